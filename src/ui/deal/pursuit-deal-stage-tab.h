/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-deal.h"
#include "pursuit-session-tasks.h"
#include "pursuit-stage.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_STAGE_TAB (pursuit_deal_stage_tab_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealStageTab, pursuit_deal_stage_tab, PURSUIT, DEAL_STAGE_TAB, AdwBin)

void
pursuit_deal_stage_tab_set_session (PursuitDealStageTab *self, PursuitSession *session);
void
pursuit_deal_stage_tab_set_deal (PursuitDealStageTab *self, PursuitDeal *deal, PursuitDay today);
void
pursuit_deal_stage_tab_set_stage (PursuitDealStageTab *self,
                                  PursuitStage *stage,
                                  const PursuitDealTasks *tasks,
                                  PursuitDay today);

G_END_DECLS
