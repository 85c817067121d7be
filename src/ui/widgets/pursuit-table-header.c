/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTableHeader:
 *
 * The titles of a table's columns: buttons that sort. The border between two is dragged to make a column
 * wider; so do Alt+Right and Alt+Left on a title.
 */

#include "pursuit-table-header.h"

#include <glib/gi18n-lib.h>

/* How near to a border, in pixels, the pointer takes hold of it. */
#define GRIP 5
#define KEY_STEP 16

struct _PursuitTableHeader
{
  GtkWidget parent_instance;

  PursuitTableColumns *columns;
  GPtrArray *buttons; /* children */
  int dragged;        /* column whose right border is held, or -1 */
  int start_width;
};

G_DEFINE_FINAL_TYPE (PursuitTableHeader, pursuit_table_header, GTK_TYPE_WIDGET)

static int
find_border (PursuitTableHeader *self, double pointer_x)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int available = gtk_widget_get_width (GTK_WIDGET (self));
  double at = rtl ? available - pointer_x : pointer_x;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      int x, width;

      pursuit_table_columns_place (self->columns, i, available, &x, &width);
      if (ABS (at - (x + width)) <= GRIP)
        return i;
    }
  return -1;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, PursuitTableHeader *self)
{
  int column_x;

  self->dragged = find_border (self, x);
  if (self->dragged < 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pursuit_table_columns_place (self->columns, self->dragged, 0, &column_x, &self->start_width);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double x, double y, PursuitTableHeader *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (self->dragged >= 0)
    pursuit_table_columns_set_width (self->columns, self->dragged, self->start_width + (int) (rtl ? -x : x));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double x, double y, PursuitTableHeader *self)
{
  if (self->dragged >= 0)
    pursuit_table_columns_save (self->columns);
  self->dragged = -1;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, PursuitTableHeader *self)
{
  gboolean on_border = self->dragged >= 0 || find_border (self, x) >= 0;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), on_border ? "col-resize" : NULL);
}

static void
clicked_cb (PursuitTableHeader *self, GtkButton *button)
{
  guint index;
  gboolean descending = FALSE;
  int sort = pursuit_table_columns_get_sort (self->columns, &descending);

  if (g_ptr_array_find (self->buttons, button, &index))
    pursuit_table_columns_set_sort (self->columns, index, sort == (int) index && !descending);
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType modifiers,
        PursuitTableHeader *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  int step = key == GDK_KEY_Right ? KEY_STEP : key == GDK_KEY_Left ? -KEY_STEP : 0;
  int x, width;
  guint index;

  if (step == 0 || !(modifiers & GDK_ALT_MASK) || !g_ptr_array_find (self->buttons, button, &index))
    return GDK_EVENT_PROPAGATE;
  pursuit_table_columns_place (self->columns, index, 0, &x, &width);
  pursuit_table_columns_set_width (self->columns, index, width + step);
  pursuit_table_columns_save (self->columns);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_button (PursuitTableHeader *self, guint index)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const char *title = pursuit_table_columns_get_title (self->columns, index);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *arrow = gtk_image_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_widget_set_visible (arrow, FALSE);
  if (pursuit_table_columns_is_number (self->columns, index))
    gtk_widget_set_halign (box, GTK_ALIGN_END);
  else
    gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (button, keys);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
update_sort (PursuitTableHeader *self)
{
  gboolean descending = FALSE;
  int sort = pursuit_table_columns_get_sort (self->columns, &descending);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *arrow = gtk_widget_get_last_child (gtk_button_get_child (self->buttons->pdata[i]));
      GtkAccessibleSort order = (int) i != sort ? GTK_ACCESSIBLE_SORT_NONE
                                : descending    ? GTK_ACCESSIBLE_SORT_DESCENDING
                                                : GTK_ACCESSIBLE_SORT_ASCENDING;

      gtk_widget_set_visible (arrow, (int) i == sort);
      gtk_image_set_from_icon_name (GTK_IMAGE (arrow), descending ? "pan-down-symbolic" : "pan-up-symbolic");
      gtk_accessible_update_property (self->buttons->pdata[i], GTK_ACCESSIBLE_PROPERTY_SORT, order, -1);
    }
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
    *minimum = *natural = pursuit_table_columns_get_total (self->columns);
  for (guint i = 0; orientation == GTK_ORIENTATION_VERTICAL && i < self->buttons->len; i++)
    {
      int own_minimum, own_natural;

      gtk_widget_measure (self->buttons->pdata[i], orientation, -1, &own_minimum, &own_natural, NULL, NULL);
      *minimum = MAX (*minimum, own_minimum);
      *natural = MAX (*natural, own_natural);
    }
}

static void
pursuit_table_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PursuitTableHeader *self = PURSUIT_TABLE_HEADER (widget);

  pursuit_table_columns_allocate (self->columns, self->buttons, 0, width, height);
}

static void
pursuit_table_header_dispose (GObject *object)
{
  PursuitTableHeader *self = PURSUIT_TABLE_HEADER (object);

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);

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
  gtk_widget_class_set_css_name (widget_class, "pursuit-table-header");
}

static void
pursuit_table_header_init (PursuitTableHeader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->buttons = g_ptr_array_new ();
  self->dragged = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  /* Before the buttons see the press. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/** pursuit_table_header_new: (transfer floating): the titles of @columns. */
GtkWidget *
pursuit_table_header_new (PursuitTableColumns *columns)
{
  PursuitTableHeader *self = g_object_new (PURSUIT_TYPE_TABLE_HEADER, NULL);

  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (columns), NULL);

  self->columns = g_object_ref (columns);
  for (guint i = 0; i < pursuit_table_columns_get_count (columns); i++)
    g_ptr_array_add (self->buttons, make_button (self, i));
  g_signal_connect_object (columns, "changed", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "sorted", G_CALLBACK (update_sort), self, G_CONNECT_SWAPPED);
  update_sort (self);
  return GTK_WIDGET (self);
}
