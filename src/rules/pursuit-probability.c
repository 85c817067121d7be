/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-probability.h"

#include <math.h>

/**
 * pursuit_probability_weigh:
 * @amount: minor units
 * @probability: 0 to 1
 *
 * Returns: the weighted amount in whole minor units, so that sums of it do not depend on their order
 */
gint64
pursuit_probability_weigh (gint64 amount, double probability)
{
  return (gint64) llround ((double) amount * probability);
}
