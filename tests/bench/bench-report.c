/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "pursuit-session-report.h"

/*
 * The funnel report over a random database of $PURSUIT_BENCH_DEALS deals (100,000 if not set), or over
 * $PURSUIT_BENCH_DATABASE, from the request to the finished report, against one pass in C that only reads the
 * same columns of the same events.
 */

#define ROUNDS 5
#define QUERY                                                                                                \
  "SELECT deal_id, to_stage_id, owner_id, amount, day, at_known, probability_after, currency, kind, "        \
  "outcome, "                                                                                                \
  "forced, reason, competitor FROM stage_event WHERE voided_by IS NULL ORDER BY deal_id, seq"

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

static double
median_ms (gint64 times[ROUNDS])
{
  qsort (times, ROUNDS, sizeof times[0], compare_times);
  return times[ROUNDS / 2] / 1000.0;
}

/* Reads what the fold needs of every event and adds it up. */
static gint64
plain_pass (sqlite3 *db, gint64 *n_events)
{
  sqlite3_stmt *stmt = NULL;
  gint64 sum = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (db, QUERY, -1, &stmt, NULL), ==, SQLITE_OK);
  *n_events = 0;
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      static const int numbers[] = { 0, 1, 2, 3, 5, 10 };
      static const int words[] = { 4, 7, 8, 9 };

      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        sum += sqlite3_column_int64 (stmt, numbers[i]);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        sum += sqlite3_column_text (stmt, words[i])[0];
      sum += (gint64) sqlite3_column_double (stmt, 6);
      (*n_events)++;
    }
  sqlite3_finalize (stmt);
  return sum;
}

static void
measure_report (PursuitSession *session, PursuitFunnelMode mode, double floor_ms)
{
  PursuitReportParams params = { .mode = mode };
  gint64 times[ROUNDS];
  double ms;

  pursuit_period_resolve (PURSUIT_PERIOD_LAST_YEAR, pursuit_session_get_today (session), 1, &params.from,
                          &params.to);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (PursuitReport) report =
          pursuit_session_report (session, pursuit_report_registry_find ("funnel"), &params, &error);

      g_assert_no_error (error);
      times[i] = g_get_monotonic_time () - start;
    }
  ms = median_ms (times);
  g_print ("  %-6s %.1f ms, %.2f x\n", pursuit_funnel_mode_to_string (mode), ms, ms / floor_ms);
}

int
main (void)
{
  const char *given = g_getenv ("PURSUIT_BENCH_DATABASE"), *deals = g_getenv ("PURSUIT_BENCH_DEALS");
  gint64 n_events = 0, sum = 0;
  PursuitCreateOptions options = { .sample = PURSUIT_SAMPLE_RANDOM,
                                   .n_deals = deals ? g_ascii_strtoll (deals, NULL, 10) : 100000,
                                   .seed = 1 };
  g_autofree char *folder = g_dir_make_tmp ("pursuit-bench-XXXXXX", NULL);
  g_autofree char *path = given ? g_strdup (given) : g_build_filename (folder, "bench.db", NULL);
  g_autoptr (PursuitSession) session = pursuit_session_new ();
  g_autoptr (GError) error = NULL;
  gint64 times[ROUNDS];
  double floor_ms;
  sqlite3 *db = NULL;

  if (given)
    pursuit_session_open (session, path, PURSUIT_OPEN_READ_ONLY, &error);
  else
    pursuit_session_create (session, path, &options, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      sum += plain_pass (db, &n_events);
      times[i] = g_get_monotonic_time () - start;
    }
  floor_ms = median_ms (times);
  g_print ("funnel report, %" G_GINT64_FORMAT " events: plain pass %.1f ms\n", n_events, floor_ms);
  for (PursuitFunnelMode mode = 0; mode < PURSUIT_FUNNEL_N_MODES; mode++)
    measure_report (session, mode, floor_ms);
  sqlite3_close (db);
  pursuit_session_close (session);
  if (!given)
    g_unlink (path);
  g_rmdir (folder);
  return sum == 0;
}
