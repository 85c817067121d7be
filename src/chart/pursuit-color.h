/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Red, green, blue and opacity, each 0 to 1, not premultiplied. Opacity 0 means: draw nothing. */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} PursuitColor;

#define PURSUIT_COLOR_NONE ((PursuitColor){ 0, 0, 0, 0 })

/* An initialiser from 0xRRGGBB, usable in static tables: PURSUIT_COLOR_INIT (0x0072b2). */
#define PURSUIT_COLOR_INIT(hex)                                                                              \
  {                                                                                                          \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) &0xff) / 255.0, 1.0                \
  }

/* The opaque colour 0xRRGGBB. */
static inline PursuitColor
pursuit_color_from_hex (guint32 hex)
{
  return (PursuitColor) PURSUIT_COLOR_INIT (hex);
}

/* @color with its opacity multiplied by @factor (0 to 1). */
static inline PursuitColor
pursuit_color_fade (PursuitColor color, double factor)
{
  color.alpha *= factor;
  return color;
}

/* The colour @t of the way (0 to 1) from @from to @to. */
static inline PursuitColor
pursuit_color_mix (PursuitColor from, PursuitColor to, double t)
{
  return (PursuitColor){
    from.red + (to.red - from.red) * t,
    from.green + (to.green - from.green) * t,
    from.blue + (to.blue - from.blue) * t,
    from.alpha + (to.alpha - from.alpha) * t,
  };
}

/* Black or white, whichever is easier to read on @ground (relative luminance, ITU-R BT.709). */
static inline PursuitColor
pursuit_color_contrasting (PursuitColor ground)
{
  double luminance = 0.2126 * ground.red + 0.7152 * ground.green + 0.0722 * ground.blue;

  return pursuit_color_from_hex (luminance > 0.5 ? 0x000000 : 0xffffff);
}

G_END_DECLS
