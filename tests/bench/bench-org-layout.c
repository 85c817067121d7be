/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-tree-layout.h"

#include <stdlib.h>

#include "sample-tree.h"

#define N_RUNS 9

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
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
      gint64 start = g_get_monotonic_time ();
      g_autoptr (PursuitTreeLayout) layout = pursuit_tree_layout_new (&input, &options);
      g_autofree double *x = NULL;
      g_autofree double *y = NULL;

      layout_ms[run] = (g_get_monotonic_time () - start) / 1000.0;
      start = g_get_monotonic_time ();
      x = g_new (double, n);
      y = g_new (double, n);
      sum += plain_loop (tree, x, y);
      floor_ms[run] = (g_get_monotonic_time () - start) / 1000.0;
    }
  qsort (layout_ms, N_RUNS, sizeof (double), compare_doubles);
  qsort (floor_ms, N_RUNS, sizeof (double), compare_doubles);
  g_print ("%-18s %9u people %9.2f ms, %5.1f x a plain loop over the arrays (%.2f ms)%s\n", name, n,
           layout_ms[N_RUNS / 2], layout_ms[N_RUNS / 2] / floor_ms[N_RUNS / 2], floor_ms[N_RUNS / 2],
           sum < 0 ? "!" : "");
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
  return 0;
}
