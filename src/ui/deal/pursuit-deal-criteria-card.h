/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-deal.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_CRITERIA_CARD (pursuit_deal_criteria_card_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealCriteriaCard,
                      pursuit_deal_criteria_card,
                      PURSUIT,
                      DEAL_CRITERIA_CARD,
                      AdwBin)

void
pursuit_deal_criteria_card_set_deal (PursuitDealCriteriaCard *self,
                                     PursuitSession *session,
                                     PursuitDeal *deal);
GtkWidget *
pursuit_deal_criteria_card_get_chart (PursuitDealCriteriaCard *self);

G_END_DECLS
