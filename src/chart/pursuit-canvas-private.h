/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "pursuit-canvas.h"

G_BEGIN_DECLS

/* What a back end does; `layout` is ready to be shown with its top left corner at (x, y). */
typedef struct
{
  void (*save) (PursuitCanvas *canvas);
  void (*restore) (PursuitCanvas *canvas);
  void (*translate) (PursuitCanvas *canvas, double dx, double dy);
  void (*scale) (PursuitCanvas *canvas, double factor);
  void (*clip_rect) (PursuitCanvas *canvas, double x, double y, double width, double height);
  void (*move_to) (PursuitCanvas *canvas, double x, double y);
  void (*line_to) (PursuitCanvas *canvas, double x, double y);
  void (*curve_to) (PursuitCanvas *canvas, double x1, double y1, double x2, double y2, double x3, double y3);
  void (*arc) (PursuitCanvas *canvas, double cx, double cy, double radius, double from, double to);
  void (*close_path) (PursuitCanvas *canvas);
  void (*paint) (PursuitCanvas *canvas, const PursuitPaint *paint);
  void (
      *text) (PursuitCanvas *canvas, const PursuitTextStyle *style, double x, double y, PangoLayout *layout);
  void (*disc) (PursuitCanvas *canvas, double cx, double cy, double radius, cairo_surface_t *picture);
  void (*begin_page) (PursuitCanvas *canvas, guint page);
  void (*link) (PursuitCanvas *canvas, guint page, double x, double y, double width, double height);
  void (*free) (PursuitCanvas *canvas);
} PursuitCanvasOps;

/* The head of every back end's own struct. */
struct _PursuitCanvas
{
  const PursuitCanvasOps *ops;
  PangoContext *context;
  PangoLayout *layout; /* one for all text; its font is `font_key`'s */
  char *font_key;
  gboolean has_links; /* see pursuit_canvas_begin_page() */
};

/* Fills the head; takes the reference of @context. */
void
pursuit_canvas_init (PursuitCanvas *canvas,
                     const PursuitCanvasOps *ops,
                     PangoContext *context,
                     const char *language);

G_END_DECLS
