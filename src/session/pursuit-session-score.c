/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-score.h"

#include "pursuit-deal.h"
#include "pursuit-score-read.h"
#include "pursuit-select.h"
#include "pursuit-session-private.h"

static gpointer
score_sheets_func (PursuitStore *store,
                   PursuitDb *db,
                   gpointer deal_id,
                   GCancellable *cancellable,
                   GError **error)
{
  return pursuit_score_sheets_read (db, *(gint64 *) deal_id, error);
}

static void
free_sheets (gpointer sheets)
{
  g_ptr_array_unref (sheets);
}

/**
 * pursuit_session_score_sheets:
 * @deal_id: whose assessments; 0 for the scorecards alone
 *
 * Returns: (transfer full) (nullable) (element-type PursuitScoreSheet): all scorecards, retired ones too
 */
GPtrArray *
pursuit_session_score_sheets (PursuitSession *self, gint64 deal_id, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, score_sheets_func, &deal_id, NULL, error);
}

/** pursuit_session_score_sheets_async: the asynchronous form of pursuit_session_score_sheets(). */
void
pursuit_session_score_sheets_async (PursuitSession *self,
                                    gint64 deal_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_score_sheets_async, PURSUIT_LANE_READ, score_sheets_func,
                              g_memdup2 (&deal_id, sizeof deal_id), g_free, free_sheets, cancellable,
                              callback, user_data);
}

/** pursuit_session_score_sheets_finish: completes pursuit_session_score_sheets_async(). */
GPtrArray *
pursuit_session_score_sheets_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_score_sheets_async, result, error);
}

static gpointer
criteria_func (PursuitStore *store,
               PursuitDb *db,
               gpointer deal_id,
               GCancellable *cancellable,
               GError **error)
{
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };
  PursuitCriteriaSheet *sheet = pursuit_criteria_sheet_read (db, *(gint64 *) deal_id, error);
  g_autoptr (GPtrArray) deals =
      sheet != NULL ? pursuit_select_records (db, &PURSUIT_DEAL_ENTITY, &context, deal_id, 1, error) : NULL;
  g_autoptr (PursuitRecord) deal = deals != NULL ? g_steal_pointer (&deals->pdata[0]) : NULL;

  if (deals == NULL)
    g_clear_pointer (&sheet, pursuit_criteria_sheet_free);
  if (deal != NULL)
    sheet->reason = g_strdup (pursuit_record_get_text (deal, PURSUIT_DEAL_CRITERIA_REASON));
  return sheet;
}

static void
free_criteria (gpointer sheet)
{
  pursuit_criteria_sheet_free (sheet);
}

/**
 * pursuit_session_criteria:
 *
 * Returns: (transfer full) (nullable): the customer's buying criteria in a deal, how everybody stands on
 * them, and the recorded reason to go on
 */
PursuitCriteriaSheet *
pursuit_session_criteria (PursuitSession *self, gint64 deal_id, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, criteria_func, &deal_id, NULL, error);
}

/** pursuit_session_criteria_async: the asynchronous form of pursuit_session_criteria(). */
void
pursuit_session_criteria_async (PursuitSession *self,
                                gint64 deal_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_criteria_async, PURSUIT_LANE_READ, criteria_func,
                              g_memdup2 (&deal_id, sizeof deal_id), g_free, free_criteria, cancellable,
                              callback, user_data);
}

/** pursuit_session_criteria_finish: completes pursuit_session_criteria_async(). */
PursuitCriteriaSheet *
pursuit_session_criteria_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_criteria_async, result, error);
}
