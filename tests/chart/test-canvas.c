/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "pursuit-org-card.h"
#include "pursuit-theme.h"

static PursuitTextStyle
style (double max_width)
{
  return (PursuitTextStyle){
    .family = "Cantarell", .size = 14, .color = PURSUIT_COLOR_INIT (0x112233), .max_width = max_width
  };
}

/* What a parser hands over of an SVG: all text of <text> elements in one string, with | between. */
static void
collect_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  if (g_str_equal (g_markup_parse_context_get_element (context), "text"))
    {
      g_string_append_len (data, text, length);
      g_string_append_c (data, '|');
    }
}

static char *
text_of (const char *svg)
{
  static const GMarkupParser parser = { .text = collect_text };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, text, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_svg_text (void)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_svg (100, 50.5, "<Title> & “more”", "zh-cn");
  PursuitTextStyle plain = style (0);
  g_autofree char *svg = NULL;
  g_autofree char *text = NULL;

  pursuit_canvas_text (canvas, &plain, 1, 2, "Ampersand & <b>markup</b> \"quoted\"");
  pursuit_canvas_text (canvas, &plain, 1, 2, "two\nlines");
  pursuit_canvas_text (canvas, &plain, 1, 2, "control \x01\x1b");
  pursuit_canvas_text (canvas, &plain, 1, 2, "broken \xff\xe9");
  pursuit_canvas_text (canvas, &plain, 1, 2, "辽宁钢铁 \u202eright to left\u202c");
  pursuit_canvas_text (canvas, &plain, 1, 2, "");
  svg = pursuit_canvas_finish_svg (canvas);
  text = text_of (svg);
  g_assert_cmpstr (text, ==,
                   "Ampersand & <b>markup</b> \"quoted\"|two lines|control \ufffd\ufffd|broken \ufffd\ufffd|"
                   "辽宁钢铁 \u202eright to left\u202c|");
  g_assert_nonnull (strstr (svg, "<title>&lt;Title&gt; &amp; “more”</title>"));
  g_assert_nonnull (strstr (svg, "width=\"100\" height=\"50.5\" viewBox=\"0 0 100 50.5\""));
  g_assert_nonnull (strstr (svg, "xml:lang=\"zh-cn\""));
}

static void
test_ellipsis (void)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_svg (100, 100, NULL, "en");
  PursuitTextStyle narrow = style (60), wrapped = style (60);
  g_autofree char *svg = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  wrapped.max_lines = 2;
  pursuit_canvas_text (canvas, &narrow, 0, 0, "A long name of a company");
  pursuit_canvas_text (canvas, &wrapped, 0, 0, "A long name of a company in the north");
  g_assert_cmpfloat (pursuit_canvas_measure (canvas, &narrow, "A long name of a company").width, <=, 60.5);
  g_assert_cmpfloat (
      pursuit_canvas_measure (canvas, &wrapped, "A long name of a company in the north").height, >,
      pursuit_canvas_measure (canvas, &narrow, "A").height * 1.5);
  svg = pursuit_canvas_finish_svg (canvas);
  text = text_of (svg);
  lines = g_strsplit (text, "|", -1);
  g_assert_cmpint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "A long") && g_str_has_suffix (lines[0], "…"));
  g_assert_false (g_str_has_suffix (lines[1], "…"));
  g_assert_true (g_str_has_suffix (lines[2], "…"));
}

static void
test_measure (void)
{
  g_autoptr (PursuitCanvas) measure = pursuit_canvas_new_measure ("en");
  g_autoptr (PursuitCanvas) svg = pursuit_canvas_new_svg (10, 10, NULL, "en");
  PursuitTextStyle normal = style (0), large = style (0);
  PursuitTextExtents a, b;

  large.size = 28;
  a = pursuit_canvas_measure (measure, &normal, "Negotiate");
  b = pursuit_canvas_measure (svg, &large, "Negotiate");
  /* Without hinting, twice the size is twice the width: what fits on the screen fits on paper. */
  g_assert_cmpfloat_with_epsilon (b.width, 2 * a.width, 0.2);
  g_assert_cmpfloat (a.baseline, >, 0);
  g_assert_cmpfloat (a.baseline, <, a.height);
}

static guint32
pixel (cairo_surface_t *image, int x, int y)
{
  return *(guint32 *) (cairo_image_surface_get_data (image) + y * cairo_image_surface_get_stride (image) +
                       4 * x) &
         0xffffff;
}

static void
test_pixels (void)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 40);
  cairo_t *cr = cairo_create (image);
  PursuitPaint white = { .fill = PURSUIT_COLOR_INIT (0xffffff) };
  PursuitPaint blue = { .fill = PURSUIT_COLOR_INIT (0x0072b2) };
  PursuitPaint hatched = { .pattern = PURSUIT_PATTERN_HORIZONTAL,
                           .pattern_color = PURSUIT_COLOR_INIT (0x000000),
                           .pattern_step = 4 };

  {
    g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_cairo (cr, "en");

    pursuit_canvas_rect (canvas, 0, 0, 40, 40, 0, &white);
    pursuit_canvas_save (canvas);
    pursuit_canvas_translate (canvas, 10, 10);
    pursuit_canvas_scale (canvas, 2);
    pursuit_canvas_clip_rect (canvas, 0, 0, 5, 5);
    pursuit_canvas_rect (canvas, 0, 0, 10, 10, 0, &blue);
    pursuit_canvas_restore (canvas);
    pursuit_canvas_rect (canvas, 24, 24, 12, 12, 0, &hatched);
  }
  cairo_surface_flush (image);
  g_assert_cmphex (pixel (image, 11, 11), ==, 0x0072b2);
  g_assert_cmphex (pixel (image, 19, 19), ==, 0x0072b2);
  g_assert_cmphex (pixel (image, 9, 15), ==, 0xffffff);
  g_assert_cmphex (pixel (image, 21, 15), ==, 0xffffff);
  g_assert_cmphex (pixel (image, 30, 28), <, 0xc0c0c0);
  g_assert_cmphex (pixel (image, 30, 30), ==, 0xffffff);
  g_assert_cmphex (pixel (image, 38, 28), ==, 0xffffff);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}

static void
test_svg_shapes (void)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_svg (100, 100, NULL, "en");
  PursuitPaint hatched = { .fill = PURSUIT_COLOR_INIT (0xffffff),
                           .pattern = PURSUIT_PATTERN_HATCH,
                           .pattern_color = PURSUIT_COLOR_INIT (0xd55e00) };
  PursuitPaint dashed = { .stroke = { 0, 0, 0, 0.5 }, .stroke_width = 1.5, .dash_on = 3, .dash_off = 2 };
  g_autofree char *svg = NULL;
  const char *first;

  setlocale (LC_NUMERIC, "de_DE.UTF-8");
  pursuit_canvas_save (canvas);
  pursuit_canvas_translate (canvas, 0.5, 0);
  pursuit_canvas_rect (canvas, 0, 0, 10, 10, 3, &hatched);
  pursuit_canvas_rect (canvas, 20, 0, 10, 10, 0, &hatched);
  pursuit_canvas_restore (canvas);
  pursuit_canvas_arc (canvas, 50, 50, 10, 0, 2 * G_PI);
  pursuit_canvas_paint (canvas, &dashed);
  svg = pursuit_canvas_finish_svg (canvas);
  g_free (text_of (svg));
  /* One definition of the pattern serves both. */
  first = strstr (svg, "<pattern");
  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, "<pattern"));
  g_assert_nonnull (strstr (svg, "translate(0.5 0)"));
  g_assert_nonnull (strstr (svg, "stroke-opacity=\"0.5\" stroke-width=\"1.5\" stroke-dasharray=\"3 2\""));
}

static cairo_surface_t *
make_square (guint side, double red, double green, double blue)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, red, green, blue);
  cairo_paint (cr);
  cairo_destroy (cr);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, guint x, guint y)
{
  cairo_surface_flush (surface);
  return *(guint32 *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) +
                       x * 4) &
         0xffffff;
}

/* A picture fills the circle and nothing beside it; SVG files have none. */
static void
test_disc (void)
{
  cairo_surface_t *surface = make_square (40, 1, 1, 1), *picture = make_square (3, 1, 0, 0);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_cairo (cr, "en");
  g_autoptr (PursuitCanvas) svg = pursuit_canvas_new_svg (40, 40, NULL, "en");

  cairo_destroy (cr);
  g_assert_true (pursuit_canvas_disc (canvas, 20, 20, 10, picture));
  g_assert_cmphex (pixel_at (surface, 20, 20), ==, 0xff0000);
  g_assert_cmphex (pixel_at (surface, 12, 20), ==, 0xff0000);
  g_assert_cmphex (pixel_at (surface, 27, 20), ==, 0xff0000);
  g_assert_cmphex (pixel_at (surface, 8, 20), ==, 0xffffff);
  g_assert_cmphex (pixel_at (surface, 11, 11), ==, 0xffffff);
  g_assert_false (pursuit_canvas_disc (svg, 20, 20, 10, picture));
  cairo_surface_destroy (surface);
  cairo_surface_destroy (picture);
}

static guint32
card_pixel (PursuitOrgCard *card, PursuitThemeKind theme, guint x, guint y)
{
  cairo_surface_t *surface = make_square (PURSUIT_ORG_CARD_WIDTH, 1, 1, 1);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_cairo (cr, "en");
  guint32 pixel;

  cairo_destroy (cr);
  pursuit_org_card_draw (canvas, card, 0, 0, PURSUIT_ORG_CARD_WIDTH, PURSUIT_ORG_CARD_HEIGHT,
                         pursuit_theme_get (theme), PURSUIT_ORG_CARD_NORMAL);
  pixel = pixel_at (surface, x, y);
  cairo_surface_destroy (surface);
  return pixel;
}

/* Who has a photo has a circle on the card: the photo, or initials until it is read. On paper there is none.
 */
static void
test_photo (void)
{
  const guint x = 29, y = 14; /* in the circle, above the initials */
  PursuitOrgCard card = { .name = "Luo Jian", .attitude = PURSUIT_ORG_ATTITUDE_UNSET, .weight = -1 };
  guint32 ground, initials;

  card.name = "";
  ground = card_pixel (&card, PURSUIT_THEME_LIGHT, x, y);
  card.name = "Luo Jian";
  card.photo = "hash";
  initials = card_pixel (&card, PURSUIT_THEME_LIGHT, x, y);
  g_assert_cmphex (initials, !=, ground);
  card.picture = make_square (8, 0, 1, 0);
  g_assert_cmphex (card_pixel (&card, PURSUIT_THEME_LIGHT, x, y), ==, 0x00ff00);
  card.name = "";
  g_assert_cmphex (card_pixel (&card, PURSUIT_THEME_PRINT, x, y), !=, 0x00ff00);
  cairo_surface_destroy (card.picture);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/svg/text", test_svg_text);
  g_test_add_func ("/canvas/svg/shapes", test_svg_shapes);
  g_test_add_func ("/canvas/ellipsis", test_ellipsis);
  g_test_add_func ("/canvas/measure", test_measure);
  g_test_add_func ("/canvas/pixels", test_pixels);
  g_test_add_func ("/canvas/disc", test_disc);
  g_test_add_func ("/canvas/photo-on-card", test_photo);
  return g_test_run ();
}
