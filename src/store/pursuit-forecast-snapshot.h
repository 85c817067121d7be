/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-store.h"

G_BEGIN_DECLS

gboolean
pursuit_forecast_snapshot_is_due (PursuitDb *db, PursuitDay today);
gboolean
pursuit_forecast_snapshot_write_slice (PursuitDb *db, PursuitDay today, gboolean *more, GError **error);

G_END_DECLS
