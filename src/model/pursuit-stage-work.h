/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_STAGE_WORK (pursuit_stage_work_get_type ())
G_DECLARE_FINAL_TYPE (PursuitStageWork, pursuit_stage_work, PURSUIT, STAGE_WORK, PursuitRecord)

extern const PursuitEntity PURSUIT_STAGE_WORK_ENTITY;

/** The fields of a work item, in the order of its descriptor table. */
enum
{
  PURSUIT_STAGE_WORK_STAGE_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_STAGE_WORK_NAME,
  PURSUIT_STAGE_WORK_NAME_OTHER,
  PURSUIT_STAGE_WORK_POSITION,
  PURSUIT_STAGE_WORK_RETIRED,
  PURSUIT_STAGE_WORK_N_FIELDS
};

G_END_DECLS
