/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORECARD (pursuit_scorecard_get_type ())
G_DECLARE_FINAL_TYPE (PursuitScorecard, pursuit_scorecard, PURSUIT, SCORECARD, PursuitRecord)

extern const PursuitEntity PURSUIT_SCORECARD_ENTITY;

/** The fields of an assessment, in the order of its descriptor table. */
enum
{
  PURSUIT_SCORECARD_DEAL_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_SCORECARD_TEMPLATE_ID,
  PURSUIT_SCORECARD_DAY,
  PURSUIT_SCORECARD_BY_ID,
  PURSUIT_SCORECARD_NOTE,
  PURSUIT_SCORECARD_TOTAL,
  PURSUIT_SCORECARD_N_FIELDS
};

G_END_DECLS
