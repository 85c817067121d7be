/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_NEED (pursuit_need_get_type ())
G_DECLARE_FINAL_TYPE (PursuitNeed, pursuit_need, PURSUIT, NEED, PursuitRecord)

extern const PursuitEntity PURSUIT_NEED_ENTITY;

/** The fields of a need, in the order of its descriptor table. */
enum
{
  PURSUIT_NEED_DEAL_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_NEED_HOLDER_ID,
  PURSUIT_NEED_HOLDER,
  PURSUIT_NEED_KIND,
  PURSUIT_NEED_CRITERION_ID,
  PURSUIT_NEED_CRITERION,
  PURSUIT_NEED_POSITION,
  PURSUIT_NEED_DROPPED,
  PURSUIT_NEED_TEXT,
  PURSUIT_NEED_DAY,
  PURSUIT_NEED_SOURCE,
  PURSUIT_NEED_VERSIONS,
  PURSUIT_NEED_N_FIELDS
};

extern const PursuitChoice PURSUIT_NEED_KINDS[];

G_END_DECLS
