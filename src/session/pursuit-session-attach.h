/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-attachment.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/*
 * The bytes of files: kept beside the database before a command names them, and handed out again.
 */

PursuitKeptFile *
pursuit_session_keep_file (PursuitSession *self,
                           const char *file,
                           PursuitProgressFunc progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error);
void
pursuit_session_keep_file_async (PursuitSession *self,
                                 const char *file,
                                 PursuitProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
PursuitKeptFile *
pursuit_session_keep_file_finish (PursuitSession *self, GAsyncResult *result, GError **error);
void
pursuit_session_copy_file_async (PursuitSession *self,
                                 const char *sha256,
                                 const char *target,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean
pursuit_session_copy_file_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
