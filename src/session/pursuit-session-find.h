/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

/** PursuitQuickMatch: what a quick match found. Free with pursuit_quick_match_free(). */
typedef struct
{
  GArray *ids;  /* gint64: the first records that match, in the order of their names */
  gint64 total; /* how many match; with @more: more than that do, nobody has counted how many */
  gboolean more;
} PursuitQuickMatch;

gboolean
pursuit_session_can_quick_match (const PursuitEntity *entity);
PursuitQuickMatch *
pursuit_session_quick_match (PursuitSession *self,
                             const PursuitEntity *entity,
                             const char *query,
                             gint64 limit,
                             GError **error);
void
pursuit_session_quick_match_async (PursuitSession *self,
                                   const PursuitEntity *entity,
                                   const char *query,
                                   gint64 limit,
                                   GCancellable **running,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
PursuitQuickMatch *
pursuit_session_quick_match_finish (PursuitSession *self, GAsyncResult *result, GError **error);
void
pursuit_quick_match_free (PursuitQuickMatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitQuickMatch, pursuit_quick_match_free)

G_END_DECLS
