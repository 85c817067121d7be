/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_HISTORY_DIALOG (pursuit_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitHistoryDialog, pursuit_history_dialog, PURSUIT, HISTORY_DIALOG, AdwWindow)

PursuitHistoryDialog *
pursuit_history_dialog_present (PursuitWindow *window);

G_END_DECLS
