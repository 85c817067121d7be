/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-deal.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_PURCHASE (pursuit_deal_purchase_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealPurchase, pursuit_deal_purchase, PURSUIT, DEAL_PURCHASE, AdwBin)

void
pursuit_deal_purchase_show (PursuitDealPurchase *self,
                            PursuitSession *session,
                            PursuitDeal *deal,
                            GPtrArray *decisions);

G_END_DECLS
