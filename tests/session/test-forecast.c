/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forecast and plan: what snapshots keep, what a plan's lines add up to, and that undo brings all back. */

#include "pursuit-deal.h"
#include "pursuit-plan-line.h"
#include "pursuit-plan.h"
#include "pursuit-session-plan.h"
#include "pursuit-session-report.h"
#include "session-fixture.h"

#include <math.h>

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

static void
change_by_hand (SessionFixture *fixture, const char *sql)
{
  sqlite3 *db = NULL;

  pursuit_session_close (fixture->session);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
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
  session_forth_and_back (&fixture, pursuit_command_fill_plan (plan, PURSUIT_PLAN_BY_OWNER, FALSE, -1),
                          "Fill the plan for 2026");
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

#define YEAR_OF_LINE "m1+m2+m3+m4+m5+m6+m7+m8+m9+m10+m11+m12"

/* However a total is split, its lines add up to it; what cannot be split changes nothing. */
static void
test_split (void)
{
  SessionFixture fixture;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 400);
  gint64 plan = make_plan (&fixture);
  gint64 members = session_number (&fixture, "SELECT count(*) FROM member WHERE active = 1");
  for (int by = 0; by < PURSUIT_N_PLAN_BY; by++)
    for (int evenly = 0; evenly <= 1; evenly++)
      {
        session_forth_and_back (&fixture,
                                pursuit_command_fill_plan (plan, (PursuitPlanBy) by, evenly, 123456789),
                                "Fill the plan for 2026");
        session_run (&fixture, pursuit_command_fill_plan (plan, (PursuitPlanBy) by, evenly, 123456789));
        g_assert_cmpint (session_number (&fixture, "SELECT sum(" YEAR_OF_LINE ") FROM plan_line"), ==,
                         123456789);
        if (by == PURSUIT_PLAN_BY_OWNER && evenly)
          {
            g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM plan_line"), ==, members);
            g_assert_cmpint (session_number (&fixture, "SELECT max(" YEAR_OF_LINE ") - min(" YEAR_OF_LINE
                                                       ") FROM plan_line"),
                             <=, 1);
          }
      }
  session_assert_answer (&fixture, "SELECT count(*), count(owner_id), count(market_id) FROM plan_line",
                         "1|0|0\n");
  session_must_refuse (&fixture, pursuit_command_fill_plan (plan, PURSUIT_PLAN_BY_OWNER, TRUE, 0),
                       PURSUIT_ERROR_REFUSED, "nothing to split");
  session_assert_answer (&fixture, "SELECT count(*) FROM plan_line", "1\n");
  session_assert_sound (&fixture);
  session_fixture_close (&fixture);
}

#define CATEGORY                                                                                             \
  "COALESCE (forecast, CASE WHEN probability >= 0.75 THEN 'commit' WHEN probability >= 0.5 THEN "            \
  "'best-case' WHEN probability >= 0.05 THEN 'pipeline' ELSE 'omitted' END)"

/* What is still expected of a year that is not over counts in it, by what SQL says. */
static void
test_year_before (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 400);
  change_by_hand (&fixture,
                  "UPDATE deal SET expected_close = '2026-12-15' WHERE outcome = 'open' AND id % 3 = 0");
  open_on (&fixture, "2026-12-04");
  g_autoptr (PursuitPlanBook) book = pursuit_session_plan (fixture.session, 2027, &error);
  g_assert_no_error (error);
  gint64 won = session_number (&fixture, "SELECT sum(amount) FROM deal WHERE outcome = 'won' AND "
                                         "closed LIKE '2026-%'");
  gint64 expected =
      session_number (&fixture,
                      "SELECT sum(weighted) FROM deal WHERE outcome = 'open' AND "
                      "expected_close BETWEEN '2026-12-04' AND '2026-12-31' AND " CATEGORY " <> 'omitted'");
  g_assert_cmpint (expected, >, 0);
  g_assert_cmpint (book->expected, ==, expected);
  g_assert_cmpint (pursuit_plan_sum (book->base, PURSUIT_PLAN_MONTHS), ==, won + expected);
  session_fixture_close (&fixture);
}

/* The number in a cell of the @nth table of a report, in minor units. */
static gint64
cell (PursuitReport *report, guint nth, guint row, guint column)
{
  const PursuitReportBlock *block = pursuit_report_find_block (report, PURSUIT_BLOCK_TABLE, nth);

  g_assert_nonnull (block);
  return llround (100 * g_ascii_strtod (pursuit_report_table_get_raw (block->table, row, column), NULL));
}

/* Behind each part of a plan are the deals that were counted there. */
static void
test_plan_deals (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;
  const PursuitReportKind *kind = pursuit_report_registry_find ("plan");
  const PursuitReportParams params = { .from = pursuit_day_parse_iso ("2026-01-01"),
                                       .to = pursuit_day_parse_iso ("2026-12-31"),
                                       .granularity = PURSUIT_GRANULARITY_QUARTER };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 400);
  gint64 plan = make_plan (&fixture);
  session_run (&fixture, pursuit_command_fill_plan (plan, PURSUIT_PLAN_BY_OWNER_INDUSTRY, FALSE, -1));
  g_autoptr (PursuitReport) report = pursuit_session_report (fixture.session, kind, &params, &error);
  g_assert_no_error (error);
  for (guint nth = 0; nth < 2; nth++)
    {
      PursuitReportTable *table = pursuit_report_find_block (report, PURSUIT_BLOCK_TABLE, nth)->table;
      guint marks = 0;

      for (guint row = 0; row < pursuit_report_table_get_n_rows (table); row++)
        {
          gint64 mark = pursuit_report_table_get_mark (table, row);
          g_autoptr (GString) sql =
              g_string_new ("SELECT COALESCE (sum (amount), 0) FROM deal WHERE id IN (0");
          if (mark == 0)
            continue;
          g_autoptr (PursuitListSpec) spec =
              pursuit_session_report_list (fixture.session, kind, &params, mark, &error);
          g_assert_no_error (error);
          g_autoptr (GPtrArray) deals = pursuit_session_fetch (fixture.session, spec, &error);
          g_assert_no_error (error);
          for (guint i = 0; i < deals->len; i++)
            g_string_append_printf (sql, ", %d", (int) pursuit_record_get_id (deals->pdata[i]));
          g_string_append (sql, ") AND outcome = 'won' AND closed LIKE '2026-%'");
          /* the column “Won” */
          g_assert_cmpint (session_number (&fixture, sql->str), ==,
                           cell (report, nth, row, nth == 0 ? 3 : 5));
          marks += deals->len > 0;
        }
      g_assert_cmpuint (marks, >, 2);
    }
  session_fixture_close (&fixture);
}

/* A fiscal year that begins in April ends in March. */
static void
test_fiscal_year (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 400);
  g_assert_cmpint (pursuit_session_get_fiscal_month (fixture.session), ==, 1);
  pursuit_session_set_fiscal_month (fixture.session, 4, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pursuit_session_get_fiscal_month (fixture.session), ==, 4);
  open_on (&fixture, "2026-11-30");
  g_assert_cmpint (pursuit_session_get_fiscal_month (fixture.session), ==, 4);
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

/* The row of the @nth table that begins with @label. */
static guint
row_of (PursuitReport *report, guint nth, const char *label)
{
  PursuitReportTable *table = pursuit_report_find_block (report, PURSUIT_BLOCK_TABLE, nth)->table;

  for (guint i = 0; i < pursuit_report_table_get_n_rows (table); i++)
    {
      if (g_str_equal (pursuit_report_table_get_text (table, i, 0), label))
        return i;
    }
  g_assert_not_reached ();
}

/* An amount in CNY: dollars are worth 7, and there is no rate of yen. */
#define HOME(amount, currency)                                                                               \
  "CASE " currency " WHEN 'CNY' THEN " amount " WHEN 'USD' THEN " amount " * 7 ELSE 0 END"
static PursuitReport *
make_report (SessionFixture *fixture)
{
  PursuitReportParams params = { .from = pursuit_day_from_ymd (2026, 10, 1),
                                 .to = pursuit_day_from_ymd (2027, 3, 31),
                                 .since = pursuit_day_from_ymd (2026, 11, 30) };
  g_autoptr (GError) error = NULL;
  PursuitReport *report =
      pursuit_session_report (fixture->session, pursuit_report_registry_find ("forecast"), &params, &error);

  g_assert_no_error (error);
  return report;
}

/* Every figure of the report is what SQL says of the same deals, with three currencies and random edits. */
static void
test_report (void)
{
  SessionFixture fixture;
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  static const char *const categories[] = { "commit", "best-case", "pipeline" };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 400);
  change_by_hand (&fixture,
                  "INSERT INTO rate (id, uid, updated_ms, currency, day, value) VALUES (1, 'r', 0, 'USD', "
                  "'2020-01-01', 7.0);"
                  "UPDATE deal SET currency = 'USD' WHERE id % 5 = 1;"
                  "UPDATE deal SET currency = 'JPY' WHERE id % 17 = 2;"
                  "UPDATE deal SET expected_close = '2026-12-15' WHERE outcome = 'open' AND id % 3 = 0");
  open_on (&fixture, "2026-11-30");
  edit_at_random (&fixture, random, 40);
  open_on (&fixture, "2026-12-04");

  g_autoptr (PursuitReport) report = make_report (&fixture);
  guint december = row_of (report, 0, "Dec 2026"), october = row_of (report, 0, "Oct 2026");
  g_assert_cmpint (cell (report, 0, october, 1), ==,
                   session_number (&fixture,
                                   "SELECT sum (" HOME (
                                       "amount",
                                       "currency") ") FROM deal WHERE "
                                                   "outcome = 'won' AND substr (closed, 1, 7) = '2026-10'"));
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT COALESCE (sum (" HOME (
                               "amount", "currency") "), 0) FROM deal WHERE outcome = 'open' "
                                                     "AND expected_close LIKE '2026-12-%%' AND " CATEGORY
                                                     " = '%s'",
                           categories[i]);
      g_assert_cmpint (cell (report, 0, december, 2 + i), ==, session_number (&fixture, sql));
    }
  g_assert_cmpint (
      cell (report, 0, december, 5), ==,
      session_number (&fixture,
                      "SELECT sum (" HOME (
                          "weighted",
                          "currency") ") FROM deal WHERE "
                                      "outcome = 'open' AND expected_close LIKE '2026-12-%' AND " CATEGORY
                                      " <> 'omitted'"));
  /* what was, and what is, by SQL; the moves lead from one to the other */
  guint last =
      pursuit_report_table_get_n_rows (pursuit_report_find_block (report, PURSUIT_BLOCK_TABLE, 2)->table) - 1;
  gint64 sum = 0;
  for (guint i = 0; i < last; i++)
    sum += cell (report, 2, i, 2);
  g_assert_cmpint (
      cell (report, 2, 0, 2), ==,
      session_number (&fixture,
                      "SELECT sum (" HOME (
                          "amount", "currency") ") FROM forecast_line "
                                                "WHERE first <= '2026-11-30' AND (until IS NULL OR until > "
                                                "'2026-11-30') AND category <> 'omitted' AND expected_close "
                                                "BETWEEN '2026-10-01' AND '2027-03-31'"));
  g_assert_cmpint (cell (report, 2, last, 2), ==,
                   session_number (&fixture,
                                   "SELECT sum (" HOME (
                                       "amount",
                                       "currency") ") FROM deal WHERE "
                                                   "outcome = 'open' AND " CATEGORY " <> 'omitted' AND "
                                                   "expected_close BETWEEN '2026-10-01' AND '2027-03-31'"));
  g_assert_cmpint (sum, ==, cell (report, 2, last, 2));
  g_assert_cmpuint (last, >=, 4);
  session_fixture_close (&fixture);
}

/* A month that is over, held against its first day's snapshot: as the formula says. */
static void
test_accuracy (void)
{
  SessionFixture fixture;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 200);
  change_by_hand (&fixture,
                  "UPDATE deal SET expected_close = '2026-12-15' WHERE outcome = 'open' AND id % 2 = 0");
  open_on (&fixture, "2026-12-01");
  gint64 forecast =
      session_number (&fixture, "SELECT sum (weighted) FROM deal WHERE outcome = 'open' AND "
                                "expected_close LIKE '2026-12-%' AND " CATEGORY " <> 'omitted'");
  change_by_hand (&fixture,
                  "UPDATE deal SET outcome = 'won', closed = '2026-12-20' WHERE id = (SELECT min(id) "
                  "FROM deal WHERE outcome = 'open' AND amount > 0)");
  open_on (&fixture, "2027-01-05");
  g_autoptr (PursuitReport) report = make_report (&fixture);
  gint64 won = session_number (&fixture, "SELECT sum (amount) FROM deal WHERE outcome = 'won' AND "
                                         "closed LIKE '2026-12-%'");
  guint total = row_of (report, 1, "Total");
  PursuitReportTable *owners = pursuit_report_find_block (report, PURSUIT_BLOCK_TABLE, 1)->table;
  double bias = g_ascii_strtod (pursuit_report_table_get_raw (owners, total, 10), NULL);

  g_assert_cmpint (won, >, 0);
  g_assert_cmpfloat_with_epsilon (bias, (double) (forecast - won) / won, 1e-6);
  session_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/snapshots", test_snapshots);
  g_test_add_func ("/forecast/category", test_category);
  g_test_add_func ("/forecast/report", test_report);
  g_test_add_func ("/forecast/accuracy", test_accuracy);
  g_test_add_func ("/plan/fill", test_fill);
  g_test_add_func ("/plan/split", test_split);
  g_test_add_func ("/plan/year-before", test_year_before);
  g_test_add_func ("/plan/deals", test_plan_deals);
  g_test_add_func ("/plan/fiscal-year", test_fiscal_year);
  g_test_add_func ("/plan/targets", test_targets);
  return g_test_run ();
}
