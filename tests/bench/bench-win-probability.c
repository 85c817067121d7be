/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-calibration.h"

/*
 * The win probability of 100,000 open deals with all their features, without and with the reasons, and of one
 * after an edit; against a loop over the same facts that takes one logarithm and one exponential for each
 * deal: the least that log odds cost. Then the calibration on as many entries of closed deals.
 */

enum
{
  N_DEALS = 100000,
  ROUNDS = 7
};

static PursuitWinFacts *
make_facts (void)
{
  static const double bases[] = { 0.1, 0.2, 0.35, 0.55, 0.75 };
  PursuitWinFacts *facts = g_new0 (PursuitWinFacts, N_DEALS);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_DEALS; i++)
    {
      facts[i].base = bases[g_rand_int_range (random, 0, G_N_ELEMENTS (bases))];
      facts[i].features[PURSUIT_WIN_MISSING_NODES] = g_rand_int_range (random, 0, 4);
      facts[i].features[PURSUIT_WIN_FORCED] = g_rand_int_range (random, 0, 2);
      facts[i].features[PURSUIT_WIN_CUSTOMER_AHEAD] = g_rand_int_range (random, 0, 3);
      facts[i].features[PURSUIT_WIN_WE_AHEAD] = g_rand_int_range (random, 0, 2);
      facts[i].features[PURSUIT_WIN_STALE] = g_rand_int_range (random, 0, 3);
      facts[i].features[PURSUIT_WIN_ATTITUDE] = g_rand_double_range (random, -2, 2);
      facts[i].features[PURSUIT_WIN_SCORECARD] = g_rand_double_range (random, -2.5, 2.5);
    }
  return facts;
}

static double
plain_loop (const PursuitWinModel *model, const PursuitWinFacts *facts, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += 1 / (1 + exp (model->intercept - log (facts[i].base / (1 - facts[i].base))));
  return sum;
}

static double
estimate (const PursuitWinModel *model, const PursuitWinFacts *facts, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += pursuit_win_probability_estimate (model, &facts[i]);
  return sum;
}

static double
compute (const PursuitWinModel *model, const PursuitWinFacts *facts, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      PursuitWinProbability result;

      pursuit_win_probability_compute (model, &facts[i], &result);
      sum += result.computed;
    }
  return sum;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

typedef double (*WorkFunc) (const PursuitWinModel *model, const PursuitWinFacts *facts, guint n);

/* The median time of the work, in milliseconds. */
static double
measure (WorkFunc work, const PursuitWinModel *model, const PursuitWinFacts *facts, guint n)
{
  gint64 times[ROUNDS];
  volatile double sum = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      sum += work (model, facts, n);
      times[round] = g_get_monotonic_time () - start;
    }
  qsort (times, ROUNDS, sizeof times[0], compare_times);
  return times[ROUNDS / 2] / 1000.0;
}

/* Fits a model to deals that end as the plain rule says. */
static double
fit (const PursuitWinModel *model, const PursuitWinFacts *facts, guint n)
{
  g_autofree PursuitClosedDeal *deals = g_new0 (PursuitClosedDeal, n);
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  PursuitCalibration calibration;

  for (guint i = 0; i < n; i++)
    {
      double chance = pursuit_win_probability_estimate (model, &facts[i]);

      deals[i] = (PursuitClosedDeal){ i + 1, facts[i], g_rand_double (random) < chance };
    }
  pursuit_calibration_fit (deals, n, &calibration);
  return calibration.brier;
}

int
main (int argc, char *argv[])
{
  g_autofree PursuitWinFacts *facts = make_facts ();
  PursuitWinModel calibrated = PURSUIT_WIN_PLAIN_RULE;

  calibrated.intercept = -0.2;
  calibrated.slope = 0.9;

  double floor_ms = measure (plain_loop, &PURSUIT_WIN_PLAIN_RULE, facts, N_DEALS);
  double plain_ms = measure (estimate, &PURSUIT_WIN_PLAIN_RULE, facts, N_DEALS);
  double calibrated_ms = measure (estimate, &calibrated, facts, N_DEALS);
  double reasons_ms = measure (compute, &calibrated, facts, N_DEALS);

  double fit_ms = measure (fit, &PURSUIT_WIN_PLAIN_RULE, facts, N_DEALS);

  g_print ("win probability, %d deals: plain loop %.2f ms\n", N_DEALS, floor_ms);
  g_print ("  plain rule      %.2f ms, %.2f x\n", plain_ms, plain_ms / floor_ms);
  g_print ("  calibrated      %.2f ms, %.2f x\n", calibrated_ms, calibrated_ms / floor_ms);
  g_print ("  with reasons    %.2f ms, %.2f x; one deal %.2f us\n", reasons_ms, reasons_ms / floor_ms,
           reasons_ms * 1000 / N_DEALS);
  g_print ("  calibration     %.1f ms\n", fit_ms);
  return 0;
}
