/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-vcard-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-transfer-error.h"
#include "pursuit-vcard-card.h"
#include "pursuit-vcard-fields.h"

enum
{
  BLOCK_SIZE = PURSUIT_ENCODING_SAMPLE,
  START_SIZE = 64 /* bytes that tell a file of vCards */
};

struct _PursuitVcardReader
{
  const PursuitVcardLibrary *library;
  GInputStream *stream;
  PursuitEncoding encoding;
  PursuitDecoder *decoder;
  GByteArray *text; /* decoded, from @position on not read yet */
  gsize position;
  gboolean at_end;
  guint64 line; /* that begins at @position, from 1 */
  guint64 bytes_read;
  guint64 bytes_total;
  GString *card;
  char *cells[PURSUIT_PERSON_N_FIELDS];
  GPtrArray *columns; /* of the row: not owned */
  GArray *lengths;
  gboolean began; /* the first row was given */
};

static gboolean
is_marker (const char *line, gsize length, const char *marker)
{
  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  return length == strlen (marker) && g_ascii_strncasecmp (line, marker, length) == 0;
}

/** pursuit_vcard_reader_is_vcard: whether the file at @path begins like a vCard. */
gboolean
pursuit_vcard_reader_is_vcard (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  /* opening a pipe would wait for whoever writes into it */
  g_autoptr (GFileInputStream) stream =
      info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR ? g_file_read (file, NULL, NULL)
                                                                              : NULL;
  char start[START_SIZE];
  gsize length = 0, n = 0;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &length, NULL, NULL))
    return FALSE;
  /* byte order marks, blanks, and the zeros of UTF-16 go */
  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isgraph (start[i]))
        start[n++] = start[i];
    }
  return n >= strlen ("BEGIN:VCARD") &&
         g_ascii_strncasecmp (start, "BEGIN:VCARD", strlen ("BEGIN:VCARD")) == 0;
}

/* Reads on; the first time finds out how the file is written. */
static gboolean
fill (PursuitVcardReader *self, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  gsize length = 0, mark = 0;
  PursuitEncodingGuess guess = { 0 };

  if (!g_input_stream_read_all (self->stream, block, BLOCK_SIZE, &length, cancellable, error))
    return FALSE;
  if (self->decoder == NULL)
    {
      if (self->encoding == PURSUIT_ENCODING_AUTO)
        {
          if (!pursuit_encoding_detect (block, length, TRUE, &guess, error))
            return FALSE;
          self->encoding = guess.encoding;
        }
      mark = pursuit_encoding_bom_length (self->encoding, block, length);
      self->decoder = pursuit_decoder_new (self->encoding);
    }
  g_byte_array_remove_range (self->text, 0, self->position);
  self->position = 0;
  self->at_end = length < BLOCK_SIZE;
  self->bytes_read += length;
  pursuit_decoder_decode (self->decoder, block + mark, length - mark, self->at_end, self->text);
  return TRUE;
}

/* Takes the next line with its end; %FALSE at the end of the file, or with @error set. */
static gboolean
take_line (PursuitVcardReader *self,
           const char **line,
           gsize *length,
           GCancellable *cancellable,
           GError **error)
{
  const guint8 *end;
  gsize left;

  for (;;)
    {
      left = self->text->len - self->position;
      end = left > 0 ? memchr (self->text->data + self->position, '\n', left) : NULL;
      /* a line that is longer than any card can be is cut: the card is refused anyway */
      if (end != NULL || self->at_end || left > PURSUIT_VCARD_MAX_CARD)
        break;
      if (!fill (self, cancellable, error))
        return FALSE;
    }
  *line = (const char *) self->text->data + self->position;
  *length = end != NULL ? (gsize) (end + 1 - (const guint8 *) *line) : left;
  self->position += *length;
  self->line += end != NULL;
  return *length > 0;
}

/**
 * pursuit_vcard_reader_open:
 * @encoding: how it is written, or auto to find out
 *
 * Returns: (transfer full): a reader before the row of names; %NULL with a #PursuitTransferError if the file
 * cannot be read or the library is not installed
 */
PursuitVcardReader *
pursuit_vcard_reader_open (const char *path,
                           PursuitEncoding encoding,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (PursuitVcardReader) self = g_new0 (PursuitVcardReader, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;

  self->encoding = encoding;
  self->line = 1;
  self->text = g_byte_array_new ();
  self->card = g_string_new (NULL);
  self->columns = g_ptr_array_new ();
  self->lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->library = pursuit_vcard_library_get (error);
  if (self->library == NULL)
    return NULL;
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);
  self->stream = info != NULL ? G_INPUT_STREAM (g_file_read (file, cancellable, error)) : NULL;
  if (self->stream == NULL)
    return NULL;
  self->bytes_total = (guint64) g_file_info_get_size (info);
  return fill (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

static void
clear_cells (PursuitVcardReader *self)
{
  for (guint i = 0; i < PURSUIT_PERSON_N_FIELDS; i++)
    g_clear_pointer (&self->cells[i], g_free);
}

/** pursuit_vcard_reader_free: closes the file and frees the reader with its last row. */
void
pursuit_vcard_reader_free (PursuitVcardReader *self)
{
  g_return_if_fail (self != NULL);

  clear_cells (self);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->decoder, pursuit_decoder_free);
  g_byte_array_unref (self->text);
  g_string_free (self->card, TRUE);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->lengths);
  g_free (self);
}

/* A row of the names, or of what stands under them. */
static void
present_row (PursuitVcardReader *self, gboolean names, PursuitCsvRow *row)
{
  g_ptr_array_set_size (self->columns, 0);
  g_array_set_size (self->lengths, 0);
  for (guint i = 0; i < PURSUIT_PERSON_N_FIELDS; i++)
    {
      const PursuitField *field = &PURSUIT_PERSON_ENTITY.fields[i];
      const char *cell = names ? field->name : self->cells[i] != NULL ? self->cells[i] : "";
      gsize length = strlen (cell);
      if (!(field->flags & PURSUIT_FIELD_IMPORT))
        continue;
      g_ptr_array_add (self->columns, (gpointer) cell);
      g_array_append_val (self->lengths, length);
    }
  row->n_cells = self->columns->len;
  row->cells = (const char *const *) self->columns->pdata;
  row->lengths = (const gsize *) (gpointer) self->lengths->data;
}

/* Puts the next card's text together; @whole: (out): it has an end and a size that can be used. */
static gboolean
take_card (PursuitVcardReader *self,
           guint64 *begin,
           gboolean *whole,
           GCancellable *cancellable,
           GError **error)
{
  gboolean inside = FALSE;
  guint64 line_number = self->line;
  const char *line;
  gsize length;

  g_string_truncate (self->card, 0);
  *whole = FALSE;
  while (take_line (self, &line, &length, cancellable, error))
    {
      if (is_marker (line, length, "BEGIN:VCARD"))
        {
          /* the card before has no end: this line belongs to the next */
          if (inside)
            {
              self->position -= length;
              self->line--;
              return TRUE;
            }
          inside = TRUE;
          *begin = line_number;
        }
      line_number = self->line;
      if (inside && self->card->len <= PURSUIT_VCARD_MAX_CARD)
        g_string_append_len (self->card, line, (gssize) length);
      if (inside && is_marker (line, length, "END:VCARD"))
        {
          *whole = self->card->len <= PURSUIT_VCARD_MAX_CARD;
          return TRUE;
        }
    }
  return inside;
}

/** pursuit_vcard_reader_next: reads the next card; see pursuit_csv_reader_next(). */
gboolean
pursuit_vcard_reader_next (PursuitVcardReader *self,
                           PursuitCsvRow *row,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean whole = TRUE, sound = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  /* a problem is of the card, of no cell */
  *row = (PursuitCsvRow){ .line = 1, .problem_cell = G_MAXUINT };
  clear_cells (self);
  if (self->began)
    {
      if (!take_card (self, &row->line, &whole, cancellable, &local_error) || local_error != NULL)
        {
          if (local_error != NULL)
            g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (whole && g_utf8_validate_len (self->card->str, self->card->len, NULL))
        sound = pursuit_vcard_read_card (self->library, self->card->str, self->cells);
      else
        sound = FALSE;
    }
  present_row (self, !self->began, row);
  if (!whole)
    row->problem = PURSUIT_CSV_PROBLEM_CARD;
  else if (!sound)
    row->problem = PURSUIT_CSV_PROBLEM_INVALID;
  self->began = TRUE;
  return TRUE;
}

/** pursuit_vcard_reader_get_encoding: Returns: how the file is written, never auto */
PursuitEncoding
pursuit_vcard_reader_get_encoding (PursuitVcardReader *self)
{
  g_return_val_if_fail (self != NULL, PURSUIT_ENCODING_AUTO);

  return self->encoding;
}

/** pursuit_vcard_reader_get_bytes_read: Returns: how far the file has been read */
guint64
pursuit_vcard_reader_get_bytes_read (PursuitVcardReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bytes_read;
}

/** pursuit_vcard_reader_get_bytes_total: Returns: the size of the file when it was opened */
guint64
pursuit_vcard_reader_get_bytes_total (PursuitVcardReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bytes_total;
}
