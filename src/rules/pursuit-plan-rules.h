/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-plan-line.h"

G_BEGIN_DECLS

void
pursuit_plan_spread (gint64 total, const gint64 *shape, guint n, gint64 *parts);
gint64
pursuit_plan_grow (gint64 base, double growth);
gint64
pursuit_plan_sum (const gint64 *parts, guint n);

/** PursuitPlanFloor: how a target lies to last year and to the market. */
typedef enum
{
  PURSUIT_PLAN_NO_BASE, /* nothing was won last year, or the market's growth is not known */
  PURSUIT_PLAN_ABOVE,
  PURSUIT_PLAN_UNDER_MARKET, /* we would lose share */
  PURSUIT_PLAN_UNDER_BASE,   /* less than last year although the market does not shrink so much */
} PursuitPlanFloor;

PursuitPlanFloor
pursuit_plan_check_floor (gint64 target, gint64 base, double market_growth);

/**
 * PursuitPlanPace: how a target is met so far.
 *
 * @target, @won: of the year; @due: of the target, what was planned up to today, days of the present month
 *   counted one by one
 * @attainment: won ÷ target; @pace: won ÷ due: 1 is on plan; both NaN when there is nothing to divide by
 * @per_month: what each month that is left, the present one with its share, must bring; 0 when all is there
 */
typedef struct
{
  gint64 target;
  gint64 won;
  gint64 due;
  double attainment;
  double pace;
  gint64 per_month;
} PursuitPlanPace;

void
pursuit_plan_pace (const gint64 targets[PURSUIT_PLAN_MONTHS],
                   gint64 won,
                   int year,
                   int first_month,
                   PursuitDay today,
                   PursuitPlanPace *pace);
double
pursuit_plan_people_needed (gint64 target, gint64 load);

G_END_DECLS
