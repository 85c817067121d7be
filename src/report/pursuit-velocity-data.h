/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-drift.h"
#include "pursuit-histogram.h"
#include "pursuit-report-source.h"

G_BEGIN_DECLS

/** PURSUIT_VELOCITY_MAX_STALE: so many stale deals are named, which is more than anybody reads. */
#define PURSUIT_VELOCITY_MAX_STALE 10000

/** PursuitVelocityStage: a selling stage, and the days of the stays in it that ended in the period. */
typedef struct
{
  gint64 id;
  char *name;
  PursuitHistogram days;
  GArray *deals; /* (element-type gint64): whose stays they are, each once */
} PursuitVelocityStage;

/** PursuitVelocityDeal: an open deal of which a clock has run out. @amount: in the home currency, if it
 * @has_amount and there is a rate. */
typedef struct
{
  gint64 id;
  const char *title;
  const char *company;
  const char *owner;
  const char *stage;
  gint64 amount;
  gboolean has_amount;
  PursuitClocks clocks;
} PursuitVelocityDeal;

/**
 * PursuitVelocityData: how fast deals move. Free with pursuit_velocity_data_free().
 *
 * @stages: (element-type PursuitVelocityStage): in the order of the process
 * @stale: (element-type PursuitVelocityDeal): the one that waits longest first; of very many, not all
 * @n_stale: how many there are
 * @n_open: how many deals are open now
 * @n_open_then: how many were at the end of the period, or are if it has not ended yet
 * @n_won, @n_closed: of the deals closed in the period
 * @won_amount: of the @n_won_valued won deals with a known amount, in the home currency
 * @cycle_days: from beginning to contract, of the @n_cycles won deals of which both days are known, added up
 * @unconverted: deals with an amount in a currency of which no rate is known
 */
typedef struct
{
  GArray *stages;
  GArray *stale;
  guint n_stale;
  GStringChunk *texts; /* of @stale */
  gint64 n_open;
  gint64 n_open_then;
  gint64 n_won;
  gint64 n_closed;
  gint64 won_amount;
  gint64 n_won_valued;
  gint64 cycle_days;
  gint64 n_cycles;
  gint64 unconverted;
} PursuitVelocityData;

PursuitVelocityData *
pursuit_velocity_data_read (PursuitReportSource *source,
                            const PursuitReportParams *params,
                            PursuitVelocityData **before,
                            GCancellable *cancellable,
                            GError **error);
void
pursuit_velocity_data_free (PursuitVelocityData *self);
double
pursuit_velocity_data_per_day (const PursuitVelocityData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitVelocityData, pursuit_velocity_data_free)

G_END_DECLS
