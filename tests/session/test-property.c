/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-participant.h"
#include "pursuit-person.h"
#include "pursuit-session-keep.h"
#include "pursuit-session-spine.h"
#include "pursuit-stage.h"

#include <sqlite3.h>
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
};

typedef struct
{
  SessionFixture fixture;
  sqlite3 *db; /* looks at the file from outside */
  GRand *rand;
  guint accepted;
  guint refused;
} Play;

static guint n_sequences = 2000;
static guint32 seed = 11;

static gint64
ask (Play *play, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (play->db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  gint64 number = sqlite3_step (stmt) == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_finalize (stmt);
  return number;
}

/* The id of some row of @table that meets @where; 0 when there is none. */
static gint64
pick (Play *play, const char *table, const char *where)
{
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", table, where);
  gint64 n = ask (play, count);
  if (n == 0)
    return 0;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s ORDER BY id LIMIT 1 OFFSET %d", table,
                                          where, g_rand_int_range (play->rand, 0, (gint32) n));
  return ask (play, sql);
}

static gint64
pick_stage (Play *play)
{
  return pick (play, "stage", "process_id = 1");
}

static gboolean
chance (Play *play, int in)
{
  return g_rand_int_range (play->rand, 0, in) == 0;
}

static const char *
one_of (Play *play, const char *const *texts)
{
  return texts[g_rand_int_range (play->rand, 0, (gint32) g_strv_length ((char **) texts))];
}

/* The rows of @stmt without the columns that only grow. */
static void
append_rows (GString *text, const char *table, sqlite3_stmt *stmt)
{
  int n = sqlite3_column_count (stmt);
  g_autofree gboolean *grows = g_new0 (gboolean, n);

  for (int i = 0; i < n; i++)
    {
      const char *name = sqlite3_column_name (stmt, i);
      grows[i] =
          g_str_equal (name, "ver") || g_str_equal (name, "updated_ms") || g_str_equal (name, "last_seq");
    }
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      g_string_append (text, table);
      for (int i = 0; i < n; i++)
        {
          const char *value = grows[i] ? "" : (const char *) sqlite3_column_text (stmt, i);
          g_string_append_c (text, '|');
          g_string_append (text, value != NULL ? value : "∅");
        }
      g_string_append_c (text, '\n');
    }
}

/* Everything that undo must bring back, a row a line. */
static char *
dump (Play *play)
{
  static const char *const passed_over[] = {
    "operation", "change", "counter", "setting", "owner_event", NULL
  };
  GString *text = g_string_new (NULL);
  sqlite3_stmt *tables = NULL;

  sqlite3_prepare_v2 (play->db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", -1,
                      &tables, NULL);
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      const char *table = (const char *) sqlite3_column_text (tables, 0);
      sqlite3_stmt *stmt = NULL;
      const char *where = g_str_equal (table, "stage_event") || g_str_equal (table, "buying_event")
                              ? " WHERE voided_by IS NULL"
                          : g_str_equal (table, "deal_summary") ? " WHERE deals <> 0"
                                                                : "";
      g_autofree char *sql =
          g_strdup_printf ("SELECT * FROM %s%s ORDER BY 1, 2, 3, 4, 5, 6, 7", table, where);
      if (g_strv_contains (passed_over, table) || g_str_has_prefix (table, "sqlite_"))
        continue;
      if (sqlite3_prepare_v2 (play->db, sql, -1, &stmt, NULL) != SQLITE_OK)
        {
          g_autofree char *plain = g_strdup_printf ("SELECT * FROM %s%s ORDER BY 1", table, where);
          g_assert_cmpint (sqlite3_prepare_v2 (play->db, plain, -1, &stmt, NULL), ==, SQLITE_OK);
        }
      append_rows (text, table, stmt);
      sqlite3_finalize (stmt);
    }
  sqlite3_finalize (tables);
  return g_string_free (text, FALSE);
}

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

/* What the test itself knows of the matrix: the rows, and where there are none the rules of the method. */
static const char *
model_rule (Play *play, gint64 from, gint64 to)
{
  static char kept[12];
  sqlite3_stmt *stmt = NULL;
  g_autofree char *places = g_strdup_printf ("SELECT (SELECT position FROM stage WHERE id = %d)"
                                             " - (SELECT position FROM stage WHERE id = %d)",
                                             (int) to, (int) from);
  g_autofree char *sql =
      g_strdup_printf ("SELECT rule FROM transition WHERE from_stage_id = %d AND to_stage_id = %d",
                       (int) from, (int) to);

  g_strlcpy (kept, ask (play, places) > 1 ? "approval" : "allowed", sizeof kept);
  sqlite3_prepare_v2 (play->db, sql, -1, &stmt, NULL);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    g_strlcpy (kept, (const char *) sqlite3_column_text (stmt, 0), sizeof kept);
  sqlite3_finalize (stmt);
  return kept;
}

/* A step was taken: the matrix allowed it, or somebody approved it, and what was missing is recorded as
 * forced. */
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
  gint64 to = ask (play, to_sql);

  if (to == from)
    return;
  const char *rule = model_rule (play, from, to);
  g_assert_cmpstr (rule, !=, "forbidden");
  if (g_str_equal (rule, "approval"))
    g_assert_cmpint (ask (play, approved_sql), ==, 1);
  g_assert_cmpint (ask (play, forced_sql), ==, n_unmet > 0);
  g_assert_cmpint (ask (play, missing_sql), ==, n_unmet > 0);
}

static PursuitCommand *
give_reasons (Play *play, PursuitCommand *command)
{
  if (!chance (play, 3))
    pursuit_command_set_force (command, "in a test");
  if (!chance (play, 3))
    pursuit_command_set_approval (command, "Anna", "in a test");
  return command;
}

static PursuitCommand *
make_new_deal (Play *play)
{
  static const char *const stages[] = { "develop", "enter", "propose", "bid", "negotiate", NULL };
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "Deal");
  pursuit_fields_set_text (fields, PURSUIT_DEAL_STAGE, one_of (play, stages));
  pursuit_fields_set_int (fields, PURSUIT_DEAL_COMPANY_ID, pick (play, "company", "1 = 1"));
  return pursuit_command_new_record (fields);
}

static PursuitCommand *
make_edit (Play *play, gint64 deal)
{
  static const char *const buying[] = { "need", "survey", "criteria", "tender", "", NULL };
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (GError) error = NULL;

  switch (g_rand_int_range (play->rand, 0, 5))
    {
    case 0:
      pursuit_fields_set_int (fields, PURSUIT_DEAL_AMOUNT, g_rand_int_range (play->rand, 1, 1000000));
      break;
    case 1:
      pursuit_fields_parse (fields, "probability_own", chance (play, 2) ? "60%" : "", &error);
      break;
    case 2:
      pursuit_fields_set_day (fields, PURSUIT_DEAL_EXPECTED_CLOSE,
                              pursuit_day_from_ymd (2026, 12, g_rand_int_range (play->rand, 1, 28)));
      break;
    case 3:
      pursuit_fields_set_text (fields, PURSUIT_DEAL_OWNER, chance (play, 2) ? "Anna" : "Bo");
      break;
    default:
      pursuit_fields_set_text (fields, PURSUIT_DEAL_BUYING_STAGE, one_of (play, buying));
    }
  return pursuit_command_set_fields (deal, 0, fields);
}

static PursuitCommand *
make_person (Play *play, gint64 deal)
{
  static const char *const roles[] = { "decision-maker", "user", "decision-maker,user", NULL };
  gint64 person = pick (play, "person", "1 = 1");
  g_autoptr (PursuitFields) fields = NULL;

  if (person == 0 || chance (play, 4))
    {
      fields = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);
      pursuit_fields_set_text (fields, PURSUIT_PERSON_NAME, "Li");
      pursuit_fields_set_text (fields, PURSUIT_PERSON_LEVEL, chance (play, 2) ? "decision" : "operating");
      return pursuit_command_new_record (fields);
    }
  if (deal != 0 && chance (play, 4))
    return pursuit_command_remove_participant (deal, person);
  if (deal == 0)
    return make_new_deal (play);
  fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_PARTICIPANT_ROLES, one_of (play, roles));
  pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_ATTITUDE, g_rand_int_range (play->rand, -2, 3));
  pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_WEIGHT, g_rand_int_range (play->rand, 0, 101));
  pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_INSIDER, chance (play, 2));
  return pursuit_command_set_participant (deal, person, fields);
}

static PursuitCommand *
make_activity (Play *play, gint64 deal)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);
  gint64 person = pick (play, "person", "1 = 1");

  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_KIND, chance (play, 2) ? "visit" : "call");
  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_SUBJECT, "Talk");
  pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_DEAL_ID, deal);
  pursuit_fields_set_day (fields, chance (play, 3) ? PURSUIT_ACTIVITY_PLANNED : PURSUIT_ACTIVITY_DONE,
                          pursuit_day_from_ymd (2026, 11, g_rand_int_range (play->rand, 1, 30)));
  return pursuit_command_log_activity (fields, &person, person != 0, NULL, 0, NULL, PURSUIT_DAY_NONE);
}

static PursuitCommand *
make_approval (Play *play, gint64 deal)
{
  static const char *const states[] = { "granted", "refused", "withdrawn", NULL };
  gint64 approval = pick (play, "approval", "state = 'pending'");

  if (approval != 0 && chance (play, 2))
    return pursuit_command_decide_approval (approval, one_of (play, states), "in a test");
  if (chance (play, 2))
    return pursuit_command_ask_node_approval (deal, pick (play, "key_node", "stage_id <= 6"), "Anna", NULL);
  return pursuit_command_ask_step_approval (deal, pick_stage (play), "Anna", NULL);
}

/* What the process asks changes under the deals. */
static PursuitCommand *
make_process (Play *play)
{
  g_autoptr (PursuitFields) fields = NULL;

  if (chance (play, 2))
    {
      fields = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);
      pursuit_fields_set_text (fields, PURSUIT_COMPANY_INDUSTRY, chance (play, 2) ? "Steel" : "");
      return pursuit_command_set_fields (pick (play, "company", "1 = 1"), 0, fields);
    }
  fields = pursuit_fields_new (&PURSUIT_STAGE_ENTITY);
  if (chance (play, 2))
    pursuit_fields_parse (fields, "probability", chance (play, 2) ? "0.3" : "0.45", NULL);
  else
    pursuit_fields_set_int (fields, PURSUIT_STAGE_STALE_DAYS, g_rand_int_range (play->rand, 1, 90));
  return pursuit_command_set_fields (pick (play, "stage", "process_id = 1 AND phase = 'sell'"), 0, fields);
}

static PursuitCommand *
make_close (Play *play, gint64 deal)
{
  static const char *const outcomes[] = { "won", "won", "lost", "withdrawn", "postponed", NULL };
  return give_reasons (play, pursuit_command_close_deal (deal, one_of (play, outcomes), "in a test", NULL,
                                                         PURSUIT_DAY_NONE));
}

/* Some command; @steps: whether it may take @deal to another stage, which the rules then see. */
static PursuitCommand *
make_command (Play *play, gint64 deal, gint64 *to_stage, gboolean *steps)
{
  *steps = FALSE;
  *to_stage = 0;
  if (deal == 0)
    return make_new_deal (play);
  switch (g_rand_int_range (play->rand, 0, 16))
    {
    case 0:
      return make_new_deal (play);
    case 1:
    case 2:
    case 3:
    case 4:
      *to_stage = pick_stage (play);
      *steps = TRUE;
      return give_reasons (play, pursuit_command_move_deal (deal, *to_stage, PURSUIT_PLACE_TOP));
    case 5:
    case 6:
      return make_edit (play, deal);
    case 7:
      *to_stage = ask (play, "SELECT id FROM stage WHERE process_id = 1 AND phase = 'deliver'");
      *steps = TRUE;
      return make_close (play, deal);
    case 8:
      return pursuit_command_reopen_deal (deal);
    case 9:
    case 10:
      return pursuit_command_confirm_node (deal, pick (play, "key_node", "stage_id <= 6"),
                                           chance (play, 3) ? "" : "seen", PURSUIT_DAY_NONE);
    case 11:
      return make_approval (play, deal);
    case 12:
      return make_person (play, deal);
    case 13:
      return make_activity (play, deal);
    case 14:
      return make_process (play);
    default:
      return chance (play, 4) ? pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, deal)
                              : make_person (play, deal);
    }
}

/* Runs one command; whether it was done. What is refused changes nothing. */
static gboolean
play_command (Play *play, const char *before)
{
  gint64 deal = pick (play, "deal", "1 = 1"), to_stage;
  g_autofree char *stage_sql = g_strdup_printf ("SELECT stage_id FROM deal WHERE id = %d", (int) deal);
  gint64 from = ask (play, stage_sql);
  gboolean steps;
  g_autoptr (PursuitCommand) command = make_command (play, deal, &to_stage, &steps);
  g_autoptr (PursuitStepCheck) check =
      steps && to_stage != from ? pursuit_session_check_step (play->fixture.session, deal, to_stage, NULL)
                                : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_run (play->fixture.session, command, &error);

  if (step == NULL)
    {
      g_autofree char *after = dump (play);
      g_assert_cmpint (error->domain, ==, PURSUIT_ERROR);
      assert_same (after, before);
      play->refused++;
      return FALSE;
    }
  if (steps)
    assert_step (play, deal, from, check != NULL ? check->unmet->len : 0);
  play->accepted++;
  return TRUE;
}

/* Commands, then undo of some of them and redo of some of these. */
static void
play_sequence (Play *play)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint n = (guint) g_rand_int_range (play->rand, 1, MAX_COMMANDS + 1);

  g_ptr_array_add (states, dump (play));
  for (guint i = 0; i < n; i++)
    {
      /* a command that changes nothing is a step all the same */
      if (play_command (play, g_ptr_array_index (states, states->len - 1)))
        g_ptr_array_add (states, dump (play));
    }
  guint at = states->len - 1;
  guint undone = (guint) g_rand_int_range (play->rand, 0, (gint32) states->len);
  if (chance (play, 2))
    undone = at; /* mostly all of them: so the database stays small */
  for (guint i = 0; i < undone; i++, at--)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitStep) step = pursuit_session_undo (play->fixture.session, &error);
      g_assert_no_error (error);
    }
  g_autofree char *back = dump (play);
  assert_same (back, g_ptr_array_index (states, at));
  guint redone =
      undone > 0 && chance (play, 3) ? (guint) g_rand_int_range (play->rand, 0, (gint32) undone + 1) : 0;
  for (guint i = 0; i < redone; i++, at++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitStep) step = pursuit_session_redo (play->fixture.session, &error);
      g_assert_no_error (error);
    }
  g_autofree char *forth = dump (play);
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

static void
open_play (Play *play)
{
  session_fixture_open (&play->fixture, PURSUIT_SAMPLE_NONE, 0);
  g_assert_cmpint (sqlite3_open_v2 (play->fixture.path, &play->db, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_COMPANY_NAME, "Steel");
  pursuit_step_free (session_must_run (&play->fixture, pursuit_command_new_record (fields)));
  for (guint i = 0; i < 4; i++)
    pursuit_step_free (session_must_run (&play->fixture, make_new_deal (play)));
}

static void
close_play (Play *play)
{
  assert_whole (play);
  sqlite3_close (play->db);
  session_fixture_close (&play->fixture);
}

static void
test_sequences (void)
{
  Play play = { .rand = g_rand_new_with_seed (seed) };

  for (guint i = 0; i < n_sequences; i++)
    {
      if (i % SEQUENCES_A_FILE == 0)
        open_play (&play);
      play_sequence (&play);
      if (i % SEQUENCES_A_CHECK == 0)
        assert_whole (&play);
      if (i % SEQUENCES_A_FILE == SEQUENCES_A_FILE - 1 || i == n_sequences - 1)
        close_play (&play);
    }
  g_test_message ("%u sequences: %u commands done, %u refused", n_sequences, play.accepted, play.refused);
  g_assert_cmpuint (play.accepted, >, n_sequences);
  g_assert_cmpuint (play.refused, >, n_sequences / 4);
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
