/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

void
pursuit_approval_dialog_ask (PursuitWindow *window, gint64 deal_id, gint64 node_id, const char *node);
void
pursuit_approval_dialog_decide (PursuitWindow *window, gint64 approval_id, const char *state);

G_END_DECLS
