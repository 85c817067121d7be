/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-csv-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-transfer-error.h"

enum
{
  FLUSH_SIZE = 64 * 1024, /* bytes to gather before they are written */
};

struct _PursuitCsvWriter
{
  GOutputStream *stream;
  GString *buffer;
  char delimiter;
  gboolean in_row;
  gsize row; /* where the row begins in the buffer */
};

/* Whether a spreadsheet may take the cell for a formula. Apostrophes before the sign count too: else a cell
 * that begins with one by itself would lose it when it is read back. */
static gboolean
needs_guard (const char *text, gsize length)
{
  gsize i = 0;

  while (i < length && text[i] == '\'')
    i++;
  return i < length && memchr ("=+-@\t\r", text[i], 6) != NULL;
}

static gboolean
needs_quotes (const char *text, gsize length, char delimiter)
{
  if (length == 0)
    return FALSE;
  if (text[0] == ' ' || text[length - 1] == ' ')
    return TRUE;
  for (gsize i = 0; i < length; i++)
    if (text[i] == delimiter || text[i] == '"' || text[i] == '\r' || text[i] == '\n')
      return TRUE;
  return FALSE;
}

/**
 * pursuit_csv_writer_new:
 * @stream: where the table goes; it is not closed
 * @delimiter: what separates cells: comma or tab
 *
 * Returns: (transfer full): a writer before the first row
 */
PursuitCsvWriter *
pursuit_csv_writer_new (GOutputStream *stream, char delimiter)
{
  PursuitCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (PursuitCsvWriter, 1);
  self->stream = g_object_ref (stream);
  self->buffer = g_string_sized_new (FLUSH_SIZE);
  self->delimiter = delimiter;
  return self;
}

/** pursuit_csv_writer_free: Frees the writer. What has not been flushed is lost. */
void
pursuit_csv_writer_free (PursuitCsvWriter *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->stream);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

/**
 * pursuit_csv_writer_add_cell:
 * @text: (nullable): the cell, valid UTF-8; %NULL writes an empty one
 * @length: bytes of @text, or -1 when it ends with NUL
 *
 * Adds one cell to the row.
 */
void
pursuit_csv_writer_add_cell (PursuitCsvWriter *self, const char *text, gssize length)
{
  gsize n;
  gboolean quotes, guard;

  g_return_if_fail (self != NULL);

  n = text == NULL ? 0 : length < 0 ? strlen (text) : (gsize) length;
  quotes = needs_quotes (text, n, self->delimiter);
  guard = needs_guard (text, n);
  if (self->in_row)
    g_string_append_c (self->buffer, self->delimiter);
  else
    self->row = self->buffer->len;
  self->in_row = TRUE;

  if (quotes)
    g_string_append_c (self->buffer, '"');
  if (guard)
    g_string_append_c (self->buffer, '\'');
  if (!quotes)
    g_string_append_len (self->buffer, text, n);
  for (gsize i = 0; quotes && i < n; i++)
    {
      if (text[i] == '"')
        g_string_append_c (self->buffer, '"');
      g_string_append_c (self->buffer, text[i]);
    }
  if (quotes)
    g_string_append_c (self->buffer, '"');
}

/**
 * pursuit_csv_writer_end_row:
 *
 * Ends the row.
 *
 * Returns: %FALSE with @error set if the table cannot be written
 */
gboolean
pursuit_csv_writer_end_row (PursuitCsvWriter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  /* a line with nothing on it is no row */
  if (self->in_row && self->buffer->len == self->row)
    g_string_append (self->buffer, "\"\"");
  g_string_append (self->buffer, "\r\n");
  self->in_row = FALSE;
  return self->buffer->len < FLUSH_SIZE || pursuit_csv_writer_flush (self, cancellable, error);
}

/**
 * pursuit_csv_writer_flush:
 *
 * Writes what has been gathered. To be called at the end.
 *
 * Returns: %FALSE with %PURSUIT_TRANSFER_ERROR_WRITE, or with %G_IO_ERROR_CANCELLED
 */
gboolean
pursuit_csv_writer_flush (PursuitCsvWriter *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL, cancellable,
                                  &local_error))
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_WRITE,
                     _ ("The table cannot be written: %s."), local_error->message);
      return FALSE;
    }
  g_string_set_size (self->buffer, 0);
  return TRUE;
}

/**
 * pursuit_csv_unguard:
 * @text: a cell as it was read
 * @length: its bytes
 * @n_left: (out): the bytes of what is returned
 *
 * Takes off the apostrophe by which #PursuitCsvWriter and spreadsheets guard a cell.
 *
 * Returns: (transfer none): @text, or the byte behind it when there was a guard
 */
const char *
pursuit_csv_unguard (const char *text, gsize length, gsize *n_left)
{
  g_return_val_if_fail (text != NULL || length == 0, text);
  g_return_val_if_fail (n_left != NULL, text);

  *n_left = length;
  if (length < 2 || text[0] != '\'' || !needs_guard (text, length))
    return text;
  *n_left = length - 1;
  return text + 1;
}
