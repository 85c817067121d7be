/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-report-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_REPORT_GRID (pursuit_report_grid_get_type ())
G_DECLARE_FINAL_TYPE (PursuitReportGrid, pursuit_report_grid, PURSUIT, REPORT_GRID, AdwBin)

GtkWidget *
pursuit_report_grid_new (PursuitReportTable *table, gboolean at_once);
gboolean
pursuit_report_grid_is_whole (PursuitReportGrid *self);

G_END_DECLS
