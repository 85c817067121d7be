/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-private.h"

#include "pursuit-buying-decision.h"
#include "pursuit-need.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* The deal, and its name for the label. */
static PursuitRow *
read_deal (PursuitRun *run, gint64 deal_id, GError **error)
{
  PursuitRow *deal = pursuit_txn_read (run->txn, "deal", deal_id, error);

  if (deal != NULL)
    pursuit_row_set_text (run->args, "name", pursuit_row_get_text (deal, "title"));
  return deal;
}

/**
 * pursuit_run_tell_buying_stage:
 * @stage_id: a buying stage of the deal's process
 * @day: of the evidence
 * @source: (nullable): who told us
 *
 * Notes where the customer of a deal was found to be, with an event of its own.
 */
gboolean
pursuit_run_tell_buying_stage (PursuitRun *run,
                               gint64 deal_id,
                               gint64 stage_id,
                               PursuitDay day,
                               const char *source,
                               GError **error)
{
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", deal_id, error);
  g_autoptr (PursuitRow) stage = deal ? pursuit_txn_read (run->txn, "buying_stage", stage_id, error) : NULL;
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (stage == NULL)
    return FALSE;
  if (pursuit_row_get_int (stage, "process_id") != pursuit_row_get_int (deal, "process_id"))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   _ ("Buying stage “%s” belongs to another process."), pursuit_row_get_text (stage, "name"));
      return FALSE;
    }
  pursuit_row_set_int (changes, "buying_stage_id", stage_id);
  pursuit_run_set_day (changes, "buying_day", day);
  pursuit_row_set_text (changes, "buying_source", source);
  return pursuit_txn_update (run->txn, "deal", deal_id, 0, changes, error) &&
         pursuit_txn_add_buying_event (run->txn, deal_id, pursuit_row_get_int (deal, "buying_stage_id"), day,
                                       error);
}

static gint64
find_decision (PursuitRun *run, gint64 deal_id, const char *code, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, "decision-find", error);

  if (stmt == NULL)
    return 0;
  pursuit_bind_int (stmt, 1, deal_id);
  pursuit_bind_text (stmt, 2, code);
  gint64 id = pursuit_db_step (run->db, stmt, error) == 1 ? pursuit_column_int (stmt, 0) : 0;
  pursuit_stmt_reset (stmt);
  return id;
}

/** pursuit_run_decide_buying: notes how one of the five decisions stands. */
gboolean
pursuit_run_decide_buying (PursuitRun *run, GError **error)
{
  gint64 deal_id = pursuit_command_get_int (run->command, "deal_id");
  const char *code = pursuit_command_get_text (run->command, "code");
  g_autoptr (PursuitRow) deal = read_deal (run, deal_id, error);
  g_autoptr (PursuitRow) row =
      deal ? pursuit_run_row_of_fields (run, pursuit_command_get_fields (run->command), error) : NULL;

  if (row == NULL)
    return FALSE;
  if (!pursuit_choice_is_valid (PURSUIT_BUYING_DECISIONS, code))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("A purchase takes the decisions buy, when, budget, supplier and sign, not “%s”."),
                   code);
      return FALSE;
    }
  pursuit_row_set_text (run->args, "decision", code);
  pursuit_row_set_int (run->args, "deal_id", deal_id);
  gint64 id = find_decision (run, deal_id, code, error);
  run->record_id = deal_id;
  if (id != 0)
    return pursuit_txn_update (run->txn, "buying_decision", id, 0, row, error);
  pursuit_row_set_int (row, "deal_id", deal_id);
  pursuit_row_set_text (row, "code", code);
  if (pursuit_row_get_text (row, "state") == NULL)
    pursuit_row_set_text (row, "state", "open");
  return pursuit_txn_insert (run->txn, "buying_decision", row, error) != 0;
}

static gboolean
add_version (PursuitRun *run, gint64 need_id, const char *text, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  PursuitDay day = pursuit_command_get_day (run->command, "day");

  pursuit_row_set_int (row, "need_id", need_id);
  pursuit_row_set_text (row, "text", text);
  pursuit_row_set_text (row, "source", pursuit_command_get_text (run->command, "source"));
  pursuit_run_set_day (row, "day", day != PURSUIT_DAY_NONE ? day : pursuit_txn_get_today (run->txn));
  if (pursuit_txn_get_actor (run->txn) != 0)
    pursuit_row_set_int (row, "by_id", pursuit_txn_get_actor (run->txn));
  return pursuit_txn_insert (run->txn, "need_version", row, error) != 0;
}

static gint64
make_need (PursuitRun *run, PursuitRow *row, gint64 deal_id, GError **error)
{
  pursuit_row_set_int (row, "deal_id", deal_id);
  pursuit_row_set_int (row, "position", pursuit_find_id (run->db, "need-position-end", deal_id));
  if (pursuit_row_get_text (row, "kind") == NULL)
    pursuit_row_set_text (row, "kind", "business");
  return pursuit_txn_insert (run->txn, "need", row, error);
}

/** pursuit_run_note_need: makes a need, or says anew what it is; what was said before stays. */
gboolean
pursuit_run_note_need (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  const char *text = pursuit_command_get_text (run->command, "text");
  PursuitFields *fields = pursuit_command_get_fields (run->command);
  g_autoptr (PursuitRow) old = id != 0 ? pursuit_txn_read (run->txn, "need", id, error) : NULL;
  gint64 deal_id =
      old ? pursuit_row_get_int (old, "deal_id") : pursuit_command_get_int (run->command, "deal_id");
  g_autoptr (PursuitRow) deal = id == 0 || old != NULL ? read_deal (run, deal_id, error) : NULL;
  g_autoptr (PursuitRow) row = deal == NULL     ? NULL
                               : fields == NULL ? pursuit_row_new ()
                                                : pursuit_run_row_of_fields (run, fields, error);

  if (row == NULL)
    return FALSE;
  if (old == NULL && pursuit_text_is_blank (text))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("Say what is needed."));
      return FALSE;
    }
  pursuit_row_set_int (run->args, "again", old != NULL);
  if (old == NULL)
    id = make_need (run, row, deal_id, error);
  else if (pursuit_row_get_length (row) > 0 && !pursuit_txn_update (run->txn, "need", id, 0, row, error))
    return FALSE;
  run->record_id = id;
  return id != 0 && (pursuit_text_is_blank (text) || add_version (run, id, text, error));
}

/** pursuit_run_drop_need: what was needed is so no longer, or is so again. */
gboolean
pursuit_run_drop_need (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  gboolean drop = pursuit_command_get_int (run->command, "drop") != 0;
  g_autoptr (PursuitRow) need = pursuit_txn_read (run->txn, "need", id, error);
  g_autoptr (PursuitRow) deal = need ? read_deal (run, pursuit_row_get_int (need, "deal_id"), error) : NULL;
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (deal == NULL)
    return FALSE;
  run->record_id = id;
  pursuit_row_set_int (run->args, "drop", drop);
  pursuit_run_set_day (changes, "dropped", drop ? pursuit_txn_get_today (run->txn) : PURSUIT_DAY_NONE);
  return pursuit_txn_update (run->txn, "need", id, 0, changes, error);
}

static gboolean
delete_needs (PursuitRun *run, gint64 deal_id, GError **error)
{
  g_autoptr (GArray) needs = pursuit_find_ids (run->db, "needs-of-deal", deal_id, error);

  for (guint i = 0; needs != NULL && i < needs->len; i++)
    {
      gint64 id = g_array_index (needs, gint64, i);
      if (!pursuit_run_delete_all (run, "versions-of-need", id, "need_version", error) ||
          !pursuit_txn_delete (run->txn, "need", id, error))
        return FALSE;
    }
  return needs != NULL;
}

/** pursuit_run_detach_buying: what is known of the purchase goes with deal @deal_id. */
gboolean
pursuit_run_detach_buying (PursuitRun *run, gint64 deal_id, GError **error)
{
  return delete_needs (run, deal_id, error) &&
         pursuit_run_delete_all (run, "decisions-of-deal", deal_id, "buying_decision", error);
}

/** pursuit_run_detach_holder: needs and purchases stay when the person they belong to goes. */
gboolean
pursuit_run_detach_holder (PursuitRun *run, gint64 person_id, GError **error)
{
  return pursuit_run_set_null_ref (run, "needs-of-person", person_id, "need", "holder_id", error) &&
         pursuit_run_set_null_ref (run, "deals-in-charge", person_id, "deal", "in_charge_id", error);
}
