/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-findings-card.h"
#include "pursuit-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_PEOPLE_TAB (pursuit_deal_people_tab_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealPeopleTab, pursuit_deal_people_tab, PURSUIT, DEAL_PEOPLE_TAB, AdwBin)

void
pursuit_deal_people_tab_set_session (PursuitDealPeopleTab *self, PursuitSession *session);
void
pursuit_deal_people_tab_show (PursuitDealPeopleTab *self, gint64 deal_id);
PursuitTable *
pursuit_deal_people_tab_get_table (PursuitDealPeopleTab *self);
PursuitFindingsCard *
pursuit_deal_people_tab_get_findings (PursuitDealPeopleTab *self);

G_END_DECLS
