/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-canvas-private.h"

#include <math.h>
#include <string.h>

/* The distance of a Bézier's control point that makes a quarter of a circle of radius 1. */
#define CIRCLE_KAPPA 0.5522847498

static const PursuitCanvasOps measure_ops;

const char *
pursuit_canvas_default_language (void)
{
  const char *const *names = g_get_language_names ();

  for (; *names != NULL; names++)
    {
      if (g_str_has_prefix (*names, "zh_TW") || g_str_has_prefix (*names, "zh_HK"))
        return "zh-tw";
      if (g_str_has_prefix (*names, "zh"))
        return "zh-cn";
      if (!g_str_equal (*names, "C"))
        return "en";
    }
  /* No language is known; Chinese is the one script here whose glyphs depend on it. */
  return "zh-cn";
}

void
pursuit_canvas_init (PursuitCanvas *canvas,
                     const PursuitCanvasOps *ops,
                     PangoContext *context,
                     const char *language)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  if (language == NULL)
    language = pursuit_canvas_default_language ();

  /* Unhinted metrics: a layout measured at one scale fits at every other, on the screen and on paper. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));

  canvas->ops = ops;
  canvas->context = context;
  canvas->layout = pango_layout_new (context);
}

void
pursuit_canvas_free (PursuitCanvas *canvas)
{
  if (canvas == NULL)
    return;
  g_clear_object (&canvas->layout);
  g_clear_object (&canvas->context);
  g_clear_pointer (&canvas->font_key, g_free);
  canvas->ops->free (canvas);
}

PursuitCanvas *
pursuit_canvas_new_measure (const char *language)
{
  PursuitCanvas *canvas = g_new0 (PursuitCanvas, 1);

  pursuit_canvas_init (canvas, &measure_ops,
                       pango_font_map_create_context (pango_cairo_font_map_get_default ()), language);
  return canvas;
}

static void
set_font (PursuitCanvas *canvas, const PursuitTextStyle *style)
{
  const char *family = style->family != NULL ? style->family : "sans-serif";
  int weight = style->weight != 0 ? style->weight : PANGO_WEIGHT_NORMAL;
  g_autofree char *key = g_strdup_printf ("%s|%g|%d|%d", family, style->size, weight, style->italic);
  PangoFontDescription *font;

  if (g_strcmp0 (key, canvas->font_key) == 0)
    return;

  font = pango_font_description_new ();
  pango_font_description_set_family (font, family);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  if (style->italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (canvas->layout, font);
  pango_font_description_free (font);
  g_free (canvas->font_key);
  canvas->font_key = g_steal_pointer (&key);
}

/* The canvas' one layout, filled with @text in @style. */
static PangoLayout *
prepare_layout (PursuitCanvas *canvas, const PursuitTextStyle *style, const char *text)
{
  gboolean several = style->max_width > 0 && style->max_lines > 1;
  PangoLayout *layout = canvas->layout;
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    {
      valid = g_utf8_make_valid (text, -1);
      text = valid;
    }

  set_font (canvas, style);
  pango_layout_set_single_paragraph_mode (layout, !several);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, style->max_width > 0 ? ceil (style->max_width * PANGO_SCALE) : -1);
  pango_layout_set_height (layout, several && style->max_lines < G_MAXINT ? -style->max_lines : -1);
  pango_layout_set_ellipsize (layout, style->max_width > 0 && style->max_lines < G_MAXINT
                                          ? PANGO_ELLIPSIZE_END
                                          : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_alignment (layout, style->align == PURSUIT_ALIGN_CENTER ? PANGO_ALIGN_CENTER
                                      : style->align == PURSUIT_ALIGN_END  ? PANGO_ALIGN_RIGHT
                                                                           : PANGO_ALIGN_LEFT);
  /* The alignment is the drawing's, whatever direction the first letter of the user's text has. */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
layout_offset (const PursuitTextStyle *style, double width)
{
  switch (style->align)
    {
    case PURSUIT_ALIGN_CENTER:
      return -width / 2;
    case PURSUIT_ALIGN_END:
      return -width;
    default:
      return 0;
    }
}

PursuitTextExtents
pursuit_canvas_measure (PursuitCanvas *canvas, const PursuitTextStyle *style, const char *text)
{
  PangoRectangle logical;
  PangoLayout *layout;

  g_return_val_if_fail (canvas != NULL && style != NULL && text != NULL, (PursuitTextExtents){ 0 });

  layout = prepare_layout (canvas, style, text);
  pango_layout_get_extents (layout, NULL, &logical);
  return (PursuitTextExtents){
    .width = (double) logical.width / PANGO_SCALE,
    .height = (double) logical.height / PANGO_SCALE,
    .baseline = (double) pango_layout_get_baseline (layout) / PANGO_SCALE,
  };
}

static void
show_text (PursuitCanvas *canvas,
           const PursuitTextStyle *style,
           double x,
           double y,
           double lift,
           const char *text)
{
  PangoRectangle logical;
  PangoLayout *layout;
  double width, height;

  if (*text == '\0' || style->color.alpha <= 0)
    return;

  layout = prepare_layout (canvas, style, text);
  pango_layout_get_extents (layout, NULL, &logical);
  height = (double) logical.height / PANGO_SCALE;
  /* With a width, Pango aligns inside it; without, the text is as wide as it is. */
  width = style->max_width > 0 ? (double) pango_layout_get_width (layout) / PANGO_SCALE
                               : (double) logical.width / PANGO_SCALE;
  canvas->ops->text (canvas, style, x + layout_offset (style, width), y - height * lift, layout);
}

void
pursuit_canvas_text (PursuitCanvas *canvas,
                     const PursuitTextStyle *style,
                     double x,
                     double y,
                     const char *text)
{
  g_return_if_fail (canvas != NULL && style != NULL && text != NULL);

  show_text (canvas, style, x, y, 0, text);
}

void
pursuit_canvas_text_middle (PursuitCanvas *canvas,
                            const PursuitTextStyle *style,
                            double x,
                            double y,
                            const char *text)
{
  g_return_if_fail (canvas != NULL && style != NULL && text != NULL);

  show_text (canvas, style, x, y, 0.5, text);
}

void
pursuit_canvas_save (PursuitCanvas *canvas)
{
  canvas->ops->save (canvas);
}

void
pursuit_canvas_restore (PursuitCanvas *canvas)
{
  canvas->ops->restore (canvas);
}

void
pursuit_canvas_translate (PursuitCanvas *canvas, double dx, double dy)
{
  canvas->ops->translate (canvas, dx, dy);
}

void
pursuit_canvas_scale (PursuitCanvas *canvas, double factor)
{
  g_return_if_fail (factor > 0);

  canvas->ops->scale (canvas, factor);
}

void
pursuit_canvas_clip_rect (PursuitCanvas *canvas, double x, double y, double width, double height)
{
  canvas->ops->clip_rect (canvas, x, y, MAX (width, 0), MAX (height, 0));
}

void
pursuit_canvas_begin_page (PursuitCanvas *canvas, guint page)
{
  g_return_if_fail (canvas->ops->begin_page != NULL);

  canvas->ops->begin_page (canvas, page);
  canvas->has_links = TRUE;
}

gboolean
pursuit_canvas_disc (PursuitCanvas *canvas, double cx, double cy, double radius, cairo_surface_t *picture)
{
  g_return_val_if_fail (picture != NULL, FALSE);

  if (canvas->ops->disc == NULL)
    return FALSE;
  canvas->ops->disc (canvas, cx, cy, radius, picture);
  return TRUE;
}

void
pursuit_canvas_link (PursuitCanvas *canvas, guint page, double x, double y, double width, double height)
{
  if (canvas->has_links)
    canvas->ops->link (canvas, page, x, y, width, height);
}

void
pursuit_canvas_move_to (PursuitCanvas *canvas, double x, double y)
{
  canvas->ops->move_to (canvas, x, y);
}

void
pursuit_canvas_line_to (PursuitCanvas *canvas, double x, double y)
{
  canvas->ops->line_to (canvas, x, y);
}

void
pursuit_canvas_curve_to (PursuitCanvas *canvas,
                         double x1,
                         double y1,
                         double x2,
                         double y2,
                         double x3,
                         double y3)
{
  canvas->ops->curve_to (canvas, x1, y1, x2, y2, x3, y3);
}

void
pursuit_canvas_arc (PursuitCanvas *canvas, double cx, double cy, double radius, double from, double to)
{
  g_return_if_fail (to >= from);

  canvas->ops->arc (canvas, cx, cy, radius, from, to);
}

void
pursuit_canvas_close_path (PursuitCanvas *canvas)
{
  canvas->ops->close_path (canvas);
}

void
pursuit_canvas_paint (PursuitCanvas *canvas, const PursuitPaint *paint)
{
  g_return_if_fail (paint != NULL);

  canvas->ops->paint (canvas, paint);
}

void
pursuit_canvas_add_rect (PursuitCanvas *canvas,
                         double x,
                         double y,
                         double width,
                         double height,
                         double radius)
{
  double r = CLAMP (radius, 0, MAX (0, MIN (width, height) / 2));
  double k = r * (1 - CIRCLE_KAPPA);
  double right = x + width, bottom = y + height;

  pursuit_canvas_move_to (canvas, x + r, y);
  pursuit_canvas_line_to (canvas, right - r, y);
  if (r > 0)
    pursuit_canvas_curve_to (canvas, right - k, y, right, y + k, right, y + r);
  pursuit_canvas_line_to (canvas, right, bottom - r);
  if (r > 0)
    pursuit_canvas_curve_to (canvas, right, bottom - k, right - k, bottom, right - r, bottom);
  pursuit_canvas_line_to (canvas, x + r, bottom);
  if (r > 0)
    pursuit_canvas_curve_to (canvas, x + k, bottom, x, bottom - k, x, bottom - r);
  pursuit_canvas_line_to (canvas, x, y + r);
  if (r > 0)
    pursuit_canvas_curve_to (canvas, x, y + k, x + k, y, x + r, y);
  pursuit_canvas_close_path (canvas);
}

void
pursuit_canvas_rect (PursuitCanvas *canvas,
                     double x,
                     double y,
                     double width,
                     double height,
                     double radius,
                     const PursuitPaint *paint)
{
  pursuit_canvas_add_rect (canvas, x, y, width, height, radius);
  pursuit_canvas_paint (canvas, paint);
}

void
pursuit_canvas_polygon (PursuitCanvas *canvas, const double *points, gsize n, const PursuitPaint *paint)
{
  g_return_if_fail (points != NULL && n >= 2);

  pursuit_canvas_move_to (canvas, points[0], points[1]);
  for (gsize i = 1; i < n; i++)
    pursuit_canvas_line_to (canvas, points[2 * i], points[2 * i + 1]);
  pursuit_canvas_close_path (canvas);
  pursuit_canvas_paint (canvas, paint);
}

void
pursuit_canvas_line (PursuitCanvas *canvas,
                     double x1,
                     double y1,
                     double x2,
                     double y2,
                     const PursuitPaint *paint)
{
  pursuit_canvas_move_to (canvas, x1, y1);
  pursuit_canvas_line_to (canvas, x2, y2);
  pursuit_canvas_paint (canvas, paint);
}

/* The back end that only measures. */

static void
ignore (PursuitCanvas *canvas)
{
}

static void
ignore_one (PursuitCanvas *canvas, double factor)
{
}

static void
ignore_two (PursuitCanvas *canvas, double x, double y)
{
}

static void
ignore_four (PursuitCanvas *canvas, double x, double y, double width, double height)
{
}

static void
ignore_curve (PursuitCanvas *canvas, double x1, double y1, double x2, double y2, double x3, double y3)
{
}

static void
ignore_arc (PursuitCanvas *canvas, double cx, double cy, double radius, double from, double to)
{
}

static void
ignore_paint (PursuitCanvas *canvas, const PursuitPaint *paint)
{
}

static void
ignore_text (PursuitCanvas *canvas, const PursuitTextStyle *style, double x, double y, PangoLayout *layout)
{
}

static void
measure_free (PursuitCanvas *canvas)
{
  g_free (canvas);
}

static const PursuitCanvasOps measure_ops = {
  .save = ignore,
  .restore = ignore,
  .translate = ignore_two,
  .scale = ignore_one,
  .clip_rect = ignore_four,
  .move_to = ignore_two,
  .line_to = ignore_two,
  .curve_to = ignore_curve,
  .arc = ignore_arc,
  .close_path = ignore,
  .paint = ignore_paint,
  .text = ignore_text,
  .free = measure_free,
};
