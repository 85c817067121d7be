/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTable:
 *
 * A table over a PursuitList of any length, or over a list that its owner keeps: titles that sort and are
 * dragged wider, recycled rows, a current row that follows the keyboard focus. Sorting changes the
 * specification of a PursuitList, never the rows; another list is sorted by its owner.
 *
 * A smart table (pursuit_table_set_smart()) lets the user choose, order and freeze columns, select many rows,
 * edit in the cell, copy and group.
 *
 * Signals: ::activate (gint64 id) for a double click or Enter, ::selection-changed when another row is the
 * current one or others are selected, ::loaded when the rows that the list has now are known, ::sorted when
 * another order is asked for, ::menu (PursuitRecord *record, double x, double y) for whoever shows another
 * menu than that of pursuit_table_set_actions(), which %TRUE prevents.
 */

#include "pursuit-table-private.h"

#include <glib/gi18n-lib.h>

#include "pursuit-custom-field.h"
#include "pursuit-table-row.h"

G_DEFINE_FINAL_TYPE (PursuitTable, pursuit_table, ADW_TYPE_BIN)

enum
{
  ACTIVATE,
  SELECTION_CHANGED,
  LOADED,
  SORTED,
  MENU,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static int
find_in_list (GListModel *model, gint64 id)
{
  return pursuit_list_find_id (PURSUIT_LIST (model), id);
}

/* Tells that another row is the current one, or others are selected. */
void
pursuit_table_tell_selection (PursuitTable *self)
{
  pursuit_table_mark_rows (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* Whether somebody shows a menu for @record at @x and @y of the table. */
gboolean
pursuit_table_ask_menu (PursuitTable *self, PursuitRecord *record, double x, double y)
{
  gboolean shown = FALSE;

  g_signal_emit (self, signals[MENU], 0, record, x, y, &shown);
  return shown;
}

/* Tells whoever opens records that the one with @id is to be opened. */
void
pursuit_table_activate_row (PursuitTable *self, gint64 id)
{
  g_signal_emit (self, signals[ACTIVATE], 0, id);
}

static void
style_changed_cb (PursuitTable *self)
{
  if (pursuit_table_style_update (self->style, GTK_WIDGET (self)))
    pursuit_recycler_foreach_row (self->recycler, (GFunc) gtk_widget_queue_draw, NULL);
}

static void
pursuit_table_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pursuit_table_parent_class)->css_changed (widget, change);
  style_changed_cb (PURSUIT_TABLE (widget));
}

/* List */

static void
update_empty (PursuitTable *self)
{
  gboolean empty = self->model && (self->list == NULL || pursuit_list_is_loaded (self->list)) &&
                   g_list_model_get_n_items (self->model) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "rows");
}

static gboolean
forget_idle_cb (gpointer table)
{
  PursuitTable *self = table;

  self->forgetting = 0;
  if (pursuit_list_is_loaded (self->list))
    pursuit_table_selection_keep_listed (self->selection, self->list);
  return G_SOURCE_REMOVE;
}

/* A row that goes may come back in a moment, in another place. */
static void
forget_gone (PursuitTable *self)
{
  if (self->forgetting == 0)
    self->forgetting = g_idle_add (forget_idle_cb, self);
}

static void
loaded_cb (PursuitTable *self)
{
  update_empty (self);
  if (!pursuit_list_is_loaded (self->list))
    return;
  gtk_widget_set_opacity (GTK_WIDGET (self), 1);
  pursuit_table_update_groups (self);
  g_signal_emit (self, signals[LOADED], 0);
}

/* @like in the order that the columns tell. */
static PursuitListSpec *
sorted_spec (PursuitTable *self, PursuitListSpec *like)
{
  PursuitListSpec *spec = pursuit_list_spec_copy (like);
  GArray *keys = pursuit_table_columns_get_sort_keys (self->columns);
  int group = pursuit_table_columns_get_group (self->columns);
  gboolean group_descending = FALSE;

  pursuit_list_spec_clear_sort (spec);
  for (guint i = 0; i < keys->len; i++)
    {
      PursuitSortKey key = g_array_index (keys, PursuitSortKey, i);

      if ((int) key.field == group)
        group_descending = key.descending;
      else
        pursuit_list_spec_sort (spec, key.field, key.descending);
    }
  pursuit_list_spec_set_group (spec, group, group_descending);
  return spec;
}

static void
sorted_cb (PursuitTable *self)
{
  g_autoptr (PursuitListSpec) spec = NULL;

  g_signal_emit (self, signals[SORTED], 0);
  if (self->list == NULL)
    return;
  spec = sorted_spec (self, pursuit_list_get_spec (self->list));
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
sideways_cb (PursuitTable *self)
{
  pursuit_table_columns_set_scroll (self->columns, gtk_adjustment_get_value (self->sideways));
}

static void
update_width (PursuitTable *self)
{
  pursuit_recycler_set_content_width (self->recycler, pursuit_table_columns_get_total (self->columns));
}

static void
pursuit_table_dispose (GObject *object)
{
  PursuitTable *self = PURSUIT_TABLE (object);

  g_cancellable_cancel (self->grouping);
  g_clear_handle_id (&self->forgetting, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->recycler)
    pursuit_recycler_set_model (self->recycler, NULL);
  self->recycler = NULL;
  self->editor = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->list = NULL;
  g_clear_object (&self->groups);
  g_clear_object (&self->model);
  g_clear_object (&self->columns);
  g_clear_object (&self->style);
  g_clear_object (&self->selection);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_table_parent_class)->dispose (object);
}

static void
pursuit_table_finalize (GObject *object)
{
  PursuitTable *self = PURSUIT_TABLE (object);

  g_clear_pointer (&self->match, pursuit_match_free);
  g_clear_object (&self->grouping);

  G_OBJECT_CLASS (pursuit_table_parent_class)->finalize (object);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  PursuitTable *self = PURSUIT_TABLE (widget);
  GtkWidget *row = pursuit_table_get_row (self, self->current);

  if (row == NULL || self->menu == NULL)
    return FALSE;
  pursuit_table_show_menu (self, row, 24, PURSUIT_TABLE_ROW_HEIGHT / 2.0);
  return TRUE;
}

static void
pursuit_table_class_init (PursuitTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_table_finalize;
  widget_class->css_changed = pursuit_table_css_changed;

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  signals[MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 3,
                                PURSUIT_TYPE_RECORD, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "pursuit-table");
}

static void
pursuit_table_init (PursuitTable *self)
{
  self->style = pursuit_table_style_new ();
  self->selection = pursuit_table_selection_new ();
  self->cursor = -1;
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (pursuit_table_tell_selection), self,
                           G_CONNECT_SWAPPED);
}

/* The rows scroll both ways, the header follows sideways; the scroll bar stays in sight. */
static GtkWidget *
make_body (PursuitTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkAdjustment *adjustment;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->recycler));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  gtk_overlay_set_child (self->overlay, scroller);
  gtk_widget_set_vexpand (GTK_WIDGET (self->overlay), TRUE);
  self->header = PURSUIT_TABLE_HEADER (pursuit_table_header_new (self->columns));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->overlay));
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (body), column);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  self->sideways = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  self->scrollbar = GTK_SCROLLBAR (gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, adjustment));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->scrollbar));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_scrollbar), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sideways, "value-changed", G_CALLBACK (sideways_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (update_width), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "rearranged", G_CALLBACK (update_width), self, G_CONNECT_SWAPPED);
  update_width (self);
  return body;
}

/* Shows the rows of @model, which is the table's own or a grouping of it. */
void
pursuit_table_show_model (PursuitTable *self, GListModel *model)
{
  pursuit_recycler_set_model (self->recycler, model);
}

static void
take_model (PursuitTable *self, GListModel *model, PursuitTableFind find)
{
  self->model = model;
  self->find = find;
  g_signal_connect_object (model, "items-changed", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  pursuit_table_show_model (self, model);
  update_empty (self);
}

static void
session_changed_cb (PursuitTable *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, PURSUIT_CUSTOM_FIELD_ENTITY.name))
    pursuit_table_columns_follow_custom (self->columns);
}

static PursuitTable *
make_table (PursuitSession *session,
            const char *name,
            const PursuitEntity *entity,
            const PursuitColumn *columns,
            guint n_columns)
{
  PursuitTable *self = g_object_new (PURSUIT_TYPE_TABLE, NULL);

  self->session = g_object_ref (session);
  self->columns = pursuit_table_columns_new (name, entity, columns, n_columns);
  self->recycler = PURSUIT_RECYCLER (pursuit_recycler_new (&pursuit_table_row_functions, self));
  pursuit_recycler_set_row_height (self->recycler, PURSUIT_TABLE_ROW_HEIGHT, 0);
  g_signal_connect_object (self->recycler, "activate", G_CALLBACK (pursuit_table_activate_at), self,
                           G_CONNECT_SWAPPED);

  self->stack = GTK_STACK (gtk_stack_new ());
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_stack_add_named (self->stack, make_body (self), "rows");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  pursuit_table_add_pick (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "day-changed", G_CALLBACK (pursuit_table_refill), self,
                           G_CONNECT_SWAPPED);
  style_changed_cb (self);
  return self;
}

/**
 * pursuit_table_new:
 * @session: where the rows come from, and whose today dates are told from
 * @name: of the table in the settings, which remember its columns
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
  pursuit_table_columns_take_sort (self->columns, spec->sort);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  self->list = pursuit_session_list (session, spec);
  take_model (self, G_LIST_MODEL (self->list), find_in_list);
  g_signal_connect_object (self->list, "notify::loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loaded", G_CALLBACK (forget_gone), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (forget_gone), self, G_CONNECT_SWAPPED);
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

/**
 * pursuit_table_set_smart:
 *
 * Lets the user choose, order and freeze columns, tick rows, edit in the cell, copy and group. Only a table
 * over a PursuitList can do so.
 */
void
pursuit_table_set_smart (PursuitTable *self)
{
  g_return_if_fail (PURSUIT_IS_TABLE (self) && self->list != NULL);
  g_return_if_fail (!self->smart);

  self->smart = TRUE;
  pursuit_table_columns_set_choosable (self->columns);
  pursuit_table_columns_set_lead (self->columns, PURSUIT_TABLE_LEAD);
  pursuit_table_add_head (self);
  g_signal_connect_object (self->columns, "grouped", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  pursuit_table_add_cells (self);
  sorted_cb (self);
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

static void
set_match (PursuitTable *self, const char *text)
{
  pursuit_recycler_foreach_row (self->recycler, (GFunc) pursuit_table_row_set_match, NULL);
  g_clear_pointer (&self->match, pursuit_match_free);
  if (text != NULL && *text != '\0')
    self->match = pursuit_match_new (text);
  pursuit_table_mark_rows (self);
}

/** pursuit_table_set_spec: shows the rows of @spec in the order that the user chose; the letters that its
 * quick match finds are marked. */
void
pursuit_table_set_spec (PursuitTable *self, PursuitListSpec *spec)
{
  g_autoptr (PursuitListSpec) sorted = NULL;

  g_return_if_fail (PURSUIT_IS_TABLE (self) && self->list != NULL);
  g_return_if_fail (spec != NULL);

  sorted = sorted_spec (self, spec);
  set_match (self, spec->match);
  pursuit_list_set_spec (self->list, sorted);
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
  set_match (self, text);
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

/** pursuit_table_scroll_to: puts the row at @position at the top, as far as there is something below it. */
void
pursuit_table_scroll_to (PursuitTable *self, guint position)
{
  g_return_if_fail (PURSUIT_IS_TABLE (self));

  pursuit_recycler_scroll_to_top (self->recycler, position);
}

/** pursuit_table_get_adjustment: (transfer none): how far the rows are scrolled up. */
GtkAdjustment *
pursuit_table_get_adjustment (PursuitTable *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE (self), NULL);

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->recycler));
}

/** pursuit_table_get_columns: (transfer none): the table's columns. */
PursuitTableColumns *
pursuit_table_get_columns (PursuitTable *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE (self), NULL);

  return self->columns;
}

/** pursuit_table_focus_rows: gives the focus to the row that had it last, else to the first, not to the heads
 * of the columns. Nothing happens before there are rows on the screen. */
void
pursuit_table_focus_rows (PursuitTable *self)
{
  g_return_if_fail (PURSUIT_IS_TABLE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->recycler));
}
