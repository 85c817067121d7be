/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-page.h"
#include "pursuit-report-deals.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_REPORTS_PAGE (pursuit_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitReportsPage, pursuit_reports_page, PURSUIT, REPORTS_PAGE, PursuitPage)

PursuitReport *
pursuit_reports_page_get_report (PursuitReportsPage *self);
PursuitReportDeals *
pursuit_reports_page_get_deals (PursuitReportsPage *self);
void
pursuit_reports_page_set_kind (PursuitReportsPage *self, const PursuitReportKind *kind);
void
pursuit_reports_page_set_mode (PursuitReportsPage *self, PursuitFunnelMode mode);

G_END_DECLS
