/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-histogram.h"

#include <math.h>

/* A day a bin, 44 years; longer stays fall into the last one. */
#define N_BINS 16384

/* The value at @rank (from 0) in ascending order. */
static int
value_at (const PursuitHistogram *self, gint64 rank)
{
  gint64 seen = 0;
  int day = 0;

  for (; day < N_BINS - 1; day++)
    {
      seen += self->bins[day];
      if (seen > rank)
        break;
    }
  return day;
}

/* The quantile @p with linear interpolation between ranks (Hyndman and Fan's type 7). */
static double
quantile (const PursuitHistogram *self, double p)
{
  double rank = (self->n - 1) * p;
  int low = value_at (self, floor (rank));
  int high = value_at (self, ceil (rank));

  return low + (high - low) * (rank - floor (rank));
}

/**
 * pursuit_histogram_add:
 * @days: a stay, in days; one below 0 is left out, because dates that contradict their order measure nothing
 * @count: how many such stays
 */
void
pursuit_histogram_add (PursuitHistogram *self, gint64 days, gint64 count)
{
  if (days < 0)
    return;
  if (self->bins == NULL)
    self->bins = g_new0 (guint32, N_BINS);
  self->bins[MIN (days, N_BINS - 1)] += count;
  self->n += count;
}

/** pursuit_histogram_quantile: the days that the share @share (0 to 1) of stays do not exceed; NaN of none.
 */
double
pursuit_histogram_quantile (const PursuitHistogram *self, double share)
{
  return self->n > 0 ? quantile (self, share) : NAN;
}

/**
 * pursuit_histogram_spread:
 *
 * Returns: the number of stays, their median and quartiles
 */
PursuitSpread
pursuit_histogram_spread (const PursuitHistogram *self)
{
  if (self->n == 0)
    return (PursuitSpread){ 0, NAN, NAN, NAN };

  return (PursuitSpread){
    .n = self->n,
    .first_quartile = quantile (self, 0.25),
    .median = quantile (self, 0.5),
    .third_quartile = quantile (self, 0.75),
  };
}

/**
 * pursuit_histogram_clear:
 *
 * Empties it and frees its bins.
 */
void
pursuit_histogram_clear (PursuitHistogram *self)
{
  g_clear_pointer (&self->bins, g_free);
  self->n = 0;
}
