/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-funnel.h"

/* The same figures by another road: it writes down every stay of every deal first and counts afterwards, with
 * lists and sorting instead of bit sets and histograms. Amounts are all in one currency. */
PursuitFunnelResult *
naive_funnel (const PursuitFunnelStageInfo *stages,
              guint n_stages,
              const PursuitFunnelParams *params,
              const PursuitFunnelEvent *events,
              guint n_events);

void
naive_funnel_free (PursuitFunnelResult *result);
