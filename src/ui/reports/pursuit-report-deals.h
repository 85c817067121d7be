/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal-list.h"
#include "pursuit-report-registry.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_REPORT_DEALS (pursuit_report_deals_get_type ())
G_DECLARE_FINAL_TYPE (PursuitReportDeals, pursuit_report_deals, PURSUIT, REPORT_DEALS, AdwBin)

/** PursuitReportMark: a mark that was pressed: @title of it, and of the @report and its parameters in words.
 */
typedef struct
{
  gint64 id;
  const char *title;
  const char *report;
} PursuitReportMark;

void
pursuit_report_deals_show (PursuitReportDeals *self,
                           PursuitSession *session,
                           const PursuitReportKind *kind,
                           const PursuitReportParams *params,
                           const PursuitReportMark *mark);
void
pursuit_report_deals_clear (PursuitReportDeals *self);
PursuitDealList *
pursuit_report_deals_get_list (PursuitReportDeals *self);
PursuitTable *
pursuit_report_deals_get_table (PursuitReportDeals *self);

G_END_DECLS
