/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-spine.h"

#include "pursuit-deriver.h"
#include "pursuit-drift.h"
#include "pursuit-find.h"
#include "pursuit-move-decision.h"
#include "pursuit-session-private.h"
#include "pursuit-text.h"
#include "pursuit-win-probability.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
unmet_line_free (gpointer data)
{
  PursuitUnmetLine *line = data;

  g_free (line->node);
  g_free (line->node_name);
  g_free (line->text);
  g_free (line);
}

static void
reason_free (gpointer data)
{
  PursuitChanceReason *reason = data;

  g_free (reason->text);
  g_free (reason);
}

/** pursuit_step_check_free: frees the answer. */
void
pursuit_step_check_free (PursuitStepCheck *check)
{
  if (check == NULL)
    return;
  g_free (check->sentence);
  g_clear_pointer (&check->unmet, g_ptr_array_unref);
  g_clear_pointer (&check->fields, g_array_unref);
  g_free (check);
}

/** pursuit_deal_state_free: frees the answer. */
void
pursuit_deal_state_free (PursuitDealState *state)
{
  if (state == NULL)
    return;
  g_clear_pointer (&state->unmet, g_ptr_array_unref);
  g_clear_pointer (&state->reasons, g_ptr_array_unref);
  g_free (state->drift_text);
  g_free (state);
}

/* The unmet conditions of @gate in words. */
static GPtrArray *
make_lines (PursuitProcessBook *book, PursuitGateResult *gate)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (unmet_line_free);

  for (guint i = 0; i < gate->n_unmet; i++)
    {
      const PursuitUnmet *unmet = &gate->unmet[i];
      const PursuitKeyNode *node = pursuit_process_book_find_node (book, unmet->node);
      PursuitUnmetLine *line = g_new0 (PursuitUnmetLine, 1);
      PursuitGateAction action;
      line->text = pursuit_process_book_explain (book, unmet, &action);
      line->node_id = node->id;
      line->node = g_strdup (node->code);
      line->node_name = g_strdup (node->name);
      line->condition = pursuit_condition_kind_code (unmet->condition.kind);
      line->action = pursuit_gate_action_code (action);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

typedef struct
{
  gint64 deal_id;
  gint64 stage_id;
} StepData;

static PursuitStepCheck *
make_check (PursuitMoveDecision *decision)
{
  PursuitProcessBook *book = decision->deal_case->book;
  const PursuitVerdict *verdict = &decision->verdict;
  const PursuitBookStage *from = pursuit_process_book_find_stage (book, decision->from_stage_id);
  const PursuitBookStage *to = pursuit_process_book_find_stage (book, decision->to_stage_id);
  PursuitStepCheck *check = g_new0 (PursuitStepCheck, 1);
  check->stage_id = decision->to_stage_id;
  check->n_nodes = decision->gate->n_nodes;
  check->sentence = pursuit_verdict_explain (verdict, from ? from->name : "", to ? to->name : "");
  check->forbidden = verdict->kind == PURSUIT_VERDICT_FORBIDDEN;
  check->needs_approval = verdict->needs_approval;
  check->pending = decision->pending;
  check->unmet = make_lines (book, decision->gate);
  check->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < verdict->n_missing; i++)
    {
      if (verdict->missing[i].entity == &PURSUIT_DEAL_ENTITY)
        g_array_append_val (check->fields, verdict->missing[i].field);
    }
  return check;
}

static gpointer
check_step_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  StepData *step = data;
  g_autoptr (PursuitMoveDecision) decision =
      pursuit_move_decide (db, step->deal_id, step->stage_id, pursuit_store_get_today (store), FALSE, FALSE,
                           error);

  return decision != NULL ? make_check (decision) : NULL;
}

static void
free_check (gpointer check)
{
  pursuit_step_check_free (check);
}

/* One check a stage in use of the deal's process; the deal is read once. */
static gpointer
check_steps_func (PursuitStore *store,
                  PursuitDb *db,
                  gpointer deal_id,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func (free_check);
  g_autoptr (GArray) stages = pursuit_find_ids (db, "stages-beside-deal", *(gint64 *) deal_id, error);
  g_autoptr (PursuitMoveDecision) decision = NULL;

  for (guint i = 0; stages != NULL && i < stages->len; i++)
    {
      gint64 stage_id = g_array_index (stages, gint64, i);
      if (decision == NULL)
        decision = pursuit_move_decide (db, *(gint64 *) deal_id, stage_id, pursuit_store_get_today (store),
                                        FALSE, FALSE, error);
      else if (!pursuit_move_decision_turn_to (decision, db, stage_id, error))
        return NULL;
      if (decision == NULL)
        return NULL;
      g_ptr_array_add (checks, make_check (decision));
    }
  return stages != NULL ? g_steal_pointer (&checks) : NULL;
}

static void
free_checks (gpointer checks)
{
  g_ptr_array_unref (checks);
}

/** pursuit_session_check_steps_async: asks in one reading what stands against moving a deal, to each of the
 * other stages of its process. */
void
pursuit_session_check_steps_async (PursuitSession *self,
                                   gint64 deal_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_check_steps_async, PURSUIT_LANE_READ, check_steps_func,
                              g_memdup2 (&deal_id, sizeof deal_id), g_free, free_checks, cancellable,
                              callback, user_data);
}

/** pursuit_session_check_steps_finish: completes pursuit_session_check_steps_async().
 *
 * Returns: (transfer full) (nullable) (element-type PursuitStepCheck): one for each stage */
GPtrArray *
pursuit_session_check_steps_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_check_steps_async, result, error);
}

/**
 * pursuit_session_check_step:
 * @to_stage_id: of the deal's process
 *
 * Asks what stands against moving a deal to a stage; nothing is written.
 *
 * Returns: (transfer full) (nullable): everything at once, so that one dialog can ask for it
 */
PursuitStepCheck *
pursuit_session_check_step (PursuitSession *self, gint64 deal_id, gint64 to_stage_id, GError **error)
{
  StepData step = { deal_id, to_stage_id };
  return pursuit_session_call (self, PURSUIT_LANE_READ, check_step_func, &step, NULL, error);
}

/** pursuit_session_check_step_async: the asynchronous form of pursuit_session_check_step(). */
void
pursuit_session_check_step_async (PursuitSession *self,
                                  gint64 deal_id,
                                  gint64 to_stage_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  StepData step = { deal_id, to_stage_id };
  pursuit_session_call_async (self, pursuit_session_check_step_async, PURSUIT_LANE_READ, check_step_func,
                              g_memdup2 (&step, sizeof step), g_free, free_check, cancellable, callback,
                              user_data);
}

/** pursuit_session_check_step_finish: completes pursuit_session_check_step_async(). */
PursuitStepCheck *
pursuit_session_check_step_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_check_step_async, result, error);
}

static void
add_reason (GPtrArray *reasons, char *text, double delta)
{
  PursuitChanceReason *reason = g_new0 (PursuitChanceReason, 1);

  reason->text = text;
  reason->delta = delta;
  g_ptr_array_add (reasons, reason);
}

/* What the deal's chance was computed from, as its row keeps it. */
static void
take_facts (PursuitRecord *deal, PursuitWinFacts *facts)
{
  int drift = (int) pursuit_record_get_int (deal, PURSUIT_DEAL_DRIFT);

  *facts = (PursuitWinFacts){
    .base = pursuit_record_get_real (deal, PURSUIT_DEAL_PROBABILITY_BASE),
    .features = { [PURSUIT_WIN_MISSING_NODES] = pursuit_record_get_int (deal, PURSUIT_DEAL_MISSING),
                  [PURSUIT_WIN_FORCED] = pursuit_record_get_int (deal, PURSUIT_DEAL_FORCED),
                  [PURSUIT_WIN_CUSTOMER_AHEAD] = MAX (drift, 0),
                  [PURSUIT_WIN_WE_AHEAD] = MAX (-drift, 0),
                  [PURSUIT_WIN_STALE] = pursuit_record_get_int (deal, PURSUIT_DEAL_OVERDUE) }
  };
  if (pursuit_record_is_set (deal, PURSUIT_DEAL_SUPPORT))
    facts->features[PURSUIT_WIN_ATTITUDE] = pursuit_record_get_real (deal, PURSUIT_DEAL_SUPPORT);
  if (pursuit_record_is_set (deal, PURSUIT_DEAL_OPPORTUNITY))
    pursuit_win_facts_take_score (facts, pursuit_record_get_real (deal, PURSUIT_DEAL_OPPORTUNITY));
}

/*
 * The effective probability as a sum: the stage's base, what each thing that is known of the deal changes in
 * it, what the user's own estimate changes in that, and what the outcome makes of it.
 */
static GPtrArray *
make_reasons (PursuitDb *db, PursuitRecord *deal)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func (reason_free);
  gboolean open = g_str_equal (pursuit_record_get_text (deal, PURSUIT_DEAL_OUTCOME), "open");
  g_autofree char *code = pursuit_store_get_setting (db, PURSUIT_WIN_MODEL_SETTING);
  PursuitWinFacts facts = { .base = pursuit_record_get_real (deal, PURSUIT_DEAL_PROBABILITY_BASE) };
  PursuitWinModel model = PURSUIT_WIN_PLAIN_RULE;
  PursuitWinProbability chance;
  const char *own_reason = pursuit_record_get_text (deal, PURSUIT_DEAL_PROBABILITY_REASON);
  g_autofree char *own_text = pursuit_text_is_blank (own_reason)
                                  ? g_strdup (_ ("Own estimate"))
                                  /* Translators: %s is the reason that the user gave for it. */
                                  : g_strdup_printf (_ ("Own estimate: %s"), own_reason);
  const struct
  {
    guint field;
    const char *text;
  } levels[] = {
    /* while all deals are computed anew, some still stand where they were */
    { PURSUIT_DEAL_PROBABILITY_COMPUTED, open ? _ ("About to be computed anew") : _ ("Outcome") },
    { PURSUIT_DEAL_PROBABILITY, own_text },
  };

  /* a closed deal is certain: nothing but its outcome counts any more */
  if (open)
    {
      take_facts (deal, &facts);
      pursuit_win_model_from_code (&model, code);
    }
  pursuit_win_probability_compute (&model, &facts, &chance);
  add_reason (reasons, g_strdup (_ ("Base of the stage")), chance.base);
  for (guint i = 0; i < chance.n_reasons; i++)
    {
      add_reason (reasons, pursuit_win_reason_explain (&chance.reasons[i]), chance.reasons[i].delta);
      PursuitChanceReason *reason = reasons->pdata[reasons->len - 1];
      reason->word = pursuit_win_reason_word (&chance.reasons[i]);
      reason->factor = chance.reasons[i].factor;
    }
  double reached = chance.computed;
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      double level = pursuit_record_get_real (deal, levels[i].field);
      if (fabs (level - reached) > 1e-9)
        add_reason (reasons, g_strdup (levels[i].text), level - reached);
      reached = level;
    }
  return reasons;
}

/* The place of the customer's step in the process, from 1; 0 when nobody knows it. */
static int
read_customer_place (PursuitDb *db, PursuitRecord *deal)
{
  gint64 id = pursuit_record_get_int (deal, PURSUIT_DEAL_BUYING_STAGE_ID);
  return id != 0 ? (int) pursuit_find_id (db, "buying-stage-place", id) : 0;
}

static void
set_drift (PursuitDealState *state, PursuitDb *db, PursuitDealCase *deal_case, PursuitDay today)
{
  PursuitRecord *deal = deal_case->deal;
  const PursuitBookStage *stage =
      pursuit_process_book_find_stage (deal_case->book, pursuit_record_get_int (deal, PURSUIT_DEAL_STAGE_ID));
  PursuitBuyingPlace place = { .customer = read_customer_place (db, deal),
                               .answered = stage ? stage->answered : 0,
                               .since = pursuit_record_get_day (deal, PURSUIT_DEAL_BUYING_DAY),
                               .confirmed = pursuit_record_get_day (deal, PURSUIT_DEAL_BUYING_DAY) };
  PursuitDrift drift = pursuit_drift_compute (&place, &deal_case->book->drift, today);

  state->drift = PURSUIT_DRIFT_STATES[drift.state].code;
  state->drift_text =
      pursuit_drift_explain (&drift, pursuit_record_get_text (deal, PURSUIT_DEAL_BUYING_STAGE));
  state->drift_unconfirmed = drift.unconfirmed;
}

static gpointer
deal_state_func (PursuitStore *store,
                 PursuitDb *db,
                 gpointer deal_id,
                 GCancellable *cancellable,
                 GError **error)
{
  PursuitDay today = pursuit_store_get_today (store);
  g_autoptr (PursuitDealCase) deal_case = pursuit_deal_case_read (db, *(gint64 *) deal_id, today, error);

  if (deal_case == NULL)
    return NULL;
  g_autoptr (PursuitGateResult) gate = pursuit_deal_case_check_stages (deal_case);
  PursuitDealState *state = g_new0 (PursuitDealState, 1);
  state->unmet = make_lines (deal_case->book, gate);
  state->reasons = make_reasons (db, deal_case->deal);
  set_drift (state, db, deal_case, today);
  return state;
}

/**
 * pursuit_session_deal_state:
 *
 * Returns: (transfer full) (nullable): what is missing of a deal, what made its chance, and where the
 * customer is
 */
PursuitDealState *
pursuit_session_deal_state (PursuitSession *self, gint64 deal_id, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, deal_state_func, &deal_id, NULL, error);
}

static void
free_deal_state (gpointer state)
{
  pursuit_deal_state_free (state);
}

/** pursuit_session_deal_state_async: the asynchronous form of pursuit_session_deal_state(). */
void
pursuit_session_deal_state_async (PursuitSession *self,
                                  gint64 deal_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_deal_state_async, PURSUIT_LANE_READ, deal_state_func,
                              g_memdup2 (&deal_id, sizeof deal_id), g_free, free_deal_state, cancellable,
                              callback, user_data);
}

/** pursuit_session_deal_state_finish: completes pursuit_session_deal_state_async(). */
PursuitDealState *
pursuit_session_deal_state_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_deal_state_async, result, error);
}

/* Something of the deal's process that is asked for by what people call it. */
typedef struct
{
  gint64 deal_id;
  const char *text;
  gint64 (*find) (PursuitDb *db, gint64 process_id, const char *text);
  const char *refusal; /* with %s for the text */
  gint64 id;
} FindData;

static gpointer
find_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FindData *asked = data;

  asked->id = asked->find (db, pursuit_find_id (db, "process-of-deal", asked->deal_id), asked->text);
  if (asked->id != 0)
    return asked;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND, asked->refusal, asked->text);
  return NULL;
}

/**
 * pursuit_session_find_node:
 * @code_or_name: of a key node of the deal's process, in either language
 *
 * Returns: its id; 0 with %PURSUIT_ERROR_NOT_FOUND
 */
gint64
pursuit_session_find_node (PursuitSession *self, gint64 deal_id, const char *code_or_name, GError **error)
{
  FindData data = { deal_id, code_or_name, pursuit_find_node, _ ("The process has no key node “%s”."), 0 };
  return pursuit_session_call (self, PURSUIT_LANE_READ, find_func, &data, NULL, error) ? data.id : 0;
}

/**
 * pursuit_session_find_buying_stage:
 * @code_or_name: of a buying stage of the deal's process, in either language, or its place
 *
 * Returns: its id; 0 with %PURSUIT_ERROR_NOT_FOUND
 */
gint64
pursuit_session_find_buying_stage (PursuitSession *self,
                                   gint64 deal_id,
                                   const char *code_or_name,
                                   GError **error)
{
  FindData data = { deal_id, code_or_name, pursuit_find_buying_stage,
                    _ ("The process has no buying stage “%s”."), 0 };
  return pursuit_session_call (self, PURSUIT_LANE_READ, find_func, &data, NULL, error) ? data.id : 0;
}
