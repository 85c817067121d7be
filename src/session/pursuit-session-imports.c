/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-imports.h"

#include "pursuit-import.h"
#include "pursuit-session-private.h"
#include "pursuit-txn-import.h"

/** pursuit_past_import_free: frees what is known of an import. */
void
pursuit_past_import_free (PursuitPastImport *self)
{
  if (self == NULL)
    return;
  g_free (self->actor);
  g_free (self->file);
  g_free (self);
}

static PursuitPastImport *
take_note (PursuitImportNote *note)
{
  PursuitPastImport *past = g_new0 (PursuitPastImport, 1);

  past->id = note->id;
  past->at_ms = note->at_ms;
  past->actor = g_steal_pointer (&note->actor);
  past->entity = pursuit_entity_find (note->table);
  past->file = g_steal_pointer (&note->file);
  past->imported = note->imported;
  past->updated = note->updated;
  past->skipped = note->skipped;
  past->rejected = note->rejected;
  past->state = (PursuitPastImportState) note->state;
  return past;
}

static gpointer
list_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) notes = pursuit_import_notes_read (db, 0, error);
  GPtrArray *imports;

  if (notes == NULL)
    return NULL;
  imports = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_past_import_free);
  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (imports, take_note (notes->pdata[i]));
  return imports;
}

/**
 * pursuit_session_list_imports:
 *
 * Returns: (transfer full) (nullable) (element-type PursuitPastImport): all imports, the last first
 */
GPtrArray *
pursuit_session_list_imports (PursuitSession *self, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, list_func, NULL, NULL, error);
}

/** pursuit_session_list_imports_async: the asynchronous form of pursuit_session_list_imports(). */
void
pursuit_session_list_imports_async (PursuitSession *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_list_imports_async, PURSUIT_LANE_READ, list_func, NULL,
                              NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/** pursuit_session_list_imports_finish: completes pursuit_session_list_imports_async(). */
GPtrArray *
pursuit_session_list_imports_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_list_imports_async, result, error);
}

/* Reverting */

typedef struct
{
  gint64 actor_id;
  gint64 import_id;
} Revert;

static gpointer
revert_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Revert *revert = data;
  g_auto (PursuitRunResult) result = { 0 };

  if (!pursuit_import_revert (store, db, revert->actor_id, revert->import_id, &result, cancellable, error))
    return NULL;
  return pursuit_session_step_new (result.operation_id, 0, result.kind, result.args);
}

/**
 * pursuit_session_revert_import:
 * @cancellable: (nullable): cancelling leaves everything as it is
 * @error: %PURSUIT_ERROR_CONFLICT, with what rests on the import
 *
 * Takes a whole import back, see pursuit_import_revert().
 *
 * Returns: (transfer full) (nullable): the step that undo would take back
 */
PursuitStep *
pursuit_session_revert_import (PursuitSession *self,
                               gint64 import_id,
                               GCancellable *cancellable,
                               GError **error)
{
  Revert revert = { pursuit_session_get_actor (self), import_id };

  return pursuit_session_call (self, PURSUIT_LANE_WRITE, revert_func, &revert, cancellable, error);
}

static void
free_step (gpointer step)
{
  pursuit_step_free (step);
}

/** pursuit_session_revert_import_async: the asynchronous form of pursuit_session_revert_import(). */
void
pursuit_session_revert_import_async (PursuitSession *self,
                                     gint64 import_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Revert *revert = g_new0 (Revert, 1);

  revert->actor_id = pursuit_session_get_actor (self);
  revert->import_id = import_id;
  pursuit_session_call_async (self, pursuit_session_revert_import_async, PURSUIT_LANE_WRITE, revert_func,
                              revert, g_free, free_step, cancellable, callback, user_data);
}

/** pursuit_session_revert_import_finish: completes pursuit_session_revert_import_async(). */
PursuitStep *
pursuit_session_revert_import_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_revert_import_async, result, error);
}

/* Mappings */

typedef struct
{
  char *entity;
  char *headers;
} Recall;

static void
free_recall (gpointer data)
{
  Recall *recall = data;

  g_free (recall->entity);
  g_free (recall->headers);
  g_free (recall);
}

static gpointer
recall_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Recall *recall = data;
  char *mapping = pursuit_import_recall_mapping (db, recall->entity, recall->headers, error);

  /* none is no failure */
  return mapping != NULL || (error != NULL && *error != NULL) ? mapping : g_strdup ("");
}

/**
 * pursuit_session_recall_mapping:
 * @entity: name of what the rows are
 * @headers: from pursuit_mapping_make_header_key()
 *
 * Returns: (transfer full) (nullable): how a file with these headers was mapped the last time, for
 *   pursuit_mapping_apply_string(); empty if there was none; %NULL with @error set
 */
char *
pursuit_session_recall_mapping (PursuitSession *self, const char *entity, const char *headers, GError **error)
{
  Recall recall = { (char *) entity, (char *) headers };

  return pursuit_session_call (self, PURSUIT_LANE_READ, recall_func, &recall, NULL, error);
}

/** pursuit_session_recall_mapping_async: the asynchronous form of pursuit_session_recall_mapping(). */
void
pursuit_session_recall_mapping_async (PursuitSession *self,
                                      const char *entity,
                                      const char *headers,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  Recall *recall = g_new0 (Recall, 1);

  recall->entity = g_strdup (entity);
  recall->headers = g_strdup (headers);
  pursuit_session_call_async (self, pursuit_session_recall_mapping_async, PURSUIT_LANE_READ, recall_func,
                              recall, free_recall, g_free, cancellable, callback, user_data);
}

/** pursuit_session_recall_mapping_finish: completes pursuit_session_recall_mapping_async(). */
char *
pursuit_session_recall_mapping_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_recall_mapping_async, result, error);
}
