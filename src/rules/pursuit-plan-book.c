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
  int year, month, mday;
  gboolean taken = FALSE;

  g_return_if_fail (self != NULL && day != PURSUIT_DAY_NONE);

  pursuit_day_to_ymd (day, &year, &month, &mday);
  int of = pursuit_fiscal_year_of (day, self->first_month);
  if (of != self->year && of != self->year - 1)
    return;
  month = (month - self->first_month + 12) % 12;
  (of == self->year ? self->won : self->base)[month] += amount;
  for (int rest = 0; rest <= 1; rest++)
    {
      for (guint i = 0; i < self->parts->len; i++)
        {
          PursuitPlanPart *part = self->parts->pdata[i];
          if (rest ? !is_rest (part) || taken : !takes (part, owner, industry, region))
            continue;
          (of == self->year ? part->won : part->base)[month] += amount;
          taken = TRUE;
        }
    }
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

/**
 * pursuit_plan_book_propose:
 * @base: what was won last year, by month
 * @targets: (out caller-allocates): by month
 *
 * Last year with our growth, at least with the market's, spread as last year came: within the parts of the
 * year that targets are given for, evenly.
 *
 * Returns: the sum of @targets
 */
gint64
pursuit_plan_book_propose (const PursuitPlanBook *self,
                           const gint64 base[PURSUIT_PLAN_MONTHS],
                           gint64 targets[PURSUIT_PLAN_MONTHS])
{
  gint64 shape[PURSUIT_PLAN_MONTHS] = { 0 }, parts[PURSUIT_PLAN_MONTHS];
  guint months = pursuit_split_months (self->split), n = PURSUIT_PLAN_MONTHS / months;
  double growth = isnan (self->growth) ? 0 : self->growth;

  g_return_val_if_fail (self != NULL && base != NULL && targets != NULL, 0);

  if (!isnan (self->market_growth))
    growth = MAX (growth, self->market_growth);
  gint64 total = pursuit_plan_grow (pursuit_plan_sum (base, PURSUIT_PLAN_MONTHS), growth);
  for (guint m = 0; m < PURSUIT_PLAN_MONTHS; m++)
    shape[m / months] += base[m];
  pursuit_plan_spread (MAX (total, 0), shape, n, parts);
  for (guint i = 0; i < n; i++)
    pursuit_plan_spread (parts[i], NULL, months, targets + i * months);
  return MAX (total, 0);
}
