/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_CALL_PLAN (pursuit_call_plan_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCallPlan, pursuit_call_plan, PURSUIT, CALL_PLAN, AdwBin)

GtkWidget *
pursuit_call_plan_new (PursuitSession *session, gint64 activity_id);
gboolean
pursuit_call_plan_is_ready (PursuitCallPlan *self);
gboolean
pursuit_call_plan_is_changed (PursuitCallPlan *self);
void
pursuit_call_plan_add_to_command (PursuitCallPlan *self, PursuitCommand *command);
GtkWindow *
pursuit_call_plan_open (PursuitCallPlan *self);

G_END_DECLS
