/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The processes as rows: what the templates lay down, in both languages and for every process, and that a
 * database of the first version of the format gains it without losing anything.
 */

#include "session-fixture.h"

#include "pursuit-deal.h"
#include "pursuit-participant.h"
#include "pursuit-person.h"
#include "pursuit-session-keep.h"
#include "pursuit-session-spine.h"

#include <sqlite3.h>
#include <string.h>

#define ALL_STAGES                                                                                           \
  "SELECT p.code, s.code FROM stage s JOIN process p ON p.id = s.process_id WHERE p.kind = 'deal' AND "

/* Every stage of every process has all that the method asks of a stage. */
static void
assert_processes (SessionFixture *fixture)
{
  session_assert_answer (
      fixture,
      "SELECT code, (SELECT count(*) FROM stage s WHERE s.process_id = p.id) FROM process p "
      "ORDER BY position",
      "key-account|6\nproject-sale|6\ngrade-a|7\ncall-plan|5\n");
  /* a key node with a condition that the program looks up by itself */
  session_assert_answer (fixture,
                         ALL_STAGES
                         "NOT EXISTS (SELECT 1 FROM key_node n JOIN node_condition c ON c.node_id = n.id "
                         "WHERE n.stage_id = s.id AND c.kind <> 'manual')",
                         "");
  session_assert_answer (fixture,
                         "SELECT n.code FROM key_node n WHERE NOT EXISTS (SELECT 1 FROM node_condition c "
                         "WHERE c.node_id = n.id)",
                         "");
  session_assert_answer (fixture,
                         ALL_STAGES "(NOT (s.probability > 0 AND s.probability <= 1) OR s.stale_days < 1)",
                         "");
  session_assert_answer (fixture, ALL_STAGES "(s.watch IS NULL OR s.purpose IS NULL)", "");
  /* a buying stage of the same process */
  session_assert_answer (fixture,
                         ALL_STAGES "NOT EXISTS (SELECT 1 FROM buying_stage b WHERE b.id = s.buying_stage_id "
                                    "AND b.process_id = s.process_id AND b.name = s.buying_stage)",
                         "");
  /* work, in both languages, as everything that has a name */
  session_assert_answer (fixture, ALL_STAGES "NOT EXISTS (SELECT 1 FROM work_item w WHERE w.stage_id = s.id)",
                         "");
  session_assert_answer (
      fixture,
      "SELECT name FROM (SELECT name, name_other FROM work_item UNION ALL SELECT name, name_other "
      "FROM key_node UNION ALL SELECT name, name_other FROM buying_stage) "
      "WHERE name_other IS NULL OR name = name_other",
      "");
  /* a cell for every pair of stages: one step on and any step back is allowed, no forward skip is */
  session_assert_answer (
      fixture,
      "SELECT a.code, b.code FROM stage a JOIN stage b ON b.process_id = a.process_id AND b.id <> a.id "
      "LEFT JOIN transition t ON t.from_stage_id = a.id AND t.to_stage_id = b.id "
      "JOIN process p ON p.id = a.process_id WHERE p.kind = 'deal' AND (t.id IS NULL "
      "OR t.process_id <> a.process_id OR (t.rule = 'allowed') <> (b.position <= a.position + 1))",
      "");
  session_assert_answer (
      fixture,
      "SELECT a.code, b.code FROM transition t JOIN stage a ON a.id = t.from_stage_id "
      "JOIN stage b ON b.id = t.to_stage_id WHERE t.rule = 'forbidden' ORDER BY a.position, b.position",
      "list|quotation\nlist|negotiation\nlist|contract\nfirst-visit|contract\nexchange|contract\n"
      "demonstration|contract\n");
}

/* The plan of a call has its five steps, each with questions about the matter and about the person; no deal
 * can be in it, and nothing of it is asked of deals. */
static void
assert_call_plan (SessionFixture *fixture)
{
  static const char *const sides[] = { "'Business: %'", "'Personal: %'" };

  session_assert_answer (
      fixture,
      "SELECT s.code FROM stage s JOIN process p ON p.id = s.process_id WHERE p.kind = 'call' "
      "AND p.code = 'call-plan' ORDER BY s.position",
      "prepare\nopen\nneeds\npropose\nclose\n");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT s.code FROM stage s JOIN process p ON p.id = s.process_id WHERE p.kind = 'call' "
          "AND NOT EXISTS (SELECT 1 FROM work_item w WHERE w.stage_id = s.id "
          "AND (w.name LIKE %s OR w.name_other LIKE %s))",
          sides[i], sides[i]);
      session_assert_answer (fixture, sql, "");
    }
  session_assert_answer (fixture,
                         "SELECT count(*) FROM key_node n JOIN stage s ON s.id = n.stage_id JOIN process p "
                         "ON p.id = s.process_id WHERE p.kind = 'call'",
                         "0\n");
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "No deal");
  pursuit_fields_set_int (fields, PURSUIT_DEAL_PROCESS_ID,
                          session_number (fixture, "SELECT id FROM process WHERE kind = 'call'"));
  session_must_refuse (fixture, pursuit_command_new_record (fields), PURSUIT_ERROR_REFUSED, "plans calls");
  /* the stages that are offered for deals are those of the three others */
  g_autoptr (PursuitListSpec) deals = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (GPtrArray) stages = pursuit_session_stages (fixture->session, deals, NULL);
  g_assert_cmpuint (stages->len, ==, 19);
}

static void
test_templates (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  assert_processes (&fixture);
  assert_call_plan (&fixture);
  session_assert_answer (&fixture, "SELECT name, name_other FROM key_node WHERE code = 'insider'",
                         "An insider is won|已发展内线\n");
  session_assert_answer (
      &fixture,
      "SELECT c.kind, c.argument FROM node_condition c JOIN key_node n ON n.id = c.node_id "
      "WHERE n.code = 'key-person'",
      "has-person|decision-maker,supporter\n");
  session_assert_answer (&fixture,
                         "SELECT required FROM transition WHERE from_stage_id = 5 AND to_stage_id = 6",
                         "amount\n");
}

static void
test_chinese_templates (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  PursuitCreateOptions options = { .language = "zh" };

  fixture.folder = g_dir_make_tmp ("pursuit-session-XXXXXX", NULL);
  fixture.path = g_build_filename (fixture.folder, "test.db", NULL);
  fixture.session = pursuit_session_new ();
  pursuit_session_create (fixture.session, fixture.path, &options, NULL, &error);
  g_assert_no_error (error);
  assert_processes (&fixture);
  assert_call_plan (&fixture);
  session_assert_answer (&fixture, "SELECT name, name_other FROM key_node WHERE code = 'insider'",
                         "已发展内线|An insider is won\n");
}

static void
load_old_database (const char *path)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "session", "old", "version-1.sql", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  g_file_get_contents (file, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* What users have entered of deals: the rules may see them otherwise than the older program did. */
static char *
entered_deals (SessionFixture *fixture)
{
  return session_answer (fixture,
                         "SELECT id, uid, ref, title, company_id, process_id, stage_id, position, outcome,"
                         " amount, currency, owner_id, created, closed, expected_close, close_reason,"
                         " probability_own, stage_since, last_contact, has_insider FROM deal ORDER BY id");
}

/* What users had entered beside deals. */
static char *
entered_others (SessionFixture *fixture)
{
  return session_answer (
      fixture,
      "SELECT 'company', id, uid, ref, name, industry, region, owner_id, parent_id, state, notes FROM "
      "company "
      "ORDER BY id;"
      "SELECT 'person', id, uid, ref, name, company_id, title, department, email, level, function, "
      "reports_to, "
      "on_chart, chart_order, placeholder FROM person ORDER BY id;"
      "SELECT 'participant', id, deal_id, person_id, roles, attitude, weight, insider FROM participant "
      "ORDER BY id;"
      "SELECT 'activity', id, kind, subject, deal_id, company_id, owner_id, planned, done, outcome, "
      "next_step "
      "FROM activity ORDER BY id;"
      "SELECT 'attendance', activity_id, person_id FROM activity_person ORDER BY 2, 3;"
      "SELECT 'event', deal_id, seq, kind, from_stage_id, to_stage_id, outcome, day, at_known FROM "
      "stage_event "
      "WHERE voided_by IS NULL ORDER BY deal_id, seq;"
      "SELECT 'rate', currency, day, value FROM rate ORDER BY currency, day");
}

/* A file of version 1 with deals, people, activities, events and a journal. */
static void
test_old_database (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture.folder = g_dir_make_tmp ("pursuit-session-XXXXXX", NULL);
  fixture.path = g_build_filename (fixture.folder, "test.db", NULL);
  load_old_database (fixture.path);
  g_autofree char *deals = entered_deals (&fixture);
  g_autofree char *others = entered_others (&fixture);
  session_fixture_reopen (&fixture);
  g_autofree char *deals_after = entered_deals (&fixture);
  g_autofree char *others_after = entered_others (&fixture);

  g_assert_nonnull (strstr (deals, "Line 3"));
  g_assert_cmpstr (deals, ==, deals_after);
  g_assert_cmpstr (others, ==, others_after);
  g_assert_nonnull (strstr (others, "rate|USD|2026-01-01|7.1"));
  session_assert_answer (&fixture,
                         "SELECT missing, overdue, round(probability, 6) FROM deal WHERE outcome = 'open'",
                         "2|2|0.08131\n1|2|0.025928\n");
  session_assert_answer (&fixture, "PRAGMA user_version", "9\n");
  assert_processes (&fixture);
  assert_call_plan (&fixture);
  session_assert_sound (&fixture);

  /* its journal still works, across the change of the format */
  g_autoptr (PursuitStep) undone = pursuit_session_undo (fixture.session, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->label, ==, "Lose “Lost”");
  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, 1));
  g_autoptr (PursuitStep) back = pursuit_session_undo (fixture.session, &error);
  g_assert_no_error (error);
  g_assert_nonnull (back);
  session_assert_answer (&fixture, "SELECT title, stage_id, buying_stage_id IS NULL FROM deal WHERE id = 1",
                         "Line 3|2|1\n");

  /* opened again, nothing is laid twice */
  session_fixture_reopen (&fixture);
  assert_processes (&fixture);
  session_assert_answer (&fixture, "SELECT count(*), count(DISTINCT code) FROM playbook_page", "105|105\n");
  session_assert_answer (&fixture, "SELECT count(*) FROM participation", "96\n");
}

static void
assert_unmet (GPtrArray *unmet, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < unmet->len; i++)
    {
      const PursuitUnmetLine *line = unmet->pdata[i];
      g_assert_true (*line->text != '\0' && *line->node_name != '\0');
      g_string_append_printf (found, "%s:%s:%s ", line->node, line->condition, line->action);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/*
 * The method's worked case (§1a): the customer is screening suppliers, so that we should be in Enter, but
 * nobody has assessed and graded the deal, there is no insider, and the commercial department has not been
 * met.
 */
static void
test_catch_up (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_TEAM, 0);
  gint64 id = session_number (&fixture, "SELECT id FROM deal WHERE title = 'Plant oils, found late'");
  g_autoptr (PursuitDealState) state = pursuit_session_deal_state (fixture.session, id, &error);
  g_assert_no_error (error);
  assert_unmet (state->unmet, "assessed-graded:scorecard-at-least:score ");
  g_assert_cmpstr (state->drift, ==, "customer-ahead");
  g_assert_nonnull (strstr (state->drift_text, "price war"));
  g_assert_cmpuint (state->reasons->len, ==, 3);
  session_assert_answer (
      &fixture,
      "SELECT count(*) FROM participant p JOIN person q ON q.id = p.person_id JOIN deal d ON "
      "d.id = p.deal_id WHERE d.title = 'Plant oils, found late' AND q.function = 'purchasing'",
      "0\n");

  /* a call of the sample is planned, in all but one of the steps */
  session_assert_answer (
      &fixture,
      "SELECT s.code, count(*) FROM call_note c JOIN work_item w ON w.id = c.work_id JOIN stage s "
      "ON s.id = w.stage_id GROUP BY s.position ORDER BY s.position",
      "prepare|2\nopen|1\nneeds|1\nclose|1\n");

  /* the step to where the customer is lacks the assessment only */
  g_autoptr (PursuitStepCheck) enter = pursuit_session_check_step (fixture.session, id, 2, &error);
  g_assert_no_error (error);
  assert_unmet (enter->unmet, "assessed-graded:scorecard-at-least:score ");
  g_assert_nonnull (enter->sentence);
  g_assert_false (enter->needs_approval || enter->forbidden);

  /* a skip lacks what would be missed on the way, and needs a colleague */
  g_autoptr (PursuitStepCheck) propose = pursuit_session_check_step (fixture.session, id, 3, &error);
  g_assert_no_error (error);
  assert_unmet (propose->unmet, "assessed-graded:scorecard-at-least:score insider:has-insider:mark-insider "
                                "key-person:has-person:add-person shortlist:manual:confirm ");
  g_assert_true (propose->needs_approval);

  /* assessed, nothing stands against it any more */
  gint64 node = pursuit_session_find_node (fixture.session, id, "assessed-graded", &error);
  g_assert_no_error (error);
  session_run (&fixture, pursuit_command_confirm_node (id, node, "Scored 3.4, graded B", PURSUIT_DAY_NONE));
  g_autoptr (PursuitStepCheck) ready = pursuit_session_check_step (fixture.session, id, 2, &error);
  g_assert_null (ready->sentence);
  session_run (&fixture, pursuit_command_move_deal (id, 2, PURSUIT_PLACE_TOP));
  g_autoptr (PursuitDealState) caught_up = pursuit_session_deal_state (fixture.session, id, &error);
  g_assert_cmpstr (caught_up->drift, ==, "in-step");
  session_assert_answer (&fixture, "SELECT count(*) FROM stage_event WHERE forced = 1 AND day = '2026-11-21'",
                         "0\n");
}

/* Asked for, granted by whoever was asked and by nobody else, or withdrawn by whoever asked. */
static void
test_approvals (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "A");
  session_run (&fixture, pursuit_command_new_record (fields));
  session_must_refuse (&fixture,
                       pursuit_command_ask_step_approval (
                           1, session_number (&fixture, "SELECT id FROM stage WHERE process_id <> 1 LIMIT 1"),
                           "Colleague", NULL),
                       PURSUIT_ERROR_REFUSED, "belongs to another process");
  session_run (&fixture, pursuit_command_ask_step_approval (1, 3, "Colleague", "A framework"));
  session_assert_answer (&fixture,
                         "SELECT state, self_approved, reason, from_stage_id, to_stage_id FROM approval",
                         "pending|0|A framework|1|3\n");
  g_autoptr (PursuitStepCheck) check = pursuit_session_check_step (fixture.session, 1, 3, &error);
  g_assert_true (check->pending && check->needs_approval);
  session_must_refuse (&fixture, pursuit_command_decide_approval (1, "granted", NULL), PURSUIT_ERROR_REFUSED,
                       "colleague");

  /* the colleague sits down */
  pursuit_session_close (fixture.session);
  pursuit_session_set_actor (fixture.session, "Colleague", NULL);
  g_assert_true (pursuit_session_open (fixture.session, fixture.path, PURSUIT_OPEN_DEFAULT, &error));
  session_must_refuse (&fixture, pursuit_command_decide_approval (1, "withdrawn", NULL),
                       PURSUIT_ERROR_REFUSED, "asked");
  g_autoptr (PursuitStep) step =
      session_must_run (&fixture, pursuit_command_decide_approval (1, "granted", "Fine"));
  g_assert_cmpstr (step->label, ==, "Grant approval for “A”");
  g_autoptr (PursuitStepCheck) granted = pursuit_session_check_step (fixture.session, 1, 3, &error);
  g_assert_false (granted->pending || granted->needs_approval);
  session_must_refuse (&fixture, pursuit_command_decide_approval (1, "refused", NULL), PURSUIT_ERROR_REFUSED,
                       "already");
  session_must_refuse (&fixture, pursuit_command_ask_step_approval (1, 4, "Colleague", NULL),
                       PURSUIT_ERROR_REFUSED, "their own");
}

/* How much the customer's people are for us: the mean of the known attitudes by decision weight. */
static void
test_support (void)
{
  const struct
  {
    const char *attitude;
    const char *weight;
    const char *support; /* then */
  } people[] = {
    { "", "20", "\n" },  /* not known: of no influence */
    { "-2", "0", "\n" }, /* an insider outside the buying centre */
    { "-2", "", "\n" },  { "2", "60", "2.0\n" }, { "-1", "20", "1.25\n" }, /* (2 × 60 - 20) / 80 */
  };
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (PursuitFields) deal = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  pursuit_fields_set_text (deal, PURSUIT_DEAL_TITLE, "A");
  session_run (&fixture, pursuit_command_new_record (deal));
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (PursuitFields) person = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);
      g_autoptr (PursuitFields) part = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
      pursuit_fields_set_text (person, PURSUIT_PERSON_NAME, "Li");
      g_autoptr (PursuitStep) made = session_must_run (&fixture, pursuit_command_new_record (person));
      g_assert_true (pursuit_fields_parse (part, "attitude", people[i].attitude, &error));
      g_assert_true (pursuit_fields_parse (part, "weight", people[i].weight, &error));
      session_run (&fixture, pursuit_command_set_participant (1, made->record_id, part));
      session_assert_answer (&fixture, "SELECT support FROM deal", people[i].support);
    }
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer checks)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) checks = pursuit_session_check_steps_finish (PURSUIT_SESSION (source), result, &error);
  g_assert_no_error (error);
}

/* Asking for all stages at once says of each what asking for it alone does. */
static void
test_all_steps (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  guint n_pending = 0, n_unmet = 0;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_TEAM, 0);
  gint64 deal = session_number (&fixture, "SELECT min(id) FROM deal WHERE outcome = 'open' AND stage_id = 1");
  g_autoptr (GError) error = NULL;
  session_run (&fixture, pursuit_command_ask_step_approval (deal, 3, "Colleague", "in a test"));
  g_autoptr (GPtrArray) checks = NULL;
  pursuit_session_check_steps_async (fixture.session, deal, NULL, checked_cb, &checks);
  while (checks == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (checks->len, ==, 5);
  for (guint i = 0; i < checks->len; i++)
    {
      const PursuitStepCheck *check = checks->pdata[i];
      g_autoptr (PursuitStepCheck) alone =
          pursuit_session_check_step (fixture.session, deal, check->stage_id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (check->stage_id, ==, i + 2);
      g_assert_cmpstr (check->sentence, ==, alone->sentence);
      g_assert_cmpint (check->forbidden, ==, alone->forbidden);
      g_assert_cmpint (check->needs_approval, ==, alone->needs_approval);
      g_assert_cmpint (check->pending, ==, alone->pending);
      g_assert_cmpuint (check->n_nodes, ==, alone->n_nodes);
      g_assert_cmpuint (check->unmet->len, ==, alone->unmet->len);
      g_assert_cmpuint (check->fields->len, ==, alone->fields->len);
      n_pending += check->pending;
      n_unmet += check->unmet->len;
    }
  g_assert_cmpuint (n_pending, ==, 1);
  g_assert_cmpuint (n_unmet, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spine/templates", test_templates);
  g_test_add_func ("/spine/chinese-templates", test_chinese_templates);
  g_test_add_func ("/spine/old-database", test_old_database);
  g_test_add_func ("/spine/catch-up", test_catch_up);
  g_test_add_func ("/spine/approvals", test_approvals);
  g_test_add_func ("/spine/support", test_support);
  g_test_add_func ("/spine/all-steps", test_all_steps);

  return g_test_run ();
}
