/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-customer.h"
#include "pursuit-run-plan.h"
#include "pursuit-run-private.h"
#include "pursuit-run-process.h"

#include "pursuit-deal.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

static gint64
stage_of_fields (PursuitRun *run, PursuitRow *row, gint64 process_id, GError **error)
{
  PursuitFields *fields = pursuit_command_get_fields (run->command);
  const PursuitValue *name = pursuit_fields_lookup (fields, PURSUIT_DEAL_STAGE);
  gint64 id = pursuit_row_get_int (row, "stage_id");

  if (id == 0 && name != NULL && name->kind == PURSUIT_VALUE_TEXT)
    {
      id = pursuit_find_stage (run->db, process_id, name->s);
      if (id == 0)
        g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("The process has no stage “%s”."),
                     name->s);
      return id;
    }
  if (id == 0)
    {
      PursuitStmt *stmt = pursuit_db_query (run->db, "first-stage", error);
      if (stmt == NULL)
        return 0;
      pursuit_bind_int (stmt, 1, process_id);
      pursuit_bind_text (stmt, 2, "sell");
      id = pursuit_db_step (run->db, stmt, error) == 1 ? pursuit_column_int (stmt, 0) : 0;
      pursuit_stmt_reset (stmt);
    }
  return id;
}

/* Product and company make a title when none is given. */
static void
default_title (PursuitRun *run, PursuitRow *row)
{
  if (!pursuit_text_is_blank (pursuit_row_get_text (row, "title")))
    return;

  gint64 company_id = pursuit_row_get_int (row, "company_id");
  g_autoptr (PursuitRow) company =
      company_id ? pursuit_txn_read (run->txn, "company", company_id, NULL) : NULL;
  const char *product = pursuit_row_get_text (row, "product");
  const char *name = company ? pursuit_row_get_text (company, "name") : NULL;
  g_autofree char *title =
      g_strdup_printf ("%s%s%s", product ? product : "", product && name ? " · " : "", name ? name : "");
  if (*title != '\0')
    pursuit_row_set_text (row, "title", title);
}

/** pursuit_run_set_stage_outcome: what entering the stage makes of a deal: won, or open. */
gboolean
pursuit_run_set_stage_outcome (PursuitRun *run, PursuitRow *row, gint64 stage_id, GError **error)
{
  g_autoptr (PursuitRow) stage = pursuit_txn_read (run->txn, "stage", stage_id, error);

  if (stage == NULL)
    return FALSE;
  gboolean delivery = g_str_equal (pursuit_row_get_text (stage, "phase"), "deliver");
  pursuit_row_set_text (row, "outcome", delivery ? "won" : "open");
  pursuit_run_set_day (row, "closed", delivery ? pursuit_txn_get_today (run->txn) : PURSUIT_DAY_NONE);
  return TRUE;
}

/* The buying stage that the fields name is one of @process_id; emptied, nobody knows where the customer is.
 */
static gboolean
set_buying_stage (PursuitRun *run, PursuitRow *row, gint64 process_id, GError **error)
{
  PursuitFields *fields = pursuit_command_get_fields (run->command);
  const PursuitValue *name = fields ? pursuit_fields_lookup (fields, PURSUIT_DEAL_BUYING_STAGE) : NULL;

  if (name == NULL)
    return TRUE;
  if (name->kind != PURSUIT_VALUE_TEXT || pursuit_text_is_blank (name->s))
    {
      pursuit_row_set_null (row, "buying_stage_id");
      pursuit_row_set_null (row, "buying_day");
      pursuit_row_set_null (row, "buying_source");
      return TRUE;
    }
  gint64 id = pursuit_find_buying_stage (run->db, process_id, name->s);
  if (id == 0)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("The process has no buying stage “%s”."),
                   name->s);
      return FALSE;
    }
  g_autoptr (PursuitRow) stage = pursuit_txn_read (run->txn, "buying_stage", id, error);
  if (stage == NULL)
    return FALSE;
  pursuit_row_set_text (run->args, "customer", pursuit_row_get_text (stage, "name"));
  pursuit_row_set_int (row, "buying_stage_id", id);
  if (pursuit_row_get (row, "buying_day") == NULL)
    pursuit_run_set_day (row, "buying_day", pursuit_txn_get_today (run->txn));
  /* whoever told of the last step did not tell of this one */
  if (pursuit_row_get (row, "buying_source") == NULL)
    pursuit_row_set_null (row, "buying_source");
  return TRUE;
}

/* Where the customer is has a story of its own, one event for each time that somebody told us. */
static gboolean
tell_buying_stage (PursuitRun *run, gint64 deal_id, gint64 from, PursuitRow *changes, GError **error)
{
  if (pursuit_row_get (changes, "buying_stage_id") == NULL)
    return TRUE;
  PursuitDay day = pursuit_day_parse_iso (pursuit_row_get_text (changes, "buying_day"));
  return pursuit_txn_add_buying_event (run->txn, deal_id, from,
                                       day != PURSUIT_DAY_NONE ? day : pursuit_txn_get_today (run->txn),
                                       error);
}

/** pursuit_run_prepare_deal: fills what a new deal must have: process, stage, place, currency, owner, title.
 */
gboolean
pursuit_run_prepare_deal (PursuitRun *run, PursuitRow *row, GError **error)
{
  gint64 process_id = pursuit_row_get_int (row, "process_id");
  double position;

  if (process_id == 0)
    process_id = pursuit_find_id (run->db, "default-process", 0);
  gint64 stage_id = stage_of_fields (run, row, process_id, error);
  if (stage_id == 0 || !pursuit_run_check_forecast (row, error) ||
      !pursuit_run_check_place (run, process_id, stage_id, error) ||
      !pursuit_run_place (run, stage_id, 0, PURSUIT_PLACE_TOP, &position, error) ||
      !pursuit_run_set_stage_outcome (run, row, stage_id, error))
    return FALSE;
  pursuit_row_set_int (row, "process_id", process_id);
  pursuit_row_set_int (row, "stage_id", stage_id);
  pursuit_row_set_real (row, "position", position);
  if (pursuit_row_get_text (row, "currency") == NULL)
    {
      g_autofree char *currency = pursuit_store_get_setting (run->db, "currency");
      pursuit_row_set_text (row, "currency", currency ? currency : "CNY");
    }
  if (pursuit_row_get_text (row, "created") == NULL)
    pursuit_run_set_day (row, "created", pursuit_txn_get_today (run->txn));
  if (pursuit_row_get (row, "owner_id") == NULL && pursuit_txn_get_actor (run->txn) != 0)
    pursuit_row_set_int (row, "owner_id", pursuit_txn_get_actor (run->txn));
  pursuit_row_set_int (row, "grade_own", pursuit_row_get_text (row, "grade") != NULL);
  default_title (run, row);
  return TRUE;
}

/** pursuit_run_finish_new_deal: the first event of a deal that was just made. */
gboolean
pursuit_run_finish_new_deal (PursuitRun *run, gint64 deal_id, GError **error)
{
  PursuitStageEvent event = {
    .kind = "created",
    .at_ms = pursuit_txn_get_now_ms (run->txn),
    .day = pursuit_txn_get_today (run->txn),
    .at_known = TRUE,
    .probability_before = -1,
  };
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", deal_id, error);
  return deal != NULL && pursuit_txn_add_stage_event (run->txn, deal_id, &event, error) &&
         (pursuit_row_get_int (deal, "buying_stage_id") == 0 ||
          tell_buying_stage (run, deal_id, 0, deal, error));
}

static double
probability_of (PursuitRow *deal)
{
  const PursuitValue *value = pursuit_row_get (deal, "probability");
  return value->kind == PURSUIT_VALUE_REAL ? value->d : -1;
}

/**
 * pursuit_run_make_event:
 * @old: the deal as it was before its row was written
 *
 * Returns: an event about the deal with what all events have
 */
PursuitStageEvent
pursuit_run_make_event (PursuitRun *run, PursuitRow *old, const char *kind, PursuitDay day)
{
  PursuitDay today = pursuit_txn_get_today (run->txn);
  g_autoptr (GTimeZone) zone = pursuit_store_get_zone (pursuit_txn_get_store (run->txn));

  return (PursuitStageEvent){
    .kind = kind,
    .from_stage_id = pursuit_row_get_int (old, "stage_id"),
    .at_ms = day == today ? pursuit_txn_get_now_ms (run->txn) : pursuit_day_to_ms (day, zone),
    .day = day,
    .at_known = TRUE,
    .reason = pursuit_command_get_text (run->command, "reason"),
    .competitor = pursuit_command_get_text (run->command, "competitor"),
    .probability_before = probability_of (old),
  };
}

/* An event of today about a deal whose row has been written. */
static gboolean
add_event (PursuitRun *run, PursuitRow *old, const char *kind, PursuitDay day, GError **error)
{
  PursuitStageEvent event = pursuit_run_make_event (run, old, kind, day);
  return pursuit_txn_add_stage_event (run->txn, pursuit_row_get_int (old, "id"), &event, error);
}

/** pursuit_run_note_deal: notes what the label of a step about a deal needs. */
gboolean
pursuit_run_note_deal (PursuitRun *run, PursuitRow *deal, gint64 stage_id, GError **error)
{
  gint64 company_id = pursuit_row_get_int (deal, "company_id");
  g_autoptr (PursuitRow) company =
      company_id ? pursuit_txn_read (run->txn, "company", company_id, error) : NULL;
  g_autoptr (PursuitRow) stage = pursuit_txn_read (run->txn, "stage", stage_id, error);

  if (stage == NULL)
    return FALSE;
  run->record_id = pursuit_row_get_int (deal, "id");
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (deal, "title"));
  if (company != NULL)
    pursuit_row_set_text (run->args, "company", pursuit_row_get_text (company, "name"));
  pursuit_row_set_text (run->args, "stage", pursuit_row_get_text (stage, "name"));
  return TRUE;
}

/** pursuit_run_is_closed: whether @deal was lost, withdrawn or postponed. */
gboolean
pursuit_run_is_closed (PursuitRow *deal)
{
  const char *outcome = pursuit_row_get_text (deal, "outcome");
  return !g_str_equal (outcome, "open") && !g_str_equal (outcome, "won");
}

/* The stage in which the deal's process delivers; as it is when there is none. */
static gboolean
find_delivery (PursuitRun *run, PursuitRow *deal, gint64 *stage_id, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, "first-stage", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, pursuit_row_get_int (deal, "process_id"));
  pursuit_bind_text (stmt, 2, "deliver");
  int state = pursuit_db_step (run->db, stmt, error);
  if (state == 1)
    *stage_id = pursuit_column_int (stmt, 0);
  pursuit_stmt_reset (stmt);
  return state >= 0;
}

/** pursuit_run_close: wins, loses, withdraws or postpones a deal. Winning it is a step into delivery. */
gboolean
pursuit_run_close (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  const char *outcome = pursuit_command_get_text (run->command, "outcome");
  PursuitDay day = pursuit_command_get_day (run->command, "day");
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", id, error);
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (deal == NULL)
    return FALSE;
  if (!pursuit_choice_is_valid (PURSUIT_OUTCOMES, outcome) || g_str_equal (outcome, "open"))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
                   _ ("A deal is closed as won, lost, withdrawn or postponed, not as “%s”."), outcome);
      return FALSE;
    }
  pursuit_row_set_text (run->args, "name",
                        pursuit_row_get_text (deal, "title")); /* also when it is refused */
  if (!g_str_equal (pursuit_row_get_text (deal, "outcome"), "open"))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, _ ("“%s” is closed already."),
                   pursuit_row_get_text (deal, "title"));
      return FALSE;
    }

  gint64 stage_id = pursuit_row_get_int (deal, "stage_id");
  day = day != PURSUIT_DAY_NONE ? day : pursuit_txn_get_today (run->txn);
  PursuitStageEvent event = pursuit_run_make_event (run, deal, "closed", day);
  g_autofree char *missing = NULL;
  if (g_str_equal (outcome, "won"))
    {
      double position;
      gint64 from_id = stage_id;
      if (!find_delivery (run, deal, &stage_id, error) ||
          (stage_id != from_id && !pursuit_run_ask_step (run, id, stage_id, &event, &missing, error)) ||
          !pursuit_run_place (run, stage_id, id, PURSUIT_PLACE_TOP, &position, error))
        return FALSE;
      pursuit_row_set_int (changes, "stage_id", stage_id);
      pursuit_row_set_real (changes, "position", position);
    }
  if (!pursuit_run_note_deal (run, deal, stage_id, error))
    return FALSE;
  pursuit_row_set_text (run->args, "outcome", outcome);
  pursuit_row_set_text (changes, "outcome", outcome);
  pursuit_run_set_day (changes, "closed", day);
  pursuit_row_set_text (changes, "close_reason", pursuit_command_get_text (run->command, "reason"));
  pursuit_row_set_text (changes, "competitor", pursuit_command_get_text (run->command, "competitor"));
  return pursuit_txn_update (run->txn, "deal", id, 0, changes, error) &&
         pursuit_txn_add_stage_event (run->txn, id, &event, error);
}

/** pursuit_run_reopen: opens a closed deal where it stood; a won one at the last selling stage it had. */
gboolean
pursuit_run_reopen (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", id, error);
  g_autoptr (PursuitRow) changes = pursuit_row_new ();
  double position;

  if (deal == NULL)
    return FALSE;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (deal, "title"));
  if (g_str_equal (pursuit_row_get_text (deal, "outcome"), "open"))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, _ ("“%s” is open already."),
                   pursuit_row_get_text (deal, "title"));
      return FALSE;
    }

  gint64 stage_id = pursuit_row_get_int (deal, "stage_id");
  g_autoptr (PursuitRow) stage = pursuit_txn_read (run->txn, "stage", stage_id, error);
  if (stage != NULL && g_str_equal (pursuit_row_get_text (stage, "phase"), "deliver"))
    {
      stage_id = pursuit_find_id (run->db, "last-sell-stage-of-deal", id);
      if (stage_id == 0)
        stage_id = pursuit_find_id (run->db, "last-sell-stage", pursuit_row_get_int (deal, "process_id"));
    }
  /* where it stood may be no stage any longer */
  else if (stage != NULL && pursuit_row_get_int (stage, "retired") != 0)
    stage_id = pursuit_find_id (run->db, "stage-in-use-near", stage_id);
  if (!pursuit_run_place (run, stage_id, id, PURSUIT_PLACE_TOP, &position, error) ||
      !pursuit_run_note_deal (run, deal, stage_id, error))
    return FALSE;
  pursuit_row_set_text (changes, "outcome", "open");
  pursuit_row_set_int (changes, "stage_id", stage_id);
  pursuit_row_set_real (changes, "position", position);
  pursuit_row_set_null (changes, "closed");
  pursuit_row_set_null (changes, "finished");
  pursuit_row_set_null (changes, "close_reason");
  pursuit_row_set_null (changes, "competitor");
  return pursuit_txn_update (run->txn, "deal", id, 0, changes, error) &&
         add_event (run, deal, "reopened", pursuit_txn_get_today (run->txn), error);
}

/* Another process: the deal goes to the stage that is asked for, or starts at the first one. */
static gboolean
change_process (PursuitRun *run, PursuitRow *changes, gint64 id, GError **error)
{
  double position;
  gint64 process_id = pursuit_row_get_int (changes, "process_id");
  gint64 stage_id = stage_of_fields (run, changes, process_id, error);

  if (stage_id == 0 || !pursuit_run_check_place (run, process_id, stage_id, error) ||
      !pursuit_run_place (run, stage_id, id, PURSUIT_PLACE_TOP, &position, error) ||
      !pursuit_run_set_stage_outcome (run, changes, stage_id, error))
    return FALSE;
  pursuit_row_set_int (changes, "stage_id", stage_id);
  pursuit_row_set_real (changes, "position", position);
  return TRUE;
}

/** pursuit_run_set_deal: changes fields of a deal; another owner or process is an event. Only with another
 * process comes another stage. */
gboolean
pursuit_run_set_deal (PursuitRun *run, gint64 id, gint64 ver, PursuitRow *changes, GError **error)
{
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", id, error);

  if (deal == NULL || !pursuit_run_check_forecast (changes, error))
    return FALSE;
  gint64 from = pursuit_row_get_int (deal, "owner_id");
  gint64 to = pursuit_row_get (changes, "owner_id") ? pursuit_row_get_int (changes, "owner_id") : from;
  gint64 process_id = pursuit_row_get_int (changes, "process_id");
  gboolean other_process = process_id != 0 && process_id != pursuit_row_get_int (deal, "process_id");

  if (!other_process)
    pursuit_row_remove (changes, "stage_id");
  pursuit_row_remove (changes, "outcome");
  if (other_process && pursuit_run_is_closed (deal))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   _ ("“%s” is closed. Reopen it before it is moved."), pursuit_row_get_text (deal, "title"));
      return FALSE;
    }
  if (other_process && !change_process (run, changes, id, error))
    return FALSE;
  /* the steps of another process's customers are others */
  if (other_process && pursuit_row_get_int (deal, "buying_stage_id") != 0)
    {
      pursuit_row_set_null (changes, "buying_stage_id");
      pursuit_row_set_null (changes, "buying_day");
      pursuit_row_set_null (changes, "buying_source");
    }
  if (!set_buying_stage (run, changes, other_process ? process_id : pursuit_row_get_int (deal, "process_id"),
                         error))
    return FALSE;
  if (pursuit_row_get (changes, "grade") != NULL)
    {
      /* an emptied grade is computed again */
      gboolean own = pursuit_row_get_text (changes, "grade") != NULL;
      pursuit_row_set_int (changes, "grade_own", own);
      if (!own)
        {
          pursuit_row_remove (changes, "grade");
          pursuit_row_set_null (changes, "grade_reason");
        }
    }
  if (!pursuit_txn_update (run->txn, "deal", id, ver, changes, error) ||
      !pursuit_run_note_own_grade (run, deal, changes, error) ||
      !tell_buying_stage (run, id, pursuit_row_get_int (deal, "buying_stage_id"), changes, error))
    return FALSE;
  PursuitDay today = pursuit_txn_get_today (run->txn);
  if (other_process && !add_event (run, deal, "process", today, error))
    return FALSE;
  if (from == to)
    return TRUE;
  return pursuit_txn_add_owner_event (run->txn, "deal", id, from, to, error) &&
         add_event (run, deal, "owner", today, error);
}
