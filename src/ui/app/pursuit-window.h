/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-page.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_WINDOW (pursuit_window_get_type ())
G_DECLARE_FINAL_TYPE (PursuitWindow, pursuit_window, PURSUIT, WINDOW, AdwApplicationWindow)

PursuitWindow *
pursuit_window_new (GtkApplication *application, PursuitSession *session);
PursuitWindow *
pursuit_window_of (gpointer widget);
PursuitSession *
pursuit_window_get_session (PursuitWindow *self);
PursuitPage *
pursuit_window_show_page (PursuitWindow *self, const char *id);
PursuitPage *
pursuit_window_get_page (PursuitWindow *self);
void
pursuit_window_toast (PursuitWindow *self, const char *text);
void
pursuit_window_toast_step (PursuitWindow *self, const PursuitStep *step);
void
pursuit_window_toast_error (PursuitWindow *self, const GError *error);
void
pursuit_window_run (PursuitWindow *self,
                    PursuitCommand *command,
                    GAsyncReadyCallback callback,
                    gpointer user_data);
PursuitStep *
pursuit_window_run_finish (PursuitWindow *self, GAsyncResult *result, GError **error);

G_END_DECLS
