/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-fiscal.h"
#include "pursuit-plan-rules.h"

G_BEGIN_DECLS

/**
 * PursuitPlanPart: a line of a plan, with what came. All by month of the fiscal year, in minor units.
 *
 * @owner: a member's id; 0: all of us
 * @market: a group of target markets; 0: all. @region: whether it is one of regions, not of industries
 * @won: in the plan's year; @base: in the year before
 */
typedef struct
{
  gint64 id;
  gint64 owner;
  gint64 market;
  gboolean region;
  char *owner_name;
  char *market_name;
  gint64 targets[PURSUIT_PLAN_MONTHS];
  gint64 won[PURSUIT_PLAN_MONTHS];
  guint n_won[PURSUIT_PLAN_MONTHS];
  gint64 base[PURSUIT_PLAN_MONTHS];
} PursuitPlanPart;

/**
 * PursuitPlanBook: a plan with its lines, and what was won in its year and in the one before.
 *
 * @id: of the plan; 0: that year has none
 * @market_growth, @growth: e.g. 0.18; NaN when nobody said it
 * @presales, @aftersales: people there are; NaN when nobody said it; the loads: what one of them carries in a
 *   year, 0 when nobody said it
 * @won, @base: of all, by month
 * @expected: how much of @base is not won yet: while the year before is not over, open deals that are to be
 *   won in what is left of it count with their weighted amounts
 * @n_unrated: won deals that count nowhere, because there is no rate for their currency
 */
typedef struct
{
  gint64 id;
  int year;
  int first_month;
  PursuitDay today;
  char currency[4];
  PursuitSplit split;
  double market_growth;
  double growth;
  double presales;
  double aftersales;
  gint64 presales_load;
  gint64 aftersales_load;
  GPtrArray *parts; /* PursuitPlanPart */
  gint64 won[PURSUIT_PLAN_MONTHS];
  guint n_won[PURSUIT_PLAN_MONTHS];
  gint64 base[PURSUIT_PLAN_MONTHS];
  gint64 expected;
  guint n_unrated;
} PursuitPlanBook;

PursuitPlanBook *
pursuit_plan_book_new (int year, int first_month, PursuitDay today);
void
pursuit_plan_book_free (PursuitPlanBook *self);
PursuitPlanPart *
pursuit_plan_book_add_part (PursuitPlanBook *self, gint64 id, gint64 owner, gint64 market, gboolean region);
void
pursuit_plan_book_add_won (PursuitPlanBook *self,
                           gint64 owner,
                           gint64 industry,
                           gint64 region,
                           PursuitDay day,
                           gint64 amount);
void
pursuit_plan_book_add_expected (PursuitPlanBook *self,
                                gint64 owner,
                                gint64 industry,
                                gint64 region,
                                PursuitDay day,
                                gint64 amount);
void
pursuit_plan_book_get_targets (const PursuitPlanBook *self, gint64 targets[PURSUIT_PLAN_MONTHS]);
gint64
pursuit_plan_book_get_goal (const PursuitPlanBook *self);
gboolean
pursuit_plan_book_get_left (const PursuitPlanBook *self, gint64 left[PURSUIT_PLAN_MONTHS]);
gint64
pursuit_plan_book_fill (PursuitPlanBook *self, gint64 total, gboolean evenly);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPlanBook, pursuit_plan_book_free)

G_END_DECLS
