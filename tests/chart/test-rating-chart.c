/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Points as bars and as dumbbells: where they lie, what is drawn there, and what the pointer hits. */

#include <cairo.h>
#include <math.h>

#include "golden.h"
#include "pursuit-rating-chart.h"

#define WIDTH 400
#define GOLDEN_HEIGHT 200 /* of each of its forms */

static const PursuitRatingRow ROWS[] = {
  { "Price", "30 %", 2, 4 },
  { "Tool life", "25 %", 5, 3 },
  { "A criterion with a name that is much too long for any column of names", NULL, 0, PURSUIT_RATING_NONE },
  { "Certificates", "15 %", 4, 4 },
  { "Delivery", NULL, PURSUIT_RATING_NONE, 4 },
};

static PursuitRatingLayout *
lay_out (PursuitRatingForm form, PursuitThemeKind kind)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure ("en");

  return pursuit_rating_chart_layout (ROWS, G_N_ELEMENTS (ROWS), form, WIDTH, pursuit_theme_get (kind),
                                      canvas);
}

static cairo_surface_t *
draw (const PursuitRatingLayout *layout)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, (int) ceil (layout->height));
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_cairo (cr, "en");
  PursuitPaint ground = { .fill = layout->theme.card };

  pursuit_canvas_rect (canvas, 0, 0, WIDTH, layout->height, 0, &ground);
  pursuit_rating_chart_draw (layout, canvas);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
pixel (cairo_surface_t *surface, double x, double y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  gsize offset = (gsize) floor (y) * (gsize) cairo_image_surface_get_stride (surface) + 4 * (gsize) floor (x);

  return *(const guint32 *) (data + offset) & 0xffffff;
}

static guint
rgb (PursuitColor color)
{
  return (guint) lround (color.red * 255) << 16 | (guint) lround (color.green * 255) << 8 |
         (guint) lround (color.blue * 255);
}

static void
test_layout (void)
{
  g_autoptr (PursuitRatingLayout) layout = lay_out (PURSUIT_RATING_BARS, PURSUIT_THEME_LIGHT);

  g_assert_cmpuint (layout->n_rows, ==, G_N_ELEMENTS (ROWS));
  for (guint i = 0; i < layout->n_rows; i++)
    {
      const PursuitRatingPlace *place = &layout->places[i];
      /* all scales begin below each other, behind the names, and end inside */
      g_assert_cmpfloat (place->left, ==, layout->places[0].left);
      g_assert_cmpfloat (place->left, >, layout->label_width);
      g_assert_cmpfloat (place->left + place->width, <, WIDTH);
      g_assert_cmpfloat (pursuit_rating_place_x (place, 0), ==, place->left);
      g_assert_cmpfloat_with_epsilon (pursuit_rating_place_x (place, 5), place->left + place->width, 1e-9);
      g_assert_cmpint (pursuit_rating_chart_hit (layout, 10, place->y), ==, (int) i);
      g_assert_cmpint (pursuit_rating_chart_hit (layout, WIDTH - 1, place->y), ==, (int) i);
    }
  /* a long name takes no more than its share */
  g_assert_cmpfloat (layout->label_width, <=, 0.56 * WIDTH);
  g_assert_cmpint (pursuit_rating_chart_hit (layout, 10, layout->height), ==, -1);
  g_assert_cmpint (pursuit_rating_chart_hit (layout, -1, 5), ==, -1);
  g_assert_cmpint (pursuit_rating_chart_hit (layout, WIDTH, 5), ==, -1);
}

/* A bar reaches to its points and not beyond; without points there is none. */
static void
assert_bars (PursuitThemeKind kind)
{
  g_autoptr (PursuitRatingLayout) layout = lay_out (PURSUIT_RATING_BARS, kind);
  cairo_surface_t *surface = draw (layout);
  guint ours = rgb (layout->theme.attitudes[PURSUIT_ATTITUDE_CHAMPION]);

  for (guint i = 0; i < layout->n_rows; i++)
    {
      const PursuitRatingPlace *place = &layout->places[i];
      for (int points = 1; points <= PURSUIT_RATING_MAX; points++)
        {
          gboolean covered =
              pixel (surface, pursuit_rating_place_x (place, points) - place->width / 10, place->y) == ours;
          g_assert_cmpint (covered, ==, points <= ROWS[i].ours);
        }
    }
  cairo_surface_destroy (surface);
}

static void
test_bars (void)
{
  assert_bars (PURSUIT_THEME_LIGHT);
  assert_bars (PURSUIT_THEME_DARK);
}

/* The disc is filled and the ring is hollow, so that they can be told apart without their colours; the gap
 * has the colour of who is ahead. */
static void
test_dumbbells (void)
{
  g_autoptr (PursuitRatingLayout) layout = lay_out (PURSUIT_RATING_DUMBBELLS, PURSUIT_THEME_LIGHT);
  cairo_surface_t *surface = draw (layout);
  guint ours = rgb (layout->theme.attitudes[PURSUIT_ATTITUDE_CHAMPION]);
  guint theirs = rgb (layout->theme.attitudes[PURSUIT_ATTITUDE_OPPONENT]);
  guint card = rgb (layout->theme.card);
  const PursuitRatingPlace *price = &layout->places[0], *life = &layout->places[1];
  const PursuitRatingPlace *equal = &layout->places[3], *alone = &layout->places[4];

  g_assert_cmphex (pixel (surface, pursuit_rating_place_x (price, 2), price->y), ==, ours);
  g_assert_cmphex (pixel (surface, pursuit_rating_place_x (price, 4), price->y), ==, card);
  g_assert_cmphex (pixel (surface, pursuit_rating_place_x (price, 3) + 3, price->y), ==, theirs);
  g_assert_cmphex (pixel (surface, pursuit_rating_place_x (life, 5), life->y), ==, ours);
  g_assert_cmphex (pixel (surface, pursuit_rating_place_x (life, 4) + 3, life->y), ==, ours);
  g_assert_cmphex (pixel (surface, pursuit_rating_place_x (life, 3), life->y), ==, card);
  /* both are seen where they are level */
  g_assert_cmphex (pixel (surface, pursuit_rating_place_x (equal, 4), equal->y), ==, ours);
  g_assert_cmphex (pixel (surface, pursuit_rating_place_x (equal, 4) + 0.56 * layout->theme.font_size - 1.5,
                          equal->y),
                   ==, theirs);
  g_assert_cmphex (pixel (surface, pursuit_rating_place_x (alone, 4), alone->y), ==, card);
  cairo_surface_destroy (surface);
}

static void
draw_both (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese)
{
  static const char *const names[] = { "价格", "刀具寿命",
                                       "名字太长的指标，任何一列都放不下，只好用省略号结尾", "资质证书",
                                       "交货期" };
  PursuitRatingRow rows[G_N_ELEMENTS (ROWS)];

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      rows[i] = ROWS[i];
      if (chinese)
        rows[i].label = names[i];
    }
  g_autoptr (PursuitRatingLayout) bars =
      pursuit_rating_chart_layout (rows, G_N_ELEMENTS (rows), PURSUIT_RATING_BARS, WIDTH, theme, canvas);
  g_autoptr (PursuitRatingLayout) dumbbells =
      pursuit_rating_chart_layout (rows, G_N_ELEMENTS (rows), PURSUIT_RATING_DUMBBELLS, WIDTH, theme, canvas);
  pursuit_rating_chart_draw (bars, canvas);
  pursuit_canvas_translate (canvas, 0, GOLDEN_HEIGHT);
  pursuit_rating_chart_draw (dumbbells, canvas);
}

static void
test_golden (void)
{
  assert_golden_set (draw_both, WIDTH, 2 * GOLDEN_HEIGHT, "rating");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rating-chart/layout", test_layout);
  g_test_add_func ("/rating-chart/golden", test_golden);
  g_test_add_func ("/rating-chart/bars", test_bars);
  g_test_add_func ("/rating-chart/dumbbells", test_dumbbells);

  return g_test_run ();
}
