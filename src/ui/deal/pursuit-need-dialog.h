/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-need.h"
#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_NEED_DIALOG (pursuit_need_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitNeedDialog, pursuit_need_dialog, PURSUIT, NEED_DIALOG, PursuitRecordDialog)

PursuitNeedDialog *
pursuit_need_dialog_new (PursuitWindow *window, gint64 deal_id, PursuitNeed *need);

G_END_DECLS
