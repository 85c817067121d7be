/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-bulk.h"

#include "pursuit-txn-private.h"

#include <string.h>

/* Rows go in by statements of this many: one alone pays for opening its tables and settling every time. */
enum
{
  ROWS_PER_STATEMENT = 32
};

/* A value that waits for its statement. */
typedef struct
{
  PursuitValueKind kind;
  union
  {
    gint64 i;
    double d;
    struct
    {
      gsize offset; /* in the texts */
      int length;
    };
  };
} Cell;

struct _PursuitBulk
{
  PursuitTxn *txn;    /* not owned: outlives it */
  sqlite3_stmt *one;  /* inserts one row; owned by the connection's cache */
  sqlite3_stmt *many; /* inserts ROWS_PER_STATEMENT */
  PursuitBulk *first; /* (nullable): not owned: what must be in before */
  guint n_columns;
  guint n_rows;      /* that wait */
  Cell *cells;       /* of the rows that wait and of the one that is being set */
  GByteArray *texts; /* of all of them */
};

/* Tables that may be written in bulk: those of the journal, and the story of deals. */
static const char *
find_table (const char *table)
{
  return g_str_equal (table, "stage_event") ? "stage_event" : pursuit_txn_table (table);
}

static sqlite3_stmt *
prepare (PursuitTxn *txn, const char *table, const char *const *columns, guint n_rows, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n_columns = g_strv_length ((char **) columns);

  /* FAIL: a bad row fails the whole transaction, so SQLite need not keep what the statement itself changed */
  g_string_printf (sql, "INSERT OR FAIL INTO %s (", find_table (table));
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (sql, "%s%s", i ? ", " : "", columns[i]);
  for (guint i = 0; i < n_rows * n_columns; i++)
    g_string_append_printf (sql, "%s$%u", i == 0 ? ") VALUES (" : (i % n_columns ? ", " : "), ("), i + 1);
  g_string_append (sql, ")");
  return pursuit_db_prepare (txn->db, sql->str, error);
}

/**
 * pursuit_bulk_new:
 * @txn: outlives the bulk
 * @columns: (array zero-terminated=1): names of the columns that will be set; number 0 is the first
 *
 * Returns: (transfer full) (nullable): %NULL on a store error
 */
PursuitBulk *
pursuit_bulk_new (PursuitTxn *txn, const char *table, const char *const *columns, GError **error)
{
  g_return_val_if_fail (txn != NULL, NULL);
  g_return_val_if_fail (find_table (table) != NULL, NULL);
  g_return_val_if_fail (columns != NULL && columns[0] != NULL, NULL);

  sqlite3_stmt *one = prepare (txn, table, columns, 1, error);
  sqlite3_stmt *many = one ? prepare (txn, table, columns, ROWS_PER_STATEMENT, error) : NULL;
  if (many == NULL)
    return NULL;
  PursuitBulk *self = g_new0 (PursuitBulk, 1);
  self->txn = txn;
  self->one = one;
  self->many = many;
  self->n_columns = g_strv_length ((char **) columns);
  self->cells = g_new0 (Cell, self->n_columns * ROWS_PER_STATEMENT);
  self->texts = g_byte_array_new ();
  pursuit_change_add_all (txn->change, table);
  return self;
}

/** pursuit_bulk_free: frees the bulk; rows that were not flushed are lost, as a transaction that failed wants
 * it. */
void
pursuit_bulk_free (PursuitBulk *self)
{
  g_return_if_fail (self != NULL);

  g_byte_array_unref (self->texts);
  g_free (self->cells);
  g_free (self);
}

/** pursuit_bulk_set_first: rows of @first are in the database before those of @self, which refer to them. */
void
pursuit_bulk_set_first (PursuitBulk *self, PursuitBulk *first)
{
  g_return_if_fail (self != first);

  self->first = first;
}

static Cell *
get_cell (PursuitBulk *self, guint column)
{
  return &self->cells[self->n_rows * self->n_columns + column];
}

/** pursuit_bulk_set_int: column number @column of the next row. */
void
pursuit_bulk_set_int (PursuitBulk *self, guint column, gint64 number)
{
  Cell *cell = get_cell (self, column);

  cell->kind = PURSUIT_VALUE_INT;
  cell->i = number;
}

/** pursuit_bulk_set_real: column number @column of the next row. */
void
pursuit_bulk_set_real (PursuitBulk *self, guint column, double number)
{
  Cell *cell = get_cell (self, column);

  cell->kind = PURSUIT_VALUE_REAL;
  cell->d = number;
}

/** pursuit_bulk_set_text: column number @column of the next row; @text (nullable) is copied. */
void
pursuit_bulk_set_text (PursuitBulk *self, guint column, const char *text)
{
  Cell *cell = get_cell (self, column);

  cell->kind = text ? PURSUIT_VALUE_TEXT : PURSUIT_VALUE_NULL;
  if (text == NULL)
    return;
  cell->offset = self->texts->len;
  cell->length = (int) strlen (text);
  g_byte_array_append (self->texts, (const guint8 *) text, cell->length);
}

/** pursuit_bulk_set_day: column number @column of the next row; %PURSUIT_DAY_NONE is NULL. */
void
pursuit_bulk_set_day (PursuitBulk *self, guint column, PursuitDay day)
{
  char iso[11];

  if (day == PURSUIT_DAY_NONE)
    return;
  pursuit_day_write_iso (day, iso);
  pursuit_bulk_set_text (self, column, iso);
}

static void
bind_cell (PursuitBulk *self, sqlite3_stmt *stmt, int parameter, const Cell *cell)
{
  switch (cell->kind)
    {
    case PURSUIT_VALUE_INT:
      sqlite3_bind_int64 (stmt, parameter, cell->i);
      break;
    case PURSUIT_VALUE_REAL:
      sqlite3_bind_double (stmt, parameter, cell->d);
      break;
    case PURSUIT_VALUE_TEXT:
      sqlite3_bind_text (stmt, parameter, (const char *) self->texts->data + cell->offset, cell->length,
                         SQLITE_STATIC);
      break;
    case PURSUIT_VALUE_NULL:
    default:
      sqlite3_bind_null (stmt, parameter);
    }
}

/* Inserts @n_rows that wait, from number @row on, with @stmt. */
static gboolean
insert (PursuitBulk *self, sqlite3_stmt *stmt, guint row, guint n_rows, GError **error)
{
  const Cell *cells = &self->cells[row * self->n_columns];

  for (guint i = 0; i < n_rows * self->n_columns; i++)
    bind_cell (self, stmt, (int) i + 1, &cells[i]);
  return pursuit_db_run (self->txn->db, stmt, error);
}

/**
 * pursuit_bulk_flush:
 *
 * Inserts the rows that wait. To be called before anything reads the table, and behind the last row.
 */
gboolean
pursuit_bulk_flush (PursuitBulk *self, GError **error)
{
  gboolean done = self->first == NULL || pursuit_bulk_flush (self->first, error);

  if (done && self->n_rows == ROWS_PER_STATEMENT)
    done = insert (self, self->many, 0, ROWS_PER_STATEMENT, error);
  else
    {
      for (guint i = 0; done && i < self->n_rows; i++)
        done = insert (self, self->one, i, 1, error);
    }
  memset (self->cells, 0, sizeof (Cell) * self->n_columns * self->n_rows);
  g_byte_array_set_size (self->texts, 0);
  self->n_rows = 0;
  return done;
}

/** pursuit_bulk_add: takes the row whose columns were set since the last one; it is inserted with others. */
gboolean
pursuit_bulk_add (PursuitBulk *self, GError **error)
{
  self->n_rows++;
  return self->n_rows < ROWS_PER_STATEMENT || pursuit_bulk_flush (self, error);
}

/**
 * pursuit_bulk_drop_indexes:
 *
 * @is_left_empty: (nullable): whether the rows to come have NULL in a column: a partial index on it stays,
 *   as they do not enter it
 *
 * Takes the indexes off @table (those of its keys stay), because it is quicker to build them anew behind many
 * rows than to keep them up row by row.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the statements that make them, for
 * pursuit_bulk_make_indexes() in the same transaction
 */
GPtrArray *
pursuit_bulk_drop_indexes (PursuitTxn *txn,
                           const char *table,
                           PursuitBulkEmptyFunc is_left_empty,
                           gpointer data,
                           GError **error)
{
  g_return_val_if_fail (txn != NULL, NULL);
  g_return_val_if_fail (find_table (table) != NULL, NULL);

  g_autoptr (GPtrArray) drops = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) makes = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = pursuit_db_query (txn->db, "indexes-of-table", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_text (stmt, 1, table);
  while ((state = pursuit_db_step (txn->db, stmt, error)) == 1)
    {
      const gboolean is_partial = pursuit_column_int (stmt, 2) != 0;
      const char *column = pursuit_column_text (stmt, 3);
      if (is_partial && is_left_empty != NULL && is_left_empty (column, data))
        continue;
      g_ptr_array_add (drops, g_strdup_printf ("DROP INDEX %s", pursuit_column_text (stmt, 0)));
      g_ptr_array_add (makes, g_strdup (pursuit_column_text (stmt, 1)));
    }
  for (guint i = 0; state == 0 && i < drops->len; i++)
    {
      if (!pursuit_db_exec (txn->db, g_ptr_array_index (drops, i), error))
        return NULL;
    }
  return state == 0 ? g_steal_pointer (&makes) : NULL;
}

/** pursuit_bulk_make_indexes: makes the indexes again that pursuit_bulk_drop_indexes() took off. */
gboolean
pursuit_bulk_make_indexes (PursuitTxn *txn, GPtrArray *indexes, GError **error)
{
  g_return_val_if_fail (txn != NULL, FALSE);
  g_return_val_if_fail (indexes != NULL, FALSE);

  for (guint i = 0; i < indexes->len; i++)
    {
      if (!pursuit_db_exec (txn->db, g_ptr_array_index (indexes, i), error))
        return FALSE;
    }
  return TRUE;
}
