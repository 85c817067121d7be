/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-monday.h"

static gboolean
is_last_week (PursuitDay day, PursuitDay today)
{
  return day > today - PURSUIT_MONDAY_WEEK && day <= today;
}

/**
 * pursuit_monday_reasons:
 *
 * Returns: a set of bits, 1 << #PursuitMondayReason for each reason to talk about the deal
 */
guint
pursuit_monday_reasons (const PursuitMondayFacts *facts, PursuitDay today)
{
  guint reasons = 0;

  g_return_val_if_fail (facts != NULL && today != PURSUIT_DAY_NONE, 0);

  if (!facts->open)
    return is_last_week (facts->closed, today) ? 1 << PURSUIT_MONDAY_MOVED : 0;
  if (is_last_week (facts->moved, today))
    reasons |= 1 << PURSUIT_MONDAY_MOVED;
  if (facts->overdue > 0)
    reasons |= 1 << PURSUIT_MONDAY_STALE;
  /* no day at all is before every day, and just as due */
  if (facts->next_step <= today + PURSUIT_MONDAY_WEEK)
    reasons |= 1 << PURSUIT_MONDAY_DUE;
  if (facts->expected_close != PURSUIT_DAY_NONE &&
      facts->expected_close <= today + PURSUIT_MONDAY_CLOSING_DAYS)
    reasons |= 1 << PURSUIT_MONDAY_CLOSING;
  return reasons;
}
