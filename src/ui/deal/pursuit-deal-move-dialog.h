/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

void
pursuit_deal_move_dialog_ask (PursuitWindow *window, PursuitDeal *deal, GPtrArray *stages, gint64 stage_id);

G_END_DECLS
