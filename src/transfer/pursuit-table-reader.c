/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-table-reader.h"

#include "pursuit-vcard-reader.h"

/* One of the two. */
struct _PursuitTableReader
{
  PursuitCsvReader *csv;
  PursuitVcardReader *vcard;
};

/** pursuit_table_reader_open: opens a file that begins like a vCard as vCards, any other as delimited text.
 */
PursuitTableReader *
pursuit_table_reader_open (const char *path,
                           PursuitEncoding encoding,
                           char delimiter,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (PursuitTableReader) self = g_new0 (PursuitTableReader, 1);

  g_return_val_if_fail (path != NULL, NULL);

  if (pursuit_vcard_reader_is_vcard (path))
    self->vcard = pursuit_vcard_reader_open (path, encoding, cancellable, error);
  else
    self->csv = pursuit_csv_reader_open (path, encoding, delimiter, cancellable, error);
  return self->vcard != NULL || self->csv != NULL ? g_steal_pointer (&self) : NULL;
}

/** pursuit_table_reader_free: closes the file. */
void
pursuit_table_reader_free (PursuitTableReader *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->csv, pursuit_csv_reader_free);
  g_clear_pointer (&self->vcard, pursuit_vcard_reader_free);
  g_free (self);
}

/** pursuit_table_reader_next: see pursuit_csv_reader_next(). */
gboolean
pursuit_table_reader_next (PursuitTableReader *self,
                           PursuitCsvRow *row,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->csv != NULL ? pursuit_csv_reader_next (self->csv, row, cancellable, error)
                           : pursuit_vcard_reader_next (self->vcard, row, cancellable, error);
}

/** pursuit_table_reader_get_encoding: Returns: how the file is written, never auto */
PursuitEncoding
pursuit_table_reader_get_encoding (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, PURSUIT_ENCODING_AUTO);

  return self->csv != NULL ? pursuit_csv_reader_get_encoding (self->csv)
                           : pursuit_vcard_reader_get_encoding (self->vcard);
}

/** pursuit_table_reader_get_encoding_is_certain: Returns: %FALSE if the encoding is only a fallback */
gboolean
pursuit_table_reader_get_encoding_is_certain (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->csv == NULL || pursuit_csv_reader_get_encoding_is_certain (self->csv);
}

/** pursuit_table_reader_get_delimiter: Returns: what separates the cells; of vCards, what saved rejects get
 */
char
pursuit_table_reader_get_delimiter (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->csv != NULL ? pursuit_csv_reader_get_delimiter (self->csv) : ',';
}

/** pursuit_table_reader_get_bytes_read: Returns: how far the file has been read, for a progress bar */
guint64
pursuit_table_reader_get_bytes_read (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->csv != NULL ? pursuit_csv_reader_get_bytes_read (self->csv)
                           : pursuit_vcard_reader_get_bytes_read (self->vcard);
}

/** pursuit_table_reader_get_bytes_total: Returns: the size of the file when it was opened */
guint64
pursuit_table_reader_get_bytes_total (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->csv != NULL ? pursuit_csv_reader_get_bytes_total (self->csv)
                           : pursuit_vcard_reader_get_bytes_total (self->vcard);
}
