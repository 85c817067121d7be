/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORTS_WINDOW (pursuit_imports_window_get_type ())
G_DECLARE_FINAL_TYPE (PursuitImportsWindow, pursuit_imports_window, PURSUIT, IMPORTS_WINDOW, AdwWindow)

PursuitImportsWindow *
pursuit_imports_window_present (GtkWindow *parent, PursuitSession *session);

G_END_DECLS
