/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-moves.h"

#include "pursuit-move-decision.h"
#include "pursuit-select.h"
#include "pursuit-session-private.h"

#include <glib/gi18n-lib.h>

enum
{
  MOST_HELD = 100 /* deals are told one by one; the others are counted */
};

/** pursuit_moves_check_free: frees the answer. */
void
pursuit_moves_check_free (PursuitMovesCheck *check)
{
  if (check == NULL)
    return;
  g_array_unref (check->fields);
  g_ptr_array_unref (check->held);
  g_free (check);
}

static PursuitMovesCheck *
check_new (void)
{
  PursuitMovesCheck *check = g_new0 (PursuitMovesCheck, 1);

  check->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  check->held = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_refusal_free);
  return check;
}

static void
take_field (PursuitMovesCheck *check, guint field)
{
  for (guint i = 0; i < check->fields->len; i++)
    if (g_array_index (check->fields, guint, i) == field)
      return;
  g_array_append_val (check->fields, field);
}

static void
hold (PursuitMovesCheck *check, PursuitRecord *deal, char *reason)
{
  PursuitRefusal *refusal;

  if (check->held->len >= MOST_HELD)
    {
      g_free (reason);
      return;
    }
  refusal = g_new0 (PursuitRefusal, 1);
  refusal->id = pursuit_record_get_id (deal);
  refusal->name = g_strdup (pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE));
  refusal->reason = reason;
  g_ptr_array_add (check->held, refusal);
}

/* Each thing that is missing is counted by itself: one deal may lack several. */
static void
take_verdict (PursuitMovesCheck *check, PursuitMoveDecision *decision)
{
  const PursuitVerdict *verdict = &decision->verdict;
  gboolean unfilled = FALSE;

  for (guint i = 0; i < verdict->n_missing; i++)
    {
      if (verdict->missing[i].entity != &PURSUIT_DEAL_ENTITY)
        continue;
      take_field (check, verdict->missing[i].field);
      unfilled = TRUE;
    }
  check->n_unfilled += unfilled;
  check->n_unmet += decision->gate->n_unmet > 0;
  check->n_unapproved += verdict->needs_approval;
  hold (check, decision->deal_case->deal, pursuit_move_decision_explain (decision));
}

/* Whether nothing that a dialog could ask for helps the deal to go. The command refuses what is closed before
 * it asks the rules. */
static gboolean
take_bar (PursuitMovesCheck *check, PursuitMoveDecision *decision)
{
  PursuitRecord *deal = decision->deal_case->deal;
  const char *outcome = pursuit_record_get_text (deal, PURSUIT_DEAL_OUTCOME);

  if (!g_str_equal (outcome, "open") && !g_str_equal (outcome, "won"))
    hold (check, deal,
          g_strdup_printf (_ ("“%s” is closed. Reopen it before it is moved."),
                           pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE)));
  else if (decision->verdict.kind == PURSUIT_VERDICT_FORBIDDEN)
    hold (check, deal, pursuit_move_decision_explain (decision));
  else
    return FALSE;
  check->n_barred++;
  return TRUE;
}

typedef struct
{
  PursuitListSpec *deals;
  gint64 stage_id;
} MovesData;

static void
moves_data_free (gpointer pointer)
{
  MovesData *data = pointer;

  pursuit_list_spec_unref (data->deals);
  g_free (data);
}

static gpointer
check_func (PursuitStore *store, PursuitDb *db, gpointer pointer, GCancellable *cancellable, GError **error)
{
  const MovesData *data = pointer;
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };
  g_autoptr (PursuitMovesCheck) check = check_new ();
  g_autoptr (GArray) ids = pursuit_select_ids (db, data->deals, &context, -1, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PursuitMoveDecision) decision = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      decision = pursuit_move_decide (db, g_array_index (ids, gint64, i), data->stage_id, context.today,
                                      FALSE, FALSE, error);
      if (decision == NULL)
        return NULL;
      if (decision->from_stage_id == data->stage_id)
        check->n_there++;
      else if (take_bar (check, decision))
        continue;
      else if (decision->verdict.kind == PURSUIT_VERDICT_GO)
        check->n_ready++;
      else
        take_verdict (check, decision);
    }
  return ids != NULL ? g_steal_pointer (&check) : NULL;
}

/**
 * pursuit_session_check_moves:
 * @deals: which deals
 * @to_stage_id: a stage of their process
 * @cancellable: (nullable): thousands of deals take a while
 *
 * Asks what stands against moving many deals to a stage, so that one dialog can ask for everything that is
 * missing; nothing is written.
 *
 * Returns: (transfer full) (nullable): the answer for all of them
 */
PursuitMovesCheck *
pursuit_session_check_moves (PursuitSession *self,
                             PursuitListSpec *deals,
                             gint64 to_stage_id,
                             GCancellable *cancellable,
                             GError **error)
{
  MovesData data = { deals, to_stage_id };

  g_return_val_if_fail (deals != NULL && deals->entity == &PURSUIT_DEAL_ENTITY, NULL);

  return pursuit_session_call (self, PURSUIT_LANE_READ, check_func, &data, cancellable, error);
}

/** pursuit_session_check_moves_async: the asynchronous form of pursuit_session_check_moves(). */
void
pursuit_session_check_moves_async (PursuitSession *self,
                                   PursuitListSpec *deals,
                                   gint64 to_stage_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  MovesData *data;

  g_return_if_fail (deals != NULL && deals->entity == &PURSUIT_DEAL_ENTITY);

  data = g_new (MovesData, 1);
  *data = (MovesData){ pursuit_list_spec_ref (deals), to_stage_id };
  pursuit_session_call_async (self, pursuit_session_check_moves_async, PURSUIT_LANE_READ, check_func, data,
                              moves_data_free, (GDestroyNotify) pursuit_moves_check_free, cancellable,
                              callback, user_data);
}

/** pursuit_session_check_moves_finish: completes pursuit_session_check_moves_async(). */
PursuitMovesCheck *
pursuit_session_check_moves_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_check_moves_async, result, error);
}
