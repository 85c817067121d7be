/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *
pursuit_icon_button_new (const char *icon, const char *label, GCallback clicked, gpointer object);

G_END_DECLS
