/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BUYING_PLAN (pursuit_buying_plan_get_type ())
G_DECLARE_FINAL_TYPE (PursuitBuyingPlan, pursuit_buying_plan, PURSUIT, BUYING_PLAN, PursuitRecord)

extern const PursuitEntity PURSUIT_BUYING_PLAN_ENTITY;

extern const PursuitChoice PURSUIT_BUYING_PLAN_KINDS[];

/** The fields of a buying plan, in the order of its descriptor table. */
enum
{
  PURSUIT_BUYING_PLAN_COMPANY_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_BUYING_PLAN_COMPANY,
  PURSUIT_BUYING_PLAN_KIND,
  PURSUIT_BUYING_PLAN_TEXT,
  PURSUIT_BUYING_PLAN_PLANNED,
  PURSUIT_BUYING_PLAN_AMOUNT,
  PURSUIT_BUYING_PLAN_NOTES,
  PURSUIT_BUYING_PLAN_CURRENCY,
  PURSUIT_BUYING_PLAN_N_FIELDS
};

G_END_DECLS
