/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CRITERION_SCORE (pursuit_criterion_score_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCriterionScore, pursuit_criterion_score, PURSUIT, CRITERION_SCORE, PursuitRecord)

extern const PursuitEntity PURSUIT_CRITERION_SCORE_ENTITY;

/** The fields of a score by a buying criterion, in the order of its descriptor table. */
enum
{
  PURSUIT_CRITERION_SCORE_CRITERION_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_CRITERION_SCORE_COMPETITOR,
  PURSUIT_CRITERION_SCORE_POINTS,
  PURSUIT_CRITERION_SCORE_DAY,
  PURSUIT_CRITERION_SCORE_BY_ID,
  PURSUIT_CRITERION_SCORE_N_FIELDS
};

G_END_DECLS
