/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-plan-command.h"

#include "pursuit-command-private.h"
#include "pursuit-plan-line.h"
#include "pursuit-plan.h"

#include <glib/gi18n-lib.h>

const PursuitChoice PURSUIT_PLAN_BYS[PURSUIT_N_PLAN_BY + 1] = {
  { "owner", N_ ("Owners") },
  { "industry", N_ ("Industries") },
  { "region", N_ ("Regions") },
  { "owner-industry", N_ ("Owners and industries") },
  { "owner-region", N_ ("Owners and regions") },
  { "all", N_ ("Nobody yet") },
  { NULL, NULL },
};

/**
 * pursuit_command_fill_plan:
 * @evenly: whether all get as much; else after what they won in the year before
 * @total: minor units of the plan's currency; below 0: the year before with the plan's growth
 *
 * Returns: (transfer full): gives the plan lines that add up to @total (pursuit_plan_book_fill()). The lines
 * that it had go.
 */
PursuitCommand *
pursuit_command_fill_plan (gint64 plan_id, PursuitPlanBy by, gboolean evenly, gint64 total)
{
  g_return_val_if_fail (by < PURSUIT_N_PLAN_BY, NULL);

  PursuitCommand *self = pursuit_command_make ("fill-plan", &PURSUIT_PLAN_ENTITY, NULL);
  pursuit_command_put_int (self, "id", plan_id);
  pursuit_command_put_text (self, "by", PURSUIT_PLAN_BYS[by].code);
  pursuit_command_put_int (self, "even", evenly);
  pursuit_command_put_int (self, "total", total);
  return self;
}

/**
 * pursuit_command_set_targets:
 * @ver: the version of the line that the user saw, 0 not to check
 * @first_month: from 0
 * @total: of these months, minor units of the plan's currency
 *
 * Returns: (transfer full): spreads @total over the months as these lay to each other before, evenly where
 * nothing was planned (pursuit_plan_spread())
 */
PursuitCommand *
pursuit_command_set_targets (gint64 line_id, gint64 ver, guint first_month, guint n_months, gint64 total)
{
  g_return_val_if_fail (n_months > 0 && first_month + n_months <= PURSUIT_PLAN_MONTHS, NULL);

  PursuitCommand *self = pursuit_command_make ("set-targets", &PURSUIT_PLAN_LINE_ENTITY, NULL);
  pursuit_command_put_int (self, "id", line_id);
  pursuit_command_put_int (self, "ver", ver);
  pursuit_command_put_int (self, "first", first_month);
  pursuit_command_put_int (self, "months", n_months);
  pursuit_command_put_int (self, "total", total);
  return self;
}
