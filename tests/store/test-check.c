/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-check.h"
#include "random-edits.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static gpointer
check_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_check_database (db, PURSUIT_CHECK_ALL, pursuit_store_get_today (store), NULL, NULL,
                                 cancellable, error);
}

static GPtrArray *
check (StoreFixture *f)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = pursuit_store_call (f->store, PURSUIT_LANE_CARE, check_func, NULL, NULL, &error);

  g_assert_no_error (error);
  return findings;
}

static void
assert_clean (StoreFixture *f)
{
  g_autoptr (GPtrArray) findings = check (f);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Breaks the database by @sql past all that watches over it; the check must say @part in one of its
 * sentences. */
static void
assert_found (StoreFixture *f, const char *sql, const char *part)
{
  gboolean found = FALSE;

  g_test_message ("%s", sql);
  g_assert_true (fixture_exec (f->store, "PRAGMA foreign_keys=0; PRAGMA ignore_check_constraints=1"));
  g_assert_true (fixture_exec (f->store, sql));
  g_autoptr (GPtrArray) findings = check (f);
  for (guint i = 0; i < findings->len; i++)
    {
      g_test_message ("  %s", (char *) findings->pdata[i]);
      found |= strstr (findings->pdata[i], part) != NULL;
    }
  g_assert_true (found);
}

static void
fill (StoreFixture *f)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 operation = 0;
      random_edit (f->store, rand, &operation, &error);
      g_assert_no_error (error);
      if (i % 9 == 0)
        fixture_undo (f->store);
      if (i % 18 == 0)
        fixture_redo (f->store);
    }
}

/* Whatever is done, undone and redone: at every step all holds. */
static void
test_clean (StoreFixture *f, gconstpointer unused)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  int depth = 0, undone = 0;

  g_test_message ("seed %u", seed);
  assert_clean (f);
  for (int i = 0; i < 300; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 operation = 0;
      int choice = g_rand_int_range (rand, 0, 10);
      if (choice < 3 && depth > 0)
        {
          fixture_undo (f->store);
          depth--;
          undone++;
        }
      else if (choice < 5 && undone > 0)
        {
          fixture_redo (f->store);
          depth++;
          undone--;
        }
      else
        {
          random_edit (f->store, rand, &operation, &error);
          g_assert_no_error (error);
          depth++;
          undone = 0;
        }
      if (i % 3 == 0)
        assert_clean (f);
    }
}

static void
test_findings (StoreFixture *f, gconstpointer unused)
{
  static const char *const broken[][2] = {
    { "UPDATE deal_summary SET amount = amount + 1", "add up" },
    { "UPDATE deal SET weighted = weighted + 1 WHERE id = (SELECT min(id) FROM deal)", "“weighted”" },
    { "UPDATE deal SET met_decision = 7 WHERE id = (SELECT max(id) FROM deal)", "“met_decision”" },
    { "UPDATE counter SET next = 2 WHERE name = 'deal'", "“deal”" },
    { "UPDATE deal SET position = 9e999 WHERE id = (SELECT max(id) FROM deal)", "" },
    { "UPDATE deal SET company_id = 99999 WHERE id = (SELECT max(id) FROM deal)", "“company”" },
    { "UPDATE company SET name = CAST(x'ff41' AS TEXT) WHERE id = (SELECT max(id) FROM company)",
      "readable text" },
    { "UPDATE change SET before = '{\"a\":' WHERE id = (SELECT max(id) FROM change)", "cannot be read" },
    { "UPDATE operation SET undone_by = 99999 WHERE id = (SELECT max(id) FROM operation)",
      "name each other" },
    { "UPDATE stage_event SET operation_id = 99999 WHERE seq = 1", "belongs to no operation" },
    { "UPDATE stage_event SET voided_by = 1 WHERE deal_id = (SELECT max(id) FROM deal)", "does not count" },
    { "UPDATE stage_event SET voided_by = NULL", "counts although" },
    { "UPDATE stage_event SET to_stage_id = 99 WHERE voided_by IS NULL", "last event" },
    { "INSERT INTO owner_event (id, operation_id, tbl, row_id, at_ms, day) VALUES (9999, 9999, 'deal', 1, 0, "
      "'')",
      "owner 9999" },
  };

  fill (f);
  assert_clean (f);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *copy = g_strdup_printf ("%s.copy", f->path);
      g_autofree char *contents = NULL;
      gsize length = 0;
      pursuit_store_close (f->store);
      g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
      fixture_reopen (f);
      assert_found (f, broken[i][0], broken[i][1]);
      pursuit_store_close (f->store);
      g_assert_true (g_file_set_contents (f->path, contents, length, NULL));
      fixture_reopen (f);
    }
}

/* A circle of people or companies would hang whoever walks up it. */
static void
test_circles (StoreFixture *f, gconstpointer unused)
{
  gint64 a = fixture_insert (f->store, "person", "{\"name\": \"A\"}", NULL);
  gint64 b = fixture_insert (f->store, "person", "{\"name\": \"B\"}", NULL);
  g_autofree char *sql = g_strdup_printf ("UPDATE person SET reports_to = %d WHERE id = %d;"
                                          "UPDATE person SET reports_to = %d WHERE id = %d",
                                          (int) a, (int) b, (int) b, (int) a);

  assert_clean (f);
  assert_found (f, sql, "reports to themselves");
}

/* Pages overwritten in the file are found, and many findings are told in few lines. */
static void
test_damaged_pages (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  fill (f);
  /* tables that opening does not read */
  g_autofree char *pages =
      fixture_query (f->store, "SELECT rootpage FROM sqlite_schema "
                               "WHERE name IN ('person', 'participant', 'activity_deal')");
  g_auto (GStrv) numbers = g_strsplit (g_strstrip (pages), "\n", -1);
  pursuit_store_close (f->store);
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      gsize offset = (gsize) (g_ascii_strtoll (numbers[i], NULL, 10) - 1) * 4096;
      g_assert_cmpuint (offset + 4096, <=, length);
      memset (contents + offset, 0x5a, 4096);
    }
  g_assert_true (g_file_set_contents (f->path, contents, length, NULL));
  fixture_reopen (f);
  g_autoptr (GPtrArray) findings = check (f);
  g_assert_cmpuint (findings->len, >, 0);
  g_assert_cmpuint (findings->len, <, 40);
  g_assert_nonnull (strstr (findings->pdata[0], "damaged"));
}

static void
count_cb (double done, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  g_assert_cmpfloat (done, <=, 1);
  *last = done;
}

static gpointer
told_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_check_database (db, PURSUIT_CHECK_ALL, pursuit_store_get_today (store), count_cb, data,
                                 cancellable, error);
}

static void
cancel_cb (double done, gpointer data)
{
  if (done > 0)
    g_cancellable_cancel (data);
}

static gpointer
cancelled_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_check_database (db, PURSUIT_CHECK_ALL, pursuit_store_get_today (store), cancel_cb,
                                 cancellable, cancellable, error);
}

static void
test_progress (StoreFixture *f, gconstpointer unused)
{
  double last = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  fill (f);
  g_autoptr (GPtrArray) findings =
      pursuit_store_call (f->store, PURSUIT_LANE_CARE, told_func, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0.8);

  g_assert_null (pursuit_store_call (f->store, PURSUIT_LANE_CARE, cancelled_func, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_clean (f);
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/check/clean", test_clean);
  ADD ("/check/findings", test_findings);
  ADD ("/check/circles", test_circles);
  ADD ("/check/damaged-pages", test_damaged_pages);
  ADD ("/check/progress", test_progress);

  return g_test_run ();
}
