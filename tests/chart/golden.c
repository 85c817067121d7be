/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include <stdlib.h>

#define PIXEL_TOLERANCE 60
#define MAX_SHARE 0.015
#define MAX_MEAN 2.0

/* The share of pixels that differ much, and the mean difference, of two pictures of one size. */
static void
compare (cairo_surface_t *a, cairo_surface_t *b, double *share, double *mean)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  gint64 much = 0, sum = 0;

  for (int y = 0; y < height; y++)
    {
      const guint8 *row_a = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guint8 *row_b = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width; x++)
        {
          int worst = 0;

          for (int c = 0; c < 3; c++)
            {
              int difference = abs (row_a[4 * x + c] - row_b[4 * x + c]);

              worst = MAX (worst, difference);
              sum += difference;
            }
          much += worst > PIXEL_TOLERANCE;
        }
    }
  *share = (double) much / (width * height);
  *mean = (double) sum / (3.0 * width * height);
}

void
assert_golden (cairo_surface_t *image, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "chart", "golden", file, NULL);
  g_autofree char *kept = g_test_build_filename (G_TEST_BUILT, file, NULL);
  cairo_surface_t *golden;
  double share, mean;

  cairo_surface_flush (image);
  if (g_getenv ("PURSUIT_UPDATE_GOLDEN") != NULL)
    {
      g_assert_cmpint (cairo_surface_write_to_png (image, path), ==, CAIRO_STATUS_SUCCESS);
      return;
    }

  golden = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (golden), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (golden), ==, cairo_image_surface_get_width (image));
  g_assert_cmpint (cairo_image_surface_get_height (golden), ==, cairo_image_surface_get_height (image));
  compare (image, golden, &share, &mean);
  cairo_surface_destroy (golden);
  g_test_message ("%s: %.2f %% of the pixels differ, mean %.2f", name, 100 * share, mean);
  if (share > MAX_SHARE || mean > MAX_MEAN)
    {
      cairo_surface_write_to_png (image, kept);
      g_test_message ("see %s", kept);
    }
  g_assert_cmpfloat (share, <=, MAX_SHARE);
  g_assert_cmpfloat (mean, <=, MAX_MEAN);
}
