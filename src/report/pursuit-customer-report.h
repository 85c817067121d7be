/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * pursuit_customer_report_new:
 *
 * The customer database: what customers were graded month by month and whose grade rose or fell, how well the
 * target markets are covered, how customers came to their owners and to the pool, how complete their files
 * are, and who buys how much and is how satisfied. Of @params the period, the owner of the customer and its
 * target market count.
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitReport *
pursuit_customer_report_new (PursuitReportSource *source,
                             const PursuitReportParams *params,
                             GCancellable *cancellable,
                             GError **error);

/** pursuit_customer_report_list: (transfer full): the companies behind @mark. */
GArray *
pursuit_customer_report_list (PursuitReportSource *source,
                              const PursuitReportParams *params,
                              gint64 mark,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
