/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-csv-reader.h"
#include "pursuit-xlsx-book.h"

G_BEGIN_DECLS

/** PursuitXlsxMerge: cells that are shown as one; all counted from 0. */
typedef struct
{
  guint64 top, bottom;
  guint left, right;
} PursuitXlsxMerge;

/**
 * PursuitXlsxSheet:
 *
 * The rows of one sheet that are not blank, as text, in constant memory: of a formula its last value, of a
 * moment its ISO date, of an error nothing.
 */
typedef struct _PursuitXlsxSheet PursuitXlsxSheet;

PursuitXlsxSheet *
pursuit_xlsx_sheet_open (PursuitXlsxBook *book, const char *part, GError **error);
void
pursuit_xlsx_sheet_free (PursuitXlsxSheet *self);
gboolean
pursuit_xlsx_sheet_next (PursuitXlsxSheet *self,
                         PursuitCsvRow *row,
                         GCancellable *cancellable,
                         GError **error);
guint64
pursuit_xlsx_sheet_get_read (PursuitXlsxSheet *self);
guint64
pursuit_xlsx_sheet_get_size (PursuitXlsxSheet *self);

GArray *
pursuit_xlsx_sheet_list_merges (PursuitXlsxBook *book,
                                const char *part,
                                guint64 max_row,
                                GCancellable *cancellable,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitXlsxSheet, pursuit_xlsx_sheet_free)

G_END_DECLS
