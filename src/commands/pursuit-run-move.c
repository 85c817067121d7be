/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-private.h"

#include "pursuit-deal.h"
#include "pursuit-move-decision.h"
#include "pursuit-positions.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* Two cards nearer to each other than this make those around them move apart: halving a gap of 1 gets here in
 * 30 drops, long before doubles run out of digits. */
static const double SMALLEST_GAP = 1e-9;

/* The first number of a named query on (stage, deal); FALSE when it is NULL. */
static gboolean
query_position (PursuitRun *run, const char *query, gint64 stage_id, gint64 deal_id, double *position)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, query, NULL);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, stage_id);
  pursuit_bind_int (stmt, 2, deal_id);
  gboolean found = pursuit_db_step (run->db, stmt, NULL) == 1 && !pursuit_column_is_null (stmt, 0);
  if (found)
    *position = pursuit_column_real (stmt, 0);
  pursuit_stmt_reset (stmt);
  return found;
}

static gboolean
query_position_before (PursuitRun *run,
                       gint64 stage_id,
                       gint64 deal_id,
                       double position,
                       gint64 before_id,
                       double *above)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, "position-before", NULL);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, stage_id);
  pursuit_bind_int (stmt, 2, deal_id);
  pursuit_bind_real (stmt, 3, position);
  pursuit_bind_int (stmt, 4, before_id);
  gboolean found = pursuit_db_step (run->db, stmt, NULL) == 1;
  if (found)
    *above = pursuit_column_real (stmt, 0);
  pursuit_stmt_reset (stmt);
  return found;
}

/**
 * pursuit_run_place:
 * @before_id: the deal that it is to stand before, %PURSUIT_PLACE_TOP or %PURSUIT_PLACE_END
 * @position: (out): where a deal lands in a column: half way between its new neighbours, or one off the end
 *
 * A deal that was removed or moved away meanwhile does not stop the drop: it lands on top then.
 */
gboolean
pursuit_run_place (PursuitRun *run,
                   gint64 stage_id,
                   gint64 deal_id,
                   gint64 before_id,
                   double *position,
                   GError **error)
{
  double below, above;

  *position = 0;
  if (before_id == PURSUIT_PLACE_END)
    {
      if (query_position (run, "position-end", stage_id, deal_id, &above))
        *position = above + 1;
      return TRUE;
    }

  g_autoptr (PursuitRow) before = before_id > 0 ? pursuit_txn_read (run->txn, "deal", before_id, NULL) : NULL;
  if (before == NULL || pursuit_row_get_int (before, "stage_id") != stage_id || before_id == deal_id)
    {
      if (query_position (run, "position-top", stage_id, deal_id, &below))
        *position = below - 1;
      return TRUE;
    }

  below = pursuit_row_get (before, "position")->d;
  if (!query_position_before (run, stage_id, deal_id, below, before_id, &above))
    {
      *position = below - 1;
      return TRUE;
    }
  if (below - above >= SMALLEST_GAP)
    {
      *position = above + (below - above) / 2;
      return TRUE;
    }
  return pursuit_positions_spread (run->db, stage_id, below, before_id, error) &&
         pursuit_run_place (run, stage_id, deal_id, before_id, position, error);
}

/** pursuit_run_check_approver: nobody approves what they do themselves, unless there is nobody else. */
gboolean
pursuit_run_check_approver (PursuitRun *run, gint64 approver_id, GError **error)
{
  if (approver_id != pursuit_txn_get_actor (run->txn) || pursuit_find_id (run->db, "active-members", 0) <= 1)
    return TRUE;
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                       _ ("Nobody approves their own step. Name a colleague."));
  return FALSE;
}

/* The member called in @name who approves: 0 and no error when nobody is called. */
static gboolean
find_approver (PursuitRun *run, gint64 *approver_id, GError **error)
{
  const char *name = pursuit_command_get_text (run->command, "approved_by");

  *approver_id = 0;
  if (pursuit_text_is_blank (name))
    return TRUE;
  *approver_id = pursuit_run_member_by_name (run->txn, name, error);
  return *approver_id != 0 && pursuit_run_check_approver (run, *approver_id, error);
}

/* An approval that comes with the step is kept like one that was asked for. */
static gboolean
keep_approval (PursuitRun *run, PursuitMoveDecision *decision, gint64 approver_id, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  PursuitDay today = pursuit_txn_get_today (run->txn);

  pursuit_row_set_int (row, "deal_id", pursuit_record_get_id (decision->deal_case->deal));
  pursuit_row_set_int (row, "from_stage_id", decision->from_stage_id);
  pursuit_row_set_int (row, "to_stage_id", decision->to_stage_id);
  pursuit_run_fill_approval (run, row, approver_id);
  pursuit_row_set_text (row, "state", "granted");
  pursuit_run_set_day (row, "decided", today);
  return pursuit_txn_insert (run->txn, "approval", row, error) != 0;
}

/** pursuit_run_fill_approval: who asks whom today, and why; whoever asks themselves approves by themselves.
 */
void
pursuit_run_fill_approval (PursuitRun *run, PursuitRow *row, gint64 asked_of_id)
{
  gint64 actor_id = pursuit_txn_get_actor (run->txn);

  if (actor_id != 0)
    pursuit_row_set_int (row, "asked_by_id", actor_id);
  pursuit_row_set_int (row, "asked_of_id", asked_of_id);
  pursuit_run_set_day (row, "asked", pursuit_txn_get_today (run->txn));
  pursuit_row_set_int (row, "self_approved", asked_of_id == actor_id);
  pursuit_row_set_text (row, "reason", pursuit_command_get_text (run->command, "reason"));
}

/** pursuit_run_check_stage: whether @deal can be moved to @stage at all, whatever the rules say of the step.
 */
gboolean
pursuit_run_check_stage (PursuitRow *deal, PursuitRow *stage, GError **error)
{
  if (pursuit_row_get_int (stage, "process_id") != pursuit_row_get_int (deal, "process_id"))
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, _ ("Stage “%s” belongs to another process."),
                 pursuit_row_get_text (stage, "name"));
  else if (pursuit_run_is_closed (deal))
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                 _ ("“%s” is closed. Reopen it before it is moved."), pursuit_row_get_text (deal, "title"));
  else
    return TRUE;
  return FALSE;
}

/**
 * pursuit_run_ask_step:
 * @event: gets what the step's event says of it
 * @missing: (out): owns what @event points to
 *
 * Asks the rules whether the deal may go to another stage with what the command brings: force, and an
 * approval, which is kept. Whatever takes a deal to another stage asks here.
 */
gboolean
pursuit_run_ask_step (PursuitRun *run,
                      gint64 deal_id,
                      gint64 stage_id,
                      PursuitStageEvent *event,
                      char **missing,
                      GError **error)
{
  gint64 approver_id;
  PursuitDay today = pursuit_txn_get_today (run->txn);

  if (!find_approver (run, &approver_id, error))
    return FALSE;
  g_autoptr (PursuitMoveDecision) decision =
      pursuit_move_decide (run->db, deal_id, stage_id, today,
                           pursuit_command_get_int (run->command, "force") != 0, approver_id != 0, error);
  if (decision == NULL)
    return FALSE;
  if (decision->verdict.kind != PURSUIT_VERDICT_GO)
    {
      g_autofree char *sentences = pursuit_move_decision_explain (decision);
      gboolean forbidden = decision->verdict.kind == PURSUIT_VERDICT_FORBIDDEN;
      g_set_error_literal (error, PURSUIT_ERROR, forbidden ? PURSUIT_ERROR_REFUSED : PURSUIT_ERROR_UNMET,
                           sentences);
      return FALSE;
    }
  if (decision->verdict.rule == PURSUIT_TRANSITION_APPROVAL && approver_id != 0 &&
      !keep_approval (run, decision, approver_id, error))
    return FALSE;
  *missing = decision->verdict.forced ? pursuit_move_decision_get_missing (decision) : NULL;
  event->approved_by_id = approver_id != 0 ? approver_id : decision->approved_by_id;
  event->forced = decision->verdict.forced;
  event->missing = *missing;
  return TRUE;
}

/* Another stage: the rules are asked, and the deal's story goes on. */
static gboolean
change_stage (PursuitRun *run, PursuitRow *deal, PursuitRow *stage, PursuitRow *changes, GError **error)
{
  gint64 id = pursuit_row_get_int (deal, "id");
  gint64 stage_id = pursuit_row_get_int (stage, "id");
  PursuitStageEvent event = pursuit_run_make_event (run, deal, "moved", pursuit_txn_get_today (run->txn));
  g_autofree char *missing = NULL;

  if (!pursuit_run_ask_step (run, id, stage_id, &event, &missing, error))
    return FALSE;
  gboolean was_won = g_str_equal (pursuit_row_get_text (deal, "outcome"), "won");
  gboolean delivery = g_str_equal (pursuit_row_get_text (stage, "phase"), "deliver");
  pursuit_row_set_int (changes, "stage_id", stage_id);
  pursuit_row_set_null (changes, "finished");
  if (was_won != delivery && !pursuit_run_set_stage_outcome (run, changes, stage_id, error))
    return FALSE;
  pursuit_row_set_int (run->args, "forced", event.forced);
  return pursuit_txn_update (run->txn, "deal", id, 0, changes, error) &&
         pursuit_txn_add_stage_event (run->txn, id, &event, error);
}

/* Leaves of @row what the deal has not. */
static gboolean
keep_filled (PursuitRun *run, gint64 id, PursuitRow *row, GError **error)
{
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", id, error);

  if (deal == NULL)
    return FALSE;
  for (guint i = 0; i < PURSUIT_DEAL_ENTITY.n_fields; i++)
    {
      const PursuitValue *value = pursuit_row_get (deal, PURSUIT_DEAL_ENTITY.fields[i].name);
      if (value != NULL && value->kind != PURSUIT_VALUE_NULL)
        pursuit_row_remove (row, PURSUIT_DEAL_ENTITY.fields[i].name);
    }
  return TRUE;
}

/* Fields that were filled in for the step are written with it. */
static gboolean
write_fields (PursuitRun *run, gint64 id, GError **error)
{
  PursuitFields *fields = pursuit_command_get_fields (run->command);
  g_autoptr (PursuitRow) row = NULL;

  if (fields == NULL || pursuit_fields_is_empty (fields))
    return TRUE;
  row = pursuit_run_row_of_fields (run, fields, error);
  if (row == NULL ||
      (pursuit_command_get_int (run->command, "fill") != 0 && !keep_filled (run, id, row, error)))
    return FALSE;
  return pursuit_row_get_length (row) == 0 || pursuit_run_set_deal (run, id, 0, row, error);
}

/** pursuit_run_move: moves a deal to a stage, or to another place in its column. */
gboolean
pursuit_run_move (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  gint64 stage_id = pursuit_command_get_int (run->command, "stage_id");
  g_autoptr (PursuitRow) deal = NULL;
  g_autoptr (PursuitRow) changes = pursuit_row_new ();
  double position;

  if (!write_fields (run, id, error))
    return FALSE;
  deal = pursuit_txn_read (run->txn, "deal", id, error);
  if (deal == NULL || !pursuit_run_note_deal (run, deal, stage_id, error))
    return FALSE;
  g_autoptr (PursuitRow) stage = pursuit_txn_read (run->txn, "stage", stage_id, error);
  if (stage == NULL || !pursuit_run_check_stage (deal, stage, error) ||
      !pursuit_run_place (run, stage_id, id, pursuit_command_get_int (run->command, "before_id"), &position,
                          error))
    return FALSE;

  gboolean same_stage = stage_id == pursuit_row_get_int (deal, "stage_id");
  pursuit_row_set_real (changes, "position", position);
  pursuit_row_set_int (run->args, "reorder", same_stage);
  return same_stage ? pursuit_txn_update (run->txn, "deal", id, 0, changes, error)
                    : change_stage (run, deal, stage, changes, error);
}
