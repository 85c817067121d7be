/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "golden.h"
#include "pursuit-share-curve.h"

#define WIDTH 420
#define HEIGHT 220

static char *
word_share (double share)
{
  return g_strdup_printf ("%.0f %%", 100 * share);
}

static const double CUMULATIVE[] = { 0.4, 0.62, 0.75, 0.82, 0.9, 0.94, 0.97, 0.985, 0.995, 1 };

static const PursuitShareCurve CURVE = { .cumulative = CUMULATIVE,
                                         .n = G_N_ELEMENTS (CUMULATIVE),
                                         .level = 0.8,
                                         .n_level = 4,
                                         .level_words = "4 of 10 customers bring 80 %",
                                         .format = word_share };

static PursuitShareCurveLayout *
lay_out (const PursuitShareCurve *curve, double width, double height)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);

  return pursuit_share_curve_layout (curve, width, height, &theme, canvas);
}

static const PursuitCurvePoint *
get_point (const PursuitShareCurveLayout *layout, guint i)
{
  return &g_array_index (layout->points, PursuitCurvePoint, i);
}

/* From nothing to all, by equal steps; the level stands where the curve reaches it. */
static void
test_layout (void)
{
  g_autoptr (PursuitShareCurveLayout) layout = lay_out (&CURVE, WIDTH, HEIGHT);
  double bottom = layout->top + layout->area_height;

  g_assert_cmpuint (layout->points->len, ==, 11);
  g_assert_cmpfloat_with_epsilon (get_point (layout, 0)->x, layout->left, 0.01);
  g_assert_cmpfloat_with_epsilon (get_point (layout, 0)->y, bottom, 0.01);
  g_assert_cmpfloat_with_epsilon (get_point (layout, 1)->y, bottom - 0.4 * layout->area_height, 0.01);
  g_assert_cmpfloat_with_epsilon (get_point (layout, 10)->x, layout->left + layout->area_width, 0.01);
  g_assert_cmpfloat_with_epsilon (get_point (layout, 10)->y, layout->top, 0.01);
  g_assert_cmpfloat_with_epsilon (layout->level_x, get_point (layout, 4)->x, 0.01);
  g_assert_cmpfloat_with_epsilon (layout->level_y, get_point (layout, 4)->y, 0.01);
  g_assert_cmpfloat (layout->height, <=, HEIGHT);
}

static void
test_hit (void)
{
  g_autoptr (PursuitShareCurveLayout) layout = lay_out (&CURVE, WIDTH, HEIGHT);
  double slice = layout->area_width / CURVE.n, bottom = layout->top + layout->area_height;

  g_assert_cmpint (pursuit_share_curve_hit (layout, layout->left + 0.5 * slice, bottom - 2), ==, 0);
  g_assert_cmpint (pursuit_share_curve_hit (layout, layout->left + 9.5 * slice, layout->top + 5), ==, 9);
  g_assert_cmpint (pursuit_share_curve_hit (layout, layout->left + 0.5 * slice, layout->top + 5), ==, -1);
  g_assert_cmpint (pursuit_share_curve_hit (layout, layout->left - 2, bottom - 2), ==, -1);
  g_assert_cmpint (pursuit_share_curve_hit (layout, layout->left + 2 * layout->area_width, bottom - 2), ==,
                   -1);
}

/* None, so many that several share a place, and no room at all. */
static void
test_extremes (void)
{
  enum
  {
    MANY = 100000
  };
  g_autofree double *cumulative = g_new (double, MANY);
  PursuitShareCurve many = CURVE, none = CURVE;

  for (guint i = 0; i < MANY; i++)
    cumulative[i] = (i + 1.0) / MANY;
  many.cumulative = cumulative;
  many.n = MANY;
  none.n = none.n_level = 0;
  g_autoptr (PursuitShareCurveLayout) empty = lay_out (&none, WIDTH, HEIGHT);
  g_assert_cmpuint (empty->points->len, ==, 1);
  g_assert_cmpint (pursuit_share_curve_hit (empty, empty->left + 5, empty->top + 5), ==, -1);
  g_autoptr (PursuitShareCurveLayout) full = lay_out (&many, WIDTH, HEIGHT);
  g_assert_cmpuint (full->points->len, <, 3 * WIDTH);
  g_assert_cmpfloat_with_epsilon (get_point (full, full->points->len - 1)->y, full->top, 0.01);
  g_assert_cmpint (pursuit_share_curve_hit (full, full->left + full->area_width / 2 + 0.001,
                                            full->top + full->area_height - 2),
                   ==, MANY / 2);
  g_autoptr (PursuitShareCurveLayout) narrow = lay_out (&CURVE, 1, 1);
  g_assert_cmpfloat (narrow->area_width, >, 0);
  g_assert_true (isfinite (narrow->height));
}

static void
draw (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  PursuitShareCurve curve = CURVE;

  if (chinese)
    curve.level_words = "10 家客户中有 4 家带来 80 %";
  g_autoptr (PursuitChart) chart = pursuit_share_curve_new (&curve, curve.level_words);
  g_autoptr (PursuitChartLayout) layout = pursuit_chart_lay_out (chart, WIDTH, HEIGHT, theme, canvas);
  pursuit_chart_layout_draw (layout, canvas, 2);
}

static void
test_golden (void)
{
  assert_golden_set (draw, WIDTH, HEIGHT, "share-curve");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share-curve/layout", test_layout);
  g_test_add_func ("/share-curve/hit", test_hit);
  g_test_add_func ("/share-curve/extremes", test_extremes);
  g_test_add_func ("/share-curve/golden", test_golden);
  return g_test_run ();
}
