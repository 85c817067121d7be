/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-people-map.h"

#include <stdlib.h>
#include <string.h>

/*
 * A map after a change: single people get other records and other places, the others are taken over. The
 * records belong to the array that they were read into, so that nobody counts 100,000 references for one who
 * moved.
 */

/* After so many changes the people get an array of their own again. */
#define MAX_KEEPERS 64

/* Somebody with a new record. */
typedef struct
{
  PursuitRecord *record;
  guint before; /* the old place of the one in front of whom the person comes */
  gboolean guest;
} Comer;

/**
 * pursuit_people_map_get_parts:
 * @change: what one or more commits changed
 *
 * Returns: which parts of a map have to be read again
 */
PursuitPeopleParts
pursuit_people_map_get_parts (PursuitChange *change)
{
  static const struct
  {
    const char *table;
    PursuitPeopleParts parts;
  } TABLES[] = {
    { "person", PURSUIT_PEOPLE_PART_PEOPLE },       { "participant", PURSUIT_PEOPLE_PART_DEAL },
    { "deal", PURSUIT_PEOPLE_PART_DEAL },           { "participant_value", PURSUIT_PEOPLE_PART_DEAL },
    { "party", PURSUIT_PEOPLE_PART_DEAL },          { "party_member", PURSUIT_PEOPLE_PART_DEAL },
    { "process", PURSUIT_PEOPLE_PART_DEAL },        { "stage", PURSUIT_PEOPLE_PART_DEAL },
    { "buying_stage", PURSUIT_PEOPLE_PART_DEAL },   { "participation", PURSUIT_PEOPLE_PART_DEAL },
    { "relation", PURSUIT_PEOPLE_PART_TIES },       { "acquaintance", PURSUIT_PEOPLE_PART_TIES },
    { "rival_tie", PURSUIT_PEOPLE_PART_TIES },      { "activity", PURSUIT_PEOPLE_PART_ALL },
    { "activity_person", PURSUIT_PEOPLE_PART_ALL }, { "activity_member", PURSUIT_PEOPLE_PART_ALL },
    { "member", PURSUIT_PEOPLE_PART_ALL },          { "company", PURSUIT_PEOPLE_PART_ALL },
  };
  PursuitPeopleParts parts = PURSUIT_PEOPLE_PART_NONE;

  g_return_val_if_fail (change != NULL, parts);

  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    if (pursuit_change_touches (change, TABLES[i].table))
      parts |= TABLES[i].parts;
  return parts;
}

/* The order of the company's people. */
static int
compare_people (PursuitRecord *a, PursuitRecord *b)
{
  double left = pursuit_record_get_real (a, PURSUIT_PERSON_CHART_ORDER);
  double right = pursuit_record_get_real (b, PURSUIT_PERSON_CHART_ORDER);
  gint64 left_id = pursuit_record_get_id (a), right_id = pursuit_record_get_id (b);

  if (left != right)
    return left < right ? -1 : 1;
  return (left_id > right_id) - (left_id < right_id);
}

static int
compare_comers (const void *a, const void *b)
{
  const Comer *left = a, *right = b;

  if (left->before != right->before)
    return left->before < right->before ? -1 : 1;
  if (left->guest != right->guest)
    return left->guest ? 1 : -1;
  return compare_people (left->record, right->record);
}

/* In front of which of the company's people as they were the person comes. */
static guint
find_place (const PursuitPeopleMap *self, PursuitRecord *person)
{
  guint low = 0, high = self->people->len - self->n_guests;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_people (self->people->pdata[middle], person) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
belongs (const PursuitPeopleMap *self, PursuitRecord *person)
{
  return self->company != NULL &&
         pursuit_record_get_int (person, PURSUIT_PERSON_COMPANY_ID) == pursuit_record_get_id (self->company);
}

/* Those who are among the people now, sorted by where they come. Whoever had a place leaves it. */
static Comer *
list_comers (const PursuitPeopleMap *self, const gint64 *ids, GPtrArray *records, guint8 *gone, guint *n)
{
  Comer *comers = g_new (Comer, records->len + 1);

  *n = 0;
  for (guint i = 0; i < records->len; i++)
    {
      guint place = pursuit_id_index_find (self->index, ids[i]);
      PursuitRecord *record = records->pdata[i];
      gboolean guest = place != PURSUIT_NO_PLACE && place >= self->people->len - self->n_guests;

      if (place != PURSUIT_NO_PLACE)
        gone[place] = TRUE;
      if (record != NULL && (guest || belongs (self, record)))
        comers[(*n)++] = (Comer){ record, guest ? place : find_place (self, record), guest };
    }
  qsort (comers, *n, sizeof *comers, compare_comers);
  return comers;
}

/* The people get references of their own once there are many arrays that own some of them. */
static void
keep (PursuitPeopleMap *self, GPtrArray *before, GPtrArray *records)
{
  if (self->keepers->len == 0)
    g_ptr_array_add (self->keepers, g_ptr_array_ref (before));
  g_ptr_array_add (self->keepers, g_ptr_array_ref (records));
  if (self->keepers->len <= MAX_KEEPERS)
    return;
  for (guint i = 0; i < self->people->len; i++)
    g_object_ref (self->people->pdata[i]);
  g_ptr_array_set_free_func (self->people, g_object_unref);
  g_ptr_array_set_size (self->keepers, 0);
}

/**
 * pursuit_people_map_replace_people:
 * @self: a copy that nobody else has seen yet
 * @ids: of whose records may have changed, each once
 * @records: (element-type PursuitPerson): for each of them the record as it is now, %NULL for who is no
 *   longer there; owns its records
 *
 * Gives people their new records and the places that follow from them. Who came to the company comes among
 * the people; whoever left it must not be among @ids, for then more than people is another.
 */
void
pursuit_people_map_replace_people (PursuitPeopleMap *self, const gint64 *ids, GPtrArray *records)
{
  GPtrArray *before = self->people;
  g_autofree guint8 *gone = g_new0 (guint8, before->len + 1);
  g_autofree guint *to = g_new (guint, before->len + 1);
  g_autofree PursuitIdPlace *added = g_new (PursuitIdPlace, records->len + 1);
  guint n_comers, next = 0, n_guests = 0, n_own = before->len - self->n_guests;
  g_autofree Comer *comers = list_comers (self, ids, records, gone, &n_comers);
  GPtrArray *people = g_ptr_array_sized_new (before->len + n_comers);
  PursuitIdIndex *index;

  for (guint i = 0; i <= before->len; i++)
    {
      for (; next < n_comers && comers[next].before == i; next++)
        {
          added[next] = (PursuitIdPlace){ pursuit_record_get_id (comers[next].record), people->len };
          n_guests += comers[next].guest;
          g_ptr_array_add (people, comers[next].record);
        }
      if (i == before->len)
        break;
      to[i] = gone[i] ? PURSUIT_NO_PLACE : people->len;
      if (gone[i])
        continue;
      n_guests += i >= n_own;
      g_ptr_array_add (people, before->pdata[i]);
    }
  index = pursuit_id_index_new_moved (self->index, to, added, n_comers);
  pursuit_id_index_unref (self->index);
  self->index = index;
  self->people = people;
  self->n_guests = n_guests;
  keep (self, before, records);
  g_ptr_array_unref (before);
}
