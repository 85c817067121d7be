/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the rules about people ask of a map: its records as the plain structs that findings and paths are made
 * of.
 */

#include "pursuit-map-facts.h"

#include "pursuit-acquaintance.h"
#include "pursuit-participation-rules.h"
#include "pursuit-relation.h"
#include "pursuit-rival-tie.h"

/* Of a place that waits for a name, the job says more. */
static const char *
name_of (PursuitRecord *person)
{
  const char *title = pursuit_record_get_text (person, PURSUIT_PERSON_TITLE);

  if (pursuit_record_get_int (person, PURSUIT_PERSON_PLACEHOLDER) != 0 && title != NULL && *title != '\0')
    return title;
  return pursuit_record_get_text (person, PURSUIT_PERSON_NAME);
}

/* @participant: (nullable): without a deal the person alone counts. */
static PursuitGatePerson
take_person (PursuitRecord *person, PursuitRecord *participant)
{
  PursuitGatePerson taken = {
    .person = pursuit_record_get_id (person),
    .level = pursuit_choice_bits (PURSUIT_LEVELS, pursuit_record_get_text (person, PURSUIT_PERSON_LEVEL)),
    .function =
        pursuit_choice_bits (PURSUIT_FUNCTIONS, pursuit_record_get_text (person, PURSUIT_PERSON_FUNCTION)),
    .attitude = PURSUIT_ATTITUDE_ANY,
    .weight = -1,
    .last_met = PURSUIT_DAY_NONE,
    .name = name_of (person),
    .placeholder = pursuit_record_get_int (person, PURSUIT_PERSON_PLACEHOLDER) != 0,
  };
  PursuitRecord *met = participant != NULL ? participant : person;
  guint field = participant != NULL ? PURSUIT_PARTICIPANT_LAST_CONTACT : PURSUIT_PERSON_LAST_CONTACT;

  taken.met_here =
      pursuit_record_is_set (met, field) ? pursuit_record_get_day (met, field) : PURSUIT_DAY_NONE;
  if (participant == NULL)
    return taken;
  taken.roles =
      pursuit_choice_bits (PURSUIT_ROLES, pursuit_record_get_text (participant, PURSUIT_PARTICIPANT_ROLES));
  if (pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_ATTITUDE))
    taken.attitude = (int) pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_ATTITUDE);
  if (pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_WEIGHT))
    taken.weight = (int) pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_WEIGHT);
  taken.insider = pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_INSIDER) != 0;
  taken.contacts = (guint) pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_CONTACTS);
  taken.outside = pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_OUTSIDE) != 0;
  return taken;
}

static void
take_ties (PursuitMapFacts *self, const PursuitPeopleMap *map)
{
  for (guint i = 0; i < map->rival_ties->len; i++)
    {
      PursuitRecord *record = map->rival_ties->pdata[i];
      PursuitGateTie tie = {
        .person = pursuit_record_get_int (record, PURSUIT_RIVAL_TIE_PERSON_ID),
        .competitor = pursuit_record_get_text (record, PURSUIT_RIVAL_TIE_COMPETITOR),
        .closeness = (int) pursuit_record_get_int (record, PURSUIT_RIVAL_TIE_CLOSENESS),
      };
      g_array_append_val (self->ties, tie);
    }
}

/**
 * pursuit_map_facts_take:
 * @self: (out caller-allocates)
 *
 * With a deal only those count who take part in it; without one all people of the company.
 */
void
pursuit_map_facts_take (PursuitMapFacts *self, const PursuitPeopleMap *map)
{
  g_return_if_fail (self != NULL && map != NULL);

  *self = (PursuitMapFacts){ .people = g_array_new (FALSE, FALSE, sizeof (PursuitGatePerson)),
                             .ties = g_array_new (FALSE, FALSE, sizeof (PursuitGateTie)) };
  for (guint i = 0; map->deal != NULL && i < map->standings->len; i++)
    {
      PursuitRecord *participant = ((PursuitStanding *) map->standings->pdata[i])->participant;
      PursuitPerson *person =
          pursuit_people_map_get_person (map,
                                         pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_PERSON_ID));

      if (person != NULL)
        {
          PursuitGatePerson taken = take_person (PURSUIT_RECORD (person), participant);
          g_array_append_val (self->people, taken);
        }
    }
  for (guint i = 0; map->deal == NULL && i < map->people->len; i++)
    {
      PursuitGatePerson taken = take_person (map->people->pdata[i], NULL);
      g_array_append_val (self->people, taken);
    }
  take_ties (self, map);
  self->facts = (PursuitPeopleFacts){ .people = (PursuitGatePerson *) self->people->data,
                                      .n_people = self->people->len,
                                      .ties = (PursuitGateTie *) self->ties->data,
                                      .n_ties = self->ties->len,
                                      .in_deal = map->deal != NULL,
                                      .today = map->day };
  for (guint i = 0; i < PURSUIT_N_PEOPLE_KINDS; i++)
    self->facts.degrees[i] =
        pursuit_participation_degree (map->matrix, map->buying_stage_id, PURSUIT_PEOPLE_KINDS[i].code);
}

/** pursuit_map_facts_clear: frees what @self holds. */
void
pursuit_map_facts_clear (PursuitMapFacts *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->ties, g_array_unref);
}

/**
 * pursuit_map_find_decider:
 *
 * Whom it is worth to reach: of the decision makers the one with the greatest weight, first of those we can
 * name; where nobody has the role, likewise of the decision level.
 *
 * Returns: a person's id; 0 for nobody
 */
gint64
pursuit_map_find_decider (const PursuitPeopleMap *map)
{
  g_return_val_if_fail (map != NULL, 0);

  g_auto (PursuitMapFacts) taken = { 0 };
  const PursuitGatePerson *best = NULL;
  guint role = pursuit_choice_bits (PURSUIT_ROLES, "decision-maker");
  guint level = pursuit_choice_bits (PURSUIT_LEVELS, "decision");
  int best_rank = 0;

  pursuit_map_facts_take (&taken, map);
  for (guint i = 0; i < taken.facts.n_people; i++)
    {
      const PursuitGatePerson *person = &taken.facts.people[i];
      int rank = (person->roles & role) != 0 ? 4 : (person->level & level) != 0 ? 2 : 0;

      if (rank == 0 || person->outside)
        continue;
      rank += !person->placeholder;
      if (rank > best_rank || (rank == best_rank && person->weight > best->weight))
        {
          best = person;
          best_rank = rank;
        }
    }
  return best != NULL ? best->person : 0;
}

static void
add_people (GArray *people, const PursuitPeopleMap *map, GPtrArray *persons)
{
  for (guint i = 0; i < persons->len; i++)
    {
      PursuitRecord *person = persons->pdata[i];
      const PursuitStanding *standing = pursuit_people_map_get_standing (map, pursuit_record_get_id (person));
      PursuitTrustPerson taken = { .person = pursuit_record_get_id (person),
                                   .attitude = PURSUIT_ATTITUDE_ANY,
                                   .placeholder =
                                       pursuit_record_get_int (person, PURSUIT_PERSON_PLACEHOLDER) != 0 };

      if (standing != NULL)
        {
          taken.coverage = (int) pursuit_record_get_int (standing->participant, PURSUIT_PARTICIPANT_COVERAGE);
          if (pursuit_record_is_set (standing->participant, PURSUIT_PARTICIPANT_ATTITUDE))
            taken.attitude =
                (int) pursuit_record_get_int (standing->participant, PURSUIT_PARTICIPANT_ATTITUDE);
        }
      g_array_append_val (people, taken);
    }
}

static void
add_reporting (GArray *lines, GPtrArray *persons)
{
  for (guint i = 0; i < persons->len; i++)
    {
      PursuitTrustLine line = { .from = pursuit_record_get_id (persons->pdata[i]),
                                .to = pursuit_record_get_int (persons->pdata[i], PURSUIT_PERSON_REPORTS_TO),
                                .kind = PURSUIT_TRUST_REPORTS };

      if (line.to != 0)
        g_array_append_val (lines, line);
    }
}

/* Rivals do not speak well of each other: their lines are left out. */
static void
add_relations (GArray *lines, GPtrArray *relations)
{
  for (guint i = 0; i < relations->len; i++)
    {
      PursuitRecord *relation = relations->pdata[i];
      const char *kind = pursuit_record_get_text (relation, PURSUIT_RELATION_KIND);
      PursuitTrustLine line = { .from = pursuit_record_get_int (relation, PURSUIT_RELATION_FROM_ID),
                                .to = pursuit_record_get_int (relation, PURSUIT_RELATION_TO_ID) };

      if (g_strcmp0 (kind, "influence") == 0)
        line.kind = PURSUIT_TRUST_INFLUENCE;
      else if (g_strcmp0 (kind, "friend") == 0)
        line.kind = PURSUIT_TRUST_FRIEND;
      else
        continue;
      g_array_append_val (lines, line);
    }
}

static int
compare_owners (gconstpointer a, gconstpointer b)
{
  const PursuitTrustOwner *left = a, *right = b;

  if (left->person != right->person)
    return left->person < right->person ? -1 : 1;
  return left->member < right->member ? -1 : left->member > right->member;
}

/* What is known of one of us and a person, from three places, becomes one row. */
static void
merge_owners (GArray *owners)
{
  guint n = 0;

  g_array_sort (owners, compare_owners);
  for (guint i = 0; i < owners->len; i++)
    {
      const PursuitTrustOwner one = g_array_index (owners, PursuitTrustOwner, i);
      PursuitTrustOwner *last = n > 0 ? &g_array_index (owners, PursuitTrustOwner, n - 1) : NULL;

      if (last == NULL || compare_owners (last, &one) != 0)
        {
          g_array_index (owners, PursuitTrustOwner, n++) = one;
          continue;
        }
      last->closeness = MAX (last->closeness, one.closeness);
      last->meetings += one.meetings;
      last->owns |= one.owns;
    }
  g_array_set_size (owners, n);
}

static GArray *
take_owners (const PursuitPeopleMap *map)
{
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (PursuitTrustOwner));

  for (guint i = 0; i < map->acquaintances->len; i++)
    {
      PursuitRecord *record = map->acquaintances->pdata[i];
      PursuitTrustOwner one = {
        .person = pursuit_record_get_int (record, PURSUIT_ACQUAINTANCE_PERSON_ID),
        .member = pursuit_record_get_int (record, PURSUIT_ACQUAINTANCE_MEMBER_ID),
        .closeness = (int) pursuit_record_get_int (record, PURSUIT_ACQUAINTANCE_CLOSENESS),
      };
      g_array_append_val (owners, one);
    }
  for (guint i = 0; i < map->contacts->len; i++)
    {
      const PursuitPeopleContact *contact = &g_array_index (map->contacts, PursuitPeopleContact, i);
      PursuitTrustOwner one = { .person = contact->person_id,
                                .member = contact->member_id,
                                .meetings = contact->contacts };
      if (map->day - contact->last <= PURSUIT_TRUST_DAYS)
        g_array_append_val (owners, one);
    }
  for (guint i = 0; i < map->standings->len; i++)
    {
      PursuitRecord *participant = ((PursuitStanding *) map->standings->pdata[i])->participant;
      PursuitTrustOwner one = { .person = pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_PERSON_ID),
                                .member = pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_OWNER_ID),
                                .owns = TRUE };
      /* whom nobody has reached, somebody has been told to reach: that is no acquaintance */
      if (one.member != 0 && pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_COVERAGE) > 0)
        g_array_append_val (owners, one);
    }
  merge_owners (owners);
  return owners;
}

/**
 * pursuit_map_find_path:
 *
 * Returns: (transfer full) (nullable): the path of trust to somebody on the map, as pursuit_trust_path_find()
 *   defines it
 */
PursuitTrustPath *
pursuit_map_find_path (const PursuitPeopleMap *map, gint64 person_id)
{
  g_return_val_if_fail (map != NULL, NULL);

  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (PursuitTrustPerson));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (PursuitTrustLine));
  g_autoptr (GArray) owners = take_owners (map);

  add_people (people, map, map->people);
  add_people (people, map, map->beyond);
  add_reporting (lines, map->people);
  add_relations (lines, map->relations);
  PursuitTrustMap trust = { (PursuitTrustPerson *) people->data, people->len,
                            (PursuitTrustLine *) lines->data,    lines->len,
                            (PursuitTrustOwner *) owners->data,  owners->len };
  return pursuit_trust_path_find (&trust, person_id);
}
