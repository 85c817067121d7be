/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-report-export.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

void
pursuit_report_export_choose (PursuitWindow *window, PursuitReport *report, PursuitReportFormat format);
void
pursuit_report_export_choose_on (GtkWindow *parent,
                                 PursuitReport *report,
                                 PursuitReportFormat format,
                                 const PursuitPaper *paper);
void
pursuit_report_export_to_file (PursuitWindow *window,
                               PursuitReport *report,
                               PursuitReportFormat format,
                               GFile *file);

G_END_DECLS
