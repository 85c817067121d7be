/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-rate.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitRate:
 *
 * How many units of the home currency one unit of another one is worth, from a day on until the next rate.
 */
struct _PursuitRate
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitRate, pursuit_rate, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "currency", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Currency") },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Holds from") },
  { "value", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Units of the home currency for one"), .max = 1e9 },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_RATE_N_FIELDS);

const PursuitEntity PURSUIT_RATE_ENTITY = {
  .name = "rate",
  .plural = "rates",
  .label = N_ ("Exchange rate"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_rate_get_type,
};

static void
pursuit_rate_class_init (PursuitRateClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_RATE_ENTITY);
}

static void
pursuit_rate_init (PursuitRate *self)
{
}
