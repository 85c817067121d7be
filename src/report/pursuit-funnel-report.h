/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * pursuit_funnel_report_new:
 * @source: where the data come from
 * @params: what to show
 * @cancellable: (nullable): stops the fold
 * @error: set on failure
 *
 * Makes the funnel report: key figures, the funnel, the table behind it, and where deals leave and why. May
 * take long; call it on a worker thread.
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitReport *
pursuit_funnel_report_new (PursuitReportSource *source,
                           const PursuitReportParams *params,
                           GCancellable *cancellable,
                           GError **error);

/** pursuit_funnel_report_list_deals: (transfer full): the ids of the deals that it counts at a mark of its
 * own. */
GArray *
pursuit_funnel_report_list_deals (PursuitReportSource *source,
                                  const PursuitReportParams *params,
                                  gint64 mark,
                                  GCancellable *cancellable,
                                  GError **error);

/** pursuit_funnel_report_new_for_result: the same from a fold that is at hand; @before: (nullable): that of
 * the period with which @params compare it. */
PursuitReport *
pursuit_funnel_report_new_for_result (PursuitFunnelResult *result,
                                      PursuitFunnelResult *before,
                                      const PursuitReportParams *params,
                                      const PursuitReportNames *names);

G_END_DECLS
