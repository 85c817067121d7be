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
#include "pursuit-text-tokens.h"
#include "store-fixture.h"

#include <string.h>

static const char *const PLACES[] = { "重庆",   "长安",  "辽宁", "单县",    "General ",
                                      "Baltic", "六安 ", "",     "Zürich-", "AT&T" };
static const char *const WORDS[] = { "银行",   "重工", "乐器",  "行", "长", "Electric", "长重中",
                                     "宗Z zx", "Anna", " Rail", "区", "7",  "",         "ж" };
static const char *const PHONES[] = { "010-6655 1234", "+86 138 0013 8000", "",          "7",
                                      "0-0.01 3013",   "00000 00 0-0000",   "1212-12 12" };
static const char *const QUERIES[] = {
  "c",          "cq",          "zq",      "chongqing", "chongq",     "zhongq", "cqyh",        "yinhang",
  "银",         "银行",        "行",      "hang",      "ge",         "GE",     "lec",         "br",
  "balticrail", "tr",          "zurich",  "z",         "7",          "1234",   "138-0013",    "66551",
  "at&t",       "&",           "ж",       "la",        "luan",       "liuan",  "sx",          "shanx",
  "danx",       "cazg",        "czgyq",   "zh",        "重g",        "q r",    "ch yin",      "nope",
  "鑫",         "zz",          "-",       "x1",        "zzz",        "zzzz",   "czc",         "hzh",
  "800",        "0013800",     "000",     "0130",      "anna",       "nn",     "ana",         "zxz",
  "zczc",       "7a7",         "ini",     "0000",      "00000",      "000000", "00000000000", "1212",
  "212121",     "13800138",    "chongqy", "zhongqyh",  "changzhong", "zgzg7",  "hangch",      "gezhongg",
  "zhzh",       "yinhangyueq", "1313",
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
  N_IMPORTED = PURSUIT_TEXT_BLOCK + 300
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
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM text_order WHERE kind = 1"), ==, 2);
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
  const guint64 bank = pursuit_text_token_of_character (g_utf8_get_char ("银"));
  const struct
  {
    const char *sql; /* with the key of a row of the index, or without */
    gint64 block;
    guint64 token;
  } damages[] = {
    { "UPDATE company SET sort_key = 'x' WHERE id = 7" },
    { "DELETE FROM text_index WHERE key = %" G_GINT64_FORMAT, 0, bank },
    { "UPDATE text_index SET ids = X'0700' WHERE key = %" G_GINT64_FORMAT, 1,
      pursuit_text_token_of_pair ('c', 'q') },
    { "UPDATE text_index SET ids = X'FFFFFF' WHERE key = %" G_GINT64_FORMAT, 0,
      pursuit_text_token_of_character ('7') },
    { "INSERT INTO text_index (key, ids) VALUES (%" G_GINT64_FORMAT ", X'0100')", 900,
      pursuit_text_token_of_character ('q') },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autofree char *undo =
      g_strdup_printf ("UPDATE company SET sort_key = pursuit_sort_key (name, 0); DELETE FROM text_index "
                       "WHERE key = %" G_GINT64_FORMAT,
                       pursuit_text_index_get_key (PURSUIT_TEXT_COMPANY, 900,
                                                   pursuit_text_token_of_character ('q')));

  g_assert_true (fixture_write (f->store, "import", import, rand, NULL));
  g_assert_cmpuint (count_findings (f), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      gint64 key = pursuit_text_index_get_key (PURSUIT_TEXT_COMPANY, damages[i].block, damages[i].token);
      g_autofree char *sql = g_strdup_printf (damages[i].sql, key);
      g_assert_true (fixture_exec (f->store, sql));
      g_assert_cmpuint (count_findings (f), >, 0);
      /* the program mends what is fresh by itself; here it is made good again by hand */
      g_assert_true (fixture_exec (f->store, undo));
      g_assert_true (fixture_write (f->store, "rename", mend, NULL, NULL));
      g_assert_cmpuint (count_findings (f), ==, 0);
    }
}

/* Texts of few different characters, and all words that can be made of what they are typed with. */
typedef struct
{
  const char *characters;
  const char *letters;
  guint n_letters; /* of the longest word */
} Alphabet;

enum
{
  N_TEXTS = 300,
  MAX_TEXT = 14
};

static void
write_texts (StoreFixture *f, GRand *rand, const Alphabet *alphabet)
{
  g_autoptr (GString) sql = g_string_new (
      "DELETE FROM company; INSERT INTO company (id, uid, updated_ms, name, search, match_key, phone)"
      " VALUES");

  for (guint id = 1; id <= N_TEXTS; id++)
    {
      g_string_append_printf (sql, "%s(%u, 'u%u', 1, 'x", id > 1 ? ", " : " ", id, id);
      for (guint part = 0; part < 2; part++)
        {
          for (gint n = g_rand_int_range (rand, 1, MAX_TEXT); n > 0; n--)
            {
              glong number = g_rand_int_range (rand, 0, (gint) g_utf8_strlen (alphabet->characters, -1));
              const char *place = g_utf8_offset_to_pointer (alphabet->characters, number);
              g_string_append_unichar (sql, g_utf8_get_char (place));
            }
          g_string_append (sql, part == 0 ? "', 's', 'm', '" : "')");
        }
    }
  g_string_append (sql, "; UPDATE company SET sort_key = pursuit_sort_key (name, 0)");
  g_assert_true (fixture_exec (f->store, sql->str));
  g_assert_true (fixture_write (f->store, "rename", mend, NULL, NULL));
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM text_fresh"), ==, 0);
}

/* Every word of the letters up to that length; returns how many texts were found. */
static guint
assert_words_found (StoreFixture *f, const Alphabet *alphabet, GString *word)
{
  guint n_found = 0;

  for (const char *letter = alphabet->letters; *letter != '\0'; letter++)
    {
      g_string_append_c (word, *letter);
      Question question = { PURSUIT_TEXT_COMPANY, word->str, -1 };
      g_autoptr (PursuitTextFound) found =
          pursuit_store_call (f->store, PURSUIT_LANE_READ, find_func, &question, NULL, NULL);
      g_autoptr (GArray) all =
          pursuit_store_call (f->store, PURSUIT_LANE_READ, look_func, &question, NULL, NULL);
      assert_found (found, all, &question);
      n_found += all->len;
      if (word->len < alphabet->n_letters)
        n_found += assert_words_found (f, alphabet, word);
      g_string_truncate (word, word->len - 1);
    }
  return n_found;
}

/* What repeats itself asks for chains and for three digits: nothing is missed whichever way it is typed. */
static void
test_chains (StoreFixture *f, gconstpointer unused)
{
  static const Alphabet alphabets[] = {
    { "01 -", "01", 8 },   { "123a ", "123", 5 },   { "zx 宗西行", "zx", 7 }, { "an 安南", "an", 7 },
    { "7qQ.七", "7q", 6 }, { "a@.南 ", "a@.n", 5 }, { "1.@- ", "1.@-", 5 },   { "zha 扎张中", "zha", 5 },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < G_N_ELEMENTS (alphabets); i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      write_texts (f, rand, &alphabets[i]);
      g_assert_cmpuint (assert_words_found (f, &alphabets[i], word), >, 10 * N_TEXTS);
    }
}

/* How many records the index proposes for a query. */
static gpointer
count_proposals_func (PursuitStore *store,
                      PursuitDb *db,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (PursuitMatch) match = pursuit_match_new (data);
  g_autoptr (PursuitTextCandidates) candidates =
      pursuit_text_candidates_new (db, PURSUIT_TEXT_COMPANY, match, error);

  return candidates != NULL ? GINT_TO_POINTER ((gint) candidates->count + 1) : NULL;
}

/* Of 20,000 telephone numbers hardly more are looked at than match, however a number repeats itself. */
static void
test_proposals (StoreFixture *f, gconstpointer unused)
{
  static const char *const numbers[] = { "000000", "11111",  "123123",  "1212121",
                                         "313131", "112211", "99999999" };

  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GString) sql =
      g_string_new ("INSERT INTO company (id, uid, updated_ms, name, search, match_key, phone)");

  for (guint id = 1; id <= 20000; id++)
    g_string_append_printf (sql, "%s(%u, 'u%u', 1, 'x', 's', 'm', '138%08d')", id > 1 ? ", " : " VALUES ", id,
                            id, g_rand_int_range (rand, 0, 100000000));
  g_assert_true (fixture_exec (f->store, sql->str));
  g_assert_true (fixture_write (f->store, "rename", mend, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      Question question = { PURSUIT_TEXT_COMPANY, numbers[i], -1 };
      g_autoptr (GArray) all =
          pursuit_store_call (f->store, PURSUIT_LANE_READ, look_func, &question, NULL, NULL);
      gint n = GPOINTER_TO_INT (pursuit_store_call (f->store, PURSUIT_LANE_READ, count_proposals_func,
                                                    (gpointer) numbers[i], NULL, NULL)) -
               1;
      g_assert_cmpint (n, >=, (gint) all->len);
      if (n > 2 * (gint) all->len + 40)
        g_error ("%d are proposed for “%s”, %u match", n, numbers[i], all->len);
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
  ADD ("/text-index/chains", test_chains);
  ADD ("/text-index/proposals", test_proposals);
  ADD ("/text-index/cancel", test_cancel);

  return g_test_run ();
}
