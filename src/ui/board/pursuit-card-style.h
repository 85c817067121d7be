/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** PursuitCardFont: the kinds of text on a card. */
typedef enum
{
  PURSUIT_CARD_FONT_STRONG, /* company, amount */
  PURSUIT_CARD_FONT_TITLE,
  PURSUIT_CARD_FONT_META, /* days, dates, next step */
  PURSUIT_CARD_FONT_WARNING,
  PURSUIT_CARD_FONT_CHIP, /* grade */
  PURSUIT_CARD_FONT_INITIALS,
  PURSUIT_CARD_N_FONTS
} PursuitCardFont;

/** PursuitCardColor: the colours of a card, named colours of the style sheet. */
typedef enum
{
  PURSUIT_CARD_COLOR_COLUMN, /* what the card lies on */
  PURSUIT_CARD_COLOR_CARD,
  PURSUIT_CARD_COLOR_BORDER,
  PURSUIT_CARD_COLOR_TEXT,
  PURSUIT_CARD_COLOR_DIM,
  PURSUIT_CARD_COLOR_WARNING,
  PURSUIT_CARD_COLOR_STALE,
  PURSUIT_CARD_COLOR_VERY_STALE,
  PURSUIT_CARD_COLOR_MET,
  PURSUIT_CARD_COLOR_WE_AHEAD,
  PURSUIT_CARD_COLOR_AVATAR,
  PURSUIT_CARD_COLOR_AVATAR_TEXT,
  PURSUIT_CARD_COLOR_GRADE_A,
  PURSUIT_CARD_COLOR_GRADE_A_TEXT,
  PURSUIT_CARD_COLOR_GRADE_B,
  PURSUIT_CARD_COLOR_GRADE_B_TEXT,
  PURSUIT_CARD_COLOR_GRADE_C,
  PURSUIT_CARD_COLOR_GRADE_C_TEXT,
  PURSUIT_CARD_COLOR_GRADE_D,
  PURSUIT_CARD_COLOR_GRADE_D_TEXT,
  PURSUIT_CARD_COLOR_ACCENT,
  PURSUIT_CARD_N_COLORS
} PursuitCardColor;

/** PursuitCardStamp: the parts of a card that are the same on every card. */
typedef enum
{
  PURSUIT_CARD_STAMP_GROUND,
  PURSUIT_CARD_STAMP_GROUND_STALE,
  PURSUIT_CARD_STAMP_GROUND_VERY_STALE,
  PURSUIT_CARD_STAMP_GROUND_UNKNOWN, /* the four states of the drift, in their order */
  PURSUIT_CARD_STAMP_GROUND_IN_STEP,
  PURSUIT_CARD_STAMP_GROUND_CUSTOMER_AHEAD,
  PURSUIT_CARD_STAMP_GROUND_WE_AHEAD,
  PURSUIT_CARD_STAMP_GRADE_A,
  PURSUIT_CARD_STAMP_GRADE_B,
  PURSUIT_CARD_STAMP_GRADE_C,
  PURSUIT_CARD_STAMP_GRADE_D,
  PURSUIT_CARD_STAMP_AVATAR,
  PURSUIT_CARD_STAMP_DOT_FULL,
  PURSUIT_CARD_STAMP_DOT_EMPTY,
  PURSUIT_CARD_STAMP_WARNING,
  PURSUIT_CARD_STAMP_FLAG,
  PURSUIT_CARD_STAMP_PEOPLE,
  PURSUIT_CARD_N_STAMPS
} PursuitCardStamp;

#define PURSUIT_TYPE_CARD_STYLE (pursuit_card_style_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCardStyle, pursuit_card_style, PURSUIT, CARD_STYLE, GObject)

PursuitCardStyle *
pursuit_card_style_new (void);
gboolean
pursuit_card_style_update (PursuitCardStyle *self, GtkWidget *widget);
void
pursuit_card_style_set_by_drift (PursuitCardStyle *self, gboolean by_drift);
gboolean
pursuit_card_style_get_by_drift (PursuitCardStyle *self);
guint
pursuit_card_style_get_serial (PursuitCardStyle *self);
int
pursuit_card_style_get_card_height (PursuitCardStyle *self);
int
pursuit_card_style_get_line_height (PursuitCardStyle *self, PursuitCardFont font);
int
pursuit_card_style_get_scale (PursuitCardStyle *self);
const GdkRGBA *
pursuit_card_style_get_color (PursuitCardStyle *self, PursuitCardColor color);
PangoLayout *
pursuit_card_style_get_layout (PursuitCardStyle *self, PursuitCardFont font, const char *text, double limit);
cairo_surface_t *
pursuit_card_style_get_stamp (PursuitCardStyle *self, PursuitCardStamp stamp, int width);

/* The fixed measures of a card in pixels. */
#define PURSUIT_CARD_PADDING 10
#define PURSUIT_CARD_RADIUS 9
#define PURSUIT_CARD_CHIP 18
#define PURSUIT_CARD_AVATAR 20
#define PURSUIT_CARD_EDGE 4
#define PURSUIT_CARD_SIGN 10 /* dots, triangle, flag */
#define PURSUIT_CARD_SPACING 8

G_END_DECLS
