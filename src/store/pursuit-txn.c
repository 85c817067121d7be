/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-txn-private.h"

#include <glib/gi18n-lib.h>

/* The tables that take part in the journal. A name that is not here never reaches SQL. */
static const char *const TABLES[] = {
  "member",
  "process",
  "stage",
  "company",
  "person",
  "deal",
  "participant",
  "activity",
  "activity_person",
  "activity_member",
  "buying_stage",
  "work_item",
  "key_node",
  "node_condition",
  "transition",
  "node_state",
  "approval",
  "participation",
  "work_state",
  "call_note",
  "scorecard_template",
  "scorecard_criterion",
  "scorecard_anchor",
  "scorecard",
  "score",
  "buying_criterion",
  "criterion_score",
  "need",
  "need_version",
  "buying_decision",
  "playbook_page",
  "attachment",
  "trip",
  "department",
  "department_check",
  "relation",
  "acquaintance",
  "rival_tie",
  "party",
  "party_member",
  "participant_value",
  "product_in_use",
  "buying_plan",
  "company_dimension",
  "deal_party",
  "complaint",
  "quotation",
  "not_duplicate",
  "company_share",
  "market_group",
  "market_cell",
  "custom_field",
  "plan",
  "plan_line",
  "rate",
};

/**
 * pursuit_txn_table:
 *
 * Returns: (nullable): @table itself when it may be written through a transaction
 */
const char *
pursuit_txn_table (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    {
      if (g_str_equal (TABLES[i], table))
        return TABLES[i];
    }
  return NULL;
}

/** pursuit_txn_tables: the tables that take part in the journal. */
const char *const *
pursuit_txn_tables (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (TABLES);
  return TABLES;
}

static gboolean
write_operation (PursuitTxn *self, const char *kind, GError **error)
{
  char uid[PURSUIT_UID_SIZE];
  sqlite3_stmt *stmt = pursuit_db_query (self->db, "operation-insert", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_uid_next (&self->uids, self->now_ms, uid);
  pursuit_bind_int (stmt, 1, self->operation_id);
  pursuit_bind_text (stmt, 2, uid);
  pursuit_bind_int (stmt, 3, self->now_ms);
  pursuit_bind_int (stmt, 4, self->actor_id);
  pursuit_bind_text (stmt, 5, kind);
  return pursuit_db_run (self->db, stmt, error);
}

/**
 * pursuit_txn_begin:
 * @db: the storage thread's connection, (nullable) when the store is read-only
 * @actor_id: the member who does it
 * @kind: what the operation is called in the journal
 *
 * Returns: (transfer full) (nullable): the open transaction
 */
PursuitTxn *
pursuit_txn_begin (PursuitStore *store, PursuitDb *db, gint64 actor_id, const char *kind, GError **error)
{
  if (db == NULL || pursuit_store_is_read_only (store))
    {
      g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_READ_ONLY,
                           _ ("The database is open for reading only. Nothing was written."));
      return NULL;
    }
  if (!pursuit_db_exec (db, "BEGIN IMMEDIATE", error))
    return NULL;

  g_autoptr (PursuitTxn) self = g_new0 (PursuitTxn, 1);
  self->store = g_object_ref (store);
  self->db = db;
  self->open = TRUE;
  self->actor_id = actor_id;
  self->now_ms = g_get_real_time () / 1000;
  self->today = pursuit_store_get_today (store);
  self->change = pursuit_change_new ();
  self->touched_deals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->told_deals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->touched_companies = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->touched_processes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->text_ranges = g_array_new (FALSE, FALSE, sizeof (PursuitTextRange));
  pursuit_uid_source_init (&self->uids, 0);
  self->operation_id = pursuit_txn_reserve_ids (self, "operation", 1, error);
  if (self->operation_id == 0 || !write_operation (self, kind, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** pursuit_txn_free: rolls back what was not committed. */
void
pursuit_txn_free (PursuitTxn *self)
{
  if (self == NULL)
    return;
  /* after a full disk or an I/O error SQLite may have rolled back already */
  if (self->open && !sqlite3_get_autocommit (pursuit_db_get_handle (self->db)))
    pursuit_db_exec (self->db, "ROLLBACK", NULL);
  g_clear_pointer (&self->change, pursuit_change_unref);
  g_clear_pointer (&self->touched_deals, g_hash_table_unref);
  g_clear_pointer (&self->told_deals, g_hash_table_unref);
  g_clear_pointer (&self->touched_companies, g_hash_table_unref);
  g_clear_pointer (&self->touched_processes, g_hash_table_unref);
  g_clear_pointer (&self->text_ranges, g_array_unref);
  g_clear_pointer (&self->deriver, pursuit_deriver_free);
  g_clear_object (&self->store);
  g_free (self);
}

static gboolean
settle_deals (PursuitTxn *self, GError **error)
{
  return pursuit_derive_touched (self, error) && pursuit_standing_settle (self, error) &&
         (!self->summary_stale || pursuit_summary_rebuild (self->db, error));
}

/**
 * pursuit_txn_commit:
 * @self: (transfer full)
 * @args: the operation's arguments as a JSON object, kept for its label
 *
 * Brings derived columns, summaries and the text index up to date, commits durably and announces the change.
 */
gboolean
pursuit_txn_commit (PursuitTxn *self, const char *args, GError **error)
{
  g_autoptr (PursuitTxn) owned = self;
  sqlite3_stmt *stmt = settle_deals (self, error) && pursuit_txn_settle_texts (self, error)
                           ? pursuit_db_query (self->db, "operation-args", error)
                           : NULL;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, self->operation_id);
  pursuit_bind_text (stmt, 2, args);
  if (!pursuit_db_run (self->db, stmt, error) || !pursuit_txn_settle_custom (self, error) ||
      !pursuit_db_exec (self->db, "COMMIT", error))
    return FALSE;

  self->open = FALSE;
  pursuit_txn_publish_custom (self);
  pursuit_store_announce (self->store, self->change);
  return TRUE;
}

/** pursuit_txn_get_db: the connection, for reads within the transaction. */
PursuitDb *
pursuit_txn_get_db (PursuitTxn *self)
{
  return self->db;
}

/** pursuit_txn_get_store: the store. */
PursuitStore *
pursuit_txn_get_store (PursuitTxn *self)
{
  return self->store;
}

/** pursuit_txn_get_operation: the id of the journal's operation. */
gint64
pursuit_txn_get_operation (PursuitTxn *self)
{
  return self->operation_id;
}

/** pursuit_txn_get_actor: the member who does it. */
gint64
pursuit_txn_get_actor (PursuitTxn *self)
{
  return self->actor_id;
}

/** pursuit_txn_get_now_ms: the moment of the operation. */
gint64
pursuit_txn_get_now_ms (PursuitTxn *self)
{
  return self->now_ms;
}

/** pursuit_txn_get_today: the date of the operation. */
PursuitDay
pursuit_txn_get_today (PursuitTxn *self)
{
  return self->today;
}

/**
 * pursuit_txn_reserve_ids:
 * @count: how many
 *
 * Returns: the first of @count new ids in a row that were never used in @table; 0 on failure
 */
gint64
pursuit_txn_reserve_ids (PursuitTxn *self, const char *table, gint64 count, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (self->db, "counter-take", error);

  if (stmt == NULL)
    return 0;
  pursuit_bind_text (stmt, 1, table);
  pursuit_bind_int (stmt, 2, count);
  gint64 next = pursuit_db_step (self->db, stmt, error) == 1 ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return next > 0 ? next - count : 0;
}

/**
 * pursuit_txn_read:
 *
 * Returns: (transfer full) (nullable): all columns of the row; %NULL with %PURSUIT_ERROR_NOT_FOUND when there
 * is none
 */
PursuitRow *
pursuit_txn_read (PursuitTxn *self, const char *table, gint64 id, GError **error)
{
  g_return_val_if_fail (pursuit_txn_table (table) != NULL, NULL);

  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = $1", table);
  sqlite3_stmt *stmt = pursuit_db_prepare (self->db, sql, error);
  if (stmt == NULL)
    return NULL;

  pursuit_bind_int (stmt, 1, id);
  int state = pursuit_db_step (self->db, stmt, error);
  PursuitRow *row = state == 1 ? pursuit_row_new_from_stmt (stmt) : NULL;
  sqlite3_reset (stmt);
  if (state == 0)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND,
                   _ ("The record is no longer there (%s %s)."), table, number);
    }
  return row;
}

/* Writes one line of the journal. */
gboolean
pursuit_txn_note (PursuitTxn *self,
                  const char *table,
                  char action,
                  gint64 id,
                  gint64 last_id,
                  PursuitRow *before,
                  PursuitRow *after,
                  GError **error)
{
  const char letter[2] = { action, '\0' };
  g_autofree char *before_json = before ? pursuit_row_to_json (before) : NULL;
  g_autofree char *after_json = after ? pursuit_row_to_json (after) : NULL;
  sqlite3_stmt *stmt = pursuit_db_query (self->db, "change-insert", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, self->operation_id);
  pursuit_bind_text (stmt, 2, table);
  pursuit_bind_text (stmt, 3, letter);
  pursuit_bind_int (stmt, 4, id);
  if (last_id != 0)
    pursuit_bind_int (stmt, 5, last_id);
  pursuit_bind_text (stmt, 6, before_json);
  pursuit_bind_text (stmt, 7, after_json);
  return pursuit_db_run (self->db, stmt, error);
}

/* The foreign key, check or column type that a write broke, as a sentence. */
static gboolean
explain_constraint (PursuitTxn *self, GError **error)
{
  if (error == NULL || (sqlite3_errcode (pursuit_db_get_handle (self->db)) & 0xFF) != SQLITE_CONSTRAINT)
    return FALSE;

  g_autofree char *detail = g_strdup (*error ? (*error)->message : "");
  gboolean taken = sqlite3_extended_errcode (pursuit_db_get_handle (self->db)) == SQLITE_CONSTRAINT_UNIQUE;
  g_clear_error (error);
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
               taken ? _ ("Another record has this reference or place already. (%s)")
                     : _ ("The database refuses this value. (%s)"),
               detail);
  return FALSE;
}

/* Inserts all columns of @row as they are. */
gboolean
pursuit_txn_raw_insert (PursuitTxn *self, const char *table, PursuitRow *row, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) parameters = g_string_new (NULL);
  guint n = pursuit_row_get_length (row);

  g_string_printf (sql, "INSERT INTO %s (", pursuit_txn_table (table));
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (sql, "%s%s", i ? ", " : "", pursuit_row_get_column (row, i));
      g_string_append_printf (parameters, "%s$%u", i ? ", " : "", i + 1);
    }
  g_string_append_printf (sql, ") VALUES (%s)", parameters->str);

  /* before the row is there: a new deal has no contribution to take out */
  if (!pursuit_txn_touch_row (self, table, row, error))
    return FALSE;
  sqlite3_stmt *stmt = pursuit_db_prepare (self->db, sql->str, error);
  for (guint i = 0; stmt != NULL && i < n; i++)
    pursuit_bind_value (stmt, i + 1, pursuit_row_get_at (row, i));
  if (stmt == NULL || !pursuit_db_run (self->db, stmt, error))
    return explain_constraint (self, error);

  pursuit_change_add (self->change, table, pursuit_row_get_int (row, "id"));
  pursuit_standing_touch_row (self, table, pursuit_row_get_int (row, "id"), row);
  return pursuit_txn_touch_texts (self, table, pursuit_row_get_int (row, "id"), NULL, error);
}

/* Sets the columns of @row, counts ver up. */
gboolean
pursuit_txn_raw_update (PursuitTxn *self, const char *table, gint64 id, PursuitRow *row, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n = pursuit_row_get_length (row);

  g_string_printf (sql, "UPDATE %s SET ver = ver + 1, updated_ms = $1", pursuit_txn_table (table));
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, ", %s = $%u", pursuit_row_get_column (row, i), i + 3);
  g_string_append (sql, " WHERE id = $2");

  sqlite3_stmt *stmt = pursuit_db_prepare (self->db, sql->str, error);
  if (stmt != NULL)
    {
      pursuit_bind_int (stmt, 1, self->now_ms);
      pursuit_bind_int (stmt, 2, id);
      for (guint i = 0; i < n; i++)
        pursuit_bind_value (stmt, i + 3, pursuit_row_get_at (row, i));
    }
  if (stmt == NULL || !pursuit_db_run (self->db, stmt, error))
    return explain_constraint (self, error);
  pursuit_change_add (self->change, table, id);
  pursuit_standing_touch_row (self, table, id, row);
  return pursuit_txn_touch_texts (self, table, id, row, error);
}

static gboolean
void_events_by (PursuitTxn *self, const char *query, gint64 deal_id, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (self->db, query, error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, deal_id);
  pursuit_bind_int (stmt, 2, self->void_mark ? self->void_mark : self->operation_id);
  return pursuit_db_run (self->db, stmt, error);
}

/* A deal that is gone counts in no statistic. */
static gboolean
void_events (PursuitTxn *self, gint64 deal_id, GError **error)
{
  return void_events_by (self, "stage-event-void-deal", deal_id, error) &&
         void_events_by (self, "buying-event-void-deal", deal_id, error);
}

/* Deletes one row. */
gboolean
pursuit_txn_raw_delete (PursuitTxn *self, const char *table, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = $1", pursuit_txn_table (table));

  if (g_str_equal (table, "custom_field") && !pursuit_txn_check_custom (self, id, error))
    return FALSE;
  sqlite3_stmt *stmt = pursuit_db_prepare (self->db, sql, error);
  if (stmt != NULL)
    pursuit_bind_int (stmt, 1, id);
  if (stmt == NULL || !pursuit_db_run (self->db, stmt, error))
    return explain_constraint (self, error);
  pursuit_change_add (self->change, table, id);
  return pursuit_txn_touch_texts (self, table, id, NULL, error) &&
         (!g_str_equal (table, "deal") || void_events (self, id, error));
}

/**
 * pursuit_txn_insert:
 * @row: its columns; id, uid, ver, updated_ms and the derived text columns are filled in
 *
 * Returns: the new row's id; 0 on failure
 */
gint64
pursuit_txn_insert (PursuitTxn *self, const char *table, PursuitRow *row, GError **error)
{
  g_return_val_if_fail (pursuit_txn_table (table) != NULL, 0);

  char uid[PURSUIT_UID_SIZE];
  gint64 id = pursuit_row_get_int (row, "id");
  if (!pursuit_txn_ask_guard (self, table, NULL, row, error))
    return 0;
  if (id == 0)
    {
      id = pursuit_txn_reserve_ids (self, table, 1, error);
      if (id == 0)
        return 0;
      pursuit_row_set_int (row, "id", id);
    }
  if (pursuit_row_get_text (row, "uid") == NULL)
    {
      pursuit_uid_next (&self->uids, self->now_ms, uid);
      pursuit_row_set_text (row, "uid", uid);
    }
  pursuit_row_set_int (row, "ver", 1);
  pursuit_row_set_int (row, "updated_ms", self->now_ms);
  pursuit_derive_text_columns (table, row, NULL);

  if (!pursuit_txn_raw_insert (self, table, row, error) ||
      !pursuit_txn_note (self, table, 'I', id, 0, NULL, NULL, error))
    return 0;
  return id;
}

/**
 * pursuit_txn_update:
 * @ver: the version that the user saw, 0 not to check
 * @changes: the columns to set; those that have this value already are left out
 *
 * An update that changes nothing writes nothing.
 *
 * Returns: %FALSE with %PURSUIT_ERROR_NOT_FOUND, _CONFLICT or a store error
 */
gboolean
pursuit_txn_update (PursuitTxn *self,
                    const char *table,
                    gint64 id,
                    gint64 ver,
                    PursuitRow *changes,
                    GError **error)
{
  g_return_val_if_fail (pursuit_txn_table (table) != NULL, FALSE);

  g_autoptr (PursuitRow) old = pursuit_txn_read (self, table, id, error);
  if (old == NULL)
    return FALSE;
  if (ver != 0 && ver != pursuit_row_get_int (old, "ver"))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_CONFLICT,
                           _ ("The record was changed meanwhile. Nothing was written; look at it again."));
      return FALSE;
    }

  g_autoptr (PursuitRow) before = pursuit_row_new ();
  g_autoptr (PursuitRow) after = pursuit_row_new ();
  for (guint i = 0; i < pursuit_row_get_length (changes); i++)
    {
      const char *column = pursuit_row_get_column (changes, i);
      const PursuitValue *was = pursuit_row_get (old, column);
      g_return_val_if_fail (was != NULL, FALSE);
      if (!pursuit_value_equal (was, pursuit_row_get_at (changes, i)))
        {
          pursuit_row_set (before, column, was);
          pursuit_row_set (after, column, pursuit_row_get_at (changes, i));
        }
    }
  if (pursuit_row_get_length (after) == 0)
    return TRUE;
  if (!pursuit_txn_ask_guard (self, table, old, after, error) ||
      !pursuit_txn_touch_row (self, table, old, error) ||
      !pursuit_txn_note (self, table, 'U', id, 0, before, after, error))
    return FALSE;

  pursuit_derive_text_columns (table, after, old);
  if (!pursuit_txn_raw_update (self, table, id, after, error))
    return FALSE;
  /* what went over to another deal or person is theirs now */
  if (pursuit_row_get (after, "deal_id") != NULL || pursuit_row_get (after, "person_id") != NULL)
    return pursuit_txn_touch_row (self, table, after, error);
  return TRUE;
}

/** pursuit_txn_amend: changes a row that this very operation made, so that the journal needs no line. */
gboolean
pursuit_txn_amend (PursuitTxn *self, const char *table, gint64 id, PursuitRow *changes, GError **error)
{
  g_return_val_if_fail (pursuit_txn_table (table) != NULL, FALSE);

  if (pursuit_row_get_length (changes) == 0)
    return TRUE;
  pursuit_derive_text_columns (table, changes, NULL);
  return pursuit_txn_raw_update (self, table, id, changes, error);
}

/** pursuit_txn_delete: deletes the row and keeps its image. What refers to it must be gone before. */
gboolean
pursuit_txn_delete (PursuitTxn *self, const char *table, gint64 id, GError **error)
{
  g_return_val_if_fail (pursuit_txn_table (table) != NULL, FALSE);

  g_autoptr (PursuitRow) old = pursuit_txn_read (self, table, id, error);
  return old != NULL && pursuit_txn_ask_guard (self, table, old, NULL, error) &&
         pursuit_txn_touch_row (self, table, old, error) &&
         pursuit_txn_note (self, table, 'D', id, 0, old, NULL, error) &&
         pursuit_txn_raw_delete (self, table, id, error);
}

/**
 * pursuit_txn_rest_on:
 *
 * Notes that the operation rests on the row as it is: as long as the operation counts, what was written to
 * the row before cannot be taken back by itself.
 */
gboolean
pursuit_txn_rest_on (PursuitTxn *self, const char *table, gint64 id, GError **error)
{
  g_autoptr (PursuitRow) nothing = pursuit_row_new ();

  g_return_val_if_fail (pursuit_txn_table (table) != NULL, FALSE);

  pursuit_change_add (self->change, table, id);
  return pursuit_txn_note (self, table, 'U', id, 0, nothing, nothing, error);
}

/**
 * pursuit_txn_note_range:
 *
 * Notes rows @first to @last of @table as come, in one line of the journal: for imports, which insert by
 * themselves.
 */
gboolean
pursuit_txn_note_range (PursuitTxn *self, const char *table, gint64 first, gint64 last, GError **error)
{
  g_return_val_if_fail (pursuit_txn_table (table) != NULL, FALSE);

  pursuit_change_add_all (self->change, table);
  pursuit_txn_touch_text_range (self, table, first, last);
  if (!pursuit_standing_touch_range (self, table, first, last, error))
    return FALSE;
  return first > last || pursuit_txn_note (self, table, 'R', first, last, NULL, NULL, error);
}

/**
 * pursuit_txn_set_summary_stale:
 *
 * For operations on many deals: the summary is rebuilt at the commit instead of being followed deal by deal.
 */
void
pursuit_txn_set_summary_stale (PursuitTxn *self)
{
  self->summary_stale = TRUE;
}
