/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-acquaintance.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitAcquaintance:
 *
 * Who of us knows a person, and how well.
 */
struct _PursuitAcquaintance
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitAcquaintance, pursuit_acquaintance, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_CLOSENESS[] = {
  { "1", N_ ("A little") },
  { "2", N_ ("Well") },
  { "3", N_ ("Trusted") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "person_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "person" },
  { "person", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Person"), .target = "person" },
  { "member_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "member", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Who of us"), .target = "member" },
  { "closeness", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Closeness"), .min = 1, .max = 3 },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_ACQUAINTANCE_N_FIELDS);

const PursuitEntity PURSUIT_ACQUAINTANCE_ENTITY = {
  .name = "acquaintance",
  .plural = "acquaintances",
  .label = N_ ("Acquaintance"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_acquaintance_get_type,
};

static void
pursuit_acquaintance_class_init (PursuitAcquaintanceClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_ACQUAINTANCE_ENTITY);
}

static void
pursuit_acquaintance_init (PursuitAcquaintance *self)
{
}
