/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_CALL_PLAN_WINDOW (pursuit_call_plan_window_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCallPlanWindow, pursuit_call_plan_window, PURSUIT, CALL_PLAN_WINDOW, AdwWindow)

PursuitCallPlanWindow *
pursuit_call_plan_window_new (GtkWindow *parent, PursuitSession *session);
void
pursuit_call_plan_window_add_step (PursuitCallPlanWindow *self, const char *title, const char *purpose);
void
pursuit_call_plan_window_add_question (PursuitCallPlanWindow *self,
                                       gint64 work_id,
                                       const char *question,
                                       const char *answer);
char *
pursuit_call_plan_window_get_answer (PursuitCallPlanWindow *self, gint64 work_id);

G_END_DECLS
