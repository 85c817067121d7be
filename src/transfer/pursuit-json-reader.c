/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-json-tokens.h"
#include "pursuit-transfer-error.h"

enum
{
  MAX_SHEETS = 100,
  MAX_NAME = 1000, /* bytes of a key */
};

/* An array of records: its key, and the keys of its records in the order in which they are met. */
typedef struct
{
  char *name; /* (nullable): the array is the whole file */
  GPtrArray *columns;
  GHashTable *places; /* column → its place from 1 */
} Sheet;

struct _PursuitJsonReader
{
  PursuitJsonTokens *tokens;
  GPtrArray *sheets; /* of Sheet */
  guint number;      /* of the one that is read, from 1 */
  guint64 n_rows;
  gboolean began;
  gboolean at_end;
  GString *name;
  GString *value;
  GPtrArray *cells; /* of GString: one a column */
  GPtrArray *texts;
  GArray *lengths;
};

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_hash_table_unref (sheet->places);
  g_ptr_array_unref (sheet->columns);
  g_free (sheet);
}

static void
free_cell (gpointer data)
{
  g_string_free (data, TRUE);
}

/** pursuit_json_reader_is_json: whether a file that begins like this is an array of objects, or an object. */
gboolean
pursuit_json_reader_is_json (const char *start, gsize length)
{
  char signs[2] = { 0 };
  guint n = 0;

  g_return_val_if_fail (start != NULL, FALSE);

  if (length >= 3 && memcmp (start, "\xEF\xBB\xBF", 3) == 0)
    {
      start += 3;
      length -= 3;
    }
  for (gsize i = 0; i < length && n < G_N_ELEMENTS (signs); i++)
    if (!g_ascii_isspace (start[i]))
      signs[n++] = start[i];
  return (signs[0] == '[' && (signs[1] == '{' || signs[1] == ']')) || (signs[0] == '{' && signs[1] == '"');
}

static Sheet *
add_sheet (PursuitJsonReader *self, const char *name)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->name = g_strdup (name);
  sheet->columns = g_ptr_array_new_with_free_func (g_free);
  sheet->places = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}

static void
add_column (Sheet *sheet, const char *name)
{
  if (sheet->columns->len >= PURSUIT_CSV_MAX_COLUMNS || g_hash_table_contains (sheet->places, name))
    return;
  g_ptr_array_add (sheet->columns, g_strdup (name));
  g_hash_table_insert (sheet->places, sheet->columns->pdata[sheet->columns->len - 1],
                       GUINT_TO_POINTER (sheet->columns->len));
}

/* Looks at what one array holds. */
static gboolean
survey_array (PursuitJsonReader *self, Sheet *sheet)
{
  gboolean more;

  if (!pursuit_json_tokens_take (self->tokens, '['))
    return FALSE;
  more = pursuit_json_tokens_peek (self->tokens) != ']' || pursuit_json_tokens_again (self->tokens, ']');
  while (more)
    {
      gboolean member;

      if (!pursuit_json_tokens_take (self->tokens, '{'))
        return FALSE;
      member =
          pursuit_json_tokens_peek (self->tokens) != '}' || pursuit_json_tokens_again (self->tokens, '}');
      while (member)
        {
          if (!pursuit_json_tokens_take_string (self->tokens, self->name, MAX_NAME) ||
              !pursuit_json_tokens_take (self->tokens, ':') || !pursuit_json_tokens_skip_value (self->tokens))
            return FALSE;
          add_column (sheet, self->name->str);
          member = pursuit_json_tokens_again (self->tokens, '}');
        }
      more = pursuit_json_tokens_again (self->tokens, ']');
    }
  return TRUE;
}

/* Goes through the file; stops before the array number @stop, if there is one. */
static void
walk (PursuitJsonReader *self, guint stop)
{
  guint n = 0;
  gboolean more;

  if (pursuit_json_tokens_peek (self->tokens) == '[')
    {
      if (stop == 0)
        survey_array (self, add_sheet (self, NULL));
      return;
    }
  if (!pursuit_json_tokens_take (self->tokens, '{'))
    return;
  more = pursuit_json_tokens_peek (self->tokens) != '}' || pursuit_json_tokens_again (self->tokens, '}');
  while (more)
    {
      if (!pursuit_json_tokens_take_string (self->tokens, self->name, MAX_NAME) ||
          !pursuit_json_tokens_take (self->tokens, ':'))
        return;
      if (pursuit_json_tokens_peek (self->tokens) == '[' && n < MAX_SHEETS)
        {
          if (++n == stop)
            return;
          if (stop > 0 ? !pursuit_json_tokens_skip_value (self->tokens)
                       : !survey_array (self, add_sheet (self, self->name->str)))
            return;
        }
      else if (!pursuit_json_tokens_skip_value (self->tokens))
        return;
      more = pursuit_json_tokens_again (self->tokens, '}');
    }
}

static gboolean
survey (PursuitJsonReader *self, guint sheet, GError **error)
{
  walk (self, 0);
  pursuit_json_tokens_end (self->tokens);
  if (!pursuit_json_tokens_check (self->tokens, error))
    return FALSE;
  self->number = MAX (sheet, 1);
  if (self->number > self->sheets->len)
    {
      g_set_error_literal (error, PURSUIT_TRANSFER_ERROR,
                           sheet > 0 ? PURSUIT_TRANSFER_ERROR_MAPPING : PURSUIT_TRANSFER_ERROR_EMPTY,
                           _ ("The file holds no such list of records."));
      return FALSE;
    }
  if (((Sheet *) self->sheets->pdata[self->number - 1])->columns->len > 0)
    return TRUE;
  g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_EMPTY,
                       _ ("The file holds no records."));
  return FALSE;
}

/**
 * pursuit_json_reader_open:
 * @sheet: which array, from 1; 0: the first
 *
 * Goes through the whole file once to know its keys.
 *
 * Returns: (transfer full): a reader before the names of the columns; %NULL with @error set
 */
PursuitJsonReader *
pursuit_json_reader_open (const char *path, guint sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitJsonReader) self = NULL;
  Sheet *chosen;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (PursuitJsonReader, 1);
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->name = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->cells = g_ptr_array_new_with_free_func (free_cell);
  self->texts = g_ptr_array_new ();
  self->lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->tokens = pursuit_json_tokens_open (path, cancellable, error);
  if (self->tokens == NULL || !survey (self, sheet, error) ||
      !pursuit_json_tokens_rewind (self->tokens, error))
    return NULL;
  walk (self, self->number);
  pursuit_json_tokens_take (self->tokens, '[');
  chosen = self->sheets->pdata[self->number - 1];
  for (guint i = 0; i < chosen->columns->len; i++)
    g_ptr_array_add (self->cells, g_string_new (NULL));
  g_ptr_array_set_size (self->texts, (int) chosen->columns->len);
  g_array_set_size (self->lengths, chosen->columns->len);
  return pursuit_json_tokens_check (self->tokens, error) ? g_steal_pointer (&self) : NULL;
}

/** pursuit_json_reader_free: closes the file. */
void
pursuit_json_reader_free (PursuitJsonReader *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->tokens, pursuit_json_tokens_free);
  g_ptr_array_unref (self->sheets);
  g_string_free (self->name, TRUE);
  g_string_free (self->value, TRUE);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->lengths);
  g_free (self);
}

/* Rows */

static void
set_problem (PursuitCsvRow *row, PursuitCsvProblem problem, guint cell)
{
  if (row->problem != PURSUIT_CSV_PROBLEM_NONE)
    return;
  row->problem = problem;
  row->problem_cell = cell;
}

static void
present (PursuitJsonReader *self, PursuitCsvRow *row)
{
  Sheet *sheet = self->sheets->pdata[self->number - 1];

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const GString *cell = self->cells->pdata[i];
      gsize length = self->began ? cell->len : strlen (sheet->columns->pdata[i]);

      self->texts->pdata[i] = self->began ? cell->str : sheet->columns->pdata[i];
      if (length > PURSUIT_CSV_MAX_CELL)
        set_problem (row, PURSUIT_CSV_PROBLEM_LONG_CELL, i);
      else if (memchr (self->texts->pdata[i], '\0', length) != NULL)
        set_problem (row, PURSUIT_CSV_PROBLEM_NUL, i);
      else if (!g_utf8_validate_len (self->texts->pdata[i], length, NULL))
        set_problem (row, PURSUIT_CSV_PROBLEM_INVALID, i);
      g_array_index (self->lengths, gsize, i) = length;
    }
  row->n_cells = sheet->columns->len;
  row->cells = (const char *const *) self->texts->pdata;
  row->lengths = (const gsize *) (gpointer) self->lengths->data;
}

/* Reads a record into the cells. */
static gboolean
read_record (PursuitJsonReader *self)
{
  Sheet *sheet = self->sheets->pdata[self->number - 1];
  gboolean member;

  for (guint i = 0; i < self->cells->len; i++)
    g_string_truncate (self->cells->pdata[i], 0);
  if (!pursuit_json_tokens_take (self->tokens, '{'))
    return FALSE;
  member = pursuit_json_tokens_peek (self->tokens) != '}' || pursuit_json_tokens_again (self->tokens, '}');
  while (member)
    {
      guint place;

      if (!pursuit_json_tokens_take_string (self->tokens, self->name, MAX_NAME) ||
          !pursuit_json_tokens_take (self->tokens, ':'))
        return FALSE;
      place = GPOINTER_TO_UINT (g_hash_table_lookup (sheet->places, self->name->str));
      if (!pursuit_json_tokens_take_value (self->tokens,
                                           place > 0 ? self->cells->pdata[place - 1] : self->value,
                                           PURSUIT_CSV_MAX_CELL))
        return FALSE;
      member = pursuit_json_tokens_again (self->tokens, '}');
    }
  return TRUE;
}

/** pursuit_json_reader_next: the names of the columns, then each record; see pursuit_csv_reader_next(). */
gboolean
pursuit_json_reader_next (PursuitJsonReader *self,
                          PursuitCsvRow *row,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  *row = (PursuitCsvRow){ 0 };
  if (!self->began)
    {
      present (self, row);
      self->began = TRUE;
      return TRUE;
    }
  /* behind the first record there is a comma or the end */
  if (!self->at_end)
    self->at_end = self->n_rows == 0 ? pursuit_json_tokens_peek (self->tokens) == ']'
                                     : !pursuit_json_tokens_again (self->tokens, ']');
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->at_end || !read_record (self))
    {
      pursuit_json_tokens_check (self->tokens, error);
      return FALSE;
    }
  row->line = ++self->n_rows;
  present (self, row);
  return TRUE;
}

/** pursuit_json_reader_list_sheets: Returns: (transfer full) (nullable): the keys of the lists, if they have
 * any */
char **
pursuit_json_reader_list_sheets (PursuitJsonReader *self)
{
  char **names;

  g_return_val_if_fail (self != NULL, NULL);

  if (((Sheet *) self->sheets->pdata[0])->name == NULL)
    return NULL;
  names = g_new0 (char *, self->sheets->len + 1);
  for (guint i = 0; i < self->sheets->len; i++)
    names[i] = g_strdup (((Sheet *) self->sheets->pdata[i])->name);
  return names;
}

/** pursuit_json_reader_get_sheet: Returns: which list is read, from 1 */
guint
pursuit_json_reader_get_sheet (PursuitJsonReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->number;
}

/** pursuit_json_reader_get_bytes_read: Returns: how far the file has been read */
guint64
pursuit_json_reader_get_bytes_read (PursuitJsonReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return pursuit_json_tokens_get_read (self->tokens);
}

/** pursuit_json_reader_get_bytes_total: Returns: the size of the file */
guint64
pursuit_json_reader_get_bytes_total (PursuitJsonReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return pursuit_json_tokens_get_size (self->tokens);
}
