/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

/**
 * PursuitVcardFlags:
 * @PURSUIT_VCARD_VERSION_4: version 4.0, not 3.0
 * @PURSUIT_VCARD_PRIVATE: the sensitive fields too
 */
typedef enum
{
  PURSUIT_VCARD_DEFAULT = 0,
  PURSUIT_VCARD_VERSION_4 = 1 << 0,
  PURSUIT_VCARD_PRIVATE = 1 << 1,
} PursuitVcardFlags;

gboolean
pursuit_session_write_vcards (PursuitSession *self,
                              PursuitListSpec *spec,
                              PursuitVcardFlags flags,
                              GOutputStream *stream,
                              GCancellable *cancellable,
                              GError **error);
void
pursuit_session_save_vcards_async (PursuitSession *self,
                                   PursuitListSpec *spec,
                                   PursuitVcardFlags flags,
                                   GFile *target,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean
pursuit_session_save_vcards_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
