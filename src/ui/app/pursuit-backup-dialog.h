/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-application.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BACKUP_DIALOG (pursuit_backup_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitBackupDialog, pursuit_backup_dialog, PURSUIT, BACKUP_DIALOG, AdwWindow)

PursuitBackupDialog *
pursuit_backup_dialog_present (GtkWindow *parent, PursuitApplication *application, const char *path);
void
pursuit_backup_save (PursuitWindow *window);

G_END_DECLS
