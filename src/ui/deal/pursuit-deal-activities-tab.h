/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_ACTIVITIES_TAB (pursuit_deal_activities_tab_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealActivitiesTab,
                      pursuit_deal_activities_tab,
                      PURSUIT,
                      DEAL_ACTIVITIES_TAB,
                      AdwBin)

void
pursuit_deal_activities_tab_set_session (PursuitDealActivitiesTab *self, PursuitSession *session);
void
pursuit_deal_activities_tab_show (PursuitDealActivitiesTab *self, gint64 deal_id);
PursuitTable *
pursuit_deal_activities_tab_get_table (PursuitDealActivitiesTab *self);

G_END_DECLS
