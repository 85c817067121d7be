/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-report.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_FUNNEL_VIEW (pursuit_funnel_view_get_type ())
G_DECLARE_FINAL_TYPE (PursuitFunnelView, pursuit_funnel_view, PURSUIT, FUNNEL_VIEW, GtkWidget)

void
pursuit_funnel_view_set_report (PursuitFunnelView *self, PursuitReport *report);
GtkWidget *
pursuit_funnel_view_get_button (PursuitFunnelView *self, guint bar);

G_END_DECLS
