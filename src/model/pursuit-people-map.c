/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-people-map.h"

/** pursuit_standing_new: (transfer full): what @participant (taken a reference of) is, nothing known of since
 * when. */
PursuitStanding *
pursuit_standing_new (PursuitRecord *participant)
{
  PursuitStanding *self = g_new0 (PursuitStanding, 1);

  self->participant = g_object_ref (participant);
  self->share = -1;
  for (guint i = 0; i < PURSUIT_N_KEPT_FIELDS; i++)
    self->kept[i].day = PURSUIT_DAY_NONE;
  return self;
}

void
pursuit_standing_free (PursuitStanding *self)
{
  for (guint i = 0; i < PURSUIT_N_KEPT_FIELDS; i++)
    {
      g_free (self->kept[i].source);
      g_free (self->kept[i].by);
    }
  g_object_unref (self->participant);
  g_free (self);
}

/** pursuit_party_view_new: (transfer full): @party (taken a reference of) without members. */
PursuitPartyView *
pursuit_party_view_new (PursuitRecord *party)
{
  PursuitPartyView *self = g_new0 (PursuitPartyView, 1);

  self->party = g_object_ref (party);
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
pursuit_party_view_free (PursuitPartyView *self)
{
  g_object_unref (self->party);
  g_ptr_array_unref (self->members);
  g_free (self);
}

/* The parts of the chosen deal, empty. */
static void
begin_deal (PursuitPeopleMap *self)
{
  self->standing = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->participants = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->standings = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_standing_free);
  self->parties = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_party_view_free);
  self->stage_contacts = g_array_new (FALSE, FALSE, sizeof (PursuitStageContact));
  self->buying_stages = g_ptr_array_new_with_free_func (g_object_unref);
  self->matrix = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
drop_deal (PursuitPeopleMap *self)
{
  g_clear_object (&self->deal);
  g_clear_pointer (&self->earlier_deal, g_free);
  g_hash_table_unref (self->standing);
  g_hash_table_unref (self->participants);
  g_ptr_array_unref (self->standings);
  g_ptr_array_unref (self->parties);
  g_array_unref (self->stage_contacts);
  g_ptr_array_unref (self->buying_stages);
  g_ptr_array_unref (self->matrix);
}

/* The parts that say who knows whom, empty. */
static void
begin_ties (PursuitPeopleMap *self)
{
  self->beyond_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->beyond = g_ptr_array_new_with_free_func (g_object_unref);
  self->relations = g_ptr_array_new_with_free_func (g_object_unref);
  self->acquaintances = g_ptr_array_new_with_free_func (g_object_unref);
  self->rival_ties = g_ptr_array_new_with_free_func (g_object_unref);
  self->contacts = g_array_new (FALSE, FALSE, sizeof (PursuitPeopleContact));
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
drop_ties (PursuitPeopleMap *self)
{
  g_hash_table_unref (self->beyond_by_id);
  g_ptr_array_unref (self->beyond);
  g_ptr_array_unref (self->relations);
  g_ptr_array_unref (self->acquaintances);
  g_ptr_array_unref (self->rival_ties);
  g_array_unref (self->contacts);
  g_ptr_array_unref (self->members);
}

/** pursuit_people_map_new: (transfer full): a map of nobody, for the session to fill. */
PursuitPeopleMap *
pursuit_people_map_new (void)
{
  PursuitPeopleMap *self = g_new0 (PursuitPeopleMap, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->day = PURSUIT_DAY_NONE;
  self->index = pursuit_id_index_new (NULL, 0);
  self->people = g_ptr_array_new_with_free_func (g_object_unref);
  self->keepers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  begin_deal (self);
  begin_ties (self);
  return self;
}

/** pursuit_people_map_ref: takes a reference; may be called on any thread. */
PursuitPeopleMap *
pursuit_people_map_ref (PursuitPeopleMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** pursuit_people_map_unref: gives a reference back; may be called on any thread. */
void
pursuit_people_map_unref (PursuitPeopleMap *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  drop_deal (self);
  drop_ties (self);
  g_clear_object (&self->company);
  pursuit_id_index_unref (self->index);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->keepers);
  g_free (self);
}

static const gint64 *
id_of (gpointer record, guint field)
{
  return &pursuit_record_get_value (record, field)->i;
}

static void
index_people (PursuitPeopleMap *self)
{
  PursuitIdPlace *places = g_new (PursuitIdPlace, self->people->len);

  for (guint i = 0; i < self->people->len; i++)
    places[i] = (PursuitIdPlace){ pursuit_record_get_id (self->people->pdata[i]), i };
  pursuit_id_index_unref (self->index);
  self->index = pursuit_id_index_new (places, self->people->len);
}

/** pursuit_people_map_index: to be called once people, those beyond and standings are there: makes them
 * findable. */
void
pursuit_people_map_index (PursuitPeopleMap *self)
{
  g_return_if_fail (self != NULL);

  index_people (self);
  pursuit_people_map_index_parts (self, PURSUIT_PEOPLE_PART_DEAL | PURSUIT_PEOPLE_PART_TIES);
}

/** pursuit_people_map_index_parts: the same for what was read anew into a copy: the deal, or ties. */
void
pursuit_people_map_index_parts (PursuitPeopleMap *self, PursuitPeopleParts parts)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; parts & PURSUIT_PEOPLE_PART_TIES && i < self->beyond->len; i++)
    g_hash_table_insert (self->beyond_by_id, (gpointer) id_of (self->beyond->pdata[i], PURSUIT_RECORD_ID),
                         self->beyond->pdata[i]);
  for (guint i = 0; parts & PURSUIT_PEOPLE_PART_DEAL && i < self->standings->len; i++)
    {
      PursuitStanding *standing = self->standings->pdata[i];
      const gint64 *person_id = id_of (standing->participant, PURSUIT_PARTICIPANT_PERSON_ID);

      g_hash_table_insert (self->standing, (gpointer) person_id, standing);
      g_hash_table_insert (self->participants, g_memdup2 (person_id, sizeof *person_id),
                           g_object_ref (standing->participant));
    }
}

/** pursuit_people_map_get_person: (transfer none) (nullable): one of the people, or of those beyond. */
PursuitPerson *
pursuit_people_map_get_person (const PursuitPeopleMap *self, gint64 person_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  guint place = pursuit_id_index_find (self->index, person_id);

  return place != PURSUIT_NO_PLACE ? self->people->pdata[place]
                                   : g_hash_table_lookup (self->beyond_by_id, &person_id);
}

/** pursuit_people_map_is_guest: whether @person belongs to another company than that whose map this is, or to
 * none; on the map of a deal without a company nobody does. */
gboolean
pursuit_people_map_is_guest (const PursuitPeopleMap *self, PursuitRecord *person)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PURSUIT_IS_RECORD (person), FALSE);

  return self->company != NULL &&
         pursuit_record_get_int (person, PURSUIT_PERSON_COMPANY_ID) != pursuit_record_get_id (self->company);
}

/** pursuit_people_map_get_standing: (transfer none) (nullable): what the person is in the chosen deal. */
const PursuitStanding *
pursuit_people_map_get_standing (const PursuitPeopleMap *self, gint64 person_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->standing, &person_id);
}

/* After a change */

/** pursuit_people_map_copy: (transfer full): a map that shares everything with @self. */
PursuitPeopleMap *
pursuit_people_map_copy (const PursuitPeopleMap *self)
{
  PursuitPeopleMap *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->keepers = g_ptr_array_copy (self->keepers, (GCopyFunc) g_ptr_array_ref, NULL);
  pursuit_id_index_ref (copy->index);
  g_ptr_array_ref (copy->people);
  if (copy->company != NULL)
    g_object_ref (copy->company);
  if (copy->deal != NULL)
    g_object_ref (copy->deal);
  copy->earlier_deal = g_strdup (self->earlier_deal);
  g_hash_table_ref (copy->standing);
  g_hash_table_ref (copy->participants);
  g_ptr_array_ref (copy->standings);
  g_ptr_array_ref (copy->parties);
  g_array_ref (copy->stage_contacts);
  g_ptr_array_ref (copy->buying_stages);
  g_ptr_array_ref (copy->matrix);
  g_hash_table_ref (copy->beyond_by_id);
  g_ptr_array_ref (copy->beyond);
  g_ptr_array_ref (copy->relations);
  g_ptr_array_ref (copy->acquaintances);
  g_ptr_array_ref (copy->rival_ties);
  g_array_ref (copy->contacts);
  g_ptr_array_ref (copy->members);
  return copy;
}

/** pursuit_people_map_clear_deal: forgets the deal and all that belongs to it, of a copy. */
void
pursuit_people_map_clear_deal (PursuitPeopleMap *self)
{
  g_return_if_fail (self != NULL);

  drop_deal (self);
  begin_deal (self);
  self->earlier_deal_id = 0;
  self->earlier_people = 0;
  self->weights_sum = 0;
  self->buying_stage_id = 0;
  self->buying_assumed = FALSE;
}

/** pursuit_people_map_clear_ties: forgets who knows whom, of a copy. */
void
pursuit_people_map_clear_ties (PursuitPeopleMap *self)
{
  g_return_if_fail (self != NULL);

  drop_ties (self);
  begin_ties (self);
}
