/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_NODE_CONDITION (pursuit_node_condition_get_type ())
G_DECLARE_FINAL_TYPE (PursuitNodeCondition, pursuit_node_condition, PURSUIT, NODE_CONDITION, PursuitRecord)

extern const PursuitEntity PURSUIT_NODE_CONDITION_ENTITY;

/** The fields of a condition, in the order of its descriptor table. */
enum
{
  PURSUIT_NODE_CONDITION_NODE_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_NODE_CONDITION_KIND,
  PURSUIT_NODE_CONDITION_ARGUMENT,
  PURSUIT_NODE_CONDITION_THRESHOLD,
  PURSUIT_NODE_CONDITION_POSITION,
  PURSUIT_NODE_CONDITION_N_FIELDS
};

G_END_DECLS
