/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-keep.h"

#include "pursuit-backup.h"
#include "pursuit-check.h"
#include "pursuit-restore.h"
#include "pursuit-session-private.h"

/* The arguments of any of these calls. */
typedef struct
{
  char *file;
  char *path;
  PursuitBackupFlags flags;
  PursuitProgressFunc progress;
  gpointer progress_data;
} KeepData;

static void
keep_data_free (gpointer data)
{
  KeepData *keep = data;
  g_free (keep->file);
  g_free (keep->path);
  g_free (keep);
}

static gpointer
check_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  KeepData *keep = data;
  return pursuit_check_database (db, PURSUIT_CHECK_ALL, pursuit_store_get_today (store), keep->progress,
                                 keep->progress_data, cancellable, error);
}

/**
 * pursuit_session_check:
 * @progress: (nullable): told how far it is
 *
 * Every integrity check that there is; nothing is changed.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what is wrong, one sentence each, empty when all
 * is well; %NULL when the check could not be done
 */
GPtrArray *
pursuit_session_check (PursuitSession *self,
                       PursuitProgressFunc progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GError **error)
{
  KeepData data = { .progress = progress, .progress_data = progress_data };
  return pursuit_session_call (self, PURSUIT_LANE_CARE, check_func, &data, cancellable, error);
}

/** pursuit_session_check_async: the asynchronous form of pursuit_session_check(). */
void
pursuit_session_check_async (PursuitSession *self,
                             PursuitProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  KeepData *data = g_new0 (KeepData, 1);

  data->progress = progress;
  data->progress_data = progress_data;
  pursuit_session_call_async (self, pursuit_session_check_async, PURSUIT_LANE_CARE, check_func, data,
                              keep_data_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                              user_data);
}

/** pursuit_session_check_finish: (transfer full): completes pursuit_session_check_async(). */
GPtrArray *
pursuit_session_check_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_check_async, result, error);
}

static gpointer
backup_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  KeepData *keep = data;
  gboolean written = pursuit_backup_write (db, pursuit_store_get_path (store), keep->file,
                                           (keep->flags & PURSUIT_BACKUP_REPLACE) != 0, keep->progress,
                                           keep->progress_data, cancellable, error);
  return written ? store : NULL;
}

/**
 * pursuit_session_backup:
 * @file: the archive to make, readable by its owner only
 * @progress: (nullable): told how far it is
 *
 * Writes database and attachments into one archive while work goes on, and reads it again before it gets its
 * name.
 */
gboolean
pursuit_session_backup (PursuitSession *self,
                        const char *file,
                        PursuitBackupFlags flags,
                        PursuitProgressFunc progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (file != NULL, FALSE);

  KeepData data = {
    .file = (char *) file, .flags = flags, .progress = progress, .progress_data = progress_data
  };
  return pursuit_session_call (self, PURSUIT_LANE_CARE, backup_func, &data, cancellable, error) != NULL;
}

/** pursuit_session_backup_async: the asynchronous form of pursuit_session_backup(). */
void
pursuit_session_backup_async (PursuitSession *self,
                              const char *file,
                              PursuitBackupFlags flags,
                              PursuitProgressFunc progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (file != NULL);

  KeepData *data = g_new0 (KeepData, 1);
  data->file = g_strdup (file);
  data->flags = flags;
  data->progress = progress;
  data->progress_data = progress_data;
  pursuit_session_call_async (self, pursuit_session_backup_async, PURSUIT_LANE_CARE, backup_func, data,
                              keep_data_free, NULL, cancellable, callback, user_data);
}

/** pursuit_session_backup_finish: completes pursuit_session_backup_async(). */
gboolean
pursuit_session_backup_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_backup_async, result, error) != NULL;
}

/**
 * pursuit_session_restore:
 * @file: a backup, or a bare database
 * @path: (nullable): the database to replace or to make; %NULL is the one that is open
 * @progress: (nullable): told how far it is
 *
 * Closes the database, puts the backup in its place and opens it. The backup is looked through before
 * anything is changed, and the present files are moved aside, never deleted. What was open is open again
 * afterwards, also when the restore failed.
 *
 * Returns: (transfer full) (nullable): the folder where the replaced files are, "" when there were none;
 * %NULL with @error set
 */
char *
pursuit_session_restore (PursuitSession *self,
                         const char *file,
                         const char *path,
                         PursuitProgressFunc progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);
  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (path != NULL || pursuit_session_get_path (self) != NULL, NULL);

  g_autofree char *open_path = g_strdup (pursuit_session_get_path (self));
  g_autofree char *target = g_strdup (path ? path : open_path);
  g_autofree char *aside = NULL;

  pursuit_session_close (self);
  gboolean done = pursuit_restore (file, target, progress, progress_data, &aside, cancellable, error);
  if (done && !pursuit_session_open (self, target, PURSUIT_OPEN_DEFAULT, error))
    return NULL;
  if (!done && open_path != NULL)
    pursuit_session_open (self, open_path, PURSUIT_OPEN_DEFAULT, NULL);
  if (!done)
    return NULL;
  return aside ? g_steal_pointer (&aside) : g_strdup ("");
}

/* A thread of its own waits for the store. */
static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KeepData *keep = data;
  GError *error = NULL;
  char *aside = pursuit_session_restore (source, keep->file, keep->path, keep->progress, keep->progress_data,
                                         cancellable, &error);

  if (aside != NULL)
    g_task_return_pointer (task, aside, g_free);
  else
    g_task_return_error (task, error);
}

/** pursuit_session_restore_async: the asynchronous form of pursuit_session_restore(). */
void
pursuit_session_restore_async (PursuitSession *self,
                               const char *file,
                               const char *path,
                               PursuitProgressFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));
  g_return_if_fail (file != NULL);

  KeepData *data = g_new0 (KeepData, 1);
  data->file = g_strdup (file);
  data->path = g_strdup (path);
  data->progress = progress;
  data->progress_data = progress_data;
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_session_restore_async);
  g_task_set_task_data (task, data, keep_data_free);
  /* once files move, the answer tells how it ended, whoever cancelled meanwhile */
  g_task_set_check_cancellable (task, FALSE);
  pursuit_session_stop_upkeep (self); /* its clock runs on this thread */
  g_task_run_in_thread (task, restore_thread);
}

/** pursuit_session_restore_finish: (transfer full): completes pursuit_session_restore_async(). */
char *
pursuit_session_restore_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  char *aside = g_task_propagate_pointer (G_TASK (result), error);
  if (pursuit_session_get_path (self) != NULL)
    {
      pursuit_session_refresh_steps (self);
      pursuit_session_start_upkeep (self);
    }
  return aside;
}

/**
 * pursuit_session_automatic_backups:
 * @path: a database, open or not
 *
 * Returns: (transfer full) (element-type filename): the backups that were made of it by themselves, newest
 *   first
 */
GPtrArray *
pursuit_session_automatic_backups (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return pursuit_backup_list (path);
}
