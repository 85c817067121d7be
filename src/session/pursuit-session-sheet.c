/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-sheet.h"

#include "pursuit-activity.h"
#include "pursuit-buying-stage.h"
#include "pursuit-session-findings.h"
#include "pursuit-session-people.h"
#include "pursuit-session-private.h"
#include "pursuit-session-score.h"
#include "pursuit-session-story.h"
#include "pursuit-session-tasks.h"
#include "pursuit-stage.h"

static GPtrArray *
fetch_stages (PursuitSession *self, gint64 process, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_STAGE_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_STAGE_PROCESS_ID, PURSUIT_OP_EQ, process);
  pursuit_list_spec_sort (spec, PURSUIT_STAGE_POSITION, FALSE);
  return pursuit_session_fetch (self, spec, error);
}

static GPtrArray *
fetch_buying_stages (PursuitSession *self, gint64 process, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_BUYING_STAGE_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_BUYING_STAGE_PROCESS_ID, PURSUIT_OP_EQ, process);
  pursuit_list_spec_where (spec, PURSUIT_BUYING_STAGE_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_sort (spec, PURSUIT_BUYING_STAGE_POSITION, FALSE);
  return pursuit_session_fetch (self, spec, error);
}

/* What is planned for the deal, first what is due first; or what was done, the last first. */
static GPtrArray *
fetch_activities (PursuitSession *self, gint64 deal_id, gboolean done, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_ACTIVITY_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_ACTIVITY_DEAL_ID, PURSUIT_OP_EQ, deal_id);
  pursuit_list_spec_where (spec, PURSUIT_ACTIVITY_DONE, done ? PURSUIT_OP_IS_SET : PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_sort (spec, done ? PURSUIT_ACTIVITY_DONE : PURSUIT_ACTIVITY_PLANNED, done);
  return pursuit_session_fetch (self, spec, error);
}

/* What is missing of a node, a sentence behind the other; or how it is known to be met. */
static char *
word_detail (const PursuitTaskNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (node->met)
    return g_strdup (node->evidence);
  for (guint i = 0; i < node->needs->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            ((const PursuitTaskNeed *) node->needs->pdata[i])->text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
take_tasks (PursuitDealSheetData *data, const PursuitDealTasks *tasks)
{
  for (guint i = 0; i < tasks->nodes->len; i++)
    {
      const PursuitTaskNode *node = tasks->nodes->pdata[i];
      PursuitSheetNode *taken = g_new0 (PursuitSheetNode, 1);

      *taken = (PursuitSheetNode){ .name = g_strdup (node->name),
                                   .stage = g_strdup (node->stage),
                                   .met = node->met,
                                   .missed = node->missed,
                                   .day = node->day,
                                   .by = g_strdup (node->by),
                                   .detail = word_detail (node) };
      g_ptr_array_add (data->nodes, taken);
    }
  for (guint i = 0; i < tasks->work->len; i++)
    {
      const PursuitTaskWork *work = tasks->work->pdata[i];

      if (!work->done && !work->missed)
        g_ptr_array_add (data->work, g_strdup (work->name));
    }
}

/* The process of the deal and how it came to where it is. */
static gboolean
read_course (PursuitSession *self, PursuitDealSheetData *data, gint64 deal_id, GError **error)
{
  g_autoptr (PursuitDealTasks) tasks = NULL;
  gint64 process;

  data->deal = (PursuitDeal *) pursuit_session_record (self, &PURSUIT_DEAL_ENTITY, deal_id, error);
  if (data->deal == NULL)
    return FALSE;
  process = pursuit_record_get_int (PURSUIT_RECORD (data->deal), PURSUIT_DEAL_PROCESS_ID);
  data->stages = fetch_stages (self, process, error);
  if (data->stages != NULL)
    data->buying = fetch_buying_stages (self, process, error);
  if (data->buying != NULL)
    data->story = pursuit_session_deal_story (self, deal_id, error);
  if (data->story != NULL)
    tasks = pursuit_session_deal_tasks (self, deal_id, error);
  if (tasks == NULL)
    return FALSE;
  take_tasks (data, tasks);
  return TRUE;
}

/* Those who decide, by what, and what we did with them. */
static gboolean
read_customer (PursuitSession *self, PursuitDealSheetData *data, gint64 deal_id, GError **error)
{
  g_autoptr (PursuitPeopleMap) map = pursuit_session_people_map (self, 0, deal_id, PURSUIT_DAY_NONE, error);
  g_autoptr (PursuitPeopleReading) reading =
      map != NULL ? pursuit_session_people_reading (self, 0, deal_id, 0, error) : NULL;

  if (reading == NULL)
    return FALSE;
  data->people = pursuit_org_people_new_of_map (map, TRUE);
  for (guint i = 0; i < reading->findings->len; i++)
    g_ptr_array_add (data->findings,
                     g_strdup (((const PursuitFindingLine *) reading->findings->pdata[i])->text));
  data->criteria = pursuit_session_criteria (self, deal_id, error);
  if (data->criteria != NULL)
    data->planned = fetch_activities (self, deal_id, FALSE, error);
  if (data->planned != NULL)
    data->done = fetch_activities (self, deal_id, TRUE, error);
  return data->done != NULL;
}

/**
 * pursuit_session_deal_sheet:
 *
 * Returns: (transfer full) (nullable): the deal on two pages
 */
PursuitReport *
pursuit_session_deal_sheet (PursuitSession *self, gint64 deal_id, GError **error)
{
  g_autoptr (PursuitDealSheetData) data = pursuit_deal_sheet_data_new ();

  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);

  data->today = pursuit_session_get_today (self);
  data->database = g_path_get_basename (pursuit_session_get_path (self));
  if (!read_course (self, data, deal_id, error) || !read_customer (self, data, deal_id, error))
    return NULL;
  return pursuit_deal_sheet_new (data);
}

/* A thread of its own waits for the store. */
static void
sheet_thread (GTask *task, gpointer source, gpointer deal_id, GCancellable *cancellable)
{
  GError *error = NULL;
  PursuitReport *report = pursuit_session_deal_sheet (source, *(gint64 *) deal_id, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, g_object_unref);
  else
    g_task_return_error (task, error);
}

/** pursuit_session_deal_sheet_async: the asynchronous form of pursuit_session_deal_sheet(). */
void
pursuit_session_deal_sheet_async (PursuitSession *self,
                                  gint64 deal_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_session_deal_sheet_async);
  g_task_set_task_data (task, g_memdup2 (&deal_id, sizeof deal_id), g_free);
  g_task_run_in_thread (task, sheet_thread);
}

/** pursuit_session_deal_sheet_finish: completes pursuit_session_deal_sheet_async(). */
PursuitReport *
pursuit_session_deal_sheet_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
