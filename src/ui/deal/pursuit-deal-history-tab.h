/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-deal-story.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_HISTORY_TAB (pursuit_deal_history_tab_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealHistoryTab, pursuit_deal_history_tab, PURSUIT, DEAL_HISTORY_TAB, AdwBin)

void
pursuit_deal_history_tab_set_story (PursuitDealHistoryTab *self,
                                    const PursuitDealStory *story,
                                    PursuitDay today,
                                    gboolean writable);

G_END_DECLS
