/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

/*
 * Keeping the data whole: looking it through, backing it up, getting it back.
 */

GPtrArray *
pursuit_session_check (PursuitSession *self,
                       PursuitProgressFunc progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GError **error);
void
pursuit_session_check_async (PursuitSession *self,
                             PursuitProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *
pursuit_session_check_finish (PursuitSession *self, GAsyncResult *result, GError **error);

/** PursuitBackupFlags: how a backup is written. */
typedef enum
{
  PURSUIT_BACKUP_DEFAULT = 0,
  PURSUIT_BACKUP_REPLACE = 1 << 0, /* a file of that name is replaced, once the new one is whole */
} PursuitBackupFlags;

gboolean
pursuit_session_backup (PursuitSession *self,
                        const char *file,
                        PursuitBackupFlags flags,
                        PursuitProgressFunc progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error);
void
pursuit_session_backup_async (PursuitSession *self,
                              const char *file,
                              PursuitBackupFlags flags,
                              PursuitProgressFunc progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean
pursuit_session_backup_finish (PursuitSession *self, GAsyncResult *result, GError **error);

char *
pursuit_session_restore (PursuitSession *self,
                         const char *file,
                         const char *path,
                         PursuitProgressFunc progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GError **error);
void
pursuit_session_restore_async (PursuitSession *self,
                               const char *file,
                               const char *path,
                               PursuitProgressFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char *
pursuit_session_restore_finish (PursuitSession *self, GAsyncResult *result, GError **error);

GPtrArray *
pursuit_session_automatic_backups (const char *path);

G_END_DECLS
