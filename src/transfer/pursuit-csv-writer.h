/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitCsvWriter:
 *
 * Writes a table as RFC 4180 text: UTF-8, commas or tabs, CR LF, quotes where they are needed. Cells that a
 * spreadsheet would take for a formula are guarded by an apostrophe in front, which pursuit_csv_unguard()
 * takes off again.
 */
typedef struct _PursuitCsvWriter PursuitCsvWriter;

PursuitCsvWriter *
pursuit_csv_writer_new (GOutputStream *stream, char delimiter);
void
pursuit_csv_writer_free (PursuitCsvWriter *self);
void
pursuit_csv_writer_add_cell (PursuitCsvWriter *self, const char *text, gssize length);
gboolean
pursuit_csv_writer_end_row (PursuitCsvWriter *self, GCancellable *cancellable, GError **error);
gboolean
pursuit_csv_writer_flush (PursuitCsvWriter *self, GCancellable *cancellable, GError **error);

const char *
pursuit_csv_unguard (const char *text, gsize length, gsize *n_left);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCsvWriter, pursuit_csv_writer_free)

G_END_DECLS
