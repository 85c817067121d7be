/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "golden.h"
#include "pursuit-reliability-chart.h"

#define WIDTH 480
#define HEIGHT 400

static const PursuitReliabilityPoint POINTS[] = {
  { 0.1, 0.05, 80 }, { 0.25, 0.4, 20 }, { 0, 0, 0 }, { 0.5, 0.5, 5 }, { 1, 1, 1 },
};

static char *
format_share (double share)
{
  return g_strdup_printf ("%.0f %%", 100 * share);
}

static const PursuitReliabilityChart CHART = { .points = POINTS,
                                               .n_points = G_N_ELEMENTS (POINTS),
                                               .predicted_title = "Predicted",
                                               .observed_title = "Won",
                                               .format = format_share };

static PursuitReliabilityLayout *
lay_out (const PursuitReliabilityChart *chart)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);

  return pursuit_reliability_chart_layout (chart, WIDTH, HEIGHT, &theme);
}

static const PursuitReliabilityDot *
get_dot (const PursuitReliabilityLayout *layout, guint i)
{
  return &g_array_index (layout->dots, PursuitReliabilityDot, i);
}

/* A kept prediction lies on the diagonal, a low share below it, and areas are as the numbers. */
static void
test_layout (void)
{
  g_autoptr (PursuitReliabilityLayout) layout = lay_out (&CHART);

  g_assert_cmpuint (layout->dots->len, ==, 4); /* a tenth without predictions has none */
  g_assert_cmpuint (get_dot (layout, 2)->point, ==, 3);
  g_assert_cmpfloat_with_epsilon (get_dot (layout, 2)->x, layout->left + layout->side / 2, 0.01);
  g_assert_cmpfloat_with_epsilon (get_dot (layout, 2)->y, layout->top + layout->side / 2, 0.01);
  g_assert_cmpfloat_with_epsilon (get_dot (layout, 3)->x, layout->left + layout->side, 0.01);
  g_assert_cmpfloat_with_epsilon (get_dot (layout, 3)->y, layout->top, 0.01);
  g_assert_cmpfloat_with_epsilon (get_dot (layout, 0)->y, layout->top + 0.95 * layout->side, 0.01);
  g_assert_cmpfloat_with_epsilon (get_dot (layout, 0)->radius, 2 * get_dot (layout, 1)->radius, 0.01);
  g_assert_cmpfloat (layout->left, >, 0);
  g_assert_cmpfloat (layout->left + layout->side, <=, WIDTH);
  g_assert_cmpfloat (layout->height, <=, HEIGHT);
}

static void
test_hit (void)
{
  g_autoptr (PursuitReliabilityLayout) layout = lay_out (&CHART);
  const PursuitReliabilityDot *dot = get_dot (layout, 1);

  g_assert_true (pursuit_reliability_chart_hit (layout, dot->x, dot->y) == dot);
  g_assert_null (pursuit_reliability_chart_hit (layout, layout->left + 0.9 * layout->side,
                                                layout->top + 0.9 * layout->side));
}

/* Nothing at all, and no room at all. */
static void
test_extremes (void)
{
  PursuitReliabilityChart empty = CHART;
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);

  empty.n_points = 0;
  g_autoptr (PursuitReliabilityLayout) none = lay_out (&empty);
  g_assert_cmpuint (none->dots->len, ==, 0);
  g_assert_null (pursuit_reliability_chart_hit (none, 0, 0));
  g_autoptr (PursuitReliabilityLayout) narrow = pursuit_reliability_chart_layout (&CHART, 1, 1, &theme);
  g_assert_cmpfloat (narrow->side, >, 0);
  g_assert_true (isfinite (narrow->height));
}

static void
draw (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  PursuitReliabilityChart chart = CHART;

  if (chinese)
    {
      chart.predicted_title = "预测";
      chart.observed_title = "赢单";
    }
  g_autoptr (PursuitReliabilityLayout) layout =
      pursuit_reliability_chart_layout (&chart, WIDTH, HEIGHT, theme);
  pursuit_reliability_chart_draw (layout, canvas);
}

static void
test_golden (void)
{
  assert_golden_set (draw, WIDTH, HEIGHT, "reliability");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reliability/layout", test_layout);
  g_test_add_func ("/reliability/hit", test_hit);
  g_test_add_func ("/reliability/extremes", test_extremes);
  g_test_add_func ("/reliability/golden", test_golden);
  return g_test_run ();
}
