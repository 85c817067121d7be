/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-private.h"

#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* Key node @node_id of the deal's process, and both names for the label. */
static PursuitRow *
read_node (PursuitRun *run, gint64 deal_id, gint64 node_id, GError **error)
{
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", deal_id, error);
  g_autoptr (PursuitRow) node = deal ? pursuit_txn_read (run->txn, "key_node", node_id, error) : NULL;
  g_autoptr (PursuitRow) stage =
      node ? pursuit_txn_read (run->txn, "stage", pursuit_row_get_int (node, "stage_id"), error) : NULL;

  if (stage == NULL)
    return NULL;
  if (pursuit_row_get_int (stage, "process_id") != pursuit_row_get_int (deal, "process_id"))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   _ ("Key node “%s” belongs to another process."), pursuit_row_get_text (node, "name"));
      return NULL;
    }
  run->record_id = deal_id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (deal, "title"));
  pursuit_row_set_text (run->args, "node", pursuit_row_get_text (node, "name"));
  return g_steal_pointer (&node);
}

/** pursuit_run_confirm_node: keeps what somebody says of a key node, or takes it back. */
gboolean
pursuit_run_confirm_node (PursuitRun *run, GError **error)
{
  gint64 deal_id = pursuit_command_get_int (run->command, "deal_id");
  gint64 node_id = pursuit_command_get_int (run->command, "node_id");
  const char *evidence = pursuit_command_get_text (run->command, "evidence");
  PursuitDay day = pursuit_command_get_day (run->command, "day");
  g_autoptr (PursuitRow) node = read_node (run, deal_id, node_id, error);
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (node == NULL)
    return FALSE;
  gint64 id = pursuit_find_pair (run->db, "node-state-find", deal_id, node_id);
  const char *file = pursuit_command_get_text (run->command, "file");
  gboolean taken_back = pursuit_text_is_blank (evidence) && file == NULL;
  pursuit_row_set_int (run->args, "taken_back", taken_back);
  if (taken_back)
    return id == 0 || pursuit_txn_delete (run->txn, "node_state", id, error);

  if (file != NULL)
    {
      gint64 attachment = pursuit_run_insert_file (run, "deal_id", deal_id, error);
      if (attachment == 0)
        return FALSE;
      pursuit_row_set_int (row, "attachment_id", attachment);
    }
  /* a file speaks for itself */
  pursuit_row_set_text (row, "evidence", pursuit_text_is_blank (evidence) ? file : evidence);
  pursuit_run_set_day (row, "day", day != PURSUIT_DAY_NONE ? day : pursuit_txn_get_today (run->txn));
  if (pursuit_txn_get_actor (run->txn) != 0)
    pursuit_row_set_int (row, "by_id", pursuit_txn_get_actor (run->txn));
  if (id != 0)
    return pursuit_txn_update (run->txn, "node_state", id, 0, row, error);
  pursuit_row_set_int (row, "deal_id", deal_id);
  pursuit_row_set_int (row, "node_id", node_id);
  return pursuit_txn_insert (run->txn, "node_state", row, error) != 0;
}

/* What is to be approved: a key node, or the step from the deal's present stage to another. */
static gboolean
set_subject (PursuitRun *run, PursuitRow *row, gint64 deal_id, GError **error)
{
  gint64 node_id = pursuit_command_get_int (run->command, "node_id");
  gint64 stage_id = pursuit_command_get_int (run->command, "stage_id");

  if (node_id != 0)
    {
      g_autoptr (PursuitRow) node = read_node (run, deal_id, node_id, error);
      pursuit_row_set_int (row, "node_id", node_id);
      return node != NULL;
    }
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", deal_id, error);
  g_autoptr (PursuitRow) stage = deal ? pursuit_txn_read (run->txn, "stage", stage_id, error) : NULL;
  if (stage == NULL || !pursuit_run_check_stage (deal, stage, error) ||
      !pursuit_run_note_deal (run, deal, stage_id, error))
    return FALSE;
  pursuit_row_set_int (row, "from_stage_id", pursuit_row_get_int (deal, "stage_id"));
  pursuit_row_set_int (row, "to_stage_id", stage_id);
  return TRUE;
}

/** pursuit_run_ask_approval: asks a member for approval, or records the one that was given already. */
gboolean
pursuit_run_ask_approval (PursuitRun *run, GError **error)
{
  gint64 deal_id = pursuit_command_get_int (run->command, "deal_id");
  gboolean granted = pursuit_command_get_int (run->command, "granted") != 0;
  const char *name = pursuit_command_get_text (run->command, "approved_by");
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (pursuit_text_is_blank (name))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                           _ ("Name the colleague who is to approve."));
      return FALSE;
    }
  gint64 member_id = pursuit_run_member_by_name (run->txn, name, error);
  if (member_id == 0 || !pursuit_run_check_approver (run, member_id, error))
    return FALSE;
  pursuit_row_set_int (row, "deal_id", deal_id);
  pursuit_run_fill_approval (run, row, member_id);
  pursuit_row_set_text (row, "state", granted ? "granted" : "pending");
  if (granted)
    pursuit_run_set_day (row, "decided", pursuit_txn_get_today (run->txn));
  pursuit_row_set_text (run->args, "member", name);
  pursuit_row_set_int (run->args, "granted", granted);
  return set_subject (run, row, deal_id, error) && pursuit_txn_insert (run->txn, "approval", row, error) != 0;
}

/* Only whoever was asked decides, and only whoever asked withdraws. */
static gboolean
check_decider (PursuitRun *run, PursuitRow *approval, const char *state, GError **error)
{
  gboolean withdraws = g_str_equal (state, "withdrawn");
  gint64 entitled = pursuit_row_get_int (approval, withdraws ? "asked_by_id" : "asked_of_id");

  if (!g_str_equal (pursuit_row_get_text (approval, "state"), "pending"))
    g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, _ ("This was decided already."));
  else if (entitled != pursuit_txn_get_actor (run->txn))
    g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                         withdraws ? _ ("Only whoever asked can withdraw the request.")
                                   : _ ("Only the colleague who was asked can decide."));
  else
    return TRUE;
  return FALSE;
}

/** pursuit_run_decide_approval: grants, refuses or withdraws what was asked for. */
gboolean
pursuit_run_decide_approval (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  const char *state = pursuit_command_get_text (run->command, "state");
  g_autoptr (PursuitRow) approval = pursuit_txn_read (run->txn, "approval", id, error);
  g_autoptr (PursuitRow) deal =
      approval ? pursuit_txn_read (run->txn, "deal", pursuit_row_get_int (approval, "deal_id"), error) : NULL;
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (deal == NULL || !check_decider (run, approval, state, error))
    return FALSE;
  run->record_id = pursuit_row_get_int (deal, "id");
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (deal, "title"));
  pursuit_row_set_text (run->args, "state", state);
  pursuit_row_set_text (row, "state", state);
  pursuit_run_set_day (row, "decided", pursuit_txn_get_today (run->txn));
  if (pursuit_command_get_text (run->command, "reason") != NULL)
    pursuit_row_set_text (row, "reason", pursuit_command_get_text (run->command, "reason"));
  return pursuit_txn_update (run->txn, "approval", id, 0, row, error);
}
