/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-transition.h"

#include "pursuit-error.h"

/* The seven stages of the grade-A process, in another order than theirs; ids are 10 × position. */
static const PursuitTransitionStage GRADE_A[] = {
  { 70, "contract", 7, FALSE },    { 10, "list", 1, FALSE },          { 20, "first-visit", 2, FALSE },
  { 30, "exchange", 3, FALSE },    { 40, "demonstration", 4, FALSE }, { 50, "quotation", 5, FALSE },
  { 60, "negotiation", 6, FALSE },
};

static const PursuitTransitionStage PLAIN[] = {
  { 1, "develop", 1, FALSE }, { 2, "enter", 2, FALSE }, { 3, "old", 3, TRUE },
  { 4, "propose", 4, FALSE }, { 5, "bid", 5, FALSE },
};

/* The matrix as rows of letters: o allowed, a approval, - forbidden. */
static char *
draw (const PursuitTransitionMatrix *matrix, const gint64 *ids, guint n)
{
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < n; j++)
        g_string_append_c (rows, "oa-"[pursuit_transition_matrix_get (matrix, ids[i], ids[j])]);
      g_string_append_c (rows, '\n');
    }
  return g_string_free (rows, FALSE);
}

static void
test_grade_a (void)
{
  static const gint64 ids[] = { 10, 20, 30, 40, 50, 60, 70 };
  g_autoptr (PursuitTransitionMatrix) matrix =
      pursuit_transition_matrix_new (GRADE_A, G_N_ELEMENTS (GRADE_A));
  g_autofree char *rows = draw (matrix, ids, G_N_ELEMENTS (ids));

  g_assert_cmpstr (rows, ==,
                   "ooaa---\n"
                   "oooaaa-\n"
                   "ooooaa-\n"
                   "oooooa-\n"
                   "ooooooa\n"
                   "ooooooo\n"
                   "ooooooo\n");
}

static void
test_plain (void)
{
  static const gint64 ids[] = { 1, 2, 3, 4, 5 };
  g_autoptr (PursuitTransitionMatrix) matrix = pursuit_transition_matrix_new (PLAIN, G_N_ELEMENTS (PLAIN));
  g_autofree char *rows = draw (matrix, ids, G_N_ELEMENTS (ids));

  /* a retired stage is no step between its neighbours, may be left, and is never entered */
  g_assert_cmpstr (rows, ==,
                   "oo-aa\n"
                   "oo-oa\n"
                   "ooooa\n"
                   "oo-oo\n"
                   "oo-oo\n");
  g_assert_cmpint (pursuit_transition_matrix_get (matrix, 1, 99), ==, PURSUIT_TRANSITION_FORBIDDEN);
  g_assert_cmpint (pursuit_transition_matrix_get (matrix, 99, 1), ==, PURSUIT_TRANSITION_FORBIDDEN);
}

static void
test_edit (void)
{
  g_autoptr (PursuitTransitionMatrix) matrix = pursuit_transition_matrix_new (PLAIN, G_N_ELEMENTS (PLAIN));
  PursuitTransitionRule rule = PURSUIT_TRANSITION_ALLOWED;

  pursuit_transition_matrix_set (matrix, 1, 2, PURSUIT_TRANSITION_FORBIDDEN);
  g_assert_cmpint (pursuit_transition_matrix_get (matrix, 1, 2), ==, PURSUIT_TRANSITION_FORBIDDEN);
  g_assert_cmpint (pursuit_transition_matrix_get (matrix, 2, 1), ==, PURSUIT_TRANSITION_ALLOWED);
  /* whatever the cell says */
  pursuit_transition_matrix_set (matrix, 2, 3, PURSUIT_TRANSITION_ALLOWED);
  g_assert_cmpint (pursuit_transition_matrix_get (matrix, 2, 3), ==, PURSUIT_TRANSITION_FORBIDDEN);
  pursuit_transition_matrix_set (matrix, 2, 2, PURSUIT_TRANSITION_FORBIDDEN);
  g_assert_cmpint (pursuit_transition_matrix_get (matrix, 2, 2), ==, PURSUIT_TRANSITION_ALLOWED);

  g_assert_cmpint (pursuit_transition_rule_next (PURSUIT_TRANSITION_ALLOWED), ==,
                   PURSUIT_TRANSITION_APPROVAL);
  g_assert_cmpint (pursuit_transition_rule_next (PURSUIT_TRANSITION_APPROVAL), ==,
                   PURSUIT_TRANSITION_FORBIDDEN);
  g_assert_cmpint (pursuit_transition_rule_next (PURSUIT_TRANSITION_FORBIDDEN), ==,
                   PURSUIT_TRANSITION_ALLOWED);
  g_assert_true (pursuit_transition_rule_parse ("forbidden", &rule));
  g_assert_cmpint (rule, ==, PURSUIT_TRANSITION_FORBIDDEN);
  g_assert_false (pursuit_transition_rule_parse ("maybe", &rule));
  g_assert_false (pursuit_transition_rule_parse (NULL, &rule));
}

static void
test_required (void)
{
  g_autoptr (PursuitTransitionMatrix) matrix = pursuit_transition_matrix_new (PLAIN, G_N_ELEMENTS (PLAIN));
  g_autoptr (GError) error = NULL;
  const PursuitFieldRef *fields;
  guint n = 99;

  g_assert_true (pursuit_transition_matrix_set_required (matrix, 1, 2, "amount, company.phone", &error));
  g_assert_no_error (error);
  fields = pursuit_transition_matrix_get_required (matrix, 1, 2, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (fields[0].entity == &PURSUIT_DEAL_ENTITY && fields[0].field == PURSUIT_DEAL_AMOUNT);
  g_assert_true (fields[1].entity == &PURSUIT_COMPANY_ENTITY && fields[1].field == PURSUIT_COMPANY_PHONE);
  g_assert_cmpstr (pursuit_field_ref_label (&fields[1]), ==, "Phone");
  pursuit_transition_matrix_get_required (matrix, 2, 1, &n);
  g_assert_cmpuint (n, ==, 0);

  g_assert_false (pursuit_transition_matrix_set_required (matrix, 1, 2, "amount,colour", &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE);
  g_assert_cmpstr (error->message, ==, "“colour” is not a field of a deal or a company.");
  pursuit_transition_matrix_get_required (matrix, 1, 2, &n);
  g_assert_cmpuint (n, ==, 2); /* as before */
  g_clear_error (&error);
  g_assert_false (pursuit_transition_matrix_set_required (matrix, 1, 2, "person.name", &error));
  g_clear_error (&error);
  g_assert_true (pursuit_transition_matrix_set_required (matrix, 1, 2, NULL, &error));
  pursuit_transition_matrix_get_required (matrix, 1, 2, &n);
  g_assert_cmpuint (n, ==, 0);
}

/* Stages whose nodes are asked about, as digits. */
static void
assert_asks (const PursuitTransitionMatrix *matrix, gint64 from, gint64 to, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (gint64 stage = 1; stage <= 5; stage++)
    {
      if (pursuit_transition_asks (matrix, from, to, stage))
        g_string_append_printf (found, "%d", (int) stage);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_asks (void)
{
  g_autoptr (PursuitTransitionMatrix) matrix = pursuit_transition_matrix_new (PLAIN, G_N_ELEMENTS (PLAIN));

  assert_asks (matrix, 1, 2, "1");
  assert_asks (matrix, 1, 5, "124"); /* skipped ones too, but not the retired one */
  assert_asks (matrix, 3, 4, "3");   /* unless the deal stands in it */
  assert_asks (matrix, 4, 2, "");
  assert_asks (matrix, 4, 4, "");
  assert_asks (matrix, 1, 99, "");
}

/* The verdict as "KIND rule a? missing nodes f? missing fields". */
static void
assert_verdict (const PursuitTransitionMatrix *matrix,
                const PursuitTransitionRequest *request,
                const char *expected)
{
  PursuitVerdict verdict;
  gboolean go = pursuit_transition_decide (matrix, request, &verdict);
  g_autofree char *found = g_strdup_printf ("%d %c%s n%u%s f%u", verdict.kind, "oa-"[verdict.rule],
                                            verdict.needs_approval ? "!" : "", verdict.n_missing_nodes,
                                            verdict.forced ? " forced" : "", verdict.n_missing);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (go, ==, verdict.kind == PURSUIT_VERDICT_GO);
}

static void
test_decide (void)
{
  g_autoptr (PursuitTransitionMatrix) matrix = pursuit_transition_matrix_new (PLAIN, G_N_ELEMENTS (PLAIN));
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitGateResult unmet = { .n_missing = 2 }, met = { .n_missing = 0 };
  PursuitTransitionRequest request = { .from = 1, .to = 2, .gate = &unmet, .facts = &facts };
  g_autoptr (PursuitRecord) deal = pursuit_record_new (&PURSUIT_DEAL_ENTITY);

  /* one step on: the nodes stop it, unless forced */
  assert_verdict (matrix, &request, "3 o n2 f0");
  request.force = TRUE;
  assert_verdict (matrix, &request, "0 o n2 forced f0");
  request.gate = &met;
  assert_verdict (matrix, &request, "0 o n0 f0"); /* force alone makes no forced move */
  request.gate = NULL;
  assert_verdict (matrix, &request, "0 o n0 f0");

  /* fields come last, and force does not replace them */
  pursuit_transition_matrix_set_required (matrix, 1, 2, "amount,expected_close", NULL);
  pursuit_transition_matrix_set_required (matrix, 1, 5, "amount", NULL);
  request.gate = &unmet;
  assert_verdict (matrix, &request, "4 o n2 forced f2");
  request.force = FALSE;
  assert_verdict (matrix, &request, "3 o n2 f2");
  request.gate = &met;
  assert_verdict (matrix, &request, "4 o n0 f2");
  pursuit_record_set_int (deal, PURSUIT_DEAL_AMOUNT, 100);
  pursuit_gate_facts_take_fields (&facts, deal);
  assert_verdict (matrix, &request, "4 o n0 f1");

  /* a skip: approval first, then nodes; force is no approval, and approval does not meet nodes */
  request.to = 5;
  request.gate = &unmet;
  request.force = TRUE;
  assert_verdict (matrix, &request, "2 a! n2 forced f0");
  request.force = FALSE;
  request.approved = TRUE;
  assert_verdict (matrix, &request, "3 a n2 f0");
  request.force = TRUE;
  assert_verdict (matrix, &request, "0 a n2 forced f0");

  /* forbidden: neither helps */
  pursuit_transition_matrix_set (matrix, 1, 5, PURSUIT_TRANSITION_FORBIDDEN);
  assert_verdict (matrix, &request, "1 - n2 forced f0");
  request.to = 99;
  assert_verdict (matrix, &request, "1 - n2 forced f0");
}

static void
assert_explains (PursuitVerdictKind kind, const char *sentence)
{
  PursuitVerdict verdict = {
    .kind = kind,
    .n_missing_nodes = 2,
    .missing = { { &PURSUIT_DEAL_ENTITY, PURSUIT_DEAL_AMOUNT },
                 { &PURSUIT_COMPANY_ENTITY, PURSUIT_COMPANY_PHONE } },
    .n_missing = 2,
  };
  g_autofree char *text = pursuit_verdict_explain (&verdict, "Develop", "Enter");

  g_assert_cmpstr (text, ==, sentence);
}

static void
test_explain (void)
{
  assert_explains (PURSUIT_VERDICT_GO, NULL);
  assert_explains (PURSUIT_VERDICT_FORBIDDEN, "The process forbids the step from “Develop” to “Enter”.");
  assert_explains (PURSUIT_VERDICT_NEEDS_APPROVAL,
                   "The step from “Develop” to “Enter” needs a colleague’s approval.");
  assert_explains (PURSUIT_VERDICT_BLOCKED, "2 key nodes are not met, so the deal cannot go on to “Enter”.");
  assert_explains (PURSUIT_VERDICT_MISSING_FIELDS,
                   "The step to “Enter” needs values that are not known yet: Amount, Phone.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transition/grade-a", test_grade_a);
  g_test_add_func ("/transition/plain", test_plain);
  g_test_add_func ("/transition/edit", test_edit);
  g_test_add_func ("/transition/required", test_required);
  g_test_add_func ("/transition/asks", test_asks);
  g_test_add_func ("/transition/decide", test_decide);
  g_test_add_func ("/transition/explain", test_explain);
  return g_test_run ();
}
