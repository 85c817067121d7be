/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-need.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitNeed:
 *
 * A need of somebody at the customer, with what its latest version says of it.
 */
struct _PursuitNeed
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitNeed, pursuit_need, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_NEED_KINDS[] = {
  { "business", N_ ("Business") },
  { "personal", N_ ("Personal") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "deal" },
  { "holder_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "person" },
  { "holder", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Whose need"), .target = "person" },
  { "kind", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Kind"), .choices = PURSUIT_NEED_KINDS },
  { "criterion_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "buying_criterion" },
  { "criterion", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Buying criterion") },
  { "position", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "dropped", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Dropped on") },
  { "text", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Need") },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_JSON, N_ ("Found on") },
  { "source", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Source") },
  { "versions", PURSUIT_FIELD_INT, PURSUIT_FIELD_JSON },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_NEED_N_FIELDS);

const PursuitEntity PURSUIT_NEED_ENTITY = {
  .name = "need",
  .plural = "needs",
  .label = N_ ("Need"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_need_get_type,
};

static void
pursuit_need_class_init (PursuitNeedClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_NEED_ENTITY);
}

static void
pursuit_need_init (PursuitNeed *self)
{
}
