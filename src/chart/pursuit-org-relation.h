/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-chart.h"

G_BEGIN_DECLS

double
pursuit_org_estimate_width (const char *text, double size);
PursuitOrgCurve
pursuit_org_curve_new (const PursuitOrgChartLayout *layout, const PursuitOrgRelation *relation);
void
pursuit_org_curve_draw (PursuitCanvas *canvas,
                        const PursuitOrgCurve *curve,
                        const PursuitOrgChartLayout *layout,
                        const PursuitTheme *theme,
                        gboolean with_label);

void
pursuit_org_route_draw (PursuitCanvas *canvas,
                        const PursuitOrgChartLayout *layout,
                        const PursuitOrgChartView *view);
gboolean
pursuit_org_route_has (const PursuitOrgChartView *view, guint card);

G_END_DECLS
