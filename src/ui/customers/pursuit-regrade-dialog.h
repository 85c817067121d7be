/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_REGRADE_DIALOG (pursuit_regrade_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitRegradeDialog, pursuit_regrade_dialog, PURSUIT, REGRADE_DIALOG, AdwWindow)

GtkWidget *
pursuit_regrade_dialog_new (PursuitWindow *window);

G_END_DECLS
