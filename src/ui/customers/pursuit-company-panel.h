/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_COMPANY_PANEL (pursuit_company_panel_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCompanyPanel, pursuit_company_panel, PURSUIT, COMPANY_PANEL, AdwBin)

void
pursuit_company_panel_set_session (PursuitCompanyPanel *self, PursuitSession *session);
void
pursuit_company_panel_show (PursuitCompanyPanel *self, gint64 company_id);

G_END_DECLS
