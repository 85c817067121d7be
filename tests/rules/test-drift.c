/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-drift.h"

#include "pursuit-participant.h"
#include "pursuit-person.h"

static const PursuitDay TODAY = 20000;

/* State and steps, "!" for unconfirmed, and the days in the buying stage. */
static void
assert_drift (PursuitBuyingPlace place, PursuitDriftLimits limits, const char *expected)
{
  PursuitDrift drift = pursuit_drift_compute (&place, &limits, TODAY);
  g_autofree char *found = g_strdup_printf ("%s %d%s %d", PURSUIT_DRIFT_STATES[drift.state].code, drift.steps,
                                            drift.unconfirmed ? "!" : "", drift.days_in_buying_stage);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_drift (void)
{
  PursuitDriftLimits limits = PURSUIT_DRIFT_LIMITS_INIT;

  assert_drift ((PursuitBuyingPlace){ 0, 2, TODAY, TODAY }, limits, "unknown 0 -1");
  assert_drift ((PursuitBuyingPlace){ 2, 0, TODAY, TODAY }, limits, "unknown 0 0");
  assert_drift ((PursuitBuyingPlace){ 2, 2, TODAY - 6, TODAY }, limits, "in-step 0 6");
  assert_drift ((PursuitBuyingPlace){ 3, 2, TODAY - 6, TODAY }, limits, "customer-ahead 1 6");
  assert_drift ((PursuitBuyingPlace){ 1, 4, TODAY - 6, TODAY }, limits, "we-ahead -3 6");

  limits.customer_ahead = 2;
  limits.we_ahead = 3;
  assert_drift ((PursuitBuyingPlace){ 3, 2, TODAY, TODAY }, limits, "in-step 1 0");
  assert_drift ((PursuitBuyingPlace){ 4, 2, TODAY, TODAY }, limits, "customer-ahead 2 0");
  assert_drift ((PursuitBuyingPlace){ 2, 4, TODAY, TODAY }, limits, "in-step -2 0");
  assert_drift ((PursuitBuyingPlace){ 1, 4, TODAY, TODAY }, limits, "we-ahead -3 0");
  /* a limit of nothing does not make equal tracks drift */
  limits.customer_ahead = limits.we_ahead = 0;
  assert_drift ((PursuitBuyingPlace){ 2, 2, TODAY, TODAY }, limits, "in-step 0 0");
}

static void
test_unconfirmed (void)
{
  PursuitDriftLimits limits = PURSUIT_DRIFT_LIMITS_INIT;

  assert_drift ((PursuitBuyingPlace){ 2, 2, TODAY - 90, TODAY - 30 }, limits, "in-step 0 90");
  assert_drift ((PursuitBuyingPlace){ 2, 2, TODAY - 90, TODAY - 31 }, limits, "in-step 0! 90");
  assert_drift ((PursuitBuyingPlace){ 2, 2, PURSUIT_DAY_NONE, PURSUIT_DAY_NONE }, limits, "in-step 0! -1");
  limits.confirm_days = 31;
  assert_drift ((PursuitBuyingPlace){ 2, 2, TODAY - 90, TODAY - 31 }, limits, "in-step 0 90");
}

static void
assert_sentence (PursuitDriftState state, int steps, const char *stage, const char *expected)
{
  PursuitDrift drift = { .state = state, .steps = steps };
  g_autofree char *text = pursuit_drift_explain (&drift, stage);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_explain (void)
{
  assert_sentence (PURSUIT_DRIFT_UNKNOWN, 0, NULL, "Nobody has found out yet where the customer is.");
  assert_sentence (PURSUIT_DRIFT_UNKNOWN, 0, "Tender",
                   "The customer is at “Tender”, which our stage does not answer.");
  assert_sentence (PURSUIT_DRIFT_IN_STEP, 0, "Tender", "We are in step with the customer.");
  assert_sentence (PURSUIT_DRIFT_IN_STEP, -1, "Tender", "We are nearly in step: 1 step apart.");
  assert_sentence (PURSUIT_DRIFT_CUSTOMER_AHEAD, 1, "Tender",
                   "The customer is 1 step ahead of us: what we miss now is decided without us, and a price "
                   "war comes next.");
  assert_sentence (PURSUIT_DRIFT_WE_AHEAD, -2, "Tender",
                   "We are 2 steps ahead of the customer: we are pushing.");
}

static void
test_start_stage (void)
{
  static const int key_account[] = { 1, 2, 3, 4, 5, 6 };
  static const int grade_a[] = { 1, 1, 2, 3, 3, 4, 4 };
  static const int gap[] = { 1, 0, 4 };

  g_assert_cmpuint (pursuit_drift_start_stage (key_account, 6, 0), ==, 0);
  g_assert_cmpuint (pursuit_drift_start_stage (key_account, 6, 2), ==, 1);
  g_assert_cmpuint (pursuit_drift_start_stage (key_account, 6, 6), ==, 5);
  g_assert_cmpuint (pursuit_drift_start_stage (grade_a, 7, 3), ==, 3); /* the first of two that answer it */
  g_assert_cmpuint (pursuit_drift_start_stage (gap, 3, 3), ==, 0);     /* nobody answers it: the one before */
  g_assert_cmpuint (pursuit_drift_start_stage (gap, 3, 5), ==, 2);
}

/* Days and staleness of both clocks, "s" for suspended. */
static void
assert_clocks (PursuitClockTimes times, const char *expected)
{
  PursuitClocks clocks = pursuit_clocks_read (&times, TODAY);
  g_autofree char *found =
      g_strdup_printf ("%d:%d %d:%d%s", clocks.days_in_stage, clocks.stage_staleness,
                       clocks.days_since_contact, clocks.contact_staleness, clocks.suspended ? "s" : "");

  g_assert_cmpstr (found, ==, expected);
}

static void
test_clocks (void)
{
  const PursuitDay none = PURSUIT_DAY_NONE;

  assert_clocks ((PursuitClockTimes){ none, none, none, 30, 30 }, "-1:0 -1:0");
  assert_clocks ((PursuitClockTimes){ TODAY - 30, TODAY - 30, none, 30, 30 }, "30:0 30:0");
  assert_clocks ((PursuitClockTimes){ TODAY - 31, TODAY - 31, none, 30, 30 }, "31:1 31:1");
  assert_clocks ((PursuitClockTimes){ TODAY - 60, TODAY - 61, none, 30, 30 }, "60:1 61:2");
  assert_clocks ((PursuitClockTimes){ TODAY - 60, TODAY - 61, none, 0, 0 }, "60:0 61:0");
  /* a planned step suspends the second clock only, and only while it lies ahead */
  assert_clocks ((PursuitClockTimes){ TODAY - 61, TODAY - 61, TODAY, 30, 30 }, "61:2 61:0s");
  assert_clocks ((PursuitClockTimes){ TODAY - 61, TODAY - 61, TODAY + 9, 30, 30 }, "61:2 61:0s");
  assert_clocks ((PursuitClockTimes){ TODAY - 61, TODAY - 61, TODAY - 1, 30, 30 }, "61:2 61:2");
  /* days do not run backwards */
  assert_clocks ((PursuitClockTimes){ TODAY + 5, TODAY + 5, none, 30, 30 }, "0:0 0:0");
}

static char *
write_missed (GArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const PursuitCatchUp *missed = &g_array_index (list, PursuitCatchUp, i);

      g_string_append_printf (text, "%s%d%c%d", i > 0 ? " " : "", (int) missed->stage,
                              missed->node != 0 ? 'n' : 'w', (int) (missed->node + missed->work));
    }
  return g_string_free (text, FALSE);
}

static PursuitCondition
make (const char *kind, const char *argument)
{
  PursuitCondition condition;

  g_assert_true (pursuit_condition_parse (&condition, 0, kind, argument, NAN, NULL));
  return condition;
}

/*
 * A deal found late: the customer is screening suppliers already, so we belong into the second stage,
 * “Enter”. But the first one's node is missing (not assessed, not graded), there is no insider, and the
 * purchasing department has not been met.
 */
static void
test_found_late (void)
{
  static const int answers[] = { 1, 2, 3, 4, 5, 6 };
  PursuitCondition assessed[] = { make ("scorecard-at-least", "opportunity"),
                                  make ("field-filled", "deal.grade") };
  PursuitCondition insider = make ("has-insider", NULL);
  PursuitCondition met = make ("key-persons-met", "purchasing,finance");
  PursuitKeyNode develop[] = { { .id = 1, .stage = 11, .conditions = assessed, .n_conditions = 2 } };
  PursuitKeyNode enter[] = { { .id = 2, .stage = 12, .conditions = &insider, .n_conditions = 1 },
                             { .id = 3, .stage = 12, .conditions = &met, .n_conditions = 1 } };
  PursuitGatePerson people[] = { {
      .person = 9,
      .roles = pursuit_choice_bits (PURSUIT_ROLES, "user"),
      .function = pursuit_choice_bits (PURSUIT_FUNCTIONS, "using"),
      .attitude = 1,
      .weight = 20,
      .last_met = TODAY,
  } };
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  PursuitDriftLimits limits = PURSUIT_DRIFT_LIMITS_INIT;
  PursuitBuyingPlace place = { 2, 0, TODAY, TODAY };

  facts.today = TODAY;
  facts.people = people;
  facts.n_people = 1;

  g_autoptr (PursuitGateResult) first = pursuit_gate_check (develop, 1, &facts);
  g_autoptr (PursuitGateResult) second = pursuit_gate_check (enter, 2, &facts);
  PursuitCatchUpWork work[] = { { 101, TRUE }, { 102, FALSE } };
  PursuitCatchUpWork later[] = { { 103, FALSE } };
  PursuitCatchUpStage stages[] = {
    { .id = 12, .position = 2, .gate = second, .work = later, .n_work = 1 },
    { .id = 13, .position = 3 },
    { .id = 11, .position = 1, .gate = first, .work = work, .n_work = 2 },
  };
  guint start = pursuit_drift_start_stage (answers, 6, place.customer);
  g_autoptr (GArray) missed = NULL, further = NULL;
  g_autofree char *list = NULL, *longer = NULL;

  g_assert_cmpuint (start, ==, 1);
  place.answered = answers[start];
  assert_drift (place, limits, "in-step 0 0");
  /* had we begun at the beginning, the customer would be ahead */
  place.answered = answers[0];
  assert_drift (place, limits, "customer-ahead 1 0");

  missed = pursuit_catch_up_list (stages, 3, 2);
  list = write_missed (missed);
  g_assert_cmpstr (list, ==, "11n1 11w102");

  /* what Enter itself lacks is not catch-up until the deal has left it */
  g_assert_cmpuint (second->n_missing, ==, 2);
  further = pursuit_catch_up_list (stages, 3, 3);
  longer = write_missed (further);
  g_assert_cmpstr (longer, ==, "11n1 11w102 12n2 12n3 12w103");
}

static void
test_state_code (void)
{
  for (guint i = 0; i < PURSUIT_N_DRIFT_STATES; i++)
    g_assert_cmpint (pursuit_drift_state_from_code (PURSUIT_DRIFT_STATES[i].code), ==, i);
  g_assert_cmpint (pursuit_drift_state_from_code (NULL), ==, PURSUIT_DRIFT_UNKNOWN);
  g_assert_cmpint (pursuit_drift_state_from_code ("asleep"), ==, PURSUIT_DRIFT_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drift/state-code", test_state_code);
  g_test_add_func ("/drift/steps", test_drift);
  g_test_add_func ("/drift/unconfirmed", test_unconfirmed);
  g_test_add_func ("/drift/explain", test_explain);
  g_test_add_func ("/drift/start-stage", test_start_stage);
  g_test_add_func ("/drift/clocks", test_clocks);
  g_test_add_func ("/drift/found-late", test_found_late);
  return g_test_run ();
}
