/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
pursuit_paint_mark (GtkWidget *widget, const char *milestone, void (*callback) (GtkWidget *widget));

G_END_DECLS
