/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-page.h"
#include "pursuit-playbook-sheet.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PLAYBOOK_VIEW (pursuit_playbook_view_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPlaybookView, pursuit_playbook_view, PURSUIT, PLAYBOOK_VIEW, PursuitPage)

GtkListBox *
pursuit_playbook_view_get_list (PursuitPlaybookView *self);
PursuitPlaybookSheet *
pursuit_playbook_view_get_sheet (PursuitPlaybookView *self);

G_END_DECLS
