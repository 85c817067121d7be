/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListBoxRow *
pursuit_sidebar_row_new (const char *id, GtkWidget *mark, const char *title, const char *spoken);
const char *
pursuit_sidebar_row_get_id (GtkListBoxRow *row);
GtkListBoxRow *
pursuit_sidebar_row_find (GtkListBox *list, const char *id);
void
pursuit_sidebar_row_set_count (GtkListBoxRow *row, gint64 count);
void
pursuit_sidebar_row_set_heading (GtkListBoxRow *row, const char *title);

G_END_DECLS
