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
  { 14, "商务谈判", "商务谈判：中位数 38 天", "38 天", 40, 12, 30, 38, 60, 88 },
};

/* A theme with fonts that the tests' packages bring, so that the pictures are the same everywhere. */
static PursuitTheme
test_theme (PursuitThemeKind kind)
{
  PursuitTheme theme = *pursuit_theme_get (kind);

  theme.font_family = "Cantarell, Noto Sans CJK SC";
  theme.font_size = 14;
  return theme;
}

static PursuitBoxLayout *
lay_out (double width, double height)
{
  PursuitTheme theme = test_theme (PURSUIT_THEME_LIGHT);
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
  PursuitTheme theme = test_theme (PURSUIT_THEME_LIGHT);
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
  PursuitTheme theme = test_theme (PURSUIT_THEME_LIGHT);
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
draw_golden (PursuitThemeKind kind, const PursuitBoxRow *rows, const char *compared, const char *name)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH + 40, HEIGHT + 40);
  cairo_t *cr = cairo_create (image);
  PursuitTheme theme = test_theme (kind);
  PursuitPaint ground = { .fill = theme.card };

  {
    g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_cairo (cr, "zh-cn");
    g_autoptr (PursuitBoxLayout) layout =
        pursuit_box_chart_layout (rows, G_N_ELEMENTS (ROWS), compared, WIDTH, HEIGHT, &theme, canvas);

    pursuit_canvas_rect (canvas, 0, 0, WIDTH + 40, HEIGHT + 40, 0, &ground);
    pursuit_canvas_translate (canvas, 20, 20);
    pursuit_box_chart_draw (layout, canvas);
  }
  assert_golden (image, name);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}

static void
test_golden (void)
{
  draw_golden (PURSUIT_THEME_LIGHT, ROWS, NULL, "box-light");
  draw_golden (PURSUIT_THEME_DARK, ROWS, NULL, "box-dark");
  draw_golden (PURSUIT_THEME_PRINT, ROWS, NULL, "box-print");
}

/* Before, stays were longer, shorter, in a stage that nobody left since, and none. */
static void
test_compared (void)
{
  static const struct
  {
    PursuitThemeKind kind;
    const char *compared, *name;
  } pictures[] = { { PURSUIT_THEME_LIGHT, "Dashed: 2025 H1", "box-compared-light" },
                   { PURSUIT_THEME_DARK, "Dashed: 2025 H1", "box-compared-dark" },
                   { PURSUIT_THEME_PRINT, "虚线：2025年上半年", "box-compared-print" } };
  static const double medians[] = { 30, 16, 45, 0 };
  PursuitBoxRow rows[G_N_ELEMENTS (ROWS)];
  PursuitTheme theme = test_theme (PURSUIT_THEME_LIGHT);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      rows[i] = ROWS[i];
      rows[i].n_before = medians[i] > 0 ? 20 : 0;
      rows[i].median_before = medians[i];
    }
  g_autoptr (PursuitBoxLayout) layout =
      pursuit_box_chart_layout (rows, G_N_ELEMENTS (rows), "Before", WIDTH, HEIGHT, &theme, canvas);
  g_assert_cmpfloat (layout->height, <=, HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (layout->places[i].compared, ==, medians[i] > 0);
  /* on the same scale as the boxes, also without one */
  g_assert_cmpfloat_with_epsilon ((layout->places[2].median_before - layout->left) /
                                      (layout->places[3].median - layout->left),
                                  45.0 / 38, 1e-6);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    draw_golden (pictures[i].kind, rows, pictures[i].compared, pictures[i].name);
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
