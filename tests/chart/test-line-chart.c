/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "golden.h"
#include "pursuit-line-chart.h"

#define WIDTH 360
#define HEIGHT 130

static const PursuitLinePoint POINTS[] = {
  { 0, 2, "3 Aug" },
  { 10, 3.5, NULL },
  { 15, 3, NULL },
  { 40, 4.25, "12 Sep" },
};

static const double LEVELS[] = { 3.5, 2.5 };

static const PursuitLineChart CHART = { .points = POINTS,
                                        .n_points = G_N_ELEMENTS (POINTS),
                                        .lowest = 0,
                                        .highest = 5,
                                        .step = 1,
                                        .levels = LEVELS,
                                        .n_levels = G_N_ELEMENTS (LEVELS) };

static PursuitLineLayout *
lay_out (const PursuitLineChart *chart, double width, double height)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);

  return pursuit_line_chart_layout (chart, width, height, &theme, canvas);
}

static const PursuitLineDot *
get_dot (const PursuitLineLayout *layout, guint i)
{
  return &g_array_index (layout->dots, PursuitLineDot, i);
}

/* Places are as the times and values; a value on a level lies on its line. */
static void
test_layout (void)
{
  g_autoptr (PursuitLineLayout) layout = lay_out (&CHART, WIDTH, HEIGHT);

  g_assert_cmpuint (layout->dots->len, ==, 4);
  g_assert_cmpuint (layout->lines->len, ==, 6);
  g_assert_cmpfloat_with_epsilon (get_dot (layout, 0)->x, layout->left, 0.01);
  g_assert_cmpfloat_with_epsilon (get_dot (layout, 1)->x, layout->left + layout->area_width / 4, 0.01);
  g_assert_cmpfloat_with_epsilon (get_dot (layout, 3)->x, layout->left + layout->area_width, 0.01);
  g_assert_cmpfloat_with_epsilon (get_dot (layout, 0)->y, layout->top + 0.6 * layout->area_height, 0.01);
  g_assert_cmpfloat_with_epsilon (get_dot (layout, 1)->y, g_array_index (layout->levels, double, 0), 0.01);
  g_assert_cmpfloat (layout->left + layout->area_width, <=, WIDTH);
  g_assert_cmpfloat (layout->height, <=, HEIGHT);
}

static void
test_hit (void)
{
  g_autoptr (PursuitLineLayout) layout = lay_out (&CHART, WIDTH, HEIGHT);
  const PursuitLineDot *dot = get_dot (layout, 2);

  g_assert_true (pursuit_line_chart_hit (layout, dot->x, dot->y) == dot);
  g_assert_null (
      pursuit_line_chart_hit (layout, layout->left + layout->area_width, layout->top + layout->area_height));
}

/* Nothing at all, one time only, values beyond the scale, and no room at all. */
static void
test_extremes (void)
{
  static const PursuitLinePoint once[] = { { 7, -1, NULL }, { 7, 9, NULL } };
  PursuitLineChart chart = CHART;

  chart.n_points = 0;
  g_autoptr (PursuitLineLayout) none = lay_out (&chart, WIDTH, HEIGHT);
  g_assert_cmpuint (none->dots->len, ==, 0);
  g_assert_null (pursuit_line_chart_hit (none, 0, 0));
  chart.points = once;
  chart.n_points = 2;
  g_autoptr (PursuitLineLayout) same = lay_out (&chart, WIDTH, HEIGHT);
  g_assert_cmpfloat (get_dot (same, 0)->x, ==, get_dot (same, 1)->x);
  g_assert_cmpfloat_with_epsilon (get_dot (same, 0)->y, same->top + same->area_height, 0.01);
  g_assert_cmpfloat_with_epsilon (get_dot (same, 1)->y, same->top, 0.01);
  g_autoptr (PursuitLineLayout) narrow = lay_out (&CHART, 1, 1);
  g_assert_cmpfloat (narrow->area_width, >, 0);
  g_assert_true (isfinite (narrow->height));
}

static void
draw (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  PursuitLinePoint points[G_N_ELEMENTS (POINTS)];
  PursuitLineChart chart = CHART;

  for (guint i = 0; i < G_N_ELEMENTS (POINTS); i++)
    points[i] = POINTS[i];
  if (chinese)
    {
      points[0].label = "8月3日";
      points[G_N_ELEMENTS (POINTS) - 1].label = "9月12日";
    }
  chart.points = points;
  g_autoptr (PursuitLineLayout) layout = pursuit_line_chart_layout (&chart, WIDTH, HEIGHT, theme, canvas);
  pursuit_line_chart_draw (layout, canvas);
}

static void
test_golden (void)
{
  assert_golden_set (draw, WIDTH, HEIGHT, "line");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line/layout", test_layout);
  g_test_add_func ("/line/hit", test_hit);
  g_test_add_func ("/line/extremes", test_extremes);
  g_test_add_func ("/line/golden", test_golden);
  return g_test_run ();
}
