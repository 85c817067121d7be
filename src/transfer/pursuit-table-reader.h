/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-csv-reader.h"

G_BEGIN_DECLS

/**
 * PursuitTableReader:
 *
 * Reads what an import takes as a table, row by row in constant memory: delimited text, or vCards, of which
 * each is a row under the names of a person's fields. See #PursuitCsvReader for the functions.
 */
typedef struct _PursuitTableReader PursuitTableReader;

PursuitTableReader *
pursuit_table_reader_open (const char *path,
                           PursuitEncoding encoding,
                           char delimiter,
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
guint64
pursuit_table_reader_get_bytes_read (PursuitTableReader *self);
guint64
pursuit_table_reader_get_bytes_total (PursuitTableReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTableReader, pursuit_table_reader_free)

G_END_DECLS
