/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-map-person.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitMapPerson:
 *
 * Somebody on a map of people: who it is, and what that person is in the chosen deal as of the day of the
 * map. It is put together from both and stored nowhere.
 */
struct _PursuitMapPerson
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitMapPerson, pursuit_map_person, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "name", PURSUIT_FIELD_TEXT, 0, NC_ ("person", "Name"), .context = "person" },
  { "title", PURSUIT_FIELD_TEXT, 0, N_ ("Job title") },
  { "company", PURSUIT_FIELD_TEXT, 0, N_ ("Company") },
  { "department", PURSUIT_FIELD_TEXT, 0, N_ ("Department") },
  { "level", PURSUIT_FIELD_CHOICE, 0, N_ ("Level"), .choices = PURSUIT_LEVELS },
  { "function", PURSUIT_FIELD_CHOICE, 0, N_ ("Function"), .choices = PURSUIT_FUNCTIONS },
  { "roles", PURSUIT_FIELD_SET, 0, N_ ("Roles"), .choices = PURSUIT_ROLES },
  { "attitude", PURSUIT_FIELD_INT, 0, N_ ("Attitude"), .min = -2, .max = 2 },
  { "coverage", PURSUIT_FIELD_INT, 0, N_ ("Coverage"), .min = 0, .max = 3 },
  { "weight", PURSUIT_FIELD_INT, 0, N_ ("Weight"), .min = 0, .max = 100 },
  { "insider", PURSUIT_FIELD_BOOL, 0, N_ ("Insider") },
  { "outside", PURSUIT_FIELD_BOOL, 0, N_ ("Outside the buying centre") },
  { "last_contact", PURSUIT_FIELD_DATE, 0, N_ ("Last contact") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_MAP_PERSON_N_FIELDS);

const PursuitEntity PURSUIT_MAP_PERSON_ENTITY = {
  .name = "map_person",
  .plural = "map_people",
  .label = N_ ("Person"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_map_person_get_type,
};

/* Where each field comes from: the person, or what the person is in the deal. */
static const struct
{
  gboolean of_deal;
  guint field;
} SOURCES[PURSUIT_MAP_PERSON_N_FIELDS] = {
  [PURSUIT_RECORD_ID] = { FALSE, PURSUIT_RECORD_ID },
  [PURSUIT_RECORD_UID] = { FALSE, PURSUIT_RECORD_UID },
  [PURSUIT_RECORD_VER] = { FALSE, PURSUIT_RECORD_VER },
  [PURSUIT_MAP_PERSON_NAME] = { FALSE, PURSUIT_PERSON_NAME },
  [PURSUIT_MAP_PERSON_TITLE] = { FALSE, PURSUIT_PERSON_TITLE },
  [PURSUIT_MAP_PERSON_COMPANY] = { FALSE, PURSUIT_PERSON_COMPANY },
  [PURSUIT_MAP_PERSON_DEPARTMENT] = { FALSE, PURSUIT_PERSON_DEPARTMENT },
  [PURSUIT_MAP_PERSON_LEVEL] = { FALSE, PURSUIT_PERSON_LEVEL },
  [PURSUIT_MAP_PERSON_FUNCTION] = { FALSE, PURSUIT_PERSON_FUNCTION },
  [PURSUIT_MAP_PERSON_ROLES] = { TRUE, PURSUIT_PARTICIPANT_ROLES },
  [PURSUIT_MAP_PERSON_ATTITUDE] = { TRUE, PURSUIT_PARTICIPANT_ATTITUDE },
  [PURSUIT_MAP_PERSON_COVERAGE] = { TRUE, PURSUIT_PARTICIPANT_COVERAGE },
  [PURSUIT_MAP_PERSON_WEIGHT] = { TRUE, PURSUIT_PARTICIPANT_WEIGHT },
  [PURSUIT_MAP_PERSON_INSIDER] = { TRUE, PURSUIT_PARTICIPANT_INSIDER },
  [PURSUIT_MAP_PERSON_OUTSIDE] = { TRUE, PURSUIT_PARTICIPANT_OUTSIDE },
  [PURSUIT_MAP_PERSON_LAST_CONTACT] = { FALSE, PURSUIT_PERSON_LAST_CONTACT },
};

static void
pursuit_map_person_class_init (PursuitMapPersonClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_MAP_PERSON_ENTITY);
}

static void
pursuit_map_person_init (PursuitMapPerson *self)
{
}

/**
 * pursuit_map_person_peek:
 * @person: of @map
 * @field: of %PURSUIT_MAP_PERSON_ENTITY
 *
 * Returns: (transfer none) (nullable): that value without the making of a record; %NULL when nobody knows it,
 * or the person takes no part in the deal
 */
const PursuitValue *
pursuit_map_person_peek (const PursuitPeopleMap *map, PursuitRecord *person, guint field)
{
  PursuitRecord *source = person;

  g_return_val_if_fail (map != NULL && PURSUIT_IS_RECORD (person), NULL);
  g_return_val_if_fail (field < PURSUIT_MAP_PERSON_N_FIELDS, NULL);

  if (SOURCES[field].of_deal)
    {
      gint64 id = pursuit_record_get_id (person);

      source = g_hash_table_lookup (map->participants, &id);
    }
  if (source == NULL || !pursuit_record_is_set (source, SOURCES[field].field))
    return NULL;
  return pursuit_record_get_value (source, SOURCES[field].field);
}

/** pursuit_map_person_new: (transfer full): @person of @map with what the map says of that person in the
 * deal.
 */
PursuitRecord *
pursuit_map_person_new (const PursuitPeopleMap *map, PursuitRecord *person)
{
  PursuitRecord *self = pursuit_record_new (&PURSUIT_MAP_PERSON_ENTITY);

  for (guint field = 0; field < PURSUIT_MAP_PERSON_N_FIELDS; field++)
    {
      const PursuitValue *value = pursuit_map_person_peek (map, person, field);

      if (value != NULL)
        pursuit_record_set_value (self, field, value);
    }
  return self;
}
