/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-deal.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_NEEDS (pursuit_deal_needs_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealNeeds, pursuit_deal_needs, PURSUIT, DEAL_NEEDS, AdwBin)

void
pursuit_deal_needs_set_deal (PursuitDealNeeds *self, PursuitSession *session, PursuitDeal *deal);

G_END_DECLS
