/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-private.h"

#include "pursuit-journal.h"
#include "pursuit-label.h"
#include "pursuit-run.h"

/** pursuit_step_free: frees a step. */
void
pursuit_step_free (PursuitStep *step)
{
  if (step == NULL)
    return;
  g_free (step->label);
  g_free (step);
}

static void
free_step (gpointer step)
{
  pursuit_step_free (step);
}

/** pursuit_history_entry_free: frees a line of the history. */
void
pursuit_history_entry_free (PursuitHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->actor);
  g_free (entry->label);
  g_free (entry);
}

/* What runs on the storage thread: a command, or undo or redo. */
typedef struct
{
  PursuitCommand *command; /* (nullable) */
  gint64 actor_id;
  gboolean redo;
  gint64 operation_id; /* the one step that is taken back; 0: the last */
} Write;

static void
write_free (gpointer data)
{
  Write *job = data;
  g_clear_pointer (&job->command, pursuit_command_unref);
  g_free (job);
}

PursuitStep *
pursuit_session_step_new (gint64 operation_id, gint64 record_id, const char *kind, const char *args)
{
  PursuitStep *step = g_new0 (PursuitStep, 1);

  step->operation_id = operation_id;
  step->record_id = record_id;
  step->label = pursuit_label_for_operation (kind, args);
  return step;
}

static gpointer
run_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Write *job = data;
  g_auto (PursuitRunResult) result = { 0 };

  if (!pursuit_run_command (store, db, job->actor_id, job->command, &result, error))
    return NULL;
  return pursuit_session_step_new (result.operation_id, result.record_id, result.kind, result.args);
}

static gpointer
revert_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Write *job = data;
  gint64 record_id = 0;
  g_autoptr (PursuitOperation) operation =
      job->operation_id != 0
          ? pursuit_journal_revert_one (store, db, job->actor_id, job->operation_id, &record_id, error)
          : pursuit_journal_revert_last (store, db, job->actor_id, job->redo, &record_id, error);

  if (operation == NULL)
    return NULL;
  return pursuit_session_step_new (operation->id, record_id, operation->kind, operation->args);
}

/**
 * pursuit_session_run:
 * @command: (transfer none): what to do
 * @error: the sentence for the user when it was refused; nothing was written then
 *
 * Runs a command and waits until it is durable.
 *
 * Returns: (transfer full) (nullable): the step that undo would take back
 */
PursuitStep *
pursuit_session_run (PursuitSession *self, PursuitCommand *command, GError **error)
{
  Write job = { .command = command, .actor_id = pursuit_session_get_actor (self) };
  return pursuit_session_call (self, PURSUIT_LANE_WRITE, run_func, &job, NULL, error);
}

/** pursuit_session_run_async: the asynchronous form of pursuit_session_run(). */
void
pursuit_session_run_async (PursuitSession *self,
                           PursuitCommand *command,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Write *job = g_new0 (Write, 1);

  job->command = pursuit_command_ref (command);
  job->actor_id = pursuit_session_get_actor (self);
  pursuit_session_call_async (self, pursuit_session_run_async, PURSUIT_LANE_WRITE, run_func, job, write_free,
                              free_step, cancellable, callback, user_data);
}

/** pursuit_session_run_finish: completes pursuit_session_run_async(). */
PursuitStep *
pursuit_session_run_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_run_async, result, error);
}

/**
 * pursuit_session_undo:
 * @error: %PURSUIT_ERROR_NOTHING when there is nothing, %PURSUIT_ERROR_CONFLICT when a record was changed
 * since
 *
 * Takes the database's last live operation back.
 *
 * Returns: (transfer full) (nullable): what was taken back
 */
PursuitStep *
pursuit_session_undo (PursuitSession *self, GError **error)
{
  Write job = { .actor_id = pursuit_session_get_actor (self) };
  return pursuit_session_call (self, PURSUIT_LANE_WRITE, revert_func, &job, NULL, error);
}

/** pursuit_session_undo_async: the asynchronous form of pursuit_session_undo(). */
void
pursuit_session_undo_async (PursuitSession *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Write *job = g_new0 (Write, 1);

  job->actor_id = pursuit_session_get_actor (self);
  pursuit_session_call_async (self, pursuit_session_undo_async, PURSUIT_LANE_WRITE, revert_func, job,
                              write_free, free_step, cancellable, callback, user_data);
}

/** pursuit_session_undo_finish: completes pursuit_session_undo_async(). */
PursuitStep *
pursuit_session_undo_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_undo_async, result, error);
}

/**
 * pursuit_session_undo_step:
 * @operation_id: a step that still counts, not only the last one
 * @error: %PURSUIT_ERROR_CONFLICT when a later step touched one of its records; nothing was changed then
 *
 * Takes one step back and leaves the later ones.
 *
 * Returns: (transfer full) (nullable): what was taken back
 */
PursuitStep *
pursuit_session_undo_step (PursuitSession *self, gint64 operation_id, GError **error)
{
  Write job = { .actor_id = pursuit_session_get_actor (self), .operation_id = operation_id };
  return pursuit_session_call (self, PURSUIT_LANE_WRITE, revert_func, &job, NULL, error);
}

/** pursuit_session_undo_step_async: the asynchronous form of pursuit_session_undo_step(). */
void
pursuit_session_undo_step_async (PursuitSession *self,
                                 gint64 operation_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Write *job = g_new0 (Write, 1);

  job->actor_id = pursuit_session_get_actor (self);
  job->operation_id = operation_id;
  pursuit_session_call_async (self, pursuit_session_undo_step_async, PURSUIT_LANE_WRITE, revert_func, job,
                              write_free, free_step, cancellable, callback, user_data);
}

/** pursuit_session_undo_step_finish: completes pursuit_session_undo_step_async(). */
PursuitStep *
pursuit_session_undo_step_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_undo_step_async, result, error);
}

/** pursuit_session_redo: brings back what the last undo took, as long as nothing new was done since. */
PursuitStep *
pursuit_session_redo (PursuitSession *self, GError **error)
{
  Write job = { .actor_id = pursuit_session_get_actor (self), .redo = TRUE };
  return pursuit_session_call (self, PURSUIT_LANE_WRITE, revert_func, &job, NULL, error);
}

/** pursuit_session_redo_async: the asynchronous form of pursuit_session_redo(). */
void
pursuit_session_redo_async (PursuitSession *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Write *job = g_new0 (Write, 1);

  job->actor_id = pursuit_session_get_actor (self);
  job->redo = TRUE;
  pursuit_session_call_async (self, pursuit_session_redo_async, PURSUIT_LANE_WRITE, revert_func, job,
                              write_free, free_step, cancellable, callback, user_data);
}

/** pursuit_session_redo_finish: completes pursuit_session_redo_async(). */
PursuitStep *
pursuit_session_redo_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_redo_async, result, error);
}

typedef struct
{
  const PursuitEntity *entity;
  gint64 id;
  guint limit;
} HistoryData;

static void
free_entries (gpointer entries)
{
  g_ptr_array_unref (entries);
}

static gpointer
history_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HistoryData *history = data;
  g_autoptr (GPtrArray) operations =
      pursuit_journal_history (db, history->entity ? history->entity->name : NULL, history->id,
                               history->limit, error);
  if (operations == NULL)
    return NULL;

  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_history_entry_free);
  for (guint i = 0; i < operations->len; i++)
    {
      PursuitOperation *operation = operations->pdata[i];
      PursuitHistoryEntry *entry = g_new0 (PursuitHistoryEntry, 1);
      entry->operation_id = operation->id;
      entry->at_ms = operation->at_ms;
      entry->actor = g_strdup (operation->actor ? operation->actor : "");
      entry->label = pursuit_label_for_history (operation);
      entry->undone = operation->undone;
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

/**
 * pursuit_session_history:
 * @entity: (nullable): with @id: only what changed that record
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable) (element-type PursuitHistoryEntry): newest first
 */
GPtrArray *
pursuit_session_history (PursuitSession *self,
                         const PursuitEntity *entity,
                         gint64 id,
                         guint limit,
                         GError **error)
{
  HistoryData data = { .entity = entity, .id = id, .limit = limit };
  return pursuit_session_call (self, PURSUIT_LANE_READ, history_func, &data, NULL, error);
}

/** pursuit_session_history_async: the asynchronous form of pursuit_session_history(). */
void
pursuit_session_history_async (PursuitSession *self,
                               const PursuitEntity *entity,
                               gint64 id,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  HistoryData *data = g_new0 (HistoryData, 1);

  *data = (HistoryData){ .entity = entity, .id = id, .limit = limit };
  pursuit_session_call_async (self, pursuit_session_history_async, PURSUIT_LANE_READ, history_func, data,
                              g_free, free_entries, cancellable, callback, user_data);
}

/** pursuit_session_history_finish: completes pursuit_session_history_async(). */
GPtrArray *
pursuit_session_history_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_history_async, result, error);
}
