/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *
pursuit_list_window_fill (AdwWindow *self,
                          GtkWindow *parent,
                          const char *title,
                          GtkWidget *content,
                          int width,
                          int height);
void
pursuit_list_window_clear (GtkWidget *box);
GtkWidget *
pursuit_list_window_make_empty (const char *icon_name, const char *title, const char *description);

G_END_DECLS
