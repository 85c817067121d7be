/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-csv-reader.h"

G_BEGIN_DECLS

/**
 * PursuitTableForm: how a file is to be read; all zero: find out.
 * @encoding: how characters are written, where the format does not say so itself
 * @delimiter: what separates the cells of delimited text; 0: find out
 * @sheet: which sheet of a workbook, or list of a JSON object, from 1; 0: the first that people see
 */
typedef struct
{
  PursuitEncoding encoding;
  char delimiter;
  guint sheet;
} PursuitTableForm;

/**
 * PursuitTableReader:
 *
 * Reads what an import takes as a table, row by row in constant memory: delimited text, an XLSX workbook,
 * JSON, or vCards, of which each is a row under the names of a person's fields. What a file is tells its
 * beginning, not its name. See #PursuitCsvReader for the functions.
 */
typedef struct _PursuitTableReader PursuitTableReader;

PursuitTableReader *
pursuit_table_reader_open (const char *path,
                           const PursuitTableForm *form,
                           GCancellable *cancellable,
                           GError **error);
void
pursuit_table_reader_free (PursuitTableReader *self);
gboolean
pursuit_table_reader_next (PursuitTableReader *self,
                           PursuitCsvRow *row,
                           GCancellable *cancellable,
                           GError **error);
PursuitEncoding
pursuit_table_reader_get_encoding (PursuitTableReader *self);
gboolean
pursuit_table_reader_get_encoding_is_certain (PursuitTableReader *self);
char
pursuit_table_reader_get_delimiter (PursuitTableReader *self);
char **
pursuit_table_reader_list_sheets (PursuitTableReader *self);
guint
pursuit_table_reader_get_sheet (PursuitTableReader *self);
gboolean
pursuit_table_reader_is_text (PursuitTableReader *self);
guint64
pursuit_table_reader_get_bytes_read (PursuitTableReader *self);
guint64
pursuit_table_reader_get_bytes_total (PursuitTableReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTableReader, pursuit_table_reader_free)

G_END_DECLS
