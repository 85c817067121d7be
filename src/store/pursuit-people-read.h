/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-db.h"
#include "pursuit-people-map.h"

G_BEGIN_DECLS

PursuitPeopleMap *
pursuit_people_read_map (PursuitDb *db,
                         gint64 company_id,
                         gint64 deal_id,
                         PursuitDay day,
                         gboolean now,
                         GError **error);
PursuitPeopleMap *
pursuit_people_read_map_after (PursuitDb *db,
                               const PursuitPeopleMap *before,
                               gint64 company_id,
                               gint64 deal_id,
                               PursuitDay day,
                               gboolean now,
                               PursuitChange *change,
                               GError **error);
gboolean
pursuit_people_read_standings (PursuitDb *db,
                               gint64 deal_id,
                               PursuitDay day,
                               gboolean now,
                               GPtrArray *standings,
                               int *weights_sum,
                               GError **error);

G_END_DECLS
