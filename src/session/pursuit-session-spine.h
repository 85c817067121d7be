/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

/*
 * What the process asks of a deal: what stands against a step, what is missing, what made its chance.
 */

/** PursuitUnmetLine: one condition of a key node that is not met. Owned by what it came with. */
typedef struct
{
  gint64 node_id;
  char *node;            /* the key node's code */
  char *node_name;       /* the key node in words */
  const char *condition; /* static: the kind of the condition */
  const char *action;    /* static: the code of what meets it */
  char *text;            /* a sentence for the user */
} PursuitUnmetLine;

/**
 * PursuitStepCheck: what stands against the step of a deal to another stage. Free with
 * pursuit_step_check_free().
 *
 * @stage_id: where to
 * @sentence: (nullable): what stops the step first; %NULL when nothing does
 * @forbidden: by the matrix: nothing overrides that
 * @needs_approval: a colleague must approve it
 * @pending: one was asked and has not decided yet
 * @n_nodes: how many key nodes are asked for, met or not
 * @unmet: (element-type PursuitUnmetLine)
 * @fields: (element-type guint): fields of the deal that the step needs and that are empty
 */
typedef struct
{
  gint64 stage_id;
  char *sentence;
  guint n_nodes;
  gboolean forbidden;
  gboolean needs_approval;
  gboolean pending;
  GPtrArray *unmet;
  GArray *fields;
} PursuitStepCheck;

/**
 * PursuitChanceReason: what raised or lowered a deal's chance, from -1 to 1.
 *
 * @word: (nullable): static, translated: the same in a word or two, as of what multiplied the odds by @factor
 */
typedef struct
{
  char *text;
  const char *word;
  double factor;
  double delta;
} PursuitChanceReason;

/**
 * PursuitDealState: how a deal stands to its process. Free with pursuit_deal_state_free().
 *
 * @unmet: (element-type PursuitUnmetLine): of the key nodes up to the present stage
 * @reasons: (element-type PursuitChanceReason): their deltas add up to the effective probability
 * @drift: customer-ahead, in-step, we-ahead or unknown
 * @drift_text: a sentence about it
 * @drift_unconfirmed: the evidence of the buying stage is old, or has no date
 */
typedef struct
{
  GPtrArray *unmet;
  GPtrArray *reasons;
  const char *drift;
  char *drift_text;
  gboolean drift_unconfirmed;
} PursuitDealState;

PursuitStepCheck *
pursuit_session_check_step (PursuitSession *self, gint64 deal_id, gint64 to_stage_id, GError **error);
void
pursuit_session_check_step_async (PursuitSession *self,
                                  gint64 deal_id,
                                  gint64 to_stage_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PursuitStepCheck *
pursuit_session_check_step_finish (PursuitSession *self, GAsyncResult *result, GError **error);
void
pursuit_session_check_steps_async (PursuitSession *self,
                                   gint64 deal_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *
pursuit_session_check_steps_finish (PursuitSession *self, GAsyncResult *result, GError **error);
PursuitDealState *
pursuit_session_deal_state (PursuitSession *self, gint64 deal_id, GError **error);
void
pursuit_session_deal_state_async (PursuitSession *self,
                                  gint64 deal_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PursuitDealState *
pursuit_session_deal_state_finish (PursuitSession *self, GAsyncResult *result, GError **error);
gint64
pursuit_session_find_node (PursuitSession *self, gint64 deal_id, const char *code_or_name, GError **error);
gint64
pursuit_session_find_buying_stage (PursuitSession *self,
                                   gint64 deal_id,
                                   const char *code_or_name,
                                   GError **error);

void
pursuit_step_check_free (PursuitStepCheck *check);
void
pursuit_deal_state_free (PursuitDealState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitStepCheck, pursuit_step_check_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDealState, pursuit_deal_state_free)

G_END_DECLS
