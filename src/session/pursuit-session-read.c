/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-private.h"

#include "pursuit-deal.h"
#include "pursuit-find.h"
#include "pursuit-rates.h"
#include "pursuit-select.h"
#include "pursuit-stage.h"

#include <string.h>

static void
free_records (gpointer records)
{
  g_ptr_array_unref (records);
}

static void
free_array (gpointer array)
{
  g_array_unref (array);
}

static void
free_spec (gpointer spec)
{
  pursuit_list_spec_unref (spec);
}

static gpointer
fetch_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };
  return pursuit_select_list (db, data, &context, error);
}

/**
 * pursuit_session_fetch:
 * @spec: which records; for lists that are known to be short, and for the command line
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): all of them
 */
GPtrArray *
pursuit_session_fetch (PursuitSession *self, PursuitListSpec *spec, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, fetch_func, spec, NULL, error);
}

/** pursuit_session_fetch_async: the asynchronous form of pursuit_session_fetch(). */
void
pursuit_session_fetch_async (PursuitSession *self,
                             PursuitListSpec *spec,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_fetch_async, PURSUIT_LANE_READ, fetch_func,
                              pursuit_list_spec_ref (spec), free_spec, free_records, cancellable, callback,
                              user_data);
}

/** pursuit_session_fetch_finish: completes pursuit_session_fetch_async(). */
GPtrArray *
pursuit_session_fetch_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_fetch_async, result, error);
}

typedef struct
{
  const PursuitEntity *entity;
  gint64 id;
  char *text;
  gint64 found;
} RecordData;

static void
record_data_free (gpointer data)
{
  RecordData *record = data;
  g_free (record->text);
  g_free (record);
}

static gpointer
record_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RecordData *wanted = data;
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };
  g_autoptr (GPtrArray) records =
      pursuit_select_records (db, wanted->entity, &context, &wanted->id, 1, error);

  if (records == NULL)
    return NULL;
  if (records->pdata[0] == NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, wanted->id);
      pursuit_find_record (db, wanted->entity, id, error);
    }
  return g_steal_pointer (&records->pdata[0]);
}

/** pursuit_session_record: (transfer full) (nullable): one record with all its fields. */
PursuitRecord *
pursuit_session_record (PursuitSession *self, const PursuitEntity *entity, gint64 id, GError **error)
{
  RecordData data = { .entity = entity, .id = id };
  return pursuit_session_call (self, PURSUIT_LANE_READ, record_func, &data, NULL, error);
}

/** pursuit_session_record_async: the asynchronous form of pursuit_session_record(). */
void
pursuit_session_record_async (PursuitSession *self,
                              const PursuitEntity *entity,
                              gint64 id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  RecordData *data = g_new0 (RecordData, 1);

  *data = (RecordData){ .entity = entity, .id = id };
  pursuit_session_call_async (self, pursuit_session_record_async, PURSUIT_LANE_READ, record_func, data,
                              record_data_free, g_object_unref, cancellable, callback, user_data);
}

/** pursuit_session_record_finish: completes pursuit_session_record_async(). */
PursuitRecord *
pursuit_session_record_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_record_async, result, error);
}

static gpointer
resolve_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RecordData *wanted = data;

  wanted->found = pursuit_find_record (db, wanted->entity, wanted->text, error);
  return wanted->found ? wanted : NULL;
}

/**
 * pursuit_session_resolve:
 * @id_uid_ref_or_name: as users name a record; a name only where one record has it
 *
 * Returns: the record's id, or 0 with %PURSUIT_ERROR_NOT_FOUND
 */
gint64
pursuit_session_resolve (PursuitSession *self,
                         const PursuitEntity *entity,
                         const char *id_uid_ref_or_name,
                         GError **error)
{
  RecordData data = { .entity = entity, .text = (char *) id_uid_ref_or_name };
  pursuit_session_call (self, PURSUIT_LANE_READ, resolve_func, &data, NULL, error);
  return data.found;
}

/* Adds a sum in its own currency to a stage's sum in the home currency; names a currency without a rate. */
static void
add_sum (PursuitRecord *stage, const PursuitStageSum *sum, PursuitRates *rates)
{
  const char *home = pursuit_rates_get_home (rates);
  gint64 amount, weighted;

  pursuit_record_set_int (stage, PURSUIT_STAGE_COUNT,
                          pursuit_record_get_int (stage, PURSUIT_STAGE_COUNT) + sum->count);
  if (sum->amount == 0 && sum->weighted == 0)
    return;
  if (!pursuit_rates_convert (rates, sum->amount, sum->currency, home, sum->closed, &amount) ||
      !pursuit_rates_convert (rates, sum->weighted, sum->currency, home, sum->closed, &weighted))
    {
      const char *missing = pursuit_record_get_text (stage, PURSUIT_STAGE_MISSING_RATE);
      g_autofree char *more = missing != NULL ? g_strjoin (", ", missing, sum->currency, NULL) : NULL;
      if (missing == NULL || strstr (missing, sum->currency) == NULL)
        pursuit_record_set_text (stage, PURSUIT_STAGE_MISSING_RATE, more != NULL ? more : sum->currency);
      return;
    }
  pursuit_record_set_int (stage, PURSUIT_STAGE_AMOUNT,
                          pursuit_record_get_int (stage, PURSUIT_STAGE_AMOUNT) + amount);
  pursuit_record_set_int (stage, PURSUIT_STAGE_WEIGHTED,
                          pursuit_record_get_int (stage, PURSUIT_STAGE_WEIGHTED) + weighted);
}

/* The stages of the process that @deals asks for (without such a condition, of all that deals go through). */
static PursuitListSpec *
stages_spec (PursuitListSpec *deals)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_STAGE_ENTITY);

  const PursuitFilter *process = pursuit_filter_find (deals->filter, PURSUIT_DEAL_PROCESS_ID, PURSUIT_OP_EQ);

  if (process != NULL)
    pursuit_list_spec_where (spec, PURSUIT_STAGE_PROCESS_ID, PURSUIT_OP_EQ,
                             pursuit_filter_get_value (process, 0));
  pursuit_list_spec_where (spec, PURSUIT_STAGE_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_where (spec, PURSUIT_STAGE_PROCESS_KIND, PURSUIT_OP_EQ, "deal");
  pursuit_list_spec_sort (spec, PURSUIT_STAGE_PROCESS_ID, FALSE);
  pursuit_list_spec_sort (spec, PURSUIT_STAGE_POSITION, FALSE);
  return spec;
}

static gpointer
stages_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };
  g_autoptr (PursuitListSpec) spec = stages_spec (data);
  g_autoptr (GPtrArray) stages = pursuit_select_list (db, spec, &context, error);
  g_autoptr (GPtrArray) sums = stages ? pursuit_select_sums (db, data, &context, error) : NULL;
  g_autoptr (PursuitRates) rates = sums ? pursuit_rates_load (db, context.today, error) : NULL;

  if (rates == NULL)
    return NULL;
  for (guint i = 0; i < stages->len; i++)
    {
      PursuitRecord *stage = stages->pdata[i];
      pursuit_record_set_int (stage, PURSUIT_STAGE_COUNT, 0);
      pursuit_record_set_int (stage, PURSUIT_STAGE_AMOUNT, 0);
      pursuit_record_set_int (stage, PURSUIT_STAGE_WEIGHTED, 0);
      pursuit_record_set_text (stage, PURSUIT_STAGE_CURRENCY, pursuit_rates_get_home (rates));
      for (guint j = 0; j < sums->len; j++)
        {
          PursuitStageSum *sum = sums->pdata[j];
          if (sum->stage_id == pursuit_record_get_id (stage))
            add_sum (stage, sum, rates);
        }
    }
  return g_steal_pointer (&stages);
}

/**
 * pursuit_session_stages:
 * @deals: which deals are counted; a condition on `process_id` also chooses the stages
 *
 * The numbers over the board's columns, in the home currency at today's rates, what was won at those of the
 * day it was: from the kept summary where @deals only asks for owner, process, grade and outcome, else from
 * one grouped query. `missing_rate` names the currencies without a rate, whose amounts are left out.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitStage): the stages in their order
 */
GPtrArray *
pursuit_session_stages (PursuitSession *self, PursuitListSpec *deals, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, stages_func, deals, NULL, error);
}

/** pursuit_session_stages_async: the asynchronous form of pursuit_session_stages(). */
void
pursuit_session_stages_async (PursuitSession *self,
                              PursuitListSpec *deals,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_stages_async, PURSUIT_LANE_READ, stages_func,
                              pursuit_list_spec_ref (deals), free_spec, free_records, cancellable, callback,
                              user_data);
}

/** pursuit_session_stages_finish: completes pursuit_session_stages_async(). */
GPtrArray *
pursuit_session_stages_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_stages_async, result, error);
}

typedef struct
{
  gint64 activity_id;
  const char *query;
} AttendanceData;

/* The second column of the link rows is who was there. */
static gpointer
attendance_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  AttendanceData *wanted = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PursuitStmt *stmt = pursuit_db_query (db, wanted->query, error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, wanted->activity_id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 id = pursuit_column_int (stmt, 1);
      g_array_append_val (ids, id);
    }
  return state == 0 ? g_steal_pointer (&ids) : NULL;
}

/** pursuit_session_activity_people: (transfer full) (nullable) (element-type gint64): ids of the customer's
 * people in it. */
GArray *
pursuit_session_activity_people (PursuitSession *self, gint64 activity_id, GError **error)
{
  AttendanceData data = { activity_id, "people-of-activity" };
  return pursuit_session_call (self, PURSUIT_LANE_READ, attendance_func, &data, NULL, error);
}

static void
attendance_async (PursuitSession *self,
                  gpointer tag,
                  gint64 activity_id,
                  const char *query,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  AttendanceData *data = g_new0 (AttendanceData, 1);

  *data = (AttendanceData){ activity_id, query };
  pursuit_session_call_async (self, tag, PURSUIT_LANE_READ, attendance_func, data, g_free, free_array,
                              cancellable, callback, user_data);
}

/** pursuit_session_activity_people_async: the asynchronous form of pursuit_session_activity_people(). */
void
pursuit_session_activity_people_async (PursuitSession *self,
                                       gint64 activity_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  attendance_async (self, pursuit_session_activity_people_async, activity_id, "people-of-activity",
                    cancellable, callback, user_data);
}

/** pursuit_session_activity_people_finish: completes pursuit_session_activity_people_async(). */
GArray *
pursuit_session_activity_people_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_activity_people_async, result, error);
}

/** pursuit_session_activity_members_async: reads the ids of our own people in an activity. */
void
pursuit_session_activity_members_async (PursuitSession *self,
                                        gint64 activity_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  attendance_async (self, pursuit_session_activity_members_async, activity_id, "members-of-activity",
                    cancellable, callback, user_data);
}

/** pursuit_session_activity_members_finish: (transfer full) (nullable) (element-type gint64): completes it.
 */
GArray *
pursuit_session_activity_members_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_activity_members_async, result, error);
}

static gpointer
count_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };
  gint64 count = pursuit_select_count (db, data, &context, error);
  return count < 0 ? NULL : g_memdup2 (&count, sizeof count);
}

/* Takes the number out of the box that crossed the threads. */
static gint64
unbox (gpointer box)
{
  g_autofree gint64 *count = box;
  return count ? *count : -1;
}

/** pursuit_session_count: how many records @spec has, its limit aside; -1 with @error set. */
gint64
pursuit_session_count (PursuitSession *self, PursuitListSpec *spec, GError **error)
{
  return unbox (pursuit_session_call (self, PURSUIT_LANE_READ, count_func, spec, NULL, error));
}

/** pursuit_session_count_async: the asynchronous form of pursuit_session_count(). */
void
pursuit_session_count_async (PursuitSession *self,
                             PursuitListSpec *spec,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_count_async, PURSUIT_LANE_READ, count_func,
                              pursuit_list_spec_ref (spec), free_spec, g_free, cancellable, callback,
                              user_data);
}

/** pursuit_session_count_finish: completes pursuit_session_count_async(). */
gint64
pursuit_session_count_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return unbox (pursuit_session_call_finish (self, pursuit_session_count_async, result, error));
}
