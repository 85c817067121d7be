/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-gate.h"

#include "pursuit-activity.h"
#include "pursuit-participant.h"
#include "pursuit-people-findings.h"
#include "pursuit-person.h"

#include <glib/gi18n-lib.h>

const PursuitChoice PURSUIT_DOCUMENT_TAGS[] = {
  { "needs", N_ ("Written needs") },
  { "proposal", N_ ("Proposal") },
  { "bid", N_ ("Bid") },
  { "quotation", N_ ("Quotation") },
  { "contract", N_ ("Contract") },
  { "acceptance", N_ ("Acceptance report") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_APPROVAL_SUBJECTS[] = {
  { "bid", N_ ("Bid") },
  { "price", N_ ("Price") },
  { "contract", N_ ("Contract") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_SCORECARD_CODES[] = {
  { "opportunity", N_ ("Opportunity assessment") },
  { "man", N_ ("Money, authority, need") },
  { "meddpicc", "MEDDPICC" },
  { "7s", N_ ("7S review") },
  { "satisfaction", N_ ("Satisfaction survey") },
  { NULL, NULL },
};

static const struct
{
  const char *code;
  const char *label;
} ACTIONS[] = {
  [PURSUIT_GATE_ACTION_ADD_PERSON] = { "add-person", N_ ("Add a Person…") },
  [PURSUIT_GATE_ACTION_MARK_INSIDER] = { "mark-insider", N_ ("Mark an Insider…") },
  [PURSUIT_GATE_ACTION_LOG_ACTIVITY] = { "log-activity", N_ ("Log an Activity…") },
  [PURSUIT_GATE_ACTION_SET_WEIGHTS] = { "set-weights", N_ ("Set the Weights…") },
  [PURSUIT_GATE_ACTION_SCORE] = { "score", N_ ("Score It…") },
  [PURSUIT_GATE_ACTION_EDIT_CRITERIA] = { "edit-criteria", N_ ("Edit the Criteria…") },
  [PURSUIT_GATE_ACTION_FILL_FIELD] = { "fill-field", N_ ("Fill It In…") },
  [PURSUIT_GATE_ACTION_ATTACH] = { "attach", N_ ("Attach a File…") },
  [PURSUIT_GATE_ACTION_ASK_APPROVAL] = { "ask-approval", N_ ("Ask for Approval…") },
  [PURSUIT_GATE_ACTION_CONFIRM] = { "confirm", N_ ("Confirm…") },
  [PURSUIT_GATE_ACTION_SHOW_PEOPLE] = { "show-people", N_ ("Show the People") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (ACTIONS) == PURSUIT_N_GATE_ACTIONS);

static const PursuitGateAction ACTION_OF[] = {
  [PURSUIT_CONDITION_HAS_PERSON] = PURSUIT_GATE_ACTION_ADD_PERSON,
  [PURSUIT_CONDITION_HAS_INSIDER] = PURSUIT_GATE_ACTION_MARK_INSIDER,
  [PURSUIT_CONDITION_KEY_PERSONS_MET] = PURSUIT_GATE_ACTION_LOG_ACTIVITY,
  [PURSUIT_CONDITION_WEIGHTS_SUM] = PURSUIT_GATE_ACTION_SET_WEIGHTS,
  [PURSUIT_CONDITION_SCORECARD] = PURSUIT_GATE_ACTION_SCORE,
  [PURSUIT_CONDITION_CRITERIA] = PURSUIT_GATE_ACTION_EDIT_CRITERIA,
  [PURSUIT_CONDITION_FIELD_FILLED] = PURSUIT_GATE_ACTION_FILL_FIELD,
  [PURSUIT_CONDITION_DOCUMENT_ATTACHED] = PURSUIT_GATE_ACTION_ATTACH,
  [PURSUIT_CONDITION_APPROVAL_GIVEN] = PURSUIT_GATE_ACTION_ASK_APPROVAL,
  [PURSUIT_CONDITION_ACTIVITY_DONE] = PURSUIT_GATE_ACTION_LOG_ACTIVITY,
  [PURSUIT_CONDITION_MANUAL] = PURSUIT_GATE_ACTION_CONFIRM,
  [PURSUIT_CONDITION_NO_FINDING] = PURSUIT_GATE_ACTION_SHOW_PEOPLE,
};

G_STATIC_ASSERT (G_N_ELEMENTS (ACTION_OF) == PURSUIT_N_CONDITION_KINDS);

static void
append_choices (GString *list, const PursuitChoice *choices, guint bits)
{
  for (guint i = 0; choices[i].code != NULL; i++)
    {
      if ((bits >> i & 1) == 0)
        continue;
      if (list->len > 0)
        /* Translators: between the parts of a list such as “Decision maker, Purchasing” */
        g_string_append (list, _ (", "));
      g_string_append (list, _ (choices[i].label));
    }
}

/* "Decision maker, Purchasing, Finance"; empty when anybody will do. */
static char *
name_people (const PursuitPeopleFilter *people)
{
  g_autoptr (GString) list = g_string_new (NULL);

  append_choices (list, PURSUIT_ROLES, people->roles);
  append_choices (list, PURSUIT_LEVELS, people->levels);
  append_choices (list, PURSUIT_FUNCTIONS, people->functions);
  if (people->attitude > PURSUIT_ATTITUDE_ANY)
    {
      if (list->len > 0)
        g_string_append (list, _ (", "));
      g_string_append (list, people->attitude > 1 ? _ ("Champion") : _ ("Supporter"));
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static const char *
name_of (const PursuitChoice *choices, const char *code, const char *name)
{
  if (name != NULL)
    return name;
  return pursuit_choice_is_valid (choices, code) ? _ (pursuit_choice_label (choices, code)) : code;
}

static char *
explain_has_person (const PursuitUnmet *unmet, const char *name)
{
  g_autofree char *people = name_people (&unmet->condition.people);
  guint missing = (guint) (unmet->need - unmet->have);

  if (*people == '\0')
    return g_strdup_printf (ngettext ("%u more person must be known.", "%u more people must be known.",
                                      missing),
                            missing);
  if (unmet->have == 0 && missing == 1)
    /* Translators: %s is a list of roles, levels and departments */
    return g_strdup_printf (_ ("Nobody of this kind is in the deal yet: %s."), people);
  return g_strdup_printf (ngettext ("%u more person of this kind is needed: %s.",
                                    "%u more people of this kind are needed: %s.", missing),
                          missing, people);
}

static char *
explain_has_insider (const PursuitUnmet *unmet, const char *name)
{
  return g_strdup (_ ("Nobody is marked as an insider."));
}

static char *
explain_key_persons (const PursuitUnmet *unmet, const char *name)
{
  g_autofree char *people = name_people (&unmet->condition.people);
  guint days = (guint) unmet->condition.threshold;

  if (unmet->code == PURSUIT_UNMET_NONE && *people != '\0')
    return g_strdup_printf (_ ("No key person of this kind is known: %s."), people);
  if (unmet->code == PURSUIT_UNMET_NONE)
    return g_strdup (_ ("No key person is known: nobody is a decision maker or has a decision weight."));
  return g_strdup_printf (ngettext ("%u of %u key persons was met within %u days.",
                                    "%u of %u key persons were met within %u days.", (guint) unmet->have),
                          (guint) unmet->have, (guint) unmet->need, days);
}

static char *
explain_weights (const PursuitUnmet *unmet, const char *name)
{
  return g_strdup_printf (_ ("The decision weights add up to %d %%, not to %d %%."), (int) unmet->have,
                          (int) unmet->need);
}

static char *
explain_scorecard (const PursuitUnmet *unmet, const char *name)
{
  const char *card = name_of (PURSUIT_SCORECARD_CODES, unmet->condition.argument, name);

  if (unmet->code == PURSUIT_UNMET_NONE)
    return g_strdup_printf (_ ("“%s” has not been scored yet; %.1f is needed."), card, unmet->need);
  return g_strdup_printf (_ ("“%s” is scored %.1f; %.1f is needed."), card, unmet->have, unmet->need);
}

static char *
explain_criteria (const PursuitUnmet *unmet, const char *name)
{
  switch (unmet->code)
    {
    case PURSUIT_UNMET_NONE:
      return g_strdup (_ ("The customer’s buying criteria are not known."));
    case PURSUIT_UNMET_NOT_SCORED:
      return g_strdup (_ ("We are not scored by the customer’s buying criteria yet."));
    case PURSUIT_UNMET_BEHIND:
      return g_strdup_printf (_ ("By the buying criteria we score %.1f and the best rival %.1f; "
                                 "a reason to go on is not recorded."),
                              unmet->have, unmet->need);
    default:
      return g_strdup_printf (_ ("%d of at least %d buying criteria are known."), (int) unmet->have,
                              (int) unmet->need);
    }
}

static char *
explain_field (const PursuitUnmet *unmet, const char *name)
{
  const PursuitCondition *condition = &unmet->condition;
  const PursuitField *field = &condition->entity->fields[condition->field];
  const char *label = pursuit_field_get_label (field);

  if (condition->entity == &PURSUIT_COMPANY_ENTITY)
    return g_strdup_printf (_ ("“%s” of the company is empty."), name != NULL ? name : label);
  return g_strdup_printf (_ ("“%s” of the deal is empty."), name != NULL ? name : label);
}

static char *
explain_document (const PursuitUnmet *unmet, const char *name)
{
  const char *tag = name_of (PURSUIT_DOCUMENT_TAGS, unmet->condition.argument, name);

  if (unmet->need <= 1)
    return g_strdup_printf (_ ("No document is attached as “%s”."), tag);
  return g_strdup_printf (_ ("%d of %d documents are attached as “%s”."), (int) unmet->have,
                          (int) unmet->need, tag);
}

static char *
explain_approval (const PursuitUnmet *unmet, const char *name)
{
  const char *subject = name_of (PURSUIT_APPROVAL_SUBJECTS, unmet->condition.argument, name);

  if (*subject == '\0')
    subject = _ ("Key node");
  switch (unmet->code)
    {
    case PURSUIT_UNMET_PENDING:
      return g_strdup_printf (_ ("Approval is asked for and not given yet: %s."), subject);
    case PURSUIT_UNMET_REFUSED:
      return g_strdup_printf (_ ("Approval was refused: %s."), subject);
    default:
      return g_strdup_printf (_ ("Approval has not been asked for: %s."), subject);
    }
}

static char *
explain_activity (const PursuitUnmet *unmet, const char *name)
{
  g_autoptr (GString) kinds = g_string_new (NULL);

  append_choices (kinds, PURSUIT_ACTIVITY_KINDS,
                  pursuit_choice_bits (PURSUIT_ACTIVITY_KINDS, unmet->condition.argument));
  if (unmet->need <= 1)
    return g_strdup_printf (_ ("No such activity has been done: %s."), name != NULL ? name : kinds->str);
  return g_strdup_printf (_ ("%d of %d such activities have been done: %s."), (int) unmet->have,
                          (int) unmet->need, name != NULL ? name : kinds->str);
}

static char *
explain_manual (const PursuitUnmet *unmet, const char *name)
{
  gboolean file = g_str_equal (unmet->condition.argument, "file");

  if (unmet->code == PURSUIT_UNMET_WRONG_SORT)
    return g_strdup (file ? _ ("It is confirmed in words, but a file is needed as evidence.")
                          : _ ("It is confirmed by a file, but needs evidence in words."));
  return g_strdup (file ? _ ("Nobody has confirmed it with a file as evidence.")
                        : _ ("Nobody has confirmed it with evidence."));
}

static char *
explain_no_finding (const PursuitUnmet *unmet, const char *name)
{
  PursuitFindingCode code;
  guint have = (guint) unmet->have;

  if (pursuit_finding_from_code (unmet->condition.argument, &code))
    /* Translators: %s is what is wrong, such as “No insider” */
    return g_strdup_printf (_ ("The map of people shows: %s."), pursuit_finding_label (code));
  if (unmet->condition.severity == PURSUIT_SEVERITY_DANGER)
    return g_strdup_printf (ngettext ("The map of people shows %u danger.",
                                      "The map of people shows %u dangers.", have),
                            have);
  return g_strdup_printf (ngettext ("The map of people shows %u thing that must be settled.",
                                    "The map of people shows %u things that must be settled.", have),
                          have);
}

typedef char *(*ExplainFunc) (const PursuitUnmet *unmet, const char *name);

static const ExplainFunc EXPLAIN[] = {
  [PURSUIT_CONDITION_HAS_PERSON] = explain_has_person,
  [PURSUIT_CONDITION_HAS_INSIDER] = explain_has_insider,
  [PURSUIT_CONDITION_KEY_PERSONS_MET] = explain_key_persons,
  [PURSUIT_CONDITION_WEIGHTS_SUM] = explain_weights,
  [PURSUIT_CONDITION_SCORECARD] = explain_scorecard,
  [PURSUIT_CONDITION_CRITERIA] = explain_criteria,
  [PURSUIT_CONDITION_FIELD_FILLED] = explain_field,
  [PURSUIT_CONDITION_DOCUMENT_ATTACHED] = explain_document,
  [PURSUIT_CONDITION_APPROVAL_GIVEN] = explain_approval,
  [PURSUIT_CONDITION_ACTIVITY_DONE] = explain_activity,
  [PURSUIT_CONDITION_MANUAL] = explain_manual,
  [PURSUIT_CONDITION_NO_FINDING] = explain_no_finding,
};

G_STATIC_ASSERT (G_N_ELEMENTS (EXPLAIN) == PURSUIT_N_CONDITION_KINDS);

/* What settles the one thing that may not be found; of several, one look at the map. */
static PursuitGateAction
act_on_finding (const PursuitCondition *condition)
{
  static const PursuitGateAction actions[PURSUIT_N_FINDINGS] = {
    [PURSUIT_FINDING_NO_DECISION_MAKER] = PURSUIT_GATE_ACTION_ADD_PERSON,
    [PURSUIT_FINDING_DECISION_NOT_MET] = PURSUIT_GATE_ACTION_LOG_ACTIVITY,
    [PURSUIT_FINDING_NO_INSIDER] = PURSUIT_GATE_ACTION_MARK_INSIDER,
    [PURSUIT_FINDING_KIND_UNCOVERED] = PURSUIT_GATE_ACTION_ADD_PERSON,
    [PURSUIT_FINDING_NOBODY_AGAINST] = PURSUIT_GATE_ACTION_SHOW_PEOPLE,
    [PURSUIT_FINDING_OPPONENTS_OUTWEIGH] = PURSUIT_GATE_ACTION_LOG_ACTIVITY,
    [PURSUIT_FINDING_SINGLE_THREADED] = PURSUIT_GATE_ACTION_ADD_PERSON,
    [PURSUIT_FINDING_KEY_PERSON_NOT_MET] = PURSUIT_GATE_ACTION_LOG_ACTIVITY,
    [PURSUIT_FINDING_WEIGHTS_SUM] = PURSUIT_GATE_ACTION_SET_WEIGHTS,
    [PURSUIT_FINDING_RIVAL_TIE] = PURSUIT_GATE_ACTION_SHOW_PEOPLE,
    [PURSUIT_FINDING_PLACEHOLDER] = PURSUIT_GATE_ACTION_SHOW_PEOPLE,
  };
  PursuitFindingCode code;

  return pursuit_finding_from_code (condition->argument, &code) ? actions[code]
                                                                : PURSUIT_GATE_ACTION_SHOW_PEOPLE;
}

char *
pursuit_gate_explain (const PursuitUnmet *unmet, const char *name, PursuitGateAction *action)
{
  g_return_val_if_fail (unmet != NULL, NULL);

  PursuitConditionKind kind = unmet->condition.kind;
  g_return_val_if_fail (kind < PURSUIT_N_CONDITION_KINDS, NULL);

  if (action != NULL)
    {
      *action = ACTION_OF[kind];
      /* people who are nowhere cannot be met */
      if (kind == PURSUIT_CONDITION_KEY_PERSONS_MET && unmet->code == PURSUIT_UNMET_NONE)
        *action = PURSUIT_GATE_ACTION_ADD_PERSON;
      if (kind == PURSUIT_CONDITION_NO_FINDING)
        *action = act_on_finding (&unmet->condition);
    }
  return EXPLAIN[kind](unmet, name);
}

const char *
pursuit_gate_action_code (PursuitGateAction action)
{
  g_return_val_if_fail (action < PURSUIT_N_GATE_ACTIONS, NULL);

  return ACTIONS[action].code;
}

const char *
pursuit_gate_action_label (PursuitGateAction action)
{
  g_return_val_if_fail (action < PURSUIT_N_GATE_ACTIONS, NULL);

  return _ (ACTIONS[action].label);
}
