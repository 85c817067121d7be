/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The playbook and the participation matrix: what is laid, what applies to a deal, edit and undo. */

#include "session-fixture.h"

#include "pursuit-deal.h"
#include "pursuit-participation.h"
#include "pursuit-playbook-page.h"
#include "pursuit-session-advice.h"

#include <string.h>

/* What every database has, whoever made it. */
static void
assert_laid (SessionFixture *fixture)
{
  /* every stage has advice on at least two kinds of people, and on whoever matters most to its buying stage
   */
  session_assert_answer (
      fixture,
      "SELECT s.code FROM stage s JOIN process p ON p.id = s.process_id WHERE p.kind = 'deal' AND "
      "(SELECT count(DISTINCT people) FROM playbook_page g WHERE g.stage_id = s.id) < 2",
      "");
  session_assert_answer (
      fixture,
      "SELECT s.code FROM stage s JOIN process p ON p.id = s.process_id WHERE p.kind = 'deal' AND "
      "NOT EXISTS (SELECT 1 FROM playbook_page g JOIN participation t ON t.people = g.people AND "
      "t.buying_stage_id = s.buying_stage_id WHERE g.stage_id = s.id AND t.weight = (SELECT "
      "max(u.weight) FROM participation u WHERE u.buying_stage_id = s.buying_stage_id))",
      "");
  session_assert_answer (
      fixture,
      "SELECT code FROM playbook_page WHERE trim(title) = '' OR length(body) < 20 OR "
      "length(body_other) < 20 OR length(example) < 8 OR length(example_other) < 8 OR title_other "
      "IS NULL OR title = title_other OR body = body_other OR example = example_other OR edited "
      "OR retired",
      "");
  session_assert_answer (fixture, "SELECT body FROM playbook_page GROUP BY body HAVING count(*) > 1", "");
  session_assert_answer (
      fixture,
      "SELECT topic, count(*) FROM playbook_page WHERE topic IN ('strategy', 'personality') "
      "GROUP BY topic ORDER BY topic",
      "personality|4\nstrategy|5\n");
  session_assert_answer (
      fixture,
      "SELECT subject, count(*) FROM playbook_page WHERE topic = 'tactic' GROUP BY subject ORDER "
      "BY subject",
      "end|6\nmiddle|6\nopening|7\n");
  /* six kinds of people in each buying stage of each process of deals, in both languages, somebody decides or
   * works */
  session_assert_answer (
      fixture,
      "SELECT b.code FROM buying_stage b JOIN process p ON p.id = b.process_id WHERE p.kind = "
      "'deal' AND ((SELECT count(*) FROM participation t WHERE t.buying_stage_id = b.id) <> 6 OR "
      "(SELECT count(*) FROM participation t WHERE t.buying_stage_id = b.id AND t.weight > 1) < 2)",
      "");
  session_assert_answer (
      fixture, "SELECT does FROM participation WHERE does = '' OR does_other IS NULL OR does = does_other",
      "");
}

static void
test_laid (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  assert_laid (&fixture);
}

static PursuitRecord *
read_page (SessionFixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  PursuitRecord *page = pursuit_session_record (fixture->session, &PURSUIT_PLAYBOOK_PAGE_ENTITY, id, &error);

  g_assert_no_error (error);
  return page;
}

static PursuitCommand *
set_text (gint64 id, guint field, const char *text)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PLAYBOOK_PAGE_ENTITY);

  pursuit_fields_set_text (fields, field, text);
  return pursuit_command_set_fields (id, 0, fields);
}

#define PAGES "SELECT group_concat(title || body || edited || retired || search, char(10)) FROM playbook_page"

static guint
count_matches (SessionFixture *fixture, const char *text)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PLAYBOOK_PAGE_ENTITY);
  g_autoptr (GError) error = NULL;

  pursuit_list_spec_set_match (spec, text);
  g_autoptr (GPtrArray) found = pursuit_session_fetch (fixture->session, spec, &error);
  g_assert_no_error (error);
  return found->len;
}

static void
test_edit (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 id = session_number (&fixture, "SELECT id FROM playbook_page WHERE code = 'tactic/opening/flinch'");
  g_autofree char *before = session_answer (&fixture, PAGES);

  g_autoptr (PursuitStep) step =
      session_must_run (&fixture, set_text (id, PURSUIT_PLAYBOOK_PAGE_BODY, "Drop the PENCIL."));
  g_assert_cmpstr (step->label, ==, "Edit playbook page “Let your surprise show”");
  g_autoptr (PursuitRecord) page = read_page (&fixture, id);
  g_assert_true (pursuit_playbook_page_is_edited (PURSUIT_PLAYBOOK_PAGE (page)));
  /* own words are shown in both languages, and found by themselves only */
  g_assert_cmpstr (pursuit_playbook_page_get_words (PURSUIT_PLAYBOOK_PAGE (page), PURSUIT_PLAYBOOK_PAGE_BODY,
                                                    TRUE),
                   ==, "Drop the PENCIL.");
  g_assert_cmpuint (count_matches (&fixture, "pencil"), ==, 1);
  g_assert_cmpuint (count_matches (&fixture, "把惊讶表现出来"), ==, 0);
  session_undo (&fixture);
  session_assert_answer (&fixture, PAGES, before);

  g_autoptr (PursuitStep) redone = pursuit_session_redo (fixture.session, NULL);
  g_assert_nonnull (redone);
  g_autoptr (PursuitStep) restored = session_must_run (&fixture, pursuit_command_restore_page (id));
  g_assert_cmpstr (restored->label, ==, "Bring back the shipped text of “Let your surprise show”");
  session_assert_answer (&fixture, PAGES, before);

  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PLAYBOOK_PAGE_ENTITY);
  pursuit_fields_set_int (fields, PURSUIT_PLAYBOOK_PAGE_RETIRED, 1);
  g_autoptr (PursuitStep) retired = session_must_run (&fixture, pursuit_command_set_fields (id, 0, fields));
  g_assert_cmpstr (retired->label, ==, "Retire playbook page “Let your surprise show”");
  session_assert_answer (&fixture, "SELECT code, edited FROM playbook_page WHERE retired",
                         "tactic/opening/flinch|0\n");
  pursuit_fields_set_int (fields, PURSUIT_PLAYBOOK_PAGE_RETIRED, 0);
  g_autoptr (PursuitStep) back = session_must_run (&fixture, pursuit_command_set_fields (id, 0, fields));
  g_assert_cmpstr (back->label, ==, "Restore playbook page “Let your surprise show”");
  session_must_refuse (&fixture, pursuit_command_delete_record (&PURSUIT_PLAYBOOK_PAGE_ENTITY, id),
                       PURSUIT_ERROR_REFUSED, "retired");
  session_must_refuse (&fixture, set_text (id, PURSUIT_PLAYBOOK_PAGE_TITLE, " "), PURSUIT_ERROR_BAD_VALUE,
                       "Heading");
  session_assert_answer (&fixture, PAGES, before);
}

static void
test_own_page (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  g_autofree char *before = session_answer (&fixture, PAGES);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PLAYBOOK_PAGE_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_PLAYBOOK_PAGE_TOPIC, "objection");
  pursuit_fields_set_text (fields, PURSUIT_PLAYBOOK_PAGE_TITLE, "“We wait for ＡＢＣ”");
  pursuit_fields_set_text (fields, PURSUIT_PLAYBOOK_PAGE_BODY, "Ask what for.");
  g_autoptr (PursuitStep) step = session_must_run (&fixture, pursuit_command_new_record (fields));
  g_assert_cmpstr (step->label, ==, "New playbook page ““We wait for ＡＢＣ””");
  session_assert_answer (&fixture,
                         "SELECT title, edited, retired, code IS NULL, position > (SELECT max(position) FROM "
                         "playbook_page WHERE code IS NOT NULL) FROM playbook_page WHERE code IS NULL",
                         "“We wait for ＡＢＣ”|1|0|1|1\n");
  /* full-width letters are found by others */
  g_assert_cmpuint (count_matches (&fixture, "wait for abc"), ==, 1);
  session_must_refuse (&fixture, pursuit_command_restore_page (step->record_id), PURSUIT_ERROR_REFUSED,
                       "your own");
  g_autoptr (PursuitStep) gone =
      session_must_run (&fixture,
                        pursuit_command_delete_record (&PURSUIT_PLAYBOOK_PAGE_ENTITY, step->record_id));
  session_assert_answer (&fixture, PAGES, before);
  g_autoptr (PursuitStep) undone = pursuit_session_undo (fixture.session, NULL);
  g_assert_cmpuint (count_matches (&fixture, "wait for abc"), ==, 1);
}

static void
test_search (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  guint all = count_matches (&fixture, "");
  g_assert_cmpuint (count_matches (&fixture, "SPLIT THE DIFF"), >=, 1);
  g_assert_cmpuint (count_matches (&fixture, "折中"), >=, 1);
  g_assert_cmpuint (count_matches (&fixture, "烫手山芋"), ==, 1);
  g_assert_cmpuint (count_matches (&fixture, "hot potato"), ==, 1);
  g_assert_cmpuint (count_matches (&fixture, "no such words"), ==, 0);
  /* by the stage that it is about, in both languages */
  g_assert_cmpuint (count_matches (&fixture, "Quotation"), >=, 3);
  g_assert_cmpuint (count_matches (&fixture, "正式报价"), >=, 3);
  g_assert_cmpuint (all, >=, 90);
}

/* A deal of the sample with a buying stage and people. */
static void
test_advice (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_TEAM, 0);
  assert_laid (&fixture);
  gint64 deal =
      session_number (&fixture, "SELECT d.id FROM deal d JOIN buying_stage b ON b.id = d.buying_stage_id "
                                "WHERE d.outcome = 'open' AND b.code = 'criteria' AND EXISTS (SELECT 1 FROM "
                                "participant t WHERE t.deal_id = d.id) LIMIT 1");
  g_autoptr (PursuitWatch) watch = pursuit_session_deal_watch (fixture.session, deal, &error);
  g_assert_no_error (error);
  g_assert_false (watch->assumed);
  g_assert_cmpstr (watch->buying_stage, ==, "Set criteria");
  g_assert_cmpuint (watch->lines->len, ==, 4);
  const PursuitWatchLine *manager = watch->lines->pdata[0], *technical = watch->lines->pdata[1];
  g_assert_cmpstr (manager->people, ==, "using-manager");
  g_assert_cmpstr (technical->people, ==, "technical-manager");
  g_assert_cmpstr (technical->does, ==, "writes the criteria");
  /* whom the database knows as such */
  for (guint i = 0; i < 2; i++)
    {
      const PursuitWatchLine *line = watch->lines->pdata[i];
      g_autofree char *sql = g_strdup_printf (
          "SELECT count(*) FROM participant t JOIN person p ON p.id = t.person_id WHERE t.deal_id = "
          "%" G_GINT64_FORMAT " AND p.level = 'management' AND p.function = '%s' AND p.placeholder = 0",
          deal, i == 0 ? "using" : "technical");
      g_assert_cmpint (line->persons->len, ==, session_number (&fixture, sql));
    }

  g_autoptr (GPtrArray) pages = pursuit_session_deal_pages (fixture.session, deal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pages->len, >=, 2);
  g_autofree char *stage_sql =
      g_strdup_printf ("SELECT stage_id FROM deal WHERE id = %" G_GINT64_FORMAT, deal);
  gint64 stage = session_number (&fixture, stage_sql);
  /* of its stage, and of the strategy that was chosen */
  for (guint i = 0; i < pages->len; i++)
    {
      PursuitRecord *page = pages->pdata[i];
      if (pursuit_record_is_set (page, PURSUIT_PLAYBOOK_PAGE_STAGE_ID))
        g_assert_cmpint (pursuit_record_get_int (page, PURSUIT_PLAYBOOK_PAGE_STAGE_ID), ==, stage);
      else
        g_assert_cmpstr (pursuit_record_get_text (page, PURSUIT_PLAYBOOK_PAGE_SUBJECT), ==, "change-view");
    }

  g_assert_null (pursuit_session_deal_watch (fixture.session, 999999, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND);
}

static gboolean
has_page (GPtrArray *pages, const char *code)
{
  for (guint i = 0; i < pages->len; i++)
    {
      if (g_strcmp0 (pursuit_record_get_text (pages->pdata[i], PURSUIT_PLAYBOOK_PAGE_CODE), code) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The strategy that was chosen, and the tactics while terms are negotiated; in the program's language. */
static void
test_situation (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  session_fixture_open (&fixture, PURSUIT_SAMPLE_TEAM, 0);
  gint64 deal = session_number (&fixture, "SELECT d.id FROM deal d JOIN stage s ON s.id = d.stage_id WHERE "
                                          "d.outcome = 'open' AND s.code = 'propose' LIMIT 1");
  g_autoptr (GPtrArray) before = pursuit_session_deal_pages (fixture.session, deal, &error);
  g_assert_no_error (error);
  g_assert_true (has_page (before, "key-account/propose/technical-manager"));
  g_assert_false (has_page (before, "strategy/delay"));
  g_assert_false (has_page (before, "tactic/end/nibbling"));

  pursuit_fields_set_text (fields, PURSUIT_DEAL_STRATEGY, "delay");
  pursuit_fields_set_text (fields, PURSUIT_DEAL_BUYING_STAGE, "commitment");
  g_autoptr (PursuitStep) step = session_must_run (&fixture, pursuit_command_set_fields (deal, 0, fields));
  g_autoptr (GPtrArray) after = pursuit_session_deal_pages (fixture.session, deal, &error);
  g_assert_no_error (error);
  g_assert_true (has_page (after, "strategy/delay"));
  g_assert_false (has_page (after, "strategy/advance"));
  g_assert_true (has_page (after, "tactic/end/nibbling"));

  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  g_assert_true (pursuit_session_speaks_other (fixture.session));
  g_autoptr (PursuitWatch) watch = pursuit_session_deal_watch (fixture.session, deal, &error);
  g_assert_no_error (error);
  const PursuitWatchLine *first = watch->lines->pdata[0];
  g_assert_cmpstr (first->people, ==, "executive");
  g_assert_cmpstr (first->does, ==, "拍板签字");
  g_assert_cmpstr (pursuit_playbook_page_get_words (after->pdata[after->len - 1], PURSUIT_PLAYBOOK_PAGE_TITLE,
                                                    TRUE),
                   ==, "合同自己来写");
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  g_assert_false (pursuit_session_speaks_other (fixture.session));
}

/* Own words of a cell stand alone; nobody can make a weight that is none. */
static void
test_matrix (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPATION_ENTITY);

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 id = session_number (&fixture, "SELECT min(id) FROM participation");
  g_autofree char *before = session_answer (&fixture, "SELECT * FROM participation WHERE id > 1");
  g_autofree char *first = session_answer (&fixture, "SELECT does, does_other, weight FROM participation "
                                                     "ORDER BY id LIMIT 1");
  pursuit_fields_set_text (fields, PURSUIT_PARTICIPATION_DOES, "waits");
  pursuit_fields_set_int (fields, PURSUIT_PARTICIPATION_WEIGHT, 1);
  g_autoptr (PursuitStep) step = session_must_run (&fixture, pursuit_command_set_fields (id, 0, fields));
  g_assert_cmpstr (step->label, ==, "Edit the participation matrix");
  session_assert_answer (&fixture, "SELECT does, does_other, weight FROM participation ORDER BY id LIMIT 1",
                         "waits||1\n");
  session_assert_answer (&fixture, "SELECT * FROM participation WHERE id > 1", before);
  g_autoptr (PursuitStep) undone = pursuit_session_undo (fixture.session, NULL);
  session_assert_answer (&fixture, "SELECT does, does_other, weight FROM participation ORDER BY id LIMIT 1",
                         first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/playbook/laid", test_laid);
  g_test_add_func ("/playbook/edit", test_edit);
  g_test_add_func ("/playbook/own-page", test_own_page);
  g_test_add_func ("/playbook/search", test_search);
  g_test_add_func ("/playbook/advice", test_advice);
  g_test_add_func ("/playbook/situation", test_situation);
  g_test_add_func ("/playbook/matrix", test_matrix);
  return g_test_run ();
}
