/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-journal.h"

#include "pursuit-find.h"
#include "pursuit-txn-private.h"
#include "pursuit-txn-revert-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far back undo reaches unless the setting “undo-days” says otherwise. */
static const gint64 UNDO_DAYS = 365;

/* One line of the journal, read before anything is written. */
typedef struct
{
  char *table;
  char action;
  gint64 id;
  gint64 last_id;
  char *before;
  char *after;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;
  g_free (line->table);
  g_free (line->before);
  g_free (line->after);
  g_free (line);
}

/** pursuit_operation_free: frees an operation. */
void
pursuit_operation_free (PursuitOperation *self)
{
  if (self == NULL)
    return;
  g_free (self->actor);
  g_free (self->kind);
  g_free (self->args);
  g_free (self->reverted_kind);
  g_free (self->reverted_args);
  g_free (self);
}

/* The result columns: id, at_ms, actor, kind, args, undoes, undone; in a history kind and args of what was
 * reverted. */
static PursuitOperation *
read_operation (sqlite3_stmt *stmt)
{
  PursuitOperation *operation = g_new0 (PursuitOperation, 1);

  operation->id = sqlite3_column_int64 (stmt, 0);
  operation->at_ms = sqlite3_column_int64 (stmt, 1);
  operation->actor = g_strdup (pursuit_column_text (stmt, 2));
  operation->kind = g_strdup (pursuit_column_text (stmt, 3));
  operation->args = g_strdup (pursuit_column_text (stmt, 4));
  operation->undoes = sqlite3_column_int64 (stmt, 5);
  operation->undone = sqlite3_column_int (stmt, 6);
  if (sqlite3_column_count (stmt) > 7)
    {
      operation->reverted_kind = g_strdup (pursuit_column_text (stmt, 7));
      operation->reverted_args = g_strdup (pursuit_column_text (stmt, 8));
    }
  return operation;
}

/* How far back undo reaches, in milliseconds. */
static gint64
get_reach_ms (PursuitDb *db)
{
  g_autofree char *days = pursuit_store_get_setting (db, "undo-days");

  return (days ? g_ascii_strtoll (days, NULL, 10) : UNDO_DAYS) * 86400 * 1000;
}

/**
 * pursuit_journal_last:
 * @redo: whether the operation is wanted that redo would bring back, not the one that undo would take back
 * @now_ms: decides how far undo reaches
 *
 * Undo takes the newest live operation; redo the newest undo behind which nothing new was done.
 *
 * Returns: (transfer full) (nullable): the operation in its own words (for redo the one that was undone), or
 * %NULL without @error when there is none
 */
PursuitOperation *
pursuit_journal_last (PursuitDb *db, gboolean redo, gint64 now_ms, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, redo ? "journal-redo" : "journal-undo", error);

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, now_ms - get_reach_ms (db));
  PursuitOperation *operation = pursuit_db_step (db, stmt, error) == 1 ? read_operation (stmt) : NULL;
  sqlite3_reset (stmt);
  return operation;
}

static GPtrArray *
read_lines (PursuitDb *db, gint64 operation_id, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  sqlite3_stmt *stmt = pursuit_db_query (db, "change-list", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, operation_id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      Line *line = g_new0 (Line, 1);
      line->table = g_strdup (pursuit_column_text (stmt, 0));
      line->action = pursuit_column_text (stmt, 1)[0];
      line->id = sqlite3_column_int64 (stmt, 2);
      line->last_id = sqlite3_column_int64 (stmt, 3);
      line->before = g_strdup (pursuit_column_text (stmt, 4));
      line->after = g_strdup (pursuit_column_text (stmt, 5));
      g_ptr_array_add (lines, line);
    }
  return state == 0 ? g_steal_pointer (&lines) : NULL;
}

static gboolean
set_conflict (const Line *line, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, line->id);

  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_CONFLICT,
               _ ("This cannot be taken back: %s %s was changed since. Nothing was changed."), line->table,
               id);
  return FALSE;
}

/* Columns that the store moves by itself, past the journal: places are renumbered, and a grade that is not
 * the user's own follows the clock. They say nothing of whether somebody changed the row. */
static gboolean
is_moved_by_store (const char *table, const char *column, PursuitRow *now)
{
  if (g_str_equal (table, "deal"))
    return g_str_equal (column, "position") ||
           (g_str_equal (column, "grade") && pursuit_row_get_int (now, "grade_own") == 0);
  return g_str_equal (table, "person") && g_str_equal (column, "chart_order");
}

/* Columns changed: they must still be as the operation left them; they become as they were. */
static gboolean
revert_update (PursuitTxn *self, const Line *line, GError **error)
{
  g_autoptr (PursuitRow) before = pursuit_row_new_from_json (line->before, error);
  g_autoptr (PursuitRow) after = before ? pursuit_row_new_from_json (line->after, error) : NULL;
  g_autoptr (PursuitRow) now = after ? pursuit_txn_read (self, line->table, line->id, NULL) : NULL;

  if (after == NULL)
    return FALSE;
  if (now == NULL)
    return set_conflict (line, error);
  for (guint i = 0; i < pursuit_row_get_length (after); i++)
    {
      const char *column = pursuit_row_get_column (after, i);
      const PursuitValue *value = pursuit_row_get (now, column);
      if (is_moved_by_store (line->table, column, now))
        continue;
      if (value == NULL || !pursuit_value_equal (value, pursuit_row_get_at (after, i)))
        return set_conflict (line, error);
    }
  return pursuit_txn_update (self, line->table, line->id, 0, before, error);
}

/* A row went: it comes back as it was, under its own id. */
static gboolean
revert_delete (PursuitTxn *self, const Line *line, GError **error)
{
  g_autoptr (PursuitRow) image = pursuit_row_new_from_json (line->before, error);

  if (image == NULL)
    return FALSE;
  g_autoptr (PursuitRow) present = pursuit_txn_read (self, line->table, line->id, NULL);
  if (present != NULL)
    return set_conflict (line, error);
  /* an image of an older version of the program lacks the columns that came since */
  pursuit_derive_text_columns (line->table, image, NULL);
  return pursuit_txn_raw_insert (self, line->table, image, error) &&
         pursuit_txn_note (self, line->table, 'I', line->id, 0, NULL, NULL, error);
}

static gboolean
run_on_range (PursuitTxn *self, const char *sql, const Line *line, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_prepare (self->db, sql, error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, line->id);
  pursuit_bind_int (stmt, 2, line->last_id);
  return pursuit_db_run (self->db, stmt, error);
}

/* Rows came all together: each leaves its image, then they go all together. Rows of the range may refer to
 * each other in any order, and RESTRICT does not wait for the end of the transaction, so that is cut first.
 */
static gboolean
revert_range (PursuitTxn *self, const Line *line, GError **error)
{
  const char *table = pursuit_txn_table (line->table);
  const char *link = g_str_equal (table, "company")  ? "parent_id"
                     : g_str_equal (table, "person") ? "reports_to"
                                                     : NULL;
  g_autofree char *list =
      g_strdup_printf ("SELECT id FROM %s WHERE id BETWEEN $1 AND $2 ORDER BY id DESC", table);
  g_autofree char *cut =
      link ? g_strdup_printf ("UPDATE %s SET %s = NULL WHERE id BETWEEN $1 AND $2", table, link) : NULL;
  g_autofree char *clear = g_strdup_printf ("DELETE FROM %s WHERE id BETWEEN $1 AND $2", table);
  sqlite3_stmt *stmt = pursuit_db_prepare (self->db, list, error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, line->id);
  pursuit_bind_int (stmt, 2, line->last_id);
  g_autoptr (GArray) ids = pursuit_find_take_ids (self->db, stmt, error);
  if (ids == NULL)
    return FALSE;
  pursuit_change_add_all (self->change, table);
  pursuit_txn_touch_text_range (self, table, line->id, line->last_id);
  if (!pursuit_standing_touch_range (self, table, line->id, line->last_id, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (PursuitRow) old = pursuit_txn_read (self, table, id, error);
      if (old == NULL || !pursuit_txn_note (self, table, 'D', id, 0, old, NULL, error))
        return FALSE;
    }
  return (cut == NULL || run_on_range (self, cut, line, error)) && run_on_range (self, clear, line, error);
}

/* A row came: it goes, unless it went already. */
static gboolean
revert_insert (PursuitTxn *self, const Line *line, GError **error)
{
  g_autoptr (PursuitRow) present = pursuit_txn_read (self, line->table, line->id, NULL);
  return present != NULL ? pursuit_txn_delete (self, line->table, line->id, error)
                         : set_conflict (line, error);
}

static gboolean
revert_line (PursuitTxn *self, const Line *line, GError **error)
{
  if (pursuit_txn_table (line->table) == NULL)
    return set_conflict (line, error);

  switch (line->action)
    {
    case 'U':
      return revert_update (self, line, error);
    case 'D':
      return revert_delete (self, line, error);
    case 'R':
      return revert_range (self, line, error);
    case 'I':
    default:
      return revert_insert (self, line, error);
    }
}

static gboolean
run_on_operation (PursuitTxn *self, const char *query, gint64 operation_id, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (self->db, query, error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, operation_id);
  pursuit_bind_int (stmt, 2, self->operation_id);
  return pursuit_db_run (self->db, stmt, error);
}

/**
 * pursuit_txn_set_voided_grades:
 * @operation_id: that voided events of grades
 * @again: whether deals get the grades that those events had left, not those they had before
 *
 * A grade is derived, but not from what is known now alone: one that the clock moved waits for somebody to
 * confirm it. So what an operation made of grades is taken back by its events.
 */
gboolean
pursuit_txn_set_voided_grades (PursuitTxn *self, gint64 operation_id, gboolean again, GError **error)
{
  sqlite3_stmt *stmt = NULL;

  if ((!self->summary_stale &&
       !pursuit_txn_touch_deals (self, "deals-of-voided-grades", operation_id, error)) ||
      (stmt = pursuit_db_query (self->db, again ? "grades-again" : "grades-back", error)) == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, operation_id);
  return pursuit_db_run (self->db, stmt, error);
}

/* Undo asks no rule, and needs none: what was, was right. But who was erased is left out of what was, so that
 * people may meet above and below each other who never did: nobody comes to report to themselves by that. */
static gboolean
check_managers (PursuitTxn *self, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = lines->pdata[i];
      if (!g_str_equal (line->table, "person") || (line->action != 'U' && line->action != 'D') ||
          strstr (line->before, "\"reports_to\"") == NULL)
        continue;
      sqlite3_stmt *stmt = pursuit_db_query (self->db, "manager-cycle", error);
      if (stmt == NULL)
        return FALSE;
      pursuit_bind_int (stmt, 1, line->id);
      int state = pursuit_db_step (self->db, stmt, error);
      sqlite3_reset (stmt);
      if (state != 0)
        return state == 1 ? set_conflict (line, error) : FALSE;
    }
  return TRUE;
}

/**
 * pursuit_txn_revert:
 * @operation_id: an operation, or the undo of one
 *
 * Takes back everything that the operation wrote, last line first, and notes that as this transaction's own
 * writing, so that it can be taken back in turn. Its stage and owner events are voided (or, when it was an
 * undo, made valid again); no rule is consulted.
 *
 * Returns: %FALSE with %PURSUIT_ERROR_CONFLICT when a row is not as the operation left it
 */
gboolean
pursuit_txn_revert (PursuitTxn *self, gint64 operation_id, GError **error)
{
  g_autoptr (GPtrArray) lines = read_lines (self->db, operation_id, error);

  self->reverting = TRUE;
  if (lines == NULL || !pursuit_db_exec (self->db, "PRAGMA defer_foreign_keys=1", error))
    return FALSE;
  /* Above some thousand rows one pass over the table is cheaper than following each deal. */
  for (guint i = 0; i < lines->len; i++)
    self->summary_stale |= ((Line *) lines->pdata[i])->action == 'R' || lines->len > 20000;
  if (self->summary_stale)
    pursuit_change_add_all (self->change, "deal");

  /* the events' deals need their derived columns anew, before and behind the change */
  if (!self->summary_stale && !pursuit_txn_touch_deals (self, "deals-of-operation", operation_id, error))
    return FALSE;
  if (!run_on_operation (self, "stage-event-void", operation_id, error) ||
      !run_on_operation (self, "stage-event-revive", operation_id, error) ||
      !run_on_operation (self, "owner-event-void", operation_id, error) ||
      !run_on_operation (self, "owner-event-revive", operation_id, error) ||
      !run_on_operation (self, "buying-event-void", operation_id, error) ||
      !run_on_operation (self, "buying-event-revive", operation_id, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      if (!revert_line (self, lines->pdata[i], error))
        return FALSE;
    }
  if (!run_on_operation (self, "grade-event-void", operation_id, error) ||
      !pursuit_txn_set_voided_grades (self, self->operation_id, FALSE, error) ||
      !pursuit_txn_set_voided_grades (self, operation_id, TRUE, error) ||
      !run_on_operation (self, "grade-event-revive", operation_id, error))
    return FALSE;
  return check_managers (self, lines, error) &&
         run_on_operation (self, "operation-undone", operation_id, error);
}

static gint64
first_record (PursuitDb *db, gint64 operation_id)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "change-first", NULL);

  if (stmt == NULL)
    return 0;
  pursuit_bind_int (stmt, 1, operation_id);
  gint64 id = pursuit_db_step (db, stmt, NULL) == 1 ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return id;
}

/**
 * pursuit_journal_revert_last:
 * @redo: bring back what the last undo took, instead of taking back the last operation
 * @record_id: (out) (optional): the record that was changed first
 *
 * Returns: (transfer full) (nullable): the operation that was taken back or brought back; %NULL with
 *   %PURSUIT_ERROR_NOTHING when there is none
 */
PursuitOperation *
pursuit_journal_revert_last (PursuitStore *store,
                             PursuitDb *db,
                             gint64 actor_id,
                             gboolean redo,
                             gint64 *record_id,
                             GError **error)
{
  g_autoptr (PursuitTxn) txn = pursuit_txn_begin (store, db, actor_id, redo ? "redo" : "undo", error);
  if (txn == NULL)
    return NULL;

  GError *local_error = NULL;
  g_autoptr (PursuitOperation) operation = pursuit_journal_last (db, redo, txn->now_ms, &local_error);
  if (operation == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, local_error);
      else
        g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING,
                             redo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
      return NULL;
    }

  /* pursuit_journal_last() names the operation itself; what redo reverts is the undo of it */
  gint64 target = operation->id;
  if (redo)
    {
      sqlite3_stmt *stmt = pursuit_db_query (db, "operation-undone-by", error);
      if (stmt == NULL)
        return NULL;
      pursuit_bind_int (stmt, 1, operation->id);
      target = pursuit_db_step (db, stmt, error) == 1 ? sqlite3_column_int64 (stmt, 0) : 0;
      sqlite3_reset (stmt);
    }
  /* what redo deletes again, it voids in the name of the operation that it brings back: undoing that finds it
   */
  txn->void_mark = redo ? operation->id : 0;
  if (!pursuit_txn_revert (txn, target, error) ||
      (redo && (!run_on_operation (txn, "operation-revive", operation->id, error) ||
                !pursuit_txn_revert_import_again (txn, operation->id, error))))
    return NULL;
  if (record_id != NULL)
    *record_id = first_record (db, operation->id);
  if (!pursuit_txn_commit (g_steal_pointer (&txn), operation->args, error))
    return NULL;
  return g_steal_pointer (&operation);
}

/* The operation @operation_id as long as it can be taken back by itself; NULL with @error. */
static PursuitOperation *
read_live (PursuitDb *db, gint64 operation_id, gint64 now_ms, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "journal-live", error);

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, operation_id);
  pursuit_bind_int (stmt, 2, now_ms - get_reach_ms (db));
  int state = pursuit_db_step (db, stmt, error);
  PursuitOperation *operation = state == 1 ? read_operation (stmt) : NULL;
  sqlite3_reset (stmt);
  if (state == 0)
    g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING,
                         _ ("This step was taken back already, or lies too far in the past."));
  return operation;
}

/* Whether a later step that still counts touched a row of @operation_id: 1 with its table and id; 0; -1 with
 * @error. */
static int
find_later (PursuitDb *db, gint64 operation_id, char **table, gint64 *id, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "journal-later", error);

  if (stmt == NULL)
    return -1;
  pursuit_bind_int (stmt, 1, operation_id);
  int state = pursuit_db_step (db, stmt, error);
  if (state == 1 && table != NULL)
    {
      *table = g_strdup (pursuit_column_text (stmt, 0));
      *id = sqlite3_column_int64 (stmt, 1);
    }
  sqlite3_reset (stmt);
  return state;
}

/**
 * pursuit_journal_can_revert:
 *
 * Returns: whether the operation can be taken back by itself: it still counts, is not too old, and no later
 * one touched the same rows
 */
gboolean
pursuit_journal_can_revert (PursuitDb *db, gint64 operation_id, gint64 now_ms)
{
  g_autoptr (PursuitOperation) operation = read_live (db, operation_id, now_ms, NULL);

  return operation != NULL && find_later (db, operation_id, NULL, NULL, NULL) == 0;
}

/**
 * pursuit_journal_revert_one:
 * @operation_id: any operation that still counts, not only the last
 * @record_id: (out) (optional): the record that was changed first
 *
 * Takes one operation back, as undo would if it had been the last.
 *
 * Returns: (transfer full) (nullable): what was taken back; %NULL with %PURSUIT_ERROR_CONFLICT when something
 *   was done to one of its records since, with %PURSUIT_ERROR_NOTHING when it does not count any more
 */
PursuitOperation *
pursuit_journal_revert_one (PursuitStore *store,
                            PursuitDb *db,
                            gint64 actor_id,
                            gint64 operation_id,
                            gint64 *record_id,
                            GError **error)
{
  g_autoptr (PursuitTxn) txn = pursuit_txn_begin (store, db, actor_id, "undo", error);
  if (txn == NULL)
    return NULL;
  g_autoptr (PursuitOperation) operation = read_live (db, operation_id, txn->now_ms, error);
  if (operation == NULL)
    return NULL;

  Line later = { 0 };
  int found = find_later (db, operation_id, &later.table, &later.id, error);
  if (found == 1)
    set_conflict (&later, error);
  g_free (later.table);
  if (found != 0 || !pursuit_txn_revert (txn, operation_id, error))
    return NULL;
  if (record_id != NULL)
    *record_id = first_record (db, operation_id);
  if (!pursuit_txn_commit (g_steal_pointer (&txn), operation->args, error))
    return NULL;
  return g_steal_pointer (&operation);
}

/**
 * pursuit_journal_history:
 * @table: (nullable): only operations that changed row @id of it
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable) (element-type PursuitOperation): newest first
 */
GPtrArray *
pursuit_journal_history (PursuitDb *db, const char *table, gint64 id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) operations = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_operation_free);
  sqlite3_stmt *stmt = pursuit_db_query (db, table ? "history-of-row" : "history", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, limit);
  if (table != NULL)
    {
      pursuit_bind_text (stmt, 2, table);
      pursuit_bind_int (stmt, 3, id);
    }
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    g_ptr_array_add (operations, read_operation (stmt));
  return state == 0 ? g_steal_pointer (&operations) : NULL;
}

/**
 * pursuit_journal_story:
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable) (element-type PursuitOperation): what was done to a deal and to what
 * belongs to it, newest first; undo and redo are told by the operations that they took back and brought back
 */
GPtrArray *
pursuit_journal_story (PursuitDb *db, gint64 deal_id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) operations = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_operation_free);
  /* of a row that is gone there is only its image */
  g_autofree char *image = g_strdup_printf ("%%\"deal_id\":%" G_GINT64_FORMAT ",%%", deal_id);
  sqlite3_stmt *stmt = pursuit_db_query (db, "story-operations", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, limit);
  pursuit_bind_int (stmt, 2, deal_id);
  pursuit_bind_text (stmt, 3, image);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    g_ptr_array_add (operations, read_operation (stmt));
  return state == 0 ? g_steal_pointer (&operations) : NULL;
}
