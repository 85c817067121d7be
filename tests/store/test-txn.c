/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

static void
test_insert (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_insert (f->store, "company", "{\"name\": \" Ａcme 公司\"}", &error);

  g_assert_no_error (error);
  g_autofree char *row =
      fixture_query (f->store, "SELECT name, match_key, search, state, length(uid) FROM company");
  g_assert_cmpint (id, >, 0);
  g_assert_cmpstr (row, ==, " Ａcme 公司|Ａcme 公司| acme 公司|active|36\n");
  g_assert_cmpint (fixture_number (f->store, "SELECT ver AS v FROM company"), ==, 1);
}

static void
test_update (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", &error);

  g_assert_true (fixture_update (f->store, "company", id, 1, "{\"name\": \"Beta\"}", &error));
  g_autofree char *row = fixture_query (f->store, "SELECT name, match_key, search FROM company");
  g_assert_cmpstr (row, ==, "Beta|Beta|beta\n");
  g_assert_cmpint (fixture_number (f->store, "SELECT ver AS v FROM company"), ==, 2);

  /* the journal has the changed column only, and no derived one */
  g_autofree char *line =
      fixture_query (f->store, "SELECT action, before, after FROM change ORDER BY id DESC LIMIT 1");
  g_assert_cmpstr (line, ==, "U|{\"name\":\"Acme\"}|{\"name\":\"Beta\"}\n");
}

/* Two people change the same record: the second is told, and nothing is written. */
static void
test_ver_conflict (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", &error);

  g_assert_true (fixture_update (f->store, "company", id, 1, "{\"name\": \"Beta\"}", &error));
  gint64 operations = fixture_number (f->store, "SELECT count(*) FROM operation");
  g_assert_false (fixture_update (f->store, "company", id, 1, "{\"name\": \"Gamma\"}", &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_CONFLICT);
  g_clear_error (&error);
  g_autofree char *name = fixture_query (f->store, "SELECT name FROM company");
  g_assert_cmpstr (name, ==, "Beta\n");
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM operation"), ==, operations);

  g_assert_false (fixture_update (f->store, "company", 999, 0, "{\"name\": \"Gamma\"}", &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND);
}

static void
test_delete (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 company = fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", &error);
  g_autofree char *json =
      g_strdup_printf ("{\"name\": \"Li\", \"company_id\": %" G_GINT64_FORMAT "}", company);
  gint64 person = fixture_insert (f->store, "person", json, &error);

  g_assert_no_error (error);
  g_assert_false (fixture_delete (f->store, "company", company, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE);
  g_clear_error (&error);
  g_assert_true (fixture_delete (f->store, "person", person, &error));
  g_assert_true (fixture_delete (f->store, "company", company, &error));
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM company"), ==, 0);

  /* ids are never used again */
  gint64 next = fixture_insert (f->store, "company", "{\"name\": \"Next\"}", &error);
  g_assert_cmpint (next, ==, company + 1);
}

static void
test_refused_values (StoreFixture *f, gconstpointer unused)
{
  static const char *const bad[] = {
    "{\"name\": \"A\", \"state\": \"gone\"}",
    "{\"name\": \"A\", \"currency\": \"EURO\"}",
    "{\"name\": \"A\", \"parent_id\": 77}",
    "{\"name\": \"A\", \"employees\": \"many\"}",
    "{\"name\": null}",
  };
  g_autofree char *before = fixture_dump (f->store);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", bad[i]);
      g_assert_cmpint (fixture_insert (f->store, "company", bad[i], &error), ==, 0);
      g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE);
    }
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (fixture_insert (f->store, "company", "{\"name\": \"A\", \"ref\": \"7\"}", &error), >, 0);
  g_assert_cmpint (fixture_insert (f->store, "company", "{\"name\": \"B\", \"ref\": \"7\"}", &error), ==, 0);
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE);
  fixture_undo (f->store);
  g_autofree char *after = fixture_dump (f->store);
  fixture_assert_same (before, after);
}

static void
test_derived_deal (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_new_deal (f, "Crane", 100000);
  const char *sql = "SELECT probability, weighted, grade, on_board, stage_since, next_step, next_day,"
                    " last_contact, has_insider, met_decision, forced FROM deal";

  g_autofree char *fresh = fixture_query (f->store, sql);
  g_assert_cmpstr (fresh, ==, "0.1|10000|B|1|2026-09-15|∅|∅|∅|0|0|0\n");

  g_autofree char *planned =
      g_strdup_printf ("{\"kind\": \"call\", \"subject\": \"Call Li\", \"deal_id\": %" G_GINT64_FORMAT
                       ", \"planned\": \"2026-09-20\"}",
                       id);
  gint64 activity = fixture_insert (f->store, "activity", planned, &error);
  gint64 person = fixture_insert (f->store, "person", "{\"name\": \"Li\", \"level\": \"decision\"}", &error);
  g_autofree char *participant = g_strdup_printf ("{\"deal_id\": %" G_GINT64_FORMAT
                                                  ", \"person_id\": %" G_GINT64_FORMAT ", \"insider\": 1}",
                                                  id, person);
  fixture_insert (f->store, "participant", participant, &error);
  g_assert_no_error (error);
  g_autofree char *prepared = fixture_query (f->store, sql);
  g_assert_cmpstr (prepared, ==, "0.1|10000|B|1|2026-09-15|Call Li|2026-09-20|∅|1|0|0\n");

  g_autofree char *guest =
      g_strdup_printf ("{\"activity_id\": %" G_GINT64_FORMAT ", \"person_id\": %" G_GINT64_FORMAT "}",
                       activity, person);
  fixture_insert (f->store, "activity_person", guest, &error);
  g_assert_true (fixture_update (f->store, "activity", activity, 0, "{\"done\": \"2026-09-14\"}", &error));
  g_assert_true (fixture_update (f->store, "deal", id, 0, "{\"probability_own\": 0.5}", &error));
  g_autofree char *met = fixture_query (f->store, sql);
  g_assert_cmpstr (met, ==, "0.5|50000|A|1|2026-09-15|∅|∅|2026-09-14|1|1|0\n");
}

/* Meeting a decision maker counts in every deal that the person takes part in, whatever the meeting was for.
 */
static void
test_derived_in_other_deals (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 deal = fixture_new_deal (f, "Crane", 100000);
  gint64 person = fixture_insert (f->store, "person", "{\"name\": \"Li\", \"level\": \"decision\"}", &error);
  g_autofree char *participant =
      g_strdup_printf ("{\"deal_id\": %" G_GINT64_FORMAT ", \"person_id\": %" G_GINT64_FORMAT "}", deal,
                       person);
  fixture_insert (f->store, "participant", participant, &error);
  gint64 activity =
      fixture_insert (f->store, "activity",
                      "{\"kind\": \"call\", \"subject\": \"Talk\", \"done\": \"2026-09-14\"}", &error);
  g_autofree char *guest =
      g_strdup_printf ("{\"activity_id\": %" G_GINT64_FORMAT ", \"person_id\": %" G_GINT64_FORMAT "}",
                       activity, person);

  g_assert_cmpint (fixture_number (f->store, "SELECT met_decision FROM deal"), ==, 0);
  fixture_insert (f->store, "activity_person", guest, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (f->store, "SELECT met_decision FROM deal"), ==, 1);
  fixture_update (f->store, "activity", activity, 0, "{\"done\": null, \"planned\": \"2026-10-01\"}", &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (f->store, "SELECT met_decision FROM deal"), ==, 0);
}

/* A stage's base probability is in every one of its deals. */
static void
test_stage_probability (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_new_deal (f, "Crane", 100000);
  fixture_update (f->store, "stage", f->stage_ids[0], 0, "{\"probability\": 0.3}", &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (f->store, "SELECT weighted FROM deal"), ==, 30000);
  g_assert_cmpint (fixture_number (f->store, "SELECT sum(weighted) FROM deal_summary"), ==, 30000);
  fixture_undo (f->store);
  g_assert_cmpint (fixture_number (f->store, "SELECT sum(weighted) FROM deal_summary"), ==, 10000);
}

static void
count_change_cb (PursuitStore *store, PursuitChange *change, gpointer data)
{
  guint *seen = data;

  g_assert_true (g_main_context_is_owner (NULL)); /* never on the storage thread */
  g_assert_true (pursuit_change_touches (change, "company"));
  (*seen)++;
}

static void
test_announcement (StoreFixture *f, gconstpointer unused)
{
  guint seen = 0;
  g_autoptr (GError) error = NULL;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (f->store, "changed", G_CALLBACK (count_change_cb), &seen);
  guint64 number = pursuit_store_get_number (f->store);
  fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", &error);
  fixture_insert (f->store, "company", "{\"name\": \"Acme\", \"state\": \"bad\"}", &error);
  g_assert_cmpuint (seen, ==, 0);
  g_assert_cmpint (pursuit_store_get_number (f->store), ==, number + 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (seen, ==, 1);
}

/* Announcements that nobody takes, as in a command line program, do not keep the store alive and the file
 * locked. */
static void
test_unread_announcements (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", &error);
  g_assert_finalize_object (g_steal_pointer (&f->store));
  f->store = pursuit_store_new ();
  g_assert_true (pursuit_store_open (f->store, f->path, PURSUIT_DB_WRITE, &error));
  g_assert_no_error (error);
}

static gpointer
cancelled_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitTxn) txn = pursuit_txn_begin (store, db, 1, "long", error);
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_text (row, "name", "Half");
  g_assert_cmpint (pursuit_txn_insert (txn, "company", row, error), >, 0);
  g_cancellable_cancel (cancellable);
  return pursuit_db_scalar (
             db,
             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000)"
             " SELECT count(*) FROM n",
             -1) == -1
             ? NULL
             : store;
}

/* A job that is cancelled halfway leaves nothing, and the next one works. */
static void
test_cancel (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_null (pursuit_store_call (f->store, PURSUIT_LANE_WRITE, cancelled_func, NULL, cancellable, NULL));
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM company"), ==, 0);
  fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", &error);
  g_assert_no_error (error);
}

static gpointer
number_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return store;
}

/* Work for a store that is not open is refused, not kept waiting. */
static void
test_closed (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  pursuit_store_close (f->store);
  g_assert_null (pursuit_store_call (f->store, PURSUIT_LANE_READ, number_func, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_cmpint (fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", &error), ==, 0);
  g_assert_nonnull (error);
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/txn/insert", test_insert);
  ADD ("/txn/update", test_update);
  ADD ("/txn/ver-conflict", test_ver_conflict);
  ADD ("/txn/delete", test_delete);
  ADD ("/txn/refused-values", test_refused_values);
  ADD ("/txn/derived-deal", test_derived_deal);
  ADD ("/txn/derived-in-other-deals", test_derived_in_other_deals);
  ADD ("/txn/stage-probability", test_stage_probability);
  ADD ("/txn/announcement", test_announcement);
  ADD ("/txn/unread-announcements", test_unread_announcements);
  ADD ("/txn/cancel", test_cancel);
  ADD ("/txn/closed", test_closed);

  return g_test_run ();
}
