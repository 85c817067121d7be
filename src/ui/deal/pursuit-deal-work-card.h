/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session-tasks.h"
#include "pursuit-stage.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_WORK_CARD (pursuit_deal_work_card_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealWorkCard, pursuit_deal_work_card, PURSUIT, DEAL_WORK_CARD, AdwBin)

void
pursuit_deal_work_card_show (PursuitDealWorkCard *self,
                             PursuitStage *stage,
                             const PursuitDealTasks *tasks,
                             PursuitDay today,
                             gboolean writable);

G_END_DECLS
