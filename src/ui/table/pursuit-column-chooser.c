/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitColumnChooser:
 *
 * Which columns a table shows, and in which order: those shown come first. A change is seen in the table at
 * once.
 */

#include "pursuit-column-chooser.h"

#include <glib/gi18n-lib.h>

#include "pursuit-fields-dialog.h"
#include "pursuit-icon-button.h"

struct _PursuitColumnChooser
{
  AdwWindow parent_instance;

  PursuitTableColumns *columns;
  GtkListBox *list;
  GtkWidget *fields;
  gboolean filling;
  gboolean ticking;
};

G_DEFINE_FINAL_TYPE (PursuitColumnChooser, pursuit_column_chooser, ADW_TYPE_WINDOW)

static const char field_key[] = "pursuit-field";

static guint
get_field (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (widget, field_key));
}

/* The fields of the columns that are shown now, in their order. */
static GArray *
get_shown (PursuitColumnChooser *self)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < pursuit_table_columns_get_count (self->columns); i++)
    g_array_append_val (fields, pursuit_table_columns_get (self->columns, i)->field);
  return fields;
}

/* What is ticked keeps its row, so that the next one can be ticked where one looks and the focus stays; it
 * takes its place in the order when it is moved, or when the window is opened again. */
static void
update_rows (PursuitColumnChooser *self)
{
  int last = (int) pursuit_table_columns_get_count (self->columns) - 1;

  self->filling = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row;
       row = gtk_widget_get_next_sibling (row))
    {
      int index = pursuit_table_columns_find (self->columns, get_field (row));

      gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), "check"), index >= 0);
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "up"), index > 0);
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "down"), index >= 0 && index < last);
    }
  self->filling = FALSE;
}

static void
toggled_cb (PursuitColumnChooser *self, GtkCheckButton *check)
{
  g_autoptr (GArray) fields = NULL;
  guint field = get_field (check);
  int index;

  if (self->filling)
    return;
  index = pursuit_table_columns_find (self->columns, field);
  self->ticking = TRUE;
  if (index >= 0)
    {
      pursuit_table_columns_hide (self->columns, index);
    }
  else
    {
      fields = get_shown (self);
      g_array_append_val (fields, field);
      pursuit_table_columns_show (self->columns, (const guint *) (gpointer) fields->data, fields->len);
    }
  self->ticking = FALSE;
  update_rows (self);
}

static void
focus_button (PursuitColumnChooser *self, guint field, gboolean up)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row;
       row = gtk_widget_get_next_sibling (row))
    if (get_field (row) == field)
      {
        GtkWidget *button = g_object_get_data (G_OBJECT (row), up ? "up" : "down");

        if (!gtk_widget_get_sensitive (button))
          button = g_object_get_data (G_OBJECT (row), up ? "down" : "up");
        gtk_widget_grab_focus (button);
      }
}

static void
move (PursuitColumnChooser *self, GtkButton *button, int step)
{
  guint field = get_field (button);
  int index = pursuit_table_columns_find (self->columns, field);
  int to = index + step;

  if (index < 0 || to < 0 || to >= (int) pursuit_table_columns_get_count (self->columns))
    return;
  pursuit_table_columns_move (self->columns, index, to);
  focus_button (self, field, step < 0);
}

static void
up_cb (PursuitColumnChooser *self, GtkButton *button)
{
  move (self, button, -1);
}

static void
down_cb (PursuitColumnChooser *self, GtkButton *button)
{
  move (self, button, 1);
}

static GtkWidget *
make_move_button (PursuitColumnChooser *self, guint field, gboolean up, const char *title, gboolean sensitive)
{
  g_autofree char *label = g_strdup_printf (up ? _ ("Move “%s” up") : _ ("Move “%s” down"), title);
  GtkWidget *button = pursuit_icon_button_new (up ? "go-up-symbolic" : "go-down-symbolic", label,
                                               up ? G_CALLBACK (up_cb) : G_CALLBACK (down_cb), self);

  g_object_set_data (G_OBJECT (button), field_key, GUINT_TO_POINTER (field));
  gtk_widget_set_sensitive (button, sensitive);
  return button;
}

static void
add_row (PursuitColumnChooser *self, guint field, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  int index = pursuit_table_columns_find (self->columns, field);
  int last = (int) pursuit_table_columns_get_count (self->columns) - 1;
  GtkWidget *up = make_move_button (self, field, TRUE, title, index > 0);
  GtkWidget *down = make_move_button (self, field, FALSE, title, index >= 0 && index < last);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data (G_OBJECT (row), field_key, GUINT_TO_POINTER (field));
  g_object_set_data (G_OBJECT (row), "check", check);
  g_object_set_data (G_OBJECT (row), "up", up);
  g_object_set_data (G_OBJECT (row), "down", down);
  g_object_set_data (G_OBJECT (check), field_key, GUINT_TO_POINTER (field));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), index >= 0);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), up);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), down);
  gtk_list_box_append (self->list, row);
}

static void
fill (PursuitColumnChooser *self)
{
  GtkWidget *row;

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < pursuit_table_columns_get_count (self->columns); i++)
    add_row (self, pursuit_table_columns_get (self->columns, i)->field,
             pursuit_table_columns_get_title (self->columns, i));
  for (guint i = 0; i < pursuit_table_columns_get_n_known (self->columns); i++)
    {
      guint field = pursuit_table_columns_get_known (self->columns, i)->field;

      if (pursuit_table_columns_find (self->columns, field) < 0)
        add_row (self, field, pursuit_table_columns_get_known_title (self->columns, i));
    }
  self->filling = FALSE;
}

static void
rearranged_cb (PursuitColumnChooser *self)
{
  if (!self->ticking)
    fill (self);
}

static void
reset_cb (PursuitColumnChooser *self)
{
  pursuit_table_columns_reset (self->columns);
}

static void
fields_cb (PursuitColumnChooser *self)
{
  pursuit_fields_dialog_present (GTK_WINDOW (self), pursuit_table_columns_get_entity (self->columns));
}

static void
pursuit_column_chooser_finalize (GObject *object)
{
  g_clear_object (&PURSUIT_COLUMN_CHOOSER (object)->columns);

  G_OBJECT_CLASS (pursuit_column_chooser_parent_class)->finalize (object);
}

static void
pursuit_column_chooser_class_init (PursuitColumnChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_column_chooser_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_column_chooser_init (PursuitColumnChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Reset"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->fields = gtk_button_new_with_mnemonic (_ ("Custom _Fields…"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_margin_top (clamp, 12);
  gtk_widget_set_margin_bottom (clamp, 12);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), reset);
  g_signal_connect_object (self->fields, "clicked", G_CALLBACK (fields_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (self->fields, 12);
  gtk_widget_set_margin_end (self->fields, 12);
  gtk_widget_set_margin_bottom (self->fields, 12);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->fields);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Columns"));
  gtk_window_set_default_size (GTK_WINDOW (self), 380, 560);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

/** pursuit_column_chooser_new: (transfer none): a window that changes which of @columns are shown. */
PursuitColumnChooser *
pursuit_column_chooser_new (GtkWindow *parent, PursuitTableColumns *columns)
{
  PursuitColumnChooser *self = g_object_new (PURSUIT_TYPE_COLUMN_CHOOSER, "transient-for", parent, NULL);

  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (columns), NULL);

  self->columns = g_object_ref (columns);
  gtk_widget_set_visible (self->fields, pursuit_table_columns_get_entity (columns)->n_custom > 0 &&
                                            pursuit_window_of (parent) != NULL);
  g_signal_connect_object (columns, "rearranged", G_CALLBACK (rearranged_cb), self, G_CONNECT_SWAPPED);
  fill (self);
  gtk_window_set_focus (GTK_WINDOW (self), gtk_widget_get_first_child (GTK_WIDGET (self->list)));
  return self;
}
