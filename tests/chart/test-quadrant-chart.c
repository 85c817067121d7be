/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "golden.h"
#include "pursuit-quadrant-chart.h"

#define WIDTH 480
#define HEIGHT 360

static char *
word_one (double value)
{
  return g_strdup_printf ("%.1f", value);
}

static char *
word_thousands (double value)
{
  return g_strdup_printf ("%.0fk", value);
}

/* The first lies in each quarter in turn; the fifth stands on both lines. */
static const PursuitQuadrantPoint POINTS[] = {
  { "Handan Strip", 2, 1100 }, { "Ordos Power", 5, 750 },    { "Weihai Ship", 3, 310 },
  { "Harbin Gear", 4.5, 550 }, { "On the lines", 3.5, 650 }, { "Sunda Baja", 4, 2920 },
  { "Sunda Baja 2", 4, 2900 },
};

static const PursuitQuadrantChart CHART = {
  .points = POINTS,
  .n_points = G_N_ELEMENTS (POINTS),
  .x_name = "Satisfaction, of 5",
  .y_name = "Bought (CNY)",
  .x_max = 5,
  .x_split = 3.5,
  .y_split = 650,
  .titles = { "Much, not satisfied", "Much, satisfied", "Little, not satisfied", "Little, satisfied" },
  .notes = { "Assure after-sales", "More salespeople", "Keep informed", "New needs" },
  .format_x = word_one,
  .format_y = word_thousands,
};

static PursuitQuadrantLayout *
lay_out (const PursuitQuadrantChart *chart, double width, double height)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);

  return pursuit_quadrant_chart_layout (chart, width, height, &theme, canvas);
}

/* Each point lies in its own quarter, the more the higher. */
static void
test_layout (void)
{
  g_autoptr (PursuitQuadrantLayout) layout = lay_out (&CHART, WIDTH, HEIGHT);

  g_assert_cmpfloat_with_epsilon (layout->height, HEIGHT, 0.01);
  g_assert_cmpfloat_with_epsilon (layout->split_x, (layout->left + layout->right) / 2, 0.01);
  for (guint i = 0; i < G_N_ELEMENTS (POINTS); i++)
    {
      const PursuitQuadrantPlace *place = &layout->places[i];

      g_assert_cmpint (place->x > layout->split_x, ==, POINTS[i].x >= CHART.x_split);
      g_assert_cmpint (place->y < layout->split_y, ==, POINTS[i].y >= CHART.y_split);
      g_assert_true (place->x > layout->left && place->x < layout->right);
      g_assert_true (place->y > layout->top && place->y < layout->bottom);
    }
  g_assert_cmpfloat (layout->places[5].y, <, layout->places[0].y);
  g_assert_cmpfloat (layout->places[1].x, >, layout->places[5].x);
  g_assert_cmpfloat (layout->places[3].y, <, layout->places[2].y);
}

static void
test_hit (void)
{
  g_autoptr (PursuitQuadrantLayout) layout = lay_out (&CHART, WIDTH, HEIGHT);

  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (pursuit_quadrant_chart_hit (layout, layout->places[i].x + 2, layout->places[i].y - 2),
                     ==, i);
  /* of two that overlap the nearer one */
  g_assert_cmpint (pursuit_quadrant_chart_hit (layout, layout->places[5].x, layout->places[5].y - 3), ==, 5);
  g_assert_cmpint (pursuit_quadrant_chart_hit (layout, layout->places[6].x, layout->places[6].y + 3), ==, 6);
  g_assert_cmpint (pursuit_quadrant_chart_hit (layout, layout->left + 3, layout->top + 3), ==, -1);
}

static void
test_extremes (void)
{
  const PursuitQuadrantPoint nothing[] = { { "Nothing", 0, 0 },
                                           { "Below nothing", -1, -1 },
                                           { "Beyond", 9, 1 } };
  PursuitQuadrantChart none = CHART, flat = CHART;

  none.n_points = 0;
  flat.points = nothing;
  flat.n_points = G_N_ELEMENTS (nothing);
  flat.y_split = 1;
  g_autoptr (PursuitQuadrantLayout) empty = lay_out (&none, WIDTH, HEIGHT);
  g_assert_cmpint (pursuit_quadrant_chart_hit (empty, empty->split_x, empty->split_y), ==, -1);
  g_autoptr (PursuitQuadrantLayout) low = lay_out (&flat, WIDTH, HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_assert_true (low->places[i].x > low->left && low->places[i].x < low->right);
      g_assert_true (low->places[i].y > low->top && low->places[i].y < low->bottom);
    }
  g_autoptr (PursuitQuadrantLayout) narrow = lay_out (&CHART, 1, 1);
  g_assert_cmpfloat (narrow->right, >, narrow->left);
  g_assert_true (isfinite (narrow->places[0].x) && isfinite (narrow->height));
}

static void
draw (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  PursuitQuadrantChart in_chinese = CHART;

  in_chinese.x_name = "满意度（满分5分）";
  in_chinese.y_name = "成交金额";
  for (guint i = 0; i < PURSUIT_N_QUADRANTS; i++)
    {
      in_chinese.titles[i] = "金额高，满意度低";
      in_chinese.notes[i] = "加强并保障售后服务";
    }
  g_autoptr (PursuitChart) chart =
      pursuit_quadrant_chart_new (chinese ? &in_chinese : &CHART, "Satisfaction");
  g_autoptr (PursuitChartLayout) layout = pursuit_chart_lay_out (chart, WIDTH, HEIGHT, theme, canvas);

  pursuit_chart_layout_draw (layout, canvas, -1);
}

static void
test_golden (void)
{
  assert_golden_set (draw, WIDTH, HEIGHT, "quadrant");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quadrant/layout", test_layout);
  g_test_add_func ("/quadrant/hit", test_hit);
  g_test_add_func ("/quadrant/extremes", test_extremes);
  g_test_add_func ("/quadrant/golden", test_golden);
  return g_test_run ();
}
