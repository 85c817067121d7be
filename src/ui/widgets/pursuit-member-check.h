/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

gboolean
pursuit_member_check_needed (const PursuitField *field, const char *name);
void
pursuit_member_check_async (PursuitSession *session,
                            const char *name,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean
pursuit_member_check_finish (PursuitSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
