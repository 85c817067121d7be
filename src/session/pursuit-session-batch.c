/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-batch.h"

#include "pursuit-batch.h"
#include "pursuit-session-private.h"

/** pursuit_batch_result_free: frees what came of a batch. */
void
pursuit_batch_result_free (PursuitBatchResult *result)
{
  if (result == NULL)
    return;
  g_clear_pointer (&result->refusals, g_ptr_array_unref);
  pursuit_step_free (result->step);
  g_free (result);
}

static void
free_result (gpointer result)
{
  pursuit_batch_result_free (result);
}

static void
batch_free (gpointer data)
{
  PursuitBatch *batch = data;

  pursuit_command_unref (batch->command);
  pursuit_list_spec_unref (batch->spec);
  g_free (batch);
}

static gpointer
batch_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitBatch *batch = data;
  PursuitBatchResult *result = NULL;

  if (pursuit_batch_run (store, db, batch, cancellable, error))
    {
      result = g_new0 (PursuitBatchResult, 1);
      result->n_done = batch->n_done;
      result->n_refused = batch->n_refused;
      result->refusals = g_steal_pointer (&batch->refusals);
      if (batch->run.kind != NULL)
        result->step =
            pursuit_session_step_new (batch->run.operation_id, 0, batch->run.kind, batch->run.args);
    }
  pursuit_batch_clear (batch);
  return result;
}

static PursuitBatch
make_batch (PursuitSession *self,
            PursuitCommand *command,
            PursuitListSpec *spec,
            PursuitProgressFunc progress,
            gpointer progress_data)
{
  return (PursuitBatch){
    .command = command,
    .spec = spec,
    .actor_id = pursuit_session_get_actor (self),
    .progress = progress,
    .progress_data = progress_data,
  };
}

/**
 * pursuit_session_batch:
 * @command: what is done to each record, its id aside: from pursuit_command_set_fields(),
 * pursuit_command_delete_record() or pursuit_command_move_deal()
 * @spec: to which records: all that a list shows, or those chosen by pursuit_list_spec_set_ids()
 * @progress: (nullable): called on the storage thread
 * @cancellable: (nullable): cancelling takes everything back
 *
 * Does one thing to many records as one step of undo. Those to which it cannot be done are left out and told.
 *
 * Returns: (transfer full) (nullable): what came of it; %NULL when it was cancelled or on a store error:
 * nothing was written then
 */
PursuitBatchResult *
pursuit_session_batch (PursuitSession *self,
                       PursuitCommand *command,
                       PursuitListSpec *spec,
                       PursuitProgressFunc progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (command != NULL && spec != NULL, NULL);

  PursuitBatch batch = make_batch (self, command, spec, progress, progress_data);
  return pursuit_session_call (self, PURSUIT_LANE_WRITE, batch_func, &batch, cancellable, error);
}

/** pursuit_session_batch_async: the asynchronous form of pursuit_session_batch(). */
void
pursuit_session_batch_async (PursuitSession *self,
                             PursuitCommand *command,
                             PursuitListSpec *spec,
                             PursuitProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (command != NULL && spec != NULL);

  PursuitBatch *batch = g_new (PursuitBatch, 1);
  *batch =
      make_batch (self, pursuit_command_ref (command), pursuit_list_spec_ref (spec), progress, progress_data);
  pursuit_session_call_async (self, pursuit_session_batch_async, PURSUIT_LANE_WRITE, batch_func, batch,
                              batch_free, free_result, cancellable, callback, user_data);
}

/** pursuit_session_batch_finish: completes pursuit_session_batch_async(). */
PursuitBatchResult *
pursuit_session_batch_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_batch_async, result, error);
}
