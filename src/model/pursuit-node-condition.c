/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-node-condition.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitNodeCondition:
 *
 * What must be true for a key node to be met: a kind of the closed set in rules/, its argument and
 * threshold.
 */
struct _PursuitNodeCondition
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitNodeCondition, pursuit_node_condition, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "node_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "key_node" },
  { "kind", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Kind") },
  { "argument", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON },
  { "threshold", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON },
  { "position", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_NODE_CONDITION_N_FIELDS);

const PursuitEntity PURSUIT_NODE_CONDITION_ENTITY = {
  .name = "node_condition",
  .plural = "node_conditions",
  .label = N_ ("Condition"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_node_condition_get_type,
};

static void
pursuit_node_condition_class_init (PursuitNodeConditionClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_NODE_CONDITION_ENTITY);
}

static void
pursuit_node_condition_init (PursuitNodeCondition *self)
{
}
