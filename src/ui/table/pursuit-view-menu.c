/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitViewMenu:
 *
 * The conditions that the user saved under a name, with how many records meet each of them now, and a place
 * to save those that are shown. The settings keep them; counting is the readers' work and done anew each time
 * the menu is opened.
 *
 * Signal: ::chosen (gpointer PursuitFilter) when the user wants to see what a view shows.
 */

#include "pursuit-view-menu.h"

#include <glib/gi18n-lib.h>

#include "pursuit-icon-button.h"
#include "pursuit-kept-view.h"
#include "pursuit-money.h"
#include "pursuit-text.h"
#include "pursuit-view-edit.h"

struct _PursuitViewMenu
{
  AdwBin parent_instance;

  PursuitSession *session;
  const PursuitEntity *entity;
  PursuitFilter *filter; /* what is shown now */
  GPtrArray *views;      /* PursuitKeptView */
  GtkMenuButton *button;
  GtkListBox *list;
  GtkEditable *name;
  GtkWidget *save;
  GtkWidget *hint; /* why nothing can be saved */
};

G_DEFINE_FINAL_TYPE (PursuitViewMenu, pursuit_view_menu, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The list */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkLabel) label = user_data;
  gint64 count = pursuit_session_count_finish (PURSUIT_SESSION (source), result, NULL);
  g_autofree char *number = pursuit_number_format (count);

  if (count >= 0)
    gtk_label_set_text (label, number);
}

static void
remove_cb (PursuitViewMenu *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  guint index = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_menu_button_popdown (self->button);
  pursuit_view_ask_delete (GTK_WINDOW (root), self->entity,
                           ((PursuitKeptView *) self->views->pdata[index])->name);
}

static void
add_row (PursuitViewMenu *self, const PursuitKeptView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (view->name);
  GtkWidget *count = gtk_label_new (NULL);
  g_autofree char *remove_label = g_strdup_printf (_ ("Delete the view “%s”"), view->name);
  GtkWidget *remove =
      pursuit_icon_button_new ("user-trash-symbolic", remove_label, G_CALLBACK (remove_cb), self);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (self->entity);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_list_box_append (self->list, box);
  pursuit_list_spec_add_filter (spec, pursuit_filter_copy (view->filter));
  pursuit_session_count_async (self->session, spec, NULL, counted_cb, g_object_ref (count));
}

/* They are changed in the sidebar too. */
static void
load (PursuitViewMenu *self)
{
  g_clear_pointer (&self->views, g_ptr_array_unref);
  self->views = pursuit_kept_views_load (self->entity);
}

static void
fill (PursuitViewMenu *self)
{
  GtkWidget *row;

  load (self);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->views->len; i++)
    add_row (self, self->views->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->views->len > 0);
}

static void
row_activated_cb (PursuitViewMenu *self, GtkListBoxRow *row)
{
  gtk_menu_button_popdown (self->button);
  pursuit_view_menu_choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
update_save (PursuitViewMenu *self)
{
  gtk_widget_set_sensitive (self->save, !pursuit_text_is_blank (gtk_editable_get_text (self->name)) &&
                                            !pursuit_filter_is_empty (self->filter));
  gtk_widget_set_visible (self->hint, pursuit_filter_is_empty (self->filter));
}

static void
save_cb (PursuitViewMenu *self)
{
  if (!gtk_widget_get_sensitive (self->save))
    return;
  pursuit_view_menu_save (self, gtk_editable_get_text (self->name));
  gtk_editable_set_text (self->name, "");
}

static void
pursuit_view_menu_finalize (GObject *object)
{
  PursuitViewMenu *self = PURSUIT_VIEW_MENU (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  pursuit_filter_free (self->filter);

  G_OBJECT_CLASS (pursuit_view_menu_parent_class)->finalize (object);
}

static void
pursuit_view_menu_class_init (PursuitViewMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_view_menu_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
pursuit_view_menu_init (PursuitViewMenu *self)
{
  self->filter = pursuit_filter_new_group (PURSUIT_FILTER_ALL);
}

static GtkWidget *
make_content (PursuitViewMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->name = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of the view"));
  gtk_entry_set_max_length (GTK_ENTRY (entry), PURSUIT_VIEW_MAX_NAME);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the view"), -1);
  self->save = gtk_button_new_with_mnemonic (_ ("_Save View"));
  g_signal_connect_object (entry, "changed", G_CALLBACK (update_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), self->save);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), line);
  self->hint = g_object_new (GTK_TYPE_LABEL, "label", _ ("A view keeps conditions: add one, then save it."),
                             "wrap", TRUE, "max-width-chars", 30, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_box_append (GTK_BOX (box), self->hint);
  update_save (self);
  return box;
}

/** pursuit_view_menu_new: (transfer floating): the saved views of a list of @entity. */
GtkWidget *
pursuit_view_menu_new (PursuitSession *session, const PursuitEntity *entity)
{
  PursuitViewMenu *self = g_object_new (PURSUIT_TYPE_VIEW_MENU, NULL);
  GtkWidget *popover = gtk_popover_new ();

  g_return_val_if_fail (PURSUIT_IS_SESSION (session) && entity != NULL, NULL);

  self->session = g_object_ref (session);
  self->entity = entity;
  load (self);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->button, _ ("Views"));
  gtk_popover_set_child (GTK_POPOVER (popover), make_content (self));
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  g_signal_connect_object (popover, "show", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  return GTK_WIDGET (self);
}

/** pursuit_view_menu_set_filter: what is shown now, and would be saved. */
void
pursuit_view_menu_set_filter (PursuitViewMenu *self, const PursuitFilter *filter)
{
  g_return_if_fail (PURSUIT_IS_VIEW_MENU (self));
  g_return_if_fail (filter != NULL);

  pursuit_filter_free (self->filter);
  self->filter = pursuit_filter_copy (filter);
  update_save (self);
}

/** pursuit_view_menu_save: saves what is shown as @name, in place of a view that is called so. */
void
pursuit_view_menu_save (PursuitViewMenu *self, const char *name)
{
  g_return_if_fail (PURSUIT_IS_VIEW_MENU (self));
  g_return_if_fail (name != NULL);

  load (self);
  for (guint i = self->views->len; i-- > 0;)
    if (g_str_equal (((PursuitKeptView *) self->views->pdata[i])->name, name))
      g_ptr_array_remove_index (self->views, i);
  g_ptr_array_add (self->views, pursuit_kept_view_new (name, pursuit_filter_copy (self->filter)));
  pursuit_kept_views_store (self->entity, self->views);
  fill (self);
}

/** pursuit_view_menu_get_count: how many views there are. */
guint
pursuit_view_menu_get_count (PursuitViewMenu *self)
{
  g_return_val_if_fail (PURSUIT_IS_VIEW_MENU (self), 0);

  return self->views->len;
}

/** pursuit_view_menu_choose: shows what view @number shows. */
void
pursuit_view_menu_choose (PursuitViewMenu *self, guint number)
{
  g_return_if_fail (PURSUIT_IS_VIEW_MENU (self));
  g_return_if_fail (number < self->views->len);

  g_signal_emit (self, signals[CHOSEN], 0, ((PursuitKeptView *) self->views->pdata[number])->filter);
}
