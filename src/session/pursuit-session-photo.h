/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-attachment.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/* Photos of people: made small and kept before a command names them, and read again. */

PursuitKeptFile *
pursuit_session_keep_photo (PursuitSession *self,
                            const char *file,
                            GCancellable *cancellable,
                            GError **error);
void
pursuit_session_keep_photo_async (PursuitSession *self,
                                  const char *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PursuitKeptFile *
pursuit_session_keep_photo_finish (PursuitSession *self, GAsyncResult *result, GError **error);

GBytes *
pursuit_session_load_photo (PursuitSession *self, const char *sha256, GError **error);
G_END_DECLS
