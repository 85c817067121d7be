/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-forecast-snapshot.h"

#include "pursuit-forecast.h"

/*
 * What open deals are forecast as, week by week. A snapshot keeps a line only of a deal that changed since
 * the one before; it is written in slices, and counts when it is whole.
 */

/* The day of a snapshot that was begun, and the first deal that waits for it. */
#define SNAPSHOTTING "forecast-snapshot"

/* So many deals at a time: edits wait for no more than one slice. */
static const gint64 SLICE = 5000;

static PursuitDay
read_last (PursuitDb *db)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "forecast-last", NULL);
  PursuitDay day = PURSUIT_DAY_NONE;

  if (stmt != NULL && pursuit_db_step (db, stmt, NULL) == 1)
    day = pursuit_day_parse_iso (pursuit_column_text (stmt, 0));
  if (stmt != NULL)
    sqlite3_reset (stmt);
  return day;
}

/** pursuit_forecast_snapshot_is_due: whether there shall be a snapshot of @today and it is not whole. */
gboolean
pursuit_forecast_snapshot_is_due (PursuitDb *db, PursuitDay today)
{
  return pursuit_forecast_is_snapshot_due (read_last (db), today);
}

/* The first deal that waits for the snapshot of @day. */
static gint64
read_next (PursuitDb *db, const char *day)
{
  g_autofree char *text = pursuit_store_get_setting (db, SNAPSHOTTING);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", 2);

  if (g_strv_length (parts) < 2 || !g_str_equal (parts[0], day))
    return 1;
  return MAX (g_ascii_strtoll (parts[1], NULL, 10), 1);
}

/* The first deal behind the slice that begins with @first; 0: there is none. */
static gboolean
find_end (PursuitDb *db, gint64 first, gint64 *end, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "forecast-slice-end", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, first);
  pursuit_bind_int (stmt, 2, SLICE);
  int state = pursuit_db_step (db, stmt, error);
  *end = state == 1 ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return state >= 0;
}

static gboolean
run (PursuitDb *db, const char *query, const char *day, gint64 first, gint64 last, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, query, error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_text (stmt, 1, day);
  pursuit_bind_int (stmt, 2, first);
  pursuit_bind_int (stmt, 3, last);
  pursuit_bind_real (stmt, 4, PURSUIT_FORECAST_COMMIT_FROM);
  pursuit_bind_real (stmt, 5, PURSUIT_FORECAST_BEST_CASE_FROM);
  pursuit_bind_real (stmt, 6, PURSUIT_FORECAST_PIPELINE_FROM);
  return pursuit_db_run (db, stmt, error);
}

static gboolean
finish (PursuitDb *db, const char *day, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "forecast-done", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_text (stmt, 1, day);
  pursuit_bind_int (stmt, 2, g_get_real_time () / 1000);
  return pursuit_db_run (db, stmt, error) && pursuit_store_set_setting (db, SNAPSHOTTING, "", error);
}

/**
 * pursuit_forecast_snapshot_write_slice:
 * @more: (out): whether deals are left
 *
 * Writes the next slice of the snapshot of @today, which is due, in a transaction of the caller. No step that
 * could be undone. Whatever stops it, the next slice of the same day goes on where it was.
 */
gboolean
pursuit_forecast_snapshot_write_slice (PursuitDb *db, PursuitDay today, gboolean *more, GError **error)
{
  char day[11];
  gint64 end;

  g_return_val_if_fail (db != NULL && more != NULL, FALSE);

  pursuit_day_write_iso (today, day);
  gint64 first = read_next (db, day);
  if (!find_end (db, first, &end, error))
    return FALSE;
  gint64 last = end != 0 ? end - 1 : G_MAXINT64;
  *more = end != 0;
  if (!run (db, "forecast-end-lines", day, first, last, error) ||
      !run (db, "forecast-begin-lines", day, first, last, error))
    return FALSE;
  if (end == 0)
    return finish (db, day, error);
  g_autofree char *next = g_strdup_printf ("%s %" G_GINT64_FORMAT, day, end);
  return pursuit_store_set_setting (db, SNAPSHOTTING, next, error);
}
