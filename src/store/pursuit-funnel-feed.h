/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-db.h"
#include "pursuit-funnel.h"

G_BEGIN_DECLS

/* How a funnel (rules/) gets what the database knows. */

PursuitFunnel *
pursuit_funnel_feed_new (PursuitDb *db, gint64 process_id, const PursuitFunnelParams *params, GError **error);
gboolean
pursuit_funnel_feed_events (PursuitDb *db,
                            PursuitFunnel *funnel,
                            PursuitFunnel *beside,
                            GArray *deals,
                            GError **error);
gboolean
pursuit_funnel_feed_deals (PursuitDb *db,
                           PursuitFunnel *funnel,
                           gint64 process_id,
                           gint64 owner_id,
                           GArray *deals,
                           GError **error);
gboolean
pursuit_funnel_feed_summary (PursuitDb *db,
                             PursuitFunnel *funnel,
                             gint64 process_id,
                             gint64 owner_id,
                             const char *home,
                             GError **error);
gboolean
pursuit_funnel_feed_node_names (PursuitDb *db, PursuitFunnelResult *result, GError **error);

G_END_DECLS
