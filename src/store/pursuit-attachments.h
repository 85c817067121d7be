/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-attachment.h"
#include "pursuit-care.h"
#include "pursuit-db.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** PURSUIT_ATTACHMENTS_GRACE: so many days bytes stay that nothing mentions any more. */
#define PURSUIT_ATTACHMENTS_GRACE 7

char *
pursuit_attachments_get_path (const char *database, const char *sha256);
PursuitKeptFile *
pursuit_attachments_keep (const char *database,
                          const char *file,
                          PursuitCareFunc progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error);
PursuitKeptFile *
pursuit_attachments_keep_bytes (const char *database, const char *name, GBytes *bytes, GError **error);
GBytes *
pursuit_attachments_load (const char *database, const char *sha256, GError **error);
gboolean
pursuit_attachments_copy_out (const char *database,
                              const char *sha256,
                              const char *target,
                              GCancellable *cancellable,
                              GError **error);
gboolean
pursuit_attachments_remove (const char *files, const char *sha256, GError **error);
int
pursuit_attachments_is_mentioned (PursuitDb *db, const char *sha256, GError **error);
gboolean
pursuit_attachments_collect (PursuitDb *db,
                             const char *database,
                             gint64 now,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
