/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-customer-rules.h"
#include "pursuit-row.h"
#include "pursuit-store.h"
#include "pursuit-win-probability.h"

G_BEGIN_DECLS

/**
 * PursuitTxn:
 *
 * One transaction and one operation of the journal: everything written through it is committed together, can
 * be undone together, and keeps the derived columns and the kept summaries true. On the storage thread only.
 *
 * Freeing one that was not committed rolls it back.
 */
typedef struct _PursuitTxn PursuitTxn;

/** PursuitStageEvent: what pursuit_txn_add_stage_event() needs beyond the deal itself. */
typedef struct
{
  const char *kind;
  gint64 from_stage_id; /* 0: none */
  gint64 at_ms;
  PursuitDay day;
  gboolean at_known;
  gboolean forced;
  gint64 approved_by_id;
  const char *reason;
  const char *competitor;
  const char *missing; /* (nullable): the unmet conditions of a forced move, pursuit_unmet_to_code() a line */
  double probability_before; /* below 0: not known */
} PursuitStageEvent;

/**
 * PursuitDealFacts: what the rules need to know of a deal to derive its probability, weighted amount and
 * grade.
 *
 * @win: what its chance is computed from
 * @model: (nullable): the model that computes it; %NULL is the plain rule
 * @rules: by which it is graded
 */
typedef struct
{
  const char *outcome;
  const char *phase;
  PursuitWinFacts win;
  const PursuitWinModel *model;
  double own_probability; /* below 0: none */
  gboolean has_amount;
  gint64 amount;
  PursuitDay expected_close;
  PursuitDay finished;
  PursuitDay today;
  const PursuitCustomerRules *rules;
  gboolean need_recorded;
  const char *own_grade; /* (nullable) */
} PursuitDealFacts;

/** PursuitDealDerived: what the rules answer. */
typedef struct
{
  double probability_computed;
  double probability;
  gint64 weighted;
  const char *grade; /* (nullable): static, or the own one */
  gboolean on_board;
} PursuitDealDerived;

typedef void (*PursuitDeriveFunc) (const PursuitDealFacts *facts, PursuitDealDerived *derived);

void
pursuit_store_set_derive (PursuitDeriveFunc derive);
PursuitDeriveFunc
pursuit_store_get_derive (void);

/**
 * PursuitTxnGuard: asked before each write of a row that the journal keeps.
 *
 * @old: (nullable): the row as it is; %NULL: it is new
 * @row: (nullable): the columns that are written; %NULL: the row is deleted
 *
 * Returns: %FALSE with an error to refuse it
 */
typedef gboolean (*PursuitTxnGuard) (PursuitTxn *txn,
                                     const char *table,
                                     PursuitRow *old,
                                     PursuitRow *row,
                                     gpointer user_data,
                                     GError **error);

PursuitTxn *
pursuit_txn_begin (PursuitStore *store, PursuitDb *db, gint64 actor_id, const char *kind, GError **error);
gboolean
pursuit_txn_commit (PursuitTxn *self, const char *args, GError **error);
void
pursuit_txn_free (PursuitTxn *self);
PursuitDb *
pursuit_txn_get_db (PursuitTxn *self);
PursuitStore *
pursuit_txn_get_store (PursuitTxn *self);
gint64
pursuit_txn_get_operation (PursuitTxn *self);
gint64
pursuit_txn_get_actor (PursuitTxn *self);
gint64
pursuit_txn_get_now_ms (PursuitTxn *self);
PursuitDay
pursuit_txn_get_today (PursuitTxn *self);

void
pursuit_txn_set_guard (PursuitTxn *self, PursuitTxnGuard guard, gpointer user_data);

const char *
pursuit_txn_table (const char *table);
/** PursuitTxnPart: a part of a transaction that can be taken back by itself. */
typedef struct
{
  gint64 n_changes; /* of the connection, before it began */
} PursuitTxnPart;

gboolean
pursuit_txn_begin_part (PursuitTxn *self, PursuitTxnPart *part, GError **error);
gboolean
pursuit_txn_end_part (PursuitTxn *self, const PursuitTxnPart *part, gboolean keep, GError **error);

gint64
pursuit_txn_reserve_ids (PursuitTxn *self, const char *table, gint64 count, GError **error);
PursuitRow *
pursuit_txn_read (PursuitTxn *self, const char *table, gint64 id, GError **error);
gint64
pursuit_txn_insert (PursuitTxn *self, const char *table, PursuitRow *row, GError **error);
gboolean
pursuit_txn_update (PursuitTxn *self,
                    const char *table,
                    gint64 id,
                    gint64 ver,
                    PursuitRow *changes,
                    GError **error);
gboolean
pursuit_txn_amend (PursuitTxn *self, const char *table, gint64 id, PursuitRow *changes, GError **error);
gboolean
pursuit_txn_delete (PursuitTxn *self, const char *table, gint64 id, GError **error);
gboolean
pursuit_txn_add_stage_event (PursuitTxn *self,
                             gint64 deal_id,
                             const PursuitStageEvent *event,
                             GError **error);
gboolean
pursuit_txn_add_owner_event (PursuitTxn *self,
                             const char *table,
                             gint64 id,
                             gint64 from,
                             gint64 to,
                             GError **error);
gboolean
pursuit_txn_add_owner_step (PursuitTxn *self,
                            const char *table,
                            gint64 id,
                            gint64 from,
                            gint64 to,
                            const char *kind,
                            const char *reason,
                            GError **error);
gboolean
pursuit_txn_add_past_owner_step (PursuitTxn *self,
                                 const char *table,
                                 gint64 id,
                                 gint64 from,
                                 gint64 to,
                                 const char *kind,
                                 const char *reason,
                                 PursuitDay day,
                                 GError **error);
gboolean
pursuit_txn_add_grade_event (PursuitTxn *self,
                             const char *table,
                             gint64 id,
                             const char *from,
                             const char *to,
                             const char *kind,
                             const char *reason,
                             GError **error);
gboolean
pursuit_txn_add_past_grade_event (PursuitTxn *self,
                                  const char *table,
                                  gint64 id,
                                  const char *from,
                                  const char *to,
                                  const char *kind,
                                  const char *reason,
                                  PursuitDay day,
                                  GError **error);
gboolean
pursuit_txn_add_buying_event (PursuitTxn *self,
                              gint64 deal_id,
                              gint64 from_stage_id,
                              PursuitDay day,
                              GError **error);
gboolean
pursuit_txn_rest_on (PursuitTxn *self, const char *table, gint64 id, GError **error);
gboolean
pursuit_txn_note_range (PursuitTxn *self, const char *table, gint64 first, gint64 last, GError **error);
gboolean
pursuit_txn_touch_deal (PursuitTxn *self, gint64 deal_id, GError **error);
gboolean
pursuit_txn_derive_range (PursuitTxn *self, gint64 first, gint64 last, gboolean summary, GError **error);
void
pursuit_txn_set_summary_stale (PursuitTxn *self);
gboolean
pursuit_txn_revert (PursuitTxn *self, gint64 operation_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTxn, pursuit_txn_free)

G_END_DECLS
