/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-csv-reader.h"

G_BEGIN_DECLS

/**
 * PursuitJsonReader:
 *
 * Reads an array of JSON objects as a table, record by record in constant memory: the keys name the columns.
 * An object of such arrays is read as a workbook with a sheet an array. A row's line is the number of its
 * record.
 */
typedef struct _PursuitJsonReader PursuitJsonReader;

gboolean
pursuit_json_reader_is_json (const char *start, gsize length);
PursuitJsonReader *
pursuit_json_reader_open (const char *path, guint sheet, GCancellable *cancellable, GError **error);
void
pursuit_json_reader_free (PursuitJsonReader *self);
gboolean
pursuit_json_reader_next (PursuitJsonReader *self,
                          PursuitCsvRow *row,
                          GCancellable *cancellable,
                          GError **error);
char **
pursuit_json_reader_list_sheets (PursuitJsonReader *self);
guint
pursuit_json_reader_get_sheet (PursuitJsonReader *self);
guint64
pursuit_json_reader_get_bytes_read (PursuitJsonReader *self);
guint64
pursuit_json_reader_get_bytes_total (PursuitJsonReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitJsonReader, pursuit_json_reader_free)

G_END_DECLS
