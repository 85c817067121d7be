/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-duplicates.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/*
 * Companies that are there twice: found while one is typed, and by a scan of all. An import asks
 * pursuit_duplicates_load_index() (store/) once and pursuit_duplicates_index_find() (rules/) for each row.
 */

/** PursuitCompanyProbe: a company as it is being typed; texts may be %NULL. @id: 0 when it is a new one. */
typedef struct
{
  gint64 id;
  const char *name;
  const char *phone;
  const char *email;
  const char *website;
  const char *credit_code;
} PursuitCompanyProbe;

/** PursuitDuplicateLine: an existing company that looks like the probe, and why in words. */
typedef struct
{
  gint64 id;
  guint score;
  guint reasons;
  char *name;
  char *text;
} PursuitDuplicateLine;

GPtrArray *
pursuit_session_find_duplicates (PursuitSession *self, const PursuitCompanyProbe *probe, GError **error);
void
pursuit_session_find_duplicates_async (PursuitSession *self,
                                       const PursuitCompanyProbe *probe,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
pursuit_session_find_duplicates_finish (PursuitSession *self, GAsyncResult *result, GError **error);

/** PursuitDuplicatesFound: what a scan found: the @pairs (element-type PursuitDuplicatePair) most alike, of
 * @n_found. Free with pursuit_duplicates_found_free(). */
typedef struct
{
  GPtrArray *pairs;
  gint64 n_found;
} PursuitDuplicatesFound;

PursuitDuplicatesFound *
pursuit_session_scan_duplicates (PursuitSession *self,
                                 guint max_pairs,
                                 PursuitProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error);
void
pursuit_session_scan_duplicates_async (PursuitSession *self,
                                       guint max_pairs,
                                       PursuitProgressFunc progress,
                                       gpointer progress_data,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
PursuitDuplicatesFound *
pursuit_session_scan_duplicates_finish (PursuitSession *self, GAsyncResult *result, GError **error);
void
pursuit_duplicates_found_free (PursuitDuplicatesFound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDuplicatesFound, pursuit_duplicates_found_free)

G_END_DECLS
