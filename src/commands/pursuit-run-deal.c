/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-private.h"

#include "pursuit-deal.h"
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

/*
 * Where a deal lands in a column: half way between its new neighbours, or one off the end. A deal that was
 * removed or moved away meanwhile does not stop the drop: it lands on top then.
 */
static gboolean
place (PursuitRun *run, gint64 stage_id, gint64 deal_id, gint64 before_id, double *position, GError **error)
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
         place (run, stage_id, deal_id, before_id, position, error);
}

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

static gboolean
set_stage_outcome (PursuitRun *run, PursuitRow *row, gint64 stage_id, GError **error)
{
  g_autoptr (PursuitRow) stage = pursuit_txn_read (run->txn, "stage", stage_id, error);

  if (stage == NULL)
    return FALSE;
  gboolean delivery = g_str_equal (pursuit_row_get_text (stage, "phase"), "deliver");
  pursuit_row_set_text (row, "outcome", delivery ? "won" : "open");
  pursuit_run_set_day (row, "closed", delivery ? pursuit_txn_get_today (run->txn) : PURSUIT_DAY_NONE);
  return TRUE;
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
  if (stage_id == 0 || !place (run, stage_id, 0, PURSUIT_PLACE_TOP, &position, error) ||
      !set_stage_outcome (run, row, stage_id, error))
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
  return pursuit_txn_add_stage_event (run->txn, deal_id, &event, error);
}

static double
probability_of (PursuitRow *deal)
{
  const PursuitValue *value = pursuit_row_get (deal, "probability");
  return value->kind == PURSUIT_VALUE_REAL ? value->d : -1;
}

/* An event of today about a deal whose row has been written. */
static gboolean
add_event (PursuitRun *run, PursuitRow *old, const char *kind, PursuitDay day, GError **error)
{
  PursuitDay today = pursuit_txn_get_today (run->txn);
  g_autoptr (GTimeZone) zone = pursuit_store_get_zone (pursuit_txn_get_store (run->txn));
  PursuitStageEvent event = {
    .kind = kind,
    .from_stage_id = pursuit_row_get_int (old, "stage_id"),
    .at_ms = day == today ? pursuit_txn_get_now_ms (run->txn) : pursuit_day_to_ms (day, zone),
    .day = day,
    .at_known = TRUE,
    .reason = pursuit_command_get_text (run->command, "reason"),
    .competitor = pursuit_command_get_text (run->command, "competitor"),
    .probability_before = probability_of (old),
  };
  const char *approved_by = pursuit_command_get_text (run->command, "approved_by");

  if (approved_by != NULL)
    {
      event.approved_by_id = pursuit_run_member_by_name (run->txn, approved_by, error);
      if (event.approved_by_id == 0)
        return FALSE;
    }
  return pursuit_txn_add_stage_event (run->txn, pursuit_row_get_int (old, "id"), &event, error);
}

/* What the label of a step about a deal needs. */
static gboolean
note_deal (PursuitRun *run, PursuitRow *deal, gint64 stage_id, GError **error)
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

static gboolean
is_closed (PursuitRow *deal)
{
  const char *outcome = pursuit_row_get_text (deal, "outcome");
  return !g_str_equal (outcome, "open") && !g_str_equal (outcome, "won");
}

static gboolean
check_process (PursuitRow *stage, gint64 process_id, GError **error)
{
  if (pursuit_row_get_int (stage, "process_id") == process_id)
    return TRUE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, _ ("Stage “%s” belongs to another process."),
               pursuit_row_get_text (stage, "name"));
  return FALSE;
}

/** pursuit_run_move: moves a deal to a stage, or to another place in its column. */
gboolean
pursuit_run_move (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  gint64 stage_id = pursuit_command_get_int (run->command, "stage_id");
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", id, error);
  g_autoptr (PursuitRow) changes = pursuit_row_new ();
  double position;

  if (deal == NULL || !note_deal (run, deal, stage_id, error))
    return FALSE;
  g_autoptr (PursuitRow) stage = pursuit_txn_read (run->txn, "stage", stage_id, error);
  if (!check_process (stage, pursuit_row_get_int (deal, "process_id"), error))
    return FALSE;
  if (is_closed (deal))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   _ ("“%s” is closed. Reopen it before it is moved."), pursuit_row_get_text (deal, "title"));
      return FALSE;
    }
  if (!place (run, stage_id, id, pursuit_command_get_int (run->command, "before_id"), &position, error))
    return FALSE;

  gboolean same_stage = stage_id == pursuit_row_get_int (deal, "stage_id");
  pursuit_row_set_real (changes, "position", position);
  if (!same_stage)
    {
      gboolean was_won = g_str_equal (pursuit_row_get_text (deal, "outcome"), "won");
      gboolean delivery = g_str_equal (pursuit_row_get_text (stage, "phase"), "deliver");
      pursuit_row_set_int (changes, "stage_id", stage_id);
      pursuit_row_set_null (changes, "finished");
      if (was_won != delivery && !set_stage_outcome (run, changes, stage_id, error))
        return FALSE;
    }
  pursuit_row_set_int (run->args, "reorder", same_stage);
  return pursuit_txn_update (run->txn, "deal", id, 0, changes, error) &&
         (same_stage || add_event (run, deal, "moved", pursuit_txn_get_today (run->txn), error));
}

/** pursuit_run_close: wins, loses, withdraws or postpones a deal. */
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
  if (!g_str_equal (pursuit_row_get_text (deal, "outcome"), "open"))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, _ ("“%s” is closed already."),
                   pursuit_row_get_text (deal, "title"));
      return FALSE;
    }

  gint64 stage_id = pursuit_row_get_int (deal, "stage_id");
  if (g_str_equal (outcome, "won"))
    {
      double position;
      PursuitStmt *stmt = pursuit_db_query (run->db, "first-stage", error);
      if (stmt == NULL)
        return FALSE;
      pursuit_bind_int (stmt, 1, pursuit_row_get_int (deal, "process_id"));
      pursuit_bind_text (stmt, 2, "deliver");
      if (pursuit_db_step (run->db, stmt, error) == 1)
        stage_id = pursuit_column_int (stmt, 0);
      pursuit_stmt_reset (stmt);
      if (!place (run, stage_id, id, PURSUIT_PLACE_TOP, &position, error))
        return FALSE;
      pursuit_row_set_int (changes, "stage_id", stage_id);
      pursuit_row_set_real (changes, "position", position);
    }
  if (!note_deal (run, deal, stage_id, error))
    return FALSE;
  day = day != PURSUIT_DAY_NONE ? day : pursuit_txn_get_today (run->txn);
  pursuit_row_set_text (run->args, "outcome", outcome);
  pursuit_row_set_text (changes, "outcome", outcome);
  pursuit_run_set_day (changes, "closed", day);
  pursuit_row_set_text (changes, "close_reason", pursuit_command_get_text (run->command, "reason"));
  pursuit_row_set_text (changes, "competitor", pursuit_command_get_text (run->command, "competitor"));
  return pursuit_txn_update (run->txn, "deal", id, 0, changes, error) &&
         add_event (run, deal, "closed", day, error);
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
  if (!place (run, stage_id, id, PURSUIT_PLACE_TOP, &position, error) ||
      !note_deal (run, deal, stage_id, error))
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
  g_autoptr (PursuitRow) stage = stage_id ? pursuit_txn_read (run->txn, "stage", stage_id, error) : NULL;

  if (stage == NULL || !check_process (stage, process_id, error) ||
      !place (run, stage_id, id, PURSUIT_PLACE_TOP, &position, error) ||
      !set_stage_outcome (run, changes, stage_id, error))
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

  if (deal == NULL)
    return FALSE;
  gint64 from = pursuit_row_get_int (deal, "owner_id");
  gint64 to = pursuit_row_get (changes, "owner_id") ? pursuit_row_get_int (changes, "owner_id") : from;
  gint64 process_id = pursuit_row_get_int (changes, "process_id");
  gboolean other_process = process_id != 0 && process_id != pursuit_row_get_int (deal, "process_id");

  if (!other_process)
    pursuit_row_remove (changes, "stage_id");
  pursuit_row_remove (changes, "outcome");
  if (other_process && is_closed (deal))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   _ ("“%s” is closed. Reopen it before it is moved."), pursuit_row_get_text (deal, "title"));
      return FALSE;
    }
  if (other_process && !change_process (run, changes, id, error))
    return FALSE;
  if (pursuit_row_get (changes, "grade") != NULL)
    {
      /* an emptied grade is computed again */
      gboolean own = pursuit_row_get_text (changes, "grade") != NULL;
      pursuit_row_set_int (changes, "grade_own", own);
      if (!own)
        pursuit_row_remove (changes, "grade");
    }
  if (!pursuit_txn_update (run->txn, "deal", id, ver, changes, error))
    return FALSE;
  PursuitDay today = pursuit_txn_get_today (run->txn);
  if (other_process && !add_event (run, deal, "process", today, error))
    return FALSE;
  if (from == to)
    return TRUE;
  return pursuit_txn_add_owner_event (run->txn, "deal", id, from, to, error) &&
         add_event (run, deal, "owner", today, error);
}
