/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-gate.h"

#include "pursuit-error.h"
#include "pursuit-participant.h"
#include "pursuit-people-findings.h"
#include "pursuit-person.h"

static const PursuitDay TODAY = 20000;

static PursuitCondition
make (const char *kind, const char *argument, double threshold)
{
  PursuitCondition condition;
  g_autoptr (GError) error = NULL;

  pursuit_condition_parse (&condition, 7, kind, argument, threshold, &error);
  g_assert_no_error (error);
  return condition;
}

/* What the one condition of node 5 says: "met", or the unmet code with its numbers, "0 1/2" (+ person). */
static char *
check_one (const PursuitCondition *condition, const PursuitGateFacts *facts)
{
  PursuitKeyNode node = { .id = 5, .stage = 3, .code = "node", .conditions = condition, .n_conditions = 1 };
  g_autoptr (PursuitGateResult) result = pursuit_gate_check (&node, 1, facts);

  g_assert_cmpuint (result->n_nodes, ==, 1);
  g_assert_cmpint (result->nodes[0].node, ==, 5);
  g_assert_cmpint (result->nodes[0].stage, ==, 3);
  g_assert_cmpint (result->nodes[0].met, ==, result->n_unmet == 0);
  g_assert_cmpuint (result->n_missing, ==, result->n_unmet);
  if (result->n_unmet == 0)
    return g_strdup ("met");
  g_assert_cmpuint (result->n_unmet, ==, 1);
  g_assert_cmpint (result->unmet[0].node, ==, 5);
  g_assert_cmpint (result->unmet[0].condition.id, ==, 7);
  if (result->unmet[0].person != 0)
    return g_strdup_printf ("%d %g/%g p%d", result->unmet[0].code, result->unmet[0].have,
                            result->unmet[0].need, (int) result->unmet[0].person);
  return g_strdup_printf ("%d %g/%g", result->unmet[0].code, result->unmet[0].have, result->unmet[0].need);
}

#define assert_check(kind, argument, threshold, facts, expected)                                             \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    PursuitCondition condition_ = make (kind, argument, threshold);                                          \
    g_autofree char *found_ = check_one (&condition_, facts);                                                \
    g_assert_cmpstr (found_, ==, expected);                                                                  \
  }                                                                                                          \
  G_STMT_END

static PursuitGatePerson
person (gint64 id, const char *roles, const char *level, const char *function)
{
  return (PursuitGatePerson){
    .person = id,
    .roles = pursuit_choice_bits (PURSUIT_ROLES, roles),
    .level = pursuit_choice_bits (PURSUIT_LEVELS, level),
    .function = pursuit_choice_bits (PURSUIT_FUNCTIONS, function),
    .attitude = PURSUIT_ATTITUDE_ANY,
    .weight = -1,
    .last_met = PURSUIT_DAY_NONE,
  };
}

static void
test_has_person (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitGatePerson people[] = {
    person (1, "user", "operating", "using"),
    person (2, "decision-maker,user", "decision", "purchasing"),
    person (3, "decision-maker", "management", "technical"),
    person (4, NULL, NULL, NULL),
  };

  assert_check ("has-person", NULL, NAN, &facts, "0 0/1");
  facts.people = people;
  facts.n_people = G_N_ELEMENTS (people);
  assert_check ("has-person", NULL, 4, &facts, "met");
  assert_check ("has-person", "any", 5, &facts, "0 4/5");
  assert_check ("has-person", "decision-maker", 2, &facts, "met");
  assert_check ("has-person", "decision-maker", 3, &facts, "0 2/3");
  /* codes of one sort are alternatives, of two sorts must hold of the same person */
  assert_check ("has-person", "purchasing,finance", NAN, &facts, "met");
  assert_check ("has-person", "finance", NAN, &facts, "0 0/1");
  assert_check ("has-person", "decision-maker,technical", NAN, &facts, "met");
  assert_check ("has-person", "decision-maker,using", NAN, &facts, "0 0/1");
  assert_check ("has-person", "decision-maker,technical,decision", NAN, &facts, "0 0/1");
  /* an attitude that is not known is not support */
  assert_check ("has-person", "decision-maker,supporter", NAN, &facts, "0 0/1");
  people[1].attitude = 0;
  people[2].attitude = 1;
  assert_check ("has-person", "decision-maker,supporter", NAN, &facts, "met");
  assert_check ("has-person", "decision-maker,supporter", 2, &facts, "0 1/2");
  assert_check ("has-person", "decision-maker,champion", NAN, &facts, "0 0/1");
}

static void
test_has_insider (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitGatePerson people[] = { person (1, "decision-maker", "decision", "using") };

  facts.people = people;
  facts.n_people = 1;
  assert_check ("has-insider", NULL, NAN, &facts, "1 0/0");
  people[0].insider = TRUE;
  assert_check ("has-insider", NULL, NAN, &facts, "met");
}

static void
test_key_persons_met (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitGatePerson people[] = {
    person (1, "user", "operating", "using"),              /* no key person */
    person (2, "decision-maker", "decision", "technical"), /* by role */
    person (3, "evaluator", "management", "purchasing"),   /* by weight */
  };

  facts.people = people;
  facts.n_people = 1;
  facts.today = TODAY;
  people[0].weight = 0;
  people[0].last_met = TODAY;
  assert_check ("key-persons-met", NULL, NAN, &facts, "1 0/0");

  facts.n_people = 3;
  people[2].weight = 10;
  people[1].last_met = TODAY - 30;
  assert_check ("key-persons-met", NULL, NAN, &facts, "2 1/2 p3");
  people[1].last_met = TODAY - 40;
  assert_check ("key-persons-met", NULL, NAN, &facts, "2 0/2 p2"); /* the first of them is named */
  people[1].last_met = TODAY - 30;
  people[2].last_met = TODAY - 31;
  assert_check ("key-persons-met", NULL, NAN, &facts, "2 1/2 p3");
  assert_check ("key-persons-met", NULL, 31, &facts, "met");
  people[2].last_met = TODAY - 30;
  assert_check ("key-persons-met", NULL, NAN, &facts, "met");
  /* a meeting entered for tomorrow is none yet */
  people[2].last_met = TODAY + 1;
  assert_check ("key-persons-met", NULL, NAN, &facts, "2 1/2 p3");
  assert_check ("key-persons-met", "technical", NAN, &facts, "met");
  assert_check ("key-persons-met", "purchasing,finance", NAN, &facts, "2 0/1 p3");
  assert_check ("key-persons-met", "finance", NAN, &facts, "1 0/0");
}

static void
test_weights_sum (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitGatePerson people[] = { person (1, NULL, NULL, NULL), person (2, NULL, NULL, NULL),
                                 person (3, NULL, NULL, NULL) };

  facts.people = people;
  facts.n_people = 3;
  assert_check ("weights-sum", NULL, NAN, &facts, "3 0/100");
  people[0].weight = 60;
  people[1].weight = 41;
  assert_check ("weights-sum", NULL, NAN, &facts, "3 101/100");
  people[1].weight = 40; /* the third is not known and adds nothing */
  assert_check ("weights-sum", NULL, NAN, &facts, "met");
}

static void
test_scorecard (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitGateScore scores[] = { { "man", 5 }, { "opportunity", 2.9 } };

  facts.scores = scores;
  facts.n_scores = 1;
  assert_check ("scorecard-at-least", "opportunity", NAN, &facts, "1 0/3");
  facts.n_scores = 2;
  assert_check ("scorecard-at-least", "opportunity", NAN, &facts, "4 2.9/3");
  assert_check ("scorecard-at-least", "opportunity", 2.9, &facts, "met");
  /* 3 as a weighted mean of tenths */
  scores[1].total = 3 - 4e-16;
  assert_check ("scorecard-at-least", "opportunity", NAN, &facts, "met");
}

static void
test_criteria (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;

  assert_check ("criteria-known", NULL, NAN, &facts, "1 0/1");
  facts.criteria.known = 2;
  assert_check ("criteria-known", NULL, 3, &facts, "0 2/3");
  assert_check ("criteria-known", NULL, NAN, &facts, "5 2/1");
  facts.criteria.our_score = 3.5;
  assert_check ("criteria-known", NULL, NAN, &facts, "met"); /* no rival is known */
  facts.criteria.best_rival = 3.6;
  assert_check ("criteria-known", NULL, NAN, &facts, "6 3.5/3.6");
  facts.criteria.reason = TRUE;
  assert_check ("criteria-known", NULL, NAN, &facts, "met");
  facts.criteria.reason = FALSE;
  facts.criteria.our_score = 3.6;
  assert_check ("criteria-known", NULL, NAN, &facts, "met");
  /* a reason cannot stand for criteria that nobody knows */
  facts.criteria = (PursuitGateCriteria){ .our_score = NAN, .best_rival = NAN, .reason = TRUE };
  assert_check ("criteria-known", NULL, NAN, &facts, "1 0/1");
}

static void
test_field_filled (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  g_autoptr (PursuitRecord) deal = pursuit_record_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitRecord) company = pursuit_record_new (&PURSUIT_COMPANY_ENTITY);

  pursuit_gate_facts_take_fields (&facts, NULL);
  assert_check ("field-filled", "deal.expected_close", NAN, &facts, "1 0/0");
  pursuit_record_set_int (deal, PURSUIT_DEAL_EXPECTED_CLOSE, TODAY);
  pursuit_record_set_text (deal, PURSUIT_DEAL_NOTES, "");
  pursuit_record_set_text (company, PURSUIT_COMPANY_PHONE, "010");
  pursuit_gate_facts_take_fields (&facts, deal);
  assert_check ("field-filled", "deal.expected_close", NAN, &facts, "met");
  assert_check ("field-filled", "deal.notes", NAN, &facts, "1 0/0"); /* empty text is no value */
  assert_check ("field-filled", "company.phone", NAN, &facts, "1 0/0");
  pursuit_gate_facts_take_fields (&facts, company);
  assert_check ("field-filled", "company.phone", NAN, &facts, "met");
  assert_check ("field-filled", "deal.expected_close", NAN, &facts, "met");
}

static void
test_document (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitGateDocument documents[] = { { NULL }, { "bid" }, { "contract" }, { "bid" } };

  facts.documents = documents;
  facts.n_documents = 1;
  assert_check ("document-attached", "bid", NAN, &facts, "0 0/1");
  facts.n_documents = 3;
  assert_check ("document-attached", "bid", NAN, &facts, "met");
  assert_check ("document-attached", "bid", 2, &facts, "0 1/2");
  facts.n_documents = 4;
  assert_check ("document-attached", "bid", 2, &facts, "met");
}

static void
test_approval (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitGateApproval approvals[] = {
    { 4, PURSUIT_APPROVAL_GRANTED }, /* of another node */
    { 5, PURSUIT_APPROVAL_REFUSED }, { 5, PURSUIT_APPROVAL_PENDING },
    { 5, PURSUIT_APPROVAL_GRANTED }, { 5, PURSUIT_APPROVAL_WITHDRAWN },
  };

  facts.approvals = approvals;
  facts.n_approvals = 1;
  assert_check ("approval-given", "contract", NAN, &facts, "1 0/0");
  facts.n_approvals = 2;
  assert_check ("approval-given", "contract", NAN, &facts, "8 0/0");
  facts.n_approvals = 3;
  assert_check ("approval-given", "contract", NAN, &facts, "7 0/0");
  facts.n_approvals = 4;
  assert_check ("approval-given", "contract", NAN, &facts, "met");
  facts.n_approvals = 5; /* a later request that came to nothing takes no grant away */
  assert_check ("approval-given", NULL, NAN, &facts, "met");
}

static void
test_activity (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitGateActivity activities[] = {
    { "demo", PURSUIT_DAY_NONE }, { "demo", TODAY + 1 }, { "visit", TODAY }, { "demo", TODAY }
  };

  facts.today = TODAY;
  facts.activities = activities;
  facts.n_activities = 3;
  assert_check ("activity-done", "demo", NAN, &facts, "0 0/1");
  assert_check ("activity-done", "visit", NAN, &facts, "met");
  assert_check ("activity-done", "demo,visit", NAN, &facts, "met");
  facts.n_activities = 4;
  assert_check ("activity-done", "demo", NAN, &facts, "met");
  assert_check ("activity-done", "demo", 2, &facts, "0 1/2");
  assert_check ("activity-done", "demo,visit", 2, &facts, "met");
}

static void
test_manual (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitGateEvidence evidence[] = { { 4, TRUE, TRUE }, { 5, FALSE, FALSE }, { 5, TRUE, FALSE } };

  facts.evidence = evidence;
  facts.n_evidence = 2;
  assert_check ("manual", NULL, NAN, &facts, "1 0/0");
  facts.n_evidence = 3;
  assert_check ("manual", NULL, NAN, &facts, "met");
  assert_check ("manual", "text", NAN, &facts, "met");
  assert_check ("manual", "file", NAN, &facts, "9 0/0");
  evidence[2] = (PursuitGateEvidence){ 5, FALSE, TRUE };
  assert_check ("manual", "file", NAN, &facts, "met");
  assert_check ("manual", "text", NAN, &facts, "9 0/0");
  assert_check ("manual", NULL, NAN, &facts, "met");
}

/* All conditions of all nodes are looked at, and each node points at its own. */
static void
test_nodes (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitCondition first[] = { make ("has-insider", NULL, NAN), make ("weights-sum", NULL, NAN) };
  PursuitCondition third[] = { make ("has-person", NULL, NAN), make ("manual", NULL, NAN) };
  PursuitKeyNode nodes[] = {
    { .id = 1, .conditions = first, .n_conditions = 2 },
    { .id = 2 }, /* no condition */
    { .id = 3, .conditions = third, .n_conditions = 2 },
  };
  PursuitGatePerson people[] = { person (1, NULL, NULL, NULL) };
  g_autoptr (PursuitGateResult) none = pursuit_gate_check (NULL, 0, &facts);
  g_autoptr (PursuitGateResult) result = NULL;

  g_assert_cmpuint (none->n_nodes + none->n_unmet + none->n_missing, ==, 0);

  facts.people = people;
  facts.n_people = 1;
  people[0].insider = TRUE;
  result = pursuit_gate_check (nodes, 3, &facts);
  g_assert_cmpuint (result->n_missing, ==, 2);
  g_assert_cmpuint (result->n_unmet, ==, 2);
  g_assert_false (result->nodes[0].met);
  g_assert_cmpuint (result->nodes[0].first_unmet, ==, 0);
  g_assert_cmpuint (result->nodes[0].n_unmet, ==, 1);
  g_assert_cmpint (result->unmet[0].condition.kind, ==, PURSUIT_CONDITION_WEIGHTS_SUM);
  g_assert_true (result->nodes[1].met);
  g_assert_false (result->nodes[2].met);
  g_assert_cmpuint (result->nodes[2].first_unmet, ==, 1);
  g_assert_cmpint (result->unmet[1].condition.kind, ==, PURSUIT_CONDITION_MANUAL);
}

static void
assert_refused (const char *kind, const char *argument, double threshold, const char *sentence)
{
  PursuitCondition condition;
  g_autoptr (GError) error = NULL;

  g_assert_false (pursuit_condition_parse (&condition, 0, kind, argument, threshold, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_parse (void)
{
  assert_refused ("has-luck", NULL, NAN, "“has-luck” is not a kind of condition that a key node can have.");
  assert_refused (NULL, NULL, NAN, "“” is not a kind of condition that a key node can have.");
  assert_refused ("has-person", "wizard", NAN, "The condition “Has a person” cannot be about “wizard”.");
  assert_refused ("has-person", "user,", NAN, "The condition “Has a person” cannot be about “user,”.");
  assert_refused ("has-insider", "user", NAN, "The condition “Has an insider” cannot be about “user”.");
  assert_refused ("field-filled", NULL, NAN,
                  "The condition “Field is filled in” does not say what it is about.");
  assert_refused ("field-filled", "deal.colour", NAN,
                  "The condition “Field is filled in” cannot be about “deal.colour”.");
  assert_refused ("field-filled", "person.name", NAN,
                  "The condition “Field is filled in” cannot be about “person.name”.");
  assert_refused ("activity-done", "séance", NAN,
                  "The condition “Activity is done” cannot be about “séance”.");
  assert_refused ("document-attached", "My file", NAN,
                  "The condition “Document is attached” cannot be about “My file”.");
  assert_refused ("manual", "song", NAN,
                  "The condition “Confirmed by hand, with evidence” cannot be about “song”.");
  assert_refused ("scorecard-at-least", "man", 5.1,
                  "The number of the condition “Score is at least” must lie between 0 and 5.");
  assert_refused ("has-person", NULL, 0,
                  "The number of the condition “Has a person” must lie between 1 and 1000.");
}

/* Every kind says enough of itself for an editor, and what an editor makes of that is a condition. */
static void
test_infos (void)
{
  static const char *const samples[] = {
    [PURSUIT_ARGUMENT_NONE] = "",
    [PURSUIT_ARGUMENT_PEOPLE] = "designer,using",
    [PURSUIT_ARGUMENT_SCORECARD] = "man",
    [PURSUIT_ARGUMENT_FIELD] = "deal.amount",
    [PURSUIT_ARGUMENT_TAG] = "bid",
    [PURSUIT_ARGUMENT_SUBJECT] = "contract",
    [PURSUIT_ARGUMENT_ACTIVITY] = "meeting",
    [PURSUIT_ARGUMENT_EVIDENCE] = "file",
    [PURSUIT_ARGUMENT_FINDING] = "rival-tie",
  };

  for (guint kind = 0; kind < PURSUIT_N_CONDITION_KINDS; kind++)
    {
      const PursuitConditionInfo *info = pursuit_condition_info (kind);
      PursuitCondition condition = make (info->code, samples[info->argument], NAN);

      g_assert_cmpint (condition.kind, ==, kind);
      g_assert_cmpstr (condition.argument, ==, samples[info->argument]);
      g_assert_cmpfloat (condition.threshold, ==, info->threshold);
      g_assert_cmpstr (info->label, !=, "");
      g_assert_cmpint (info->argument == PURSUIT_ARGUMENT_NONE, ==, info->argument_label == NULL);
    }
}

/* Who stands outside the buying centre is no key person, and has no part in the decision; a place that waits
 * for a name is nobody. */
static void
test_outside (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitGatePerson people[] = { person (1, "decision-maker", NULL, NULL), person (2, "user", NULL, NULL) };

  facts.today = TODAY;
  facts.people = people;
  facts.n_people = 2;
  people[0].weight = 100;
  people[0].last_met = TODAY;
  people[1].weight = 20;
  people[1].insider = TRUE;
  assert_check ("weights-sum", NULL, NAN, &facts, "3 120/100");
  people[1].outside = TRUE;
  assert_check ("weights-sum", NULL, NAN, &facts, "met");
  assert_check ("key-persons-met", NULL, NAN, &facts, "met");
  assert_check ("has-insider", NULL, NAN, &facts, "met");
  people[0].outside = TRUE;
  assert_check ("key-persons-met", NULL, NAN, &facts, "1 0/0");
  people[0].outside = FALSE;
  people[0].placeholder = TRUE;
  assert_check ("has-person", "decision-maker", NAN, &facts, "0 0/1");
}

static void
assert_explains (const char *kind,
                 const char *argument,
                 double threshold,
                 const PursuitGateFacts *facts,
                 const char *sentence,
                 const char *action_code)
{
  PursuitCondition condition = make (kind, argument, threshold);
  PursuitKeyNode node = { .id = 5, .conditions = &condition, .n_conditions = 1 };
  g_autoptr (PursuitGateResult) result = pursuit_gate_check (&node, 1, facts);
  g_autofree char *text = NULL, *line = NULL, *again = NULL;
  PursuitGateAction action;
  PursuitUnmet copy;

  g_assert_cmpuint (result->n_unmet, ==, 1);
  text = pursuit_gate_explain (result->unmet, NULL, &action);
  g_assert_cmpstr (text, ==, sentence);
  g_assert_cmpstr (pursuit_gate_action_code (action), ==, action_code);
  g_assert_cmpstr (pursuit_gate_action_label (action), !=, "");

  /* stored with an event and read again, it says the same */
  line = pursuit_unmet_to_code (result->unmet);
  g_assert_true (pursuit_unmet_from_code (&copy, line, NULL));
  g_assert_cmpint (copy.node, ==, 5);
  g_assert_cmpint (copy.condition.id, ==, 7);
  g_assert_cmpint (copy.person, ==, result->unmet->person);
  again = pursuit_gate_explain (&copy, NULL, NULL);
  g_assert_cmpstr (again, ==, sentence);
}

/* The findings are those of the rules about people: here they are only counted. */
static void
test_no_finding (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  const PursuitFinding findings[] = {
    { .code = PURSUIT_FINDING_RIVAL_TIE, .severity = PURSUIT_SEVERITY_DANGER, .person = 3 },
    { .code = PURSUIT_FINDING_NO_INSIDER, .severity = PURSUIT_SEVERITY_WARNING, .person = 4 },
    { .code = PURSUIT_FINDING_RIVAL_TIE, .severity = PURSUIT_SEVERITY_WARNING, .person = 2 },
    { .code = PURSUIT_FINDING_NOBODY_AGAINST, .severity = PURSUIT_SEVERITY_HINT },
  };

  for (guint i = 0; i < PURSUIT_N_FINDINGS; i++)
    assert_check ("no-finding", pursuit_finding_code (i), NAN, &facts, "met");
  for (guint i = 0; i < PURSUIT_N_SEVERITIES; i++)
    assert_check ("no-finding", pursuit_finding_severity_code (i), NAN, &facts, "met");
  facts.findings = findings + 3;
  facts.n_findings = 1;
  assert_check ("no-finding", "warning", NAN, &facts, "met");
  assert_check ("no-finding", "hint", NAN, &facts, "10 1/0");
  assert_check ("no-finding", "nobody-against", NAN, &facts, "10 1/0");
  facts.findings = findings;
  facts.n_findings = G_N_ELEMENTS (findings);
  assert_check ("no-finding", "rival-tie", NAN, &facts, "10 2/0 p3");
  assert_check ("no-finding", "no-insider", NAN, &facts, "10 1/0 p4");
  assert_check ("no-finding", "placeholder", NAN, &facts, "met");
  assert_check ("no-finding", "danger", NAN, &facts, "10 1/0 p3");
  assert_check ("no-finding", "warning", NAN, &facts, "10 3/0 p3");
  assert_check ("no-finding", "hint", NAN, &facts, "10 4/0 p3");

  assert_explains ("no-finding", "rival-tie", NAN, &facts,
                   "The map of people shows: A rival knows the decision maker.", "show-people");
  assert_explains ("no-finding", "no-insider", NAN, &facts, "The map of people shows: No insider.",
                   "mark-insider");
  assert_explains ("no-finding", "danger", NAN, &facts, "The map of people shows 1 danger.", "show-people");
  assert_explains ("no-finding", "warning", NAN, &facts,
                   "The map of people shows 3 things that must be settled.", "show-people");
  assert_refused ("no-finding", NULL, NAN,
                  "The condition “Map of people does not show” does not say what it is about.");
  assert_refused ("no-finding", "rain", NAN,
                  "The condition “Map of people does not show” cannot be about “rain”.");
}

static void
test_explain (void)
{
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitGatePerson people[] = { person (1, "decision-maker", NULL, NULL), person (2, "user", NULL, NULL) };
  PursuitGateScore scores[] = { { "opportunity", 2.25 } };
  PursuitGateApproval approvals[] = { { 5, PURSUIT_APPROVAL_PENDING } };

  assert_explains ("has-person", NULL, 2, &facts, "2 more people must be known.", "add-person");
  assert_explains ("has-person", "designer,technical", NAN, &facts,
                   "Nobody of this kind is in the deal yet: Designer, Technical.", "add-person");
  assert_explains ("has-insider", NULL, NAN, &facts, "Nobody is marked as an insider.", "mark-insider");
  assert_explains ("key-persons-met", NULL, NAN, &facts,
                   "No key person is known: nobody is a decision maker or has a decision weight.",
                   "add-person");
  assert_explains ("scorecard-at-least", "opportunity", NAN, &facts,
                   "“Opportunity assessment” has not been scored yet; 3.0 is needed.", "score");
  assert_explains ("criteria-known", NULL, NAN, &facts, "The customer’s buying criteria are not known.",
                   "edit-criteria");
  assert_explains ("field-filled", "company.industry", NAN, &facts, "“Industry” of the company is empty.",
                   "fill-field");
  assert_explains ("document-attached", "bid", NAN, &facts, "No document is attached as “Bid”.", "attach");
  assert_explains ("approval-given", "contract", NAN, &facts, "Approval has not been asked for: Contract.",
                   "ask-approval");
  assert_explains ("activity-done", "demo,visit", NAN, &facts,
                   "No such activity has been done: Visit, Demonstration.", "log-activity");
  assert_explains ("manual", NULL, NAN, &facts, "Nobody has confirmed it with evidence.", "confirm");

  facts.today = TODAY;
  facts.people = people;
  facts.n_people = 2;
  people[0].last_met = TODAY;
  people[1].weight = 30;
  facts.scores = scores;
  facts.n_scores = 1;
  facts.approvals = approvals;
  facts.n_approvals = 1;
  facts.criteria.known = 1;
  assert_explains ("has-person", "decision-maker", 2, &facts,
                   "1 more person of this kind is needed: Decision maker.", "add-person");
  assert_explains ("key-persons-met", NULL, NAN, &facts, "1 of 2 key persons was met within 30 days.",
                   "log-activity");
  assert_explains ("weights-sum", NULL, NAN, &facts, "The decision weights add up to 30 %, not to 100 %.",
                   "set-weights");
  assert_explains ("scorecard-at-least", "opportunity", NAN, &facts,
                   "“Opportunity assessment” is scored 2.2; 3.0 is needed.", "score");
  assert_explains ("criteria-known", NULL, NAN, &facts,
                   "We are not scored by the customer’s buying criteria yet.", "edit-criteria");
  assert_explains ("approval-given", "contract", NAN, &facts,
                   "Approval is asked for and not given yet: Contract.", "ask-approval");
}

static void
test_bad_code (void)
{
  static const char *const lines[] = {
    "",
    "5\t7\thas-insider\t\t1\tnone\t0\t0",
    "5\t7\thas-luck\t\t1\tnone\t0\t0\t0",
    "5\t7\thas-insider\t\t1\twhatever\t0\t0\t0",
    "5\t7\thas-insider\t\t1\tnone\tx\t0\t0",
    "5\t7\thas-insider\t\t1\tnone\t0\t0\t0\t0",
  };
  PursuitUnmet unmet;

  g_assert_true (pursuit_unmet_from_code (&unmet, "5\t7\thas-insider\t\t1\tnone\t0\t0\t0", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pursuit_unmet_from_code (&unmet, lines[i], &error));
      g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE);
    }
}

static void
test_bits (void)
{
  g_assert_cmpuint (pursuit_choice_bits (PURSUIT_ROLES, NULL), ==, 0);
  g_assert_cmpuint (pursuit_choice_bits (PURSUIT_ROLES, ""), ==, 0);
  g_assert_cmpuint (pursuit_choice_bits (PURSUIT_ROLES, "initiator,user"), ==, 1 | 4);
  g_assert_cmpuint (pursuit_choice_bits (PURSUIT_ROLES, "use,users,,wizard,gatekeeper"), ==, 64);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gate/has-person", test_has_person);
  g_test_add_func ("/gate/has-insider", test_has_insider);
  g_test_add_func ("/gate/key-persons-met", test_key_persons_met);
  g_test_add_func ("/gate/outside", test_outside);
  g_test_add_func ("/gate/no-finding", test_no_finding);
  g_test_add_func ("/gate/weights-sum", test_weights_sum);
  g_test_add_func ("/gate/scorecard", test_scorecard);
  g_test_add_func ("/gate/criteria", test_criteria);
  g_test_add_func ("/gate/field-filled", test_field_filled);
  g_test_add_func ("/gate/document", test_document);
  g_test_add_func ("/gate/approval", test_approval);
  g_test_add_func ("/gate/activity", test_activity);
  g_test_add_func ("/gate/manual", test_manual);
  g_test_add_func ("/gate/nodes", test_nodes);
  g_test_add_func ("/gate/parse", test_parse);
  g_test_add_func ("/gate/infos", test_infos);
  g_test_add_func ("/gate/explain", test_explain);
  g_test_add_func ("/gate/bad-code", test_bad_code);
  g_test_add_func ("/gate/bits", test_bits);
  return g_test_run ();
}
