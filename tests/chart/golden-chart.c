/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden-chart.h"

#include "golden.h"

enum
{
  MARGIN = 20
};

PursuitTheme
golden_theme (PursuitThemeKind kind)
{
  PursuitTheme theme = *pursuit_theme_get (kind);

  theme.font_family = "Cantarell, Noto Sans CJK SC";
  theme.font_size = 14;
  return theme;
}

void
assert_golden_chart (PursuitChart *chart,
                     double width,
                     double height,
                     PursuitThemeKind kind,
                     int selected,
                     const char *name)
{
  double full_width = width + 2 * MARGIN, full_height = height + 2 * MARGIN;
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) full_width, (int) full_height);
  cairo_t *cr = cairo_create (image);
  PursuitTheme theme = golden_theme (kind);
  PursuitPaint ground = { .fill = theme.card };

  {
    g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_cairo (cr, "zh-cn");
    g_autoptr (PursuitChartLayout) layout = pursuit_chart_lay_out (chart, width, height, &theme, canvas);

    pursuit_canvas_rect (canvas, 0, 0, full_width, full_height, 0, &ground);
    pursuit_canvas_translate (canvas, MARGIN, MARGIN);
    pursuit_chart_layout_draw (layout, canvas, selected);
  }
  assert_golden (image, name);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}
