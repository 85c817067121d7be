/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row for a list of preferences that asks who told us something about a deal: one of its people, chosen
 * from a list, or anybody in words. */

#include "pursuit-told-by.h"

#include <glib/gi18n-lib.h>

#include "pursuit-participant.h"
#include "pursuit-text.h"

#define MAX_CHARS 60
#define MAX_PEOPLE 50

static void
person_chosen_cb (GtkWidget *row, GtkListBoxRow *chosen, GtkListBox *list)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);

  gtk_editable_set_text (GTK_EDITABLE (row), g_object_get_data (G_OBJECT (chosen), "name"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_grab_focus (row);
}

static void
people_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkListBox) list = user_data;
  g_autoptr (GPtrArray) people = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  GtkWidget *button = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_MENU_BUTTON);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const char *name = pursuit_record_get_text (people->pdata[i], PURSUIT_PARTICIPANT_PERSON);
      g_autofree char *shown = pursuit_text_for_display (name, MAX_CHARS);
      GtkWidget *label = gtk_label_new (shown);
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
      gtk_list_box_append (list, row);
    }
  if (button != NULL)
    gtk_widget_set_visible (button, people != NULL && people->len > 0);
}

/** pursuit_told_by_new: (transfer floating): the row, which is a GtkEditable; the people of the deal @deal_id
 * can be chosen as soon as they are read. */
GtkWidget *
pursuit_told_by_new (PursuitSession *session, gint64 deal_id)
{
  GtkWidget *row, *button, *popover, *scroller, *list;
  g_autoptr (PursuitListSpec) people = NULL;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  row = adw_entry_row_new ();
  button = gtk_menu_button_new ();
  popover = gtk_popover_new ();
  scroller = gtk_scrolled_window_new ();
  list = gtk_list_box_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Told by"));
  g_signal_connect (row, "entry-activated", G_CALLBACK (gtk_widget_activate_default), NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "avatar-default-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _ ("Choose one of the people of this deal"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (button, FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (person_chosen_cb), row, G_CONNECT_SWAPPED);

  people = pursuit_list_spec_new (&PURSUIT_PARTICIPANT_ENTITY);
  pursuit_list_spec_where_int (people, PURSUIT_PARTICIPANT_DEAL_ID, PURSUIT_OP_EQ, deal_id);
  pursuit_list_spec_set_limit (people, MAX_PEOPLE);
  pursuit_session_fetch_async (session, people, NULL, people_read_cb, g_object_ref (list));
  return row;
}
