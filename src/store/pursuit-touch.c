/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-find.h"
#include "pursuit-txn-private.h"

/*
 * Which deals a written row concerns: their derived columns and their part in the summary are settled at the
 * commit.
 */

/* Takes @deal_id's contribution out of the summary before its row changes; the new one goes in at the commit.
 */
gboolean
pursuit_txn_touch_deal (PursuitTxn *self, gint64 deal_id, GError **error)
{
  if (deal_id == 0 || g_hash_table_contains (self->touched_deals, &deal_id))
    return TRUE;

  g_hash_table_add (self->touched_deals, g_memdup2 (&deal_id, sizeof deal_id));
  return self->summary_stale || pursuit_summary_add_deal (self->db, deal_id, -1, error);
}

/* Touches every deal that @query gives for @id. */
static gboolean
touch_deals (PursuitTxn *self, const char *query, gint64 id, GError **error)
{
  g_autoptr (GArray) deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *stmt = pursuit_db_query (self->db, query, error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, id);
  while ((state = pursuit_db_step (self->db, stmt, error)) == 1)
    {
      gint64 deal_id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (deals, deal_id);
    }
  /* above some thousand deals one pass over the table is cheaper than following each of them */
  if (deals->len > PURSUIT_CHANGE_MAX_IDS)
    pursuit_txn_set_summary_stale (self);
  for (guint i = 0; state == 0 && i < deals->len; i++)
    {
      if (!pursuit_txn_touch_deal (self, g_array_index (deals, gint64, i), error))
        return FALSE;
    }
  return state == 0;
}

/* What a process asks reaches all deals in it. An edit writes many of its rows: they are looked for once. */
static gboolean
touch_process (PursuitTxn *self, gint64 process_id, GError **error)
{
  if (process_id == 0 || g_hash_table_contains (self->touched_processes, &process_id))
    return TRUE;
  g_hash_table_add (self->touched_processes, g_memdup2 (&process_id, sizeof process_id));
  return touch_deals (self, "deals-of-process", process_id, error);
}

static gint64
find_parent (PursuitTxn *self, const char *query, PursuitRow *row, const char *column)
{
  return pursuit_find_id (self->db, query, pursuit_row_get_int (row, column));
}

/* The deals whose derived columns depend on @row of @table. Whether a decision maker was met is seen from any
 * activity, so that one with guests reaches all deals of these people. */
gboolean
pursuit_txn_touch_row (PursuitTxn *self, const char *table, PursuitRow *row, GError **error)
{
  gint64 id = pursuit_row_get_int (row, "id");

  if (g_str_equal (table, "deal"))
    return pursuit_txn_touch_deal (self, id, error);
  if (g_str_equal (table, "participant") || g_str_equal (table, "node_state") ||
      g_str_equal (table, "approval") || g_str_equal (table, "attachment") ||
      g_str_equal (table, "work_state") || g_str_equal (table, "scorecard") ||
      g_str_equal (table, "buying_criterion"))
    return pursuit_txn_touch_deal (self, pursuit_row_get_int (row, "deal_id"), error);
  if (g_str_equal (table, "activity"))
    return pursuit_txn_touch_deal (self, pursuit_row_get_int (row, "deal_id"), error) &&
           touch_deals (self, "deals-of-guests", id, error);
  if (g_str_equal (table, "activity_person"))
    return touch_deals (self, "deals-of-person", pursuit_row_get_int (row, "person_id"), error);
  if (g_str_equal (table, "person"))
    return touch_deals (self, "deals-of-person", id, error);
  if (g_str_equal (table, "criterion_score"))
    return touch_deals (self, "deal-of-criterion", pursuit_row_get_int (row, "criterion_id"), error);
  /* a key node may ask for a field of the company */
  if (g_str_equal (table, "company"))
    return touch_deals (self, "forced-deals-of-company", id, error);
  if (g_str_equal (table, "stage"))
    return touch_deals (self, "deals-of-stage", id, error);
  if (g_str_equal (table, "buying_stage"))
    return touch_process (self, pursuit_row_get_int (row, "process_id"), error);
  if (g_str_equal (table, "key_node"))
    return touch_process (self, find_parent (self, "process-of-stage", row, "stage_id"), error);
  if (g_str_equal (table, "node_condition"))
    return touch_process (self, find_parent (self, "process-of-node", row, "node_id"), error);
  return TRUE;
}
