/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTableHeader:
 *
 * The titles of a table's columns: buttons that sort; with Shift they add to the sorting. The border between
 * two is dragged to make a column wider, a title to put its column elsewhere; Alt+Left and Alt+Right on a
 * title do the first, with Shift the second. A right click, Menu or Shift+F10 opens the column's menu.
 */

#include "pursuit-table-header.h"

#include <glib/gi18n-lib.h>

/* How near to a border, in pixels, the pointer takes hold of it. */
#define GRIP 5
#define KEY_STEP 16
/* How far a title is dragged before it leaves its place. */
#define DRAG_START 10

struct _PursuitTableHeader
{
  GtkWidget parent_instance;

  PursuitTableColumns *columns;
  GPtrArray *buttons; /* children */
  GtkWidget *lead;    /* child, what stands over the ticks */
  GtkWidget *mark;    /* child, where a dragged title would land */
  GtkWidget *menu;    /* child */
  guint current;      /* the column whose menu is open */
  int resized;        /* column whose right border is held, or -1 */
  int start_width;
  int moved; /* column whose title is held, or -1 */
  gboolean moving;
  gboolean shift; /* was held when a title was pressed */
  guint target;
};

G_DEFINE_FINAL_TYPE (PursuitTableHeader, pursuit_table_header, GTK_TYPE_WIDGET)

static gboolean
is_rtl (PursuitTableHeader *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
place_button (PursuitTableHeader *self, guint index, int *x, int *width)
{
  pursuit_table_columns_place_seen (self->columns, index, gtk_widget_get_width (GTK_WIDGET (self)),
                                    is_rtl (self), x, width);
}

static int
find_border (PursuitTableHeader *self, double pointer_x)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      int x, width;

      place_button (self, i, &x, &width);
      if (ABS (pointer_x - (is_rtl (self) ? x : x + width)) <= GRIP)
        return i;
    }
  return -1;
}

static int
find_title (PursuitTableHeader *self, double x)
{
  return pursuit_table_columns_find_at (self->columns, gtk_widget_get_width (GTK_WIDGET (self)),
                                        is_rtl (self), x);
}

/* Wider, and elsewhere */

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, PursuitTableHeader *self)
{
  int column_x;

  self->resized = find_border (self, x);
  self->moving = FALSE;
  self->moved = self->resized < 0 ? find_title (self, x) : -1;
  if (self->resized < 0 && self->moved < 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  if (self->resized < 0)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pursuit_table_columns_place (self->columns, self->resized, 0, &column_x, &self->start_width);
}

static void
show_target (PursuitTableHeader *self, double x)
{
  int at = find_title (self, x);

  if (at >= 0)
    self->target = at;
  else if ((x < 0) != is_rtl (self))
    self->target = 0;
  else
    self->target = self->buttons->len - 1;
  gtk_widget_set_child_visible (self->mark, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double x, double y, PursuitTableHeader *self)
{
  double start_x, start_y;

  if (self->resized >= 0)
    {
      pursuit_table_columns_set_width (self->columns, self->resized,
                                       self->start_width + (int) (is_rtl (self) ? -x : x));
      return;
    }
  if (self->moved < 0 || (!self->moving && ABS (x) < DRAG_START))
    return;
  if (!self->moving)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->moving = TRUE;
  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  show_target (self, start_x + x);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double x, double y, PursuitTableHeader *self)
{
  int moved = self->moving ? self->moved : -1;

  if (self->resized >= 0)
    pursuit_table_columns_save (self->columns);
  self->resized = self->moved = -1;
  self->moving = FALSE;
  gtk_widget_set_child_visible (self->mark, FALSE);
  if (moved >= 0)
    pursuit_table_columns_move (self->columns, moved, self->target);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, PursuitTableHeader *self)
{
  gboolean on_border = self->resized >= 0 || (!self->moving && find_border (self, x) >= 0);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->moving ? "grabbing"
                                                      : on_border  ? "col-resize"
                                                                   : NULL);
}

static void
clicked_cb (PursuitTableHeader *self, GtkButton *button)
{
  guint index;

  if (g_ptr_array_find (self->buttons, button, &index))
    pursuit_table_columns_toggle_sort (self->columns, index, self->shift);
}

/* Only to know, when the button is clicked, whether Shift is held. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, PursuitTableHeader *self)
{
  self->shift =
      (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_SHIFT_MASK) != 0;
}

static void
move_by_key (PursuitTableHeader *self, guint index, int step)
{
  int to = CLAMP ((int) index + step, 0, (int) self->buttons->len - 1);

  pursuit_table_columns_move (self->columns, index, to);
  gtk_widget_grab_focus (self->buttons->pdata[to]);
}

static void
show_menu (PursuitTableHeader *self, guint index)
{
  GdkRectangle place = { 0 };

  if (self->menu == NULL)
    return;
  self->current = index;
  place_button (self, index, &place.x, &place.width);
  place.height = gtk_widget_get_height (GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType modifiers,
        PursuitTableHeader *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  int step = key == GDK_KEY_Right ? 1 : key == GDK_KEY_Left ? -1 : 0;
  int x, width;
  guint index;

  self->shift = FALSE;
  if (!g_ptr_array_find (self->buttons, button, &index))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && modifiers & GDK_SHIFT_MASK))
    {
      show_menu (self, index);
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_space) && modifiers & GDK_SHIFT_MASK)
    {
      pursuit_table_columns_toggle_sort (self->columns, index, TRUE);
      return GDK_EVENT_STOP;
    }
  if (step == 0 || !(modifiers & GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (modifiers & GDK_SHIFT_MASK)
    {
      move_by_key (self, index, step);
      return GDK_EVENT_STOP;
    }
  pursuit_table_columns_place (self->columns, index, 0, &x, &width);
  pursuit_table_columns_set_width (self->columns, index, width + step * KEY_STEP);
  pursuit_table_columns_save (self->columns);
  return GDK_EVENT_STOP;
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, PursuitTableHeader *self)
{
  int index = find_title (self, x);

  if (index >= 0)
    show_menu (self, index);
}

/* The titles */

static GtkWidget *
make_button (PursuitTableHeader *self, guint index)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const char *title = pursuit_table_columns_get_title (self->columns, index);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *arrow = gtk_image_new ();
  GtkWidget *rank = gtk_label_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *presses = gtk_gesture_click_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), rank);
  gtk_widget_add_css_class (rank, "sort-rank");
  gtk_widget_set_visible (arrow, FALSE);
  gtk_widget_set_halign (box, pursuit_table_columns_is_number (self->columns, index) ? GTK_ALIGN_END
                                                                                     : GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (presses, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (presses), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (button, keys);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (presses));
  gtk_widget_insert_before (button, GTK_WIDGET (self), self->mark);
  return button;
}

static void
update_sort (PursuitTableHeader *self)
{
  guint n_keys = pursuit_table_columns_get_sort_keys (self->columns)->len;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *label = gtk_widget_get_first_child (gtk_button_get_child (self->buttons->pdata[i]));
      GtkWidget *arrow = gtk_widget_get_next_sibling (label);
      GtkWidget *rank_label = gtk_widget_get_next_sibling (arrow);
      gboolean descending = FALSE;
      guint rank = pursuit_table_columns_get_sort_rank (self->columns, i, &descending);
      GtkAccessibleSort order = rank == 0    ? GTK_ACCESSIBLE_SORT_NONE
                                : descending ? GTK_ACCESSIBLE_SORT_DESCENDING
                                             : GTK_ACCESSIBLE_SORT_ASCENDING;
      g_autofree char *number = rank > 0 && n_keys > 1 ? g_strdup_printf ("%u", rank) : g_strdup ("");

      gtk_widget_set_visible (arrow, rank > 0);
      gtk_image_set_from_icon_name (GTK_IMAGE (arrow), descending ? "pan-down-symbolic" : "pan-up-symbolic");
      gtk_label_set_text (GTK_LABEL (rank_label), number);
      gtk_widget_set_visible (rank_label, *number != '\0');
      gtk_accessible_update_property (self->buttons->pdata[i], GTK_ACCESSIBLE_PROPERTY_SORT, order, -1);
    }
}

static void
remove_buttons (PursuitTableHeader *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);
}

static void
rebuild (PursuitTableHeader *self)
{
  remove_buttons (self);
  for (guint i = 0; i < pursuit_table_columns_get_count (self->columns); i++)
    g_ptr_array_add (self->buttons, make_button (self, i));
  /* Frozen titles lie over the others. */
  for (guint i = 0; i < pursuit_table_columns_get_frozen (self->columns); i++)
    gtk_widget_insert_before (self->buttons->pdata[i], GTK_WIDGET (self), self->mark);
  update_sort (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
pursuit_table_header_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  PursuitTableHeader *self = PURSUIT_TABLE_HEADER (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = pursuit_table_columns_get_total (self->columns);
  for (guint i = 0; orientation == GTK_ORIENTATION_VERTICAL && i < self->buttons->len; i++)
    {
      int own_minimum, own_natural;

      gtk_widget_measure (self->buttons->pdata[i], orientation, -1, &own_minimum, &own_natural, NULL, NULL);
      *minimum = MAX (*minimum, own_minimum);
      *natural = MAX (*natural, own_natural);
    }
}

static void
allocate_child (GtkWidget *child, int x, int width, int height)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, MAX (width, minimum), height }, -1);
}

static void
pursuit_table_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PursuitTableHeader *self = PURSUIT_TABLE_HEADER (widget);
  int lead = pursuit_table_columns_get_lead (self->columns);
  int x, column_width;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      place_button (self, i, &x, &column_width);
      allocate_child (self->buttons->pdata[i], x, column_width, height);
    }
  if (self->lead)
    allocate_child (self->lead, is_rtl (self) ? width - lead : 0, lead, height);
  if (gtk_widget_get_child_visible (self->mark) && self->target < self->buttons->len)
    {
      gboolean behind = (int) self->target > self->moved;

      place_button (self, self->target, &x, &column_width);
      allocate_child (self->mark, behind != is_rtl (self) ? x + column_width - 2 : x - 1, 3, height);
    }
  if (self->menu)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
pursuit_table_header_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitTableHeader *self = PURSUIT_TABLE_HEADER (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int edge = pursuit_table_columns_get_frozen_edge (self->columns, width);
  guint n_frozen = pursuit_table_columns_get_frozen (self->columns);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) (is_rtl (self) ? 0 : edge), 0,
                                                         (float) (width - edge), (float) height));
  for (guint i = n_frozen; i < self->buttons->len; i++)
    gtk_widget_snapshot_child (widget, self->buttons->pdata[i], snapshot);
  gtk_snapshot_pop (snapshot);
  for (guint i = 0; i < MIN (n_frozen, self->buttons->len); i++)
    gtk_widget_snapshot_child (widget, self->buttons->pdata[i], snapshot);
  if (self->lead)
    gtk_widget_snapshot_child (widget, self->lead, snapshot);
  gtk_widget_snapshot_child (widget, self->mark, snapshot);
}

static void
pursuit_table_header_dispose (GObject *object)
{
  PursuitTableHeader *self = PURSUIT_TABLE_HEADER (object);

  remove_buttons (self);
  g_clear_pointer (&self->lead, gtk_widget_unparent);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (pursuit_table_header_parent_class)->dispose (object);
}

static void
pursuit_table_header_finalize (GObject *object)
{
  PursuitTableHeader *self = PURSUIT_TABLE_HEADER (object);

  g_ptr_array_unref (self->buttons);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (pursuit_table_header_parent_class)->finalize (object);
}

static void
pursuit_table_header_class_init (PursuitTableHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_table_header_dispose;
  object_class->finalize = pursuit_table_header_finalize;
  widget_class->measure = pursuit_table_header_measure;
  widget_class->size_allocate = pursuit_table_header_size_allocate;
  widget_class->snapshot = pursuit_table_header_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pursuit-table-header");
}

static void
add_drag (PursuitTableHeader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  /* Before the buttons see the press. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
pursuit_table_header_init (PursuitTableHeader *self)
{
  self->buttons = g_ptr_array_new ();
  self->resized = self->moved = -1;
  self->mark = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (self->mark, "landing");
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->mark, FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_drag (self);
}

/** pursuit_table_header_new: (transfer floating): the titles of @columns. */
GtkWidget *
pursuit_table_header_new (PursuitTableColumns *columns)
{
  PursuitTableHeader *self = g_object_new (PURSUIT_TYPE_TABLE_HEADER, NULL);

  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (columns), NULL);

  self->columns = g_object_ref (columns);
  g_signal_connect_object (columns, "changed", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "scrolled", G_CALLBACK (gtk_widget_queue_allocate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "rearranged", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "sorted", G_CALLBACK (update_sort), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}

/** pursuit_table_header_set_menu: what can be done with the column of pursuit_table_header_get_current(). */
void
pursuit_table_header_set_menu (PursuitTableHeader *self, GMenuModel *model)
{
  g_return_if_fail (PURSUIT_IS_TABLE_HEADER (self));
  g_return_if_fail (self->menu == NULL);

  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

/** pursuit_table_header_set_lead: (transfer floating): what stands before the first title. */
void
pursuit_table_header_set_lead (PursuitTableHeader *self, GtkWidget *widget)
{
  g_return_if_fail (PURSUIT_IS_TABLE_HEADER (self));
  g_return_if_fail (self->lead == NULL);

  self->lead = widget;
  gtk_widget_insert_before (widget, GTK_WIDGET (self), self->mark);
}

/** pursuit_table_header_get_current: the column whose menu was opened last. */
guint
pursuit_table_header_get_current (PursuitTableHeader *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_HEADER (self), 0);

  return self->current;
}

/** pursuit_table_header_get_button: (transfer none): the title of column @index. */
GtkWidget *
pursuit_table_header_get_button (PursuitTableHeader *self, guint index)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_HEADER (self), NULL);
  g_return_val_if_fail (index < self->buttons->len, NULL);

  return self->buttons->pdata[index];
}
