/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORECARD_CRITERION (pursuit_scorecard_criterion_get_type ())
G_DECLARE_FINAL_TYPE (PursuitScorecardCriterion,
                      pursuit_scorecard_criterion,
                      PURSUIT,
                      SCORECARD_CRITERION,
                      PursuitRecord)

extern const PursuitEntity PURSUIT_SCORECARD_CRITERION_ENTITY;

/** The fields of a criterion, in the order of its descriptor table. */
enum
{
  PURSUIT_SCORECARD_CRITERION_TEMPLATE_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_SCORECARD_CRITERION_CODE,
  PURSUIT_SCORECARD_CRITERION_HEADING,
  PURSUIT_SCORECARD_CRITERION_NAME,
  PURSUIT_SCORECARD_CRITERION_NAME_OTHER,
  PURSUIT_SCORECARD_CRITERION_WEIGHT,
  PURSUIT_SCORECARD_CRITERION_POSITION,
  PURSUIT_SCORECARD_CRITERION_RETIRED,
  PURSUIT_SCORECARD_CRITERION_N_FIELDS
};

G_END_DECLS
