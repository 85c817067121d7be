/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-db.h"

G_BEGIN_DECLS

gboolean
pursuit_db_begin_reading (PursuitDb *db);
void
pursuit_db_end_reading (PursuitDb *db, gboolean begun);

G_END_DECLS
