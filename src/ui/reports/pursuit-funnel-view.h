/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart-view.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_FUNNEL_VIEW (pursuit_funnel_view_get_type ())
G_DECLARE_FINAL_TYPE (PursuitFunnelView, pursuit_funnel_view, PURSUIT, FUNNEL_VIEW, PursuitChartView)

void
pursuit_funnel_view_set_report (PursuitFunnelView *self, PursuitReport *report);

G_END_DECLS
