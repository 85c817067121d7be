/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-report.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ORG_PRINT (pursuit_org_print_get_type ())
G_DECLARE_FINAL_TYPE (PursuitOrgPrint, pursuit_org_print, PURSUIT, ORG_PRINT, AdwWindow)

PursuitOrgPrint *
pursuit_org_print_present (PursuitWindow *window, PursuitOrgReportData *data);

G_END_DECLS
