/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-care.h"
#include "pursuit-day.h"
#include "pursuit-db.h"

G_BEGIN_DECLS

gboolean
pursuit_backup_write (PursuitDb *db,
                      const char *path,
                      const char *target,
                      gboolean replace,
                      PursuitCareFunc progress,
                      gpointer progress_data,
                      GCancellable *cancellable,
                      GError **error);
gboolean
pursuit_backup_copy (PursuitDb *db,
                     const char *target,
                     PursuitCare *care,
                     GCancellable *cancellable,
                     GError **error);
gboolean
pursuit_backup_verify_folder (const char *folder, GCancellable *cancellable, GError **error);
gboolean
pursuit_backup_keep_daily (PursuitDb *db,
                           const char *path,
                           PursuitDay today,
                           GCancellable *cancellable,
                           GError **error);
GPtrArray *
pursuit_backup_list (const char *path);
void
pursuit_backup_remove_folder (const char *folder);

G_END_DECLS
