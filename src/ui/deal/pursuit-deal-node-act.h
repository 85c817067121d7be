/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal.h"
#include "pursuit-session-tasks.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

void
pursuit_deal_node_act (PursuitWindow *window,
                       PursuitDeal *deal,
                       const PursuitDealTasks *tasks,
                       gint64 node_id,
                       const char *action,
                       const char *argument);
void
pursuit_deal_node_withdraw (PursuitWindow *window, gint64 deal_id, gint64 node_id);

G_END_DECLS
