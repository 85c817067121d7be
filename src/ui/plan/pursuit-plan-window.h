/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-plan-grid.h"
#include "pursuit-plan-target.h"
#include "pursuit-session-plan.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PLAN_WINDOW (pursuit_plan_window_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPlanWindow, pursuit_plan_window, PURSUIT, PLAN_WINDOW, AdwWindow)

PursuitPlanWindow *
pursuit_plan_window_present (PursuitWindow *window, PursuitDay day);
PursuitPlanWindow *
pursuit_plan_window_of (gpointer widget);
void
pursuit_plan_window_run (PursuitPlanWindow *self, PursuitCommand *command, GtkWidget *where);
const PursuitPlanBook *
pursuit_plan_window_get_book (PursuitPlanWindow *self);
PursuitPlanTarget *
pursuit_plan_window_get_target (PursuitPlanWindow *self);
PursuitPlanGrid *
pursuit_plan_window_get_grid (PursuitPlanWindow *self);

G_END_DECLS
