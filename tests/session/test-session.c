/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-error.h"
#include "pursuit-participant.h"
#include "pursuit-person.h"
#include "pursuit-session-people.h"
#include "pursuit-stage.h"

static gint64
find (SessionFixture *fixture, const PursuitEntity *entity, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pursuit_session_resolve (fixture->session, entity, name, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static gint64
stage (SessionFixture *fixture, const char *code)
{
  g_autofree char *sql = g_strdup_printf ("SELECT s.id FROM stage s JOIN process p ON p.id = s.process_id"
                                          " WHERE p.code = 'key-account' AND s.code = '%s'",
                                          code);
  return session_number (fixture, sql);
}

static gint64
new_deal (SessionFixture *fixture, const char *title, const char *company, gint64 amount)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, title);
  pursuit_fields_set_text (fields, PURSUIT_DEAL_COMPANY, company);
  pursuit_fields_set_int (fields, PURSUIT_DEAL_AMOUNT, amount);
  g_autoptr (PursuitStep) step = session_must_run (fixture, pursuit_command_new_record (fields));
  return step->record_id;
}

static gint64
new_person (SessionFixture *fixture, const char *name, const char *company)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_PERSON_NAME, name);
  pursuit_fields_set_text (fields, PURSUIT_PERSON_COMPANY, company);
  g_autoptr (PursuitStep) step = session_must_run (fixture, pursuit_command_new_record (fields));
  return step->record_id;
}

static void
test_deal_commands (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 first = new_deal (&fixture, "Rolling oil", "Liaoning Steel", 310000000);
  gint64 second = new_deal (&fixture, "Gear oil", "Yulin Coal", 98000000);
  gint64 enter = stage (&fixture, "enter");

  /* a new deal stands on top of the first stage, with its event */
  g_assert_cmpint (session_number (&fixture, "SELECT id FROM deal ORDER BY position LIMIT 1"), ==, second);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM stage_event WHERE kind = 'created'"), ==,
                   2);

  session_forth_and_back (&fixture, session_forced_move (first, enter, PURSUIT_PLACE_TOP),
                          "Move “Liaoning Steel” to Enter");
  session_forth_and_back (&fixture, session_forced_move (second, enter, PURSUIT_PLACE_END),
                          "Move “Yulin Coal” to Enter");
  session_forth_and_back (&fixture, pursuit_command_move_deal (second, enter, first), "Reorder “Yulin Coal”");
  g_assert_cmpint (session_number (&fixture, "SELECT id FROM deal ORDER BY position LIMIT 1"), ==, second);
  PursuitCommand *win = pursuit_command_close_deal (first, "won", "price", NULL, PURSUIT_DAY_NONE);
  pursuit_command_set_force (win, "price");
  pursuit_command_set_approval (win, "Colleague", "price");
  session_forth_and_back (&fixture, win, "Win “Liaoning Steel”");
  g_assert_cmpint (session_number (&fixture, "SELECT stage_id FROM deal WHERE outcome = 'won'"), ==,
                   stage (&fixture, "deliver"));
  session_forth_and_back (&fixture, pursuit_command_reopen_deal (first), "Reopen “Rolling oil”");
  g_assert_cmpint (session_number (&fixture, "SELECT stage_id FROM deal WHERE id = 1"), ==, enter);
  session_forth_and_back (&fixture,
                          pursuit_command_close_deal (second, "lost", "relation", "Castor", PURSUIT_DAY_NONE),
                          "Lose “Yulin Coal”");
  session_must_refuse (&fixture, pursuit_command_move_deal (second, enter, PURSUIT_PLACE_TOP),
                       PURSUIT_ERROR_REFUSED, "closed");
  session_forth_and_back (&fixture, pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, first),
                          "Delete deal “Rolling oil”");
  g_assert_cmpint (
      session_number (&fixture, "SELECT count(*) FROM stage_event WHERE deal_id = 1 AND voided_by IS NULL"),
      ==, 0);
  session_must_refuse (&fixture, pursuit_command_move_deal (first, enter, PURSUIT_PLACE_TOP),
                       PURSUIT_ERROR_NOT_FOUND, "no longer");
  session_fixture_close (&fixture);
}

/* Dropping at the same place over and over halves the gap each time; long before doubles run out, room is
 * made. */
static void
test_same_place (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 2000);
  gint64 fixed =
      session_number (&fixture, "SELECT id FROM deal WHERE stage_id = 2 AND on_board = 1 ORDER BY position"
                                " LIMIT 1 OFFSET 50");
  gint64 ids[2] = {
    session_number (&fixture, "SELECT id FROM deal WHERE stage_id = 1 AND on_board = 1 LIMIT 1"),
    session_number (&fixture, "SELECT id FROM deal WHERE stage_id = 1 AND on_board = 1 LIMIT 1 OFFSET 1")
  };
  const char *others = "SELECT group_concat(id) FROM (SELECT id FROM deal WHERE stage_id = 2 AND on_board = 1"
                       " AND id NOT IN (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ") ORDER BY position, id)";
  g_autofree char *order = g_strdup_printf (others, ids[0], ids[1]);
  g_autofree char *before = session_answer (&fixture, order);

  for (int i = 0; i < 120; i++)
    {
      gint64 moved = ids[i % 2];
      session_run (&fixture, session_forced_move (moved, 2, fixed));
      g_autofree char *above = g_strdup_printf (
          "SELECT id FROM deal WHERE stage_id = 2 AND on_board = 1 AND position < (SELECT position FROM deal"
          " WHERE id = %" G_GINT64_FORMAT ") ORDER BY position DESC LIMIT 1",
          fixed);
      g_assert_cmpint (session_number (&fixture, above), ==, moved);
    }
  g_autofree char *after = session_answer (&fixture, order);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT count(*) - count(DISTINCT position) FROM deal WHERE stage_id = 2"
                                   " AND on_board = 1"),
                   ==, 0);
  session_fixture_close (&fixture);
}

static void
test_fields (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 id = new_deal (&fixture, "Rolling oil", "Liaoning Steel", 1000);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_DEAL_OWNER, "Zhou Qi");
  pursuit_fields_set_day (fields, PURSUIT_DEAL_EXPECTED_CLOSE, pursuit_day_from_ymd (2027, 1, 15));
  session_forth_and_back (&fixture, pursuit_command_set_fields (id, 0, fields), "Edit “Rolling oil”");
  /* another owner is an event in both logs; a date within three months makes grade A, one lower for a chance
   * of 10 % */
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM owner_event WHERE voided_by IS NULL"), ==,
                   1);
  g_assert_cmpint (
      session_number (&fixture,
                      "SELECT count(*) FROM stage_event WHERE kind = 'owner' AND voided_by IS NULL"),
      ==, 1);
  g_assert_cmpint (session_number (&fixture, "SELECT grade = 'B' FROM deal"), ==, 1);

  g_autoptr (PursuitFields) empty = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  pursuit_fields_set_text (empty, PURSUIT_DEAL_TITLE, "  ");
  session_must_refuse (&fixture, pursuit_command_set_fields (id, 0, empty), PURSUIT_ERROR_BAD_VALUE, "Title");
  g_autoptr (PursuitFields) stale = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  pursuit_fields_set_text (stale, PURSUIT_DEAL_NOTES, "late");
  session_must_refuse (&fixture, pursuit_command_set_fields (id, 1, stale), PURSUIT_ERROR_CONFLICT,
                       "meanwhile");
  session_fixture_close (&fixture);
}

static void
test_people (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 luo = new_person (&fixture, "Luo Jian", "Hengda"),
         zhou = new_person (&fixture, "Zhou Min", "Hengda");
  gint64 zhao = new_person (&fixture, "Zhao Wei", "Hengda"),
         rival = new_person (&fixture, "Ma Chao", "Jinma");
  gint64 deal = new_deal (&fixture, "Cutting fluids", "Hengda", 76000000);

  session_forth_and_back (&fixture, pursuit_command_reparent_person (zhou, luo, 0),
                          "Put “Zhou Min” under “Luo Jian”");
  session_forth_and_back (&fixture, pursuit_command_reparent_person (zhao, zhou, 0),
                          "Put “Zhao Wei” under “Zhou Min”");
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM person WHERE on_chart = 1"), ==, 3);
  session_forth_and_back (&fixture, pursuit_command_reparent_people ((gint64[]){ zhao, zhou }, 2, 0, 0),
                          "Put 2 people at the top");
  session_forth_and_back (&fixture, pursuit_command_reparent_people ((gint64[]){ zhao, zhou }, 2, luo, 0),
                          "Put 2 people under “Luo Jian”");
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT count(*) FROM person AS a, person AS b "
                                   "WHERE a.name = 'Zhao Wei' AND b.name = 'Zhou Min' "
                                   "AND a.reports_to = b.reports_to AND a.chart_order < b.chart_order"),
                   ==, 1);
  session_must_refuse (&fixture, pursuit_command_reparent_people ((gint64[]){ zhao, luo }, 2, zhou, 0),
                       PURSUIT_ERROR_REFUSED, "reports to them");
  session_forth_and_back (&fixture, pursuit_command_reparent_person (zhao, zhou, 0),
                          "Put “Zhao Wei” under “Zhou Min”");
  session_must_refuse (&fixture, pursuit_command_reparent_person (luo, zhao, 0), PURSUIT_ERROR_REFUSED,
                       "reports to them");
  session_must_refuse (&fixture, pursuit_command_reparent_person (luo, luo, 0), PURSUIT_ERROR_REFUSED,
                       "own manager");
  session_must_refuse (&fixture, pursuit_command_reparent_person (zhao, rival, 0), PURSUIT_ERROR_REFUSED,
                       "same company");
  session_forth_and_back (&fixture, pursuit_command_remove_from_chart (zhou),
                          "Take “Zhou Min” off the chart");
  g_assert_cmpint (session_number (&fixture, "SELECT reports_to FROM person WHERE name = 'Zhao Wei'"), ==,
                   luo);

  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_PARTICIPANT_ROLES, "decision-maker,user");
  pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_INSIDER, 1);
  pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_WEIGHT, 30);
  session_forth_and_back (&fixture, pursuit_command_set_participant (deal, luo, fields),
                          "Set “Luo Jian” in “Cutting fluids”");
  g_assert_cmpint (session_number (&fixture, "SELECT has_insider FROM deal"), ==, 1);
  g_autoptr (PursuitFields) heavy = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  pursuit_fields_set_int (heavy, PURSUIT_PARTICIPANT_WEIGHT, 101);
  session_must_refuse (&fixture, pursuit_command_set_participant (deal, luo, heavy), PURSUIT_ERROR_BAD_VALUE,
                       "100");
  session_forth_and_back (&fixture, pursuit_command_delete_record (&PURSUIT_PERSON_ENTITY, luo),
                          "Delete person “Luo Jian”");
  g_assert_cmpint (session_number (&fixture, "SELECT has_insider FROM deal"), ==, 0);
  session_fixture_close (&fixture);
}

/* Several people go as one step; whoever reported to them reports to the next manager who stays, in whatever
 * order they are named. */
static void
test_several_people (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 luo = new_person (&fixture, "Luo Jian", "Hengda"),
         zhou = new_person (&fixture, "Zhou Min", "Hengda"),
         zhao = new_person (&fixture, "Zhao Wei", "Hengda"), sun = new_person (&fixture, "Sun Li", "Hengda");
  gint64 deal = new_deal (&fixture, "Cutting fluids", "Hengda", 76000000);
  const gint64 middle[] = { zhou, zhao }, turned[] = { zhao, zhou };
  static const char *const SUN_UNDER_LUO =
      "SELECT count(*) FROM person WHERE name = 'Sun Li' AND on_chart = 1 AND reports_to ="
      " (SELECT id FROM person WHERE name = 'Luo Jian')";

  session_run (&fixture, pursuit_command_reparent_person (zhou, luo, 0));
  session_run (&fixture, pursuit_command_reparent_person (zhao, zhou, 0));
  session_run (&fixture, pursuit_command_reparent_person (sun, zhao, 0));
  for (guint i = 0; i < 2; i++)
    {
      session_forth_and_back (&fixture,
                              pursuit_command_remove_people_from_chart (i == 0 ? middle : turned, 2),
                              "Take 2 people off the chart");
      g_assert_cmpint (session_number (&fixture, SUN_UNDER_LUO), ==, 1);
      g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM person WHERE on_chart = 1"), ==, 2);
      pursuit_step_free (pursuit_session_undo (fixture.session, &error));
      g_assert_no_error (error);
    }

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
      pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_WEIGHT, 30);
      session_run (&fixture, pursuit_command_set_participant (deal, middle[i], fields));
    }
  session_forth_and_back (&fixture, pursuit_command_remove_participants (deal, middle, 2),
                          "Take 2 people out of “Cutting fluids”");
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM participant"), ==, 0);
  session_must_refuse (&fixture, pursuit_command_remove_participants (deal, middle, 2),
                       PURSUIT_ERROR_NOT_FOUND, "no part");
  pursuit_step_free (pursuit_session_undo (fixture.session, &error));
  g_assert_no_error (error);
  session_forth_and_back (&fixture, pursuit_command_delete_people (middle, 2), "Delete 2 people");
  g_assert_cmpint (session_number (&fixture, SUN_UNDER_LUO), ==, 1);
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT (SELECT count(*) FROM person) * 10 + count(*) FROM participant"),
                   ==, 20);
  session_fixture_close (&fixture);
}

static void
test_activities (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 person = new_person (&fixture, "Sun Li", "Hengda"),
         deal = new_deal (&fixture, "Cutting fluids", "Hengda", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFields) role = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);

  pursuit_fields_set_text (role, PURSUIT_PARTICIPANT_ROLES, "decision-maker");
  session_run (&fixture, pursuit_command_set_participant (deal, person, role));
  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_KIND, "visit");
  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_SUBJECT, "Lunch");
  pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_DEAL_ID, deal);
  for (int i = 0; i < 3; i++)
    session_forth_and_back (&fixture,
                            pursuit_command_log_activity (fields, &person, 1, NULL, 0,
                                                          i == 0 ? "Send proposal" : NULL, PURSUIT_DAY_NONE),
                            "Log “Lunch”");

  /* what is known of the contact is computed, the next step stands on the deal */
  g_autoptr (PursuitRecord) record =
      pursuit_session_record (fixture.session, &PURSUIT_DEAL_ENTITY, deal, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pursuit_record_get_text (record, PURSUIT_DEAL_NEXT_STEP), ==, "Send proposal");
  g_assert_cmpint (pursuit_record_get_day (record, PURSUIT_DEAL_LAST_CONTACT), ==,
                   pursuit_day_from_ymd (2026, 11, 21));
  g_assert_cmpint (pursuit_record_get_int (record, PURSUIT_DEAL_MET_DECISION), ==, 1);
  g_autoptr (PursuitPeopleMap) map =
      pursuit_session_people_map (fixture.session, find (&fixture, &PURSUIT_COMPANY_ENTITY, "Hengda"), deal,
                                  PURSUIT_DAY_NONE, &error);
  g_assert_no_error (error);
  PursuitRecord *participant = g_hash_table_lookup (map->participants, &person);
  g_assert_nonnull (participant);
  g_assert_cmpint (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_COVERAGE), ==, 2);
  g_assert_cmpint (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_CONTACTS), ==, 3);
  session_fixture_close (&fixture);
}

/* Another process asks for a stage of its own. */
static void
test_process (void)
{
  SessionFixture fixture;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitFields) elsewhere = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = new_deal (&fixture, "Crane", "Liaoning Steel", 100);
  gint64 project = session_number (&fixture, "SELECT id FROM process WHERE code = 'project-sale'");
  gint64 position = session_number (&fixture, "SELECT s.id FROM stage s JOIN process p ON p.id = s.process_id"
                                              " WHERE p.code = 'project-sale' AND s.position = 4");
  pursuit_fields_set_int (fields, PURSUIT_DEAL_PROCESS_ID, project);
  pursuit_fields_set_int (fields, PURSUIT_DEAL_STAGE_ID, position);
  pursuit_fields_set_int (elsewhere, PURSUIT_DEAL_PROCESS_ID, project);
  pursuit_fields_set_int (elsewhere, PURSUIT_DEAL_STAGE_ID, stage (&fixture, "bid"));
  session_must_refuse (&fixture, pursuit_command_set_fields (deal, 0, elsewhere), PURSUIT_ERROR_REFUSED,
                       "belongs to another process");
  session_forth_and_back (&fixture, pursuit_command_set_fields (deal, 0, fields), "Edit “Crane”");
  g_assert_cmpint (session_number (&fixture, "SELECT stage_id FROM deal"), ==, position);
  g_autofree char *event = session_answer (
      &fixture,
      "SELECT kind, from_stage_id, to_stage_id FROM stage_event WHERE voided_by IS NULL ORDER BY seq"
      " DESC LIMIT 1");
  g_autofree char *expected =
      g_strdup_printf ("process|%d|%d\n", (int) stage (&fixture, "develop"), (int) position);
  g_assert_cmpstr (event, ==, expected);
  session_fixture_close (&fixture);
}

static void
test_undo_after_restart (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_TEAM, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *start = session_dump (&fixture);

  /* the sample itself is not undone */
  g_autoptr (PursuitStep) nothing = pursuit_session_undo (fixture.session, &error);
  g_assert_null (nothing);
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING);
  g_clear_error (&error);

  session_run (&fixture, session_forced_move (1, stage (&fixture, "bid"), 2));
  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_COMPANY_ENTITY, 1));
  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_PERSON_ENTITY, 1));
  g_autofree char *end = session_dump (&fixture);
  for (int i = 0; i < 3; i++)
    {
      session_fixture_reopen (&fixture);
      g_autoptr (PursuitStep) step = pursuit_session_undo (fixture.session, &error);
      g_assert_no_error (error);
    }
  g_autofree char *back = session_dump (&fixture);
  g_assert_cmpstr (start, ==, back);
  for (int i = 0; i < 3; i++)
    {
      session_fixture_reopen (&fixture);
      g_autoptr (PursuitStep) step = pursuit_session_redo (fixture.session, &error);
      g_assert_no_error (error);
    }
  g_autofree char *again = session_dump (&fixture);
  g_assert_cmpstr (end, ==, again);
  session_fixture_close (&fixture);
}

static void
test_stage_numbers (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_TEAM, 0);
  g_autoptr (GError) error = NULL;

  for (int filtered = 0; filtered < 2; filtered++)
    {
      g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
      pursuit_list_spec_set_on_board (spec, TRUE);
      if (filtered)
        pursuit_list_spec_set_match (spec, "e"); /* not a key of the summary: one grouped query answers */
      g_autoptr (GPtrArray) stages = pursuit_session_stages (fixture.session, spec, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (stages->len, >=, 6);
      for (guint i = 0; i < stages->len; i++)
        {
          g_autofree char *sql =
              g_strdup_printf ("SELECT count(*) * 1000000000000 + COALESCE(sum(d.amount), 0) / 100 FROM deal "
                               "d LEFT JOIN company c ON"
                               " c.id = d.company_id WHERE d.on_board = 1 AND d.stage_id = %" G_GINT64_FORMAT
                               "%s",
                               pursuit_record_get_id (stages->pdata[i]),
                               filtered ? " AND (d.search LIKE '%e%' OR c.search LIKE '%e%')" : "");
          gint64 shown = pursuit_record_get_int (stages->pdata[i], PURSUIT_STAGE_COUNT) * 1000000000000 +
                         pursuit_record_get_int (stages->pdata[i], PURSUIT_STAGE_AMOUNT) / 100;
          g_assert_cmpint (shown, ==, session_number (&fixture, sql));
        }
    }
  session_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/deal-commands", test_deal_commands);
  g_test_add_func ("/session/same-place", test_same_place);
  g_test_add_func ("/session/fields", test_fields);
  g_test_add_func ("/session/process", test_process);
  g_test_add_func ("/session/people", test_people);
  g_test_add_func ("/session/several-people", test_several_people);
  g_test_add_func ("/session/activities", test_activities);
  g_test_add_func ("/session/undo-after-restart", test_undo_after_restart);
  g_test_add_func ("/session/stage-numbers", test_stage_numbers);
  return g_test_run ();
}
