/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A map of people that follows changes is the one that reading it anew would give, and so is its chart. */

#include "people-fixture.h"

#include "pursuit-org-people.h"
#include "pursuit-party-member.h"
#include "pursuit-relation.h"

#ifdef __SANITIZE_ADDRESS__
#define N_ROUNDS 40 /* five times as slow */
#else
#define N_ROUNDS 120
#endif

typedef struct
{
  SessionFixture base;
  GRand *rand;
  gint64 company;
  gint64 deal;
  PursuitChange *change; /* since the map was made */
  PursuitPeopleMap *map;
  PursuitOrgPeople *people;
} Fixture;

static void
changed_cb (PursuitSession *session, PursuitChange *change, Fixture *fixture)
{
  pursuit_change_merge (fixture->change, change);
}

static gint64
pick (Fixture *fixture, const char *table, const char *where)
{
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", table, where);
  gint64 n = session_number (&fixture->base, count);
  g_autofree char *sql = NULL;

  if (n == 0)
    return 0;
  sql = g_strdup_printf ("SELECT id FROM %s WHERE %s ORDER BY id LIMIT 1 OFFSET %d", table, where,
                         g_rand_int_range (fixture->rand, 0, (gint32) n));
  return session_number (&fixture->base, sql);
}

static gint64
pick_person (Fixture *fixture)
{
  g_autofree char *where = g_strdup_printf ("company_id = %" G_GINT64_FORMAT, fixture->company);

  return pick (fixture, "person", where);
}

/* What is said of a person of the company, or of a new one. */
static PursuitCommand *
edit_person (Fixture *fixture, gint64 id)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);
  g_autofree char *word = g_strdup_printf ("Word %u", g_rand_int_range (fixture->rand, 0, 1000));
  static const char *const levels[] = { "operating", "management", "decision" };

  switch (id == 0 ? 0 : g_rand_int_range (fixture->rand, 0, 5))
    {
    case 0:
      pursuit_fields_set_text (fields, PURSUIT_PERSON_NAME, word);
      break;
    case 1:
      pursuit_fields_set_text (fields, PURSUIT_PERSON_TITLE, word);
      break;
    case 2:
      pursuit_fields_set_int (fields, PURSUIT_PERSON_CHART_COLUMNS, g_rand_int_range (fixture->rand, 0, 4));
      break;
    case 3:
      pursuit_fields_set_int (fields, PURSUIT_PERSON_ASSISTANT, g_rand_boolean (fixture->rand));
      break;
    default:
      pursuit_fields_set_text (fields, PURSUIT_PERSON_LEVEL, levels[g_rand_int_range (fixture->rand, 0, 3)]);
    }
  if (id != 0)
    return pursuit_command_set_fields (id, 0, fields);
  pursuit_fields_set_int (fields, PURSUIT_PERSON_COMPANY_ID, fixture->company);
  if (g_rand_boolean (fixture->rand))
    pursuit_fields_set_int (fields, PURSUIT_PERSON_REPORTS_TO, pick_person (fixture));
  return pursuit_command_new_record (fields);
}

static PursuitCommand *
relate (Fixture *fixture)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_RELATION_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_RELATION_FROM_ID, pick_person (fixture));
  pursuit_fields_set_int (fields, PURSUIT_RELATION_TO_ID, pick (fixture, "person", "1"));
  pursuit_fields_set_text (fields, PURSUIT_RELATION_KIND, "influence");
  return pursuit_command_new_record (fields);
}

static PursuitCommand *
take_part (Fixture *fixture)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  gint64 person =
      g_rand_int_range (fixture->rand, 0, 4) == 0 ? pick (fixture, "person", "1") : pick_person (fixture);

  pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_ATTITUDE, g_rand_int_range (fixture->rand, -2, 3));
  if (g_rand_boolean (fixture->rand))
    pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_WEIGHT, g_rand_int_range (fixture->rand, 0, 60));
  return pursuit_command_set_participant (fixture->deal, person, fields);
}

static PursuitCommand *
join_group (Fixture *fixture)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTY_MEMBER_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_PARTY_MEMBER_PARTY_ID, pick (fixture, "party", "1"));
  pursuit_fields_set_int (fields, PURSUIT_PARTY_MEMBER_PERSON_ID, pick_person (fixture));
  return pursuit_command_new_record (fields);
}

static PursuitCommand *
make_group (Fixture *fixture)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTY_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_PARTY_DEAL_ID, fixture->deal);
  pursuit_fields_set_text (fields, PURSUIT_PARTY_NAME, "Inspectors");
  pursuit_fields_set_text (fields, PURSUIT_PARTY_KIND, "evaluation");
  return pursuit_command_new_record (fields);
}

static PursuitCommand *
make_command (Fixture *fixture)
{
  gint64 ids[2] = { pick_person (fixture), pick_person (fixture) };

  switch (g_rand_int_range (fixture->rand, 0, 14))
    {
    case 0:
    case 1:
    case 2:
      return pursuit_command_reparent_person (ids[0], pick_person (fixture), pick_person (fixture));
    case 3:
      return pursuit_command_reparent_person (ids[0], 0, 0);
    case 4:
      return pursuit_command_reparent_people (ids, ids[0] == ids[1] ? 1 : 2, pick_person (fixture), 0);
    case 5:
      return pursuit_command_remove_from_chart (ids[0]);
    case 6:
      return edit_person (fixture, 0);
    case 7:
    case 8:
      return edit_person (fixture, ids[0]);
    case 9:
      return pursuit_command_delete_record (&PURSUIT_PERSON_ENTITY, ids[0]);
    case 10:
      return relate (fixture);
    case 11:
    case 12:
      return take_part (fixture);
    default:
      return join_group (fixture);
    }
}

/* What a map says */

static void
dump_record (GString *text, PursuitRecord *record)
{
  const PursuitEntity *entity = pursuit_record_get_entity (record);

  g_string_append_printf (text, "%s", entity->name);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const PursuitValue *value = pursuit_record_get_value (record, i);

      if (value->kind == PURSUIT_VALUE_TEXT)
        g_string_append_printf (text, "|%s", value->s);
      else if (value->kind == PURSUIT_VALUE_REAL)
        g_string_append_printf (text, "|%.17g", value->d);
      else if (value->kind == PURSUIT_VALUE_INT)
        g_string_append_printf (text, "|%" G_GINT64_FORMAT, value->i);
      else
        g_string_append_c (text, '|');
    }
  g_string_append_c (text, '\n');
}

static void
dump_records (GString *text, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    dump_record (text, records->pdata[i]);
}

static void
dump_standing (GString *text, const PursuitPeopleMap *map, const PursuitStanding *standing)
{
  gint64 id = pursuit_record_get_int (standing->participant, PURSUIT_PARTICIPANT_PERSON_ID);

  g_assert_true (pursuit_people_map_get_standing (map, id) == standing);
  g_assert_true (g_hash_table_lookup (map->participants, &id) == standing->participant);
  dump_record (text, standing->participant);
  for (guint i = 0; i < PURSUIT_N_KEPT_FIELDS; i++)
    g_string_append_printf (text, "%d %d %s %s %d,", standing->kept[i].known, standing->kept[i].day,
                            standing->kept[i].source, standing->kept[i].by, standing->kept[i].aged);
  g_string_append_printf (text, " %d\n", standing->share);
}

static char *
dump_map (PursuitPeopleMap *map)
{
  GString *text = g_string_new (NULL);

  dump_record (text, map->company);
  dump_record (text, map->deal);
  dump_records (text, map->people);
  for (guint i = 0; i < map->people->len; i++)
    g_assert_true (
        (gpointer) pursuit_people_map_get_person (map, pursuit_record_get_id (map->people->pdata[i])) ==
        map->people->pdata[i]);
  dump_records (text, map->beyond);
  for (guint i = 0; i < map->standings->len; i++)
    dump_standing (text, map, map->standings->pdata[i]);
  dump_records (text, map->relations);
  dump_records (text, map->acquaintances);
  dump_records (text, map->rival_ties);
  for (guint i = 0; i < map->parties->len; i++)
    {
      const PursuitPartyView *view = map->parties->pdata[i];

      dump_record (text, view->party);
      dump_records (text, view->members);
    }
  for (guint i = 0; i < map->contacts->len; i++)
    {
      const PursuitPeopleContact *contact = &g_array_index (map->contacts, PursuitPeopleContact, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u %d\n", contact->person_id,
                              contact->member_id, contact->contacts, contact->last);
    }
  dump_records (text, map->members);
  dump_records (text, map->buying_stages);
  dump_records (text, map->matrix);
  for (guint i = 0; i < map->stage_contacts->len; i++)
    {
      const PursuitStageContact *contact = &g_array_index (map->stage_contacts, PursuitStageContact, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u\n", contact->person_id,
                              contact->buying_stage_id, contact->contacts);
    }
  g_string_append_printf (text, "%" G_GINT64_FORMAT " %s %u\n", map->earlier_deal_id, map->earlier_deal,
                          map->earlier_people);
  g_string_append_printf (text, "%d %u %u %" G_GINT64_FORMAT "\n", map->weights_sum, map->stage_contacts->len,
                          map->n_guests, map->buying_stage_id);
  return g_string_free (text, FALSE);
}

static void
assert_same_people (const PursuitOrgPeople *followed, const PursuitOrgPeople *anew)
{
  g_assert_cmpuint (followed->n_cards, ==, anew->n_cards);
  g_assert_cmpuint (followed->unplaced->len, ==, anew->unplaced->len);
  g_assert_cmpuint (followed->n_relations, ==, anew->n_relations);
  for (guint i = 0; i < anew->n_cards; i++)
    {
      g_assert_true (pursuit_org_card_equal (&followed->cards[i], &anew->cards[i]));
      g_assert_cmpint (followed->cards[i].level, ==, anew->cards[i].level);
      g_assert_cmpint (followed->parent[i], ==, anew->parent[i]);
      g_assert_cmpuint (followed->n_reports[i], ==, anew->n_reports[i]);
      g_assert_cmpuint (followed->columns[i], ==, anew->columns[i]);
      g_assert_cmpuint (followed->assistants[i], ==, anew->assistants[i]);
      g_assert_cmpint (pursuit_org_people_find (followed, anew->cards[i].id), ==, (gint) i);
    }
  for (guint i = 0; i < anew->n_relations; i++)
    g_assert_true (followed->relations[i].id == anew->relations[i].id &&
                   followed->relations[i].from == anew->relations[i].from &&
                   followed->relations[i].to == anew->relations[i].to);
  for (guint i = 0; i < anew->unplaced->len; i++)
    g_assert_cmpint (pursuit_record_get_id (followed->unplaced->pdata[i]), ==,
                     pursuit_record_get_id (anew->unplaced->pdata[i]));
}

/* The change was sent to the main context before the command was answered. */
static void
await_change (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
follow_and_compare (Fixture *fixture)
{
  g_autoptr (PursuitChange) change = g_steal_pointer (&fixture->change);
  g_autoptr (GError) error = NULL;
  PursuitPeopleMap *map =
      pursuit_session_people_map_after (fixture->base.session, fixture->map, change, fixture->company,
                                        fixture->deal, PURSUIT_DAY_NONE, &error);
  g_autoptr (PursuitPeopleMap) anew = pursuit_session_people_map (fixture->base.session, fixture->company,
                                                                  fixture->deal, PURSUIT_DAY_NONE, NULL);
  g_autoptr (PursuitOrgPeople) people_anew = pursuit_org_people_new_of_map (anew, FALSE);
  PursuitOrgPeople *people;
  g_autofree char *followed = NULL, *read = dump_map (anew);

  g_assert_no_error (error);
  fixture->change = pursuit_change_new ();
  followed = dump_map (map);
  g_assert_cmpstr (followed, ==, read);
  people = pursuit_org_people_new_after (fixture->people, map, FALSE);
  assert_same_people (people, people_anew);
  pursuit_org_people_unref (fixture->people);
  pursuit_people_map_unref (fixture->map);
  fixture->people = people;
  fixture->map = map;
}

static void
set_up (Fixture *fixture)
{
  session_fixture_open (&fixture->base, PURSUIT_SAMPLE_TEAM, 0);
  fixture->rand = g_rand_new_with_seed (7);
  fixture->change = pursuit_change_new ();
  fixture->company =
      session_number (&fixture->base, "SELECT id FROM company WHERE name = 'Hengda Machinery'");
  fixture->deal =
      session_number (&fixture->base, "SELECT d.id FROM deal d JOIN company c ON c.id = d.company_id "
                                      "WHERE c.name = 'Hengda Machinery' AND outcome = 'open' "
                                      "ORDER BY amount DESC");
  fixture->map = pursuit_session_people_map (fixture->base.session, fixture->company, fixture->deal,
                                             PURSUIT_DAY_NONE, NULL);
  fixture->people = pursuit_org_people_new_of_map (fixture->map, FALSE);
  g_signal_connect (fixture->base.session, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture)
{
  pursuit_org_people_unref (fixture->people);
  pursuit_people_map_unref (fixture->map);
  pursuit_change_unref (fixture->change);
  g_rand_free (fixture->rand);
  session_fixture_close (&fixture->base);
}

static void
test_random (void)
{
  Fixture fixture;
  guint done = 0, shared = 0;

  set_up (&fixture);
  session_run (&fixture.base, make_group (&fixture));
  await_change ();
  follow_and_compare (&fixture);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (PursuitCommand) command = make_command (&fixture);
      g_autoptr (GError) error = NULL;
      PursuitStep *step = g_rand_int_range (fixture.rand, 0, 8) == 0
                              ? pursuit_session_undo (fixture.base.session, &error)
                              : pursuit_session_run (fixture.base.session, command, &error);
      PursuitPeopleMap *before = fixture.map;
      GPtrArray *relations = before->relations;

      if (step == NULL)
        continue; /* refused */
      pursuit_step_free (step);
      await_change ();
      follow_and_compare (&fixture);
      done++;
      shared += fixture.map->relations == relations;
    }
  /* Most commands are accepted, and most of these leave the relations alone. */
  g_assert_cmpuint (done, >, N_ROUNDS / 2);
  g_assert_cmpuint (shared, >, done / 3);
  tear_down (&fixture);
}

/* Negative control: a map that is told of nothing is not the one that is read anew. */
static void
test_untold (void)
{
  Fixture fixture;
  g_autoptr (PursuitChange) nothing = pursuit_change_new ();
  g_autoptr (PursuitPeopleMap) map = NULL, anew = NULL;
  g_autofree char *followed = NULL, *read = NULL;

  set_up (&fixture);
  session_run (&fixture.base, edit_person (&fixture, pick_person (&fixture)));
  map = pursuit_session_people_map_after (fixture.base.session, fixture.map, nothing, fixture.company,
                                          fixture.deal, PURSUIT_DAY_NONE, NULL);
  anew = pursuit_session_people_map (fixture.base.session, fixture.company, fixture.deal, PURSUIT_DAY_NONE,
                                     NULL);
  followed = dump_map (map);
  read = dump_map (anew);
  g_assert_cmpstr (followed, !=, read);
  g_assert_true (map->people == fixture.map->people);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/people-after/random", test_random);
  g_test_add_func ("/session/people-after/untold", test_untold);
  return g_test_run ();
}
