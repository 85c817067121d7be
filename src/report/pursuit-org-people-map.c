/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map of people adds to the cards: lines between people, places on the chart, who matters now. */

#include "pursuit-org-people.h"
#include "pursuit-participation-rules.h"
#include "pursuit-party-member.h"
#include "pursuit-relation.h"

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

static void
add_places (PursuitOrgPeople *self)
{
  self->columns = g_new0 (guint8, self->n_cards);
  self->assistants = g_new0 (guint8, self->n_cards);
  for (guint i = 0; i < self->n_cards; i++)
    {
      PursuitRecord *person = self->placed->pdata[i];
      gint64 columns = pursuit_record_get_int (person, PURSUIT_PERSON_CHART_COLUMNS);

      self->columns[i] = (guint8) CLAMP (columns, 0, PURSUIT_TREE_MAX_COLUMNS);
      self->assistants[i] = pursuit_record_get_int (person, PURSUIT_PERSON_ASSISTANT) != 0;
    }
}

/* Which values are so old that they should be asked for again; those whose day nobody knows are not. */
static void
mark_aged (PursuitOrgPeople *self, PursuitPeopleMap *map)
{
  static const guint8 flags[PURSUIT_N_KEPT_FIELDS] = {
    [PURSUIT_KEPT_ROLES] = PURSUIT_ORG_AGED_ROLES,       [PURSUIT_KEPT_ATTITUDE] = PURSUIT_ORG_AGED_ATTITUDE,
    [PURSUIT_KEPT_COVERAGE] = PURSUIT_ORG_AGED_COVERAGE, [PURSUIT_KEPT_WEIGHT] = PURSUIT_ORG_AGED_WEIGHT,
    [PURSUIT_KEPT_INSIDER] = PURSUIT_ORG_AGED_INSIDER,
  };

  for (guint i = 0; i < self->n_cards; i++)
    {
      const PursuitStanding *standing = pursuit_people_map_get_standing (map, self->cards[i].id);

      for (guint field = 0; standing && field < PURSUIT_N_KEPT_FIELDS; field++)
        if (standing->kept[field].aged && standing->kept[field].day != PURSUIT_DAY_NONE)
          self->cards[i].aged |= flags[field];
    }
}

static void
add_personalities (PursuitOrgPeople *self)
{
  for (guint i = 0; i < self->n_cards; i++)
    {
      const char *code = pursuit_record_get_text (self->placed->pdata[i], PURSUIT_PERSON_PERSONALITY);

      if (code && *code)
        self->cards[i].personality = pursuit_choice_label (PURSUIT_PERSONALITIES, code);
    }
}

/* The names of the groups that somebody is in. */
static void
add_groups (PursuitOrgPeople *self, PursuitPeopleMap *map, guint index)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < map->parties->len; i++)
    {
      const PursuitPartyView *view = map->parties->pdata[i];

      for (guint k = 0; k < view->members->len; k++)
        if (pursuit_record_get_int (view->members->pdata[k], PURSUIT_PARTY_MEMBER_PERSON_ID) ==
            self->cards[index].id)
          g_ptr_array_add (names, (gpointer) pursuit_record_get_text (view->party, PURSUIT_PARTY_NAME));
    }
  g_ptr_array_add (names, NULL);
  self->cards[index].groups = (const char *const *) g_ptr_array_free (names, FALSE);
  g_ptr_array_add (self->role_lists, (gpointer) self->cards[index].groups);
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

  self = pursuit_org_people_new (map->people, map->participants);
  self->map = pursuit_people_map_ref (map);
  add_relations (self, map);
  add_places (self);
  add_personalities (self);
  mark_aged (self, map);
  for (guint i = 0; map->parties->len > 0 && i < self->n_cards; i++)
    add_groups (self, map, i);
  if (matters)
    mark_who_matters (self, map);
  return self;
}
