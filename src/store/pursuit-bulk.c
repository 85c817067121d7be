/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-bulk.h"

#include "pursuit-txn-private.h"

/* A date as it is bound: kept until the row is inserted. */
typedef char IsoDay[11];

struct _PursuitBulk
{
  PursuitTxn *txn;    /* not owned: outlives it */
  sqlite3_stmt *stmt; /* owned by the connection's cache */
  IsoDay *days;       /* one a column */
};

/* Tables that may be written in bulk: those of the journal, and the story of deals. */
static const char *
find_table (const char *table)
{
  return g_str_equal (table, "stage_event") ? "stage_event" : pursuit_txn_table (table);
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

  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) parameters = g_string_new (NULL);
  g_string_printf (sql, "INSERT INTO %s (", find_table (table));
  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_string_append_printf (sql, "%s%s", i ? ", " : "", columns[i]);
      g_string_append_printf (parameters, "%s$%u", i ? ", " : "", i + 1);
    }
  g_string_append_printf (sql, ") VALUES (%s)", parameters->str);

  sqlite3_stmt *stmt = pursuit_db_prepare (txn->db, sql->str, error);
  if (stmt == NULL)
    return NULL;
  PursuitBulk *self = g_new0 (PursuitBulk, 1);
  self->txn = txn;
  self->stmt = stmt;
  self->days = g_new0 (IsoDay, g_strv_length ((char **) columns));
  pursuit_change_add_all (txn->change, table);
  return self;
}

void
pursuit_bulk_free (PursuitBulk *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->days);
  g_free (self);
}

/** pursuit_bulk_set_int: column number @column of the next row. */
void
pursuit_bulk_set_int (PursuitBulk *self, guint column, gint64 number)
{
  sqlite3_bind_int64 (self->stmt, (int) column + 1, number);
}

/** pursuit_bulk_set_real: column number @column of the next row. */
void
pursuit_bulk_set_real (PursuitBulk *self, guint column, double number)
{
  sqlite3_bind_double (self->stmt, (int) column + 1, number);
}

/**
 * pursuit_bulk_set_text:
 * @text: (nullable): not copied, must stay until pursuit_bulk_add(): copies are a tenth of the time
 *
 * Column number @column of the next row.
 */
void
pursuit_bulk_set_text (PursuitBulk *self, guint column, const char *text)
{
  sqlite3_bind_text (self->stmt, (int) column + 1, text, -1, SQLITE_STATIC);
}

/** pursuit_bulk_set_day: column number @column of the next row; %PURSUIT_DAY_NONE is NULL. */
void
pursuit_bulk_set_day (PursuitBulk *self, guint column, PursuitDay day)
{
  if (day == PURSUIT_DAY_NONE)
    return;
  pursuit_day_write_iso (day, self->days[column]);
  sqlite3_bind_text (self->stmt, (int) column + 1, self->days[column], 10, SQLITE_STATIC);
}

/** pursuit_bulk_add: inserts the row whose columns were set since the last one. */
gboolean
pursuit_bulk_add (PursuitBulk *self, GError **error)
{
  gboolean done = pursuit_db_run (self->txn->db, self->stmt, error);

  sqlite3_clear_bindings (self->stmt);
  return done;
}

/**
 * pursuit_bulk_drop_indexes_but:
 * @keep: (nullable): the name of an index that stays
 *
 * Takes the indexes off @table (those of its keys stay), because it is quicker to build them anew behind many
 * rows than to keep them up row by row.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the statements that make them, for
 * pursuit_bulk_make_indexes() in the same transaction
 */
GPtrArray *
pursuit_bulk_drop_indexes_but (PursuitTxn *txn, const char *table, const char *keep, GError **error)
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
      if (g_strcmp0 (pursuit_column_text (stmt, 0), keep) == 0)
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

/** pursuit_bulk_drop_indexes: pursuit_bulk_drop_indexes_but() that keeps none. */
GPtrArray *
pursuit_bulk_drop_indexes (PursuitTxn *txn, const char *table, GError **error)
{
  return pursuit_bulk_drop_indexes_but (txn, table, NULL, error);
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
