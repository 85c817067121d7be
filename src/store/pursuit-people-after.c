/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-people-read-private.h"

/*
 * The map of people after a change: what the change cannot have touched is taken over from the map before it,
 * so that moving one of 100,000 reads one record.
 */

static gboolean
same_value (PursuitRecord *before, PursuitRecord *after, guint field)
{
  return pursuit_value_equal (pursuit_record_get_value (before, field),
                              pursuit_record_get_value (after, field));
}

/* Which parts follow from what became of one person, beside the person. */
static PursuitPeopleParts
parts_of_person (const PursuitPeopleMap *map, gint64 id, PursuitRecord *after)
{
  PursuitRecord *before = (PursuitRecord *) pursuit_people_map_get_person (map, id);
  gint64 company_id = map->company != NULL ? pursuit_record_get_id (map->company) : 0;

  if (before == NULL && after == NULL)
    return PURSUIT_PEOPLE_PART_NONE;
  /* Those who come or go are counted in the company; what hangs on them tells for itself. */
  if (before == NULL)
    return pursuit_record_get_int (after, PURSUIT_PERSON_COMPANY_ID) == company_id ? PURSUIT_PEOPLE_PART_DEAL
                                                                                   : PURSUIT_PEOPLE_PART_NONE;
  if (g_hash_table_contains (map->beyond_by_id, &id))
    return PURSUIT_PEOPLE_PART_TIES;
  if (after == NULL)
    return PURSUIT_PEOPLE_PART_DEAL;
  /* Names stand in the records of reports, relations and participants too. */
  return same_value (before, after, PURSUIT_PERSON_COMPANY_ID) &&
                 same_value (before, after, PURSUIT_PERSON_NAME)
             ? PURSUIT_PEOPLE_PART_NONE
             : PURSUIT_PEOPLE_PART_ALL;
}

/* Reads the people who changed, and adds the parts that follow to @parts. */
static GPtrArray *
read_changed (PursuitMapRead *self, const gint64 *ids, guint n_ids, PursuitPeopleParts *parts, GError **error)
{
  g_autoptr (GPtrArray) records =
      pursuit_select_records (self->db, &PURSUIT_PERSON_ENTITY, &self->context, ids, n_ids, error);

  g_assert (ids != NULL || n_ids == 0);
  for (guint i = 0; records != NULL && i < n_ids; i++)
    *parts |= parts_of_person (self->map, ids[i], records->pdata[i]);
  return g_steal_pointer (&records);
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/* Reads what may have changed into the copy; sets @all instead when that is everything. */
static gboolean
take_changes (PursuitMapRead *self, PursuitChange *change, gboolean *all, GError **error)
{
  PursuitPeopleParts parts = pursuit_people_map_get_parts (change);
  g_autoptr (GPtrArray) records = NULL;
  gboolean same = TRUE;
  guint n_ids = 0;
  const gint64 *ids = pursuit_change_get_ids (change, "person", &n_ids);

  if (pursuit_change_touches (change, "person") && ids == NULL)
    parts |= PURSUIT_PEOPLE_PART_ALL;
  if (!(parts & PURSUIT_PEOPLE_PART_ALL) && n_ids > 0)
    {
      records = read_changed (self, ids, n_ids, &parts, error);
      if (records == NULL)
        return FALSE;
      g_ptr_array_set_free_func (records, unref_record);
    }
  if (parts & PURSUIT_PEOPLE_PART_DEAL && !(parts & PURSUIT_PEOPLE_PART_ALL) &&
      !pursuit_map_read_compare_guests (self, &same, error))
    return FALSE;
  *all = (parts & PURSUIT_PEOPLE_PART_ALL) != 0 || !same;
  if (*all)
    return TRUE;
  if (records != NULL)
    pursuit_people_map_replace_people (self->map, ids, records);
  if (parts & PURSUIT_PEOPLE_PART_DEAL)
    {
      pursuit_people_map_clear_deal (self->map);
      if (!pursuit_map_read_take_company (self, error) || !pursuit_map_read_take_deal (self, error))
        return FALSE;
    }
  if (parts & PURSUIT_PEOPLE_PART_TIES)
    {
      pursuit_people_map_clear_ties (self->map);
      if (!pursuit_map_read_take_ties (self, error))
        return FALSE;
    }
  pursuit_people_map_index_parts (self->map, parts);
  return TRUE;
}

/**
 * pursuit_people_read_map_after:
 * @before: the map of the same company and deal
 * @change: all that was committed since that was read
 *
 * Returns: (transfer full) (nullable): the map as pursuit_people_read_map() would read it now
 */
PursuitPeopleMap *
pursuit_people_read_map_after (PursuitDb *db,
                               const PursuitPeopleMap *before,
                               gint64 company_id,
                               gint64 deal_id,
                               PursuitDay day,
                               gboolean now,
                               PursuitChange *change,
                               GError **error)
{
  g_autoptr (PursuitPeopleMap) map = pursuit_people_map_copy (before);
  PursuitMapRead self = { db, { .today = day }, company_id, deal_id, now, map };
  gboolean all = day != before->day;

  if (!all && !take_changes (&self, change, &all, error))
    return NULL;
  if (all)
    return pursuit_people_read_map (db, company_id, deal_id, day, now, error);
  return g_steal_pointer (&map);
}
