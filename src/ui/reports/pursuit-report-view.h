/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-report.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_REPORT_VIEW (pursuit_report_view_get_type ())
G_DECLARE_FINAL_TYPE (PursuitReportView, pursuit_report_view, PURSUIT, REPORT_VIEW, AdwBin)

void
pursuit_report_view_set_report (PursuitReportView *self, PursuitReport *report);
void
pursuit_report_view_set_narrow (PursuitReportView *self, gboolean narrow);

G_END_DECLS
