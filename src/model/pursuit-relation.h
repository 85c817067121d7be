/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_RELATION (pursuit_relation_get_type ())
G_DECLARE_FINAL_TYPE (PursuitRelation, pursuit_relation, PURSUIT, RELATION, PursuitRecord)

extern const PursuitEntity PURSUIT_RELATION_ENTITY;

/** The kinds of relations; “influence” goes from the first person to the second, the others both ways. */
extern const PursuitChoice PURSUIT_RELATION_KINDS[];

/** The fields of a relation, in the order of its descriptor table. */
enum
{
  PURSUIT_RELATION_FROM_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_RELATION_FROM,
  PURSUIT_RELATION_TO_ID,
  PURSUIT_RELATION_TO,
  PURSUIT_RELATION_KIND,
  PURSUIT_RELATION_NOTES,
  PURSUIT_RELATION_DAY,
  PURSUIT_RELATION_SOURCE,
  PURSUIT_RELATION_BY_ID,
  PURSUIT_RELATION_BY,
  PURSUIT_RELATION_N_FIELDS
};

G_END_DECLS
