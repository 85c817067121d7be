/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the titles of a smart table's columns offer: a menu for each, the tick of all rows, and grouping. */

#include "pursuit-table-private.h"

#include <glib/gi18n-lib.h>

#include "pursuit-column-chooser.h"

static guint
current_column (PursuitTable *self)
{
  guint last = pursuit_table_columns_get_count (self->columns) - 1;

  return MIN (pursuit_table_header_get_current (self->header), last);
}

static void
sort_action (GSimpleAction *action, GVariant *parameter, gpointer table)
{
  PursuitTable *self = table;
  const char *how = g_variant_get_string (parameter, NULL);
  guint index = current_column (self);

  if (g_str_equal (how, "add"))
    pursuit_table_columns_toggle_sort (self->columns, index, TRUE);
  else
    pursuit_table_columns_set_sort (self->columns, (int) index, g_str_equal (how, "falling"));
}

static void
move_action (GSimpleAction *action, GVariant *parameter, gpointer table)
{
  PursuitTable *self = table;
  int to = (int) current_column (self) + g_variant_get_int32 (parameter);

  if (to >= 0 && to < (int) pursuit_table_columns_get_count (self->columns))
    pursuit_table_columns_move (self->columns, current_column (self), to);
}

static void
freeze_action (GSimpleAction *action, GVariant *parameter, gpointer table)
{
  PursuitTable *self = table;

  pursuit_table_columns_set_frozen (self->columns,
                                    g_variant_get_boolean (parameter) ? current_column (self) + 1 : 0);
}

static void
group_action (GSimpleAction *action, GVariant *parameter, gpointer table)
{
  PursuitTable *self = table;

  pursuit_table_columns_set_group (
      self->columns, g_variant_get_boolean (parameter)
                         ? (int) pursuit_table_columns_get (self->columns, current_column (self))->field
                         : -1);
}

static void
open_groups_action (GSimpleAction *action, GVariant *parameter, gpointer table)
{
  PursuitTable *self = table;

  if (self->groups)
    pursuit_table_groups_open_all (self->groups, g_variant_get_boolean (parameter));
}

static void
hide_action (GSimpleAction *action, GVariant *parameter, gpointer table)
{
  PursuitTable *self = table;

  pursuit_table_columns_hide (self->columns, current_column (self));
}

static void
choose_action (GSimpleAction *action, GVariant *parameter, gpointer table)
{
  PursuitTable *self = table;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (GTK_WINDOW (
      pursuit_column_chooser_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->columns)));
}

static const GActionEntry actions[] = {
  { "sort", sort_action, "s" },
  { "move", move_action, "i" },
  { "freeze", freeze_action, "b" },
  { "group", group_action, "b" },
  { "open-groups", open_groups_action, "b" },
  { "hide", hide_action },
  { "choose", choose_action },
};

static void
append_section (GMenu *menu, const char *const *items)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (; items[0]; items += 2)
    g_menu_append (section, _ (items[0]), items[1]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  append_section (menu, (const char *const[]){ N_ ("Sort _Rising"), "column.sort::rising",
                                               N_ ("Sort _Falling"), "column.sort::falling",
                                               N_ ("_Add to Sorting"), "column.sort::add", NULL });
  append_section (menu, (const char *const[]){ N_ ("_Group by This Column"), "column.group(true)",
                                               N_ ("Group by _Nothing"), "column.group(false)",
                                               N_ ("_Open All Groups"), "column.open-groups(true)",
                                               N_ ("_Close All Groups"), "column.open-groups(false)", NULL });
  append_section (menu,
                  (const char *const[]){ N_ ("Move _Left"), "column.move(-1)", N_ ("Move R_ight"),
                                         "column.move(1)", N_ ("Free_ze up to Here"), "column.freeze(true)",
                                         N_ ("_Unfreeze"), "column.freeze(false)", NULL });
  append_section (menu, (const char *const[]){ N_ ("_Hide"), "column.hide", N_ ("Choose _Columns…"),
                                               "column.choose", NULL });
  return G_MENU_MODEL (menu);
}

/* The tick of all rows: it follows the selection, and is pressed by whoever wants all or none. */

static void
all_toggled_cb (PursuitTable *self)
{
  guint n_rows = g_list_model_get_n_items (self->model);

  pursuit_table_select_all (self, pursuit_table_selection_count (self->selection, n_rows) < n_rows);
}

static void
show_all (PursuitTable *self)
{
  guint n_rows = g_list_model_get_n_items (self->model);
  guint n_selected = pursuit_table_selection_count (self->selection, n_rows);
  gboolean all = n_rows > 0 && n_selected >= n_rows;

  g_signal_handlers_block_by_func (self->all, all_toggled_cb, self);
  gtk_check_button_set_inconsistent (self->all, n_selected > 1 && !all);
  gtk_check_button_set_active (self->all, all);
  g_signal_handlers_unblock_by_func (self->all, all_toggled_cb, self);
}

/* Groups */

/* Opens @group or closes it. */
void
pursuit_table_toggle_group (PursuitTable *self, PursuitTableGroup *group)
{
  if (self->groups)
    pursuit_table_groups_toggle (self->groups, group);
}

/* Gives a smart table what its titles offer. */
void
pursuit_table_add_head (PursuitTable *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = make_menu ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "column", G_ACTION_GROUP (group));
  pursuit_table_header_set_menu (self->header, menu);
  self->all = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->all), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->all), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Select all rows"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->all), _ ("Select all rows (Ctrl+A)"));
  pursuit_table_header_set_lead (self->header, GTK_WIDGET (self->all));
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (all_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
}

/* Asks for the groups of the list as it is now. */
void
pursuit_table_update_groups (PursuitTable *self)
{
}
