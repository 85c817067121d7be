/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BUYING_STAGE (pursuit_buying_stage_get_type ())
G_DECLARE_FINAL_TYPE (PursuitBuyingStage, pursuit_buying_stage, PURSUIT, BUYING_STAGE, PursuitRecord)

extern const PursuitEntity PURSUIT_BUYING_STAGE_ENTITY;

/** The fields of a buying stage, in the order of its descriptor table. */
enum
{
  PURSUIT_BUYING_STAGE_PROCESS_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_BUYING_STAGE_CODE,
  PURSUIT_BUYING_STAGE_NAME,
  PURSUIT_BUYING_STAGE_NAME_OTHER,
  PURSUIT_BUYING_STAGE_POSITION,
  PURSUIT_BUYING_STAGE_RETIRED,
  PURSUIT_BUYING_STAGE_N_FIELDS
};

G_END_DECLS
