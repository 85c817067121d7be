/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns in which the pages of a process stand side by side. */

#include "pursuit-process-column.h"

/** pursuit_process_column_new: (transfer floating): @child in a column that scrolls by itself, @width pixels
 * wide; -1 for the room that is left. */
GtkWidget *
pursuit_process_column_new (GtkWidget *child, int width)
{
  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (child, "process-column");
  gtk_widget_set_size_request (scrolled, width, -1);
  gtk_widget_set_hexpand (scrolled, width < 0);
  return scrolled;
}
