/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PLAN_LINE (pursuit_plan_line_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPlanLine, pursuit_plan_line, PURSUIT, PLAN_LINE, PursuitRecord)

extern const PursuitEntity PURSUIT_PLAN_LINE_ENTITY;

/** PURSUIT_PLAN_MONTHS: the months of a fiscal year. */
#define PURSUIT_PLAN_MONTHS 12

/** The fields of a line of a plan, in the order of its descriptor table; the twelve months follow M1. */
enum
{
  PURSUIT_PLAN_LINE_PLAN_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_PLAN_LINE_CURRENCY,
  PURSUIT_PLAN_LINE_OWNER_ID,
  PURSUIT_PLAN_LINE_OWNER,
  PURSUIT_PLAN_LINE_MARKET_ID,
  PURSUIT_PLAN_LINE_MARKET,
  PURSUIT_PLAN_LINE_M1,
  PURSUIT_PLAN_LINE_N_FIELDS = PURSUIT_PLAN_LINE_M1 + PURSUIT_PLAN_MONTHS
};

G_END_DECLS
