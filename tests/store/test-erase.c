/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-erase-private.h"
#include "store-fixture.h"

#include "pursuit-erase-list.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* Whether erasing knows the column. */
static gboolean
is_known (const char *table, const char *column, const char *target)
{
  guint n;
  const PursuitPersonReference *references = pursuit_erase_references (&n);

  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (references[i].table, table) && g_str_equal (references[i].column, column) &&
          g_str_equal (references[i].target, target))
        return TRUE;
    }
  return FALSE;
}

/* Whoever adds a column that leads to people has to say what becomes of it when one is erased. */
static void
test_references (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *text = fixture_query (
      f->store,
      "SELECT m.name, k.\"from\", k.\"table\" FROM sqlite_schema m, pragma_foreign_key_list (m.name) k "
      "WHERE m.type = 'table' AND k.\"table\" IN ('person', 'participant', 'attachment', 'need')");
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 10);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "|", -1);
      g_test_message ("%s.%s", parts[0], parts[1]);
      g_assert_true (is_known (parts[0], parts[1], parts[2]));
    }
  g_assert_false (is_known ("person", "company_id", "company"));
}

/* Nobody stands on the list twice, what stands there stays, and it holds uids and days only. */
static void
test_list (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strconcat (f->path, ".erased", NULL);
  g_autofree char *text = NULL;
  GStatBuf status;

  g_autoptr (GPtrArray) none = pursuit_erase_list_read (f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < 2; i++)
    g_assert_true (pursuit_erase_list_add (f->path, "0190-a", FIXTURE_TODAY, &error));
  g_assert_true (pursuit_erase_list_add (f->path, "0190-b", FIXTURE_TODAY, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_cmpstr (text, ==, "0190-a 2026-09-15\n0190-b 2026-09-15\n");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_autoptr (GPtrArray) two = pursuit_erase_list_read (f->path, &error);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (two->pdata[1], ==, "0190-b");

  /* one that cannot be read stops the restore rather than being passed over */
  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_null (pursuit_erase_list_read (f->path, &error));
  g_assert_nonnull (error);
  g_rmdir (path);
}

typedef struct
{
  gint64 person;
  PursuitErased *erased;
} Order;

static gpointer
erase_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Order *order = data;

  order->erased = pursuit_erase_person (store, db, 0, order->person, error);
  return order->erased;
}

/* While somebody reads what was before, its bytes stay; that is said, and made good later. */
static void
test_reader (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  Order order = { .person = fixture_insert (f->store, "person", "{\"name\": \"Li Min\"}", &error) };
  sqlite3 *reader = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (f->path, &reader, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (reader, "BEGIN; SELECT count(*) FROM person", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_nonnull (pursuit_store_call (f->store, PURSUIT_LANE_WRITE, erase_func, &order, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (PursuitErased) erased = order.erased;
  g_assert_cmpstr (erased->name, ==, "Li Min");
  g_assert_nonnull (erased->bytes_left);
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM person"), ==, 0);
  g_assert_cmpint (fixture_number (f->store, "SELECT value = '1' FROM setting WHERE name = 'scrub-due'"), ==,
                   1);
  sqlite3_close (reader);

  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);
  GStatBuf status;
  g_assert_nonnull (
      pursuit_store_call (f->store, PURSUIT_LANE_WRITE, pursuit_erase_scrub_when_due, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (f->store, "SELECT value = '' FROM setting WHERE name = 'scrub-due'"), ==,
                   1);
  g_assert_cmpint (g_stat (wal, &status), ==, 0);
  g_assert_cmpint (status.st_size, <, 64 * 1024);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/erase/references", StoreFixture, NULL, fixture_set_up, test_references, fixture_tear_down);
  g_test_add ("/erase/list", StoreFixture, NULL, fixture_set_up, test_list, fixture_tear_down);
  g_test_add ("/erase/reader", StoreFixture, NULL, fixture_set_up, test_reader, fixture_tear_down);
  return g_test_run ();
}
