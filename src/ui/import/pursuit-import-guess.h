/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-mapping.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

void
pursuit_import_guess_async (PursuitSession *session,
                            const char *path,
                            const PursuitEntity *entity,
                            const PursuitTableForm *form,
                            GPtrArray *stages,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
PursuitMapping *
pursuit_import_guess_finish (GAsyncResult *result, GError **error);

G_END_DECLS
