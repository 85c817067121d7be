/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-export.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

GMenuModel *
pursuit_person_data_menu_new (void);
void
pursuit_person_data_export (PursuitWindow *window, gint64 person_id, PursuitReportFormat format);

G_END_DECLS
