/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of a card that are buttons: a name at the left, its value at the right. */

#include "pursuit-section-row.h"

#include "compat.h"
#include "pursuit-text.h"

#define MAX_CHARS 160

static GtkWidget *
make_label (const char *text, float xalign)
{
  g_autofree char *line = pursuit_text_for_display (text, MAX_CHARS);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/**
 * pursuit_section_row_new:
 * @value: shown at the right, cut where there is no room
 * @css_class: (nullable): how @value looks
 *
 * Returns: (transfer floating): a button for a line of a card; “clicked” asks to change what it shows
 */
GtkWidget *
pursuit_section_row_new (const char *name, const char *value, const char *css_class)
{
  GtkWidget *button, *box, *first, *second;
  g_autofree char *words = NULL;

  g_return_val_if_fail (name != NULL && value != NULL, NULL);

  button = gtk_button_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  first = make_label (name, 0);
  second = make_label (value, 1);
  words = g_strdup_printf ("%s %s", gtk_label_get_text (GTK_LABEL (first)),
                           gtk_label_get_text (GTK_LABEL (second)));
  gtk_label_set_ellipsize (GTK_LABEL (first), PANGO_ELLIPSIZE_NONE);
  if (css_class != NULL)
    gtk_widget_add_css_class (second, css_class);
  gtk_widget_set_hexpand (second, TRUE);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "section-row");
  pursuit_compat_set_tooltip (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

/** pursuit_section_get_focus_row: which line of @section has the focus, counted from its title;
 * %GTK_INVALID_LIST_POSITION for none. */
guint
pursuit_section_get_focus_row (PursuitSection *section)
{
  GtkWidget *box, *child;
  guint row = 0;

  g_return_val_if_fail (PURSUIT_IS_SECTION (section), GTK_INVALID_LIST_POSITION);

  box = adw_bin_get_child (ADW_BIN (section));
  for (child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_has_focus (child) || gtk_widget_get_focus_child (box) == child)
        return row;
      row++;
    }
  return GTK_INVALID_LIST_POSITION;
}

/** pursuit_section_focus_row: gives the focus back to a line of a card that was filled anew. */
void
pursuit_section_focus_row (PursuitSection *section, guint row)
{
  GtkWidget *child;

  g_return_if_fail (PURSUIT_IS_SECTION (section));

  if (row == GTK_INVALID_LIST_POSITION)
    return;
  child = gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (section)));
  while (child != NULL && row-- > 0)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_grab_focus (child);
}
