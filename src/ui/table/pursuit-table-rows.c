/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a table: what stands where, which is the current one, and how they look selected. */

#include "pursuit-table-private.h"

#include "pursuit-table-row.h"

/* The record whose row stands at @position; 0 for none, as a group's. */
gint64
pursuit_table_id_at (PursuitTable *self, guint position)
{
  g_autoptr (PursuitRecord) record = NULL;
  int place = self->groups ? pursuit_table_groups_get_place (self->groups, position) : (int) position;

  if (place < 0)
    return 0;
  if (self->list)
    return pursuit_list_get_id_at (self->list, place);
  record = g_list_model_get_item (self->model, place);
  return record ? pursuit_record_get_id (record) : 0;
}

/* Where the row of the record @id stands, or that of its closed group; -1 for none. */
int
pursuit_table_find_position (PursuitTable *self, gint64 id)
{
  int place = id && self->model ? self->find (self->model, id) : -1;

  return place >= 0 && self->groups ? (int) pursuit_table_groups_get_position (self->groups, place) : place;
}

/* How many rows there are, those of groups too. */
guint
pursuit_table_get_n_rows (PursuitTable *self)
{
  GListModel *model = self->groups ? G_LIST_MODEL (self->groups) : self->model;

  return model ? g_list_model_get_n_items (model) : 0;
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
  gint64 id = row_id (row);

  pursuit_table_row_set_selected (row, self->smart ? pursuit_table_selection_has (self->selection, id)
                                                   : id != 0 && id == self->current);
  pursuit_table_row_set_cursor (row, id != 0 && id == self->current ? self->cursor : -1);
  pursuit_table_row_set_match (row, self->match);
}

/* Shows on the rows in sight what is selected, and on which cell the keyboard works. */
void
pursuit_table_mark_rows (PursuitTable *self)
{
  pursuit_recycler_foreach_row (self->recycler, mark_row, self);
}

/* Makes the row of the record @id the current one. What is selected stays as it is. */
void
pursuit_table_set_current (PursuitTable *self, gint64 id)
{
  if (id == self->current)
    return;
  self->current = id;
  pursuit_table_tell_selection (self);
}

static void
select_id (PursuitTable *self, gint64 id)
{
  self->anchor = id;
  self->current = id;
  if (id != 0)
    pursuit_table_selection_set_only (self->selection, id);
  else
    pursuit_table_selection_clear (self->selection);
}

/* Rows */

static void
row_focused_cb (GtkEventController *controller, PursuitTable *self)
{
  pursuit_table_row_got_focus (self, gtk_event_controller_get_widget (controller));
}

static GtkWidget *
create_row (gpointer user_data)
{
  PursuitTable *self = user_data;
  GtkWidget *row = pursuit_table_row_new (self->columns, self->style, self->session);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (row_focused_cb), self);
  gtk_widget_add_controller (row, focus);
  return row;
}

static void
bind_row (GtkWidget *row, gpointer item, guint position, gpointer user_data)
{
  PursuitTable *self = user_data;

  if (PURSUIT_IS_TABLE_GROUP (item))
    pursuit_table_row_set_group (PURSUIT_TABLE_ROW (row), item);
  else
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

  if (pursuit_table_row_get_record (row))
    pursuit_table_row_set_record (row, pursuit_table_row_get_record (row),
                                  pursuit_session_get_today (self->session));
}

/** pursuit_table_refill: words the rows in sight again: their records are as they were, but the day, or what
 * their words follow from, is another. */
void
pursuit_table_refill (PursuitTable *self)
{
  pursuit_recycler_foreach_row (self->recycler, refill_row, self);
}

const PursuitRecyclerRows pursuit_table_row_functions = { create_row, bind_row, unbind_row };

/* Opens the record whose row stands at @position, or the group whose own row does. */
void
pursuit_table_activate_at (PursuitTable *self, guint position)
{
  gint64 id = pursuit_table_id_at (self, position);
  GtkWidget *row = pursuit_recycler_get_row (self->recycler, position);
  PursuitTableGroup *group = row ? pursuit_table_row_get_group (PURSUIT_TABLE_ROW (row)) : NULL;

  if (group)
    pursuit_table_toggle_group (self, group);
  if (id == 0)
    return;
  if (!pursuit_table_selection_has (self->selection, id) || !self->smart)
    select_id (self, id);
  pursuit_table_activate_row (self, id);
}

/** pursuit_table_select: selects the record @id alone and scrolls to it; 0 selects none. */
void
pursuit_table_select (PursuitTable *self, gint64 id)
{
  int position;

  g_return_if_fail (PURSUIT_IS_TABLE (self));

  if (id != self->current || pursuit_table_selection_count (self->selection, 2) != 1)
    select_id (self, id);
  position = pursuit_table_find_position (self, id);
  if (position >= 0)
    pursuit_recycler_scroll_to (self->recycler, position);
}

/** pursuit_table_focus_record: selects the record @id, brings it into sight and gives its row the focus.
 * Returns: %FALSE when it is not in the list */
gboolean
pursuit_table_focus_record (PursuitTable *self, gint64 id)
{
  int position = pursuit_table_find_position (self, id);

  if (position < 0)
    return FALSE;
  pursuit_table_select (self, id);
  return pursuit_recycler_focus_row (self->recycler, (guint) position);
}

/** pursuit_table_get_selected: the id of the current record; 0 when there is none. */
gint64
pursuit_table_get_selected (PursuitTable *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE (self), 0);

  return self->current;
}

/** pursuit_table_get_selected_record: (transfer full) (nullable): the current record, if it is in the list.
 */
PursuitRecord *
pursuit_table_get_selected_record (PursuitTable *self)
{
  int place;

  g_return_val_if_fail (PURSUIT_IS_TABLE (self), NULL);

  place = self->current && self->model ? self->find (self->model, self->current) : -1;
  return place < 0 ? NULL : g_list_model_get_item (self->model, place);
}

/** pursuit_table_get_selection: (transfer none): which rows are selected. */
PursuitTableSelection *
pursuit_table_get_selection (PursuitTable *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE (self), NULL);

  return self->selection;
}

/** pursuit_table_get_row: (transfer none) (nullable): the widget that shows the record @id, if it is in
 * sight. */
GtkWidget *
pursuit_table_get_row (PursuitTable *self, gint64 id)
{
  int position;

  g_return_val_if_fail (PURSUIT_IS_TABLE (self), NULL);

  position = pursuit_table_find_position (self, id);
  return position < 0 ? NULL : pursuit_recycler_get_row (self->recycler, position);
}
