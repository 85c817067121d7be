/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-deal.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_NEEDS (pursuit_deal_needs_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealNeeds, pursuit_deal_needs, PURSUIT, DEAL_NEEDS, AdwBin)

void
pursuit_deal_needs_show (PursuitDealNeeds *self, PursuitSession *session, gint64 deal_id, GPtrArray *needs);

G_END_DECLS
