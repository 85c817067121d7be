/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company.h"
#include "pursuit-select-groups.h"
#include "pursuit-sort-key.h"
#include "pursuit-text-index.h"
#include "store-fixture.h"

#include <string.h>

/*
 * Filters by the database against a plain reading of the same tree, row by row, over random rows; and groups,
 * letters and the index of texts against what they stand for.
 */

enum
{
  N_ROWS = 400,
  N_TREES = 1500,
  N_INDEXED = 30000, /* enough that the index of texts is asked */
};

static const char *const TEXTS[] = { NULL,   "",     "North", "north", "South", "Ṇorth", "100%", "a_b",
                                     "a\\b", "钢铁", "长安",  "A B",   "'",     "-",     "Zoë" };

static PursuitListSpec *
all_companies (void)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);

  pursuit_list_spec_sort (spec, PURSUIT_RECORD_ID, FALSE);
  return spec;
}

static gpointer
list_func (PursuitStore *store, PursuitDb *db, gpointer spec, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { pursuit_store_get_today (store) };
  return pursuit_select_list (db, spec, &context, error);
}

static gpointer
ids_func (PursuitStore *store, PursuitDb *db, gpointer spec, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { pursuit_store_get_today (store) };
  return pursuit_select_ids (db, spec, &context, -1, error);
}

static gpointer
count_func (PursuitStore *store, PursuitDb *db, gpointer spec, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { pursuit_store_get_today (store) };
  gint64 count = pursuit_select_count (db, spec, &context, error);
  return g_memdup2 (&count, sizeof count);
}

static gpointer
ask (StoreFixture *f, PursuitStoreFunc func, gpointer spec)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = pursuit_store_call (f->store, PURSUIT_LANE_READ, func, spec, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static gboolean
add_rows (PursuitTxn *txn, gpointer unused, GError **error)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      const char *name = TEXTS[g_test_rand_int_range (2, G_N_ELEMENTS (TEXTS))];
      pursuit_row_set_text (row, "name", name);
      pursuit_row_set_text (row, "region", TEXTS[g_test_rand_int_range (0, G_N_ELEMENTS (TEXTS))]);
      pursuit_row_set_text (row, "industry", TEXTS[g_test_rand_int_range (0, G_N_ELEMENTS (TEXTS))]);
      if (g_test_rand_bit ())
        pursuit_row_set_int (row, "employees", g_test_rand_int_range (-3, 4));
      if (g_test_rand_bit ())
        pursuit_row_set_int (row, "revenue", g_test_rand_int_range (-300, 400));
      pursuit_row_set_text (row, "state", g_test_rand_bit () ? "active" : "ceased");
      if (pursuit_txn_insert (txn, "company", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* As LIKE compares: Latin letters without case. */
static char
fold (char c)
{
  return g_ascii_tolower (c);
}

static gboolean
begins_with (const char *text, const char *part)
{
  for (; *part != '\0'; text++, part++)
    if (fold (*text) != fold (*part))
      return FALSE;
  return TRUE;
}

static gboolean
contains (const char *text, const char *part)
{
  for (; *text != '\0'; text++)
    if (begins_with (text, part))
      return TRUE;
  return FALSE;
}

static int
compare (const PursuitValue *value, const PursuitField *field, const char *text)
{
  g_auto (PursuitValue) other = { 0 };

  g_assert_true (pursuit_filter_parse_value (field, PURSUIT_OP_EQ, text, &other, NULL));
  if (value->kind == PURSUIT_VALUE_TEXT)
    return strcmp (value->s, other.s);
  return (value->i > other.i) - (value->i < other.i);
}

static gboolean
is_one_of (const PursuitValue *value, const PursuitField *field, const PursuitFilter *test)
{
  for (guint i = 0; i < test->values->len; i++)
    if (compare (value, field, test->values->pdata[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
stands_under (const char *name, char letter)
{
  g_autofree char *key = *name != '\0' ? pursuit_sort_key (name, -1, PURSUIT_SORT_TITLE) : NULL;

  return key != NULL && pursuit_sort_key_get_letter (key) == g_ascii_toupper (letter);
}

/* What the database should say of one condition. @broken: makes a mistake in one operator. */
static gboolean
holds_test (const PursuitFilter *test, PursuitRecord *record, gboolean broken)
{
  const PursuitField *field = &PURSUIT_COMPANY_ENTITY.fields[test->field];
  const PursuitValue *value = pursuit_record_get_value (record, test->field);
  const char *first = pursuit_filter_get_value (test, 0);

  if (value->kind == PURSUIT_VALUE_NULL)
    return test->op == PURSUIT_OP_IS_EMPTY || (test->op == PURSUIT_OP_NE && !broken);
  switch (test->op)
    {
    case PURSUIT_OP_EQ:
      return is_one_of (value, field, test);
    case PURSUIT_OP_NE:
      return !is_one_of (value, field, test);
    case PURSUIT_OP_LT:
      return compare (value, field, first) < 0;
    case PURSUIT_OP_LE:
      return compare (value, field, first) <= 0;
    case PURSUIT_OP_GT:
      return compare (value, field, first) > 0;
    case PURSUIT_OP_GE:
      return compare (value, field, first) >= 0;
    case PURSUIT_OP_BETWEEN:
      return compare (value, field, first) >= 0 && compare (value, field, test->values->pdata[1]) <= 0;
    case PURSUIT_OP_CONTAINS:
      return contains (value->s, first);
    case PURSUIT_OP_BEGINS:
      return begins_with (value->s, first);
    case PURSUIT_OP_LETTER:
      return stands_under (value->s, *first);
    default:
      return test->op == PURSUIT_OP_IS_SET;
    }
}

static gboolean
holds (const PursuitFilter *filter, PursuitRecord *record, gboolean broken)
{
  guint n_parts = 0, n_holding = 0;

  if (filter->kind == PURSUIT_FILTER_TEST)
    return holds_test (filter, record, broken);
  for (guint i = 0; i < filter->parts->len; i++)
    {
      if (pursuit_filter_is_empty (filter->parts->pdata[i]))
        continue;
      n_parts++;
      n_holding += holds (filter->parts->pdata[i], record, broken);
    }
  if (n_parts == 0 || filter->kind == PURSUIT_FILTER_ALL)
    return n_holding == n_parts;
  return filter->kind == PURSUIT_FILTER_ANY ? n_holding > 0 : n_holding == 0;
}

static PursuitFilter *
random_test (void)
{
  static const guint fields[] = { PURSUIT_COMPANY_NAME,     PURSUIT_COMPANY_REGION,
                                  PURSUIT_COMPANY_INDUSTRY, PURSUIT_COMPANY_EMPLOYEES,
                                  PURSUIT_COMPANY_REVENUE,  PURSUIT_COMPANY_STATE };
  guint field = fields[g_test_rand_int_range (0, G_N_ELEMENTS (fields))];
  const PursuitField *about = &PURSUIT_COMPANY_ENTITY.fields[field];
  PursuitOp op;
  char values[3][32];
  const char *given[4] = { NULL };

  do
    op = (PursuitOp) g_test_rand_int_range (0, PURSUIT_N_OPS);
  while (!pursuit_op_suits (op, about));
  guint n = MIN (pursuit_op_get_max_values (op), 2);
  if (pursuit_op_get_max_values (op) > 2)
    n = (guint) g_test_rand_int_range (1, 4);
  for (guint i = 0; i < n; i++)
    {
      if (op == PURSUIT_OP_LETTER)
        g_strlcpy (values[i], (const char *[]){ "a", "N", "s", "Z", "#", "g" }[g_test_rand_int_range (0, 6)],
                   32);
      else if (about->type == PURSUIT_FIELD_INT)
        g_snprintf (values[i], sizeof values[i], "%d", g_test_rand_int_range (0, 4));
      else if (about->type == PURSUIT_FIELD_MONEY)
        g_snprintf (values[i], sizeof values[i], "%d.5", g_test_rand_int_range (-3, 4));
      else if (about->type == PURSUIT_FIELD_CHOICE)
        g_strlcpy (values[i], g_test_rand_bit () ? "active" : "ceased", 32);
      else
        g_strlcpy (values[i], TEXTS[g_test_rand_int_range (2, G_N_ELEMENTS (TEXTS))], 32);
      given[i] = values[i];
    }
  return pursuit_filter_new_test (field, op, given);
}

static PursuitFilter *
random_tree (guint depth)
{
  if (depth == 0 || g_test_rand_int_range (0, 3) == 0)
    return random_test ();
  PursuitFilter *group = pursuit_filter_new_group ((PursuitFilterKind) g_test_rand_int_range (0, 3));
  for (guint i = (guint) g_test_rand_int_range (0, 4); i > 0; i--)
    pursuit_filter_add (group, random_tree (depth - 1));
  return group;
}

/* Whether the rows of @spec are those of @rows for which the plain reading holds. */
static gboolean
agrees (StoreFixture *f, PursuitListSpec *spec, GPtrArray *rows, gboolean broken)
{
  g_autoptr (GArray) ids = ask (f, ids_func, spec);
  g_autofree gint64 *count = ask (f, count_func, spec);
  guint n = 0;

  g_assert_cmpint (*count, ==, ids->len);
  for (guint i = 0; i < rows->len; i++)
    {
      if (!holds (spec->filter, rows->pdata[i], broken))
        continue;
      if (n >= ids->len || g_array_index (ids, gint64, n) != pursuit_record_get_id (rows->pdata[i]))
        return FALSE;
      n++;
    }
  return n == ids->len;
}

/* The database and the plain reading agree on every tree; one with a mistake in it is found out. */
static void
test_trees (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (PursuitListSpec) all = all_companies ();
  guint n_found_out = 0, n_some = 0;

  g_assert_true (fixture_write (f->store, "import", add_rows, NULL, NULL));
  g_autoptr (GPtrArray) rows = ask (f, list_func, all);
  for (guint i = 0; i < N_TREES; i++)
    {
      g_autoptr (PursuitListSpec) spec = all_companies ();
      pursuit_list_spec_add_filter (spec, random_tree (3));
      g_autofree char *json = pursuit_filter_to_json (spec->filter, &PURSUIT_COMPANY_ENTITY);
      if (!agrees (f, spec, rows, FALSE))
        g_error ("the database reads this otherwise: %s", json);
      n_found_out += !agrees (f, spec, rows, TRUE);
      g_autoptr (GArray) ids = ask (f, ids_func, spec);
      n_some += ids->len > 0 && ids->len < rows->len;
    }
  g_test_message ("%u trees mean some rows, the mistake shows in %u", n_some, n_found_out);
  g_assert_cmpuint (n_some, >, N_TREES / 3);
  g_assert_cmpuint (n_found_out, >, N_TREES / 50);
}

/* Rows that stand one behind the other in the index, and their texts in the index of texts. */
static gboolean
add_many (PursuitTxn *txn, gpointer unused, GError **error)
{
  return pursuit_db_exec (
             pursuit_txn_get_db (txn),
             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)"
             " INSERT INTO company (id, uid, updated_ms, name, region, employees, match_key, search, "
             "sort_key)"
             " SELECT i, 'u' || i, 0, CASE i % 997 WHEN 0 THEN '长安 Steel ' ELSE 'Company ' END || i,"
             " CASE i % 3 WHEN 0 THEN 'North' WHEN 1 THEN 'South' END, i % 100, 'k' || i, '', '' FROM n;"
             " UPDATE company SET sort_key = pursuit_sort_key (name, 0)",
             error) &&
         pursuit_text_index_write_range (pursuit_txn_get_db (txn), PURSUIT_TEXT_COMPANY, 0, N_INDEXED, error);
}

/* What the index proposes changes nothing of what is found, alone or among other conditions; a quick match
 * goes together with a filter, an order and a limit. */
static void
test_index (StoreFixture *f, gconstpointer unused)
{
  static const char *const parts[] = { "安 st", "STEEL 299", "company 1", "ny 2999", "9", "7 ", "zz" };
  g_autoptr (PursuitListSpec) all = all_companies ();

  g_assert_true (fixture_write (f->store, "import", add_many, NULL, NULL));
  g_autoptr (GPtrArray) rows = ask (f, list_func, all);
  g_assert_cmpuint (rows->len, ==, N_INDEXED);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      for (PursuitFilterKind kind = PURSUIT_FILTER_ALL; kind <= PURSUIT_FILTER_NONE; kind++)
        {
          g_autoptr (PursuitListSpec) spec = all_companies ();
          PursuitFilter *group = pursuit_filter_new_group (kind);
          const char *values[] = { parts[i], NULL }, *region[] = { "North", NULL };
          pursuit_filter_add (group,
                              pursuit_filter_new_test (PURSUIT_COMPANY_NAME, PURSUIT_OP_CONTAINS, values));
          pursuit_filter_add (group, pursuit_filter_new_test (PURSUIT_COMPANY_REGION, PURSUIT_OP_EQ, region));
          pursuit_list_spec_add_filter (spec, group);
          g_assert_true (agrees (f, spec, rows, FALSE));
        }
    }

  g_autoptr (PursuitListSpec) match = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  pursuit_list_spec_set_match (match, "ca");
  pursuit_list_spec_where (match, PURSUIT_COMPANY_REGION, PURSUIT_OP_EQ, "North");
  pursuit_list_spec_sort (match, PURSUIT_COMPANY_EMPLOYEES, TRUE);
  pursuit_list_spec_sort (match, PURSUIT_COMPANY_NAME, FALSE);
  g_autoptr (GPtrArray) found = ask (f, list_func, match);
  g_autofree gint64 *count = ask (f, count_func, match);
  g_assert_cmpuint (found->len, ==, 10); /* every third multiple of 997 up to 30,000 */
  g_assert_cmpint (*count, ==, 10);
  for (guint i = 1; i < found->len; i++)
    g_assert_cmpint (pursuit_record_get_int (found->pdata[i - 1], PURSUIT_COMPANY_EMPLOYEES), >=,
                     pursuit_record_get_int (found->pdata[i], PURSUIT_COMPANY_EMPLOYEES));
  pursuit_list_spec_set_match (match, "company"); /* nearly all: proposed row by row */
  pursuit_list_spec_set_limit (match, 7);
  g_autoptr (GPtrArray) first = ask (f, list_func, match);
  g_autofree gint64 *many = ask (f, count_func, match);
  g_assert_cmpuint (first->len, ==, 7);
  g_assert_cmpint (*many, ==, 10000 - 10);
}

static gpointer
groups_func (PursuitStore *store, PursuitDb *db, gpointer spec, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { pursuit_store_get_today (store) };
  return pursuit_select_groups (db, spec, &context, PURSUIT_COMPANY_REVENUE, error);
}

static gpointer
letters_func (PursuitStore *store, PursuitDb *db, gpointer spec, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { pursuit_store_get_today (store) };
  gint64 *counts = g_new0 (gint64, PURSUIT_N_LETTERS);

  g_assert_true (pursuit_select_letters (db, spec, &context, PURSUIT_COMPANY_NAME, counts, error));
  return counts;
}

/* Groups follow each other as the rows of the list do, with as many rows and their sums; the letters of a
 * list sorted by name likewise. */
static void
assert_groups (StoreFixture *f, guint group, gboolean descending)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);

  pursuit_list_spec_set_group (spec, (int) group, descending);
  pursuit_list_spec_sort (spec, PURSUIT_COMPANY_REVENUE, TRUE);
  g_autoptr (GPtrArray) rows = ask (f, list_func, spec);
  g_autoptr (GPtrArray) groups = ask (f, groups_func, spec);
  guint row = 0;
  for (guint i = 0; i < groups->len; i++)
    {
      PursuitListGroup *one = groups->pdata[i];
      gint64 sum = 0, total = 0;
      for (gint64 k = 0; k < one->count; k++, row++)
        {
          g_assert_cmpstr (pursuit_record_get_text (rows->pdata[row], group), ==, one->value);
          sum += pursuit_record_get_int (rows->pdata[row], PURSUIT_COMPANY_REVENUE);
        }
      for (guint k = 0; k < one->totals->len; k++)
        total += g_array_index (one->totals, PursuitListTotal, k).amount;
      g_assert_cmpint (total, ==, sum);
    }
  g_assert_cmpuint (row, ==, rows->len);
}

static void
test_groups (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  guint row = 0;

  g_assert_true (fixture_write (f->store, "import", add_rows, NULL, NULL));
  assert_groups (f, PURSUIT_COMPANY_REGION, FALSE);
  assert_groups (f, PURSUIT_COMPANY_REGION, TRUE);
  assert_groups (f, PURSUIT_COMPANY_STATE, FALSE);
  assert_groups (f, PURSUIT_COMPANY_NAME, TRUE);
  assert_groups (f, PURSUIT_COMPANY_OWNER, FALSE);

  pursuit_list_spec_sort (spec, PURSUIT_COMPANY_NAME, FALSE);
  g_autoptr (GPtrArray) rows = ask (f, list_func, spec);
  g_autofree gint64 *counts = ask (f, letters_func, spec);
  for (guint i = 0; i < PURSUIT_N_LETTERS; i++)
    for (gint64 k = 0; k < counts[i]; k++, row++)
      g_assert_true (stands_under (pursuit_record_get_text (rows->pdata[row], PURSUIT_COMPANY_NAME),
                                   i < 26 ? (char) ('A' + i) : '#'));
  g_assert_cmpuint (row, ==, N_ROWS);
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/filter/trees", test_trees);
  ADD ("/filter/index", test_index);
  ADD ("/filter/groups", test_groups);

  return g_test_run ();
}
