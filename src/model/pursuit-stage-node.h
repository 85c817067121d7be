/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_STAGE_NODE (pursuit_stage_node_get_type ())
G_DECLARE_FINAL_TYPE (PursuitStageNode, pursuit_stage_node, PURSUIT, STAGE_NODE, PursuitRecord)

extern const PursuitEntity PURSUIT_STAGE_NODE_ENTITY;

/** The fields of a key node, in the order of its descriptor table. */
enum
{
  PURSUIT_STAGE_NODE_STAGE_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_STAGE_NODE_CODE,
  PURSUIT_STAGE_NODE_NAME,
  PURSUIT_STAGE_NODE_NAME_OTHER,
  PURSUIT_STAGE_NODE_POSITION,
  PURSUIT_STAGE_NODE_RETIRED,
  PURSUIT_STAGE_NODE_N_FIELDS
};

G_END_DECLS
