/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-report-pages.h"

G_BEGIN_DECLS

/* Printing through GTK: the same pages as everywhere else. */

GtkPageSetup *
pursuit_report_printer_make_setup (PursuitPaperSize size, gboolean landscape);
GtkPrintOperation *
pursuit_report_printer_new (PursuitReport *report, GtkPageSetup *setup);
void
pursuit_report_printer_run (PursuitReport *report, GtkPageSetup *setup, GtkWindow *parent);

G_END_DECLS
