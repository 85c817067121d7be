/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include <math.h>

#define SQUARE 16
#define MAX_SQUARE 48.0
#define MAX_MEAN 2.0
#define MARGIN 20

PursuitTheme
golden_theme (PursuitThemeKind kind)
{
  PursuitTheme theme = *pursuit_theme_get (kind);

  theme.font_family = "Cantarell, Noto Sans CJK SC";
  theme.font_size = 14;
  return theme;
}

static double
square_mean (cairo_surface_t *image, int left, int top, guint channel)
{
  const guint8 *pixels = cairo_image_surface_get_data (image);
  int stride = cairo_image_surface_get_stride (image);
  int right = MIN (left + SQUARE, cairo_image_surface_get_width (image));
  int bottom = MIN (top + SQUARE, cairo_image_surface_get_height (image));
  double sum = 0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      sum += pixels[y * stride + x * 4 + (int) channel];
  return sum / ((right - left) * (bottom - top));
}

gboolean
golden_alike (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  double sum = 0, worst = 0;
  guint n = 0;

  if (width != cairo_image_surface_get_width (b) || height != cairo_image_surface_get_height (b))
    return FALSE;
  for (int y = 0; y < height; y += SQUARE)
    for (int x = 0; x < width; x += SQUARE)
      for (guint channel = 0; channel < 3; channel++, n++)
        {
          double difference = fabs (square_mean (a, x, y, channel) - square_mean (b, x, y, channel));

          sum += difference;
          worst = MAX (worst, difference);
        }
  g_test_message ("mean difference %.2f, worst square %.1f of 255", sum / n, worst);
  return sum / n <= MAX_MEAN && worst <= MAX_SQUARE;
}

void
assert_golden (cairo_surface_t *image, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "chart", "golden", file, NULL);
  g_autofree char *kept = g_test_build_filename (G_TEST_BUILT, file, NULL);
  cairo_surface_t *golden;
  gboolean alike;

  cairo_surface_flush (image);
  if (g_getenv ("PURSUIT_UPDATE_GOLDEN") != NULL)
    {
      g_assert_cmpint (cairo_surface_write_to_png (image, path), ==, CAIRO_STATUS_SUCCESS);
      return;
    }

  golden = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (golden), ==, CAIRO_STATUS_SUCCESS);
  alike = golden_alike (image, golden);
  cairo_surface_destroy (golden);
  if (!alike)
    {
      cairo_surface_write_to_png (image, kept);
      g_test_message ("%s: see %s", name, kept);
    }
  g_assert_true (alike);
}

void
golden_make_grey (cairo_surface_t *image)
{
  guint8 *pixels = cairo_image_surface_get_data (image);
  int stride = cairo_image_surface_get_stride (image);

  cairo_surface_flush (image);
  for (int y = 0; y < cairo_image_surface_get_height (image); y++)
    for (int x = 0; x < cairo_image_surface_get_width (image); x++)
      {
        guint8 *pixel = pixels + y * stride + x * 4;

        pixel[0] = pixel[1] = pixel[2] =
            (guint8) (0.114 * pixel[0] + 0.587 * pixel[1] + 0.299 * pixel[2] + 0.5);
      }
  cairo_surface_mark_dirty (image);
}

void
assert_golden_set (GoldenDraw draw, int width, int height, const char *name)
{
  static const struct
  {
    const char *suffix;
    PursuitThemeKind kind;
    gboolean chinese;
  } pictures[] = { { "light", PURSUIT_THEME_LIGHT, FALSE },
                   { "dark", PURSUIT_THEME_DARK, FALSE },
                   { "grey", PURSUIT_THEME_PRINT, FALSE },
                   { "zh", PURSUIT_THEME_LIGHT, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *full_name = g_strdup_printf ("%s-%s", name, pictures[i].suffix);
      cairo_surface_t *image =
          cairo_image_surface_create (CAIRO_FORMAT_RGB24, width + 2 * MARGIN, height + 2 * MARGIN);
      cairo_t *cr = cairo_create (image);
      PursuitTheme theme = golden_theme (pictures[i].kind);
      PursuitPaint ground = { .fill = theme.card };
      PursuitCanvas *canvas = pursuit_canvas_new_cairo (cr, pictures[i].chinese ? "zh-cn" : "en");

      pursuit_canvas_rect (canvas, 0, 0, width + 2 * MARGIN, height + 2 * MARGIN, 0, &ground);
      pursuit_canvas_translate (canvas, MARGIN, MARGIN);
      draw (canvas, &theme, pictures[i].chinese);
      pursuit_canvas_free (canvas);
      cairo_destroy (cr);
      if (pictures[i].kind == PURSUIT_THEME_PRINT)
        golden_make_grey (image);
      assert_golden (image, full_name);
      cairo_surface_destroy (image);
    }
}
