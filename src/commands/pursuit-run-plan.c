/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-plan.h"

#include "pursuit-money.h"
#include "pursuit-plan-command.h"
#include "pursuit-plan-read.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* The label names a plan by its year. */
static void
name_year (PursuitRun *run, gint64 year)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, year);

  pursuit_row_set_text (run->args, "name", name);
}

static gboolean
check_year (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  gint64 year = pursuit_run_merged_int (old, row, "year");
  gint64 id = pursuit_find_id (run->db, "plan-of-year", year);

  name_year (run, year);
  if (year < 1900 || year > 9999)
    return pursuit_run_refuse (error, _ ("A plan is for a year."));
  if (pursuit_run_merged_text (old, row, "currency") == NULL)
    {
      g_autofree char *currency = pursuit_store_get_setting (run->db, "currency");
      pursuit_row_set_text (row, "currency", currency ? currency : "CNY");
    }
  if (!pursuit_currency_is_valid (pursuit_run_merged_text (old, row, "currency")))
    return pursuit_run_refuse (error, _ ("A currency has three letters, such as CNY."));
  if (pursuit_run_merged_text (old, row, "split") == NULL)
    pursuit_row_set_text (row, "split", "month");
  if (old != NULL && pursuit_row_get (row, "currency") != NULL &&
      g_strcmp0 (pursuit_row_get_text (old, "currency"), pursuit_row_get_text (row, "currency")) != 0 &&
      pursuit_find_id (run->db, "plan-lines", pursuit_row_get_int (old, "id")) != 0)
    return pursuit_run_refuse (error, _ ("Targets were given already: the plan keeps its currency."));
  if (id == 0 || (old != NULL && id == pursuit_row_get_int (old, "id")))
    return TRUE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, _ ("There is a plan for %d already."),
               (int) year);
  return FALSE;
}

/* The id of the line that is for the same owner and market. */
static gboolean
find_line (PursuitRun *run, gint64 plan_id, gint64 owner_id, gint64 market_id, gint64 *id, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, "plan-line-find", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, plan_id);
  pursuit_bind_int (stmt, 2, owner_id);
  pursuit_bind_int (stmt, 3, market_id);
  int state = pursuit_db_step (run->db, stmt, error);
  *id = state == 1 ? pursuit_column_int (stmt, 0) : 0;
  pursuit_stmt_reset (stmt);
  return state >= 0;
}

static gboolean
check_line (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  gint64 plan_id = pursuit_run_merged_int (old, row, "plan_id"), same;
  g_autoptr (PursuitRow) plan = plan_id ? pursuit_txn_read (run->txn, "plan", plan_id, error) : NULL;

  if (plan_id == 0)
    return pursuit_run_refuse (error, _ ("A target belongs to a plan."));
  if (plan == NULL || !find_line (run, plan_id, pursuit_run_merged_int (old, row, "owner_id"),
                                  pursuit_run_merged_int (old, row, "market_id"), &same, error))
    return FALSE;
  name_year (run, pursuit_row_get_int (plan, "year"));
  if (same != 0 && (old == NULL || same != pursuit_row_get_int (old, "id")))
    return pursuit_run_refuse (error, _ ("The plan has a line for them already."));
  for (guint i = 1; i <= PURSUIT_PLAN_MONTHS; i++)
    {
      g_autofree char *column = g_strdup_printf ("m%u", i);
      if (pursuit_run_merged_int (old, row, column) < 0)
        return pursuit_run_refuse (error, _ ("A target is not below 0."));
    }
  return TRUE;
}

/**
 * pursuit_run_check_plan:
 * @old: (nullable): what is there; %NULL for a new record
 *
 * Completes and checks a plan or a line of one; does nothing for other records.
 */
gboolean
pursuit_run_check_plan (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  const char *entity = pursuit_command_get_entity (run->command)->name;

  if (g_str_equal (entity, "plan"))
    return check_year (run, old, row, error);
  return !g_str_equal (entity, "plan_line") || check_line (run, old, row, error);
}

/** pursuit_run_detach_plan: with a plan go its lines; a line is named by the year of its plan. */
gboolean
pursuit_run_detach_plan (PursuitRun *run, PursuitRow *row, GError **error)
{
  gint64 plan_id = pursuit_row_get_int (row, "plan_id");

  if (plan_id == 0)
    {
      name_year (run, pursuit_row_get_int (row, "year"));
      return pursuit_run_delete_all (run, "plan-lines", pursuit_row_get_int (row, "id"), "plan_line", error);
    }
  g_autoptr (PursuitRow) plan = pursuit_txn_read (run->txn, "plan", plan_id, error);
  if (plan != NULL)
    name_year (run, pursuit_row_get_int (plan, "year"));
  return plan != NULL;
}

/** pursuit_run_fill_plan: makes the lines of a plan anew, from a total. */
gboolean
pursuit_run_fill_plan (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  g_autoptr (PursuitRow) plan = pursuit_txn_read (run->txn, "plan", id, error);
  g_autoptr (PursuitPlanBook) book = NULL;

  if (plan == NULL)
    return FALSE;
  run->record_id = id;
  name_year (run, pursuit_row_get_int (plan, "year"));
  book = pursuit_plan_read_past (run->db, (int) pursuit_row_get_int (plan, "year"),
                                 pursuit_command_get_text (run->command, "by"),
                                 pursuit_txn_get_today (run->txn), error);
  if (book == NULL)
    return FALSE;
  if (pursuit_plan_book_fill (book, pursuit_command_get_int (run->command, "total"),
                              pursuit_command_get_int (run->command, "even") != 0) == 0)
    return pursuit_run_refuse (error,
                               pursuit_command_get_int (run->command, "total") == 0
                                   ? _ ("There is nothing to split: the amount is 0.")
                                   : _ ("Nothing was won in the year before, so there is nothing to plan "
                                        "from."));
  if (!pursuit_run_delete_all (run, "plan-lines", id, "plan_line", error))
    return FALSE;
  for (guint i = 0; i < book->parts->len; i++)
    {
      g_autoptr (PursuitRow) row = pursuit_plan_make_line (book->parts->pdata[i], id);
      if (row != NULL && pursuit_txn_insert (run->txn, "plan_line", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/** pursuit_run_set_targets: spreads a sum over some months of a line. */
gboolean
pursuit_run_set_targets (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  gint64 total = pursuit_command_get_int (run->command, "total");
  guint first = (guint) pursuit_command_get_int (run->command, "first");
  guint months = (guint) pursuit_command_get_int (run->command, "months");
  g_autoptr (PursuitRow) old = pursuit_txn_read (run->txn, "plan_line", id, error);
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  gint64 shape[PURSUIT_PLAN_MONTHS], targets[PURSUIT_PLAN_MONTHS];

  if (old == NULL)
    return FALSE;
  if (total < 0)
    return pursuit_run_refuse (error, _ ("A target is not below 0."));
  run->record_id = id;
  for (guint i = 0; i < months; i++)
    {
      g_autofree char *column = g_strdup_printf ("m%u", first + i + 1);
      shape[i] = pursuit_row_get_int (old, column);
    }
  pursuit_plan_spread (total, shape, months, targets);
  pursuit_plan_set_targets (row, targets, first, months);
  return pursuit_run_detach_plan (run, old, error) &&
         pursuit_txn_update (run->txn, "plan_line", id, pursuit_command_get_int (run->command, "ver"), row,
                             error);
}

/** pursuit_run_check_forecast: whether what is to be written to @deal of its forecast can be. */
gboolean
pursuit_run_check_forecast (PursuitRow *deal, GError **error)
{
  return pursuit_row_get_int (deal, "forecast_manager") >= 0 ||
         pursuit_run_refuse (error, _ ("The manager’s figure is not below 0."));
}
