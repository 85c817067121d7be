/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-canvas-private.h"

#include <math.h>

#define DEFAULT_PATTERN_STEP 6.0
#define PATTERN_LINE_WIDTH 1.0

typedef struct
{
  PursuitCanvas parent;
  cairo_t *cr;
} CairoCanvas;

static cairo_t *
get_cr (PursuitCanvas *canvas)
{
  return ((CairoCanvas *) canvas)->cr;
}

static void
set_color (cairo_t *cr, PursuitColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static void
cairo_canvas_save (PursuitCanvas *canvas)
{
  cairo_save (get_cr (canvas));
}

static void
cairo_canvas_restore (PursuitCanvas *canvas)
{
  cairo_restore (get_cr (canvas));
}

static void
cairo_canvas_translate (PursuitCanvas *canvas, double dx, double dy)
{
  cairo_translate (get_cr (canvas), dx, dy);
}

static void
cairo_canvas_scale (PursuitCanvas *canvas, double factor)
{
  cairo_scale (get_cr (canvas), factor, factor);
}

static void
cairo_canvas_clip_rect (PursuitCanvas *canvas, double x, double y, double width, double height)
{
  cairo_t *cr = get_cr (canvas);

  cairo_new_path (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
}

static void
cairo_canvas_move_to (PursuitCanvas *canvas, double x, double y)
{
  cairo_move_to (get_cr (canvas), x, y);
}

static void
cairo_canvas_line_to (PursuitCanvas *canvas, double x, double y)
{
  cairo_line_to (get_cr (canvas), x, y);
}

static void
cairo_canvas_curve_to (PursuitCanvas *canvas,
                       double x1,
                       double y1,
                       double x2,
                       double y2,
                       double x3,
                       double y3)
{
  cairo_curve_to (get_cr (canvas), x1, y1, x2, y2, x3, y3);
}

static void
cairo_canvas_arc (PursuitCanvas *canvas, double cx, double cy, double radius, double from, double to)
{
  cairo_arc (get_cr (canvas), cx, cy, radius, from, to);
}

static void
cairo_canvas_close_path (PursuitCanvas *canvas)
{
  cairo_close_path (get_cr (canvas));
}

static void
add_slanted_lines (cairo_t *cr, double x1, double y1, double x2, double y2, double step, gboolean rising)
{
  double height = y2 - y1;

  /* Starting on a multiple of the step keeps the lines of neighbouring shapes in line. */
  for (double x = floor ((x1 - height) / step) * step; x < x2 + height; x += step)
    {
      cairo_move_to (cr, x, rising ? y2 : y1);
      cairo_line_to (cr, x + height, rising ? y1 : y2);
    }
}

static void
add_dots (cairo_t *cr, double x1, double y1, double x2, double y2, double step)
{
  int row = 0;

  for (double y = floor (y1 / step) * step; y <= y2; y += step / 2, row++)
    for (double x = floor (x1 / step) * step + (row % 2) * step / 2; x <= x2; x += step)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, y, step / 8, 0, 2 * G_PI);
      }
}

/* Draws the pattern as vectors inside the current path, which stays; a pattern surface would be a bitmap in
 * print. */
static void
paint_pattern (cairo_t *cr, const PursuitPaint *paint)
{
  double step = paint->pattern_step > 0 ? paint->pattern_step : DEFAULT_PATTERN_STEP;
  cairo_path_t *path = cairo_copy_path (cr);
  double x1, y1, x2, y2;

  cairo_save (cr);
  cairo_clip (cr);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  set_color (cr, paint->pattern_color);
  cairo_set_line_width (cr, PATTERN_LINE_WIDTH);
  cairo_set_dash (cr, NULL, 0, 0);

  switch (paint->pattern)
    {
    case PURSUIT_PATTERN_HATCH:
    case PURSUIT_PATTERN_BACK_HATCH:
    case PURSUIT_PATTERN_CROSS:
      if (paint->pattern != PURSUIT_PATTERN_BACK_HATCH)
        add_slanted_lines (cr, x1, y1, x2, y2, step, TRUE);
      if (paint->pattern != PURSUIT_PATTERN_HATCH)
        add_slanted_lines (cr, x1, y1, x2, y2, step, FALSE);
      cairo_stroke (cr);
      break;
    case PURSUIT_PATTERN_HORIZONTAL:
      for (double y = floor (y1 / step) * step; y <= y2; y += step)
        {
          cairo_move_to (cr, x1, y);
          cairo_line_to (cr, x2, y);
        }
      cairo_stroke (cr);
      break;
    case PURSUIT_PATTERN_VERTICAL:
      for (double x = floor (x1 / step) * step; x <= x2; x += step)
        {
          cairo_move_to (cr, x, y1);
          cairo_line_to (cr, x, y2);
        }
      cairo_stroke (cr);
      break;
    case PURSUIT_PATTERN_DOTS:
      add_dots (cr, x1, y1, x2, y2, step);
      cairo_fill (cr);
      break;
    case PURSUIT_PATTERN_SOLID:
    default:
      break;
    }

  cairo_restore (cr);
  cairo_new_path (cr);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
}

static void
cairo_canvas_paint (PursuitCanvas *canvas, const PursuitPaint *paint)
{
  cairo_t *cr = get_cr (canvas);

  if (paint->fill.alpha > 0)
    {
      set_color (cr, paint->fill);
      cairo_fill_preserve (cr);
    }
  if (paint->pattern != PURSUIT_PATTERN_SOLID && paint->pattern_color.alpha > 0)
    paint_pattern (cr, paint);
  if (paint->stroke.alpha > 0 && paint->stroke_width > 0)
    {
      double dashes[] = { paint->dash_on, paint->dash_off };

      set_color (cr, paint->stroke);
      cairo_set_line_width (cr, paint->stroke_width);
      cairo_set_dash (cr, dashes, paint->dash_on > 0 ? 2 : 0, 0);
      cairo_set_line_cap (cr, paint->round_caps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
      cairo_set_line_join (cr, paint->round_caps ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
cairo_canvas_text (PursuitCanvas *canvas,
                   const PursuitTextStyle *style,
                   double x,
                   double y,
                   PangoLayout *layout)
{
  cairo_t *cr = get_cr (canvas);

  cairo_new_path (cr);
  set_color (cr, style->color);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

static void
cairo_canvas_disc (PursuitCanvas *canvas, double cx, double cy, double radius, cairo_surface_t *picture)
{
  cairo_t *cr = get_cr (canvas);
  double side = cairo_image_surface_get_width (picture);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_arc (cr, cx, cy, radius, 0, 2 * G_PI);
  cairo_translate (cr, cx - radius, cy - radius);
  cairo_scale (cr, 2 * radius / side, 2 * radius / side);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* By name: Cairo 1.16 loses a link to the number of a page that is yet to come. */
static void
cairo_canvas_begin_page (PursuitCanvas *canvas, guint page)
{
  g_autofree char *attributes = g_strdup_printf ("name='page %u' x=0 y=0", page + 1);

  cairo_tag_begin (get_cr (canvas), CAIRO_TAG_DEST, attributes);
  cairo_tag_end (get_cr (canvas), CAIRO_TAG_DEST);
}

/* Cairo takes the rectangle of a link on the page, whatever the transformation is, and its numbers with a
 * point. */
static void
cairo_canvas_link (PursuitCanvas *canvas, guint page, double x, double y, double width, double height)
{
  cairo_t *cr = get_cr (canvas);
  char number[4][G_ASCII_DTOSTR_BUF_SIZE];
  double value[4] = { x, y, width, height };
  g_autofree char *attributes = NULL;

  cairo_user_to_device (cr, &value[0], &value[1]);
  cairo_user_to_device_distance (cr, &value[2], &value[3]);
  for (guint i = 0; i < G_N_ELEMENTS (number); i++)
    g_ascii_formatd (number[i], sizeof number[i], "%.2f", value[i]);
  attributes = g_strdup_printf ("rect=[%s %s %s %s] dest='page %u'", number[0], number[1], number[2],
                                number[3], page + 1);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

static void
cairo_canvas_free (PursuitCanvas *canvas)
{
  cairo_destroy (get_cr (canvas));
  g_free (canvas);
}

static const PursuitCanvasOps cairo_ops = {
  .save = cairo_canvas_save,
  .restore = cairo_canvas_restore,
  .translate = cairo_canvas_translate,
  .scale = cairo_canvas_scale,
  .clip_rect = cairo_canvas_clip_rect,
  .move_to = cairo_canvas_move_to,
  .line_to = cairo_canvas_line_to,
  .curve_to = cairo_canvas_curve_to,
  .arc = cairo_canvas_arc,
  .close_path = cairo_canvas_close_path,
  .paint = cairo_canvas_paint,
  .text = cairo_canvas_text,
  .disc = cairo_canvas_disc,
  .begin_page = cairo_canvas_begin_page,
  .link = cairo_canvas_link,
  .free = cairo_canvas_free,
};

PursuitCanvas *
pursuit_canvas_new_cairo (cairo_t *cr, const char *language)
{
  CairoCanvas *canvas;

  g_return_val_if_fail (cr != NULL, NULL);

  canvas = g_new0 (CairoCanvas, 1);
  canvas->cr = cairo_reference (cr);
  pursuit_canvas_init (&canvas->parent, &cairo_ops, pango_cairo_create_context (cr), language);
  return &canvas->parent;
}
