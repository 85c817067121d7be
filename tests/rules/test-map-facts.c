/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-map-facts.h"

#include "pursuit-acquaintance.h"
#include "pursuit-participation.h"
#include "pursuit-relation.h"
#include "pursuit-rival-tie.h"

static const PursuitDay TODAY = 20000;

enum
{
  LUO = 1,
  ZHOU,
  SUN,
  GUEST,
  YANG = 7,
  MEI,
  STAGE = 3
};

static PursuitRecord *
add_person (GPtrArray *people, gint64 id, const char *name, const char *level, const char *function)
{
  PursuitRecord *person = pursuit_record_new (&PURSUIT_PERSON_ENTITY);

  pursuit_record_set_int (person, PURSUIT_RECORD_ID, id);
  pursuit_record_set_text (person, PURSUIT_PERSON_NAME, name);
  pursuit_record_set_text (person, PURSUIT_PERSON_LEVEL, level);
  pursuit_record_set_text (person, PURSUIT_PERSON_FUNCTION, function);
  g_ptr_array_add (people, person);
  return person;
}

static PursuitRecord *
add_participant (PursuitPeopleMap *map, gint64 person, const char *roles, int attitude, int weight)
{
  g_autoptr (PursuitRecord) participant = pursuit_record_new (&PURSUIT_PARTICIPANT_ENTITY);

  pursuit_record_set_int (participant, PURSUIT_PARTICIPANT_PERSON_ID, person);
  pursuit_record_set_text (participant, PURSUIT_PARTICIPANT_ROLES, roles);
  pursuit_record_set_int (participant, PURSUIT_PARTICIPANT_ATTITUDE, attitude);
  pursuit_record_set_int (participant, PURSUIT_PARTICIPANT_WEIGHT, weight);
  g_ptr_array_add (map->standings, pursuit_standing_new (participant));
  return participant; /* the standing keeps it */
}

static void
add_relation (PursuitPeopleMap *map, gint64 from, gint64 to, const char *kind)
{
  PursuitRecord *relation = pursuit_record_new (&PURSUIT_RELATION_ENTITY);

  pursuit_record_set_int (relation, PURSUIT_RELATION_FROM_ID, from);
  pursuit_record_set_int (relation, PURSUIT_RELATION_TO_ID, to);
  pursuit_record_set_text (relation, PURSUIT_RELATION_KIND, kind);
  g_ptr_array_add (map->relations, relation);
}

static void
add_acquaintance (PursuitPeopleMap *map, gint64 person, gint64 member, int closeness)
{
  PursuitRecord *record = pursuit_record_new (&PURSUIT_ACQUAINTANCE_ENTITY);

  pursuit_record_set_int (record, PURSUIT_ACQUAINTANCE_PERSON_ID, person);
  pursuit_record_set_int (record, PURSUIT_ACQUAINTANCE_MEMBER_ID, member);
  pursuit_record_set_int (record, PURSUIT_ACQUAINTANCE_CLOSENESS, closeness);
  g_ptr_array_add (map->acquaintances, record);
}

/* Zhou reports to Luo, Sun is Zhou's friend and Luo's rival; a guest of another firm has influence on Sun. */
static PursuitPeopleMap *
make_map (gboolean in_deal)
{
  PursuitPeopleMap *map = pursuit_people_map_new ();
  PursuitRecord *zhou;

  map->day = TODAY;
  add_person (map->people, LUO, "Luo Jian", "decision", "other");
  zhou = add_person (map->people, ZHOU, "Zhou Min", "management", "technical");
  pursuit_record_set_int (zhou, PURSUIT_PERSON_REPORTS_TO, LUO);
  add_person (map->people, SUN, "Sun Li", "operating", "purchasing");
  add_person (map->beyond, GUEST, "Guest", NULL, NULL);
  add_relation (map, ZHOU, SUN, "friend");
  add_relation (map, LUO, SUN, "rival");
  add_relation (map, GUEST, SUN, "influence");
  if (in_deal)
    {
      map->deal = pursuit_record_new (&PURSUIT_COMPANY_ENTITY); /* any record: only its being there counts */
      add_participant (map, LUO, "decision-maker", 0, 60);
      add_participant (map, SUN, "evaluator", 2, 0);
    }
  return map;
}

/* “3 2 1, member 7” */
static char *
describe_path (PursuitPeopleMap *map, gint64 target)
{
  g_autoptr (PursuitTrustPath) path = pursuit_map_find_path (map, target);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; path != NULL && i < path->n_steps; i++)
    g_string_append_printf (text, "%d ", (int) path->steps[i].person);
  if (path != NULL)
    g_string_append_printf (text, "member %d, %u times, closeness %d", (int) path->owner.member,
                            path->owner.meetings, path->owner.closeness);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_path (PursuitPeopleMap *map, gint64 target, const char *expected)
{
  g_autofree char *found = describe_path (map, target);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_path (void)
{
  g_autoptr (PursuitPeopleMap) map = make_map (TRUE);
  PursuitPeopleContact contact = { SUN, MEI, 4, TODAY - PURSUIT_TRUST_DAYS };

  pursuit_people_map_index (map);
  assert_path (map, LUO, "");
  add_acquaintance (map, SUN, YANG, 1);
  assert_path (map, LUO, "3 2 1 member 7, 0 times, closeness 1");
  /* rivals do not lead to each other, and the influence of the guest leads back to the guest */
  assert_path (map, GUEST, "3 4 member 7, 0 times, closeness 1");
  g_array_append_val (map->contacts, contact);
  assert_path (map, LUO, "3 2 1 member 8, 4 times, closeness 0");
  /* one row for a member, whatever is known of them */
  add_acquaintance (map, SUN, MEI, 2);
  assert_path (map, LUO, "3 2 1 member 8, 4 times, closeness 2");
  map->day++;
  assert_path (map, LUO, "3 2 1 member 8, 0 times, closeness 2");
}

static void
test_owner (void)
{
  g_autoptr (PursuitPeopleMap) map = make_map (TRUE);
  PursuitStanding *sun = map->standings->pdata[1];

  pursuit_people_map_index (map);
  /* to be told to reach somebody is no acquaintance */
  pursuit_record_set_int (sun->participant, PURSUIT_PARTICIPANT_OWNER_ID, YANG);
  assert_path (map, SUN, "");
  pursuit_record_set_int (sun->participant, PURSUIT_PARTICIPANT_COVERAGE, 1);
  assert_path (map, SUN, "3 member 7, 0 times, closeness 0");
}

static void
test_facts (void)
{
  g_autoptr (PursuitPeopleMap) map = make_map (TRUE);
  g_autoptr (PursuitPeopleMap) company = make_map (FALSE);
  g_auto (PursuitMapFacts) taken = { 0 }, all = { 0 };
  PursuitStanding *luo = map->standings->pdata[0];
  PursuitRecord *cell = pursuit_record_new (&PURSUIT_PARTICIPATION_ENTITY);
  PursuitRecord *tie = pursuit_record_new (&PURSUIT_RIVAL_TIE_ENTITY);

  pursuit_record_set_int (luo->participant, PURSUIT_PARTICIPANT_LAST_CONTACT, TODAY - 2);
  pursuit_record_set_int (luo->participant, PURSUIT_PARTICIPANT_OUTSIDE, 1);
  pursuit_record_set_int (cell, PURSUIT_PARTICIPATION_BUYING_STAGE_ID, STAGE);
  pursuit_record_set_text (cell, PURSUIT_PARTICIPATION_PEOPLE, "purchasing");
  pursuit_record_set_int (cell, PURSUIT_PARTICIPATION_WEIGHT, PURSUIT_PARTICIPATION_WORKS);
  g_ptr_array_add (map->matrix, cell);
  map->buying_stage_id = STAGE;
  pursuit_record_set_int (tie, PURSUIT_RIVAL_TIE_PERSON_ID, LUO);
  pursuit_record_set_text (tie, PURSUIT_RIVAL_TIE_COMPETITOR, "Castor");
  pursuit_record_set_int (tie, PURSUIT_RIVAL_TIE_CLOSENESS, 3);
  g_ptr_array_add (map->rival_ties, tie);
  pursuit_people_map_index (map);
  pursuit_map_facts_take (&taken, map);
  g_assert_true (taken.facts.in_deal);
  g_assert_cmpuint (taken.facts.n_people, ==, 2);
  g_assert_cmpstr (taken.facts.people[0].name, ==, "Luo Jian");
  g_assert_cmpint (taken.facts.people[0].met_here, ==, TODAY - 2);
  g_assert_cmpint (taken.facts.people[0].weight, ==, 60);
  g_assert_true (taken.facts.people[0].outside);
  g_assert_cmpint (taken.facts.people[1].attitude, ==, 2);
  g_assert_cmpint (taken.facts.people[1].met_here, ==, PURSUIT_DAY_NONE);
  g_assert_cmpuint (taken.facts.n_ties, ==, 1);
  g_assert_cmpint (taken.facts.degrees[5], ==, PURSUIT_PARTICIPATION_WORKS);
  g_assert_cmpint (taken.facts.degrees[0], ==, PURSUIT_PARTICIPATION_ABSENT);

  pursuit_people_map_index (company);
  pursuit_map_facts_take (&all, company);
  g_assert_false (all.facts.in_deal);
  g_assert_cmpuint (all.facts.n_people, ==, 3);
  g_assert_cmpint (all.facts.people[0].attitude, ==, PURSUIT_ATTITUDE_ANY);
}

static void
test_decider (void)
{
  g_autoptr (PursuitPeopleMap) map = make_map (TRUE);
  g_autoptr (PursuitPeopleMap) company = make_map (FALSE);

  pursuit_people_map_index (map);
  pursuit_people_map_index (company);
  g_assert_cmpint (pursuit_map_find_decider (map), ==, LUO);
  g_assert_cmpint (pursuit_map_find_decider (company), ==, LUO);
  pursuit_record_set_text (((PursuitStanding *) map->standings->pdata[0])->participant,
                           PURSUIT_PARTICIPANT_ROLES, NULL);
  g_assert_cmpint (pursuit_map_find_decider (map), ==, LUO);
  pursuit_record_set_text (((PursuitStanding *) map->standings->pdata[1])->participant,
                           PURSUIT_PARTICIPANT_ROLES, "evaluator,decision-maker");
  g_assert_cmpint (pursuit_map_find_decider (map), ==, SUN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-facts/path", test_path);
  g_test_add_func ("/map-facts/owner", test_owner);
  g_test_add_func ("/map-facts/facts", test_facts);
  g_test_add_func ("/map-facts/decider", test_decider);

  return g_test_run ();
}
