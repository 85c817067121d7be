/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The company file, groups, deletion, merging and duplicates. */

#include "pursuit-customer-command.h"
#include "session-fixture.h"

#include "pursuit-buying-plan.h"
#include "pursuit-company-command.h"
#include "pursuit-company-dimension.h"
#include "pursuit-company-file.h"
#include "pursuit-company.h"
#include "pursuit-complaint.h"
#include "pursuit-deal-party.h"
#include "pursuit-deal.h"
#include "pursuit-department-check.h"
#include "pursuit-department.h"
#include "pursuit-person.h"
#include "pursuit-product-in-use.h"
#include "pursuit-quotation.h"
#include "pursuit-relation.h"
#include "pursuit-session-attach.h"
#include "pursuit-session-company.h"
#include "pursuit-session-duplicates.h"
#include "pursuit-session-keep.h"

#include <sqlite3.h>

/* Two companies with something of everything, at ids 1 and 2; 3 is another one. */
static void
open_with_companies (SessionFixture *fixture)
{
  session_fixture_open (fixture, PURSUIT_SAMPLE_NONE, 0);
  session_run (fixture, NEW (PURSUIT_COMPANY_ENTITY, "name", "Pine Ltd", "industry", "Wood", "notes", "Old"));
  session_run (fixture, NEW (PURSUIT_COMPANY_ENTITY, "name", "Pine GmbH", "industry", "Paper", "region",
                             "Berlin", "phone", "+49 30 901820", "ref", "P-2", "notes", "New"));
  session_run (fixture, NEW (PURSUIT_COMPANY_ENTITY, "name", "Oak"));
  for (int i = 1; i <= 2; i++)
    {
      const char *id = i == 1 ? "1" : "2";
      session_run (fixture, NEW (PURSUIT_PERSON_ENTITY, "name", i == 1 ? "Li" : "Wu", "company_id", id));
      session_run (fixture, NEW (PURSUIT_DEAL_ENTITY, "title", i == 1 ? "Oil" : "Grease", "company_id", id,
                                 "amount", i == 1 ? "1000" : "500"));
      session_run (fixture, NEW (PURSUIT_DEPARTMENT_ENTITY, "name", "Buying", "company_id", id));
      session_run (fixture, NEW (PURSUIT_PRODUCT_IN_USE_ENTITY, "company_id", id, "product", "Castor oil",
                                 "supplier", "Castor", "satisfaction", "3"));
      session_run (fixture, NEW (PURSUIT_BUYING_PLAN_ENTITY, "company_id", id, "text", "More oil"));
      session_run (fixture,
                   NEW (PURSUIT_COMPANY_DIMENSION_ENTITY, "company_id", id, "name", "Safety", "value", id));
      session_run (fixture, NEW (PURSUIT_COMPLAINT_ENTITY, "company_id", id, "subject", "Late"));
      session_run (fixture, NEW (PURSUIT_QUOTATION_ENTITY, "company_id", id, "title", "Oil", "amount", "10"));
      session_run (fixture,
                   NEW (PURSUIT_DEAL_PARTY_ENTITY, "company_id", id, "deal_id", "1", "role", "agent"));
    }
  session_run (fixture, NEW (PURSUIT_DEPARTMENT_ENTITY, "name", "Audit", "company_id", "2"));
  session_run (fixture, NEW (PURSUIT_DEPARTMENT_CHECK_ENTITY, "checker_id", "3", "checked_id", "2"));
}

/* The figure in the list, from SQL, is the one that the rules compute. */
static void
test_completeness (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  const PursuitFile *file = pursuit_company_file ();
  const char *const none[] = { "", "website", "rivals,departments", "plans,parent_id,website" };

  open_with_companies (&fixture);
  session_run (&fixture,
               NEW (PURSUIT_BUYING_PLAN_ENTITY, "company_id", "3", "text", "Rust", "kind", "problem"));
  session_run (&fixture,
               NEW (PURSUIT_PRODUCT_IN_USE_ENTITY, "company_id", "3", "product", "Our oil", "ours", "yes"));
  session_run (&fixture,
               SET (PURSUIT_COMPANY_ENTITY, 3, "spend", "5000", "our_share", "40", "size_class", "large"));
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    for (gint64 id = 1; id <= 3; id++)
      {
        g_autoptr (GError) error = NULL;
        session_run (&fixture, SET (PURSUIT_COMPANY_ENTITY, id, "known_none", none[i]));
        g_autoptr (PursuitRecord) company =
            pursuit_session_record (fixture.session, &PURSUIT_COMPANY_ENTITY, id, &error);
        g_assert_no_error (error);
        guint64 known =
            pursuit_file_measure (file, company,
                                  (guint64) pursuit_record_get_int (company, PURSUIT_COMPANY_FILE_ROWS),
                                  pursuit_record_get_text (company, PURSUIT_COMPANY_KNOWN_NONE));
        g_assert_cmpint (pursuit_record_get_int (company, PURSUIT_COMPANY_FILE_KNOWN), ==,
                         pursuit_file_percent (file, known));
        if (id == 3 && i == 0)
          g_assert_cmpint (pursuit_record_get_int (company, PURSUIT_COMPANY_FILE_KNOWN), ==, 31);
        if (id == 3 && i == 2)
          g_assert_cmpint (pursuit_record_get_int (company, PURSUIT_COMPANY_FILE_KNOWN), ==, 41);
      }
}

static void
test_refusals (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  open_with_companies (&fixture);
  session_must_refuse (&fixture, NEW (PURSUIT_PRODUCT_IN_USE_ENTITY, "product", "Oil"), PURSUIT_ERROR_REFUSED,
                       "which one");
  session_must_refuse (&fixture,
                       NEW (PURSUIT_PRODUCT_IN_USE_ENTITY, "company_id", "1", "product", "Oil", "ours", "yes",
                            "supplier", "Castor"),
                       PURSUIT_ERROR_REFUSED, "no other supplier");
  session_must_refuse (&fixture,
                       NEW (PURSUIT_COMPANY_DIMENSION_ENTITY, "company_id", "1", "name", "Safety", "value",
                            "high"),
                       PURSUIT_ERROR_REFUSED, "already");
  session_must_refuse (&fixture,
                       NEW (PURSUIT_DEAL_PARTY_ENTITY, "company_id", "1", "deal_id", "1", "role", "agent"),
                       PURSUIT_ERROR_REFUSED, "already");
  session_must_refuse (&fixture, NEW (PURSUIT_DEAL_PARTY_ENTITY, "company_id", "1", "role", "agent"),
                       PURSUIT_ERROR_REFUSED, "belongs to a deal");
  session_must_refuse (&fixture, SET (PURSUIT_COMPLAINT_ENTITY, 1, "resolved", "2020-01-01"),
                       PURSUIT_ERROR_REFUSED, "before it was received");
  /* a part in a deal may change its role, and back */
  session_run (&fixture, SET (PURSUIT_DEAL_PARTY_ENTITY, 1, "role", "design"));
  session_run (&fixture, SET (PURSUIT_DEAL_PARTY_ENTITY, 1, "role", "agent"));
}

static const PursuitDealSum *
total (PursuitCompanyGroup *group)
{
  g_assert_cmpuint (group->totals->len, ==, 1);
  return &g_array_index (group->totals, PursuitDealSum, 0);
}

static void
test_group (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  open_with_companies (&fixture);
  session_run (&fixture, SET (PURSUIT_COMPANY_ENTITY, 2, "parent_id", "1"));
  session_run (&fixture, SET (PURSUIT_COMPANY_ENTITY, 3, "parent_id", "2"));
  session_must_refuse (&fixture, SET (PURSUIT_COMPANY_ENTITY, 1, "parent_id", "3"), PURSUIT_ERROR_REFUSED,
                       "directly or through others");
  session_must_refuse (&fixture, SET (PURSUIT_COMPANY_ENTITY, 1, "parent_id", "1"), PURSUIT_ERROR_REFUSED,
                       "its own parent");
  PursuitCommand *won = pursuit_command_close_deal (2, "won", NULL, NULL, PURSUIT_DAY_NONE);
  pursuit_command_set_force (won, "They have signed");
  pursuit_command_set_approval (won, "Anna Berg", "They have signed");
  session_run (&fixture, won);

  g_autoptr (PursuitCompanyGroup) group = pursuit_session_company_group (fixture.session, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (group->members->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const PursuitGroupMember *member = group->members->pdata[i];
      g_assert_cmpint (member->id, ==, i + 1);
      g_assert_cmpuint (member->depth, ==, i);
      g_assert_cmpuint (member->sums->len, ==, i < 2 ? 1 : 0);
    }
  g_assert_cmpint (total (group)->open, ==, 100000);
  g_assert_cmpint (total (group)->won, ==, 50000);
  g_assert_cmpuint (total (group)->n_open, ==, 1);
  g_assert_cmpuint (total (group)->n_won, ==, 1);
  g_assert_cmpint (total (group)->weighted, ==,
                   session_number (&fixture, "SELECT sum(weighted) FROM deal WHERE outcome = 'open'"));
}

/* How many rows refer to company @id, by every foreign key of the schema. */
static gint64
count_references (SessionFixture *fixture, gint64 id)
{
  g_autofree char *keys = session_answer (
      fixture,
      "SELECT m.name || ' ' || f.\"from\" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f"
      " WHERE m.type = 'table' AND f.\"table\" = 'company'");
  g_auto (GStrv) lines = g_strsplit (g_strstrip (keys), "\n", -1);
  gint64 n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", 2);
      g_autofree char *sql =
          g_strdup_printf ("SELECT count(*) FROM %s WHERE %s = %" G_GINT64_FORMAT, parts[0], parts[1], id);
      n += session_number (fixture, sql);
    }
  return n;
}

/* Somebody owns the company and lets somebody else in. */
static void
share_company (SessionFixture *fixture, gint64 id)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (pursuit_entity_find ("company"));
  g_autoptr (GError) error = NULL;

  pursuit_fields_parse (fields, "owner", "Anna", &error);
  g_assert_no_error (error);
  session_run (fixture, pursuit_command_set_fields (id, 0, fields));
  session_run (fixture, pursuit_command_share_companies (&id, 1, pursuit_session_get_actor (fixture->session),
                                                         "write", PURSUIT_DAY_NONE));
}

/* A row that points to company 2 by every foreign key to companies that the schema has. A table that comes
 * later makes this fail unless it can be filled: then the merge below is tested with it too. */
static void
fill_every_reference (SessionFixture *fixture)
{
  session_run (fixture, NEW (PURSUIT_COMPANY_ENTITY, "name", "Pine Child", "parent_id", "2"));
  session_run (fixture, pursuit_command_not_duplicates (2, 3));
  session_run (fixture, pursuit_command_not_duplicates (1, 2));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "a.txt", NULL);
  g_assert_true (g_file_set_contents (path, "text", -1, NULL));
  g_autoptr (PursuitKeptFile) file =
      pursuit_session_keep_file (fixture->session, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  session_run (fixture, pursuit_command_attach_to_company (2, file, NULL));
  g_autoptr (PursuitFields) call = pursuit_fields_new (pursuit_entity_find ("activity"));
  pursuit_fields_parse (call, "kind", "call", &error);
  pursuit_fields_parse (call, "subject", "Called", &error);
  pursuit_fields_parse (call, "company_id", "2", &error);
  pursuit_fields_parse (call, "done", "2026-01-02", &error);
  g_assert_no_error (error);
  session_run (fixture, pursuit_command_log_activity (call, NULL, 0, NULL, 0, NULL, PURSUIT_DAY_NONE));
  share_company (fixture, 2);

  g_autofree char *keys = session_answer (
      fixture,
      "SELECT m.name || ' ' || f.\"from\" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f"
      " WHERE m.type = 'table' AND f.\"table\" = 'company'");
  g_auto (GStrv) lines = g_strsplit (g_strstrip (keys), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 13);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", 2);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s = 2", parts[0], parts[1]);
      g_test_message ("%s.%s", parts[0], parts[1]);
      g_assert_cmpint (session_number (fixture, sql), >, 0);
    }
}

static void
test_merge (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  open_with_companies (&fixture);
  fill_every_reference (&fixture);
  g_autofree char *before = session_dump (&fixture);
  PursuitCommand *merge = pursuit_command_merge (&PURSUIT_COMPANY_ENTITY, 1, 2);
  pursuit_command_set_merge_choice (merge, PURSUIT_COMPANY_INDUSTRY, PURSUIT_MERGE_DROP);
  pursuit_command_set_merge_choice (merge, PURSUIT_COMPANY_REGION, PURSUIT_MERGE_KEEP);
  pursuit_command_set_merge_choice (merge, PURSUIT_COMPANY_NOTES, PURSUIT_MERGE_BOTH);
  g_autoptr (PursuitStep) step = session_must_run (&fixture, merge);
  g_assert_cmpstr (step->label, ==, "Merge “Pine GmbH” into “Pine Ltd”");

  /* chosen, chosen to be none, both, and what was empty */
  session_assert_answer (
      &fixture,
      "SELECT name, industry, region, replace(notes, char(10), '/'), phone, ref FROM company "
      "WHERE id = 1",
      "Pine Ltd|Paper||Old/New|+49 30 901820|P-2\n");
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM company WHERE id = 2"), ==, 0);
  g_assert_cmpint (count_references (&fixture, 2), ==, 0);
  session_assert_answer (&fixture, "SELECT count(*) FROM person WHERE company_id = 1", "2\n");
  session_assert_answer (&fixture, "SELECT count(*) FROM deal WHERE company_id = 1", "2\n");
  session_assert_answer (&fixture, "SELECT count(*) FROM quotation WHERE company_id = 1", "2\n");
  /* what can be there once only is that of the one that stays; what referred to it refers to that */
  session_assert_answer (&fixture, "SELECT name, value FROM company_dimension", "Safety|1\n");
  session_assert_answer (&fixture, "SELECT id, company_id, role FROM deal_party", "1|1|agent\n");
  session_assert_answer (&fixture, "SELECT id, name FROM department WHERE company_id = 1 ORDER BY id",
                         "1|Buying\n3|Audit\n");
  session_assert_answer (&fixture, "SELECT checker_id, checked_id FROM department_check", "3|1\n");
  session_assert_answer (&fixture, "SELECT first_id, second_id FROM not_duplicate", "1|3\n");
  session_assert_answer (&fixture, "SELECT parent_id FROM company WHERE name = 'Pine Child'", "1\n");
  session_assert_sound (&fixture);

  session_undo (&fixture);
  g_autofree char *after = session_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
  session_assert_sound (&fixture);
  g_autoptr (PursuitStep) redone = pursuit_session_redo (fixture.session, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_references (&fixture, 2), ==, 0);
  session_must_refuse (&fixture, pursuit_command_merge (&PURSUIT_COMPANY_ENTITY, 1, 1), PURSUIT_ERROR_REFUSED,
                       "with itself");
}

/* Whoever stays takes the place of whom it stood below: nobody comes to belong to itself. */
static void
test_merge_line (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("C%d", i);
      g_autofree char *parent = g_strdup_printf ("%d", i - 1);
      session_run (&fixture, i > 1 ? NEW (PURSUIT_COMPANY_ENTITY, "name", name, "parent_id", parent)
                                   : NEW (PURSUIT_COMPANY_ENTITY, "name", name));
    }
  session_run (&fixture, pursuit_command_merge (&PURSUIT_COMPANY_ENTITY, 4, 2));
  session_assert_answer (&fixture, "SELECT id, parent_id FROM company ORDER BY id", "1|\n3|4\n4|1\n");
  session_run (&fixture, pursuit_command_merge (&PURSUIT_COMPANY_ENTITY, 1, 4));
  session_assert_answer (&fixture, "SELECT id, parent_id FROM company ORDER BY id", "1|\n3|1\n");
  session_assert_sound (&fixture);
}

static void
test_merge_people (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (PursuitFields) mine = pursuit_fields_new (pursuit_entity_find ("participant"));
  g_autoptr (PursuitFields) theirs = pursuit_fields_new (pursuit_entity_find ("participant"));
  g_autoptr (GError) error = NULL;

  open_with_companies (&fixture);
  session_run (&fixture, NEW (PURSUIT_PERSON_ENTITY, "name", "Wu Lei", "company_id", "2", "mobile", "139"));
  session_run (&fixture, NEW (PURSUIT_PERSON_ENTITY, "name", "Xu", "company_id", "2", "reports_to", "3"));
  session_run (&fixture, NEW (PURSUIT_RELATION_ENTITY, "from_id", "2", "to_id", "3", "kind", "friend"));
  session_run (&fixture, NEW (PURSUIT_RELATION_ENTITY, "from_id", "4", "to_id", "3", "kind", "friend"));
  pursuit_fields_parse (mine, "attitude", "1", &error);
  pursuit_fields_parse (theirs, "attitude", "-1", &error);
  session_run (&fixture, pursuit_command_set_participant (2, 2, mine));
  session_run (&fixture, pursuit_command_set_participant (2, 3, theirs));
  session_run (&fixture, pursuit_command_set_participant (1, 3, theirs));
  g_autofree char *before = session_dump (&fixture);

  session_run (&fixture, pursuit_command_merge (&PURSUIT_PERSON_ENTITY, 2, 3));
  session_assert_answer (&fixture, "SELECT name, mobile FROM person WHERE id = 2", "Wu|139\n");
  session_assert_answer (&fixture, "SELECT deal_id, person_id, attitude FROM participant ORDER BY 1",
                         "1|2|-1\n2|2|1\n");
  session_assert_answer (&fixture, "SELECT reports_to FROM person WHERE id = 4", "2\n");
  session_assert_answer (&fixture, "SELECT from_id, to_id, kind FROM relation", "2|4|friend\n");
  session_assert_sound (&fixture);
  session_undo (&fixture);
  g_autofree char *after = session_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_delete (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  static const struct
  {
    PursuitDeleteHow how;
    gint64 to_id;
    const char *expected; /* deals, people, quotations, activities in all, of them of company 3 */
  } cases[] = {
    { PURSUIT_DELETE_KEEP, 0, "2|2|1|1|0|0\n" },
    { PURSUIT_DELETE_MOVE, 3, "2|2|2|1|1|1\n" },
    { PURSUIT_DELETE_ALL, 0, "1|1|1|0|0|0\n" },
  };

  open_with_companies (&fixture);
  fill_every_reference (&fixture);
  g_autofree char *before = session_dump (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      session_run (&fixture, pursuit_command_delete_company (2, cases[i].how, cases[i].to_id));
      g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM company WHERE id = 2"), ==, 0);
      g_assert_cmpint (count_references (&fixture, 2), ==, 0);
      session_assert_answer (&fixture,
                             "SELECT (SELECT count(*) FROM deal), (SELECT count(*) FROM person),"
                             " (SELECT count(*) FROM quotation), (SELECT count(*) FROM activity),"
                             " (SELECT count(*) FROM deal WHERE company_id = 3),"
                             " (SELECT count(*) FROM activity WHERE company_id = 3)",
                             cases[i].expected);
      session_assert_sound (&fixture);
      session_undo (&fixture);
      g_autofree char *after = session_dump (&fixture);
      g_assert_cmpstr (after, ==, before);
    }
  session_must_refuse (&fixture, pursuit_command_delete_company (2, PURSUIT_DELETE_MOVE, 2),
                       PURSUIT_ERROR_REFUSED, "which other company");
}

static void
test_duplicates (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  open_with_companies (&fixture);
  PursuitCompanyProbe probe = { .name = "The Pine Group", .phone = "0049-30-901820" };
  g_autoptr (GPtrArray) lines = pursuit_session_find_duplicates (fixture.session, &probe, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
  const PursuitDuplicateLine *best = lines->pdata[0];
  g_assert_cmpint (best->id, ==, 2);
  g_assert_cmpuint (best->score, ==, 94);
  g_assert_cmpstr (best->text, ==, "The same name but for the legal form, the same phone number");

  g_autoptr (PursuitDuplicatesFound) found =
      pursuit_session_scan_duplicates (fixture.session, 10, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->n_found, ==, 1);
  const PursuitDuplicatePair *pair = found->pairs->pdata[0];
  g_assert_cmpint (pair->first_id, ==, 1);
  g_assert_cmpint (pair->second_id, ==, 2);
  g_assert_cmpstr (pair->second, ==, "Pine GmbH");

  /* what somebody said is remembered, and can be taken back; a new name is another thing */
  session_run (&fixture, pursuit_command_not_duplicates (2, 1));
  g_autoptr (PursuitDuplicatesFound) denied =
      pursuit_session_scan_duplicates (fixture.session, 10, NULL, NULL, NULL, &error);
  g_assert_cmpint (denied->n_found, ==, 0);
  probe = (PursuitCompanyProbe){ .id = 1, .name = "Pine" };
  g_autoptr (GPtrArray) none = pursuit_session_find_duplicates (fixture.session, &probe, &error);
  g_assert_cmpuint (none->len, ==, 0);
  session_run (&fixture, SET (PURSUIT_COMPANY_ENTITY, 3, "name", "Pine AG"));
  g_autoptr (PursuitDuplicatesFound) renamed =
      pursuit_session_scan_duplicates (fixture.session, 1, NULL, NULL, NULL, &error);
  g_assert_cmpint (renamed->n_found, ==, 2);
  g_assert_cmpuint (renamed->pairs->len, ==, 1);

  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_assert_null (pursuit_session_scan_duplicates (fixture.session, 10, NULL, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Keys are made of everything that comes in: random data and the sample too. */
static void
test_keys (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_TEAM, 0);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM company"), >, 10);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM company WHERE dup_name IS NULL"), ==, 0);
  g_auto (SessionFixture) random = { 0 };
  session_fixture_open (&random, PURSUIT_SAMPLE_RANDOM, 100);
  g_assert_cmpint (session_number (&random, "SELECT count(*) FROM company WHERE dup_name IS NULL"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/company/completeness", test_completeness);
  g_test_add_func ("/company/refusals", test_refusals);
  g_test_add_func ("/company/group", test_group);
  g_test_add_func ("/company/merge", test_merge);
  g_test_add_func ("/company/merge-line", test_merge_line);
  g_test_add_func ("/company/merge-people", test_merge_people);
  g_test_add_func ("/company/delete", test_delete);
  g_test_add_func ("/company/duplicates", test_duplicates);
  g_test_add_func ("/company/keys", test_keys);
  return g_test_run ();
}
