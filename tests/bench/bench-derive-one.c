/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What one edit of a deal makes the rules do: its amount changes, and all that is derived of it and kept is
 * brought up to date before the commit, the sums of its stage too. The floor reads the deal's row and writes
 * it again. Processor time, because other programs use the machine too; each edit is rolled back.
 */
#include "pursuit-session.h"
#include "pursuit-store.h"
#include "pursuit-txn-private.h"

#include <stdlib.h>
#include <time.h>

enum
{
  EDITS = 1000
};

static double
processor_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return x < y ? -1 : x > y;
}

static double
median (double *values)
{
  qsort (values, EDITS, sizeof *values, compare_doubles);
  return values[EDITS / 2];
}

static gboolean
prepare (PursuitDb *db, const char *sql, sqlite3_stmt **stmt, GError **error)
{
  if (sqlite3_prepare_v2 (pursuit_db_get_handle (db), sql, -1, stmt, NULL) == SQLITE_OK)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, sqlite3_errmsg (pursuit_db_get_handle (db)));
  return FALSE;
}

/* Reads the row of the deal @id and writes it again. */
static void
rewrite (sqlite3_stmt *read, sqlite3_stmt *write, gint64 id)
{
  sqlite3_bind_int64 (read, 1, id);
  if (sqlite3_step (read) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (read); i++)
      sqlite3_column_value (read, i);
  sqlite3_reset (read);
  sqlite3_bind_int64 (write, 1, id);
  sqlite3_step (write);
  sqlite3_reset (write);
}

/* The edit of one deal; how long its derivation took, and the floor. */
static gboolean
edit (PursuitStore *store, PursuitDb *db, sqlite3_stmt *floor[2], gint64 id, double times[2], GError **error)
{
  PursuitTxn *txn = pursuit_txn_begin (store, db, 0, "edit", error);
  g_autoptr (PursuitRow) row = txn != NULL ? pursuit_txn_read (txn, "deal", id, error) : NULL;
  g_autoptr (PursuitRow) changes = pursuit_row_new ();
  gboolean done = FALSE;
  double begin;

  if (row != NULL)
    {
      pursuit_row_set_int (changes, "amount", pursuit_row_get_int (row, "amount") + 100);
      done = pursuit_txn_update (txn, "deal", id, pursuit_row_get_int (row, "ver"), changes, error);
    }
  begin = processor_us ();
  done = done && pursuit_derive_touched (txn, error);
  times[0] = processor_us () - begin;
  begin = processor_us ();
  rewrite (floor[0], floor[1], id);
  times[1] = processor_us () - begin;
  pursuit_txn_free (txn);
  return done;
}

static GArray *
read_ids (PursuitDb *db, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *stmt = NULL;

  if (!prepare (db, "SELECT id FROM deal WHERE outcome = 'open' AND amount IS NOT NULL ORDER BY id", &stmt,
                error))
    return NULL;
  while (ids->len < EDITS && sqlite3_step (stmt) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);
    }
  sqlite3_finalize (stmt);
  return g_steal_pointer (&ids);
}

static gpointer
measure (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = read_ids (db, error);
  sqlite3_stmt *floor[2] = { NULL };
  double derived[EDITS] = { 0 }, floors[EDITS] = { 0 }, times[2] = { 0 };
  gboolean done = ids != NULL && prepare (db, "SELECT * FROM deal WHERE id = $1", &floor[0], error) &&
                  prepare (db, "UPDATE deal SET amount = amount WHERE id = $1", &floor[1], error);

  for (guint i = 0; done && i < EDITS; i++)
    {
      done = edit (store, db, floor, g_array_index (ids, gint64, i % ids->len), times, error);
      derived[i] = times[0];
      floors[i] = times[1];
    }
  for (int i = 0; i < 2; i++)
    sqlite3_finalize (floor[i]);
  if (!done)
    return NULL;
  double each = median (derived), least = median (floors);
  g_print (
      "one edit derived: median %.0f us, 95 %% %.0f us; its row read and written again %.0f us; %.1f x\n",
      each, derived[EDITS * 95 / 100], least, each / least);
  return GINT_TO_POINTER (TRUE);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitSession) session = pursuit_session_new ();
  g_autoptr (PursuitStore) store = pursuit_store_new ();
  g_autofree char *folder = g_dir_make_tmp ("pursuit-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.db", NULL);
  const char *deals = g_getenv ("PURSUIT_BENCH_DEALS");
  PursuitCreateOptions options = { .sample = PURSUIT_SAMPLE_RANDOM,
                                   .n_deals = deals != NULL ? atoll (deals) : 20000,
                                   .seed = 1 };
  const char *cleaning[] = { "rm", "-r", folder, NULL };

  if (!pursuit_session_create (session, path, &options, NULL, &error))
    g_error ("%s", error->message);
  pursuit_session_close (session);
  if (!pursuit_store_open (store, path, PURSUIT_DB_WRITE, &error) ||
      !pursuit_store_call (store, PURSUIT_LANE_WRITE, measure, NULL, NULL, &error))
    g_error ("%s", error->message);
  pursuit_store_close (store);
  g_spawn_sync (NULL, (char **) cleaning, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  return 0;
}
