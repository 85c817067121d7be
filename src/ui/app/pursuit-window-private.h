/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

void
pursuit_window_install_actions (GtkWidgetClass *widget_class);
void
pursuit_window_init_menu (PursuitWindow *self, GtkMenuButton *button);
void
pursuit_window_update_steps (PursuitWindow *self);
void
pursuit_window_dismiss_step (PursuitWindow *self);
void
pursuit_window_focus_search (PursuitWindow *self);
void
pursuit_window_toggle_sidebar (PursuitWindow *self);

G_END_DECLS
