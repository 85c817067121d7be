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

/**
 * pursuit_time_report_list:
 * @mark: of a part of a bar, a day of the calendar or a row of the table
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the activities that were counted there
 */
GArray *
pursuit_time_report_list (PursuitReportSource *source,
                          const PursuitReportParams *params,
                          gint64 mark,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
