/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-lock.h"
#include "pursuit-migrate.h"
#include "store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Asks for @path in @mode, which must be refused with @code and a sentence, and must leave the file alone. */
static void
assert_refused (const char *path, PursuitDbMode mode, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStore) store = pursuit_store_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before = 0, n_after = 0;

  g_file_get_contents (path, &before, &n_before, NULL);
  g_assert_false (pursuit_store_open (store, path, mode, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_file_get_contents (path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);

  /* a reader leaves the empty log that it made, and nothing in it */
  GStatBuf status = { 0 };
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_assert_true (g_stat (wal, &status) != 0 || status.st_size == 0);
}

static void
assert_refused_both (const char *path, int code)
{
  assert_refused (path, PURSUIT_DB_WRITE, code);
  assert_refused (path, PURSUIT_DB_READ, code);
}

static char *
make_file (StoreFixture *f, const char *name, const char *contents, gssize length)
{
  char *path = g_build_filename (f->folder, name, NULL);
  g_assert_true (g_file_set_contents (path, contents, length, NULL));
  return path;
}

/* Other people's files, and what is left of ours. */
static void
test_other_files (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *text =
      make_file (f, "text.db", "Dear diary,\nthis is no database, but it is long enough", -1);
  g_autofree char *empty = make_file (f, "empty.db", "", 0);
  g_autofree char *folder = g_build_filename (f->folder, "folder.db", NULL);
  g_autofree char *missing = g_build_filename (f->folder, "missing.db", NULL);
  g_autofree char *zeros = make_file (f, "zeros.db", "", 0);

  g_assert_cmpint (truncate (zeros, G_GINT64_CONSTANT (2) << 30), ==, 0);
  g_mkdir (folder, 0700);
  assert_refused_both (text, PURSUIT_STORE_ERROR_NOT_DATABASE);
  assert_refused_both (empty, PURSUIT_STORE_ERROR_NOT_DATABASE);
  assert_refused_both (missing, PURSUIT_STORE_ERROR_MISSING);

  for (PursuitDbMode mode = PURSUIT_DB_READ; mode <= PURSUIT_DB_WRITE; mode++)
    {
      g_autoptr (PursuitStore) store = pursuit_store_new ();
      g_autoptr (GError) error = NULL;
      g_assert_false (pursuit_store_open (store, folder, mode, &error));
      g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_DATABASE);
      g_clear_error (&error);
      g_assert_false (pursuit_store_open (store, zeros, mode, &error));
      g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_DATABASE);
    }
}

/* Another program's database is not turned into anything. */
static void
test_other_database (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "CREATE TABLE t (a); INSERT INTO t VALUES (1)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (other);
  assert_refused_both (path, PURSUIT_STORE_ERROR_NOT_DATABASE);
}

static void
test_create_over (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *text = make_file (f, "text.db", "precious", -1);
  assert_refused (text, PURSUIT_DB_CREATE, PURSUIT_STORE_ERROR_EXISTS);
}

static void
run_shell_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_newer (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", pursuit_migrate_latest () + 4);
  g_autofree char *versions = g_strdup_printf ("%d", pursuit_migrate_latest () + 4);

  pursuit_store_close (f->store);
  run_shell_sql (f->path, sql);
  assert_refused_both (f->path, PURSUIT_STORE_ERROR_NEWER);
  g_assert_false (pursuit_store_open (f->store, f->path, PURSUIT_DB_WRITE, &error));
  g_assert_nonnull (strstr (error->message, versions)); /* both versions are named */
}

static void
test_wrong_application (StoreFixture *f, gconstpointer unused)
{
  pursuit_store_close (f->store);
  run_shell_sql (f->path, "PRAGMA application_id = 12345");
  assert_refused_both (f->path, PURSUIT_STORE_ERROR_NOT_DATABASE);
}

/* A schema changed by hand is refused, statistics for the planner are not a change. */
static void
test_fingerprint (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  pursuit_store_close (f->store);
  run_shell_sql (f->path, "ANALYZE");
  g_assert_true (pursuit_store_open (f->store, f->path, PURSUIT_DB_WRITE, &error));
  g_assert_no_error (error);
  pursuit_store_close (f->store);
  run_shell_sql (f->path, "CREATE TRIGGER surprise AFTER DELETE ON deal BEGIN SELECT 1; END");
  assert_refused_both (f->path, PURSUIT_STORE_ERROR_DAMAGED);
  run_shell_sql (f->path, "DROP TRIGGER surprise");
  g_assert_true (pursuit_store_open (f->store, f->path, PURSUIT_DB_WRITE, &error));
  g_assert_no_error (error);
}

/* Cut anywhere: inside the header, behind it, in the middle, one page short. */
static void
test_truncated (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  pursuit_store_close (f->store);
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  const gsize cuts[] = { 16, 99, 100, 512, 4096, 10000, length / 2, length - 4096 };
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = make_file (f, "cut.db", contents, cuts[i]);
      g_autoptr (PursuitStore) store = pursuit_store_new ();
      g_autoptr (GError) error = NULL;
      g_assert_false (pursuit_store_open (store, path, PURSUIT_DB_WRITE, &error));
      g_assert_cmpint (error->domain, ==, PURSUIT_STORE_ERROR);
      if (cuts[i] > 512)
        g_assert_cmpint (error->code, ==, PURSUIT_STORE_ERROR_DAMAGED);
      g_test_message ("%" G_GSIZE_FORMAT ": %s", cuts[i], error->message);
    }
}

static void
test_lock (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStore) second = pursuit_store_new ();

  g_assert_false (pursuit_store_open (second, f->path, PURSUIT_DB_WRITE, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_LOCKED);
  g_clear_error (&error);

  /* reading beside it is allowed, sees what was committed, and writes nothing */
  g_assert_true (pursuit_store_open (second, f->path, PURSUIT_DB_READ, &error));
  g_assert_no_error (error);
  fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", NULL);
  g_assert_cmpint (fixture_number (second, "SELECT count(*) FROM company"), ==, 1);
  g_assert_cmpint (fixture_insert (second, "company", "{\"name\": \"Beta\"}", &error), ==, 0);
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  pursuit_store_close (second);

  /* after the orderly close the next one gets in, and finds the file clean */
  pursuit_store_close (f->store);
  g_assert_true (pursuit_store_open (second, f->path, PURSUIT_DB_WRITE, &error));
  g_assert_no_error (error);
}

static void
assert_lock (StoreFixture *f, gboolean unclean, gboolean check)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitLock) lock = pursuit_lock_take (f->path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pursuit_lock_was_unclean (lock), ==, unclean);
  if (check)
    pursuit_lock_set_checked (lock);
}

/* The lock falls with the process, the memory of its end does not. */
static void
test_unclean_stop (StoreFixture *f, gconstpointer unused)
{
  pursuit_store_close (f->store);
  assert_lock (f, FALSE, FALSE);

  pid_t child = fork ();
  if (child == 0)
    {
      pursuit_lock_take (f->path, NULL);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  assert_lock (f, TRUE, FALSE);
  assert_lock (f, TRUE, TRUE);
  assert_lock (f, FALSE, FALSE);
}

static void
test_private_files (StoreFixture *f, gconstpointer unused)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", ".lock" };
  GStatBuf status;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (f->path, suffixes[i], NULL);
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

/* What a child process that may not write finds; its exit status is the number of the first surprise. */
static int
try_without_permission (const char *path, const char *folder)
{
  g_autoptr (PursuitStore) store = pursuit_store_new ();
  g_autofree char *fresh = g_build_filename (folder, "fresh.db", NULL);
  g_autoptr (GError) error = NULL;

  if (pursuit_store_open (store, path, PURSUIT_DB_WRITE, &error) ||
      !g_error_matches (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_PERMISSION))
    return 1;
  g_clear_error (&error);
  if (pursuit_store_open (store, fresh, PURSUIT_DB_CREATE, &error) ||
      !g_error_matches (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_PERMISSION))
    return 2;
  g_clear_error (&error);
  if (chmod (path, 0400) == 0) /* only the owner could */
    return 3;
  return 0;
}

static void
test_no_permission (StoreFixture *f, gconstpointer unused)
{
  int status = -1;

  if (getuid () != 0)
    {
      g_test_skip ("only root can become somebody else");
      return;
    }
  pursuit_store_close (f->store);
  g_assert_cmpint (chmod (f->folder, 0755), ==, 0);
  g_assert_cmpint (chmod (f->path, 0644), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    {
      if (setgid (65534) != 0 || setuid (65534) != 0)
        _exit (9);
      _exit (try_without_permission (f->path, f->folder));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

/* Fills the database until the limit on the size of files stands in for a full disk. */
static int
write_until_full (const char *path, gint64 *committed)
{
  g_autoptr (PursuitStore) store = pursuit_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *notes = g_strnfill (20000, 'x');
  g_autofree char *json = g_strdup_printf ("{\"name\": \"Acme\", \"notes\": \"%s\"}", notes);
  struct rlimit limit = { 2 << 20, 2 << 20 };

  pursuit_store_set_derive (fixture_derive);
  if (!pursuit_store_open (store, path, PURSUIT_DB_WRITE, &error))
    return 1;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
  for (*committed = 0; fixture_insert (store, "company", json, &error) != 0; (*committed)++)
    {
      if (*committed > 1000)
        return 2;
    }
  if (!g_error_matches (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL))
    {
      g_printerr ("%s\n", error->message);
      return 3;
    }
  /* what is there can be read still */
  return fixture_number (store, "SELECT count(*) FROM company") == *committed ? 0 : 4;
}

static void
test_full_disk (StoreFixture *f, gconstpointer unused)
{
  int status = -1;
  int pipe_ends[2];
  gint64 committed = -1;

  pursuit_store_close (f->store);
  g_assert_cmpint (pipe (pipe_ends), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    {
      int result = write_until_full (f->path, &committed);
      _exit (write (pipe_ends[1], &committed, sizeof committed) == sizeof committed ? result : 8);
    }
  g_assert_cmpint (read (pipe_ends[0], &committed, sizeof committed), ==, sizeof committed);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  close (pipe_ends[0]);
  close (pipe_ends[1]);

  fixture_reopen (f);
  g_assert_cmpint (committed, >, 20);
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM company"), ==, committed);
  g_assert_cmpint (fixture_insert (f->store, "company", "{\"name\": \"Room again\"}", NULL), >, 0);
}

/* A database that cannot be made because the disk is full leaves nothing in the way of the next try. */
static void
test_create_on_full_disk (StoreFixture *f, gconstpointer unused)
{
  int status = -1;
  g_autofree char *path = g_build_filename (f->folder, "new.db", NULL);
  pid_t child = fork ();

  if (child == 0)
    {
      struct rlimit limit = { 20000, 20000 };
      g_autoptr (PursuitStore) store = pursuit_store_new ();
      g_autoptr (GError) error = NULL;
      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      gboolean made = pursuit_store_open (store, path, PURSUIT_DB_CREATE, &error);
      _exit (made ? 1 : g_error_matches (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL) ? 0 : 2);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_autoptr (PursuitStore) store = pursuit_store_new ();
  g_assert_true (pursuit_store_open (store, path, PURSUIT_DB_CREATE, NULL));
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/open/other-files", test_other_files);
  ADD ("/open/other-database", test_other_database);
  ADD ("/open/create-over", test_create_over);
  ADD ("/open/newer", test_newer);
  ADD ("/open/wrong-application", test_wrong_application);
  ADD ("/open/fingerprint", test_fingerprint);
  ADD ("/open/truncated", test_truncated);
  ADD ("/open/lock", test_lock);
  ADD ("/open/unclean-stop", test_unclean_stop);
  ADD ("/open/private-files", test_private_files);
  ADD ("/open/no-permission", test_no_permission);
  ADD ("/open/full-disk", test_full_disk);
  ADD ("/open/create-on-full-disk", test_create_on_full_disk);

  return g_test_run ();
}
