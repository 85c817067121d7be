/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORECARD_TEMPLATE (pursuit_scorecard_template_get_type ())
G_DECLARE_FINAL_TYPE (PursuitScorecardTemplate,
                      pursuit_scorecard_template,
                      PURSUIT,
                      SCORECARD_TEMPLATE,
                      PursuitRecord)

extern const PursuitEntity PURSUIT_SCORECARD_TEMPLATE_ENTITY;

/** The fields of a scorecard, in the order of its descriptor table. */
enum
{
  PURSUIT_SCORECARD_TEMPLATE_CODE = PURSUIT_RECORD_N_COMMON,
  PURSUIT_SCORECARD_TEMPLATE_NAME,
  PURSUIT_SCORECARD_TEMPLATE_NAME_OTHER,
  PURSUIT_SCORECARD_TEMPLATE_PURPOSE,
  PURSUIT_SCORECARD_TEMPLATE_PURSUE,
  PURSUIT_SCORECARD_TEMPLATE_LOWER,
  PURSUIT_SCORECARD_TEMPLATE_POSITION,
  PURSUIT_SCORECARD_TEMPLATE_RETIRED,
  PURSUIT_SCORECARD_TEMPLATE_N_FIELDS
};

G_END_DECLS
