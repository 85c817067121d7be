/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the titles of a smart table's columns offer: a menu for each, the tick of all rows, and grouping. */

#include "pursuit-table-private.h"

#include <glib/gi18n-lib.h>

#include "pursuit-column-chooser.h"
#include "pursuit-money.h"
#include "pursuit-session-table.h"

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

/* Amounts of one currency behind each other, as they are or @weighted; a number that is no amount as it is.
 */
static char *
totals_to_words (GArray *totals, gboolean weighted)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < totals->len; i++)
    {
      const PursuitListTotal *total = &g_array_index (totals, PursuitListTotal, i);
      gint64 sum = weighted ? total->weighted : total->amount;
      g_autofree char *amount =
          *total->currency ? pursuit_money_format_short (sum, total->currency) : pursuit_number_format (sum);

      if (sum != 0)
        g_string_append_printf (words, "%s%s", words->len ? " + " : "", amount);
    }
  return g_string_free (words, FALSE);
}

static PursuitTableGroup *
make_group (PursuitTable *self, const PursuitListGroup *from, int field, int sum_field)
{
  const PursuitEntity *entity = pursuit_table_columns_get_entity (self->columns);
  g_autofree char *value = pursuit_list_group_to_display (from, &entity->fields[field]);
  PursuitTableGroup *group = pursuit_table_group_new (value, (guint) from->count, entity->n_fields);
  int weighted = pursuit_entity_find_field (entity, "weighted");

  if (sum_field >= 0)
    group->totals->pdata[sum_field] = totals_to_words (from->totals, FALSE);
  if (sum_field >= 0 && weighted >= 0)
    group->totals->pdata[weighted] = totals_to_words (from->totals, TRUE);
  return group;
}

static void
groups_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitTable) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = pursuit_session_groups_finish (PURSUIT_SESSION (source), result, &error);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  int field, sum_field;

  if (self->recycler == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  field = pursuit_table_columns_get_group (self->columns);
  sum_field = pursuit_entity_find_sum_field (pursuit_table_columns_get_entity (self->columns));
  if (read == NULL || field < 0)
    return;
  for (guint i = 0; i < read->len; i++)
    g_ptr_array_add (groups, make_group (self, read->pdata[i], field, sum_field));
  if (self->groups == NULL)
    self->groups = pursuit_table_groups_new (self->model);
  pursuit_table_groups_set (self->groups, groups);
  pursuit_table_show_model (self, G_LIST_MODEL (self->groups));
}

/* Asks for the groups of the list as it is now; without a grouping the list is shown as it is. */
void
pursuit_table_update_groups (PursuitTable *self)
{
  int field = pursuit_table_columns_get_group (self->columns);

  g_cancellable_cancel (self->grouping);
  g_clear_object (&self->grouping);
  if (field < 0 && self->groups)
    {
      pursuit_table_show_model (self, self->model);
      g_clear_object (&self->groups);
    }
  if (field < 0 || !self->smart)
    return;
  self->grouping = g_cancellable_new ();
  pursuit_session_groups_async (self->session, pursuit_list_get_spec (self->list),
                                pursuit_entity_find_sum_field (
                                    pursuit_table_columns_get_entity (self->columns)),
                                self->grouping, groups_read_cb, g_object_ref (self));
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
