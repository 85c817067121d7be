/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * pursuit_plan_report_new:
 * @params: the fiscal year is the one in which the period begins, the present one without a period
 *
 * A year's targets beside last year and the market's growth, what came of them and with which pace, by part
 * of the year, owner and market; and the people whom it takes.
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitReport *
pursuit_plan_report_new (PursuitReportSource *source,
                         const PursuitReportParams *params,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS
