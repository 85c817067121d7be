/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-member.h"
#include "pursuit-participant.h"
#include "pursuit-person.h"
#include "pursuit-process.h"
#include "pursuit-select.h"
#include "pursuit-stage.h"
#include "pursuit-text-index.h"
#include "store-fixture.h"

#include <string.h>

static gpointer
list_func (PursuitStore *store, PursuitDb *db, gpointer spec, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { pursuit_store_get_today (store) };
  return pursuit_select_list (db, spec, &context, error);
}

static GPtrArray *
list (StoreFixture *f, PursuitListSpec *spec)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = pursuit_store_call (f->store, PURSUIT_LANE_READ, list_func, spec, NULL, &error);

  g_assert_no_error (error);
  return records;
}

/* The @field of every record of @spec with blanks between them. */
static char *
list_text (StoreFixture *f, PursuitListSpec *spec, guint field)
{
  g_autoptr (GPtrArray) records = list (f, spec);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (text, "%s ", pursuit_record_get_text (records->pdata[i], field));
  return g_string_free (text, FALSE);
}

static void
add_company (StoreFixture *f, const char *name, const char *more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  pursuit_row_set_text (row, "name", name);
  g_autofree char *json = pursuit_row_to_json (row);
  json[strlen (json) - 1] = '\0';
  g_autofree char *whole = g_strdup_printf ("%s%s}", json, more);

  fixture_insert (f->store, "company", whole, &error);
  g_assert_no_error (error);
}

static void
add_companies (StoreFixture *f)
{
  add_company (f, "Berlin", ", \"employees\": 20, \"industry\": \"steel\"");
  add_company (f, "Aachen", ", \"employees\": 3");
  add_company (f, "100%_\\", ", \"employees\": 1000, \"industry\": \"steel\"");
  add_company (f, "长安汽车", "");
  add_company (f, "<b>ＡＢＣ</b>", ", \"industry\": \"\"");
}

/* What a condition, written as on the command line, leaves; by name. */
static void
assert_where (StoreFixture *f, const char *condition, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);

  g_assert_true (pursuit_list_spec_where_text (spec, condition, &error));
  pursuit_list_spec_sort (spec, PURSUIT_RECORD_ID, FALSE);
  g_autofree char *text = list_text (f, spec, PURSUIT_COMPANY_NAME);
  g_test_message ("%s", condition);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_conditions (StoreFixture *f, gconstpointer unused)
{
  add_companies (f);
  assert_where (f, "employees>3", "Berlin 100%_\\ ");
  assert_where (f, "employees<=20", "Berlin Aachen ");
  assert_where (f, "employees=3", "Aachen ");
  assert_where (f, "industry=steel", "Berlin 100%_\\ ");
  assert_where (f, "industry!=steel", "Aachen 长安汽车 <b>ＡＢＣ</b> ");
  assert_where (f, "employees", "Berlin Aachen 100%_\\ ");
  assert_where (f, "!employees", "长安汽车 <b>ＡＢＣ</b> ");
  assert_where (f, "name~0%_\\", "100%_\\ ");
  assert_where (f, "name~_", "100%_\\ ");
  assert_where (f, "name~%", "100%_\\ ");
  assert_where (f, "name~安汽", "长安汽车 ");
  assert_where (f, "name~BER", "Berlin ");
  assert_where (f, "name='; DROP TABLE deal; --", "");
}

static void
assert_match (StoreFixture *f, const char *text, const char *expected)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);

  pursuit_list_spec_set_match (spec, text);
  pursuit_list_spec_sort (spec, PURSUIT_RECORD_ID, FALSE);
  g_autofree char *found = list_text (f, spec, PURSUIT_COMPANY_NAME);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_match (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *percent = g_strnfill (10000, '%');

  add_companies (f);
  assert_match (f, "abc", "<b>ＡＢＣ</b> "); /* full width found by half width */
  assert_match (f, "AACH", "Aachen ");
  assert_match (f, "%", "100%_\\ ");
  assert_match (f, "_\\", "100%_\\ ");
  assert_match (f, "<b>", "<b>ＡＢＣ</b> ");
  assert_match (f, "长", "长安汽车 ");
  assert_match (f, percent, "");
}

/* Names sort by letters without regard to case, Chinese by pinyin, digits behind; what is not known stands
 * last both ways, ties break by id. */
static void
test_sort (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  g_autoptr (PursuitListSpec) down = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  g_autoptr (PursuitListSpec) named = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);

  add_companies (f);
  add_company (f, "aalen", "");
  pursuit_list_spec_sort (spec, PURSUIT_COMPANY_EMPLOYEES, FALSE);
  g_autofree char *rising = list_text (f, spec, PURSUIT_COMPANY_NAME);
  g_assert_cmpstr (rising, ==, "Aachen Berlin 100%_\\ 长安汽车 <b>ＡＢＣ</b> aalen ");
  pursuit_list_spec_sort (down, PURSUIT_COMPANY_EMPLOYEES, TRUE);
  g_autofree char *falling = list_text (f, down, PURSUIT_COMPANY_NAME);
  g_assert_cmpstr (falling, ==, "100%_\\ Berlin Aachen 长安汽车 <b>ＡＢＣ</b> aalen ");
  pursuit_list_spec_sort (named, PURSUIT_COMPANY_NAME, FALSE);
  g_autofree char *by_name = list_text (f, named, PURSUIT_COMPANY_NAME);
  g_assert_cmpstr (by_name, ==, "Aachen aalen <b>ＡＢＣ</b> Berlin 长安汽车 100%_\\ ");
}

static void
test_limit (StoreFixture *f, gconstpointer unused)
{
  static const gint64 limits[] = { 0, 1, 3, 99 };
  static const guint found[] = { 0, 1, 3, 5 };

  add_companies (f);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
      pursuit_list_spec_set_limit (spec, limits[i]);
      g_autoptr (GPtrArray) records = list (f, spec);
      g_assert_cmpuint (records->len, ==, found[i]);
    }
}

/* Every field of every entity is a valid expression, to read, to filter and to sort by. */
static void
test_every_field (StoreFixture *f, gconstpointer unused)
{
  static const PursuitEntity *const entities[] = {
    &PURSUIT_DEAL_ENTITY,   &PURSUIT_COMPANY_ENTITY,     &PURSUIT_PERSON_ENTITY,  &PURSUIT_ACTIVITY_ENTITY,
    &PURSUIT_MEMBER_ENTITY, &PURSUIT_PARTICIPANT_ENTITY, &PURSUIT_PROCESS_ENTITY, &PURSUIT_STAGE_ENTITY,
  };

  fixture_new_deal (f, "Crane", 100);
  for (guint e = 0; e < G_N_ELEMENTS (entities); e++)
    {
      for (guint field = 0; field < entities[e]->n_fields; field++)
        {
          g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entities[e]);
          g_test_message ("%s.%s", entities[e]->name, entities[e]->fields[field].name);
          pursuit_list_spec_where (spec, field, PURSUIT_OP_IS_SET, NULL);
          pursuit_list_spec_sort (spec, field, TRUE);
          pursuit_list_spec_set_match (spec, "a");
          g_autoptr (GPtrArray) records = list (f, spec);
          g_assert_nonnull (records);
        }
    }
}

static void
test_deal_record (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  fixture_new_deal (f, "Crane", 123456);
  g_autoptr (GPtrArray) records = list (f, spec);
  g_assert_cmpuint (records->len, ==, 1);
  PursuitRecord *deal = records->pdata[0];
  g_assert_cmpstr (pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE), ==, "Crane");
  g_assert_cmpstr (pursuit_record_get_text (deal, PURSUIT_DEAL_STAGE), ==, "Develop");
  g_assert_cmpstr (pursuit_record_get_text (deal, PURSUIT_DEAL_OWNER), ==, "Wang Wei");
  g_assert_cmpint (pursuit_record_get_int (deal, PURSUIT_DEAL_AMOUNT), ==, 123456);
  g_assert_cmpint (pursuit_record_get_day (deal, PURSUIT_DEAL_EXPECTED_CLOSE), ==,
                   pursuit_day_from_ymd (2026, 11, 30));
  g_assert_false (pursuit_record_is_set (deal, PURSUIT_DEAL_COMPANY));
  g_assert_cmpfloat (pursuit_record_get_real (deal, PURSUIT_DEAL_PROBABILITY_BASE), ==, 0.1);
}

static gpointer
sums_func (PursuitStore *store, PursuitDb *db, gpointer spec, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { pursuit_store_get_today (store) };
  return pursuit_select_sums (db, spec, &context, error);
}

static char *
sums_text (StoreFixture *f, PursuitListSpec *spec)
{
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) sums =
      pursuit_store_call (f->store, PURSUIT_LANE_READ, sums_func, spec, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < sums->len; i++)
    {
      PursuitStageSum *sum = sums->pdata[i];
      if (sum->count != 0)
        {
          g_autofree char *day =
              sum->closed != PURSUIT_DAY_NONE ? pursuit_day_to_iso (sum->closed) : g_strdup ("");
          g_string_append_printf (text, "%s %d %d %d%s%s\n", sum->currency, (int) sum->count,
                                  (int) sum->amount, (int) sum->weighted, *day ? " " : "", day);
        }
    }
  return g_string_free (text, FALSE);
}

/* The kept summary and the grouped query say the same. */
static void
test_sums (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (PursuitListSpec) kept = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitListSpec) counted = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  fixture_new_deal (f, "Crane", 1000);
  fixture_new_deal (f, "Ship", 2000);
  gint64 yen = fixture_new_deal (f, "Train", 500);
  g_assert_true (fixture_update (f->store, "deal", yen, 0, "{\"currency\": \"JPY\"}", NULL));
  /* what is delivered takes the rate of the day on which it was won: in yen, day by day */
  for (int day = 1; day <= 2; day++)
    {
      gint64 won = fixture_new_deal (f, "Won", 100 * day);
      g_autofree char *json = g_strdup_printf ("{\"currency\": \"%s\", \"stage_id\": %" G_GINT64_FORMAT
                                               ", \"outcome\": \"won\", \"closed\": \"2026-08-0%d\"}",
                                               day == 1 ? "CNY" : "JPY", f->stage_ids[2], day);
      g_assert_true (fixture_update (f->store, "deal", won, 0, json, NULL));
    }
  pursuit_list_spec_set_on_board (kept, TRUE);
  pursuit_list_spec_set_on_board (counted, TRUE);
  pursuit_list_spec_where_int (kept, PURSUIT_DEAL_OWNER_ID, PURSUIT_OP_EQ, f->member_ids[0]);
  pursuit_list_spec_where_int (counted, PURSUIT_DEAL_OWNER_ID, PURSUIT_OP_EQ, f->member_ids[0]);
  pursuit_list_spec_where (counted, PURSUIT_DEAL_TITLE, PURSUIT_OP_IS_SET, NULL);
  g_autofree char *from_summary = sums_text (f, kept);
  g_autofree char *from_deals = sums_text (f, counted);
  g_assert_cmpstr (from_summary, ==, "CNY 2 3000 300\nJPY 1 500 50\nCNY 1 100 0\nJPY 1 200 0 2026-08-02\n");
  g_assert_cmpstr (from_deals, ==, from_summary);
}

/* Whatever text people paste: it comes back as it was, and is found. */
static void
test_hostile_text (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *longest = g_strnfill (10000, 'x');
  g_autofree char *markup = g_strdup_printf ("<span size='99999'>&amp;</b>%s", longest);
  const char *const texts[] = {
    longest,
    markup,
    "\xE2\x80\xAE"
    "gnp.exe\xE2\x80\xAC",
    "a\nb\tc\r",
    "' OR 1=1 --",
    "\"",
    "\\",
    "😀😀",
    "\x7f\x01",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      add_company (f, texts[i], "");
      g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
      pursuit_list_spec_where (spec, PURSUIT_COMPANY_NAME, PURSUIT_OP_EQ, texts[i]);
      g_autoptr (GPtrArray) records = list (f, spec);
      g_assert_cmpuint (records->len, ==, 1);
      g_assert_cmpstr (pursuit_record_get_text (records->pdata[0], PURSUIT_COMPANY_NAME), ==, texts[i]);
      fixture_undo (f->store);
      fixture_redo (f->store);
      g_autoptr (GPtrArray) again = list (f, spec);
      g_assert_cmpstr (pursuit_record_get_text (again->pdata[0], PURSUIT_COMPANY_NAME), ==, texts[i]);
    }
}

/* What another program put into the file reads as valid UTF-8, and the row can still be edited and undone. */
static void
test_invalid_utf8 (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);

  add_company (f, "Good", "");
  g_assert_true (fixture_exec (f->store, "UPDATE company SET name = CAST(x'41ff42' AS TEXT), search = "
                                         "CAST(x'ff' AS TEXT), notes = CAST(x'410042' AS TEXT)"));
  g_autoptr (GPtrArray) records = list (f, spec);
  g_assert_true (
      g_utf8_validate (pursuit_record_get_text (records->pdata[0], PURSUIT_COMPANY_NAME), -1, NULL));
  g_assert_true (
      g_utf8_validate (pursuit_record_get_text (records->pdata[0], PURSUIT_COMPANY_NOTES), -1, NULL));
  gint64 id = pursuit_record_get_id (records->pdata[0]);
  g_assert_true (fixture_update (f->store, "company", id, 0, "{\"industry\": \"steel\"}", NULL));
  g_assert_true (fixture_delete (f->store, "company", id, NULL));
  fixture_undo (f->store);
  fixture_undo (f->store);
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM company WHERE industry IS NULL"), ==, 1);
}

static gpointer
count_func (PursuitStore *store, PursuitDb *db, gpointer spec, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { pursuit_store_get_today (store) };
  gint64 *count = g_new (gint64, 1);

  *count = pursuit_select_count (db, spec, &context, error);
  return count;
}

/* The numbers of a list's first and last companies, and how many it has by both ways of asking. */
static void
assert_companies (StoreFixture *f, PursuitListSpec *spec, gint64 n, const char *first, const char *last)
{
  g_autoptr (GPtrArray) records = list (f, spec);
  g_autofree gint64 *count = pursuit_store_call (f->store, PURSUIT_LANE_READ, count_func, spec, NULL, NULL);

  g_assert_cmpint (*count, ==, n);
  if (spec->limit < 0)
    g_assert_cmpuint (records->len, ==, n);
  g_assert_cmpstr (pursuit_record_get_text (records->pdata[0], PURSUIT_COMPANY_NAME), ==, first);
  g_assert_cmpstr (pursuit_record_get_text (records->pdata[records->len - 1], PURSUIT_COMPANY_NAME), ==,
                   last);
}

/* Rows that came past the journal are not in the index of texts yet. */
static gboolean
index_texts (PursuitTxn *txn, gpointer last, GError **error)
{
  return pursuit_text_index_write_range (pursuit_txn_get_db (txn), PURSUIT_TEXT_COMPANY, 0, *(gint64 *) last,
                                         error);
}

/* More ids than a statement can name: the same rows in the same order as a few would give, whatever else the
 * list asks for. */
static void
test_many_ids (StoreFixture *f, gconstpointer unused)
{
  gint64 n = 200000;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);

  g_assert_true (fixture_exec (
      f->store,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
      " INSERT INTO company (id, uid, updated_ms, name, industry, match_key, search, sort_key)"
      " SELECT i, 'u' || i, 0, 'Company ' || (1000000 + i), CASE WHEN i % 3 = 0 THEN 'steel' END, 'k' || i,"
      " 'company ' || (1000000 + i), 'company ' || (1000000 + i) FROM n"));
  g_assert_true (fixture_write (f->store, "import", index_texts, &n, NULL));
  for (gint64 id = n + 1; id > 0; id -= 2) /* the odd ones, falling, and one that is gone */
    g_array_append_val (ids, id);
  pursuit_list_spec_set_ids (spec, (const gint64 *) ids->data, ids->len);
  assert_companies (f, spec, n / 2, "Company 1000001", "Company 1199999");

  g_autoptr (PursuitListSpec) falling = pursuit_list_spec_copy (spec);
  pursuit_list_spec_sort (falling, PURSUIT_COMPANY_NAME, TRUE);
  assert_companies (f, falling, n / 2, "Company 1199999", "Company 1000001");
  pursuit_list_spec_where (falling, PURSUIT_COMPANY_INDUSTRY, PURSUIT_OP_EQ, "steel");
  assert_companies (f, falling, 33333, "Company 1199995", "Company 1000003");
  pursuit_list_spec_set_match (falling, "company11");
  assert_companies (f, falling, 16666, "Company 1199995", "Company 1100005");
  pursuit_list_spec_set_limit (falling, 2);
  assert_companies (f, falling, 16666, "Company 1199995", "Company 1199989");
}

/* What SQLite did since @reset on a connection, in steps of its machine. */
static int
count_steps (PursuitDb *db, gboolean reset)
{
  int steps = 0;

  for (sqlite3_stmt *stmt = NULL; (stmt = sqlite3_next_stmt (pursuit_db_get_handle (db), stmt)) != NULL;)
    steps += sqlite3_stmt_status (stmt, SQLITE_STMTSTATUS_VM_STEP, reset);
  return steps;
}

typedef struct
{
  PursuitListSpec *spec;
  gint64 limit;
  GArray *ids;
  int steps;
} Reading;

static gpointer
read_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { pursuit_store_get_today (store) };
  Reading *reading = data;

  count_steps (db, TRUE);
  reading->ids = pursuit_select_ids (db, reading->spec, &context, reading->limit, error);
  reading->steps = count_steps (db, FALSE);
  return reading;
}

/* The first @limit companies for which @conditions hold are those of @expected, which is SQL, and are found
 * in at most so many steps. */
static void
assert_read (StoreFixture *f,
             const char *const *conditions,
             gint64 limit,
             const char *expected,
             int most_steps)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  g_autoptr (GString) text = g_string_new (NULL);
  Reading reading = { .spec = spec, .limit = limit };

  for (guint i = 0; conditions[i] != NULL; i++)
    g_assert_true (pursuit_list_spec_where_text (spec, conditions[i], &error));
  pursuit_list_spec_sort (spec, PURSUIT_COMPANY_NAME, FALSE);
  pursuit_store_call (f->store, PURSUIT_LANE_READ, read_func, &reading, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < reading.ids->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "\n", g_array_index (reading.ids, gint64, i));
  g_array_unref (reading.ids);
  g_autofree char *same = fixture_query (f->store, expected);
  g_assert_cmpstr (text->str, ==, same);
  g_test_message ("%s: %d steps", conditions[0], reading.steps);
  g_assert_cmpint (reading.steps, <, most_steps);
}

/* A rare section is read by its own index, a common one along the names: neither takes a look at all. */
static void
test_sections (StoreFixture *f, gconstpointer unused)
{
  static const char *const pool[] = { "pool_since", NULL };
  static const char *const won[] = { "life = won", NULL };
  static const char *const target[] = { "life = target", NULL };
  static const char *const grade[] = { "grade = D", "life != ceased", NULL };
  static const char *const due[] = { "release_day <= 2026-10-01", NULL };
  static const char *const steel[] = { "life = target", "industry = steel", NULL };
  const int n = 100000;

  /* numbers whose order is not that of the ids */
  g_assert_true (fixture_exec (
      f->store,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
      " INSERT INTO company (id, uid, updated_ms, name, match_key, search, sort_key, life, pool_since,"
      " release_day, industry)"
      " SELECT i, 'u' || i, 0, 'N' || i, 'k' || i, 's' || i, 'n' || (100000 + i * 7919 % 100000),"
      " CASE WHEN i % 2000 = 3 THEN 'won' ELSE 'target' END, CASE WHEN i % 2000 = 5 THEN '2026-01-01' END,"
      " CASE WHEN i % 4 = 0 THEN '2026-09-20' END, CASE WHEN i % 50000 = 9 THEN 'steel' END FROM n"));
#define EXPECT(where, limit) "SELECT id FROM company WHERE " where " ORDER BY sort_key, id LIMIT " limit
  assert_read (f, pool, 20, EXPECT ("pool_since IS NOT NULL", "20"), n / 10);
  assert_read (f, pool, -1, EXPECT ("pool_since IS NOT NULL", "-1"), n);
  assert_read (f, won, 20, EXPECT ("life = 'won'", "20"), n / 10);
  assert_read (f, target, 20, EXPECT ("life = 'target'", "20"), n / 2);
  assert_read (f, grade, 20, EXPECT ("grade = 'D' AND life <> 'ceased'", "20"), n / 2);
  assert_read (f, due, 20, EXPECT ("release_day <= '2026-10-01'", "20"), n / 2);
  assert_read (f, steel, 20, EXPECT ("life = 'target' AND industry = 'steel'", "20"), n * 20);
#undef EXPECT
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/select/conditions", test_conditions);
  ADD ("/select/match", test_match);
  ADD ("/select/sort", test_sort);
  ADD ("/select/limit", test_limit);
  ADD ("/select/every-field", test_every_field);
  ADD ("/select/deal-record", test_deal_record);
  ADD ("/select/sums", test_sums);
  ADD ("/select/hostile-text", test_hostile_text);
  ADD ("/select/invalid-utf8", test_invalid_utf8);
  ADD ("/select/many-ids", test_many_ids);
  ADD ("/select/sections", test_sections);

  return g_test_run ();
}
