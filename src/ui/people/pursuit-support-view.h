/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart-view.h"
#include "pursuit-org-people.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SUPPORT_VIEW (pursuit_support_view_get_type ())
G_DECLARE_FINAL_TYPE (PursuitSupportView, pursuit_support_view, PURSUIT, SUPPORT_VIEW, PursuitChartView)

void
pursuit_support_view_set_people (PursuitSupportView *self, PursuitOrgPeople *people);
void
pursuit_support_view_select (PursuitSupportView *self, gint64 id);
gboolean
pursuit_support_view_get_place (PursuitSupportView *self, gint64 id, double *x, double *y);

G_END_DECLS
