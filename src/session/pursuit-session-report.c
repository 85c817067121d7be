/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-report.h"

#include "pursuit-calibrate.h"
#include "pursuit-company.h"
#include "pursuit-database-source.h"
#include "pursuit-deal.h"
#include "pursuit-session-people.h"
#include "pursuit-session-private.h"
#include "pursuit-upkeep.h"

/* A report that is to be made, or what is behind one of its marks. */
typedef struct
{
  const PursuitReportKind *kind;
  PursuitReportParams params;
  gint64 mark;
} Wanted;

static Wanted *
wanted_new (const PursuitReportKind *kind, const PursuitReportParams *params, gint64 mark)
{
  Wanted *wanted = g_new0 (Wanted, 1);
  g_autofree PursuitReportParams *copy = pursuit_report_params_copy (params);

  *wanted = (Wanted){ kind, *copy, mark };
  return wanted;
}

static void
wanted_free (gpointer data)
{
  pursuit_report_params_clear (&((Wanted *) data)->params);
  g_free (data);
}

PursuitReport *
pursuit_session_make_report (PursuitStore *store,
                             PursuitDb *db,
                             const PursuitReportKind *kind,
                             const PursuitReportParams *params,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (PursuitDatabaseSource) source = pursuit_database_source_new (store, db);
  PursuitReport *report = kind->make (PURSUIT_REPORT_SOURCE (source), params, cancellable, error);
  g_autofree char *converted = pursuit_database_source_word_converted (source);

  if (report != NULL && converted != NULL)
    pursuit_report_add_text (report, converted);
  return report;
}

static gpointer
make_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return pursuit_session_make_report (store, db, wanted->kind, &wanted->params, cancellable, error);
}

/**
 * pursuit_session_report:
 * @kind: which report
 * @params: what it is about
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitReport *
pursuit_session_report (PursuitSession *self,
                        const PursuitReportKind *kind,
                        const PursuitReportParams *params,
                        GError **error)
{
  Wanted wanted = { kind, *params, 0 };

  return pursuit_session_call (self, PURSUIT_LANE_READ, make_func, &wanted, NULL, error);
}

/** pursuit_session_report_async: the asynchronous form of pursuit_session_report(). */
void
pursuit_session_report_async (PursuitSession *self,
                              const PursuitReportKind *kind,
                              const PursuitReportParams *params,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_report_async, PURSUIT_LANE_READ, make_func,
                              wanted_new (kind, params, 0), wanted_free, g_object_unref, cancellable,
                              callback, user_data);
}

/** pursuit_session_report_finish: completes pursuit_session_report_async(). */
PursuitReport *
pursuit_session_report_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_report_async, result, error);
}

/* The names that an org chart bears on paper. */
static gpointer
org_func (PursuitStore *store, PursuitDb *db, gpointer params, GCancellable *cancellable, GError **error)
{
  const PursuitOrgReportParams *wanted = params;
  g_autoptr (PursuitDatabaseSource) source = pursuit_database_source_new (store, db);
  g_autoptr (PursuitOrgReportData) data = g_new0 (PursuitOrgReportData, 1);
  const char *path = pursuit_store_get_path (store);

  data->database = g_path_get_basename (path != NULL ? path : "");
  data->today = pursuit_store_get_today (store);
  if (!pursuit_database_source_read_name (source, &PURSUIT_COMPANY_ENTITY, PURSUIT_COMPANY_NAME,
                                          wanted->company, &data->company, error) ||
      !pursuit_database_source_read_name (source, &PURSUIT_DEAL_ENTITY, PURSUIT_DEAL_TITLE, wanted->deal,
                                          &data->deal, error))
    return NULL;
  return g_steal_pointer (&data);
}

/**
 * pursuit_session_org_report:
 * @params: whose org chart
 *
 * Returns: (transfer full) (nullable): the chart as a report
 */
PursuitReport *
pursuit_session_org_report (PursuitSession *self, const PursuitOrgReportParams *params, GError **error)
{
  g_autoptr (PursuitPeopleMap) chart =
      pursuit_session_people_map (self, params->company, params->deal, PURSUIT_DAY_NONE, error);
  g_autoptr (PursuitOrgReportData) data = NULL;

  if (chart != NULL)
    data = pursuit_session_call (self, PURSUIT_LANE_READ, org_func, (gpointer) params, NULL, error);
  if (data == NULL)
    return NULL;
  data->people = pursuit_org_people_new_of_map (chart, TRUE);
  return pursuit_org_report_new (data, params);
}

/**
 * pursuit_session_calibrate:
 *
 * Fits the win probability to the closed deals now, keeps the model and computes all open deals anew. Without
 * enough closed deals the plain rule stays. An open window does that by itself once a day.
 */
gboolean
pursuit_session_calibrate (PursuitSession *self, GError **error)
{
  g_autofree char *model =
      pursuit_session_call (self, PURSUIT_LANE_CARE, pursuit_calibrate_fit, NULL, NULL, error);

  return model != NULL &&
         pursuit_session_call (self, PURSUIT_LANE_WRITE, pursuit_calibrate_keep, model, NULL, error) !=
             NULL &&
         pursuit_session_call (self, PURSUIT_LANE_WRITE, pursuit_upkeep_turn_day, NULL, NULL, error) != NULL;
}

/* A thread of its own waits for the store. */
static void
calibrate_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (pursuit_session_calibrate (source, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** pursuit_session_calibrate_async: the asynchronous form of pursuit_session_calibrate(). */
void
pursuit_session_calibrate_async (PursuitSession *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_session_calibrate_async);
  g_task_run_in_thread (task, calibrate_thread);
}

/** pursuit_session_calibrate_finish: completes pursuit_session_calibrate_async(). */
gboolean
pursuit_session_calibrate_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
list_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (PursuitDatabaseSource) source = pursuit_database_source_new (store, db);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (wanted->kind->listed);
  g_autoptr (GArray) ids =
      wanted->kind->list (PURSUIT_REPORT_SOURCE (source), &wanted->params, wanted->mark, cancellable, error);

  if (ids == NULL)
    return NULL;
  pursuit_list_spec_set_ids (spec, (const gint64 *) ids->data, ids->len);
  return g_steal_pointer (&spec);
}

/**
 * pursuit_session_report_list:
 * @kind: a report whose marks have something behind them
 * @params: what it is about
 * @mark: the id of a mark of one of its charts or tables
 *
 * Returns: (transfer full) (nullable): a spec that lists what the report counts there
 */
PursuitListSpec *
pursuit_session_report_list (PursuitSession *self,
                             const PursuitReportKind *kind,
                             const PursuitReportParams *params,
                             gint64 mark,
                             GError **error)
{
  Wanted wanted = { kind, *params, mark };

  g_return_val_if_fail (kind->list != NULL, NULL);

  return pursuit_session_call (self, PURSUIT_LANE_READ, list_func, &wanted, NULL, error);
}

static void
free_spec (gpointer spec)
{
  pursuit_list_spec_unref (spec);
}

/** pursuit_session_report_list_async: the asynchronous form of pursuit_session_report_list(). */
void
pursuit_session_report_list_async (PursuitSession *self,
                                   const PursuitReportKind *kind,
                                   const PursuitReportParams *params,
                                   gint64 mark,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (kind->list != NULL);

  pursuit_session_call_async (self, pursuit_session_report_list_async, PURSUIT_LANE_READ, list_func,
                              wanted_new (kind, params, mark), wanted_free, free_spec, cancellable, callback,
                              user_data);
}

/** pursuit_session_report_list_finish: completes pursuit_session_report_list_async(). */
PursuitListSpec *
pursuit_session_report_list_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_report_list_async, result, error);
}
