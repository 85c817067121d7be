/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-win-probability.h"

G_BEGIN_DECLS

/** PURSUIT_CALIBRATION_MIN_DEALS: with fewer closed deals the plain rule stays. */
#define PURSUIT_CALIBRATION_MIN_DEALS 30

/** PURSUIT_CALIBRATION_N_BINS: of the reliability chart, each a tenth of the chance. */
#define PURSUIT_CALIBRATION_N_BINS 10

/**
 * PursuitClosedDeal: one entry into a stage by a deal that is closed by now.
 *
 * @deal: its id; all entries of a deal together count as one
 * @facts: as they stood at the entry, kept with the event; never as they were at closing
 * @won: how the deal ended
 */
typedef struct
{
  gint64 deal;
  PursuitWinFacts facts;
  gboolean won;
} PursuitClosedDeal;

/** PursuitCalibrationMethod: what the data were enough for. */
typedef enum
{
  PURSUIT_CALIBRATION_NONE,     /* too few deals, or all ended the same way: the plain rule */
  PURSUIT_CALIBRATION_RATE,     /* the bases and all features were the same: the intercept only */
  PURSUIT_CALIBRATION_PLATT,    /* all features were the same: intercept and slope of the base */
  PURSUIT_CALIBRATION_LOGISTIC, /* every feature that varies has its own weight */
} PursuitCalibrationMethod;

/**
 * PursuitCalibration: a model fitted to the user's closed deals.
 *
 * @model: to be used; the plain rule when @method is %PURSUIT_CALIBRATION_NONE
 * @intercept_error, @slope_error, @weight_errors: standard errors; 0 for what was not fitted
 * @n, @n_won: entries that were used, and those of deals that were won
 * @n_deals: how many deals they belong to
 * @brier, @brier_plain, @brier_rate: mean squared error on these entries (0 is best) of the model, of the
 * plain rule, and of always saying the share that was won
 */
typedef struct
{
  PursuitCalibrationMethod method;
  PursuitWinModel model;
  double intercept_error;
  double slope_error;
  double weight_errors[PURSUIT_N_WIN_FEATURES];
  guint n;
  guint n_won;
  guint n_deals;
  double brier;
  double brier_plain;
  double brier_rate;
} PursuitCalibration;

/** PursuitReliabilityBin: the entries whose predicted chance lay in a tenth. */
typedef struct
{
  guint n;
  double predicted; /* mean of the predictions; 0 when n is 0 */
  double won;       /* share that was won; 0 when n is 0 */
} PursuitReliabilityBin;

/**
 * pursuit_calibration_fit:
 * @deals: (array length=n_deals): closed deals; those whose base is 0 or 1 say nothing and are left out
 *
 * Logistic regression of winning on the log odds of the base and the features, by pursuit_logistic_fit(). Its
 * ridge draws each number towards the plain rule instead of 0, so that few deals change little and no weight
 * goes to infinity. Numbers whose column does not vary stay the plain rule's; with the base alone this is
 * Platt's scaling (Probabilistic Outputs for Support Vector Machines, Advances in Large Margin Classifiers,
 * 1999).
 */
void
pursuit_calibration_fit (const PursuitClosedDeal *deals, guint n_deals, PursuitCalibration *calibration);

/**
 * pursuit_calibration_explain:
 * @in_use: whether chances are computed with a fitted model already; else @calibration is what could be had
 *
 * Returns: (transfer full): translated sentences for the user: on how many deals the model rests, and how far
 * off it is beside the plain rule and the share that is won
 */
char *
pursuit_calibration_explain (const PursuitCalibration *calibration, gboolean in_use);

/**
 * pursuit_calibration_brier:
 *
 * Returns: the mean of (prediction − outcome)² (Brier, Monthly Weather Review 78, 1950), 0 to 1, of @model on
 *   @deals; 0 when there are none
 */
double
pursuit_calibration_brier (const PursuitWinModel *model, const PursuitClosedDeal *deals, guint n_deals);

int
pursuit_calibration_find_bin (const PursuitWinModel *model, const PursuitClosedDeal *deal);

/**
 * pursuit_calibration_reliability:
 * @bins: (out caller-allocates): bin i has the predictions from i / 10 up to, but not including, (i + 1) /
 * 10; the last one has 1 too
 */
void
pursuit_calibration_reliability (const PursuitWinModel *model,
                                 const PursuitClosedDeal *deals,
                                 guint n_deals,
                                 PursuitReliabilityBin bins[PURSUIT_CALIBRATION_N_BINS]);

G_END_DECLS
