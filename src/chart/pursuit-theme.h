/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  PURSUIT_THEME_LIGHT,
  PURSUIT_THEME_DARK,
  PURSUIT_THEME_PRINT, /* white paper; every series also has a pattern, and the greys of the colours differ */
} PursuitThemeKind;

/* What the parts of a chart mean. The colours follow Okabe and Ito (2008), which the colour-blind can tell
 * apart; they are never the only sign: a label, a number, a place or a pattern says the same. */
typedef enum
{
  PURSUIT_SERIES_WON,
  PURSUIT_SERIES_LOST,
  PURSUIT_SERIES_WITHDRAWN,
  PURSUIT_SERIES_POSTPONED,
  PURSUIT_SERIES_NO_NEED,
  PURSUIT_SERIES_OTHER,
  PURSUIT_N_SERIES,
} PursuitSeries;

typedef enum
{
  PURSUIT_ATTITUDE_OPPONENT,
  PURSUIT_ATTITUDE_SCEPTIC,
  PURSUIT_ATTITUDE_NEUTRAL,
  PURSUIT_ATTITUDE_SUPPORTER,
  PURSUIT_ATTITUDE_CHAMPION,
  PURSUIT_N_ATTITUDE_COLORS,
} PursuitAttitudeColor;

/*
 * Colours, fonts and resolution of a drawing.
 *
 * @resolution: device pixels per inch that one user unit × 96 stands for on a screen, points (72) on paper;
 *   drawing is in user units, so it matters to whoever makes the surface
 * @font_size: of body text in user units; other sizes are multiples of it
 * @background: behind everything; @card: a raised surface, @card_border its outline
 * @text, @text_dim: body and secondary text; @text_on_fill: on funnel and series colours
 * @line, @line_faint: connectors and rules; @accent: selection, focus and weight; @accent_soft: chips
 * @warning: text that asks for attention
 * @funnel_first, @funnel_last: the stages' blues from top to bottom
 */
typedef struct
{
  PursuitThemeKind kind;
  const char *font_family;
  double font_size;
  double resolution;
  PursuitColor background;
  PursuitColor card;
  PursuitColor card_border;
  PursuitColor text;
  PursuitColor text_dim;
  PursuitColor text_on_fill;
  PursuitColor line;
  PursuitColor line_faint;
  PursuitColor accent;
  PursuitColor accent_soft;
  PursuitColor accent_text;
  PursuitColor chip;
  PursuitColor warning;
  PursuitColor insider;
  PursuitColor funnel_first;
  PursuitColor funnel_last;
  PursuitColor series[PURSUIT_N_SERIES];
  PursuitPattern patterns[PURSUIT_N_SERIES];
  PursuitColor attitudes[PURSUIT_N_ATTITUDE_COLORS];
} PursuitTheme;

/* The theme of that kind; static, never freed. Copy the struct to change font or size. */
const PursuitTheme *
pursuit_theme_get (PursuitThemeKind kind);

/* The paint of a series: its colour, with its pattern on paper and an outline where needed. */
PursuitPaint
pursuit_theme_series_paint (const PursuitTheme *theme, PursuitSeries series);

/* A text style of the theme: @scale times the body size, @weight as in CSS, in @color, from the left. */
PursuitTextStyle
pursuit_theme_text (const PursuitTheme *theme, double scale, int weight, PursuitColor color);

G_END_DECLS
