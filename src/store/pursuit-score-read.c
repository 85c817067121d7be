/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-score-read.h"

#include "pursuit-error.h"
#include "pursuit-stmt.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

/* A row of one of the queries below. */
typedef void (*TakeRow) (GPtrArray *sheets, sqlite3_stmt *stmt);

static PursuitScoreSheet *
find_sheet (GPtrArray *sheets, gint64 id)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      PursuitScoreSheet *sheet = sheets->pdata[i];
      if (sheet->id == id)
        return sheet;
    }
  return NULL;
}

static void
take_template (GPtrArray *sheets, sqlite3_stmt *stmt)
{
  PursuitScoreSheet *sheet = pursuit_score_sheet_new ();

  g_ptr_array_add (sheets, sheet);
  sheet->id = sqlite3_column_int64 (stmt, 0);
  sheet->code = g_strdup (pursuit_column_text (stmt, 1));
  sheet->name = g_strdup (pursuit_column_text (stmt, 2));
  sheet->name_other = g_strdup (pursuit_column_text (stmt, 3));
  sheet->purpose = g_strdup (pursuit_column_text (stmt, 4));
  if (!pursuit_column_is_null (stmt, 5))
    sheet->pursue = sqlite3_column_double (stmt, 5);
  if (!pursuit_column_is_null (stmt, 6))
    sheet->lower = sqlite3_column_double (stmt, 6);
  sheet->retired = sqlite3_column_int (stmt, 7) != 0;
}

static void
take_item (GPtrArray *sheets, sqlite3_stmt *stmt)
{
  PursuitScoreItem *item = pursuit_score_sheet_add_item (find_sheet (sheets, sqlite3_column_int64 (stmt, 1)));

  item->id = sqlite3_column_int64 (stmt, 0);
  item->code = g_strdup (pursuit_column_text (stmt, 2));
  item->heading = g_strdup (pursuit_column_text (stmt, 3));
  item->name = g_strdup (pursuit_column_text (stmt, 4));
  item->name_other = g_strdup (pursuit_column_text (stmt, 5));
  item->weight = sqlite3_column_double (stmt, 6);
  item->retired = sqlite3_column_int (stmt, 7) != 0;
}

static void
take_anchor (GPtrArray *sheets, sqlite3_stmt *stmt)
{
  PursuitScoreSheet *sheet = find_sheet (sheets, sqlite3_column_int64 (stmt, 0));
  int index = pursuit_score_sheet_find_item (sheet, sqlite3_column_int64 (stmt, 1));
  int points = sqlite3_column_int (stmt, 2);

  g_assert (points >= 0 && points <= PURSUIT_SCORE_MAX);
  pursuit_score_sheet_get_item (sheet, (guint) index)->anchors[points] =
      g_strdup (pursuit_column_text (stmt, 3));
}

static void
take_assessment (GPtrArray *sheets, sqlite3_stmt *stmt)
{
  PursuitAssessment *assessment =
      pursuit_score_sheet_add_assessment (find_sheet (sheets, sqlite3_column_int64 (stmt, 0)));

  assessment->id = sqlite3_column_int64 (stmt, 1);
  assessment->day = pursuit_day_parse_iso (pursuit_column_text (stmt, 2));
  assessment->by_id = sqlite3_column_int64 (stmt, 3);
  assessment->by = g_strdup (pursuit_column_text (stmt, 4));
  assessment->note = g_strdup (pursuit_column_text (stmt, 5));
  assessment->total = sqlite3_column_double (stmt, 6);
}

static void
take_score (GPtrArray *sheets, sqlite3_stmt *stmt)
{
  PursuitScoreSheet *sheet = find_sheet (sheets, sqlite3_column_int64 (stmt, 0));
  int item = pursuit_score_sheet_find_item (sheet, sqlite3_column_int64 (stmt, 2));

  for (guint i = 0; item >= 0 && i < sheet->assessments->len; i++)
    {
      PursuitAssessment *assessment = sheet->assessments->pdata[i];
      if (assessment->id != sqlite3_column_int64 (stmt, 1))
        continue;
      assessment->points[item] = sqlite3_column_int (stmt, 3);
      pursuit_assessment_set_note (assessment, (guint) item, pursuit_column_text (stmt, 4));
    }
}

static gboolean
take_rows (GPtrArray *sheets, PursuitDb *db, const char *query, gint64 deal_id, TakeRow take, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, query, error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  if (deal_id != 0)
    pursuit_bind_int (stmt, 1, deal_id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    take (sheets, stmt);
  return state == 0;
}

static void
free_sheet (gpointer sheet)
{
  pursuit_score_sheet_free (sheet);
}

/**
 * pursuit_score_sheets_read:
 * @deal_id: whose assessments; 0 for the scorecards alone
 *
 * Returns: (transfer full) (nullable) (element-type PursuitScoreSheet): all scorecards in their order,
 * retired ones too
 */
GPtrArray *
pursuit_score_sheets_read (PursuitDb *db, gint64 deal_id, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (free_sheet);

  if (!take_rows (sheets, db, "score-templates", 0, take_template, error) ||
      !take_rows (sheets, db, "score-items", 0, take_item, error) ||
      !take_rows (sheets, db, "score-anchors", 0, take_anchor, error))
    return NULL;
  if (deal_id != 0 && (!take_rows (sheets, db, "scorecards-of-deal", deal_id, take_assessment, error) ||
                       !take_rows (sheets, db, "scores-of-deal", deal_id, take_score, error)))
    return NULL;
  return g_steal_pointer (&sheets);
}

/** pursuit_score_sheets_steal: (transfer full) (nullable): the scorecard @id of @sheets, taken out of them.
 */
PursuitScoreSheet *
pursuit_score_sheets_steal (GPtrArray *sheets, gint64 id)
{
  guint index = 0;
  PursuitScoreSheet *sheet = find_sheet (sheets, id);

  if (sheet == NULL || !g_ptr_array_find (sheets, sheet, &index))
    return NULL;
  return g_ptr_array_steal_index (sheets, index);
}

/* Of several scores of a bidder the last row counts. */
static gboolean
take_criteria (PursuitCriteriaSheet *sheet, PursuitDb *db, gint64 deal_id, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "criteria-of-deal", error);
  PursuitCriteriaRow *row = NULL;
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, deal_id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      const char *rival = pursuit_column_text (stmt, 3);
      if (row == NULL || row->id != sqlite3_column_int64 (stmt, 0))
        row = pursuit_criteria_sheet_add_row (sheet, pursuit_column_text (stmt, 1),
                                              sqlite3_column_double (stmt, 2));
      row->id = sqlite3_column_int64 (stmt, 0);
      if (rival == NULL)
        continue;
      int place = *rival != '\0' ? pursuit_criteria_sheet_add_rival (sheet, rival) : -1;
      if (*rival == '\0')
        row->ours = sqlite3_column_int (stmt, 4);
      else if (place >= 0)
        row->rivals[place] = sqlite3_column_int (stmt, 4);
    }
  return state == 0;
}

/**
 * pursuit_criteria_sheet_read:
 *
 * Returns: (transfer full) (nullable): the buying criteria of a deal with the latest points of each bidder;
 * its reason is not read here but stands in the deal
 */
PursuitCriteriaSheet *
pursuit_criteria_sheet_read (PursuitDb *db, gint64 deal_id, GError **error)
{
  g_autoptr (PursuitCriteriaSheet) sheet = pursuit_criteria_sheet_new ();

  return take_criteria (sheet, db, deal_id, error) ? g_steal_pointer (&sheet) : NULL;
}
