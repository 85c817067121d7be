/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PLAN (pursuit_plan_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPlan, pursuit_plan, PURSUIT, PLAN, PursuitRecord)

extern const PursuitEntity PURSUIT_PLAN_ENTITY;

/** The fields of a plan, in the order of its descriptor table. */
enum
{
  PURSUIT_PLAN_YEAR = PURSUIT_RECORD_N_COMMON,
  PURSUIT_PLAN_CURRENCY,
  PURSUIT_PLAN_SPLIT,
  PURSUIT_PLAN_MARKET_GROWTH,
  PURSUIT_PLAN_GROWTH,
  PURSUIT_PLAN_PRESALES,
  PURSUIT_PLAN_PRESALES_LOAD,
  PURSUIT_PLAN_AFTERSALES,
  PURSUIT_PLAN_AFTERSALES_LOAD,
  PURSUIT_PLAN_NOTES,
  PURSUIT_PLAN_N_FIELDS
};

/** The parts of a year that targets are given for. Months are kept always. */
extern const PursuitChoice PURSUIT_PLAN_SPLITS[];

G_END_DECLS
