/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-journal.h"
#include "random-edits.h"
#include "store-fixture.h"

/* Undoes and redoes the last operation; both sides must be exactly as before. */
static void
assert_there_and_back (StoreFixture *f, const char *before)
{
  g_autofree char *after = fixture_dump (f->store);

  fixture_undo (f->store);
  g_autofree char *undone = fixture_dump (f->store);
  fixture_assert_same (undone, before);
  fixture_redo (f->store);
  g_autofree char *redone = fixture_dump (f->store);
  fixture_assert_same (redone, after);
}

static void
test_insert (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *before = fixture_dump (f->store);

  g_assert_cmpint (fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", NULL), >, 0);
  assert_there_and_back (f, before);
  g_autofree char *actions =
      fixture_query (f->store, "SELECT action, before IS NULL FROM change WHERE tbl = 'company' ORDER BY id");
  g_assert_cmpstr (actions, ==, "I|1\nD|0\nI|1\n");
}

static void
test_update (StoreFixture *f, gconstpointer unused)
{
  gint64 id = fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", NULL);
  g_autofree char *before = fixture_dump (f->store);

  fixture_update (
      f->store, "company", id, 0,
      "{\"name\": \"a \\\"b\\\" \\\\ \\n\\u0001 赢单\", \"revenue\": -9007199254740993, \"industry\": \"\"}",
      NULL);
  assert_there_and_back (f, before);
}

static void
test_delete (StoreFixture *f, gconstpointer unused)
{
  gint64 id =
      fixture_insert (f->store, "company", "{\"name\": \"Acme\", \"revenue\": 9223372036854775807}", NULL);
  g_autofree char *before = fixture_dump (f->store);

  g_assert_true (fixture_delete (f->store, "company", id, NULL));
  assert_there_and_back (f, before);
}

static void
test_real_numbers (StoreFixture *f, gconstpointer unused)
{
  static const double positions[] = {
    0.1, -0.0, 1.0, 1e15, -1e15, 5e-324, 0.30000000000000004, 123456789.125
  };
  gint64 id = fixture_new_deal (f, "Crane", 5);

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_real (row, "position", positions[i]);
      g_autofree char *json = pursuit_row_to_json (row);
      g_assert_true (fixture_update (f->store, "deal", id, 0, json, NULL));
      g_autofree char *before = fixture_dump (f->store);
      g_assert_true (fixture_delete (f->store, "deal", id, NULL));
      assert_there_and_back (f, before);
      fixture_undo (f->store);
    }
}

typedef struct
{
  StoreFixture *fixture;
  gint64 deal;
  guint stage;
  gboolean forced;
} Move;

static gboolean
move_deal (PursuitTxn *txn, gpointer data, GError **error)
{
  Move *move = data;
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  PursuitStageEvent event = { .kind = "moved",
                              .from_stage_id = move->fixture->stage_ids[0],
                              .at_ms = pursuit_txn_get_now_ms (txn),
                              .day = pursuit_txn_get_today (txn),
                              .at_known = TRUE,
                              .forced = move->forced,
                              .probability_before = 0.1 };
  pursuit_row_set_int (row, "stage_id", move->fixture->stage_ids[move->stage]);
  return pursuit_txn_update (txn, "deal", move->deal, 0, row, error) &&
         pursuit_txn_add_stage_event (txn, move->deal, &event, error);
}

/* Undo voids the events of what it takes back, redo makes the same ones valid again. */
static void
test_stage_events (StoreFixture *f, gconstpointer unused)
{
  gint64 id = fixture_new_deal (f, "Crane", 100000);
  g_autofree char *before = fixture_dump (f->store);
  Move move = { f, id, 1, TRUE };
  const char *sql = "SELECT seq, kind, voided_by IS NOT NULL FROM stage_event ORDER BY seq";

  g_assert_true (fixture_write (f->store, "move", move_deal, &move, NULL));
  g_assert_cmpint (fixture_number (f->store, "SELECT forced FROM deal"), ==, 1);
  assert_there_and_back (f, before);
  g_autofree char *live = fixture_query (f->store, sql);
  g_assert_cmpstr (live, ==, "1|created|0\n2|moved|0\n");

  fixture_undo (f->store);
  g_autofree char *voided = fixture_query (f->store, sql);
  g_assert_cmpstr (voided, ==, "1|created|0\n2|moved|1\n");
  g_assert_cmpint (fixture_number (f->store, "SELECT forced FROM deal"), ==, 0);

  /* a new move comes behind the voided event, never in its place */
  g_assert_true (fixture_write (f->store, "move", move_deal, &move, NULL));
  g_autofree char *again = fixture_query (f->store, sql);
  g_assert_cmpstr (again, ==, "1|created|0\n2|moved|1\n3|moved|0\n");
  g_assert_cmpint (fixture_number (f->store, "SELECT last_seq AS n FROM deal"), ==, 3);
}

/* Nothing comes back twice, a new operation clears redo, and both ends say so. */
static void
test_ends (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fixture_number (f->store, "SELECT count(*) FROM operation WHERE kind <> 'create'"));
  fixture_insert (f->store, "company", "{\"name\": \"One\"}", NULL);
  fixture_insert (f->store, "company", "{\"name\": \"Two\"}", NULL);
  fixture_undo (f->store);
  fixture_undo (f->store);
  fixture_redo (f->store);
  fixture_insert (f->store, "company", "{\"name\": \"Three\"}", NULL);
  g_autofree char *names = fixture_query (f->store, "SELECT id, name FROM company ORDER BY id");
  g_assert_cmpstr (names, ==, "1|One\n3|Three\n");

  gint64 operations = fixture_number (f->store, "SELECT count(*) FROM operation");
  g_assert_null (pursuit_store_call (f->store, PURSUIT_LANE_WRITE, fixture_revert_func,
                                     GINT_TO_POINTER (TRUE), NULL, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING);
  g_clear_error (&error);
  fixture_undo (f->store);
  fixture_undo (f->store);
  g_assert_null (pursuit_store_call (f->store, PURSUIT_LANE_WRITE, fixture_revert_func,
                                     GINT_TO_POINTER (FALSE), NULL, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING);
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM operation"), ==, operations + 2);
}

/* What no journal knows of stands in the way: undo names the record and changes nothing. */
static void
test_conflict (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", NULL);

  fixture_update (f->store, "company", id, 0, "{\"name\": \"Beta\"}", NULL);
  g_assert_true (fixture_exec (f->store, "UPDATE company SET name = 'Other'"));
  g_autofree char *before = fixture_dump (f->store);
  g_assert_null (pursuit_store_call (f->store, PURSUIT_LANE_WRITE, fixture_revert_func,
                                     GINT_TO_POINTER (FALSE), NULL, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_CONFLICT);
  g_clear_error (&error);
  g_autofree char *after = fixture_dump (f->store);
  fixture_assert_same (after, before);

  /* the same when the record went away */
  g_assert_true (fixture_exec (f->store, "DELETE FROM company"));
  g_assert_null (pursuit_store_call (f->store, PURSUIT_LANE_WRITE, fixture_revert_func,
                                     GINT_TO_POINTER (FALSE), NULL, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_CONFLICT);
}

/* What the store itself moves does not stand in the way: renumbered positions, a grade that follows the
 * clock. */
static void
test_derived_is_no_conflict (StoreFixture *f, gconstpointer unused)
{
  gint64 id = fixture_new_deal (f, "Crane", 100000);

  fixture_update (f->store, "deal", id, 0, "{\"grade\": \"A\", \"grade_own\": 1}", NULL);
  fixture_update (f->store, "deal", id, 0, "{\"grade\": null, \"grade_own\": 0, \"position\": 4.5}", NULL);
  g_assert_true (fixture_exec (f->store, "UPDATE deal SET position = 1024.0"));
  fixture_undo (f->store);
  g_autofree char *grade = fixture_query (f->store, "SELECT grade, grade_own, position FROM deal");
  g_assert_cmpstr (grade, ==, "A|1|1.0\n");
}

typedef struct
{
  gint64 first;
  gint64 last;
} Range;

/* Imports reserve their ids, insert by themselves and note one line; children may come before their parents.
 */
static gboolean
import_companies (PursuitTxn *txn, gpointer data, GError **error)
{
  Range *range = data;

  range->first = pursuit_txn_reserve_ids (txn, "company", 3, error);
  range->last = range->first + 2;
  for (gint64 id = range->first; id <= range->last; id++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO company (id, uid, updated_ms, name, match_key, search, sort_key, dup_name)"
          " VALUES (%d, 'u%d', 0, 'N', 'N', 'n', 'n', 'n')",
          (int) id, (int) id);
      if (!pursuit_db_exec (pursuit_txn_get_db (txn), sql, error))
        return FALSE;
    }
  g_autofree char *parents =
      g_strdup_printf ("UPDATE company SET parent_id = %d WHERE id = %d;"
                       "UPDATE company SET parent_id = %d WHERE id = %d;",
                       (int) range->last, (int) range->first, (int) range->first, (int) range->first + 1);
  pursuit_txn_set_summary_stale (txn);
  return pursuit_db_exec (pursuit_txn_get_db (txn), parents, error) &&
         pursuit_txn_note_range (txn, "company", range->first, range->last, error);
}

static void
test_import (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (f->store);
  Range range;

  fixture_write (f->store, "import", import_companies, &range, &error);
  g_assert_no_error (error);
  assert_there_and_back (f, before);
  g_assert_cmpint (fixture_insert (f->store, "company", "{\"name\": \"Next\"}", NULL), ==, range.last + 1);
}

/* The last steps after the program was closed, one by one back to the beginning and forth again. */
static void
test_after_reopening (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  gint64 operation = 0;

  g_ptr_array_add (states, fixture_dump (f->store));
  for (int i = 0; i < 25; i++)
    {
      g_autoptr (GError) error = NULL;
      random_edit (f->store, rand, &operation, &error);
      g_assert_no_error (error);
      g_ptr_array_add (states, fixture_dump (f->store));
    }
  fixture_reopen (f);
  for (int i = 24; i >= 0; i--)
    {
      fixture_undo (f->store);
      g_autofree char *state = fixture_dump (f->store);
      fixture_assert_same (state, states->pdata[i]);
    }
  fixture_reopen (f);
  for (int i = 1; i <= 25; i++)
    {
      fixture_redo (f->store);
      g_autofree char *state = fixture_dump (f->store);
      fixture_assert_same (state, states->pdata[i]);
    }
}

/* Any walk over edits, undo and redo shows the state that a simple stack of texts predicts. */
static void
test_random_walk (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint now = 0;

  g_test_message ("seed %u", seed);
  g_ptr_array_add (states, fixture_dump (f->store));
  for (int i = 0; i < 400; i++)
    {
      int choice = g_rand_int_range (rand, 0, 10);
      if (choice < 3 && now > 0)
        {
          fixture_undo (f->store);
          now--;
        }
      else if (choice < 5 && now + 1 < states->len)
        {
          fixture_redo (f->store);
          now++;
        }
      else
        {
          g_autoptr (GError) error = NULL;
          gint64 operation = 0;
          random_edit (f->store, rand, &operation, &error);
          g_assert_no_error (error);
          g_ptr_array_set_size (states, ++now);
          g_ptr_array_add (states, fixture_dump (f->store));
        }
      g_autofree char *state = fixture_dump (f->store);
      fixture_assert_same (state, states->pdata[now]);
    }
}

/* The kept summary and every derived column are what computing all of them anew gives. */
static void
test_summary_equals_recomputation (StoreFixture *f, gconstpointer unused)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gint64 operation = 0;

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 600; i++)
    {
      g_autoptr (GError) error = NULL;
      random_edit (f->store, rand, &operation, &error);
      g_assert_no_error (error);
      if (i % 7 == 0)
        fixture_undo (f->store);
    }
  g_autofree char *kept = fixture_query (f->store, "SELECT * FROM deal_summary WHERE deals <> 0 OR amount <> "
                                                   "0 OR weighted <> 0 ORDER BY 1, 2, 3, 4, 5, 6, 7");
  g_autofree char *computed = fixture_query (
      f->store,
      "SELECT process_id, stage_id, COALESCE(owner_id, 0), outcome, on_board, COALESCE(grade, ''), currency,"
      " count(*), sum(COALESCE(amount, 0)), sum(weighted) FROM deal GROUP BY 1, 2, 3, 4, 5, 6, 7"
      " ORDER BY 1, 2, 3, 4, 5, 6, 7");
  g_assert_cmpstr (kept, ==, computed);
  g_assert_cmpint (fixture_number (f->store, "SELECT count(*) FROM deal"), >, 10);

  g_autofree char *before = fixture_dump (f->store);
  g_assert_true (fixture_derive_all (f->store));
  g_autofree char *after = fixture_dump (f->store);
  fixture_assert_same (before, after);
}

static void
test_history (StoreFixture *f, gconstpointer unused)
{
  gint64 id = fixture_insert (f->store, "company", "{\"name\": \"Acme\"}", NULL);

  fixture_insert (f->store, "company", "{\"name\": \"Other\"}", NULL);
  fixture_update (f->store, "company", id, 0, "{\"name\": \"Beta\"}", NULL);
  fixture_undo (f->store);
  g_autofree char *kinds = fixture_history (f->store, "company", id);
  g_assert_cmpstr (kinds, ==, "undo update(undone) insert ");
  g_autofree char *all = fixture_history (f->store, NULL, 0);
  g_assert_cmpstr (all, ==, "undo update(undone) insert insert create ");
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/journal/insert", test_insert);
  ADD ("/journal/update", test_update);
  ADD ("/journal/delete", test_delete);
  ADD ("/journal/real-numbers", test_real_numbers);
  ADD ("/journal/stage-events", test_stage_events);
  ADD ("/journal/ends", test_ends);
  ADD ("/journal/conflict", test_conflict);
  ADD ("/journal/derived-is-no-conflict", test_derived_is_no_conflict);
  ADD ("/journal/import", test_import);
  ADD ("/journal/after-reopening", test_after_reopening);
  ADD ("/journal/random-walk", test_random_walk);
  ADD ("/journal/summary-equals-recomputation", test_summary_equals_recomputation);
  ADD ("/journal/history", test_history);

  return g_test_run ();
}
