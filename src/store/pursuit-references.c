/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-references.h"

#include "pursuit-find.h"

static void
reference_free (gpointer data)
{
  PursuitReference *reference = data;

  g_free (reference->table);
  g_free (reference->column);
  g_free (reference);
}

/**
 * pursuit_references_to:
 *
 * Asks the schema itself, so that no table that comes later is forgotten.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitReference): every column that points to @table
 */
GPtrArray *
pursuit_references_to (PursuitDb *db, const char *table, GError **error)
{
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (reference_free);
  sqlite3_stmt *stmt = pursuit_db_query (db, "references-to", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_text (stmt, 1, table);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitReference *reference = g_new0 (PursuitReference, 1);
      reference->table = g_strdup (pursuit_column_text (stmt, 0));
      reference->column = g_strdup (pursuit_column_text (stmt, 1));
      g_ptr_array_add (references, reference);
    }
  return state == 0 ? g_steal_pointer (&references) : NULL;
}

/** pursuit_references_find_rows: (transfer full) (nullable) (element-type gint64): the rows that point to @id
 * by
 * @reference, the oldest first. */
GArray *
pursuit_references_find_rows (PursuitDb *db, const PursuitReference *reference, gint64 id, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM %s WHERE %s = $1 ORDER BY id", reference->table, reference->column);
  sqlite3_stmt *stmt = pursuit_db_prepare (db, sql, error);

  if (stmt != NULL)
    pursuit_bind_int (stmt, 1, id);
  return pursuit_find_take_ids (db, stmt, error);
}

/* The unique index whose name @stmt has stands at its row; takes its columns, up to the next index or the
 * end. Returns the condition under which k and d are twins, NULL when @column is not among them. */
static char *
take_index (PursuitDb *db, sqlite3_stmt *stmt, const char *column, int *state, GError **error)
{
  g_autofree char *index = g_strdup (pursuit_column_text (stmt, 0));
  g_autoptr (GString) condition = g_string_new ("k.id <> d.id");
  gboolean has_column = FALSE;

  while (*state == 1 && g_strcmp0 (pursuit_column_text (stmt, 0), index) == 0)
    {
      const char *name = pursuit_column_text (stmt, 1);
      if (g_strcmp0 (name, column) == 0)
        has_column = TRUE;
      else
        g_string_append_printf (condition, " AND k.%s = d.%s", name, name);
      *state = pursuit_db_step (db, stmt, error);
    }
  g_string_append_printf (condition, " AND k.%s = $2", column);
  return has_column ? g_strdup (condition->str) : NULL;
}

/**
 * pursuit_references_find_twin:
 * @row_id: a row that has @reference
 * @id: what it is to point to
 * @twin_id: (out): the row that stands there already, so that the two cannot be side by side; 0 for none
 */
gboolean
pursuit_references_find_twin (PursuitDb *db,
                              const PursuitReference *reference,
                              gint64 row_id,
                              gint64 id,
                              gint64 *twin_id,
                              GError **error)
{
  g_autoptr (GPtrArray) conditions = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = pursuit_db_query (db, "unique-columns-of-table", error);

  *twin_id = 0;
  if (stmt == NULL)
    return FALSE;
  pursuit_bind_text (stmt, 1, reference->table);
  int state = pursuit_db_step (db, stmt, error);
  while (state == 1)
    {
      char *condition = take_index (db, stmt, reference->column, &state, error);
      if (condition != NULL)
        g_ptr_array_add (conditions, condition);
    }
  for (guint i = 0; state == 0 && *twin_id == 0 && i < conditions->len; i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT k.id FROM %s d JOIN %s k ON d.id = $1 WHERE %s LIMIT 1", reference->table,
                           reference->table, (const char *) conditions->pdata[i]);
      sqlite3_stmt *twin = pursuit_db_prepare (db, sql, error);
      if (twin == NULL)
        return FALSE;
      pursuit_bind_int (twin, 1, row_id);
      pursuit_bind_int (twin, 2, id);
      int found = pursuit_db_step (db, twin, error);
      *twin_id = found == 1 ? sqlite3_column_int64 (twin, 0) : 0;
      sqlite3_reset (twin);
      if (found < 0)
        return FALSE;
    }
  return state == 0;
}
