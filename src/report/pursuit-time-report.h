/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * pursuit_time_report_new:
 *
 * Where the days of the period went: days and accounts by grade against the norm, for each owner and month,
 * and a calendar of how much was done each day.
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitReport *
pursuit_time_report_new (PursuitReportSource *source,
                         const PursuitReportParams *params,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS
