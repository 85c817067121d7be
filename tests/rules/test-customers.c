/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company.h"
#include "pursuit-customer-section.h"
#include "pursuit-error.h"
#include "pursuit-grade.h"
#include "pursuit-market.h"
#include "pursuit-pool.h"

static PursuitDay TODAY;

static void
assert_grade (const PursuitCustomerRules *rules, PursuitDay close, double chance, const char *expected)
{
  const PursuitGradeFacts facts = { .expected_close = close, .probability = chance, .today = TODAY };

  g_assert_cmpstr (pursuit_grade_of_deal (rules, &facts), ==, expected);
}

/* A ≤ 3 months < B ≤ 6 < C, one lower below a chance of 20 %, no need D; the last day of a limit is within.
 */
static void
test_grade_of_deal (void)
{
  PursuitCustomerRules rules;

  pursuit_customer_rules_init (&rules);
  assert_grade (&rules, PURSUIT_DAY_NONE, 0.9, "D");
  assert_grade (&rules, TODAY - 10, 0.9, "A");
  assert_grade (&rules, pursuit_day_add_months (TODAY, 3), 0.2, "A");
  assert_grade (&rules, pursuit_day_add_months (TODAY, 3), 0.19, "B");
  assert_grade (&rules, pursuit_day_add_months (TODAY, 3) + 1, 0.5, "B");
  assert_grade (&rules, pursuit_day_add_months (TODAY, 6), 0.5, "B");
  assert_grade (&rules, pursuit_day_add_months (TODAY, 6) + 1, 0.5, "C");
  assert_grade (&rules, pursuit_day_add_months (TODAY, 30), 0.1, "D");

  rules.values[PURSUIT_RULE_MONTHS_A] = 1;
  rules.values[PURSUIT_RULE_MONTHS_B] = 2;
  rules.values[PURSUIT_RULE_LOW_CHANCE] = 50;
  assert_grade (&rules, pursuit_day_add_months (TODAY, 2), 0.5, "B");
  assert_grade (&rules, pursuit_day_add_months (TODAY, 2), 0.4, "C");
  rules.values[PURSUIT_RULE_NEED_RECORDED] = 1;
  assert_grade (&rules, TODAY, 0.9, "D");
}

static void
assert_life (PursuitLifeFacts facts, const char *grade, const char *life)
{
  g_assert_cmpstr (pursuit_grade_of_company (&facts), ==, grade);
  g_assert_cmpstr (pursuit_life_of_company (&facts), ==, life);
}

static void
test_life (void)
{
  assert_life ((PursuitLifeFacts){ 0 }, "D", "target");
  assert_life ((PursuitLifeFacts){ .verified = TRUE }, "D", "database");
  assert_life ((PursuitLifeFacts){ .best = "B" }, "B", "open");
  assert_life ((PursuitLifeFacts){ .best = "B", .last_outcome = "lost" }, "B", "open");
  assert_life ((PursuitLifeFacts){ .best = "B", .said = "A" }, "A", "open");
  assert_life ((PursuitLifeFacts){ .last_outcome = "won" }, "C", "won");
  assert_life ((PursuitLifeFacts){ .last_outcome = "postponed", .verified = TRUE }, "C", "lost");
  assert_life ((PursuitLifeFacts){ .best = "A", .ceased = TRUE }, "A", "ceased");
}

static PursuitReleaseFacts
owned (const char *grade)
{
  return (PursuitReleaseFacts){ .grade = grade,
                                .owned = TRUE,
                                .owner_since = TODAY - 20,
                                .last_contact = PURSUIT_DAY_NONE,
                                .planned_until = PURSUIT_DAY_NONE,
                                .protected_until = PURSUIT_DAY_NONE };
}

/* Days without contact by grade, from the latest of contact, owner and rules; never while something is
 * planned, locked or protected. */
static void
test_release (void)
{
  PursuitCustomerRules rules;
  PursuitReleaseFacts facts = owned ("A");

  pursuit_customer_rules_init (&rules);
  rules.since = TODAY - 400;
  g_assert_cmpint (pursuit_pool_release_day (&rules, &facts), ==, TODAY - 20 + 45);
  facts.last_contact = TODAY - 300; /* of an owner before */
  g_assert_cmpint (pursuit_pool_release_day (&rules, &facts), ==, TODAY - 20 + 45);
  facts.last_contact = TODAY - 5;
  g_assert_cmpint (pursuit_pool_release_day (&rules, &facts), ==, TODAY - 5 + 45);
  facts.planned_until = TODAY + 100;
  g_assert_cmpint (pursuit_pool_release_day (&rules, &facts), ==, TODAY + 101);
  facts.protected_until = TODAY + 120;
  g_assert_cmpint (pursuit_pool_release_day (&rules, &facts), ==, TODAY + 121);
  facts.exclusive = TRUE;
  g_assert_cmpint (pursuit_pool_release_day (&rules, &facts), ==, PURSUIT_DAY_NONE);

  facts = owned ("D");
  g_assert_cmpint (pursuit_pool_release_day (&rules, &facts), ==, TODAY - 20 + 180);
  rules.since = TODAY; /* the rules are of today */
  g_assert_cmpint (pursuit_pool_release_day (&rules, &facts), ==, TODAY + 180);
  facts.won = TRUE;
  g_assert_cmpint (pursuit_pool_release_day (&rules, &facts), ==, PURSUIT_DAY_NONE);
  facts = owned ("B");
  rules.values[PURSUIT_RULE_DAYS_B] = 0;
  g_assert_cmpint (pursuit_pool_release_day (&rules, &facts), ==, PURSUIT_DAY_NONE);
  facts = owned ("C");
  facts.owned = FALSE;
  g_assert_cmpint (pursuit_pool_release_day (&rules, &facts), ==, PURSUIT_DAY_NONE);
  facts.owned = TRUE;
  rules.values[PURSUIT_RULE_AUTOMATIC] = 0;
  g_assert_cmpint (pursuit_pool_release_day (&rules, &facts), ==, PURSUIT_DAY_NONE);
}

static void
assert_own (const PursuitCustomerRules *rules,
            const PursuitOwnFacts *facts,
            PursuitPoolRefusal refusal,
            int number)
{
  PursuitPoolVerdict verdict = pursuit_pool_may_own (rules, facts);

  g_assert_cmpint (verdict.refusal, ==, refusal);
  g_assert_cmpint (verdict.number, ==, number);
  if (refusal != PURSUIT_POOL_ALLOWED)
    {
      g_autofree char *sentence = pursuit_pool_word_refusal (&verdict, "Hengda");
      g_assert_nonnull (strstr (sentence, "“Hengda”"));
    }
}

static void
test_claim (void)
{
  PursuitCustomerRules rules;
  PursuitOwnFacts facts = {
    .to_id = 1, .actor_id = 1, .arrived = PURSUIT_DAY_NONE, .left = PURSUIT_DAY_NONE, .today = TODAY
  };

  pursuit_customer_rules_init (&rules);
  g_assert_true (pursuit_pool_is_claim (&facts));
  assert_own (&rules, &facts, PURSUIT_POOL_ALLOWED, 0);
  facts.arrived = TODAY;
  assert_own (&rules, &facts, PURSUIT_POOL_NEW_ARRIVAL, TODAY + 1);
  facts.arrived = TODAY - 1;
  assert_own (&rules, &facts, PURSUIT_POOL_ALLOWED, 0);
  facts.left = TODAY - 29;
  assert_own (&rules, &facts, PURSUIT_POOL_COOL_DOWN, TODAY + 1);
  facts.left = TODAY - 30;
  facts.claimed_today = 10;
  assert_own (&rules, &facts, PURSUIT_POOL_CLAIM_LIMIT, 10);
  facts.claimed_today = 9;
  facts.n_owned = 500;
  assert_own (&rules, &facts, PURSUIT_POOL_OWNED_LIMIT, 500);
  rules.values[PURSUIT_RULE_OWNED_LIMIT] = 0; /* no limit */
  assert_own (&rules, &facts, PURSUIT_POOL_ALLOWED, 0);
  facts.ceased = TRUE;
  assert_own (&rules, &facts, PURSUIT_POOL_CEASED, 0);
}

/* What others give, and what is only just made, is no claim; the number that one may own holds for all. */
static void
test_assign (void)
{
  PursuitCustomerRules rules;
  PursuitOwnFacts facts = { .to_id = 1, .actor_id = 2, .arrived = TODAY, .left = TODAY, .today = TODAY };

  pursuit_customer_rules_init (&rules);
  facts.claimed_today = 10;
  g_assert_false (pursuit_pool_is_claim (&facts));
  assert_own (&rules, &facts, PURSUIT_POOL_ALLOWED, 0);
  facts.n_owned = 499;
  assert_own (&rules, &facts, PURSUIT_POOL_ALLOWED, 0);
  facts.n_owned = 500;
  assert_own (&rules, &facts, PURSUIT_POOL_OWNED_LIMIT, 500);
  facts.n_owned = 0;
  facts.owner_id = 1;
  assert_own (&rules, &facts, PURSUIT_POOL_SAME_OWNER, 0);
  facts.owner_id = 3;
  facts.exclusive = TRUE;
  assert_own (&rules, &facts, PURSUIT_POOL_EXCLUSIVE, 0);
  facts.actor_id = 3; /* theirs to give */
  assert_own (&rules, &facts, PURSUIT_POOL_ALLOWED, 0);

  facts = (PursuitOwnFacts){ .to_id = 1, .actor_id = 1, .is_new = TRUE, .claimed_today = 10, .today = TODAY };
  g_assert_false (pursuit_pool_is_claim (&facts));
  assert_own (&rules, &facts, PURSUIT_POOL_ALLOWED, 0);
  facts.n_owned = 500;
  assert_own (&rules, &facts, PURSUIT_POOL_OWNED_LIMIT, 500);
}

static void
test_hold (void)
{
  PursuitCustomerRules rules;
  PursuitHoldFacts facts = { .owner_id = 1, .actor_id = 2, .until = TODAY + 90, .today = TODAY };

  pursuit_customer_rules_init (&rules);
  g_assert_cmpint (pursuit_pool_may_protect (&rules, &facts).refusal, ==, PURSUIT_POOL_ALLOWED);
  facts.until++;
  g_assert_cmpint (pursuit_pool_may_protect (&rules, &facts).number, ==, TODAY + 90);
  facts.until = TODAY;
  facts.n_protected = 20;
  g_assert_cmpint (pursuit_pool_may_protect (&rules, &facts).refusal, ==, PURSUIT_POOL_PROTECT_QUOTA);
  g_assert_cmpint (pursuit_pool_may_share (&facts).refusal, ==, PURSUIT_POOL_ALLOWED);
  facts.exclusive = TRUE;
  g_assert_cmpint (pursuit_pool_may_share (&facts).refusal, ==, PURSUIT_POOL_EXCLUSIVE);
  facts.owner_id = 0;
  g_assert_cmpint (pursuit_pool_may_protect (&rules, &facts).refusal, ==, PURSUIT_POOL_NOT_OWNED);
}

static void
test_settings (void)
{
  g_autoptr (GError) error = NULL;
  int value = -1;

  for (guint i = 0; i < PURSUIT_N_RULES; i++)
    {
      g_assert_cmpint (pursuit_rule_find (PURSUIT_RULES[i].name), ==, i);
      g_assert_cmpint (PURSUIT_RULES[i].initial, >=, PURSUIT_RULES[i].least);
      g_assert_cmpint (PURSUIT_RULES[i].initial, <=, PURSUIT_RULES[i].most);
    }
  g_assert_true (pursuit_rule_parse (PURSUIT_RULE_AUTOMATIC, "no", &value, NULL));
  g_assert_cmpint (value, ==, 0);
  g_assert_true (pursuit_rule_parse (PURSUIT_RULE_DAYS_A, "30", &value, NULL));
  g_assert_cmpint (value, ==, 30);
  g_assert_false (pursuit_rule_parse (PURSUIT_RULE_LOW_CHANCE, "101", &value, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE);
  g_assert_cmpint (pursuit_rule_find ("pool"), ==, -1);
}

static void
test_market (void)
{
  g_autoptr (PursuitMarketBook) book = pursuit_market_book_new ();

  pursuit_market_book_add (book, PURSUIT_MARKET_INDUSTRY, 1, "Energy", "Power,Wind power\nMining");
  pursuit_market_book_add (book, PURSUIT_MARKET_INDUSTRY, 2, "制造", "钢铁，机械");
  pursuit_market_book_add (book, PURSUIT_MARKET_REGION, 3, "Power", NULL);
  g_assert_cmpint (pursuit_market_book_find (book, PURSUIT_MARKET_INDUSTRY, "ENERGY"), ==, 1);
  g_assert_cmpint (pursuit_market_book_find (book, PURSUIT_MARKET_INDUSTRY, " mining "), ==, 1);
  g_assert_cmpint (pursuit_market_book_find (book, PURSUIT_MARKET_INDUSTRY, "机械制造业"), ==, 2);
  g_assert_cmpint (pursuit_market_book_find (book, PURSUIT_MARKET_INDUSTRY, "钢铁"), ==, 2);
  g_assert_cmpint (pursuit_market_book_find (book, PURSUIT_MARKET_INDUSTRY, "Fishing"), ==, 0);
  g_assert_cmpint (pursuit_market_book_find (book, PURSUIT_MARKET_INDUSTRY, NULL), ==, 0);
  g_assert_cmpint (pursuit_market_book_find (book, PURSUIT_MARKET_REGION, "power"), ==, 3);
  /* what was asked before does not hide a group that comes later */
  pursuit_market_book_add (book, PURSUIT_MARKET_INDUSTRY, 4, "Fishing", "");
  g_assert_cmpint (pursuit_market_book_find (book, PURSUIT_MARKET_INDUSTRY, "Fishing"), ==, 4);
}

static void
test_sections (void)
{
  PursuitCustomerRules rules;

  pursuit_customer_rules_init (&rules);
  for (const PursuitChoice *section = PURSUIT_CUSTOMER_LISTS; section->code != NULL; section++)
    {
      g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
      pursuit_customer_section_restrict (spec, section->code, &rules, TODAY);
      g_autoptr (PursuitListSpec) all = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
      g_autofree char *json = pursuit_list_spec_to_json (spec), *of_all = pursuit_list_spec_to_json (all);
      g_assert_cmpstr (json, !=, of_all);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TODAY = pursuit_day_from_ymd (2026, 11, 22);
  g_test_add_func ("/customers/grade-of-deal", test_grade_of_deal);
  g_test_add_func ("/customers/life", test_life);
  g_test_add_func ("/customers/release", test_release);
  g_test_add_func ("/customers/claim", test_claim);
  g_test_add_func ("/customers/assign", test_assign);
  g_test_add_func ("/customers/hold", test_hold);
  g_test_add_func ("/customers/settings", test_settings);
  g_test_add_func ("/customers/market", test_market);
  g_test_add_func ("/customers/sections", test_sections);
  return g_test_run ();
}
