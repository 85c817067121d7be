/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Editing processes: a copy asks what the original does, what is retired stays in history only, deals go
 * along, and undo brings every row back.
 */

#include "session-fixture.h"

#include "pursuit-activity.h"
#include "pursuit-buying-stage.h"
#include "pursuit-deal.h"
#include "pursuit-node-condition.h"
#include "pursuit-process-command.h"
#include "pursuit-process.h"
#include "pursuit-session-keep.h"
#include "pursuit-session-spine.h"
#include "pursuit-stage-node.h"
#include "pursuit-stage-work.h"
#include "pursuit-stage.h"

#include <string.h>

/* All rows that make processes, apart from what every write counts. */
static char *
dump_processes (SessionFixture *fixture)
{
  return session_answer (
      fixture,
      "SELECT 'process', id, uid, code, name, position, retired, kind, description, drift_ahead, "
      "drift_behind "
      "FROM process ORDER BY id;"
      "SELECT 'buying', id, uid, process_id, code, name, name_other, position, retired FROM buying_stage "
      "ORDER BY id;"
      "SELECT 'stage', id, uid, process_id, code, name, name_other, buying_stage, buying_stage_id, purpose, "
      "watch, "
      "position, phase, probability, stale_days, retired FROM stage ORDER BY id;"
      "SELECT 'work', id, uid, stage_id, name, name_other, position, retired FROM work_item ORDER BY id;"
      "SELECT 'node', id, uid, stage_id, code, name, name_other, position, retired FROM key_node ORDER BY id;"
      "SELECT 'condition', id, uid, node_id, kind, argument, threshold, position FROM node_condition ORDER "
      "BY id;"
      "SELECT 'step', id, uid, process_id, from_stage_id, to_stage_id, rule, required FROM transition ORDER "
      "BY id;"
      "SELECT 'people', id, uid, buying_stage_id, people, does, does_other, weight FROM participation ORDER "
      "BY id");
}

/* Runs @command, which changes a process, and sees that undo brings every row back, and redo what the command
 * did. */
static PursuitStep *
run_back_and_forth (SessionFixture *fixture, PursuitCommand *command, const char *label)
{
  g_autofree char *processes = dump_processes (fixture);
  g_autofree char *rows = session_dump (fixture);
  PursuitStep *step = session_must_run (fixture, command);
  g_autofree char *changed_processes = dump_processes (fixture);
  g_autofree char *changed_rows = session_dump (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (step->label, ==, label);
  g_assert_cmpstr (processes, !=, changed_processes);
  session_undo (fixture);
  g_autofree char *undone_rows = session_dump (fixture);
  g_assert_cmpstr (undone_rows, ==, rows);
  g_autoptr (PursuitStep) redone = pursuit_session_redo (fixture->session, &error);
  g_assert_no_error (error);
  g_autofree char *redone_rows = session_dump (fixture);
  g_assert_cmpstr (redone_rows, ==, changed_rows);
  return step;
}

static void
must_do (SessionFixture *fixture, PursuitCommand *command, const char *label)
{
  pursuit_step_free (run_back_and_forth (fixture, command, label));
}

static PursuitCommand *
set_text (const PursuitEntity *entity, gint64 id, guint field, const char *text)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (entity);

  pursuit_fields_set_text (fields, field, text);
  return pursuit_command_set_fields (id, 0, fields);
}

static PursuitCommand *
set_parsed (const PursuitEntity *entity, gint64 id, const char *name, const char *text)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (entity);
  g_autoptr (GError) error = NULL;

  pursuit_fields_parse (fields, name, text, &error);
  g_assert_no_error (error);
  return pursuit_command_set_fields (id, 0, fields);
}

static PursuitCommand *
new_stage (gint64 process_id, const char *name, const char *phase)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_STAGE_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_STAGE_PROCESS_ID, process_id);
  pursuit_fields_set_text (fields, PURSUIT_STAGE_NAME, name);
  if (phase != NULL)
    pursuit_fields_set_text (fields, PURSUIT_STAGE_PHASE, phase);
  return pursuit_command_new_record (fields);
}

/* Everything that a process asks, told by names and codes instead of ids. */
static char *
describe (SessionFixture *fixture, gint64 process_id)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  static const char *const queries[] = {
    "SELECT kind, description, drift_ahead, drift_behind FROM process WHERE id = $p",
    "SELECT code, name, name_other, position FROM buying_stage WHERE process_id = $p AND retired = 0 ORDER "
    "BY position",
    "SELECT b.code, r.people, r.does, r.does_other, r.weight FROM participation r "
    "JOIN buying_stage b ON b.id = r.buying_stage_id WHERE b.process_id = $p ORDER BY b.position, r.people",
    "SELECT s.code, s.name, s.name_other, b.code, s.buying_stage, s.purpose, s.watch, s.position, s.phase, "
    "s.probability, s.stale_days FROM stage s LEFT JOIN buying_stage b ON b.id = s.buying_stage_id "
    "AND b.process_id = s.process_id WHERE s.process_id = $p AND s.retired = 0 ORDER BY s.position",
    "SELECT s.code, w.name, w.name_other, w.position FROM work_item w JOIN stage s ON s.id = w.stage_id "
    "WHERE s.process_id = $p AND w.retired = 0 ORDER BY s.position, w.position",
    "SELECT s.code, n.code, n.name, n.name_other, n.position FROM key_node n JOIN stage s ON s.id = "
    "n.stage_id "
    "WHERE s.process_id = $p AND n.retired = 0 ORDER BY s.position, n.position",
    "SELECT n.code, c.kind, c.argument, c.threshold, c.position FROM node_condition c "
    "JOIN key_node n ON n.id = c.node_id JOIN stage s ON s.id = n.stage_id "
    "WHERE s.process_id = $p AND n.retired = 0 ORDER BY s.position, n.position, c.position",
    "SELECT a.code, b.code, t.rule, t.required FROM transition t JOIN stage a ON a.id = t.from_stage_id "
    "JOIN stage b ON b.id = t.to_stage_id WHERE t.process_id = $p AND a.process_id = $p AND b.process_id = "
    "$p "
    "ORDER BY a.position, b.position",
  };
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, process_id);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    g_string_append_printf (sql, "%s;", queries[i]);
  g_string_replace (sql, "$p", id, 0);
  return session_answer (fixture, sql->str);
}

static void
test_copy (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_TEAM, 0);
  for (gint64 id = 1; id <= 3; id++)
    {
      g_autofree char *name = g_strdup_printf ("Ours %d", (int) id);
      g_autofree char *names = session_answer (&fixture, "SELECT name FROM process ORDER BY id");
      g_auto (GStrv) originals = g_strsplit (names, "\n", -1);
      g_autofree char *label = g_strdup_printf ("Copy “%s” as “%s”", originals[id - 1], name);
      g_autoptr (PursuitStep) step =
          run_back_and_forth (&fixture, pursuit_command_copy_process (id, name), label);
      g_autofree char *before = describe (&fixture, id);
      g_autofree char *after = describe (&fixture, step->record_id);
      g_assert_cmpuint (strlen (before), >, 2000);
      g_assert_cmpstr (before, ==, after);
    }
  session_assert_answer (&fixture, "SELECT code FROM process WHERE name LIKE 'Ours%' ORDER BY position",
                         "key-account-2\nproject-sale-2\ngrade-a-2\n");
  /* a copy of a copy, without what was retired meanwhile */
  gint64 copy = session_number (&fixture, "SELECT id FROM process WHERE code = 'key-account-2'");
  gint64 stage = session_number (&fixture, "SELECT max(id) FROM stage WHERE code = 'propose'");
  must_do (&fixture, pursuit_command_retire_stage (stage, 0), "Retire stage “Propose”");
  g_autoptr (PursuitStep) again = session_must_run (&fixture, pursuit_command_copy_process (copy, " Again "));
  g_autofree char *before = describe (&fixture, copy);
  g_autofree char *after = describe (&fixture, again->record_id);
  g_assert_null (strstr (after, "propose"));
  session_assert_answer (&fixture, "SELECT code, name FROM process ORDER BY id DESC LIMIT 1",
                         "key-account-3|Again\n");
  session_must_refuse (&fixture, pursuit_command_copy_process (1, "Again"), PURSUIT_ERROR_BAD_VALUE,
                       "already");
  session_must_refuse (&fixture, pursuit_command_copy_process (1, " "), PURSUIT_ERROR_BAD_VALUE, "name");
  session_assert_sound (&fixture);
}

/* The stages in use of a process as the board asks for them. */
static char *
list_stages (SessionFixture *fixture, gint64 process_id)
{
  g_autoptr (PursuitListSpec) deals = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  pursuit_list_spec_where_int (deals, PURSUIT_DEAL_PROCESS_ID, PURSUIT_OP_EQ, process_id);
  g_autoptr (GPtrArray) stages = pursuit_session_stages (fixture->session, deals, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < stages->len; i++)
    g_string_append_printf (names, "%s ", pursuit_record_get_text (stages->pdata[i], PURSUIT_STAGE_CODE));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* A stage in which deals are goes: they go along, with an event, and history keeps the name that it had. */
static void
test_retire_stage (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 400);
  gint64 propose =
      session_number (&fixture, "SELECT id FROM stage WHERE process_id = 1 AND code = 'propose'");
  gint64 enter = session_number (&fixture, "SELECT id FROM stage WHERE process_id = 1 AND code = 'enter'");
  gint64 deliver =
      session_number (&fixture, "SELECT id FROM stage WHERE process_id = 1 AND code = 'deliver'");
  gint64 n_propose =
      session_number (&fixture, "SELECT count(*) FROM deal WHERE stage_id = 3 AND on_board = 1");
  gint64 n_enter = session_number (&fixture, "SELECT count(*) FROM deal WHERE stage_id = 2 AND on_board = 1");
  gint64 n_closed =
      session_number (&fixture, "SELECT count(*) FROM deal WHERE stage_id = 3 AND on_board = 0");
  gint64 n_told = session_number (&fixture, "SELECT count(*) FROM stage_event WHERE to_name = 'Propose'");
  gint64 forced = session_number (&fixture, "SELECT count(*) FROM deal WHERE forced = 1");

  g_assert_cmpint (propose, ==, 3);
  g_assert_cmpint (n_propose, >, 2);
  session_must_refuse (&fixture, pursuit_command_retire (&PURSUIT_STAGE_ENTITY, propose), PURSUIT_ERROR_UNMET,
                       "Say to which stage they go");
  session_must_refuse (&fixture, pursuit_command_retire_stage (propose, deliver), PURSUIT_ERROR_REFUSED,
                       "same phase");
  session_must_refuse (&fixture, pursuit_command_retire_stage (propose, propose), PURSUIT_ERROR_REFUSED,
                       "another");
  session_must_refuse (&fixture, pursuit_command_retire_stage (propose, 8), PURSUIT_ERROR_REFUSED,
                       "same process");

  must_do (&fixture, set_text (&PURSUIT_STAGE_ENTITY, propose, PURSUIT_STAGE_NAME, "Offer"),
           "Edit stage “Propose”");
  must_do (&fixture, pursuit_command_retire_stage (propose, enter), "Retire stage “Offer”");
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM deal WHERE stage_id = 2 AND on_board = 1"),
                   ==, n_enter + n_propose);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM deal WHERE stage_id = 3"), ==, n_closed);
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT count(*) FROM stage_event WHERE voided_by IS NULL "
                                   "AND kind = 'process' AND from_stage_id = 3 AND to_stage_id = 2"),
                   ==, n_propose);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM stage_event WHERE to_name = 'Propose'"),
                   ==, n_told);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM deal WHERE forced = 1"), ==, forced);
  g_autofree char *columns = list_stages (&fixture, 1);
  g_assert_cmpstr (columns, ==, "develop enter bid negotiate deliver ");
  session_assert_sound (&fixture);

  /* a lost deal of the stage opens again beside it */
  gint64 lost =
      session_number (&fixture, "SELECT id FROM deal WHERE stage_id = 3 AND outcome = 'lost' LIMIT 1");
  g_assert_cmpint (lost, !=, 0);
  session_run (&fixture, pursuit_command_reopen_deal (lost));
  g_autoptr (PursuitRecord) deal =
      pursuit_session_record (fixture.session, &PURSUIT_DEAL_ENTITY, lost, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pursuit_record_get_int (deal, PURSUIT_DEAL_STAGE_ID), ==, enter);

  /* no deal comes into it, by any way */
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "Late");
  pursuit_fields_set_int (fields, PURSUIT_DEAL_PROCESS_ID, 1);
  pursuit_fields_set_int (fields, PURSUIT_DEAL_STAGE_ID, propose);
  session_must_refuse (&fixture, pursuit_command_new_record (fields), PURSUIT_ERROR_REFUSED, "retired");
  session_must_refuse (&fixture, session_forced_move (lost, propose, PURSUIT_PLACE_TOP),
                       PURSUIT_ERROR_REFUSED, "");
  must_do (&fixture, pursuit_command_bring_back (&PURSUIT_STAGE_ENTITY, propose), "Bring back stage “Offer”");
  g_autofree char *back = list_stages (&fixture, 1);
  g_assert_cmpstr (back, ==, "develop enter propose bid negotiate deliver ");
}

static void
test_stages (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_TEAM, 0);
  g_autoptr (PursuitStep) made =
      run_back_and_forth (&fixture, new_stage (1, "Trial run", NULL), "New stage “Trial run”");
  g_autofree char *columns = list_stages (&fixture, 1);
  g_assert_true (g_str_has_prefix (columns, "develop enter propose bid negotiate stage-"));
  g_assert_true (g_str_has_suffix (columns, " deliver "));
  session_assert_answer (
      &fixture, "SELECT probability, stale_days, phase, position FROM stage WHERE name = 'Trial run'",
      "0.75|21|sell|6\n");
  must_do (&fixture, pursuit_command_reorder (&PURSUIT_STAGE_ENTITY, made->record_id, 4),
           "Reorder stage “Trial run”");
  session_assert_answer (
      &fixture,
      "SELECT group_concat(position, ' ') FROM (SELECT position FROM stage WHERE process_id = 1 "
      "ORDER BY position)",
      "1 2 3 4 5 6 7\n");
  session_assert_answer (&fixture, "SELECT position FROM stage WHERE name = 'Trial run'", "4\n");

  /* what makes no sense is refused in words */
  session_must_refuse (&fixture, pursuit_command_reorder (&PURSUIT_STAGE_ENTITY, 6, 1), PURSUIT_ERROR_REFUSED,
                       "Delivery comes after selling");
  session_must_refuse (&fixture, pursuit_command_reorder (&PURSUIT_STAGE_ENTITY, 1, 8),
                       PURSUIT_ERROR_BAD_VALUE, "belongs together");
  session_must_refuse (&fixture, new_stage (1, "Trial run", NULL), PURSUIT_ERROR_BAD_VALUE, "same name");
  session_must_refuse (&fixture, new_stage (1, " ", NULL), PURSUIT_ERROR_BAD_VALUE, "must not be empty");
  session_must_refuse (&fixture, set_text (&PURSUIT_STAGE_ENTITY, 1, PURSUIT_STAGE_PHASE, "deliver"),
                       PURSUIT_ERROR_REFUSED, "There are deals");
  session_must_refuse (&fixture,
                       set_text (&PURSUIT_STAGE_ENTITY, made->record_id, PURSUIT_STAGE_PHASE, "deliver"),
                       PURSUIT_ERROR_REFUSED, "Delivery comes after selling");
  g_autoptr (PursuitFields) chance = pursuit_fields_new (&PURSUIT_STAGE_ENTITY);
  g_auto (PursuitValue) value = { 0 };
  pursuit_value_set_real (&value, 1.5);
  pursuit_fields_set_value (chance, PURSUIT_STAGE_PROBABILITY, &value);
  session_must_refuse (&fixture, pursuit_command_set_fields (1, 0, chance), PURSUIT_ERROR_BAD_VALUE, "");
  session_must_refuse (&fixture, set_text (&PURSUIT_PROCESS_ENTITY, 1, PURSUIT_PROCESS_NAME, ""),
                       PURSUIT_ERROR_BAD_VALUE, "");

  /* another base reaches the deals in the stage */
  const char *chances =
      "SELECT round(1000 * sum(probability_computed)) FROM deal WHERE stage_id = 2 AND outcome = 'open'";
  gint64 before = session_number (&fixture, chances);
  must_do (&fixture, set_parsed (&PURSUIT_STAGE_ENTITY, 2, "probability", "0.6"), "Edit stage “Enter”");
  g_assert_cmpint (session_number (&fixture, chances), >, 2 * before);
  session_assert_sound (&fixture);
}

/* The last selling stage, and the last process, stay. */
static void
test_last_ones (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  for (gint64 id = 1; id <= 4; id++)
    session_run (&fixture, pursuit_command_retire (&PURSUIT_STAGE_ENTITY, id));
  session_must_refuse (&fixture, pursuit_command_retire (&PURSUIT_STAGE_ENTITY, 5), PURSUIT_ERROR_REFUSED,
                       "at least one selling stage");
  must_do (&fixture, pursuit_command_retire (&PURSUIT_PROCESS_ENTITY, 1),
           "Retire process “Key account, six stages”");
  must_do (&fixture, pursuit_command_retire (&PURSUIT_PROCESS_ENTITY, 2),
           "Retire process “Project sale, six steps”");
  session_must_refuse (&fixture, pursuit_command_retire (&PURSUIT_PROCESS_ENTITY, 3), PURSUIT_ERROR_REFUSED,
                       "last process");

  /* new deals go through what is left; a retired one takes none */
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "New");
  session_run (&fixture, pursuit_command_new_record (fields));
  session_assert_answer (&fixture, "SELECT process_id FROM deal", "3\n");
  pursuit_fields_set_int (fields, PURSUIT_DEAL_PROCESS_ID, 2);
  session_must_refuse (&fixture, pursuit_command_new_record (fields), PURSUIT_ERROR_REFUSED,
                       "takes no more deals");
  must_do (&fixture, pursuit_command_bring_back (&PURSUIT_PROCESS_ENTITY, 2),
           "Bring back process “Project sale, six steps”");
  session_run (&fixture, pursuit_command_new_record (fields));
  session_assert_sound (&fixture);
}

static PursuitCommand *
condition (gint64 node_id, gint64 id, const char *kind, const char *argument, double threshold)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_NODE_CONDITION_ENTITY);
  g_auto (PursuitValue) number = { 0 };

  pursuit_value_set_real (&number, threshold);
  pursuit_fields_set_text (fields, PURSUIT_NODE_CONDITION_KIND, kind);
  pursuit_fields_set_text (fields, PURSUIT_NODE_CONDITION_ARGUMENT, argument);
  pursuit_fields_set_value (fields, PURSUIT_NODE_CONDITION_THRESHOLD, &number);
  if (id != 0)
    return pursuit_command_set_fields (id, 0, fields);
  pursuit_fields_set_int (fields, PURSUIT_NODE_CONDITION_NODE_ID, node_id);
  return pursuit_command_new_record (fields);
}

/* A forced move counts until its key node is met; editing the node decides that anew. */
static void
test_nodes (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  g_autoptr (PursuitFields) deal = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  pursuit_fields_set_text (deal, PURSUIT_DEAL_TITLE, "Line 3");
  g_autoptr (PursuitStep) made = session_must_run (&fixture, pursuit_command_new_record (deal));
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_STAGE_NODE_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_STAGE_NODE_NAME, "Plant seen");
  pursuit_fields_set_int (fields, PURSUIT_STAGE_NODE_STAGE_ID, 1);
  g_autoptr (PursuitStep) node =
      run_back_and_forth (&fixture, pursuit_command_new_record (fields), "New key node “Plant seen”");
  session_assert_answer (&fixture,
                         "SELECT c.kind FROM node_condition c JOIN key_node n ON n.id = c.node_id "
                         "WHERE n.name = 'Plant seen'",
                         "manual\n");
  gint64 first = session_number (&fixture, "SELECT max(id) FROM node_condition");
  session_must_refuse (&fixture, pursuit_command_delete_record (&PURSUIT_NODE_CONDITION_ENTITY, first),
                       PURSUIT_ERROR_REFUSED, "needs a condition");
  session_must_refuse (&fixture, condition (node->record_id, 0, "moon-is-full", NULL, 1),
                       PURSUIT_ERROR_BAD_VALUE, "");
  session_must_refuse (&fixture, condition (node->record_id, 0, "has-person", "emperor", 1),
                       PURSUIT_ERROR_BAD_VALUE, "");
  session_must_refuse (&fixture, condition (node->record_id, 0, "weights-sum", NULL, 400),
                       PURSUIT_ERROR_BAD_VALUE, "");
  must_do (&fixture, condition (node->record_id, 0, "field-filled", "deal.product", 1),
           "New condition of “Plant seen”");
  must_do (&fixture, pursuit_command_delete_record (&PURSUIT_NODE_CONDITION_ENTITY, first),
           "Delete a condition of “Plant seen”");
  gint64 left = session_number (&fixture, "SELECT max(id) FROM node_condition");
  /* met without this node: the deal is graded by hand */
  session_run (&fixture, session_forced_move (made->record_id, 2, PURSUIT_PLACE_TOP));
  session_assert_answer (&fixture, "SELECT forced FROM deal", "1\n");
  session_run (&fixture, set_parsed (&PURSUIT_DEAL_ENTITY, made->record_id, "product", "Oil"));
  must_do (&fixture, condition (0, left, "activity-done", "visit", 1), "Edit a condition of “Plant seen”");
  session_must_refuse (&fixture, condition (0, left, "activity-done", "party", 1), PURSUIT_ERROR_BAD_VALUE,
                       "");
  must_do (&fixture, pursuit_command_retire (&PURSUIT_STAGE_NODE_ENTITY, node->record_id),
           "Retire key node “Plant seen”");
  g_autoptr (GArray) shipped = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (session_number (&fixture, "SELECT id FROM key_node WHERE stage_id = 1 AND retired = 0 LIMIT 1") != 0)
    session_run (&fixture,
                 pursuit_command_retire (&PURSUIT_STAGE_NODE_ENTITY,
                                         session_number (&fixture,
                                                         "SELECT id FROM key_node WHERE stage_id = 1 "
                                                         "AND retired = 0 LIMIT 1")));
  session_assert_answer (&fixture, "SELECT forced FROM deal", "0\n");
  session_assert_sound (&fixture);
}

static void
test_work_and_buying (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_TEAM, 0);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_STAGE_WORK_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_STAGE_WORK_NAME, "Read their annual report");
  pursuit_fields_set_int (fields, PURSUIT_STAGE_WORK_STAGE_ID, 1);
  g_autoptr (PursuitStep) work = run_back_and_forth (&fixture, pursuit_command_new_record (fields),
                                                     "New work item “Read their annual report”");
  gint64 first =
      session_number (&fixture, "SELECT id FROM work_item WHERE stage_id = 1 ORDER BY position LIMIT 1");
  must_do (&fixture, pursuit_command_reorder (&PURSUIT_STAGE_WORK_ENTITY, work->record_id, first),
           "Reorder work item “Read their annual report”");
  session_assert_answer (&fixture, "SELECT name FROM work_item WHERE stage_id = 1 ORDER BY position LIMIT 1",
                         "Read their annual report\n");
  must_do (&fixture, pursuit_command_retire (&PURSUIT_STAGE_WORK_ENTITY, work->record_id),
           "Retire work item “Read their annual report”");

  /* a buying stage that is answered stays; its name goes with the stages that answer it */
  gint64 second =
      session_number (&fixture, "SELECT id FROM buying_stage WHERE process_id = 1 AND position = 2");
  session_must_refuse (&fixture, pursuit_command_retire (&PURSUIT_BUYING_STAGE_ENTITY, second),
                       PURSUIT_ERROR_REFUSED, "answers");
  must_do (&fixture,
           set_text (&PURSUIT_BUYING_STAGE_ENTITY, second, PURSUIT_BUYING_STAGE_NAME, "Looks around"),
           "Edit buying stage “Survey suppliers”");
  session_assert_answer (&fixture, "SELECT buying_stage FROM stage WHERE id = 2", "Looks around\n");
  g_autoptr (PursuitFields) answer = pursuit_fields_new (&PURSUIT_STAGE_ENTITY);
  pursuit_fields_set_int (answer, PURSUIT_STAGE_BUYING_STAGE_ID,
                          session_number (&fixture,
                                          "SELECT id FROM buying_stage WHERE process_id = 2 LIMIT 1"));
  session_must_refuse (&fixture, pursuit_command_set_fields (2, 0, answer), PURSUIT_ERROR_BAD_VALUE,
                       "do not go through");
  /* another order of the customer's steps is another drift */
  gint64 last = session_number (&fixture, "SELECT max(id) FROM buying_stage WHERE process_id = 1");
  must_do (&fixture, pursuit_command_reorder (&PURSUIT_BUYING_STAGE_ENTITY, last, second),
           "Reorder buying stage “Trial and purchase”");
  session_assert_sound (&fixture);
}

static void
test_matrix (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  must_do (&fixture, pursuit_command_set_step (1, 2, "forbidden", NULL),
           "Forbid the step from “Develop” to “Enter”");
  must_do (&fixture, pursuit_command_set_step (1, 2, "approval", "amount,company.phone"),
           "Ask approval for the step from “Develop” to “Enter”");
  session_assert_answer (&fixture,
                         "SELECT rule, required FROM transition WHERE from_stage_id = 1 AND to_stage_id = 2",
                         "approval|amount,company.phone\n");
  session_must_refuse (&fixture, pursuit_command_set_step (1, 2, "maybe", NULL), PURSUIT_ERROR_BAD_VALUE,
                       "maybe");
  session_must_refuse (&fixture, pursuit_command_set_step (1, 2, "allowed", "shoe_size"),
                       PURSUIT_ERROR_BAD_VALUE, "shoe_size");
  session_must_refuse (&fixture, pursuit_command_set_step (1, 1, "allowed", NULL), PURSUIT_ERROR_BAD_VALUE,
                       "");
  session_must_refuse (&fixture, pursuit_command_set_step (1, 8, "allowed", NULL), PURSUIT_ERROR_BAD_VALUE,
                       "");
  /* a new stage has no rows yet */
  g_autoptr (PursuitStep) made = session_must_run (&fixture, new_stage (1, "Trial", NULL));
  must_do (&fixture, pursuit_command_set_step (1, made->record_id, "allowed", NULL),
           "Allow the step from “Develop” to “Trial”");

  /* thresholds of the drift are the process's own */
  g_autoptr (PursuitFields) deal = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  pursuit_fields_set_text (deal, PURSUIT_DEAL_TITLE, "Line 3");
  g_autoptr (PursuitStep) line = session_must_run (&fixture, pursuit_command_new_record (deal));
  session_run (&fixture, set_parsed (&PURSUIT_DEAL_ENTITY, line->record_id, "buying_stage", "2"));
  g_autoptr (PursuitDealState) ahead = pursuit_session_deal_state (fixture.session, line->record_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ahead->drift, ==, "customer-ahead");
  must_do (&fixture, set_parsed (&PURSUIT_PROCESS_ENTITY, 1, "drift_ahead", "2"),
           "Edit process “Key account, six stages”");
  g_autoptr (PursuitDealState) near = pursuit_session_deal_state (fixture.session, line->record_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (near->drift, ==, "in-step");
}

/* The answers of a call plan are saved with their activity, in one step. */
static void
test_call_notes (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 why =
      session_number (&fixture, "SELECT min(w.id) FROM work_item w JOIN stage s ON s.id = w.stage_id "
                                "JOIN process p ON p.id = s.process_id WHERE p.kind = 'call'");
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_SUBJECT, "See the plant");
  pursuit_fields_set_day (fields, PURSUIT_ACTIVITY_PLANNED, pursuit_day_from_ymd (2026, 11, 30));
  PursuitCommand *log = pursuit_command_log_activity (fields, NULL, 0, NULL, 0, NULL, PURSUIT_DAY_NONE);
  pursuit_command_add_call_note (log, why, "To hear who decides");
  pursuit_command_add_call_note (log, why + 1, "They run two lines");
  g_autoptr (PursuitStep) made = session_must_run (&fixture, log);
  session_assert_answer (&fixture, "SELECT text FROM call_note ORDER BY id",
                         "To hear who decides\nThey run two lines\n");

  g_autoptr (PursuitFields) none = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);
  PursuitCommand *edit = pursuit_command_edit_activity (made->record_id, 0, none, NULL, 0, NULL, 0);
  pursuit_command_add_call_note (edit, why, "To hear who signs");
  pursuit_command_add_call_note (edit, why + 1, " ");
  session_run (&fixture, edit);
  session_assert_answer (&fixture, "SELECT text FROM call_note ORDER BY id", "To hear who signs\n");
  session_undo (&fixture);
  session_assert_answer (&fixture, "SELECT text FROM call_note ORDER BY id",
                         "To hear who decides\nThey run two lines\n");

  /* work of a deal is no question of a call */
  PursuitCommand *wrong = pursuit_command_edit_activity (made->record_id, 0, none, NULL, 0, NULL, 0);
  pursuit_command_add_call_note (wrong, 1, "No");
  session_must_refuse (&fixture, wrong, PURSUIT_ERROR_BAD_VALUE, "no question");
  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_ACTIVITY_ENTITY, made->record_id));
  session_assert_answer (&fixture, "SELECT count(*) FROM call_note", "0\n");
  session_undo (&fixture);
  session_assert_answer (&fixture, "SELECT text FROM call_note ORDER BY id",
                         "To hear who decides\nThey run two lines\n");
  session_assert_sound (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/process/copy", test_copy);
  g_test_add_func ("/session/process/retire-stage", test_retire_stage);
  g_test_add_func ("/session/process/stages", test_stages);
  g_test_add_func ("/session/process/last-ones", test_last_ones);
  g_test_add_func ("/session/process/nodes", test_nodes);
  g_test_add_func ("/session/process/work-and-buying", test_work_and_buying);
  g_test_add_func ("/session/process/matrix", test_matrix);
  g_test_add_func ("/session/process/call-notes", test_call_notes);
  return g_test_run ();
}
