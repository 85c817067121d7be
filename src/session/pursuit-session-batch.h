/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-refusal.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/**
 * PursuitBatchResult:
 * @n_done: records that it was done to
 * @n_refused: records that it could not be done to
 * @refusals: (element-type PursuitRefusal): the first of them, each with its reason
 * @step: (nullable): the step that undo takes back as a whole; %NULL if nothing was written
 *
 * What came of one command for many records. Free with pursuit_batch_result_free().
 */
typedef struct
{
  gint64 n_done;
  gint64 n_refused;
  GPtrArray *refusals;
  PursuitStep *step;
} PursuitBatchResult;

PursuitBatchResult *
pursuit_session_batch (PursuitSession *self,
                       PursuitCommand *command,
                       PursuitListSpec *spec,
                       PursuitProgressFunc progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GError **error);
void
pursuit_session_batch_async (PursuitSession *self,
                             PursuitCommand *command,
                             PursuitListSpec *spec,
                             PursuitProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
PursuitBatchResult *
pursuit_session_batch_finish (PursuitSession *self, GAsyncResult *result, GError **error);
void
pursuit_batch_result_free (PursuitBatchResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitBatchResult, pursuit_batch_result_free)

G_END_DECLS
