/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

G_BEGIN_DECLS

/** PursuitMondayReason: why a deal is talked about in Monday's meeting. */
typedef enum
{
  PURSUIT_MONDAY_MOVED, /* in the last PURSUIT_MONDAY_WEEK days, today included; closing is a move too */
  PURSUIT_MONDAY_STALE, /* one of its clocks ran out */
  PURSUIT_MONDAY_DUE,   /* its next step is due within PURSUIT_MONDAY_WEEK days, or late, or there is none */
  PURSUIT_MONDAY_CLOSING, /* expected to close within PURSUIT_MONDAY_CLOSING_DAYS, or was before today */
  PURSUIT_N_MONDAY_REASONS
} PursuitMondayReason;

#define PURSUIT_MONDAY_WEEK 7
#define PURSUIT_MONDAY_CLOSING_DAYS 30

/**
 * PursuitMondayFacts: what is known of a deal; PURSUIT_DAY_NONE where a day is not.
 *
 * @open: it is not closed; a closed one can only have moved
 * @moved: when it came into its stage
 * @closed: when it was closed
 * @overdue: how many of its two clocks ran out, see #PursuitClocks
 */
typedef struct
{
  gboolean open;
  PursuitDay moved;
  PursuitDay closed;
  PursuitDay next_step;
  PursuitDay expected_close;
  guint overdue;
} PursuitMondayFacts;

guint
pursuit_monday_reasons (const PursuitMondayFacts *facts, PursuitDay today);

G_END_DECLS
