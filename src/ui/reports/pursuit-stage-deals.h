/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-registry.h"
#include "pursuit-table.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_STAGE_DEALS (pursuit_stage_deals_get_type ())
G_DECLARE_FINAL_TYPE (PursuitStageDeals, pursuit_stage_deals, PURSUIT, STAGE_DEALS, AdwWindow)

PursuitStageDeals *
pursuit_stage_deals_present (PursuitWindow *parent,
                             const PursuitReportKind *kind,
                             const PursuitReportParams *params,
                             gint64 mark,
                             const char *title,
                             const char *subtitle);
PursuitTable *
pursuit_stage_deals_get_table (PursuitStageDeals *self);

G_END_DECLS
