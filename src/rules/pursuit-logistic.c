/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-logistic.h"

#include <math.h>

enum
{
  MAX_K = PURSUIT_LOGISTIC_MAX_COLUMNS,
  MAX_STEPS = 100,
  MAX_HALVINGS = 30
};

/* The largest change of a coefficient at which the search ends, and the size at which it has run away. */
static const double STEP_END = 1e-9;
static const double RUNAWAY = 1e4;

/* Penalised log likelihood at a point, its slope, and the information (minus its curvature). */
typedef struct
{
  double likelihood;
  double gradient[MAX_K];
  double information[MAX_K][MAX_K];
} Point;

/* log (1 + exp (z)) without overflow */
static double
log_one_plus_exp (double z)
{
  return z > 0 ? z + log1p (exp (-z)) : log1p (exp (z));
}

static double
dot (const double *a, const double *b, guint k)
{
  double sum = 0;

  for (guint i = 0; i < k; i++)
    sum += a[i] * b[i];
  return sum;
}

/* The log odds of a row. */
static double
log_odds_of (const PursuitLogisticData *data, guint row, const double *beta)
{
  double offset = data->offset != NULL ? data->offset[row] : 0;

  return offset + dot (&data->x[(gsize) row * data->k], beta, data->k);
}

static double
likelihood_at (const PursuitLogisticData *data, const double *beta)
{
  double sum = 0;

  for (guint i = 0; i < data->n; i++)
    {
      double z = log_odds_of (data, i, beta);
      double weight = data->weights != NULL ? data->weights[i] : 1;

      sum += weight * (data->y[i] * z - log_one_plus_exp (z));
    }
  for (guint j = 0; j < data->k; j++)
    sum -= 0.5 * data->ridge[j] * (beta[j] - data->centre[j]) * (beta[j] - data->centre[j]);
  return sum;
}

static void
evaluate (const PursuitLogisticData *data, const double *beta, Point *point)
{
  *point = (Point){ .likelihood = likelihood_at (data, beta) };
  for (guint i = 0; i < data->n; i++)
    {
      const double *x = &data->x[(gsize) i * data->k];
      double weight = data->weights != NULL ? data->weights[i] : 1;
      double p = 1 / (1 + exp (-log_odds_of (data, i, beta)));
      double residual = weight * (data->y[i] - p), spread = weight * p * (1 - p);

      for (guint j = 0; j < data->k; j++)
        {
          point->gradient[j] += residual * x[j];
          for (guint l = 0; l <= j; l++)
            point->information[j][l] += spread * x[j] * x[l];
        }
    }
  for (guint j = 0; j < data->k; j++)
    {
      point->gradient[j] -= data->ridge[j] * (beta[j] - data->centre[j]);
      point->information[j][j] += data->ridge[j];
    }
}

/* Replaces the lower triangle of a symmetric matrix by L with L Lᵀ = the matrix. FALSE when a pivot has lost
 * so much to the columns before it that only rounding is left: the columns depend on each other. */
static gboolean
factorise (double matrix[MAX_K][MAX_K], guint k)
{
  for (guint j = 0; j < k; j++)
    {
      double before = matrix[j][j];
      double pivot = before - dot (matrix[j], matrix[j], j);

      if (!(pivot > 1e-12 * before) || !isfinite (pivot))
        return FALSE;
      matrix[j][j] = sqrt (pivot);
      for (guint i = j + 1; i < k; i++)
        matrix[i][j] = (matrix[i][j] - dot (matrix[i], matrix[j], j)) / matrix[j][j];
    }
  return TRUE;
}

/* Solves L Lᵀ x = b. */
static void
solve (double l[MAX_K][MAX_K], guint k, const double *b, double *x)
{
  for (guint i = 0; i < k; i++)
    x[i] = (b[i] - dot (l[i], x, i)) / l[i][i];
  for (guint i = k; i-- > 0;)
    {
      for (guint j = i + 1; j < k; j++)
        x[i] -= l[j][i] * x[j];
      x[i] /= l[i][i];
    }
}

/* Goes from @beta along @step, half as far each time that it would be worse there. The largest change made.
 */
static double
advance (const PursuitLogisticData *data, double likelihood, const double *step, double *beta)
{
  double scale = 1;

  for (guint halving = 0; halving < MAX_HALVINGS; halving++, scale /= 2)
    {
      double next[MAX_K], largest = 0;

      for (guint j = 0; j < data->k; j++)
        {
          next[j] = beta[j] + scale * step[j];
          largest = MAX (largest, fabs (scale * step[j]));
        }
      if (likelihood_at (data, next) >= likelihood)
        {
          memcpy (beta, next, data->k * sizeof *beta);
          return largest;
        }
    }
  return 0; /* no better place can be told from this one */
}

static gboolean
has_run_away (const double *beta, guint k)
{
  for (guint j = 0; j < k; j++)
    {
      if (!(fabs (beta[j]) < RUNAWAY))
        return TRUE;
    }
  return FALSE;
}

static void
take_errors (double l[MAX_K][MAX_K], guint k, double *errors)
{
  for (guint j = 0; j < k; j++)
    {
      double unit[MAX_K] = { 0 }, column[MAX_K];

      unit[j] = 1;
      solve (l, k, unit, column);
      errors[j] = sqrt (column[j]);
    }
}

gboolean
pursuit_logistic_fit (const PursuitLogisticData *data, double *coefficients, double *errors)
{
  g_return_val_if_fail (data != NULL && coefficients != NULL && errors != NULL, FALSE);
  g_return_val_if_fail (data->n > 0 && data->k > 0 && data->k <= MAX_K, FALSE);

  Point point;

  memcpy (coefficients, data->centre, data->k * sizeof *coefficients);
  for (guint i = 0; i < MAX_STEPS; i++)
    {
      double step[MAX_K];

      evaluate (data, coefficients, &point);
      if (!factorise (point.information, data->k))
        return FALSE;
      solve (point.information, data->k, point.gradient, step);
      if (advance (data, point.likelihood, step, coefficients) < STEP_END)
        {
          take_errors (point.information, data->k, errors);
          return TRUE;
        }
      if (has_run_away (coefficients, data->k))
        return FALSE;
    }
  return FALSE;
}
