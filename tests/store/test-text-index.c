/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The index of texts against the matcher alone: whatever was written, changed, deleted, taken back or
 * imported, a search finds the records that the matcher finds by looking at every text, in the order of their
 * names.
 */

#include "pursuit-bulk.h"
#include "pursuit-check.h"
#include "pursuit-sort-key.h"
#include "pursuit-text-find.h"
#include "store-fixture.h"

#include <string.h>

static const char *const PLACES[] = { "重庆",   "长安",  "辽宁", "单县",    "General ",
                                      "Baltic", "六安 ", "",     "Zürich-", "AT&T" };
static const char *const WORDS[] = { "银行",   "重工", "乐器",  "行", "长", "Electric", "长重中",
                                     "宗Z zx", "Anna", " Rail", "区", "7",  "",         "ж" };
static const char *const PHONES[] = { "010-6655 1234", "+86 138 0013 8000", "", "7", "0-0.01 3013" };
static const char *const QUERIES[] = {
  "c",   "cq",    "zq",       "chongqing", "chongq", "zhongq", "cqyh",       "yinhang", "银",     "银行",
  "行",  "hang",  "ge",       "GE",        "lec",    "br",     "balticrail", "tr",      "zurich", "z",
  "7",   "1234",  "138-0013", "66551",     "at&t",   "&",      "ж",          "la",      "luan",   "liuan",
  "sx",  "shanx", "danx",     "cazg",      "czgyq",  "zh",     "重g",        "q r",     "ch yin", "nope",
  "鑫",  "zz",    "-",        "x1",        "zzz",    "zzzz",   "czc",        "hzh",     "800",    "0013800",
  "000", "0130",  "anna",     "nn",        "ana",    "zxz",    "zczc",       "7a7",     "ini"
};

#define PICK(rand, list) ((list)[g_rand_int_range (rand, 0, G_N_ELEMENTS (list))])

typedef struct
{
  PursuitTextKind kind;
  const char *query;
  gint64 limit;
} Question;

static gpointer
find_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  return pursuit_text_find (db, question->kind, question->query, question->limit, cancellable, error);
}

/* As find_func(), for somebody who stops waiting when it has begun. */
static gpointer
cancel_and_find_func (PursuitStore *store,
                      PursuitDb *db,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_cancellable_cancel (cancellable);
  return find_func (store, db, data, cancellable, error);
}

/* Ids of all that match, by key and id, found by looking at every record. */
static gpointer
look_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const statements[] = {
    NULL,
    "SELECT id, name, phone FROM company ORDER BY sort_key, id",
    "SELECT id, name, email, phone, mobile FROM person ORDER BY sort_key, id",
    "SELECT t.id, t.title, c.name FROM deal t LEFT JOIN company c ON c.id = t.company_id"
    " ORDER BY t.sort_key, t.id",
  };
  Question *question = data;
  g_autoptr (PursuitMatch) match = pursuit_match_new (question->query);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *stmt = pursuit_db_prepare (db, statements[question->kind], error);

  while (pursuit_db_step (db, stmt, error) == 1)
    {
      const char *texts[4];
      gint64 id = sqlite3_column_int64 (stmt, 0);
      for (int i = 1; i < sqlite3_column_count (stmt); i++)
        texts[i - 1] = (const char *) sqlite3_column_text (stmt, i);
      if (pursuit_match_texts (match, texts, sqlite3_column_count (stmt) - 1))
        g_array_append_val (ids, id);
    }
  return ids;
}

/* @found is the beginning of @all, as long as was asked for. */
static void
assert_found (const PursuitTextFound *found, const GArray *all, const Question *question)
{
  guint n = question->limit < 0 ? all->len : MIN (all->len, question->limit);

  if (found->ids->len != n || (n > 0 && memcmp (found->ids->data, all->data, n * sizeof (gint64)) != 0))
    g_error ("“%s” of kind %u, at most %d: %u found, not %u, or others", question->query, question->kind,
             (int) question->limit, found->ids->len, n);
  g_assert_cmpint (found->more, ==, all->len > n);
  g_assert_cmpint (found->total, >=, n);
  g_assert_cmpint (found->total, <=, all->len);
  g_assert_true (found->more || found->total == all->len);
}

/* Every query, and of each kind of record; returns how many records were found. */
static guint
assert_all_found (StoreFixture *f)
{
  static const gint64 limits[] = { -1, 3, 1000 };
  guint n_found = 0;

  for (guint kind = PURSUIT_TEXT_FIRST_KIND; kind <= PURSUIT_TEXT_LAST_KIND; kind++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (QUERIES); i++)
        {
          Question question = { (PursuitTextKind) kind, QUERIES[i], limits[i % G_N_ELEMENTS (limits)] };
          g_autoptr (GError) error = NULL;
          g_autoptr (PursuitTextFound) found =
              pursuit_store_call (f->store, PURSUIT_LANE_READ, find_func, &question, NULL, &error);
          g_autoptr (GArray) all =
              pursuit_store_call (f->store, PURSUIT_LANE_READ, look_func, &question, NULL, NULL);
          g_assert_no_error (error);
          assert_found (found, all, &question);
          n_found += all->len;
        }
    }
  return n_found;
}

static char *
make_name (GRand *rand)
{
  return g_strconcat (PICK (rand, PLACES), PICK (rand, WORDS), PICK (rand, WORDS), NULL);
}

static void
set_text (PursuitRow *row, const char *column, char *text)
{
  pursuit_row_set_text (row, column, *text != '\0' ? text : "-");
  g_free (text);
}

/* One change of one record. */
static gboolean
edit (PursuitTxn *txn, gpointer data, GError **error)
{
  GRand *rand = data;
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  gboolean is_person = g_rand_boolean (rand); /* companies stay, deals may be theirs */
  const char *table = is_person ? "person" : "company";
  g_autofree char *last = g_strdup_printf ("SELECT COALESCE(max(id), 0) FROM %s", table);
  gint64 n = pursuit_db_scalar (pursuit_txn_get_db (txn), last, 0);
  gint64 id = n > 0 ? g_rand_int_range (rand, 1, (gint32) n + 1) : 0;
  g_autoptr (PursuitRow) old = id > 0 ? pursuit_txn_read (txn, table, id, NULL) : NULL;

  set_text (row, "name", make_name (rand));
  set_text (row, "phone", g_strdup (PICK (rand, PHONES)));
  if (old == NULL || g_rand_int_range (rand, 0, 3) > 0)
    {
      if (!is_person)
        pursuit_row_set_text (row, "currency", "CNY");
      return pursuit_txn_insert (txn, table, row, error) != 0;
    }
  return !is_person || g_rand_boolean (rand) ? pursuit_txn_update (txn, table, id, 0, row, error)
                                             : pursuit_txn_delete (txn, table, id, error);
}

/* The check finds nothing wrong with keys and index. */
static gpointer
check_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_check_database (db, PURSUIT_CHECK_ALL, pursuit_store_get_today (store), NULL, NULL,
                                 cancellable, error);
}

static guint
count_findings (StoreFixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      pursuit_store_call (f->store, PURSUIT_LANE_CARE, check_func, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  return findings->len;
}

static void
test_edits (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 240; i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (fixture_write (f->store, "edit", edit, rand, &error));
      g_assert_no_error (error);
      if (i % 7 == 0)
        fixture_undo (f->store);
      if (i % 14 == 0)
        fixture_redo (f->store);
      if (i % 80 == 79)
        g_assert_cmpuint (assert_all_found (f), >, 20);
    }
  g_assert_cmpuint (count_findings (f), ==, 0);
}

/* A deal is found by its title and by its company, whatever that is called now. */
static void
test_deals (StoreFixture *f, gconstpointer unused)
{
  gint64 company = fixture_insert (f->store, "company", "{\"name\": \"重庆银行\"}", NULL);
  gint64 deal = fixture_new_deal (f, "General 7", 5);
  g_autofree char *of = g_strdup_printf ("{\"company_id\": %d}", (int) company);
  Question by_company = { PURSUIT_TEXT_DEAL, "cqyh", -1 }, by_name = { PURSUIT_TEXT_DEAL, "lnzg", -1 };

  g_assert_true (fixture_update (f->store, "deal", deal, 0, of, NULL));
  g_assert_cmpuint (assert_all_found (f), >, 5);
  g_autoptr (PursuitTextFound) found =
      pursuit_store_call (f->store, PURSUIT_LANE_READ, find_func, &by_company, NULL, NULL);
  g_assert_cmpint (found->total, ==, 1);
  g_assert_true (fixture_update (f->store, "company", company, 0, "{\"name\": \"辽宁重工\"}", NULL));
  g_autoptr (PursuitTextFound) gone =
      pursuit_store_call (f->store, PURSUIT_LANE_READ, find_func, &by_company, NULL, NULL);
  g_assert_cmpint (gone->total, ==, 0);
  g_autoptr (PursuitTextFound) renamed =
      pursuit_store_call (f->store, PURSUIT_LANE_READ, find_func, &by_name, NULL, NULL);
  g_assert_cmpint (renamed->total, ==, 1);
  g_assert_cmpuint (count_findings (f), ==, 0);
}

enum
{
  N_IMPORTED = 2 * PURSUIT_TEXT_BLOCK + 300
};

/* Many at once, as an import does. */
static gboolean
import (PursuitTxn *txn, gpointer data, GError **error)
{
  static const char *const columns[] = { "id",       "uid",       "updated_ms", "name", "search",
                                         "sort_key", "match_key", "phone",      NULL };
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (txn, "company", columns, error);
  gint64 first = pursuit_txn_reserve_ids (txn, "company", N_IMPORTED, error);
  GRand *rand = data;

  for (gint64 id = first; id < first + N_IMPORTED; id++)
    {
      g_autofree char *name = make_name (rand);
      g_autofree char *uid = g_strdup_printf ("imported %d", (int) id);
      g_autofree char *key = pursuit_sort_key (name, -1, PURSUIT_SORT_TITLE);
      pursuit_bulk_set_int (bulk, 0, id);
      pursuit_bulk_set_text (bulk, 1, uid);
      pursuit_bulk_set_int (bulk, 2, 1);
      pursuit_bulk_set_text (bulk, 3, name);
      pursuit_bulk_set_text (bulk, 4, name);
      pursuit_bulk_set_text (bulk, 5, key);
      pursuit_bulk_set_text (bulk, 6, name);
      pursuit_bulk_set_text (bulk, 7, PICK (rand, PHONES));
      if (!pursuit_bulk_add (bulk, error))
        return FALSE;
    }
  return pursuit_bulk_flush (bulk, error) &&
         pursuit_txn_note_range (txn, "company", first, first + N_IMPORTED - 1, error);
}

/* Blocks are written at once, and again when the import is taken back; what is common walks the names. */
static void
test_import (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 30; i++)
    g_assert_true (fixture_write (f->store, "edit", edit, rand, &error));
  g_assert_true (fixture_write (f->store, "import", import, rand, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (f->store, "SELECT count(DISTINCT block) FROM text_index WHERE kind = 1"),
                   ==, 3);
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM text_fresh WHERE kind = 1"), ==, 0);
  g_assert_cmpuint (assert_all_found (f), >, 10000);
  g_assert_cmpuint (count_findings (f), ==, 0);

  fixture_undo (f->store);
  g_assert_cmpuint (assert_all_found (f), <, 1000);
  g_assert_cmpuint (count_findings (f), ==, 0);
}

/* Many single changes: the index is written anew before the fresh records are too many. */
static gboolean
rename_many (PursuitTxn *txn, gpointer data, GError **error)
{
  for (gint64 id = 1; id <= 3000; id++)
    {
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      set_text (row, "name", make_name (data));
      if (!pursuit_txn_update (txn, "company", id, 0, row, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_fresh (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (GError) error = NULL;

  g_assert_true (fixture_write (f->store, "import", import, rand, &error));
  g_assert_true (fixture_write (f->store, "rename", rename_many, rand, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM text_fresh"), ==, 0);
  g_assert_cmpuint (assert_all_found (f), >, 10000);
  g_assert_cmpuint (count_findings (f), ==, 0);
}

/* Has the index written anew. */
static gboolean
mend (PursuitTxn *txn, gpointer data, GError **error)
{
  return pursuit_text_index_write_range (pursuit_txn_get_db (txn), PURSUIT_TEXT_COMPANY, 0, N_IMPORTED,
                                         error);
}

/* The check sees a key that is not that of its name, and an index that misses something or says too much. */
static void
test_damage (StoreFixture *f, gconstpointer unused)
{
  static const char *const damages[] = {
    "UPDATE company SET sort_key = 'x' WHERE id = 7",
    "DELETE FROM text_index WHERE kind = 1 AND block = 0 AND token = CAST('银' AS BLOB)",
    "UPDATE text_index SET ids = X'0700' WHERE kind = 1 AND block = 1 AND token = CAST('cq' AS BLOB)",
    "UPDATE text_index SET ids = X'FFFFFF' WHERE kind = 1 AND block = 0 AND token = CAST('7' AS BLOB)",
    "INSERT INTO text_index (kind, block, token, ids) VALUES (1, 900, CAST('q' AS BLOB), X'0100')",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  g_assert_true (fixture_write (f->store, "import", import, rand, NULL));
  g_assert_cmpuint (count_findings (f), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_assert_true (fixture_exec (f->store, damages[i]));
      g_assert_cmpuint (count_findings (f), >, 0);
      /* the program mends what is fresh by itself; here it is made good again by hand */
      g_assert_true (fixture_exec (f->store, "UPDATE company SET sort_key = pursuit_sort_key (name, 0);"
                                             "DELETE FROM text_index WHERE block = 900"));
      g_assert_true (fixture_write (f->store, "rename", mend, NULL, NULL));
      g_assert_cmpuint (count_findings (f), ==, 0);
    }
}

/* Who no longer waits gets no answer. */
static void
test_cancel (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Question question = { PURSUIT_TEXT_COMPANY, "c", -1 };

  g_assert_true (fixture_write (f->store, "import", import, rand, NULL));
  g_assert_null (
      pursuit_store_call (f->store, PURSUIT_LANE_READ, cancel_and_find_func, &question, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/text-index/edits", test_edits);
  ADD ("/text-index/deals", test_deals);
  ADD ("/text-index/import", test_import);
  ADD ("/text-index/fresh", test_fresh);
  ADD ("/text-index/damage", test_damage);
  ADD ("/text-index/cancel", test_cancel);

  return g_test_run ();
}
