/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-vcard.h"

#include "pursuit-person.h"
#include "pursuit-session-photo.h"
#include "pursuit-session-private.h"
#include "pursuit-vcard-writer.h"

#include <string.h>

enum
{
  PAGE = 500 /* people in memory at a time */
};

/* An export under way. */
typedef struct
{
  PursuitSession *session;
  PursuitVcardFlags flags;
  GHashTable *uids; /* gint64* id of a person → utf8: by which the card is known */
  GOutputStream *stream;
} Export;

/* The UID of the manager's card, whether that is in the file too or not. */
static const char *
get_manager (Export *self, PursuitRecord *person)
{
  gint64 id = pursuit_record_get_int (person, PURSUIT_PERSON_REPORTS_TO);
  const char *known = id != 0 ? g_hash_table_lookup (self->uids, &id) : NULL;
  g_autoptr (PursuitRecord) manager = NULL;

  if (id == 0 || known != NULL)
    return known;
  manager = pursuit_session_record (self->session, &PURSUIT_PERSON_ENTITY, id, NULL);
  if (manager == NULL)
    return NULL;
  char *uid = g_strdup (pursuit_vcard_get_uid (manager));
  g_hash_table_insert (self->uids, g_memdup2 (&id, sizeof id), uid);
  return uid;
}

static gboolean
write_card (Export *self, PursuitRecord *person, GCancellable *cancellable, GError **error)
{
  const char *sha256 = pursuit_record_get_text (person, PURSUIT_PERSON_PHOTO);
  /* a photo that was lost is told by check; the card is of use without it */
  g_autoptr (GBytes) photo =
      sha256 != NULL && *sha256 != '\0' ? pursuit_session_load_photo (self->session, sha256, NULL) : NULL;
  PursuitVcardOptions options = {
    .version_4 = (self->flags & PURSUIT_VCARD_VERSION_4) != 0,
    .with_private = (self->flags & PURSUIT_VCARD_PRIVATE) != 0,
    .manager = get_manager (self, person),
    .photo = photo,
  };
  g_autofree char *card = pursuit_vcard_write (person, &options, error);

  return card != NULL &&
         g_output_stream_write_all (self->stream, card, strlen (card), NULL, cancellable, error);
}

/**
 * pursuit_session_write_vcards:
 * @spec: which people; the order is that of their ids
 *
 * Writes a vCard for each person, page by page. Blocks.
 */
gboolean
pursuit_session_write_vcards (PursuitSession *self,
                              PursuitListSpec *spec,
                              PursuitVcardFlags flags,
                              GOutputStream *stream,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Export export = { .session = self, .flags = flags, .uids = uids, .stream = stream };
  gint64 last_id = 0;
  guint n;

  g_return_val_if_fail (PURSUIT_IS_SESSION (self), FALSE);

  do
    {
      g_autoptr (PursuitListSpec) page = pursuit_list_spec_copy (spec);
      pursuit_list_spec_where_int (page, PURSUIT_RECORD_ID, PURSUIT_OP_GT, last_id);
      pursuit_list_spec_set_limit (page, PAGE);
      g_autoptr (GPtrArray) people = pursuit_session_fetch (self, page, error);
      if (people == NULL)
        return FALSE;
      n = people->len;
      for (guint i = 0; i < n; i++)
        {
          if (!write_card (&export, people->pdata[i], cancellable, error))
            return FALSE;
          last_id = pursuit_record_get_id (people->pdata[i]);
        }
    }
  while (n == PAGE);
  return TRUE;
}

typedef struct
{
  PursuitListSpec *spec;
  PursuitVcardFlags flags;
  GFile *target;
} SaveData;

static void
save_data_free (gpointer pointer)
{
  SaveData *data = pointer;

  pursuit_list_spec_unref (data->spec);
  g_object_unref (data->target);
  g_free (data);
}

/* The file appears when it is complete, and nobody else may read it. */
static void
save_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SaveData *data = task_data;
  GError *error = NULL;
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (data->target, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                      cancellable, &error);
  gboolean written =
      stream != NULL && pursuit_session_write_vcards (source, data->spec, data->flags,
                                                      G_OUTPUT_STREAM (stream), cancellable, &error);

  if (written && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (stream != NULL && !written)
    {
      /* closing a stream that was cancelled leaves what was there before */
      g_autoptr (GCancellable) abandon = g_cancellable_new ();
      g_cancellable_cancel (abandon);
      g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);
    }
  g_task_return_error (task, error);
}

/** pursuit_session_save_vcards_async: pursuit_session_write_vcards() into a file, on a thread of its own. */
void
pursuit_session_save_vcards_async (PursuitSession *self,
                                   PursuitListSpec *spec,
                                   PursuitVcardFlags flags,
                                   GFile *target,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (target));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  SaveData *data = g_new0 (SaveData, 1);
  data->spec = pursuit_list_spec_copy (spec);
  data->flags = flags;
  data->target = g_object_ref (target);
  g_task_set_source_tag (task, pursuit_session_save_vcards_async);
  g_task_set_task_data (task, data, save_data_free);
  g_task_run_in_thread (task, save_thread);
}

/** pursuit_session_save_vcards_finish: completes pursuit_session_save_vcards_async(). */
gboolean
pursuit_session_save_vcards_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pursuit_session_save_vcards_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
