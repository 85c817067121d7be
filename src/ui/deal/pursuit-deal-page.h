/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal-activities-tab.h"
#include "pursuit-deal-head.h"
#include "pursuit-deal-people-tab.h"
#include "pursuit-page.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_PAGE (pursuit_deal_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealPage, pursuit_deal_page, PURSUIT, DEAL_PAGE, PursuitPage)

void
pursuit_deal_page_show (PursuitDealPage *self, gint64 deal_id, GListModel *neighbours);
gint64
pursuit_deal_page_get_deal_id (PursuitDealPage *self);
gboolean
pursuit_deal_page_is_filled (PursuitDealPage *self);
PursuitDealHead *
pursuit_deal_page_get_head (PursuitDealPage *self);
GtkStack *
pursuit_deal_page_get_tabs (PursuitDealPage *self);
PursuitDealPeopleTab *
pursuit_deal_page_get_people (PursuitDealPage *self);
PursuitDealActivitiesTab *
pursuit_deal_page_get_activities (PursuitDealPage *self);

G_END_DECLS
