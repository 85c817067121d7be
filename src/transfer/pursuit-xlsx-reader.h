/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-csv-reader.h"

G_BEGIN_DECLS

/**
 * PursuitXlsxReader:
 *
 * Reads a sheet of an XLSX workbook as a table, row by row in constant memory. The first row names the
 * columns. A title over all columns is passed over; where names stand in several rows under merged cells, the
 * lowest counts, with the upper one before it where it alone would be there twice.
 */
typedef struct _PursuitXlsxReader PursuitXlsxReader;

PursuitXlsxReader *
pursuit_xlsx_reader_open (const char *path, guint sheet, GCancellable *cancellable, GError **error);
void
pursuit_xlsx_reader_free (PursuitXlsxReader *self);
gboolean
pursuit_xlsx_reader_next (PursuitXlsxReader *self,
                          PursuitCsvRow *row,
                          GCancellable *cancellable,
                          GError **error);
char **
pursuit_xlsx_reader_list_sheets (PursuitXlsxReader *self);
guint
pursuit_xlsx_reader_get_sheet (PursuitXlsxReader *self);
guint64
pursuit_xlsx_reader_get_bytes_read (PursuitXlsxReader *self);
guint64
pursuit_xlsx_reader_get_bytes_total (PursuitXlsxReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitXlsxReader, pursuit_xlsx_reader_free)

G_END_DECLS
