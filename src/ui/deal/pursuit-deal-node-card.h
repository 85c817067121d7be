/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session-tasks.h"

G_BEGIN_DECLS

GtkWidget *
pursuit_deal_node_card_new (const PursuitDealTasks *tasks,
                            const PursuitTaskNode *node,
                            PursuitDay today,
                            gboolean writable);

G_END_DECLS
