/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session-tasks.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

void
pursuit_evidence_dialog_present (PursuitWindow *window, gint64 deal_id, const PursuitTaskNode *node);

G_END_DECLS
