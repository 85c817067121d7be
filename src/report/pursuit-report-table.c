/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-table.h"

#include <math.h>

#define UNKNOWN "–"

typedef struct
{
  char *label;
  gboolean numeric;
} Column;

/* @exact: @value can be added up: a count, or minor units of @currency. */
typedef struct
{
  const char *text;
  const char *raw;
  gboolean exact;
  gint64 value;
  char currency[4]; /* "" for a count */
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
  guint n_names; /* columns that say what a row is */
  GStringChunk *texts;
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->label);
}

PursuitReportTable *
pursuit_report_table_new (void)
{
  PursuitReportTable *self = g_new0 (PursuitReportTable, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->texts = g_string_chunk_new (1024);
  self->n_names = 1;
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
  g_string_chunk_free (self->texts);
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
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->cells->len < self->rows->len * self->columns->len);

  /* a table may have a million cells */
  const char *kept = text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
  Cell cell = { kept != NULL ? kept : UNKNOWN, kept != NULL ? kept : "" };
  if (raw != NULL)
    cell.raw = g_string_chunk_insert (self->texts, raw);
  g_array_append_val (self->cells, cell);
}

/* Makes the last cell one that can be added up. */
static void
set_value (PursuitReportTable *self, gint64 value, const char *currency)
{
  Cell *cell = &g_array_index (self->cells, Cell, self->cells->len - 1);

  cell->exact = TRUE;
  cell->value = value;
  g_strlcpy (cell->currency, currency, sizeof cell->currency);
}

void
pursuit_report_table_add_count (PursuitReportTable *self, gint64 count)
{
  g_autofree char *text = pursuit_number_format (count);
  g_autofree char *raw = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  pursuit_report_table_add_cell (self, text, raw);
  set_value (self, count, "");
}

void
pursuit_report_table_add_month (PursuitReportTable *self, PursuitDay first)
{
  g_autofree char *text = pursuit_day_format_month (first, TRUE), *raw = NULL;
  int year, month, mday;

  pursuit_day_to_ymd (first, &year, &month, &mday);
  raw = g_strdup_printf ("%04d-%02d", year, month);
  pursuit_report_table_add_cell (self, text, raw);
}

void
pursuit_report_table_add_money (PursuitReportTable *self, gint64 minor, const char *currency)
{
  g_autofree char *text = pursuit_money_format_short (minor, currency);
  g_autofree char *raw = pursuit_money_to_decimal (minor, currency);

  pursuit_report_table_add_cell (self, text, raw);
  set_value (self, minor, currency);
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

void
pursuit_report_table_set_n_names (PursuitReportTable *self, guint n)
{
  g_return_if_fail (self != NULL && n > 0);

  self->n_names = n;
}

char *
pursuit_report_table_word_row (PursuitReportTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  g_autoptr (GString) words = g_string_new (NULL);
  for (guint c = 0; c < MIN (self->n_names, self->columns->len); c++)
    {
      const char *text = pursuit_report_table_get_text (self, row, c);

      if (*text != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
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

static const Cell *
get_cell (PursuitReportTable *self, guint row, guint column)
{
  return &g_array_index (self->cells, Cell, row * self->columns->len + column);
}

/* What the rows before @end add up to in @column, without those that are sums themselves; FALSE where they
 * cannot be added up: a cell is not known or of another currency. */
static gboolean
add_up (PursuitReportTable *self, guint end, guint column, gint64 *sum)
{
  const Cell *first = get_cell (self, 0, column);

  *sum = 0;
  for (guint r = 0; r < end; r++)
    {
      const Cell *cell = get_cell (self, r, column);

      if (pursuit_report_table_get_total (self, r))
        continue;
      if (!cell->exact || !g_str_equal (cell->currency, first->currency))
        return FALSE;
      *sum += cell->value;
    }
  return TRUE;
}

gboolean
pursuit_report_table_is_carried (PursuitReportTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, FALSE);

  guint last = self->rows->len - 1;
  const Cell *total;
  gint64 sum;

  if (self->rows->len < 2 || column == 0 || !pursuit_report_table_get_total (self, last))
    return FALSE;
  total = get_cell (self, last, column);
  return total->exact && add_up (self, last, column, &sum) && sum == total->value &&
         g_str_equal (total->currency, get_cell (self, 0, column)->currency);
}

char *
pursuit_report_table_word_carried (PursuitReportTable *self, guint end, guint column)
{
  g_return_val_if_fail (self != NULL && end <= self->rows->len, NULL);

  const char *currency = get_cell (self, 0, column)->currency;
  gint64 sum = 0;

  add_up (self, end, column, &sum);
  return *currency != '\0' ? pursuit_money_format_short (sum, currency) : pursuit_number_format (sum);
}
