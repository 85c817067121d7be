/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list-view.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_LIST (pursuit_deal_list_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealList, pursuit_deal_list, PURSUIT, DEAL_LIST, AdwBin)

PursuitDealList *
pursuit_deal_list_new (PursuitSession *session, PursuitListSpec *deals);
void
pursuit_deal_list_show (PursuitDealList *self, PursuitListSpec *deals, const char *text);
void
pursuit_deal_list_set_stages (PursuitDealList *self, GPtrArray *stages);
PursuitListView *
pursuit_deal_list_get_view (PursuitDealList *self);
gboolean
pursuit_deal_list_focus (PursuitDealList *self, gint64 id);

G_END_DECLS
