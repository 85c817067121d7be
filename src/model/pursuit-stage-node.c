/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-stage-node.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitStageNode:
 *
 * A milestone that a deal must reach before it leaves a stage. It is met when all of its conditions are.
 */
struct _PursuitStageNode
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitStageNode, pursuit_stage_node, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "stage_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "stage" },
  { "code", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "name_other", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED },
  { "position", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "retired", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Retired") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_STAGE_NODE_N_FIELDS);

const PursuitEntity PURSUIT_STAGE_NODE_ENTITY = {
  .name = "key_node",
  .plural = "key_nodes",
  .label = N_ ("Key node"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_stage_node_get_type,
};

static void
pursuit_stage_node_class_init (PursuitStageNodeClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_STAGE_NODE_ENTITY);
}

static void
pursuit_stage_node_init (PursuitStageNode *self)
{
}
