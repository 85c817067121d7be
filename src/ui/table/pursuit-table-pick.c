/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Pointer and keys in a table, and what they select. Without modifiers the selection goes with the current
 * row; Shift selects from where it began to there; Control moves without selecting, and takes single rows in
 * or out. So do the ticks, for whoever knows no keys.
 */

#include "pursuit-table-private.h"

#include <glib/gi18n-lib.h>

#include "compat.h"

#include "pursuit-table-row.h"

static void
select_range (PursuitTable *self, gint64 to)
{
  int from_position = pursuit_table_find_position (self, self->anchor);
  int to_position = pursuit_table_find_position (self, to);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (to_position < 0)
    return;
  if (from_position < 0)
    from_position = to_position;
  for (int i = MIN (from_position, to_position); i <= MAX (from_position, to_position); i++)
    {
      gint64 id = pursuit_table_id_at (self, i);

      if (id != 0)
        g_array_append_val (ids, id);
    }
  pursuit_table_selection_set_ids (self->selection, (const gint64 *) (gpointer) ids->data, ids->len);
}

/* The focus came to @row, by whatever means. */
void
pursuit_table_row_got_focus (PursuitTable *self, GtkWidget *row)
{
  PursuitRecord *record = pursuit_table_row_get_record (PURSUIT_TABLE_ROW (row));
  gint64 id = record ? pursuit_record_get_id (record) : 0;

  if (id == 0)
    {
      pursuit_table_set_current (self, 0);
      return;
    }
  if (self->smart && self->focus == PURSUIT_TABLE_FOCUS_MOVES)
    {
      pursuit_table_set_current (self, id);
      return;
    }
  /* Coming back to where it was, for example from a dialog, keeps what was selected. */
  if (self->focus == PURSUIT_TABLE_FOCUS_SELECTS && id == self->current &&
      pursuit_table_selection_has (self->selection, id))
    return;
  self->current = id;
  if (self->smart && self->focus == PURSUIT_TABLE_FOCUS_EXTENDS)
    {
      select_range (self, id);
      return;
    }
  self->anchor = id;
  self->followed = TRUE;
  pursuit_table_selection_set_only (self->selection, id);
}

static void
focus_row (PursuitTable *self, gint64 position, PursuitTableFocus focus)
{
  gint64 last = (gint64) pursuit_table_get_n_rows (self) - 1;

  if (last < 0)
    return;
  self->focus = focus;
  pursuit_recycler_focus_row (self->recycler, (guint) CLAMP (position, 0, last));
  self->focus = PURSUIT_TABLE_FOCUS_SELECTS;
}

/* Pointer */

static GtkWidget *
pick_row (PursuitTable *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->recycler), x, y, GTK_PICK_DEFAULT);

  return picked ? gtk_widget_get_ancestor (picked, PURSUIT_TYPE_TABLE_ROW) : NULL;
}

/* Takes the row in or out without touching the others. */
static void
toggle_row (PursuitTable *self, GtkWidget *row, gint64 id)
{
  self->anchor = id;
  self->followed = FALSE;
  pursuit_table_selection_toggle (self->selection, id);
  focus_row (self, pursuit_recycler_get_position (self->recycler, row), PURSUIT_TABLE_FOCUS_MOVES);
}

/**
 * pursuit_table_tick:
 * @id: of a row in sight
 *
 * What a press on the box of a row does: takes it in or out. A row that only had the focus, which selects it,
 * is left out by the first tick: whoever ticks three rows means three.
 */
void
pursuit_table_tick (PursuitTable *self, gint64 id)
{
  GtkWidget *row = pursuit_table_get_row (self, id);

  g_return_if_fail (row != NULL);

  if (self->followed && id != self->current &&
      pursuit_table_selection_count (self->selection, G_MAXUINT) == 1)
    pursuit_table_selection_clear (self->selection);
  toggle_row (self, row, id);
}

static void
press_record (PursuitTable *self, GtkGesture *gesture, GtkWidget *row, gint64 id, double x, gboolean again)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean rtl = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (row);
  int lead = pursuit_table_columns_get_lead (self->columns);
  int column = pursuit_table_columns_find_at (self->columns, width, rtl, x);
  guint position = pursuit_recycler_get_position (self->recycler, row);

  if ((rtl ? width - x : x) < lead || modifiers & GDK_CONTROL_MASK)
    {
      if (modifiers & GDK_CONTROL_MASK)
        toggle_row (self, row, id);
      else
        pursuit_table_tick (self, id);
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  if (modifiers & GDK_SHIFT_MASK)
    {
      focus_row (self, position, PURSUIT_TABLE_FOCUS_EXTENDS);
      self->current = id;
      select_range (self, id);
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  /* Of many selected rows a click leaves one. */
  focus_row (self, position, PURSUIT_TABLE_FOCUS_MOVES);
  self->current = self->anchor = id;
  self->followed = FALSE;
  pursuit_table_selection_set_only (self->selection, id);
  if (column >= 0)
    pursuit_table_set_cursor (self, column);
  if (again && column >= 0 && pursuit_table_can_edit (self, column) &&
      !(pursuit_table_columns_get (self->columns, column)->flags & PURSUIT_COLUMN_STRONG))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      pursuit_table_edit (self, id, column);
    }
}

/* Before the rows themselves see it: they only take the focus. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, PursuitTable *self)
{
  GtkWidget *row = pick_row (self, x, y);
  PursuitTableGroup *group = row ? pursuit_table_row_get_group (PURSUIT_TABLE_ROW (row)) : NULL;
  PursuitRecord *record = row ? pursuit_table_row_get_record (PURSUIT_TABLE_ROW (row)) : NULL;
  graphene_point_t point;

  if (!self->smart || row == NULL)
    return;
  pursuit_table_end_edit (self);
  if (group)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_grab_focus (row);
      pursuit_table_toggle_group (self, group);
      return;
    }
  if (record && gtk_widget_compute_point (GTK_WIDGET (self->recycler), row,
                                          &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    press_record (self, GTK_GESTURE (gesture), row, pursuit_record_get_id (record), point.x,
                  pursuit_compat_is_double_click (gesture));
}

/* Opens the menu of @row, at @x and @y in it. Of several selected rows it is the menu of all. */
void
pursuit_table_show_menu (PursuitTable *self, GtkWidget *row, double x, double y)
{
  PursuitRecord *record = row ? pursuit_table_row_get_record (PURSUIT_TABLE_ROW (row)) : NULL;
  graphene_point_t point;

  if (self->menu == NULL || record == NULL ||
      !gtk_widget_compute_point (row, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  focus_row (self, pursuit_recycler_get_position (self->recycler, row),
             pursuit_table_selection_has (self->selection, pursuit_record_get_id (record))
                 ? PURSUIT_TABLE_FOCUS_MOVES
                 : PURSUIT_TABLE_FOCUS_SELECTS);
  if (pursuit_table_ask_menu (self, record, point.x, point.y))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, PursuitTable *self)
{
  GtkWidget *row = pick_row (self, x, y);
  graphene_point_t point;

  if (row && gtk_widget_compute_point (GTK_WIDGET (self->recycler), row,
                                       &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    pursuit_table_show_menu (self, row, point.x, point.y);
}

/* Keys */

/* How many rows a key moves; 0 for a key that moves none. */
static gint64
get_step (PursuitTable *self, guint key)
{
  gint64 page = MAX (1, gtk_widget_get_height (GTK_WIDGET (self->recycler)) / PURSUIT_TABLE_ROW_HEIGHT);

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -1;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 1;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return -page;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return page;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return -(gint64) G_MAXUINT;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return G_MAXUINT;
    default:
      return 0;
    }
}

static gboolean
move_cursor (PursuitTable *self, int step)
{
  int last = (int) pursuit_table_columns_get_count (self->columns) - 1;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    step = -step;
  pursuit_table_set_cursor (self, CLAMP (self->cursor + step, 0, last));
  return TRUE;
}

/* Keys on the row of a group: it opens and closes. */
static gboolean
group_key (PursuitTable *self, PursuitTableGroup *group, guint key)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean opens = key == (rtl ? GDK_KEY_Left : GDK_KEY_Right) || key == GDK_KEY_plus;
  gboolean closes = key == (rtl ? GDK_KEY_Right : GDK_KEY_Left) || key == GDK_KEY_minus;

  if (key == GDK_KEY_space || (opens && !group->open) || (closes && group->open))
    pursuit_table_toggle_group (self, group);
  return key == GDK_KEY_space || opens || closes;
}

/** Selects all rows, or none. */
void
pursuit_table_select_all (PursuitTable *self, gboolean all)
{
  if (all)
    pursuit_table_selection_set_all (self->selection);
  else
    pursuit_table_selection_clear (self->selection);
}

static gboolean
control_key (PursuitTable *self, guint key, gboolean shift)
{
  gint64 step = get_step (self, key);

  if (step != 0)
    focus_row (self, pursuit_recycler_get_focus_position (self->recycler) + step, PURSUIT_TABLE_FOCUS_MOVES);
  else if (key == GDK_KEY_a || key == GDK_KEY_A)
    pursuit_table_select_all (self, !shift);
  else if (key == GDK_KEY_c)
    pursuit_table_copy (self);
  else if (key == GDK_KEY_space && self->current)
    pursuit_table_selection_toggle (self->selection, self->current);
  else
    return FALSE;
  return TRUE;
}

static gboolean
plain_key (PursuitTable *self, guint key, gboolean shift)
{
  gint64 step = shift ? get_step (self, key) : 0;

  if (step != 0)
    focus_row (self, pursuit_recycler_get_focus_position (self->recycler) + step,
               PURSUIT_TABLE_FOCUS_EXTENDS);
  else if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    move_cursor (self, key == GDK_KEY_Right ? 1 : -1);
  else if (key == GDK_KEY_space && self->current)
    pursuit_table_selection_toggle (self->selection, self->current);
  else if (key == GDK_KEY_F2 && self->current)
    return pursuit_table_edit (self, self->current, MAX (self->cursor, 0));
  else if (key == GDK_KEY_Escape && pursuit_table_selection_count (self->selection, G_MAXUINT) > 1)
    pursuit_table_selection_set_only (self->selection, self->current);
  else
    return FALSE;
  return TRUE;
}

/* What is typed goes into the cell, through the input method, which Chinese needs. */
static gboolean
type_into_cell (PursuitTable *self, GtkEventControllerKey *keys, guint key)
{
  if (self->cursor < 0 || self->current == 0 || !g_unichar_isgraph (gdk_keyval_to_unicode (key)) ||
      !pursuit_table_edit (self, self->current, self->cursor))
    return FALSE;
  if (self->editor != NULL)
    pursuit_cell_editor_type (self->editor, keys);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers, PursuitTable *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->recycler));
  PursuitTableGroup *group = row ? pursuit_table_row_get_group (PURSUIT_TABLE_ROW (row)) : NULL;
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;

  if (!self->smart || row == NULL || modifiers & GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (modifiers & GDK_CONTROL_MASK)
    return control_key (self, key, shift);
  if (group)
    return group_key (self, group, key) || (shift && plain_key (self, key, shift));
  return plain_key (self, key, shift) || type_into_cell (self, keys, key);
}

/* Listens to pointer and keys. */
void
pursuit_table_add_pick (PursuitTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->recycler), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (menu_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->recycler), GTK_EVENT_CONTROLLER (menu));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->recycler), keys);
}
