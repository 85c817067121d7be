/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-share-curve.h"

#include "pursuit-chart-words.h"

/* All in heights of the body font. */
#define SCALE_WIDTH 3.6
#define FOOT_HEIGHT 1.8
#define MARGIN 0.8
#define RADIUS 0.35
#define LEAST_WIDTH 20.0
#define LEAST_HEIGHT 14.0
#define LIKED_HEIGHT 20.0

enum
{
  N_TICKS = 5
};

static double
place_x (const PursuitShareCurveLayout *layout, double i)
{
  return layout->left + layout->area_width * (layout->n > 0 ? i / layout->n : 0);
}

static double
place_y (const PursuitShareCurveLayout *layout, double share)
{
  return layout->top + (1 - share) * layout->area_height;
}

static void
add_words (PursuitShareCurveLayout *layout, PursuitTextAlign align, double x, double y, const char *text)
{
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, 0.85, 400, layout->theme.text_dim);

  style.align = align;
  pursuit_chart_words_add (layout->words, style, x, y, text);
}

static void
lay_out_scales (PursuitShareCurveLayout *layout, const PursuitShareCurve *curve)
{
  double em = layout->theme.font_size;
  g_autofree char *last = g_strdup_printf ("%u", curve->n);

  for (guint i = 0; i <= N_TICKS; i++)
    {
      double share = (double) i / N_TICKS;
      g_autofree char *text = curve->format (share);

      add_words (layout, PURSUIT_ALIGN_END, layout->left - 0.5 * em, place_y (layout, share), text);
    }
  add_words (layout, PURSUIT_ALIGN_START, layout->left, layout->top + layout->area_height + 0.9 * em, "0");
  add_words (layout, PURSUIT_ALIGN_END, layout->left + layout->area_width,
             layout->top + layout->area_height + 0.9 * em, last);
}

/* Of many, those that stand at the same place of the screen are one point. */
static void
lay_out_curve (PursuitShareCurveLayout *layout, const PursuitShareCurve *curve)
{
  guint step = MAX (1, (guint) (curve->n / MAX (layout->area_width, 1)));
  PursuitCurvePoint origin = { layout->left, place_y (layout, 0) };

  g_array_append_val (layout->points, origin);
  for (guint i = 0; i < curve->n; i++)
    {
      PursuitCurvePoint point = { place_x (layout, i + 1), place_y (layout, curve->cumulative[i]) };

      if ((i + 1) % step == 0 || i + 1 == curve->n)
        g_array_append_val (layout->points, point);
    }
}

/* Beside the mark, where there is room: the curve rises steeply to its left, and is flat to its right. */
static void
lay_out_level (PursuitShareCurveLayout *layout, const PursuitShareCurve *curve, PursuitCanvas *canvas)
{
  double em = layout->theme.font_size;
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, 1, 700, layout->theme.text);
  double right = layout->left + layout->area_width, width;

  if (curve->n_level == 0)
    return;
  layout->level_x = place_x (layout, curve->n_level);
  layout->level_y = place_y (layout, curve->cumulative[curve->n_level - 1]);
  width = pursuit_canvas_measure (canvas, &style, curve->level_words).width;
  if (layout->level_x + em + width <= right)
    pursuit_chart_words_add (layout->words, style, layout->level_x + em, layout->level_y + 1.4 * em,
                             curve->level_words);
  else
    {
      style.align = PURSUIT_ALIGN_END;
      style.max_width = layout->area_width;
      pursuit_chart_words_add (layout->words, style, right, place_y (layout, 0) - em, curve->level_words);
    }
}

PursuitShareCurveLayout *
pursuit_share_curve_layout (const PursuitShareCurve *curve,
                            double width,
                            double height,
                            const PursuitTheme *theme,
                            PursuitCanvas *canvas)
{
  g_return_val_if_fail (curve != NULL && curve->format != NULL && curve->n_level <= curve->n, NULL);
  g_return_val_if_fail (theme != NULL && canvas != NULL, NULL);

  PursuitShareCurveLayout *layout = g_new0 (PursuitShareCurveLayout, 1);
  double em = theme->font_size;

  layout->theme = *theme;
  layout->left = SCALE_WIDTH * em;
  layout->top = MARGIN * em;
  layout->area_width = MAX (width - layout->left - MARGIN * em, em);
  layout->area_height = MAX (height - layout->top - FOOT_HEIGHT * em, 2 * em);
  layout->height = layout->top + layout->area_height + FOOT_HEIGHT * em;
  layout->n = curve->n;
  layout->points = g_array_new (FALSE, FALSE, sizeof (PursuitCurvePoint));
  layout->words = pursuit_chart_words_new ();
  lay_out_scales (layout, curve);
  lay_out_curve (layout, curve);
  lay_out_level (layout, curve, canvas);
  return layout;
}

void
pursuit_share_curve_layout_free (PursuitShareCurveLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->points);
  g_array_unref (layout->words);
  g_free (layout);
}

static const PursuitCurvePoint *
get_point (const PursuitShareCurveLayout *layout, guint i)
{
  return &g_array_index (layout->points, PursuitCurvePoint, i);
}

static void
trace_curve (const PursuitShareCurveLayout *layout, PursuitCanvas *canvas)
{
  pursuit_canvas_move_to (canvas, get_point (layout, 0)->x, get_point (layout, 0)->y);
  for (guint i = 1; i < layout->points->len; i++)
    pursuit_canvas_line_to (canvas, get_point (layout, i)->x, get_point (layout, i)->y);
}

static void
draw_area (const PursuitShareCurveLayout *layout, PursuitCanvas *canvas)
{
  PursuitPaint area = { .fill = layout->theme.accent_soft };
  PursuitPaint line = { .stroke = layout->theme.accent, .stroke_width = 2, .round_caps = TRUE };

  trace_curve (layout, canvas);
  pursuit_canvas_line_to (canvas, get_point (layout, layout->points->len - 1)->x, place_y (layout, 0));
  pursuit_canvas_close_path (canvas);
  pursuit_canvas_paint (canvas, &area);
  trace_curve (layout, canvas);
  pursuit_canvas_paint (canvas, &line);
}

static void
draw_level (const PursuitShareCurveLayout *layout, PursuitCanvas *canvas)
{
  PursuitPaint dashed = { .stroke = layout->theme.text_dim, .stroke_width = 1, .dash_on = 4, .dash_off = 3 };
  PursuitPaint dot = { .fill = layout->theme.accent, .stroke = layout->theme.card, .stroke_width = 1.5 };

  if (layout->level_x < layout->left)
    return;
  pursuit_canvas_line (canvas, layout->left, layout->level_y, layout->level_x, layout->level_y, &dashed);
  pursuit_canvas_line (canvas, layout->level_x, layout->level_y, layout->level_x, place_y (layout, 0),
                       &dashed);
  pursuit_canvas_arc (canvas, layout->level_x, layout->level_y, RADIUS * layout->theme.font_size, 0,
                      2 * G_PI);
  pursuit_canvas_paint (canvas, &dot);
}

void
pursuit_share_curve_draw (const PursuitShareCurveLayout *layout, PursuitCanvas *canvas)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  PursuitPaint faint = { .stroke = layout->theme.line_faint, .stroke_width = 0.5 };
  double right = layout->left + layout->area_width;

  for (guint i = 0; i <= N_TICKS; i++)
    {
      double y = place_y (layout, (double) i / N_TICKS);

      pursuit_canvas_line (canvas, layout->left, y, right, y, &faint);
    }
  draw_area (layout, canvas);
  draw_level (layout, canvas);
  pursuit_chart_words_draw (layout->words, canvas);
}

int
pursuit_share_curve_hit (const PursuitShareCurveLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, -1);

  double slice = layout->area_width / MAX (layout->n, 1);
  int i = (int) ((x - layout->left) / slice);

  if (x < layout->left || i >= (int) layout->n || y < layout->top || y > place_y (layout, 0))
    return -1;
  for (guint k = 1; k < layout->points->len; k++)
    if (get_point (layout, k)->x >= x)
      return y >= get_point (layout, k)->y ? i : -1;
  return -1;
}

/* As a chart of a report */

static gboolean
place (gconstpointer data, guint mark, PursuitBox *box)
{
  const PursuitShareCurveLayout *layout = data;

  *box = (PursuitBox){ place_x (layout, mark), layout->top, place_x (layout, mark + 1), place_y (layout, 0) };
  return TRUE;
}

static void
free_data (gpointer data)
{
  g_free ((gpointer) ((PursuitShareCurve *) data)->cumulative);
  g_free (data);
}

static const PursuitChartKind CURVE_KIND = {
  .least_width = LEAST_WIDTH,
  .least_height = LEAST_HEIGHT,
  .liked_height = LIKED_HEIGHT,
  .lay_out = (PursuitChartLayOut) pursuit_share_curve_layout,
  .height_offset = G_STRUCT_OFFSET (PursuitShareCurveLayout, height),
  .draw = (PursuitChartDraw) pursuit_share_curve_draw,
  .hit = (PursuitChartHit) pursuit_share_curve_hit,
  .place = place,
  .free_layout = (GDestroyNotify) pursuit_share_curve_layout_free,
  .free_data = free_data,
};

PursuitChart *
pursuit_share_curve_new (const PursuitShareCurve *curve, const char *words)
{
  g_return_val_if_fail (curve != NULL && curve->format != NULL && words != NULL, NULL);

  PursuitShareCurve *data = g_memdup2 (curve, sizeof *curve);
  PursuitChart *self = pursuit_chart_new (&CURVE_KIND, data);

  data->cumulative = g_memdup2 (curve->cumulative, curve->n * sizeof *curve->cumulative);
  data->level_words = pursuit_chart_keep (self, curve->level_words);
  pursuit_chart_set_words (self, words);
  return self;
}
