/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-fiscal.h"
#include "pursuit-forecast.h"
#include "pursuit-plan-book.h"

#include <math.h>
#include <string.h>

static PursuitDay
day (const char *iso)
{
  return pursuit_day_parse_iso (iso);
}

/* Years that begin in any month, and their parts, cut at the ends of the period. */
static void
test_fiscal (void)
{
  g_assert_cmpint (pursuit_fiscal_year_of (day ("2026-03-31"), 4), ==, 2025);
  g_assert_cmpint (pursuit_fiscal_year_of (day ("2026-04-01"), 4), ==, 2026);
  g_assert_cmpint (pursuit_fiscal_begin (2026, 4, 12), ==, day ("2027-04-01"));
  g_assert_cmpint (pursuit_fiscal_month_parse ("13"), ==, 1);
  for (int first = 1; first <= 12; first++)
    {
      PursuitDay from = pursuit_fiscal_begin (2026, first, 0),
                 to = pursuit_fiscal_begin (2026, first, 12) - 1;
      static const guint parts[] = { 12, 4, 2, 1 };
      for (guint split = 0; split < PURSUIT_N_SPLITS; split++)
        {
          g_autoptr (GArray) begins = pursuit_fiscal_split (from, to, first, (PursuitSplit) split);
          g_assert_cmpuint (begins->len, ==, parts[split] + 1);
          g_assert_cmpint (pursuit_fiscal_find (begins, to), ==, (int) parts[split] - 1);
          g_assert_cmpint (pursuit_fiscal_find (begins, from), ==, 0);
          g_assert_cmpint (pursuit_fiscal_find (begins, to + 1), ==, -1);
          g_assert_cmpint (pursuit_fiscal_find (begins, from - 1), ==, -1);
        }
    }
  g_autoptr (GArray) cut =
      pursuit_fiscal_split (day ("2026-02-10"), day ("2026-07-05"), 1, PURSUIT_SPLIT_QUARTER);
  g_assert_cmpuint (cut->len, ==, 4);
  g_assert_cmpint (g_array_index (cut, PursuitDay, 0), ==, day ("2026-02-10"));
  g_assert_cmpint (g_array_index (cut, PursuitDay, 1), ==, day ("2026-04-01"));
  g_assert_cmpint (g_array_index (cut, PursuitDay, 3), ==, day ("2026-07-06"));
}

static void
test_category (void)
{
  g_assert_cmpint (pursuit_forecast_category (NULL, 0.75), ==, PURSUIT_FORECAST_COMMIT);
  g_assert_cmpint (pursuit_forecast_category (NULL, 0.7499), ==, PURSUIT_FORECAST_BEST_CASE);
  g_assert_cmpint (pursuit_forecast_category (NULL, 0.5), ==, PURSUIT_FORECAST_BEST_CASE);
  g_assert_cmpint (pursuit_forecast_category (NULL, 0.05), ==, PURSUIT_FORECAST_PIPELINE);
  g_assert_cmpint (pursuit_forecast_category (NULL, 0.049), ==, PURSUIT_FORECAST_OMITTED);
  g_assert_cmpint (pursuit_forecast_category ("omitted", 1), ==, PURSUIT_FORECAST_OMITTED);
}

/* The formula: 1 − |forecast − actual| ÷ actual. */
static void
test_accuracy (void)
{
  const PursuitForecastMark marks[] = { { .forecast = 80, .actual = 100 },
                                        { .forecast = 150, .actual = 100 },
                                        { .forecast = 10, .actual = 0 } };

  g_assert_cmpfloat_with_epsilon (pursuit_forecast_accuracy (marks, 1), 0.8, 1e-12);
  g_assert_cmpfloat_with_epsilon (pursuit_forecast_bias (marks, 1), -0.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (pursuit_forecast_accuracy (marks, 3), 1 - 80.0 / 200, 1e-12);
  g_assert_cmpfloat_with_epsilon (pursuit_forecast_bias (marks, 3), 40.0 / 200, 1e-12);
  g_assert_true (isnan (pursuit_forecast_accuracy (marks + 2, 1)));
  g_assert_true (isnan (pursuit_forecast_bias (marks, 0)));
}

static void
test_opening (void)
{
  const PursuitDay snapshots[] = { day ("2026-09-28"), day ("2026-10-01"), day ("2026-11-03"),
                                   day ("2026-12-09") };

  g_assert_cmpint (pursuit_forecast_opening (snapshots, 4, day ("2026-10-01")), ==, snapshots[1]);
  g_assert_cmpint (pursuit_forecast_opening (snapshots, 4, day ("2026-11-01")), ==, snapshots[2]);
  g_assert_cmpint (pursuit_forecast_opening (snapshots, 4, day ("2026-12-01")), ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (pursuit_forecast_opening (snapshots, 4, day ("2027-01-01")), ==, PURSUIT_DAY_NONE);
}

/* Whatever becomes of deals, the moves lead from what was to what is. */
static void
test_changes_add_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  PursuitForecastChanges changes = { 0 };
  gint64 sum;
  int n;

  for (int i = 0; i < 10000; i++)
    {
      PursuitForecastState states[2];
      for (int k = 0; k < 2; k++)
        {
          states[k].known = g_rand_int_range (random, 0, 8) != 0;
          states[k].open = states[k].known && g_rand_int_range (random, 0, 4) != 0;
          states[k].won = states[k].known && !states[k].open && g_rand_boolean (random);
          states[k].expected = g_rand_int_range (random, 0, 9) == 0 ? PURSUIT_DAY_NONE
                                                                    : g_rand_int_range (random, 20000, 20100);
          states[k].amount =
              g_rand_int_range (random, 0, 3) == 0 ? 500 : g_rand_int_range (random, 0, 1000000);
          states[k].category = (PursuitForecastCategory) g_rand_int_range (random, 0, 4);
        }
      pursuit_forecast_changes_add (&changes, &states[0], &states[1], 20020, 20070);
    }
  sum = changes.before;
  n = changes.n_before;
  for (guint i = 0; i < PURSUIT_N_FORECAST_MOVES; i++)
    {
      gboolean more = i <= PURSUIT_FORECAST_GROWN;
      g_assert_cmpuint (changes.counts[i], >, 100);
      g_assert_true (more ? changes.amounts[i] >= 0 : changes.amounts[i] <= 0);
      sum += changes.amounts[i];
      if (i != PURSUIT_FORECAST_GROWN && i != PURSUIT_FORECAST_SHRUNK)
        n += more ? (int) changes.counts[i] : -(int) changes.counts[i];
    }
  g_assert_cmpint (sum, ==, changes.after);
  g_assert_cmpint (n, ==, (int) changes.n_after);
}

/* One deal for each move. */
static void
test_moves (void)
{
  const PursuitForecastState in = { TRUE, TRUE, FALSE, 20050, 100, PURSUIT_FORECAST_COMMIT };
  PursuitForecastState now[PURSUIT_N_FORECAST_MOVES], then[PURSUIT_N_FORECAST_MOVES];

  for (guint i = 0; i < PURSUIT_N_FORECAST_MOVES; i++)
    now[i] = then[i] = in;
  then[PURSUIT_FORECAST_NEW].known = FALSE;
  then[PURSUIT_FORECAST_MOVED_IN].expected = 30000;
  now[PURSUIT_FORECAST_GROWN].amount = 150;
  now[PURSUIT_FORECAST_SHRUNK].amount = 50;
  now[PURSUIT_FORECAST_SLIPPED].expected = 30000;
  now[PURSUIT_FORECAST_LEFT_OUT].category = PURSUIT_FORECAST_OMITTED;
  now[PURSUIT_FORECAST_LOST].open = FALSE;
  now[PURSUIT_FORECAST_WON].open = FALSE;
  now[PURSUIT_FORECAST_WON].won = TRUE;
  for (guint i = 0; i < PURSUIT_N_FORECAST_MOVES; i++)
    {
      PursuitForecastChanges changes = { 0 };
      pursuit_forecast_changes_add (&changes, &then[i], &now[i], 20020, 20070);
      g_assert_cmpuint (changes.counts[i], ==, 1);
      g_assert_cmpint (changes.before + changes.amounts[i], ==, changes.after);
    }
}

/* Whatever is spread adds up, and no part is more than one unit off its share. */
static void
test_spread (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  gint64 even[3];

  pursuit_plan_spread (100, NULL, 3, even);
  g_assert_cmpint (even[0], ==, 33);
  g_assert_cmpint (even[1], ==, 34);
  g_assert_cmpint (even[2], ==, 33);
  for (int i = 0; i < 2000; i++)
    {
      guint n = g_rand_int_range (random, 1, 13);
      gint64 total = (gint64) g_rand_int (random) * g_rand_int_range (random, 0, 100), shape[12], parts[12];
      double weights = 0;
      for (guint k = 0; k < n; k++)
        weights += shape[k] = g_rand_int_range (random, 0, 1000);
      pursuit_plan_spread (total, shape, n, parts);
      g_assert_cmpint (pursuit_plan_sum (parts, n), ==, total);
      for (guint k = 0; k < n; k++)
        g_assert_cmpfloat (fabs (parts[k] -
                                 (weights > 0 ? total * (shape[k] / weights) : (double) total / n)),
                           <=, 1.001);
    }
}

static void
test_floor (void)
{
  g_assert_cmpint (pursuit_plan_check_floor (118, 100, 0.18), ==, PURSUIT_PLAN_ABOVE);
  g_assert_cmpint (pursuit_plan_check_floor (117, 100, 0.18), ==, PURSUIT_PLAN_UNDER_MARKET);
  g_assert_cmpint (pursuit_plan_check_floor (99, 100, 0.18), ==, PURSUIT_PLAN_UNDER_BASE);
  g_assert_cmpint (pursuit_plan_check_floor (95, 100, -0.1), ==, PURSUIT_PLAN_ABOVE);
  g_assert_cmpint (pursuit_plan_check_floor (99, 0, 0.18), ==, PURSUIT_PLAN_NO_BASE);
  g_assert_cmpint (pursuit_plan_check_floor (99, 100, NAN), ==, PURSUIT_PLAN_NO_BASE);
}

static void
test_pace (void)
{
  gint64 targets[PURSUIT_PLAN_MONTHS];
  PursuitPlanPace pace;

  for (guint i = 0; i < PURSUIT_PLAN_MONTHS; i++)
    targets[i] = 3100;
  /* five months and ten of 31 days */
  pursuit_plan_pace (targets, 11000, 2026, 3, day ("2026-08-10"), &pace);
  g_assert_cmpint (pace.due, ==, 5 * 3100 + 1000);
  g_assert_cmpfloat_with_epsilon (pace.pace, 11000.0 / 16500, 1e-12);
  g_assert_cmpfloat_with_epsilon (pace.attainment, 11000.0 / 37200, 1e-12);
  g_assert_cmpint (pace.per_month, ==, llround ((37200 - 11000) / (6 + 21.0 / 31)));
  pursuit_plan_pace (targets, 40000, 2026, 3, day ("2027-08-10"), &pace);
  g_assert_cmpint (pace.due, ==, 37200);
  g_assert_cmpint (pace.per_month, ==, 0);
  pursuit_plan_pace (targets, 0, 2026, 3, day ("2026-01-10"), &pace);
  g_assert_true (isnan (pace.pace));
  g_assert_cmpint (pace.per_month, ==, 3100);
}

/* A deal counts where it belongs, and in the rest only when it belongs nowhere. */
static void
test_book (void)
{
  g_autoptr (PursuitPlanBook) book = pursuit_plan_book_new (2026, 1, day ("2026-06-01"));
  PursuitPlanPart *li = pursuit_plan_book_add_part (book, 1, 7, 0, FALSE);
  PursuitPlanPart *north = pursuit_plan_book_add_part (book, 2, 0, 50, TRUE);
  PursuitPlanPart *rest = pursuit_plan_book_add_part (book, 3, 0, 0, FALSE);

  pursuit_plan_book_add_won (book, 7, 0, 50, day ("2026-01-31"), 10);
  pursuit_plan_book_add_won (book, 8, 50, 0, day ("2026-02-01"), 20);
  pursuit_plan_book_add_won (book, 7, 0, 0, day ("2025-12-31"), 40);
  pursuit_plan_book_add_won (book, 7, 0, 0, day ("2024-12-31"), 80);
  g_assert_cmpint (li->won[0], ==, 10);
  g_assert_cmpint (north->won[0], ==, 10);
  g_assert_cmpint (rest->won[1], ==, 20);
  g_assert_cmpint (pursuit_plan_sum (north->won, 12), ==, 10);
  g_assert_cmpint (pursuit_plan_sum (rest->won, 12), ==, 20);
  g_assert_cmpint (li->base[11], ==, 40);
  g_assert_cmpint (pursuit_plan_sum (book->won, 12), ==, 30);
  g_assert_cmpint (pursuit_plan_sum (book->base, 12), ==, 40);
}

/* The goal is the year before with our growth; what is split adds up to it, whatever the parts. */
static void
test_fill (void)
{
  g_autoptr (PursuitPlanBook) book = pursuit_plan_book_new (2026, 4, day ("2026-06-01"));
  PursuitPlanPart *li = pursuit_plan_book_add_part (book, 0, 7, 0, FALSE);
  PursuitPlanPart *wang = pursuit_plan_book_add_part (book, 0, 8, 0, FALSE);
  PursuitPlanPart *rest = pursuit_plan_book_add_part (book, 0, 0, 0, FALSE);

  book->growth = 0.25;
  g_assert_cmpint (pursuit_plan_book_get_goal (book), ==, -1);
  g_assert_cmpint (pursuit_plan_book_fill (book, -1, FALSE), ==, 0);
  g_assert_cmpint (pursuit_plan_book_fill (book, 1000, FALSE), ==, 0);
  pursuit_plan_book_add_won (book, 7, 0, 0, day ("2026-03-31"), 300);
  pursuit_plan_book_add_won (book, 9, 0, 0, day ("2025-04-01"), 101);
  book->growth = NAN;
  g_assert_cmpint (pursuit_plan_book_get_goal (book), ==, -1);
  book->market_growth = 0.18;
  g_assert_cmpint (pursuit_plan_book_get_goal (book), ==, 473);
  book->growth = 0.1;
  g_assert_cmpint (pursuit_plan_book_get_goal (book), ==, 441);

  g_assert_cmpint (pursuit_plan_book_fill (book, -1, FALSE), ==, 441);
  g_assert_cmpint (li->targets[11], ==, 330);
  g_assert_cmpint (rest->targets[0], ==, 111);
  g_assert_cmpint (pursuit_plan_sum (wang->targets, 12), ==, 0);
  book->split = PURSUIT_SPLIT_QUARTER;
  pursuit_plan_book_fill (book, 441, FALSE);
  g_assert_cmpint (li->targets[9], ==, 110);
  g_assert_cmpint (pursuit_plan_sum (li->targets + 9, 3), ==, 330);

  /* evenly: between the two of them, and over all months */
  g_assert_cmpint (pursuit_plan_book_fill (book, 1001, TRUE), ==, 1001);
  g_assert_cmpint (pursuit_plan_sum (rest->targets, 12), ==, 0);
  g_assert_cmpint (pursuit_plan_sum (li->targets, 12) + pursuit_plan_sum (wang->targets, 12), ==, 1001);
  g_assert_cmpint (ABS (pursuit_plan_sum (li->targets, 12) - 500), <=, 1);
  for (guint m = 0; m < PURSUIT_PLAN_MONTHS; m++)
    g_assert_cmpint (ABS (wang->targets[m] - 42), <=, 1);

  g_autoptr (PursuitPlanBook) alone = pursuit_plan_book_new (2026, 1, day ("2026-06-01"));
  PursuitPlanPart *all = pursuit_plan_book_add_part (alone, 0, 0, 0, FALSE);
  g_assert_cmpint (pursuit_plan_book_fill (alone, 1200, TRUE), ==, 1200);
  g_assert_cmpint (all->targets[7], ==, 100);
}

/* A plan is begun before the year before it is over: what is still expected of that counts. */
static void
test_expected (void)
{
  g_autoptr (PursuitPlanBook) next = pursuit_plan_book_new (2027, 1, day ("2026-11-21"));
  PursuitPlanPart *li = pursuit_plan_book_add_part (next, 1, 7, 0, FALSE);

  pursuit_plan_book_add_won (next, 7, 0, 0, day ("2026-02-01"), 100);
  pursuit_plan_book_add_expected (next, 7, 0, 0, day ("2026-11-20"), 1);
  pursuit_plan_book_add_expected (next, 7, 0, 0, day ("2026-11-21"), 20);
  pursuit_plan_book_add_expected (next, 8, 0, 0, day ("2026-12-31"), 4);
  pursuit_plan_book_add_expected (next, 7, 0, 0, day ("2027-01-01"), 8);
  g_assert_cmpint (next->expected, ==, 24);
  g_assert_cmpint (pursuit_plan_sum (next->base, 12), ==, 124);
  g_assert_cmpint (pursuit_plan_sum (li->base, 12), ==, 120);
  g_assert_cmpint (li->base[10], ==, 20);
  g_assert_cmpint (pursuit_plan_sum (next->won, 12), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/fiscal", test_fiscal);
  g_test_add_func ("/forecast/category", test_category);
  g_test_add_func ("/forecast/accuracy", test_accuracy);
  g_test_add_func ("/forecast/opening", test_opening);
  g_test_add_func ("/forecast/changes-add-up", test_changes_add_up);
  g_test_add_func ("/forecast/moves", test_moves);
  g_test_add_func ("/plan/spread", test_spread);
  g_test_add_func ("/plan/floor", test_floor);
  g_test_add_func ("/plan/pace", test_pace);
  g_test_add_func ("/plan/book", test_book);
  g_test_add_func ("/plan/fill", test_fill);
  g_test_add_func ("/plan/expected", test_expected);
  return g_test_run ();
}
