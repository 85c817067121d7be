/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal.h"

G_BEGIN_DECLS

/** PursuitDealSignal: something about a deal that asks for attention, the gravest first. */
typedef enum
{
  PURSUIT_DEAL_SIGNAL_FORCED,            /* moved on without its key node, which is still missing */
  PURSUIT_DEAL_SIGNAL_NEXT_STEP_OVERDUE, /* the planned next step's day has passed */
  PURSUIT_DEAL_SIGNAL_NO_NEXT_STEP,      /* nothing is planned */
  PURSUIT_DEAL_SIGNAL_CUSTOMER_AHEAD,    /* the customer is further than the stage in which we are */
  PURSUIT_DEAL_SIGNAL_NO_DECISION_MAKER, /* nobody who decides has been met */
  PURSUIT_DEAL_SIGNAL_NO_INSIDER,        /* nobody inside tells us what goes on */
  PURSUIT_DEAL_SIGNAL_STALE,             /* in its stage for longer than the stage allows */
  PURSUIT_DEAL_N_SIGNALS
} PursuitDealSignal;

/** PursuitStaleness: how long a deal stands in its stage, measured by the stage's own limit. */
typedef enum
{
  PURSUIT_STALENESS_NONE,
  PURSUIT_STALENESS_ONCE,  /* over the limit */
  PURSUIT_STALENESS_TWICE, /* over twice the limit */
} PursuitStaleness;

/**
 * PursuitDealSignals:
 * @codes: the first @n_codes are in use, each code at most once, in the order of the enumeration
 * @days_in_stage: since the deal entered its stage; -1 when that day is not known
 */
typedef struct
{
  PursuitDealSignal codes[PURSUIT_DEAL_N_SIGNALS];
  guint n_codes;
  int days_in_stage;
  PursuitStaleness staleness;
} PursuitDealSignals;

void
pursuit_deal_signals_compute (PursuitDeal *deal, PursuitDay today, PursuitDealSignals *signals);
gboolean
pursuit_deal_signals_has (const PursuitDealSignals *signals, PursuitDealSignal code);
char *
pursuit_deal_signal_explain (PursuitDeal *deal, PursuitDealSignal code, PursuitDay today);

G_END_DECLS
