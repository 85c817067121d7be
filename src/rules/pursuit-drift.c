/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-drift.h"

#include <glib/gi18n-lib.h>

/* Whole days from @since to @today, never negative; -1 when @since is not known. */
static int
days_since (PursuitDay since, PursuitDay today)
{
  return since != PURSUIT_DAY_NONE ? MAX (0, today - since) : -1;
}

PursuitDriftState
pursuit_drift_state_from_code (const char *code)
{
  for (guint i = 0; i < PURSUIT_N_DRIFT_STATES; i++)
    {
      if (g_strcmp0 (PURSUIT_DRIFT_STATES[i].code, code) == 0)
        return i;
    }
  return PURSUIT_DRIFT_UNKNOWN;
}

PursuitDrift
pursuit_drift_compute (const PursuitBuyingPlace *place, const PursuitDriftLimits *limits, PursuitDay today)
{
  PursuitDrift drift = { .state = PURSUIT_DRIFT_UNKNOWN, .days_in_buying_stage = -1 };

  g_return_val_if_fail (place != NULL && limits != NULL, drift);

  if (place->customer <= 0)
    return drift;
  drift.days_in_buying_stage = days_since (place->since, today);
  drift.unconfirmed = place->confirmed == PURSUIT_DAY_NONE || today - place->confirmed > limits->confirm_days;
  if (place->answered <= 0)
    return drift;

  drift.steps = place->customer - place->answered;
  if (drift.steps > 0 && drift.steps >= limits->customer_ahead)
    drift.state = PURSUIT_DRIFT_CUSTOMER_AHEAD;
  else if (drift.steps < 0 && -drift.steps >= limits->we_ahead)
    drift.state = PURSUIT_DRIFT_WE_AHEAD;
  else
    drift.state = PURSUIT_DRIFT_IN_STEP;
  return drift;
}

char *
pursuit_drift_explain (const PursuitDrift *drift, const char *customer_stage)
{
  g_return_val_if_fail (drift != NULL, NULL);

  guint steps = ABS (drift->steps);

  switch (drift->state)
    {
    case PURSUIT_DRIFT_CUSTOMER_AHEAD:
      return g_strdup_printf (
          ngettext (
              "The customer is %u step ahead of us: what we miss now is decided without us, and a price "
              "war comes next.",
              "The customer is %u steps ahead of us: what we miss now is decided without us, and a price "
              "war comes next.",
              steps),
          steps);
    case PURSUIT_DRIFT_WE_AHEAD:
      return g_strdup_printf (ngettext ("We are %u step ahead of the customer: we are pushing.",
                                        "We are %u steps ahead of the customer: we are pushing.", steps),
                              steps);
    case PURSUIT_DRIFT_IN_STEP:
      return drift->steps == 0 ? g_strdup (_ ("We are in step with the customer."))
                               : g_strdup_printf (ngettext ("We are nearly in step: %u step apart.",
                                                            "We are nearly in step: %u steps apart.", steps),
                                                  steps);
    case PURSUIT_DRIFT_UNKNOWN:
    default:
      return customer_stage != NULL
                 ? g_strdup_printf (_ ("The customer is at “%s”, which our stage does not answer."),
                                    customer_stage)
                 : g_strdup (_ ("Nobody has found out yet where the customer is."));
    }
}

guint
pursuit_drift_start_stage (const int *answers, guint n_stages, int customer)
{
  g_return_val_if_fail (answers != NULL || n_stages == 0, 0);

  guint best = 0;

  if (customer <= 0)
    return 0;
  for (guint i = 0; i < n_stages; i++)
    {
      if (answers[i] == customer)
        return i;
      if (answers[i] > 0 && answers[i] < customer)
        best = i;
    }
  return best;
}

PursuitStaleness
pursuit_staleness (int days, int limit)
{
  if (limit <= 0 || days <= limit)
    return PURSUIT_STALENESS_NONE;
  return days > 2 * (gint64) limit ? PURSUIT_STALENESS_TWICE : PURSUIT_STALENESS_ONCE;
}

PursuitClocks
pursuit_clocks_read (const PursuitClockTimes *times, PursuitDay today)
{
  PursuitClocks clocks = { .days_in_stage = -1, .days_since_contact = -1 };

  g_return_val_if_fail (times != NULL, clocks);

  clocks.days_in_stage = days_since (times->entered_stage, today);
  clocks.stage_staleness = pursuit_staleness (clocks.days_in_stage, times->stage_limit);
  clocks.days_since_contact = days_since (times->last_contact, today);
  /* a step whose day has passed is no plan any more */
  clocks.suspended = times->next_step != PURSUIT_DAY_NONE && times->next_step >= today;
  if (!clocks.suspended)
    clocks.contact_staleness = pursuit_staleness (clocks.days_since_contact, times->contact_limit);
  return clocks;
}

char *
pursuit_clocks_explain (const PursuitClocks *clocks)
{
  g_return_val_if_fail (clocks != NULL, NULL);

  g_autofree char *stage = clocks->days_in_stage < 0
                               ? NULL
                               : g_strdup_printf (ngettext ("%d day in this stage", "%d days in this stage",
                                                            (gulong) clocks->days_in_stage),
                                                  clocks->days_in_stage);
  g_autofree char *contact =
      clocks->days_since_contact < 0
          ? g_strdup (_ ("no contact yet"))
          : g_strdup_printf (ngettext ("last contact %d day ago", "last contact %d days ago",
                                       (gulong) clocks->days_since_contact),
                             clocks->days_since_contact);
  /* Translators: behind how long ago the last contact was, when that does not count against the deal */
  const char *note = clocks->suspended ? _ (" (next step planned)") : "";

  return g_strdup_printf ("%s%s%s%s", stage ? stage : "", stage ? " · " : "", contact, note);
}

static int
compare_stages (gconstpointer a, gconstpointer b)
{
  const PursuitCatchUpStage *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;

  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return (one->id > other->id) - (one->id < other->id);
}

static void
add_missed (GArray *list, const PursuitCatchUpStage *stage)
{
  for (guint i = 0; stage->gate != NULL && i < stage->gate->n_nodes; i++)
    {
      PursuitCatchUp missed = { .stage = stage->id, .node = stage->gate->nodes[i].node };

      if (!stage->gate->nodes[i].met)
        g_array_append_val (list, missed);
    }
  for (guint i = 0; i < stage->n_work; i++)
    {
      PursuitCatchUp missed = { .stage = stage->id, .work = stage->work[i].id };

      if (!stage->work[i].done)
        g_array_append_val (list, missed);
    }
}

GArray *
pursuit_catch_up_list (const PursuitCatchUpStage *stages, guint n_stages, int present)
{
  g_return_val_if_fail (stages != NULL || n_stages == 0, NULL);

  GArray *list = g_array_new (FALSE, FALSE, sizeof (PursuitCatchUp));
  g_autoptr (GPtrArray) before = g_ptr_array_new ();

  for (guint i = 0; i < n_stages; i++)
    {
      if (stages[i].position < present)
        g_ptr_array_add (before, (gpointer) &stages[i]);
    }
  g_ptr_array_sort (before, compare_stages);
  for (guint i = 0; i < before->len; i++)
    add_missed (list, before->pdata[i]);
  return list;
}
