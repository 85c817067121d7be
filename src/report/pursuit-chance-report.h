/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-calibration.h"
#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * PursuitChanceData: what a report on the win probability is made from. Free with pursuit_chance_data_free().
 *
 * @deals: (element-type PursuitClosedDeal): entries into stages of deals that are closed by now
 * @model: what chances are computed with now
 * @fitted: the day on which it was fitted; %PURSUIT_DAY_NONE for the plain rule
 */
struct _PursuitChanceData
{
  GArray *deals;
  PursuitWinModel model;
  PursuitDay fitted;
};

void
pursuit_chance_data_free (PursuitChanceData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitChanceData, pursuit_chance_data_free)

/**
 * pursuit_chance_report_new:
 * @params: none of them matters: it is about all closed deals
 *
 * Asks @source how well chances were told, and makes a report: the Brier scores, the reliability chart and
 * its numbers, and what they mean.
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitReport *
pursuit_chance_report_new (PursuitReportSource *source,
                           const PursuitReportParams *params,
                           GCancellable *cancellable,
                           GError **error);

/** pursuit_chance_report_list_deals: (transfer full) (nullable) (element-type gint64): the deals whose
 * entries into stages are behind a dot of the chart, or its row of the table. */
GArray *
pursuit_chance_report_list_deals (PursuitReportSource *source,
                                  const PursuitReportParams *params,
                                  gint64 mark,
                                  GCancellable *cancellable,
                                  GError **error);

/** pursuit_chance_report_new_for_data: (transfer full): the same from @data. */
PursuitReport *
pursuit_chance_report_new_for_data (const PursuitChanceData *data, const PursuitReportNames *names);

G_END_DECLS
