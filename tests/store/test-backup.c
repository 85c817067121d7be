/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-archive.h"
#include "pursuit-backup.h"
#include "pursuit-restore.h"
#include "random-edits.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  const char *target;
  gboolean replace;
  PursuitDay day; /* of an automatic backup */
} BackupData;

static gpointer
backup_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  BackupData *backup = data;
  const char *path = pursuit_store_get_path (store);
  gboolean done =
      backup->target != NULL
          ? pursuit_backup_write (db, path, backup->target, backup->replace, NULL, NULL, cancellable, error)
          : pursuit_backup_keep_daily (db, path, backup->day, cancellable, error);
  return done ? store : NULL;
}

static gboolean
back_up (StoreFixture *f, const char *target, gboolean replace, GError **error)
{
  BackupData data = { target, replace, 0 };
  return pursuit_store_call (f->store, PURSUIT_LANE_CARE, backup_func, &data, NULL, error) != NULL;
}

static void
fill (StoreFixture *f, guint32 seed, int n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 operation = 0;
      random_edit (f->store, rand, &operation, &error);
      g_assert_no_error (error);
    }
}

/* How many entries @folder has whose names begin with @prefix. */
static guint
count_entries (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix);
  return n;
}

/* of “offer” */
static const char attachment_hash[] = "988180bf0c9328c9e8bd082755c647048ae82481fd06799bad05f2e1a4e1339c";

static char *
attachment_path (StoreFixture *f)
{
  return g_strdup_printf ("%s.files/98/%s", f->path, attachment_hash);
}

static void
write_attachment (StoreFixture *f, const char *text)
{
  g_autofree char *path = attachment_path (f);
  g_autofree char *folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Database and attachments come back as they were; what stood there meanwhile is kept aside. */
static void
test_there_and_back (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (f->folder, "a.backup", NULL);
  g_autofree char *aside = NULL;
  g_autofree char *attachment = attachment_path (f);
  g_autofree char *text = NULL;
  GStatBuf status;

  fill (f, 3, 60);
  write_attachment (f, "offer");
  g_autofree char *before = fixture_dump (f->store);
  g_assert_true (back_up (f, target, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (target, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_entries (f->folder, "a.backup"), ==, 1);

  fill (f, 4, 20);
  write_attachment (f, "changed");
  g_autofree char *later = fixture_dump (f->store);
  g_assert_cmpstr (later, !=, before);
  pursuit_store_close (f->store);
  g_assert_true (pursuit_restore (target, f->path, NULL, NULL, &aside, NULL, &error));
  g_assert_no_error (error);
  fixture_reopen (f);
  g_autofree char *after = fixture_dump (f->store);
  fixture_assert_same (after, before);
  g_assert_true (g_file_get_contents (attachment, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "offer");
  g_assert_cmpuint (count_entries (f->folder, "test.db.restor"), ==, 0);

  /* the bare database that was set aside can be restored in turn */
  g_autofree char *kept = g_build_filename (aside, "test.db", NULL);
  pursuit_store_close (f->store);
  g_assert_true (pursuit_restore (kept, f->path, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  fixture_reopen (f);
  g_autofree char *again = fixture_dump (f->store);
  fixture_assert_same (again, later);
}

/* What the log holds is in the backup, and a log left by a killed program is not played into the restored
 * file. */
static void
test_log_left_behind (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (f->folder, "a.backup", NULL);
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *log = NULL;
  gsize length = 0;

  fill (f, 3, 30);
  g_autofree char *before = fixture_dump (f->store);
  g_assert_true (back_up (f, target, FALSE, &error));
  fill (f, 5, 30);
  g_assert_true (g_file_get_contents (wal, &log, &length, NULL));
  g_assert_cmpuint (length, >, 0);
  pursuit_store_close (f->store);
  g_assert_true (g_file_set_contents (wal, log, length, NULL));

  g_autofree char *aside = NULL;
  g_assert_true (pursuit_restore (target, f->path, NULL, NULL, &aside, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_entries (aside, "test.db-wal"), ==, 1);
  fixture_reopen (f);
  g_autofree char *after = fixture_dump (f->store);
  fixture_assert_same (after, before);
}

static void
test_target_exists (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (f->folder, "a.backup", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (target, "mine", -1, NULL));
  g_assert_false (back_up (f, target, FALSE, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_assert_true (back_up (f, target, TRUE, &error));
  g_autofree char *manifest = pursuit_archive_read_manifest (target, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (manifest, "\"deal\" : 0"));

  g_assert_false (back_up (f, "/nowhere/at/all.backup", FALSE, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_PERMISSION);
}

/* What is no whole backup is refused, and the database stays as it is. */
static void
test_bad_backups (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (f->folder, "a.backup", NULL);
  g_autofree char *bad = g_build_filename (f->folder, "bad.backup", NULL);
  g_autofree char *contents = NULL;
  gsize length = 0;

  fill (f, 3, 60);
  g_autofree char *before = fixture_dump (f->store);
  g_assert_true (back_up (f, target, FALSE, &error));
  g_assert_true (g_file_get_contents (target, &contents, &length, NULL));
  pursuit_store_close (f->store);

  const gsize cuts[] = { 0, 3, 100, length / 2, length - 5 };
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_assert_true (g_file_set_contents (bad, contents, cuts[i], NULL));
      g_assert_false (pursuit_restore (bad, f->path, NULL, NULL, NULL, NULL, &error));
      g_assert_cmpint (error->domain, ==, PURSUIT_STORE_ERROR);
      g_test_message ("cut at %" G_GSIZE_FORMAT ": %s", cuts[i], error->message);
      g_clear_error (&error);
    }
  for (gsize at = 50; at < length; at += length / 7)
    {
      g_autofree char *flipped = g_memdup2 (contents, length);
      flipped[at] ^= 0x10;
      g_assert_true (g_file_set_contents (bad, flipped, length, NULL));
      if (!pursuit_restore (bad, f->path, NULL, NULL, NULL, NULL, &error))
        g_test_message ("bit at %" G_GSIZE_FORMAT ": %s", at, error->message);
      g_clear_error (&error);
      fixture_reopen (f);
      g_autofree char *after = fixture_dump (f->store);
      fixture_assert_same (after, before); /* refused, or harmless */
      pursuit_store_close (f->store);
    }
  g_assert_true (g_file_set_contents (bad, "no backup at all, just text", -1, NULL));
  g_assert_false (pursuit_restore (bad, f->path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_DATABASE);
  g_clear_error (&error);
  g_assert_false (pursuit_restore (f->folder, f->path, NULL, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (pursuit_restore ("/nowhere", f->path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_MISSING);
  g_assert_cmpuint (count_entries (f->folder, "test.db.restor"), ==, 0);
  fixture_reopen (f);
  g_autofree char *after = fixture_dump (f->store);
  fixture_assert_same (after, before);
}

/* An archive that wants to write elsewhere is refused. */
static void
test_hostile_archive (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *script =
      g_strdup_printf ("cd %s && mkdir x && echo '{}' > x/manifest.json && ln -s /etc/passwd x/pursuit.db && "
                       "echo hi > evil && "
                       "tar -C x -cf link.backup manifest.json pursuit.db && "
                       "tar -P --transform 's,^,../,' -C x -cf up.backup manifest.json && "
                       "tar -cf other.backup evil",
                       f->folder);
  static const char *const names[] = { "link.backup", "up.backup", "other.backup" };

  g_assert_cmpint (system (script), ==, 0);
  pursuit_store_close (f->store);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, names[i], NULL);
      g_assert_false (pursuit_restore (path, f->path, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_DATABASE);
      g_clear_error (&error);
    }
  g_autofree char *escaped = g_build_filename (f->folder, "manifest.json", NULL);
  g_assert_false (g_file_test (escaped, G_FILE_TEST_EXISTS));
}

/* A disk that fills up in the middle leaves no half backup, and no half restore. */
static void
test_full_disk (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (f->folder, "a.backup", NULL);
  int status = -1;

  fill (f, 3, 60);
  g_autofree char *before = fixture_dump (f->store);
  g_assert_true (back_up (f, target, FALSE, &error));
  pursuit_store_close (f->store);
  pid_t child = fork ();
  if (child == 0)
    {
      struct rlimit limit = { 100000, 100000 };
      g_autoptr (PursuitDb) db = pursuit_db_open (f->path, PURSUIT_DB_READ, NULL);
      g_autofree char *second = g_build_filename (f->folder, "b.backup", NULL);
      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      if (pursuit_backup_write (db, f->path, second, FALSE, NULL, NULL, NULL, &error) ||
          !g_error_matches (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL))
        _exit (1);
      g_clear_error (&error);
      if (pursuit_restore (target, f->path, NULL, NULL, NULL, NULL, &error) ||
          !g_error_matches (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL))
        _exit (2);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpuint (count_entries (f->folder, "b.backup"), ==, 0);
  g_assert_cmpuint (count_entries (f->folder, "test.db.restor"), ==, 0);
  fixture_reopen (f);
  g_autofree char *after = fixture_dump (f->store);
  fixture_assert_same (after, before);
}

static void
die_cb (double done, gpointer data)
{
  int *left = data;

  if ((*left)-- == 0)
    kill (getpid (), SIGKILL);
}

/* Killed at any step, the database is the old one or the restored one, whole; and so it is when a kill hits
 * the way between two moves, which the note beside it lets the next opening finish. */
static void
test_killed_restore (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (f->folder, "a.backup", NULL);

  fill (f, 3, 30);
  g_autofree char *backed_up = fixture_dump (f->store);
  g_assert_true (back_up (f, target, FALSE, &error));
  fill (f, 8, 10);
  g_autofree char *present = fixture_dump (f->store);
  pursuit_store_close (f->store);
  for (int step = 0; step < 6; step++)
    {
      pid_t child = fork ();
      if (child == 0)
        {
          int left = step;
          pursuit_restore (target, f->path, die_cb, &left, NULL, NULL, NULL);
          _exit (0);
        }
      int status = -1;
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      fixture_reopen (f);
      g_autofree char *after = fixture_dump (f->store);
      g_assert_true (g_str_equal (after, present) || g_str_equal (after, backed_up));
      if (WIFEXITED (status))
        fixture_assert_same (after, backed_up);
      pursuit_store_close (f->store);
    }
}

/* The state after each of the moves, as a kill between them leaves it. */
static void
test_interrupted_moves (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (f->folder, "a.backup", NULL);
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *note = g_strconcat (f->path, ".restore", NULL);
  g_autofree char *staged = g_strconcat (f->path, ".restoring-x", NULL);
  g_autofree char *aside = g_strconcat (f->path, ".before-restore-x", NULL);
  g_autofree char *moved = g_build_filename (aside, "test.db", NULL);
  PursuitCare care = { 0 };

  fill (f, 3, 30);
  g_autofree char *backed_up = fixture_dump (f->store);
  g_assert_true (back_up (f, target, FALSE, &error));
  for (int moves = 0; moves < 3; moves++)
    {
      fill (f, 8 + moves, 10);
      pursuit_store_close (f->store);
      g_mkdir (staged, 0700);
      g_assert_true (pursuit_archive_extract (target, staged, &care, NULL, &error));
      g_assert_true (g_file_set_contents (note,
                                          "[restore]\nstaged=test.db.restoring-x\n"
                                          "aside=test.db.before-restore-x\n",
                                          -1, NULL));
      g_assert_true (g_file_set_contents (wal, "a log of old", -1, NULL));
      if (moves > 0)
        {
          g_mkdir (aside, 0700);
          g_assert_cmpint (g_rename (f->path, moved), ==, 0);
        }
      if (moves > 1)
        g_unlink (wal);

      /* a reader cannot finish it, and says so */
      g_autoptr (PursuitStore) reader = pursuit_store_new ();
      g_assert_false (pursuit_store_open (reader, f->path, PURSUIT_DB_READ, &error));
      g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_LOCKED);
      g_clear_error (&error);

      fixture_reopen (f);
      g_autofree char *after = fixture_dump (f->store);
      fixture_assert_same (after, backed_up);
      g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (staged, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_test (moved, G_FILE_TEST_EXISTS));
      pursuit_backup_remove_folder (aside);
    }
}

/* Once a day, only after changes; a week of days and a month of weeks stay. */
static void
test_daily (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  PursuitDay monday = pursuit_day_from_ymd (2026, 1, 5);

  for (int day = 0; day < 70; day++)
    {
      BackupData data = { .day = monday + day };
      if (day % 10 != 9)
        fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", &error);
      pursuit_store_call (f->store, PURSUIT_LANE_CARE, backup_func, &data, NULL, &error);
      g_assert_no_error (error);
    }
  g_autoptr (GPtrArray) backups = pursuit_backup_list (f->path);
  g_autoptr (GString) days = g_string_new (NULL);
  for (guint i = 0; i < backups->len; i++)
    {
      g_autofree char *name = g_path_get_basename (backups->pdata[i]);
      g_string_append_printf (days, "%.10s ", name);
    }
  /* every tenth day had no change and no backup; behind the newest seven, the newest of each week */
  g_assert_cmpstr (days->str, ==,
                   "2026-03-14 2026-03-13 2026-03-12 2026-03-11 2026-03-10 2026-03-09 2026-03-08 "
                   "2026-03-07 2026-03-01 2026-02-22 2026-02-15 ");

  g_autofree char *before = fixture_dump (f->store);
  g_autofree char *newest = g_strdup (backups->pdata[0]);
  pursuit_store_close (f->store);
  g_assert_true (pursuit_restore (newest, f->path, NULL, NULL, NULL, NULL, &error));
  fixture_reopen (f);
  g_autofree char *after = fixture_dump (f->store);
  fixture_assert_same (after, before);
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/backup/there-and-back", test_there_and_back);
  ADD ("/backup/log-left-behind", test_log_left_behind);
  ADD ("/backup/target-exists", test_target_exists);
  ADD ("/backup/bad-backups", test_bad_backups);
  ADD ("/backup/hostile-archive", test_hostile_archive);
  ADD ("/backup/full-disk", test_full_disk);
  ADD ("/backup/killed-restore", test_killed_restore);
  ADD ("/backup/interrupted-moves", test_interrupted_moves);
  ADD ("/backup/daily", test_daily);

  return g_test_run ();
}
