/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "golden.h"
#include "pursuit-support-chart.h"

#define WIDTH 720
#define HEIGHT 420

static const PursuitSupportPoint POINTS[] = {
  { "Luo Jian", 0, 30, FALSE },
  { "Zhao Wei", 1, 25, TRUE },
  { "He Fang", -1, 15, FALSE },
  { "Wu Lei", 2, 5, FALSE },
  { "Sun Li", 2, 5, FALSE },
  { "Zhou Min", 2, 5, FALSE },
  { "unknown", PURSUIT_SUPPORT_UNKNOWN, -1, FALSE },
};

static const PursuitSupportWords WORDS = {
  .attitudes = { "Not known", "Opponent", "Sceptic", "Neutral", "Supporter", "Champion" },
  .corners = { "Strong, against us", "Strong, for us", "Weak, against us", "Weak, for us" },
  .weight = "Decision weight",
};

static PursuitSupportLayout *
lay_out (void)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);

  return pursuit_support_chart_layout (POINTS, G_N_ELEMENTS (POINTS), WIDTH, HEIGHT, &theme);
}

/* The better the attitude the further right, the heavier the higher; equal ones stand beside each other. */
static void
test_layout (void)
{
  g_autoptr (PursuitSupportLayout) layout = lay_out ();
  const PursuitSupportPlace *places = layout->places;

  g_assert_cmpint (layout->max_weight, ==, 40);
  g_assert_cmpfloat (places[6].x, <, places[2].x);
  g_assert_cmpfloat (places[2].x, <, places[0].x);
  g_assert_cmpfloat (places[0].x, <, places[1].x);
  g_assert_cmpfloat (places[1].x, <, places[3].x);
  g_assert_cmpfloat (places[0].y, <, places[1].y);
  g_assert_cmpfloat (places[1].y, <, places[2].y);
  g_assert_cmpfloat (places[0].radius, >, places[3].radius);
  for (guint i = 3; i < 6; i++)
    for (guint j = i + 1; j < 6; j++)
      g_assert_cmpfloat (hypot (places[i].x - places[j].x, places[i].y - places[j].y), >,
                         places[i].radius + places[j].radius);
}

/* What is read at a bubble is what put it there. */
static void
test_read (void)
{
  g_autoptr (PursuitSupportLayout) layout = lay_out ();
  int attitude, weight;

  for (guint i = 0; i < G_N_ELEMENTS (POINTS); i++)
    {
      pursuit_support_chart_read (layout, layout->places[i].x, layout->places[i].y, &attitude, &weight);
      g_assert_cmpint (attitude, ==, POINTS[i].attitude);
      g_assert_cmpint (weight, ==, MAX (POINTS[i].weight, 0));
      g_assert_cmpint (pursuit_support_chart_hit (layout, layout->places[i].x, layout->places[i].y), ==, i);
    }
  pursuit_support_chart_read (layout, WIDTH + 50, -50, &attitude, &weight);
  g_assert_cmpint (attitude, ==, 2);
  g_assert_cmpint (weight, ==, 40);
  g_assert_cmpint (pursuit_support_chart_hit (layout, 1, 1), ==, -1);
}

/* Nobody at all, and no room at all. */
static void
test_extremes (void)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);
  g_autoptr (PursuitSupportLayout) none = pursuit_support_chart_layout (NULL, 0, WIDTH, HEIGHT, &theme);
  g_autoptr (PursuitSupportLayout) narrow =
      pursuit_support_chart_layout (POINTS, G_N_ELEMENTS (POINTS), 1, 1, &theme);

  g_assert_cmpint (pursuit_support_chart_hit (none, 100, 100), ==, -1);
  for (guint i = 0; i < narrow->n_points; i++)
    g_assert_true (isfinite (narrow->places[i].x) && isfinite (narrow->places[i].y));
}

static void
draw (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  static const PursuitSupportWords chinese_words = {
    .attitudes = { "未知", "反对", "怀疑", "中立", "支持", "坚决支持" },
    .corners = { "权重大，反对我们", "权重大，支持我们", "权重小，反对我们", "权重小，支持我们" },
    .weight = "决策权重",
  };
  static const char *const names[] = { "罗健", "赵伟", "何芳", "吴磊", "孙丽", "周敏", "未知" };
  PursuitSupportPoint points[G_N_ELEMENTS (POINTS)];

  for (guint i = 0; i < G_N_ELEMENTS (POINTS); i++)
    {
      points[i] = POINTS[i];
      if (chinese)
        points[i].name = names[i];
    }
  g_autoptr (PursuitSupportLayout) layout =
      pursuit_support_chart_layout (points, G_N_ELEMENTS (points), WIDTH, HEIGHT, theme);
  pursuit_support_chart_draw (layout, chinese ? &chinese_words : &WORDS, 1, canvas);
}

static void
test_golden (void)
{
  assert_golden_set (draw, WIDTH, HEIGHT, "support");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/support/layout", test_layout);
  g_test_add_func ("/support/read", test_read);
  g_test_add_func ("/support/extremes", test_extremes);
  g_test_add_func ("/support/golden", test_golden);
  return g_test_run ();
}
