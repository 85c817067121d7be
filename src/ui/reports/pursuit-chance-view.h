/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart-view.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CHANCE_VIEW (pursuit_chance_view_get_type ())
G_DECLARE_FINAL_TYPE (PursuitChanceView, pursuit_chance_view, PURSUIT, CHANCE_VIEW, PursuitChartView)

void
pursuit_chance_view_set_report (PursuitChanceView *self, PursuitReport *report);

G_END_DECLS
