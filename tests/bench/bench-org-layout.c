/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-chart.h"
#include "pursuit-tree-layout.h"

#include <stdlib.h>
#include <time.h>

#include "sample-tree.h"

#define N_RUNS 9
#define N_VIEWS 10000
#define VIEW_WIDTH 1440
#define VIEW_HEIGHT 900

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Sorts @values. */
static double
median (double *values, guint n)
{
  qsort (values, n, sizeof (double), compare_doubles);
  return values[n / 2];
}

/* The work that no layout can do without: read each parent and size, write each place. */
static double
plain_loop (const SampleTree *tree, double *x, double *y)
{
  for (guint i = 0; i < tree->n; i++)
    {
      gint p = tree->parent[i];

      x[i] = p < 0 ? 0 : x[p] + tree->width[i];
      y[i] = p < 0 ? 0 : y[p] + tree->height[i];
    }
  return x[tree->n - 1] + y[tree->n - 1];
}

/* Other programs use the machine too. */
static double
processor_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void
bench_tree (const char *name, SampleTreeKind kind, guint n, gboolean leaf_blocks)
{
  g_autoptr (SampleTree) tree = sample_tree_new (kind, n);
  PursuitTreeInput input = {
    .n_nodes = n, .parent = tree->parent, .width = tree->width, .height = tree->height
  };
  PursuitTreeOptions options = PURSUIT_TREE_OPTIONS_INIT;
  double layout_ms[N_RUNS];
  double floor_ms[N_RUNS];
  double sum = 0;

  options.leaf_blocks = leaf_blocks;
  for (guint run = 0; run < N_RUNS; run++)
    {
      double start = processor_ms ();
      g_autoptr (PursuitTreeLayout) layout = pursuit_tree_layout_new (&input, &options);
      g_autofree double *x = NULL;
      g_autofree double *y = NULL;

      layout_ms[run] = processor_ms () - start;
      start = processor_ms ();
      x = g_new0 (double, n);
      y = g_new0 (double, n);
      sum += plain_loop (tree, x, y);
      floor_ms[run] = processor_ms () - start;
    }
  g_print ("%-18s %8u people: %8.2f ms of processor time", name, n, median (layout_ms, N_RUNS));
  g_print (" = %5.1f x a plain loop over the arrays (%.3f ms)%s\n",
           layout_ms[N_RUNS / 2] / floor_ms[N_RUNS / 2], floor_ms[N_RUNS / 2], sum < 0 ? "!" : "");
}

/* Layout with lines and index, finding what is in a window at 1:1, and drawing. */
static void
bench_chart (const char *name, SampleTreeKind kind, guint n, guint n_lanes)
{
  g_autoptr (SampleTree) tree = sample_tree_new (kind, n);
  g_autofree PursuitOrgCard *cards = g_new0 (PursuitOrgCard, n);
  PursuitOrgChartData data = { .n_cards = n, .cards = cards, .parent = tree->parent };
  PursuitOrgChartOptions options = PURSUIT_ORG_CHART_OPTIONS_INIT;
  g_autoptr (PursuitOrgChartLayout) layout = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree double *query_us = g_new0 (double, N_VIEWS);
  double chart_ms[N_RUNS];
  guint32 state = 1;
  guint64 n_found = 0;

  for (guint i = 0; i < n; i++)
    {
      cards[i].attitude = (gint8) sample_random_bounded (&state, 5) - 2;
      cards[i].level = (gint8) sample_random_bounded (&state, 4) - 1;
    }
  options.tree.n_lanes = n_lanes;
  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start;

      g_clear_pointer (&layout, pursuit_org_chart_layout_free);
      start = g_get_monotonic_time ();
      layout = pursuit_org_chart_layout_new (&data, &options);
      chart_ms[run] = (g_get_monotonic_time () - start) / 1000.0;
    }
  for (guint i = 0; i < N_VIEWS; i++)
    {
      guint v = sample_random_bounded (&state, n);
      PursuitBox area = { layout->tree->x[v] - VIEW_WIDTH / 2, layout->tree->y[v] - VIEW_HEIGHT / 2,
                          layout->tree->x[v] + VIEW_WIDTH / 2, layout->tree->y[v] + VIEW_HEIGHT / 2 };
      struct timespec before;
      struct timespec after;

      g_array_set_size (found, 0);
      clock_gettime (CLOCK_MONOTONIC, &before);
      pursuit_org_chart_find_cards (layout, &area, found);
      clock_gettime (CLOCK_MONOTONIC, &after);
      query_us[i] = (after.tv_sec - before.tv_sec) * 1e6 + (after.tv_nsec - before.tv_nsec) / 1e3;
      n_found += found->len;
    }
  g_print ("%-18s %8u people: %8.2f ms with lines and index", name, n, median (chart_ms, N_RUNS));
  g_print ("; culling %.2f us", median (query_us, N_VIEWS));
  g_print (" (99 %%: %.2f us) for %.0f cards in view\n", query_us[N_VIEWS * 99 / 100],
           (double) n_found / N_VIEWS);
}

/* Draws a window at a scale, with the middle of the chart in its middle. */
static void
bench_draw (guint n, double scale)
{
  g_autoptr (SampleTree) tree = sample_tree_new (SAMPLE_TREE_ORG8, n);
  g_autofree PursuitOrgCard *cards = g_new0 (PursuitOrgCard, n);
  PursuitOrgChartData data = { .n_cards = n, .cards = cards, .parent = tree->parent };
  PursuitOrgChartOptions options = PURSUIT_ORG_CHART_OPTIONS_INIT;
  g_autoptr (PursuitOrgChartLayout) layout = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, VIEW_WIDTH, VIEW_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PursuitCanvas *canvas = pursuit_canvas_new_cairo (cr, "en");
  PursuitOrgChartView view = {
    pursuit_theme_get (PURSUIT_THEME_LIGHT), { 0 }, scale, PURSUIT_ORG_CHART_ALL, NULL
  };
  double draw_ms[N_RUNS];

  for (guint i = 0; i < n; i++)
    cards[i] = (PursuitOrgCard){ .name = "Zhou Min",
                                 .title = "Deputy GM, operations",
                                 .function = "Operations",
                                 .attitude = (gint) (i % 5) - 2,
                                 .coverage = i % 4,
                                 .weight = i % 40 };
  layout = pursuit_org_chart_layout_new (&data, &options);
  view.area.x0 = layout->width / 2 - VIEW_WIDTH / scale / 2;
  view.area.x1 = view.area.x0 + VIEW_WIDTH / scale;
  view.area.y0 = MIN (0, layout->height - VIEW_HEIGHT / scale);
  view.area.y1 = view.area.y0 + VIEW_HEIGHT / scale;
  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();

      pursuit_org_chart_draw (canvas, layout, &view);
      draw_ms[run] = (g_get_monotonic_time () - start) / 1000.0;
    }
  g_print ("draw at %7.4f : 1  %8u people: %8.2f ms\n", scale, n, median (draw_ms, N_RUNS));
  pursuit_canvas_free (canvas);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (void)
{
  const guint sizes[] = { 1000, 100000, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      bench_tree ("rrt", SAMPLE_TREE_RRT, sizes[i], FALSE);
      bench_tree ("rrt, leaf blocks", SAMPLE_TREE_RRT, sizes[i], TRUE);
      bench_tree ("org8", SAMPLE_TREE_ORG8, sizes[i], FALSE);
      bench_tree ("org8, leaf blocks", SAMPLE_TREE_ORG8, sizes[i], TRUE);
    }
  bench_chart ("rrt", SAMPLE_TREE_RRT, 100000, 0);
  bench_chart ("rrt, 3 lanes", SAMPLE_TREE_RRT, 100000, 3);
  bench_chart ("org8", SAMPLE_TREE_ORG8, 100000, 0);
  bench_chart ("org8, 3 lanes", SAMPLE_TREE_ORG8, 100000, 3);
  bench_draw (100000, 1);
  bench_draw (100000, 0.3);
  bench_draw (100000, 0.03);
  bench_draw (100000, (double) VIEW_WIDTH / 20e6);
  return 0;
}
