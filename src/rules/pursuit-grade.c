/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-grade.h"

/**
 * pursuit_grade_of_deal:
 * @rules: the limits
 * @facts: of the deal, on a day
 *
 * With m months to the expected close: A ≤ 3 < B ≤ 6 < C; a chance below 20 % is one grade lower; without a
 * clear need, which is a date to buy by (and, where the rules ask for it, a need that is written down), it is
 * D (the method's §4). The three numbers are settings.
 *
 * Returns: (transfer none): "A", "B", "C" or "D"
 */
const char *
pursuit_grade_of_deal (const PursuitCustomerRules *rules, const PursuitGradeFacts *facts)
{
  static const char *const grades[] = { "A", "B", "C", "D" };
  g_return_val_if_fail (rules != NULL && facts != NULL, NULL);

  if (facts->expected_close == PURSUIT_DAY_NONE ||
      (rules->values[PURSUIT_RULE_NEED_RECORDED] && !facts->need_recorded))
    return grades[3];

  int grade = 2;
  if (facts->expected_close <= pursuit_day_add_months (facts->today, rules->values[PURSUIT_RULE_MONTHS_A]))
    grade = 0;
  else if (facts->expected_close <=
           pursuit_day_add_months (facts->today, rules->values[PURSUIT_RULE_MONTHS_B]))
    grade = 1;
  if (facts->probability < rules->values[PURSUIT_RULE_LOW_CHANCE] / 100.0)
    grade++;
  return grades[MIN (grade, 3)];
}

/**
 * pursuit_grade_of_company:
 *
 * What somebody said, else the best grade of its open deals. Without any it is watched for change (C) when it
 * ever had a need that became a deal, else D: it is in the target market only.
 *
 * Returns: (transfer none): "A", "B", "C" or "D"
 */
const char *
pursuit_grade_of_company (const PursuitLifeFacts *facts)
{
  g_return_val_if_fail (facts != NULL, NULL);

  if (facts->said != NULL)
    return facts->said;
  if (facts->best != NULL)
    return facts->best;
  return facts->last_outcome != NULL ? "C" : "D";
}

/**
 * pursuit_life_of_company:
 *
 * Where it stands in the life of a customer: target market, valid database, open (with deals, by grade), won
 * or lost (then back in the database), ceased business.
 *
 * Returns: (transfer none): the code of one of #PURSUIT_COMPANY_LIVES
 */
const char *
pursuit_life_of_company (const PursuitLifeFacts *facts)
{
  g_return_val_if_fail (facts != NULL, NULL);

  if (facts->ceased)
    return "ceased";
  if (facts->best != NULL)
    return "open";
  if (facts->last_outcome != NULL)
    return g_str_equal (facts->last_outcome, "won") ? "won" : "lost";
  return facts->verified ? "database" : "target";
}
