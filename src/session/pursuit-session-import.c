/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-import.h"

#include "pursuit-import.h"
#include "pursuit-session-private.h"

/** pursuit_import_result_free: frees what came of an import. */
void
pursuit_import_result_free (PursuitImportResult *result)
{
  if (result == NULL)
    return;
  g_clear_pointer (&result->duplicates, pursuit_import_duplicates_unref);
  g_clear_pointer (&result->rejects, pursuit_rejects_unref);
  g_clear_pointer (&result->warnings, pursuit_rejects_unref);
  pursuit_step_free (result->step);
  g_free (result);
}

static void
free_result (gpointer result)
{
  pursuit_import_result_free (result);
}

/* What the storage thread needs; owns copies in the asynchronous form. */
typedef struct
{
  PursuitImport import;
  char *path;
  PursuitMapping *mapping;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  g_free (job->path);
  g_clear_pointer (&job->mapping, pursuit_mapping_free);
  g_free (job);
}

static gpointer
import_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitImport *import = data;
  PursuitImportResult *result = NULL;

  if (pursuit_import_run (store, db, import, cancellable, error))
    {
      result = g_new0 (PursuitImportResult, 1);
      result->imported = import->imported;
      result->updated = import->updated;
      result->skipped = import->skipped;
      result->alike = import->alike;
      result->duplicates = g_steal_pointer (&import->duplicates);
      result->rejects = g_steal_pointer (&import->rejects);
      result->warnings = g_steal_pointer (&import->warnings);
      if (import->run.kind != NULL)
        result->step =
            pursuit_session_step_new (import->run.operation_id, 0, import->run.kind, import->run.args);
    }
  pursuit_import_clear (import);
  return result;
}

/**
 * pursuit_session_import:
 * @path: the file
 * @mapping: what its columns and values mean, confirmed by the user
 * @flags: a dry run finds out what would come of it, and writes nothing
 * @progress: (nullable): called on the storage thread
 * @cancellable: (nullable): cancelling takes everything back
 *
 * Imports a file as one step of undo.
 *
 * Returns: (transfer full) (nullable): the counts and the rejected rows
 */
PursuitImportResult *
pursuit_session_import (PursuitSession *self,
                        const char *path,
                        PursuitMapping *mapping,
                        PursuitImportFlags flags,
                        PursuitProgressFunc progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  PursuitImport import = {
    .path = path,
    .mapping = mapping,
    .actor_id = pursuit_session_get_actor (self),
    .dry_run = (flags & PURSUIT_IMPORT_DRY_RUN) != 0,
    .progress = progress,
    .progress_data = progress_data,
  };
  return pursuit_session_call (self, PURSUIT_LANE_WRITE, import_func, &import, cancellable, error);
}

/** pursuit_session_import_async: the asynchronous form of pursuit_session_import(); @mapping is copied. */
void
pursuit_session_import_async (PursuitSession *self,
                              const char *path,
                              PursuitMapping *mapping,
                              PursuitImportFlags flags,
                              PursuitProgressFunc progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->mapping = pursuit_mapping_copy (mapping);
  job->import = (PursuitImport){
    .path = job->path,
    .mapping = job->mapping,
    .actor_id = pursuit_session_get_actor (self),
    .dry_run = (flags & PURSUIT_IMPORT_DRY_RUN) != 0,
    .progress = progress,
    .progress_data = progress_data,
  };
  pursuit_session_call_async (self, pursuit_session_import_async, PURSUIT_LANE_WRITE, import_func, job,
                              job_free, free_result, cancellable, callback, user_data);
}

/** pursuit_session_import_finish: completes pursuit_session_import_async(). */
PursuitImportResult *
pursuit_session_import_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_import_async, result, error);
}
