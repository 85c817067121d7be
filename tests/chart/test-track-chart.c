/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "golden.h"
#include "pursuit-track-chart.h"

#define WIDTH 980

static const PursuitTrackStep BUYING[] = {
  { 1, "Need and approval", NULL, PURSUIT_TRACK_PAST },
  { 2, "Survey suppliers", NULL, PURSUIT_TRACK_PAST },
  { 3, "Set criteria", "6 d", PURSUIT_TRACK_CURRENT },
  { 4, "Tender and evaluation", NULL, PURSUIT_TRACK_FUTURE },
  { 5, "Commitment", NULL, PURSUIT_TRACK_FUTURE },
  { 6, "A step with a name much too long for any chevron of its size to hold", NULL, PURSUIT_TRACK_FUTURE },
};

static const PursuitTrackStep SELLING[] = {
  { 11, "Develop", "14 d", PURSUIT_TRACK_PAST },
  { 12, "Enter the customer’s company", "9 d", PURSUIT_TRACK_CURRENT },
  { 13, "Propose", NULL, PURSUIT_TRACK_FUTURE },
  { 14, "Bid", NULL, PURSUIT_TRACK_FUTURE },
  { 15, "Negotiate", NULL, PURSUIT_TRACK_FUTURE },
  { 16, "Deliver", NULL, PURSUIT_TRACK_FUTURE },
};

static const PursuitTrackStep CHINESE_BUYING[] = {
  { 1, "内部需求和立项", NULL, PURSUIT_TRACK_FUTURE }, { 2, "供应商调查筛选", NULL, PURSUIT_TRACK_FUTURE },
  { 3, "制定采购指标", NULL, PURSUIT_TRACK_FUTURE },   { 4, "招标评标", NULL, PURSUIT_TRACK_FUTURE },
  { 5, "购买承诺", NULL, PURSUIT_TRACK_FUTURE },       { 6, "试用与采购", NULL, PURSUIT_TRACK_FUTURE },
};

static const PursuitTrackStep CHINESE_SELLING[] = {
  { 11, "开发", "14 天", PURSUIT_TRACK_PAST },    { 12, "销售进入", "9 天", PURSUIT_TRACK_CURRENT },
  { 13, "提案", NULL, PURSUIT_TRACK_FUTURE },     { 14, "投标", NULL, PURSUIT_TRACK_FUTURE },
  { 15, "商务谈判", NULL, PURSUIT_TRACK_FUTURE }, { 16, "合作实施", NULL, PURSUIT_TRACK_FUTURE },
};

static const PursuitTrackRow ROWS[] = {
  { PURSUIT_TRACK_BUYING, "Customer buys", NULL, BUYING, G_N_ELEMENTS (BUYING) },
  { PURSUIT_TRACK_SELLING, "We sell", NULL, SELLING, G_N_ELEMENTS (SELLING) },
};

static const PursuitTrackRow CHINESE_ROWS[] = {
  { PURSUIT_TRACK_BUYING, "客户采购", "尚不清楚", CHINESE_BUYING, G_N_ELEMENTS (CHINESE_BUYING) },
  { PURSUIT_TRACK_SELLING, "我方销售", NULL, CHINESE_SELLING, G_N_ELEMENTS (CHINESE_SELLING) },
};

static PursuitTrackLayout *
lay_out (double width)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");

  return pursuit_track_chart_layout (ROWS, G_N_ELEMENTS (ROWS), width, &theme, canvas);
}

static void
test_layout (void)
{
  g_autoptr (PursuitTrackLayout) layout = lay_out (WIDTH);
  double em = layout->theme.font_size;

  for (guint i = 0; i < 6; i++)
    {
      const PursuitTrackPlace *upper = &layout->places[0][i], *lower = &layout->places[1][i];

      /* The two rows stand in step, one below the other. */
      g_assert_cmpfloat (upper->x, ==, lower->x);
      g_assert_cmpfloat (upper->width, ==, lower->width);
      g_assert_cmpfloat (upper->y + upper->height, <, lower->y);
      g_assert_cmpfloat (upper->height, >=, 2 * em);
      g_assert_cmpfloat (upper->x, >=, layout->label_width);
      /* A tip reaches into the next notch without touching it. */
      if (i > 0)
        {
          const PursuitTrackPlace *before = &layout->places[0][i - 1];

          g_assert_cmpfloat (before->x + before->width, <, upper->x + upper->tip);
          g_assert_cmpfloat (before->x + before->width, >, upper->x);
        }
    }
  g_assert_cmpfloat_with_epsilon (layout->places[0][5].x + layout->places[0][5].width, WIDTH, 1e-6);
  g_assert_cmpfloat_with_epsilon (layout->height, layout->places[1][0].y + layout->places[1][0].height, 1e-6);
}

static void
test_hit (void)
{
  g_autoptr (PursuitTrackLayout) layout = lay_out (WIDTH);
  int row;

  for (int i = 0; i < 2; i++)
    for (int k = 0; k < 6; k++)
      {
        const PursuitTrackPlace *place = &layout->places[i][k];
        double middle = place->y + place->height / 2;

        g_assert_cmpint (pursuit_track_chart_hit (layout, place->x + place->width / 2, middle, &row), ==, k);
        g_assert_cmpint (row, ==, i);
        /* the corner is its own, the point of the notch belongs to the step before it */
        g_assert_cmpint (pursuit_track_chart_hit (layout, place->x + 1, place->y, &row), ==, k);
        g_assert_cmpint (pursuit_track_chart_hit (layout, place->x + 1, middle, &row), ==, k - 1);
        g_assert_cmpint (row, ==, k > 0 ? i : -1);
      }
  g_assert_cmpint (pursuit_track_chart_hit (layout, 2, 10, &row), ==, -1);
  g_assert_cmpint (pursuit_track_chart_hit (layout, 300, layout->height + 1, &row), ==, -1);
  g_assert_cmpint (row, ==, -1);
}

/* However narrow, nothing leaves its chevron and nothing is drawn at no place. */
static void
test_extremes (void)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_PRINT);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_svg (10, 10, NULL, "en");
  g_autoptr (PursuitTrackLayout) none = pursuit_track_chart_layout (NULL, 0, 100, &theme, canvas);
  g_autoptr (PursuitTrackLayout) tiny = pursuit_track_chart_layout (ROWS, 2, 30, &theme, canvas);
  PursuitTrackRow empty = { PURSUIT_TRACK_SELLING, "We sell", NULL, NULL, 0 };
  g_autoptr (PursuitTrackLayout) stepless = pursuit_track_chart_layout (&empty, 1, 300, &theme, canvas);
  g_autofree char *svg = NULL;
  int row;

  g_assert_cmpfloat (none->height, ==, 0);
  g_assert_cmpint (pursuit_track_chart_hit (none, 1, 1, &row), ==, -1);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpfloat (tiny->places[1][i].width, >=, tiny->places[1][i].tip);
  pursuit_track_chart_draw (none, canvas, -1, -1);
  pursuit_track_chart_draw (tiny, canvas, 1, 1);
  pursuit_track_chart_draw (stepless, canvas, 0, 0);
  svg = pursuit_canvas_finish_svg (canvas);
  g_assert_null (strstr (svg, "nan"));
  g_assert_null (strstr (svg, "inf"));
}

/* A name keeps all of its words where two lines hold them; the note is never cut for the name. */
static void
test_words (void)
{
  PursuitTheme theme = golden_theme (PURSUIT_THEME_LIGHT);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_svg (WIDTH, 100, NULL, "en");
  g_autoptr (PursuitTrackLayout) layout = pursuit_track_chart_layout (ROWS, 2, WIDTH, &theme, canvas);
  g_autofree char *svg = NULL;

  pursuit_track_chart_draw (layout, canvas, -1, -1);
  svg = pursuit_canvas_finish_svg (canvas);
  g_assert_nonnull (strstr (svg, ">Set criteria · 6 d<"));
  g_assert_nonnull (strstr (svg, ">9 d<"));
  g_assert_nonnull (strstr (svg, "…"));
  g_assert_null (strstr (svg, "much too long for any chevron of its size to hold"));
}

static void
draw (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  g_autoptr (PursuitTrackLayout) layout =
      pursuit_track_chart_layout (chinese ? CHINESE_ROWS : ROWS, 2, WIDTH, theme, canvas);

  pursuit_track_chart_draw (layout, canvas, 1, 3);
}

static void
test_golden (void)
{
  assert_golden_set (draw, WIDTH, 90, "track");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/track/layout", test_layout);
  g_test_add_func ("/track/hit", test_hit);
  g_test_add_func ("/track/extremes", test_extremes);
  g_test_add_func ("/track/words", test_words);
  g_test_add_func ("/track/golden", test_golden);
  return g_test_run ();
}
