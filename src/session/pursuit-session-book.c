/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-book.h"

#include "pursuit-session-private.h"

static gpointer
make_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const PursuitBookEntry *entry = data;

  return pursuit_session_make_report (store, db, entry->kind, &entry->params, cancellable, error);
}

/**
 * pursuit_session_report_book:
 * @entries: (element-type PursuitBookEntry): at least one, in the order of the book
 * @progress: (nullable): called after each report, on the calling thread
 *
 * Returns: (transfer full) (nullable): all the reports as one
 */
PursuitReport *
pursuit_session_report_book (PursuitSession *self,
                             GArray *entries,
                             PursuitProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);
  g_return_val_if_fail (entries != NULL && entries->len > 0, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      PursuitReport *part =
          pursuit_session_call (self, PURSUIT_LANE_READ, make_func,
                                &g_array_index (entries, PursuitBookEntry, i), cancellable, error);

      if (part == NULL)
        return NULL;
      g_ptr_array_add (parts, part);
      if (progress != NULL)
        progress ((double) (i + 1) / entries->len, progress_data);
    }
  return pursuit_report_book_new (parts);
}

typedef struct
{
  GArray *entries;
  PursuitProgressFunc progress;
  gpointer progress_data;
} Wanted;

static void
wanted_free (gpointer data)
{
  g_array_unref (((Wanted *) data)->entries);
  g_free (data);
}

/* A thread of its own waits for the store. */
static void
book_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wanted *wanted = data;
  GError *error = NULL;
  PursuitReport *book = pursuit_session_report_book (source, wanted->entries, wanted->progress,
                                                     wanted->progress_data, cancellable, &error);

  if (book != NULL)
    g_task_return_pointer (task, book, g_object_unref);
  else
    g_task_return_error (task, error);
}

/** pursuit_session_report_book_async: the asynchronous form of pursuit_session_report_book(); @entries are
 * kept by reference, and @progress is called on another thread. */
void
pursuit_session_report_book_async (PursuitSession *self,
                                   GArray *entries,
                                   PursuitProgressFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Wanted *wanted = g_new0 (Wanted, 1);

  *wanted = (Wanted){ g_array_ref (entries), progress, progress_data };
  g_task_set_source_tag (task, pursuit_session_report_book_async);
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, book_thread);
}

/** pursuit_session_report_book_finish: completes pursuit_session_report_book_async(). */
PursuitReport *
pursuit_session_report_book_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
