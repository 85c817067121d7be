/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_CHART_LEGEND (pursuit_chart_legend_get_type ())
G_DECLARE_FINAL_TYPE (PursuitChartLegend, pursuit_chart_legend, PURSUIT, CHART_LEGEND, GtkBox)

G_END_DECLS
