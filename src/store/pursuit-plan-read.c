/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-plan-read.h"

#include "pursuit-forecast.h"
#include "pursuit-market-read.h"
#include "pursuit-rates.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TARGETS "plan-targets"

static double
real_or_nan (sqlite3_stmt *stmt, int column)
{
  return sqlite3_column_type (stmt, column) == SQLITE_NULL ? NAN : sqlite3_column_double (stmt, column);
}

/* The plan itself; without one the book stays in the home currency. */
static gboolean
read_plan (PursuitDb *db, PursuitPlanBook *book, GError **error)
{
  g_autofree char *home = pursuit_rates_read_home (db);
  sqlite3_stmt *stmt = pursuit_db_query (db, "plan-read", error);

  g_strlcpy (book->currency, home, sizeof book->currency);
  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, book->year);
  int state = pursuit_db_step (db, stmt, error);
  if (state == 1)
    {
      book->id = sqlite3_column_int64 (stmt, 0);
      g_strlcpy (book->currency, pursuit_column_text (stmt, 1), sizeof book->currency);
      pursuit_split_from_code (pursuit_column_text (stmt, 2), &book->split);
      book->market_growth = real_or_nan (stmt, 3);
      book->growth = real_or_nan (stmt, 4);
      book->presales = real_or_nan (stmt, 5);
      book->presales_load = sqlite3_column_int64 (stmt, 6);
      book->aftersales = real_or_nan (stmt, 7);
      book->aftersales_load = sqlite3_column_int64 (stmt, 8);
    }
  sqlite3_reset (stmt);
  return state >= 0;
}

/* Lines that a plan has, or could have; only the former have targets. */
static gboolean
read_parts (PursuitDb *db, PursuitPlanBook *book, const char *query, GError **error)
{
  gboolean has_targets = g_str_equal (query, TARGETS);
  sqlite3_stmt *stmt = pursuit_db_query (db, query, error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  if (has_targets)
    pursuit_bind_int (stmt, 1, book->id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitPlanPart *part =
          pursuit_plan_book_add_part (book, sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1),
                                      sqlite3_column_int64 (stmt, 3),
                                      g_strcmp0 (pursuit_column_text (stmt, 5), "region") == 0);
      part->owner_name = g_strdup (pursuit_column_text (stmt, 2));
      part->market_name = g_strdup (pursuit_column_text (stmt, 4));
      for (int m = 0; has_targets && m < PURSUIT_PLAN_MONTHS; m++)
        part->targets[m] = sqlite3_column_int64 (stmt, 6 + m);
    }
  return state == 0;
}

/* What was won in the plan's year and in the one before, and what is still expected of the latter. */
static gboolean
read_won (PursuitDb *db, PursuitPlanBook *book, GError **error)
{
  g_autoptr (PursuitRates) rates = pursuit_rates_load (db, book->today, error);
  g_autoptr (PursuitMarketMap) map = rates ? pursuit_market_map_read (db, error) : NULL;
  sqlite3_stmt *stmt = map ? pursuit_db_query (db, "plan-deals", error) : NULL;
  PursuitDay begin = pursuit_fiscal_begin (book->year, book->first_month, 0);
  char days[4][11];
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_day_write_iso (pursuit_fiscal_begin (book->year - 1, book->first_month, 0), days[0]);
  pursuit_day_write_iso (pursuit_fiscal_begin (book->year + 1, book->first_month, 0) - 1, days[1]);
  pursuit_day_write_iso (book->today, days[2]);
  pursuit_day_write_iso (begin - 1, days[3]);
  for (int i = 0; i < 4; i++)
    pursuit_bind_text (stmt, i + 1, days[i]);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitDay day = pursuit_day_parse_iso (pursuit_column_text (stmt, 3));
      gint64 owner = sqlite3_column_int64 (stmt, 0), industry, region,
             amount = sqlite3_column_int64 (stmt, 4);
      gboolean won = sqlite3_column_int64 (stmt, 6) != 0;

      /* as in the forecast, what is omitted there is not expected */
      if (!won && pursuit_forecast_category (pursuit_column_text (stmt, 7),
                                             sqlite3_column_double (stmt, 8)) == PURSUIT_FORECAST_OMITTED)
        continue;
      pursuit_market_map_find_groups (map, pursuit_column_text (stmt, 1), pursuit_column_text (stmt, 2),
                                      &industry, &region);
      if (amount != 0 && !pursuit_rates_convert (rates, amount, pursuit_column_text (stmt, 5), book->currency,
                                                 won ? day : book->today, &amount))
        book->n_unrated++;
      else if (won)
        pursuit_plan_book_add_won (book, owner, industry, region, day, amount);
      else
        pursuit_plan_book_add_expected (book, owner, industry, region, day, amount);
    }
  return state == 0;
}

/** pursuit_plan_read_first_month: the month, 1 to 12, in which fiscal years begin. */
int
pursuit_plan_read_first_month (PursuitDb *db)
{
  g_autofree char *month = pursuit_store_get_setting (db, PURSUIT_FISCAL_SETTING);

  return pursuit_fiscal_month_parse (month);
}

/* A book of @year, or of the year of @today, in the currency of its plan. */
static PursuitPlanBook *
read_book (PursuitDb *db, int year, PursuitDay today, GError **error)
{
  int first_month = pursuit_plan_read_first_month (db);
  g_autoptr (PursuitPlanBook) book =
      pursuit_plan_book_new (year != 0 ? year : pursuit_fiscal_year_of (today, first_month), first_month,
                             today);

  return read_plan (db, book, error) ? g_steal_pointer (&book) : NULL;
}

/** pursuit_plan_read_targets: as pursuit_plan_read(), without what came: no deal is read. */
PursuitPlanBook *
pursuit_plan_read_targets (PursuitDb *db, int year, PursuitDay today, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (PursuitPlanBook) book = read_book (db, year, today, error);

  return book != NULL && read_parts (db, book, TARGETS, error) ? g_steal_pointer (&book) : NULL;
}

/**
 * pursuit_plan_read:
 * @year: a fiscal year, by the calendar year in which it begins; 0: the one that @today lies in
 *
 * Returns: (transfer full) (nullable): the plan of the year with what came; without a plan, what came only
 */
PursuitPlanBook *
pursuit_plan_read (PursuitDb *db, int year, PursuitDay today, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (PursuitPlanBook) book = pursuit_plan_read_targets (db, year, today, error);

  return book != NULL && read_won (db, book, error) ? g_steal_pointer (&book) : NULL;
}

/**
 * pursuit_plan_read_past:
 * @by: one of the codes of PURSUIT_PLAN_BYS
 *
 * Returns: (transfer full) (nullable): the plan of the year, not with its own lines but with one for each of
 * us, for each target market or for each of us in each, and one for what is nobody's; without targets
 */
PursuitPlanBook *
pursuit_plan_read_past (PursuitDb *db, int year, const char *by, PursuitDay today, GError **error)
{
  g_return_val_if_fail (db != NULL && by != NULL, NULL);

  g_autofree char *query = g_strconcat ("plan-parts-", by, NULL);
  g_autoptr (PursuitPlanBook) book = read_book (db, year, today, error);

  if (book == NULL || (!g_str_equal (by, "all") && !read_parts (db, book, query, error)))
    return NULL;
  pursuit_plan_book_add_part (book, 0, 0, 0, FALSE);
  return read_won (db, book, error) ? g_steal_pointer (&book) : NULL;
}

static gboolean
write_month (PursuitDb *db, int month, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%d", month);

  return pursuit_store_set_setting (db, PURSUIT_FISCAL_SETTING, text, error) &&
         pursuit_db_exec (db, "COMMIT", error);
}

/**
 * pursuit_plan_write_fiscal_month:
 * @db: the storage thread's connection, (nullable) when the store is read-only
 * @month: 1 to 12
 *
 * Writes the month that the fiscal year begins with, in a transaction of its own; settings are not undone.
 */
gboolean
pursuit_plan_write_fiscal_month (PursuitStore *store, PursuitDb *db, int month, GError **error)
{
  g_autoptr (PursuitChange) change = pursuit_change_new ();

  if (db == NULL || pursuit_store_is_read_only (store))
    {
      g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_READ_ONLY,
                           _ ("The database is open for reading only. Nothing was written."));
      return FALSE;
    }
  if (!pursuit_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!write_month (db, month, error))
    {
      if (!sqlite3_get_autocommit (pursuit_db_get_handle (db)))
        pursuit_db_exec (db, "ROLLBACK", NULL);
      return FALSE;
    }
  pursuit_change_add_all (change, "plan");
  pursuit_store_announce (store, change);
  return TRUE;
}

/** pursuit_plan_set_targets: @n targets of a line from month @first on, counted from 0, in minor units. */
void
pursuit_plan_set_targets (PursuitRow *row, const gint64 *targets, guint first, guint n)
{
  g_return_if_fail (row != NULL && targets != NULL && first + n <= PURSUIT_PLAN_MONTHS);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *column = g_strdup_printf ("m%u", first + i + 1);
      pursuit_row_set_int (row, column, targets[i]);
    }
}

/** pursuit_plan_make_line: (transfer full) (nullable): the row of a new line of the plan; %NULL for who gets
 * nothing. */
PursuitRow *
pursuit_plan_make_line (const PursuitPlanPart *part, gint64 plan_id)
{
  PursuitRow *row;

  g_return_val_if_fail (part != NULL && plan_id != 0, NULL);

  if (pursuit_plan_sum (part->targets, PURSUIT_PLAN_MONTHS) == 0)
    return NULL;
  row = pursuit_row_new ();
  pursuit_row_set_int (row, "plan_id", plan_id);
  if (part->owner != 0)
    pursuit_row_set_int (row, "owner_id", part->owner);
  if (part->market != 0)
    pursuit_row_set_int (row, "market_id", part->market);
  pursuit_plan_set_targets (row, part->targets, 0, PURSUIT_PLAN_MONTHS);
  return row;
}
