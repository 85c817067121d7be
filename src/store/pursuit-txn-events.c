/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-txn-private.h"

/*
 * The stories of deals, which are only ever added to: stages, owners, and where the customer was found to be.
 */

/**
 * pursuit_txn_add_stage_event:
 * @deal_id: its row must already be as it is behind the event
 *
 * Appends to the deal's story. Amount, currency, owner, stage name and outcome are taken from the deal as it
 * stands.
 */
gboolean
pursuit_txn_add_stage_event (PursuitTxn *self, gint64 deal_id, const PursuitStageEvent *event, GError **error)
{
  char day[11];
  sqlite3_stmt *stmt = pursuit_db_query (self->db, "stage-event-insert", error);

  if (stmt == NULL || !pursuit_txn_touch_deal (self, deal_id, error))
    return FALSE;
  pursuit_day_write_iso (event->day, day);
  pursuit_bind_int (stmt, 1, deal_id);
  pursuit_bind_int (stmt, 2, self->operation_id);
  pursuit_bind_text (stmt, 3, event->kind);
  if (event->from_stage_id != 0)
    pursuit_bind_int (stmt, 4, event->from_stage_id);
  pursuit_bind_int (stmt, 5, event->at_ms);
  pursuit_bind_text (stmt, 6, day);
  pursuit_bind_int (stmt, 7, event->at_known);
  pursuit_bind_int (stmt, 8, self->actor_id);
  pursuit_bind_int (stmt, 9, event->forced);
  if (event->approved_by_id != 0)
    pursuit_bind_int (stmt, 10, event->approved_by_id);
  pursuit_bind_text (stmt, 11, event->reason);
  pursuit_bind_text (stmt, 12, event->competitor);
  if (event->probability_before >= 0)
    pursuit_bind_real (stmt, 13, event->probability_before);
  pursuit_bind_text (stmt, 14, event->missing);
  /* its chance and what that came from are known at the commit */
  g_hash_table_add (self->told_deals, g_memdup2 (&deal_id, sizeof deal_id));
  return pursuit_db_run (self->db, stmt, error);
}

/**
 * pursuit_txn_add_buying_event:
 * @deal_id: its row must already be as it is behind the event
 * @from_stage_id: the buying stage before; 0: not known
 * @day: of the evidence
 *
 * Appends to the story of where the customer was found to be.
 */
gboolean
pursuit_txn_add_buying_event (PursuitTxn *self,
                              gint64 deal_id,
                              gint64 from_stage_id,
                              PursuitDay day,
                              GError **error)
{
  char iso[11];
  gint64 id = pursuit_txn_reserve_ids (self, "buying_event", 1, error);
  sqlite3_stmt *stmt = id ? pursuit_db_query (self->db, "buying-event-insert", error) : NULL;

  if (stmt == NULL)
    return FALSE;
  pursuit_day_write_iso (day, iso);
  pursuit_bind_int (stmt, 1, deal_id);
  pursuit_bind_int (stmt, 2, id);
  pursuit_bind_int (stmt, 3, self->operation_id);
  if (from_stage_id != 0)
    pursuit_bind_int (stmt, 4, from_stage_id);
  pursuit_bind_int (stmt, 5, self->now_ms);
  pursuit_bind_text (stmt, 6, iso);
  pursuit_bind_int (stmt, 7, self->actor_id);
  return pursuit_db_run (self->db, stmt, error);
}

/**
 * pursuit_txn_add_past_owner_step:
 * @from: who it belonged to; 0: nobody
 * @to: who it belongs to now; 0: nobody
 * @kind: how it came: set, new, import, claim, assign, hand-over, exchange, release, automatic
 * @reason: (nullable): why
 * @day: when that was
 *
 * Notes that row @id of @table went from one member to another. Who did it is the transaction's actor.
 */
gboolean
pursuit_txn_add_past_owner_step (PursuitTxn *self,
                                 const char *table,
                                 gint64 id,
                                 gint64 from,
                                 gint64 to,
                                 const char *kind,
                                 const char *reason,
                                 PursuitDay day,
                                 GError **error)
{
  char iso[11];
  gint64 event_id = pursuit_txn_reserve_ids (self, "owner_event", 1, error);
  sqlite3_stmt *stmt = event_id ? pursuit_db_query (self->db, "owner-event-insert", error) : NULL;

  if (stmt == NULL)
    return FALSE;
  pursuit_day_write_iso (day, iso);
  pursuit_bind_int (stmt, 1, event_id);
  pursuit_bind_int (stmt, 2, self->operation_id);
  pursuit_bind_text (stmt, 3, table);
  pursuit_bind_int (stmt, 4, id);
  if (from != 0)
    pursuit_bind_int (stmt, 5, from);
  if (to != 0)
    pursuit_bind_int (stmt, 6, to);
  pursuit_bind_int (stmt, 7, self->now_ms);
  pursuit_bind_text (stmt, 8, iso);
  pursuit_bind_int (stmt, 9, self->actor_id);
  pursuit_bind_text (stmt, 10, kind);
  pursuit_bind_text (stmt, 11, reason);
  return pursuit_db_run (self->db, stmt, error);
}

/** pursuit_txn_add_owner_step: as pursuit_txn_add_past_owner_step(), today. */
gboolean
pursuit_txn_add_owner_step (PursuitTxn *self,
                            const char *table,
                            gint64 id,
                            gint64 from,
                            gint64 to,
                            const char *kind,
                            const char *reason,
                            GError **error)
{
  return pursuit_txn_add_past_owner_step (self, table, id, from, to, kind, reason, self->today, error);
}

/** pursuit_txn_add_owner_event: notes that row @id of @table went from one member to another (0: nobody), by
 * an edit of its owner. */
gboolean
pursuit_txn_add_owner_event (PursuitTxn *self,
                             const char *table,
                             gint64 id,
                             gint64 from,
                             gint64 to,
                             GError **error)
{
  return pursuit_txn_add_owner_step (self, table, id, from, to, "set", NULL, error);
}

/**
 * pursuit_txn_add_past_grade_event:
 * @from: (nullable): the grade before
 * @to: (nullable): the grade now
 * @kind: rule, when the rule says so of what was done; said, when somebody gave it; confirmed
 * @reason: (nullable): why somebody gave it
 * @day: when that was
 *
 * Appends to the story of a deal's or a company's grade.
 */
gboolean
pursuit_txn_add_past_grade_event (PursuitTxn *self,
                                  const char *table,
                                  gint64 id,
                                  const char *from,
                                  const char *to,
                                  const char *kind,
                                  const char *reason,
                                  PursuitDay day,
                                  GError **error)
{
  char iso[11];
  gint64 event_id = pursuit_txn_reserve_ids (self, "grade_event", 1, error);
  sqlite3_stmt *stmt = event_id ? pursuit_db_query (self->db, "grade-event-insert", error) : NULL;

  if (stmt == NULL)
    return FALSE;
  pursuit_day_write_iso (day, iso);
  pursuit_bind_int (stmt, 1, event_id);
  pursuit_bind_int (stmt, 2, self->operation_id);
  pursuit_bind_text (stmt, 3, table);
  pursuit_bind_int (stmt, 4, id);
  pursuit_bind_text (stmt, 5, from);
  pursuit_bind_text (stmt, 6, to);
  pursuit_bind_text (stmt, 7, kind);
  pursuit_bind_text (stmt, 8, reason);
  pursuit_bind_int (stmt, 9, self->now_ms);
  pursuit_bind_text (stmt, 10, iso);
  pursuit_bind_int (stmt, 11, self->actor_id);
  return pursuit_db_run (self->db, stmt, error);
}

/** pursuit_txn_add_grade_event: as pursuit_txn_add_past_grade_event(), today. */
gboolean
pursuit_txn_add_grade_event (PursuitTxn *self,
                             const char *table,
                             gint64 id,
                             const char *from,
                             const char *to,
                             const char *kind,
                             const char *reason,
                             GError **error)
{
  return pursuit_txn_add_past_grade_event (self, table, id, from, to, kind, reason, self->today, error);
}
