/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-attach.h"

#include "pursuit-attachments.h"
#include "pursuit-session-private.h"

#include <glib/gi18n-lib.h>

/* A copy under way. It needs no connection, and may take long: it runs on a thread of its own. */
typedef struct
{
  char *database;
  char *file;   /* what comes in, or where it goes to */
  char *sha256; /* (nullable): of what goes out */
  PursuitProgressFunc progress;
  gpointer progress_data;
} FileData;

static void
file_data_free (gpointer pointer)
{
  FileData *data = pointer;

  g_free (data->database);
  g_free (data->file);
  g_free (data->sha256);
  g_free (data);
}

static void
free_kept (gpointer file)
{
  pursuit_kept_file_free (file);
}

/* pursuit_session_check_writable: a database that is read keeps no more files. */
gboolean
pursuit_session_check_writable (PursuitSession *self, GError **error)
{
  if (pursuit_session_get_path (self) != NULL && !pursuit_session_get_read_only (self))
    return TRUE;
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                       _ ("The database can only be read: no file can be attached."));
  return FALSE;
}

/**
 * pursuit_session_keep_file:
 * @file: whose bytes are to be kept
 * @progress: (nullable): told how far it is
 * @error: a sentence for the user; nothing is left of the attempt then
 *
 * Copies a file beside the database. No row names it yet: pursuit_command_attach() does.
 *
 * Returns: (transfer full) (nullable): what the command has to say of it
 */
PursuitKeptFile *
pursuit_session_keep_file (PursuitSession *self,
                           const char *file,
                           PursuitProgressFunc progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);
  g_return_val_if_fail (file != NULL, NULL);

  if (!pursuit_session_check_writable (self, error))
    return NULL;
  return pursuit_attachments_keep (pursuit_session_get_path (self), file, progress, progress_data,
                                   cancellable, error);
}

static void
keep_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  FileData *data = task_data;
  GError *error = NULL;
  PursuitKeptFile *kept = pursuit_attachments_keep (data->database, data->file, data->progress,
                                                    data->progress_data, cancellable, &error);

  if (kept != NULL)
    g_task_return_pointer (task, kept, free_kept);
  else
    g_task_return_error (task, error);
}

/** pursuit_session_keep_file_async: the asynchronous form of pursuit_session_keep_file(); @progress is called
 * on another thread. */
void
pursuit_session_keep_file_async (PursuitSession *self,
                                 const char *file,
                                 PursuitProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));
  g_return_if_fail (file != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  g_task_set_source_tag (task, pursuit_session_keep_file_async);
  if (!pursuit_session_check_writable (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  FileData *data = g_new0 (FileData, 1);
  data->database = g_strdup (pursuit_session_get_path (self));
  data->file = g_strdup (file);
  data->progress = progress;
  data->progress_data = progress_data;
  g_task_set_task_data (task, data, file_data_free);
  g_task_run_in_thread (task, keep_thread);
}

/** pursuit_session_keep_file_finish: completes pursuit_session_keep_file_async(). */
PursuitKeptFile *
pursuit_session_keep_file_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_keep_file_async, result, error);
}

static void
copy_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  FileData *data = task_data;
  GError *error = NULL;

  if (pursuit_attachments_copy_out (data->database, data->sha256, data->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pursuit_session_copy_file_async:
 * @sha256: of an attachment
 * @target: the file that is made or replaced
 *
 * Copies kept bytes to where the user wants them.
 */
void
pursuit_session_copy_file_async (PursuitSession *self,
                                 const char *sha256,
                                 const char *target,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));
  g_return_if_fail (sha256 != NULL && target != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  FileData *data = g_new0 (FileData, 1);
  data->database = g_strdup (pursuit_session_get_path (self));
  data->file = g_strdup (target);
  data->sha256 = g_strdup (sha256);
  g_task_set_source_tag (task, pursuit_session_copy_file_async);
  g_task_set_task_data (task, data, file_data_free);
  g_task_run_in_thread (task, copy_thread);
}

/** pursuit_session_copy_file_finish: completes pursuit_session_copy_file_async(). */
gboolean
pursuit_session_copy_file_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pursuit_session_copy_file_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
