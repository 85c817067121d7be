/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * pursuit_velocity_report_new:
 *
 * Makes the report on velocity and ageing: the sales velocity and what it is made of, the days that deals
 * stood in each stage (of stays that ended in the period; the whiskers reach from the tenth to the ninetieth
 * hundredth), and the open deals of which one of the two clocks has run out.
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitReport *
pursuit_velocity_report_new (PursuitReportSource *source,
                             const PursuitReportParams *params,
                             GCancellable *cancellable,
                             GError **error);

/** pursuit_velocity_report_list_deals: (transfer full): the ids of the deals behind @mark. */
GArray *
pursuit_velocity_report_list_deals (PursuitReportSource *source,
                                    const PursuitReportParams *params,
                                    gint64 mark,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
