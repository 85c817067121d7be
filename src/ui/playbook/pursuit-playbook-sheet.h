/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-playbook-page.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PLAYBOOK_SHEET (pursuit_playbook_sheet_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPlaybookSheet, pursuit_playbook_sheet, PURSUIT, PLAYBOOK_SHEET, AdwBin)

void
pursuit_playbook_sheet_show (PursuitPlaybookSheet *self, PursuitPlaybookPage *page, gboolean other);
PursuitPlaybookPage *
pursuit_playbook_sheet_get_page (PursuitPlaybookSheet *self);

G_END_DECLS
