/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-processes.h"

#include "pursuit-process.h"
#include "pursuit-stage.h"

struct _PursuitImportProcesses
{
  GPtrArray *processes; /* (nullable): PursuitProcess */
  GPtrArray *stages;    /* (nullable): PursuitStage, of all processes */
};

/** pursuit_import_processes_free: frees the list. */
void
pursuit_import_processes_free (PursuitImportProcesses *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->processes, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_free (self);
}

/* The answer to one of the two questions; %NULL and the task has failed. */
static GPtrArray *
take_answer (GTask *task, GObject *source, GAsyncResult *result)
{
  GError *error = NULL;
  GPtrArray *records = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (records == NULL)
    g_task_return_error (task, error);
  return records;
}

static void
stages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const PursuitImportProcesses *fetched = g_task_get_task_data (task);
  g_autoptr (GPtrArray) stages = take_answer (task, source, result);
  PursuitImportProcesses *self;

  if (stages == NULL)
    return;
  self = g_new0 (PursuitImportProcesses, 1);
  self->processes = g_ptr_array_ref (fetched->processes);
  self->stages = g_steal_pointer (&stages);
  g_task_return_pointer (task, self, (GDestroyNotify) pursuit_import_processes_free);
}

static void
processes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PursuitImportProcesses *fetched = g_task_get_task_data (task);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_STAGE_ENTITY);

  fetched->processes = take_answer (task, source, result);
  if (fetched->processes == NULL)
    return;
  pursuit_list_spec_where (spec, PURSUIT_STAGE_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_sort (spec, PURSUIT_STAGE_POSITION, FALSE);
  pursuit_session_fetch_async (PURSUIT_SESSION (source), spec, g_task_get_cancellable (task), stages_cb,
                               g_object_ref (task));
}

/**
 * pursuit_import_processes_fetch_async:
 * @session: an open database
 *
 * Asks the database for its processes and their stages.
 */
void
pursuit_import_processes_fetch_async (PursuitSession *session,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (PursuitListSpec) spec = NULL;

  g_return_if_fail (PURSUIT_IS_SESSION (session));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_import_processes_fetch_async);
  g_task_set_task_data (task, g_new0 (PursuitImportProcesses, 1),
                        (GDestroyNotify) pursuit_import_processes_free);
  spec = pursuit_list_spec_new (&PURSUIT_PROCESS_ENTITY);
  pursuit_list_spec_where (spec, PURSUIT_PROCESS_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_where (spec, PURSUIT_PROCESS_KIND, PURSUIT_OP_EQ, "deal");
  pursuit_list_spec_sort (spec, PURSUIT_PROCESS_POSITION, FALSE);
  pursuit_session_fetch_async (session, spec, cancellable, processes_cb, g_object_ref (task));
}

/** pursuit_import_processes_fetch_finish: Returns: (transfer full): the list, or %NULL with @error set */
PursuitImportProcesses *
pursuit_import_processes_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/** pursuit_import_processes_get_names: Returns: (transfer full): what the processes are called, in order */
GStrv
pursuit_import_processes_get_names (PursuitImportProcesses *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->processes->len; i++)
    g_ptr_array_add (names,
                     g_strdup (pursuit_record_get_text (self->processes->pdata[i], PURSUIT_PROCESS_NAME)));
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

/** pursuit_import_processes_get_stages: Returns: (transfer full): those of number @process, in order; none
 * if there is no such process */
GPtrArray *
pursuit_import_processes_get_stages (PursuitImportProcesses *self, guint process)
{
  GPtrArray *stages = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 id;

  g_return_val_if_fail (self != NULL, stages);

  if (process >= self->processes->len)
    return stages;
  id = pursuit_record_get_id (self->processes->pdata[process]);
  for (guint i = 0; i < self->stages->len; i++)
    if (pursuit_record_get_int (self->stages->pdata[i], PURSUIT_STAGE_PROCESS_ID) == id)
      g_ptr_array_add (stages, g_object_ref (self->stages->pdata[i]));
  return stages;
}
