/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-import-preview.h"
#include "pursuit-mapping.h"
#include "pursuit-rejects.h"

G_BEGIN_DECLS

/* The blocking functions of this library on a worker thread, for a window. The callback comes once, on the
 * caller's main context, after cancellation too. */

void
pursuit_mapping_guess_async (const char *path,
                             const PursuitEntity *entity,
                             const PursuitTableForm *form,
                             GPtrArray *stages,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
PursuitMapping *
pursuit_mapping_guess_finish (GAsyncResult *result, GError **error);

void
pursuit_mapping_survey_async (PursuitMapping *mapping,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
PursuitMapping *
pursuit_mapping_survey_finish (GAsyncResult *result, GError **error);

void
pursuit_import_preview_new_async (const char *path,
                                  PursuitMapping *mapping,
                                  const char *currency,
                                  guint n_rows,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PursuitImportPreview *
pursuit_import_preview_new_finish (GAsyncResult *result, GError **error);

void
pursuit_rejects_save_async (PursuitRejects *rejects,
                            GFile *target,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean
pursuit_rejects_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
