/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-win-probability.h"

#include <math.h>

/* log (0.7), log (0.4), log (0.9) twice, log (0.85), log (1.25), log (1.2) */
const PursuitWinModel PURSUIT_WIN_PLAIN_RULE = {
  .intercept = 0,
  .slope = 1,
  .weights = {
    [PURSUIT_WIN_MISSING_NODES] = -0.35667494393873245,
    [PURSUIT_WIN_FORCED] = -0.9162907318741551,
    [PURSUIT_WIN_CUSTOMER_AHEAD] = -0.10536051565782628,
    [PURSUIT_WIN_WE_AHEAD] = -0.10536051565782628,
    [PURSUIT_WIN_STALE] = -0.16251892949777494,
    [PURSUIT_WIN_ATTITUDE] = 0.22314355131420976,
    [PURSUIT_WIN_SCORECARD] = 0.1823215567939546,
  },
};

static double
odds_to_chance (double odds)
{
  return odds / (1 + odds);
}

/* Whether the model leaves the base as it is. */
static gboolean
keeps_base (const PursuitWinModel *model)
{
  return model->slope == 1 && model->intercept == 0;
}

/* The odds that the model gives to the base alone. */
static double
base_odds (const PursuitWinModel *model, double base)
{
  double odds = base / (1 - base);

  return keeps_base (model) ? odds : exp (model->intercept + model->slope * log (odds));
}

static gboolean
is_certain (double base)
{
  return base <= 0 || base >= 1;
}

void
pursuit_win_facts_take_score (PursuitWinFacts *facts, double total)
{
  g_return_if_fail (facts != NULL);

  facts->features[PURSUIT_WIN_SCORECARD] = isnan (total) ? 0 : total - PURSUIT_WIN_MIDDLE_SCORE;
}

double
pursuit_win_probability_estimate (const PursuitWinModel *model, const PursuitWinFacts *facts)
{
  g_return_val_if_fail (model != NULL && facts != NULL, 0);

  double exponent = 0;

  if (is_certain (facts->base))
    return CLAMP (facts->base, 0, 1);
  for (guint i = 0; i < PURSUIT_N_WIN_FEATURES; i++)
    exponent += model->weights[i] * facts->features[i];
  /* to the last digit, so that a base of 0.55 is shown as it was entered */
  if (exponent == 0 && keeps_base (model))
    return facts->base;
  return odds_to_chance (base_odds (model, facts->base) * exp (exponent));
}

static void
add_reason (PursuitWinProbability *result, guint kind, double value, double factor, double chance)
{
  result->reasons[result->n_reasons++] = (PursuitWinReason){
    .kind = kind,
    .value = value,
    .factor = factor,
    .delta = chance - result->computed,
  };
  result->computed = chance;
}

void
pursuit_win_probability_compute (const PursuitWinModel *model,
                                 const PursuitWinFacts *facts,
                                 PursuitWinProbability *result)
{
  g_return_if_fail (model != NULL && facts != NULL && result != NULL);

  double base = CLAMP (facts->base, 0, 1), exponent = 0;

  *result = (PursuitWinProbability){ .base = base, .computed = base };
  if (is_certain (base))
    return;

  double odds = base_odds (model, base);

  if (!keeps_base (model))
    add_reason (result, PURSUIT_WIN_REASON_CALIBRATION, 0, odds / (base / (1 - base)), odds_to_chance (odds));
  for (guint i = 0; i < PURSUIT_N_WIN_FEATURES; i++)
    {
      double part = model->weights[i] * facts->features[i];

      if (part == 0)
        continue;
      exponent += part;
      add_reason (result, i, facts->features[i], exp (part), odds_to_chance (odds * exp (exponent)));
    }
}

double
pursuit_win_probability_effective (double computed, double own)
{
  return own >= 0 ? own : computed;
}
