/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORECARD_SCORE (pursuit_scorecard_score_get_type ())
G_DECLARE_FINAL_TYPE (PursuitScorecardScore, pursuit_scorecard_score, PURSUIT, SCORECARD_SCORE, PursuitRecord)

extern const PursuitEntity PURSUIT_SCORECARD_SCORE_ENTITY;

/** The fields of a score, in the order of its descriptor table. */
enum
{
  PURSUIT_SCORECARD_SCORE_SCORECARD_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_SCORECARD_SCORE_CRITERION_ID,
  PURSUIT_SCORECARD_SCORE_POINTS,
  PURSUIT_SCORECARD_SCORE_NOTE,
  PURSUIT_SCORECARD_SCORE_N_FIELDS
};

G_END_DECLS
