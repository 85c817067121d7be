/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forecast and plan: what snapshots keep, what a plan's lines add up to, and that undo brings all back. */

#include "pursuit-deal.h"
#include "pursuit-plan-line.h"
#include "pursuit-plan.h"
#include "pursuit-session-plan.h"
#include "session-fixture.h"

/* What is open, said by the deals themselves; $ in the second is a day. */
#define OPEN_NOW                                                                                             \
  "SELECT d.id, d.owner_id, d.expected_close, d.amount, d.currency, d.probability, d.forecast_manager, "     \
  "CASE WHEN d.forecast IS NOT NULL THEN d.forecast WHEN d.probability < 0.05 THEN 'omitted' "               \
  "WHEN d.probability < 0.5 THEN 'pipeline' WHEN d.probability < 0.75 THEN 'best-case' ELSE 'commit' END "   \
  "FROM deal d WHERE d.outcome = 'open' ORDER BY d.id"
#define OPEN_THEN                                                                                            \
  "SELECT deal_id, owner_id, expected_close, amount, currency, probability, manager, category "              \
  "FROM forecast_line WHERE first <= '%s' AND (until > '%s' OR until IS NULL) ORDER BY deal_id"

/* A new day begins with the program. */
static void
open_on (SessionFixture *fixture, const char *day)
{
  g_autoptr (GError) error = NULL;

  pursuit_session_close (fixture->session);
  pursuit_session_set_today (fixture->session, pursuit_day_parse_iso (day));
  pursuit_session_open (fixture->session, fixture->path, PURSUIT_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

static gint64
random_open_deal (SessionFixture *fixture, GRand *random)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM deal WHERE outcome = 'open' ORDER BY id "
                                          "LIMIT 1 OFFSET %d",
                                          g_rand_int_range (random, 0, 20));
  return session_number (fixture, sql);
}

/* Edits of all kinds that a forecast sees. */
static void
edit_at_random (SessionFixture *fixture, GRand *random, int n)
{
  for (int i = 0; i < n; i++)
    {
      gint64 id = random_open_deal (fixture, random);
      g_autofree char *number = g_strdup_printf ("%d", g_rand_int_range (random, 1, 1000000));
      g_autofree char *day = g_strdup_printf ("2026-12-%02d", g_rand_int_range (random, 1, 30));
      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          session_run (fixture, SET (PURSUIT_DEAL_ENTITY, id, "amount", number));
          break;
        case 1:
          session_run (fixture, SET (PURSUIT_DEAL_ENTITY, id, "forecast",
                                     PURSUIT_FORECASTS[g_rand_int_range (random, 0, 4)].code));
          break;
        case 2:
          session_run (fixture, SET (PURSUIT_DEAL_ENTITY, id, "expected_close", day));
          break;
        case 3:
          session_run (fixture, SET (PURSUIT_DEAL_ENTITY, id, "forecast_manager", number));
          break;
        case 4:
          session_run (fixture, pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, id));
          break;
        default:
          session_run (fixture, pursuit_command_close_deal (id, "lost", "price", NULL, PURSUIT_DAY_NONE));
        }
    }
}

/* Every snapshot, put together from its lines, is what the deals were on its day, whatever happened since. */
static void
test_snapshots (void)
{
  /* a Monday, another day of that week, the next Monday, the first of a month, and a month's second day */
  static const char *const days[] = { "2026-11-23", "2026-11-25", "2026-11-30", "2026-12-01", "2027-01-02" };
  static const gboolean due[] = { TRUE, FALSE, TRUE, TRUE, TRUE };
  SessionFixture fixture;
  char *kept[G_N_ELEMENTS (days)] = { NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 120);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      open_on (&fixture, days[i]);
      g_autofree char *taken =
          g_strdup_printf ("SELECT count(*) FROM forecast_snapshot WHERE day = '%s'", days[i]);
      g_assert_cmpint (session_number (&fixture, taken), ==, due[i]);
      kept[i] = session_answer (&fixture, OPEN_NOW);
      edit_at_random (&fixture, random, 12);
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *sql = g_strdup_printf (OPEN_THEN, days[i], days[i]);
      g_autofree char *then = session_answer (&fixture, sql);
      if (due[i])
        g_assert_cmpstr (then, ==, kept[i]);
      g_free (kept[i]);
    }
  /* what did not change is not written again */
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM forecast_line"), <,
                   4 * session_number (&fixture, "SELECT count(*) FROM forecast_line WHERE "
                                                 "first = '2026-11-23'"));
  session_assert_sound (&fixture);
  session_fixture_close (&fixture);
}

/* The owner's category and the manager's figure are fields like others. */
static void
test_category (void)
{
  SessionFixture fixture;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 20);
  gint64 id = session_number (&fixture, "SELECT min(id) FROM deal WHERE outcome = 'open'");
  g_autofree char *title = session_answer (&fixture, "SELECT title FROM deal WHERE outcome = 'open' "
                                                     "ORDER BY id LIMIT 1");
  g_autofree char *label = g_strdup_printf ("Edit “%s”", g_strchomp (title));
  session_forth_and_back (&fixture, SET (PURSUIT_DEAL_ENTITY, id, "forecast", "best-case"), label);
  session_run (&fixture, SET (PURSUIT_DEAL_ENTITY, id, "forecast_manager", "1234.56"));
  session_assert_answer (&fixture, "SELECT forecast, forecast_manager FROM deal WHERE forecast IS NOT NULL",
                         "best-case|123456\n");
  session_must_refuse (&fixture, SET (PURSUIT_DEAL_ENTITY, id, "forecast_manager", "-1"),
                       PURSUIT_ERROR_REFUSED, "not below 0");
  session_fixture_close (&fixture);
}

static gint64
make_plan (SessionFixture *fixture)
{
  return session_forth_and_back (fixture,
                                 NEW (PURSUIT_PLAN_ENTITY, "year", "2026", "market_growth", "18%", "growth",
                                      "25%"),
                                 "New plan for 2026");
}

/* What each of us won in the year before, with our growth; and as much as last year's months weigh. */
static void
test_fill (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 400);
  gint64 plan = make_plan (&fixture);
  session_forth_and_back (&fixture, pursuit_command_fill_plan (plan, PURSUIT_PLAN_BY_OWNER),
                          "Fill the plan for 2026 from the year before");
  g_autofree char *targets = session_answer (
      &fixture, "SELECT owner_id, m1+m2+m3+m4+m5+m6+m7+m8+m9+m10+m11+m12 FROM plan_line ORDER BY owner_id");
  g_autofree char *expected =
      session_answer (&fixture,
                      "SELECT owner_id, CAST (round (sum(amount) * 1.25) AS INTEGER) FROM deal WHERE "
                      "outcome = 'won' AND closed LIKE '2025-%' GROUP BY owner_id HAVING sum(amount) > 0 "
                      "ORDER BY owner_id");
  g_assert_cmpstr (targets, ==, expected);
  g_assert_cmpuint (strlen (targets), >, 10);

  g_autoptr (PursuitPlanBook) book = pursuit_session_plan (fixture.session, 2026, &error);
  g_assert_no_error (error);
  g_autofree char *won = session_answer (&fixture, "SELECT sum(amount) FROM deal WHERE outcome = 'won' AND "
                                                   "closed LIKE '2026-%'");
  g_assert_cmpint (pursuit_plan_sum (book->won, PURSUIT_PLAN_MONTHS), ==, g_ascii_strtoll (won, NULL, 10));
  g_autofree char *march = session_answer (&fixture, "SELECT sum(amount) FROM deal WHERE outcome = 'won' "
                                                     "AND closed LIKE '2025-03-%'");
  g_assert_cmpint (book->base[2], ==, g_ascii_strtoll (march, NULL, 10));
  session_assert_sound (&fixture);
  session_forth_and_back (&fixture, pursuit_command_delete_record (&PURSUIT_PLAN_ENTITY, plan),
                          "Delete the plan for 2026");
  session_fixture_close (&fixture);
}

/* A fiscal year that begins in April ends in March. */
static void
test_fiscal_year (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 400);
  pursuit_session_set_fiscal_month (fixture.session, 4, &error);
  g_assert_no_error (error);
  g_autoptr (PursuitPlanBook) book = pursuit_session_plan (fixture.session, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (book->year, ==, 2026);
  g_autofree char *base = session_answer (&fixture, "SELECT sum(amount) FROM deal WHERE outcome = 'won' AND "
                                                    "closed BETWEEN '2025-04-01' AND '2026-03-31'");
  g_autofree char *last = session_answer (&fixture, "SELECT sum(amount) FROM deal WHERE outcome = 'won' AND "
                                                    "closed BETWEEN '2026-03-01' AND '2026-03-31'");
  g_assert_cmpint (pursuit_plan_sum (book->base, PURSUIT_PLAN_MONTHS), ==, g_ascii_strtoll (base, NULL, 10));
  g_assert_cmpint (book->base[11], ==, g_ascii_strtoll (last, NULL, 10));
  session_fixture_close (&fixture);
}

/* A sum is spread to the minor unit; there is one plan a year and one line for each owner and market. */
static void
test_targets (void)
{
  SessionFixture fixture;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 20);
  gint64 plan = make_plan (&fixture);
  g_autofree char *plan_id = g_strdup_printf ("%d", (int) plan);
  gint64 line =
      session_forth_and_back (&fixture,
                              NEW (PURSUIT_PLAN_LINE_ENTITY, "plan_id", plan_id, "m1", "1", "m2", "2"),
                              "New line in the plan for 2026");
  session_must_refuse (&fixture, NEW (PURSUIT_PLAN_LINE_ENTITY, "plan_id", plan_id), PURSUIT_ERROR_REFUSED,
                       "has a line for them already");
  session_must_refuse (&fixture, NEW (PURSUIT_PLAN_ENTITY, "year", "2026"), PURSUIT_ERROR_REFUSED,
                       "a plan for 2026 already");
  session_must_refuse (&fixture, SET (PURSUIT_PLAN_LINE_ENTITY, line, "m3", "-1"), PURSUIT_ERROR_REFUSED,
                       "not below 0");
  session_must_refuse (&fixture, SET (PURSUIT_PLAN_ENTITY, plan, "currency", "JPY"), PURSUIT_ERROR_REFUSED,
                       "keeps its currency");
  session_forth_and_back (&fixture, pursuit_command_set_targets (line, 0, 0, 3, 100),
                          "Set targets in the plan for 2026");
  session_assert_answer (&fixture, "SELECT m1, m2, m3, m4 FROM plan_line", "33|67|0|\n");
  session_run (&fixture, pursuit_command_set_targets (line, 0, 6, 6, 1000001));
  session_assert_answer (&fixture,
                         "SELECT m7 + m8 + m9 + m10 + m11 + m12, max(m7, m12) - min(m7, m12) < 2 "
                         "FROM plan_line",
                         "1000001|1\n");
  session_forth_and_back (&fixture, pursuit_command_delete_record (&PURSUIT_PLAN_LINE_ENTITY, line),
                          "Delete a line of the plan for 2026");
  session_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/snapshots", test_snapshots);
  g_test_add_func ("/forecast/category", test_category);
  g_test_add_func ("/plan/fill", test_fill);
  g_test_add_func ("/plan/fiscal-year", test_fiscal_year);
  g_test_add_func ("/plan/targets", test_targets);
  return g_test_run ();
}
