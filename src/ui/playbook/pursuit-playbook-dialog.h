/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-playbook-page.h"
#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PLAYBOOK_DIALOG (pursuit_playbook_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPlaybookDialog,
                      pursuit_playbook_dialog,
                      PURSUIT,
                      PLAYBOOK_DIALOG,
                      PursuitRecordDialog)

PursuitRecordDialog *
pursuit_playbook_dialog_new (PursuitWindow *window, PursuitPlaybookPage *page);

G_END_DECLS
