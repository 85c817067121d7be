/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-funnel-result.h"

G_BEGIN_DECLS

/** PursuitHistogram: how often each number of days was seen. A zeroed one is empty; its bins come when
 * needed. */
typedef struct
{
  guint32 *bins;
  gint64 n;
} PursuitHistogram;

void
pursuit_histogram_add (PursuitHistogram *self, gint64 days, gint64 count);
double
pursuit_histogram_quantile (const PursuitHistogram *self, double share);
PursuitSpread
pursuit_histogram_spread (const PursuitHistogram *self);
void
pursuit_histogram_clear (PursuitHistogram *self);

G_END_DECLS
