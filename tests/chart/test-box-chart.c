/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "golden.h"
#include "pursuit-box-chart.h"

#define WIDTH 520
#define HEIGHT 220

static const PursuitBoxRow ROWS[] = {
  { 11, "Develop", "Develop: median 15 d", "15 d", 136, 8, 11, 15, 19, 25 },
  { 12, "Enter", "Enter: median 20 d", "20 d", 77, 13, 15, 20, 28, 33.4 },
  { 0, "Propose", "Propose: nobody has left it", "–", 0, 0, 0, 0, 0, 0 },
  { 14, "Negotiate", "Negotiate: median 38 d", "38 d", 40, 12, 30, 38, 60, 88 },
};

static const PursuitBoxRow CHINESE_ROWS[] = {
  { 11, "开发", "开发：中位数 15 天", "15 天", 136, 8, 11, 15, 19, 25 },
  { 12, "销售进入", "销售进入：中位数 20 天", "20 天", 77, 13, 15, 20, 28, 33.4 },
  { 0, "提案", "提案：还没有商机离开", "–", 0, 0, 0, 0, 0, 0 },
  { 14, "商务谈判", "商务谈判：中位数 38 天", "38 天", 40, 12, 30, 38, 60, 88 },
};
G_STATIC_ASSERT (G_N_ELEMENTS (CHINESE_ROWS) == G_N_ELEMENTS (ROWS));

static PursuitBoxLayout *
lay_out (double width, double height)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");

  return pursuit_box_chart_layout (ROWS, G_N_ELEMENTS (ROWS), NULL, width, height, &theme, canvas);
}

/* One scale from 0 to a round number for all rows; a row without values has no box. */
static void
test_layout (void)
{
  g_autoptr (PursuitBoxLayout) layout = lay_out (WIDTH, HEIGHT);
  double scale = (layout->right - layout->left) / 100; /* five steps of 20 are the first to reach 88 */

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      const PursuitBoxPlace *place = &layout->places[i];

      g_assert_cmpint (place->seen, ==, ROWS[i].n > 0);
      if (!place->seen)
        continue;
      g_assert_cmpfloat_with_epsilon (place->low, layout->left + ROWS[i].low * scale, 0.01);
      g_assert_cmpfloat_with_epsilon (place->median, layout->left + ROWS[i].median * scale, 0.01);
      g_assert_cmpfloat_with_epsilon (place->high, layout->left + ROWS[i].high * scale, 0.01);
      g_assert_cmpfloat (place->high, <=, layout->right);
    }
  g_assert_cmpfloat (layout->height, <=, HEIGHT + 0.01);
}

static void
test_hit (void)
{
  g_autoptr (PursuitBoxLayout) layout = lay_out (WIDTH, HEIGHT);

  g_assert_cmpint (pursuit_box_chart_hit (layout, 5, layout->places[1].middle), ==, 1);
  g_assert_cmpint (pursuit_box_chart_hit (layout, WIDTH - 1, layout->places[3].middle), ==, 3);
  g_assert_cmpint (pursuit_box_chart_hit (layout, 5, layout->height - 1), ==, -1); /* the scale */
  g_assert_cmpint (pursuit_box_chart_hit (layout, -1, 5), ==, -1);
}

/* Nothing at all, and no room at all. */
static void
test_extremes (void)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");
  g_autoptr (PursuitBoxLayout) none =
      pursuit_box_chart_layout (NULL, 0, "Before", WIDTH, HEIGHT, &theme, canvas);
  g_autoptr (PursuitBoxLayout) narrow = lay_out (1, 1);

  g_assert_cmpint (pursuit_box_chart_hit (none, 5, 5), ==, -1);
  g_assert_cmpfloat (narrow->right, >, narrow->left);
}

/* As a report has it: a mark a row, which says all of it and knows what is behind it. */
static void
test_chart (void)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");
  g_autoptr (PursuitChart) chart = pursuit_box_chart_new (ROWS, G_N_ELEMENTS (ROWS), NULL);
  g_autoptr (PursuitChartLayout) layout = pursuit_chart_lay_out (chart, WIDTH, HEIGHT, &theme, canvas);
  PursuitBox box;

  g_assert_cmpuint (pursuit_chart_get_n_marks (chart), ==, G_N_ELEMENTS (ROWS));
  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_assert_cmpint (pursuit_chart_get_mark (chart, i)->id, ==, ROWS[i].mark);
      g_assert_true (pursuit_chart_layout_place (layout, i, &box));
      g_assert_cmpint (pursuit_chart_layout_hit (layout, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2), ==,
                       i);
    }
  g_assert_true (g_str_has_prefix (pursuit_chart_get_words (chart), "Develop: median 15 d\nEnter"));
}

static void
draw (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  g_autoptr (PursuitBoxLayout) layout =
      pursuit_box_chart_layout (chinese ? CHINESE_ROWS : ROWS, G_N_ELEMENTS (ROWS), NULL, WIDTH, HEIGHT,
                                theme, canvas);

  pursuit_box_chart_draw (layout, canvas);
}

static void
test_golden (void)
{
  assert_golden_set (draw, WIDTH, HEIGHT, "box");
}

/* Before, stays were longer, shorter, in a stage that nobody left since, and none. */
static const double MEDIANS_BEFORE[] = { 30, 16, 45, 0 };

static PursuitBoxLayout *
lay_out_compared (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  PursuitBoxRow rows[G_N_ELEMENTS (ROWS)];

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      rows[i] = chinese ? CHINESE_ROWS[i] : ROWS[i];
      rows[i].n_before = MEDIANS_BEFORE[i] > 0 ? 20 : 0;
      rows[i].median_before = MEDIANS_BEFORE[i];
    }
  return pursuit_box_chart_layout (rows, G_N_ELEMENTS (rows),
                                   chinese ? "虚线：2025年上半年" : "Dashed: 2025 H1", WIDTH, HEIGHT, theme,
                                   canvas);
}

static void
draw_compared (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  g_autoptr (PursuitBoxLayout) layout = lay_out_compared (canvas, theme, chinese);

  pursuit_box_chart_draw (layout, canvas);
}

static void
test_compared (void)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");
  g_autoptr (PursuitBoxLayout) layout = lay_out_compared (canvas, &theme, FALSE);

  g_assert_cmpfloat (layout->height, <=, HEIGHT);
  for (guint i = 0; i < layout->n_rows; i++)
    g_assert_cmpint (layout->places[i].compared, ==, MEDIANS_BEFORE[i] > 0);
  /* on the same scale as the boxes, also without one */
  g_assert_cmpfloat_with_epsilon ((layout->places[2].median_before - layout->left) /
                                      (layout->places[3].median - layout->left),
                                  45.0 / 38, 1e-6);
  assert_golden_set (draw_compared, WIDTH, HEIGHT, "box-compared");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/box/layout", test_layout);
  g_test_add_func ("/box/hit", test_hit);
  g_test_add_func ("/box/extremes", test_extremes);
  g_test_add_func ("/box/chart", test_chart);
  g_test_add_func ("/box/golden", test_golden);
  g_test_add_func ("/box/compared", test_compared);
  return g_test_run ();
}
