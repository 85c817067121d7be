/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_WINDOW (pursuit_import_window_get_type ())
G_DECLARE_FINAL_TYPE (PursuitImportWindow, pursuit_import_window, PURSUIT, IMPORT_WINDOW, AdwWindow)

PursuitImportWindow *
pursuit_import_window_present (GtkWindow *parent, PursuitSession *session);
void
pursuit_import_window_set_file (PursuitImportWindow *self, const char *path);

G_END_DECLS
