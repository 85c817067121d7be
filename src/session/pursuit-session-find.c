/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-find.h"

#include "pursuit-session-private.h"
#include "pursuit-text-find.h"

typedef struct
{
  PursuitTextKind kind;
  char *query;
  gint64 limit;
} FindData;

static void
find_data_free (gpointer data)
{
  FindData *find = data;

  g_free (find->query);
  g_free (find);
}

static void
free_quick_match (gpointer data)
{
  pursuit_quick_match_free (data);
}

/** pursuit_quick_match_free: frees the answer. */
void
pursuit_quick_match_free (PursuitQuickMatch *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

static gpointer
find_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const FindData *find = data;
  g_autoptr (PursuitTextFound) found =
      pursuit_text_find (db, find->kind, find->query, find->limit, cancellable, error);

  if (found == NULL)
    return NULL;
  PursuitQuickMatch *match = g_new0 (PursuitQuickMatch, 1);
  match->ids = g_steal_pointer (&found->ids);
  match->total = found->total;
  match->more = found->more;
  return match;
}

/** pursuit_session_can_quick_match: whether records of @entity are found by what is typed: companies, people,
 * deals.
 */
gboolean
pursuit_session_can_quick_match (const PursuitEntity *entity)
{
  PursuitTextKind kind;

  g_return_val_if_fail (entity != NULL, FALSE);

  return pursuit_text_kind_find (entity->name, &kind);
}

/**
 * pursuit_session_quick_match:
 * @entity: one that pursuit_session_can_quick_match()
 * @query: what was typed: parts of a name, pinyin, initials, a telephone number, an address; see
 * #PursuitMatch. Companies are found by name and telephone, people by name, mail and telephones, deals by
 * title and company
 * @limit: at most so many; -1: all
 *
 * Returns: (transfer full) (nullable): the first that match, by name; %NULL on a store error
 */
PursuitQuickMatch *
pursuit_session_quick_match (PursuitSession *self,
                             const PursuitEntity *entity,
                             const char *query,
                             gint64 limit,
                             GError **error)
{
  FindData data = { .query = (char *) query, .limit = limit };

  g_return_val_if_fail (entity != NULL && query != NULL, NULL);
  g_return_val_if_fail (pursuit_text_kind_find (entity->name, &data.kind), NULL);

  return pursuit_session_call (self, PURSUIT_LANE_READ, find_func, &data, NULL, error);
}

/**
 * pursuit_session_quick_match_async:
 * @running: (inout) (nullable): the caller’s own search, %NULL before the first: it is cancelled, and the new
 * one takes its place, so that each key that is typed ends the search of the one before; who goes away
 * cancels and clears it
 *
 * The asynchronous form of pursuit_session_quick_match(), to be called at every key. A search that was
 * cancelled ends with %G_IO_ERROR_CANCELLED, whether it runs or waits.
 */
void
pursuit_session_quick_match_async (PursuitSession *self,
                                   const PursuitEntity *entity,
                                   const char *query,
                                   gint64 limit,
                                   GCancellable **running,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  PursuitTextKind kind;

  g_return_if_fail (entity != NULL && query != NULL);
  g_return_if_fail (pursuit_text_kind_find (entity->name, &kind));

  g_autoptr (GCancellable) own = g_cancellable_new ();
  FindData *data = g_new (FindData, 1);
  *data = (FindData){ .kind = kind, .query = g_strdup (query), .limit = limit };
  if (running != NULL)
    {
      g_cancellable_cancel (*running);
      g_set_object (running, own);
    }
  pursuit_session_call_async (self, pursuit_session_quick_match_async, PURSUIT_LANE_READ, find_func, data,
                              find_data_free, free_quick_match, own, callback, user_data);
}

/** pursuit_session_quick_match_finish: (transfer full) (nullable): completes
 * pursuit_session_quick_match_async(). */
PursuitQuickMatch *
pursuit_session_quick_match_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_quick_match_async, result, error);
}
