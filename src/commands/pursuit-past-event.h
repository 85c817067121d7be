/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-bulk.h"
#include "pursuit-record.h"

G_BEGIN_DECLS

/**
 * PursuitPastEvent: one event of a deal's story, told afterwards by a sample.
 * @seq: 1 for the first event of the deal
 * @kind: as in the table stage_event
 * @from: (nullable): the stage before
 * @to: the stage behind the event
 * @outcome: of the deal behind the event
 * @by_id, @owner_id, @approved_by_id: members; 0 for none
 * @day_unknown: @day is only the day on which it was written: the event stays out of time and cohort figures
 * @features: (nullable): what the deal's chance came from behind the event, pursuit_win_facts_to_code()
 * @missing: (nullable): what a forced move overrode, pursuit_unmet_to_code() a line
 * @amount: minor units of @currency; @amount_unknown: there is none
 */
typedef struct
{
  gint64 deal_id;
  int seq;
  const char *kind;
  PursuitRecord *from;
  PursuitRecord *to;
  const char *outcome;
  PursuitDay day;
  gboolean day_unknown;
  gint64 by_id;
  gint64 owner_id;
  gint64 approved_by_id;
  gboolean forced;
  const char *reason;
  const char *competitor;
  const char *features;
  const char *missing;
  gint64 amount;
  gboolean amount_unknown;
  const char *currency;
} PursuitPastEvent;

PursuitBulk *
pursuit_past_events_begin (PursuitTxn *txn, GError **error);
gboolean
pursuit_past_events_add (PursuitBulk *bulk, PursuitTxn *txn, const PursuitPastEvent *event, GError **error);

G_END_DECLS
