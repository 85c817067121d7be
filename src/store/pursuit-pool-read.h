/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-pool.h"
#include "pursuit-row.h"
#include "pursuit-store.h"

G_BEGIN_DECLS

gboolean
pursuit_pool_read_own (PursuitDb *db, PursuitRow *company, PursuitOwnFacts *facts, GError **error);
gboolean
pursuit_pool_read_hold (PursuitDb *db,
                        PursuitRow *company,
                        PursuitDay today,
                        PursuitHoldFacts *facts,
                        GError **error);
gboolean
pursuit_pool_read_write (PursuitDb *db,
                         gint64 company_id,
                         PursuitWriteFacts *facts,
                         PursuitRow **company,
                         GError **error);
gboolean
pursuit_pool_read_deal (PursuitDb *db, gint64 deal_id, gint64 *company_id, gint64 *owner_id, GError **error);
gboolean
pursuit_pool_count_claims (PursuitDb *db, gint64 member_id, PursuitDay day, int *count, GError **error);
gboolean
pursuit_pool_count_owned (PursuitDb *db, gint64 member_id, int *count, GError **error);
gboolean
pursuit_pool_count_protected (PursuitDb *db,
                              gint64 member_id,
                              PursuitDay today,
                              gint64 but_id,
                              int *count,
                              GError **error);

G_END_DECLS
