/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-chart.h"

#include <math.h>
#include <string.h>

#include "golden.h"
#include "sample-chart.h"
#include "sample-tree.h"

typedef struct
{
  SampleTree *tree;
  PursuitOrgCard *cards;
  guint8 *collapsed;
  guint8 *assistants;
  PursuitOrgChartData data;
  PursuitOrgChartOptions options;
  PursuitOrgChartLayout *layout;
} Chart;

static Chart *
chart_new (SampleTreeKind kind, guint n, gboolean blocks, gboolean lanes)
{
  Chart *chart = g_new0 (Chart, 1);
  guint32 state = n;

  chart->tree = sample_tree_new (kind, n);
  chart->cards = g_new0 (PursuitOrgCard, n);
  chart->collapsed = g_new0 (guint8, n);
  chart->assistants = g_new0 (guint8, n);
  for (guint i = 0; i < n; i++)
    {
      chart->cards[i].attitude = (gint8) sample_random_bounded (&state, 5) - 2;
      chart->cards[i].level = (gint8) sample_random_bounded (&state, 4) - 1;
      chart->cards[i].weight = -1;
      chart->collapsed[i] = sample_random_bounded (&state, 20) == 0;
      chart->assistants[i] = sample_random_bounded (&state, 10) == 0;
    }
  chart->data.n_cards = n;
  chart->data.cards = chart->cards;
  chart->data.parent = chart->tree->parent;
  chart->data.collapsed = chart->collapsed;
  chart->data.assistants = chart->assistants;
  chart->options = PURSUIT_ORG_CHART_OPTIONS_INIT;
  chart->options.tree.leaf_blocks = blocks;
  chart->options.tree.n_lanes = lanes ? 3 : 0;
  chart->collapsed[0] = 0;
  chart->layout = pursuit_org_chart_layout_new (&chart->data, &chart->options);
  return chart;
}

static void
chart_free (Chart *chart)
{
  pursuit_org_chart_layout_free (chart->layout);
  sample_tree_free (chart->tree);
  g_free (chart->cards);
  g_free (chart->collapsed);
  g_free (chart->assistants);
  g_free (chart);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Chart, chart_free)

static int
compare_indices (const void *a, const void *b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* What an index finds is what a look at every box finds, each box once. */
static guint
assert_index (const PursuitBandIndex *index, const PursuitBox *boxes, guint n, const PursuitBox *area)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint k = 0;

  pursuit_band_index_query (index, area, found);
  g_array_sort (found, compare_indices);
  for (guint i = 0; i < n; i++)
    if (pursuit_box_meets (&boxes[i], area))
      {
        g_assert_cmpuint (k, <, found->len);
        g_assert_cmpuint (g_array_index (found, guint, k), ==, i);
        k++;
      }
  g_assert_cmpuint (k, ==, found->len);
  return k;
}

static void
test_culling (void)
{
  guint n_found = 0;

  for (guint kind = 0; kind < 8; kind++)
    {
      g_autoptr (Chart) chart = chart_new (kind & 1, 3000, (kind & 2) != 0, (kind & 4) != 0);
      const PursuitOrgChartLayout *layout = chart->layout;
      guint32 state = kind;

      for (guint i = 0; i < 200; i++)
        {
          double x = sample_random_bounded (&state, layout->width + 400) - 200.0;
          double y = sample_random_bounded (&state, layout->height + 400) - 200.0;
          PursuitBox area = { x, y, x + sample_random_bounded (&state, 2000),
                              y + sample_random_bounded (&state, 900) };

          n_found += assert_index (layout->card_index, layout->boxes, layout->n_boxes, &area);
          n_found += assert_index (layout->across_index, (PursuitBox *) layout->across->data,
                                   layout->across->len, &area);
          n_found +=
              assert_index (layout->down_index, (PursuitBox *) layout->down->data, layout->down->len, &area);
        }
    }
  g_assert_cmpuint (n_found, >, 10000);
}

/* Boxes of any size at any place, which are not sorted as a tree's are. */
static void
test_culling_any_boxes (void)
{
  guint32 state = 7;
  PursuitBox boxes[500];

  for (guint round = 0; round < 50; round++)
    {
      guint n = sample_random_bounded (&state, G_N_ELEMENTS (boxes) + 1);
      g_autoptr (PursuitBandIndex) index = NULL;

      for (guint i = 0; i < n; i++)
        {
          double x = sample_random_bounded (&state, 2000) - 1000.0;
          double y = sample_random_bounded (&state, 2000) - 1000.0;

          boxes[i] = (PursuitBox){ x, y, x + sample_random_bounded (&state, 300),
                                   y + sample_random_bounded (&state, 1500) };
        }
      index = pursuit_band_index_new (boxes, n, 1 + sample_random_bounded (&state, 100));
      for (guint i = 0; i < 50; i++)
        {
          double x = sample_random_bounded (&state, 2000) - 1000.0;
          double y = sample_random_bounded (&state, 2000) - 1000.0;

          assert_index (index, boxes, n, &(PursuitBox){ x, y, x + 400, y + 300 });
        }
    }
}

static void
test_hit (void)
{
  g_autoptr (Chart) chart = chart_new (SAMPLE_TREE_ORG8, 2000, TRUE, FALSE);
  const PursuitTreeLayout *tree = chart->layout->tree;

  for (guint k = 0; k < tree->n_visible; k++)
    {
      guint v = tree->order[k];

      g_assert_cmpint (pursuit_org_chart_hit (chart->layout, tree->x[v], tree->y[v]), ==, v);
      g_assert_cmpint (pursuit_org_chart_hit (chart->layout, tree->x[v] + 175, tree->y[v] + 83), ==, v);
      g_assert_cmpint (pursuit_org_chart_hit (chart->layout, tree->x[v] + 88, tree->y[v] - 1), ==, -1);
      g_assert_cmpint (pursuit_org_chart_hit (chart->layout, tree->x[v] - 1, tree->y[v] + 42), ==, -1);
    }
}

/* Arrow keys on a manager with a row of two, one of whom has a block of five in two columns:
 *     0
 *   1   2
 *      3 4
 *      5 6
 *      7
 */
static void
test_neighbors (void)
{
  enum
  {
    UP,
    DOWN,
    LEFT,
    RIGHT
  };
  static const gint expected[8][4] = {
    [0] = { -1, 1, -1, -1 }, [1] = { 0, -1, -1, 2 }, [2] = { 0, 3, 1, -1 },  [3] = { 2, 5, -1, 4 },
    [4] = { 2, 6, 3, -1 },   [5] = { 3, 7, -1, 6 },  [6] = { 4, -1, 5, -1 }, [7] = { 5, -1, -1, -1 },
  };
  const gint parent[] = { -1, 0, 0, 2, 2, 2, 2, 2 };
  const PursuitOrgCard cards[8] = { { .id = 1 } };
  PursuitOrgChartData data = { .n_cards = 8, .cards = cards, .parent = parent };
  PursuitOrgChartOptions options = PURSUIT_ORG_CHART_OPTIONS_INIT;
  g_autoptr (PursuitOrgChartLayout) layout = NULL;

  options.tree.leaf_blocks = TRUE;
  layout = pursuit_org_chart_layout_new (&data, &options);
  for (guint v = 0; v < 8; v++)
    {
      g_assert_cmpint (pursuit_org_chart_neighbor (layout, v, PURSUIT_ORG_CHART_UP), ==, expected[v][UP]);
      g_assert_cmpint (pursuit_org_chart_neighbor (layout, v, PURSUIT_ORG_CHART_DOWN), ==, expected[v][DOWN]);
      g_assert_cmpint (pursuit_org_chart_neighbor (layout, v, PURSUIT_ORG_CHART_LEFT), ==, expected[v][LEFT]);
      g_assert_cmpint (pursuit_org_chart_neighbor (layout, v, PURSUIT_ORG_CHART_RIGHT), ==,
                       expected[v][RIGHT]);
    }
}

/* Arrow keys past assistants: 1, 2 and 3 stand beside the stem, 4 below it. */
static void
test_neighbors_assistants (void)
{
  static const gint expected[5][2] = { { -1, 1 }, { 0, 3 }, { 0, 4 }, { 0, 4 }, { 0, -1 } };
  const gint parent[] = { -1, 0, 0, 0, 0 };
  const guint8 assistants[] = { 0, 1, 1, 1, 0 };
  const PursuitOrgCard cards[5] = { { .id = 1 } };
  PursuitOrgChartData data = { .n_cards = 5, .cards = cards, .parent = parent, .assistants = assistants };
  PursuitOrgChartOptions options = PURSUIT_ORG_CHART_OPTIONS_INIT;
  g_autoptr (PursuitOrgChartLayout) layout = pursuit_org_chart_layout_new (&data, &options);

  for (guint v = 0; v < 5; v++)
    {
      g_assert_cmpint (pursuit_org_chart_neighbor (layout, v, PURSUIT_ORG_CHART_UP), ==, expected[v][0]);
      g_assert_cmpint (pursuit_org_chart_neighbor (layout, v, PURSUIT_ORG_CHART_DOWN), ==, expected[v][1]);
    }
  g_assert_cmpint (pursuit_org_chart_neighbor (layout, 1, PURSUIT_ORG_CHART_RIGHT), ==, 2);
}

/* From every card each other one can be reached by arrow keys. */
static void
test_neighbors_reach_all (void)
{
  g_autoptr (Chart) chart = chart_new (SAMPLE_TREE_RRT, 2000, TRUE, TRUE);
  const PursuitTreeLayout *tree = chart->layout->tree;
  g_autofree gboolean *seen = g_new0 (gboolean, tree->n_nodes);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (queue, tree->order[0]);
  seen[tree->order[0]] = TRUE;
  for (guint i = 0; i < queue->len; i++)
    for (guint direction = PURSUIT_ORG_CHART_UP; direction <= PURSUIT_ORG_CHART_RIGHT; direction++)
      {
        gint v = pursuit_org_chart_neighbor (chart->layout, g_array_index (queue, guint, i), direction);

        if (v >= 0 && !seen[v])
          {
            seen[v] = TRUE;
            g_array_append_val (queue, v);
          }
      }
  g_assert_cmpuint (queue->len, ==, tree->n_visible);
}

/* Every line ends at a card, at its manager's rail or at its block's trunk, and crosses no card. */
static void
test_lines_cross_no_card (void)
{
  for (guint kind = 0; kind < 8; kind++)
    {
      g_autoptr (Chart) chart = chart_new (kind & 1, 1500, (kind & 2) != 0, (kind & 4) != 0);
      GArray *const lines[] = { chart->layout->across, chart->layout->down };
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

      g_assert_cmpuint (chart->layout->down->len, >, 100);
      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        for (guint j = 0; j < lines[i]->len; j++)
          {
            PursuitBox inner = g_array_index (lines[i], PursuitBox, j);

            g_assert_true (inner.x0 <= inner.x1 && inner.y0 <= inner.y1);
            if (i == 0)
              inner.x0 += 0.5, inner.x1 = MAX (inner.x0, inner.x1 - 0.5);
            else
              inner.y0 += 0.5, inner.y1 = MAX (inner.y0, inner.y1 - 0.5);
            g_array_set_size (found, 0);
            pursuit_org_chart_find_cards (chart->layout, &inner, found);
            g_assert_cmpuint (found->len, ==, 0);
          }
    }
}

static void
test_hidden (void)
{
  const gint parent[] = { -1, 0, 1, 1 };
  const guint8 collapsed[] = { 0, 1, 0, 0 };
  const PursuitOrgCard cards[] = { { .id = 1 }, { .id = 2 }, { .id = 3 }, { .id = 4 } };
  const PursuitOrgRelation relation = { 1, 0, 3, PURSUIT_ORG_RELATION_FRIEND, NULL };
  PursuitOrgChartData data = { .n_cards = 4,
                               .cards = cards,
                               .parent = parent,
                               .collapsed = collapsed,
                               .n_relations = 1,
                               .relations = &relation };
  PursuitOrgChartOptions options = PURSUIT_ORG_CHART_OPTIONS_INIT;
  g_autoptr (PursuitOrgChartLayout) layout = pursuit_org_chart_layout_new (&data, &options);

  g_assert_cmpuint (layout->n_boxes, ==, 2);
  g_assert_cmpuint (layout->tree->n_hidden[1], ==, 2);
  g_assert_cmpuint (layout->curves->len, ==, 0);
  g_assert_cmpuint (layout->down->len, ==, 2);
}

static cairo_surface_t *
render (const PursuitOrgChartData *data, PursuitThemeKind kind, double scale)
{
  PursuitOrgChartOptions options = sample_chart_options ();
  g_autoptr (PursuitOrgChartLayout) layout = pursuit_org_chart_layout_new (data, &options);
  const guint route[] = { 8, 1, 0 };
  PursuitOrgChartView view = { .theme = pursuit_theme_get (kind),
                               .area = layout->bounds,
                               .scale = scale,
                               .parts = PURSUIT_ORG_CHART_ALL,
                               .route = route,
                               .n_route = data->n_cards > 8 ? G_N_ELEMENTS (route) : 0 };
  PursuitColor ground = view.theme->background;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, ceil ((view.area.x1 - view.area.x0) * scale),
                                  ceil ((view.area.y1 - view.area.y0) * scale));
  cairo_t *cr = cairo_create (surface);
  PursuitCanvas *canvas = pursuit_canvas_new_cairo (cr, "zh-cn");

  cairo_set_source_rgb (cr, ground.red, ground.green, ground.blue);
  cairo_paint (cr);
  pursuit_org_chart_draw (canvas, layout, &view);
  pursuit_canvas_free (canvas);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
test_golden (gconstpointer theme)
{
  static const char *const names[] = { [PURSUIT_THEME_LIGHT] = "org-chart-light",
                                       [PURSUIT_THEME_DARK] = "org-chart-dark",
                                       [PURSUIT_THEME_PRINT] = "org-chart-grey" };
  PursuitThemeKind kind = GPOINTER_TO_INT (theme);
  cairo_surface_t *drawn = render (sample_chart_data (), kind, 1);

  if (kind == PURSUIT_THEME_PRINT)
    golden_make_grey (drawn);
  assert_golden (drawn, names[kind]);
  cairo_surface_destroy (drawn);
}

static void
test_golden_chinese (void)
{
  cairo_surface_t *drawn = render (sample_chart_data_chinese (), PURSUIT_THEME_LIGHT, 1);

  assert_golden (drawn, "org-chart-zh");
  cairo_surface_destroy (drawn);
}

/* One attitude less, one person elsewhere, another theme: each must be seen as another picture. */
static void
test_golden_control (void)
{
  PursuitOrgChartData data = *sample_chart_data ();
  g_autofree PursuitOrgCard *cards = g_memdup2 (data.cards, data.n_cards * sizeof (PursuitOrgCard));
  g_autofree gint *parent = g_memdup2 (data.parent, data.n_cards * sizeof (gint));
  cairo_surface_t *original = render (&data, PURSUIT_THEME_LIGHT, 1);
  cairo_surface_t *dark = render (&data, PURSUIT_THEME_DARK, 1);
  cairo_surface_t *attitude;
  cairo_surface_t *moved;

  data.cards = cards;
  cards[8].attitude = 0;
  attitude = render (&data, PURSUIT_THEME_LIGHT, 1);
  cards[8].attitude = sample_chart_data ()->cards[8].attitude;
  data.parent = parent;
  parent[9] = 4;
  moved = render (&data, PURSUIT_THEME_LIGHT, 1);
  g_assert_true (golden_alike (original, original));
  g_assert_false (golden_alike (original, dark));
  g_assert_false (golden_alike (original, attitude));
  g_assert_false (golden_alike (original, moved));
  cairo_surface_destroy (original);
  cairo_surface_destroy (dark);
  cairo_surface_destroy (attitude);
  cairo_surface_destroy (moved);
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  const guchar *row =
      cairo_image_surface_get_data (surface) + (gint) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) row)[(gint) x] & 0xffffff;
}

/* At every scale, the place of a person who is against us has the colour of it. */
static void
test_far_zoom (void)
{
  const double scales[] = { 1, 0.34, 0.1, 0.034, 0.01 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      PursuitOrgChartOptions options = sample_chart_options ();
      g_autoptr (PursuitOrgChartLayout) layout =
          pursuit_org_chart_layout_new (sample_chart_data (), &options);
      cairo_surface_t *surface = render (sample_chart_data (), PURSUIT_THEME_LIGHT, scales[i]);
      double x = layout->tree->x[9] - layout->bounds.x0 + (scales[i] < 1 ? 60 : 3); /* the bar, the box */
      double y = layout->tree->y[9] - layout->bounds.y0 + 42;

      g_assert_cmphex (pixel_at (surface, x * scales[i], y * scales[i]), ==, 0xd55e00);
      cairo_surface_destroy (surface);
    }
}

static void
test_svg_has_text (void)
{
  PursuitOrgChartOptions options = sample_chart_options ();
  g_autoptr (PursuitOrgChartLayout) layout = pursuit_org_chart_layout_new (sample_chart_data (), &options);
  PursuitOrgChartView view = { pursuit_theme_get (PURSUIT_THEME_PRINT), layout->bounds, 1,
                               PURSUIT_ORG_CHART_ALL, NULL };
  g_autoptr (PursuitCanvas) canvas =
      pursuit_canvas_new_svg (layout->bounds.x1 - layout->bounds.x0, layout->bounds.y1 - layout->bounds.y0,
                              "People", NULL);
  const char *const words[] = { "Luo Jian", "马明华", "Decision maker", "friends, same school",
                                "DECISION LEVEL" };
  g_autofree char *svg = NULL;

  pursuit_org_chart_draw (canvas, layout, &view);
  svg = pursuit_canvas_finish_svg (canvas);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_nonnull (strstr (svg, words[i]));
}

/* Hostile text in every field is drawn, shortened, and changes no size. */
static void
test_hostile_text (void)
{
  g_autofree char *many = g_strnfill (10000, 'W');
  const char *const texts[] = { many,
                                "<b>&",
                                "\xff\xfe",
                                "\xe2\x80\xae"
                                "abc",
                                "a\nb\tc",
                                "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *const roles[] = { texts[i], texts[i], texts[i], NULL };
      const PursuitOrgCard card = { 1, texts[i], texts[i], texts[i], roles, 2, 9, 999, 0 };
      const gint parent[] = { -1 };
      const PursuitOrgChartData data = { .n_cards = 1, .cards = &card, .parent = parent };
      cairo_surface_t *surface = render (&data, PURSUIT_THEME_LIGHT, 1);

      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      /* beside the card, where a line that is too long would end */
      g_assert_cmphex (pixel_at (surface, cairo_image_surface_get_width (surface) - 1,
                                 PURSUIT_ORG_CARD_OVERHANG + 36 + 60),
                       ==, 0xfafafa);
      cairo_surface_destroy (surface);
    }
}

static void
test_cycle (void)
{
  const gint parent[] = { 1, 0 };
  const PursuitOrgCard cards[] = { { .id = 1 }, { .id = 2 } };
  const PursuitOrgChartData data = { .n_cards = 2, .cards = cards, .parent = parent };
  PursuitOrgChartOptions options = PURSUIT_ORG_CHART_OPTIONS_INIT;

  g_assert_null (pursuit_org_chart_layout_new (&data, &options));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/org-chart/culling/chart", test_culling);
  g_test_add_func ("/org-chart/culling/any-boxes", test_culling_any_boxes);
  g_test_add_func ("/org-chart/hit", test_hit);
  g_test_add_func ("/org-chart/neighbors/by-hand", test_neighbors);
  g_test_add_func ("/org-chart/neighbors/assistants", test_neighbors_assistants);
  g_test_add_func ("/org-chart/neighbors/reach-all", test_neighbors_reach_all);
  g_test_add_func ("/org-chart/lines-cross-no-card", test_lines_cross_no_card);
  g_test_add_func ("/org-chart/hidden", test_hidden);
  g_test_add_func ("/org-chart/cycle", test_cycle);
  g_test_add_data_func ("/org-chart/golden/light", GINT_TO_POINTER (PURSUIT_THEME_LIGHT), test_golden);
  g_test_add_data_func ("/org-chart/golden/dark", GINT_TO_POINTER (PURSUIT_THEME_DARK), test_golden);
  g_test_add_data_func ("/org-chart/golden/grey", GINT_TO_POINTER (PURSUIT_THEME_PRINT), test_golden);
  g_test_add_func ("/org-chart/golden/chinese", test_golden_chinese);
  g_test_add_func ("/org-chart/golden/control", test_golden_control);
  g_test_add_func ("/org-chart/far-zoom", test_far_zoom);
  g_test_add_func ("/org-chart/svg-has-text", test_svg_has_text);
  g_test_add_func ("/org-chart/hostile-text", test_hostile_text);
  return g_test_run ();
}
