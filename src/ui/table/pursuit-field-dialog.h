/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_FIELD_DIALOG (pursuit_field_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitFieldDialog, pursuit_field_dialog, PURSUIT, FIELD_DIALOG, PursuitRecordDialog)

PursuitFieldDialog *
pursuit_field_dialog_add (PursuitWindow *window, GtkWindow *parent, const char *entity);
PursuitFieldDialog *
pursuit_field_dialog_edit (PursuitWindow *window, GtkWindow *parent, PursuitRecord *definition);

G_END_DECLS
