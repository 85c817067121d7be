/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the lists in the sidebar: what it leads to, and how many there are. */

#include "pursuit-sidebar-row.h"

#include "compat.h"
#include "pursuit-money.h"

static GQuark
id_quark (void)
{
  return g_quark_from_static_string ("pursuit-sidebar-row");
}

/**
 * pursuit_sidebar_row_new:
 * @id: what the row leads to, unique in its list
 * @mark: (nullable) (transfer floating): what stands before the title
 * @title: translated
 * @spoken: what is heard, and read under the pointer, in place of @title
 *
 * Returns: (transfer floating)
 */
GtkListBoxRow *
pursuit_sidebar_row_new (const char *id, GtkWidget *mark, const char *title, const char *spoken)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title), *note = gtk_label_new (NULL);

  g_return_val_if_fail (id != NULL && title != NULL && spoken != NULL, NULL);

  if (mark != NULL)
    gtk_box_append (GTK_BOX (box), mark);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (note, "sidebar-note");
  gtk_widget_add_css_class (note, "numeric");
  gtk_box_append (GTK_BOX (box), note);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "sidebar-view");
  g_object_set_qdata_full (G_OBJECT (row), id_quark (), g_strdup (id), g_free);
  pursuit_compat_set_tooltip (row, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_LIST_BOX_ROW (row);
}

/** pursuit_sidebar_row_get_id: (transfer none): what the row leads to. */
const char *
pursuit_sidebar_row_get_id (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);

  return g_object_get_qdata (G_OBJECT (row), id_quark ());
}

/** pursuit_sidebar_row_find: (transfer none) (nullable): the row of @list that leads to @id. */
GtkListBoxRow *
pursuit_sidebar_row_find (GtkListBox *list, const char *id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list) && id != NULL, NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_str_equal (pursuit_sidebar_row_get_id (row), id))
      return row;
  return NULL;
}

/** pursuit_sidebar_row_set_count: short to see, and whole to hear. */
void
pursuit_sidebar_row_set_count (GtkListBoxRow *row, gint64 count)
{
  g_autofree char *shown = pursuit_number_format_short (count);
  g_autofree char *whole = pursuit_number_format (count);

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (gtk_list_box_row_get_child (row))), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, whole, -1);
}

/** pursuit_sidebar_row_set_heading: (nullable): what stands above the row; for the header function of a list.
 */
void
pursuit_sidebar_row_set_heading (GtkListBoxRow *row, const char *title)
{
  GtkWidget *label = NULL;

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));

  if (title != NULL)
    {
      label = gtk_label_new (title);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "sidebar-heading");
    }
  gtk_list_box_row_set_header (row, label);
}
