/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-money.h"
#include "pursuit-theme.h"

G_BEGIN_DECLS

/**
 * PursuitReportTable: a table of words and numbers. Cells have two forms: as people read them and as other
 * programs do (CSV). Free with pursuit_report_table_free().
 */
typedef struct _PursuitReportTable PursuitReportTable;

PursuitReportTable *
pursuit_report_table_new (void);
void
pursuit_report_table_free (PursuitReportTable *self);

/** pursuit_report_table_add_column: before the first row. Numbers are aligned right. */
void
pursuit_report_table_add_column (PursuitReportTable *self, const char *label, gboolean numeric);

/** pursuit_report_table_add_row: begins a row, whose cells follow; @total: it sums up those above. */
void
pursuit_report_table_add_row (PursuitReportTable *self, gboolean total);

/**
 * pursuit_report_table_add_cell:
 * @text: (nullable): as shown; %NULL is a dash, for what is not known
 * @raw: (nullable): as written into a CSV file; %NULL is @text, or nothing where that is not known
 */
void
pursuit_report_table_add_cell (PursuitReportTable *self, const char *text, const char *raw);

/** pursuit_report_table_add_month: a cell with the month that begins with @first, as “2026-03” in files. */
void
pursuit_report_table_add_month (PursuitReportTable *self, PursuitDay first);

/** pursuit_report_table_add_count, _money, _number: a cell with a number; of the last, NaN is not known. */
void
pursuit_report_table_add_count (PursuitReportTable *self, gint64 count);
void
pursuit_report_table_add_money (PursuitReportTable *self, gint64 minor, const char *currency);
void
pursuit_report_table_add_number (PursuitReportTable *self, const char *text, double number);

/** pursuit_report_table_set_mark: @mark: what the deals behind the last row are known by; 0 is none. */
void
pursuit_report_table_set_mark (PursuitReportTable *self, gint64 mark);
gint64
pursuit_report_table_get_mark (PursuitReportTable *self, guint row);

/** pursuit_report_table_set_n_names: so many of the first columns together say what a row is; 1 at first. */
void
pursuit_report_table_set_n_names (PursuitReportTable *self, guint n);

/** pursuit_report_table_word_row: (transfer full): what a row is, e.g. “March 2026 · Li Wei”. */
char *
pursuit_report_table_word_row (PursuitReportTable *self, guint row);

guint
pursuit_report_table_get_n_columns (PursuitReportTable *self);
guint
pursuit_report_table_get_n_rows (PursuitReportTable *self);
const char *
pursuit_report_table_get_label (PursuitReportTable *self, guint column);
gboolean
pursuit_report_table_get_numeric (PursuitReportTable *self, guint column);
gboolean
pursuit_report_table_get_total (PursuitReportTable *self, guint row);
const char *
pursuit_report_table_get_text (PursuitReportTable *self, guint row, guint column);
const char *
pursuit_report_table_get_raw (PursuitReportTable *self, guint row, guint column);

/**
 * pursuit_report_table_is_carried:
 *
 * A table that goes on on another page carries over what was counted so far in the columns whose total, in
 * the last row, is exactly the sum of the rows above it. Nobody has to say which ones these are, and none is
 * carried that would not add up.
 *
 * Returns: whether @column is one of them
 */
gboolean
pursuit_report_table_is_carried (PursuitReportTable *self, guint column);

/** pursuit_report_table_word_carried: (transfer full): what the rows before @end add up to in @column, which
 * is carried. */
char *
pursuit_report_table_word_carried (PursuitReportTable *self, guint end, guint column);

/**
 * PursuitReportTableLayout: a table fitted into a width, in user units. Clear with
 * pursuit_report_table_layout_clear().
 *
 * @fits: nothing had to be made smaller than reads well
 * @carry_height, @carry_baseline: of a row that carries totals over a page break; 0 when there are none
 */
typedef struct
{
  double scale; /* of the body font */
  double *widths;
  gboolean *carried; /* whether the totals of a column are */
  double *row_heights;
  double *row_baselines;
  double head_height;
  double head_baseline;
  gboolean fits;
  double carry_height;
  double carry_baseline;
} PursuitReportTableLayout;

/**
 * pursuit_report_table_lay_out:
 *
 * Columns take what their words need; what is left over is shared out. Where it does not suffice, words wrap
 * into two lines or a few more, and the font shrinks to three quarters: so far the table fits. Where it does
 * not, the font shrinks to half, and at last cells end in an ellipsis; whoever lays pages out turns the sheet
 * before.
 */
void
pursuit_report_table_lay_out (PursuitReportTable *self,
                              double width,
                              const PursuitTheme *theme,
                              PursuitCanvas *canvas,
                              PursuitReportTableLayout *layout);
void
pursuit_report_table_layout_clear (PursuitReportTableLayout *layout);

/** pursuit_report_table_layout_height: of the head and @n_rows rows from @first, with the rows that carry
 * totals over from and to other pages. */
double
pursuit_report_table_layout_height (PursuitReportTable *self,
                                    const PursuitReportTableLayout *layout,
                                    guint first,
                                    guint n_rows);

/** pursuit_report_table_draw: the head and @n_rows rows from @first, and what is carried over from and to
 * other pages; the upper left corner at (@x, @y). */
void
pursuit_report_table_draw (PursuitReportTable *self,
                           const PursuitReportTableLayout *layout,
                           const PursuitTheme *theme,
                           PursuitCanvas *canvas,
                           double x,
                           double y,
                           guint first,
                           guint n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitReportTable, pursuit_report_table_free)

G_END_DECLS
