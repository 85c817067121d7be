/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-bulk.h"
#include "store-fixture.h"

static const char *const COLUMNS[] = { "id",        "uid",       "updated_ms", "name", "founded",
                                       "parent_id", "match_key", "search",     NULL };

/* Sets company @id; even ones have a founding year, and @parent (0: none) above them. */
static void
set_company (PursuitBulk *bulk, gint64 id, gint64 parent)
{
  g_autofree char *name = g_strdup_printf ("Company %d", (int) id);

  pursuit_bulk_set_int (bulk, 0, id);
  pursuit_bulk_set_text (bulk, 1, name);
  pursuit_bulk_set_int (bulk, 2, 1);
  pursuit_bulk_set_text (bulk, 3, name);
  if (id % 2 == 0)
    pursuit_bulk_set_int (bulk, 4, 1900 + id);
  if (parent != 0)
    pursuit_bulk_set_int (bulk, 5, parent);
  pursuit_bulk_set_text (bulk, 6, name);
  pursuit_bulk_set_text (bulk, 7, name);
}

static gboolean
add_many (PursuitTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (txn, "company", COLUMNS, error);
  int n = GPOINTER_TO_INT (data);

  for (gint64 id = 1; bulk != NULL && id <= n; id++)
    {
      set_company (bulk, id, id > 1 ? id - 1 : 0);
      if (!pursuit_bulk_add (bulk, error))
        return FALSE;
    }
  return bulk != NULL && pursuit_bulk_flush (bulk, error) && pursuit_bulk_flush (bulk, error);
}

/* Whole statements and what is left over; nothing of one row is in another. */
static void
test_rows (StoreFixture *f, gconstpointer unused)
{
  static const int counts[] = { 1, 31, 32, 33, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (fixture_exec (f->store, "UPDATE company SET parent_id = NULL"));
      g_assert_true (fixture_exec (f->store, "DELETE FROM company"));
      g_assert_true (fixture_write (f->store, "import", add_many, GINT_TO_POINTER (counts[i]), &error));
      g_assert_no_error (error);
      g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM company"), ==, counts[i]);
      g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM company WHERE name = 'Company ' || id"
                                                 " AND uid = name AND parent_id IS NOT DISTINCT FROM"
                                                 " CASE WHEN id > 1 THEN id - 1 END AND founded IS NOT"
                                                 " DISTINCT FROM CASE WHEN id % 2 = 0 THEN 1900 + id END"),
                       ==, counts[i]);
    }
}

/* What another bulk's rows refer to goes in before them. */
static gboolean
add_in_order (PursuitTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PursuitBulk) parents = pursuit_bulk_new (txn, "company", COLUMNS, error);
  g_autoptr (PursuitBulk) deals = NULL;
  static const char *const columns[] = { "id",         "uid",        "updated_ms", "title",
                                         "company_id", "process_id", "stage_id",   "position",
                                         "currency",   "search",     NULL };
  StoreFixture *f = data;

  deals = pursuit_bulk_new (txn, "deal", columns, error);
  g_assert_no_error (*error);
  pursuit_bulk_set_first (deals, parents);
  for (gint64 id = 1; id <= 40; id++)
    {
      g_autofree char *uid = g_strdup_printf ("deal %d", (int) id);
      set_company (parents, id, 0);
      pursuit_bulk_set_int (deals, 0, id);
      pursuit_bulk_set_text (deals, 1, uid);
      pursuit_bulk_set_int (deals, 2, 1);
      pursuit_bulk_set_text (deals, 3, uid);
      pursuit_bulk_set_int (deals, 4, id);
      pursuit_bulk_set_int (deals, 5, f->process_id);
      pursuit_bulk_set_int (deals, 6, f->stage_ids[0]);
      pursuit_bulk_set_real (deals, 7, id);
      pursuit_bulk_set_text (deals, 8, "CNY");
      pursuit_bulk_set_text (deals, 9, uid);
      /* the companies are never one statement ahead of the deals */
      if (!pursuit_bulk_add (parents, error) || !pursuit_bulk_add (deals, error))
        return FALSE;
    }
  pursuit_txn_set_summary_stale (txn);
  return pursuit_bulk_flush (deals, error);
}

static void
test_order (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fixture_write (f->store, "import", add_in_order, f, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM deal JOIN company ON company.id ="
                                             " deal.company_id"),
                   ==, 40);
}

/* Row 40 names a parent that is not there: nothing of all that came before it stays. */
static gboolean
add_bad (PursuitTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (txn, "company", COLUMNS, error);

  for (gint64 id = 1; id <= 64; id++)
    {
      set_company (bulk, id, id == 40 ? 999 : 0);
      if (!pursuit_bulk_add (bulk, error))
        return FALSE;
    }
  return pursuit_bulk_flush (bulk, error);
}

static void
test_bad_row (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fixture_write (f->store, "import", add_bad, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM company"), ==, 0);
}

static const char *const ORPHAN =
    "INSERT INTO company (id, uid, updated_ms, name, match_key, search, parent_id)"
    " VALUES (1, 'a', 1, 'a', 'a', 'a', 999)";

static gpointer
without_references (PursuitStore *store,
                    PursuitDb *db,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GError) refusal = NULL;

  g_assert_false (pursuit_db_exec (db, ORPHAN, NULL));
  g_assert_true (pursuit_db_set_check_references (db, FALSE, &refusal));
  g_assert_true (pursuit_db_exec (db, ORPHAN, NULL));
  g_assert_true (pursuit_db_exec (db, "DELETE FROM company", NULL));
  g_assert_true (pursuit_db_set_check_references (db, TRUE, &refusal));
  g_assert_false (pursuit_db_exec (db, ORPHAN, NULL));

  /* within a transaction SQLite passes it over in silence: that is noticed */
  g_assert_true (pursuit_db_exec (db, "BEGIN", NULL));
  g_assert_false (pursuit_db_set_check_references (db, FALSE, &refusal));
  g_assert_error (refusal, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED);
  g_assert_true (pursuit_db_exec (db, "ROLLBACK", NULL));
  return NULL;
}

/* References are looked up row by row but where somebody else does it. */
static void
test_references (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  pursuit_store_call (f->store, PURSUIT_LANE_WRITE, without_references, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bulk/rows", StoreFixture, NULL, fixture_set_up, test_rows, fixture_tear_down);
  g_test_add ("/bulk/order", StoreFixture, NULL, fixture_set_up, test_order, fixture_tear_down);
  g_test_add ("/bulk/bad-row", StoreFixture, NULL, fixture_set_up, test_bad_row, fixture_tear_down);
  g_test_add ("/bulk/references", StoreFixture, NULL, fixture_set_up, test_references, fixture_tear_down);
  return g_test_run ();
}
