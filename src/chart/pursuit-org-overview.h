/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-chart.h"

G_BEGIN_DECLS

void
pursuit_org_overview_draw (PursuitCanvas *canvas,
                           const PursuitOrgChartLayout *layout,
                           const PursuitOrgChartView *view,
                           GArray *cards,
                           GArray *across,
                           GArray *down);

G_END_DECLS
