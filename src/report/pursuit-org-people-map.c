/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map of people adds to the cards: lines between people, places on the chart, who matters now. */

#include "pursuit-org-people-private.h"
#include "pursuit-participation-rules.h"
#include "pursuit-party-member.h"
#include "pursuit-relation.h"

#include <string.h>

static PursuitOrgRelationKind
kind_of (PursuitRecord *relation)
{
  const char *kind = pursuit_record_get_text (relation, PURSUIT_RELATION_KIND);

  if (g_strcmp0 (kind, "friend") == 0)
    return PURSUIT_ORG_RELATION_FRIEND;
  return g_strcmp0 (kind, "rival") == 0 ? PURSUIT_ORG_RELATION_RIVAL : PURSUIT_ORG_RELATION_INFLUENCE;
}

/* Lines between those who are on the chart. */
static void
add_relations (PursuitOrgPeople *self, PursuitPeopleMap *map)
{
  self->relations = g_new0 (PursuitOrgRelation, map->relations->len);
  for (guint i = 0; i < map->relations->len; i++)
    {
      PursuitRecord *relation = map->relations->pdata[i];
      gint from = pursuit_org_people_find (self, pursuit_record_get_int (relation, PURSUIT_RELATION_FROM_ID));
      gint to = pursuit_org_people_find (self, pursuit_record_get_int (relation, PURSUIT_RELATION_TO_ID));

      if (from < 0 || to < 0)
        continue;
      self->relations[self->n_relations++] =
          (PursuitOrgRelation){ .id = pursuit_record_get_id (relation),
                                .from = (guint) from,
                                .to = (guint) to,
                                .kind = kind_of (relation),
                                .label = pursuit_record_get_text (relation, PURSUIT_RELATION_NOTES) };
    }
}

/* What the map and the person add to a card, beside groups and who matters now. */
static void
complete_card (PursuitOrgPeople *self, const PursuitPeopleMap *map, guint index)
{
  /* Which values are so old that they should be asked for again; those whose day nobody knows are not. */
  static const guint8 flags[PURSUIT_N_KEPT_FIELDS] = {
    [PURSUIT_KEPT_ROLES] = PURSUIT_ORG_AGED_ROLES,       [PURSUIT_KEPT_ATTITUDE] = PURSUIT_ORG_AGED_ATTITUDE,
    [PURSUIT_KEPT_COVERAGE] = PURSUIT_ORG_AGED_COVERAGE, [PURSUIT_KEPT_WEIGHT] = PURSUIT_ORG_AGED_WEIGHT,
    [PURSUIT_KEPT_INSIDER] = PURSUIT_ORG_AGED_INSIDER,
  };
  PursuitRecord *person = self->placed->pdata[index];
  PursuitOrgCard *card = &self->cards[index];
  const PursuitStanding *standing = pursuit_people_map_get_standing (map, card->id);
  const char *personality = pursuit_record_get_text (person, PURSUIT_PERSON_PERSONALITY);
  gint64 columns = pursuit_record_get_int (person, PURSUIT_PERSON_CHART_COLUMNS);

  if (personality && *personality)
    card->personality = pursuit_choice_label (PURSUIT_PERSONALITIES, personality);
  for (guint field = 0; standing && field < PURSUIT_N_KEPT_FIELDS; field++)
    if (standing->kept[field].aged && standing->kept[field].day != PURSUIT_DAY_NONE)
      card->aged |= flags[field];
  self->columns[index] = (guint8) CLAMP (columns, 0, PURSUIT_TREE_MAX_COLUMNS);
  self->assistants[index] = pursuit_record_get_int (person, PURSUIT_PERSON_ASSISTANT) != 0;
}

/* The names of the groups that people are in, on their cards. */
static void
add_groups (PursuitOrgPeople *self, PursuitPeopleMap *map)
{
  g_autoptr (GHashTable) names = g_hash_table_new (NULL, NULL); /* index of a card → GPtrArray */
  GHashTableIter iter;
  gpointer index, list;

  for (guint i = 0; i < map->parties->len; i++)
    {
      const PursuitPartyView *view = map->parties->pdata[i];

      for (guint k = 0; k < view->members->len; k++)
        {
          gint card = pursuit_org_people_find (self, pursuit_record_get_int (view->members->pdata[k],
                                                                             PURSUIT_PARTY_MEMBER_PERSON_ID));

          if (card < 0)
            continue;
          list = g_hash_table_lookup (names, GINT_TO_POINTER (card));
          if (list == NULL)
            g_hash_table_insert (names, GINT_TO_POINTER (card), list = g_ptr_array_new ());
          g_ptr_array_add (list, (gpointer) pursuit_record_get_text (view->party, PURSUIT_PARTY_NAME));
        }
    }
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &index, &list))
    {
      g_ptr_array_add (list, NULL);
      self->cards[GPOINTER_TO_INT (index)].groups = (const char *const *) g_ptr_array_free (list, FALSE);
      g_ptr_array_add (self->lists, (gpointer) self->cards[GPOINTER_TO_INT (index)].groups);
    }
}

/* By the participation matrix and where the customer is. */
static void
mark_who_matters (PursuitOrgPeople *self, PursuitPeopleMap *map)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (map->buying_stage_id == 0)
    return;
  rows = pursuit_participation_watch (map->matrix, map->buying_stage_id, map->people, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const PursuitWatchRow *row = rows->pdata[i];

      for (guint k = 0; k < row->persons->len; k++)
        {
          gint index = pursuit_org_people_find (self, pursuit_record_get_id (row->persons->pdata[k]));

          if (index >= 0)
            self->cards[index].matters_now = TRUE;
        }
    }
}

/**
 * pursuit_org_people_new_of_map:
 * @map: all that is known of the people
 * @matters: whether those who matter in the customer's buying stage stand out
 *
 * Returns: (transfer full): the people as a chart shows them, with their lines
 */
PursuitOrgPeople *
pursuit_org_people_new_of_map (PursuitPeopleMap *map, gboolean matters)
{
  PursuitOrgPeople *self;

  g_return_val_if_fail (map != NULL, NULL);

  self = pursuit_org_people_make (map->people, map->participants, map);
  self->matters = matters;
  self->columns = g_new0 (guint8, self->n_cards);
  self->assistants = g_new0 (guint8, self->n_cards);
  add_relations (self, map);
  for (guint i = 0; i < self->n_cards; i++)
    complete_card (self, map, i);
  add_groups (self, map);
  if (matters)
    mark_who_matters (self, map);
  return self;
}

/* After a change */

/* Cards are taken over only as long as what they point to is there still, and no more is kept than that. */
#define MAX_LISTS 4096

static gboolean
can_take_over (const PursuitOrgPeople *before, const PursuitPeopleMap *map, gboolean matters)
{
  return before && before->map && !matters && !before->matters && before->lists->len <= MAX_LISTS;
}

/* Puts those whose records are the same where they stand now, with their cards, and the others behind each
 * other at @fresh. @to: by old card, the new one. */
static void
sort_out (PursuitOrgPeople *self, const PursuitOrgPeople *before, guint *to, GArray *fresh)
{
  GPtrArray *people = self->source;
  guint next = 0; /* the old card that comes next */

  self->cards = g_new (PursuitOrgCard, people->len);
  self->columns = g_new (guint8, people->len);
  self->assistants = g_new (guint8, people->len);
  for (guint i = 0; i < people->len; i++)
    {
      PursuitRecord *person = people->pdata[i];
      guint old = next;

      if (old >= before->n_cards || before->placed->pdata[old] != person)
        {
          gint found = pursuit_org_people_find (before, pursuit_record_get_id (person));

          old = found >= 0 && before->placed->pdata[found] == person ? (guint) found : PURSUIT_NO_PLACE;
        }
      if (old == PURSUIT_NO_PLACE && !pursuit_org_people_is_placed (self, person))
        {
          g_ptr_array_add (self->unplaced, person);
          continue;
        }
      if (old == PURSUIT_NO_PLACE)
        g_array_append_val (fresh, self->n_cards);
      else
        {
          self->cards[self->n_cards] = before->cards[old];
          self->columns[self->n_cards] = before->columns[old];
          self->assistants[self->n_cards] = before->assistants[old];
          to[old] = self->n_cards;
          next = old + 1;
        }
      g_ptr_array_add (self->placed, person);
      self->n_cards++;
    }
}

/* Members of groups show none until all are added again. */
static void
forget_groups (PursuitOrgPeople *self, const PursuitPeopleMap *map)
{
  for (guint i = 0; i < map->parties->len; i++)
    {
      const PursuitPartyView *view = map->parties->pdata[i];

      for (guint k = 0; k < view->members->len; k++)
        {
          gint card = pursuit_org_people_find (self, pursuit_record_get_int (view->members->pdata[k],
                                                                             PURSUIT_PARTY_MEMBER_PERSON_ID));

          if (card >= 0)
            self->cards[card].groups = NULL;
        }
    }
}

static void
fill_anew (PursuitOrgPeople *self, guint index)
{
  self->cards[index] = (PursuitOrgCard){ 0 };
  pursuit_org_people_fill_card (self, &self->cards[index], self->placed->pdata[index]);
  complete_card (self, self->map, index);
}

/* Those who are in the deal, or were. */
static void
fill_participants (PursuitOrgPeople *self, GHashTable *participants)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, participants);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gint index = pursuit_org_people_find (self, *(gint64 *) id);

      if (index >= 0)
        fill_anew (self, (guint) index);
    }
}

/* Whom each card reports to: those that were taken over to the same as before, if that one was not put on or
 * taken off the chart. */
static void
find_parents (PursuitOrgPeople *self, const PursuitOrgPeople *before, const guint *to, const GArray *fresh)
{
  gboolean others = self->n_cards - fresh->len != before->n_cards || fresh->len > 0;

  self->parent = g_new (gint, self->n_cards);
  for (guint i = 0; i < before->n_cards; i++)
    if (to[i] != PURSUIT_NO_PLACE)
      {
        gint parent = before->parent[i];

        if (parent >= 0 && to[parent] != PURSUIT_NO_PLACE)
          self->parent[to[i]] = (gint) to[parent];
        else if (others)
          self->parent[to[i]] =
              pursuit_org_people_find (self, pursuit_record_get_int (before->placed->pdata[i],
                                                                     PURSUIT_PERSON_REPORTS_TO));
        else
          self->parent[to[i]] = -1;
      }
  for (guint i = 0; i < fresh->len; i++)
    {
      guint index = g_array_index (fresh, guint, i);

      self->parent[index] =
          pursuit_org_people_find (self, pursuit_record_get_int (self->placed->pdata[index],
                                                                 PURSUIT_PERSON_REPORTS_TO));
    }
}

/**
 * pursuit_org_people_new_after:
 * @before: (nullable): the people of the map before
 * @map: all that is known of the people now
 * @matters: whether those who matter in the customer's buying stage stand out
 *
 * As pursuit_org_people_new_of_map(); takes over the cards of those whose records both maps share
 * (pursuit_session_people_map_after()), so that one of many is moved in little time.
 *
 * Returns: (transfer full): the people as a chart shows them, with their lines
 */
PursuitOrgPeople *
pursuit_org_people_new_after (PursuitOrgPeople *before, PursuitPeopleMap *map, gboolean matters)
{
  g_autofree guint *to = NULL;
  g_autofree PursuitIdPlace *added = NULL;
  g_autoptr (GArray) fresh = NULL;
  PursuitOrgPeople *self;

  g_return_val_if_fail (map != NULL, NULL);

  if (!can_take_over (before, map, matters))
    return pursuit_org_people_new_of_map (map, matters);
  self = pursuit_org_people_alloc (map->people, map->participants, map);
  self->lists = g_ptr_array_ref (before->lists);
  fresh = g_array_new (FALSE, FALSE, sizeof (guint));
  to = g_new (guint, before->n_cards + 1);
  memset (to, 0xff, before->n_cards * sizeof *to);
  sort_out (self, before, to, fresh);
  added = g_new (PursuitIdPlace, fresh->len + 1);
  for (guint i = 0; i < fresh->len; i++)
    {
      guint index = g_array_index (fresh, guint, i);

      fill_anew (self, index);
      added[i] = (PursuitIdPlace){ self->cards[index].id, index };
    }
  self->index = pursuit_id_index_new_moved (before->index, to, added, fresh->len);
  find_parents (self, before, to, fresh);
  pursuit_org_people_settle (self);
  add_relations (self, map);
  if (before->map->standings != map->standings)
    {
      fill_participants (self, before->map->participants);
      fill_participants (self, map->participants);
    }
  if (before->map->parties != map->parties || fresh->len > 0)
    {
      forget_groups (self, before->map);
      add_groups (self, map);
    }
  return self;
}
