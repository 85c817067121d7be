/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-relation.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitRelation:
 *
 * How two people stand to each other beside reporting: one influences the other, or they are friends or
 * rivals. Friends and rivals are so both ways: the lower id is `from_id`. The two may belong to different
 * companies.
 */
struct _PursuitRelation
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitRelation, pursuit_relation, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_RELATION_KINDS[] = {
  { "influence", N_ ("Influences") },
  { "friend", N_ ("Friends") },
  { "rival", N_ ("Rivals") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "from_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "person" },
  { "from", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("From"), .target = "person" },
  { "to_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "person" },
  { "to", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("To"), .target = "person" },
  { "kind", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Kind"), .choices = PURSUIT_RELATION_KINDS },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Known since") },
  { "source", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Source") },
  { "by_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "by", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Noted by") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_RELATION_N_FIELDS);

const PursuitEntity PURSUIT_RELATION_ENTITY = {
  .name = "relation",
  .plural = "relations",
  .label = N_ ("Relation"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_relation_get_type,
};

static void
pursuit_relation_class_init (PursuitRelationClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_RELATION_ENTITY);
}

static void
pursuit_relation_init (PursuitRelation *self)
{
}
