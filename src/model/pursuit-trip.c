/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-trip.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitTrip:
 *
 * A holiday or journey of a person, for the reminder before it.
 */
struct _PursuitTrip
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitTrip, pursuit_trip, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "person_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "person" },
  { "person", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Person"), .target = "person" },
  { "from_day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("First day") },
  { "to_day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Last day") },
  { "place", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Where") },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_TRIP_N_FIELDS);

const PursuitEntity PURSUIT_TRIP_ENTITY = {
  .name = "trip",
  .plural = "trips",
  .label = N_ ("Trip"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_trip_get_type,
};

static void
pursuit_trip_class_init (PursuitTripClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_TRIP_ENTITY);
}

static void
pursuit_trip_init (PursuitTrip *self)
{
}
