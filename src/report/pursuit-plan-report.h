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

/** pursuit_plan_report_list_deals: (transfer full) (nullable) (element-type gint64): what was won in a part
 * of the year, or in its whole for a line. */
GArray *
pursuit_plan_report_list_deals (PursuitReportSource *source,
                                const PursuitReportParams *params,
                                gint64 mark,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
