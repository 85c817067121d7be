/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-xlsx-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-transfer-error.h"
#include "pursuit-xlsx-sheet.h"

enum
{
  HEAD_ROWS = 20, /* within which a head can stand */
  MAX_HEAD = 4    /* rows of a head */
};

struct _PursuitXlsxReader
{
  PursuitXlsxBook *book;
  PursuitXlsxSheet *sheet;
  guint number; /* of the sheet, from 1 */
  GArray *merges;
  gboolean began;
  PursuitCsvRow ahead; /* read, but not given out */
  gboolean has_ahead;
  GPtrArray *names; /* of the columns */
  GArray *lengths;
};

/* The first sheet that people see, or the one that is asked for. */
static guint
choose_sheet (PursuitXlsxBook *book, guint wanted)
{
  if (wanted > 0)
    return wanted <= book->sheets->len ? wanted : 0;
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const PursuitXlsxSheetName *sheet = book->sheets->pdata[i];
      if (!sheet->hidden)
        return i + 1;
    }
  return 1;
}

/**
 * pursuit_xlsx_reader_open:
 * @sheet: which, from 1; 0: the first that is not hidden
 *
 * Returns: (transfer full): a reader before the names of the columns; %NULL with a #PursuitTransferError
 */
PursuitXlsxReader *
pursuit_xlsx_reader_open (const char *path, guint sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitXlsxReader) self = g_new0 (PursuitXlsxReader, 1);
  const PursuitXlsxSheetName *name;

  g_return_val_if_fail (path != NULL, NULL);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->book = pursuit_xlsx_book_open (path, cancellable, error);
  if (self->book == NULL)
    return NULL;
  self->number = choose_sheet (self->book, sheet);
  if (self->number == 0)
    {
      g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
                   _ ("The workbook has no sheet number %u."), sheet);
      return NULL;
    }
  name = self->book->sheets->pdata[self->number - 1];
  self->merges = pursuit_xlsx_sheet_list_merges (self->book, name->part, HEAD_ROWS, cancellable, error);
  if (self->merges == NULL)
    return NULL;
  self->sheet = pursuit_xlsx_sheet_open (self->book, name->part, error);
  return self->sheet != NULL ? g_steal_pointer (&self) : NULL;
}

/** pursuit_xlsx_reader_free: closes the file and frees the reader with its last row. */
void
pursuit_xlsx_reader_free (PursuitXlsxReader *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->sheet, pursuit_xlsx_sheet_free);
  g_clear_pointer (&self->book, pursuit_xlsx_book_free);
  g_clear_pointer (&self->merges, g_array_unref);
  g_ptr_array_unref (self->names);
  g_array_unref (self->lengths);
  g_free (self);
}

/* The head */

static guint
count_filled (const PursuitCsvRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++)
    n += row->lengths[i] > 0;
  return n;
}

/* The merged cells that @column of row @line belongs to. */
static const PursuitXlsxMerge *
find_merge (PursuitXlsxReader *self, guint64 line, guint column)
{
  for (guint i = 0; i < self->merges->len; i++)
    {
      const PursuitXlsxMerge *merge = &g_array_index (self->merges, PursuitXlsxMerge, i);

      if (line >= merge->top && line <= merge->bottom && column >= merge->left && column <= merge->right)
        return merge;
    }
  return NULL;
}

/* One text in merged cells, and nothing beside it. */
static gboolean
is_title (PursuitXlsxReader *self, const PursuitCsvRow *row)
{
  guint column = 0;

  if (count_filled (row) != 1)
    return FALSE;
  while (row->lengths[column] == 0)
    column++;
  const PursuitXlsxMerge *merge = find_merge (self, row->line, column);
  return merge != NULL && merge->right > merge->left;
}

/* The last row of a head that begins in row @line: as far as merged cells reach down, and under cells that
 * are merged sideways one more. */
static guint64
find_bottom (PursuitXlsxReader *self, guint64 line)
{
  guint64 bottom = line;

  for (guint i = 0; i < self->merges->len; i++)
    {
      const PursuitXlsxMerge *merge = &g_array_index (self->merges, PursuitXlsxMerge, i);

      if (merge->top != line)
        continue;
      bottom = MAX (bottom, merge->bottom + (merge->right > merge->left ? 1 : 0));
    }
  return MIN (bottom, line + MAX_HEAD - 1);
}

/* What stands in @column of a row of the head; of merged cells the first has the text of all beside it. */
static const char *
get_name (PursuitXlsxReader *self, const GPtrArray *row, guint64 line, guint column)
{
  const PursuitXlsxMerge *merge = find_merge (self, line, column);

  if (merge != NULL && merge->top == line)
    column = merge->left;
  return column < row->len ? row->pdata[column] : "";
}

/* Rows of the head, each an array of texts. */
typedef struct
{
  GPtrArray *rows;
  GArray *lines; /* of guint64 */
  guint n_columns;
} Head;

static void
head_add (Head *head, const PursuitCsvRow *row)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < row->n_cells; i++)
    g_ptr_array_add (texts, g_strndup (row->cells[i], row->lengths[i]));
  g_ptr_array_add (head->rows, texts);
  g_array_append_val (head->lines, row->line);
  head->n_columns = MAX (head->n_columns, row->n_cells);
}

/* How often @name is that of a column. */
static guint
count_name (GPtrArray *names, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    n += strcmp (names->pdata[i], name) == 0;
  return n;
}

/* The lowest text above the column, and the one above that which differs from it. */
static void
find_names (PursuitXlsxReader *self, Head *head, guint column, const char **lowest, const char **upper)
{
  *lowest = *upper = "";
  for (guint i = head->rows->len; i > 0; i--)
    {
      const char *text =
          get_name (self, head->rows->pdata[i - 1], g_array_index (head->lines, guint64, i - 1), column);

      if (**lowest == '\0')
        *lowest = text;
      else if (**upper == '\0' && strcmp (text, *lowest) != 0)
        *upper = text;
    }
}

static void
name_columns (PursuitXlsxReader *self, Head *head)
{
  g_autoptr (GPtrArray) lowest = g_ptr_array_new ();
  g_autoptr (GPtrArray) upper = g_ptr_array_new ();

  for (guint column = 0; column < head->n_columns; column++)
    {
      const char *low, *up;

      find_names (self, head, column, &low, &up);
      g_ptr_array_add (lowest, (gpointer) low);
      g_ptr_array_add (upper, (gpointer) up);
    }
  for (guint column = 0; column < head->n_columns; column++)
    {
      const char *low = lowest->pdata[column], *up = upper->pdata[column];
      const gboolean twice = *up != '\0' && count_name (lowest, low) > 1;
      char *name = twice ? g_strconcat (up, " ", low, NULL) : g_strdup (low);
      gsize length = strlen (name);

      g_ptr_array_add (self->names, name);
      g_array_append_val (self->lengths, length);
    }
}

/* Reads the rows of the head, and the first one behind it. */
static gboolean
read_head (PursuitXlsxReader *self, Head *head, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  guint64 bottom;

  do
    self->has_ahead = pursuit_xlsx_sheet_next (self->sheet, &self->ahead, cancellable, &local_error);
  while (self->has_ahead && self->ahead.line < HEAD_ROWS && is_title (self, &self->ahead));
  bottom = self->has_ahead ? find_bottom (self, self->ahead.line) : 0;
  while (self->has_ahead && self->ahead.line <= bottom)
    {
      head_add (head, &self->ahead);
      self->has_ahead = pursuit_xlsx_sheet_next (self->sheet, &self->ahead, cancellable, &local_error);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (head->rows->len == 0)
    g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_EMPTY,
                         _ ("The sheet is empty."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
next_head (PursuitXlsxReader *self, PursuitCsvRow *row, GCancellable *cancellable, GError **error)
{
  Head head = { g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
                g_array_new (FALSE, FALSE, sizeof (guint64)), 0 };
  const gboolean done = read_head (self, &head, cancellable, error);

  if (done)
    {
      name_columns (self, &head);
      *row = (PursuitCsvRow){
        .line = g_array_index (head.lines, guint64, 0),
        .n_cells = self->names->len,
        .cells = (const char *const *) self->names->pdata,
        .lengths = (const gsize *) (gpointer) self->lengths->data,
      };
    }
  g_ptr_array_unref (head.rows);
  g_array_unref (head.lines);
  return done;
}

/** pursuit_xlsx_reader_next: the names of the columns, then each row; see pursuit_csv_reader_next(). */
gboolean
pursuit_xlsx_reader_next (PursuitXlsxReader *self,
                          PursuitCsvRow *row,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  if (!self->began)
    {
      self->began = TRUE;
      return next_head (self, row, cancellable, error);
    }
  if (self->has_ahead)
    {
      self->has_ahead = FALSE;
      *row = self->ahead;
      return TRUE;
    }
  return pursuit_xlsx_sheet_next (self->sheet, row, cancellable, error);
}

/** pursuit_xlsx_reader_list_sheets: Returns: (transfer full): the names of the sheets, in order */
char **
pursuit_xlsx_reader_list_sheets (PursuitXlsxReader *self)
{
  char **names;

  g_return_val_if_fail (self != NULL, NULL);

  names = g_new0 (char *, self->book->sheets->len + 1);
  for (guint i = 0; i < self->book->sheets->len; i++)
    names[i] = g_strdup (((PursuitXlsxSheetName *) self->book->sheets->pdata[i])->name);
  return names;
}

/** pursuit_xlsx_reader_get_sheet: Returns: which sheet is read, from 1 */
guint
pursuit_xlsx_reader_get_sheet (PursuitXlsxReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->number;
}

/** pursuit_xlsx_reader_get_bytes_read: Returns: how far the sheet has been read */
guint64
pursuit_xlsx_reader_get_bytes_read (PursuitXlsxReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return pursuit_xlsx_sheet_get_read (self->sheet);
}

/** pursuit_xlsx_reader_get_bytes_total: Returns: the size of the sheet */
guint64
pursuit_xlsx_reader_get_bytes_total (PursuitXlsxReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return pursuit_xlsx_sheet_get_size (self->sheet);
}
