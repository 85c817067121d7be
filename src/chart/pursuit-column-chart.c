/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-column-chart.h"

#include "pursuit-chart-words.h"

#include <math.h>

/* All in heights of the body font, but shares. */
#define AREA_MIN_HEIGHT 7.0
#define TOP 1.5
#define LABEL_HEIGHT 1.8
#define SCALE_GAP 0.6
#define COLUMN_SHARE 0.58
#define COLUMN_MAX_WIDTH 4.0
#define LEVEL_SHARE 0.86
#define LEGEND_GAP 1.6
#define LEGEND_LINE 1.9
#define SAMPLE_SIZE 0.9
#define POINT_RADIUS 0.32
#define LEAST_WIDTH 24.0
#define LIKED_HEIGHT 18.0

/* Lines of the scale, at most. */
#define MAX_RULES 5

static double
place_y (const PursuitColumnLayout *layout, double value)
{
  return layout->top + (1 - CLAMP (value / layout->highest, 0, 1)) * layout->area_height;
}

static void
add_stroke (PursuitColumnLayout *layout, int kind, double x, double y, double width)
{
  PursuitColumnStroke stroke = { kind, x, y, width };

  g_array_append_val (layout->strokes, stroke);
}

static double
highest_value (const PursuitColumnChart *chart)
{
  double most = 0;

  for (guint i = 0; i < chart->n_columns; i++)
    {
      const PursuitColumn *column = &chart->columns[i];
      for (guint p = 0; p < column->n_pieces; p++)
        most = MAX (most, column->pieces[p].to);
      if (!isnan (column->level))
        most = MAX (most, column->level);
      if (!isnan (column->point))
        most = MAX (most, column->point);
    }
  return most;
}

/* The least of 1, 2 and 5 times a power of ten with which the scale has few lines. */
static double
find_step (double most)
{
  double power = pow (10, floor (log10 (most / MAX_RULES)));

  for (guint i = 0;; i++)
    {
      static const double factors[] = { 1, 2, 5, 10 };
      double step = power * factors[MIN (i, 3)];
      if (i >= 3 || most <= step * MAX_RULES)
        return step;
    }
}

/* The scale on the left; it says how much room it takes. */
static void
lay_out_scale (PursuitColumnLayout *layout, const PursuitColumnChart *chart, PursuitCanvas *canvas)
{
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, 0.85, 400, layout->theme.text_dim);
  double most = highest_value (chart), em = layout->theme.font_size;
  double step = most > 0 ? find_step (most) : 1;
  int n = most > 0 ? (int) ceil (most / step - 1e-9) : 1;

  layout->highest = step * n;
  style.align = PURSUIT_ALIGN_END;
  for (int i = 0; i <= n; i++)
    {
      g_autofree char *text = chart->format (step * i);
      layout->left = MAX (layout->left, pursuit_canvas_measure (canvas, &style, text).width);
    }
  layout->left += SCALE_GAP * em;
  layout->area_width = MAX (layout->width - layout->left, em);
  for (int i = 0; i <= n; i++)
    {
      double y = place_y (layout, step * i);
      g_autofree char *text = chart->format (step * i);
      add_stroke (layout, PURSUIT_COLUMN_RULE, layout->left, y, layout->area_width);
      pursuit_chart_words_add (layout->words, style, layout->left - SCALE_GAP * em, y, text);
    }
}

static void
lay_out_column (PursuitColumnLayout *layout, const PursuitColumnChart *chart, guint i)
{
  const PursuitColumn *column = &chart->columns[i];
  double em = layout->theme.font_size, band = layout->area_width / chart->n_columns;
  double width = MIN (band * COLUMN_SHARE, COLUMN_MAX_WIDTH * em);
  double middle = layout->left + (i + 0.5) * band, top = layout->top + layout->area_height;
  PursuitTextStyle label = pursuit_theme_text (&layout->theme, 0.85, 400, layout->theme.text);

  label.align = PURSUIT_ALIGN_CENTER;
  label.max_width = MAX (band - 0.2 * em, 1);
  pursuit_chart_words_add (layout->words, label, middle,
                           layout->top + layout->area_height + LABEL_HEIGHT * em / 2, column->label);
  for (guint p = 0; p < column->n_pieces; p++)
    {
      const PursuitColumnPiece *piece = &column->pieces[p];
      double y = place_y (layout, piece->to);
      PursuitColumnPart part = {
        (int) i, p, piece->paint, middle - width / 2, y, width, place_y (layout, piece->from) - y
      };
      g_array_append_val (layout->parts, part);
      top = MIN (top, y);
    }
  if (!isnan (column->link) && i + 1 < chart->n_columns)
    add_stroke (layout, PURSUIT_COLUMN_LINK, middle + width / 2, place_y (layout, column->link),
                band - width);
  if (!isnan (column->level))
    {
      double y = place_y (layout, column->level), across = MIN (band * LEVEL_SHARE, width * 1.4);
      add_stroke (layout, PURSUIT_COLUMN_LEVEL, middle - across / 2, y, across);
      top = MIN (top, y);
    }
  if (!isnan (column->point))
    add_stroke (layout, PURSUIT_COLUMN_POINT, middle, place_y (layout, column->point), 0);
  if (column->value != NULL)
    pursuit_chart_words_add (layout->words, label, middle, top - 0.75 * em, column->value);
}

static gboolean
is_used (const PursuitColumnChart *chart, PursuitColumnPaint paint)
{
  for (guint i = 0; i < chart->n_columns; i++)
    for (guint p = 0; p < chart->columns[i].n_pieces; p++)
      if (chart->columns[i].pieces[p].paint == paint)
        return TRUE;
  return FALSE;
}

/* Where the next sample of the legend goes. */
typedef struct
{
  double x, y;
} Pen;

static void
add_sample (PursuitColumnLayout *layout,
            PursuitCanvas *canvas,
            Pen *pen,
            int paint,
            int kind,
            const char *name)
{
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, 0.9, 400, layout->theme.text);
  double em = layout->theme.font_size, size = SAMPLE_SIZE * em;

  if (name == NULL)
    return;
  double width = size + em * 0.5 + pursuit_canvas_measure (canvas, &style, name).width;
  if (pen->x > 0 && pen->x + width > layout->width)
    *pen = (Pen){ 0, pen->y + LEGEND_LINE * em };
  PursuitColumnPart part = { -1, 0, (PursuitColumnPaint) paint, pen->x, pen->y - size / 2, size, size };
  if (paint >= 0)
    g_array_append_val (layout->parts, part);
  else
    add_stroke (layout, kind, kind == PURSUIT_COLUMN_POINT ? pen->x + size / 2 : pen->x, pen->y, size);
  pursuit_chart_words_add (layout->words, style, pen->x + size + em * 0.5, pen->y, name);
  pen->x += width + LEGEND_GAP * em;
}

/* The legend from @top on. Returns: its lower edge. */
static double
lay_out_legend (PursuitColumnLayout *layout,
                PursuitCanvas *canvas,
                const PursuitColumnChart *chart,
                double top)
{
  double line = LEGEND_LINE * layout->theme.font_size;
  Pen pen = { 0, top + line / 2 };

  for (int paint = 0; paint < PURSUIT_N_COLUMN_PAINTS; paint++)
    add_sample (layout, canvas, &pen, paint, 0,
                is_used (chart, (PursuitColumnPaint) paint) ? chart->names[paint] : NULL);
  add_sample (layout, canvas, &pen, -1, PURSUIT_COLUMN_POINT, chart->point_name);
  add_sample (layout, canvas, &pen, -1, PURSUIT_COLUMN_LEVEL, chart->level_name);
  return pen.x > 0 ? pen.y + line / 2 : top;
}

static PursuitColumnLayout *
layout_new (const PursuitTheme *theme, double width)
{
  PursuitColumnLayout *layout = g_new0 (PursuitColumnLayout, 1);

  layout->theme = *theme;
  layout->width = width;
  layout->parts = g_array_new (FALSE, FALSE, sizeof (PursuitColumnPart));
  layout->strokes = g_array_new (FALSE, FALSE, sizeof (PursuitColumnStroke));
  layout->words = pursuit_chart_words_new ();
  return layout;
}

PursuitColumnLayout *
pursuit_column_chart_layout (const PursuitColumnChart *chart,
                             double width,
                             double height,
                             const PursuitTheme *theme,
                             PursuitCanvas *canvas)
{
  g_return_val_if_fail (chart != NULL && chart->format != NULL, NULL);
  g_return_val_if_fail (theme != NULL && canvas != NULL, NULL);

  PursuitColumnLayout *layout = layout_new (theme, width);
  g_autoptr (PursuitColumnLayout) probe = layout_new (theme, width);
  double em = theme->font_size, legend = lay_out_legend (probe, canvas, chart, 0);

  layout->top = TOP * em;
  layout->area_height = MAX (height - layout->top - LABEL_HEIGHT * em - legend, AREA_MIN_HEIGHT * em);
  lay_out_scale (layout, chart, canvas);
  for (guint i = 0; i < chart->n_columns; i++)
    lay_out_column (layout, chart, i);
  layout->height =
      lay_out_legend (layout, canvas, chart, layout->top + layout->area_height + LABEL_HEIGHT * em);
  return layout;
}

void
pursuit_column_layout_free (PursuitColumnLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->parts);
  g_array_unref (layout->strokes);
  g_array_unref (layout->words);
  g_free (layout);
}

/* On paper, patterns tell the paints apart as well; the less sure, the lighter. */
static PursuitPaint
paint_of (const PursuitTheme *theme, PursuitColumnPaint paint)
{
  gboolean print = theme->kind == PURSUIT_THEME_PRINT;
  PursuitColor firm = pursuit_color_mix (theme->accent, theme->accent_soft, 0.45);

  switch (paint)
    {
    case PURSUIT_COLUMN_FIRM:
      return (PursuitPaint){ .fill = print ? theme->accent_soft : firm,
                             .pattern = print ? PURSUIT_PATTERN_HATCH : PURSUIT_PATTERN_SOLID,
                             .pattern_color = theme->accent,
                             .pattern_step = theme->font_size * 0.35,
                             .stroke = theme->accent,
                             .stroke_width = 0.75 };
    case PURSUIT_COLUMN_SOFT:
      return (PursuitPaint){
        .fill = theme->accent_soft, .stroke = theme->accent, .stroke_width = 0.75, .dash_on = 3, .dash_off = 2
      };
    case PURSUIT_COLUMN_FAINT:
      return (PursuitPaint){ .fill = theme->chip, .stroke = theme->line, .stroke_width = 0.75 };
    case PURSUIT_COLUMN_GAIN:
      return pursuit_theme_series_paint (theme, PURSUIT_SERIES_WON);
    case PURSUIT_COLUMN_LOSS:
      return pursuit_theme_series_paint (theme, PURSUIT_SERIES_LOST);
    case PURSUIT_COLUMN_SOLID:
    case PURSUIT_N_COLUMN_PAINTS:
    default:
      return (PursuitPaint){ .fill = theme->accent };
    }
}

static void
draw_stroke (const PursuitColumnLayout *layout, PursuitCanvas *canvas, const PursuitColumnStroke *stroke)
{
  const PursuitTheme *theme = &layout->theme;
  double radius = POINT_RADIUS * theme->font_size;
  const double diamond[] = { stroke->x, stroke->y - radius, stroke->x + radius, stroke->y,
                             stroke->x, stroke->y + radius, stroke->x - radius, stroke->y };
  const PursuitPaint paints[] = {
    [PURSUIT_COLUMN_RULE] = { .stroke = theme->line_faint, .stroke_width = 0.5 },
    [PURSUIT_COLUMN_LINK] = { .stroke = theme->line, .stroke_width = 0.75, .dash_on = 2, .dash_off = 2 },
    [PURSUIT_COLUMN_LEVEL] = { .stroke = theme->text, .stroke_width = 0.18 * theme->font_size },
    [PURSUIT_COLUMN_POINT] = { .fill = theme->card, .stroke = theme->text, .stroke_width = 1.25 },
  };

  if (stroke->kind == PURSUIT_COLUMN_POINT)
    pursuit_canvas_polygon (canvas, diamond, 4, &paints[stroke->kind]);
  else
    pursuit_canvas_line (canvas, stroke->x, stroke->y, stroke->x + stroke->width, stroke->y,
                         &paints[stroke->kind]);
}

void
pursuit_column_chart_draw (const PursuitColumnLayout *layout, PursuitCanvas *canvas)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  /* the scale lies behind the columns, all else before them */
  for (int front = 0; front <= 1; front++)
    {
      for (guint i = 0; i < layout->strokes->len; i++)
        {
          const PursuitColumnStroke *stroke = &g_array_index (layout->strokes, PursuitColumnStroke, i);
          if ((stroke->kind != PURSUIT_COLUMN_RULE) == front)
            draw_stroke (layout, canvas, stroke);
        }
      for (guint i = 0; !front && i < layout->parts->len; i++)
        {
          const PursuitColumnPart *part = &g_array_index (layout->parts, PursuitColumnPart, i);
          PursuitPaint paint = paint_of (&layout->theme, part->paint);
          pursuit_canvas_rect (canvas, part->x, part->y, part->width, part->height, 0, &paint);
        }
    }
  pursuit_chart_words_draw (layout->words, canvas);
}

const PursuitColumnPart *
pursuit_column_chart_hit (const PursuitColumnLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < layout->parts->len; i++)
    {
      const PursuitColumnPart *part = &g_array_index (layout->parts, PursuitColumnPart, i);

      if (part->column >= 0 && x >= part->x && x < part->x + part->width && y >= part->y &&
          y < part->y + part->height)
        return part;
    }
  return NULL;
}

static void
describe_value (GString *text, const PursuitColumnChart *chart, const char *name, double value)
{
  g_autofree char *words = chart->format (value);

  if (name != NULL && !isnan (value))
    g_string_append_printf (text, "; %s %s", name, words);
}

char *
pursuit_column_chart_describe (const PursuitColumnChart *chart)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (chart != NULL && chart->format != NULL, NULL);

  for (guint i = 0; i < chart->n_columns; i++)
    {
      const PursuitColumn *column = &chart->columns[i];
      g_string_append_printf (text, "%s%s%s%s", i > 0 ? "\n" : "", column->label,
                              column->value != NULL ? ": " : "", column->value != NULL ? column->value : "");
      for (guint p = 0; p < column->n_pieces; p++)
        describe_value (text, chart, chart->names[column->pieces[p].paint],
                        column->pieces[p].to - column->pieces[p].from);
      describe_value (text, chart, chart->point_name, column->point);
      describe_value (text, chart, chart->level_name, column->level);
    }
  return g_string_free (text, FALSE);
}

/* As a chart of a report: the parts of columns come before those of the legend, so their indices are the
 * marks.
 */

static gboolean
place (gconstpointer data, guint mark, PursuitBox *box)
{
  const PursuitColumnLayout *layout = data;
  const PursuitColumnPart *part = &g_array_index (layout->parts, PursuitColumnPart, mark);

  *box = (PursuitBox){ part->x, part->y, part->x + part->width, part->y + part->height };
  return TRUE;
}

static int
hit (gconstpointer data, double x, double y)
{
  const PursuitColumnLayout *layout = data;
  const PursuitColumnPart *part = pursuit_column_chart_hit (layout, x, y);

  return part != NULL ? (int) (part - (const PursuitColumnPart *) (gpointer) layout->parts->data) : -1;
}

static void
free_data (gpointer data)
{
  g_free ((gpointer) ((PursuitColumnChart *) data)->columns);
  g_free (data);
}

static const PursuitChartKind COLUMN_KIND = {
  .least_width = LEAST_WIDTH,
  .liked_height = LIKED_HEIGHT,
  .lay_out = (PursuitChartLayOut) pursuit_column_chart_layout,
  .height_offset = G_STRUCT_OFFSET (PursuitColumnLayout, height),
  .draw = (PursuitChartDraw) pursuit_column_chart_draw,
  .hit = hit,
  .place = place,
  .free_layout = (GDestroyNotify) pursuit_column_layout_free,
  .free_data = free_data,
};

static void
add_marks (PursuitChart *self, const PursuitColumnChart *chart, const PursuitColumn *column)
{
  for (guint p = 0; p < column->n_pieces; p++)
    {
      const PursuitColumnPiece *piece = &column->pieces[p];
      const char *name = chart->names[piece->paint];
      g_autofree char *size = chart->format (piece->to - piece->from);
      g_autofree char *title =
          name != NULL ? g_strdup_printf ("%s · %s", column->label, name) : g_strdup (column->label);
      const char *value = column->value != NULL ? column->value : size;
      g_autofree char *words = piece->note != NULL
                                   ? g_strdup_printf ("%s: %s · %s", title, value, piece->note)
                                   : g_strdup_printf ("%s: %s", title, value);
      pursuit_chart_add_mark (self, piece->mark, title, words);
    }
}

PursuitChart *
pursuit_column_chart_new (const PursuitColumnChart *chart)
{
  g_return_val_if_fail (chart != NULL && chart->format != NULL, NULL);

  PursuitColumnChart *data = g_memdup2 (chart, sizeof *chart);
  PursuitColumn *columns = g_memdup2 (chart->columns, chart->n_columns * sizeof *columns);
  PursuitChart *self = pursuit_chart_new (&COLUMN_KIND, data);
  g_autofree char *words = pursuit_column_chart_describe (chart);

  data->columns = columns;
  for (guint i = 0; i < PURSUIT_N_COLUMN_PAINTS; i++)
    data->names[i] = pursuit_chart_keep (self, chart->names[i]);
  data->level_name = pursuit_chart_keep (self, chart->level_name);
  data->point_name = pursuit_chart_keep (self, chart->point_name);
  pursuit_chart_set_words (self, words);
  for (guint i = 0; i < chart->n_columns; i++)
    {
      columns[i].label = pursuit_chart_keep (self, columns[i].label);
      columns[i].value = pursuit_chart_keep (self, columns[i].value);
      for (guint p = 0; p < columns[i].n_pieces; p++)
        columns[i].pieces[p].note = pursuit_chart_keep (self, columns[i].pieces[p].note);
      add_marks (self, data, &columns[i]);
    }
  return self;
}
