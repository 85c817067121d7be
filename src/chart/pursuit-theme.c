/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-theme.h"

#define RGB PURSUIT_COLOR_INIT

/* Okabe and Ito: vermillion d55e00, orange e69f00, sky blue 56b4e9, blue 0072b2, green 009e73, purple cc79a7.
 */
#define SERIES_COLORS                                                                                        \
  {                                                                                                          \
    [PURSUIT_SERIES_WON] = RGB (0x009e73), [PURSUIT_SERIES_LOST] = RGB (0xd55e00),                           \
    [PURSUIT_SERIES_WITHDRAWN] = RGB (0xe69f00), [PURSUIT_SERIES_POSTPONED] = RGB (0x56b4e9),                \
    [PURSUIT_SERIES_NO_NEED] = RGB (0x999999), [PURSUIT_SERIES_OTHER] = RGB (0xcc79a7),                      \
  }

static const PursuitTheme themes[] = {
  [PURSUIT_THEME_LIGHT] = {
    .kind = PURSUIT_THEME_LIGHT,
    .font_family = "Cantarell, sans-serif",
    .font_size = 14,
    .resolution = 96,
    .background = RGB (0xfafafa),
    .card = RGB (0xffffff),
    .card_border = RGB (0xdedede),
    .text = RGB (0x1e1e1e),
    .text_dim = RGB (0x6b6b6b),
    .text_on_fill = RGB (0xffffff),
    .line = RGB (0x77767b),
    .line_faint = RGB (0xc8c8c8),
    .accent = RGB (0x3584e4),
    .accent_soft = RGB (0xdfebfb),
    .accent_text = RGB (0x1a5fb4),
    .chip = RGB (0xebebeb),
    .warning = RGB (0xb5400a),
    .insider = RGB (0x9141ac),
    .funnel_first = RGB (0x0d3b66),
    .funnel_last = RGB (0x2f83cf),
    .series = SERIES_COLORS,
    .attitudes = { RGB (0xd55e00), RGB (0xea9a62), RGB (0xc8c8c8), RGB (0x56b4e9), RGB (0x0072b2) },
  },
  [PURSUIT_THEME_DARK] = {
    .kind = PURSUIT_THEME_DARK,
    .font_family = "Cantarell, sans-serif",
    .font_size = 14,
    .resolution = 96,
    .background = RGB (0x242424),
    .card = RGB (0x363636),
    .card_border = RGB (0x4a4a4a),
    .text = RGB (0xffffff),
    .text_dim = RGB (0xb4b4b4),
    .text_on_fill = RGB (0xffffff),
    .line = RGB (0x9a9996),
    .line_faint = RGB (0x5a5a5a),
    .accent = RGB (0x62a0ea),
    .accent_soft = RGB (0x2c4160),
    .accent_text = RGB (0x99c1f1),
    .chip = RGB (0x4a4a4a),
    .warning = RGB (0xff9d5c),
    .insider = RGB (0xdc8add),
    .funnel_first = RGB (0x1f5a92),
    .funnel_last = RGB (0x3d8edb),
    .series = SERIES_COLORS,
    .attitudes = { RGB (0xd55e00), RGB (0xea9a62), RGB (0x8a8a8a), RGB (0x56b4e9), RGB (0x2f8fd0) },
  },
  [PURSUIT_THEME_PRINT] = {
    .kind = PURSUIT_THEME_PRINT,
    .font_family = "Cantarell, sans-serif",
    .font_size = 9.5,
    .resolution = 72,
    .background = RGB (0xffffff),
    .card = RGB (0xffffff),
    .card_border = RGB (0xb0b0b0),
    .text = RGB (0x000000),
    .text_dim = RGB (0x505050),
    .text_on_fill = RGB (0xffffff),
    .line = RGB (0x505050),
    .line_faint = RGB (0xb0b0b0),
    .accent = RGB (0x1a5fb4),
    .accent_soft = RGB (0xe6eef9),
    .accent_text = RGB (0x1a5fb4),
    .chip = RGB (0xececec),
    .warning = RGB (0x9c3400),
    .insider = RGB (0x813d9c),
    .funnel_first = RGB (0x0d3b66),
    .funnel_last = RGB (0x2a72b5),
    .series = SERIES_COLORS,
    .patterns = {
      [PURSUIT_SERIES_WON] = PURSUIT_PATTERN_SOLID,
      [PURSUIT_SERIES_LOST] = PURSUIT_PATTERN_HATCH,
      [PURSUIT_SERIES_WITHDRAWN] = PURSUIT_PATTERN_BACK_HATCH,
      [PURSUIT_SERIES_POSTPONED] = PURSUIT_PATTERN_DOTS,
      [PURSUIT_SERIES_NO_NEED] = PURSUIT_PATTERN_HORIZONTAL,
      [PURSUIT_SERIES_OTHER] = PURSUIT_PATTERN_CROSS,
    },
    .attitudes = { RGB (0xd55e00), RGB (0xea9a62), RGB (0xc8c8c8), RGB (0x56b4e9), RGB (0x0072b2) },
  },
};

const PursuitTheme *
pursuit_theme_get (PursuitThemeKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (themes), &themes[PURSUIT_THEME_LIGHT]);

  return &themes[kind];
}

PursuitPaint
pursuit_theme_series_paint (const PursuitTheme *theme, PursuitSeries series)
{
  PursuitColor color;

  g_return_val_if_fail (theme != NULL && series < PURSUIT_N_SERIES, (PursuitPaint){ 0 });

  color = theme->series[series];
  if (theme->patterns[series] == PURSUIT_PATTERN_SOLID)
    return (PursuitPaint){ .fill = color };

  /* On a grey printer the pattern tells the series apart: dark lines on a tint, with an outline. */
  return (PursuitPaint){
    .fill = pursuit_color_mix (color, pursuit_color_from_hex (0xffffff), 0.55),
    .pattern = theme->patterns[series],
    .pattern_color = pursuit_color_mix (color, pursuit_color_from_hex (0x000000), 0.35),
    .pattern_step = 5,
    .stroke = pursuit_color_mix (color, pursuit_color_from_hex (0x000000), 0.35),
    .stroke_width = 0.75,
  };
}

PursuitTextStyle
pursuit_theme_text (const PursuitTheme *theme, double scale, int weight, PursuitColor color)
{
  g_return_val_if_fail (theme != NULL, (PursuitTextStyle){ 0 });

  return (PursuitTextStyle){
    .family = theme->font_family,
    .size = theme->font_size * scale,
    .weight = weight,
    .color = color,
  };
}
