/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-bar-chart.h"

#include "pursuit-chart-words.h"

/* All in heights of the body font. */
#define BAND_MIN_HEIGHT 2.2
#define BAND_MAX_HEIGHT 3.0
#define BAR_SHARE 0.65
#define LABEL_GAP 1.2
#define LABEL_MAX_SHARE 0.35
#define LEGEND_GAP 1.8
#define LEGEND_LINE 1.9
#define LEGEND_MARGIN 0.8
#define SAMPLE_SIZE 0.9
#define LEAST_WIDTH 20.0
#define LIKED_BAND 2.5
#define LIKED_REST 3.0

static void
add_part (PursuitBarLayout *layout,
          int row,
          PursuitSeries series,
          double x,
          double y,
          double width,
          double height)
{
  PursuitBarPart part = { row, series, x, y, width, height };

  g_array_append_val (layout->parts, part);
}

static double
row_total (const PursuitBarChart *chart, guint row)
{
  double total = 0;

  for (guint s = 0; s < PURSUIT_N_SERIES; s++)
    if (chart->series_names[s] != NULL)
      total += MAX (chart->rows[row].values[s], 0);
  return total;
}

/* The pieces of one bar, their numbers where these fit, and the total behind it. */
static void
lay_out_row (PursuitBarLayout *layout,
             PursuitCanvas *canvas,
             const PursuitBarChart *chart,
             guint row,
             double left,
             double scale)
{
  const PursuitTheme *theme = &layout->theme;
  PursuitTextStyle label = pursuit_theme_text (theme, 1, 400, theme->text);
  PursuitTextStyle total = pursuit_theme_text (theme, 1, 400, theme->text_dim);
  double height = layout->band_height * BAR_SHARE;
  double middle = (row + 0.5) * layout->band_height;
  double x = left;
  g_autofree char *sum = chart->format (row_total (chart, row));

  label.max_width = MAX (layout->label_width, 1);
  pursuit_chart_words_add (layout->words, label, 0, middle, chart->rows[row].label);
  for (guint s = 0; s < PURSUIT_N_SERIES; s++)
    {
      double value = MAX (chart->rows[row].values[s], 0);
      double width = value * scale;
      PursuitTextStyle number =
          pursuit_theme_text (theme, 0.85, 600,
                              pursuit_color_contrasting (pursuit_theme_series_paint (theme, s).fill));
      g_autofree char *text = NULL;

      if (chart->series_names[s] == NULL || value <= 0)
        continue;
      text = chart->format (value);
      number.align = PURSUIT_ALIGN_CENTER;
      add_part (layout, row, s, x, middle - height / 2, width, height);
      /* On patterns numbers are hard to read; the table under the chart has them. */
      if (theme->patterns[s] == PURSUIT_PATTERN_SOLID &&
          pursuit_canvas_measure (canvas, &number, text).width + theme->font_size * 0.6 <= width)
        pursuit_chart_words_add (layout->words, number, x + width / 2, middle, text);
      x += width;
    }
  pursuit_chart_words_add (layout->words, total, x + theme->font_size * 0.5, middle, sum);
}

/* Whether the chart has a piece of the series; the legend names no others. */
static gboolean
is_used (const PursuitBarChart *chart, PursuitSeries series)
{
  for (guint i = 0; i < chart->n_rows; i++)
    if (chart->series_names[series] != NULL && chart->rows[i].values[series] > 0)
      return TRUE;
  return FALSE;
}

static void
lay_out_legend (PursuitBarLayout *layout, PursuitCanvas *canvas, const PursuitBarChart *chart)
{
  const PursuitTheme *theme = &layout->theme;
  PursuitTextStyle style = pursuit_theme_text (theme, 0.95, 400, theme->text);
  double em = theme->font_size, size = SAMPLE_SIZE * em;
  double x = 0, y = layout->height + LEGEND_MARGIN * em + LEGEND_LINE * em / 2;

  for (guint s = 0; s < PURSUIT_N_SERIES; s++)
    {
      double width;

      if (!is_used (chart, s))
        continue;
      width = size + em * 0.5 + pursuit_canvas_measure (canvas, &style, chart->series_names[s]).width;
      if (x > 0 && x + width > layout->width)
        {
          x = 0;
          y += LEGEND_LINE * em;
        }
      add_part (layout, -1, s, x, y - size / 2, size, size);
      pursuit_chart_words_add (layout->words, style, x + size + em * 0.5, y, chart->series_names[s]);
      x += width + LEGEND_GAP * em;
    }
  layout->height = y + LEGEND_LINE * em / 2;
}

/* How high the legend will be, so that the bars can share what is left. */
static double
legend_height (const PursuitBarLayout *layout, PursuitCanvas *canvas, const PursuitBarChart *chart)
{
  g_autoptr (PursuitBarLayout) probe = g_new0 (PursuitBarLayout, 1);

  probe->theme = layout->theme;
  probe->width = layout->width;
  probe->parts = g_array_new (FALSE, FALSE, sizeof (PursuitBarPart));
  probe->words = pursuit_chart_words_new ();
  lay_out_legend (probe, canvas, chart);
  return probe->height;
}

PursuitBarLayout *
pursuit_bar_chart_layout (const PursuitBarChart *chart,
                          double width,
                          double height,
                          const PursuitTheme *theme,
                          PursuitCanvas *canvas)
{
  PursuitBarLayout *layout;
  double em, left, most = 0, total_width = 0;

  g_return_val_if_fail (chart != NULL && chart->format != NULL, NULL);
  g_return_val_if_fail (theme != NULL && canvas != NULL, NULL);

  em = theme->font_size;
  layout = g_new0 (PursuitBarLayout, 1);
  layout->theme = *theme;
  layout->width = width;
  layout->n_rows = chart->n_rows;
  layout->parts = g_array_new (FALSE, FALSE, sizeof (PursuitBarPart));
  layout->words = pursuit_chart_words_new ();

  for (guint i = 0; i < chart->n_rows; i++)
    {
      PursuitTextStyle style = pursuit_theme_text (theme, 1, 400, theme->text);
      g_autofree char *sum = chart->format (row_total (chart, i));

      layout->label_width =
          MAX (layout->label_width, pursuit_canvas_measure (canvas, &style, chart->rows[i].label).width);
      total_width = MAX (total_width, pursuit_canvas_measure (canvas, &style, sum).width);
      most = MAX (most, row_total (chart, i));
    }
  layout->label_width = MIN (layout->label_width + 0.1 * em, width * LABEL_MAX_SHARE);
  layout->band_height = CLAMP ((height - legend_height (layout, canvas, chart)) / MAX (chart->n_rows, 1),
                               BAND_MIN_HEIGHT * em, BAND_MAX_HEIGHT * em);
  left = layout->label_width + LABEL_GAP * em;
  for (guint i = 0; i < chart->n_rows; i++)
    lay_out_row (layout, canvas, chart, i, left,
                 most > 0 ? MAX (width - left - total_width - em, 0) / most : 0);
  layout->height = chart->n_rows * layout->band_height;
  lay_out_legend (layout, canvas, chart);
  return layout;
}

void
pursuit_bar_layout_free (PursuitBarLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->parts);
  g_array_unref (layout->words);
  g_free (layout);
}

void
pursuit_bar_chart_draw (const PursuitBarLayout *layout, PursuitCanvas *canvas)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  for (guint i = 0; i < layout->parts->len; i++)
    {
      const PursuitBarPart *part = &g_array_index (layout->parts, PursuitBarPart, i);
      PursuitPaint paint = pursuit_theme_series_paint (&layout->theme, part->series);

      pursuit_canvas_rect (canvas, part->x, part->y, part->width, part->height, 0, &paint);
    }
  pursuit_chart_words_draw (layout->words, canvas);
}

const PursuitBarPart *
pursuit_bar_chart_hit (const PursuitBarLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < layout->parts->len; i++)
    {
      const PursuitBarPart *part = &g_array_index (layout->parts, PursuitBarPart, i);

      if (part->row >= 0 && x >= part->x && x < part->x + part->width && y >= part->y &&
          y < part->y + part->height)
        return part;
    }
  return NULL;
}

char *
pursuit_bar_chart_describe (const PursuitBarChart *chart)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (chart != NULL && chart->format != NULL, NULL);

  for (guint i = 0; i < chart->n_rows; i++)
    {
      g_autofree char *total = chart->format (row_total (chart, i));

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", chart->rows[i].label, total);
      for (guint s = 0; s < PURSUIT_N_SERIES; s++)
        if (chart->series_names[s] != NULL && chart->rows[i].values[s] > 0)
          {
            g_autofree char *value = chart->format (chart->rows[i].values[s]);

            g_string_append_printf (text, "; %s %s", chart->series_names[s], value);
          }
    }
  return g_string_free (text, FALSE);
}

/* As a chart of a report: the parts of rows come before those of the legend, so their indices are the marks.
 */

static void
get_heights (gconstpointer data,
             double width,
             const PursuitTheme *theme,
             PursuitCanvas *canvas,
             double *least,
             double *likes)
{
  const PursuitBarChart *chart = data;
  g_autoptr (PursuitBarLayout) layout = pursuit_bar_chart_layout (chart, width, 0, theme, canvas);

  *least = layout->height;
  *likes = (chart->n_rows * LIKED_BAND + LIKED_REST) * theme->font_size;
}

static gboolean
place (gconstpointer data, guint mark, PursuitBox *box)
{
  const PursuitBarLayout *layout = data;
  const PursuitBarPart *part = &g_array_index (layout->parts, PursuitBarPart, mark);

  *box = (PursuitBox){ part->x, part->y, part->x + part->width, part->y + part->height };
  return TRUE;
}

static int
hit (gconstpointer data, double x, double y)
{
  const PursuitBarLayout *layout = data;
  const PursuitBarPart *part = pursuit_bar_chart_hit (layout, x, y);

  return part != NULL ? (int) (part - (const PursuitBarPart *) (gpointer) layout->parts->data) : -1;
}

static void
free_data (gpointer data)
{
  g_free ((gpointer) ((PursuitBarChart *) data)->rows);
  g_free (data);
}

static const PursuitChartKind BAR_KIND = {
  .least_width = LEAST_WIDTH,
  .get_heights = get_heights,
  .lay_out = (PursuitChartLayOut) pursuit_bar_chart_layout,
  .height_offset = G_STRUCT_OFFSET (PursuitBarLayout, height),
  .draw = (PursuitChartDraw) pursuit_bar_chart_draw,
  .hit = hit,
  .place = place,
  .free_layout = (GDestroyNotify) pursuit_bar_layout_free,
  .free_data = free_data,
};

static void
add_marks (PursuitChart *self, const PursuitBarChart *chart)
{
  for (guint i = 0; i < chart->n_rows; i++)
    for (guint s = 0; s < PURSUIT_N_SERIES; s++)
      if (chart->series_names[s] != NULL && chart->rows[i].values[s] > 0)
        {
          const PursuitBarRow *row = &chart->rows[i];
          g_autofree char *value = chart->format (row->values[s]);
          g_autofree char *title = g_strdup_printf ("%s · %s", row->label, chart->series_names[s]);
          g_autofree char *words = row->notes[s] != NULL
                                       ? g_strdup_printf ("%s: %s · %s", title, value, row->notes[s])
                                       : g_strdup_printf ("%s: %s", title, value);

          pursuit_chart_add_mark (self, row->marks[s], title, words);
        }
}

PursuitChart *
pursuit_bar_chart_new (const PursuitBarChart *chart)
{
  g_return_val_if_fail (chart != NULL && chart->format != NULL, NULL);

  PursuitBarChart *data = g_memdup2 (chart, sizeof *chart);
  PursuitBarRow *rows = g_memdup2 (chart->rows, chart->n_rows * sizeof *rows);
  PursuitChart *self = pursuit_chart_new (&BAR_KIND, data);
  g_autofree char *words = pursuit_bar_chart_describe (chart);

  data->rows = rows;
  for (guint i = 0; i < chart->n_rows; i++)
    {
      rows[i].label = pursuit_chart_keep (self, rows[i].label);
      for (guint s = 0; s < PURSUIT_N_SERIES; s++)
        rows[i].notes[s] = pursuit_chart_keep (self, rows[i].notes[s]);
    }
  for (guint s = 0; s < PURSUIT_N_SERIES; s++)
    data->series_names[s] = pursuit_chart_keep (self, chart->series_names[s]);
  pursuit_chart_set_words (self, words);
  add_marks (self, data);
  return self;
}
