/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-backup.h"
#include "pursuit-upkeep.h"
#include "random-edits.h"
#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

static gboolean
turn_day (StoreFixture *f)
{
  g_autoptr (GError) error = NULL;
  gpointer done =
      pursuit_store_call (f->store, PURSUIT_LANE_WRITE, pursuit_upkeep_turn_day, NULL, NULL, &error);

  g_assert_no_error (error);
  return done != NULL;
}

static void
remember_ids_cb (PursuitStore *store, PursuitChange *change, GString *text)
{
  guint n = 0;
  const gint64 *ids = pursuit_change_get_ids (change, "deal", &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%d ", (int) ids[i]);
}

/* A date that nears promotes no deal by itself: that is proposed; no journal, no ver, and the sums stay, but
 * cards and the next day's check know. */
static void
test_turn_of_the_day (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GString) told = g_string_new (NULL);
  gint64 near = fixture_new_deal (f, "Near", 1000);
  gint64 own = fixture_new_deal (f, "Own grade", 1000);

  g_assert_true (fixture_update (f->store, "deal", near, 0, "{\"probability_own\": 0.5}", NULL));
  g_assert_true (fixture_update (f->store, "deal", near, 0, "{\"expected_close\": \"2026-12-20\"}", NULL));
  g_assert_true (fixture_update (f->store, "deal", own, 0, "{\"grade\": \"C\", \"grade_own\": 1}", NULL));
  turn_day (f);
  g_autofree char *before = fixture_query (f->store, "SELECT title, grade FROM deal ORDER BY id");
  g_assert_cmpstr (before, ==, "Near|B\nOwn grade|C\n");
  gint64 operations = fixture_number (f->store, "SELECT count(*) FROM operation");
  gint64 versions = fixture_number (f->store, "SELECT sum(ver) FROM deal");

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (f->store, "changed", G_CALLBACK (remember_ids_cb), told);
  pursuit_store_set_today (f->store, FIXTURE_TODAY + 10);
  turn_day (f);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_autofree char *after = fixture_query (f->store, "SELECT title, grade, grade_due FROM deal ORDER BY id");
  g_assert_cmpstr (after, ==, "Near|B|A\nOwn grade|C|∅\n");
  g_autofree char *sums =
      fixture_query (f->store, "SELECT grade, deals FROM deal_summary WHERE deals <> 0 ORDER BY grade");
  g_assert_cmpstr (sums, ==, "B|1\nC|1\n");
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM operation"), ==, operations);
  g_assert_cmpint (fixture_number (f->store, "SELECT sum(ver) FROM deal"), ==, versions);
  g_autofree char *expected = g_strdup_printf ("%d ", (int) near);
  g_assert_cmpstr (told->str, ==, expected);

  /* the same day again: nothing to do; and undo of what came before still works */
  turn_day (f);
  g_assert_cmpstr (told->str, ==, expected);
  fixture_undo (f->store);
  fixture_undo (f->store);
}

static void
trouble_cb (PursuitStore *store, const char *sentence, char **said)
{
  g_free (*said);
  *said = g_strdup (sentence);
}

/* Waits until @condition holds, or for half a minute. */
#define WAIT_FOR(condition)                                                                                  \
  for (int wait_i = 0; wait_i < 3000 && !(condition); wait_i++)                                              \
    {                                                                                                        \
      g_main_context_iteration (NULL, FALSE);                                                                \
      g_usleep (10000);                                                                                      \
    }                                                                                                        \
  g_assert_true (condition)

/* Damage is found behind the opening; then nothing can be written any more, and everything whole can be read.
 */
static void
test_trouble (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  fixture_new_deal (f, "Crane", 1000);
  g_assert_true (fixture_exec (f->store, "PRAGMA foreign_keys=0; UPDATE deal SET company_id = 4711"));
  fixture_reopen (f);
  g_signal_connect (f->store, "trouble", G_CALLBACK (trouble_cb), &said);
  PursuitUpkeep *upkeep = pursuit_upkeep_start (f->store);
  WAIT_FOR (said != NULL);
  g_assert_nonnull (strstr (said, "company"));
  g_assert_true (pursuit_store_is_read_only (f->store));
  g_assert_cmpint (fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", &error), ==, 0);
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM deal"), ==, 1);

  /* and no backup of it pushes a good one out */
  g_autoptr (GPtrArray) backups = pursuit_backup_list (f->path);
  g_assert_cmpuint (backups->len, ==, 0);
  pursuit_upkeep_stop (upkeep);
}

static gboolean
is_verified (StoreFixture *f)
{
  g_autofree char *day = fixture_query (f->store, "SELECT value FROM setting WHERE name = 'verified-day'");
  return g_str_equal (day, "2026-09-15\n");
}

/* The chores of a healthy database: checked, backed up, ballast laid. */
static void
test_chores (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *ballast = g_strconcat (f->path, ".ballast", NULL);
  GStatBuf status = { 0 };

  fixture_new_deal (f, "Crane", 1000);
  PursuitUpkeep *upkeep = pursuit_upkeep_start (f->store);
  WAIT_FOR (is_verified (f));
  WAIT_FOR (g_stat (ballast, &status) == 0);
  g_assert_cmpint (status.st_size, ==, 8 << 20);
  g_assert_cmpint (status.st_blocks * 512, >=, 8 << 20);
  g_autofree char *backup = g_strconcat (f->path, ".backups/2026-09-15.backup", NULL);
  WAIT_FOR (g_file_test (backup, G_FILE_TEST_EXISTS));
  pursuit_upkeep_stop (upkeep);
}

/* After a kill the file is looked through at once, whatever was verified that day; then it counts as clean.
 */
static void
test_after_a_kill (StoreFixture *f, gconstpointer unused)
{
  pursuit_store_close (f->store);
  pid_t child = fork ();
  if (child == 0)
    {
      g_autoptr (PursuitStore) store = pursuit_store_new ();
      pursuit_store_open (store, f->path, PURSUIT_DB_WRITE, NULL);
      fixture_insert (store, "company", "{\"name\": \"Acme\"}", NULL);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  fixture_reopen (f);
  g_assert_true (pursuit_store_was_unclean (f->store));
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM company"), ==, 1);
  fixture_reopen (f);
  g_assert_true (pursuit_store_was_unclean (f->store)); /* nobody has looked yet */
  g_assert_nonnull (
      pursuit_store_call (f->store, PURSUIT_LANE_CARE, pursuit_upkeep_verify, NULL, NULL, NULL));
  fixture_reopen (f);
  g_assert_false (pursuit_store_was_unclean (f->store));
}

/* On a disk without any room left: what fails says so and changes nothing, then undo and closing still work.
 */
static void
test_full_disk (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *disk = g_build_filename (f->folder, "disk", NULL);
  g_autofree char *path = g_build_filename (disk, "small.db", NULL);
  g_autofree char *filler = g_build_filename (disk, "filler", NULL);
  g_autofree char *ballast = g_strconcat (path, ".ballast", NULL);
  g_autofree char *notes = g_strnfill (50000, 'x');
  g_autofree char *json = g_strdup_printf ("{\"name\": \"Acme\", \"notes\": \"%s\"}", notes);
  g_autoptr (GError) error = NULL;
  int committed = 0;

  g_mkdir (disk, 0700);
  if (mount ("tmpfs", disk, "tmpfs", 0, "size=16m") != 0)
    {
      g_test_skip ("a small file system of its own can be mounted by root only");
      return;
    }
  PursuitStore *store = pursuit_store_new ();
  g_assert_true (pursuit_store_open (store, path, PURSUIT_DB_CREATE, &error));
  PursuitUpkeep *upkeep = pursuit_upkeep_start (store);
  WAIT_FOR (g_file_test (ballast, G_FILE_TEST_EXISTS));
  pursuit_upkeep_stop (upkeep);

  while (fixture_insert (store, "company", json, &error) != 0 && committed < 1000)
    committed++;
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (fixture_number (store, "SELECT count(*) FROM company"), ==, committed);
  g_assert_false (g_file_test (ballast, G_FILE_TEST_EXISTS));

  fixture_undo (store);
  g_assert_cmpint (fixture_number (store, "SELECT count(*) FROM company"), ==, committed - 1);
  g_clear_object (&store);
  store = pursuit_store_new ();
  g_assert_true (pursuit_store_open (store, path, PURSUIT_DB_WRITE, &error));
  g_assert_cmpint (fixture_number (store, "SELECT count(*) FROM company"), ==, committed - 1);
  g_clear_object (&store);
  g_assert_cmpint (umount2 (disk, MNT_DETACH), ==, 0);
}

/* A disk that somebody else filled: the database opens, thanks to the ballast, and what can be done is done.
 */
static void
test_open_on_full_disk (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *disk = g_build_filename (f->folder, "disk", NULL);
  g_autofree char *path = g_build_filename (disk, "small.db", NULL);
  g_autofree char *filler = g_build_filename (disk, "filler", NULL);
  g_autofree char *ballast = g_strconcat (path, ".ballast", NULL);
  g_autofree char *block = g_malloc0 (1 << 16);
  g_autoptr (GError) error = NULL;

  g_mkdir (disk, 0700);
  if (mount ("tmpfs", disk, "tmpfs", 0, "size=16m") != 0)
    {
      g_test_skip ("a small file system of its own can be mounted by root only");
      return;
    }
  PursuitStore *store = pursuit_store_new ();
  g_assert_true (pursuit_store_open (store, path, PURSUIT_DB_CREATE, &error));
  PursuitUpkeep *upkeep = pursuit_upkeep_start (store);
  WAIT_FOR (g_file_test (ballast, G_FILE_TEST_EXISTS));
  pursuit_upkeep_stop (upkeep);
  g_clear_object (&store);
  int fd = open (filler, O_WRONLY | O_CREAT, 0600);
  while (write (fd, block, 1 << 16) > 0)
    ;
  close (fd);

  store = pursuit_store_new ();
  g_assert_true (pursuit_store_open (store, path, PURSUIT_DB_WRITE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_insert (store, "company", "{\"name\": \"Acme\"}", &error), >, 0);
  g_assert_no_error (error);
  g_clear_object (&store);
  g_assert_cmpint (umount2 (disk, MNT_DETACH), ==, 0);
}

/* Stopped at any moment, also in the middle of a backup, nothing half-made is left. */
static void
test_stop (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *lock = g_strconcat (f->path, ".lock", NULL);

  fixture_new_deal (f, "Crane", 1000);
  for (int i = 0; i < 20; i++)
    {
      /* as after an unclean stop, so that the check and the backup begin at once */
      g_clear_object (&f->store);
      g_assert_true (g_file_set_contents (lock, "o", 1, NULL));
      f->store = pursuit_store_new ();
      pursuit_store_set_today (f->store, FIXTURE_TODAY + i);
      g_assert_true (pursuit_store_open (f->store, f->path, PURSUIT_DB_WRITE, NULL));
      fixture_new_deal (f, "Ship", 1000);
      PursuitUpkeep *upkeep = pursuit_upkeep_start (f->store);
      gint64 end = g_get_monotonic_time () + i * 2000;
      while (g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, FALSE);
      pursuit_upkeep_stop (upkeep);
    }
  g_clear_object (&f->store);
  g_autofree char *folder = g_strconcat (f->path, ".backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_suffix (name, ".backup"));
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/upkeep/turn-of-the-day", test_turn_of_the_day);
  ADD ("/upkeep/trouble", test_trouble);
  ADD ("/upkeep/chores", test_chores);
  ADD ("/upkeep/after-a-kill", test_after_a_kill);
  ADD ("/upkeep/full-disk", test_full_disk);
  ADD ("/upkeep/open-on-full-disk", test_open_on_full_disk);
  ADD ("/upkeep/stop", test_stop);

  return g_test_run ();
}
