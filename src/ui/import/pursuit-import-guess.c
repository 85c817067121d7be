/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file's columns mean: guessed, or as files with the same headers were mapped the last time. */

#include "pursuit-import-guess.h"

#include "pursuit-import-jobs.h"
#include "pursuit-session-imports.h"

static void
recalled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *text = pursuit_session_recall_mapping_finish (PURSUIT_SESSION (source), result, NULL);
  PursuitMapping *mapping = g_object_steal_data (G_OBJECT (task), "mapping");

  /* one that no longer fits is worth no question */
  if (text != NULL && *text != '\0')
    pursuit_mapping_apply_string (mapping, text, NULL);
  g_task_return_pointer (task, mapping, (GDestroyNotify) pursuit_mapping_free);
}

static void
guessed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PursuitMapping *mapping = pursuit_mapping_guess_finish (result, &error);
  g_autofree char *headers = mapping != NULL ? pursuit_mapping_make_header_key (mapping) : NULL;

  if (mapping == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_object_set_data_full (G_OBJECT (task), "mapping", mapping, (GDestroyNotify) pursuit_mapping_free);
  pursuit_session_recall_mapping_async (g_task_get_source_object (task), mapping->entity->name, headers,
                                        g_task_get_cancellable (task), recalled_cb, g_object_ref (task));
}

/**
 * pursuit_import_guess_async:
 * @entity: (nullable): what the rows are; %NULL to guess that too
 * @form: how to read the file
 * @stages: (element-type PursuitStage): where deals can come in
 */
void
pursuit_import_guess_async (PursuitSession *session,
                            const char *path,
                            const PursuitEntity *entity,
                            const PursuitTableForm *form,
                            GPtrArray *stages,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_SESSION (session));

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_import_guess_async);
  pursuit_mapping_guess_async (path, entity, form, stages, cancellable, guessed_cb, task);
}

/** pursuit_import_guess_finish: Returns: (transfer full) (nullable): the mapping, or %NULL with @error set */
PursuitMapping *
pursuit_import_guess_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
