/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * pursuit_eighty_twenty_report_new:
 *
 * Who brings most of what was won in the period: customers, the people who decide there, by their weight in
 * the decision, and our salespeople; and how first-time customers differ from those that come back. Amounts
 * are converted at the rate of the day on which the deal was closed.
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitReport *
pursuit_eighty_twenty_report_new (PursuitReportSource *source,
                                  const PursuitReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error);

/** pursuit_eighty_twenty_report_list_deals: (transfer full): the deals won with whom @mark is. */
GArray *
pursuit_eighty_twenty_report_list_deals (PursuitReportSource *source,
                                         const PursuitReportParams *params,
                                         gint64 mark,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
