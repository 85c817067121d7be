/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-weight-share.h"

#include <stdlib.h>

typedef struct
{
  guint index;
  gint64 rest; /* of the division, which decides who is rounded up */
} Rest;

/* The largest rest first; of the same rest who stands first. */
static int
compare_rests (gconstpointer a, gconstpointer b)
{
  const Rest *left = a, *right = b;

  if (left->rest != right->rest)
    return left->rest < right->rest ? 1 : -1;
  return left->index < right->index ? -1 : 1;
}

/**
 * pursuit_weights_share:
 * @weights: (array length=n_weights): decision weights of the people of a buying centre as they were entered,
 * from 0, or %PURSUIT_WEIGHT_UNKNOWN
 * @shares: (out caller-allocates) (array length=n_weights): the weights in whole per cent of their sum; they
 * add up to 100 exactly, by the method of the largest remainder. %PURSUIT_WEIGHT_UNKNOWN stays that; all do
 * when the weights add up to nothing
 * @sum: (out) (optional): what the weights as entered add up to
 *
 * Returns: whether the weights as entered add up to 100
 */
gboolean
pursuit_weights_share (const int *weights, guint n_weights, int *shares, int *sum)
{
  g_autofree Rest *rests = g_new (Rest, MAX (n_weights, 1));
  gint64 total = 0;
  int given = 0;

  g_return_val_if_fail (n_weights == 0 || (weights != NULL && shares != NULL), FALSE);

  for (guint i = 0; i < n_weights; i++)
    total += MAX (weights[i], 0);
  for (guint i = 0; i < n_weights; i++)
    {
      gint64 whole = 100 * (gint64) MAX (weights[i], 0);

      shares[i] = weights[i] < 0 || total == 0 ? PURSUIT_WEIGHT_UNKNOWN : (int) (whole / total);
      rests[i] = (Rest){ i, total == 0 ? 0 : whole % total };
      given += MAX (shares[i], 0);
    }
  if (total > 0)
    qsort (rests, n_weights, sizeof *rests, compare_rests);
  for (guint i = 0; total > 0 && i < n_weights && given < 100; i++, given++)
    shares[rests[i].index]++;
  if (sum != NULL)
    *sum = (int) MIN (total, G_MAXINT);
  return total == 100;
}
