/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-jobs.h"

#include "pursuit-mapping-guess.h"
#include "pursuit-mapping-survey.h"

/* What a job works on. The stages are only read while it runs. */
typedef struct
{
  char *path;
  const PursuitEntity *entity;
  PursuitTableForm form;
  GPtrArray *stages;
  PursuitMapping *mapping;
  char *currency;
  guint n_rows;
  PursuitRejects *rejects;
  GFile *target;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->stages, g_ptr_array_unref);
  g_clear_pointer (&job->mapping, pursuit_mapping_free);
  g_free (job->currency);
  g_clear_pointer (&job->rejects, pursuit_rejects_unref);
  g_clear_object (&job->target);
  g_free (job);
}

static void
start (Job *job,
       gpointer tag,
       GTaskThreadFunc work,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, work);
}

static void
guess_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  PursuitMapping *mapping =
      pursuit_mapping_guess (job->path, job->entity, &job->form, job->stages, cancellable, &error);

  if (mapping != NULL)
    g_task_return_pointer (task, mapping, (GDestroyNotify) pursuit_mapping_free);
  else
    g_task_return_error (task, error);
}

/** pursuit_mapping_guess_async: pursuit_mapping_guess() on a worker thread. */
void
pursuit_mapping_guess_async (const char *path,
                             const PursuitEntity *entity,
                             const PursuitTableForm *form,
                             GPtrArray *stages,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Job *job;

  g_return_if_fail (path != NULL);

  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  job->entity = entity;
  if (form != NULL)
    job->form = *form;
  job->stages = stages != NULL ? g_ptr_array_ref (stages) : NULL;
  start (job, pursuit_mapping_guess_async, guess_thread, cancellable, callback, user_data);
}

/** pursuit_mapping_guess_finish: Returns: (transfer full): the guess, or %NULL with @error set */
PursuitMapping *
pursuit_mapping_guess_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
survey_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (pursuit_mapping_survey (job->mapping, job->path, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&job->mapping), (GDestroyNotify) pursuit_mapping_free);
  else
    g_task_return_error (task, error);
}

/** pursuit_mapping_survey_async: pursuit_mapping_survey() on a worker thread, of a copy of @mapping. */
void
pursuit_mapping_survey_async (PursuitMapping *mapping,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Job *job;

  g_return_if_fail (mapping != NULL);
  g_return_if_fail (path != NULL);

  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  job->mapping = pursuit_mapping_copy (mapping);
  start (job, pursuit_mapping_survey_async, survey_thread, cancellable, callback, user_data);
}

/** pursuit_mapping_survey_finish: Returns: (transfer full): the surveyed copy, or %NULL with @error set */
PursuitMapping *
pursuit_mapping_survey_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
preview_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  PursuitImportPreview *preview =
      pursuit_import_preview_new (job->path, job->mapping, job->currency, job->n_rows, cancellable, &error);

  if (preview != NULL)
    g_task_return_pointer (task, preview, (GDestroyNotify) pursuit_import_preview_free);
  else
    g_task_return_error (task, error);
}

/** pursuit_import_preview_new_async: pursuit_import_preview_new() on a worker thread; @mapping is copied. */
void
pursuit_import_preview_new_async (const char *path,
                                  PursuitMapping *mapping,
                                  const char *currency,
                                  guint n_rows,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Job *job;

  g_return_if_fail (path != NULL);
  g_return_if_fail (mapping != NULL);

  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  job->mapping = pursuit_mapping_copy (mapping);
  job->currency = g_strdup (currency);
  job->n_rows = n_rows;
  start (job, pursuit_import_preview_new_async, preview_thread, cancellable, callback, user_data);
}

/** pursuit_import_preview_new_finish: Returns: (transfer full): the preview, or %NULL with @error set */
PursuitImportPreview *
pursuit_import_preview_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (pursuit_rejects_save (job->rejects, job->target, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** pursuit_rejects_save_async: pursuit_rejects_save() on a worker thread; nothing may be added meanwhile. */
void
pursuit_rejects_save_async (PursuitRejects *rejects,
                            GFile *target,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Job *job;

  g_return_if_fail (rejects != NULL);
  g_return_if_fail (G_IS_FILE (target));

  job = g_new0 (Job, 1);
  job->rejects = pursuit_rejects_ref (rejects);
  job->target = g_object_ref (target);
  start (job, pursuit_rejects_save_async, save_thread, cancellable, callback, user_data);
}

/** pursuit_rejects_save_finish: Returns: %FALSE with @error set if the rows could not be saved */
gboolean
pursuit_rejects_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
