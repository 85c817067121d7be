/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-archive.h"
#include "pursuit-backup.h"
#include "pursuit-check.h"
#include "random-edits.h"
#include "store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * kill -9 at any moment: a worker process (this program again) does random operations and writes each one's
 * id and the state behind it to a pipe after it was committed; it is killed at a random moment, and what it
 * left is opened, looked through and compared with what it had said. Nothing that was said may be lost; at
 * most the one operation that was under way may be there in addition, whole.
 *
 * PURSUIT_CRASH_KILLS says how often (20), PURSUIT_CRASH_SEED repeats a run.
 */

/* What the worker says of a commit. */
typedef struct
{
  gint64 operation;
  guint32 state;
} Ack;

/* A new database now and then, so that looking it through stays quick. */
enum
{
  KILLS_A_DATABASE = 25,
  LONGEST_LIFE_MSEC = 250
};

static guint32
hash_state (PursuitStore *store)
{
  g_autofree char *dump = fixture_dump (store);
  return g_str_hash (dump);
}

static gint64
last_operation (PursuitStore *store)
{
  return fixture_number (store, "SELECT COALESCE(max(id), 0) FROM operation");
}

static PursuitStore *
open_store (const char *path, GError **error)
{
  PursuitStore *store = pursuit_store_new ();

  pursuit_store_set_derive (fixture_derive);
  pursuit_store_set_today (store, FIXTURE_TODAY);
  if (!pursuit_store_open (store, path, PURSUIT_DB_WRITE, error))
    g_clear_object (&store);
  return store;
}

static gpointer
backup_func (PursuitStore *store, PursuitDb *db, gpointer target, GCancellable *cancellable, GError **error)
{
  const char *path = pursuit_store_get_path (store);
  return pursuit_backup_write (db, path, target, TRUE, NULL, NULL, cancellable, error) ? store : NULL;
}

/* One random step of the worker; FALSE when it changed nothing. */
static gboolean
do_step (PursuitStore **store, GRand *rand, const char *path, const char *backup)
{
  g_autoptr (GError) error = NULL;
  gint64 operation = 0;
  int choice = g_rand_int_range (rand, 0, 100);

  if (choice < 12)
    pursuit_store_call (*store, PURSUIT_LANE_WRITE, fixture_revert_func, GINT_TO_POINTER (FALSE), NULL,
                        &error);
  else if (choice < 20)
    pursuit_store_call (*store, PURSUIT_LANE_WRITE, fixture_revert_func, GINT_TO_POINTER (TRUE), NULL,
                        &error);
  else if (choice < 24)
    {
      /* closing checkpoints */
      g_clear_object (store);
      *store = open_store (path, &error);
      g_assert_no_error (error);
      return FALSE;
    }
  else if (choice < 25)
    {
      pursuit_store_call (*store, PURSUIT_LANE_CARE, backup_func, (gpointer) backup, NULL, &error);
      g_assert_no_error (error);
      return FALSE;
    }
  else
    random_edit (*store, rand, &operation, &error);
  if (g_error_matches (error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING))
    return FALSE;
  g_assert_no_error (error);
  return TRUE;
}

/* Works until it is killed. */
static int
run_worker (const char *path, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_strconcat (path, ".backup", NULL);
  PursuitStore *store = open_store (path, &error);

  g_assert_no_error (error);
  for (;;)
    {
      if (!do_step (&store, rand, path, backup))
        continue;
      Ack ack = { last_operation (store), hash_state (store) };
      if (write (STDOUT_FILENO, &ack, sizeof ack) != sizeof ack)
        return 1;
    }
}

/* Reads what the worker says for @msec, counted from its start or from its first word, kills it, and reads
 * what it had said before. Returns the number of acks. */
static guint
run_until_killed (const char *program,
                  const char *path,
                  guint32 seed,
                  int msec,
                  gboolean from_start,
                  Ack *last)
{
  g_autofree char *number = g_strdup_printf ("%u", seed);
  const char *argv[] = { program, "--worker", path, number, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  int output = -1;
  guint n = 0;
  Ack ack;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL,
                            &output, NULL, &error);
  g_assert_no_error (error);
  gint64 end = g_get_monotonic_time () + msec * G_TIME_SPAN_MILLISECOND;
  struct pollfd ready = { .fd = output, .events = POLLIN };
  while ((!from_start && n == 0) || g_get_monotonic_time () < end)
    {
      if (poll (&ready, 1, 1) == 1 && read (output, &ack, sizeof ack) == sizeof ack)
        {
          *last = ack;
          if (n++ == 0 && !from_start)
            end = g_get_monotonic_time () + msec * G_TIME_SPAN_MILLISECOND;
        }
      else if (ready.revents & (POLLHUP | POLLERR))
        g_error ("the worker ended by itself");
    }
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  while (read (output, &ack, sizeof ack) == sizeof ack)
    {
      *last = ack;
      n++;
    }
  int status = 0;
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  close (output);
  return n;
}

static gpointer
check_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_check_database (db, PURSUIT_CHECK_ALL, FIXTURE_TODAY, NULL, NULL, cancellable, error);
}

/* What the worker left: opens at once, holds all that was said, and every check holds. */
static void
verify (const char *path, const Ack *last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStore) store = open_store (path, &error);

  g_assert_no_error (error);
  gint64 operation = last_operation (store);
  g_assert_cmpint (operation, >=, last->operation);
  g_assert_cmpint (operation, <=, last->operation + 1);
  if (operation == last->operation && last->state != 0)
    g_assert_cmpuint (hash_state (store), ==, last->state);
  g_autoptr (GPtrArray) findings =
      pursuit_store_call (store, PURSUIT_LANE_CARE, check_func, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* A backup under its name is a whole one, whenever the worker died. */
static void
verify_backup (const char *folder, const char *path)
{
  g_autofree char *backup = g_strconcat (path, ".backup", NULL);
  g_autofree char *unpacked = g_build_filename (folder, "unpacked", NULL);
  g_autoptr (GError) error = NULL;
  PursuitCare care = { 0 };

  if (!g_file_test (backup, G_FILE_TEST_EXISTS))
    return;
  g_mkdir (unpacked, 0700);
  pursuit_archive_extract (backup, unpacked, &care, NULL, &error);
  g_assert_no_error (error);
  pursuit_backup_verify_folder (unpacked, NULL, &error);
  g_assert_no_error (error);
  fixture_remove_folder (unpacked);
}

static guint32
get_seed (void)
{
  const char *seed = g_getenv ("PURSUIT_CRASH_SEED");
  return seed ? (guint32) g_ascii_strtoull (seed, NULL, 10) : (guint32) g_test_rand_int ();
}

static void
test_kills (gconstpointer program)
{
  const char *wanted = g_getenv ("PURSUIT_CRASH_KILLS");
  int kills = wanted ? atoi (wanted) : 20;
  guint32 seed = get_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  StoreFixture fixture = { 0 };
  Ack last = { 0 };
  guint n_acks = 0;

  g_test_message ("PURSUIT_CRASH_SEED=%u", seed);
  for (int i = 0; i < kills; i++)
    {
      if (i % KILLS_A_DATABASE == 0)
        {
          if (fixture.folder != NULL)
            fixture_tear_down (&fixture, NULL);
          fixture_set_up (&fixture, NULL);
          last = (Ack){ last_operation (fixture.store), 0 };
          g_clear_object (&fixture.store);
        }
      int msec = g_rand_int_range (rand, 1, LONGEST_LIFE_MSEC);
      n_acks += run_until_killed (program, fixture.path, g_rand_int (rand), msec, i % 2, &last);
      verify (fixture.path, &last);
      verify_backup (fixture.folder, fixture.path);
      /* the operation that was under way may be there; from here on it counts as said */
      g_autoptr (PursuitStore) store = open_store (fixture.path, NULL);
      last = (Ack){ last_operation (store), hash_state (store) };
    }
  g_test_message ("%d kills, %u acknowledged operations, none lost", kills, n_acks);
  g_assert_cmpuint (n_acks, >=, (guint) kills / 2);
  fixture_tear_down (&fixture, NULL);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--worker"))
    return run_worker (argv[2], (guint32) g_ascii_strtoull (argv[3], NULL, 10));

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/crash/kills", argv[0], test_kills);
  return g_test_run ();
}
