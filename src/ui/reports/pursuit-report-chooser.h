/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-report-registry.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_REPORT_CHOOSER (pursuit_report_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PursuitReportChooser, pursuit_report_chooser, PURSUIT, REPORT_CHOOSER, AdwBin)

const PursuitReportKind *
pursuit_report_chooser_get_kind (PursuitReportChooser *self);
void
pursuit_report_chooser_set_kind (PursuitReportChooser *self, const PursuitReportKind *kind);
gboolean
pursuit_report_chooser_is_starred (PursuitReportChooser *self, const PursuitReportKind *kind);

G_END_DECLS
