/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-card-style.h"
#include "pursuit-deal.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_CARD (pursuit_deal_card_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealCard, pursuit_deal_card, PURSUIT, DEAL_CARD, GtkWidget)

GtkWidget *
pursuit_deal_card_new (PursuitCardStyle *style);
void
pursuit_deal_card_set_deal (PursuitDealCard *self, PursuitDeal *deal, PursuitDay today);
PursuitDeal *
pursuit_deal_card_get_deal (PursuitDealCard *self);
void
pursuit_deal_card_set_lifted (PursuitDealCard *self, gboolean lifted);
GdkPaintable *
pursuit_deal_card_get_drag_icon (PursuitDealCard *self);

G_END_DECLS
