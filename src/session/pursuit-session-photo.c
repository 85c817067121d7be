/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-photo.h"

#include "pursuit-attachments.h"
#include "pursuit-photo.h"
#include "pursuit-session-private.h"

#include <glib/gi18n-lib.h>

/* Work on one photo. It needs no connection and runs on a thread of its own. */
typedef struct
{
  char *database;
  char *file;
} PhotoData;

static void
photo_data_free (gpointer pointer)
{
  PhotoData *data = pointer;

  g_free (data->database);
  g_free (data->file);
  g_free (data);
}

static PursuitKeptFile *
keep (const char *database, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GBytes) image = NULL;
  g_autoptr (GBytes) photo = NULL;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > PURSUIT_PHOTO_MAX_FILE)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, _ ("A photo has at most %d MiB."),
                   PURSUIT_PHOTO_MAX_FILE / 1024 / 1024);
      return NULL;
    }
  image = g_file_load_bytes (file, cancellable, NULL, error);
  photo = image != NULL ? pursuit_photo_prepare (image, error) : NULL;
  if (photo == NULL)
    return NULL;
  g_autofree char *name = g_strconcat ("photo", pursuit_photo_get_suffix (photo), NULL);
  return pursuit_attachments_keep_bytes (database, name, photo, error);
}

/**
 * pursuit_session_keep_photo:
 * @file: a PNG or JPEG image of any size
 *
 * Makes a photo of an image and keeps it beside the database. No row names it yet:
 * pursuit_command_set_photo() does.
 *
 * Returns: (transfer full) (nullable): what the command has to say of it; %NULL with a sentence for the user
 */
PursuitKeptFile *
pursuit_session_keep_photo (PursuitSession *self, const char *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);
  g_return_val_if_fail (file != NULL, NULL);

  return pursuit_session_check_writable (self, error)
             ? keep (pursuit_session_get_path (self), file, cancellable, error)
             : NULL;
}

static void
free_kept (gpointer file)
{
  pursuit_kept_file_free (file);
}

static void
keep_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  PhotoData *data = task_data;
  GError *error = NULL;
  PursuitKeptFile *kept = keep (data->database, data->file, cancellable, &error);

  if (kept != NULL)
    g_task_return_pointer (task, kept, free_kept);
  else
    g_task_return_error (task, error);
}

/** pursuit_session_keep_photo_async: the asynchronous form of pursuit_session_keep_photo(). */
void
pursuit_session_keep_photo_async (PursuitSession *self,
                                  const char *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));
  g_return_if_fail (file != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  PhotoData *data;
  GError *error = NULL;
  g_task_set_source_tag (task, pursuit_session_keep_photo_async);
  if (!pursuit_session_check_writable (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  data = g_new0 (PhotoData, 1);
  data->database = g_strdup (pursuit_session_get_path (self));
  data->file = g_strdup (file);
  g_task_set_task_data (task, data, photo_data_free);
  g_task_run_in_thread (task, keep_thread);
}

/** pursuit_session_keep_photo_finish: completes pursuit_session_keep_photo_async(). */
PursuitKeptFile *
pursuit_session_keep_photo_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_keep_photo_async, result, error);
}

/**
 * pursuit_session_load_photo:
 * @sha256: a person's field “photo”
 *
 * Returns: (transfer full) (nullable): the image; %NULL with @error set when it lies beside the database no
 * more
 */
GBytes *
pursuit_session_load_photo (PursuitSession *self, const char *sha256, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);

  return pursuit_attachments_load (pursuit_session_get_path (self), sha256, error);
}
