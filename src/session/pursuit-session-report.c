/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-report.h"

#include "pursuit-calibrate.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-find.h"
#include "pursuit-funnel-feed.h"
#include "pursuit-member.h"
#include "pursuit-process.h"
#include "pursuit-rates.h"
#include "pursuit-select.h"
#include "pursuit-session-people.h"
#include "pursuit-session-private.h"
#include "pursuit-upkeep.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Where reports get their data: one connection, for as long as one report is made on the thread it belongs
 * to.
 */
#define PURSUIT_TYPE_DATABASE_SOURCE (pursuit_database_source_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDatabaseSource, pursuit_database_source, PURSUIT, DATABASE_SOURCE, GObject)

struct _PursuitDatabaseSource
{
  GObject parent_instance;

  PursuitStore *store;
  PursuitDb *db;
};

static void
pursuit_database_source_iface_init (PursuitReportSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitDatabaseSource,
                               pursuit_database_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PURSUIT_TYPE_REPORT_SOURCE,
                                                      pursuit_database_source_iface_init))

/* What the rate callback needs. */
typedef struct
{
  PursuitRates *rates;
  const char *home;
} Exchange;

static double
find_rate (const char *currency, PursuitDay day, gpointer data)
{
  Exchange *exchange = data;

  return pursuit_rates_find (exchange->rates, currency, exchange->home, day);
}

/* The name of a record; it stays %NULL for id 0 and for a record that is gone. */
static gboolean
read_name (PursuitDatabaseSource *self,
           const PursuitEntity *entity,
           guint field,
           gint64 id,
           char **name,
           GError **error)
{
  PursuitSelectContext context = { .today = pursuit_store_get_today (self->store) };
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (PursuitRecord) record = NULL;

  if (id == 0)
    return TRUE;
  records = pursuit_select_records (self->db, entity, &context, &id, 1, error);
  if (records == NULL)
    return FALSE;
  record = records->pdata[0];
  if (record != NULL)
    *name = g_strdup (pursuit_record_get_text (record, field));
  return TRUE;
}

static gint64
process_of (PursuitDatabaseSource *self, const PursuitReportParams *params)
{
  return params->process != 0 ? params->process : pursuit_find_id (self->db, "default-process", 0);
}

/* Folds what @params asks for; with @stage_id, also names the deals counted in that stage, which only the
 * events can tell. */
static PursuitFunnelResult *
fold (PursuitDatabaseSource *self, const PursuitReportParams *params, gint64 stage_id, GError **error)
{
  g_autofree char *home = pursuit_store_get_setting (self->db, "currency");
  g_autoptr (PursuitRates) rates = pursuit_rates_load (self->db, error);
  g_autoptr (PursuitFunnel) funnel = NULL;
  Exchange exchange = { rates, home != NULL ? home : "CNY" };
  PursuitFunnelParams wanted = {
    .mode = params->mode,
    .from = params->from,
    .to = params->to,
    .today = pursuit_store_get_today (self->store),
    .owner = params->owner,
    .rate = find_rate,
    .rate_data = &exchange,
    .list_stage = stage_id,
  };
  gint64 process = process_of (self, params);
  gboolean fed;

  if (rates == NULL)
    return NULL;
  g_strlcpy (wanted.currency, exchange.home, sizeof wanted.currency);
  funnel = pursuit_funnel_feed_new (self->db, process, &wanted, error);
  if (funnel == NULL)
    return NULL;
  /* The summary answers at once what it knows; the events know everything. */
  if (params->mode == PURSUIT_FUNNEL_NOW && params->company == 0 && stage_id == 0)
    fed = pursuit_funnel_feed_summary (self->db, funnel, process, params->owner, error);
  else
    fed = pursuit_funnel_feed_events (self->db, funnel, params->company, error);
  return fed ? pursuit_funnel_finish (funnel) : NULL;
}

/* A plan of calls has stages, but no deal ever stands in them. */
static gboolean
holds_deals (PursuitDatabaseSource *self, gint64 process, GError **error)
{
  g_autofree char *kind = NULL, *name = NULL;

  if (!read_name (self, &PURSUIT_PROCESS_ENTITY, PURSUIT_PROCESS_KIND, process, &kind, error) ||
      !read_name (self, &PURSUIT_PROCESS_ENTITY, PURSUIT_PROCESS_NAME, process, &name, error))
    return FALSE;
  if (g_strcmp0 (kind, "call") != 0)
    return TRUE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
               _ ("No deal goes through “%s”, which is a plan for calls. Name a process of deals."), name);
  return FALSE;
}

static PursuitFunnelResult *
get_funnel (PursuitReportSource *source,
            const PursuitReportParams *params,
            GCancellable *cancellable,
            GError **error)
{
  PursuitDatabaseSource *self = PURSUIT_DATABASE_SOURCE (source);

  if (!holds_deals (self, process_of (self, params), error))
    return NULL;
  return fold (PURSUIT_DATABASE_SOURCE (source), params, 0, error);
}

static gboolean
get_names (PursuitReportSource *source,
           const PursuitReportParams *params,
           PursuitReportNames *names,
           GError **error)
{
  PursuitDatabaseSource *self = PURSUIT_DATABASE_SOURCE (source);
  const char *path = pursuit_store_get_path (self->store);

  names->database = g_path_get_basename (path != NULL ? path : "");
  names->today = pursuit_store_get_today (self->store);
  return read_name (self, &PURSUIT_PROCESS_ENTITY, PURSUIT_PROCESS_NAME, process_of (self, params),
                    &names->process, error) &&
         read_name (self, &PURSUIT_MEMBER_ENTITY, PURSUIT_MEMBER_NAME, params->owner, &names->owner, error) &&
         read_name (self, &PURSUIT_COMPANY_ENTITY, PURSUIT_COMPANY_NAME, params->company, &names->company,
                    error);
}

static PursuitChanceData *
get_chances (PursuitReportSource *source, GCancellable *cancellable, GError **error)
{
  PursuitDatabaseSource *self = PURSUIT_DATABASE_SOURCE (source);
  g_autoptr (PursuitWinHistory) history = pursuit_win_history_read (self->db, error);

  if (history == NULL)
    return NULL;
  PursuitChanceData *data = g_new0 (PursuitChanceData, 1);
  data->deals = g_array_ref (history->deals);
  data->model = history->model;
  data->fitted = history->fitted;
  return data;
}

static void
pursuit_database_source_iface_init (PursuitReportSourceInterface *iface)
{
  iface->get_chances = get_chances;
  iface->get_funnel = get_funnel;
  iface->get_names = get_names;
}

static void
pursuit_database_source_class_init (PursuitDatabaseSourceClass *klass)
{
}

static void
pursuit_database_source_init (PursuitDatabaseSource *self)
{
}

static gpointer
report_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitDatabaseSource) source = g_object_new (PURSUIT_TYPE_DATABASE_SOURCE, NULL);

  source->store = store;
  source->db = db;
  return pursuit_funnel_report_new (PURSUIT_REPORT_SOURCE (source), data, cancellable, error);
}

/**
 * pursuit_session_report:
 * @params: what the report is about
 *
 * Returns: (transfer full) (nullable): the funnel report
 */
PursuitReport *
pursuit_session_report (PursuitSession *self, const PursuitReportParams *params, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, report_func, (gpointer) params, NULL, error);
}

static void
free_params (gpointer params)
{
  pursuit_report_params_free (params);
}

/** pursuit_session_report_async: the asynchronous form of pursuit_session_report(). */
void
pursuit_session_report_async (PursuitSession *self,
                              const PursuitReportParams *params,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_report_async, PURSUIT_LANE_READ, report_func,
                              pursuit_report_params_copy (params), free_params, g_object_unref, cancellable,
                              callback, user_data);
}

/** pursuit_session_report_finish: completes pursuit_session_report_async(). */
PursuitReport *
pursuit_session_report_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_report_async, result, error);
}

static gpointer
chance_func (PursuitStore *store, PursuitDb *db, gpointer unused, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitDatabaseSource) source = g_object_new (PURSUIT_TYPE_DATABASE_SOURCE, NULL);

  source->store = store;
  source->db = db;
  return pursuit_chance_report_new (PURSUIT_REPORT_SOURCE (source), cancellable, error);
}

/**
 * pursuit_session_chance_report:
 *
 * Returns: (transfer full) (nullable): the report on how well chances were told
 */
PursuitReport *
pursuit_session_chance_report (PursuitSession *self, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, chance_func, NULL, NULL, error);
}

/** pursuit_session_chance_report_async: the asynchronous form of pursuit_session_chance_report(). */
void
pursuit_session_chance_report_async (PursuitSession *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_chance_report_async, PURSUIT_LANE_READ, chance_func, NULL,
                              NULL, g_object_unref, cancellable, callback, user_data);
}

/** pursuit_session_chance_report_finish: completes pursuit_session_chance_report_async(). */
PursuitReport *
pursuit_session_chance_report_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_chance_report_async, result, error);
}

/* The names that an org chart bears on paper. */
static gpointer
org_func (PursuitStore *store, PursuitDb *db, gpointer params, GCancellable *cancellable, GError **error)
{
  const PursuitOrgReportParams *wanted = params;
  g_autoptr (PursuitDatabaseSource) source = g_object_new (PURSUIT_TYPE_DATABASE_SOURCE, NULL);
  g_autoptr (PursuitOrgReportData) data = g_new0 (PursuitOrgReportData, 1);
  const char *path = pursuit_store_get_path (store);

  source->store = store;
  source->db = db;
  data->database = g_path_get_basename (path != NULL ? path : "");
  data->today = pursuit_store_get_today (store);
  if (!read_name (source, &PURSUIT_COMPANY_ENTITY, PURSUIT_COMPANY_NAME, wanted->company, &data->company,
                  error) ||
      !read_name (source, &PURSUIT_DEAL_ENTITY, PURSUIT_DEAL_TITLE, wanted->deal, &data->deal, error))
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

typedef struct
{
  PursuitReportParams params;
  gint64 stage_id;
} DealsData;

static gpointer
deals_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  DealsData *wanted = data;
  g_autoptr (PursuitDatabaseSource) source = g_object_new (PURSUIT_TYPE_DATABASE_SOURCE, NULL);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitFunnelResult) result = NULL;

  source->store = store;
  source->db = db;
  result = fold (source, &wanted->params, wanted->stage_id, error);
  if (result == NULL)
    return NULL;
  pursuit_list_spec_set_ids (spec, (const gint64 *) result->listed->data, result->listed->len);
  return g_steal_pointer (&spec);
}

/**
 * pursuit_session_report_deals:
 * @params: what the report is about
 * @stage_id: one of its stages
 *
 * Returns: (transfer full) (nullable): a spec that lists the deals which the report counts in that stage
 */
PursuitListSpec *
pursuit_session_report_deals (PursuitSession *self,
                              const PursuitReportParams *params,
                              gint64 stage_id,
                              GError **error)
{
  DealsData data = { *params, stage_id };

  return pursuit_session_call (self, PURSUIT_LANE_READ, deals_func, &data, NULL, error);
}

static void
free_spec (gpointer spec)
{
  pursuit_list_spec_unref (spec);
}

/** pursuit_session_report_deals_async: the asynchronous form of pursuit_session_report_deals(). */
void
pursuit_session_report_deals_async (PursuitSession *self,
                                    const PursuitReportParams *params,
                                    gint64 stage_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  DealsData *data = g_new0 (DealsData, 1);

  *data = (DealsData){ *params, stage_id };
  pursuit_session_call_async (self, pursuit_session_report_deals_async, PURSUIT_LANE_READ, deals_func, data,
                              g_free, free_spec, cancellable, callback, user_data);
}

/** pursuit_session_report_deals_finish: completes pursuit_session_report_deals_async(). */
PursuitListSpec *
pursuit_session_report_deals_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_report_deals_async, result, error);
}
