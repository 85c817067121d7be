/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-random.h"
#include "pursuit-sample.h"
#include "pursuit-template.h"
#include "store-fixture.h"

/* An empty database with the processes in English. */
typedef struct
{
  char *folder;
  PursuitStore *store;
} Fixture;

typedef struct
{
  gint64 n_deals; /* 0: the sample team */
  guint64 seed;
  const char *language;
} Options;

static gboolean
fill (PursuitTxn *txn, gpointer data, GError **error)
{
  Options *options = data;

  if (!pursuit_template_seed (txn, options->language, options->seed, error))
    return FALSE;
  if (options->n_deals == 0)
    return pursuit_sample_make (txn, options->language, "CNY", options->seed, error);
  return pursuit_random_make (txn, options->n_deals, options->seed, options->language, "CNY", NULL, error);
}

static PursuitStore *
make_store (const char *folder, const char *name, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  PursuitStore *store = pursuit_store_new ();

  pursuit_store_set_derive (fixture_derive);
  pursuit_store_set_today (store, FIXTURE_TODAY);
  pursuit_store_open (store, path, PURSUIT_DB_CREATE, &error);
  g_assert_no_error (error);
  fixture_write (store, "create", fill, (gpointer) options, &error);
  g_assert_no_error (error);
  return store;
}

static void
set_up (Fixture *self, gconstpointer options)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("pursuit-sample-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = make_store (self->folder, "one.db", options);
}

static void
tear_down (Fixture *self, gconstpointer options)
{
  g_clear_object (&self->store);
  fixture_remove_folder (self->folder);
  g_free (self->folder);
}

static void
assert_rows (Fixture *self, const char *sql, const char *expected)
{
  g_autofree char *rows = fixture_query (self->store, sql);

  g_assert_cmpstr (rows, ==, expected);
}

/* Every deal stands where its story ends, as its story ends, and began when it was created. */
static void
assert_stories (Fixture *self)
{
  assert_rows (
      self,
      "SELECT count(*) FROM deal d WHERE NOT EXISTS (SELECT 1 FROM stage_event e WHERE e.deal_id = d.id "
      "AND e.seq = 1 AND e.kind = 'created' AND e.day = d.created)",
      "0\n");
  assert_rows (
      self,
      "SELECT count(*) FROM deal d JOIN stage_event e ON e.deal_id = d.id AND e.seq = (SELECT max(seq) "
      "FROM stage_event WHERE deal_id = d.id) WHERE e.to_stage_id <> d.stage_id OR e.outcome <> d.outcome",
      "0\n");
  assert_rows (self,
               "SELECT count(*) FROM stage_event a JOIN stage_event b ON b.deal_id = a.deal_id AND "
               "b.seq = a.seq + 1 WHERE b.day < a.day OR b.from_stage_id IS NOT a.to_stage_id",
               "0\n");
  assert_rows (self, "SELECT count(*) FROM stage_event WHERE day > '2026-09-15'", "0\n");
  assert_rows (self, "SELECT count(*) FROM deal WHERE (outcome = 'open') <> (closed IS NULL)", "0\n");
}

/* What was written in bulk is what the store itself would derive. */
static void
assert_derived (Fixture *self)
{
  g_autofree char *before = fixture_dump (self->store);
  g_assert_true (fixture_derive_all (self->store));
  g_autofree char *after = fixture_dump (self->store);

  g_assert_cmpstr (before, ==, after);
}

static void
test_processes (Fixture *self, gconstpointer options)
{
  assert_rows (self, "SELECT code, name FROM process ORDER BY position",
               "key-account|Key account, six stages\nproject-sale|Project sale, six steps\n"
               "grade-a|Grade-A solution sale\ncall-plan|Call plan\n");
  assert_rows (
      self,
      "SELECT position, code, name, name_other, phase, probability FROM stage WHERE process_id = 1 "
      "ORDER BY position",
      "1|develop|Develop|开发|sell|0.1\n2|enter|Enter|销售进入|sell|0.2\n3|propose|Propose|提案|sell|0.35\n"
      "4|bid|Bid|投标|sell|0.55\n5|negotiate|Negotiate|商务谈判|sell|0.75\n"
      "6|deliver|Deliver|合作实施|deliver|1.0\n");
}

/* The size that the sample promises. */
static void
test_team (Fixture *self, gconstpointer options)
{
  g_assert_cmpint (fixture_number (self->store, "SELECT count(*) FROM company"), >=, 40);
  g_assert_cmpint (fixture_number (self->store, "SELECT count(*) FROM person"), >=, 120);
  g_assert_cmpint (fixture_number (self->store, "SELECT count(*) FROM deal WHERE outcome = 'open'"), >=, 90);
  g_assert_cmpint (fixture_number (self->store, "SELECT count(*) FROM deal WHERE closed IS NOT NULL"), >=,
                   250);
  g_assert_cmpint (fixture_number (self->store, "SELECT count(*) FROM deal WHERE closed < '2024-11-15'"), >,
                   0);
  g_assert_cmpint (fixture_number (self->store, "SELECT count(*) FROM activity WHERE done IS NULL"), >, 50);
  g_assert_cmpint (fixture_number (self->store, "SELECT count(*) FROM participant WHERE insider = 1"), >, 0);
  assert_rows (self, "SELECT count(*) FROM relation WHERE kind = 'friend' AND notes IS NOT NULL", "2\n");
  /* most participants of open deals have a history, new and aged; some are of another company */
  assert_rows (
      self,
      "SELECT count(DISTINCT v.participant_id) * 2 > (SELECT count(*) FROM participant p JOIN deal d "
      "ON d.id = p.deal_id WHERE d.outcome = 'open') FROM participant_value v",
      "1\n");
  assert_rows (
      self,
      "SELECT count(*) > 50 FROM participant_value WHERE julianday ('2026-11-21') - julianday (day) > 60",
      "1\n");
  assert_rows (self,
               "SELECT count(*) FROM participant p JOIN deal d ON d.id = p.deal_id JOIN person q ON q.id = "
               "p.person_id WHERE q.company_id <> d.company_id AND p.outside = 1 AND p.notes <> ''",
               "2\n");
  assert_rows (self,
               "SELECT count(*) FROM department t JOIN department u ON u.id = t.parent_id WHERE t.head_id IS "
               "NOT NULL",
               "6\n");
  assert_rows (self, "SELECT count(*) FROM department_check", "4\n");
  assert_rows (self, "SELECT count(*) FROM trip WHERE from_day <= to_day", "4\n");
  assert_rows (self, "SELECT count(*) FROM participant WHERE outside = 1 AND insider = 1", "2\n");
  assert_rows (self,
               "SELECT group_concat(v.value, ' ') FROM participant_value v JOIN participant p ON p.id = "
               "v.participant_id JOIN person q ON q.id = p.person_id JOIN company c ON c.id = q.company_id "
               "WHERE q.name = 'Zhao Wei' AND c.name = 'Hengda Machinery' AND v.field = 'attitude' "
               "AND EXISTS (SELECT 1 FROM party g WHERE g.deal_id = p.deal_id) ORDER BY v.day",
               "-1 0 1\n");
  g_assert_cmpint (fixture_number (self->store, "SELECT count(*) FROM party_member"), >=, 7);
  g_assert_cmpint (fixture_number (self->store, "SELECT count(*) FROM stage_event WHERE forced = 1"), >, 0);
  g_assert_cmpint (fixture_number (self->store, "SELECT count(*) FROM person WHERE on_chart = 0"), >, 0);
  assert_rows (self,
               "SELECT count(*) FROM person a JOIN person b ON b.id = a.reports_to "
               "WHERE b.company_id <> a.company_id",
               "0\n");
  assert_rows (self,
               "SELECT count(*) FROM (SELECT sum(weight) AS total FROM participant GROUP BY deal_id) "
               "WHERE total <> 100",
               "0\n");
  /* fields of every type, on all that people sell to; what they hold is what they can hold */
  assert_rows (self,
               "SELECT entity, group_concat(DISTINCT type) FROM (SELECT * FROM custom_field ORDER BY entity, "
               "type) GROUP BY entity",
               "company|bool,choice,date,number\ndeal|bool,money,text\nperson|bool,choice,text\n");
  assert_rows (self, "SELECT unit FROM custom_field WHERE label = 'Oil a year'", "t\n");
  assert_rows (self, "SELECT custom_1, custom_2 FROM company WHERE name = 'Hengda Machinery'",
               "prepaid|62.0\n");
  assert_rows (self,
               "SELECT count(custom_2) > 40, count(custom_3) > 15, count(DISTINCT custom_4) FROM company",
               "1|1|2\n");
  assert_rows (self, "SELECT count(custom_1) > 100, count(custom_3) > 5 FROM person", "1|1\n");
  assert_rows (self, "SELECT count(*) > 8 FROM deal WHERE custom_2 >= 200000 AND custom_1 <> ''", "1\n");
  assert_stories (self);
  assert_derived (self);
}

/* Something to see in every report: each forced move says what was missing, the forecast was kept each week
 * and month, the year is planned on the floor of the market and by people. */
static void
test_past (Fixture *self, gconstpointer options)
{
  assert_rows (self, "SELECT count(*) > 20, sum(missing IS NULL) FROM stage_event WHERE forced = 1", "1|0\n");
  assert_rows (self,
               "SELECT count(*) FROM stage_event e, deal d WHERE d.id = e.deal_id AND e.forced = 1 AND NOT "
               "EXISTS (SELECT 1 FROM key_node n JOIN stage s ON s.id = n.stage_id WHERE n.id = CAST "
               "(e.missing AS INTEGER) AND s.process_id = d.process_id)",
               "0\n");
  assert_rows (self,
               "SELECT count(DISTINCT strategy) FROM deal WHERE outcome = 'won' UNION ALL "
               "SELECT count(DISTINCT competitor) FROM deal WHERE outcome = 'won'",
               "5\n5\n");
  /* weeks begin on Mondays; the last one began yesterday */
  assert_rows (self,
               "SELECT count(*) > 60, max (day), sum (strftime ('%w', day) <> '1' AND strftime ('%d', day) "
               "<> '01' AND day > '2025-08-20') FROM forecast_snapshot",
               "1|2026-09-14|0\n");
  assert_rows (
      self,
      "SELECT count(*) FROM forecast_line l LEFT JOIN deal d ON d.id = l.deal_id WHERE d.id IS NULL OR "
      "l.first < d.created OR l.until <= l.first OR (l.until IS NULL AND d.outcome <> 'open')",
      "0\n");
  assert_rows (self,
               "SELECT count(*) FROM deal d WHERE outcome = 'open' AND created <= '2026-09-14' AND 1 <> "
               "(SELECT count(*) FROM forecast_line l WHERE l.deal_id = d.id AND l.until IS NULL)",
               "0\n");
  assert_rows (self, "SELECT year, growth > market_growth, presales > 0, aftersales > 0 FROM plan",
               "2026|1|1|1\n");
  assert_rows (self,
               "SELECT sum (m1 + m2 + m3 + m4 + m5 + m6 + m7 + m8 + m9 + m10 + m11 + m12) = CAST (round ("
               "1.25 * (SELECT sum (amount) FROM deal WHERE outcome = 'won' AND closed LIKE '2025%')) AS "
               "INTEGER), count (DISTINCT owner_id), count (DISTINCT market_id), min (m12) > 0 "
               "FROM plan_line",
               "1|6|3|1\n");
  /* closed deals were worked on, on working days, by those who had them */
  assert_rows (self,
               "SELECT count(*) FROM deal d WHERE outcome <> 'open' AND NOT EXISTS (SELECT 1 FROM activity a "
               "WHERE a.deal_id = d.id AND a.done BETWEEN d.created AND d.closed)",
               "0\n");
}

static void
test_chinese_team (Fixture *self, gconstpointer options)
{
  assert_rows (self, "SELECT name FROM stage WHERE code = 'develop'", "开发\n");
  assert_rows (self, "SELECT count(*) FROM member WHERE name = '周文斌'", "1\n");
  assert_rows (self, "SELECT label, unit FROM custom_field WHERE slot = 2 AND entity = 'company'",
               "年用油量|吨\n");
  g_assert_cmpint (fixture_number (self->store, "SELECT count(*) FROM deal WHERE title GLOB '*[一-龥]*'"), >,
                   300);
}

static void
test_random (Fixture *self, gconstpointer options)
{
  assert_rows (self, "SELECT count(*) FROM deal", "2000\n");
  assert_rows (self, "SELECT count(*) FROM company", "200\n");
  assert_rows (self, "SELECT count(*) FROM person", "600\n");
  assert_rows (self, "SELECT count(*) FROM deal WHERE outcome = 'open'", "1000\n");
  assert_rows (self, "SELECT company_id, count(*) FROM person GROUP BY company_id HAVING count(*) <> 3", "");

  gint64 crowded = fixture_number (self->store, "SELECT max(n) FROM (SELECT count(*) AS n FROM deal "
                                                "WHERE outcome = 'open' GROUP BY stage_id)");
  g_assert_cmpint (crowded, >, 350);
  g_assert_cmpint (crowded, <, 450);
  gint64 events = fixture_number (self->store, "SELECT count(*) FROM stage_event");
  g_assert_cmpint (events, >, 9700);
  g_assert_cmpint (events, <, 10300);
  assert_rows (self, "SELECT count(*) FROM stage_event WHERE kind = 'moved' AND from_stage_id = to_stage_id",
               "0\n");
  assert_rows (self, "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name = 'deal_board'",
               "1\n");
  assert_stories (self);
  assert_derived (self);
}

static void
test_seed (Fixture *self, gconstpointer options)
{
  Options other = *(const Options *) options;
  g_autofree char *first = fixture_dump (self->store);
  g_autoptr (PursuitStore) same_store = make_store (self->folder, "same.db", &other);
  g_autofree char *same = fixture_dump (same_store);
  other.seed++;
  g_autoptr (PursuitStore) other_store = make_store (self->folder, "other.db", &other);
  g_autofree char *different = fixture_dump (other_store);

  g_assert_cmpstr (first, ==, same);
  g_assert_cmpstr (first, !=, different);
}

int
main (int argc, char *argv[])
{
  static const Options team = { .seed = 1, .language = "en" };
  static const Options chinese = { .seed = 1, .language = "zh" };
  static const Options random = { .n_deals = 2000, .seed = 7, .language = "en" };
  static const Options few = { .n_deals = 15, .seed = 7, .language = "zh" };

  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sample/processes", Fixture, &team, set_up, test_processes, tear_down);
  g_test_add ("/sample/team", Fixture, &team, set_up, test_team, tear_down);
  g_test_add ("/sample/past", Fixture, &team, set_up, test_past, tear_down);
  g_test_add ("/sample/chinese-team", Fixture, &chinese, set_up, test_chinese_team, tear_down);
  g_test_add ("/random/counts", Fixture, &random, set_up, test_random, tear_down);
  g_test_add ("/random/seed", Fixture, &few, set_up, test_seed, tear_down);

  return g_test_run ();
}
