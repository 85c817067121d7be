/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "measure.h"
#include "pursuit-session-report.h"

/*
 * Every report there is over a random database of $PURSUIT_BENCH_DEALS deals (100,000 if not set), or over
 * $PURSUIT_BENCH_DATABASE, from the request to the finished report, against one pass in C that only reads the
 * events; then each of its charts, measured, laid out and drawn anew as after another width. The argument is
 * fill-reports.sql, which is run on a database that has no activities. $PURSUIT_BENCH_REPORT names the only
 * one that is wanted.
 */

enum
{
  ROUNDS = 3,
  DRAWINGS = 15
};

#define QUERY                                                                                                \
  "SELECT deal_id, to_stage_id, owner_id, amount, day, at_known, probability_after, currency, kind, "        \
  "outcome, forced, reason, competitor FROM stage_event WHERE voided_by IS NULL ORDER BY deal_id, seq"

static const struct
{
  double width;
  double height;
} SIZES[] = { { 420, 300 }, { 900, 420 }, { 1800, 700 }, { 1920, 1080 } };

/* The times in the middle, each by itself. */
static MeasureTime
get_middle (const MeasureTime *times)
{
  double walls[ROUNDS], processes[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      walls[i] = times[i].wall;
      processes[i] = times[i].process;
    }
  return (MeasureTime){ .wall = measure_median (walls, ROUNDS),
                        .process = measure_median (processes, ROUNDS) };
}

/* Reads what reports need of every event, and adds it up so that nothing is left out. */
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

static MeasureTime
measure_floor (const char *path)
{
  MeasureTime times[ROUNDS], floor;
  gint64 n_events = 0, sum = 0;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < ROUNDS; i++)
    {
      MeasureTime start = measure_now ();

      sum += plain_pass (db, &n_events);
      times[i] = measure_since (start);
    }
  g_assert_cmpint (sum, !=, 0);
  sqlite3_close (db);
  floor = get_middle (times);
  g_print ("floor: one pass over %" G_GINT64_FORMAT " events: wall %.0f ms, processor %.0f ms\n", n_events,
           floor.wall, floor.process);
  return floor;
}

/* What the window does with a chart that gets another size. */
static double
draw_chart (PursuitChart *chart, double width, double height)
{
  const PursuitTheme *theme = pursuit_theme_get (PURSUIT_THEME_LIGHT);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cairo_t *cr = cairo_create (image);
  MeasureTime start = measure_now ();
  double least, likes;

  {
    g_autoptr (PursuitCanvas) measure = pursuit_canvas_new_measure (NULL);
    g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_cairo (cr, NULL);

    pursuit_chart_get_heights (chart, width, theme, measure, &least, &likes);
    g_autoptr (PursuitChartLayout) layout =
        pursuit_chart_lay_out (chart, width, MAX (least, height), theme, measure);
    pursuit_chart_layout_draw (layout, canvas, 0);
  }
  cairo_surface_flush (image);
  double used = measure_since (start).thread;
  cairo_destroy (cr);
  cairo_surface_destroy (image);
  return used;
}

static void
measure_chart (PursuitChart *chart, guint number)
{
  g_print ("    chart %u, %u marks, redrawn, processor:", number, pursuit_chart_get_n_marks (chart));
  for (guint i = 0; i < G_N_ELEMENTS (SIZES); i++)
    {
      double times[DRAWINGS];

      for (guint k = 0; k < DRAWINGS; k++)
        times[k] = draw_chart (chart, SIZES[i].width + k, SIZES[i].height);
      measure_sort (times, DRAWINGS);
      g_print ("  %gx%g %.2f, worst %.2f ms", SIZES[i].width, SIZES[i].height, times[DRAWINGS / 2],
               times[DRAWINGS - 1]);
    }
  g_print ("\n");
}

static void
measure_report (PursuitSession *session,
                const PursuitReportKind *kind,
                const PursuitReportParams *params,
                const char *about,
                MeasureTime floor,
                gboolean draw)
{
  g_autoptr (PursuitReport) report = NULL;
  MeasureTime times[ROUNDS], first, middle;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      MeasureTime start = measure_now ();

      g_clear_object (&report);
      report = pursuit_session_report (session, kind, params, &error);
      g_assert_no_error (error);
      times[i] = measure_since (start);
    }
  first = times[0];
  middle = get_middle (times);
  g_print ("  %-13s %-24s wall %7.0f (first %7.0f), processor %7.0f ms, %5.2f x%s\n", kind->name, about,
           middle.wall, first.wall, middle.process, middle.process / floor.process,
           pursuit_report_is_empty (report) ? ", EMPTY" : "");
  for (guint i = 0, n = 0; draw && i < pursuit_report_get_n_blocks (report); i++)
    if (pursuit_report_get_block (report, i)->kind == PURSUIT_BLOCK_CHART)
      measure_chart (pursuit_report_get_block (report, i)->chart, ++n);
}

/* As it is chosen first, of all time, and of one owner; the funnel in each of its modes. */
static void
measure_kind (PursuitSession *session, const PursuitReportKind *kind, MeasureTime floor)
{
  PursuitReportParams params = { .mode = PURSUIT_FUNNEL_NOW }, all = params;
  PursuitDay today = pursuit_session_get_today (session);

  pursuit_period_resolve (PURSUIT_PERIOD_THIS_YEAR, today, 1, &params.from, &params.to);
  pursuit_period_resolve (PURSUIT_PERIOD_ALL, today, 1, &all.from, &all.to);
  if (kind->uses & PURSUIT_REPORT_USES_MODE)
    for (params.mode = 0; params.mode < PURSUIT_FUNNEL_N_MODES; params.mode++)
      measure_report (session, kind, &params, pursuit_funnel_mode_to_string (params.mode), floor, TRUE);
  else
    measure_report (session, kind, &params, "this year", floor, TRUE);
  all.mode = params.mode = PURSUIT_FUNNEL_FLOW;
  if (kind->uses & PURSUIT_REPORT_USES_PERIOD)
    measure_report (session, kind, &all, "of all time", floor, FALSE);
  if (kind->uses & PURSUIT_REPORT_USES_COMPARISON)
    {
      params.comparison = PURSUIT_COMPARE_YEAR;
      measure_report (session, kind, &params, "this year and the last", floor, FALSE);
      params.comparison = PURSUIT_COMPARE_NONE;
    }
  if (kind->uses & PURSUIT_REPORT_USES_OWNER)
    {
      params.owner = 7;
      measure_report (session, kind, &params, "this year, one owner", floor, FALSE);
    }
}

static void
fill (const char *path, const char *script)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *stmt = NULL;
  sqlite3 *db = NULL;

  g_file_get_contents (script, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT 1 FROM activity LIMIT 1", -1, &stmt, NULL), ==, SQLITE_OK);
  if (sqlite3_step (stmt) == SQLITE_DONE)
    {
      sqlite3_finalize (stmt);
      sqlite3_exec (db, "PRAGMA synchronous = OFF; PRAGMA cache_size = -131072; BEGIN", NULL, NULL, NULL);
      if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
        g_error ("%s: %s", script, sqlite3_errmsg (db));
      sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
    }
  else
    sqlite3_finalize (stmt);
  sqlite3_close (db);
}

static void
create (const char *path, gint64 n_deals)
{
  PursuitCreateOptions options = { .sample = PURSUIT_SAMPLE_RANDOM, .n_deals = n_deals, .seed = 1 };
  g_autoptr (PursuitSession) session = pursuit_session_new ();
  g_autoptr (GError) error = NULL;

  pursuit_session_create (session, path, &options, NULL, &error);
  g_assert_no_error (error);
  pursuit_session_close (session);
}

int
main (int argc, char *argv[])
{
  const char *given = g_getenv ("PURSUIT_BENCH_DATABASE"), *deals = g_getenv ("PURSUIT_BENCH_DEALS");
  const char *only = g_getenv ("PURSUIT_BENCH_REPORT");
  g_autofree char *folder = g_dir_make_tmp ("pursuit-bench-XXXXXX", NULL);
  g_autofree char *path = given ? g_strdup (given) : g_build_filename (folder, "bench.db", NULL);
  g_autoptr (PursuitSession) session = pursuit_session_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (argc, ==, 2);
  if (given == NULL)
    create (path, deals ? g_ascii_strtoll (deals, NULL, 10) : 100000);
  fill (path, argv[1]);
  MeasureTime floor = measure_floor (path);
  pursuit_session_open (session, path, PURSUIT_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < pursuit_report_registry_get_n (); i++)
    if (only == NULL || g_str_equal (only, pursuit_report_registry_get (i)->name))
      measure_kind (session, pursuit_report_registry_get (i), floor);
  pursuit_session_close (session);
  if (!given)
    g_unlink (path);
  g_rmdir (folder);
  return 0;
}
