/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-quadrant-chart.h"

#include "pursuit-chart-words.h"

#include <math.h>

/* All in heights of the body font. */
#define MARGIN 0.8
#define FOOT_HEIGHT 3.2
#define SCALE_GAP 0.5
#define HEAD_HEIGHT 1.8
#define CORNER_HEIGHT 3.4 /* of a quarter, taken by its title and note */
#define PADDING 0.7
#define RADIUS 0.4
#define NAME_GAP 0.3
#define NAME_HEIGHT 1.2
#define REACH 1.6 /* how far from a point it is still hit, in radii */
#define LEAST_WIDTH 36.0
#define LEAST_HEIGHT 24.0
#define LIKED_HEIGHT 27.0

#define TINT 0.07 /* how much a quarter stands out from its neighbours */

/* A point at @value between 0 and @end, of which @split stands in the middle: 0 to 1. */
static double
part_of (double value, double split, double end)
{
  if (value < split)
    return split > 0 ? 0.5 * MAX (value, 0) / split : 0;
  return end > split ? 0.5 + 0.5 * MIN ((value - split) / (end - split), 1) : 1;
}

static double
find_highest (const PursuitQuadrantChart *chart)
{
  double most = chart->y_split;

  for (guint i = 0; i < chart->n_points; i++)
    most = MAX (most, chart->points[i].y);
  return most;
}

/* Points stay clear of the edges, and of the words in the corners. */
static PursuitQuadrantPlace
place_point (const PursuitQuadrantLayout *layout,
             const PursuitQuadrantChart *chart,
             double highest,
             const PursuitQuadrantPoint *point)
{
  double em = layout->theme.font_size, pad = (RADIUS + PADDING) * em, corner = CORNER_HEIGHT * em;
  double across = part_of (point->x, chart->x_split, chart->x_max);
  double up = part_of (point->y, chart->y_split, highest);
  double x = across < 0.5
                 ? layout->left + pad + 2 * across * (layout->split_x - layout->left - 2 * pad)
                 : layout->split_x + pad + (2 * across - 1) * (layout->right - layout->split_x - 2 * pad);
  double y = up < 0.5
                 ? layout->bottom - pad - 2 * up * (layout->bottom - layout->split_y - 2 * pad - corner)
                 : layout->split_y - pad - (2 * up - 1) * (layout->split_y - layout->top - 2 * pad - corner);

  return (PursuitQuadrantPlace){ x, y };
}

static void
add_words (PursuitQuadrantLayout *layout,
           double scale,
           int weight,
           PursuitColor color,
           PursuitTextAlign align,
           double max_width,
           double x,
           double y,
           const char *text)
{
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, scale, weight, color);

  style.align = align;
  style.max_width = MAX (max_width, 1);
  pursuit_chart_words_add (layout->words, style, x, y, text);
}

static void
lay_out_corners (PursuitQuadrantLayout *layout, const PursuitQuadrantChart *chart)
{
  double em = layout->theme.font_size;

  for (guint i = 0; i < PURSUIT_N_QUADRANTS; i++)
    {
      double left = i % 2 == 0 ? layout->left : layout->split_x;
      double right = i % 2 == 0 ? layout->split_x : layout->right;
      double top = i < PURSUIT_QUADRANT_BOTTOM_LEFT ? layout->top : layout->split_y;
      double width = right - left - 2 * PADDING * em;

      add_words (layout, 1, 700, layout->theme.text, PURSUIT_ALIGN_START, width, left + PADDING * em,
                 top + (PADDING + 0.6) * em, chart->titles[i]);
      add_words (layout, 0.9, 400, layout->theme.text_dim, PURSUIT_ALIGN_START, width, left + PADDING * em,
                 top + (PADDING + 1.9) * em, chart->notes[i]);
    }
}

static void
lay_out_scales (PursuitQuadrantLayout *layout, const PursuitQuadrantChart *chart)
{
  double em = layout->theme.font_size, width = layout->right - layout->left;
  PursuitColor dim = layout->theme.text_dim;
  g_autofree char *first = chart->format_x (0);
  g_autofree char *middle = chart->format_x (chart->x_split);
  g_autofree char *last = chart->format_x (chart->x_max);
  g_autofree char *level = chart->format_y (chart->y_split);
  double y = layout->bottom + 0.9 * em;

  add_words (layout, 0.85, 400, dim, PURSUIT_ALIGN_START, width, layout->left, y, first);
  add_words (layout, 0.85, 400, dim, PURSUIT_ALIGN_CENTER, width, layout->split_x, y, middle);
  add_words (layout, 0.85, 400, dim, PURSUIT_ALIGN_END, width, layout->right, y, last);
  add_words (layout, 0.85, 400, layout->theme.text, PURSUIT_ALIGN_CENTER, width,
             (layout->left + layout->right) / 2, y + 1.3 * em, chart->x_name);
  add_words (layout, 0.85, 400, dim, PURSUIT_ALIGN_END, layout->left, layout->left - SCALE_GAP * em,
             layout->split_y, level);
  add_words (layout, 0.85, 400, layout->theme.text, PURSUIT_ALIGN_START, layout->right, 0, 0.8 * em,
             chart->y_name);
}

static gboolean
overlaps (const PursuitBox *a, const PursuitBox *b)
{
  return a->x0 < b->x1 && b->x0 < a->x1 && a->y0 < b->y1 && b->y0 < a->y1;
}

static gboolean
is_free (const PursuitQuadrantLayout *layout, GArray *taken, const PursuitBox *box, guint own)
{
  double radius = RADIUS * layout->theme.font_size;

  if (box->x0 < layout->left || box->x1 > layout->right ||
      (box->x0 < layout->split_x && box->x1 > layout->split_x))
    return FALSE;
  for (guint i = 0; i < taken->len; i++)
    if (overlaps (box, &g_array_index (taken, PursuitBox, i)))
      return FALSE;
  for (guint i = 0; i < layout->n_points; i++)
    {
      const PursuitQuadrantPlace *place = &layout->places[i];
      PursuitBox dot = { place->x - radius, place->y - radius, place->x + radius, place->y + radius };
      if (i != own && overlaps (box, &dot))
        return FALSE;
    }
  return TRUE;
}

/* Right of a point, else left of it, else nowhere: it can be pointed at. */
static void
lay_out_names (PursuitQuadrantLayout *layout, const PursuitQuadrantChart *chart, PursuitCanvas *canvas)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (PursuitBox));
  double em = layout->theme.font_size, away = (RADIUS + NAME_GAP) * em, half = NAME_HEIGHT * em / 2;
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, 0.85, 400, layout->theme.text);

  for (guint i = 0; i < layout->n_points; i++)
    {
      const PursuitQuadrantPlace *place = &layout->places[i];
      double width = pursuit_canvas_measure (canvas, &style, chart->points[i].name).width;
      PursuitBox right = { place->x + away, place->y - half, place->x + away + width, place->y + half };
      PursuitBox left = { place->x - away - width, place->y - half, place->x - away, place->y + half };
      const PursuitBox *box = is_free (layout, taken, &right, i)  ? &right
                              : is_free (layout, taken, &left, i) ? &left
                                                                  : NULL;
      if (box == NULL)
        continue;
      g_array_append_vals (taken, box, 1);
      pursuit_chart_words_add (layout->words, style, box->x0, place->y, chart->points[i].name);
    }
}

PursuitQuadrantLayout *
pursuit_quadrant_chart_layout (const PursuitQuadrantChart *chart,
                               double width,
                               double height,
                               const PursuitTheme *theme,
                               PursuitCanvas *canvas)
{
  g_return_val_if_fail (chart != NULL && chart->format_x != NULL && chart->format_y != NULL, NULL);
  g_return_val_if_fail (theme != NULL && canvas != NULL, NULL);

  PursuitQuadrantLayout *layout = g_new0 (PursuitQuadrantLayout, 1);
  double em = theme->font_size, highest = find_highest (chart);
  PursuitTextStyle style = pursuit_theme_text (theme, 0.85, 400, theme->text_dim);
  g_autofree char *level = chart->format_y (chart->y_split);

  layout->theme = *theme;
  layout->left = pursuit_canvas_measure (canvas, &style, level).width + SCALE_GAP * em;
  layout->top = HEAD_HEIGHT * em;
  layout->right = MAX (width - MARGIN * em, layout->left + em);
  layout->bottom = MAX (height - FOOT_HEIGHT * em, layout->top + 4 * CORNER_HEIGHT * em);
  layout->height = layout->bottom + FOOT_HEIGHT * em;
  layout->split_x = (layout->left + layout->right) / 2;
  layout->split_y = (layout->top + layout->bottom) / 2;
  layout->n_points = chart->n_points;
  layout->places = g_new0 (PursuitQuadrantPlace, MAX (chart->n_points, 1));
  layout->words = pursuit_chart_words_new ();
  for (guint i = 0; i < chart->n_points; i++)
    layout->places[i] = place_point (layout, chart, highest, &chart->points[i]);
  lay_out_scales (layout, chart);
  lay_out_corners (layout, chart);
  lay_out_names (layout, chart, canvas);
  return layout;
}

void
pursuit_quadrant_layout_free (PursuitQuadrantLayout *layout)
{
  if (layout == NULL)
    return;
  g_free (layout->places);
  g_array_unref (layout->words);
  g_free (layout);
}

void
pursuit_quadrant_chart_draw (const PursuitQuadrantLayout *layout, PursuitCanvas *canvas)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  const PursuitTheme *theme = &layout->theme;
  double radius = RADIUS * theme->font_size;
  PursuitPaint field = { .stroke = theme->line_faint, .stroke_width = 1 };
  PursuitPaint tint = { .fill = pursuit_color_mix (theme->card, theme->accent, TINT) };
  PursuitPaint line = { .stroke = theme->line, .stroke_width = 1, .dash_on = 4, .dash_off = 3 };
  PursuitPaint dot = { .fill = theme->accent, .stroke = theme->card, .stroke_width = 1 };

  /* two of the quarters, so that all four are seen */
  pursuit_canvas_rect (canvas, layout->split_x, layout->top, layout->right - layout->split_x,
                       layout->split_y - layout->top, 0, &tint);
  pursuit_canvas_rect (canvas, layout->left, layout->split_y, layout->split_x - layout->left,
                       layout->bottom - layout->split_y, 0, &tint);
  pursuit_canvas_rect (canvas, layout->left, layout->top, layout->right - layout->left,
                       layout->bottom - layout->top, 0, &field);
  pursuit_canvas_line (canvas, layout->split_x, layout->top, layout->split_x, layout->bottom, &line);
  pursuit_canvas_line (canvas, layout->left, layout->split_y, layout->right, layout->split_y, &line);
  for (guint i = 0; i < layout->n_points; i++)
    {
      pursuit_canvas_arc (canvas, layout->places[i].x, layout->places[i].y, radius, 0, 2 * G_PI);
      pursuit_canvas_paint (canvas, &dot);
    }
  pursuit_chart_words_draw (layout->words, canvas);
}

int
pursuit_quadrant_chart_hit (const PursuitQuadrantLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, -1);

  double nearest = REACH * RADIUS * layout->theme.font_size;
  int found = -1;

  for (guint i = 0; i < layout->n_points; i++)
    {
      double away = hypot (x - layout->places[i].x, y - layout->places[i].y);
      if (away < nearest)
        {
          nearest = away;
          found = (int) i;
        }
    }
  return found;
}

/* As a chart of a report */

static gboolean
place (gconstpointer data, guint mark, PursuitBox *box)
{
  const PursuitQuadrantLayout *layout = data;
  const PursuitQuadrantPlace *at = &layout->places[mark];
  double reach = REACH * RADIUS * layout->theme.font_size;

  *box = (PursuitBox){ at->x - reach, at->y - reach, at->x + reach, at->y + reach };
  return TRUE;
}

static void
free_data (gpointer data)
{
  g_free ((gpointer) ((PursuitQuadrantChart *) data)->points);
  g_free (data);
}

static const PursuitChartKind QUADRANT_KIND = {
  .grows = TRUE,
  .least_width = LEAST_WIDTH,
  .least_height = LEAST_HEIGHT,
  .liked_height = LIKED_HEIGHT,
  .lay_out = (PursuitChartLayOut) pursuit_quadrant_chart_layout,
  .height_offset = G_STRUCT_OFFSET (PursuitQuadrantLayout, height),
  .draw = (PursuitChartDraw) pursuit_quadrant_chart_draw,
  .hit = (PursuitChartHit) pursuit_quadrant_chart_hit,
  .place = place,
  .free_layout = (GDestroyNotify) pursuit_quadrant_layout_free,
  .free_data = free_data,
};

PursuitChart *
pursuit_quadrant_chart_new (const PursuitQuadrantChart *chart, const char *words)
{
  g_return_val_if_fail (chart != NULL && words != NULL, NULL);

  PursuitQuadrantChart *data = g_memdup2 (chart, sizeof *chart);
  PursuitChart *self = pursuit_chart_new (&QUADRANT_KIND, data);
  PursuitQuadrantPoint *points = g_memdup2 (chart->points, chart->n_points * sizeof *points);

  for (guint i = 0; i < chart->n_points; i++)
    points[i].name = pursuit_chart_keep (self, points[i].name);
  data->points = points;
  data->x_name = pursuit_chart_keep (self, chart->x_name);
  data->y_name = pursuit_chart_keep (self, chart->y_name);
  for (guint i = 0; i < PURSUIT_N_QUADRANTS; i++)
    {
      data->titles[i] = pursuit_chart_keep (self, chart->titles[i]);
      data->notes[i] = pursuit_chart_keep (self, chart->notes[i]);
    }
  pursuit_chart_set_words (self, words);
  return self;
}
