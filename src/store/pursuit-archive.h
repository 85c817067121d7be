/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-care.h"
#include "pursuit-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** PURSUIT_ARCHIVE_DATABASE, PURSUIT_ARCHIVE_MANIFEST, PURSUIT_ARCHIVE_FILES: names inside a backup. */
#define PURSUIT_ARCHIVE_DATABASE "pursuit.db"
#define PURSUIT_ARCHIVE_MANIFEST "manifest.json"
#define PURSUIT_ARCHIVE_FILES "files"

gboolean
pursuit_archive_write (const char *archive,
                       const char *manifest,
                       const char *database,
                       const char *files,
                       PursuitCare *care,
                       GCancellable *cancellable,
                       GError **error);
char *
pursuit_archive_hash_file (const char *path, GError **error);
char *
pursuit_archive_read_manifest (const char *archive, GError **error);
gboolean
pursuit_archive_extract (const char *archive,
                         const char *folder,
                         PursuitCare *care,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS
