/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_STAGE_STEP (pursuit_stage_step_get_type ())
G_DECLARE_FINAL_TYPE (PursuitStageStep, pursuit_stage_step, PURSUIT, STAGE_STEP, PursuitRecord)

extern const PursuitEntity PURSUIT_STAGE_STEP_ENTITY;

/** The fields of a transition, in the order of its descriptor table. */
enum
{
  PURSUIT_STAGE_STEP_PROCESS_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_STAGE_STEP_FROM_STAGE_ID,
  PURSUIT_STAGE_STEP_TO_STAGE_ID,
  PURSUIT_STAGE_STEP_RULE,
  PURSUIT_STAGE_STEP_REQUIRED,
  PURSUIT_STAGE_STEP_N_FIELDS
};

G_END_DECLS
