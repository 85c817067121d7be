/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-private.h"

#include "pursuit-score-read.h"
#include "pursuit-scorecard-total.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The points of the command, one a criterion of @sheet. */
static GArray *
read_points (const PursuitScoreSheet *sheet, const GArray *scores, GError **error)
{
  g_autoptr (GArray) points = pursuit_score_sheet_new_points (sheet);

  for (guint i = 0; i < scores->len; i++)
    {
      const PursuitCommandScore *score = &g_array_index (scores, PursuitCommandScore, i);
      int item = pursuit_score_sheet_find_item (sheet, score->criterion_id);
      if (item < 0 || pursuit_score_sheet_get_item (sheet, (guint) item)->retired)
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                       _ ("“%s” has no such criterion any longer."), sheet->name);
          return NULL;
        }
      if (score->points < 0 || score->points > PURSUIT_SCORE_MAX)
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("“%s” takes points from 0 to %d."),
                       pursuit_score_sheet_get_item (sheet, (guint) item)->name, PURSUIT_SCORE_MAX);
          return NULL;
        }
      g_array_index (points, int, item) = score->points;
    }
  return g_steal_pointer (&points);
}

static gint64
find_assessment (PursuitRun *run, gint64 deal_id, gint64 template_id, PursuitDay day)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, "scorecard-find", NULL);
  char iso[11];

  if (stmt == NULL)
    return 0;
  pursuit_day_write_iso (day, iso);
  pursuit_bind_int (stmt, 1, deal_id);
  pursuit_bind_int (stmt, 2, template_id);
  pursuit_bind_text (stmt, 3, iso);
  pursuit_bind_int (stmt, 4, pursuit_txn_get_actor (run->txn));
  gint64 id = pursuit_db_step (run->db, stmt, NULL) == 1 ? pursuit_column_int (stmt, 0) : 0;
  pursuit_stmt_reset (stmt);
  return id;
}

/* The assessment's own row, new or in place of the one of the same day. */
static gint64
write_assessment (PursuitRun *run, gint64 deal_id, gint64 template_id, double total, GError **error)
{
  PursuitDay day = pursuit_command_get_day (run->command, "day");
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (day == PURSUIT_DAY_NONE)
    day = pursuit_txn_get_today (run->txn);
  gint64 id = find_assessment (run, deal_id, template_id, day);
  pursuit_row_set_text (row, "note", pursuit_command_get_text (run->command, "note"));
  pursuit_row_set_real (row, "total", total);
  if (id != 0)
    return pursuit_run_delete_all (run, "scores-of-scorecard", id, "score", error) &&
                   pursuit_txn_update (run->txn, "scorecard", id, 0, row, error)
               ? id
               : 0;
  pursuit_row_set_int (row, "deal_id", deal_id);
  pursuit_row_set_int (row, "template_id", template_id);
  pursuit_run_set_day (row, "day", day);
  if (pursuit_txn_get_actor (run->txn) != 0)
    pursuit_row_set_int (row, "by_id", pursuit_txn_get_actor (run->txn));
  return pursuit_txn_insert (run->txn, "scorecard", row, error);
}

static gboolean
write_scores (PursuitRun *run, gint64 assessment_id, const GArray *scores, GError **error)
{
  for (guint i = 0; i < scores->len; i++)
    {
      const PursuitCommandScore *score = &g_array_index (scores, PursuitCommandScore, i);
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_int (row, "scorecard_id", assessment_id);
      pursuit_row_set_int (row, "criterion_id", score->criterion_id);
      pursuit_row_set_int (row, "points", score->points);
      if (!pursuit_text_is_blank (score->note))
        pursuit_row_set_text (row, "note", score->note);
      if (pursuit_txn_insert (run->txn, "score", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/** pursuit_run_score: keeps how a deal is assessed by a scorecard on a day. */
gboolean
pursuit_run_score (PursuitRun *run, GError **error)
{
  gint64 deal_id = pursuit_command_get_int (run->command, "deal_id");
  const GArray *scores = pursuit_command_get_load (run->command);
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", deal_id, error);
  g_autoptr (GPtrArray) sheets = deal != NULL ? pursuit_score_sheets_read (run->db, 0, error) : NULL;
  PursuitScoreTotal total;

  if (sheets == NULL)
    return FALSE;
  g_autoptr (PursuitScoreSheet) sheet =
      pursuit_score_sheets_steal (sheets, pursuit_command_get_int (run->command, "template_id"));
  if (sheet == NULL || sheet->retired)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND,
                           _ ("This scorecard is no longer in use."));
      return FALSE;
    }
  g_autoptr (GArray) points = read_points (sheet, scores, error);
  if (points == NULL)
    return FALSE;
  pursuit_score_total_compute (sheet, (const int *) points->data, &total);
  if (isnan (total.total))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("Give points to at least one criterion of “%s”."), sheet->name);
      return FALSE;
    }
  run->record_id = deal_id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (deal, "title"));
  pursuit_row_set_text (run->args, "scorecard", sheet->name);
  gint64 id = write_assessment (run, deal_id, sheet->id, total.total, error);
  return id != 0 && write_scores (run, id, scores, error);
}

/** pursuit_run_note_assessment: notes what an assessment that goes was of. */
gboolean
pursuit_run_note_assessment (PursuitRun *run, PursuitRow *assessment, GError **error)
{
  g_autoptr (PursuitRow) deal =
      pursuit_txn_read (run->txn, "deal", pursuit_row_get_int (assessment, "deal_id"), error);
  g_autoptr (PursuitRow) sheet =
      deal != NULL ? pursuit_txn_read (run->txn, "scorecard_template",
                                       pursuit_row_get_int (assessment, "template_id"), error)
                   : NULL;

  if (sheet == NULL)
    return FALSE;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (deal, "title"));
  pursuit_row_set_text (run->args, "scorecard", pursuit_row_get_text (sheet, "name"));
  return TRUE;
}

/** pursuit_run_delete_scores_of_deal: deletes what a deal is assessed by, with the deal. */
gboolean
pursuit_run_delete_scores_of_deal (PursuitRun *run, gint64 deal_id, GError **error)
{
  return pursuit_run_delete_all (run, "scores-of-scorecards-of-deal", deal_id, "score", error) &&
         pursuit_run_delete_all (run, "scorecard-ids-of-deal", deal_id, "scorecard", error) &&
         pursuit_run_delete_all (run, "criterion-scores-of-deal", deal_id, "criterion_score", error) &&
         pursuit_run_delete_all (run, "criterion-ids-of-deal", deal_id, "buying_criterion", error);
}
