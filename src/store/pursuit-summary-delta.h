/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-txn.h"

G_BEGIN_DECLS

/**
 * PursuitSummaryDelta:
 *
 * What many deals add to the kept summary or take out of it, gathered in memory and written at once: an
 * import that rebuilt the summary instead spent a tenth of its time on that.
 */
typedef struct _PursuitSummaryDelta PursuitSummaryDelta;

/** PursuitSummaryKey: a row of the summary. @owner_id 0 and @grade NULL stand for none. */
typedef struct
{
  gint64 process_id;
  gint64 stage_id;
  gint64 owner_id;
  const char *outcome;
  gboolean on_board;
  const char *grade;
  const char *currency;
} PursuitSummaryKey;

PursuitSummaryDelta *
pursuit_summary_delta_new (void);
void
pursuit_summary_delta_free (PursuitSummaryDelta *self);
void
pursuit_summary_delta_add (PursuitSummaryDelta *self,
                           const PursuitSummaryKey *key,
                           gint64 amount,
                           gint64 weighted);
void
pursuit_summary_delta_take (PursuitSummaryDelta *self,
                            const PursuitSummaryKey *key,
                            gint64 amount,
                            gint64 weighted);
gboolean
pursuit_summary_delta_write (PursuitSummaryDelta *self, PursuitDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitSummaryDelta, pursuit_summary_delta_free)

G_END_DECLS
