/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-job.h"

/** pursuit_job_free: frees the job, not its answer. */
void
pursuit_job_free (PursuitJob *job)
{
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->cond);
  g_free (job);
}

/**
 * pursuit_job_new:
 * @func: the work; %NULL asks the thread that takes the job to end
 */
PursuitJob *
pursuit_job_new (PursuitStoreFunc func, gpointer data, GCancellable *cancellable)
{
  PursuitJob *job = g_new0 (PursuitJob, 1);

  job->func = func;
  job->data = data;
  job->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  g_mutex_init (&job->mutex);
  g_cond_init (&job->cond);
  return job;
}

/**
 * pursuit_job_finish:
 * @result: (nullable): the answer
 * @error: (nullable) (transfer full): why there is none
 *
 * Hands the answer to whoever waits for it. A job with a task is freed here, another by pursuit_job_wait().
 */
void
pursuit_job_finish (PursuitJob *job, gpointer result, GError *error)
{
  if (job->task != NULL)
    {
      if (error != NULL)
        g_task_return_error (job->task, error);
      else
        g_task_return_pointer (job->task, result, job->free_result);
      pursuit_job_free (job);
      return;
    }

  g_mutex_lock (&job->mutex);
  job->result = result;
  job->error = error;
  job->done = TRUE;
  g_cond_signal (&job->cond);
  g_mutex_unlock (&job->mutex);
}

/** pursuit_job_wait: (transfer full): waits for the answer of a job without a task, and frees the job. */
gpointer
pursuit_job_wait (PursuitJob *job, GError **error)
{
  g_mutex_lock (&job->mutex);
  while (!job->done)
    g_cond_wait (&job->cond, &job->mutex);
  g_mutex_unlock (&job->mutex);

  gpointer result = job->result;
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  pursuit_job_free (job);
  return result;
}
