/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-probability.h"

#include <math.h>

/* The grade's limits in months to the expected close, and the chance below which it is one lower (§4). */
enum
{
  MONTHS_A = 3,
  MONTHS_B = 6
};
static const double LOW_CHANCE = 0.2;

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

/**
 * pursuit_grade_compute:
 * @expected_close: %PURSUIT_DAY_NONE when not known
 * @probability: the effective win probability
 * @today: the day that it is asked for
 *
 * With m months to the expected close: A ≤ 3 < B ≤ 6 < C; a chance below 20 % is one grade lower; without a
 * date there is no clear need yet: D (the method's §4).
 *
 * Returns: (transfer none): "A", "B", "C" or "D"
 */
const char *
pursuit_grade_compute (PursuitDay expected_close, double probability, PursuitDay today)
{
  static const char *const grades[] = { "A", "B", "C", "D" };

  if (expected_close == PURSUIT_DAY_NONE)
    return grades[3];

  int grade = 2;
  if (expected_close <= pursuit_day_add_months (today, MONTHS_A))
    grade = 0;
  else if (expected_close <= pursuit_day_add_months (today, MONTHS_B))
    grade = 1;
  if (probability < LOW_CHANCE)
    grade++;
  return grades[MIN (grade, 3)];
}
