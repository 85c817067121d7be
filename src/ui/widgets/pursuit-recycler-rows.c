/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which row widgets of a PursuitRecycler there are, what they are bound to, and where they and the gap stand.
 */

#include "pursuit-recycler-private.h"

#include <math.h>

guint
pursuit_recycler_count (PursuitRecycler *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

int
pursuit_recycler_get_pitch (PursuitRecycler *self)
{
  return self->row_height + self->spacing;
}

gboolean
pursuit_recycler_has_gap (PursuitRecycler *self)
{
  return self->gap != PURSUIT_RECYCLER_NO_GAP;
}

guint
pursuit_recycler_get_slot (PursuitRecycler *self, guint position)
{
  return position + (pursuit_recycler_has_gap (self) && position >= self->gap ? 1 : 0);
}

double
pursuit_recycler_get_content_height (PursuitRecycler *self)
{
  double slots = (double) pursuit_recycler_count (self) + (pursuit_recycler_has_gap (self) ? 1 : 0);
  return slots * pursuit_recycler_get_pitch (self) + self->padding;
}

double
pursuit_recycler_get_scroll (PursuitRecycler *self)
{
  return self->vadjustment != NULL ? floor (gtk_adjustment_get_value (self->vadjustment)) : 0;
}

PursuitRecyclerRow *
pursuit_recycler_find_row (PursuitRecycler *self, guint position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      PursuitRecyclerRow *row = &g_array_index (self->rows, PursuitRecyclerRow, i);
      if (row->position == position)
        return row;
    }
  return NULL;
}

gboolean
pursuit_recycler_is_pinned (PursuitRecycler *self, const PursuitRecyclerRow *row)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) == row->widget;
}

/* Puts the widget of row number @index into the pool. Its child-visible flag is left for
 * pursuit_recycler_update_rows(), which often uses the widget again at once. */
void
pursuit_recycler_release_row (PursuitRecycler *self, guint index)
{
  PursuitRecyclerRow *row = &g_array_index (self->rows, PursuitRecyclerRow, index);

  self->row_funcs->unbind (row->widget, self->user_data);
  g_object_unref (row->item);
  g_ptr_array_add (self->pool, row->widget);
  g_array_remove_index_fast (self->rows, index);
}

static void
announce_place (PursuitRecycler *self, const PursuitRecyclerRow *row)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row->widget), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) row->position + 1, GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                  (int) pursuit_recycler_count (self), -1);
}

PursuitRecyclerRow *
pursuit_recycler_acquire_row (PursuitRecycler *self, guint position)
{
  PursuitRecyclerRow row = { .position = position };

  if (self->pool->len > 0)
    {
      row.widget = g_ptr_array_steal_index_fast (self->pool, self->pool->len - 1);
    }
  else
    {
      row.widget = self->row_funcs->create (self->user_data);
      gtk_widget_set_parent (row.widget, GTK_WIDGET (self));
    }
  row.item = g_list_model_get_item (self->model, position);
  self->row_funcs->bind (row.widget, row.item, position, self->user_data);
  gtk_widget_set_child_visible (row.widget, TRUE);
  announce_place (self, &row);
  g_array_append_val (self->rows, row);

  return &g_array_index (self->rows, PursuitRecyclerRow, self->rows->len - 1);
}

/* The positions [@first, @end) of which a part lies in the visible part, with one more at each end. */
static void
get_range (PursuitRecycler *self, guint *first, guint *end)
{
  guint n = pursuit_recycler_count (self);
  double scroll = pursuit_recycler_get_scroll (self);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int pitch = pursuit_recycler_get_pitch (self);

  *first = *end = 0;
  if (n == 0 || height <= 0)
    return;
  double first_slot = floor (scroll / pitch) - 1;
  double end_slot = ceil ((scroll + height) / pitch) + 1;
  if (pursuit_recycler_has_gap (self) && first_slot > self->gap)
    first_slot--;
  *first = (guint) CLAMP (first_slot, 0, (double) n);
  *end = (guint) CLAMP (end_slot, 0, (double) n);
}

/* Binds the rows that are to be seen and takes back the others. */
void
pursuit_recycler_update_rows (PursuitRecycler *self)
{
  guint first, end;

  get_range (self, &first, &end);
  for (guint i = self->rows->len; i > 0; i--)
    {
      PursuitRecyclerRow *row = &g_array_index (self->rows, PursuitRecyclerRow, i - 1);
      if ((row->position < first || row->position >= end) && !pursuit_recycler_is_pinned (self, row))
        pursuit_recycler_release_row (self, i - 1);
    }
  for (guint position = first; position < end; position++)
    {
      if (pursuit_recycler_find_row (self, position) == NULL)
        pursuit_recycler_acquire_row (self, position);
    }
  for (guint i = 0; i < self->pool->len; i++)
    gtk_widget_set_child_visible (self->pool->pdata[i], FALSE);
}

/* Tells the scrolled window around how long the list is. */
void
pursuit_recycler_configure (PursuitRecycler *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double upper = MAX (pursuit_recycler_get_content_height (self), height);

  if (self->vadjustment == NULL)
    return;
  self->configuring = TRUE;
  gtk_adjustment_configure (self->vadjustment,
                            CLAMP (gtk_adjustment_get_value (self->vadjustment), 0, upper - height), 0, upper,
                            pursuit_recycler_get_pitch (self) / 2.0, height * 0.9, height);
  self->configuring = FALSE;
}

/* Tells the scrolled window around how wide the list is, which is seen @width pixels wide. */
void
pursuit_recycler_configure_sideways (PursuitRecycler *self, int width)
{
  double upper = MAX (self->content_width, width);

  if (self->hadjustment == NULL)
    return;
  gtk_adjustment_configure (self->hadjustment,
                            CLAMP (gtk_adjustment_get_value (self->hadjustment), 0, upper - width), 0, upper,
                            width * 0.1, width * 0.9, width);
}

/** pursuit_recycler_get_row: (nullable) (transfer none): the widget that shows @position now, if any does. */
GtkWidget *
pursuit_recycler_get_row (PursuitRecycler *self, guint position)
{
  g_return_val_if_fail (PURSUIT_IS_RECYCLER (self), NULL);

  PursuitRecyclerRow *row = pursuit_recycler_find_row (self, position);
  return row != NULL ? row->widget : NULL;
}

/** pursuit_recycler_get_position: what @row shows; %GTK_INVALID_LIST_POSITION when it shows nothing. */
guint
pursuit_recycler_get_position (PursuitRecycler *self, GtkWidget *row)
{
  g_return_val_if_fail (PURSUIT_IS_RECYCLER (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_array_index (self->rows, PursuitRecyclerRow, i).widget == row)
        return g_array_index (self->rows, PursuitRecyclerRow, i).position;
    }
  return GTK_INVALID_LIST_POSITION;
}

/** pursuit_recycler_get_n_widgets: how many row widgets exist, bound or waiting to be. */
guint
pursuit_recycler_get_n_widgets (PursuitRecycler *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECYCLER (self), 0);

  return self->rows->len + self->pool->len;
}

/** pursuit_recycler_foreach_row: calls @func with each bound row widget, in no particular order. */
void
pursuit_recycler_foreach_row (PursuitRecycler *self, GFunc func, gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_RECYCLER (self));

  for (guint i = 0; i < self->rows->len; i++)
    func (g_array_index (self->rows, PursuitRecyclerRow, i).widget, user_data);
}

/** pursuit_recycler_set_gap_widget: what fills the gap; @widget becomes a child of the list. */
void
pursuit_recycler_set_gap_widget (PursuitRecycler *self, GtkWidget *widget)
{
  g_return_if_fail (PURSUIT_IS_RECYCLER (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (self->gap_widget == NULL);

  self->gap_widget = widget;
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
  gtk_widget_set_child_visible (widget, pursuit_recycler_has_gap (self));
}

/**
 * pursuit_recycler_set_gap:
 * @position: the row in front of which the gap opens, the number of rows for one behind the last, or
 *   %PURSUIT_RECYCLER_NO_GAP
 */
void
pursuit_recycler_set_gap (PursuitRecycler *self, guint position)
{
  g_return_if_fail (PURSUIT_IS_RECYCLER (self));

  if (position != PURSUIT_RECYCLER_NO_GAP)
    position = MIN (position, pursuit_recycler_count (self));
  if (self->gap == position)
    return;
  self->gap = position;
  if (self->gap_widget != NULL)
    gtk_widget_set_child_visible (self->gap_widget, pursuit_recycler_has_gap (self));
  pursuit_recycler_configure (self);
  pursuit_recycler_update_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** pursuit_recycler_get_gap: where the gap is; %PURSUIT_RECYCLER_NO_GAP when there is none. */
guint
pursuit_recycler_get_gap (PursuitRecycler *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECYCLER (self), PURSUIT_RECYCLER_NO_GAP);

  return self->gap;
}

/**
 * pursuit_recycler_get_gap_at:
 * @y: in the widget's coordinates
 *
 * Returns: where something dropped at @y lands: in front of the row whose upper half is there, behind the one
 * whose lower half is; the gap itself stays where it is, so it does not flicker under a resting pointer
 */
guint
pursuit_recycler_get_gap_at (PursuitRecycler *self, double y)
{
  g_return_val_if_fail (PURSUIT_IS_RECYCLER (self), 0);

  double exact = (y + pursuit_recycler_get_scroll (self)) / pursuit_recycler_get_pitch (self);
  double slot = floor (exact);
  double limit = pursuit_recycler_count (self);

  if (pursuit_recycler_has_gap (self) && slot == self->gap)
    return self->gap;
  if (pursuit_recycler_has_gap (self) && slot > self->gap)
    exact -= 1;
  return (guint) CLAMP (floor (exact + 0.5), 0, limit);
}

/** pursuit_recycler_set_padding: free pixels behind the last row, for what covers the list's lower end. */
void
pursuit_recycler_set_padding (PursuitRecycler *self, int padding)
{
  g_return_if_fail (PURSUIT_IS_RECYCLER (self));
  g_return_if_fail (padding >= 0);

  if (self->padding == padding)
    return;
  self->padding = padding;
  pursuit_recycler_configure (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * pursuit_recycler_set_content_width:
 * @width: in pixels
 *
 * Lets the list be scrolled sideways when it is narrower than @width. Rows stay as wide as the list: what
 * they show of themselves is theirs.
 */
void
pursuit_recycler_set_content_width (PursuitRecycler *self, int width)
{
  g_return_if_fail (PURSUIT_IS_RECYCLER (self));

  if (self->content_width == width)
    return;
  self->content_width = width;
  /* At once, not in the allocation: there the scrolled window asks in vain for the room of a bar that comes
   * or goes, and neither it nor the list ever gets another allocation. */
  pursuit_recycler_configure_sideways (self, gtk_widget_get_width (GTK_WIDGET (self)));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * pursuit_recycler_get_y:
 * @y: (out): the top of the gap if it is at @position, else of the row there, in the widget's coordinates,
 * seen or not
 *
 * Returns: whether there is such a position
 */
gboolean
pursuit_recycler_get_y (PursuitRecycler *self, guint position, double *y)
{
  gboolean is_gap;
  guint slot;

  g_return_val_if_fail (PURSUIT_IS_RECYCLER (self), FALSE);
  g_return_val_if_fail (y != NULL, FALSE);

  is_gap = pursuit_recycler_has_gap (self) && self->gap == position;
  slot = is_gap ? position : pursuit_recycler_get_slot (self, position);
  *y = (double) slot * pursuit_recycler_get_pitch (self) - pursuit_recycler_get_scroll (self);
  return is_gap || position < pursuit_recycler_count (self);
}
