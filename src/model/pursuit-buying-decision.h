/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BUYING_DECISION (pursuit_buying_decision_get_type ())
G_DECLARE_FINAL_TYPE (PursuitBuyingDecision, pursuit_buying_decision, PURSUIT, BUYING_DECISION, PursuitRecord)

extern const PursuitEntity PURSUIT_BUYING_DECISION_ENTITY;

/** The fields of a decision, in the order of its descriptor table. */
enum
{
  PURSUIT_BUYING_DECISION_DEAL_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_BUYING_DECISION_CODE,
  PURSUIT_BUYING_DECISION_STATE,
  PURSUIT_BUYING_DECISION_TEXT,
  PURSUIT_BUYING_DECISION_DAY,
  PURSUIT_BUYING_DECISION_SOURCE,
  PURSUIT_BUYING_DECISION_N_FIELDS
};

/** The five decisions in the order in which they are taken. */
extern const PursuitChoice PURSUIT_BUYING_DECISIONS[];
extern const PursuitChoice PURSUIT_DECISION_STATES[];

G_END_DECLS
