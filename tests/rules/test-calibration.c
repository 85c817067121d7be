/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-calibration.h"

#include "pursuit-day.h"
#include "pursuit-logistic.h"

static const double EPSILON = 1e-9;

/* What the synthetic deals follow: far from the plain rule, so that staying at it would be seen. */
static const PursuitWinModel TRUTH = {
  .intercept = 0.6,
  .slope = 0.7,
  .weights = { -0.8, -1.5, 0.3, -0.4, -0.6, 0.9, 0.5 },
};

static void
make_facts (GRand *random, PursuitWinFacts *facts)
{
  static const double bases[] = { 0.1, 0.2, 0.35, 0.55, 0.75 };

  *facts = (PursuitWinFacts){ .base = bases[g_rand_int_range (random, 0, G_N_ELEMENTS (bases))] };
  facts->features[PURSUIT_WIN_MISSING_NODES] = g_rand_int_range (random, 0, 4);
  facts->features[PURSUIT_WIN_FORCED] = g_rand_double (random) < 0.3;
  facts->features[PURSUIT_WIN_CUSTOMER_AHEAD] = g_rand_int_range (random, 0, 3);
  facts->features[PURSUIT_WIN_WE_AHEAD] = g_rand_int_range (random, 0, 3);
  facts->features[PURSUIT_WIN_STALE] = g_rand_int_range (random, 0, 3);
  facts->features[PURSUIT_WIN_ATTITUDE] = g_rand_double_range (random, -2, 2);
  facts->features[PURSUIT_WIN_SCORECARD] = g_rand_double_range (random, -2.5, 2.5);
}

/* @n closed deals with all their features that end as @model says; free with g_free(). */
static PursuitClosedDeal *
make_deals (guint n, guint seed, const PursuitWinModel *model)
{
  PursuitClosedDeal *deals = g_new0 (PursuitClosedDeal, n);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n; i++)
    {
      deals[i].deal = i + 1;
      make_facts (random, &deals[i].facts);
      deals[i].won = g_rand_double (random) < pursuit_win_probability_estimate (model, &deals[i].facts);
    }
  return deals;
}

static void
assert_recovered (double found, double error, double truth)
{
  g_test_message ("%.3f ± %.3f, in truth %.3f", found, error, truth);
  g_assert_cmpfloat (error, >, 0);
  g_assert_cmpfloat (error, <, 0.3);
  g_assert_cmpfloat (ABS (found - truth), <=, 3 * error);
}

static void
test_recovers (void)
{
  const guint n = 4000;
  g_autofree PursuitClosedDeal *deals = make_deals (n, 20261121, &TRUTH);
  PursuitCalibration calibration;

  pursuit_calibration_fit (deals, n, &calibration);
  g_assert_cmpint (calibration.method, ==, PURSUIT_CALIBRATION_LOGISTIC);
  g_assert_cmpuint (calibration.n, ==, n);
  g_assert_cmpuint (calibration.n_deals, ==, n);
  assert_recovered (calibration.model.intercept, calibration.intercept_error, TRUTH.intercept);
  assert_recovered (calibration.model.slope, calibration.slope_error, TRUTH.slope);
  for (guint i = 0; i < PURSUIT_N_WIN_FEATURES; i++)
    assert_recovered (calibration.model.weights[i], calibration.weight_errors[i], TRUTH.weights[i]);

  g_assert_cmpfloat (calibration.brier, <, calibration.brier_plain - 0.01);
  g_assert_cmpfloat (calibration.brier, <, calibration.brier_rate - 0.01);
}

/* The standard errors are what they are called: over many samples the estimates spread by that much, and
 * their mean lies on the truth. */
static void
test_errors (void)
{
  const guint n = 1500, samples = 200;
  double sum = 0, squares = 0, errors = 0;

  for (guint i = 0; i < samples; i++)
    {
      g_autofree PursuitClosedDeal *deals = make_deals (n, 1000 + i, &TRUTH);
      PursuitCalibration calibration;

      pursuit_calibration_fit (deals, n, &calibration);
      sum += calibration.model.weights[PURSUIT_WIN_MISSING_NODES];
      squares += calibration.model.weights[PURSUIT_WIN_MISSING_NODES] *
                 calibration.model.weights[PURSUIT_WIN_MISSING_NODES];
      errors += calibration.weight_errors[PURSUIT_WIN_MISSING_NODES];
    }

  double mean = sum / samples, spread = sqrt (squares / samples - mean * mean), error = errors / samples;

  g_test_message ("mean %.4f, spread %.4f, standard error %.4f", mean, spread, error);
  g_assert_cmpfloat_with_epsilon (spread / error, 1, 0.15);
  g_assert_cmpfloat_with_epsilon (mean, TRUTH.weights[PURSUIT_WIN_MISSING_NODES], 0.25 * error);
}

static void
assert_plain (const PursuitCalibration *calibration)
{
  g_assert_cmpint (calibration->method, ==, PURSUIT_CALIBRATION_NONE);
  g_assert_cmpmem (&calibration->model, sizeof calibration->model, &PURSUIT_WIN_PLAIN_RULE,
                   sizeof PURSUIT_WIN_PLAIN_RULE);
  g_assert_cmpfloat (calibration->intercept_error, ==, 0);
}

static void
test_too_few (void)
{
  g_autofree PursuitClosedDeal *deals = make_deals (60, 7, &TRUTH);
  PursuitCalibration calibration;

  pursuit_calibration_fit (NULL, 0, &calibration);
  assert_plain (&calibration);
  pursuit_calibration_fit (deals, 29, &calibration);
  assert_plain (&calibration);
  g_assert_cmpuint (calibration.n_deals, ==, 29);
  g_assert_cmpfloat (calibration.brier, ==, calibration.brier_plain);
  pursuit_calibration_fit (deals, 30, &calibration);
  g_assert_cmpint (calibration.method, ==, PURSUIT_CALIBRATION_LOGISTIC);

  /* sixty entries of twenty-nine deals are twenty-nine deals */
  for (guint i = 0; i < 60; i++)
    deals[i].deal = i % 29;
  pursuit_calibration_fit (deals, 60, &calibration);
  assert_plain (&calibration);
  g_assert_cmpuint (calibration.n, ==, 60);

  /* certain bases say nothing */
  for (guint i = 0; i < 60; i++)
    deals[i] = (PursuitClosedDeal){ .deal = i, .facts.base = i < 31 ? 1 : 0.2, .won = i % 2 };
  pursuit_calibration_fit (deals, 60, &calibration);
  assert_plain (&calibration);
  g_assert_cmpuint (calibration.n, ==, 29);
}

static void
test_one_outcome (void)
{
  g_autofree PursuitClosedDeal *deals = make_deals (100, 7, &TRUTH);
  PursuitCalibration calibration;

  for (guint i = 0; i < 100; i++)
    deals[i].won = TRUE;
  pursuit_calibration_fit (deals, 100, &calibration);
  assert_plain (&calibration);
  g_assert_cmpuint (calibration.n_won, ==, 100);
}

/* Few deals move the plain rule a little, many a lot, and what separates them perfectly not without end. */
static void
test_ridge (void)
{
  g_autofree PursuitClosedDeal *few = make_deals (40, 3, &TRUTH);
  g_autofree PursuitClosedDeal *many = make_deals (4000, 3, &TRUTH);
  PursuitCalibration by_few, by_many, separated;
  double plain = PURSUIT_WIN_PLAIN_RULE.weights[PURSUIT_WIN_FORCED];

  pursuit_calibration_fit (few, 40, &by_few);
  pursuit_calibration_fit (many, 4000, &by_many);
  g_assert_cmpfloat (by_few.weight_errors[PURSUIT_WIN_FORCED], >,
                     4 * by_many.weight_errors[PURSUIT_WIN_FORCED]);
  g_assert_cmpfloat (by_few.weight_errors[PURSUIT_WIN_FORCED], <, 1); /* no wider than the plain rule's own */
  g_assert_cmpfloat (by_many.model.weights[PURSUIT_WIN_FORCED], <, plain - 0.3);

  for (guint i = 0; i < 40; i++)
    few[i].won = few[i].facts.features[PURSUIT_WIN_FORCED] == 0;
  pursuit_calibration_fit (few, 40, &separated);
  g_assert_cmpint (separated.method, ==, PURSUIT_CALIBRATION_LOGISTIC);
  g_assert_cmpfloat (separated.model.weights[PURSUIT_WIN_FORCED], <, plain);
  g_assert_cmpfloat (separated.model.weights[PURSUIT_WIN_FORCED], >, plain - 5);
}

/* Without features there is Platt's scaling of the base, and with one base only the share that was won. */
static void
test_simpler_data (void)
{
  const guint n = 3000;
  PursuitWinModel truth = { .intercept = -0.4, .slope = 0.5 };
  g_autofree PursuitClosedDeal *deals = make_deals (n, 5, &truth);
  PursuitWinFacts one = { .base = 0.35 };
  PursuitCalibration calibration;
  guint won = 0;

  for (guint i = 0; i < n; i++)
    memset (deals[i].facts.features, 0, sizeof deals[i].facts.features);
  pursuit_calibration_fit (deals, n, &calibration);
  g_assert_cmpint (calibration.method, ==, PURSUIT_CALIBRATION_PLATT);
  assert_recovered (calibration.model.intercept, calibration.intercept_error, truth.intercept);
  assert_recovered (calibration.model.slope, calibration.slope_error, truth.slope);
  g_assert_cmpmem (calibration.model.weights, sizeof calibration.model.weights,
                   PURSUIT_WIN_PLAIN_RULE.weights, sizeof calibration.model.weights);
  for (guint i = 0; i < PURSUIT_N_WIN_FEATURES; i++)
    g_assert_cmpfloat (calibration.weight_errors[i], ==, 0);

  for (guint i = 0; i < n; i++)
    {
      deals[i].facts.base = 0.35;
      won += deals[i].won;
    }
  pursuit_calibration_fit (deals, n, &calibration);
  g_assert_cmpint (calibration.method, ==, PURSUIT_CALIBRATION_RATE);
  g_assert_cmpuint (calibration.n_won, ==, won);
  g_assert_cmpfloat (calibration.model.slope, ==, 1);
  g_assert_cmpfloat_with_epsilon (pursuit_win_probability_estimate (&calibration.model, &one),
                                  (double) won / n, 1e-3);
  g_assert_cmpfloat_with_epsilon (calibration.brier_rate, (double) won / n * (1 - (double) won / n), EPSILON);

  /* what holds of all deals keeps its weight, and the intercept makes up for it */
  one.features[PURSUIT_WIN_FORCED] = 1;
  for (guint i = 0; i < n; i++)
    deals[i].facts = one;
  pursuit_calibration_fit (deals, n, &calibration);
  g_assert_cmpint (calibration.method, ==, PURSUIT_CALIBRATION_RATE);
  g_assert_cmpfloat (calibration.model.weights[PURSUIT_WIN_FORCED], ==,
                     PURSUIT_WIN_PLAIN_RULE.weights[PURSUIT_WIN_FORCED]);
  g_assert_cmpfloat_with_epsilon (pursuit_win_probability_estimate (&calibration.model, &one),
                                  (double) won / n, 1e-3);
}

/* A deal that went through five stages counts as much as one that is entered once. */
static void
test_counts_once (void)
{
  PursuitClosedDeal once[60], often[60 + 30 * 4];
  PursuitCalibration by_once, by_often;
  guint n = 0;

  for (guint i = 0; i < 60; i++)
    {
      once[i] = (PursuitClosedDeal){ .deal = i, .facts.base = 0.35, .won = i % 3 == 0 };
      for (guint j = 0; j < (i < 30 ? 5 : 1); j++)
        often[n++] = once[i];
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (often));
  pursuit_calibration_fit (once, 60, &by_once);
  pursuit_calibration_fit (often, n, &by_often);
  g_assert_cmpfloat_with_epsilon (by_often.model.intercept, by_once.model.intercept, EPSILON);
  g_assert_cmpfloat_with_epsilon (by_often.intercept_error, by_once.intercept_error, EPSILON);
}

/* Two groups, of 10 with 2 and of 20 with 15 successes: the maximum is known in closed form, and so are its
 * errors (the intercept's: the root of 1/2 + 1/8; the difference's: with 1/15 + 1/5 more). */
static void
test_closed_form (void)
{
  double x[60], centre[] = { 0, 0 }, ridge[] = { 0, 0 }, beta[2], errors[2];
  guint8 y[30];
  PursuitLogisticData data = { .x = x, .y = y, .n = 30, .k = 2, .centre = centre, .ridge = ridge };

  for (guint i = 0; i < 30; i++)
    {
      x[2 * i] = 1;
      x[2 * i + 1] = i >= 10;
      y[i] = i < 2 || i >= 15;
    }
  g_assert_true (pursuit_logistic_fit (&data, beta, errors));
  g_assert_cmpfloat_with_epsilon (beta[0], log (2.0 / 8), EPSILON);
  g_assert_cmpfloat_with_epsilon (beta[1], log (15.0 / 5) - log (2.0 / 8), EPSILON);
  g_assert_cmpfloat_with_epsilon (errors[0], sqrt (1.0 / 2 + 1.0 / 8), 1e-6);
  g_assert_cmpfloat_with_epsilon (errors[1], sqrt (1.0 / 2 + 1.0 / 8 + 1.0 / 15 + 1.0 / 5), 1e-6);

  /* separable, and columns that are the same: no maximum without a ridge, one with it */
  for (guint i = 0; i < 30; i++)
    y[i] = i >= 10;
  g_assert_false (pursuit_logistic_fit (&data, beta, errors));
  for (guint i = 0; i < 30; i++)
    x[2 * i + 1] = 1;
  g_assert_false (pursuit_logistic_fit (&data, beta, errors));
  ridge[0] = ridge[1] = 0.001;
  g_assert_true (pursuit_logistic_fit (&data, beta, errors));
  g_assert_cmpfloat_with_epsilon (beta[0], beta[1], 1e-6);
  g_assert_cmpfloat_with_epsilon (beta[0] + beta[1], log (2), 1e-3);
}

static void
test_brier (void)
{
  PursuitClosedDeal deals[] = {
    { .facts.base = 0.2, .won = FALSE }, { .facts.base = 0.2, .won = TRUE },
    { .facts.base = 0.75, .won = TRUE }, { .facts.base = 0.7, .won = TRUE },
    { .facts.base = 1, .won = TRUE },
  };
  PursuitReliabilityBin bins[PURSUIT_CALIBRATION_N_BINS];

  g_assert_cmpfloat (pursuit_calibration_brier (&PURSUIT_WIN_PLAIN_RULE, NULL, 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (pursuit_calibration_brier (&PURSUIT_WIN_PLAIN_RULE, deals, 5),
                                  (0.04 + 0.64 + 0.0625 + 0.09) / 4, EPSILON);

  pursuit_calibration_reliability (&PURSUIT_WIN_PLAIN_RULE, deals, 5, bins);
  for (guint i = 0; i < PURSUIT_CALIBRATION_N_BINS; i++)
    g_assert_cmpuint (bins[i].n, ==, i == 2 || i == 7 ? 2 : 0);
  g_assert_cmpfloat_with_epsilon (bins[2].predicted, 0.2, EPSILON);
  g_assert_cmpfloat_with_epsilon (bins[2].won, 0.5, EPSILON);
  g_assert_cmpfloat_with_epsilon (bins[7].predicted, 0.725, EPSILON);
  g_assert_cmpfloat_with_epsilon (bins[7].won, 1, EPSILON);
}

/* A calibrated model is reliable: in every bin with many deals as many are won as it says. */
static void
test_reliability (void)
{
  const guint n = 6000;
  g_autofree PursuitClosedDeal *training = make_deals (n, 11, &TRUTH);
  g_autofree PursuitClosedDeal *later = make_deals (n, 12, &TRUTH);
  PursuitCalibration calibration;
  PursuitReliabilityBin bins[PURSUIT_CALIBRATION_N_BINS];
  guint total = 0;

  pursuit_calibration_fit (training, n, &calibration);
  pursuit_calibration_reliability (&calibration.model, later, n, bins);
  for (guint i = 0; i < PURSUIT_CALIBRATION_N_BINS; i++)
    {
      g_test_message ("%u deals, said %.3f, won %.3f", bins[i].n, bins[i].predicted, bins[i].won);
      total += bins[i].n;
      if (bins[i].n >= 200)
        g_assert_cmpfloat_with_epsilon (bins[i].won, bins[i].predicted, 0.08);
    }
  g_assert_cmpuint (total, ==, n);
}

static void
test_explain (void)
{
  PursuitCalibration calibration = { .n_deals = 29 };
  g_autofree char *few = pursuit_calibration_explain (&calibration, TRUE);
  g_autofree char *same = NULL, *fitted = NULL, *could = NULL, *bare = NULL;

  g_assert_cmpstr (few, ==, "Not calibrated: 29 closed deals are known, and 30 are needed.");
  calibration.n_deals = 142;
  same = pursuit_calibration_explain (&calibration, TRUE);
  g_assert_cmpstr (same, ==, "Not calibrated: all closed deals ended in the same way.");
  calibration.method = PURSUIT_CALIBRATION_LOGISTIC;
  calibration.brier = 0.1912;
  calibration.brier_plain = 0.24;
  calibration.brier_rate = 0.25;
  fitted = pursuit_calibration_explain (&calibration, TRUE);
  g_assert_cmpstr (
      fitted, ==,
      "Calibrated on 142 closed deals. Brier score 0.191; by the plain rule it would be 0.240, by "
      "the win rate alone 0.250.");
  could = pursuit_calibration_explain (&calibration, FALSE);
  g_assert_cmpstr (could, ==,
                   "Not calibrated yet. On 142 closed deals the Brier score would be 0.191; by the plain "
                   "rule it is 0.240, "
                   "by the win rate alone 0.250.");
  calibration.method = PURSUIT_CALIBRATION_RATE;
  bare = pursuit_calibration_explain (&calibration, TRUE);
  g_assert_true (g_str_has_prefix (bare, fitted));
  g_assert_true (g_str_has_suffix (bare, " they tell how often deals are won, not why."));
}

typedef struct
{
  PursuitDay engaged;
  PursuitDay closed;
  const char *product; /* interned */
  gboolean won;
} CrmDeal;

/* The closed deals of the CRM data set. */
static GArray *
read_crm (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "crm-opportunities", "sales_pipeline.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *deals = g_array_new (FALSE, TRUE, sizeof (CrmDeal));

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      /* opportunity_id, sales_agent, product, account, deal_stage, engage_date, close_date, close_value */
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      CrmDeal deal = { 0 };

      if (g_strv_length (cells) < 8 || (!g_str_equal (cells[4], "Won") && !g_str_equal (cells[4], "Lost")))
        continue;
      deal.engaged = pursuit_day_parse (cells[5], -1, PURSUIT_DATE_ORDER_MDY);
      deal.closed = pursuit_day_parse (cells[6], -1, PURSUIT_DATE_ORDER_MDY);
      deal.product = g_intern_string (cells[2]);
      deal.won = g_str_equal (cells[4], "Won");
      g_assert_true (deal.engaged != PURSUIT_DAY_NONE && deal.closed != PURSUIT_DAY_NONE);
      g_array_append_val (deals, deal);
    }
  g_assert_cmpuint (deals->len, ==, 6711);
  return deals;
}

/* Splits by time: what had been closed before @day, and what was only begun then, of which nobody knew. */
static void
split (GArray *crm, PursuitDay day, GArray *before, GArray *after)
{
  for (guint i = 0; i < crm->len; i++)
    {
      const CrmDeal *deal = &g_array_index (crm, CrmDeal, i);

      if (deal->closed < day)
        g_array_append_val (before, *deal);
      else if (deal->engaged >= day)
        g_array_append_val (after, *deal);
    }
}

static double
rate_of (GArray *deals)
{
  double won = 0;

  for (guint i = 0; i < deals->len; i++)
    won += g_array_index (deals, CrmDeal, i).won;
  return won / deals->len;
}

/* The file has nothing at the entry but the stage, so that the plain rule's base is what is calibrated. */
static double
held_out_brier_of_program (GArray *before, GArray *after)
{
  g_autofree PursuitClosedDeal *known = g_new0 (PursuitClosedDeal, before->len);
  g_autofree PursuitClosedDeal *later = g_new0 (PursuitClosedDeal, after->len);
  PursuitCalibration calibration;

  for (guint i = 0; i < before->len; i++)
    known[i] = (PursuitClosedDeal){ i, { .base = 0.35 }, g_array_index (before, CrmDeal, i).won };
  for (guint i = 0; i < after->len; i++)
    later[i] = (PursuitClosedDeal){ i, { .base = 0.35 }, g_array_index (after, CrmDeal, i).won };
  pursuit_calibration_fit (known, before->len, &calibration);
  g_assert_cmpint (calibration.method, ==, PURSUIT_CALIBRATION_RATE);
  g_assert_cmpfloat (pursuit_calibration_brier (&PURSUIT_WIN_PLAIN_RULE, later, after->len), >,
                     pursuit_calibration_brier (&calibration.model, later, after->len) + 0.05);
  return pursuit_calibration_brier (&calibration.model, later, after->len);
}

enum
{
  N_PRODUCTS = 7
};

static const char *const PRODUCTS[N_PRODUCTS] = { "GTX Basic", "GTX Plus Basic", "GTX Plus Pro", "GTXPro",
                                                  "GTK 500",   "MG Advanced",    "MG Special" };

static void
write_row (const CrmDeal *deal, double *row)
{
  row[0] = 1;
  for (guint i = 1; i < N_PRODUCTS; i++)
    row[i] = g_str_equal (deal->product, PRODUCTS[i]);
}

/* The regression itself, with columns that hardly say anything: it must not see in them what is not there. */
static double
held_out_brier_by_product (GArray *before, GArray *after)
{
  g_autofree double *x = g_new (double, before->len *N_PRODUCTS);
  g_autofree guint8 *y = g_new (guint8, before->len);
  double centre[N_PRODUCTS] = { 0 }, ridge[N_PRODUCTS], beta[N_PRODUCTS], errors[N_PRODUCTS], sum = 0;
  PursuitLogisticData data = {
    .x = x, .y = y, .n = before->len, .k = N_PRODUCTS, .centre = centre, .ridge = ridge
  };

  for (guint i = 0; i < N_PRODUCTS; i++)
    ridge[i] = i == 0 ? 0 : 1;
  for (guint i = 0; i < before->len; i++)
    {
      write_row (&g_array_index (before, CrmDeal, i), &x[i * N_PRODUCTS]);
      y[i] = g_array_index (before, CrmDeal, i).won;
    }
  g_assert_true (pursuit_logistic_fit (&data, beta, errors));
  for (guint i = 0; i < after->len; i++)
    {
      double row[N_PRODUCTS], z = 0, miss;

      write_row (&g_array_index (after, CrmDeal, i), row);
      for (guint j = 0; j < N_PRODUCTS; j++)
        z += beta[j] * row[j];
      miss = 1 / (1 + exp (-z)) - g_array_index (after, CrmDeal, i).won;
      sum += miss * miss;
    }
  return sum / after->len;
}

static void
test_crm (void)
{
  static const int months[] = { 6, 7, 8, 9 };
  g_autoptr (GArray) crm = read_crm ();

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (CrmDeal));
      g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (CrmDeal));
      double rate, base_rate_brier, program, by_product;

      split (crm, pursuit_day_from_ymd (2017, months[i], 1), before, after);
      g_assert_cmpuint (before->len, >, 1000);
      g_assert_cmpuint (after->len, >, 500);
      /* the best that one number can do, known only afterwards */
      rate = rate_of (after);
      base_rate_brier = rate * (1 - rate);
      program = held_out_brier_of_program (before, after);
      by_product = held_out_brier_by_product (before, after);
      g_test_message (
          "from 2017-%02d: %u known, %u later; Brier: base rate %.4f, calibrated %.4f, by product %.4f",
          months[i], before->len, after->len, base_rate_brier, program, by_product);
      g_assert_cmpfloat (program, <=, base_rate_brier + 0.005);
      g_assert_cmpfloat (by_product, <=, base_rate_brier + 0.005);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calibration/recovers", test_recovers);
  g_test_add_func ("/calibration/errors", test_errors);
  g_test_add_func ("/calibration/too-few", test_too_few);
  g_test_add_func ("/calibration/one-outcome", test_one_outcome);
  g_test_add_func ("/calibration/ridge", test_ridge);
  g_test_add_func ("/calibration/simpler-data", test_simpler_data);
  g_test_add_func ("/calibration/counts-once", test_counts_once);
  g_test_add_func ("/calibration/closed-form", test_closed_form);
  g_test_add_func ("/calibration/brier", test_brier);
  g_test_add_func ("/calibration/reliability", test_reliability);
  g_test_add_func ("/calibration/explain", test_explain);
  g_test_add_func ("/calibration/crm", test_crm);
  return g_test_run ();
}
