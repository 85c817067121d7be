/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-table.h"

#include <math.h>

#define BODY_SCALE 0.95
#define MIN_SCALE 0.7
/* In heights of the body font. */
#define CELL_MARGIN 0.45
#define ROW_MARGIN 0.35
#define MAX_LINES 3
#define UNKNOWN "–"

typedef struct
{
  char *label;
  gboolean numeric;
} Column;

typedef struct
{
  char *text;
  char *raw;
} Cell;

typedef struct
{
  gboolean total;
  gint64 mark;
} Row;

struct _PursuitReportTable
{
  GArray *columns;
  GArray *cells; /* row after row */
  GArray *rows;  /* Row */
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->label);
}

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
  g_free (((Cell *) data)->raw);
}

PursuitReportTable *
pursuit_report_table_new (void)
{
  PursuitReportTable *self = g_new0 (PursuitReportTable, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return self;
}

void
pursuit_report_table_free (PursuitReportTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self);
}

void
pursuit_report_table_add_column (PursuitReportTable *self, const char *label, gboolean numeric)
{
  Column column = { g_strdup (label), numeric };

  g_return_if_fail (self != NULL && self->rows->len == 0);

  g_array_append_val (self->columns, column);
}

void
pursuit_report_table_add_row (PursuitReportTable *self, gboolean total)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->cells->len == self->rows->len * self->columns->len);

  Row row = { total, 0 };
  g_array_append_val (self->rows, row);
}

void
pursuit_report_table_add_cell (PursuitReportTable *self, const char *text, const char *raw)
{
  Cell cell = { g_strdup (text != NULL ? text : UNKNOWN), NULL };

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->cells->len < self->rows->len * self->columns->len);

  cell.raw = g_strdup (raw != NULL ? raw : text != NULL ? text : "");
  g_array_append_val (self->cells, cell);
}

void
pursuit_report_table_add_count (PursuitReportTable *self, gint64 count)
{
  g_autofree char *text = pursuit_number_format (count);
  g_autofree char *raw = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  pursuit_report_table_add_cell (self, text, raw);
}

void
pursuit_report_table_add_money (PursuitReportTable *self, gint64 minor, const char *currency)
{
  g_autofree char *text = pursuit_money_format_short (minor, currency);
  g_autofree char *raw = pursuit_money_to_decimal (minor, currency);

  pursuit_report_table_add_cell (self, text, raw);
}

void
pursuit_report_table_add_number (PursuitReportTable *self, const char *text, double number)
{
  char raw[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (number))
    pursuit_report_table_add_cell (self, NULL, NULL);
  else
    pursuit_report_table_add_cell (self, text, g_ascii_formatd (raw, sizeof raw, "%.10g", number));
}

void
pursuit_report_table_set_mark (PursuitReportTable *self, gint64 mark)
{
  g_return_if_fail (self != NULL && self->rows->len > 0);

  g_array_index (self->rows, Row, self->rows->len - 1).mark = mark;
}

/** pursuit_report_table_get_mark: what the deals behind the row are known by; 0 is none. */
gint64
pursuit_report_table_get_mark (PursuitReportTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).mark;
}

guint
pursuit_report_table_get_n_columns (PursuitReportTable *self)
{
  return self->columns->len;
}

guint
pursuit_report_table_get_n_rows (PursuitReportTable *self)
{
  return self->rows->len;
}

const char *
pursuit_report_table_get_label (PursuitReportTable *self, guint column)
{
  return g_array_index (self->columns, Column, column).label;
}

gboolean
pursuit_report_table_get_numeric (PursuitReportTable *self, guint column)
{
  return g_array_index (self->columns, Column, column).numeric;
}

gboolean
pursuit_report_table_get_total (PursuitReportTable *self, guint row)
{
  return g_array_index (self->rows, Row, row).total;
}

const char *
pursuit_report_table_get_text (PursuitReportTable *self, guint row, guint column)
{
  return g_array_index (self->cells, Cell, row * self->columns->len + column).text;
}

const char *
pursuit_report_table_get_raw (PursuitReportTable *self, guint row, guint column)
{
  return g_array_index (self->cells, Cell, row * self->columns->len + column).raw;
}

static PursuitTextStyle
head_style (const PursuitTheme *theme, double scale)
{
  return pursuit_theme_text (theme, scale, 600, theme->text_dim);
}

static PursuitTextStyle
cell_style (const PursuitTheme *theme, double scale, gboolean total)
{
  return pursuit_theme_text (theme, scale, total ? 700 : 400, theme->text);
}

/* The width of the longest word of @text, which is how far a head can be wrapped. */
static double
longest_word (PursuitCanvas *canvas, PursuitTextStyle *style, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, pursuit_canvas_measure (canvas, style, words[i]).width);
  return longest;
}

/* Fills @widths with what the columns need at @scale and returns the sum. */
static double
measure_columns (PursuitReportTable *self,
                 const PursuitTheme *theme,
                 PursuitCanvas *canvas,
                 double scale,
                 double *widths)
{
  double sum = 0, margin = 2 * CELL_MARGIN * theme->font_size * scale;

  for (guint c = 0; c < self->columns->len; c++)
    {
      PursuitTextStyle head = head_style (theme, scale);

      widths[c] = longest_word (canvas, &head, pursuit_report_table_get_label (self, c));
      for (guint r = 0; r < self->rows->len; r++)
        {
          PursuitTextStyle style = cell_style (theme, scale, pursuit_report_table_get_total (self, r));

          widths[c] =
              MAX (widths[c],
                   pursuit_canvas_measure (canvas, &style, pursuit_report_table_get_text (self, r, c)).width);
        }
      /* A hair more than measured, so that rounding wraps nothing. */
      widths[c] += margin + 0.5;
      sum += widths[c];
    }
  return sum;
}

/* Takes what is missing from the columns of words, which wrap, or gives to all what is left over. */
static void
distribute (PursuitReportTable *self, double width, double sum, double *widths)
{
  double words = 0;
  guint n = self->columns->len;

  for (guint c = 0; c < n; c++)
    words += pursuit_report_table_get_numeric (self, c) ? 0 : widths[c];
  for (guint c = 0; c < n; c++)
    if (sum <= width)
      widths[c] += (width - sum) / n;
    else if (!pursuit_report_table_get_numeric (self, c))
      widths[c] = MAX (widths[c] - (sum - width) * widths[c] / words, width / n / 2);
}

/* Makes a row high enough for @text. Letters of several scripts in one row stand on one line. */
static void
grow (PursuitCanvas *canvas,
      PursuitTextStyle style,
      double width,
      const char *text,
      double *height,
      double *baseline)
{
  PursuitTextExtents extents;

  style.max_width = width;
  style.max_lines = MAX_LINES;
  extents = pursuit_canvas_measure (canvas, &style, text);
  if (extents.baseline > *baseline)
    {
      *height += *height > 0 ? extents.baseline - *baseline : 0;
      *baseline = extents.baseline;
    }
  *height = MAX (*height, *baseline + extents.height - extents.baseline + 2 * ROW_MARGIN * style.size);
}

void
pursuit_report_table_lay_out (PursuitReportTable *self,
                              double width,
                              const PursuitTheme *theme,
                              PursuitCanvas *canvas,
                              PursuitReportTableLayout *layout)
{
  guint n = self->columns->len;
  double scale = BODY_SCALE, sum;

  g_return_if_fail (self != NULL && theme != NULL && canvas != NULL && layout != NULL);

  layout->widths = g_new0 (double, n);
  layout->row_heights = g_new0 (double, self->rows->len);
  layout->row_baselines = g_new0 (double, self->rows->len);
  layout->head_height = layout->head_baseline = 0;
  sum = measure_columns (self, theme, canvas, scale, layout->widths);
  while (sum > width && scale > MIN_SCALE)
    {
      scale = MAX (scale - 0.05, MIN_SCALE);
      sum = measure_columns (self, theme, canvas, scale, layout->widths);
    }
  distribute (self, width, sum, layout->widths);
  layout->scale = scale;

  for (guint c = 0; c < n; c++)
    {
      double text_width = layout->widths[c] - 2 * CELL_MARGIN * theme->font_size * scale;

      grow (canvas, head_style (theme, scale), text_width, pursuit_report_table_get_label (self, c),
            &layout->head_height, &layout->head_baseline);
      for (guint r = 0; r < self->rows->len; r++)
        grow (canvas, cell_style (theme, scale, pursuit_report_table_get_total (self, r)), text_width,
              pursuit_report_table_get_text (self, r, c), &layout->row_heights[r], &layout->row_baselines[r]);
    }
}

void
pursuit_report_table_layout_clear (PursuitReportTableLayout *layout)
{
  g_clear_pointer (&layout->widths, g_free);
  g_clear_pointer (&layout->row_heights, g_free);
  g_clear_pointer (&layout->row_baselines, g_free);
}

static void
draw_cell (PursuitCanvas *canvas,
           PursuitTextStyle style,
           gboolean numeric,
           double x,
           double baseline,
           double width,
           double margin,
           const char *text)
{
  style.max_width = width - 2 * margin;
  style.max_lines = MAX_LINES;
  style.align = numeric ? PURSUIT_ALIGN_END : PURSUIT_ALIGN_START;
  pursuit_canvas_text (canvas, &style, numeric ? x + width - margin : x + margin,
                       baseline - pursuit_canvas_measure (canvas, &style, text).baseline, text);
}

void
pursuit_report_table_draw (PursuitReportTable *self,
                           const PursuitReportTableLayout *layout,
                           const PursuitTheme *theme,
                           PursuitCanvas *canvas,
                           double x,
                           double y,
                           guint first,
                           guint n_rows)
{
  double em = theme->font_size * layout->scale, margin = CELL_MARGIN * em, width = 0;
  PursuitPaint strong = { .stroke = theme->line, .stroke_width = em * 0.08 };
  PursuitPaint faint = { .stroke = theme->line_faint, .stroke_width = em * 0.05 };

  g_return_if_fail (self != NULL && first + n_rows <= self->rows->len);

  for (guint c = 0; c < self->columns->len; c++)
    {
      draw_cell (canvas, head_style (theme, layout->scale), pursuit_report_table_get_numeric (self, c),
                 x + width, y + ROW_MARGIN * em + layout->head_baseline, layout->widths[c], margin,
                 pursuit_report_table_get_label (self, c));
      width += layout->widths[c];
    }
  y += layout->head_height;
  pursuit_canvas_line (canvas, x, y, x + width, y, &strong);

  for (guint r = first; r < first + n_rows; r++)
    {
      gboolean total = pursuit_report_table_get_total (self, r);
      double left = x;

      if (r > first)
        pursuit_canvas_line (canvas, x, y, x + width, y, total ? &strong : &faint);
      for (guint c = 0; c < self->columns->len; c++)
        {
          draw_cell (canvas, cell_style (theme, layout->scale, total),
                     pursuit_report_table_get_numeric (self, c), left,
                     y + ROW_MARGIN * em + layout->row_baselines[r], layout->widths[c], margin,
                     pursuit_report_table_get_text (self, r, c));
          left += layout->widths[c];
        }
      y += layout->row_heights[r];
    }
}
