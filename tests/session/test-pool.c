/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose customers companies are: what may be done, what the log keeps of it, and that undo brings all back.
 */

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-member.h"
#include "pursuit-person.h"
#include "pursuit-session-batch.h"
#include "pursuit-session-customers.h"
#include "pursuit-session-find.h"
#include "pursuit-session-keep.h"
#include "session-fixture.h"

static PursuitDay TODAY;

/* A company of that owner (nullable: nobody's). */
static gint64
make_company (SessionFixture *fixture, const char *name, const char *owner)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_COMPANY_NAME, name);
  pursuit_fields_set_text (fields, PURSUIT_COMPANY_PHONE, "010-1234");
  if (owner != NULL)
    pursuit_fields_set_text (fields, PURSUIT_COMPANY_OWNER, owner);
  g_autoptr (PursuitStep) step = session_must_run (fixture, pursuit_command_new_record (fields));
  return step->record_id;
}

static gint64
make_deal (SessionFixture *fixture, gint64 company, const char *owner, PursuitDay close)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "Oil");
  pursuit_fields_set_int (fields, PURSUIT_DEAL_COMPANY_ID, company);
  pursuit_fields_set_text (fields, PURSUIT_DEAL_OWNER, owner);
  pursuit_fields_set_day (fields, PURSUIT_DEAL_EXPECTED_CLOSE, close);
  g_autoptr (PursuitStep) step = session_must_run (fixture, pursuit_command_new_record (fields));
  return step->record_id;
}

static void
make_activity (SessionFixture *fixture, gint64 company, PursuitDay planned, PursuitDay done)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_SUBJECT, "Call");
  pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_COMPANY_ID, company);
  if (planned != PURSUIT_DAY_NONE)
    pursuit_fields_set_day (fields, PURSUIT_ACTIVITY_PLANNED, planned);
  if (done != PURSUIT_DAY_NONE)
    pursuit_fields_set_day (fields, PURSUIT_ACTIVITY_DONE, done);
  g_autoptr (PursuitStep) step = session_must_run (fixture, pursuit_command_new_record (fields));
}

/* Who acts is known when a database is opened. */
static void
reopen (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pursuit_session_close (fixture->session);
  pursuit_session_open (fixture->session, fixture->path, PURSUIT_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

static void
act_as (SessionFixture *fixture, const char *name)
{
  pursuit_session_set_actor (fixture->session, name, NULL);
  reopen (fixture);
}

static gint64
member (SessionFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pursuit_session_resolve (fixture->session, &PURSUIT_MEMBER_ENTITY, name, &error);

  g_assert_no_error (error);
  return id;
}

static void
set_rule (SessionFixture *fixture, PursuitRule rule, int value)
{
  g_autoptr (GError) error = NULL;
  PursuitCustomerRules rules;

  pursuit_session_rules (fixture->session, &rules, &error);
  g_assert_no_error (error);
  rules.values[rule] = value;
  pursuit_session_set_rules (fixture->session, &rules, &error);
  g_assert_no_error (error);
}

static void
turn_to (SessionFixture *fixture, PursuitDay day)
{
  pursuit_session_set_today (fixture->session, day);
  reopen (fixture);
}

static void
begin (SessionFixture *fixture)
{
  session_fixture_open (fixture, PURSUIT_SAMPLE_NONE, 0);
  act_as (fixture, "Anna");
  act_as (fixture, "Bert");
}

/* The operator is not the previous owner; the log keeps both, and what was undone. */
static void
test_log (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  begin (&fixture);
  gint64 id = make_company (&fixture, "Hengda", "Anna");
  session_forth_and_back (&fixture, pursuit_command_release_companies (&id, 1, "no answer"),
                          "Release “Hengda” to the pool");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = pursuit_session_owner_log (fixture.session, id, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (log->len, ==, 2);
  const PursuitOwnerStep *step = log->pdata[0];
  g_assert_cmpstr (step->from, ==, "Anna");
  g_assert_null (step->to);
  g_assert_cmpstr (step->by, ==, "Bert");
  g_assert_cmpstr (step->reason, ==, "no answer");
  g_assert_cmpstr (((PursuitOwnerStep *) log->pdata[1])->kind, ==, "new");
  session_assert_answer (&fixture, "SELECT pool_since, owner_id IS NULL FROM company", "2026-11-21|1\n");
  session_must_refuse (&fixture, pursuit_command_release_companies (&id, 1, NULL), PURSUIT_ERROR_REFUSED,
                       "has no owner");

  session_undo (&fixture);
  session_assert_answer (&fixture,
                         "SELECT count(*), sum(voided_by IS NOT NULL) FROM owner_event WHERE tbl = 'company'",
                         "2|1\n");
}

/* Arrival is when it came, not when somebody edited it last; and every former owner cools down, not only the
 * newest. */
static void
test_locks (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  begin (&fixture);
  gint64 id = make_company (&fixture, "Hengda", "Anna");
  act_as (&fixture, "Anna");
  g_autoptr (PursuitStep) handed =
      session_must_run (&fixture,
                        pursuit_command_hand_over_companies (&id, 1, member (&fixture, "Bert"), FALSE, NULL));
  act_as (&fixture, "Bert");
  g_autoptr (PursuitStep) released =
      session_must_run (&fixture, pursuit_command_release_companies (&id, 1, NULL));
  act_as (&fixture, "Carl");
  session_must_refuse (&fixture, pursuit_command_claim_companies (&id, 1), PURSUIT_ERROR_REFUSED,
                       "has just come to the pool");

  turn_to (&fixture, TODAY + 1);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_COMPANY_NATURE, "edited today");
  g_autoptr (PursuitStep) edited = session_must_run (&fixture, pursuit_command_set_fields (id, 0, fields));
  act_as (&fixture, "Anna");
  session_must_refuse (&fixture, pursuit_command_claim_companies (&id, 1), PURSUIT_ERROR_REFUSED,
                       "was yours not long ago");
  act_as (&fixture, "Bert");
  session_must_refuse (&fixture, pursuit_command_claim_companies (&id, 1), PURSUIT_ERROR_REFUSED,
                       "was yours not long ago");
  act_as (&fixture, "Carl");
  session_forth_and_back (&fixture, pursuit_command_claim_companies (&id, 1), "Claim “Hengda”");
  session_must_refuse (&fixture, pursuit_command_claim_companies (&id, 1), PURSUIT_ERROR_REFUSED,
                       "has an owner already");
}

/* Claims are counted from the log: one that was handed on still counts, one that was undone does not. */
static void
test_limits (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  gint64 ids[4];

  begin (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %u", i);
      ids[i] = make_company (&fixture, name, NULL);
    }
  set_rule (&fixture, PURSUIT_RULE_CLAIMS_A_DAY, 2);
  act_as (&fixture, "Anna");
  /* all or none */
  session_must_refuse (&fixture, pursuit_command_claim_companies (ids, 3), PURSUIT_ERROR_REFUSED,
                       "2 claims a day");
  session_assert_answer (&fixture, "SELECT count(*) FROM company WHERE owner_id IS NOT NULL", "0\n");
  g_autoptr (PursuitStep) two = session_must_run (&fixture, pursuit_command_claim_companies (ids, 2));
  g_assert_cmpstr (two->label, ==, "Claim 2 customers");
  g_autoptr (PursuitStep) on =
      session_must_run (&fixture,
                        pursuit_command_hand_over_companies (ids, 1, member (&fixture, "Bert"), FALSE, NULL));
  session_must_refuse (&fixture, pursuit_command_claim_companies (&ids[2], 1), PURSUIT_ERROR_REFUSED,
                       "2 claims a day");
  for (guint i = 0; i < 2; i++)
    pursuit_step_free (pursuit_session_undo (fixture.session, NULL));
  PursuitPoolStatus status;
  g_assert_true (pursuit_session_pool_status (fixture.session, member (&fixture, "Anna"), &status, NULL));
  g_assert_cmpint (status.claimed_today, ==, 0);
  g_assert_cmpint (status.n_owned, ==, 0);

  set_rule (&fixture, PURSUIT_RULE_OWNED_LIMIT, 1);
  g_autoptr (PursuitStep) first = session_must_run (&fixture, pursuit_command_claim_companies (ids, 1));
  session_must_refuse (&fixture, pursuit_command_claim_companies (&ids[1], 1), PURSUIT_ERROR_REFUSED,
                       "the limit is 1 customers");
  /* won ones do not count */
  gint64 deal = make_deal (&fixture, ids[0], "Anna", TODAY);
  g_autoptr (PursuitStep) moved = session_must_run (
      &fixture, session_forced_move (deal,
                                     session_number (&fixture, "SELECT max(id) FROM stage WHERE phase = "
                                                               "'deliver' AND process_id = 1"),
                                     PURSUIT_PLACE_TOP));
  session_assert_answer (&fixture, "SELECT life FROM company WHERE id = 1", "won\n");
  g_autoptr (PursuitStep) more = session_must_run (&fixture, pursuit_command_claim_companies (&ids[1], 1));
}

static void
test_holding (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  gint64 ids[2];

  begin (&fixture);
  act_as (&fixture, "Anna");
  ids[0] = make_company (&fixture, "Hengda", "Anna");
  ids[1] = make_company (&fixture, "Benxi", "Anna");
  gint64 bert = member (&fixture, "Bert");
  session_forth_and_back (&fixture, pursuit_command_share_companies (ids, 2, bert, "write", TODAY + 5),
                          "Share 2 customers with Bert");
  session_assert_answer (&fixture, "SELECT company_id, may, until FROM company_share ORDER BY 1",
                         "1|write|2026-11-26\n2|write|2026-11-26\n");
  session_must_refuse (&fixture, pursuit_command_share_companies (ids, 1, bert, "own", TODAY),
                       PURSUIT_ERROR_USAGE, "no right");
  session_must_refuse (&fixture, pursuit_command_share_companies (ids, 1, bert, "read", TODAY - 1),
                       PURSUIT_ERROR_BAD_VALUE, "over");

  set_rule (&fixture, PURSUIT_RULE_PROTECT_QUOTA, 1);
  session_forth_and_back (&fixture, pursuit_command_protect_companies (ids, 1, TODAY + 30),
                          "Protect “Hengda”");
  session_must_refuse (&fixture, pursuit_command_protect_companies (&ids[1], 1, TODAY), PURSUIT_ERROR_REFUSED,
                       "quota of 1");
  session_must_refuse (&fixture, pursuit_command_protect_companies (ids, 1, TODAY + 91),
                       PURSUIT_ERROR_REFUSED, "at most");

  /* who holds it alone shares it with nobody, and nobody else takes it */
  session_forth_and_back (&fixture, pursuit_command_set_exclusive (ids, 1, TRUE),
                          "Hold “Hengda” exclusively");
  session_assert_answer (&fixture, "SELECT company_id FROM company_share", "2\n");
  session_must_refuse (&fixture, pursuit_command_share_companies (ids, 1, bert, "read", PURSUIT_DAY_NONE),
                       PURSUIT_ERROR_REFUSED, "held by its owner alone");
  act_as (&fixture, "Bert");
  session_must_refuse (&fixture, pursuit_command_release_companies (ids, 1, NULL), PURSUIT_ERROR_REFUSED,
                       "held by its owner alone");
  session_must_refuse (&fixture, pursuit_command_set_exclusive (ids, 1, FALSE), PURSUIT_ERROR_REFUSED,
                       "held by its owner alone");
  act_as (&fixture, "Anna");
  session_forth_and_back (&fixture, pursuit_command_release_companies (ids, 2, NULL),
                          "Release 2 customers to the pool");
  session_assert_answer (&fixture,
                         "SELECT sum(exclusive), sum(protected_until IS NOT NULL), (SELECT count(*) FROM "
                         "company_share) FROM company",
                         "0|0|0\n");
}

/* Another name for the company. */
static PursuitCommand *
rename_company (gint64 id, const char *name)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_COMPANY_NAME, name);
  return pursuit_command_set_fields (id, 0, fields);
}

/* Does it, and takes it back. */
static void
may (SessionFixture *fixture, PursuitCommand *command)
{
  session_run (fixture, command);
  session_undo (fixture);
}

/* What an owner arranged holds for every command: fields, deals, people, activities, and many at once. */
static void
test_rights (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  gint64 ids[2], deal, own;

  begin (&fixture);
  act_as (&fixture, "Anna");
  ids[0] = make_company (&fixture, "Hengda", "Anna");
  ids[1] = make_company (&fixture, "Anshan", "Anna");
  deal = make_deal (&fixture, ids[0], "Anna", TODAY + 30);
  own = make_deal (&fixture, ids[0], "Bert", TODAY + 30);
  gint64 bert = member (&fixture, "Bert");
  g_autoptr (PursuitFields) title = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  pursuit_fields_set_text (title, PURSUIT_DEAL_TITLE, "Gas");
  g_autoptr (PursuitFields) person = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);
  pursuit_fields_set_text (person, PURSUIT_PERSON_NAME, "Li");
  pursuit_fields_set_int (person, PURSUIT_PERSON_COMPANY_ID, ids[0]);

  /* nothing arranged: others may; shared for reading: they may not, until it is over */
  act_as (&fixture, "Bert");
  may (&fixture, rename_company (ids[0], "Hengda 2"));
  act_as (&fixture, "Anna");
  session_run (&fixture, pursuit_command_share_companies (ids, 1, bert, "read", TODAY + 5));
  act_as (&fixture, "Bert");
  session_must_refuse (&fixture, rename_company (ids[0], "Hengda 2"), PURSUIT_ERROR_REFUSED,
                       "“Hengda” is shared with you for reading only");
  session_must_refuse (&fixture, pursuit_command_set_fields (deal, 0, title), PURSUIT_ERROR_REFUSED,
                       "for reading only");
  session_must_refuse (&fixture, pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, deal),
                       PURSUIT_ERROR_REFUSED, "for reading only");
  session_must_refuse (&fixture, pursuit_command_new_record (person), PURSUIT_ERROR_REFUSED,
                       "for reading only");
  session_must_refuse (&fixture, pursuit_command_cease_companies (ids, 1, TRUE), PURSUIT_ERROR_REFUSED,
                       "for reading only");
  may (&fixture, pursuit_command_set_fields (own, 0, title));
  turn_to (&fixture, TODAY + 6);
  may (&fixture, rename_company (ids[0], "Hengda 2"));
  turn_to (&fixture, TODAY);

  /* owners only, and those who may write */
  set_rule (&fixture, PURSUIT_RULE_OWNERS_WRITE, 1);
  session_must_refuse (&fixture, rename_company (ids[1], "Anshan 2"), PURSUIT_ERROR_REFUSED,
                       "“Anshan” is somebody else’s");
  session_must_refuse (&fixture, pursuit_command_release_companies (&ids[1], 1, NULL), PURSUIT_ERROR_REFUSED,
                       "“Anshan” is somebody else’s");
  act_as (&fixture, "Anna");
  may (&fixture, rename_company (ids[1], "Anshan 2"));
  session_run (&fixture, pursuit_command_share_companies (ids, 1, bert, "write", PURSUIT_DAY_NONE));
  act_as (&fixture, "Bert");
  may (&fixture, rename_company (ids[0], "Hengda 2"));
  may (&fixture, pursuit_command_new_record (person));

  /* of many, what is refused is left out and told */
  g_autoptr (PursuitListSpec) all = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  g_autoptr (PursuitCommand) batch = rename_company (0, "Same");
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBatchResult) result =
      pursuit_session_batch (fixture.session, batch, all, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_done, ==, 1);
  g_assert_cmpuint (result->n_refused, ==, 1);
  session_assert_answer (&fixture, "SELECT name FROM company ORDER BY id", "Same\nAnshan\n");
  set_rule (&fixture, PURSUIT_RULE_OWNERS_WRITE, 0);

  /* what is held alone nobody else changes, takes over by an edit, or adds to */
  act_as (&fixture, "Anna");
  session_run (&fixture, pursuit_command_set_exclusive (&ids[1], 1, TRUE));
  act_as (&fixture, "Bert");
  session_must_refuse (&fixture, rename_company (ids[1], "Anshan 2"), PURSUIT_ERROR_REFUSED,
                       "held by its owner alone");
  g_autoptr (PursuitFields) mine = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);
  pursuit_fields_set_text (mine, PURSUIT_COMPANY_OWNER, "Bert");
  session_must_refuse (&fixture, pursuit_command_set_fields (ids[1], 0, mine), PURSUIT_ERROR_REFUSED,
                       "held by its owner alone");
  /* an edit of the owner ends what the former one arranged, and keeps to the limit */
  act_as (&fixture, "Anna");
  set_rule (&fixture, PURSUIT_RULE_OWNED_LIMIT, 1);
  session_run (&fixture, pursuit_command_set_fields (ids[1], 0, mine));
  session_assert_answer (&fixture, "SELECT owner_id = 0, exclusive FROM company WHERE id = 2", "0|0\n");
  session_must_refuse (&fixture, pursuit_command_set_fields (ids[0], 0, mine), PURSUIT_ERROR_REFUSED,
                       "the limit is 1 customers");
}

/* Each goes to the other one, with its open deals, in one step. */
static void
test_exchange (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  gint64 ids[3];

  begin (&fixture);
  ids[0] = make_company (&fixture, "A1", "Anna");
  ids[1] = make_company (&fixture, "B1", "Bert");
  ids[2] = make_company (&fixture, "C1", "Carl");
  make_deal (&fixture, ids[0], "Anna", TODAY + 20);
  make_deal (&fixture, ids[0], "Carl", TODAY + 20);
  gint64 anna = member (&fixture, "Anna"), bert = member (&fixture, "Bert");
  session_must_refuse (&fixture, pursuit_command_exchange_companies (ids, 3, anna, bert, TRUE, NULL),
                       PURSUIT_ERROR_REFUSED, "“C1” does not belong");
  session_must_refuse (&fixture, pursuit_command_exchange_companies (ids, 1, anna, anna, TRUE, NULL),
                       PURSUIT_ERROR_USAGE, "It takes two");
  session_forth_and_back (&fixture, pursuit_command_exchange_companies (ids, 2, anna, bert, TRUE, "regions"),
                          "Exchange 2 customers between Anna and Bert");
  session_assert_answer (&fixture,
                         "SELECT c.name, m.name FROM company c JOIN member m ON m.id = c.owner_id ORDER BY 1",
                         "A1|Bert\nB1|Anna\nC1|Carl\n");
  session_assert_answer (&fixture,
                         "SELECT m.name FROM deal d JOIN member m ON m.id = d.owner_id ORDER BY d.id",
                         "Bert\nCarl\n");
  session_assert_answer (&fixture,
                         "SELECT count(*), count(DISTINCT operation_id), min(reason) FROM owner_event "
                         "WHERE kind = 'exchange' AND voided_by IS NULL",
                         "2|1|regions\n");
}

static void
assert_due (SessionFixture *fixture, const char *names)
{
  session_assert_answer (fixture, "SELECT name FROM company WHERE pool_since IS NOT NULL ORDER BY name",
                         names);
}

/* The days of the grade without contact, and never while something is planned, locked or protected. */
static void
test_automatic (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  gint64 ids[6];

  begin (&fixture);
  act_as (&fixture, "Anna");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      ids[i] = make_company (&fixture, name, "Anna");
    }
  make_activity (&fixture, ids[1], TODAY + 200, PURSUIT_DAY_NONE);
  g_autoptr (PursuitStep) locked =
      session_must_run (&fixture, pursuit_command_set_exclusive (&ids[2], 1, TRUE));
  make_deal (&fixture, ids[5], "Anna", pursuit_day_add_months (TODAY, 5));
  session_assert_answer (&fixture, "SELECT name, release_day FROM company ORDER BY name",
                         "0|2027-05-20\n1|2027-06-10\n2|\n3|2027-05-20\n4|2027-05-20\n5|2027-03-21\n");
  session_must_refuse (&fixture, pursuit_command_release_due (), PURSUIT_ERROR_NOTHING, "No customer is due");

  turn_to (&fixture, TODAY + 170);
  make_activity (&fixture, ids[3], PURSUIT_DAY_NONE, TODAY + 170);
  g_autoptr (PursuitStep) kept =
      session_must_run (&fixture, pursuit_command_protect_companies (&ids[4], 1, TODAY + 190));
  turn_to (&fixture, TODAY + 180);
  session_forth_and_back (&fixture, pursuit_command_release_due (),
                          "Release 2 customers to the pool automatically");
  assert_due (&fixture, "0\n5\n");
  session_assert_answer (&fixture,
                         "SELECT DISTINCT m.name FROM owner_event e JOIN member m ON m.id = e.from_owner_id "
                         "WHERE e.kind = 'automatic' AND e.voided_by IS NULL",
                         "Anna\n");
  turn_to (&fixture, TODAY + 191);
  g_autoptr (PursuitStep) next = session_must_run (&fixture, pursuit_command_release_due ());
  assert_due (&fixture, "0\n4\n5\n");

  /* switched off, nothing is due any more; on again, the time between does not count */
  set_rule (&fixture, PURSUIT_RULE_AUTOMATIC, 0);
  session_assert_answer (&fixture, "SELECT count(release_day) FROM company", "0\n");
  turn_to (&fixture, TODAY + 900);
  set_rule (&fixture, PURSUIT_RULE_AUTOMATIC, 1);
  session_must_refuse (&fixture, pursuit_command_release_due (), PURSUIT_ERROR_NOTHING, "No customer is due");
}

/* What is hidden in the pool is hidden in records and from conditions. */
static void
test_hidden (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);

  begin (&fixture);
  gint64 id = make_company (&fixture, "Hengda", "Anna");
  pursuit_list_spec_where (spec, PURSUIT_COMPANY_PHONE, PURSUIT_OP_CONTAINS, "1234");
  g_assert_cmpint (pursuit_session_count (fixture.session, spec, NULL), ==, 1);
  g_autoptr (PursuitStep) step =
      session_must_run (&fixture, pursuit_command_release_companies (&id, 1, NULL));
  g_assert_cmpint (pursuit_session_count (fixture.session, spec, NULL), ==, 0);
  g_autoptr (PursuitRecord) hidden =
      pursuit_session_record (fixture.session, &PURSUIT_COMPANY_ENTITY, id, NULL);
  g_assert_false (pursuit_record_is_set (hidden, PURSUIT_COMPANY_PHONE));
  set_rule (&fixture, PURSUIT_RULE_HIDE_PHONE, 0);
  g_autoptr (PursuitRecord) shown =
      pursuit_session_record (fixture.session, &PURSUIT_COMPANY_ENTITY, id, NULL);
  g_assert_cmpstr (pursuit_record_get_text (shown, PURSUIT_COMPANY_PHONE), ==, "010-1234");
}

static void
assert_matches (SessionFixture *fixture, const PursuitEntity *entity, const char *typed, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitQuickMatch) match =
      pursuit_session_quick_match (fixture->session, entity, typed, -1, &error);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);

  g_assert_no_error (error);
  g_assert_cmpint (match->total, ==, expected);
  pursuit_list_spec_set_match (spec, typed);
  g_assert_cmpint (pursuit_session_count (fixture->session, spec, NULL), ==, expected);
}

/* Nor is it found by what is typed: who finds it by three digits soon has all of them. */
static void
test_hidden_match (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  const PursuitEntity *companies = &PURSUIT_COMPANY_ENTITY, *people = &PURSUIT_PERSON_ENTITY;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (people);

  begin (&fixture);
  gint64 id = make_company (&fixture, "Hengda", "Anna");
  pursuit_fields_set_text (fields, PURSUIT_PERSON_NAME, "Li Wei");
  pursuit_fields_set_int (fields, PURSUIT_PERSON_COMPANY_ID, id);
  pursuit_fields_set_text (fields, PURSUIT_PERSON_EMAIL, "liwei@hengda.cn");
  pursuit_fields_set_text (fields, PURSUIT_PERSON_PHONE, "021-7788");
  pursuit_fields_set_text (fields, PURSUIT_PERSON_MOBILE, "13812345678");
  g_autoptr (PursuitStep) person = session_must_run (&fixture, pursuit_command_new_record (fields));
  assert_matches (&fixture, companies, "1234", 1);
  assert_matches (&fixture, people, "@heng", 1);
  assert_matches (&fixture, people, "7788", 1);
  assert_matches (&fixture, people, "1381", 1);

  g_autoptr (PursuitStep) step =
      session_must_run (&fixture, pursuit_command_release_companies (&id, 1, NULL));
  assert_matches (&fixture, companies, "1234", 0);
  assert_matches (&fixture, companies, "heng", 1);
  assert_matches (&fixture, people, "@heng", 0);
  assert_matches (&fixture, people, "7788", 0);
  assert_matches (&fixture, people, "1381", 0);
  assert_matches (&fixture, people, "li", 1);

  set_rule (&fixture, PURSUIT_RULE_HIDE_PHONE, 0);
  assert_matches (&fixture, companies, "1234", 1);
  assert_matches (&fixture, people, "7788", 0);
  set_rule (&fixture, PURSUIT_RULE_HIDE_PEOPLE, 0);
  assert_matches (&fixture, people, "7788", 1);
  assert_matches (&fixture, people, "@heng", 1);
}

static void
assert_grades (SessionFixture *fixture, const char *expected)
{
  session_assert_answer (
      fixture, "SELECT d.grade, d.grade_due, c.grade FROM deal d JOIN company c ON c.id = d.company_id",
      expected);
}

/* Nothing changes silently: the clock proposes, what is done to the deal counts at once. */
static void
test_grades (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  begin (&fixture);
  gint64 company = make_company (&fixture, "Hengda", "Anna");
  gint64 deal = make_deal (&fixture, company, "Anna", pursuit_day_add_months (TODAY, 8));
  g_autoptr (PursuitFields) chance = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  pursuit_fields_parse (chance, "probability_own", "0.5", NULL);
  g_autoptr (PursuitStep) set = session_must_run (&fixture, pursuit_command_set_fields (deal, 0, chance));
  assert_grades (&fixture, "C||C\n");

  turn_to (&fixture, pursuit_day_add_months (TODAY, 6));
  assert_grades (&fixture, "C|A|C\n");
  g_autoptr (GPtrArray) proposals = pursuit_session_grade_proposals (fixture.session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposals->len, ==, 1);
  g_assert_true (pursuit_grade_proposal_rises (proposals->pdata[0]));
  session_forth_and_back (&fixture, pursuit_command_confirm_grades (NULL, 0), "Confirm grade of “Oil”: A");
  assert_grades (&fixture, "A||A\n");
  session_must_refuse (&fixture, pursuit_command_confirm_grades (&deal, 1), PURSUIT_ERROR_REFUSED,
                       "is as the rule says");

  /* a date that is moved by hand counts at once */
  g_autoptr (PursuitFields) later = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  pursuit_fields_set_day (later, PURSUIT_DEAL_EXPECTED_CLOSE, pursuit_day_add_months (TODAY, 11));
  session_forth_and_back (&fixture, pursuit_command_set_fields (deal, 0, later), "Edit “Oil”");
  assert_grades (&fixture, "B||B\n");

  session_must_refuse (&fixture, pursuit_command_grade_company (company, "A", NULL), PURSUIT_ERROR_BAD_VALUE,
                       "Say why");
  session_forth_and_back (&fixture, pursuit_command_grade_company (company, "A", "their chief told us"),
                          "Grade “Hengda”: A");
  assert_grades (&fixture, "B||A\n");
  session_forth_and_back (&fixture, pursuit_command_grade_deal (deal, "D", "no money"), "Grade “Oil”: D");
  assert_grades (&fixture, "D||A\n");
  g_autoptr (PursuitStep) rule = session_must_run (&fixture, pursuit_command_grade_deal (deal, NULL, NULL));
  assert_grades (&fixture, "B||A\n");

  g_autoptr (GString) story = g_string_new (NULL);
  g_autoptr (GPtrArray) steps =
      pursuit_session_grade_history (fixture.session, &PURSUIT_DEAL_ENTITY, deal, NULL);
  for (guint i = steps->len; i-- > 0;)
    {
      const PursuitGradeStep *step = steps->pdata[i];
      if (!step->undone)
        g_string_append_printf (story, "%s%s:%s ", step->from, step->to, step->kind);
    }
  g_assert_cmpstr (story->str, ==, "DC:rule CA:confirmed AB:rule BD:said DB:rule ");
}

/* The limits are settings; another limit proposes and moves nothing. */
static void
test_limits_of_grades (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  begin (&fixture);
  gint64 company = make_company (&fixture, "Hengda", "Anna");
  make_deal (&fixture, company, "Anna", pursuit_day_add_months (TODAY, 5));
  assert_grades (&fixture, "C||C\n"); /* B, and one lower for a chance below 20 % */
  set_rule (&fixture, PURSUIT_RULE_LOW_CHANCE, 0);
  assert_grades (&fixture, "C|B|C\n");
  set_rule (&fixture, PURSUIT_RULE_NEED_RECORDED, 1);
  assert_grades (&fixture, "C|D|C\n");
}

static void
test_life (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  begin (&fixture);
  gint64 id = make_company (&fixture, "Hengda", "Anna");
  session_assert_answer (&fixture, "SELECT life, grade FROM company", "target|D\n");
  session_forth_and_back (&fixture, pursuit_command_verify_companies (&id, 1, TRUE), "Verify “Hengda”");
  session_assert_answer (&fixture, "SELECT life, grade FROM company", "database|D\n");
  gint64 deal = make_deal (&fixture, id, "Anna", TODAY + 10);
  session_assert_answer (&fixture, "SELECT life, grade FROM company", "open|B\n");
  session_forth_and_back (&fixture, pursuit_command_close_deal (deal, "lost", "price", NULL, TODAY),
                          "Lose “Hengda”");
  session_assert_answer (&fixture, "SELECT life, grade FROM company", "lost|C\n");
  session_forth_and_back (&fixture, pursuit_command_cease_companies (&id, 1, TRUE),
                          "Note that “Hengda” ceased business");
  session_assert_answer (&fixture, "SELECT life, release_day FROM company", "ceased|\n");
}

/* Who is responsible for a market gets its new companies when that is confirmed. */
static void
test_market (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);
  g_autoptr (GError) error = NULL;

  begin (&fixture);
  gint64 energy = session_number (&fixture, "SELECT id FROM market_group WHERE name = 'Energy'");
  gint64 north = session_number (&fixture, "SELECT id FROM market_group WHERE name = 'North China'");
  session_forth_and_back (&fixture, pursuit_command_set_market (energy, north, member (&fixture, "Anna")),
                          "Target market “Energy” × “North China”: Anna");
  session_must_refuse (&fixture, pursuit_command_set_market (north, energy, 0), PURSUIT_ERROR_USAGE,
                       "other side");
  pursuit_fields_set_text (fields, PURSUIT_COMPANY_NAME, "Tangshan Power");
  pursuit_fields_set_text (fields, PURSUIT_COMPANY_INDUSTRY, "Wind power");
  pursuit_fields_set_text (fields, PURSUIT_COMPANY_REGION, "Tangshan");
  g_autoptr (PursuitStep) made = session_must_run (&fixture, pursuit_command_new_record (fields));
  make_company (&fixture, "Nowhere", NULL);
  g_autoptr (GPtrArray) proposals = pursuit_session_market_proposals (fixture.session, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposals->len, ==, 1);
  g_assert_cmpstr (((PursuitMarketProposal *) proposals->pdata[0])->member, ==, "Anna");
  session_forth_and_back (&fixture, pursuit_command_place_companies (&made->record_id, 1),
                          "Assign “Tangshan Power” by target market");
  g_autoptr (PursuitMarketGrid) grid = pursuit_session_market_grid (fixture.session, &error);
  g_assert_no_error (error);
  const PursuitMarketView *view = pursuit_market_grid_get (grid, 0, 0);
  g_assert_cmpint (view->industry_id, ==, energy);
  g_assert_cmpint (view->region_id, ==, north);
  g_assert_cmpstr (view->member, ==, "Anna");
  g_assert_cmpint (view->n_known, ==, 1);
  g_assert_cmpint (view->n_valid, ==, 0);
  g_assert_cmpint (grid->n_outside, ==, 1);
}

/* Random commands of three people: the log only grows, says the true owner before, and the limits hold. */
static void
test_property (void)
{
  enum
  {
    COMPANIES = 8,
#ifdef __SANITIZE_ADDRESS__
    STEPS = 40, /* five times as slow */
#else
    STEPS = 120,
#endif
    CLAIMS = 3,
    OWNED = 4
  };
  static const char *const names[] = { "Anna", "Bert", "Carl" };
  g_auto (SessionFixture) fixture = { 0 };
  gint64 ids[COMPANIES], last_events = 0;
  PursuitDay today = TODAY;

  begin (&fixture);
  for (guint i = 0; i < COMPANIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %u", i);
      ids[i] = make_company (&fixture, name, i % 2 ? "Anna" : NULL);
    }
  set_rule (&fixture, PURSUIT_RULE_CLAIMS_A_DAY, CLAIMS);
  set_rule (&fixture, PURSUIT_RULE_OWNED_LIMIT, OWNED);
  act_as (&fixture, "Carl");
  for (guint i = 0; i < STEPS; i++)
    {
      gint64 *id = &ids[g_test_rand_int_range (0, COMPANIES)];
      const char *actor = names[g_test_rand_int_range (0, 3)], *to = names[g_test_rand_int_range (0, 3)];
      int kind = g_test_rand_int_range (0, 10);
      g_autoptr (PursuitCommand) command = NULL;

      act_as (&fixture, actor);
      if (kind < 3)
        command = pursuit_command_claim_companies (id, 1);
      else if (kind < 6)
        command = pursuit_command_release_companies (id, 1, NULL);
      else if (kind == 6)
        command = pursuit_command_hand_over_companies (id, 1, member (&fixture, to), TRUE, NULL);
      else if (kind == 7)
        command = pursuit_command_set_exclusive (id, 1, g_test_rand_bit ());
      else if (kind == 8)
        pursuit_step_free (g_test_rand_bit () ? pursuit_session_undo (fixture.session, NULL)
                                              : pursuit_session_redo (fixture.session, NULL));
      else
        turn_to (&fixture, today += g_test_rand_int_range (0, 12));
      if (command != NULL)
        pursuit_step_free (pursuit_session_run (fixture.session, command, NULL));

      gint64 events = session_number (&fixture, "SELECT count(*) FROM owner_event");
      g_assert_cmpint (events, >=, last_events);
      last_events = events;
      /* each live event begins where the live one before it ended, and the last one is the present owner */
      session_assert_answer (
          &fixture,
          "SELECT count(*) FROM (SELECT from_owner_id AS f, lag (to_owner_id) OVER w AS p, "
          "row_number () OVER w AS n FROM owner_event WHERE tbl = 'company' AND voided_by IS NULL "
          "WINDOW w AS (PARTITION BY row_id ORDER BY id)) WHERE n > 1 AND f IS NOT p",
          "0\n");
      session_assert_answer (
          &fixture,
          "SELECT count(*) FROM company c WHERE owner_id IS NOT (SELECT to_owner_id FROM owner_event e WHERE "
          "e.tbl = 'company' AND e.row_id = c.id AND e.voided_by IS NULL ORDER BY e.id DESC LIMIT 1)",
          "0\n");
      g_assert_cmpint (session_number (&fixture, "SELECT COALESCE(max(n), 0) FROM (SELECT count(*) AS n FROM "
                                                 "owner_event WHERE kind = 'claim' AND voided_by IS NULL "
                                                 "GROUP BY to_owner_id, day)"),
                       <=, CLAIMS);
      session_assert_answer (&fixture,
                             "SELECT count(*) FROM company WHERE pool_since IS NOT NULL AND owner_id IS NOT "
                             "NULL",
                             "0\n");
    }
  session_assert_sound (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TODAY = pursuit_day_from_ymd (2026, 11, 21);
  g_test_add_func ("/pool/log", test_log);
  g_test_add_func ("/pool/locks", test_locks);
  g_test_add_func ("/pool/limits", test_limits);
  g_test_add_func ("/pool/holding", test_holding);
  g_test_add_func ("/pool/rights", test_rights);
  g_test_add_func ("/pool/exchange", test_exchange);
  g_test_add_func ("/pool/automatic", test_automatic);
  g_test_add_func ("/pool/hidden", test_hidden);
  g_test_add_func ("/pool/hidden-match", test_hidden_match);
  g_test_add_func ("/pool/grades", test_grades);
  g_test_add_func ("/pool/limits-of-grades", test_limits_of_grades);
  g_test_add_func ("/pool/life", test_life);
  g_test_add_func ("/pool/market", test_market);
  g_test_add_func ("/pool/property", test_property);
  return g_test_run ();
}
