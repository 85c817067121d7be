/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list-spec.h"
#include "pursuit-refusal.h"
#include "pursuit-run.h"

G_BEGIN_DECLS

/**
 * PursuitBatch: one command for many records, and what came of it.
 * @command: what is done to each of them: of kind “set”, “delete”, “move”, with any id
 * @spec: to which
 * @progress: (nullable): told how much is done, on the storage thread
 * @n_done, @n_refused: (out): records
 * @refusals: (out) (element-type PursuitRefusal): the first of those that were refused
 */
typedef struct
{
  PursuitCommand *command;
  PursuitListSpec *spec;
  gint64 actor_id;
  void (*progress) (double done, gpointer data);
  gpointer progress_data;

  gint64 n_done;
  gint64 n_refused;
  GPtrArray *refusals;
  PursuitRunResult run;
} PursuitBatch;

gboolean
pursuit_batch_run (PursuitStore *store,
                   PursuitDb *db,
                   PursuitBatch *batch,
                   GCancellable *cancellable,
                   GError **error);
void
pursuit_batch_clear (PursuitBatch *batch);

G_END_DECLS
