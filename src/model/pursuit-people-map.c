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

/** pursuit_people_map_new: (transfer full): a map of nobody, for the session to fill. */
PursuitPeopleMap *
pursuit_people_map_new (void)
{
  PursuitPeopleMap *self = g_new0 (PursuitPeopleMap, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->day = PURSUIT_DAY_NONE;
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->standing = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->participants = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->people = g_ptr_array_new_with_free_func (g_object_unref);
  self->beyond = g_ptr_array_new_with_free_func (g_object_unref);
  self->standings = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_standing_free);
  self->relations = g_ptr_array_new_with_free_func (g_object_unref);
  self->acquaintances = g_ptr_array_new_with_free_func (g_object_unref);
  self->rival_ties = g_ptr_array_new_with_free_func (g_object_unref);
  self->parties = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_party_view_free);
  self->contacts = g_array_new (FALSE, FALSE, sizeof (PursuitPeopleContact));
  self->stage_contacts = g_array_new (FALSE, FALSE, sizeof (PursuitStageContact));
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->buying_stages = g_ptr_array_new_with_free_func (g_object_unref);
  self->matrix = g_ptr_array_new_with_free_func (g_object_unref);
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
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->standing);
  g_hash_table_unref (self->participants);
  g_clear_object (&self->company);
  g_clear_object (&self->deal);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->beyond);
  g_ptr_array_unref (self->standings);
  g_ptr_array_unref (self->relations);
  g_ptr_array_unref (self->acquaintances);
  g_ptr_array_unref (self->rival_ties);
  g_ptr_array_unref (self->parties);
  g_free (self->earlier_deal);
  g_array_unref (self->contacts);
  g_array_unref (self->stage_contacts);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->buying_stages);
  g_ptr_array_unref (self->matrix);
  g_free (self);
}

static void
index_people (PursuitPeopleMap *self, GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      const PursuitValue *id = pursuit_record_get_value (people->pdata[i], PURSUIT_RECORD_ID);
      g_hash_table_insert (self->by_id, (gpointer) &id->i, people->pdata[i]);
    }
}

/** pursuit_people_map_index: to be called once people, those beyond and standings are there: makes them
 * findable. */
void
pursuit_people_map_index (PursuitPeopleMap *self)
{
  g_return_if_fail (self != NULL);

  index_people (self, self->people);
  index_people (self, self->beyond);
  for (guint i = 0; i < self->standings->len; i++)
    {
      PursuitStanding *standing = self->standings->pdata[i];
      const PursuitValue *id =
          pursuit_record_get_value (standing->participant, PURSUIT_PARTICIPANT_PERSON_ID);
      g_hash_table_insert (self->standing, (gpointer) &id->i, standing);
      g_hash_table_insert (self->participants, g_memdup2 (&id->i, sizeof id->i),
                           g_object_ref (standing->participant));
    }
}

/** pursuit_people_map_get_person: (transfer none) (nullable): one of the people, or of those beyond. */
PursuitPerson *
pursuit_people_map_get_person (const PursuitPeopleMap *self, gint64 person_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->by_id, &person_id);
}

/** pursuit_people_map_get_standing: (transfer none) (nullable): what the person is in the chosen deal. */
const PursuitStanding *
pursuit_people_map_get_standing (const PursuitPeopleMap *self, gint64 person_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->standing, &person_id);
}
