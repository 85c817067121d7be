/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-private.h"

#include "pursuit-score-read.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A heavier weight than any that makes sense; the scale is the user's own. */
static const double MAX_WEIGHT = 1000;

static gboolean
check_points (int points, const char *name, GError **error)
{
  if (points == PURSUIT_NOT_SCORED || (points >= 0 && points <= PURSUIT_SCORE_MAX))
    return TRUE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("“%s” takes points from 0 to %d."), name,
               PURSUIT_SCORE_MAX);
  return FALSE;
}

static gboolean
check_row (const PursuitCriteriaSheet *sheet, const PursuitCriteriaRow *row, GError **error)
{
  if (pursuit_text_is_blank (row->name))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                           _ ("Every criterion needs a name."));
      return FALSE;
    }
  if (!isfinite (row->weight) || row->weight < 0 || row->weight > MAX_WEIGHT)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("The weight of “%s” must be between 0 and %d."), row->name, (int) MAX_WEIGHT);
      return FALSE;
    }
  for (guint i = 0; i < sheet->rivals->len; i++)
    {
      if (!check_points (row->rivals[i], row->name, error))
        return FALSE;
    }
  return check_points (row->ours, row->name, error);
}

/* Whether @sheet can be written over @old, the criteria as they are. */
static gboolean
check_sheet (const PursuitCriteriaSheet *sheet, const PursuitCriteriaSheet *old, GError **error)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const PursuitCriteriaRow *row = pursuit_criteria_sheet_get_row (sheet, i);
      gboolean known = row->id == 0;
      for (guint k = 0; k < old->rows->len; k++)
        known |= pursuit_criteria_sheet_get_row (old, k)->id == row->id;
      if (!known)
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND,
                       _ ("Somebody has taken the criterion “%s” away meanwhile."), row->name);
          return FALSE;
        }
      if (!check_row (sheet, row, error))
        return FALSE;
    }
  return TRUE;
}

static GArray *
find_bidder_scores (PursuitRun *run, gint64 criterion_id, const char *competitor, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, "criterion-scores-of-bidder", error);

  if (stmt != NULL)
    {
      pursuit_bind_int (stmt, 1, criterion_id);
      pursuit_bind_text (stmt, 2, competitor);
    }
  return pursuit_find_take_ids (run->db, stmt, error);
}

/* The points of a bidder on a criterion: what was there stays, so that it can be followed over time, except
 * when it is of today or the bidder is no longer scored. */
static gboolean
write_points (PursuitRun *run, gint64 criterion_id, const char *competitor, int points, GError **error)
{
  g_autoptr (GArray) ids = find_bidder_scores (run, criterion_id, competitor, error);
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autoptr (PursuitRow) last = NULL;
  g_autofree char *today = pursuit_day_to_iso (pursuit_txn_get_today (run->txn));

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; points == PURSUIT_NOT_SCORED && i < ids->len; i++)
    {
      if (!pursuit_txn_delete (run->txn, "criterion_score", g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  if (points == PURSUIT_NOT_SCORED)
    return TRUE;
  if (ids->len > 0)
    {
      last = pursuit_txn_read (run->txn, "criterion_score", g_array_index (ids, gint64, 0), error);
      if (last == NULL)
        return FALSE;
      if (pursuit_row_get_int (last, "points") == points)
        return TRUE;
    }
  pursuit_row_set_int (row, "points", points);
  if (pursuit_txn_get_actor (run->txn) != 0)
    pursuit_row_set_int (row, "by_id", pursuit_txn_get_actor (run->txn));
  if (last != NULL && g_str_equal (pursuit_row_get_text (last, "day"), today))
    return pursuit_txn_update (run->txn, "criterion_score", pursuit_row_get_int (last, "id"), 0, row, error);
  pursuit_row_set_int (row, "criterion_id", criterion_id);
  pursuit_row_set_text (row, "competitor", competitor);
  pursuit_row_set_text (row, "day", today);
  return pursuit_txn_insert (run->txn, "criterion_score", row, error) != 0;
}

static gint64
write_row (PursuitRun *run, gint64 deal_id, const PursuitCriteriaRow *criterion, guint place, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_text (row, "name", criterion->name);
  pursuit_row_set_real (row, "weight", criterion->weight);
  pursuit_row_set_int (row, "position", place + 1);
  if (criterion->id != 0)
    return pursuit_txn_update (run->txn, "buying_criterion", criterion->id, 0, row, error) ? criterion->id
                                                                                           : 0;
  pursuit_row_set_int (row, "deal_id", deal_id);
  return pursuit_txn_insert (run->txn, "buying_criterion", row, error);
}

/* A criterion that the customer does not judge by any longer. Needs that were tied to it stay. */
static gboolean
delete_row (PursuitRun *run, gint64 id, GError **error)
{
  return pursuit_run_delete_all (run, "criterion-scores-of-criterion", id, "criterion_score", error) &&
         pursuit_run_set_null_ref (run, "needs-of-criterion", id, "need", "criterion_id", error) &&
         pursuit_txn_delete (run->txn, "buying_criterion", id, error);
}

static gboolean
delete_missing_rows (PursuitRun *run,
                     const PursuitCriteriaSheet *sheet,
                     const PursuitCriteriaSheet *old,
                     GError **error)
{
  for (guint i = 0; i < old->rows->len; i++)
    {
      gint64 id = pursuit_criteria_sheet_get_row (old, i)->id;
      gboolean stays = FALSE;
      for (guint k = 0; k < sheet->rows->len; k++)
        stays |= pursuit_criteria_sheet_get_row (sheet, k)->id == id;
      if (!stays && !delete_row (run, id, error))
        return FALSE;
    }
  return TRUE;
}

/* Rivals that are no longer on the sheet are scored on nothing. */
static gboolean
clear_missing_rivals (PursuitRun *run,
                      gint64 criterion_id,
                      const PursuitCriteriaSheet *sheet,
                      const PursuitCriteriaSheet *old,
                      GError **error)
{
  for (guint i = 0; i < old->rivals->len; i++)
    {
      const char *name = pursuit_criteria_sheet_get_rival (old, i);
      if (!g_ptr_array_find_with_equal_func (sheet->rivals, name, g_str_equal, NULL) &&
          !write_points (run, criterion_id, name, PURSUIT_NOT_SCORED, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_reason (PursuitRun *run, PursuitRow *deal, const char *reason, GError **error)
{
  const char *before = pursuit_row_get_text (deal, "criteria_reason");
  const char *after = pursuit_text_is_blank (reason) ? NULL : reason;
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (g_strcmp0 (before, after) == 0)
    return TRUE;
  pursuit_row_set_text (row, "criteria_reason", after);
  return pursuit_txn_update (run->txn, "deal", pursuit_row_get_int (deal, "id"), 0, row, error);
}

/** pursuit_run_criteria: writes a deal's buying criteria as they are to be. */
gboolean
pursuit_run_criteria (PursuitRun *run, GError **error)
{
  gint64 deal_id = pursuit_command_get_int (run->command, "deal_id");
  const PursuitCriteriaSheet *sheet = pursuit_command_get_load (run->command);
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", deal_id, error);
  g_autoptr (PursuitCriteriaSheet) old =
      deal != NULL ? pursuit_criteria_sheet_read (run->db, deal_id, error) : NULL;

  if (old == NULL || !check_sheet (sheet, old, error) || !delete_missing_rows (run, sheet, old, error))
    return FALSE;
  run->record_id = deal_id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (deal, "title"));
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const PursuitCriteriaRow *row = pursuit_criteria_sheet_get_row (sheet, i);
      gint64 id = write_row (run, deal_id, row, i, error);
      if (id == 0 || !write_points (run, id, "", row->ours, error) ||
          !clear_missing_rivals (run, id, sheet, old, error))
        return FALSE;
      for (guint k = 0; k < sheet->rivals->len; k++)
        {
          if (!write_points (run, id, pursuit_criteria_sheet_get_rival (sheet, k), row->rivals[k], error))
            return FALSE;
        }
    }
  return write_reason (run, deal, sheet->reason, error);
}
