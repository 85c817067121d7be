/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal-case.h"

G_BEGIN_DECLS

/**
 * PursuitMoveDecision: what the rules say of one deal's step to another stage.
 *
 * @gate: the key nodes that must be met for the step
 * @approved_by_id: who approved the step since the deal came into its stage; 0: nobody
 * @pending: an approval was asked for and is not decided
 */
typedef struct
{
  PursuitDealCase *deal_case;
  PursuitGateResult *gate;
  PursuitVerdict verdict;
  gint64 from_stage_id;
  gint64 to_stage_id;
  gint64 approved_by_id;
  gboolean pending;
} PursuitMoveDecision;

PursuitMoveDecision *
pursuit_move_decide (PursuitDb *db,
                     gint64 deal_id,
                     gint64 to_stage_id,
                     PursuitDay today,
                     gboolean force,
                     gboolean approved,
                     GError **error);
gboolean
pursuit_move_decision_turn_to (PursuitMoveDecision *self, PursuitDb *db, gint64 to_stage_id, GError **error);
void
pursuit_move_decision_free (PursuitMoveDecision *self);
char *
pursuit_move_decision_explain (PursuitMoveDecision *self);
char *
pursuit_move_decision_get_missing (PursuitMoveDecision *self);
char *
pursuit_unmet_sentence (PursuitProcessBook *book, const PursuitUnmet *unmet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitMoveDecision, pursuit_move_decision_free)

G_END_DECLS
