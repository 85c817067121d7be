/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The parts of a card that are the same on every card: its ground, grades, dots and signs. Filling their
 * round shapes anew was almost half of the time a card took to draw; as pictures they are copied.
 */

#include "pursuit-card-stamp.h"

#include <math.h>

static void
set_color (cairo_t *cr, PursuitCardStyle *style, PursuitCardColor color)
{
  gdk_cairo_set_source_rgba (cr, pursuit_card_style_get_color (style, color));
}

static void
add_rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* The colour of the edge of each ground that has one. */
static const PursuitCardColor EDGES[] = {
  [PURSUIT_CARD_STAMP_GROUND_STALE] = PURSUIT_CARD_COLOR_STALE,
  [PURSUIT_CARD_STAMP_GROUND_VERY_STALE] = PURSUIT_CARD_COLOR_VERY_STALE,
  [PURSUIT_CARD_STAMP_GROUND_UNKNOWN] = PURSUIT_CARD_COLOR_BORDER,
  [PURSUIT_CARD_STAMP_GROUND_IN_STEP] = PURSUIT_CARD_COLOR_MET,
  [PURSUIT_CARD_STAMP_GROUND_CUSTOMER_AHEAD] = PURSUIT_CARD_COLOR_VERY_STALE,
  [PURSUIT_CARD_STAMP_GROUND_WE_AHEAD] = PURSUIT_CARD_COLOR_WE_AHEAD,
};

static void
paint_ground (cairo_t *cr, PursuitCardStyle *style, PursuitCardStamp stamp, int width, int height)
{
  add_rounded (cr, 0.5, 0.5, width - 1, height - 1, PURSUIT_CARD_RADIUS);
  set_color (cr, style, PURSUIT_CARD_COLOR_CARD);
  cairo_fill_preserve (cr);
  set_color (cr, style, PURSUIT_CARD_COLOR_BORDER);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  if (stamp == PURSUIT_CARD_STAMP_GROUND)
    return;

  add_rounded (cr, 0, 0, width, height, PURSUIT_CARD_RADIUS);
  cairo_clip (cr);
  set_color (cr, style, EDGES[stamp]);
  /* the inner side follows the corner, as a wide border would */
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_rectangle (cr, 0, 0, width, height);
  add_rounded (cr, PURSUIT_CARD_EDGE, -1, width + 20, height + 2, PURSUIT_CARD_RADIUS);
  cairo_fill (cr);
}

static void
paint_grade (cairo_t *cr, PursuitCardStyle *style, guint grade)
{
  const char text[] = { (char) ('A' + grade), '\0' };
  PangoLayout *layout = pursuit_card_style_get_layout (style, PURSUIT_CARD_FONT_CHIP, text, -1);
  PangoRectangle ink;

  add_rounded (cr, 0, 0, PURSUIT_CARD_CHIP, PURSUIT_CARD_CHIP, 4);
  set_color (cr, style, PURSUIT_CARD_COLOR_GRADE_A + grade * 2);
  cairo_fill (cr);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  set_color (cr, style, PURSUIT_CARD_COLOR_GRADE_A_TEXT + grade * 2);
  cairo_move_to (cr, round ((PURSUIT_CARD_CHIP - ink.width) / 2.0 - ink.x),
                 round ((PURSUIT_CARD_CHIP - ink.height) / 2.0 - ink.y));
  pango_cairo_show_layout (cr, layout);
}

static void
paint_disc (cairo_t *cr, PursuitCardStyle *style, PursuitCardColor color, double size)
{
  cairo_arc (cr, size / 2, size / 2, size / 2, 0, 2 * G_PI);
  set_color (cr, style, color);
  cairo_fill (cr);
}

static void
paint_ring (cairo_t *cr, PursuitCardStyle *style, PursuitCardColor color, double size)
{
  cairo_arc (cr, size / 2, size / 2, size / 2 - 0.7, 0, 2 * G_PI);
  set_color (cr, style, color);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
}

static void
paint_warning (cairo_t *cr, PursuitCardStyle *style)
{
  set_color (cr, style, PURSUIT_CARD_COLOR_WARNING);
  cairo_move_to (cr, 0, PURSUIT_CARD_SIGN - 0.5);
  cairo_line_to (cr, PURSUIT_CARD_SIGN, PURSUIT_CARD_SIGN - 0.5);
  cairo_line_to (cr, PURSUIT_CARD_SIGN / 2.0, 0.5);
  cairo_fill (cr);
}

/* A flag on its pole, for the day on which the deal is expected to close. */
static void
paint_flag (cairo_t *cr, PursuitCardStyle *style)
{
  set_color (cr, style, PURSUIT_CARD_COLOR_DIM);
  cairo_rectangle (cr, 1, 0, 1, PURSUIT_CARD_SIGN);
  cairo_rectangle (cr, 2, 0, 6, 5);
  cairo_fill (cr);
}

/* Head and shoulders, for what the map of people shows. */
static void
paint_people (cairo_t *cr, PursuitCardStyle *style)
{
  const double middle = PURSUIT_CARD_SIGN / 2.0;

  set_color (cr, style, PURSUIT_CARD_COLOR_WARNING);
  cairo_arc (cr, middle, PURSUIT_CARD_SIGN * 0.28, PURSUIT_CARD_SIGN * 0.25, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_arc (cr, middle, PURSUIT_CARD_SIGN, PURSUIT_CARD_SIGN * 0.42, G_PI, 2 * G_PI);
  cairo_fill (cr);
}

static void
get_size (PursuitCardStyle *style, PursuitCardStamp stamp, int *width, int *height)
{
  if (stamp <= PURSUIT_CARD_STAMP_GROUND_WE_AHEAD)
    *height = pursuit_card_style_get_card_height (style);
  else if (stamp <= PURSUIT_CARD_STAMP_GRADE_D)
    *width = *height = PURSUIT_CARD_CHIP;
  else if (stamp == PURSUIT_CARD_STAMP_AVATAR)
    *width = *height = PURSUIT_CARD_AVATAR;
  else
    *width = *height = PURSUIT_CARD_SIGN;
}

/**
 * pursuit_card_stamp_paint:
 * @stamp: what to paint
 * @width: of the card in pixels; only a ground depends on it
 *
 * Returns: (transfer full): the picture, in the style's scale
 */
cairo_surface_t *
pursuit_card_stamp_paint (PursuitCardStyle *style, PursuitCardStamp stamp, int width)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_STYLE (style), NULL);
  g_return_val_if_fail (width > 0, NULL);

  int height = width;
  int scale = pursuit_card_style_get_scale (style);
  get_size (style, stamp, &width, &height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_surface_set_device_scale (surface, scale, scale);
  cairo_t *cr = cairo_create (surface);

  if (stamp <= PURSUIT_CARD_STAMP_GROUND_WE_AHEAD)
    paint_ground (cr, style, stamp, width, height);
  else if (stamp <= PURSUIT_CARD_STAMP_GRADE_D)
    paint_grade (cr, style, stamp - PURSUIT_CARD_STAMP_GRADE_A);
  else if (stamp == PURSUIT_CARD_STAMP_AVATAR)
    paint_disc (cr, style, PURSUIT_CARD_COLOR_AVATAR, width);
  else if (stamp == PURSUIT_CARD_STAMP_DOT_FULL)
    paint_disc (cr, style, PURSUIT_CARD_COLOR_MET, width);
  else if (stamp == PURSUIT_CARD_STAMP_DOT_EMPTY)
    paint_ring (cr, style, PURSUIT_CARD_COLOR_DIM, width);
  else if (stamp == PURSUIT_CARD_STAMP_WARNING)
    paint_warning (cr, style);
  else if (stamp == PURSUIT_CARD_STAMP_PEOPLE)
    paint_people (cr, style);
  else
    paint_flag (cr, style);
  cairo_destroy (cr);
  return surface;
}
