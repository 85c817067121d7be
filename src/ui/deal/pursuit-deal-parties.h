/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_PARTIES (pursuit_deal_parties_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealParties, pursuit_deal_parties, PURSUIT, DEAL_PARTIES, AdwBin)

void
pursuit_deal_parties_show (PursuitDealParties *self,
                           PursuitSession *session,
                           gint64 deal_id,
                           GPtrArray *parties);

G_END_DECLS
