/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * pursuit_forecast_report_new:
 *
 * What is won, promised and possible, against the plan; what changed since a day; and how forecasts came
 * true: accuracy = 1 − |forecast − actual| ÷ actual, by month and owner.
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitReport *
pursuit_forecast_report_new (PursuitReportSource *source,
                             const PursuitReportParams *params,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
