/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-reliability-chart.h"

#include "pursuit-chart-words.h"

#include <math.h>

/* All in heights of the body font. */
#define AXIS_WIDTH 4.0
#define AXIS_HEIGHT 3.6
#define TITLE_HEIGHT 1.8
#define MIN_RADIUS 0.3
#define MAX_RADIUS 1.1
#define HIT_SLACK 0.3
#define LEAST_WIDTH 22.0
#define LEAST_HEIGHT 24.0
#define LIKED_HEIGHT 28.0

enum
{
  N_TICKS = 5
};

static void
add_words (PursuitReliabilityLayout *layout, PursuitTextAlign align, double x, double y, const char *text)
{
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, 0.9, 400, layout->theme.text_dim);

  style.align = align;
  pursuit_chart_words_add (layout->words, style, x, y, text);
}

static double
place_x (const PursuitReliabilityLayout *layout, double share)
{
  return layout->left + share * layout->side;
}

static double
place_y (const PursuitReliabilityLayout *layout, double share)
{
  return layout->top + (1 - share) * layout->side;
}

static void
lay_out_axes (PursuitReliabilityLayout *layout, const PursuitReliabilityChart *chart)
{
  double em = layout->theme.font_size;

  for (guint i = 0; i <= N_TICKS; i++)
    {
      double share = (double) i / N_TICKS;
      g_autofree char *text = chart->format (share);

      add_words (layout, PURSUIT_ALIGN_CENTER, place_x (layout, share), layout->top + layout->side + 1.1 * em,
                 text);
      add_words (layout, PURSUIT_ALIGN_END, layout->left - 0.6 * em, place_y (layout, share), text);
    }
  add_words (layout, PURSUIT_ALIGN_START, 0, 0.7 * em, chart->observed_title);
  add_words (layout, PURSUIT_ALIGN_END, layout->left + layout->side, layout->top + layout->side + 2.7 * em,
             chart->predicted_title);
}

PursuitReliabilityLayout *
pursuit_reliability_chart_layout (const PursuitReliabilityChart *chart,
                                  double width,
                                  double height,
                                  const PursuitTheme *theme)
{
  g_return_val_if_fail (chart != NULL && chart->format != NULL, NULL);
  g_return_val_if_fail (theme != NULL, NULL);

  PursuitReliabilityLayout *layout = g_new0 (PursuitReliabilityLayout, 1);
  double em = theme->font_size;
  guint most = 1;

  layout->theme = *theme;
  layout->width = width;
  layout->left = AXIS_WIDTH * em;
  layout->top = TITLE_HEIGHT * em;
  layout->side = MAX (MIN (width - layout->left - 1.5 * em, height - layout->top - AXIS_HEIGHT * em), 6 * em);
  layout->height = layout->top + layout->side + AXIS_HEIGHT * em;
  layout->dots = g_array_new (FALSE, FALSE, sizeof (PursuitReliabilityDot));
  layout->words = pursuit_chart_words_new ();
  for (guint i = 0; i < chart->n_points; i++)
    most = MAX (most, chart->points[i].n);
  for (guint i = 0; i < chart->n_points; i++)
    {
      const PursuitReliabilityPoint *point = &chart->points[i];
      PursuitReliabilityDot dot = { .point = i,
                                    .x = place_x (layout, point->predicted),
                                    .y = place_y (layout, point->observed),
                                    .radius =
                                        MAX (MAX_RADIUS * sqrt ((double) point->n / most), MIN_RADIUS) * em };
      if (point->n > 0)
        g_array_append_val (layout->dots, dot);
    }
  lay_out_axes (layout, chart);
  return layout;
}

void
pursuit_reliability_layout_free (PursuitReliabilityLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->dots);
  g_array_unref (layout->words);
  g_free (layout);
}

static void
draw_grid (const PursuitReliabilityLayout *layout, PursuitCanvas *canvas)
{
  PursuitPaint faint = { .stroke = layout->theme.line_faint, .stroke_width = 0.5 };
  PursuitPaint kept = { .stroke = layout->theme.text_dim, .stroke_width = 1, .dash_on = 4, .dash_off = 3 };
  double right = layout->left + layout->side, bottom = layout->top + layout->side;

  for (guint i = 0; i <= N_TICKS; i++)
    {
      double share = (double) i / N_TICKS;
      pursuit_canvas_line (canvas, place_x (layout, share), layout->top, place_x (layout, share), bottom,
                           &faint);
      pursuit_canvas_line (canvas, layout->left, place_y (layout, share), right, place_y (layout, share),
                           &faint);
    }
  pursuit_canvas_line (canvas, layout->left, bottom, right, layout->top, &kept);
}

void
pursuit_reliability_chart_draw (const PursuitReliabilityLayout *layout, PursuitCanvas *canvas)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  PursuitPaint paint = pursuit_theme_series_paint (&layout->theme, 0);
  PursuitPaint line = { .stroke = paint.fill, .stroke_width = 1.5 };

  draw_grid (layout, canvas);
  for (guint i = 0; i < layout->dots->len; i++)
    {
      const PursuitReliabilityDot *dot = &g_array_index (layout->dots, PursuitReliabilityDot, i);

      if (i > 0)
        pursuit_canvas_line (canvas, dot[-1].x, dot[-1].y, dot->x, dot->y, &line);
    }
  for (guint i = 0; i < layout->dots->len; i++)
    {
      const PursuitReliabilityDot *dot = &g_array_index (layout->dots, PursuitReliabilityDot, i);

      pursuit_canvas_arc (canvas, dot->x, dot->y, dot->radius, 0, 2 * G_PI);
      pursuit_canvas_paint (canvas, &paint);
    }
  pursuit_chart_words_draw (layout->words, canvas);
}

const PursuitReliabilityDot *
pursuit_reliability_chart_hit (const PursuitReliabilityLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = layout->dots->len; i-- > 0;)
    {
      const PursuitReliabilityDot *dot = &g_array_index (layout->dots, PursuitReliabilityDot, i);

      if (hypot (x - dot->x, y - dot->y) <= dot->radius + HIT_SLACK * layout->theme.font_size)
        return dot;
    }
  return NULL;
}

/* As a chart of a report */

static gpointer
lay_out (gconstpointer data, double width, double height, const PursuitTheme *theme, PursuitCanvas *canvas)
{
  return pursuit_reliability_chart_layout (data, width, height, theme);
}

static gboolean
place (gconstpointer data, guint mark, PursuitBox *box)
{
  const PursuitReliabilityLayout *layout = data;
  const PursuitReliabilityDot *dot = &g_array_index (layout->dots, PursuitReliabilityDot, mark);

  *box =
      (PursuitBox){ dot->x - dot->radius, dot->y - dot->radius, dot->x + dot->radius, dot->y + dot->radius };
  return TRUE;
}

static int
hit (gconstpointer data, double x, double y)
{
  const PursuitReliabilityLayout *layout = data;
  const PursuitReliabilityDot *dot = pursuit_reliability_chart_hit (layout, x, y);

  return dot != NULL ? (int) (dot - (const PursuitReliabilityDot *) (gpointer) layout->dots->data) : -1;
}

static void
free_data (gpointer data)
{
  g_free ((gpointer) ((PursuitReliabilityChart *) data)->points);
  g_free (data);
}

static const PursuitChartKind RELIABILITY_KIND = {
  .least_width = LEAST_WIDTH,
  .least_height = LEAST_HEIGHT,
  .liked_height = LIKED_HEIGHT,
  .lay_out = lay_out,
  .height_offset = G_STRUCT_OFFSET (PursuitReliabilityLayout, height),
  .draw = (PursuitChartDraw) pursuit_reliability_chart_draw,
  .hit = hit,
  .place = place,
  .free_layout = (GDestroyNotify) pursuit_reliability_layout_free,
  .free_data = free_data,
};

PursuitChart *
pursuit_reliability_chart_new (const PursuitReliabilityChart *chart,
                               char *(*describe) (const PursuitReliabilityPoint *point))
{
  g_return_val_if_fail (chart != NULL && chart->format != NULL && describe != NULL, NULL);

  PursuitReliabilityChart *data = g_memdup2 (chart, sizeof *chart);
  PursuitChart *self = pursuit_chart_new (&RELIABILITY_KIND, data);
  g_autoptr (GString) lines = g_string_new (NULL);

  data->points = g_memdup2 (chart->points, chart->n_points * sizeof *chart->points);
  data->predicted_title = pursuit_chart_keep (self, chart->predicted_title);
  data->observed_title = pursuit_chart_keep (self, chart->observed_title);
  for (guint i = 0; i < chart->n_points; i++)
    if (chart->points[i].n > 0)
      {
        const char *note = chart->points[i].note;
        g_autofree char *words = describe (&chart->points[i]);
        g_autofree char *line = note != NULL ? g_strdup_printf ("%s · %s", words, note) : g_strdup (words);

        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
        pursuit_chart_add_mark (self, chart->points[i].mark, line, line);
      }
  pursuit_chart_set_words (self, lines->str);
  return self;
}
