/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-box-chart.h"

#include "pursuit-chart-words.h"

#include <math.h>

/* All in heights of the body font. */
#define BAND_MIN_HEIGHT 2.2
#define BAND_MAX_HEIGHT 3.4
#define BOX_SHARE 0.55
#define CAP_SHARE 0.3
#define BEFORE_SHARE 0.85
#define LABEL_GAP 1.2
#define LABEL_MAX_SHARE 0.35
#define SCALE_HEIGHT 2.2
#define LEAST_WIDTH 22.0
#define LEGEND_HEIGHT 1.8
#define LEGEND_SAMPLE 0.8

enum
{
  MAX_STEPS = 5
};

/* The least of 1, 2, 5 × a power of ten, and at least 1, of which MAX_STEPS reach @most. */
static double
tick_step (double most)
{
  static const double STEPS[] = { 1, 2, 5 };

  for (double power = 1;; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++)
      if (STEPS[i] * power * MAX_STEPS >= most)
        return STEPS[i] * power;
}

static void
lay_out_scale (PursuitBoxLayout *layout, double step)
{
  const PursuitTheme *theme = &layout->theme;
  PursuitTextStyle style = pursuit_theme_text (theme, 0.85, 400, theme->text_dim);
  double bottom = layout->n_rows * layout->band_height;

  style.align = PURSUIT_ALIGN_CENTER;
  for (guint i = 0; i <= layout->n_steps; i++)
    {
      g_autofree char *text = g_strdup_printf ("%.0f", i * step);

      pursuit_chart_words_add (layout->words, style,
                               layout->left + (layout->right - layout->left) * i / layout->n_steps,
                               bottom + SCALE_HEIGHT / 2 * theme->font_size, text);
    }
  layout->height = bottom + SCALE_HEIGHT * theme->font_size;
}

static void
lay_out_legend (PursuitBoxLayout *layout, const char *compared)
{
  double em = layout->theme.font_size;
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, 0.9, 400, layout->theme.text_dim);

  style.max_width = MAX (layout->width - layout->left - LEGEND_SAMPLE * em, 1);
  pursuit_chart_words_add (layout->words, style, layout->left + LEGEND_SAMPLE * em,
                           layout->height + LEGEND_HEIGHT / 2 * em, compared);
  layout->height += LEGEND_HEIGHT * em;
}

static void
lay_out_row (PursuitBoxLayout *layout, const PursuitBoxRow *row, guint i, double label_width, double most)
{
  const PursuitTheme *theme = &layout->theme;
  PursuitTextStyle label = pursuit_theme_text (theme, 1, 400, theme->text);
  PursuitTextStyle value = pursuit_theme_text (theme, 1, 400, theme->text_dim);
  PursuitBoxPlace *place = &layout->places[i];
  double scale = (layout->right - layout->left) / most;

  place->middle = (i + 0.5) * layout->band_height;
  place->seen = row->n > 0;
  place->compared = layout->compared && row->n_before > 0;
  place->median_before = layout->left + row->median_before * scale;
  label.max_width = MAX (label_width, 1);
  pursuit_chart_words_add (layout->words, label, 0, place->middle, row->label);
  value.align = PURSUIT_ALIGN_END;
  pursuit_chart_words_add (layout->words, value, layout->width, place->middle, row->value);
  if (!place->seen)
    return;
  place->low = layout->left + row->low * scale;
  place->first = layout->left + row->first * scale;
  place->median = layout->left + row->median * scale;
  place->third = layout->left + row->third * scale;
  place->high = layout->left + row->high * scale;
}

PursuitBoxLayout *
pursuit_box_chart_layout (const PursuitBoxRow *rows,
                          guint n_rows,
                          const char *compared,
                          double width,
                          double height,
                          const PursuitTheme *theme,
                          PursuitCanvas *canvas)
{
  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);
  g_return_val_if_fail (theme != NULL && canvas != NULL, NULL);

  PursuitBoxLayout *layout = g_new0 (PursuitBoxLayout, 1);
  PursuitTextStyle style = pursuit_theme_text (theme, 1, 400, theme->text);
  double em = theme->font_size, label_width = 0, value_width = 0, most = 1;
  double foot = (SCALE_HEIGHT + (compared != NULL ? LEGEND_HEIGHT : 0)) * em;

  layout->theme = *theme;
  layout->width = width;
  layout->n_rows = n_rows;
  layout->compared = compared != NULL;
  layout->places = g_new0 (PursuitBoxPlace, MAX (n_rows, 1));
  layout->words = pursuit_chart_words_new ();
  for (guint i = 0; i < n_rows; i++)
    {
      label_width = MAX (label_width, pursuit_canvas_measure (canvas, &style, rows[i].label).width);
      value_width = MAX (value_width, pursuit_canvas_measure (canvas, &style, rows[i].value).width);
      most = MAX (most, rows[i].n > 0 ? rows[i].high : 0);
      most = MAX (most, layout->compared && rows[i].n_before > 0 ? rows[i].median_before : 0);
    }
  label_width = MIN (label_width + 0.1 * em, width * LABEL_MAX_SHARE);
  layout->left = label_width + LABEL_GAP * em;
  layout->right = MAX (width - value_width - LABEL_GAP * em, layout->left + em);
  layout->band_height = CLAMP ((height - foot) / MAX (n_rows, 1), BAND_MIN_HEIGHT * em, BAND_MAX_HEIGHT * em);
  double step = tick_step (most);
  layout->n_steps = (guint) ceil (most / step);
  for (guint i = 0; i < n_rows; i++)
    lay_out_row (layout, &rows[i], i, label_width, step * layout->n_steps);
  lay_out_scale (layout, step);
  if (layout->compared)
    lay_out_legend (layout, compared);
  return layout;
}

void
pursuit_box_layout_free (PursuitBoxLayout *layout)
{
  if (layout == NULL)
    return;
  g_free (layout->places);
  g_array_unref (layout->words);
  g_free (layout);
}

static void
draw_row (const PursuitBoxLayout *layout, PursuitCanvas *canvas, const PursuitBoxPlace *place)
{
  const PursuitTheme *theme = &layout->theme;
  double height = layout->band_height * BOX_SHARE, cap = layout->band_height * CAP_SHARE / 2;
  PursuitPaint line = { .stroke = theme->text_dim, .stroke_width = 1.2 };
  PursuitPaint box = { .fill = theme->accent_soft, .stroke = theme->accent, .stroke_width = 1.2 };
  PursuitPaint median = { .stroke = theme->accent, .stroke_width = 3 };
  double top = place->middle - height / 2;

  pursuit_canvas_line (canvas, place->low, place->middle, place->high, place->middle, &line);
  pursuit_canvas_line (canvas, place->low, place->middle - cap, place->low, place->middle + cap, &line);
  pursuit_canvas_line (canvas, place->high, place->middle - cap, place->high, place->middle + cap, &line);
  pursuit_canvas_rect (canvas, place->first, top, place->third - place->first, height, 1, &box);
  pursuit_canvas_line (canvas, place->median, top, place->median, top + height, &median);
}

/* A median of before: dashes on a pale line, to be seen on every ground. */
static void
draw_before (const PursuitBoxLayout *layout, PursuitCanvas *canvas, double x, double middle, double height)
{
  const PursuitTheme *theme = &layout->theme;
  PursuitPaint ground = { .stroke = theme->card, .stroke_width = 3.5 };
  PursuitPaint dashes = { .stroke = theme->text, .stroke_width = 1.6, .dash_on = 4, .dash_off = 2.5 };

  pursuit_canvas_line (canvas, x, middle - height / 2, x, middle + height / 2, &ground);
  pursuit_canvas_line (canvas, x, middle - height / 2, x, middle + height / 2, &dashes);
}

void
pursuit_box_chart_draw (const PursuitBoxLayout *layout, PursuitCanvas *canvas)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  PursuitPaint faint = { .stroke = layout->theme.line_faint, .stroke_width = 0.75 };
  double bottom = layout->n_rows * layout->band_height;

  for (guint i = 0; i <= layout->n_steps; i++)
    {
      double x = layout->left + (layout->right - layout->left) * i / layout->n_steps;

      pursuit_canvas_line (canvas, x, 0, x, bottom, &faint);
    }
  for (guint i = 0; i < layout->n_rows; i++)
    if (layout->places[i].seen)
      draw_row (layout, canvas, &layout->places[i]);
  for (guint i = 0; i < layout->n_rows; i++)
    if (layout->places[i].compared)
      draw_before (layout, canvas, layout->places[i].median_before, layout->places[i].middle,
                   layout->band_height * BEFORE_SHARE);
  if (layout->compared)
    draw_before (layout, canvas, layout->left, layout->height - LEGEND_HEIGHT / 2 * layout->theme.font_size,
                 1.2 * layout->theme.font_size);
  pursuit_chart_words_draw (layout->words, canvas);
}

int
pursuit_box_chart_hit (const PursuitBoxLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, -1);

  if (x < 0 || x >= layout->width || y < 0 || layout->n_rows == 0)
    return -1;
  guint row = (guint) (y / layout->band_height);
  return row < layout->n_rows ? (int) row : -1;
}

/* As a chart of a report */

typedef struct
{
  PursuitBoxRow *rows;
  guint n_rows;
  const char *compared; /* kept by the chart */
} Data;

static void
get_heights (gconstpointer data,
             double width,
             const PursuitTheme *theme,
             PursuitCanvas *canvas,
             double *least,
             double *likes)
{
  const Data *boxes = data;
  double foot = SCALE_HEIGHT + (boxes->compared != NULL ? LEGEND_HEIGHT : 0);

  *least = (boxes->n_rows * BAND_MIN_HEIGHT + foot) * theme->font_size;
  *likes = (boxes->n_rows * BAND_MAX_HEIGHT + foot) * theme->font_size;
}

static gpointer
lay_out (gconstpointer data, double width, double height, const PursuitTheme *theme, PursuitCanvas *canvas)
{
  const Data *boxes = data;

  return pursuit_box_chart_layout (boxes->rows, boxes->n_rows, boxes->compared, width, height, theme, canvas);
}

/* The whole row, its label included. */
static gboolean
place (gconstpointer data, guint mark, PursuitBox *box)
{
  const PursuitBoxLayout *layout = data;

  *box = (PursuitBox){ 0, mark * layout->band_height, layout->width, (mark + 1) * layout->band_height };
  return TRUE;
}

static void
free_data (gpointer data)
{
  g_free (((Data *) data)->rows);
  g_free (data);
}

static const PursuitChartKind BOX_KIND = {
  .least_width = LEAST_WIDTH,
  .get_heights = get_heights,
  .lay_out = lay_out,
  .height_offset = G_STRUCT_OFFSET (PursuitBoxLayout, height),
  .draw = (PursuitChartDraw) pursuit_box_chart_draw,
  .hit = (PursuitChartHit) pursuit_box_chart_hit,
  .place = place,
  .free_layout = (GDestroyNotify) pursuit_box_layout_free,
  .free_data = free_data,
};

PursuitChart *
pursuit_box_chart_new (const PursuitBoxRow *rows, guint n_rows, const char *compared)
{
  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);

  Data *data = g_new0 (Data, 1);
  PursuitChart *self = pursuit_chart_new (&BOX_KIND, data);
  g_autoptr (GString) words = g_string_new (NULL);

  data->rows = g_memdup2 (rows, n_rows * sizeof *rows);
  data->n_rows = n_rows;
  data->compared = pursuit_chart_keep (self, compared);
  for (guint i = 0; i < n_rows; i++)
    {
      PursuitBoxRow *row = &data->rows[i];

      row->label = pursuit_chart_keep (self, row->label);
      row->words = pursuit_chart_keep (self, row->words);
      row->value = pursuit_chart_keep (self, row->value);
      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", row->words);
      pursuit_chart_add_mark (self, row->mark, row->label, row->words);
    }
  if (compared != NULL)
    g_string_append_printf (words, "\n%s", compared);
  pursuit_chart_set_words (self, words->str);
  return self;
}
