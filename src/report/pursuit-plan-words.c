/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is to be said of a plan, in its report and where it is made. */

#include "pursuit-plan-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-money.h"
#include "pursuit-report-words.h"

/**
 * pursuit_plan_words_floor:
 * @target: of the year, minor units; 0: none yet
 * @under: (out): whether it is a warning
 *
 * Returns: (transfer full) (nullable): how the target lies to the market's growth; %NULL when that is not
 * known
 */
char *
pursuit_plan_words_floor (const PursuitPlanBook *book, gint64 target, gboolean *under)
{
  g_return_val_if_fail (book != NULL && under != NULL, NULL);

  gint64 base = pursuit_plan_sum (book->base, PURSUIT_PLAN_MONTHS);
  PursuitPlanFloor floor = pursuit_plan_check_floor (target, base, book->market_growth);
  *under = target > 0 && (floor == PURSUIT_PLAN_UNDER_MARKET || floor == PURSUIT_PLAN_UNDER_BASE);
  if (target == 0 || floor == PURSUIT_PLAN_NO_BASE)
    return NULL;
  g_autofree char *market = pursuit_report_words_signed_share (book->market_growth);
  g_autofree char *least =
      pursuit_money_format_short (pursuit_plan_grow (base, book->market_growth), book->currency);
  /* Translators: the growth of the market, e.g. +18 %, then an amount */
  return g_strdup_printf (
      *under
          ? _ ("The plan lies under the market’s growth of %1$s, which would be %2$s: we would lose share.")
          : _ ("The market’s growth of %1$s would be %2$s; the plan lies above it."),
      market, least);
}

/**
 * pursuit_plan_words_left:
 * @off: (out): whether the lines do not add up to the target
 *
 * Returns: (transfer full): what is left to give to the lines of a plan, to the minor unit
 */
char *
pursuit_plan_words_left (const PursuitPlanBook *book, gboolean *off)
{
  g_return_val_if_fail (book != NULL && off != NULL, NULL);

  gint64 targets[PURSUIT_PLAN_MONTHS], goal = pursuit_plan_book_get_goal (book), sum;
  pursuit_plan_book_get_targets (book, targets);
  sum = pursuit_plan_sum (targets, PURSUIT_PLAN_MONTHS);
  g_autofree char *given = pursuit_money_format (sum, book->currency);
  g_autofree char *wanted = pursuit_money_format (goal, book->currency);
  g_autofree char *left = pursuit_money_format (ABS (goal - sum), book->currency);
  *off = goal >= 0 && goal != sum;
  if (goal < 0)
    /* Translators: an amount */
    return g_strdup_printf (_ ("The lines add up to %s."), given);
  if (goal == sum)
    /* Translators: an amount */
    return g_strdup_printf (_ ("The lines add up to the target of %s. Nothing is left to give."), wanted);
  /* Translators: three amounts: what is left or too much, what the lines add up to, the target */
  return g_strdup_printf (goal > sum ? _ ("Left to give: %1$s. The lines add up to %2$s of %3$s.")
                                     : _ ("Too much by %1$s. The lines add up to %2$s, the target is %3$s."),
                          left, given, wanted);
}

/**
 * pursuit_plan_words_people:
 * @load: what one of them carries in a year; 0: not known
 * @there: how many there are; NaN: not known
 * @few: (out): whether it is a warning
 *
 * Returns: (transfer full) (nullable): how many people a target takes; %NULL when that is not known
 */
char *
pursuit_plan_words_people (gint64 target, gint64 load, double there, gboolean *few)
{
  g_return_val_if_fail (few != NULL, NULL);

  double needed = pursuit_plan_people_needed (target, load);
  *few = !isnan (needed) && !isnan (there) && there < needed;
  if (isnan (needed))
    return NULL;
  if (isnan (there))
    return g_strdup_printf (_ ("The plan takes %.1f of them."), needed);
  return g_strdup_printf (*few ? _ ("The plan takes %1$.1f of them, but only %2$g are there.")
                               : _ ("The plan takes %1$.1f of them; %2$g are there."),
                          needed, there);
}
