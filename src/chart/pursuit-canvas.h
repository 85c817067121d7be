/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "pursuit-color.h"

G_BEGIN_DECLS

/*
 * PursuitCanvas: the few drawing operations that charts and reports need, with two back ends.
 *
 * The Cairo back end serves screen, print, PDF and PNG; its text can be selected in a PDF. The SVG back end
 * writes the file by hand, because Cairo's own turns text into outlines. Text is measured by Pango for both,
 * so that a layout made with one fits the other.
 *
 * Coordinates are user units, y downwards: pixels on the screen, points on paper. A canvas starts with an
 * empty path and the identity transformation, is used by one thread at a time and holds no model data.
 */
typedef struct _PursuitCanvas PursuitCanvas;

typedef enum
{
  PURSUIT_PATTERN_SOLID,
  PURSUIT_PATTERN_HATCH,      /* lines rising to the right */
  PURSUIT_PATTERN_BACK_HATCH, /* lines falling to the right */
  PURSUIT_PATTERN_CROSS,      /* both */
  PURSUIT_PATTERN_HORIZONTAL,
  PURSUIT_PATTERN_VERTICAL,
  PURSUIT_PATTERN_DOTS,
} PursuitPattern;

/*
 * How a path is painted. A zeroed field draws nothing: { .fill = blue } fills only, { .stroke = grey,
 * .stroke_width = 1 } strokes only.
 *
 * @fill: ground, under the pattern
 * @pattern, @pattern_color: lines or dots over the ground; SOLID has none
 * @pattern_step: distance of the lines in user units; 0 is 6
 * @stroke, @stroke_width: the outline, centred on the path
 * @dash_on, @dash_off: lengths of dash and gap; 0 is an unbroken line
 * @round_caps: ends and corners of the stroke are round
 */
typedef struct
{
  PursuitColor fill;
  PursuitPattern pattern;
  PursuitColor pattern_color;
  double pattern_step;
  PursuitColor stroke;
  double stroke_width;
  double dash_on;
  double dash_off;
  gboolean round_caps;
} PursuitPaint;

typedef enum
{
  PURSUIT_ALIGN_START, /* x is the left edge of the text */
  PURSUIT_ALIGN_CENTER,
  PURSUIT_ALIGN_END, /* x is the right edge */
} PursuitTextAlign;

/*
 * @family: a Pango family list such as "Cantarell, sans-serif"; %NULL is "sans-serif"
 * @size: height of the font in user units
 * @weight: 100 to 900 as in CSS; 0 is 400
 * @max_width: in user units; longer text ends in an ellipsis; 0 is no limit
 * @max_lines: with @max_width, wrap into at most so many lines; 0 and 1 are one line, G_MAXINT no limit
 */
typedef struct
{
  const char *family;
  double size;
  int weight;
  gboolean italic;
  PursuitColor color;
  PursuitTextAlign align;
  double max_width;
  int max_lines;
} PursuitTextStyle;

/* @baseline: from the top of the text to the baseline of the first line. All in user units. */
typedef struct
{
  double width;
  double height;
  double baseline;
} PursuitTextExtents;

/* A canvas on @cr, which is referenced and stays in the state it is in. @language is a BCP 47 tag such as
 * "zh-cn" that chooses among glyphs, or %NULL for the one of the locale (pursuit_canvas_default_language()).
 */
PursuitCanvas *
pursuit_canvas_new_cairo (cairo_t *cr, const char *language);

/* A canvas that writes an SVG file of @width by @height user units. @title is read out by screen readers and
 * may be %NULL; @language as above. */
PursuitCanvas *
pursuit_canvas_new_svg (double width, double height, const char *title, const char *language);

/* A canvas that draws nothing and only measures text, for layout before there is a surface. */
PursuitCanvas *
pursuit_canvas_new_measure (const char *language);

void
pursuit_canvas_free (PursuitCanvas *canvas);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCanvas, pursuit_canvas_free)

/* The whole SVG document as UTF-8 text, free with g_free(). Only for a canvas of pursuit_canvas_new_svg(),
 * once. */
char *
pursuit_canvas_finish_svg (PursuitCanvas *canvas);

/* The language tag of the message locale, "zh-cn" for simplified Chinese: without it Pango picks Japanese
 * glyphs for Chinese text in a C locale. Owned by GLib, never %NULL. */
const char *
pursuit_canvas_default_language (void);

/* The transformation, the clip and nothing else; each save needs its restore. */
void
pursuit_canvas_save (PursuitCanvas *canvas);
void
pursuit_canvas_restore (PursuitCanvas *canvas);
void
pursuit_canvas_translate (PursuitCanvas *canvas, double dx, double dy);
void
pursuit_canvas_scale (PursuitCanvas *canvas, double factor);
void
pursuit_canvas_clip_rect (PursuitCanvas *canvas, double x, double y, double width, double height);

/* A path is built by these and consumed by pursuit_canvas_paint(). The transformation may not change between.
 */
void
pursuit_canvas_move_to (PursuitCanvas *canvas, double x, double y);
void
pursuit_canvas_line_to (PursuitCanvas *canvas, double x, double y);
void
pursuit_canvas_curve_to (PursuitCanvas *canvas,
                         double x1,
                         double y1,
                         double x2,
                         double y2,
                         double x3,
                         double y3);
/* Clockwise from angle @from to @to >= @from, radians from the positive x axis; a line leads to its start
 * when there is a current point. A full turn is a circle. */
void
pursuit_canvas_arc (PursuitCanvas *canvas, double cx, double cy, double radius, double from, double to);
/* @radius 0 is a plain rectangle; it is limited to half of the shorter side. */
void
pursuit_canvas_add_rect (PursuitCanvas *canvas,
                         double x,
                         double y,
                         double width,
                         double height,
                         double radius);
void
pursuit_canvas_close_path (PursuitCanvas *canvas);
void
pursuit_canvas_paint (PursuitCanvas *canvas, const PursuitPaint *paint);

/* A rectangle, a closed polygon of @n points (x, y, x, y …) and a line, painted at once. */
void
pursuit_canvas_rect (PursuitCanvas *canvas,
                     double x,
                     double y,
                     double width,
                     double height,
                     double radius,
                     const PursuitPaint *paint);
void
pursuit_canvas_polygon (PursuitCanvas *canvas, const double *points, gsize n, const PursuitPaint *paint);
void
pursuit_canvas_line (PursuitCanvas *canvas,
                     double x1,
                     double y1,
                     double x2,
                     double y2,
                     const PursuitPaint *paint);

/* Writes @text, which is data and never markup; invalid UTF-8 is replaced. @y is the top of the first line.
 * On one line, line breaks become spaces. */
void
pursuit_canvas_text (PursuitCanvas *canvas,
                     const PursuitTextStyle *style,
                     double x,
                     double y,
                     const char *text);

/* The same with @y in the middle of the text's height. */
void
pursuit_canvas_text_middle (PursuitCanvas *canvas,
                            const PursuitTextStyle *style,
                            double x,
                            double y,
                            const char *text);

/* Fills a circle with @picture, a square image surface. Returns: FALSE where nothing is drawn, because the
 * back end knows no pictures: the SVG one */
gboolean
pursuit_canvas_disc (PursuitCanvas *canvas, double cx, double cy, double radius, cairo_surface_t *picture);

/* Makes what is drawn now page @page of a document, counted from 0, which links lead to, and lets
 * pursuit_canvas_link() make links. Only for a Cairo canvas on a PDF that gets all pages: a link to a page
 * that never comes makes Cairo give up the file. */
void
pursuit_canvas_begin_page (PursuitCanvas *canvas, guint page);

/* Leads from a rectangle to page @page of the document, counted from 0. Nothing to see, and nothing at all
 * where nobody can click. */
void
pursuit_canvas_link (PursuitCanvas *canvas, guint page, double x, double y, double width, double height);

/* How large pursuit_canvas_text() would write it, ellipsis and wrapping included. */
PursuitTextExtents
pursuit_canvas_measure (PursuitCanvas *canvas, const PursuitTextStyle *style, const char *text);

G_END_DECLS
