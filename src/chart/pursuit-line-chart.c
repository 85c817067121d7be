/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-line-chart.h"

#include "pursuit-chart-words.h"

#include <math.h>

/* All in heights of the body font. */
#define SCALE_WIDTH 1.6
#define LABEL_HEIGHT 1.6
#define MARGIN 0.6
#define RADIUS 0.28
#define HIT_SLACK 0.4

static void
add_words (PursuitLineLayout *layout, PursuitTextAlign align, double x, double y, const char *text)
{
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, 0.85, 400, layout->theme.text_dim);

  style.align = align;
  pursuit_chart_words_add (layout->words, style, x, y, text);
}

static double
place_y (const PursuitLineLayout *layout, const PursuitLineChart *chart, double value)
{
  double share =
      (CLAMP (value, chart->lowest, chart->highest) - chart->lowest) / (chart->highest - chart->lowest);

  return layout->top + (1 - share) * layout->area_height;
}

/* One point, or several of one time, stand in the middle. */
static double
place_x (const PursuitLineLayout *layout, const PursuitLineChart *chart, double time)
{
  double first = chart->points[0].time, last = chart->points[chart->n_points - 1].time;

  return layout->left + layout->area_width * (last > first ? (time - first) / (last - first) : 0.5);
}

static void
lay_out_scale (PursuitLineLayout *layout, const PursuitLineChart *chart)
{
  for (double value = chart->lowest; value <= chart->highest + chart->step / 1000; value += chart->step)
    {
      double y = place_y (layout, chart, value);
      g_autofree char *text = g_strdup_printf ("%g", value);

      g_array_append_val (layout->lines, y);
      add_words (layout, PURSUIT_ALIGN_END, layout->left - MARGIN * layout->theme.font_size, y, text);
    }
  for (guint i = 0; i < chart->n_levels; i++)
    {
      double y = place_y (layout, chart, chart->levels[i]);

      g_array_append_val (layout->levels, y);
    }
}

static void
lay_out_points (PursuitLineLayout *layout, const PursuitLineChart *chart)
{
  double y = layout->top + layout->area_height + LABEL_HEIGHT * layout->theme.font_size * 0.6;

  for (guint i = 0; i < chart->n_points; i++)
    {
      PursuitLineDot dot = { i, place_x (layout, chart, chart->points[i].time),
                             place_y (layout, chart, chart->points[i].value) };

      g_array_append_val (layout->dots, dot);
    }
  if (chart->n_points > 0 && chart->points[0].label != NULL)
    add_words (layout, PURSUIT_ALIGN_START, layout->left, y, chart->points[0].label);
  if (chart->n_points > 1 && chart->points[chart->n_points - 1].label != NULL)
    add_words (layout, PURSUIT_ALIGN_END, layout->left + layout->area_width, y,
               chart->points[chart->n_points - 1].label);
}

PursuitLineLayout *
pursuit_line_chart_layout (const PursuitLineChart *chart,
                           double width,
                           double height,
                           const PursuitTheme *theme,
                           PursuitCanvas *canvas)
{
  g_return_val_if_fail (chart != NULL && chart->highest > chart->lowest && chart->step > 0, NULL);
  g_return_val_if_fail (theme != NULL && canvas != NULL, NULL);

  PursuitLineLayout *layout = g_new0 (PursuitLineLayout, 1);
  double em = theme->font_size;

  layout->theme = *theme;
  layout->width = width;
  layout->left = (SCALE_WIDTH + MARGIN) * em;
  layout->top = MARGIN * em;
  layout->area_width = MAX (width - layout->left - MARGIN * em, em);
  layout->area_height = MAX (height - layout->top - LABEL_HEIGHT * em, 2 * em);
  layout->height = layout->top + layout->area_height + LABEL_HEIGHT * em;
  layout->dots = g_array_new (FALSE, FALSE, sizeof (PursuitLineDot));
  layout->lines = g_array_new (FALSE, FALSE, sizeof (double));
  layout->levels = g_array_new (FALSE, FALSE, sizeof (double));
  layout->words = pursuit_chart_words_new ();
  lay_out_scale (layout, chart);
  lay_out_points (layout, chart);
  return layout;
}

void
pursuit_line_layout_free (PursuitLineLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->dots);
  g_array_unref (layout->lines);
  g_array_unref (layout->levels);
  g_array_unref (layout->words);
  g_free (layout);
}

static void
draw_across (const PursuitLineLayout *layout,
             PursuitCanvas *canvas,
             GArray *places,
             const PursuitPaint *paint)
{
  for (guint i = 0; i < places->len; i++)
    {
      double y = g_array_index (places, double, i);

      pursuit_canvas_line (canvas, layout->left, y, layout->left + layout->area_width, y, paint);
    }
}

void
pursuit_line_chart_draw (const PursuitLineLayout *layout, PursuitCanvas *canvas)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  PursuitPaint faint = { .stroke = layout->theme.line_faint, .stroke_width = 0.5 };
  PursuitPaint level = { .stroke = layout->theme.text_dim, .stroke_width = 1, .dash_on = 4, .dash_off = 3 };
  PursuitPaint line = { .stroke = layout->theme.accent, .stroke_width = 1.5 };
  PursuitPaint dot_paint = { .fill = layout->theme.accent };
  const PursuitLineDot *dots = (const PursuitLineDot *) layout->dots->data;

  draw_across (layout, canvas, layout->lines, &faint);
  draw_across (layout, canvas, layout->levels, &level);
  for (guint i = 1; i < layout->dots->len; i++)
    pursuit_canvas_line (canvas, dots[i - 1].x, dots[i - 1].y, dots[i].x, dots[i].y, &line);
  for (guint i = 0; i < layout->dots->len; i++)
    {
      pursuit_canvas_arc (canvas, dots[i].x, dots[i].y, RADIUS * layout->theme.font_size, 0, 2 * G_PI);
      pursuit_canvas_paint (canvas, &dot_paint);
    }
  pursuit_chart_words_draw (layout->words, canvas);
}

const PursuitLineDot *
pursuit_line_chart_hit (const PursuitLineLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = layout->dots->len; i-- > 0;)
    {
      const PursuitLineDot *dot = &g_array_index (layout->dots, PursuitLineDot, i);

      if (hypot (x - dot->x, y - dot->y) <= (RADIUS + HIT_SLACK) * layout->theme.font_size)
        return dot;
    }
  return NULL;
}
