/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "pursuit-company.h"
#include "pursuit-customer-command.h"
#include "pursuit-deal.h"
#include "pursuit-mapping-guess.h"
#include "pursuit-person.h"
#include "pursuit-session-import.h"

static PursuitImportResult *
import_by (SessionFixture *fixture,
           const char *path,
           PursuitImportFlags flags,
           PursuitImportDuplicatePolicy policy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  pursuit_list_spec_where (spec, PURSUIT_DEAL_PROCESS_ID, PURSUIT_OP_EQ, "1");
  g_autoptr (GPtrArray) stages = pursuit_session_stages (fixture->session, spec, &error);
  g_assert_no_error (error);
  g_autoptr (PursuitMapping) mapping = pursuit_mapping_prepare (path, NULL, stages, NULL, NULL, &error);
  g_assert_no_error (error);
  mapping->policy = policy;
  PursuitImportResult *result =
      pursuit_session_import (fixture->session, path, mapping, flags, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static PursuitImportResult *
import_text (SessionFixture *fixture, const char *path, PursuitImportFlags flags)
{
  return import_by (fixture, path, flags, PURSUIT_IMPORT_DUPLICATE_UPDATE);
}

static PursuitImportResult *
import_crm (SessionFixture *fixture, const char *name, PursuitImportFlags flags)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "crm-opportunities", name, NULL);
  return import_text (fixture, path, flags);
}

static void
test_crm (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  g_autoptr (GError) error = NULL;

  g_autoptr (PursuitImportResult) teams = import_crm (&fixture, "sales_teams.csv", PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (teams->imported, ==, 35);
  g_autoptr (PursuitImportResult) accounts = import_crm (&fixture, "accounts.csv", PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (accounts->imported, ==, 85);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM company WHERE parent_id IS NOT NULL"), ==,
                   15);
  g_autofree char *before = session_dump (&fixture);

  g_autoptr (PursuitImportResult) dry = import_crm (&fixture, "sales_pipeline.csv", PURSUIT_IMPORT_DRY_RUN);
  g_assert_cmpuint (dry->imported, ==, 8800);
  g_assert_null (dry->step);
  g_autofree char *untouched = session_dump (&fixture);
  g_assert_cmpstr (before, ==, untouched);

  g_autoptr (PursuitImportResult) deals = import_crm (&fixture, "sales_pipeline.csv", PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (deals->imported, ==, 8800);
  g_assert_cmpuint (pursuit_rejects_get_count (deals->rejects), ==, 0);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM deal WHERE outcome = 'won'"), ==, 4238);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM deal WHERE outcome = 'lost'"), ==, 2473);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM deal WHERE company_id IS NULL"), ==, 1425);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM stage_event WHERE at_known = 0"), ==, 500);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM company"), ==, 85);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM member WHERE name <> 'Tester'"), ==, 35);
  /* the first row of the file, read with month first: won on 1 March 2017 */
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT count(*) FROM deal WHERE ref = '1C1I7A6R' AND amount = 105400"
                                   " AND created = '2016-10-20' AND closed = '2017-03-01'"),
                   ==, 1);

  /* the same file again says nothing new; one undo takes the whole import back, one redo brings it back */
  g_autofree char *after = session_dump (&fixture);
  g_autoptr (PursuitImportResult) again = import_crm (&fixture, "sales_pipeline.csv", PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (again->imported + again->updated, ==, 0);
  g_assert_cmpuint (again->skipped, ==, 8800);
  g_autoptr (PursuitStep) undone = pursuit_session_undo (fixture.session, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->label, ==, "Import 8800 rows");
  g_autofree char *back = session_dump (&fixture);
  g_assert_cmpstr (before, ==, back);
  g_autoptr (PursuitStep) redone = pursuit_session_redo (fixture.session, &error);
  g_assert_no_error (error);
  g_autofree char *forth = session_dump (&fixture);
  g_assert_cmpstr (after, ==, forth);
  session_fixture_close (&fixture);
}

static char *
write_file (SessionFixture *fixture, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_updates (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  g_autofree char *first = write_file (&fixture, "a.csv",
                                       "opportunity_id,deal_stage,account,title,amount,close_date\n"
                                       "X1,Develop,Acme,One,100,\n"
                                       "X2,Won,Acme,Two,200,2026-03-01\n"
                                       "X1,Enter,Acme,Twice,1,\n");
  g_autofree char *second = write_file (&fixture, "b.csv",
                                        "opportunity_id,deal_stage,account,title,amount,close_date\n"
                                        "X1,Enter,Zeta,One,150,\n"
                                        "X2,Develop,Acme,Two,200,\n"
                                        "X3,Nowhere,Acme,Three,1,\n");

  g_autoptr (PursuitImportResult) made = import_text (&fixture, first, PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (made->imported, ==, 2);
  g_assert_cmpuint (pursuit_rejects_get_count (made->rejects), ==, 1);
  g_assert_cmpuint (pursuit_rejects_get (made->rejects, 0)->line, ==, 4);

  /* a match is updated and its move is an event; what was closed stays closed; both bad rows are named */
  gint64 node =
      session_number (&fixture, "SELECT n.id FROM key_node n JOIN deal d ON d.stage_id = n.stage_id "
                                "WHERE d.ref = 'X1'");
  g_autoptr (PursuitImportResult) stopped = import_text (&fixture, second, PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (stopped->updated, ==, 0);
  g_assert_cmpuint (pursuit_rejects_get_count (stopped->rejects), ==, 3); /* the key node is not met */
  session_run (&fixture, pursuit_command_confirm_node (1, node, "Scored", PURSUIT_DAY_NONE));
  g_autofree char *before = session_dump (&fixture);
  g_autoptr (PursuitImportResult) changed = import_text (&fixture, second, PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (changed->imported, ==, 0);
  g_assert_cmpuint (changed->updated, ==, 1);
  g_assert_cmpuint (pursuit_rejects_get_count (changed->rejects), ==, 2);
  g_assert_cmpint (
      session_number (&fixture, "SELECT count(*) FROM deal d JOIN stage s ON s.id = d.stage_id JOIN company c"
                                " ON c.id = d.company_id WHERE d.ref = 'X1' AND s.code = 'enter' AND"
                                " c.name = 'Zeta' AND d.amount = 15000"),
      ==, 1);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM stage_event WHERE kind = 'moved'"), ==, 1);
  pursuit_step_free (pursuit_session_undo (fixture.session, NULL));
  g_autofree char *back = session_dump (&fixture);
  g_assert_cmpstr (before, ==, back);
  session_fixture_close (&fixture);
}

static void
test_people (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  g_autofree char *path = write_file (&fixture, "people.csv",
                                      "姓名,公司,职务,邮箱,上级\n"
                                      "赵伟,恒达机械,总工程师,zhao@x.cn,罗建\n"
                                      "罗建,恒达机械,总经理,luo@x.cn,\n"
                                      "钱浩,恒达机械,工程师,qian@x.cn,没有的人\n");

  g_autoptr (PursuitImportResult) result = import_text (&fixture, path, PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (result->imported, ==, 3);
  /* the third came in, but without the manager that nobody knows */
  g_assert_cmpuint (pursuit_rejects_get_count (result->rejects), ==, 0);
  g_assert_cmpuint (pursuit_rejects_get_count (result->warnings), ==, 1);
  g_assert_cmpuint (pursuit_rejects_get (result->warnings, 0)->line, ==, 4);
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT count(*) FROM person p JOIN person m ON m.id = p.reports_to"
                                   " WHERE p.name = '赵伟' AND m.name = '罗建' AND m.on_chart = 1"),
                   ==, 1);
  session_fixture_close (&fixture);
}

/* A file that is large enough for the indexes to be made anew: all the same it finds what is there, in the
 * database and in the file, the database is whole behind it, and one undo takes it back. */
static void
test_large (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  static const char *const header = "opportunity_id,deal_stage,account,title,amount,close_date,notes\n";
  const guint n = 40000;
  g_autoptr (GString) text = g_string_new (header);
  g_autofree char *few =
      g_strconcat (header, "R7,Develop,Acme,Old seven,1,,\nR8,Won,Acme,Old eight,2,2026-01-02,\n", NULL);
  g_autofree char *first = write_file (&fixture, "few.csv", few);
  g_autofree char *indexes = session_answer (
      &fixture,
      "SELECT name || sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "R%u,Develop,Company %u,Deal %u,%u,,%090u\n", i, i % 500, i, i, i);
  g_string_append (text, "R9,Develop,Acme,Nine again,1,,\n");
  g_assert_cmpuint (text->len, >, 5 * 1024 * 1024);
  g_autofree char *path = write_file (&fixture, "many.csv", text->str);

  g_autoptr (PursuitImportResult) made = import_text (&fixture, first, PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (made->imported, ==, 2);
  g_autofree char *before = session_dump (&fixture);
  g_autoptr (PursuitImportResult) result = import_text (&fixture, path, PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (result->imported, ==, n - 2);
  g_assert_cmpuint (result->updated, ==, 1); /* R7 */
  g_assert_cmpuint (pursuit_rejects_get_count (result->rejects), ==, 2);
  g_assert_cmpuint (pursuit_rejects_get (result->rejects, 0)->line, ==, 10);    /* R8 is closed */
  g_assert_cmpuint (pursuit_rejects_get (result->rejects, 1)->line, ==, n + 2); /* R9 is there twice */
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT count(*) FROM deal d JOIN company c ON c.id ="
                                   " d.company_id WHERE d.ref = 'R' || (d.amount / 100) AND c.name ="
                                   " 'Company ' || (d.amount / 100 % 500)"),
                   ==, (gint64) n - 1);
  g_assert_cmpint (session_number (&fixture, "SELECT sum(deals) FROM deal_summary"), ==, (gint64) n);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM stage_event"), ==, (gint64) n - 2 + 3);
  g_autofree char *made_again = session_answer (
      &fixture,
      "SELECT name || sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name");
  g_assert_cmpstr (made_again, ==, indexes);

  pursuit_step_free (pursuit_session_undo (fixture.session, NULL));
  g_autofree char *back = session_dump (&fixture);
  g_assert_cmpstr (before, ==, back);
  session_fixture_close (&fixture);
}

static void
cancel_half_way (double done, gpointer data)
{
  if (done > 0.5)
    g_cancellable_cancel (data);
}

#define COUNT_INDEXES "SELECT count(*) FROM sqlite_schema WHERE tbl_name = 'deal' AND type = 'index'"

/* Cancelled in the middle, an import has changed nothing, the schema included. */
static void
test_cancelled (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) text = g_string_new ("opportunity_id,deal_stage,account,title,notes\n");
  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (text, "R%u,Develop,Company %u,Deal %u,%0100u\n", i, i % 500, i, i);
  g_autofree char *path = write_file (&fixture, "many.csv", text->str);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  pursuit_list_spec_where (spec, PURSUIT_DEAL_PROCESS_ID, PURSUIT_OP_EQ, "1");
  g_autoptr (GPtrArray) stages = pursuit_session_stages (fixture.session, spec, &error);
  g_autoptr (PursuitMapping) mapping = pursuit_mapping_prepare (path, NULL, stages, NULL, NULL, &error);
  g_assert_no_error (error);
  gint64 n_indexes = session_number (&fixture, COUNT_INDEXES);
  g_autofree char *before = session_dump (&fixture);

  g_autoptr (PursuitImportResult) result =
      pursuit_session_import (fixture.session, path, mapping, PURSUIT_IMPORT_DEFAULT, cancel_half_way,
                              cancellable, cancellable, &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *after = session_dump (&fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (session_number (&fixture, COUNT_INDEXES), ==, n_indexes);
  session_fixture_close (&fixture);
}

/* Two rows of companies with one reference, the second before the first could be written. */
static void
test_same_company (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  g_autofree char *path = write_file (&fixture, "companies.csv",
                                      "ref,company name,industry,parent\n"
                                      "C1,Acme,Steel,Holding\n"
                                      "C1,Acme,Glass,\n"
                                      ",Beta,Steel,\n"
                                      ",Beta,Paper,\n"
                                      "C2,Holding,Money,\n");
  g_autoptr (PursuitImportResult) result = import_text (&fixture, path, PURSUIT_IMPORT_DEFAULT);

  g_assert_cmpuint (result->imported, ==, 3);
  g_assert_cmpuint (result->updated, ==, 2);
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT count(*) FROM company WHERE (name = 'Acme' AND industry ="
                                   " 'Glass' AND parent_id IS NOT NULL) OR (name = 'Beta' AND"
                                   " industry = 'Paper') OR (name = 'Holding' AND ref = 'C2')"),
                   ==, 3);
  session_fixture_close (&fixture);
}

/* Where only gaps are filled an owner stays, in the log too; who gets one leaves the pool. */
static void
test_merge_owners (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  const gint64 pooled = 2;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  session_run (&fixture, NEW (PURSUIT_COMPANY_ENTITY, "name", "Pine", "owner", "Anna"));
  session_run (&fixture, NEW (PURSUIT_COMPANY_ENTITY, "name", "Oak", "owner", "Anna"));
  session_run (&fixture, pursuit_command_release_companies (&pooled, 1, NULL));
  g_autofree char *path = write_file (&fixture, "a.csv",
                                      "account,sector,year_established,owner\n"
                                      "Pine,Wood,1990,Bo\n"
                                      "Oak,Wood,1991,Bo\n");
  g_autoptr (PursuitImportResult) merged =
      import_by (&fixture, path, PURSUIT_IMPORT_DEFAULT, PURSUIT_IMPORT_DUPLICATE_MERGE);
  g_assert_cmpuint (merged->updated, ==, 2);
  session_assert_answer (&fixture,
                         "SELECT c.name, c.industry, m.name, c.pool_since FROM company c"
                         " JOIN member m ON m.id = c.owner_id ORDER BY c.id",
                         "Pine|Wood|Anna|\nOak|Wood|Bo|\n");
  session_assert_answer (&fixture,
                         "SELECT e.row_id, m.name FROM owner_event e JOIN member m ON m.id = e.to_owner_id"
                         " WHERE e.kind = 'import'",
                         "2|Bo\n");
  session_assert_sound (&fixture);
}

/* A row that renames what an earlier one made: later rows look like it as it is called now, and by what else
 * is still true of it. */
static void
test_renamed (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (PursuitImportResult) result = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  g_autofree char *path = write_file (&fixture, "renamed.csv",
                                      "ref,company name,phone\n"
                                      "R1,Alpha Ltd,010-88001234\n"
                                      "R1,Beta Works Ltd,\n"
                                      "R2,Alpha Inc,\n"
                                      "R3,Beta Works Inc,\n"
                                      "R4,Gamma,010-88001234\n");
  result = import_text (&fixture, path, PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (result->imported, ==, 4);
  g_assert_cmpuint (result->updated, ==, 1);
  g_assert_cmpuint (result->alike, ==, 2);
  session_assert_answer (&fixture, "SELECT name, phone FROM company ORDER BY id",
                         "Beta Works Ltd|010-88001234\nAlpha Inc|\nBeta Works Inc|\nGamma|010-88001234\n");
}

static void
act_as (SessionFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;

  pursuit_session_set_actor (fixture->session, name, NULL);
  pursuit_session_close (fixture->session);
  pursuit_session_open (fixture->session, fixture->path, PURSUIT_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

static void
assert_rejected (PursuitImportResult *result, guint index, guint64 line, const char *words)
{
  g_assert_cmpuint (pursuit_rejects_get_count (result->rejects), >, index);
  const PursuitReject *reject = pursuit_rejects_get (result->rejects, index);
  g_assert_cmpuint (reject->line, ==, line);
  g_assert_nonnull (strstr (reject->reason, words));
}

/* What an owner arranged holds for files too: such rows are rejected with the reason, the others come in. */
static void
test_rights (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  SessionFixture *f = &fixture;
  const gint64 alone = 1, shared = 2;

  session_fixture_open (f, PURSUIT_SAMPLE_NONE, 0);
  act_as (f, "Bo");
  act_as (f, "Anna");
  session_run (f, NEW (PURSUIT_COMPANY_ENTITY, "name", "Pine", "owner", "Anna"));
  session_run (f, NEW (PURSUIT_COMPANY_ENTITY, "name", "Oak", "owner", "Anna"));
  session_run (f, NEW (PURSUIT_COMPANY_ENTITY, "name", "Elm", "owner", "Anna"));
  session_run (f, NEW (PURSUIT_PERSON_ENTITY, "name", "Li", "company", "Pine", "email", "li@pine.cn"));
  session_run (f, NEW (PURSUIT_PERSON_ENTITY, "name", "Wu", "company", "Elm", "email", "wu@elm.cn"));
  session_run (f, NEW (PURSUIT_DEAL_ENTITY, "title", "One", "ref", "X1", "company", "Oak", "owner", "Anna"));
  session_run (f, NEW (PURSUIT_DEAL_ENTITY, "title", "Two", "ref", "X2", "company", "Oak", "owner", "Bo"));
  session_run (f, pursuit_command_set_exclusive (&alone, 1, TRUE));
  gint64 bo = session_number (f, "SELECT id FROM member WHERE name = 'Bo'");
  session_run (f, pursuit_command_share_companies (&shared, 1, bo, "read", PURSUIT_DAY_NONE));
  act_as (f, "Bo");

  g_autofree char *companies = write_file (f, "companies.csv",
                                           "account,sector,year_established,owner\n"
                                           "Pine,Wood,1990,Bo\n"
                                           "Elm,Wood,1991,\n"
                                           "Oak,Wood,1992,\n"
                                           "Ash,Wood,1993,\n"
                                           "Ash,Paper,1993,\n");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PursuitImportResult) result =
          import_by (f, companies, i == 0 ? PURSUIT_IMPORT_DRY_RUN : PURSUIT_IMPORT_DEFAULT,
                     i == 0 ? PURSUIT_IMPORT_DUPLICATE_MERGE : PURSUIT_IMPORT_DUPLICATE_UPDATE);
      g_assert_cmpuint (result->imported, ==, 1);
      g_assert_cmpuint (pursuit_rejects_get_count (result->rejects), ==, 2);
      assert_rejected (result, 0, 2, "“Pine” is held by its owner alone");
      assert_rejected (result, 1, 4, "“Oak” is shared with you for reading only");
    }
  session_assert_answer (f,
                         "SELECT c.name, c.industry, m.name FROM company c LEFT JOIN member m ON m.id ="
                         " c.owner_id ORDER BY c.id",
                         "Pine||Anna\nOak||Anna\nElm|Wood|Anna\nAsh|Paper|\n");
  session_assert_answer (f, "SELECT count(*) FROM owner_event WHERE kind = 'import'", "0\n");

  /* people: changed, new, and moved to where nobody may */
  g_autofree char *people = write_file (f, "people.csv",
                                        "姓名,公司,职务,邮箱\n"
                                        "Li,Pine,Boss,li@pine.cn\n"
                                        "Qi,Pine,Boss,qi@pine.cn\n"
                                        "Wu,Elm,Boss,wu@elm.cn\n"
                                        "Xu,Ash,Boss,xu@ash.cn\n");
  g_autoptr (PursuitImportResult) known = import_text (f, people, PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (known->imported, ==, 1);
  g_assert_cmpuint (known->updated, ==, 1);
  g_assert_cmpuint (pursuit_rejects_get_count (known->rejects), ==, 2);
  assert_rejected (known, 0, 2, "“Pine” is held by its owner alone");
  assert_rejected (known, 1, 3, "“Pine” is held by its owner alone");
  session_assert_answer (f, "SELECT name, title FROM person ORDER BY id", "Li|\nWu|Boss\nXu|Boss\n");

  /* deals: who owns one may change it, whosever the company is */
  g_autofree char *deals = write_file (f, "deals.csv",
                                       "opportunity_id,account,title,amount\n"
                                       "X1,Oak,One,10\n"
                                       "X2,Oak,Two,20\n"
                                       "X3,Oak,Three,30\n"
                                       "X4,Elm,Four,40\n");
  g_autoptr (PursuitImportResult) traded = import_text (f, deals, PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (traded->imported, ==, 1);
  g_assert_cmpuint (traded->updated, ==, 1);
  assert_rejected (traded, 0, 2, "for reading only");
  assert_rejected (traded, 1, 4, "for reading only");
  session_assert_answer (f, "SELECT ref, amount FROM deal ORDER BY id", "X1|\nX2|2000\nX4|4000\n");

  g_autofree char *contacts = write_file (f, "activities.csv",
                                          "subject,kind,company,deal,done,owner\n"
                                          "Call,call,Pine,,2026-11-02,Bo\n"
                                          "Call,call,Elm,,2026-11-02,Bo\n"
                                          "Call,call,Oak,X1,2026-11-02,Bo\n"
                                          "Call,call,Oak,X2,2026-11-02,Bo\n");
  g_autoptr (PursuitImportResult) done = import_text (f, contacts, PURSUIT_IMPORT_DEFAULT);
  g_assert_cmpuint (done->imported, ==, 2);
  assert_rejected (done, 0, 2, "held by its owner alone");
  assert_rejected (done, 1, 4, "for reading only");
  session_assert_answer (f,
                         "SELECT c.name, d.ref FROM activity a JOIN company c ON c.id = a.company_id"
                         " LEFT JOIN deal d ON d.id = a.deal_id ORDER BY a.id",
                         "Elm|\nOak|X2\n");
  session_assert_sound (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/crm", test_crm);
  g_test_add_func ("/import/updates", test_updates);
  g_test_add_func ("/import/people", test_people);
  g_test_add_func ("/import/large", test_large);
  g_test_add_func ("/import/cancelled", test_cancelled);
  g_test_add_func ("/import/same-company", test_same_company);
  g_test_add_func ("/import/merge-owners", test_merge_owners);
  g_test_add_func ("/import/renamed", test_renamed);
  g_test_add_func ("/import/rights", test_rights);
  return g_test_run ();
}
