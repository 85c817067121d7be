/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "golden.h"
#include "pursuit-cell-map.h"

#define WIDTH 460
#define HEIGHT 200

static const char *const ROWS[] = { "Energy", "Manufacturing" };
static const char *const COLUMNS[] = { "North", "Central and Southern China", "Abroad" };
static const PursuitCellMapCell CELLS[] = {
  { "3", { "Liu Yang", "3 open", "1 won" }, 0.25 },
  { "0", { "Wen Jing" }, 0 },
  { NULL },
  { "12", { "Liu Yang", "8 open", "4 won" }, 1 },
  { "6", { "–" }, 0.5 },
  { "1", { "Emma Lind" }, 0.08 },
};
static const PursuitCellMap MAP = { ROWS, 2, COLUMNS, 3, CELLS };

static const char *const ROWS_ZH[] = { "能源", "制造" };
static const char *const COLUMNS_ZH[] = { "华北", "中南", "海外" };
static const PursuitCellMapCell CELLS_ZH[] = {
  { "3", { "刘洋", "在跟 3", "赢单 1" }, 0.25 }, { "0", { "文静" }, 0 }, { NULL },
  { "12", { "刘洋", "在跟 8", "赢单 4" }, 1 },   { "6", { "–" }, 0.5 },  { "1", { "Emma Lind" }, 0.08 },
};
static const PursuitCellMap MAP_ZH = { ROWS_ZH, 2, COLUMNS_ZH, 3, CELLS_ZH };

static PursuitCellMapLayout *
lay_out (const PursuitCellMap *map, double width, double height)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);

  return pursuit_cell_map_layout (map, width, height, &theme, canvas);
}

/* The cells fill the width beside the names, and are as high as their words need. */
static void
test_layout (void)
{
  g_autoptr (PursuitCellMapLayout) layout = lay_out (&MAP, WIDTH, HEIGHT);
  g_autoptr (PursuitCellMapLayout) flat = lay_out (&MAP, WIDTH, 0);
  g_autoptr (PursuitCellMapLayout) chinese = lay_out (&MAP_ZH, WIDTH, HEIGHT);

  g_assert_cmpfloat_with_epsilon (layout->left + 3 * layout->cell_width, WIDTH, 0.01);
  g_assert_cmpfloat_with_epsilon (layout->height, layout->top + 2 * layout->cell_height, 0.01);
  g_assert_cmpfloat (flat->cell_height, >, 4 * layout->theme.font_size);
  g_assert_cmpfloat (flat->cell_height, <=, layout->cell_height);
  g_assert_cmpfloat (layout->shares[2], <, 0);
  g_assert_cmpfloat (layout->shares[3], ==, 1);
  /* one of the English names takes two lines */
  g_assert_cmpfloat (layout->top, >, chinese->top);
}

static void
test_hit (void)
{
  g_autoptr (PursuitCellMapLayout) layout = lay_out (&MAP, WIDTH, HEIGHT);
  double x = layout->left + 5, y = layout->top + 5;

  g_assert_cmpint (pursuit_cell_map_hit (layout, x, y), ==, 0);
  g_assert_cmpint (pursuit_cell_map_hit (layout, x + layout->cell_width, y), ==, 1);
  g_assert_cmpint (pursuit_cell_map_hit (layout, x + 2 * layout->cell_width, y), ==, -1); /* it is empty */
  g_assert_cmpint (pursuit_cell_map_hit (layout, x + 2 * layout->cell_width, y + layout->cell_height), ==, 5);
  g_assert_cmpint (pursuit_cell_map_hit (layout, x - 10, y), ==, -1);
  g_assert_cmpint (pursuit_cell_map_hit (layout, x, y - 10), ==, -1);
  g_assert_cmpint (pursuit_cell_map_hit (layout, x, layout->height + 1), ==, -1);
}

static void
test_extremes (void)
{
  const PursuitCellMap none = { ROWS, 0, COLUMNS, 0, CELLS };
  g_autoptr (PursuitCellMapLayout) empty = lay_out (&none, WIDTH, HEIGHT);
  g_autoptr (PursuitCellMapLayout) narrow = lay_out (&MAP, 1, 1);

  g_assert_cmpint (pursuit_cell_map_hit (empty, empty->left + 5, empty->top + 5), ==, -1);
  g_assert_cmpfloat (narrow->cell_width, >, 0);
  g_assert_true (isfinite (narrow->height));
}

static void
draw (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  g_autoptr (PursuitChart) chart = pursuit_cell_map_new (chinese ? &MAP_ZH : &MAP, "Coverage");
  g_autoptr (PursuitChartLayout) layout = pursuit_chart_lay_out (chart, WIDTH, HEIGHT, theme, canvas);

  pursuit_chart_layout_draw (layout, canvas, -1);
}

static void
test_golden (void)
{
  assert_golden_set (draw, WIDTH, HEIGHT, "cell-map");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell-map/layout", test_layout);
  g_test_add_func ("/cell-map/hit", test_hit);
  g_test_add_func ("/cell-map/extremes", test_extremes);
  g_test_add_func ("/cell-map/golden", test_golden);
  return g_test_run ();
}
