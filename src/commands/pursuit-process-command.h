/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-command.h"

G_BEGIN_DECLS

/*
 * Editing processes. Names, purposes, numbers and conditions are fields like those of any record; what cannot
 * be said by a field is here.
 */

PursuitCommand *
pursuit_command_copy_process (gint64 process_id, const char *name);
PursuitCommand *
pursuit_command_retire (const PursuitEntity *entity, gint64 id);
PursuitCommand *
pursuit_command_retire_stage (gint64 stage_id, gint64 heir_id);
PursuitCommand *
pursuit_command_bring_back (const PursuitEntity *entity, gint64 id);
PursuitCommand *
pursuit_command_reorder (const PursuitEntity *entity, gint64 id, gint64 before_id);
PursuitCommand *
pursuit_command_set_step (gint64 from_stage_id, gint64 to_stage_id, const char *rule, const char *required);

void
pursuit_command_add_call_note (PursuitCommand *self, gint64 work_id, const char *text);

G_END_DECLS
