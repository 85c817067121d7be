/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pursuit-record.h"

G_BEGIN_DECLS

/** PursuitTableFormat: as what a table is written. */
typedef enum
{
  PURSUIT_TABLE_CSV,
  PURSUIT_TABLE_TSV,
  PURSUIT_TABLE_XLSX,
  PURSUIT_TABLE_JSON,
  PURSUIT_TABLE_N_FORMATS
} PursuitTableFormat;

/**
 * PursuitTableWriter:
 *
 * Writes records as a table, one by one in constant memory, in a form that an import reads back as it was. In
 * delimited text, what a spreadsheet would take for a formula is guarded by an apostrophe, see
 * #PursuitCsvWriter; in a workbook such a text is a cell of type text, which is never computed.
 */
typedef struct _PursuitTableWriter PursuitTableWriter;

const char *
pursuit_table_format_get_suffix (PursuitTableFormat format);
gboolean
pursuit_table_format_find (const char *suffix, PursuitTableFormat *format);

PursuitTableWriter *
pursuit_table_writer_new (PursuitTableFormat format, GOutputStream *stream, GError **error);
void
pursuit_table_writer_free (PursuitTableWriter *self);
void
pursuit_table_writer_set_words (PursuitTableWriter *self);
gboolean
pursuit_table_writer_begin_sheet (PursuitTableWriter *self,
                                  const char *name,
                                  GPtrArray *fields,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean
pursuit_table_writer_add (PursuitTableWriter *self,
                          PursuitRecord *record,
                          GCancellable *cancellable,
                          GError **error);
gboolean
pursuit_table_writer_finish (PursuitTableWriter *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTableWriter, pursuit_table_writer_free)

G_END_DECLS
