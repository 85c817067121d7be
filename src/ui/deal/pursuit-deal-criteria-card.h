/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-criteria-sheet.h"
#include "pursuit-deal.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_CRITERIA_CARD (pursuit_deal_criteria_card_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealCriteriaCard,
                      pursuit_deal_criteria_card,
                      PURSUIT,
                      DEAL_CRITERIA_CARD,
                      AdwBin)

void
pursuit_deal_criteria_card_show (PursuitDealCriteriaCard *self,
                                 PursuitDeal *deal,
                                 const PursuitCriteriaSheet *sheet,
                                 gboolean writable);
GtkWidget *
pursuit_deal_criteria_card_get_chart (PursuitDealCriteriaCard *self);

G_END_DECLS
