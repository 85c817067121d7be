/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "property-commands.h"

#include "pursuit-company.h"
#include "pursuit-person.h"
#include "pursuit-session-attach.h"
#include "pursuit-session-keep.h"
#include "pursuit-session-spine.h"

#include <stdlib.h>
#include <string.h>

/*
 * Random sequences of commands, as users might give them, against what must always hold: no step passes the
 * matrix or the key nodes unless that is recorded, undo of any number of them brings back every column, redo
 * brings back what was undone, and everything that is kept derived is what computing it anew gives.
 *
 * test-property [SEQUENCES [SEED]]
 */

enum
{
  MAX_COMMANDS = 6,       /* of a sequence */
  SEQUENCES_A_FILE = 250, /* then a new database */
  SEQUENCES_A_CHECK = 25,
  BATCH_ONE_IN = 30,
  SEQUENCES_FOR_ALL = 2000, /* so many contain every kind of command */
};

static guint n_sequences = 2000;
static guint32 seed = 11;

static void
assert_same (const char *found, const char *expected)
{
  if (g_str_equal (found, expected))
    return;
  g_auto (GStrv) lines = g_strsplit (found, "\n", -1);
  g_auto (GStrv) wanted = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL || wanted[i] != NULL; i++)
    {
      g_assert_cmpstr (lines[i], ==, wanted[i]);
      if (lines[i] == NULL || wanted[i] == NULL)
        break;
    }
}

/* The first column of @sql's answer; NULL when there is none. */
static char *
ask_text (Play *play, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (play->db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  char *text =
      sqlite3_step (stmt) == SQLITE_ROW ? g_strdup ((const char *) sqlite3_column_text (stmt, 0)) : NULL;
  sqlite3_finalize (stmt);
  return text;
}

/* What the test itself knows of the matrix: the rows, and where there are none the rules of the method. */
static char *
model_rule (Play *play, gint64 from, gint64 to)
{
  g_autofree char *places = g_strdup_printf ("SELECT (SELECT position FROM stage WHERE id = %d)"
                                             " - (SELECT position FROM stage WHERE id = %d)",
                                             (int) to, (int) from);
  g_autofree char *sql =
      g_strdup_printf ("SELECT rule FROM transition WHERE from_stage_id = %d AND to_stage_id = %d",
                       (int) from, (int) to);
  char *rule = ask_text (play, sql);

  return rule != NULL ? rule : g_strdup (play_ask (play, places) > 1 ? "approval" : "allowed");
}

/* All that the cell of the matrix asks for is filled in. */
static void
assert_required (Play *play, gint64 deal, gint64 from, gint64 to)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT required FROM transition WHERE from_stage_id = %d AND to_stage_id = %d",
                       (int) from, (int) to);
  g_autofree char *required = ask_text (play, sql);
  g_auto (GStrv) fields = g_strsplit (required != NULL ? required : "", ",", -1);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      gboolean of_company = g_str_has_prefix (fields[i], "company.");
      g_autofree char *filled =
          g_strdup_printf ("SELECT COALESCE(%s.%s, '') <> '' FROM deal LEFT JOIN company ON company.id = "
                           "company_id WHERE deal.id = %d",
                           of_company ? "company" : "deal",
                           of_company ? fields[i] + strlen ("company.") : fields[i], (int) deal);
      g_assert_cmpint (play_ask (play, filled), ==, 1);
    }
}

/* A step was taken: the matrix allowed it, or somebody approved it, what it asks for is filled in, and what
 * was missing is recorded as forced. */
static void
assert_step (Play *play, gint64 deal, gint64 from, guint n_unmet)
{
  g_autofree char *event =
      g_strdup_printf ("FROM stage_event WHERE deal_id = %d AND voided_by IS NULL ORDER BY seq DESC LIMIT 1",
                       (int) deal);
  g_autofree char *to_sql = g_strconcat ("SELECT to_stage_id ", event, NULL);
  g_autofree char *forced_sql = g_strconcat ("SELECT forced ", event, NULL);
  g_autofree char *missing_sql = g_strconcat ("SELECT missing IS NOT NULL ", event, NULL);
  g_autofree char *approved_sql = g_strconcat ("SELECT approved_by_id IS NOT NULL ", event, NULL);
  gint64 to = play_ask (play, to_sql);

  if (to == from)
    return;
  g_autofree char *rule = model_rule (play, from, to);
  g_assert_cmpstr (rule, !=, "forbidden");
  if (g_str_equal (rule, "approval"))
    g_assert_cmpint (play_ask (play, approved_sql), ==, 1);
  assert_required (play, deal, from, to);
  g_assert_cmpint (play_ask (play, forced_sql), ==, n_unmet > 0);
  g_assert_cmpint (play_ask (play, missing_sql), ==, n_unmet > 0);
}

/* Runs one command; whether it was done. What is refused changes nothing. */
static gboolean
play_command (Play *play, const char *before)
{
  gint64 deal = play_pick (play, "deal", "1 = 1"), to_stage;
  g_autofree char *stage_sql = g_strdup_printf ("SELECT stage_id FROM deal WHERE id = %d", (int) deal);
  gint64 from = play_ask (play, stage_sql);
  g_autoptr (PursuitCommand) command = play_make_command (play, deal, &to_stage);
  g_autoptr (PursuitStepCheck) check =
      to_stage != 0 && to_stage != from
          ? pursuit_session_check_step (play->fixture.session, deal, to_stage, NULL)
          : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_run (play->fixture.session, command, &error);

  if (step == NULL)
    {
      g_autofree char *after = session_dump_rows (play->db);
      g_assert_cmpint (error->domain, ==, PURSUIT_ERROR);
      assert_same (after, before);
      play->refused++;
      return FALSE;
    }
  if (to_stage != 0)
    assert_step (play, deal, from, check != NULL ? check->unmet->len : 0);
  play->accepted++;
  return TRUE;
}

/* One thing done to several records; whether it was done to any. */
static gboolean
play_several (Play *play, const char *before)
{
  if (play_batch (play))
    {
      play->accepted++;
      return TRUE;
    }
  g_autofree char *after = session_dump_rows (play->db);
  assert_same (after, before);
  play->refused++;
  return FALSE;
}

/* Commands, then undo of some of them and redo of some of these. */
static void
play_sequence (Play *play)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint n = (guint) g_rand_int_range (play->rand, 1, MAX_COMMANDS + 1);

  g_ptr_array_add (states, session_dump_rows (play->db));
  for (guint i = 0; i < n; i++)
    {
      const char *before = g_ptr_array_index (states, states->len - 1);
      /* a command that changes nothing is a step all the same */
      if (play_chance (play, BATCH_ONE_IN) ? play_several (play, before) : play_command (play, before))
        g_ptr_array_add (states, session_dump_rows (play->db));
    }
  guint at = states->len - 1;
  guint undone = (guint) g_rand_int_range (play->rand, 0, (gint32) states->len);
  if (play_chance (play, 2))
    undone = at; /* mostly all of them: so the database stays small */
  for (guint i = 0; i < undone; i++, at--)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitStep) step = pursuit_session_undo (play->fixture.session, &error);
      g_assert_no_error (error);
    }
  g_autofree char *back = session_dump_rows (play->db);
  assert_same (back, g_ptr_array_index (states, at));
  guint redone =
      undone > 0 && play_chance (play, 3) ? (guint) g_rand_int_range (play->rand, 0, (gint32) undone + 1) : 0;
  for (guint i = 0; i < redone; i++, at++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitStep) step = pursuit_session_redo (play->fixture.session, &error);
      g_assert_no_error (error);
    }
  g_autofree char *forth = session_dump_rows (play->db);
  assert_same (forth, g_ptr_array_index (states, at));
}

static void
assert_whole (Play *play)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = pursuit_session_check (play->fixture.session, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  if (findings->len > 0)
    g_error ("%s", (const char *) findings->pdata[0]);
}

/* A file that can be attached: the same bytes again and again. */
static PursuitKeptFile *
keep_file (SessionFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "offer.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "Offer", -1, &error);
  g_assert_no_error (error);
  PursuitKeptFile *file = pursuit_session_keep_file (fixture->session, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static void
open_play (Play *play)
{
  static const char *const people[] = { "Luo Jian", "Sun Li", "He Fang" };

  session_fixture_open (&play->fixture, PURSUIT_SAMPLE_NONE, 0);
  g_assert_cmpint (sqlite3_open_v2 (play->fixture.path, &play->db, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  play->file = keep_file (&play->fixture);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_COMPANY_NAME, "Steel");
  session_run (&play->fixture, pursuit_command_new_record (fields));
  for (guint i = 0; i < 4; i++)
    session_run (&play->fixture, play_make_new_deal (play));
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (PursuitFields) person = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);
      pursuit_fields_set_text (person, PURSUIT_PERSON_NAME, people[i]);
      pursuit_fields_set_int (person, PURSUIT_PERSON_COMPANY_ID, 1);
      session_run (&play->fixture, pursuit_command_new_record (person));
    }
}

/* What the commands of this file were, each counted under its kind. */
static void
count_kinds (Play *play, GHashTable *kinds)
{
  sqlite3_stmt *stmt = NULL;

  sqlite3_prepare_v2 (play->db, "SELECT kind, count(*) FROM operation GROUP BY kind", -1, &stmt, NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *kind = g_intern_string ((const char *) sqlite3_column_text (stmt, 0));
      int n = GPOINTER_TO_INT (g_hash_table_lookup (kinds, kind)) + sqlite3_column_int (stmt, 1);
      g_hash_table_insert (kinds, (gpointer) kind, GINT_TO_POINTER (n));
    }
  sqlite3_finalize (stmt);
}

static void
close_play (Play *play, GHashTable *kinds)
{
  count_kinds (play, kinds);
  assert_whole (play);
  sqlite3_close (play->db);
  g_clear_pointer (&play->file, pursuit_kept_file_free);
  session_fixture_close (&play->fixture);
}

static void
test_sequences (void)
{
  static const char *const expected[] = {
    "new-deal",
    "set-deal",
    "delete-deal",
    "move",
    "close",
    "reopen",
    "new-person",
    "participant",
    "remove-participant",
    "log",
    "confirm-node",
    "ask-approval",
    "decide-approval",
    "set-company",
    "set-stage",
    "score",
    "delete-scorecard",
    "scorecard",
    "criteria",
    "decide-buying",
    "note-need",
    "drop-need",
    "set-step",
    "new-key_node",
    "retire-key_node",
    "bring-back-key_node",
    "new-node_condition",
    "set-node_condition",
    "delete-node_condition",
    "tick-work",
    "attach",
    "delete-attachment",
    "new-relation",
    "set-relation",
    "delete-relation",
    "new-acquaintance",
    "delete-acquaintance",
    "new-rival_tie",
    "set-rival_tie",
    "delete-rival_tie",
    "new-party",
    "delete-party",
    "new-party_member",
    "delete-party_member",
    "new-department",
    "delete-department",
    "new-department_check",
    "new-trip",
    "delete-trip",
    "reparent",
    "reparent-people",
    "unchart",
    "copy-participants",
    "set-person",
    "delete-person",
    "set-participation",
    "new-company",
    "merge-company",
    "merge-person",
    "delete-company",
    "not-duplicates",
    "new-product_in_use",
    "set-product_in_use",
    "delete-product_in_use",
    "new-buying_plan",
    "delete-buying_plan",
    "new-company_dimension",
    "delete-company_dimension",
    "new-deal_party",
    "delete-deal_party",
    "new-complaint",
    "delete-complaint",
    "new-quotation",
    "delete-quotation",
    "pool-release",
    "pool-claim",
    "hand-over",
    "exchange",
    "share",
    "unshare",
    "protect",
    "exclusive",
    "verify",
    "cease",
    "market-place",
    "set-market",
    "new-market_group",
    "set-market_group",
    "delete-market_group",
    "grade-deal",
    "grade-company",
    "confirm-grades",
    "batch-set",
    "batch-move",
    "batch-delete",
    "undo",
    "redo",
  };
  Play play = { .rand = g_rand_new_with_seed (seed) };
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_sequences; i++)
    {
      if (i % SEQUENCES_A_FILE == 0)
        open_play (&play);
      play_sequence (&play);
      if (i % SEQUENCES_A_CHECK == 0)
        assert_whole (&play);
      if (i % SEQUENCES_A_FILE == SEQUENCES_A_FILE - 1 || i == n_sequences - 1)
        close_play (&play, kinds);
    }
  g_test_message ("%u sequences: %u commands done, %u refused", n_sequences, play.accepted, play.refused);
  g_assert_cmpuint (play.accepted, >, n_sequences);
  g_assert_cmpuint (play.refused, >, n_sequences / 4);
  /* no kind of command is left out of the mix */
  for (guint i = 0; n_sequences >= SEQUENCES_FOR_ALL && i < G_N_ELEMENTS (expected); i++)
    {
      int n = GPOINTER_TO_INT (g_hash_table_lookup (kinds, g_intern_static_string (expected[i])));
      g_test_message ("%s: %d", expected[i], n);
      g_assert_cmpint (n, >, 0);
    }
  g_rand_free (play.rand);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    n_sequences = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  if (argc > 2)
    seed = (guint32) g_ascii_strtoull (argv[2], NULL, 10);
  g_test_add_func ("/session/property/sequences", test_sequences);
  return g_test_run ();
}
