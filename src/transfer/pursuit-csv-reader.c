/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-csv-reader.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pursuit-csv-sniff.h"
#include "pursuit-transfer-error.h"

enum
{
  BLOCK_SIZE = 256 * 1024, /* bytes read at a time */
  PIECE_SIZE = 64 * 1024,  /* most bytes of one line given to the parser at a time */
};

struct _PursuitCsvReader
{
  int fd;
  guint64 bytes_read;
  guint64 bytes_total;
  PursuitEncoding encoding;
  gboolean certain;
  PursuitDecoder *decoder;
  gboolean at_end; /* of the file, though not of the text */
  guint8 *block;

  GByteArray *text; /* decoded UTF-8 */
  gsize position;   /* of the parser in text */

  struct csv_parser parser;
  char delimiter;
  guint64 line;       /* on which the next byte stands */
  gboolean after_cr;  /* the last byte was a CR: an LF now belongs to it */
  guint64 quote_line; /* where the quoted cell that is still open began */
  gboolean was_quoted;

  GByteArray *arena; /* the cells of the row, each with its NUL */
  GArray *offsets;   /* of gsize: where each cell begins */
  GArray *lengths;   /* of gsize */
  GPtrArray *cells;  /* pointers into the arena, made when the row is complete */
  gsize n_seen;      /* cells of the row, those beyond the limit included */
  gboolean row_done;
  PursuitCsvProblem problem;
  guint problem_cell;
};

/* Errors */

static void
set_unreadable (GError **error, const char *path, const char *sentence)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_UNREADABLE, sentence, name);
}

static void
set_open_error (GError **error, const char *path, int saved_errno)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (saved_errno == ENOENT)
    set_unreadable (error, path, _ ("The file “%s” does not exist."));
  else if (saved_errno == EACCES || saved_errno == EPERM)
    set_unreadable (error, path, _ ("You have no permission to read the file “%s”."));
  else
    g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_UNREADABLE,
                 _ ("The file “%s” cannot be read: %s."), name, g_strerror (saved_errno));
}

/* The parser's callbacks */

/* White space around cells belongs to them: text is kept verbatim. */
static int
is_never_space (unsigned char c)
{
  return 0;
}

static void
set_problem (PursuitCsvReader *self, PursuitCsvProblem problem, guint cell)
{
  if (self->problem != PURSUIT_CSV_PROBLEM_NONE)
    return;
  self->problem = problem;
  self->problem_cell = cell;
}

static void
cell_cb (void *data, size_t length, void *user_data)
{
  PursuitCsvReader *self = user_data;
  gsize offset = self->arena->len;
  gsize n = MIN (length, PURSUIT_CSV_MAX_CELL);

  self->n_seen++;
  if (self->n_seen > PURSUIT_CSV_MAX_COLUMNS)
    {
      set_problem (self, PURSUIT_CSV_PROBLEM_MANY_COLUMNS, PURSUIT_CSV_MAX_COLUMNS - 1);
      return;
    }
  if (length > PURSUIT_CSV_MAX_CELL)
    set_problem (self, PURSUIT_CSV_PROBLEM_LONG_CELL, self->n_seen - 1);

  g_byte_array_set_size (self->arena, offset + n + 1);
  memcpy (self->arena->data + offset, data, n);
  self->arena->data[offset + n] = '\0';
  g_array_append_val (self->offsets, offset);
  g_array_append_val (self->lengths, n);
}

static void
row_cb (int terminator, void *user_data)
{
  PursuitCsvReader *self = user_data;

  self->row_done = TRUE;
}

/* Reading */

static gssize
read_block (PursuitCsvReader *self, guint64 offset, gsize length, GError **error)
{
  gssize n;

  do
    n = pread (self->fd, self->block, length, offset);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_UNREADABLE,
                 _ ("The file cannot be read: %s."), g_strerror (errno));
  return n;
}

/* Decodes the next block behind what the parser has not seen yet. FALSE at the end or with an error. */
static gboolean
fill (PursuitCsvReader *self, GCancellable *cancellable, GError **error)
{
  gssize n;

  if (self->at_end || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_byte_array_remove_range (self->text, 0, self->position);
  self->position = 0;
  n = read_block (self, self->bytes_read, BLOCK_SIZE, error);
  if (n < 0)
    return FALSE;
  self->at_end = n == 0;
  self->bytes_read += n;
  pursuit_decoder_decode (self->decoder, self->block, n, self->at_end, self->text);
  return TRUE;
}

/* How many bytes of the text, at most PIECE_SIZE, make the next line, its end included. Sets @complete if the
 * line end is among them. An LF after the CR that ended the last piece is a line of its own to libcsv, which
 * drops it, but not to the count. */
static gsize
measure_line (PursuitCsvReader *self, gboolean *complete)
{
  const guint8 *start = self->text->data + self->position;
  gsize length = MIN (self->text->len - self->position, PIECE_SIZE);
  const guint8 *lf = memchr (start, '\n', length);
  const guint8 *cr = memchr (start, '\r', lf != NULL ? (gsize) (lf - start) : length);

  *complete = lf != NULL || cr != NULL;
  if (cr != NULL && cr + 1 == lf)
    return lf + 1 - start;
  if (cr != NULL)
    return cr + 1 - start;
  return lf != NULL ? (gsize) (lf + 1 - start) : length;
}

/* Gives the parser one piece, which holds at most one line, so at most one row ends in it. */
static gboolean
parse_piece (PursuitCsvReader *self, gsize length, gboolean complete, GError **error)
{
  const guint8 *piece = self->text->data + self->position;
  const gboolean only_lf = self->after_cr && piece[0] == '\n';
  gsize n_seen = self->n_seen;

  if (csv_parse (&self->parser, piece, length, cell_cb, row_cb, self) != length)
    {
      g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_SYNTAX,
                   _ ("Line %" PRIu64 " cannot be read: %s."), self->line,
                   csv_strerror (csv_error (&self->parser)));
      return FALSE;
    }

  /* Where an open quoted cell began: here, unless it was open before and no cell has ended since. */
  if (self->parser.quoted && (!self->was_quoted || n_seen != self->n_seen))
    self->quote_line = self->line;
  self->was_quoted = self->parser.quoted;

  /* Beyond the limit nothing is kept, or a quote that is never closed would hold the file in memory. */
  if (self->parser.entry_pos > PURSUIT_CSV_MAX_CELL)
    {
      set_problem (self, PURSUIT_CSV_PROBLEM_LONG_CELL, MIN (self->n_seen, PURSUIT_CSV_MAX_COLUMNS - 1));
      self->parser.entry_pos = PURSUIT_CSV_MAX_CELL;
    }

  self->after_cr = piece[length - 1] == '\r';
  self->position += length;
  if (complete && !only_lf)
    self->line++;
  return TRUE;
}

/* Opening */

/* Looks for the first character that is not ASCII, as only such characters tell encodings apart, and fills
 * the block from there. Returns the number of bytes, 0 if the whole file is ASCII, or -1. */
static gssize
read_telling_sample (PursuitCsvReader *self, GCancellable *cancellable, GError **error)
{
  for (guint64 offset = 0;;)
    {
      gssize n = read_block (self, offset, BLOCK_SIZE, error);
      gsize first_other;

      if (n <= 0)
        return n;
      if (!pursuit_encoding_is_ascii (self->block, n, &first_other))
        return read_block (self, offset + first_other, PURSUIT_ENCODING_SAMPLE, error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      offset += n;
    }
}

static gboolean
choose_encoding (PursuitCsvReader *self, PursuitEncoding encoding, GCancellable *cancellable, GError **error)
{
  PursuitEncodingGuess guess;
  gssize n = read_block (self, 0, PURSUIT_ENCODING_SAMPLE, error);

  if (n < 0)
    return FALSE;
  if (n == 0)
    {
      g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_EMPTY,
                           _ ("The file is empty."));
      return FALSE;
    }

  if (encoding != PURSUIT_ENCODING_AUTO)
    {
      /* “UTF-16” does not say which half comes first, but the mark at the start does. */
      if (encoding == PURSUIT_ENCODING_UTF16LE &&
          pursuit_encoding_bom_length (PURSUIT_ENCODING_UTF16BE, self->block, n) > 0)
        encoding = PURSUIT_ENCODING_UTF16BE;
      guess.encoding = encoding;
      guess.certain = TRUE;
      guess.bom_length = pursuit_encoding_bom_length (encoding, self->block, n);
    }
  else
    {
      if (!pursuit_encoding_detect (self->block, n, TRUE, &guess, error))
        return FALSE;
      if (guess.bom_length == 0 && pursuit_encoding_is_ascii (self->block, n, NULL) &&
          guess.encoding == PURSUIT_ENCODING_UTF8)
        {
          n = read_telling_sample (self, cancellable, error);
          if (n < 0 || (n > 0 && !pursuit_encoding_detect (self->block, n, FALSE, &guess, error)))
            return FALSE;
          guess.bom_length = 0;
        }
    }

  self->encoding = guess.encoding;
  self->certain = guess.certain;
  self->decoder = pursuit_decoder_new (guess.encoding);
  self->bytes_read = guess.bom_length;
  return TRUE;
}

/* Spreadsheets write the delimiter into a first line of its own, “sep=;”. */
static void
take_delimiter_line (PursuitCsvReader *self)
{
  const guint8 *text = self->text->data;

  if (self->text->len < 6 || memcmp (text, "sep=", 4) != 0 || (text[5] != '\r' && text[5] != '\n'))
    return;
  self->delimiter = text[4];
  self->position = 5;
}

static gboolean
open_file (PursuitCsvReader *self, const char *path, GError **error)
{
  struct stat status;

  /* Without O_NONBLOCK, opening a named pipe would wait for its writer. */
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (self->fd < 0 || fstat (self->fd, &status) < 0)
    {
      set_open_error (error, path, errno);
      return FALSE;
    }
  if (S_ISDIR (status.st_mode))
    {
      set_unreadable (error, path, _ ("“%s” is a folder, not a file."));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      set_unreadable (error, path, _ ("“%s” is not a regular file."));
      return FALSE;
    }
  self->bytes_total = status.st_size;
  return TRUE;
}

/**
 * pursuit_csv_reader_open:
 * @path: a regular file
 * @encoding: how it is written, or %PURSUIT_ENCODING_AUTO to find out, which may scan the file once
 * @delimiter: what separates cells, or 0 to find out among comma, semicolon, tab and bar
 *
 * Returns: (transfer full): a reader before the first row; %NULL with a #PursuitTransferError if the file
 *   cannot be read, is empty or is not text
 */
PursuitCsvReader *
pursuit_csv_reader_open (const char *path,
                         PursuitEncoding encoding,
                         char delimiter,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (PursuitCsvReader) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (PursuitCsvReader, 1);
  self->fd = -1;
  self->line = 1;
  self->block = g_malloc (BLOCK_SIZE);
  self->text = g_byte_array_sized_new (BLOCK_SIZE);
  self->arena = g_byte_array_new ();
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->cells = g_ptr_array_new ();
  if (csv_init (&self->parser, 0) != 0)
    g_error ("libcsv cannot be set up.");
  csv_set_space_func (&self->parser, is_never_space);
  csv_set_blk_size (&self->parser, PIECE_SIZE);

  if (!open_file (self, path, error) || !choose_encoding (self, encoding, cancellable, error) ||
      !fill (self, cancellable, error))
    return NULL;

  self->delimiter =
      delimiter != 0
          ? delimiter
          : pursuit_csv_sniff_delimiter (self->text->data, MIN (self->text->len, PURSUIT_ENCODING_SAMPLE));
  take_delimiter_line (self);
  csv_set_delim (&self->parser, self->delimiter);
  return g_steal_pointer (&self);
}

/** pursuit_csv_reader_free: Closes the file and frees the reader with its last row. */
void
pursuit_csv_reader_free (PursuitCsvReader *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0)
    close (self->fd);
  csv_free (&self->parser);
  g_clear_pointer (&self->decoder, pursuit_decoder_free);
  g_byte_array_unref (self->text);
  g_byte_array_unref (self->arena);
  g_array_unref (self->offsets);
  g_array_unref (self->lengths);
  g_ptr_array_unref (self->cells);
  g_free (self->block);
  g_free (self);
}

/* Rows */

static void
begin_row (PursuitCsvReader *self)
{
  g_byte_array_set_size (self->arena, 0);
  g_array_set_size (self->offsets, 0);
  g_array_set_size (self->lengths, 0);
  self->n_seen = 0;
  self->row_done = FALSE;
  self->problem = PURSUIT_CSV_PROBLEM_NONE;
  self->problem_cell = 0;
}

/* Whether @text ends inside a character and is sound up to there. */
static gboolean
is_cut (const char *text, gsize length)
{
  const char *end;

  if (g_utf8_validate_len (text, length, &end))
    return FALSE;
  return g_utf8_get_char_validated (end, text + length - end) == (gunichar) -2;
}

static void
check_cells (PursuitCsvReader *self, gboolean ended_by_file)
{
  const gboolean ascii = pursuit_encoding_is_ascii (self->arena->data, self->arena->len, NULL);

  for (guint i = 0; i < self->cells->len && self->problem == PURSUIT_CSV_PROBLEM_NONE; i++)
    {
      const char *cell = self->cells->pdata[i];
      const gsize length = g_array_index (self->lengths, gsize, i);

      if (memchr (cell, '\0', length) != NULL)
        set_problem (self, PURSUIT_CSV_PROBLEM_NUL, i);
      else if (!ascii && !g_utf8_validate_len (cell, length, NULL))
        set_problem (self,
                     ended_by_file && i + 1 == self->cells->len && is_cut (cell, length)
                         ? PURSUIT_CSV_PROBLEM_CUT
                         : PURSUIT_CSV_PROBLEM_INVALID,
                     i);
    }
}

static void
present_row (PursuitCsvReader *self, guint64 line, gboolean ended_by_file, PursuitCsvRow *row)
{
  g_ptr_array_set_size (self->cells, self->offsets->len);
  for (guint i = 0; i < self->offsets->len; i++)
    self->cells->pdata[i] = self->arena->data + g_array_index (self->offsets, gsize, i);
  check_cells (self, ended_by_file);

  row->line = line;
  row->n_cells = self->cells->len;
  row->cells = (const char *const *) self->cells->pdata;
  row->lengths = (const gsize *) (gpointer) self->lengths->data;
  row->problem = self->problem;
  row->problem_cell = self->problem_cell;
  row->ended_by_file = ended_by_file;
}

/* The text is used up: what the parser still holds is the last row. */
static gboolean
finish (PursuitCsvReader *self, guint64 line, PursuitCsvRow *row, GError **error)
{
  csv_set_opts (&self->parser, CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini (&self->parser, cell_cb, row_cb, self) != 0)
    {
      g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_SYNTAX,
                   _ ("A quotation mark that opens in line %" PRIu64 " is never closed."), self->quote_line);
      return FALSE;
    }
  if (!self->row_done)
    return FALSE;
  present_row (self, line, TRUE, row);
  return TRUE;
}

/**
 * pursuit_csv_reader_next:
 * @row: (out): the row; valid until the next call
 *
 * Reads the next row; the header is a row like any other. Empty lines are passed over.
 *
 * Returns: %FALSE at the end of the file, or with @error set if the file cannot be read further: on a quote
 *   that is never closed, a failed read, or cancellation
 */
gboolean
pursuit_csv_reader_next (PursuitCsvReader *self,
                         PursuitCsvRow *row,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GError) local_error = NULL;
  guint64 line = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  begin_row (self);
  while (!self->row_done)
    {
      gboolean complete = FALSE;
      gsize length = self->position < self->text->len ? measure_line (self, &complete) : 0;

      if (!complete && length < PIECE_SIZE && !self->at_end)
        {
          if (!fill (self, cancellable, &local_error) && local_error != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&local_error));
              return FALSE;
            }
          continue;
        }
      if (length == 0)
        return finish (self, line, row, error);
      if (self->n_seen == 0 && self->parser.entry_pos == 0 && !self->was_quoted)
        line = self->line;
      if (!parse_piece (self, length, complete, error))
        return FALSE;
    }
  present_row (self, line, FALSE, row);
  return TRUE;
}

/** pursuit_csv_reader_get_encoding: Returns: the encoding by which the file is read, never auto */
PursuitEncoding
pursuit_csv_reader_get_encoding (PursuitCsvReader *self)
{
  g_return_val_if_fail (self != NULL, PURSUIT_ENCODING_AUTO);

  return self->encoding;
}

/** pursuit_csv_reader_get_encoding_is_certain: Returns: %FALSE if the encoding is only a fallback */
gboolean
pursuit_csv_reader_get_encoding_is_certain (PursuitCsvReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->certain;
}

/** pursuit_csv_reader_get_delimiter: Returns: what separates the cells */
char
pursuit_csv_reader_get_delimiter (PursuitCsvReader *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->delimiter;
}

/** pursuit_csv_reader_get_bytes_read: Returns: how far the file has been read, for a progress bar */
guint64
pursuit_csv_reader_get_bytes_read (PursuitCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bytes_read;
}

/** pursuit_csv_reader_get_bytes_total: Returns: the size of the file when it was opened */
guint64
pursuit_csv_reader_get_bytes_total (PursuitCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bytes_total;
}
