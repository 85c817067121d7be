/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-tally.h"

G_BEGIN_DECLS

/** PursuitLossTable: by what closed deals are counted. */
typedef enum
{
  PURSUIT_LOSS_BY_STAGE,    /* lost ones, by the stage in which they stood */
  PURSUIT_LOSS_BY_REASON,   /* lost ones */
  PURSUIT_LOSS_BY_RIVAL,    /* all, once for each rival met; lost to another one counts as “other” */
  PURSUIT_LOSS_BY_STRATEGY, /* all */
  PURSUIT_N_LOSS_TABLES
} PursuitLossTable;

/**
 * PursuitLossData: closed deals, counted. Free with pursuit_loss_data_free().
 *
 * @all: every one of them, in one row without a name
 * @unconverted: how many have an amount in a currency of which no rate is known; they count without it
 */
typedef struct
{
  PursuitTally *tables[PURSUIT_N_LOSS_TABLES];
  PursuitTally *all;
  gint64 unconverted;
} PursuitLossData;

PursuitLossData *
pursuit_loss_data_read (PursuitReportSource *source,
                        const PursuitReportParams *params,
                        GCancellable *cancellable,
                        GError **error);
void
pursuit_loss_data_free (PursuitLossData *self);
gint64
pursuit_loss_data_count (const PursuitLossData *self, PursuitSeries series);
gint64
pursuit_loss_data_total (const PursuitLossData *self);
gint64
pursuit_loss_data_lost_amount (const PursuitLossData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitLossData, pursuit_loss_data_free)

G_END_DECLS
