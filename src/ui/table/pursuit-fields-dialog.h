/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_FIELDS_DIALOG (pursuit_fields_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitFieldsDialog, pursuit_fields_dialog, PURSUIT, FIELDS_DIALOG, AdwWindow)

PursuitFieldsDialog *
pursuit_fields_dialog_present (GtkWindow *parent, const PursuitEntity *entity);

G_END_DECLS
