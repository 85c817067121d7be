/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * pursuit_loss_report_new:
 *
 * Makes the report on losses, from the deals that were closed in the period: from which stage they were lost
 * and why, against whom we win and lose, and how deals ended by the strategy chosen for them. The win rate is
 * won ÷ closed; a rival was met in a deal if it is named at its end or was scored against the customer’s
 * criteria.
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitReport *
pursuit_loss_report_new (PursuitReportSource *source,
                         const PursuitReportParams *params,
                         GCancellable *cancellable,
                         GError **error);

/** pursuit_loss_report_list_deals: (transfer full): the ids of the deals behind @mark. */
GArray *
pursuit_loss_report_list_deals (PursuitReportSource *source,
                                const PursuitReportParams *params,
                                gint64 mark,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
