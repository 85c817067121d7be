/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "golden.h"
#include "pursuit-column-chart.h"

#define WIDTH 460
#define HEIGHT 260

static char *
word (double value)
{
  return g_strdup_printf ("%g M", value);
}

static const PursuitColumn MONTHS[] = {
  { "Jul", NULL, { { 0, 3.1, PURSUIT_COLUMN_SOLID } }, 1, 3, NAN, NAN },
  { "Aug", NULL, { { 0, 2.7, PURSUIT_COLUMN_SOLID } }, 1, 3, NAN, NAN },
  { "Nov",
    NULL,
    { { 0, 1.8, PURSUIT_COLUMN_SOLID },
      { 1.8, 2.9, PURSUIT_COLUMN_FIRM },
      { 2.9, 4, PURSUIT_COLUMN_SOFT },
      { 4, 4.4, PURSUIT_COLUMN_FAINT } },
    4,
    3.6,
    3.2,
    NAN },
  { "Dec", NULL, { { 0, 1.5, PURSUIT_COLUMN_FIRM }, { 1.5, 4.6, PURSUIT_COLUMN_SOFT } }, 2, 4.2, 2.4, NAN },
};

static const PursuitColumnChart FORECAST = { .columns = MONTHS,
                                             .n_columns = G_N_ELEMENTS (MONTHS),
                                             .names = { "Won", "Commit", "Best case", "Pipeline" },
                                             .level_name = "Plan",
                                             .point_name = "Won and weighted",
                                             .format = word };

static const PursuitColumn STEPS[] = {
  { "1 Nov", "12", { { 0, 12, PURSUIT_COLUMN_SOLID } }, 1, NAN, NAN, 12 },
  { "新增", "+4", { { 12, 16, PURSUIT_COLUMN_GAIN } }, 1, NAN, NAN, 16 },
  { "推迟", "−6", { { 10, 16, PURSUIT_COLUMN_LOSS } }, 1, NAN, NAN, 10 },
  { "赢单", "−3", { { 7, 10, PURSUIT_COLUMN_LOSS } }, 1, NAN, NAN, 7 },
  { "Today", "7", { { 0, 7, PURSUIT_COLUMN_SOLID } }, 1, NAN, NAN, NAN },
};

static const PursuitColumnChart WATERFALL = { .columns = STEPS,
                                              .n_columns = G_N_ELEMENTS (STEPS),
                                              .format = word };

static PursuitColumnLayout *
lay_out (const PursuitColumnChart *chart, double width, double height)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);

  return pursuit_column_chart_layout (chart, width, height, &theme, canvas);
}

static const PursuitColumnPart *
get_part (const PursuitColumnLayout *layout, guint i)
{
  return &g_array_index (layout->parts, PursuitColumnPart, i);
}

/* Pieces are as high as their values, stand on each other, and on the scale's 0. */
static void
test_layout (void)
{
  g_autoptr (PursuitColumnLayout) layout = lay_out (&FORECAST, WIDTH, HEIGHT);
  double unit = layout->area_height / layout->highest;

  g_assert_cmpfloat (layout->highest, ==, 5);
  g_assert_cmpfloat_with_epsilon (get_part (layout, 0)->height, 3.1 * unit, 0.01);
  g_assert_cmpfloat_with_epsilon (get_part (layout, 0)->y + get_part (layout, 0)->height,
                                  layout->top + layout->area_height, 0.01);
  g_assert_cmpint (get_part (layout, 4)->column, ==, 2);
  g_assert_cmpfloat_with_epsilon (get_part (layout, 4)->y + get_part (layout, 4)->height,
                                  get_part (layout, 3)->y, 0.01);
  g_assert_cmpfloat_with_epsilon (layout->height, HEIGHT, 0.01);
}

static void
test_hit (void)
{
  g_autoptr (PursuitColumnLayout) layout = lay_out (&FORECAST, WIDTH, HEIGHT);
  const PursuitColumnPart *part = get_part (layout, 4);

  g_assert_true (pursuit_column_chart_hit (layout, part->x + 1, part->y + 1) == part);
  g_assert_null (pursuit_column_chart_hit (layout, part->x - 2, part->y + 1));
}

static void
test_words (void)
{
  g_autofree char *forecast = pursuit_column_chart_describe (&FORECAST);
  g_autofree char *waterfall = pursuit_column_chart_describe (&WATERFALL);

  g_assert_nonnull (strstr (forecast, "Nov; Won 1.8 M; Commit 1.1 M; Best case 1.1 M; Pipeline 0.4 M; "
                                      "Won and weighted 3.2 M; Plan 3.6 M\n"));
  g_assert_cmpstr (waterfall, ==, "1 Nov: 12\n新增: +4\n推迟: −6\n赢单: −3\nToday: 7");
}

/* Nothing at all, only nought, and no room. */
static void
test_extremes (void)
{
  static const PursuitColumn nought[] = { { "A", NULL, { { 0, 0, 0 } }, 1, 0, NAN, NAN } };
  const PursuitColumnChart none = { .format = word }, zero = { nought, 1, .format = word };
  g_autoptr (PursuitColumnLayout) empty = lay_out (&none, WIDTH, HEIGHT);
  g_autoptr (PursuitColumnLayout) flat = lay_out (&zero, WIDTH, HEIGHT);
  g_autoptr (PursuitColumnLayout) narrow = lay_out (&FORECAST, 1, 1);

  g_assert_cmpuint (empty->parts->len, ==, 0);
  g_assert_cmpfloat (get_part (flat, 0)->height, ==, 0);
  g_assert_cmpfloat (narrow->area_height, >, 0);
  g_assert_true (isfinite (narrow->height));
}

static void
draw (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  static const char *const months[] = { "7月", "8月", "11月", "12月" };
  static const char *const steps[] = { "11月1日", "新增", "推迟", "赢单", "今天" };
  PursuitColumn month_columns[G_N_ELEMENTS (MONTHS)], step_columns[G_N_ELEMENTS (STEPS)];
  PursuitColumnChart forecast = FORECAST, waterfall = WATERFALL;

  for (guint i = 0; i < G_N_ELEMENTS (MONTHS); i++)
    {
      month_columns[i] = MONTHS[i];
      if (chinese)
        month_columns[i].label = months[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      step_columns[i] = STEPS[i];
      if (chinese)
        step_columns[i].label = steps[i];
    }
  forecast.columns = month_columns;
  waterfall.columns = step_columns;
  if (chinese)
    {
      forecast.names[PURSUIT_COLUMN_SOLID] = "赢单";
      forecast.names[PURSUIT_COLUMN_FIRM] = "承诺";
      forecast.names[PURSUIT_COLUMN_SOFT] = "乐观";
      forecast.names[PURSUIT_COLUMN_FAINT] = "在跟";
      forecast.level_name = "计划";
      forecast.point_name = "赢单加加权";
    }
  g_autoptr (PursuitColumnLayout) upper =
      pursuit_column_chart_layout (&forecast, WIDTH, HEIGHT, theme, canvas);
  g_autoptr (PursuitColumnLayout) lower =
      pursuit_column_chart_layout (&waterfall, WIDTH, HEIGHT, theme, canvas);
  pursuit_column_chart_draw (upper, canvas);
  pursuit_canvas_translate (canvas, 0, HEIGHT + 20);
  pursuit_column_chart_draw (lower, canvas);
}

static void
test_golden (void)
{
  assert_golden_set (draw, WIDTH, 2 * HEIGHT + 20, "columns");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column-chart/layout", test_layout);
  g_test_add_func ("/column-chart/hit", test_hit);
  g_test_add_func ("/column-chart/words", test_words);
  g_test_add_func ("/column-chart/extremes", test_extremes);
  g_test_add_func ("/column-chart/golden", test_golden);
  return g_test_run ();
}
