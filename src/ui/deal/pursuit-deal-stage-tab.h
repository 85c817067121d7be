/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-deal-reader.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_STAGE_TAB (pursuit_deal_stage_tab_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealStageTab, pursuit_deal_stage_tab, PURSUIT, DEAL_STAGE_TAB, AdwBin)

void
pursuit_deal_stage_tab_show (PursuitDealStageTab *self, PursuitSession *session, PursuitDealReader *reader);
void
pursuit_deal_stage_tab_set_blank (PursuitDealStageTab *self, gboolean blank);

G_END_DECLS
