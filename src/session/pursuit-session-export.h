/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pursuit-session.h"
#include "pursuit-table-writer.h"

G_BEGIN_DECLS

typedef void (*PursuitExportProgress) (double done, gpointer data);

gboolean
pursuit_session_export_rows (PursuitSession *self,
                             PursuitListSpec *spec,
                             const guint *fields,
                             guint n_fields,
                             PursuitTableFormat format,
                             GFile *target,
                             PursuitExportProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error);
void
pursuit_session_export_rows_async (PursuitSession *self,
                                   PursuitListSpec *spec,
                                   const guint *fields,
                                   guint n_fields,
                                   PursuitTableFormat format,
                                   GFile *target,
                                   PursuitExportProgress progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean
pursuit_session_export_rows_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
