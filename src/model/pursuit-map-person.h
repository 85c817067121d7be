/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-people-map.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_MAP_PERSON (pursuit_map_person_get_type ())
G_DECLARE_FINAL_TYPE (PursuitMapPerson, pursuit_map_person, PURSUIT, MAP_PERSON, PursuitRecord)

extern const PursuitEntity PURSUIT_MAP_PERSON_ENTITY;

/** The fields of somebody on a map, in the order of its descriptor table. The id is the person's. */
enum
{
  PURSUIT_MAP_PERSON_NAME = PURSUIT_RECORD_N_COMMON,
  PURSUIT_MAP_PERSON_TITLE,
  PURSUIT_MAP_PERSON_COMPANY,
  PURSUIT_MAP_PERSON_DEPARTMENT,
  PURSUIT_MAP_PERSON_LEVEL,
  PURSUIT_MAP_PERSON_FUNCTION,
  PURSUIT_MAP_PERSON_ROLES,
  PURSUIT_MAP_PERSON_ATTITUDE,
  PURSUIT_MAP_PERSON_COVERAGE,
  PURSUIT_MAP_PERSON_WEIGHT,
  PURSUIT_MAP_PERSON_INSIDER,
  PURSUIT_MAP_PERSON_OUTSIDE,
  PURSUIT_MAP_PERSON_LAST_CONTACT,
  PURSUIT_MAP_PERSON_N_FIELDS
};

PursuitRecord *
pursuit_map_person_new (const PursuitPeopleMap *map, PursuitRecord *person);
const PursuitValue *
pursuit_map_person_peek (const PursuitPeopleMap *map, PursuitRecord *person, guint field);

G_END_DECLS
