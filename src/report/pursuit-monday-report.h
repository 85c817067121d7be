/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * pursuit_monday_report_new:
 *
 * What Monday's meeting talks about, owner by owner: deals that moved in the last week, stale ones, next
 * steps that are due, and what is to close soon.
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitReport *
pursuit_monday_report_new (PursuitReportSource *source,
                           const PursuitReportParams *params,
                           GCancellable *cancellable,
                           GError **error);

/** pursuit_monday_report_list_deals: (transfer full): the deal that @mark is. */
GArray *
pursuit_monday_report_list_deals (PursuitReportSource *source,
                                  const PursuitReportParams *params,
                                  gint64 mark,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
