/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-signals.h"

#include <glib/gi18n-lib.h>

#include "pursuit-drift.h"

static void
add (PursuitDealSignals *signals, PursuitDealSignal code)
{
  signals->codes[signals->n_codes++] = code;
}

/* What a deal that is still being sold lacks. Nobody has met anybody in the first stage, which ends with the
 * decision whether to go on: insider and decision maker are asked for from the second stage on. */
static void
add_selling_signals (PursuitRecord *record, PursuitDealSignals *signals)
{
  gboolean first_stage = pursuit_record_get_int (record, PURSUIT_DEAL_STAGE_POSITION) <= 1;
  const char *drift = pursuit_record_get_text (record, PURSUIT_DEAL_DRIFT_STATE);

  if (g_strcmp0 (drift, PURSUIT_DRIFT_STATES[PURSUIT_DRIFT_CUSTOMER_AHEAD].code) == 0)
    add (signals, PURSUIT_DEAL_SIGNAL_CUSTOMER_AHEAD);
  if (!first_stage && !pursuit_record_get_int (record, PURSUIT_DEAL_MET_DECISION))
    add (signals, PURSUIT_DEAL_SIGNAL_NO_DECISION_MAKER);
  if (!first_stage && !pursuit_record_get_int (record, PURSUIT_DEAL_HAS_INSIDER))
    add (signals, PURSUIT_DEAL_SIGNAL_NO_INSIDER);
}

/**
 * pursuit_deal_signals_compute:
 * @deal: with the values of a card
 * @today: the day on which it is looked at
 * @signals: (out): what asks for attention
 *
 * An open deal can have every signal; a won one that is being delivered only those about time; one that is
 * closed otherwise has none. A planned next step does not stop the clock of the stage.
 */
void
pursuit_deal_signals_compute (PursuitDeal *deal, PursuitDay today, PursuitDealSignals *signals)
{
  g_return_if_fail (PURSUIT_IS_DEAL (deal));
  g_return_if_fail (signals != NULL);

  PursuitRecord *record = PURSUIT_RECORD (deal);
  const char *outcome = pursuit_record_get_text (record, PURSUIT_DEAL_OUTCOME);
  gboolean open = outcome == NULL || g_str_equal (outcome, "open");
  gboolean delivering =
      g_strcmp0 (outcome, "won") == 0 && !pursuit_record_is_set (record, PURSUIT_DEAL_FINISHED);
  PursuitDay since = pursuit_record_get_day (record, PURSUIT_DEAL_STAGE_SINCE);
  PursuitDay next_day = pursuit_record_get_day (record, PURSUIT_DEAL_NEXT_DAY);
  int limit = pursuit_record_get_int (record, PURSUIT_DEAL_STALE_DAYS);

  *signals = (PursuitDealSignals){ .days_in_stage = since != PURSUIT_DAY_NONE ? MAX (0, today - since) : -1 };
  if (!open && !delivering)
    return;

  if (open && pursuit_record_get_int (record, PURSUIT_DEAL_FORCED))
    add (signals, PURSUIT_DEAL_SIGNAL_FORCED);
  if (next_day != PURSUIT_DAY_NONE && next_day < today)
    add (signals, PURSUIT_DEAL_SIGNAL_NEXT_STEP_OVERDUE);
  if (next_day == PURSUIT_DAY_NONE && !pursuit_record_is_set (record, PURSUIT_DEAL_NEXT_STEP))
    add (signals, PURSUIT_DEAL_SIGNAL_NO_NEXT_STEP);
  if (open)
    add_selling_signals (record, signals);
  signals->staleness = pursuit_staleness (signals->days_in_stage, limit);
  if (signals->staleness != PURSUIT_STALENESS_NONE)
    add (signals, PURSUIT_DEAL_SIGNAL_STALE);
}

/** pursuit_deal_signals_has: whether @code is among @signals. */
gboolean
pursuit_deal_signals_has (const PursuitDealSignals *signals, PursuitDealSignal code)
{
  g_return_val_if_fail (signals != NULL, FALSE);

  for (guint i = 0; i < signals->n_codes; i++)
    {
      if (signals->codes[i] == code)
        return TRUE;
    }
  return FALSE;
}

/* It was due, and was not done. */
static char *
explain_overdue (int days)
{
  return g_strdup_printf (ngettext ("The next step was due %d day ago: do it, or plan it anew.",
                                    "The next step was due %d days ago: do it, or plan it anew.",
                                    (gulong) days),
                          days);
}

static char *
explain_stale (int days, int limit)
{
  return g_strdup_printf (ngettext ("It has been in this stage for %d day; more than %d are too many.",
                                    "It has been in this stage for %d days; more than %d are too many.",
                                    (gulong) days),
                          days, limit);
}

/** pursuit_deal_signal_explain: (transfer full): what a card says in two words, as a translated sentence with
 * its figures. */
char *
pursuit_deal_signal_explain (PursuitDeal *deal, PursuitDealSignal code, PursuitDay today)
{
  PursuitRecord *record = (PursuitRecord *) deal;

  g_return_val_if_fail (PURSUIT_IS_DEAL (deal), NULL);

  switch (code)
    {
    case PURSUIT_DEAL_SIGNAL_FORCED:
      return g_strdup (_ ("It was moved on without its key node, which is still missing."));
    case PURSUIT_DEAL_SIGNAL_NEXT_STEP_OVERDUE:
      return explain_overdue (today - pursuit_record_get_day (record, PURSUIT_DEAL_NEXT_DAY));
    case PURSUIT_DEAL_SIGNAL_NO_NEXT_STEP:
      return g_strdup (_ ("Nothing is planned: agree on a next step with the customer."));
    case PURSUIT_DEAL_SIGNAL_CUSTOMER_AHEAD:
      return g_strdup (_ ("The customer is ahead of us: catch up, or only the price is left to fight over."));
    case PURSUIT_DEAL_SIGNAL_NO_DECISION_MAKER:
      return g_strdup (_ ("Nobody of those who decide has been met yet."));
    case PURSUIT_DEAL_SIGNAL_NO_INSIDER:
      return g_strdup (_ ("No insider tells us what goes on at the customer’s."));
    case PURSUIT_DEAL_SIGNAL_STALE:
      return explain_stale (MAX (0, today - pursuit_record_get_day (record, PURSUIT_DEAL_STAGE_SINCE)),
                            (int) pursuit_record_get_int (record, PURSUIT_DEAL_STALE_DAYS));
    case PURSUIT_DEAL_N_SIGNALS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
