/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-txn.h"

G_BEGIN_DECLS

/** PursuitOperation: one operation of the journal as it is stored; the session words it. */
typedef struct
{
  gint64 id;
  gint64 at_ms;
  char *actor;
  char *kind;
  char *args; /* JSON */
  gint64 undoes;
  char *reverted_kind; /* (nullable): in a history, of what an undo took back or a redo brought back */
  char *reverted_args;
  gboolean undone;
} PursuitOperation;

void
pursuit_operation_free (PursuitOperation *self);
PursuitOperation *
pursuit_journal_last (PursuitDb *db, gboolean redo, gint64 now_ms, GError **error);
GPtrArray *
pursuit_journal_story (PursuitDb *db, gint64 deal_id, guint limit, GError **error);
gboolean
pursuit_journal_can_revert (PursuitDb *db, gint64 operation_id, gint64 now_ms);
PursuitOperation *
pursuit_journal_revert_one (PursuitStore *store,
                            PursuitDb *db,
                            gint64 actor_id,
                            gint64 operation_id,
                            gint64 *record_id,
                            GError **error);
PursuitOperation *
pursuit_journal_revert_last (PursuitStore *store,
                             PursuitDb *db,
                             gint64 actor_id,
                             gboolean redo,
                             gint64 *record_id,
                             GError **error);
GPtrArray *
pursuit_journal_history (PursuitDb *db, const char *table, gint64 id, guint limit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitOperation, pursuit_operation_free)

G_END_DECLS
