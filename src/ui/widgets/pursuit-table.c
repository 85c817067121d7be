/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTable:
 *
 * A table over a PursuitList of any length, or over a list that its owner keeps: titles that sort and are
 * dragged wider, recycled rows, one selected row that follows the keyboard focus. Sorting changes the
 * specification of a PursuitList, never the rows; another list is sorted by its owner.
 *
 * Signals: ::activate (gint64 id) for a double click or Enter, ::selection-changed, ::loaded when the rows
 * that the list has now are known, ::sorted when another order is asked for.
 */

#include "pursuit-table.h"

#include <glib/gi18n-lib.h>

#include "pursuit-recycler.h"
#include "pursuit-table-header.h"
#include "pursuit-table-row.h"

#define ROW_HEIGHT 36

struct _PursuitTable
{
  AdwBin parent_instance;

  PursuitTableColumns *columns;
  GListModel *model;
  PursuitTableFind find;
  PursuitList *list; /* NULL: the model is its owner's */
  PursuitSession *session;
  gint64 selected;

  GtkStack *stack;
  AdwStatusPage *empty;
  PursuitRecycler *recycler;
  GtkScrollbar *scrollbar;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (PursuitTable, pursuit_table, ADW_TYPE_BIN)

enum
{
  ACTIVATE,
  SELECTION_CHANGED,
  LOADED,
  SORTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gint64
id_at (PursuitTable *self, guint position)
{
  g_autoptr (PursuitRecord) record = NULL;

  if (self->list)
    return pursuit_list_get_id_at (self->list, position);
  record = g_list_model_get_item (self->model, position);
  return record ? pursuit_record_get_id (record) : 0;
}

/* -1 for none. */
static int
find_id (PursuitTable *self, gint64 id)
{
  return id && self->model ? self->find (self->model, id) : -1;
}

static int
find_in_list (GListModel *model, gint64 id)
{
  return pursuit_list_find_id (PURSUIT_LIST (model), id);
}

static gint64
row_id (gpointer row)
{
  PursuitRecord *record = pursuit_table_row_get_record (row);

  return record ? pursuit_record_get_id (record) : 0;
}

static void
mark_row (gpointer row, gpointer user_data)
{
  PursuitTable *self = user_data;

  pursuit_table_row_set_selected (row, self->selected != 0 && row_id (row) == self->selected);
}

static void
select_id (PursuitTable *self, gint64 id)
{
  if (id == self->selected)
    return;
  self->selected = id;
  pursuit_recycler_foreach_row (self->recycler, mark_row, self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* Rows */

static void
row_focused_cb (GtkEventController *controller, PursuitTable *self)
{
  select_id (self, row_id (gtk_event_controller_get_widget (controller)));
}

static GtkWidget *
create_row (gpointer user_data)
{
  PursuitTable *self = user_data;
  GtkWidget *row = pursuit_table_row_new (self->columns);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (row_focused_cb), self);
  gtk_widget_add_controller (row, focus);
  return row;
}

static void
bind_row (GtkWidget *row, gpointer item, guint position, gpointer user_data)
{
  PursuitTable *self = user_data;

  pursuit_table_row_set_record (PURSUIT_TABLE_ROW (row), item, pursuit_session_get_today (self->session));
  mark_row (row, self);
}

static void
unbind_row (GtkWidget *row, gpointer user_data)
{
  pursuit_table_row_set_record (PURSUIT_TABLE_ROW (row), NULL, PURSUIT_DAY_NONE);
}

static void
refill_row (gpointer row, gpointer user_data)
{
  PursuitTable *self = user_data;

  pursuit_table_row_set_record (row, pursuit_table_row_get_record (row),
                                pursuit_session_get_today (self->session));
}

static void
day_changed_cb (PursuitTable *self)
{
  pursuit_recycler_foreach_row (self->recycler, refill_row, self);
}

static const PursuitRecyclerRows row_functions = { create_row, bind_row, unbind_row };

static void
activate_cb (PursuitTable *self, guint position)
{
  gint64 id = id_at (self, position);

  select_id (self, id);
  g_signal_emit (self, signals[ACTIVATE], 0, id);
}

/* Menu */

static void
show_menu (PursuitTable *self, GtkWidget *row, double x, double y)
{
  graphene_point_t point;

  if (self->menu == NULL || row == NULL ||
      !gtk_widget_compute_point (row, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return;
  gtk_widget_grab_focus (row);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ point.x, point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, PursuitTable *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->recycler), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked ? gtk_widget_get_ancestor (picked, PURSUIT_TYPE_TABLE_ROW) : NULL;
  graphene_point_t point;

  if (row && gtk_widget_compute_point (GTK_WIDGET (self->recycler), row, &GRAPHENE_POINT_INIT (x, y), &point))
    show_menu (self, row, point.x, point.y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  PursuitTable *self = PURSUIT_TABLE (widget);
  GtkWidget *row = pursuit_table_get_row (self, self->selected);

  if (row == NULL || self->menu == NULL)
    return FALSE;
  show_menu (self, row, 24, ROW_HEIGHT / 2.0);
  return TRUE;
}

/* List */

static void
update_empty (PursuitTable *self)
{
  gboolean empty = self->model && (self->list == NULL || pursuit_list_is_loaded (self->list)) &&
                   g_list_model_get_n_items (self->model) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "rows");
}

static void
loaded_cb (PursuitTable *self)
{
  update_empty (self);
  if (!pursuit_list_is_loaded (self->list))
    return;
  gtk_widget_set_opacity (GTK_WIDGET (self), 1);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
sorted_cb (PursuitTable *self)
{
  gboolean descending = FALSE;
  int sort = pursuit_table_columns_get_sort (self->columns, &descending);
  g_autoptr (PursuitListSpec) spec = NULL;

  g_signal_emit (self, signals[SORTED], 0);
  if (self->list == NULL)
    return;
  spec = pursuit_list_spec_copy (pursuit_list_get_spec (self->list));
  g_array_set_size (spec->sort, 0);
  if (sort >= 0)
    pursuit_list_spec_sort (spec, pursuit_table_columns_get (self->columns, sort)->field, descending);
  pursuit_list_set_spec (self->list, spec);
}

/* The bar at the side is seen only while there is something to scroll. It keeps its place: this runs while
 * the rows are being allocated, when nothing may ask for another size. */
static void
update_scrollbar (PursuitTable *self, GtkAdjustment *adjustment)
{
  gboolean needed = gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);

  gtk_widget_set_opacity (GTK_WIDGET (self->scrollbar), needed ? 1 : 0);
  gtk_widget_set_can_target (GTK_WIDGET (self->scrollbar), needed);
}

static void
pursuit_table_dispose (GObject *object)
{
  PursuitTable *self = PURSUIT_TABLE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->recycler)
    pursuit_recycler_set_model (self->recycler, NULL);
  self->recycler = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->list = NULL;
  g_clear_object (&self->model);
  g_clear_object (&self->columns);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_table_parent_class)->dispose (object);
}

static void
pursuit_table_class_init (PursuitTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_table_dispose;

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "pursuit-table");
}

static void
pursuit_table_init (PursuitTable *self)
{
}

/* Header and rows scroll sideways together, rows alone up and down; their scroll bar stays in sight. */
static GtkWidget *
make_body (PursuitTable *self)
{
  GtkWidget *sideways = gtk_scrolled_window_new ();
  GtkWidget *upwards = gtk_scrolled_window_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkAdjustment *adjustment;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (upwards), GTK_WIDGET (self->recycler));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (upwards), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_widget_set_vexpand (upwards, TRUE);
  gtk_box_append (GTK_BOX (column), pursuit_table_header_new (self->columns));
  gtk_box_append (GTK_BOX (column), upwards);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (sideways), column);
  /* A row is as wide as all columns: showing the whole of the one with the focus would hide the first
   * columns. */
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (gtk_widget_get_parent (column)), FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (sideways), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_hexpand (sideways, TRUE);
  gtk_box_append (GTK_BOX (body), sideways);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (upwards));
  self->scrollbar = GTK_SCROLLBAR (gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, adjustment));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->scrollbar));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_scrollbar), self, G_CONNECT_SWAPPED);
  return body;
}

/* The order that the list comes in is told by its title's arrow. */
static void
take_sort (PursuitTableColumns *columns, PursuitListSpec *spec)
{
  const PursuitSortKey *key = spec->sort->len > 0 ? &g_array_index (spec->sort, PursuitSortKey, 0) : NULL;

  for (guint i = 0; key && i < pursuit_table_columns_get_count (columns); i++)
    if (pursuit_table_columns_get (columns, i)->field == key->field)
      pursuit_table_columns_set_sort (columns, i, key->descending);
}

static void
take_model (PursuitTable *self, GListModel *model, PursuitTableFind find)
{
  self->model = model;
  self->find = find;
  g_signal_connect_object (model, "items-changed", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  pursuit_recycler_set_model (self->recycler, model);
  update_empty (self);
}

static PursuitTable *
make_table (PursuitSession *session,
            const char *name,
            const PursuitEntity *entity,
            const PursuitColumn *columns,
            guint n_columns)
{
  PursuitTable *self = g_object_new (PURSUIT_TYPE_TABLE, NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  self->session = g_object_ref (session);
  self->columns = pursuit_table_columns_new (name, entity, columns, n_columns);
  self->recycler = PURSUIT_RECYCLER (pursuit_recycler_new (&row_functions, self));
  pursuit_recycler_set_row_height (self->recycler, ROW_HEIGHT, 0);
  g_signal_connect_object (self->recycler, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (menu_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->recycler), GTK_EVENT_CONTROLLER (click));

  self->stack = GTK_STACK (gtk_stack_new ());
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_stack_add_named (self->stack, make_body (self), "rows");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect_object (session, "day-changed", G_CALLBACK (day_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * pursuit_table_new:
 * @session: where the rows come from, and whose today dates are told from
 * @name: of the table in the settings, which remember its widths
 * @spec: what is listed, in which order at first
 * @columns: what is shown of each record
 *
 * Returns: (transfer floating): a table over the records of @spec
 */
PursuitTable *
pursuit_table_new (PursuitSession *session,
                   const char *name,
                   PursuitListSpec *spec,
                   const PursuitColumn *columns,
                   guint n_columns)
{
  PursuitTable *self;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);
  g_return_val_if_fail (name != NULL && spec != NULL && columns != NULL, NULL);

  self = make_table (session, name, spec->entity, columns, n_columns);
  take_sort (self->columns, spec);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  self->list = pursuit_session_list (session, spec);
  take_model (self, G_LIST_MODEL (self->list), find_in_list);
  g_signal_connect_object (self->list, "notify::loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * pursuit_table_new_of_model:
 * @session: whose today dates are told from
 * @name: of the table in the settings, which remember its widths
 * @entity: of what the rows are records
 * @model: the rows, which their owner sorts and searches
 * @find: where a record stands in @model
 * @columns: what is shown of each record
 *
 * Returns: (transfer floating): a table over the records of @model
 */
PursuitTable *
pursuit_table_new_of_model (PursuitSession *session,
                            const char *name,
                            const PursuitEntity *entity,
                            GListModel *model,
                            PursuitTableFind find,
                            const PursuitColumn *columns,
                            guint n_columns)
{
  PursuitTable *self;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);
  g_return_val_if_fail (name != NULL && entity != NULL && columns != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (model) && find != NULL, NULL);

  self = make_table (session, name, entity, columns, n_columns);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  take_model (self, g_object_ref (model), find);
  return self;
}

/** pursuit_table_get_model: (transfer none): the rows. */
GListModel *
pursuit_table_get_model (PursuitTable *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE (self), NULL);

  return self->model;
}

/** pursuit_table_get_list: (transfer none) (nullable): what the table shows; %NULL when it is of another
 * model.
 */
PursuitList *
pursuit_table_get_list (PursuitTable *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE (self), NULL);

  return self->list;
}

/**
 * pursuit_table_show:
 * @spec: rows of something else, in an order of their own
 *
 * Shows other rows. Those of before are hidden until the new ones are read: they must not be taken for them.
 */
void
pursuit_table_show (PursuitTable *self, PursuitListSpec *spec)
{
  g_return_if_fail (PURSUIT_IS_TABLE (self) && self->list != NULL);

  pursuit_table_columns_set_sort (self->columns, -1, FALSE);
  pursuit_list_set_spec (self->list, spec);
  gtk_widget_set_opacity (GTK_WIDGET (self), pursuit_list_is_loaded (self->list) ? 1 : 0);
}

static GtkShortcut *
make_shortcut (const PursuitTableAction *action)
{
  return gtk_shortcut_new (gtk_keyval_trigger_new (action->key, action->modifiers),
                           gtk_named_action_new (action->action));
}

/**
 * pursuit_table_set_actions:
 * @actions: in the order of the menu
 *
 * What can be done with a row: by its menu, which a right click, Menu or Shift+F10 opens, and by keys.
 */
void
pursuit_table_set_actions (PursuitTable *self, const PursuitTableAction *actions, guint n_actions)
{
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());
  g_autoptr (GMenu) menu = g_menu_new ();

  g_return_if_fail (PURSUIT_IS_TABLE (self));
  g_return_if_fail (self->menu == NULL);

  for (guint i = 0; i < n_actions; i++)
    {
      g_menu_append (menu, _ (actions[i].label), actions[i].action);
      if (actions[i].key)
        gtk_shortcut_controller_add_shortcut (keys, make_shortcut (&actions[i]));
    }
  gtk_widget_add_controller (GTK_WIDGET (self->recycler), GTK_EVENT_CONTROLLER (keys));
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

/** pursuit_table_search: lists only what matches @text, everything for "". */
void
pursuit_table_search (PursuitTable *self, const char *text)
{
  g_autoptr (PursuitListSpec) spec = NULL;

  g_return_if_fail (PURSUIT_IS_TABLE (self));
  g_return_if_fail (text != NULL && self->list != NULL);

  spec = pursuit_list_spec_copy (pursuit_list_get_spec (self->list));
  pursuit_list_spec_set_match (spec, *text ? text : NULL);
  pursuit_list_set_spec (self->list, spec);
}

/**
 * pursuit_table_set_empty:
 * @title: translated; text
 * @description: (nullable): translated; text
 *
 * What an empty table shows instead of rows.
 */
void
pursuit_table_set_empty (PursuitTable *self,
                         const char *icon_name,
                         const char *title,
                         const char *description)
{
  g_autofree char *markup = description ? g_markup_escape_text (description, -1) : NULL;

  g_return_if_fail (PURSUIT_IS_TABLE (self));

  adw_status_page_set_icon_name (self->empty, icon_name);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, markup);
}

/** pursuit_table_select: selects the record @id and scrolls to it; 0 selects none. */
void
pursuit_table_select (PursuitTable *self, gint64 id)
{
  int position;

  g_return_if_fail (PURSUIT_IS_TABLE (self));

  select_id (self, id);
  position = find_id (self, id);
  if (position >= 0)
    pursuit_recycler_scroll_to (self->recycler, position);
}

/** pursuit_table_get_selected: the id of the selected record; 0 when there is none. */
gint64
pursuit_table_get_selected (PursuitTable *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE (self), 0);

  return self->selected;
}

/** pursuit_table_get_selected_record: (transfer full) (nullable): the selected record, if it is in the list.
 */
PursuitRecord *
pursuit_table_get_selected_record (PursuitTable *self)
{
  int position;

  g_return_val_if_fail (PURSUIT_IS_TABLE (self), NULL);

  position = find_id (self, self->selected);
  return position < 0 ? NULL : g_list_model_get_item (self->model, position);
}

/** pursuit_table_get_row: (transfer none) (nullable): the widget that shows the record @id, if it is in
 * sight. */
GtkWidget *
pursuit_table_get_row (PursuitTable *self, gint64 id)
{
  int position;

  g_return_val_if_fail (PURSUIT_IS_TABLE (self), NULL);

  position = find_id (self, id);
  return position < 0 ? NULL : pursuit_recycler_get_row (self->recycler, position);
}

/** pursuit_table_get_columns: (transfer none): the table's columns. */
PursuitTableColumns *
pursuit_table_get_columns (PursuitTable *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE (self), NULL);

  return self->columns;
}
