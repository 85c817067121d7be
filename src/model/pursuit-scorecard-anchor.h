/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORECARD_ANCHOR (pursuit_scorecard_anchor_get_type ())
G_DECLARE_FINAL_TYPE (PursuitScorecardAnchor,
                      pursuit_scorecard_anchor,
                      PURSUIT,
                      SCORECARD_ANCHOR,
                      PursuitRecord)

extern const PursuitEntity PURSUIT_SCORECARD_ANCHOR_ENTITY;

/** The fields of an anchor, in the order of its descriptor table. */
enum
{
  PURSUIT_SCORECARD_ANCHOR_CRITERION_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_SCORECARD_ANCHOR_POINTS,
  PURSUIT_SCORECARD_ANCHOR_TEXT,
  PURSUIT_SCORECARD_ANCHOR_N_FIELDS
};

G_END_DECLS
