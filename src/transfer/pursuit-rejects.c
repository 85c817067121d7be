/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-rejects.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#include "pursuit-csv-writer.h"
#include "pursuit-transfer-error.h"

struct _PursuitRejects
{
  gatomicrefcount ref_count;
  char *path;
  PursuitTableForm form;
  goffset size; /* of the file, and when it was last written: it must be the same when rows are read again */
  struct timespec written;
  GArray *rejects;       /* PursuitReject */
  GStringChunk *strings; /* reasons and headers, each once: many rows share them */
};

G_DEFINE_BOXED_TYPE (PursuitRejects, pursuit_rejects, pursuit_rejects_ref, pursuit_rejects_unref)

/**
 * pursuit_rejects_new:
 * @path: the file that is imported
 * @form: how it is read
 *
 * Returns: (transfer full): an empty list
 */
PursuitRejects *
pursuit_rejects_new (const char *path, const PursuitTableForm *form)
{
  PursuitRejects *self;
  struct stat status;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (form != NULL, NULL);

  self = g_new0 (PursuitRejects, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->path = g_strdup (path);
  self->form = *form;
  self->rejects = g_array_new (FALSE, FALSE, sizeof (PursuitReject));
  self->strings = g_string_chunk_new (4096);
  if (stat (path, &status) == 0)
    {
      self->size = status.st_size;
      self->written = status.st_mtim;
    }
  return self;
}

/** pursuit_rejects_ref: Returns: @self */
PursuitRejects *
pursuit_rejects_ref (PursuitRejects *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** pursuit_rejects_unref: Frees the list with its last reference. */
void
pursuit_rejects_unref (PursuitRejects *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->path);
  g_array_unref (self->rejects);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * pursuit_rejects_add:
 * @line: the line of the file on which the row begins
 * @column: (nullable): header of the cell at fault
 * @reason: a sentence for the user
 *
 * Adds a row, in any order of lines: what looks into the database may find fault with a row long after it was
 * read.
 */
void
pursuit_rejects_add (PursuitRejects *self, guint64 line, const char *column, const char *reason)
{
  PursuitReject reject = { line, NULL, NULL };

  g_return_if_fail (self != NULL);
  g_return_if_fail (reason != NULL);

  if (column != NULL)
    reject.column = g_string_chunk_insert_const (self->strings, column);
  reject.reason = g_string_chunk_insert_const (self->strings, reason);
  g_array_append_val (self->rejects, reject);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const PursuitReject *first = a, *second = b;

  return (first->line > second->line) - (first->line < second->line);
}

/** pursuit_rejects_take: Adds the rows of @other, a list of the same file, and puts all in order of lines. */
void
pursuit_rejects_take (PursuitRejects *self, PursuitRejects *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL && other != self);

  for (guint i = 0; i < other->rejects->len; i++)
    {
      const PursuitReject *reject = pursuit_rejects_get (other, i);
      pursuit_rejects_add (self, reject->line, reject->column, reject->reason);
    }
  g_array_sort (self->rejects, compare_lines);
}

/** pursuit_rejects_get_count: Returns: how many there are */
guint
pursuit_rejects_get_count (PursuitRejects *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rejects->len;
}

/** pursuit_rejects_get: Returns: (transfer none): one of them, valid until the next is added */
const PursuitReject *
pursuit_rejects_get (PursuitRejects *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->rejects->len, NULL);

  return &g_array_index (self->rejects, PursuitReject, index);
}

static void
add_cells (PursuitCsvWriter *writer, const PursuitCsvRow *row, guint n_columns, gboolean guarded)
{
  for (guint i = 0; i < MAX (row->n_cells, n_columns); i++)
    {
      g_autofree char *valid = NULL;
      gsize length = 0;
      const char *text = "";

      if (i < row->n_cells && row->problem != PURSUIT_CSV_PROBLEM_NONE)
        text = valid = g_utf8_make_valid (row->cells[i], row->lengths[i]);
      else if (i < row->n_cells)
        text = row->cells[i];
      length = i < row->n_cells && valid == NULL ? row->lengths[i] : strlen (text);
      /* The writer puts back the guard that the cell may have had. */
      if (guarded)
        text = pursuit_csv_unguard (text, length, &length);
      pursuit_csv_writer_add_cell (writer, text, length);
    }
}

/* Reads the file again and writes the rows that begin on the lines of @sorted. */
static gboolean
copy_rows (PursuitRejects *self,
           GArray *sorted,
           PursuitTableReader *reader,
           PursuitCsvWriter *writer,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) local_error = NULL;
  PursuitCsvRow row;
  guint next = 0, n_columns = 0;
  gboolean is_header = TRUE;

  while (next < sorted->len && pursuit_table_reader_next (reader, &row, cancellable, &local_error))
    {
      const PursuitReject *reject = &g_array_index (sorted, PursuitReject, next);
      g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, row.line);

      if (!is_header && row.line != reject->line)
        continue;
      if (is_header)
        n_columns = row.n_cells;
      add_cells (writer, &row, n_columns, pursuit_table_reader_is_text (reader));
      pursuit_csv_writer_add_cell (writer, is_header ? "line" : line, -1);
      pursuit_csv_writer_add_cell (writer, is_header ? "reason" : reject->reason, -1);
      if (!pursuit_csv_writer_end_row (writer, cancellable, error))
        return FALSE;
      while (!is_header && next < sorted->len && g_array_index (sorted, PursuitReject, next).line == row.line)
        next++;
      is_header = FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return pursuit_csv_writer_flush (writer, cancellable, error);
}

static gboolean
check_unchanged (PursuitRejects *self, GError **error)
{
  struct stat status;

  if (stat (self->path, &status) == 0 && status.st_size == self->size &&
      status.st_mtim.tv_sec == self->written.tv_sec && status.st_mtim.tv_nsec == self->written.tv_nsec)
    return TRUE;
  g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_UNREADABLE,
                       _ ("The file has changed since it was imported, so its rows cannot be saved."));
  return FALSE;
}

/**
 * pursuit_rejects_save:
 * @target: the file to write; replaced if it exists, and only when all is written
 *
 * Writes the rejected rows as a table: their cells as they are in the imported file, then the columns “line”
 * and “reason”. Corrected, it can be imported as it is. Blocks: for worker threads.
 *
 * Returns: %FALSE with a #PursuitTransferError if the imported file is not what it was or the table cannot be
 *   written
 */
gboolean
pursuit_rejects_save (PursuitRejects *self, GFile *target, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitTableReader) reader = NULL;
  g_autoptr (PursuitCsvWriter) writer = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GArray) sorted = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  if (!check_unchanged (self, error))
    return FALSE;
  reader = pursuit_table_reader_open (self->path, &self->form, cancellable, error);
  if (reader == NULL)
    return FALSE;

  stream = g_file_replace (target, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                           cancellable, &local_error);
  if (stream == NULL)
    {
      g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_WRITE,
                   _ ("The table cannot be written: %s."), local_error->message);
      return FALSE;
    }
  writer = pursuit_csv_writer_new (G_OUTPUT_STREAM (stream), ',');
  sorted = g_array_copy (self->rejects);
  g_array_sort (sorted, compare_lines);
  if (!copy_rows (self, sorted, reader, writer, cancellable, error))
    {
      /* Closing a cancelled stream leaves what was there before. */
      g_autoptr (GCancellable) abandon = g_cancellable_new ();

      g_cancellable_cancel (abandon);
      g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);
      return FALSE;
    }
  return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}
