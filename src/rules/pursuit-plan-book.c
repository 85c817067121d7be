/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-plan-book.h"

#include <math.h>
#include <string.h>

static void
free_part (gpointer data)
{
  PursuitPlanPart *part = data;

  g_free (part->owner_name);
  g_free (part->market_name);
  g_free (part);
}

/** pursuit_plan_book_new: (transfer full): the book of a fiscal year, without a plan yet. */
PursuitPlanBook *
pursuit_plan_book_new (int year, int first_month, PursuitDay today)
{
  PursuitPlanBook *self = g_new0 (PursuitPlanBook, 1);

  self->year = year;
  self->first_month = first_month;
  self->today = today;
  self->market_growth = self->growth = self->presales = self->aftersales = NAN;
  self->parts = g_ptr_array_new_with_free_func (free_part);
  return self;
}

/** pursuit_plan_book_free: frees the book. */
void
pursuit_plan_book_free (PursuitPlanBook *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/** pursuit_plan_book_add_part: (transfer none): a new line; its names and targets are filled in by the
 * caller. All lines come before what was won. */
PursuitPlanPart *
pursuit_plan_book_add_part (PursuitPlanBook *self, gint64 id, gint64 owner, gint64 market, gboolean region)
{
  g_return_val_if_fail (self != NULL, NULL);

  PursuitPlanPart *part = g_new0 (PursuitPlanPart, 1);
  part->id = id;
  part->owner = owner;
  part->market = market;
  part->region = region;
  g_ptr_array_add (self->parts, part);
  return part;
}

static gboolean
is_rest (const PursuitPlanPart *part)
{
  return part->owner == 0 && part->market == 0;
}

static gboolean
takes (const PursuitPlanPart *part, gint64 owner, gint64 industry, gint64 region)
{
  return !is_rest (part) && (part->owner == 0 || part->owner == owner) &&
         (part->market == 0 || part->market == (part->region ? region : industry));
}

/* Adds an amount to the month of the plan's year, or of the year before: to all, and to the lines that the
 * deal belongs to. */
static void
count_deal (PursuitPlanBook *self,
            gint64 owner,
            gint64 industry,
            gint64 region,
            guint month,
            gboolean base,
            gint64 amount)
{
  gboolean taken = FALSE;

  (base ? self->base : self->won)[month] += amount;
  self->n_won[month] += !base;
  for (int rest = 0; rest <= 1; rest++)
    {
      for (guint i = 0; i < self->parts->len; i++)
        {
          PursuitPlanPart *part = self->parts->pdata[i];
          if (rest ? !is_rest (part) || taken : !takes (part, owner, industry, region))
            continue;
          (base ? part->base : part->won)[month] += amount;
          part->n_won[month] += !base;
          taken = TRUE;
        }
    }
}

/* The month of the fiscal year, from 0, that @day lies in. */
static guint
month_of (const PursuitPlanBook *self, PursuitDay day)
{
  int year, month, mday;

  pursuit_day_to_ymd (day, &year, &month, &mday);
  return (guint) (month - self->first_month + 12) % 12;
}

/**
 * pursuit_plan_book_add_won:
 * @industry, @region: the groups of target markets that the customer falls into, 0 for none
 * @amount: minor units of the plan's currency
 *
 * Counts a won deal of the plan's year or of the one before; of another day it is left out. It counts in
 * every line that it belongs to. In the line without owner and market, which is what nobody was given, counts
 * what belongs to no other one.
 */
void
pursuit_plan_book_add_won (PursuitPlanBook *self,
                           gint64 owner,
                           gint64 industry,
                           gint64 region,
                           PursuitDay day,
                           gint64 amount)
{
  g_return_if_fail (self != NULL && day != PURSUIT_DAY_NONE);

  int of = pursuit_fiscal_year_of (day, self->first_month);
  if (of == self->year || of == self->year - 1)
    count_deal (self, owner, industry, region, month_of (self, day), of != self->year, amount);
}

/**
 * pursuit_plan_book_add_expected:
 * @day: on which the open deal is expected to close, in what is left of the year before; of another day it is
 *   left out
 * @amount: its weighted amount, minor units of the plan's currency
 *
 * Counts an open deal as a part of the year before: a plan is begun months before that year is over (the
 * method's §9).
 */
void
pursuit_plan_book_add_expected (PursuitPlanBook *self,
                                gint64 owner,
                                gint64 industry,
                                gint64 region,
                                PursuitDay day,
                                gint64 amount)
{
  g_return_if_fail (self != NULL && day != PURSUIT_DAY_NONE);

  if (day < self->today || pursuit_fiscal_year_of (day, self->first_month) != self->year - 1)
    return;
  self->expected += amount;
  count_deal (self, owner, industry, region, month_of (self, day), TRUE, amount);
}

/** pursuit_plan_book_get_targets: what all lines add up to, by month. */
void
pursuit_plan_book_get_targets (const PursuitPlanBook *self, gint64 targets[PURSUIT_PLAN_MONTHS])
{
  g_return_if_fail (self != NULL && targets != NULL);

  memset (targets, 0, PURSUIT_PLAN_MONTHS * sizeof *targets);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const PursuitPlanPart *part = self->parts->pdata[i];
      for (guint m = 0; m < PURSUIT_PLAN_MONTHS; m++)
        targets[m] += part->targets[m];
    }
}

/** pursuit_plan_book_get_goal: what is to be won: the year before with our growth, or with the market's when
 * nobody said ours; −1 when neither is known, or nothing was won. */
gint64
pursuit_plan_book_get_goal (const PursuitPlanBook *self)
{
  g_return_val_if_fail (self != NULL, -1);

  gint64 base = pursuit_plan_sum (self->base, PURSUIT_PLAN_MONTHS);
  double growth = isnan (self->growth) ? self->market_growth : self->growth;
  return base > 0 && !isnan (growth) ? pursuit_plan_grow (base, growth) : -1;
}

/* A year's target by month: as @base lay in the parts of the year that targets are given for, evenly within
 * them; %NULL: evenly. */
static void
spread_year (const PursuitPlanBook *self, gint64 total, const gint64 *base, gint64 *targets)
{
  gint64 shape[PURSUIT_PLAN_MONTHS] = { 0 }, parts[PURSUIT_PLAN_MONTHS];
  guint months = pursuit_split_months (self->split), n = PURSUIT_PLAN_MONTHS / months;

  for (guint m = 0; base != NULL && m < PURSUIT_PLAN_MONTHS; m++)
    shape[m / months] += base[m];
  pursuit_plan_spread (total, shape, n, parts);
  for (guint i = 0; i < n; i++)
    pursuit_plan_spread (parts[i], NULL, months, targets + i * months);
}

/**
 * pursuit_plan_book_get_left:
 * @left: (out): by month, what the lines still have to give until they add up to the goal; below 0: what they
 * give too much. The goal lies in the parts of the year as what was won last year did, so that these add up
 * to what is left of the year.
 *
 * Returns: whether there is a goal
 */
gboolean
pursuit_plan_book_get_left (const PursuitPlanBook *self, gint64 left[PURSUIT_PLAN_MONTHS])
{
  g_return_val_if_fail (self != NULL && left != NULL, FALSE);

  gint64 goal = pursuit_plan_book_get_goal (self), targets[PURSUIT_PLAN_MONTHS];

  if (goal < 0)
    return FALSE;
  spread_year (self, goal, self->base, left);
  pursuit_plan_book_get_targets (self, targets);
  for (guint m = 0; m < PURSUIT_PLAN_MONTHS; m++)
    left[m] -= targets[m];
  return TRUE;
}

/* How much of the whole a line is: what was won there last year, or as much as any other. What is nobody's
 * gets an even share only where there is nobody else. */
static gint64
weigh_part (const PursuitPlanBook *self, const PursuitPlanPart *part, gboolean evenly)
{
  if (evenly)
    return !is_rest (part) || self->parts->len == 1;
  return MAX (pursuit_plan_sum (part->base, PURSUIT_PLAN_MONTHS), 0);
}

/**
 * pursuit_plan_book_fill:
 * @total: minor units; below 0: pursuit_plan_book_get_goal()
 * @evenly: whether all lines and months get as much; else as last year came, by line and by the parts of the
 *   year that targets are given for
 *
 * Gives each line of the book its targets.
 *
 * Returns: what they add up to: @total to the minor unit, or 0 when there is nothing to split, or nothing to
 * split it after
 */
gint64
pursuit_plan_book_fill (PursuitPlanBook *self, gint64 total, gboolean evenly)
{
  g_return_val_if_fail (self != NULL && self->parts->len > 0, 0);

  guint n = self->parts->len;
  g_autofree gint64 *weights = g_new (gint64, n), *shares = g_new (gint64, n);
  if (total < 0)
    total = pursuit_plan_book_get_goal (self);
  for (guint i = 0; i < n; i++)
    weights[i] = weigh_part (self, self->parts->pdata[i], evenly);
  if (total <= 0 || pursuit_plan_sum (weights, n) == 0)
    return 0;
  pursuit_plan_spread (total, weights, n, shares);
  for (guint i = 0; i < n; i++)
    {
      PursuitPlanPart *part = self->parts->pdata[i];
      spread_year (self, shares[i], evenly ? NULL : part->base, part->targets);
    }
  return total;
}
