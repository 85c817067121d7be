/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "golden.h"
#include "pursuit-bar-chart.h"
#include "pursuit-funnel-chart.h"

#define WIDTH 760
#define HEIGHT 480

static const PursuitFunnelBar BARS[] = {
  { 11, "Develop", "median 14 d", "187", "¥ 61.2 M", "65 % go on · 66 left", TRUE, FALSE, 187, 121 },
  { 12, "Enter", "median 21 d", "121", "¥ 44.8 M", "10 % go on · 69 left · 40 still here", FALSE, FALSE, 121,
    12, 40 },
  { 13, "Propose", "median 26 d", "12", "¥ 33.5 M", "75 % go on · 3 left", FALSE, FALSE, 12, 9 },
  { 14, "Deliver (won)", NULL, "58", "¥ 22.6 M", NULL, FALSE, TRUE, 58, 58 },
};

static const PursuitFunnelBar CHINESE_BARS[] = {
  { 11, "开发", "中位数 14 天", "187", "¥6120万", "65% 进入下一阶段 · 流失 66", TRUE, FALSE, 187, 121 },
  { 12, "销售进入", "中位数 21 天", "121", "¥4480万", "10% 进入下一阶段 · 流失 69 · 40 仍在", FALSE, FALSE,
    121, 12, 40 },
  { 13, "提案", "中位数 26 天", "12", "¥3350万", "75% 进入下一阶段 · 流失 3", FALSE, FALSE, 12, 9 },
  { 14, "合作实施(赢单)", NULL, "58", "¥2260万", NULL, FALSE, TRUE, 58, 58 },
};

static const PursuitBarRow ROWS[] = {
  { "Develop",
    { [PURSUIT_SERIES_LOST] = 30, [PURSUIT_SERIES_WITHDRAWN] = 6, [PURSUIT_SERIES_POSTPONED] = 22 } },
  { "Enter", { [PURSUIT_SERIES_LOST] = 18, [PURSUIT_SERIES_NO_NEED] = 5 } },
};

static char *
format_value (double value)
{
  return g_strdup_printf ("%g", value);
}

static PursuitBarChart
bar_chart (void)
{
  return (PursuitBarChart){
    .rows = ROWS,
    .n_rows = G_N_ELEMENTS (ROWS),
    .series_names = { [PURSUIT_SERIES_LOST] = "lost to a rival",
                      [PURSUIT_SERIES_WITHDRAWN] = "withdrawn",
                      [PURSUIT_SERIES_POSTPONED] = "postponed",
                      [PURSUIT_SERIES_NO_NEED] = "no need",
                      [PURSUIT_SERIES_OTHER] = "other" },
    .format = format_value,
  };
}

static PursuitFunnelLayout *
lay_out (const PursuitTheme *theme, double height)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");

  return pursuit_funnel_chart_layout (BARS, G_N_ELEMENTS (BARS), NULL, WIDTH, height, theme, canvas);
}

static void
test_funnel_layout (void)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);
  g_autoptr (PursuitFunnelLayout) layout = lay_out (&theme, HEIGHT);
  const PursuitFunnelBarPlace *places = layout->places;
  double em = theme.font_size;

  /* Widths are in proportion to what arrived and went on, and centred on one line. */
  g_assert_cmpfloat_with_epsilon (places[1].upper / places[0].upper, 121.0 / 187, 1e-9);
  g_assert_cmpfloat_with_epsilon (places[0].lower, places[1].upper, 1e-9);
  g_assert_cmpfloat (places[3].upper, ==, places[3].lower);
  g_assert_cmpfloat_with_epsilon (places[1].middle / places[1].upper, 52.0 / 121, 1e-9);
  g_assert_cmpfloat (places[0].middle, ==, places[0].lower);
  for (guint i = 0; i < layout->n_bars; i++)
    {
      g_assert_cmpfloat (places[i].center, ==, places[0].center);
      g_assert_cmpfloat (places[i].center - places[i].upper / 2, >=, layout->label_width);
      g_assert_cmpfloat (places[i].center + places[i].upper / 2, <=, WIDTH + 0.001);
      g_assert_cmpfloat (places[i].height, >=, 3 * em);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (places[i].top, places[i - 1].top + places[i - 1].band_height, 1e-9);
    }
  g_assert_cmpfloat_with_epsilon (layout->height, places[3].top + places[3].height, 1e-9);
  g_assert_cmpfloat (layout->height, <=, HEIGHT + 0.001);
  g_assert_false (places[0].text_beside);
  g_assert_true (places[2].text_beside);
}

/* From the least height on a funnel is never higher than the place that it is given. */
static void
test_funnel_heights (void)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);
  g_autoptr (PursuitFunnelLayout) least = lay_out (&theme, 0);

  for (double height = least->height; height < 2000; height += 7)
    {
      g_autoptr (PursuitFunnelLayout) layout = lay_out (&theme, height);

      g_assert_cmpfloat (layout->height, <=, height + 1e-6);
      g_assert_cmpfloat (layout->height, >=, least->height);
    }
}

static void
test_funnel_hit (void)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);
  g_autoptr (PursuitFunnelLayout) layout = lay_out (&theme, HEIGHT);

  for (guint i = 0; i < layout->n_bars; i++)
    {
      const PursuitFunnelBarPlace *place = &layout->places[i];

      g_assert_cmpint (pursuit_funnel_chart_hit (layout, place->center, place->top + 1), ==, i);
      /* The words at the left belong to the stage as well. */
      g_assert_cmpint (pursuit_funnel_chart_hit (layout, 2, place->top + place->height - 1), ==, i);
      g_assert_cmpint (pursuit_funnel_chart_hit (layout, place->center, place->top + place->height + 1), ==,
                       -1);
    }
  g_assert_cmpint (pursuit_funnel_chart_hit (layout, WIDTH + 1, 5), ==, -1);
  g_assert_cmpint (pursuit_funnel_chart_hit (layout, 5, -1), ==, -1);
}

static void
test_funnel_extremes (void)
{
  PursuitFunnelBar bars[] = { { 1, "Empty", NULL, "0", NULL, NULL, FALSE, FALSE, 0, 0 },
                              { 2, "Odd", NULL, "-5", NULL, NULL, FALSE, FALSE, -5, 900 } };
  PursuitTheme theme = golden_theme (PURSUIT_THEME_PRINT);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_svg (10, 10, NULL, "en");
  g_autoptr (PursuitFunnelLayout) none =
      pursuit_funnel_chart_layout (NULL, 0, NULL, 100, 100, &theme, canvas);
  g_autoptr (PursuitFunnelLayout) tiny =
      pursuit_funnel_chart_layout (bars, 2, "Before", 10, 0, &theme, canvas);
  g_autofree char *svg = NULL;

  g_assert_cmpfloat (none->height, ==, 0);
  g_assert_cmpint (pursuit_funnel_chart_hit (none, 1, 1), ==, -1);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat (tiny->places[i].upper, >, 0);
      g_assert_cmpfloat (tiny->places[i].lower, <=, tiny->places[i].upper);
    }
  pursuit_funnel_chart_draw (tiny, canvas, 0);
  svg = pursuit_canvas_finish_svg (canvas);
  g_assert_null (strstr (svg, "nan"));
  g_assert_null (strstr (svg, "inf"));
}

static void
test_describe (void)
{
  PursuitBarChart chart = bar_chart ();
  g_autofree char *funnel = pursuit_funnel_chart_describe (BARS, G_N_ELEMENTS (BARS));
  g_autofree char *bars = pursuit_bar_chart_describe (&chart);

  g_assert_true (
      g_str_has_prefix (funnel, "Develop: 187; ¥ 61.2 M; median 14 d; 65 % go on · 66 left\nEnter: "));
  g_assert_true (g_str_has_suffix (funnel, "\nDeliver (won): 58; ¥ 22.6 M"));
  g_assert_cmpstr (bars, ==,
                   "Develop: 58; lost to a rival 30; withdrawn 6; postponed 22\n"
                   "Enter: 23; lost to a rival 18; no need 5");
}

static void
test_bars (void)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);
  PursuitBarChart chart = bar_chart ();
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");
  g_autoptr (PursuitBarLayout) layout = pursuit_bar_chart_layout (&chart, 400, 0, &theme, canvas);
  guint n_bars = 0, n_samples = 0;
  double previous = 0;

  for (guint i = 0; i < layout->parts->len; i++)
    {
      const PursuitBarPart *part = &g_array_index (layout->parts, PursuitBarPart, i);

      if (part->row < 0)
        {
          n_samples++;
          continue;
        }
      n_bars++;
      g_assert_true (pursuit_bar_chart_hit (layout, part->x + part->width / 2, part->y + 1) == part);
      /* Pieces of a row touch each other; their widths are in proportion. */
      if (part->row == 0 && part->series != PURSUIT_SERIES_LOST)
        g_assert_cmpfloat_with_epsilon (part->x, previous, 1e-9);
      previous = part->x + part->width;
    }
  g_assert_cmpint (n_bars, ==, 5);
  /* The legend names what is there: not “other”. */
  g_assert_cmpint (n_samples, ==, 4);
  g_assert_null (pursuit_bar_chart_hit (layout, 1, 1));
}

static void
draw (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  static const char *const stages[] = { "开发", "销售进入" };
  PursuitBarChart chart = bar_chart ();
  PursuitBarRow rows[G_N_ELEMENTS (ROWS)];

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      rows[i] = ROWS[i];
      if (chinese)
        rows[i].label = stages[i];
    }
  chart.rows = rows;
  if (chinese)
    {
      chart.series_names[PURSUIT_SERIES_LOST] = "输给对手";
      chart.series_names[PURSUIT_SERIES_WITHDRAWN] = "弃标";
      chart.series_names[PURSUIT_SERIES_POSTPONED] = "搁置";
      chart.series_names[PURSUIT_SERIES_NO_NEED] = "没有需求";
    }
  g_autoptr (PursuitFunnelLayout) funnel =
      pursuit_funnel_chart_layout (chinese ? CHINESE_BARS : BARS, G_N_ELEMENTS (BARS), NULL, WIDTH - 40,
                                   HEIGHT - 40, theme, canvas);
  g_autoptr (PursuitBarLayout) layout = pursuit_bar_chart_layout (&chart, WIDTH - 40, 120, theme, canvas);
  pursuit_funnel_chart_draw (funnel, canvas, 1);
  pursuit_canvas_translate (canvas, 0, HEIGHT);
  pursuit_bar_chart_draw (layout, canvas);
}

static void
test_golden (void)
{
  assert_golden_set (draw, WIDTH - 40, HEIGHT + 120, "charts");
}

/* A funnel with the widths of another one: wider, narrower, the same, and nearly nothing. */
static void
draw_compared (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  static const struct
  {
    const char *change;
    double arrived, went_on;
  } before[] = { { "▼ −13, was 200", 200, 90 },
                 { "▲ +21, was 100", 100, 60 },
                 { "= 0, was 12", 12, 9 },
                 { "▲ +56, was 2", 2, 2 } };
  PursuitFunnelBar bars[G_N_ELEMENTS (BARS)];

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      bars[i] = chinese ? CHINESE_BARS[i] : BARS[i];
      bars[i].change = before[i].change;
      bars[i].arrived_before = before[i].arrived;
      bars[i].went_on_before = before[i].went_on;
    }
  g_autoptr (PursuitFunnelLayout) layout =
      pursuit_funnel_chart_layout (bars, G_N_ELEMENTS (bars),
                                   chinese ? "虚线：2025年上半年" : "Dashed: 2025 H1", WIDTH - 40,
                                   HEIGHT - 40, theme, canvas);
  pursuit_funnel_chart_draw (layout, canvas, -1);
  /* both are drawn to one scale */
  g_assert_cmpfloat_with_epsilon (layout->places[0].upper / layout->places[0].upper_before, 187.0 / 200,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (layout->places[1].lower_before / layout->places[1].upper_before, 0.6, 1e-9);
  g_assert_cmpfloat (layout->height, <=, HEIGHT - 40);
}

static void
test_compared (void)
{
  assert_golden_set (draw_compared, WIDTH - 40, HEIGHT - 40, "funnel-compared");
}

/* On a grey printer every series must still be another one: each has a pattern of its own. */
static void
test_print_patterns (void)
{
  const PursuitTheme *theme = pursuit_theme_get (PURSUIT_THEME_PRINT);

  for (guint i = 0; i < PURSUIT_N_SERIES; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpint (theme->patterns[i], !=, theme->patterns[k]);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/funnel/layout", test_funnel_layout);
  g_test_add_func ("/charts/funnel/heights", test_funnel_heights);
  g_test_add_func ("/charts/funnel/hit", test_funnel_hit);
  g_test_add_func ("/charts/funnel/extremes", test_funnel_extremes);
  g_test_add_func ("/charts/describe", test_describe);
  g_test_add_func ("/charts/bars", test_bars);
  g_test_add_func ("/charts/print-patterns", test_print_patterns);
  g_test_add_func ("/charts/golden", test_golden);
  g_test_add_func ("/charts/funnel/compared", test_compared);
  return g_test_run ();
}
