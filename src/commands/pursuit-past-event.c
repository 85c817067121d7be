/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-past-event.h"

#include "pursuit-stage.h"

enum
{
  DEAL_ID,
  SEQ,
  OPERATION_ID,
  KIND,
  FROM_STAGE_ID,
  TO_STAGE_ID,
  TO_NAME,
  PROCESS_ID,
  OUTCOME,
  AT_MS,
  DAY,
  AT_KNOWN,
  BY_ID,
  FORCED,
  APPROVED_BY_ID,
  REASON,
  COMPETITOR,
  PROBABILITY_BEFORE,
  PROBABILITY_AFTER,
  AMOUNT,
  CURRENCY,
  OWNER_ID,
  FEATURES,
  MISSING,
};

static const char *const COLUMNS[] = {
  "deal_id",
  "seq",
  "operation_id",
  "kind",
  "from_stage_id",
  "to_stage_id",
  "to_name",
  "process_id",
  "outcome",
  "at_ms",
  "day",
  "at_known",
  "by_id",
  "forced",
  "approved_by_id",
  "reason",
  "competitor",
  "probability_before",
  "probability_after",
  "amount",
  "currency",
  "owner_id",
  "features",
  "missing",
  NULL,
};

/** pursuit_past_events_begin: (transfer full) (nullable): what pursuit_past_events_add() writes through. */
PursuitBulk *
pursuit_past_events_begin (PursuitTxn *txn, GError **error)
{
  return pursuit_bulk_new (txn, "stage_event", COLUMNS, error);
}

static void
set_id (PursuitBulk *bulk, guint column, gint64 id)
{
  if (id != 0)
    pursuit_bulk_set_int (bulk, column, id);
}

/* What the deal was worth behind the event, as far as the stage decides it. */
static double
probability_after (const PursuitPastEvent *event)
{
  if (g_str_equal (event->outcome, "open"))
    return pursuit_record_get_real (event->to, PURSUIT_STAGE_PROBABILITY);
  return g_str_equal (event->outcome, "won") ? 1 : 0;
}

/** pursuit_past_events_add: appends @event to its deal's story. */
gboolean
pursuit_past_events_add (PursuitBulk *bulk, PursuitTxn *txn, const PursuitPastEvent *event, GError **error)
{
  g_return_val_if_fail (bulk != NULL, FALSE);
  g_return_val_if_fail (event->to != NULL, FALSE);

  g_autoptr (GTimeZone) zone = pursuit_store_get_zone (pursuit_txn_get_store (txn));
  pursuit_bulk_set_int (bulk, DEAL_ID, event->deal_id);
  pursuit_bulk_set_int (bulk, SEQ, event->seq);
  pursuit_bulk_set_int (bulk, OPERATION_ID, pursuit_txn_get_operation (txn));
  pursuit_bulk_set_text (bulk, KIND, event->kind);
  if (event->from != NULL)
    {
      pursuit_bulk_set_int (bulk, FROM_STAGE_ID, pursuit_record_get_id (event->from));
      pursuit_bulk_set_real (bulk, PROBABILITY_BEFORE,
                             pursuit_record_get_real (event->from, PURSUIT_STAGE_PROBABILITY));
    }
  pursuit_bulk_set_int (bulk, TO_STAGE_ID, pursuit_record_get_id (event->to));
  pursuit_bulk_set_text (bulk, TO_NAME, pursuit_record_get_text (event->to, PURSUIT_STAGE_NAME));
  pursuit_bulk_set_int (bulk, PROCESS_ID, pursuit_record_get_int (event->to, PURSUIT_STAGE_PROCESS_ID));
  pursuit_bulk_set_text (bulk, OUTCOME, event->outcome);
  pursuit_bulk_set_int (bulk, AT_MS, pursuit_day_to_ms (event->day, zone));
  pursuit_bulk_set_day (bulk, DAY, event->day);
  pursuit_bulk_set_int (bulk, AT_KNOWN, !event->day_unknown);
  set_id (bulk, BY_ID, event->by_id);
  pursuit_bulk_set_int (bulk, FORCED, event->forced);
  set_id (bulk, APPROVED_BY_ID, event->approved_by_id);
  pursuit_bulk_set_text (bulk, REASON, event->reason);
  pursuit_bulk_set_text (bulk, COMPETITOR, event->competitor);
  pursuit_bulk_set_real (bulk, PROBABILITY_AFTER, probability_after (event));
  if (!event->amount_unknown)
    pursuit_bulk_set_int (bulk, AMOUNT, event->amount);
  pursuit_bulk_set_text (bulk, CURRENCY, event->currency);
  set_id (bulk, OWNER_ID, event->owner_id);
  pursuit_bulk_set_text (bulk, FEATURES, event->features);
  pursuit_bulk_set_text (bulk, MISSING, event->missing);
  return pursuit_bulk_add (bulk, error);
}
