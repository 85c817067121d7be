/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-db.h"

G_BEGIN_DECLS

gboolean
pursuit_positions_spread (PursuitDb *db, gint64 stage_id, double position, gint64 deal_id, GError **error);

G_END_DECLS
