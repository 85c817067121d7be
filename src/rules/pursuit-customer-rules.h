/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** PursuitRule: the numbers by which customers are graded and the pool is kept. */
typedef enum
{
  PURSUIT_RULE_MONTHS_A,
  PURSUIT_RULE_MONTHS_B,
  PURSUIT_RULE_LOW_CHANCE,
  PURSUIT_RULE_NEED_RECORDED,
  PURSUIT_RULE_EXPECTED_DAYS,
  PURSUIT_RULE_AUTOMATIC,
  PURSUIT_RULE_DAYS_A,
  PURSUIT_RULE_DAYS_B,
  PURSUIT_RULE_DAYS_C,
  PURSUIT_RULE_DAYS_D,
  PURSUIT_RULE_WARN_DAYS,
  PURSUIT_RULE_CLAIMS_A_DAY,
  PURSUIT_RULE_COOL_DOWN,
  PURSUIT_RULE_ARRIVAL_LOCK,
  PURSUIT_RULE_OWNED_LIMIT,
  PURSUIT_RULE_PROTECT_QUOTA,
  PURSUIT_RULE_PROTECT_DAYS,
  PURSUIT_RULE_OWNERS_WRITE,
  PURSUIT_RULE_HIDE_PHONE,
  PURSUIT_RULE_HIDE_WEBSITE,
  PURSUIT_RULE_HIDE_NOTES,
  PURSUIT_RULE_HIDE_PEOPLE,
  PURSUIT_N_RULES
} PursuitRule;

/** PursuitRuleGroup: what a rule is about. */
typedef enum
{
  PURSUIT_RULES_GRADE,
  PURSUIT_RULES_RELEASE,
  PURSUIT_RULES_CLAIM,
  PURSUIT_RULES_RIGHTS,
  PURSUIT_RULES_HIDDEN,
  PURSUIT_N_RULE_GROUPS
} PursuitRuleGroup;

/**
 * PursuitRuleInfo: one rule as people edit it.
 *
 * @name: of the database's setting
 * @label: marked for translation
 * @least, @most: the values it can have; 0 and 1 mean no and yes
 * @initial: what holds as long as nobody set it
 */
typedef struct
{
  const char *name;
  PursuitRuleGroup group;
  const char *label;
  int least, most;
  int initial;
} PursuitRuleInfo;

extern const PursuitRuleInfo PURSUIT_RULES[PURSUIT_N_RULES];

/**
 * PursuitCustomerRules: the rules of one database.
 *
 * @since: the day on which the rules of the pool began to count: nobody lost a customer by them before they
 *   were there
 */
typedef struct
{
  int values[PURSUIT_N_RULES];
  PursuitDay since;
} PursuitCustomerRules;

/** PURSUIT_RULES_SINCE: the setting that holds that day. */
#define PURSUIT_RULES_SINCE "pool-since"

void
pursuit_customer_rules_init (PursuitCustomerRules *rules);
gboolean
pursuit_rule_is_switch (PursuitRule rule);
int
pursuit_rule_find (const char *name);
gboolean
pursuit_rule_parse (PursuitRule rule, const char *text, int *value, GError **error);
const char *
pursuit_rule_group_label (PursuitRuleGroup group);

G_END_DECLS
