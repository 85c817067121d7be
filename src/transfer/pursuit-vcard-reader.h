/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-csv-reader.h"

G_BEGIN_DECLS

/** PURSUIT_VCARD_MAX_CARD: longest card in bytes; a longer one cannot be used. */
#define PURSUIT_VCARD_MAX_CARD (16 * 1024 * 1024)

/**
 * PursuitVcardReader:
 *
 * Reads a file of vCards, of version 2.1, 3.0 or 4.0, as a table: the first row names fields of a person,
 * each card is a row that begins on its line. Holds one card at a time.
 */
typedef struct _PursuitVcardReader PursuitVcardReader;

gboolean
pursuit_vcard_reader_is_vcard (const char *path);
PursuitVcardReader *
pursuit_vcard_reader_open (const char *path,
                           PursuitEncoding encoding,
                           GCancellable *cancellable,
                           GError **error);
void
pursuit_vcard_reader_free (PursuitVcardReader *self);
gboolean
pursuit_vcard_reader_next (PursuitVcardReader *self,
                           PursuitCsvRow *row,
                           GCancellable *cancellable,
                           GError **error);
PursuitEncoding
pursuit_vcard_reader_get_encoding (PursuitVcardReader *self);
guint64
pursuit_vcard_reader_get_bytes_read (PursuitVcardReader *self);
guint64
pursuit_vcard_reader_get_bytes_total (PursuitVcardReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitVcardReader, pursuit_vcard_reader_free)

G_END_DECLS
