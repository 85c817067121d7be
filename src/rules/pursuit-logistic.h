/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PURSUIT_LOGISTIC_MAX_COLUMNS: of a regression, the constant one included. */
#define PURSUIT_LOGISTIC_MAX_COLUMNS 16

/**
 * PursuitLogisticData: what a logistic regression is fitted to. Nothing is owned.
 *
 * @x: @n rows of @k numbers, one row after another; a column of ones makes an intercept
 * @y: @n outcomes, 0 or 1
 * @offset: (nullable): @n log odds that are known already and added to xβ
 * @weights: (nullable): how much each row counts, above 0; %NULL for 1 each
 * @centre, @ridge: @k numbers each: the penalty is ½ Σ ridge (coefficient − centre)². It is that of a normal
 *   distribution of the coefficient around @centre with the standard deviation 1 / √ridge; a ridge of 0
 * leaves the coefficient to the data alone.
 */
typedef struct
{
  const double *x;
  const guint8 *y;
  const double *offset;
  const double *weights;
  guint n;
  guint k;
  const double *centre;
  const double *ridge;
} PursuitLogisticData;

/**
 * pursuit_logistic_fit:
 * @data: at least one row, and 1 to PURSUIT_LOGISTIC_MAX_COLUMNS columns
 * @coefficients: (out caller-allocates): @k numbers, in log odds
 * @errors: (out caller-allocates): their standard errors: the roots of the diagonal of the inverse of the
 *   penalised information XᵀWX + diag (ridge) at the maximum, with W = diag (weight p (1 − p))
 *
 * Maximises the penalised likelihood of P (y = 1) = 1 / (1 + exp (−offset − xβ)) by Newton's method: solve
 * (XᵀWX + R) δ = Xᵀ (y − p) − R (β − centre) by Cholesky's factorisation, and halve the step while it makes
 * the likelihood worse. It is the iteratively reweighted least squares of McCullagh & Nelder, Generalized
 * Linear Models, 2nd ed. 1989, §4.4.3, with the ridge of le Cessie & van Houwelingen, Ridge Estimators in
 * Logistic Regression, Applied Statistics 41 (1992), 191–201. The penalised likelihood is concave: there is
 * one maximum.
 *
 * Returns: whether the maximum was found; it is not when columns depend on each other, or the data are
 *   separable, and no ridge holds them
 */
gboolean
pursuit_logistic_fit (const PursuitLogisticData *data, double *coefficients, double *errors);

G_END_DECLS
