/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What small windows with a list have in common: a header bar over something that scrolls, with some room
 * around it; Escape closes them. */

#include "pursuit-list-window.h"

static gboolean
escape_cb (GtkWidget *window, GVariant *args, gpointer unused)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

/**
 * pursuit_list_window_fill:
 * @content: shown below the header bar, scrolled
 *
 * Returns: (transfer none): the header bar
 */
GtkWidget *
pursuit_list_window_fill (AdwWindow *self,
                          GtkWindow *parent,
                          const char *title,
                          GtkWidget *content,
                          int width,
                          int height)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  g_return_val_if_fail (ADW_IS_WINDOW (self), NULL);

  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 18);
  gtk_widget_set_margin_start (content, 18);
  gtk_widget_set_margin_end (content, 18);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (self, box);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
  return header;
}

/** pursuit_list_window_clear: takes everything out of @box. */
void
pursuit_list_window_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/**
 * pursuit_list_window_make_empty:
 * @description: (nullable): plain text
 *
 * Returns: (transfer floating): what a window shows that has nothing to list
 */
GtkWidget *
pursuit_list_window_make_empty (const char *icon_name, const char *title, const char *description)
{
  GtkWidget *status = adw_status_page_new ();
  g_autofree char *markup = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), markup);
  gtk_widget_set_vexpand (status, TRUE);
  return status;
}
