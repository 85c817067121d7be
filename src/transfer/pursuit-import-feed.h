/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-import-plan.h"

G_BEGIN_DECLS

/**
 * PursuitImportBatch: some rows of the file that can be used.
 * @rows: with texts of their own, and with all that a plan leaves out
 * @n_rows: how many; 0 where a stretch of the file holds none
 * @progress: how much of the file is read behind them, from 0 to 1
 */
typedef struct
{
  const PursuitImportRow *rows;
  guint n_rows;
  double progress;
} PursuitImportBatch;

/**
 * PursuitImportFeed:
 *
 * Reads a plan's rows ahead on a thread of its own, in constant memory, while another thread uses those that
 * are read.
 */
typedef struct _PursuitImportFeed PursuitImportFeed;

PursuitImportFeed *
pursuit_import_feed_new (PursuitImportPlan *plan, GCancellable *cancellable);
void
pursuit_import_feed_free (PursuitImportFeed *self);
gboolean
pursuit_import_feed_next (PursuitImportFeed *self, PursuitImportBatch *batch, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportFeed, pursuit_import_feed_free)

G_END_DECLS
