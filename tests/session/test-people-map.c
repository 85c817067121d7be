/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people-fixture.h"

#include "pursuit-acquaintance.h"
#include "pursuit-activity.h"
#include "pursuit-deal.h"
#include "pursuit-party-member.h"
#include "pursuit-relation.h"
#include "pursuit-rival-tie.h"
#include "pursuit-buying-command.h"

static PursuitCommand *
relate (gint64 from, gint64 to, const char *kind, const char *notes)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_RELATION_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_RELATION_FROM_ID, from);
  pursuit_fields_set_int (fields, PURSUIT_RELATION_TO_ID, to);
  pursuit_fields_set_text (fields, PURSUIT_RELATION_KIND, kind);
  pursuit_fields_set_text (fields, PURSUIT_RELATION_NOTES, notes);
  return pursuit_command_new_record (fields);
}

/* A relation stands once, the friends' lower id first; nobody stands in one to themselves. */
static void
test_relations (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 zhao = people_make_person (&fixture, "Zhao Wei", "Hengda"),
         sun = people_make_person (&fixture, "Sun Li", "Hengda"),
         guest = people_make_person (&fixture, "Guo Jing", "Design Institute 3");

  gint64 friends = session_forth_and_back (&fixture, relate (sun, zhao, "friend", "same school"),
                                           "New relation between “Zhao Wei” and “Sun Li”");
  g_autofree char *row = session_answer (&fixture, "SELECT from_id < to_id, kind, notes, day FROM relation");
  g_assert_cmpstr (row, ==, "1|friend|same school|2026-11-21\n");
  session_must_refuse (&fixture, relate (zhao, sun, "friend", NULL), PURSUIT_ERROR_REFUSED,
                       "as friends already");
  session_must_refuse (&fixture, relate (sun, sun, "rival", NULL), PURSUIT_ERROR_REFUSED, "to themselves");
  session_must_refuse (&fixture, relate (sun, 0, "rival", NULL), PURSUIT_ERROR_REFUSED, "two people");
  session_must_refuse (&fixture, relate (sun, 999, "rival", NULL), PURSUIT_ERROR_NOT_FOUND,
                       "no longer there");
  session_must_refuse (&fixture, relate (sun, zhao, NULL, NULL), PURSUIT_ERROR_BAD_VALUE,
                       "must not be empty");

  /* influence has a direction, and goes both ways at once; people of another company may have a part in it */
  session_forth_and_back (&fixture, relate (sun, zhao, "influence", NULL),
                          "New relation between “Sun Li” and “Zhao Wei”");
  session_forth_and_back (&fixture, relate (zhao, sun, "influence", NULL),
                          "New relation between “Zhao Wei” and “Sun Li”");
  session_must_refuse (&fixture, relate (sun, zhao, "influence", NULL), PURSUIT_ERROR_REFUSED,
                       "influences Zhao Wei");
  gint64 outside = session_forth_and_back (&fixture, relate (guest, zhao, "influence", NULL),
                                           "New relation between “Guo Jing” and “Zhao Wei”");

  /* an influence that becomes a friendship is put in order */
  g_autoptr (PursuitFields) kind = pursuit_fields_new (&PURSUIT_RELATION_ENTITY);
  pursuit_fields_set_text (kind, PURSUIT_RELATION_KIND, "rival");
  session_forth_and_back (&fixture, pursuit_command_set_fields (outside, 0, kind),
                          "Edit the relation between “Zhao Wei” and “Guo Jing”");
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT count(*) FROM relation WHERE kind = 'rival' AND from_id < to_id"),
                   ==, 1);
  session_forth_and_back (&fixture, pursuit_command_delete_record (&PURSUIT_RELATION_ENTITY, friends),
                          "Delete the relation between “Zhao Wei” and “Sun Li”");
  session_assert_sound (&fixture);
  session_fixture_close (&fixture);
}

static PursuitCommand *
acquaint (gint64 person, const char *member, int closeness)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACQUAINTANCE_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_ACQUAINTANCE_PERSON_ID, person);
  pursuit_fields_set_text (fields, PURSUIT_ACQUAINTANCE_MEMBER, member);
  pursuit_fields_set_int (fields, PURSUIT_ACQUAINTANCE_CLOSENESS, closeness);
  return pursuit_command_new_record (fields);
}

static PursuitCommand *
tie (gint64 person, const char *competitor, const char *contact)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_RIVAL_TIE_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_RIVAL_TIE_PERSON_ID, person);
  pursuit_fields_set_text (fields, PURSUIT_RIVAL_TIE_COMPETITOR, competitor);
  pursuit_fields_set_text (fields, PURSUIT_RIVAL_TIE_CONTACT, contact);
  return pursuit_command_new_record (fields);
}

static PursuitCommand *
group (gint64 deal, const char *name)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTY_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_PARTY_DEAL_ID, deal);
  pursuit_fields_set_text (fields, PURSUIT_PARTY_NAME, name);
  pursuit_fields_set_text (fields, PURSUIT_PARTY_KIND, "evaluation");
  return pursuit_command_new_record (fields);
}

static PursuitCommand *
put_into (gint64 party, gint64 person, gboolean chairs)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTY_MEMBER_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_PARTY_MEMBER_PARTY_ID, party);
  pursuit_fields_set_int (fields, PURSUIT_PARTY_MEMBER_PERSON_ID, person);
  pursuit_fields_set_int (fields, PURSUIT_PARTY_MEMBER_CHAIRS, chairs);
  return pursuit_command_new_record (fields);
}

/* A person or a deal that goes takes along what hangs on it, and brings it back. */
static void
test_deletion (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = people_make_deal (&fixture, "Cutting fluids", "Hengda"),
         zhao = people_make_person (&fixture, "Zhao Wei", "Hengda"),
         sun = people_make_person (&fixture, "Sun Li", "Hengda");

  session_run (&fixture, people_say (deal, zhao, "attitude", "1", PURSUIT_DAY_NONE, NULL));
  session_run (&fixture, people_say (deal, zhao, "weight", "40", PURSUIT_DAY_NONE, NULL));
  session_run (&fixture, relate (sun, zhao, "friend", NULL));
  session_forth_and_back (&fixture, acquaint (zhao, "Tester", 2), "Note that “Tester” knows “Zhao Wei”");
  session_must_refuse (&fixture, acquaint (zhao, "Tester", 3), PURSUIT_ERROR_REFUSED, "noted already");
  session_must_refuse (&fixture, acquaint (sun, "Tester", 4), PURSUIT_ERROR_REFUSED, "from 1");
  session_forth_and_back (&fixture, tie (zhao, "Castor", "Xu"), "Note that “Castor” knows “Zhao Wei”");
  session_must_refuse (&fixture, tie (zhao, "Castor", "Xu"), PURSUIT_ERROR_REFUSED, "noted already");
  session_must_refuse (&fixture, tie (zhao, NULL, "Xu"), PURSUIT_ERROR_BAD_VALUE, "must not be empty");
  gint64 party = session_forth_and_back (&fixture, group (deal, "Committee"),
                                         "New group “Committee” in “Cutting fluids”");
  session_must_refuse (&fixture, group (deal, "Committee"), PURSUIT_ERROR_REFUSED, "already");
  session_forth_and_back (&fixture, put_into (party, zhao, TRUE), "Put “Zhao Wei” into “Committee”");
  session_must_refuse (&fixture, put_into (party, zhao, FALSE), PURSUIT_ERROR_REFUSED, "already");

  session_forth_and_back (&fixture, pursuit_command_delete_record (pursuit_entity_find ("person"), zhao),
                          "Delete person “Zhao Wei”");
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT (SELECT count(*) FROM participant_value) + (SELECT count(*) FROM "
                                   "relation) + (SELECT count(*) FROM acquaintance) + (SELECT count(*) FROM "
                                   "rival_tie) + (SELECT count(*) FROM party_member)"),
                   ==, 0);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM party"), ==, 1);
  g_autoptr (GError) error = NULL;
  pursuit_step_free (pursuit_session_undo (fixture.session, &error));
  g_assert_no_error (error);
  session_forth_and_back (&fixture, pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, deal),
                          "Delete deal “Cutting fluids”");
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT (SELECT count(*) FROM participant_value) + (SELECT count(*) FROM "
                                   "party) + (SELECT count(*) FROM party_member)"),
                   ==, 0);
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM relation"), ==, 1);
  pursuit_step_free (pursuit_session_undo (fixture.session, &error));
  g_assert_no_error (error);
  session_forth_and_back (&fixture, pursuit_command_delete_record (&PURSUIT_PARTY_ENTITY, party),
                          "Delete group “Committee” in “Cutting fluids”");
  session_forth_and_back (&fixture, pursuit_command_remove_participant (deal, zhao),
                          "Take “Zhao Wei” out of “Cutting fluids”");
  session_assert_sound (&fixture);
  session_fixture_close (&fixture);
}

/* The people of the last deal come over with what was believed of them, since when and whence. */
static void
test_copy (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;
  const PursuitDay june = pursuit_day_from_ymd (2026, 6, 1);

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 older = people_make_deal (&fixture, "Trial", "Hengda"),
         last = people_make_deal (&fixture, "Grinding oil", "Hengda"),
         other = people_make_deal (&fixture, "Elsewhere", "Yulin Coal"),
         deal = people_make_deal (&fixture, "Cutting fluids", "Hengda"),
         zhao = people_make_person (&fixture, "Zhao Wei", "Hengda"),
         sun = people_make_person (&fixture, "Sun Li", "Hengda");

  session_must_refuse (&fixture, pursuit_command_copy_participants (deal, 0), PURSUIT_ERROR_REFUSED,
                       "No other deal");
  session_run (&fixture, people_say (older, zhao, "attitude", "-2", june, NULL));
  session_run (&fixture, people_say (other, zhao, "attitude", "-2", june, NULL));
  session_run (&fixture, people_say (last, zhao, "attitude", "1", june, "Qian Hao"));
  session_run (&fixture, people_say (last, zhao, "weight", "30", PURSUIT_DAY_NONE, NULL));
  session_run (&fixture, people_say (last, zhao, "wins", "esteem,safety", PURSUIT_DAY_NONE, NULL));
  session_run (&fixture, people_say (last, sun, "insider", "yes", june, NULL));
  session_run (&fixture, people_say (last, sun, "outside", "yes", PURSUIT_DAY_NONE, NULL));
  session_run (&fixture, people_say (deal, sun, "attitude", "2", PURSUIT_DAY_NONE, NULL));

  g_autoptr (PursuitPeopleMap) offered =
      pursuit_session_people_map (fixture.session, 0, deal, PURSUIT_DAY_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (offered->earlier_deal_id, ==, last);
  g_assert_cmpstr (offered->earlier_deal, ==, "Grinding oil");
  g_assert_cmpuint (offered->earlier_people, ==, 1); /* the other one is on both */

  session_must_refuse (&fixture, pursuit_command_copy_participants (deal, deal), PURSUIT_ERROR_REFUSED,
                       "its own people");
  session_forth_and_back (&fixture, pursuit_command_copy_participants (deal, older),
                          "Give “Cutting fluids” the people of “Trial”");
  pursuit_step_free (pursuit_session_undo (fixture.session, &error));
  g_assert_no_error (error);
  session_forth_and_back (&fixture, pursuit_command_copy_participants (deal, 0),
                          "Give “Cutting fluids” the people of “Grinding oil”");
  g_autofree char *sql =
      g_strdup_printf ("SELECT q.name, p.attitude, p.weight, p.wins, p.insider FROM participant p"
                       " JOIN person q ON q.id = p.person_id WHERE p.deal_id = %" G_GINT64_FORMAT
                       " ORDER BY p.id",
                       deal);
  g_autofree char *rows = session_answer (&fixture, sql);
  g_assert_cmpstr (rows, ==, "Sun Li|2|||0\nZhao Wei|1|30|safety,esteem|0\n");
  g_autoptr (GPtrArray) standings =
      pursuit_session_participants_as_of (fixture.session, deal, PURSUIT_DAY_NONE, &error);
  g_assert_no_error (error);
  const PursuitKeptValue *kept = &people_find_standing (standings, zhao)->kept[PURSUIT_KEPT_ATTITUDE];
  g_assert_cmpint (kept->day, ==, june);
  g_assert_cmpstr (kept->source, ==, "copied from “Grinding oil”");
  g_assert_cmpstr (kept->by, ==, "Tester");
  g_assert_true (kept->aged);
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT count(*) FROM participant_value WHERE source LIKE '%Grinding%'"),
                   ==, 0);
  session_must_refuse (&fixture, pursuit_command_copy_participants (deal, 0), PURSUIT_ERROR_REFUSED,
                       "Everybody");
  g_autoptr (PursuitPeopleMap) taken =
      pursuit_session_people_map (fixture.session, 0, deal, PURSUIT_DAY_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->earlier_people, ==, 0);
  session_assert_sound (&fixture);
  session_fixture_close (&fixture);
}

/* One reading of all that the map shows: the company's people, guests of the deal, those to whom relations
 * lead. */
static void
test_map (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;
  const PursuitDay today = pursuit_day_from_ymd (2026, 11, 21);

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = people_make_deal (&fixture, "Cutting fluids", "Hengda"),
         zhao = people_make_person (&fixture, "Zhao Wei", "Hengda"),
         sun = people_make_person (&fixture, "Sun Li", "Hengda"),
         guest = people_make_person (&fixture, "Guo Jing", "Design Institute 3"),
         friend = people_make_person (&fixture, "Lu Yao", "City Bank"),
         stranger = people_make_person (&fixture, "Ma Ke", "City Bank");
  gint64 company = session_number (&fixture, "SELECT id FROM company WHERE name = 'Hengda'");
  session_run (&fixture, people_say (deal, zhao, "weight", "20", PURSUIT_DAY_NONE, NULL));
  session_run (&fixture, people_say (deal, guest, "weight", "10", PURSUIT_DAY_NONE, NULL));
  session_run (&fixture, people_say (deal, sun, "weight", "50", PURSUIT_DAY_NONE, NULL));
  session_run (&fixture, people_say (deal, sun, "outside", "yes", PURSUIT_DAY_NONE, NULL));
  session_run (&fixture, relate (zhao, friend, "friend", NULL));
  session_run (&fixture, relate (friend, stranger, "friend", NULL));
  session_run (&fixture, acquaint (zhao, "Tester", 2));
  session_run (&fixture, acquaint (friend, "Tester", 2));
  session_run (&fixture, tie (guest, "Castor", NULL));
  gint64 party = session_forth_and_back (&fixture, group (deal, "Committee"),
                                         "New group “Committee” in “Cutting fluids”");
  session_run (&fixture, put_into (party, zhao, FALSE));
  session_run (&fixture, put_into (party, guest, TRUE));
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);
      pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_KIND, "visit");
      pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_SUBJECT, "Visit");
      pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_DEAL_ID, deal);
      pursuit_fields_set_day (fields, PURSUIT_ACTIVITY_DONE, today - i);
      session_run (&fixture,
                   pursuit_command_log_activity (fields, &zhao, 1, NULL, 0, NULL, PURSUIT_DAY_NONE));
    }

  g_autoptr (PursuitPeopleMap) map =
      pursuit_session_people_map (fixture.session, company, deal, PURSUIT_DAY_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (map->people->len, ==, 3);
  g_assert_cmpint (pursuit_record_get_id (map->people->pdata[2]), ==, guest);
  g_assert_cmpuint (map->beyond->len, ==, 1);
  g_assert_nonnull (pursuit_people_map_get_person (map, friend));
  g_assert_null (pursuit_people_map_get_person (map, stranger));
  g_assert_cmpuint (map->standings->len, ==, 3);
  g_assert_cmpuint (map->relations->len, ==, 1);
  g_assert_cmpuint (map->acquaintances->len, ==, 1);
  g_assert_cmpuint (map->rival_ties->len, ==, 1);
  g_assert_cmpuint (map->parties->len, ==, 1);
  PursuitPartyView *view = map->parties->pdata[0];
  g_assert_cmpuint (view->members->len, ==, 2);
  g_assert_cmpint (pursuit_record_get_int (view->members->pdata[0], PURSUIT_PARTY_MEMBER_PERSON_ID), ==,
                   guest);

  /* weights are told as they were entered and as shares; whoever stands outside has none */
  g_assert_cmpint (map->weights_sum, ==, 30);
  g_assert_cmpint (pursuit_people_map_get_standing (map, zhao)->share, ==, 67);
  g_assert_cmpint (pursuit_people_map_get_standing (map, guest)->share, ==, 33);
  g_assert_cmpint (pursuit_people_map_get_standing (map, sun)->share, ==, -1);

  g_assert_cmpuint (map->contacts->len, ==, 1);
  PursuitPeopleContact *contact = &g_array_index (map->contacts, PursuitPeopleContact, 0);
  g_assert_cmpint (contact->person_id, ==, zhao);
  g_assert_cmpuint (contact->contacts, ==, 2);
  g_assert_cmpint (contact->last, ==, today);
  g_assert_cmpstr (pursuit_record_get_text (map->deal, PURSUIT_DEAL_TITLE), ==, "Cutting fluids");
  g_assert_true (map->buying_assumed);
  g_assert_cmpuint (map->buying_stages->len, ==, 6);
  g_assert_cmpuint (map->matrix->len, ==, 36);

  /* as it was yesterday */
  g_autoptr (PursuitPeopleMap) yesterday =
      pursuit_session_people_map (fixture.session, company, deal, today - 1, &error);
  g_assert_cmpuint (g_array_index (yesterday->contacts, PursuitPeopleContact, 0).contacts, ==, 1);
  g_assert_cmpint (yesterday->weights_sum, ==, 0);
  /* only those who take part */
  g_autoptr (PursuitPeopleMap) few =
      pursuit_session_people_map (fixture.session, 0, deal, PURSUIT_DAY_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (few->people->len, ==, 3);
  g_assert_null (few->company);
  /* and no deal at all */
  g_autoptr (PursuitPeopleMap) bare =
      pursuit_session_people_map (fixture.session, company, 0, PURSUIT_DAY_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bare->people->len, ==, 2);
  g_assert_cmpuint (bare->standings->len, ==, 0);
  session_fixture_close (&fixture);
}

/* How often we met whom while the customer was where. */
static void
test_stage_contacts (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;
  const PursuitDay today = pursuit_day_from_ymd (2026, 11, 21);
  static const struct
  {
    int before;
    const char *stage;
  } visits[] = { { 40, NULL }, { 30, "project" }, { 20, NULL }, { 10, "tender" } };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = people_make_deal (&fixture, "Cutting fluids", "Hengda"),
         zhao = people_make_person (&fixture, "Zhao Wei", "Hengda");
  session_run (&fixture, people_say (deal, zhao, "roles", "user", PURSUIT_DAY_NONE, NULL));
  g_autofree char *codes =
      session_answer (&fixture, "SELECT b.id FROM buying_stage b JOIN deal d ON d.process_id = b.process_id "
                                "ORDER BY b.position LIMIT 2");
  g_auto (GStrv) ids = g_strsplit (codes, "\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);
      pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_KIND, "visit");
      pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_SUBJECT, "Visit");
      pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_DEAL_ID, deal);
      pursuit_fields_set_day (fields, PURSUIT_ACTIVITY_DONE, today - visits[i].before);
      PursuitCommand *visit =
          pursuit_command_log_activity (fields, &zhao, 1, NULL, 0, NULL, PURSUIT_DAY_NONE);
      if (visits[i].stage != NULL)
        pursuit_command_add_buying_stage (visit, g_ascii_strtoll (ids[i / 2], NULL, 10), NULL);
      session_run (&fixture, visit);
    }
  g_autoptr (PursuitPeopleMap) map =
      pursuit_session_people_map (fixture.session, 0, deal, PURSUIT_DAY_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (map->stage_contacts->len, ==, 2);
  g_assert_cmpuint (g_array_index (map->stage_contacts, PursuitStageContact, 0).contacts, ==, 2);
  g_assert_cmpuint (g_array_index (map->stage_contacts, PursuitStageContact, 1).contacts, ==, 1);
  session_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/relations", test_relations);
  g_test_add_func ("/people/deletion", test_deletion);
  g_test_add_func ("/people/copy", test_copy);
  g_test_add_func ("/people/map", test_map);
  g_test_add_func ("/people/stage-contacts", test_stage_contacts);
  return g_test_run ();
}
