/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-chart.h"

G_BEGIN_DECLS

/* The buying centre of a machine works: eight people on three levels, three lines between them. */
const PursuitOrgChartData *
sample_chart_data (void);
const PursuitOrgChartData *
sample_chart_data_chinese (void);
PursuitOrgChartOptions
sample_chart_options (void);

G_END_DECLS
