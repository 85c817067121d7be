/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a later version of the program does with a database of this one: the test brings one more migration
 * with it. A backup is made first, a migration that fails changes nothing.
 */

#include "pursuit-check.h"
#include "pursuit-migrate.h"
#include "pursuit-restore.h"
#include "store-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "migration-broken.h"
#include "migration-good.h"

/* A database of this program’s version, made before anything knew of a later one. */
enum
{
  OLD = 9,
  NEW = 10
};
static char *old_contents;
static gsize old_length;
static char *old_deals;

#define DEALS_SQL "SELECT id, title, amount, stage_id FROM deal ORDER BY id"

static void
make_old_database (void)
{
  StoreFixture f = { 0 };

  fixture_set_up (&f, NULL);
  g_assert_cmpint (pursuit_migrate_latest (), ==, OLD);
  fixture_insert (f.store, "company", "{\"name\": \"Acme\"}", NULL);
  for (int i = 0; i < 30; i++)
    fixture_new_deal (&f, "Valves", 1000 * i);
  old_deals = fixture_query (f.store, DEALS_SQL);
  pursuit_store_close (f.store);
  g_assert_true (g_file_get_contents (f.path, &old_contents, &old_length, NULL));
  fixture_tear_down (&f, NULL);
}

typedef struct
{
  char *folder;
  char *path;
  char *backup;
  PursuitStore *store;
  void (*forget_migration) (void);
} Fixture;

/* Which later migration the program has from now on. */
static void
know_migration (Fixture *f, const char *name)
{
  gboolean good = g_str_equal (name, "good");

  if (f->forget_migration != NULL)
    f->forget_migration ();
  if (good)
    good_migration_register_resource ();
  else
    broken_migration_register_resource ();
  f->forget_migration = good ? good_migration_unregister_resource : broken_migration_unregister_resource;
}

static void
set_up (Fixture *f, gconstpointer migration)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("pursuit-migrate-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "old.db", NULL);
  f->backup = g_strconcat (f->path, ".before-10", NULL);
  f->store = pursuit_store_new ();
  know_migration (f, migration);
  pursuit_store_set_today (f->store, FIXTURE_TODAY);
  g_assert_true (g_file_set_contents (f->path, old_contents, old_length, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  f->forget_migration ();
  g_clear_object (&f->store);
  fixture_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->backup);
}

/* What any program that knows nothing of migrations finds in the file. */
static gint64
look (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  gint64 number = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return number;
}

static gpointer
check_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_check_database (db, PURSUIT_CHECK_ALL, pursuit_store_get_today (store), NULL, NULL,
                                 cancellable, error);
}

/* The database is of the new version, whole, with its deals, and can be written. */
static void
assert_migrated (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *deals = fixture_query (f->store, DEALS_SQL);
  g_autoptr (GPtrArray) findings =
      pursuit_store_call (f->store, PURSUIT_LANE_CARE, check_func, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpstr (deals, ==, old_deals);
  g_assert_cmpint (fixture_number (f->store, "PRAGMA user_version"), ==, NEW);
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM hobby"), ==, 1);
  g_assert_cmpint (fixture_insert (f->store, "company", "{\"name\": \"Beta\"}", &error), >, 0);
  g_assert_no_error (error);
}

/* The file is as it was: of the old version, with its deals. */
static void
assert_untouched (Fixture *f)
{
  pursuit_store_close (f->store);
  g_assert_cmpint (look (f->path, "PRAGMA user_version"), ==, OLD);
  g_assert_cmpint (look (f->path, "SELECT count(*) FROM deal"), ==, 30);
  g_assert_cmpint (look (f->path, "SELECT count(*) FROM deal_summary"), >, 0);
  g_assert_cmpint (look (f->path, "SELECT count(*) FROM pragma_table_info('company') WHERE name='nickname'"),
                   ==, 0);
  g_assert_cmpint (look (f->path, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check='ok'"),
                   ==, 1);
}

static void
test_backup_first (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_build_filename (f->folder, "other.db", NULL);
  GStatBuf status;

  g_assert_true (pursuit_store_open (f->store, f->path, PURSUIT_DB_WRITE, &error));
  g_assert_no_error (error);
  assert_migrated (f);
  g_assert_cmpint (g_stat (f->backup, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  pursuit_store_close (f->store);

  /* the backup is what was there before, and whole: restoring looks it through */
  g_assert_true (pursuit_restore (f->backup, other, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (look (other, "PRAGMA user_version"), ==, OLD);
  g_assert_cmpint (look (other, "SELECT count(*) FROM deal"), ==, 30);

  /* … and can be brought up like any old database */
  g_assert_true (pursuit_store_open (f->store, other, PURSUIT_DB_WRITE, &error));
  g_assert_no_error (error);
  assert_migrated (f);
}

/* A database that is up to date is opened as it is: no migration, no backup. */
static void
test_only_once (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pursuit_store_open (f->store, f->path, PURSUIT_DB_WRITE, &error));
  pursuit_store_close (f->store);
  g_assert_cmpint (g_remove (f->backup), ==, 0);
  g_assert_true (pursuit_store_open (f->store, f->path, PURSUIT_DB_WRITE, &error));
  g_assert_no_error (error);
  assert_migrated (f);
  g_assert_false (g_file_test (f->backup, G_FILE_TEST_EXISTS));
}

static void
test_reading_an_old_one (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pursuit_store_open (f->store, f->path, PURSUIT_DB_READ, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "older format (9, now 10)"));
  assert_untouched (f);
  g_assert_false (g_file_test (f->backup, G_FILE_TEST_EXISTS));
}

static void
test_failing (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pursuit_store_open (f->store, f->path, PURSUIT_DB_WRITE, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED);
  g_test_message ("%s", error->message);
  g_clear_error (&error);
  assert_untouched (f);

  /* with a program whose migration works it is brought up; the backup is of what was there then */
  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "INSERT INTO setting VALUES ('note', 'later')", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
  know_migration (f, "good");
  g_assert_true (pursuit_store_open (f->store, f->path, PURSUIT_DB_WRITE, &error));
  g_assert_no_error (error);
  assert_migrated (f);
  pursuit_store_close (f->store);
  g_autofree char *other = g_build_filename (f->folder, "other.db", NULL);
  g_assert_true (pursuit_restore (f->backup, other, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (look (other, "SELECT count(*) FROM setting WHERE value = 'later'"), ==, 1);
}

/* Without a backup nothing is migrated. */
static void
test_no_backup (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (f->backup, 0700), ==, 0); /* in the backup's way */
  g_assert_false (pursuit_store_open (f->store, f->path, PURSUIT_DB_WRITE, &error));
  g_assert_cmpint (error->domain, ==, PURSUIT_STORE_ERROR);
  g_assert_nonnull (strstr (error->message, f->backup));
  assert_untouched (f);
}

/* A program that knows ten versions, and a file of an eleventh. */
static void
test_newer (Fixture *f, gconstpointer unused)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 11", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  for (PursuitDbMode mode = PURSUIT_DB_READ; mode <= PURSUIT_DB_WRITE; mode++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pursuit_store_open (f->store, f->path, mode, &error));
      g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NEWER);
      g_assert_nonnull (strstr (error->message, "(its format is 11, this program knows 10)"));
    }
  g_assert_cmpint (look (f->path, "PRAGMA user_version"), ==, 11);
  g_assert_false (g_file_test (f->backup, G_FILE_TEST_EXISTS));
}

#define ADD(path, migration, func) g_test_add (path, Fixture, migration, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  make_old_database ();

  ADD ("/migrate/backup-first", "good", test_backup_first);
  ADD ("/migrate/only-once", "good", test_only_once);
  ADD ("/migrate/reading-an-old-one", "good", test_reading_an_old_one);
  ADD ("/migrate/failing", "broken", test_failing);
  ADD ("/migrate/no-backup", "good", test_no_backup);
  ADD ("/migrate/newer", "good", test_newer);

  int status = g_test_run ();
  g_free (old_contents);
  g_free (old_deals);
  return status;
}
