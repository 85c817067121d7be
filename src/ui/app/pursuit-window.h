/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-page.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_WINDOW (pursuit_window_get_type ())
G_DECLARE_FINAL_TYPE (PursuitWindow, pursuit_window, PURSUIT, WINDOW, AdwApplicationWindow)

PursuitWindow *
pursuit_window_new (GtkApplication *application);
PursuitWindow *
pursuit_window_of (gpointer widget);
PursuitSession *
pursuit_window_get_session (PursuitWindow *self);
void
pursuit_window_set_session (PursuitWindow *self, PursuitSession *session);
void
pursuit_window_set_empty (PursuitWindow *self, GtkWidget *page, const char *title);
void
pursuit_window_present_when_ready (PursuitWindow *self);

PursuitPage *
pursuit_window_show_page (PursuitWindow *self, const char *id);
gboolean
pursuit_window_has_page (PursuitWindow *self, const char *id);
void
pursuit_window_go_back (PursuitWindow *self, gint64 record_id);
PursuitPage *
pursuit_window_get_page (PursuitWindow *self);

void
pursuit_window_uncover (PursuitWindow *self);
void
pursuit_window_clear_search (PursuitWindow *self);

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
void
pursuit_window_undo (PursuitWindow *self);
void
pursuit_window_undo_step (PursuitWindow *self, gint64 operation_id);
void
pursuit_window_redo (PursuitWindow *self);

G_END_DECLS
