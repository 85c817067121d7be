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
gboolean
pursuit_txn_touch_deals (PursuitTxn *self, const char *query, gint64 id, GError **error)
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
  for (guint i = 0; state == 0 && i < deals->len; i++)
    {
      if (!pursuit_txn_touch_deal (self, g_array_index (deals, gint64, i), error))
        return FALSE;
    }
  return state == 0;
}

/* What a process asks has changed: the transaction's deriver knows it no longer. */
static gboolean
touch_process (PursuitTxn *self, gint64 process_id)
{
  g_clear_pointer (&self->deriver, pursuit_deriver_free);
  if (process_id != 0)
    g_hash_table_add (self->touched_processes, g_memdup2 (&process_id, sizeof process_id));
  return TRUE;
}

/* The rows that make a process what it is. */
static gboolean
touch_process_row (PursuitTxn *self, const char *table, PursuitRow *row)
{
  if (g_str_equal (table, "stage") || g_str_equal (table, "buying_stage"))
    return touch_process (self, pursuit_row_get_int (row, "process_id"));
  if (g_str_equal (table, "participation"))
    return touch_process (self, pursuit_find_id (self->db, "process-of-buying-stage",
                                                 pursuit_row_get_int (row, "buying_stage_id")));
  if (g_str_equal (table, "key_node"))
    return touch_process (self, pursuit_find_id (self->db, "process-of-stage",
                                                 pursuit_row_get_int (row, "stage_id")));
  if (g_str_equal (table, "node_condition"))
    return touch_process (self, pursuit_find_id (self->db, "process-of-node",
                                                 pursuit_row_get_int (row, "node_id")));
  return TRUE;
}

/* Tables whose rows belong to one deal and say something of how it stands. */
static const char *const OF_DEAL[] = {
  "participant",      "node_state", "approval", "attachment", "scorecard",
  "buying_criterion", "work_state", "need",     NULL,
};

/* The deals whose derived columns depend on @row of @table. Whether a key person was met is seen from any
 * activity, so that one with guests reaches all deals of these people. */
gboolean
pursuit_txn_touch_row (PursuitTxn *self, const char *table, PursuitRow *row, GError **error)
{
  gint64 id = pursuit_row_get_int (row, "id");

  pursuit_standing_touch_row (self, table, id, row);
  if (g_str_equal (table, "deal"))
    return pursuit_txn_touch_deal (self, id, error);
  if (g_strv_contains (OF_DEAL, table))
    return pursuit_txn_touch_deal (self, pursuit_row_get_int (row, "deal_id"), error);
  if (g_str_equal (table, "activity"))
    return pursuit_txn_touch_deal (self, pursuit_row_get_int (row, "deal_id"), error) &&
           pursuit_txn_touch_deals (self, "deals-of-guests", id, error);
  if (g_str_equal (table, "activity_person") || g_str_equal (table, "rival_tie"))
    return pursuit_txn_touch_deals (self, "deals-of-person", pursuit_row_get_int (row, "person_id"), error);
  if (g_str_equal (table, "person"))
    return pursuit_txn_touch_deals (self, "deals-of-person", id, error);
  if (g_str_equal (table, "criterion_score"))
    return pursuit_txn_touch_deals (self, "deal-of-criterion", pursuit_row_get_int (row, "criterion_id"),
                                    error);
  /* a key node may ask for a field of the company */
  if (g_str_equal (table, "company"))
    return pursuit_txn_touch_deals (self, "open-deals-of-company", id, error);
  if (g_str_equal (table, "scorecard_template"))
    return pursuit_txn_touch_deals (self, "deals-of-scorecard-template", id, error);
  return touch_process_row (self, table, row);
}
