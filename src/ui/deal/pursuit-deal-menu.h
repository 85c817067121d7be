/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
pursuit_deal_menu_popup (GtkWidget *parent,
                         const GdkRectangle *where,
                         PursuitDeal *deal,
                         GPtrArray *stages,
                         gboolean can_open);

G_END_DECLS
