/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-money.h"
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

#define HOME "CNY"

/* Currencies of two, none and three decimals, and one without a rate. */
static const char *const CURRENCIES[] = { "CNY", "EUR", "JPY", "KWD", "KRW" };

/* Thousandths of a yuan for one unit, from a day on; the last one begins behind FIXTURE_TODAY. */
static const struct
{
  const char *currency;
  const char *day;
  gint64 thousandths;
} RATES[] = {
  { "EUR", "2026-01-01", 7500 },  { "EUR", "2026-06-01", 8000 }, { "JPY", "2026-01-01", 50 },
  { "KWD", "2026-01-01", 23410 }, { "EUR", "2026-12-01", 9000 },
};

static PursuitListSpec *
all_of (const PursuitEntity *entity)
{
  PursuitListSpec *spec = pursuit_list_spec_new (entity);

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

static const char *
random_currency (void)
{
  return CURRENCIES[g_test_rand_int_range (0, G_N_ELEMENTS (CURRENCIES))];
}

static gboolean
add_rates (PursuitDb *db, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (RATES); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("INSERT INTO rate (id, uid, updated_ms, currency, day, value)"
                           " VALUES (%u, 'r%u', 0, '%s', '%s', %" G_GINT64_FORMAT " / 1000.0)",
                           i + 1, i, RATES[i].currency, RATES[i].day, RATES[i].thousandths);
      if (!pursuit_db_exec (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

/* Deals that were closed before there were rates, at an old rate, at today's, on no known day, or not at all;
 * with two amounts each, many of which are worth the same. */
static gboolean
add_deals (PursuitTxn *txn, gpointer fixture, GError **error)
{
  static const char *const closed[] = { "NULL", "'2025-12-31'", "'2026-01-01'", "'2026-05-31'",
                                        "'2026-06-01'" };
  StoreFixture *f = fixture;

  for (guint i = 0; i < N_ROWS; i++)
    {
      gboolean open = g_test_rand_bit ();
      g_autofree char *amount = g_test_rand_int_range (0, 5) > 0
                                    ? g_strdup_printf ("%d", 10 * g_test_rand_int_range (-30, 40))
                                    : g_strdup ("NULL");
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO deal (id, uid, updated_ms, title, process_id, stage_id, position, search, currency,"
          " outcome, closed, amount, budget) VALUES (%u, 'd%u', 0, 'deal', %d, %d, %u, '', '%s', '%s', %s, "
          "%s, "
          "%d)",
          i + 1, i, (int) f->process_id, (int) f->stage_ids[0], i, random_currency (), open ? "open" : "won",
          open ? "NULL" : closed[g_test_rand_int_range (0, G_N_ELEMENTS (closed))], amount,
          g_test_rand_int_range (0, 10));
      if (!pursuit_db_exec (pursuit_txn_get_db (txn), sql, error))
        return FALSE;
    }
  return add_rates (pursuit_txn_get_db (txn), error);
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
      pursuit_row_set_text (row, "currency", random_currency ());
      pursuit_row_set_text (row, "state", g_test_rand_bit () ? "active" : "ceased");
      if (pursuit_txn_insert (txn, "company", row, error) == 0)
        return FALSE;
    }
  return add_rates (pursuit_txn_get_db (txn), error);
}

/* What an amount is worth at home, computed in whole numbers; FALSE without a rate. */
static gboolean
find_worth (PursuitRecord *record, gint64 minor, gint64 *worth)
{
  gboolean is_deal = pursuit_record_get_entity (record) == &PURSUIT_DEAL_ENTITY;
  const char *currency =
      pursuit_record_get_text (record, is_deal ? PURSUIT_DEAL_CURRENCY : PURSUIT_COMPANY_CURRENCY);
  gboolean closed =
      is_deal && g_strcmp0 (pursuit_record_get_text (record, PURSUIT_DEAL_OUTCOME), "open") != 0;
  PursuitDay day = closed && pursuit_record_is_set (record, PURSUIT_DEAL_CLOSED)
                       ? pursuit_record_get_day (record, PURSUIT_DEAL_CLOSED)
                       : FIXTURE_TODAY;
  gint64 thousandths = g_str_equal (currency, HOME) ? 1000 : 0, divisor = 10;

  for (guint i = 0; i < G_N_ELEMENTS (RATES); i++)
    if (g_str_equal (RATES[i].currency, currency) && pursuit_day_parse_iso (RATES[i].day) <= day)
      thousandths = RATES[i].thousandths;
  for (int i = pursuit_currency_digits (currency); i > 0; i--)
    divisor *= 10;
  gint64 product = ABS (minor) * thousandths;
  *worth = (minor < 0 ? -1 : 1) * ((2 * product + divisor) / (2 * divisor));
  return thousandths > 0;
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

  g_assert_true (pursuit_filter_parse_value (field, PURSUIT_OP_EQ, text, HOME, &other, NULL));
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

/* What the database should say of one condition. @broken: makes mistakes: in one operator, and compares
 * amounts as they are. */
static gboolean
holds_test (const PursuitFilter *test, PursuitRecord *record, gboolean broken)
{
  const PursuitField *field = &pursuit_record_get_entity (record)->fields[test->field];
  const PursuitValue *value = pursuit_record_get_value (record, test->field);
  const char *first = pursuit_filter_get_value (test, 0);
  PursuitValue worth = { 0 };

  if (field->type == PURSUIT_FIELD_MONEY && value->kind != PURSUIT_VALUE_NULL &&
      test->op < PURSUIT_OP_IS_SET && !broken)
    {
      worth.kind = find_worth (record, value->i, &worth.i) ? PURSUIT_VALUE_INT : PURSUIT_VALUE_NULL;
      if (worth.kind == PURSUIT_VALUE_NULL)
        return test->op == PURSUIT_OP_NE;
      value = &worth;
    }
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
random_test (const PursuitEntity *entity)
{
  static const guint of_company[] = { PURSUIT_COMPANY_NAME,     PURSUIT_COMPANY_REGION,
                                      PURSUIT_COMPANY_INDUSTRY, PURSUIT_COMPANY_EMPLOYEES,
                                      PURSUIT_COMPANY_REVENUE,  PURSUIT_COMPANY_STATE };
  static const guint of_deal[] = { PURSUIT_DEAL_AMOUNT, PURSUIT_DEAL_BUDGET };
  guint field = entity == &PURSUIT_DEAL_ENTITY
                    ? of_deal[g_test_rand_int_range (0, G_N_ELEMENTS (of_deal))]
                    : of_company[g_test_rand_int_range (0, G_N_ELEMENTS (of_company))];
  const PursuitField *about = &entity->fields[field];
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
random_tree (const PursuitEntity *entity, guint depth)
{
  if (depth == 0 || g_test_rand_int_range (0, 3) == 0)
    return random_test (entity);
  PursuitFilter *group = pursuit_filter_new_group ((PursuitFilterKind) g_test_rand_int_range (0, 3));
  for (guint i = (guint) g_test_rand_int_range (0, 4); i > 0; i--)
    pursuit_filter_add (group, random_tree (entity, depth - 1));
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

/* The database and the plain reading agree on every tree; one with mistakes in it is found out. */
static void
assert_trees (StoreFixture *f, const PursuitEntity *entity)
{
  g_autoptr (PursuitListSpec) all = all_of (entity);
  guint n_found_out = 0, n_some = 0;

  g_autoptr (GPtrArray) rows = ask (f, list_func, all);
  for (guint i = 0; i < N_TREES; i++)
    {
      g_autoptr (PursuitListSpec) spec = all_of (entity);
      pursuit_list_spec_add_filter (spec, random_tree (entity, 3));
      g_autofree char *json = pursuit_filter_to_json (spec->filter, entity);
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

static void
test_trees (StoreFixture *f, gconstpointer unused)
{
  g_assert_true (fixture_write (f->store, "import", add_rows, NULL, NULL));
  assert_trees (f, &PURSUIT_COMPANY_ENTITY);
}

/* What a deal of @record is sorted by: not known behind all others. */
static gint64
sort_worth (PursuitRecord *record, gint64 unknown)
{
  gint64 worth;

  return pursuit_record_is_set (record, PURSUIT_DEAL_AMOUNT) &&
                 find_worth (record, pursuit_record_get_int (record, PURSUIT_DEAL_AMOUNT), &worth)
             ? worth
             : unknown;
}

static gpointer
deal_groups_func (PursuitStore *store,
                  PursuitDb *db,
                  gpointer spec,
                  GCancellable *cancellable,
                  GError **error)
{
  PursuitSelectContext context = { pursuit_store_get_today (store) };
  return pursuit_select_groups (db, spec, &context, PURSUIT_DEAL_AMOUNT, error);
}

/* A group's total is at home what its deals are worth; what has no rate stands beside it as it is. */
static void
assert_deal_groups (StoreFixture *f)
{
  g_autoptr (PursuitListSpec) spec = all_of (&PURSUIT_DEAL_ENTITY);

  pursuit_list_spec_set_group (spec, PURSUIT_DEAL_OUTCOME, FALSE);
  g_autoptr (GPtrArray) rows = ask (f, list_func, spec);
  g_autoptr (GPtrArray) groups = ask (f, deal_groups_func, spec);
  guint row = 0;
  g_assert_cmpuint (groups->len, ==, 2);
  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);
      PursuitListGroup *one = groups->pdata[i];
      for (gint64 k = 0; k < one->count; k++, row++)
        {
          const char *currency = pursuit_record_get_text (rows->pdata[row], PURSUIT_DEAL_CURRENCY);
          gint64 amount = pursuit_record_get_int (rows->pdata[row], PURSUIT_DEAL_AMOUNT), worth;
          gboolean rated = find_worth (rows->pdata[row], amount, &worth);
          const char *key = rated || amount == 0 ? HOME : currency;
          gint64 sum = (gint64) (gssize) g_hash_table_lookup (expected, key) + (rated ? worth : amount);
          g_hash_table_insert (expected, (gpointer) key, (gpointer) (gssize) sum);
        }
      g_assert_cmpuint (g_hash_table_size (expected), ==, one->totals->len);
      for (guint k = 0; k < one->totals->len; k++)
        {
          PursuitListTotal *total = &g_array_index (one->totals, PursuitListTotal, k);
          g_assert_cmpint (total->amount, ==, (gssize) g_hash_table_lookup (expected, total->currency));
        }
      g_assert_nonnull (g_hash_table_lookup (expected, HOME));
      g_assert_nonnull (g_hash_table_lookup (expected, "KRW"));
    }
  g_assert_cmpuint (row, ==, rows->len);
}

/* Deals in several currencies are compared, sorted and summed up by what they are worth at home. */
static void
test_worth (StoreFixture *f, gconstpointer unused)
{
  g_assert_true (fixture_write (f->store, "import", add_deals, f, NULL));
  assert_trees (f, &PURSUIT_DEAL_ENTITY);

  for (int descending = 0; descending < 2; descending++)
    {
      g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
      pursuit_list_spec_sort (spec, PURSUIT_DEAL_AMOUNT, descending);
      g_autoptr (GPtrArray) rows = ask (f, list_func, spec);
      g_assert_cmpuint (rows->len, ==, N_ROWS);
      for (guint i = 1; i < rows->len; i++)
        {
          gint64 unknown = descending ? G_MININT64 : G_MAXINT64;
          gint64 before = sort_worth (rows->pdata[i - 1], unknown),
                 after = sort_worth (rows->pdata[i], unknown);
          g_assert_true (descending ? before >= after : before <= after);
        }
    }
  assert_deal_groups (f);
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
  g_autoptr (PursuitListSpec) all = all_of (&PURSUIT_COMPANY_ENTITY);

  g_assert_true (fixture_write (f->store, "import", add_many, NULL, NULL));
  g_autoptr (GPtrArray) rows = ask (f, list_func, all);
  g_assert_cmpuint (rows->len, ==, N_INDEXED);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      for (PursuitFilterKind kind = PURSUIT_FILTER_ALL; kind <= PURSUIT_FILTER_NONE; kind++)
        {
          g_autoptr (PursuitListSpec) spec = all_of (&PURSUIT_COMPANY_ENTITY);
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
          gint64 revenue = pursuit_record_get_int (rows->pdata[row], PURSUIT_COMPANY_REVENUE), worth;
          sum += find_worth (rows->pdata[row], revenue, &worth) ? worth : revenue;
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
  ADD ("/filter/worth", test_worth);
  ADD ("/filter/index", test_index);
  ADD ("/filter/groups", test_groups);

  return g_test_run ();
}
