/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-duplicates.h"

#include "pursuit-duplicates-read.h"
#include "pursuit-session-private.h"

typedef struct
{
  gint64 id;
  PursuitCompanyKeys keys;
} FindData;

static void
find_data_free (gpointer data)
{
  FindData *find = data;

  pursuit_company_keys_clear (&find->keys);
  g_free (find);
}

static FindData *
find_data_new (const PursuitCompanyProbe *probe)
{
  FindData *data = g_new0 (FindData, 1);

  data->id = probe->id;
  pursuit_company_keys_make (&data->keys, probe->name, probe->phone, probe->email, probe->website,
                             probe->credit_code);
  return data;
}

static void
line_free (gpointer data)
{
  PursuitDuplicateLine *line = data;

  g_free (line->name);
  g_free (line->text);
  g_free (line);
}

static gpointer
find_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FindData *find = data;
  g_autoptr (GArray) hits = pursuit_duplicates_read (db, find->id, &find->keys, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      PursuitDuplicateHit *hit = &g_array_index (hits, PursuitDuplicateHit, i);
      PursuitDuplicateLine *line = g_new0 (PursuitDuplicateLine, 1);

      line->id = hit->found.id;
      line->score = hit->found.score;
      line->reasons = hit->found.reasons;
      line->name = g_steal_pointer (&hit->name);
      line->text = pursuit_duplicates_explain (hit->found.reasons);
      g_ptr_array_add (lines, line);
    }
  return hits != NULL ? g_steal_pointer (&lines) : NULL;
}

/**
 * pursuit_session_find_duplicates:
 *
 * Returns: (transfer full) (nullable) (element-type PursuitDuplicateLine): the companies that look like
 *   @probe, the most alike first; a few milliseconds of a million companies
 */
GPtrArray *
pursuit_session_find_duplicates (PursuitSession *self, const PursuitCompanyProbe *probe, GError **error)
{
  g_return_val_if_fail (probe != NULL, NULL);

  FindData *data = find_data_new (probe);
  GPtrArray *lines = pursuit_session_call (self, PURSUIT_LANE_READ, find_func, data, NULL, error);
  find_data_free (data);
  return lines;
}

/** pursuit_session_find_duplicates_async: the asynchronous form of pursuit_session_find_duplicates(). */
void
pursuit_session_find_duplicates_async (PursuitSession *self,
                                       const PursuitCompanyProbe *probe,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (probe != NULL);

  pursuit_session_call_async (self, pursuit_session_find_duplicates_async, PURSUIT_LANE_READ, find_func,
                              find_data_new (probe), find_data_free, (GDestroyNotify) g_ptr_array_unref,
                              cancellable, callback, user_data);
}

/** pursuit_session_find_duplicates_finish: completes pursuit_session_find_duplicates_async(). */
GPtrArray *
pursuit_session_find_duplicates_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_find_duplicates_async, result, error);
}

/* Scan */

typedef struct
{
  guint max_pairs;
  PursuitProgressFunc progress;
  gpointer progress_data;
} ScanData;

/** pursuit_duplicates_found_free: frees @self. */
void
pursuit_duplicates_found_free (PursuitDuplicatesFound *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_free (self);
}

static void
free_found (gpointer found)
{
  pursuit_duplicates_found_free (found);
}

static gpointer
scan_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const ScanData *scan = data;
  PursuitCare care = { .func = scan->progress, .data = scan->progress_data };
  g_autoptr (PursuitDuplicatesFound) found = g_new0 (PursuitDuplicatesFound, 1);

  found->pairs = pursuit_duplicates_scan (db, scan->max_pairs, &found->n_found, &care, cancellable, error);
  return found->pairs != NULL ? g_steal_pointer (&found) : NULL;
}

/**
 * pursuit_session_scan_duplicates:
 * @max_pairs: how many pairs are wanted at most
 * @progress: (nullable): told how far it is
 *
 * Looks through all companies for those that are there twice.
 *
 * Returns: (transfer full) (nullable)
 */
PursuitDuplicatesFound *
pursuit_session_scan_duplicates (PursuitSession *self,
                                 guint max_pairs,
                                 PursuitProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error)
{
  ScanData data = { max_pairs, progress, progress_data };
  return pursuit_session_call (self, PURSUIT_LANE_CARE, scan_func, &data, cancellable, error);
}

/** pursuit_session_scan_duplicates_async: the asynchronous form of pursuit_session_scan_duplicates();
 * @progress is called on another thread. */
void
pursuit_session_scan_duplicates_async (PursuitSession *self,
                                       guint max_pairs,
                                       PursuitProgressFunc progress,
                                       gpointer progress_data,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  ScanData data = { max_pairs, progress, progress_data };
  pursuit_session_call_async (self, pursuit_session_scan_duplicates_async, PURSUIT_LANE_CARE, scan_func,
                              g_memdup2 (&data, sizeof data), g_free, free_found, cancellable, callback,
                              user_data);
}

/** pursuit_session_scan_duplicates_finish: completes pursuit_session_scan_duplicates_async(). */
PursuitDuplicatesFound *
pursuit_session_scan_duplicates_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_scan_duplicates_async, result, error);
}
