/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pursuit-record.h"

G_BEGIN_DECLS

/**
 * PursuitXlsxWriter:
 *
 * Writes records as sheets of an XLSX workbook: amounts and numbers as numbers, dates as dates, all else as
 * text that is never computed. Holds one row; the rows before lie in temporary files.
 */
typedef struct _PursuitXlsxWriter PursuitXlsxWriter;

PursuitXlsxWriter *
pursuit_xlsx_writer_new (GOutputStream *stream, GError **error);
void
pursuit_xlsx_writer_free (PursuitXlsxWriter *self);
void
pursuit_xlsx_writer_set_words (PursuitXlsxWriter *self);
gboolean
pursuit_xlsx_writer_begin_sheet (PursuitXlsxWriter *self,
                                 const char *name,
                                 GPtrArray *fields,
                                 GError **error);
gboolean
pursuit_xlsx_writer_add (PursuitXlsxWriter *self, PursuitRecord *record, GError **error);
gboolean
pursuit_xlsx_writer_finish (PursuitXlsxWriter *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitXlsxWriter, pursuit_xlsx_writer_free)

G_END_DECLS
