/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "golden.h"
#include "pursuit-day-map.h"

#define WIDTH 460
#define HEIGHT 150
#define N_DAYS 180

static const char *const WEEKDAYS[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const CHINESE[] = { "一", "二", "三", "四", "五", "六", "日" };

static guint counts[N_DAYS];
static const char *names[N_DAYS];

/* The first day is a Wednesday; work is done on weekdays, more of it as time goes on. */
static PursuitDayMap
make_map (void)
{
  for (guint i = 0; i < N_DAYS; i++)
    counts[i] = (i + 2) % 7 < 5 ? (i * 7) % (2 + i / 20) : 0;
  names[12] = "Feb";
  names[40] = "Mar";
  names[71] = "Apr";
  names[101] = "May";
  return (PursuitDayMap){
    .weekday = 2, .counts = counts, .names = names, .n_days = N_DAYS, .weekdays = WEEKDAYS
  };
}

static PursuitDayMapLayout *
lay_out (const PursuitDayMap *map, double width)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);

  return pursuit_day_map_layout (map, width, HEIGHT, &theme, canvas);
}

/* The most is deepest, any work is told from none, and days stand in the rows of their weekdays. */
static void
test_layout (void)
{
  PursuitDayMap map = make_map ();
  guint most = 0;

  counts[3] = 1;
  counts[4] = 100;
  g_autoptr (PursuitDayMapLayout) layout = lay_out (&map, WIDTH);
  for (guint i = 0; i < N_DAYS; i++)
    {
      most = MAX (most, counts[i]);
      g_assert_cmpint (layout->levels[i] == 0, ==, counts[i] == 0);
    }
  g_assert_cmpuint (most, ==, 100);
  g_assert_cmpuint (layout->levels[4], ==, PURSUIT_DAY_MAP_LEVELS);
  g_assert_cmpuint (layout->levels[3], ==, 1);
  g_assert_cmpfloat (layout->left + 26 * layout->side, <=, WIDTH + 0.01);
}

static void
test_hit (void)
{
  PursuitDayMap map = make_map ();
  g_autoptr (PursuitDayMapLayout) layout = lay_out (&map, WIDTH);
  double x = layout->left + 0.5 * layout->side, y = layout->top + 0.5 * layout->side;

  g_assert_cmpint (pursuit_day_map_hit (layout, x, y), ==, -1); /* the Monday before the first day */
  g_assert_cmpint (pursuit_day_map_hit (layout, x, y + 2 * layout->side), ==, 0);
  g_assert_cmpint (pursuit_day_map_hit (layout, x + layout->side, y), ==, 5); /* the next Monday */
  g_assert_cmpint (pursuit_day_map_hit (layout, layout->left - 1, y + 2 * layout->side), ==, -1);
  g_assert_cmpint (pursuit_day_map_hit (layout, x + 60 * layout->side, y), ==, -1);
  g_assert_cmpint (pursuit_day_map_hit (layout, x, y + 7 * layout->side), ==, -1);
}

static void
test_extremes (void)
{
  PursuitDayMap map = make_map ();

  map.n_days = 0;
  g_autoptr (PursuitDayMapLayout) none = lay_out (&map, WIDTH);
  g_assert_cmpint (pursuit_day_map_hit (none, none->left + 1, none->top + 3 * none->side), ==, -1);
  map = make_map ();
  g_autoptr (PursuitDayMapLayout) narrow = lay_out (&map, 1);
  g_assert_cmpfloat (narrow->side, >, 0);
}

static void
draw (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  PursuitDayMap map = make_map ();

  if (chinese)
    {
      map.weekdays = CHINESE;
      names[12] = "2月";
      names[40] = "3月";
      names[71] = "4月";
      names[101] = "5月";
    }
  g_autoptr (PursuitChart) chart = pursuit_day_map_new (&map, "Activities of each day");
  g_autoptr (PursuitChartLayout) layout = pursuit_chart_lay_out (chart, WIDTH, HEIGHT, theme, canvas);
  pursuit_chart_layout_draw (layout, canvas, 40);
}

static void
test_golden (void)
{
  assert_golden_set (draw, WIDTH, HEIGHT, "day-map");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-map/layout", test_layout);
  g_test_add_func ("/day-map/hit", test_hit);
  g_test_add_func ("/day-map/extremes", test_extremes);
  g_test_add_func ("/day-map/golden", test_golden);
  return g_test_run ();
}
