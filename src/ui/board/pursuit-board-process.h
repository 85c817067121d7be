/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

PursuitListSpec *
pursuit_board_process_spec (void);
guint
pursuit_board_process_find (GPtrArray *processes);
void
pursuit_board_process_remember (PursuitRecord *process);

G_END_DECLS
