/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A disk that fills up at any write: SQLite's own file layer with its write function replaced by one that
 * finds no room from the chosen write on. Whatever is being done is told to the user, leaves nothing behind,
 * and works again once there is room.
 */

#include "pursuit-check.h"
#include "store-fixture.h"

static sqlite3_vfs full_vfs;
static sqlite3_vfs *real_vfs;
static int writes_left = G_MAXINT; /* how many writes there is room for */

/* The functions of a kind of files: SQLite's own, and those with the write function replaced. */
typedef struct
{
  sqlite3_io_methods full;
  const sqlite3_io_methods *real;
} Methods;

static Methods kinds[4]; /* the database's own file locks, others do not */
static guint n_kinds;
static GMutex kinds_mutex;

static int
full_write (sqlite3_file *file, const void *data, int amount, sqlite3_int64 offset)
{
  const Methods *kind = (const Methods *) file->pMethods;

  if (g_atomic_int_get (&writes_left) == 0)
    return SQLITE_FULL;
  if (g_atomic_int_get (&writes_left) != G_MAXINT)
    g_atomic_int_add (&writes_left, -1);
  return kind->real->xWrite (file, data, amount, offset);
}

static const sqlite3_io_methods *
make_full (const sqlite3_io_methods *real)
{
  guint i = 0;

  g_mutex_lock (&kinds_mutex);
  while (i < n_kinds && kinds[i].real != real)
    i++;
  g_assert_cmpuint (i, <, G_N_ELEMENTS (kinds));
  if (i == n_kinds)
    {
      kinds[i] = (Methods){ *real, real };
      kinds[i].full.xWrite = full_write;
      n_kinds++;
    }
  g_mutex_unlock (&kinds_mutex);
  return &kinds[i].full;
}

static int
full_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  int code = real_vfs->xOpen (real_vfs, name, file, flags, out_flags);

  if (code == SQLITE_OK)
    file->pMethods = make_full (file->pMethods);
  return code;
}

static void
install_vfs (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  full_vfs = *real_vfs;
  full_vfs.zName = "pursuit-full-disk";
  full_vfs.xOpen = full_open;
  g_assert_cmpint (sqlite3_vfs_register (&full_vfs, TRUE), ==, SQLITE_OK);
}

static void
set_room (int n_writes)
{
  g_atomic_int_set (&writes_left, n_writes);
}

static void
assert_full (const GError *error)
{
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL);
  g_assert_cmpstr (error->message, ==, "The disk is full. Nothing was written.");
}

static gpointer
check_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_check_database (db, PURSUIT_CHECK_ALL, pursuit_store_get_today (store), NULL, NULL,
                                 cancellable, error);
}

static void
assert_whole (PursuitStore *store, const char *dump)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *now = fixture_dump (store);
  g_autoptr (GPtrArray) findings =
      pursuit_store_call (store, PURSUIT_LANE_CARE, check_func, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
  fixture_assert_same (now, dump);
}

/* Many rows of several tables in one operation, so that the log grows by many pages. */
static gboolean
add_companies (PursuitTxn *txn, gpointer data, GError **error)
{
  g_autofree char *notes = g_strnfill (3000, 'n');

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      g_autofree char *name = g_strdup_printf ("Company %d", i);

      pursuit_row_set_text (row, "name", name);
      pursuit_row_set_text (row, "notes", notes);
      if (pursuit_txn_insert (txn, "company", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* What is tried: TRUE when it was done. */
typedef gboolean (*Attempt) (StoreFixture *f, GError **error);

/* Tries with room for no write, for one, for two, … until it works; every failure must leave all as it was.
 */
static void
assert_harmless (StoreFixture *f, Attempt attempt)
{
  g_autofree char *before = fixture_dump (f->store);
  int n = 0;

  for (;; n++)
    {
      g_autoptr (GError) error = NULL;

      set_room (n);
      gboolean done = attempt (f, &error);
      set_room (G_MAXINT);
      if (done)
        break;
      assert_full (error);
      assert_whole (f->store, before);
    }
  g_test_message ("%d writes", n);
  g_assert_cmpint (n, >, 5);
  g_autofree char *after = fixture_dump (f->store);
  g_assert_cmpstr (before, !=, after);
  fixture_reopen (f);
  assert_whole (f->store, after);
}

static gboolean
try_to_add (StoreFixture *f, GError **error)
{
  return fixture_write (f->store, "insert", add_companies, NULL, error);
}

static gboolean
try_to_undo (StoreFixture *f, GError **error)
{
  return pursuit_store_call (f->store, PURSUIT_LANE_WRITE, fixture_revert_func, GINT_TO_POINTER (FALSE), NULL,
                             error) != NULL;
}

static gboolean
try_to_redo (StoreFixture *f, GError **error)
{
  return pursuit_store_call (f->store, PURSUIT_LANE_WRITE, fixture_revert_func, GINT_TO_POINTER (TRUE), NULL,
                             error) != NULL;
}

static void
test_every_write (StoreFixture *f, gconstpointer unused)
{
  fixture_new_deal (f, "Here before", 5000);
  assert_harmless (f, try_to_add);
  assert_harmless (f, try_to_undo);
  assert_harmless (f, try_to_redo);
}

/* Opening either works or says that the disk is full; what was committed is there whatever came between. */
static void
test_opening (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *before = NULL;
  gboolean opened = FALSE;

  fixture_new_deal (f, "Here before", 5000);
  before = fixture_dump (f->store);
  for (int n = 0; !opened; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitStore) store = pursuit_store_new ();

      g_clear_object (&f->store);
      pursuit_store_set_today (store, FIXTURE_TODAY);
      set_room (n);
      opened = pursuit_store_open (store, f->path, PURSUIT_DB_WRITE, &error) &&
               fixture_insert (store, "company", "{\"name\": \"Room\"}", &error) != 0;
      if (!opened)
        assert_full (error);
      g_clear_object (&store);
      set_room (G_MAXINT);
      fixture_reopen (f);
      if (!opened)
        assert_whole (f->store, before);
    }
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM company"), ==, 1);
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  install_vfs ();

  ADD ("/full-disk/every-write", test_every_write);
  ADD ("/full-disk/opening", test_opening);

  return g_test_run ();
}
