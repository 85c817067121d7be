/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TRIP (pursuit_trip_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTrip, pursuit_trip, PURSUIT, TRIP, PursuitRecord)

extern const PursuitEntity PURSUIT_TRIP_ENTITY;

/** The fields of a trip, in the order of its descriptor table. */
enum
{
  PURSUIT_TRIP_PERSON_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_TRIP_PERSON,
  PURSUIT_TRIP_FROM_DAY,
  PURSUIT_TRIP_TO_DAY,
  PURSUIT_TRIP_PLACE,
  PURSUIT_TRIP_NOTES,
  PURSUIT_TRIP_N_FIELDS
};

G_END_DECLS
