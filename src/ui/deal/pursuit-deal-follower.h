/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_FOLLOWER (pursuit_deal_follower_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealFollower, pursuit_deal_follower, PURSUIT, DEAL_FOLLOWER, GObject)

PursuitDealFollower *
pursuit_deal_follower_new (GtkWidget *widget, const char *const *tables);
void
pursuit_deal_follower_set_deal (PursuitDealFollower *self, PursuitSession *session, gint64 deal_id);
gint64
pursuit_deal_follower_get_deal (PursuitDealFollower *self);
PursuitSession *
pursuit_deal_follower_get_session (PursuitDealFollower *self);
GCancellable *
pursuit_deal_follower_begin (PursuitDealFollower *self);

G_END_DECLS
