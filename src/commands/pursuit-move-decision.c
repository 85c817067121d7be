/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-move-decision.h"

#include <glib/gi18n-lib.h>

/** pursuit_move_decision_free: frees a decision. */
void
pursuit_move_decision_free (PursuitMoveDecision *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->deal_case, pursuit_deal_case_free);
  g_clear_pointer (&self->gate, pursuit_gate_result_free);
  g_free (self);
}

/* The last approval that was asked for this step. It holds for the stay in the stage in which it was asked.
 */
static gboolean
read_approval (PursuitMoveDecision *self, PursuitDb *db, GError **error)
{
  PursuitRecord *deal = self->deal_case->deal;
  PursuitDay since = pursuit_record_get_day (deal, PURSUIT_DEAL_STAGE_SINCE);
  PursuitStmt *stmt = pursuit_db_query (db, "step-approval", error);

  self->pending = FALSE;
  self->approved_by_id = 0;
  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, pursuit_record_get_id (deal));
  pursuit_bind_int (stmt, 2, self->from_stage_id);
  pursuit_bind_int (stmt, 3, self->to_stage_id);
  int state = pursuit_db_step (db, stmt, error);
  if (state == 1 && pursuit_day_parse_iso (pursuit_column_text (stmt, 2)) >= since)
    {
      self->pending = g_str_equal (pursuit_column_text (stmt, 1), "pending");
      if (g_str_equal (pursuit_column_text (stmt, 1), "granted"))
        self->approved_by_id = pursuit_column_int (stmt, 0);
    }
  pursuit_stmt_reset (stmt);
  return state >= 0;
}

static gboolean
decide (PursuitMoveDecision *self,
        PursuitDb *db,
        gint64 to_stage_id,
        gboolean force,
        gboolean approved,
        GError **error)
{
  self->to_stage_id = to_stage_id;
  g_clear_pointer (&self->gate, pursuit_gate_result_free);
  if (!read_approval (self, db, error))
    return FALSE;
  self->gate = pursuit_deal_case_check_step (self->deal_case, to_stage_id);

  PursuitTransitionRequest request = { .from = self->from_stage_id,
                                       .to = to_stage_id,
                                       .gate = self->gate,
                                       .facts = &self->deal_case->facts,
                                       .force = force,
                                       .approved = approved || self->approved_by_id != 0 };
  pursuit_transition_decide (self->deal_case->book->matrix, &request, &self->verdict);
  return TRUE;
}

/**
 * pursuit_move_decide:
 * @db: any connection; within a transaction it sees what that has written
 * @to_stage_id: of the deal's process
 * @force: go in spite of key nodes that are not met
 * @approved: somebody approves the step now
 *
 * Asks the rules about a step: matrix, then key nodes, then required fields.
 *
 * Returns: (transfer full) (nullable): everything that stands against it, or a go
 */
PursuitMoveDecision *
pursuit_move_decide (PursuitDb *db,
                     gint64 deal_id,
                     gint64 to_stage_id,
                     PursuitDay today,
                     gboolean force,
                     gboolean approved,
                     GError **error)
{
  g_autoptr (PursuitMoveDecision) self = g_new0 (PursuitMoveDecision, 1);

  self->deal_case = pursuit_deal_case_read (db, deal_id, today, error);
  if (self->deal_case == NULL)
    return NULL;
  self->from_stage_id = pursuit_record_get_int (self->deal_case->deal, PURSUIT_DEAL_STAGE_ID);
  return decide (self, db, to_stage_id, force, approved, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pursuit_move_decision_turn_to:
 * @db: any connection
 *
 * Asks the rules about the step of the same deal to another stage, without reading the deal again. Nobody
 * forces or approves it.
 */
gboolean
pursuit_move_decision_turn_to (PursuitMoveDecision *self, PursuitDb *db, gint64 to_stage_id, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return decide (self, db, to_stage_id, FALSE, FALSE, error);
}

/**
 * pursuit_unmet_sentence:
 *
 * Returns: (transfer full): the key node's name, and what is missing of it
 */
char *
pursuit_unmet_sentence (PursuitProcessBook *book, const PursuitUnmet *unmet)
{
  const PursuitKeyNode *node = pursuit_process_book_find_node (book, unmet->node);
  g_autofree char *text = pursuit_process_book_explain (book, unmet, NULL);

  /* Translators: a key node, then what is missing of it, a whole sentence */
  return node != NULL ? g_strdup_printf (_ ("%s: %s"), node->name, text) : g_steal_pointer (&text);
}

static const char *
stage_name (PursuitMoveDecision *self, gint64 stage_id)
{
  const PursuitBookStage *stage = pursuit_process_book_find_stage (self->deal_case->book, stage_id);
  return stage ? stage->name : "";
}

/**
 * pursuit_move_decision_explain:
 *
 * Returns: (transfer full): all that stands against the step, a sentence a line
 */
char *
pursuit_move_decision_explain (PursuitMoveDecision *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *text = g_string_new (NULL);
  g_autofree char *sentence = pursuit_verdict_explain (&self->verdict, stage_name (self, self->from_stage_id),
                                                       stage_name (self, self->to_stage_id));

  g_string_append (text, sentence ? sentence : "");
  for (guint i = 0; self->verdict.kind != PURSUIT_VERDICT_FORBIDDEN && i < self->gate->n_unmet; i++)
    {
      g_autofree char *line = pursuit_unmet_sentence (self->deal_case->book, &self->gate->unmet[i]);
      g_string_append_printf (text, "\n%s", line);
    }
  return g_string_free (text, FALSE);
}

/** pursuit_move_decision_get_missing: (transfer full) (nullable): the unmet conditions as an event keeps
 * them. */
char *
pursuit_move_decision_get_missing (PursuitMoveDecision *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->gate->n_unmet; i++)
    g_ptr_array_add (lines, pursuit_unmet_to_code (&self->gate->unmet[i]));
  g_ptr_array_add (lines, NULL);
  return self->gate->n_unmet > 0 ? g_strjoinv ("\n", (char **) lines->pdata) : NULL;
}
