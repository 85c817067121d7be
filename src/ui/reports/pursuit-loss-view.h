/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart-view.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_LOSS_VIEW (pursuit_loss_view_get_type ())
G_DECLARE_FINAL_TYPE (PursuitLossView, pursuit_loss_view, PURSUIT, LOSS_VIEW, PursuitChartView)

void
pursuit_loss_view_set_report (PursuitLossView *self, PursuitReport *report);

G_END_DECLS
