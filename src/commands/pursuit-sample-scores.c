/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sample-process.h"

#include "pursuit-score-read.h"
#include "pursuit-scorecard-total.h"

static gboolean
insert_scores (PursuitTemplateSeed *seed,
               const PursuitScoreSheet *sheet,
               const int *points,
               gint64 assessment_id,
               GError **error)
{
  for (guint i = 0; i < sheet->items->len; i++)
    {
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      if (points[i] == PURSUIT_NOT_SCORED)
        continue;
      pursuit_row_set_int (row, "scorecard_id", assessment_id);
      pursuit_row_set_int (row, "criterion_id", pursuit_score_sheet_get_item (sheet, i)->id);
      pursuit_row_set_int (row, "points", points[i]);
      if (pursuit_template_insert (seed, "score", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* [day, code of the scorecard, points by code of the criterion, note or nothing] */
static gboolean
assess (PursuitTemplateSeed *seed,
        const PursuitSampleDeal *deal,
        GPtrArray *sheets,
        JsonArray *assessment,
        GError **error)
{
  PursuitDay day =
      pursuit_txn_get_today (seed->txn) + (PursuitDay) json_array_get_int_element (assessment, 0);
  PursuitScoreSheet *sheet =
      pursuit_score_sheets_find (sheets, json_array_get_string_element (assessment, 1));
  JsonObject *given = json_array_get_object_element (assessment, 2);
  g_autoptr (GArray) points = pursuit_score_sheet_new_points (sheet);
  g_autofree char *iso = pursuit_day_to_iso (day);
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  PursuitScoreTotal total;

  for (guint i = 0; i < sheet->items->len; i++)
    g_array_index (points, int, i) =
        (int) json_object_get_int_member_with_default (given, pursuit_score_sheet_get_item (sheet, i)->code,
                                                       PURSUIT_NOT_SCORED);
  pursuit_score_total_compute (sheet, (const int *) points->data, &total);
  pursuit_row_set_int (row, "deal_id", deal->id);
  pursuit_row_set_int (row, "template_id", sheet->id);
  pursuit_row_set_text (row, "day", iso);
  pursuit_row_set_int (row, "by_id", deal->owner_id);
  if (json_array_get_length (assessment) > 3)
    pursuit_row_set_text (row, "note",
                          pursuit_template_node_text (json_array_get_element (assessment, 3),
                                                      seed->language));
  pursuit_row_set_real (row, "total", total.total);
  gint64 id = pursuit_template_insert (seed, "scorecard", row, error);
  return id != 0 && insert_scores (seed, sheet, (const int *) points->data, id, error);
}

/* The points of the bidder at @place on a criterion, ourselves first. */
static gboolean
insert_points (PursuitTemplateSeed *seed,
               const PursuitSampleDeal *deal,
               gint64 criterion_id,
               JsonObject *criteria,
               JsonObject *criterion,
               guint place,
               GError **error)
{
  JsonArray *rivals = json_object_get_array_member (criteria, "rivals");
  JsonArray *points = json_object_get_array_member (criterion, "points");
  g_autofree char *today = pursuit_day_to_iso (pursuit_txn_get_today (seed->txn));
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "criterion_id", criterion_id);
  pursuit_row_set_text (row, "competitor",
                        place == 0 ? ""
                                   : pursuit_template_node_text (json_array_get_element (rivals, place - 1),
                                                                 seed->language));
  pursuit_row_set_int (row, "points", json_array_get_int_element (points, place));
  pursuit_row_set_text (row, "day", today);
  pursuit_row_set_int (row, "by_id", deal->owner_id);
  return pursuit_template_insert (seed, "criterion_score", row, error) != 0;
}

static gboolean
tell_criteria (PursuitTemplateSeed *seed, const PursuitSampleDeal *deal, JsonObject *criteria, GError **error)
{
  JsonArray *rows = json_object_get_array_member (criteria, "rows");

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *criterion = json_array_get_object_element (rows, i);
      guint n_bidders = json_array_get_length (json_object_get_array_member (criterion, "points"));
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_int (row, "deal_id", deal->id);
      pursuit_row_set_text (row, "name", pursuit_template_text (criterion, "name", seed->language));
      pursuit_row_set_real (row, "weight", json_object_get_double_member (criterion, "weight"));
      pursuit_row_set_int (row, "position", i + 1);
      gint64 id = pursuit_template_insert (seed, "buying_criterion", row, error);
      for (guint place = 0; id != 0 && place < n_bidders; place++)
        {
          if (!insert_points (seed, deal, id, criteria, criterion, place, error))
            return FALSE;
        }
      if (id == 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_sample_tell_scores:
 * @seed: its uids are used up in a fixed order
 *
 * Keeps how a deal of the sample was assessed, and by what its customer judges.
 */
gboolean
pursuit_sample_tell_scores (PursuitTemplateSeed *seed, const PursuitSampleDeal *deal, GError **error)
{
  JsonArray *assessments = json_object_has_member (deal->json, "scorecards")
                               ? json_object_get_array_member (deal->json, "scorecards")
                               : NULL;
  g_autoptr (GPtrArray) sheets =
      assessments != NULL ? pursuit_score_sheets_read (pursuit_txn_get_db (seed->txn), 0, error) : NULL;

  if (assessments != NULL && sheets == NULL)
    return FALSE;
  for (guint i = 0; assessments != NULL && i < json_array_get_length (assessments); i++)
    {
      if (!assess (seed, deal, sheets, json_array_get_array_element (assessments, i), error))
        return FALSE;
    }
  return !json_object_has_member (deal->json, "criteria") ||
         tell_criteria (seed, deal, json_object_get_object_member (deal->json, "criteria"), error);
}
