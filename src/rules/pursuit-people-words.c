/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-people-findings.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *label;
} CODES[] = {
  [PURSUIT_FINDING_NO_DECISION_MAKER] = { "no-decision-maker", N_ ("No decision maker known") },
  [PURSUIT_FINDING_DECISION_NOT_MET] = { "decision-not-met", N_ ("Decision level never met") },
  [PURSUIT_FINDING_NO_INSIDER] = { "no-insider", N_ ("No insider") },
  [PURSUIT_FINDING_KIND_UNCOVERED] = { "kind-uncovered", N_ ("Nobody known of a kind that is needed now") },
  [PURSUIT_FINDING_NOBODY_AGAINST] = { "nobody-against", N_ ("Nobody against us is known") },
  [PURSUIT_FINDING_OPPONENTS_OUTWEIGH] = { "opponents-outweigh", N_ ("Opponents outweigh supporters") },
  [PURSUIT_FINDING_SINGLE_THREADED] = { "single-threaded", N_ ("All contacts with one person") },
  [PURSUIT_FINDING_KEY_PERSON_NOT_MET] = { "key-person-not-met", N_ ("Key person not met for long") },
  [PURSUIT_FINDING_WEIGHTS_SUM] = { "weights-sum", N_ ("Decision weights do not add up") },
  [PURSUIT_FINDING_RIVAL_TIE] = { "rival-tie", N_ ("A rival knows the decision maker") },
  [PURSUIT_FINDING_PLACEHOLDER] = { "placeholder", N_ ("Somebody is still unknown") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (CODES) == PURSUIT_N_FINDINGS);

static const struct
{
  const char *code;
  const char *label;
} ACTIONS[] = {
  [PURSUIT_FINDING_ACTION_ADD_PERSON] = { "add-person", N_ ("Add a Person…") },
  [PURSUIT_FINDING_ACTION_SET_ROLE] = { "set-role", N_ ("Set the Role…") },
  [PURSUIT_FINDING_ACTION_LOG_VISIT] = { "log-visit", N_ ("Log a Visit…") },
  [PURSUIT_FINDING_ACTION_MARK_INSIDER] = { "mark-insider", N_ ("Mark an Insider…") },
  [PURSUIT_FINDING_ACTION_SET_ATTITUDES] = { "set-attitudes", N_ ("Set the Attitudes…") },
  [PURSUIT_FINDING_ACTION_SET_WEIGHTS] = { "set-weights", N_ ("Set the Weights…") },
  [PURSUIT_FINDING_ACTION_OPEN_RELATION] = { "open-relation", N_ ("Show the Relation") },
  [PURSUIT_FINDING_ACTION_NAME_PERSON] = { "name-person", N_ ("Say Who It Is…") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (ACTIONS) == PURSUIT_N_FINDING_ACTIONS);

static const struct
{
  const char *code;
  const char *label;
} SEVERITIES[] = {
  [PURSUIT_SEVERITY_DANGER] = { "danger", N_ ("Any danger") },
  [PURSUIT_SEVERITY_WARNING] = { "warning", N_ ("Any danger or warning") },
  [PURSUIT_SEVERITY_HINT] = { "hint", N_ ("Anything at all") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (SEVERITIES) == PURSUIT_N_SEVERITIES);

static char *
explain_no_decision_maker (const PursuitFinding *finding, const char *name)
{
  if (finding->person != 0)
    /* Translators: %s is a person */
    return g_strdup_printf (_ ("Nobody is marked as the decision maker; %s may be."), name);
  return g_strdup (_ ("No decision maker is known."));
}

static char *
explain_decision_not_met (const PursuitFinding *finding, const char *name)
{
  return g_strdup_printf (finding->in_deal ? _ ("%s of the decision level has not been met in this deal.")
                                           : _ ("%s of the decision level was never met."),
                          name);
}

static char *
explain_no_insider (const PursuitFinding *finding, const char *name)
{
  return g_strdup (_ ("There is no insider."));
}

static char *
explain_kind_uncovered (const PursuitFinding *finding, const char *name)
{
  /* Translators: %s is a kind of people: “Using dept. manager” */
  return g_strdup_printf (_ ("%s: nobody is known, and they are needed now."),
                          _ (PURSUIT_PEOPLE_KINDS[finding->kind].label));
}

static char *
explain_nobody_against (const PursuitFinding *finding, const char *name)
{
  return g_strdup (_ ("Nobody is known to be against us: who would lose by it?"));
}

static char *
explain_opponents (const PursuitFinding *finding, const char *name)
{
  return g_strdup_printf (_ ("More weight is against us than for us: %d %% to %d %%."), finding->have,
                          finding->need);
}

static char *
explain_single_threaded (const PursuitFinding *finding, const char *name)
{
  return g_strdup_printf (ngettext ("All contacts of the last %d day were with %s.",
                                    "All contacts of the last %d days were with %s.", finding->need),
                          finding->need, name);
}

static char *
explain_key_person (const PursuitFinding *finding, const char *name)
{
  if (finding->have < 0)
    return g_strdup_printf (_ ("%s has not been met in this deal."), name);
  return g_strdup_printf (ngettext ("%s was not met for %d day.", "%s was not met for %d days.",
                                    finding->have),
                          name, finding->have);
}

static char *
explain_weights (const PursuitFinding *finding, const char *name)
{
  if (finding->have == 0)
    return g_strdup (_ ("Nobody has a decision weight yet."));
  return g_strdup_printf (_ ("The decision weights add up to %d %%, not to %d %%."), finding->have,
                          finding->need);
}

static char *
explain_rival_tie (const PursuitFinding *finding, const char *name)
{
  /* Translators: a competitor, then one of the customer's people */
  return g_strdup_printf (finding->have >= 3   ? _ ("%s has the trust of %s, who decides.")
                          : finding->have == 2 ? _ ("%s is close to %s, who decides.")
                                               : _ ("%s knows %s, who decides."),
                          finding->competitor, name);
}

static char *
explain_placeholder (const PursuitFinding *finding, const char *name)
{
  if (finding->name == NULL || *finding->name == '\0')
    return g_strdup (_ ("Who holds a place on the chart is still unknown."));
  /* Translators: %s is what stands on the card of somebody whose name is not known, such as a job */
  return g_strdup_printf (_ ("It is still unknown who this is: %s."), finding->name);
}

typedef char *(*ExplainFunc) (const PursuitFinding *finding, const char *name);

static const ExplainFunc EXPLAIN[] = {
  [PURSUIT_FINDING_NO_DECISION_MAKER] = explain_no_decision_maker,
  [PURSUIT_FINDING_DECISION_NOT_MET] = explain_decision_not_met,
  [PURSUIT_FINDING_NO_INSIDER] = explain_no_insider,
  [PURSUIT_FINDING_KIND_UNCOVERED] = explain_kind_uncovered,
  [PURSUIT_FINDING_NOBODY_AGAINST] = explain_nobody_against,
  [PURSUIT_FINDING_OPPONENTS_OUTWEIGH] = explain_opponents,
  [PURSUIT_FINDING_SINGLE_THREADED] = explain_single_threaded,
  [PURSUIT_FINDING_KEY_PERSON_NOT_MET] = explain_key_person,
  [PURSUIT_FINDING_WEIGHTS_SUM] = explain_weights,
  [PURSUIT_FINDING_RIVAL_TIE] = explain_rival_tie,
  [PURSUIT_FINDING_PLACEHOLDER] = explain_placeholder,
};

G_STATIC_ASSERT (G_N_ELEMENTS (EXPLAIN) == PURSUIT_N_FINDINGS);

/** pursuit_finding_explain: (transfer full): @finding as a translated sentence for the user. */
char *
pursuit_finding_explain (const PursuitFinding *finding)
{
  g_return_val_if_fail (finding != NULL && finding->code < PURSUIT_N_FINDINGS, NULL);

  return EXPLAIN[finding->code](finding, finding->name != NULL ? finding->name : _ ("Somebody"));
}

/** pursuit_finding_code: the code of @code, as interfaces and conditions name it. */
const char *
pursuit_finding_code (PursuitFindingCode code)
{
  g_return_val_if_fail (code < PURSUIT_N_FINDINGS, NULL);

  return CODES[code].code;
}

/** pursuit_finding_from_code: the way back; %FALSE for a @text (nullable) that is no code. */
gboolean
pursuit_finding_from_code (const char *text, PursuitFindingCode *code)
{
  g_return_val_if_fail (code != NULL, FALSE);

  for (guint i = 0; i < PURSUIT_N_FINDINGS; i++)
    {
      if (g_strcmp0 (CODES[i].code, text) == 0)
        {
          *code = i;
          return TRUE;
        }
    }
  return FALSE;
}

/** pursuit_finding_label: (transfer none): the translated words for findings of @code, for choosers. */
const char *
pursuit_finding_label (PursuitFindingCode code)
{
  g_return_val_if_fail (code < PURSUIT_N_FINDINGS, NULL);

  return _ (CODES[code].label);
}

/** pursuit_finding_severity_code: danger, warning or hint. */
const char *
pursuit_finding_severity_code (PursuitFindingSeverity severity)
{
  g_return_val_if_fail (severity < PURSUIT_N_SEVERITIES, NULL);

  return SEVERITIES[severity].code;
}

/** pursuit_finding_severity_from_code: the way back; %FALSE for a @text (nullable) that is no code. */
gboolean
pursuit_finding_severity_from_code (const char *text, PursuitFindingSeverity *severity)
{
  g_return_val_if_fail (severity != NULL, FALSE);

  for (guint i = 0; i < PURSUIT_N_SEVERITIES; i++)
    {
      if (g_strcmp0 (SEVERITIES[i].code, text) == 0)
        {
          *severity = i;
          return TRUE;
        }
    }
  return FALSE;
}

/** pursuit_finding_severity_label: (transfer none): the translated words for findings of @severity and worse,
 * for choosers. */
const char *
pursuit_finding_severity_label (PursuitFindingSeverity severity)
{
  g_return_val_if_fail (severity < PURSUIT_N_SEVERITIES, NULL);

  return _ (SEVERITIES[severity].label);
}

/** pursuit_finding_action_code: the code of @action, as interfaces name it. */
const char *
pursuit_finding_action_code (PursuitFindingAction action)
{
  g_return_val_if_fail (action < PURSUIT_N_FINDING_ACTIONS, NULL);

  return ACTIONS[action].code;
}

/** pursuit_finding_action_label: (transfer none): the translated words for a button that starts @action. */
const char *
pursuit_finding_action_label (PursuitFindingAction action)
{
  g_return_val_if_fail (action < PURSUIT_N_FINDING_ACTIONS, NULL);

  return _ (ACTIONS[action].label);
}
