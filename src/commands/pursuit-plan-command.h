/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-command.h"

G_BEGIN_DECLS

/** PursuitPlanBy: whom or what the lines of a plan are for. */
typedef enum
{
  PURSUIT_PLAN_BY_OWNER,
  PURSUIT_PLAN_BY_INDUSTRY,
  PURSUIT_PLAN_BY_REGION,
  PURSUIT_PLAN_BY_OWNER_INDUSTRY,
  PURSUIT_PLAN_BY_OWNER_REGION,
  PURSUIT_PLAN_BY_ALL,
  PURSUIT_N_PLAN_BY
} PursuitPlanBy;

/** Their codes and names, in that order. */
extern const PursuitChoice PURSUIT_PLAN_BYS[];

PursuitCommand *
pursuit_command_fill_plan (gint64 plan_id, PursuitPlanBy by, gboolean evenly, gint64 total);
PursuitCommand *
pursuit_command_set_targets (gint64 line_id, gint64 ver, guint first_month, guint n_months, gint64 total);

G_END_DECLS
