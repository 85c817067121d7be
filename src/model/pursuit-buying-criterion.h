/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BUYING_CRITERION (pursuit_buying_criterion_get_type ())
G_DECLARE_FINAL_TYPE (PursuitBuyingCriterion,
                      pursuit_buying_criterion,
                      PURSUIT,
                      BUYING_CRITERION,
                      PursuitRecord)

extern const PursuitEntity PURSUIT_BUYING_CRITERION_ENTITY;

/** The fields of a buying criterion, in the order of its descriptor table. */
enum
{
  PURSUIT_BUYING_CRITERION_DEAL_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_BUYING_CRITERION_NAME,
  PURSUIT_BUYING_CRITERION_WEIGHT,
  PURSUIT_BUYING_CRITERION_POSITION,
  PURSUIT_BUYING_CRITERION_N_FIELDS
};

G_END_DECLS
