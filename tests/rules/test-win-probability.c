/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-win-probability.h"

static const double EPSILON = 1e-12;

/* The chance whose odds are those of @base times @factor. */
static double
with_odds (double base, double factor)
{
  double odds = base / (1 - base) * factor;

  return odds / (1 + odds);
}

/* Computes with reasons, and checks what holds always: the estimate is the same, and the deltas add up to it.
 */
static PursuitWinProbability
compute (const PursuitWinModel *model, const PursuitWinFacts *facts)
{
  PursuitWinProbability result;
  double sum, factors = 1;

  pursuit_win_probability_compute (model, facts, &result);
  sum = result.base;
  for (guint i = 0; i < result.n_reasons; i++)
    {
      sum += result.reasons[i].delta;
      factors *= result.reasons[i].factor;
    }
  g_assert_cmpfloat_with_epsilon (sum, result.computed, EPSILON);
  g_assert_cmpfloat_with_epsilon (pursuit_win_probability_estimate (model, facts), result.computed, EPSILON);
  if (facts->base > 0 && facts->base < 1)
    g_assert_cmpfloat_with_epsilon (with_odds (facts->base, factors), result.computed, EPSILON);
  return result;
}

static void
test_plain (void)
{
  static const double bases[] = { 0.1, 0.2, 0.35, 0.55, 0.75 };

  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      PursuitWinFacts facts = { .base = bases[i] };
      PursuitWinProbability result = compute (&PURSUIT_WIN_PLAIN_RULE, &facts);

      g_assert_cmpuint (result.n_reasons, ==, 0);
      /* to the last digit */
      g_assert_cmpfloat (result.computed, ==, bases[i]);
      g_assert_cmpfloat (pursuit_win_probability_estimate (&PURSUIT_WIN_PLAIN_RULE, &facts), ==, bases[i]);
    }
}

/* Each reason alone, with the factor of the odds that the method or the header gives. */
static void
test_factors (void)
{
  static const struct
  {
    PursuitWinFeature feature;
    double value, factor;
  } cases[] = {
    { PURSUIT_WIN_MISSING_NODES, 1, 0.7 },   { PURSUIT_WIN_MISSING_NODES, 3, 0.343 },
    { PURSUIT_WIN_FORCED, 1, 0.4 },          { PURSUIT_WIN_CUSTOMER_AHEAD, 1, 0.9 },
    { PURSUIT_WIN_CUSTOMER_AHEAD, 2, 0.81 }, { PURSUIT_WIN_WE_AHEAD, 1, 0.9 },
    { PURSUIT_WIN_STALE, 1, 0.85 },          { PURSUIT_WIN_STALE, 2, 0.7225 },
    { PURSUIT_WIN_ATTITUDE, 2, 1.5625 },     { PURSUIT_WIN_ATTITUDE, -1, 0.8 },
    { PURSUIT_WIN_SCORECARD, 1, 1.2 },       { PURSUIT_WIN_SCORECARD, -1, 1 / 1.2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PursuitWinFacts facts = { .base = 0.35 };
      PursuitWinProbability result;

      facts.features[cases[i].feature] = cases[i].value;
      result = compute (&PURSUIT_WIN_PLAIN_RULE, &facts);
      g_assert_cmpuint (result.n_reasons, ==, 1);
      g_assert_cmpuint (result.reasons[0].kind, ==, cases[i].feature);
      g_assert_cmpfloat (result.reasons[0].value, ==, cases[i].value);
      g_assert_cmpfloat_with_epsilon (result.reasons[0].factor, cases[i].factor, EPSILON);
      g_assert_cmpfloat_with_epsilon (result.computed, with_odds (0.35, cases[i].factor), EPSILON);
    }
}

/* A deal in a stage of 20 % with one node missing and the customer one step ahead: 13.6 %. */
static void
test_together (void)
{
  PursuitWinFacts facts = { .base = 0.2 };
  PursuitWinProbability result;

  facts.features[PURSUIT_WIN_MISSING_NODES] = 1;
  facts.features[PURSUIT_WIN_CUSTOMER_AHEAD] = 1;
  result = compute (&PURSUIT_WIN_PLAIN_RULE, &facts);
  g_assert_cmpuint (result.n_reasons, ==, 2);
  g_assert_cmpfloat_with_epsilon (result.computed, 0.1575 / 1.1575, EPSILON);
  g_assert_cmpfloat_with_epsilon (result.reasons[0].delta, 0.175 / 1.175 - 0.2, EPSILON);
  g_assert_cmpfloat_with_epsilon (result.reasons[1].delta, 0.1575 / 1.1575 - 0.175 / 1.175, EPSILON);
}

static void
test_certain (void)
{
  PursuitWinFacts facts = { .base = 1, .features = { 5, 1, 3, 0, 2, -2, -2 } };

  g_assert_cmpfloat (compute (&PURSUIT_WIN_PLAIN_RULE, &facts).computed, ==, 1);
  g_assert_cmpuint (compute (&PURSUIT_WIN_PLAIN_RULE, &facts).n_reasons, ==, 0);
  facts.base = 0;
  g_assert_cmpfloat (compute (&PURSUIT_WIN_PLAIN_RULE, &facts).computed, ==, 0);
}

static void
test_calibrated (void)
{
  PursuitWinModel model = { .intercept = -0.5, .slope = 2 };
  PursuitWinFacts facts = { .base = 0.2 };
  PursuitWinProbability result;
  double odds = exp (-0.5) * 0.25 * 0.25;

  model.weights[PURSUIT_WIN_FORCED] = -1;
  facts.features[PURSUIT_WIN_FORCED] = 1;
  facts.features[PURSUIT_WIN_STALE] = 1; /* weighs nothing in this model */
  result = compute (&model, &facts);
  g_assert_cmpuint (result.n_reasons, ==, 2);
  g_assert_cmpuint (result.reasons[0].kind, ==, PURSUIT_WIN_REASON_CALIBRATION);
  g_assert_cmpfloat_with_epsilon (result.reasons[0].delta, odds / (1 + odds) - 0.2, EPSILON);
  g_assert_cmpuint (result.reasons[1].kind, ==, PURSUIT_WIN_FORCED);
  odds *= exp (-1);
  g_assert_cmpfloat_with_epsilon (result.computed, odds / (1 + odds), EPSILON);
}

static void
test_effective (void)
{
  g_assert_cmpfloat (pursuit_win_probability_effective (0.3, -1), ==, 0.3);
  g_assert_cmpfloat (pursuit_win_probability_effective (0.3, 0), ==, 0);
  g_assert_cmpfloat (pursuit_win_probability_effective (0.3, 0.8), ==, 0.8);
}

static void
test_score (void)
{
  PursuitWinFacts facts = { .base = 0.2 };

  pursuit_win_facts_take_score (&facts, 4);
  g_assert_cmpfloat (facts.features[PURSUIT_WIN_SCORECARD], ==, 1.5);
  pursuit_win_facts_take_score (&facts, NAN);
  g_assert_cmpfloat (facts.features[PURSUIT_WIN_SCORECARD], ==, 0);
}

static void
test_code (void)
{
  PursuitWinFacts facts = { .base = 0.35, .features = { 2, 1, 0, 0, 0, -0.3, 1.1 } }, copy;
  g_autofree char *code = pursuit_win_facts_to_code (&facts);

  g_assert_cmpstr (code, ==,
                   "base=0.34999999999999998 missing-nodes=2 forced=1 attitude=-0.29999999999999999 "
                   "scorecard=1.1000000000000001");
  g_assert_true (pursuit_win_facts_from_code (&copy, code));
  g_assert_cmpmem (&copy, sizeof copy, &facts, sizeof facts);

  g_assert_true (pursuit_win_facts_from_code (&copy, "weather=3 base=0.2 forced=x stale"));
  g_assert_cmpfloat (copy.base, ==, 0.2);
  g_assert_cmpfloat (copy.features[PURSUIT_WIN_FORCED], ==, 0);
  g_assert_false (pursuit_win_facts_from_code (&copy, "forced=1"));
  g_assert_false (pursuit_win_facts_from_code (&copy, "base=1.5"));
  g_assert_false (pursuit_win_facts_from_code (&copy, "base=nan"));
  g_assert_false (pursuit_win_facts_from_code (&copy, ""));
  g_assert_false (pursuit_win_facts_from_code (&copy, NULL));
}

static void
test_model_code (void)
{
  PursuitWinModel model = { .intercept = -0.25, .slope = 0.5, .weights = { -0.5, 0, 0, 0, 0, 0.125, 0 } },
                  copy;
  g_autofree char *code = pursuit_win_model_to_code (&model);
  g_autofree char *plain = pursuit_win_model_to_code (&PURSUIT_WIN_PLAIN_RULE);

  g_assert_cmpstr (code, ==, "intercept=-0.25 slope=0.5 missing-nodes=-0.5 attitude=0.125");
  g_assert_true (pursuit_win_model_from_code (&copy, code));
  g_assert_cmpmem (&copy, sizeof copy, &model, sizeof model);
  g_assert_true (pursuit_win_model_from_code (&copy, plain));
  g_assert_cmpmem (&copy, sizeof copy, &PURSUIT_WIN_PLAIN_RULE, sizeof copy);

  copy = model;
  g_assert_false (pursuit_win_model_from_code (&copy, "intercept=-0.25 missing-nodes=-0.5"));
  g_assert_cmpmem (&copy, sizeof copy, &PURSUIT_WIN_PLAIN_RULE, sizeof copy);
  g_assert_false (pursuit_win_model_from_code (&copy, NULL));
}

static void
assert_sentence (guint kind, double value, double delta, const char *expected)
{
  PursuitWinReason reason = { .kind = kind, .value = value, .delta = delta };
  g_autofree char *text = pursuit_win_reason_explain (&reason);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_sentences (void)
{
  assert_sentence (PURSUIT_WIN_MISSING_NODES, 1, -0.1, "1 key node is not met.");
  assert_sentence (PURSUIT_WIN_MISSING_NODES, 3, -0.1, "3 key nodes are not met.");
  assert_sentence (PURSUIT_WIN_FORCED, 1, -0.1,
                   "The deal was moved by force, and the key node is still not met.");
  assert_sentence (PURSUIT_WIN_CUSTOMER_AHEAD, 1, -0.1, "The customer is 1 step ahead of us.");
  assert_sentence (PURSUIT_WIN_WE_AHEAD, 2, -0.1, "We are 2 steps ahead of the customer.");
  assert_sentence (PURSUIT_WIN_STALE, 1, -0.1, "The deal has stood in its stage for longer than it should.");
  assert_sentence (PURSUIT_WIN_STALE, 2, -0.1,
                   "The deal has stood in its stage for more than twice its days.");
  assert_sentence (PURSUIT_WIN_ATTITUDE, 0.5, 0.1, "Those who decide are, by their weight, for us.");
  assert_sentence (PURSUIT_WIN_ATTITUDE, -0.5, -0.1, "Those who decide are, by their weight, against us.");
  assert_sentence (PURSUIT_WIN_SCORECARD, 1.5, 0.1, "The opportunity is scored 4.0 of 5.");
  assert_sentence (PURSUIT_WIN_REASON_CALIBRATION, 0, 0.1,
                   "Your closed deals were won more often than the stage says.");
  assert_sentence (PURSUIT_WIN_REASON_CALIBRATION, 0, -0.1,
                   "Your closed deals were won less often than the stage says.");
  for (guint kind = 0; kind < PURSUIT_N_WIN_REASONS; kind++)
    g_assert_cmpstr (pursuit_win_reason_code (kind), !=, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/win-probability/plain", test_plain);
  g_test_add_func ("/win-probability/factors", test_factors);
  g_test_add_func ("/win-probability/together", test_together);
  g_test_add_func ("/win-probability/certain", test_certain);
  g_test_add_func ("/win-probability/calibrated", test_calibrated);
  g_test_add_func ("/win-probability/effective", test_effective);
  g_test_add_func ("/win-probability/score", test_score);
  g_test_add_func ("/win-probability/code", test_code);
  g_test_add_func ("/win-probability/model-code", test_model_code);
  g_test_add_func ("/win-probability/sentences", test_sentences);
  return g_test_run ();
}
