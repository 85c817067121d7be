/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-plan-rules.h"

#include "pursuit-fiscal.h"

#include <math.h>

static double
weigh (const gint64 *shape, guint i)
{
  return shape != NULL ? (double) MAX (shape[i], 0) : 0;
}

/**
 * pursuit_plan_spread:
 * @total: minor units to be spread, at least 0
 * @shape: (nullable): of each part how much it weighs; negative ones weigh nothing; %NULL or all 0: all alike
 * @parts: (out caller-allocates): of @n parts; they add up to @total exactly
 *
 * Each part ends where its share of the total, rounded to the minor unit, ends, so that no part is more than
 * one unit off.
 */
void
pursuit_plan_spread (gint64 total, const gint64 *shape, guint n, gint64 *parts)
{
  double weights = 0, weight = 0;
  gint64 given = 0;

  g_return_if_fail (n > 0 && parts != NULL);

  for (guint i = 0; i < n; i++)
    weights += weigh (shape, i);
  for (guint i = 0; i < n; i++)
    {
      weight += weights > 0 ? weigh (shape, i) : 1;
      gint64 end =
          i + 1 == n ? total : llround ((double) total * (weight / (weights > 0 ? weights : (double) n)));
      parts[i] = end - given;
      given = end;
    }
}

/** pursuit_plan_grow: @base with @growth (0.25 is 25 %), rounded to the minor unit. */
gint64
pursuit_plan_grow (gint64 base, double growth)
{
  return llround ((double) base * (1 + growth));
}

/** pursuit_plan_sum: what the parts add up to. */
gint64
pursuit_plan_sum (const gint64 *parts, guint n)
{
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += parts[i];
  return sum;
}

/**
 * pursuit_plan_check_floor:
 * @base: what was won the year before
 * @market_growth: e.g. 0.18; NaN when not known
 *
 * The market's growth is the floor of a target (the method's §9): who grows less loses share.
 */
PursuitPlanFloor
pursuit_plan_check_floor (gint64 target, gint64 base, double market_growth)
{
  if (base <= 0 || isnan (market_growth))
    return PURSUIT_PLAN_NO_BASE;
  if (target >= pursuit_plan_grow (base, market_growth))
    return PURSUIT_PLAN_ABOVE;
  return target < base ? PURSUIT_PLAN_UNDER_BASE : PURSUIT_PLAN_UNDER_MARKET;
}

/** pursuit_plan_pace: how the targets of a fiscal year are met when @won was won up to @today. */
void
pursuit_plan_pace (const gint64 targets[PURSUIT_PLAN_MONTHS],
                   gint64 won,
                   int year,
                   int first_month,
                   PursuitDay today,
                   PursuitPlanPace *pace)
{
  double due = 0, left = 0;

  g_return_if_fail (targets != NULL && pace != NULL);

  *pace = (PursuitPlanPace){ .target = pursuit_plan_sum (targets, PURSUIT_PLAN_MONTHS), .won = won };
  for (int i = 0; i < PURSUIT_PLAN_MONTHS; i++)
    {
      PursuitDay begin = pursuit_fiscal_begin (year, first_month, i);
      PursuitDay end = pursuit_fiscal_begin (year, first_month, i + 1);
      double share = CLAMP ((double) (today + 1 - begin) / (end - begin), 0, 1);
      due += (double) targets[i] * share;
      left += 1 - share;
    }
  pace->due = llround (due);
  pace->attainment = pace->target > 0 ? (double) won / (double) pace->target : NAN;
  pace->pace = pace->due > 0 ? (double) won / (double) pace->due : NAN;
  if (left > 0 && pace->target > won)
    pace->per_month = llround ((double) (pace->target - won) / MAX (left, 1));
}

/** pursuit_plan_people_needed: how many people carry @target when each carries @load a year; NaN: not known.
 */
double
pursuit_plan_people_needed (gint64 target, gint64 load)
{
  return load > 0 ? (double) target / (double) load : NAN;
}
