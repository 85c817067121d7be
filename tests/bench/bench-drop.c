/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a drop costs above one durable COMMIT: from the command to its answer, and to the moment when both
 * columns have told their change, with the longest time for which the main loop was away. The database is
 * $PURSUIT_BENCH_DATABASE, or random deals made here.
 */
#include "pursuit-deal.h"
#include "pursuit-session.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

enum
{
  DROPS = 200,
  FROM_STAGE = 1,
  TO_STAGE = 3
};

typedef struct
{
  gboolean answered;
  guint told;
} Drop;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return x < y ? -1 : x > y;
}

static void
report (const char *name, double *ms, guint n)
{
  qsort (ms, n, sizeof *ms, compare_doubles);
  g_print ("%-28s median %6.2f ms   95 %% %6.2f ms   worst %6.2f ms\n", name, ms[n / 2], ms[n * 95 / 100],
           ms[n - 1]);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        remove_folder (file);
      else
        g_unlink (file);
    }
  g_rmdir (folder);
}

/* One row changed and committed with fsync, as the floor. */
static void
measure_commits (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "floor.db", NULL);
  double ms[DROPS];
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db,
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
                "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER); INSERT INTO t VALUES (1, 0)",
                NULL, NULL, NULL);
  for (int i = 0; i < DROPS; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      sqlite3_exec (db, "BEGIN IMMEDIATE; UPDATE t SET n = n + 1 WHERE id = 1; COMMIT", NULL, NULL, NULL);
      ms[i] = (double) (g_get_monotonic_time () - begin) / 1000;
    }
  sqlite3_close (db);
  report ("one COMMIT with fsync", ms, DROPS);
}

static PursuitList *
open_column (PursuitSession *session, gint64 stage_id)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_DEAL_STAGE_ID, PURSUIT_OP_EQ, stage_id);
  pursuit_list_spec_set_on_board (spec, TRUE);
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_POSITION, FALSE);
  PursuitList *list = pursuit_session_list (session, spec);
  while (!pursuit_list_is_loaded (list))
    g_main_context_iteration (NULL, TRUE);
  return list;
}

static void
told_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  ((Drop *) data)->told++;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_run_finish (PURSUIT_SESSION (source), result, &error);

  g_assert_no_error (error);
  ((Drop *) data)->answered = TRUE;
}

static void
measure_drops (PursuitSession *session)
{
  g_autoptr (PursuitList) from = open_column (session, FROM_STAGE);
  g_autoptr (PursuitList) to = open_column (session, TO_STAGE);
  double answered[DROPS], told[DROPS], away[DROPS];
  Drop drop;

  g_print ("columns of %u and %u deals\n", g_list_model_get_n_items (G_LIST_MODEL (from)),
           g_list_model_get_n_items (G_LIST_MODEL (to)));
  g_signal_connect (from, "items-changed", G_CALLBACK (told_cb), &drop);
  g_signal_connect (to, "items-changed", G_CALLBACK (told_cb), &drop);
  for (int i = 0; i < DROPS; i++)
    {
      gint64 id = pursuit_list_get_id_at (from, 7), before = pursuit_list_get_id_at (to, 11);
      g_autoptr (PursuitCommand) move = pursuit_command_move_deal (id, TO_STAGE, before);
      gint64 begin = g_get_monotonic_time (), longest = 0;

      /* random deals meet no key node, and a stage is skipped */
      pursuit_command_set_force (move, "measured");
      pursuit_command_set_approval (move, "Colleague", NULL);

      drop = (Drop){ 0 };
      answered[i] = 0;
      pursuit_session_run_async (session, move, NULL, answered_cb, &drop);
      while (!drop.answered || drop.told < 2)
        {
          gint64 away_from = g_get_monotonic_time ();
          if (g_main_context_iteration (NULL, FALSE))
            longest = MAX (longest, g_get_monotonic_time () - away_from);
          if (drop.answered && answered[i] == 0)
            answered[i] = (double) (g_get_monotonic_time () - begin) / 1000;
        }
      told[i] = (double) (g_get_monotonic_time () - begin) / 1000;
      away[i] = (double) longest / 1000;
    }
  report ("drop to durable", answered, DROPS);
  report ("drop to both columns told", told, DROPS);
  report ("longest turn of the main loop", away, DROPS);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pursuit-bench-XXXXXX", NULL);
  g_autofree char *own = g_build_filename (folder, "bench.db", NULL);
  const char *given = g_getenv ("PURSUIT_BENCH_DATABASE");
  const char *deals = g_getenv ("PURSUIT_BENCH_DEALS");
  g_autoptr (PursuitSession) session = pursuit_session_new ();
  PursuitCreateOptions options = { .sample = PURSUIT_SAMPLE_RANDOM,
                                   .n_deals = deals ? atoll (deals) : 1000000,
                                   .seed = 1 };

  measure_commits (folder);
  if (given != NULL ? !pursuit_session_open (session, given, PURSUIT_OPEN_DEFAULT, &error)
                    : !pursuit_session_create (session, own, &options, NULL, &error))
    g_error ("%s", error->message);
  pursuit_session_set_ui_thread (session);
  measure_drops (session);
  pursuit_session_close (session);
  remove_folder (folder);
  return 0;
}
