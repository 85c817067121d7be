/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-command.h"

G_BEGIN_DECLS

/* Commands about the customer's side of a deal: where the customer is, what was decided, what is needed. */

PursuitCommand *
pursuit_command_decide_buying (gint64 deal_id, const char *code, PursuitFields *fields);
PursuitCommand *
pursuit_command_note_need (gint64 deal_id,
                           gint64 need_id,
                           PursuitFields *fields,
                           const char *text,
                           const char *source,
                           PursuitDay day);
PursuitCommand *
pursuit_command_drop_need (gint64 need_id, gboolean drop);
void
pursuit_command_add_buying_stage (PursuitCommand *self, gint64 buying_stage_id, const char *source);

G_END_DECLS
