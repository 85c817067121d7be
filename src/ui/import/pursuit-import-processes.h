/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

/**
 * PursuitImportProcesses:
 *
 * The processes into whose stages deals of a file can come: those that are not retired, in order.
 */
typedef struct _PursuitImportProcesses PursuitImportProcesses;

void
pursuit_import_processes_fetch_async (PursuitSession *session,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
PursuitImportProcesses *
pursuit_import_processes_fetch_finish (GAsyncResult *result, GError **error);
void
pursuit_import_processes_free (PursuitImportProcesses *self);

GStrv
pursuit_import_processes_get_names (PursuitImportProcesses *self);
GPtrArray *
pursuit_import_processes_get_stages (PursuitImportProcesses *self, guint process);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportProcesses, pursuit_import_processes_free)

G_END_DECLS
