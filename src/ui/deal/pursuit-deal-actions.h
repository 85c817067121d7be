/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

void
pursuit_deal_open (PursuitWindow *window, gint64 deal_id, GListModel *neighbours);
void
pursuit_deal_edit (PursuitWindow *window, gint64 deal_id);
void
pursuit_deal_log_activity (PursuitWindow *window, PursuitDeal *deal);
void
pursuit_deal_show_people (PursuitWindow *window, PursuitDeal *deal);
void
pursuit_deal_show_sheet (PursuitWindow *window, gint64 deal_id);
void
pursuit_deal_delete (PursuitWindow *window, PursuitDeal *deal);
void
pursuit_deal_reopen (PursuitWindow *window, PursuitDeal *deal);

G_END_DECLS
