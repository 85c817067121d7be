/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-report-chooser.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_REPORT_BOOK_DIALOG (pursuit_report_book_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitReportBookDialog,
                      pursuit_report_book_dialog,
                      PURSUIT,
                      REPORT_BOOK_DIALOG,
                      AdwWindow)

PursuitReportBookDialog *
pursuit_report_book_dialog_present (PursuitWindow *window, PursuitReportChooser *chooser);

G_END_DECLS
