/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-care.h"
#include "pursuit-db.h"

G_BEGIN_DECLS

int
pursuit_migrate_latest (void);
gboolean
pursuit_migrate_create (PursuitDb *db, GError **error);
int
pursuit_migrate_inspect (PursuitDb *db, const char *path, GError **error);
gboolean
pursuit_migrate_open (PursuitDb *db,
                      const char *path,
                      gboolean read_only,
                      PursuitCareFunc progress,
                      gpointer progress_data,
                      GError **error);
char *
pursuit_migrate_fingerprint (PursuitDb *db, GError **error);

G_END_DECLS
