/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-private.h"

#include "pursuit-score-read.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

static const double MAX_WEIGHT = 1000;

static gboolean
check_items (const PursuitScoreSheet *sheet, GError **error)
{
  double sum = 0;

  for (guint i = 0; i < sheet->items->len; i++)
    {
      const PursuitScoreItem *item = pursuit_score_sheet_get_item (sheet, i);
      if (pursuit_text_is_blank (item->name))
        {
          g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                               _ ("Every criterion needs a name."));
          return FALSE;
        }
      if (!isfinite (item->weight) || item->weight < 0 || item->weight > MAX_WEIGHT)
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                       _ ("The weight of “%s” must be between 0 and %d."), item->name, (int) MAX_WEIGHT);
          return FALSE;
        }
      if (!item->retired)
        sum += item->weight;
    }
  if (sum > 0)
    return TRUE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("“%s” needs a criterion with a weight."),
               sheet->name);
  return FALSE;
}

static gboolean
is_total (double threshold)
{
  return isnan (threshold) || (threshold >= 0 && threshold <= PURSUIT_SCORE_MAX);
}

static gboolean
check_sheet (const PursuitScoreSheet *sheet, GError **error)
{
  if (pursuit_text_is_blank (sheet->name))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("The scorecard needs a name."));
      return FALSE;
    }
  if (!is_total (sheet->pursue) || !is_total (sheet->lower) ||
      (!isnan (sheet->lower) && (isnan (sheet->pursue) || sheet->lower > sheet->pursue)))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                           _ ("The totals for a verdict must be between 0 and 5, the lower one not above "
                              "the other."));
      return FALSE;
    }
  return check_items (sheet, error);
}

static void
set_total (PursuitRow *row, const char *column, double total)
{
  if (isnan (total))
    pursuit_row_set_null (row, column);
  else
    pursuit_row_set_real (row, column, total);
}

/* A code that key nodes can name; users never see it. */
static char *
make_code (PursuitRun *run)
{
  for (gint64 number = 1;; number++)
    {
      g_autofree char *code = g_strdup_printf ("card-%" PRIi64, number);
      PursuitStmt *stmt = pursuit_db_query (run->db, "score-template-by-code", NULL);
      g_return_val_if_fail (stmt != NULL, NULL);
      pursuit_bind_text (stmt, 1, code);
      gboolean taken = pursuit_db_step (run->db, stmt, NULL) == 1;
      pursuit_stmt_reset (stmt);
      if (!taken)
        return g_steal_pointer (&code);
    }
}

static gint64
write_template (PursuitRun *run, const PursuitScoreSheet *sheet, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_text (row, "name", sheet->name);
  pursuit_row_set_text (row, "name_other", sheet->name_other);
  pursuit_row_set_text (row, "purpose", pursuit_text_is_blank (sheet->purpose) ? NULL : sheet->purpose);
  set_total (row, "pursue", sheet->pursue);
  set_total (row, "lower", sheet->lower);
  pursuit_row_set_int (row, "retired", sheet->retired);
  if (sheet->id != 0)
    return pursuit_txn_update (run->txn, "scorecard_template", sheet->id, 0, row, error) ? sheet->id : 0;

  g_autofree char *code = make_code (run);
  pursuit_row_set_text (row, "code", code);
  pursuit_row_set_int (row, "position", pursuit_find_id (run->db, "score-template-last", 0) + 1);
  return pursuit_txn_insert (run->txn, "scorecard_template", row, error);
}

static gboolean
write_anchors (PursuitRun *run, gint64 item_id, const PursuitScoreItem *item, GError **error)
{
  for (guint points = 0; points < G_N_ELEMENTS (item->anchors); points++)
    {
      gint64 id = item->id != 0 ? pursuit_find_pair (run->db, "anchor-find", item_id, points) : 0;
      gboolean blank = pursuit_text_is_blank (item->anchors[points]);
      g_autoptr (PursuitRow) row = pursuit_row_new ();

      if (blank && id != 0 && !pursuit_txn_delete (run->txn, "scorecard_anchor", id, error))
        return FALSE;
      if (blank)
        continue;
      pursuit_row_set_text (row, "text", item->anchors[points]);
      if (id != 0 && !pursuit_txn_update (run->txn, "scorecard_anchor", id, 0, row, error))
        return FALSE;
      if (id != 0)
        continue;
      pursuit_row_set_int (row, "criterion_id", item_id);
      pursuit_row_set_int (row, "points", points);
      if (pursuit_txn_insert (run->txn, "scorecard_anchor", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gint64
write_item (PursuitRun *run, gint64 template_id, const PursuitScoreItem *item, guint place, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_text (row, "heading", pursuit_text_is_blank (item->heading) ? NULL : item->heading);
  pursuit_row_set_text (row, "name", item->name);
  pursuit_row_set_text (row, "name_other", item->name_other);
  pursuit_row_set_real (row, "weight", item->weight);
  pursuit_row_set_int (row, "position", place + 1);
  pursuit_row_set_int (row, "retired", item->retired);
  if (item->id != 0)
    return pursuit_txn_update (run->txn, "scorecard_criterion", item->id, 0, row, error) ? item->id : 0;
  pursuit_row_set_int (row, "template_id", template_id);
  return pursuit_txn_insert (run->txn, "scorecard_criterion", row, error);
}

/* A criterion that is not asked for any longer stays where deals were assessed by it. */
static gboolean
drop_item (PursuitRun *run, gint64 id, GError **error)
{
  g_autoptr (GArray) scores = pursuit_find_ids (run->db, "scores-of-item", id, error);
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (scores == NULL)
    return FALSE;
  pursuit_row_set_int (row, "retired", 1);
  if (scores->len > 0)
    return pursuit_txn_update (run->txn, "scorecard_criterion", id, 0, row, error);
  return pursuit_run_delete_all (run, "anchors-of-item", id, "scorecard_anchor", error) &&
         pursuit_txn_delete (run->txn, "scorecard_criterion", id, error);
}

static gboolean
drop_missing_items (PursuitRun *run, const PursuitScoreSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) sheets = pursuit_score_sheets_read (run->db, 0, error);
  g_autoptr (PursuitScoreSheet) old = sheets != NULL ? pursuit_score_sheets_steal (sheets, sheet->id) : NULL;

  if (sheets == NULL)
    return FALSE;
  if (old == NULL)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND,
                           _ ("This scorecard is no longer there."));
      return FALSE;
    }
  for (guint i = 0; i < old->items->len; i++)
    {
      const PursuitScoreItem *item = pursuit_score_sheet_get_item (old, i);
      if (!item->retired && pursuit_score_sheet_find_item (sheet, item->id) < 0 &&
          !drop_item (run, item->id, error))
        return FALSE;
    }
  return TRUE;
}

/** pursuit_run_scorecard: writes a scorecard with its criteria and their meanings as it is to be. */
gboolean
pursuit_run_scorecard (PursuitRun *run, GError **error)
{
  const PursuitScoreSheet *sheet = pursuit_command_get_load (run->command);

  if (!check_sheet (sheet, error) || (sheet->id != 0 && !drop_missing_items (run, sheet, error)))
    return FALSE;
  gint64 id = write_template (run, sheet, error);
  run->record_id = id;
  pursuit_row_set_text (run->args, "name", sheet->name);
  for (guint i = 0; id != 0 && i < sheet->items->len; i++)
    {
      const PursuitScoreItem *item = pursuit_score_sheet_get_item (sheet, i);
      gint64 item_id = write_item (run, id, item, i, error);
      if (item_id == 0 || !write_anchors (run, item_id, item, error))
        return FALSE;
    }
  return id != 0;
}
