/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-attachment.h"
#include "pursuit-command.h"

G_BEGIN_DECLS

/* Commands about what people are in a deal, over time, and about their photos. Relations, ties and groups are
 * records like others. */

void
pursuit_command_set_told (PursuitCommand *self, PursuitDay day, const char *source);
PursuitCommand *
pursuit_command_copy_participants (gint64 deal_id, gint64 from_id);
PursuitCommand *
pursuit_command_set_photo (gint64 person_id, const PursuitKeptFile *photo);
void
pursuit_command_add_photo (PursuitCommand *self, const PursuitKeptFile *photo);

G_END_DECLS
