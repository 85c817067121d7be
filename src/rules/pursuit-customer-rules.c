/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-customer-rules.h"

#include "pursuit-error.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
const PursuitRuleInfo PURSUIT_RULES[PURSUIT_N_RULES] = {
  [PURSUIT_RULE_MONTHS_A] = { "grade-months-a", PURSUIT_RULES_GRADE, N_ ("Grade A: closes within months"), 1, 120, 3 },
  [PURSUIT_RULE_MONTHS_B] = { "grade-months-b", PURSUIT_RULES_GRADE, N_ ("Grade B: closes within months"), 1, 120, 6 },
  [PURSUIT_RULE_LOW_CHANCE] = { "grade-low-chance", PURSUIT_RULES_GRADE, N_ ("One grade lower below a chance of (%)"), 0, 100, 20 },
  [PURSUIT_RULE_NEED_RECORDED] = { "grade-need-recorded", PURSUIT_RULES_GRADE, N_ ("The need is clear only when it is recorded"), 0, 1, 0 },
  [PURSUIT_RULE_EXPECTED_DAYS] = { "expected-close-days", PURSUIT_RULES_GRADE, N_ ("Expected close: within days"), 1, 365, 30 },
  [PURSUIT_RULE_AUTOMATIC] = { "pool-automatic", PURSUIT_RULES_RELEASE, N_ ("Release customers to the pool by themselves"), 0, 1, 1 },
  [PURSUIT_RULE_DAYS_A] = { "pool-days-a", PURSUIT_RULES_RELEASE, N_ ("Grade A: days without contact (0: never)"), 0, 3650, 45 },
  [PURSUIT_RULE_DAYS_B] = { "pool-days-b", PURSUIT_RULES_RELEASE, N_ ("Grade B: days without contact (0: never)"), 0, 3650, 60 },
  [PURSUIT_RULE_DAYS_C] = { "pool-days-c", PURSUIT_RULES_RELEASE, N_ ("Grade C: days without contact (0: never)"), 0, 3650, 120 },
  [PURSUIT_RULE_DAYS_D] = { "pool-days-d", PURSUIT_RULES_RELEASE, N_ ("Grade D: days without contact (0: never)"), 0, 3650, 180 },
  [PURSUIT_RULE_WARN_DAYS] = { "pool-warn-days", PURSUIT_RULES_RELEASE, N_ ("Warn so many days before"), 0, 365, 10 },
  [PURSUIT_RULE_CLAIMS_A_DAY] = { "pool-claims-a-day", PURSUIT_RULES_CLAIM, N_ ("Claims a day (0: no limit)"), 0, 100000, 10 },
  [PURSUIT_RULE_COOL_DOWN] = { "pool-cool-down-days", PURSUIT_RULES_CLAIM, N_ ("Days before a former owner may claim again"), 0, 3650, 30 },
  [PURSUIT_RULE_ARRIVAL_LOCK] = { "pool-arrival-lock-days", PURSUIT_RULES_CLAIM, N_ ("Days that new arrivals in the pool are locked"), 0, 3650, 1 },
  [PURSUIT_RULE_OWNED_LIMIT] = { "pool-owned-limit", PURSUIT_RULES_CLAIM, N_ ("Customers owned, won ones not counted (0: no limit)"), 0, 1000000, 500 },
  [PURSUIT_RULE_PROTECT_QUOTA] = { "pool-protect-quota", PURSUIT_RULES_CLAIM, N_ ("Customers protected at a time (0: no limit)"), 0, 1000000, 20 },
  [PURSUIT_RULE_PROTECT_DAYS] = { "pool-protect-days", PURSUIT_RULES_CLAIM, N_ ("Days that a protection lasts at most"), 1, 3650, 90 },
  [PURSUIT_RULE_OWNERS_WRITE] = { "owners-write", PURSUIT_RULES_RIGHTS, N_ ("Only owners, and those they let in, change a customer"), 0, 1, 0 },
  [PURSUIT_RULE_HIDE_PHONE] = { "pool-hide-phone", PURSUIT_RULES_HIDDEN, N_ ("Phone"), 0, 1, 1 },
  [PURSUIT_RULE_HIDE_WEBSITE] = { "pool-hide-website", PURSUIT_RULES_HIDDEN, N_ ("Website"), 0, 1, 0 },
  [PURSUIT_RULE_HIDE_NOTES] = { "pool-hide-notes", PURSUIT_RULES_HIDDEN, N_ ("Notes"), 0, 1, 1 },
  [PURSUIT_RULE_HIDE_PEOPLE] = { "pool-hide-people", PURSUIT_RULES_HIDDEN, N_ ("Mail and phones of its people"), 0, 1, 1 },
};
/* clang-format on */

/** pursuit_customer_rules_init: fills @rules with what holds as long as nobody set anything. */
void
pursuit_customer_rules_init (PursuitCustomerRules *rules)
{
  g_return_if_fail (rules != NULL);

  for (guint i = 0; i < PURSUIT_N_RULES; i++)
    rules->values[i] = PURSUIT_RULES[i].initial;
  rules->since = PURSUIT_DAY_NONE;
}

/** pursuit_rule_is_switch: whether @rule is yes or no. */
gboolean
pursuit_rule_is_switch (PursuitRule rule)
{
  g_return_val_if_fail (rule < PURSUIT_N_RULES, FALSE);

  return PURSUIT_RULES[rule].least == 0 && PURSUIT_RULES[rule].most == 1;
}

/** pursuit_rule_find: the rule of that name; −1 when there is none. */
int
pursuit_rule_find (const char *name)
{
  g_return_val_if_fail (name != NULL, -1);

  for (int i = 0; i < PURSUIT_N_RULES; i++)
    {
      if (g_str_equal (PURSUIT_RULES[i].name, name))
        return i;
    }
  return -1;
}

/**
 * pursuit_rule_parse:
 * @text: a whole number; of a switch also yes or no
 * @value: (out): what it says
 *
 * Returns: %FALSE with %PURSUIT_ERROR_BAD_VALUE when @rule cannot have that value
 */
gboolean
pursuit_rule_parse (PursuitRule rule, const char *text, int *value, GError **error)
{
  g_return_val_if_fail (rule < PURSUIT_N_RULES && text != NULL && value != NULL, FALSE);

  const PursuitRuleInfo *info = &PURSUIT_RULES[rule];
  gint64 number;

  if (pursuit_rule_is_switch (rule) && (g_str_equal (text, "yes") || g_str_equal (text, "no")))
    {
      *value = g_str_equal (text, "yes");
      return TRUE;
    }
  if (!g_ascii_string_to_signed (text, 10, info->least, info->most, &number, NULL))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("“%s” must be a whole number from %d to %d."), _ (info->label), info->least,
                   info->most);
      return FALSE;
    }
  *value = (int) number;
  return TRUE;
}

/** pursuit_rule_group_label: what the rules of @group are about, translated. */
const char *
pursuit_rule_group_label (PursuitRuleGroup group)
{
  static const char *const labels[] = {
    N_ ("Grading"), N_ ("Automatic release"),  N_ ("Claiming and protecting"),
    N_ ("Rights"),  N_ ("Hidden in the pool"),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == PURSUIT_N_RULE_GROUPS);
  g_return_val_if_fail (group < PURSUIT_N_RULE_GROUPS, NULL);

  return _ (labels[group]);
}
