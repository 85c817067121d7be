/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart-view.h"
#include "pursuit-chart.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_REPORT_CHART (pursuit_report_chart_get_type ())
G_DECLARE_FINAL_TYPE (PursuitReportChart, pursuit_report_chart, PURSUIT, REPORT_CHART, PursuitChartView)

GtkWidget *
pursuit_report_chart_new (PursuitChart *chart);
PursuitChart *
pursuit_report_chart_get_chart (PursuitReportChart *self);

G_END_DECLS
