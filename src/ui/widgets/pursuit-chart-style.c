/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-chart-style.h"

/* CSS pixels an inch, by definition; sizes of fonts are in points. */
#define PIXELS_PER_POINT (96.0 / 72.0)

/**
 * pursuit_chart_style_for_widget:
 *
 * Returns: a theme in the font and brightness of @widget; its strings are interned and stay
 */
PursuitTheme
pursuit_chart_style_for_widget (GtkWidget *widget)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const PangoFontDescription *font =
      pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  const char *family = pango_font_description_get_family (font);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  PursuitTheme theme = *pursuit_theme_get (dark ? PURSUIT_THEME_DARK : PURSUIT_THEME_LIGHT);

  if (family != NULL)
    theme.font_family = g_intern_string (family);
  if (size > 0)
    theme.font_size = pango_font_description_get_size_is_absolute (font) ? size : size * PIXELS_PER_POINT;
  return theme;
}
