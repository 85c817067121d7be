/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_OWNER_LOG_DIALOG (pursuit_owner_log_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitOwnerLogDialog, pursuit_owner_log_dialog, PURSUIT, OWNER_LOG_DIALOG, AdwWindow)

GtkWidget *
pursuit_owner_log_dialog_new (PursuitWindow *window, gint64 company_id);

G_END_DECLS
