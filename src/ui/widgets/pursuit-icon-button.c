/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small flat button with an icon that stands beside a row or a heading. */

#include "pursuit-icon-button.h"

#include "compat.h"

/**
 * pursuit_icon_button_new:
 * @icon: a symbolic icon
 * @label: what it does, translated: the tooltip, and what a screen reader says
 * @clicked: (nullable): called with @object and the button when it is clicked, as long as @object lives
 * @object: (type GObject) (nullable): the first argument of @clicked
 *
 * Returns: (transfer floating): the button, vertically in the middle of what it stands beside
 */
GtkWidget *
pursuit_icon_button_new (const char *icon, const char *label, GCallback clicked, gpointer object)
{
  GtkWidget *button;

  g_return_val_if_fail (icon != NULL && label != NULL, NULL);
  g_return_val_if_fail (clicked == NULL || G_IS_OBJECT (object), NULL);

  button = gtk_button_new_from_icon_name (icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  pursuit_compat_set_tooltip (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (clicked != NULL)
    g_signal_connect_object (button, "clicked", clicked, object, G_CONNECT_SWAPPED);
  return button;
}
