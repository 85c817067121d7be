/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-report-registry.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_REPORT_CHOICES (pursuit_report_choices_get_type ())
G_DECLARE_FINAL_TYPE (PursuitReportChoices, pursuit_report_choices, PURSUIT, REPORT_CHOICES, AdwBin)

void
pursuit_report_choices_set_session (PursuitReportChoices *self, PursuitSession *session);
gboolean
pursuit_report_choices_is_ready (PursuitReportChoices *self);
void
pursuit_report_choices_set_kind (PursuitReportChoices *self, const PursuitReportKind *kind);
void
pursuit_report_choices_get_params (PursuitReportChoices *self, PursuitReportParams *params);
char *
pursuit_report_choices_word_deals (PursuitReportChoices *self);
void
pursuit_report_choices_set_mode (PursuitReportChoices *self, PursuitFunnelMode mode);
char *
pursuit_report_choices_steal_notice (PursuitReportChoices *self);

G_END_DECLS
