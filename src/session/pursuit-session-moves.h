/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-refusal.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/**
 * PursuitMovesCheck: what stands against moving many deals to one stage. Free with
 * pursuit_moves_check_free().
 *
 * @n_ready: deals that can go at once
 * @n_there: deals that stand there already
 * @n_barred: deals that nothing helps to go: the matrix forbids it, they are closed or of another process
 * @n_unmet: deals that lack key nodes, which a reason overrides
 * @n_unfilled: deals in which one of @fields is empty
 * @n_unapproved: deals whose step a colleague must approve
 * @fields: (element-type guint): fields of the deal that some of them need and have not
 * @held: (element-type PursuitRefusal): the first deals that cannot go at once, each with all that stands
 * against it, a sentence a line
 */
typedef struct
{
  guint n_ready;
  guint n_there;
  guint n_barred;
  guint n_unmet;
  guint n_unfilled;
  guint n_unapproved;
  GArray *fields;
  GPtrArray *held;
} PursuitMovesCheck;

PursuitMovesCheck *
pursuit_session_check_moves (PursuitSession *self,
                             PursuitListSpec *deals,
                             gint64 to_stage_id,
                             GCancellable *cancellable,
                             GError **error);
void
pursuit_session_check_moves_async (PursuitSession *self,
                                   PursuitListSpec *deals,
                                   gint64 to_stage_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
PursuitMovesCheck *
pursuit_session_check_moves_finish (PursuitSession *self, GAsyncResult *result, GError **error);
void
pursuit_moves_check_free (PursuitMovesCheck *check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitMovesCheck, pursuit_moves_check_free)

G_END_DECLS
