/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-txn-revert-import.h"

#include "pursuit-find.h"
#include "pursuit-references.h"
#include "pursuit-standing.h"
#include "pursuit-txn-private.h"

/*
 * Reverting a whole import at any later time. It rests on the import's id in the rows that it made and, for
 * rows that it changed, on what they were before; not on the journal, of which undo sees a year.
 */

enum
{
  ROWS_BETWEEN_LOOKS = 1000 /* at whether it was cancelled */
};

/* The tables with an import_id, those first that refer to the others. */
static const char *const TABLES[] = { "activity", "deal", "person", "company", "member" };

/* Columns by which rows of such a table refer to what goes with them, or to each other in any order. */
static const char *
get_links (const char *table)
{
  if (g_str_equal (table, "person"))
    return "reports_to = NULL, photo_id = NULL";
  return g_str_equal (table, "company") ? "parent_id = NULL" : NULL;
}

static const char *
find_table (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    {
      if (g_str_equal (TABLES[i], table))
        return TABLES[i];
    }
  return NULL;
}

/* Runs @query with the import as $1 and @operation_id as $2. */
static gboolean
run_with_operation (PursuitTxn *self,
                    const char *query,
                    gint64 import_id,
                    gint64 operation_id,
                    GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (self->db, query, error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, import_id);
  pursuit_bind_int (stmt, 2, operation_id);
  return pursuit_db_run (self->db, stmt, error);
}

/* (element-type PursuitReference): every column by which a row of a table of the journal refers to one of
 * @target. */
static GPtrArray *
list_references (PursuitDb *db, const char *target, GError **error)
{
  g_autoptr (GPtrArray) references = pursuit_references_to (db, target, error);

  for (guint i = references != NULL ? references->len : 0; i-- > 0;)
    {
      const PursuitReference *reference = references->pdata[i];
      if (pursuit_txn_table (reference->table) == NULL)
        g_ptr_array_remove_index (references, i);
    }
  return g_steal_pointer (&references);
}

/* Rows of @table, called t, that the import neither made nor changed: such rows of other tables as were
 * written in its very moment, photos for example, are its own. $1 is the import, $2 its moment. */
static const char *
not_its_own (const char *table)
{
  return find_table (table) != NULL
             ? "t.import_id IS NOT $1 AND NOT EXISTS (SELECT 1 FROM import_row r WHERE r.import_id = $1"
               " AND r.tbl = '%s' AND r.row_id = t.id)"
             : "t.updated_ms <> $2";
}

static char *
make_not_its_own (const char *table)
{
  g_auto (GStrv) parts = g_strsplit (not_its_own (table), "%s", -1);

  return g_strjoinv (table, parts);
}

static gboolean
count (PursuitDb *db, const PursuitImportNote *note, const char *sql, gint64 *n, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_prepare (db, sql, error);
  int state;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, note->id);
  if (sqlite3_bind_parameter_count (stmt) > 1)
    pursuit_bind_int (stmt, 2, note->at_ms);
  state = pursuit_db_step (db, stmt, error);
  *n = state == 1 ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return state == 1;
}

static gboolean
add_bar (PursuitDb *db,
         const PursuitImportNote *note,
         const char *table,
         const char *sql,
         gboolean changed,
         GArray *bars,
         GError **error)
{
  PursuitImportBar bar = { .table = table, .changed = changed };

  if (!count (db, note, sql, &bar.count, error))
    return FALSE;
  if (bar.count > 0)
    g_array_append_val (bars, bar);
  return TRUE;
}

/* A changed row is as the import left it as long as every column that it wrote holds the same. */
static gboolean
is_as_left (PursuitRow *now, const char *after, GError **error)
{
  g_autoptr (PursuitRow) left = pursuit_row_new_from_json (after, error);

  if (left == NULL)
    return FALSE;
  for (guint i = 0; i < pursuit_row_get_length (left); i++)
    {
      const char *column = pursuit_row_get_column (left, i);
      const PursuitValue *value = pursuit_row_get (now, column);

      /* places are renumbered by the store itself */
      if (!g_str_equal (column, "position") &&
          (value == NULL || !pursuit_value_equal (value, pursuit_row_get_at (left, i))))
        return FALSE;
    }
  return TRUE;
}

/* One row that the import changed, or deleted: @after is empty then. */
typedef struct
{
  const char *table;
  gint64 id;
  char *before;
  char *after;
} Changed;

static void
clear_changed (gpointer data)
{
  Changed *changed = data;

  g_free (changed->before);
  g_free (changed->after);
}

/* The last change first. */
static GArray *
read_changed (PursuitDb *db, gint64 import_id, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Changed));
  sqlite3_stmt *stmt = pursuit_db_query (db, "import-rows", error);
  int state = -1;

  g_array_set_clear_func (rows, clear_changed);
  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, import_id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      Changed changed = { pursuit_txn_table (pursuit_column_text (stmt, 0)), sqlite3_column_int64 (stmt, 1),
                          g_strdup (pursuit_column_text (stmt, 2)),
                          g_strdup (pursuit_column_text (stmt, 3)) };
      g_array_append_val (rows, changed);
    }
  return state == 0 ? g_steal_pointer (&rows) : NULL;
}

static PursuitRow *
read_row (PursuitDb *db, const char *table, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = $1", table);
  sqlite3_stmt *stmt = pursuit_db_prepare (db, sql, NULL);
  PursuitRow *row = NULL;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, id);
  if (pursuit_db_step (db, stmt, NULL) == 1)
    row = pursuit_row_new_from_stmt (stmt);
  sqlite3_reset (stmt);
  return row;
}

static gboolean
add_changed_bar (PursuitDb *db, const PursuitImportNote *note, GArray *bars, GError **error)
{
  g_autoptr (GArray) rows = read_changed (db, note->id, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PursuitImportBar bar = { .changed = TRUE };

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const Changed *changed = &g_array_index (rows, Changed, i);
      g_autoptr (PursuitRow) now = changed->table != NULL ? read_row (db, changed->table, changed->id) : NULL;

      if (*changed->after == '\0')
        continue;
      /* of several changes to one row the last is what stands there */
      if (!g_hash_table_add (seen, g_strdup_printf ("%s %" G_GINT64_FORMAT, changed->table, changed->id)))
        continue;
      if (now == NULL || !is_as_left (now, changed->after, NULL))
        {
          bar.table = changed->table != NULL ? changed->table : find_table (note->table);
          bar.count++;
        }
    }
  if (bar.count > 0)
    g_array_append_val (bars, bar);
  return rows != NULL;
}

/**
 * pursuit_import_bars_find:
 *
 * Looks for what rests on the rows that an import made or changed.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitImportBar): empty: it can be reverted; %NULL with
 * @error set
 */
GArray *
pursuit_import_bars_find (PursuitDb *db, const PursuitImportNote *note, GError **error)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (PursuitImportBar));
  const char *table = find_table (note->table);
  g_autoptr (GPtrArray) references = NULL;
  g_autofree char *edited = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  references = list_references (db, table, error);
  edited = g_strdup_printf ("SELECT count(*) FROM %s WHERE import_id = $1 AND updated_ms <> $2", table);
  if (references == NULL || !add_bar (db, note, table, edited, TRUE, bars, error) ||
      !add_changed_bar (db, note, bars, error))
    return NULL;
  for (guint i = 0; i < references->len; i++)
    {
      const PursuitReference *reference = references->pdata[i];
      g_autofree char *others = make_not_its_own (reference->table);
      g_autofree char *sql = g_strdup_printf (
          "SELECT count(*) FROM %s t WHERE t.%s IN (SELECT id FROM %s WHERE import_id = $1) AND %s",
          reference->table, reference->column, table, others);

      if (!add_bar (db, note, pursuit_txn_table (reference->table), sql, FALSE, bars, error))
        return NULL;
    }
  return g_steal_pointer (&bars);
}

/* Reverting */

static GArray *
list_ids (PursuitTxn *self,
          const PursuitImportNote *note,
          const char *table,
          const char *condition,
          GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT t.id FROM %s t WHERE %s ORDER BY t.id DESC", table, condition);
  sqlite3_stmt *stmt = pursuit_db_prepare (self->db, sql, error);

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, note->id);
  if (sqlite3_bind_parameter_count (stmt) > 1)
    pursuit_bind_int (stmt, 2, note->at_ms);
  return pursuit_find_take_ids (self->db, stmt, error);
}

/* Each row leaves its image before any of them is touched. */
static gboolean
note_images (PursuitTxn *self, const char *table, GArray *ids, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (PursuitRow) old = pursuit_txn_read (self, table, id, error);

      if (i % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (old == NULL || !pursuit_txn_note (self, table, 'D', id, 0, old, NULL, error) ||
          (g_str_equal (table, "activity") && !pursuit_txn_touch_row (self, table, old, error)))
        return FALSE;
      pursuit_standing_touch_row (self, table, id, old);
    }
  return TRUE;
}

static gboolean
run_on_ids (PursuitTxn *self, const char *sql, GArray *ids, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_prepare (self->db, sql, error);

  for (guint i = 0; stmt != NULL && i < ids->len; i++)
    {
      pursuit_bind_int (stmt, 1, g_array_index (ids, gint64, i));
      if (!pursuit_db_run (self->db, stmt, error))
        return FALSE;
      stmt = pursuit_db_prepare (self->db, sql, error);
    }
  return stmt != NULL;
}

/* What the import wrote beside its rows goes with them: what refers to a row that goes. */
static gboolean
delete_beside (PursuitTxn *self, const PursuitImportNote *note, const char *table, GError **error)
{
  g_autoptr (GPtrArray) references = list_references (self->db, table, error);

  for (guint i = 0; references != NULL && i < references->len; i++)
    {
      const PursuitReference *reference = references->pdata[i];
      if (find_table (reference->table) != NULL)
        continue;
      g_autofree char *condition =
          g_strdup_printf ("t.%s IN (SELECT id FROM %s WHERE import_id = $1) AND t.updated_ms = $2",
                           reference->column, table);
      g_autoptr (GArray) ids = list_ids (self, note, reference->table, condition, error);
      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        {
          if (!pursuit_txn_delete (self, reference->table, g_array_index (ids, gint64, j), error))
            return FALSE;
        }
    }
  return references != NULL;
}

static gboolean
delete_rows (PursuitTxn *self,
             const PursuitImportNote *note,
             const char *table,
             GArray *ids,
             GCancellable *cancellable,
             GError **error)
{
  const char *links = get_links (table);
  g_autofree char *cut = links ? g_strdup_printf ("UPDATE %s SET %s WHERE id = $1", table, links) : NULL;
  g_autofree char *clear = g_strdup_printf ("DELETE FROM %s WHERE id = $1", table);

  if (ids->len == 0)
    return TRUE;
  pursuit_change_add_all (self->change, table);
  self->summary_stale |= g_str_equal (table, "deal");
  pursuit_txn_touch_text_range (self, table, g_array_index (ids, gint64, ids->len - 1),
                                g_array_index (ids, gint64, 0));
  return note_images (self, table, ids, cancellable, error) &&
         (cut == NULL || run_on_ids (self, cut, ids, error)) && delete_beside (self, note, table, error) &&
         run_on_ids (self, clear, ids, error);
}

/* Rows that the import made in passing, because others name them, stay where something needs them by now. */
static char *
make_unneeded (PursuitTxn *self, const char *table, GError **error)
{
  g_autoptr (GPtrArray) references = list_references (self->db, table, error);
  g_autoptr (GString) condition = g_string_new ("t.import_id = $1 AND t.updated_ms = $2");

  for (guint i = 0; references != NULL && i < references->len; i++)
    {
      const PursuitReference *reference = references->pdata[i];
      g_string_append_printf (condition, " AND NOT EXISTS (SELECT 1 FROM %s r WHERE r.%s = t.id)",
                              reference->table, reference->column);
    }
  return references != NULL ? g_string_free (g_steal_pointer (&condition), FALSE) : NULL;
}

static gboolean
delete_made (PursuitTxn *self, const PursuitImportNote *note, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    {
      g_autofree char *condition = g_str_equal (TABLES[i], note->table)
                                       ? g_strdup ("t.import_id = $1")
                                       : make_unneeded (self, TABLES[i], error);
      g_autoptr (GArray) ids = condition ? list_ids (self, note, TABLES[i], condition, error) : NULL;

      if (ids == NULL || !delete_rows (self, note, TABLES[i], ids, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
restore_changed (PursuitTxn *self, const PursuitImportNote *note, GError **error)
{
  g_autoptr (GArray) rows = read_changed (self->db, note->id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const Changed *changed = &g_array_index (rows, Changed, i);
      g_autoptr (PursuitRow) before = pursuit_row_new_from_json (changed->before, error);

      if (before == NULL || changed->table == NULL ||
          !(*changed->after == '\0'
                ? pursuit_txn_insert (self, changed->table, before, error) != 0
                : pursuit_txn_update (self, changed->table, changed->id, 0, before, error)))
        return FALSE;
    }
  return rows != NULL;
}

/* What the import told, and what was told of the rows that went, counts no more, since @operation_id; nor do
 * the grades that followed. */
static gboolean
void_events (PursuitTxn *self, gint64 import_id, gint64 operation_id, GError **error)
{
  static const char *const queries[] = { "stage-event-void", "buying-event-void", "import-owner-events-void",
                                         "import-grade-events-void" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      if (!run_with_operation (self, queries[i], import_id, operation_id, error))
        return FALSE;
    }
  return pursuit_txn_set_voided_grades (self, operation_id, FALSE, error);
}

/**
 * pursuit_txn_revert_import:
 * @note: of an import that stands and against which pursuit_import_bars_find() found nothing
 *
 * Takes out what the import made and gives what it changed the values of before; its events no longer count.
 * That is written as this transaction's own step, which can be undone.
 */
gboolean
pursuit_txn_revert_import (PursuitTxn *self,
                           const PursuitImportNote *note,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (find_table (note->table) != NULL, FALSE);

  /* what is brought back tells no new grades */
  self->reverting = TRUE;
  return pursuit_db_exec (self->db, "PRAGMA defer_foreign_keys=1", error) &&
         restore_changed (self, note, error) && delete_made (self, note, cancellable, error) &&
         run_with_operation (self, "import-reverted", note->id, self->operation_id, error) &&
         void_events (self, note->id, self->operation_id, error);
}

/**
 * pursuit_txn_revert_import_again:
 * @operation_id: the operation that is redone
 *
 * If that reverted an import: its events no longer count, again.
 */
gboolean
pursuit_txn_revert_import_again (PursuitTxn *self, gint64 operation_id, GError **error)
{
  const gint64 import_id = pursuit_find_id (self->db, "import-reverted-by", operation_id);

  return import_id == 0 || void_events (self, import_id, operation_id, error);
}
