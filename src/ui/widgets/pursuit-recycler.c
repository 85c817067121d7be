/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-recycler-private.h"

#include <math.h>

#include "compat.h"

/**
 * PursuitRecycler:
 *
 * A scrollable list of rows of one height over a #GListModel of any length, which has widgets only for the
 * rows that are seen (and one more at each end). GtkListView 4.8 keeps about 205 rows a list however few are
 * seen: seven board columns took 1.2 s to fill and 27 to 75 ms a frame with it.
 *
 * Layout: the list is a stack of slots, each row height + spacing high, row n in slot n. A gap (the place
 * where something dragged would land) takes a slot of its own and moves the rows behind it down by one. All
 * positions are slot × pitch in doubles, so the scroll position is exact at any length.
 *
 * A row that has the keyboard focus is kept while it is out of sight, just outside the visible part, so that
 * scrolling never loses the focus. Up, Down, Home, End, Page Up and Page Down move the focus; Tab leaves the
 * list and comes back to the row that had it.
 *
 * The list has the accessible role list; its rows are expected to have the role list item.
 */
enum
{
  PROP_0,
  PROP_MODEL,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitRecycler,
                               pursuit_recycler,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
vadjustment_value_changed_cb (PursuitRecycler *self)
{
  guint n_widgets = pursuit_recycler_get_n_widgets (self);

  if (self->configuring)
    return;
  pursuit_recycler_update_rows (self);
  if (pursuit_recycler_get_n_widgets (self) == n_widgets)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_adjustment (PursuitRecycler *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  gboolean vertical = orientation == GTK_ORIENTATION_VERTICAL;
  GtkAdjustment **slot = vertical ? &self->vadjustment : &self->hadjustment;

  if (adjustment == *slot && adjustment != NULL)
    return;
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_data (*slot, self);
  g_clear_object (slot);
  *slot = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  if (vertical)
    g_signal_connect_object (*slot, "value-changed", G_CALLBACK (vadjustment_value_changed_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* @position if it is in sight, else the first row that is: giving the focus should not scroll. */
static guint
get_seen_near (PursuitRecycler *self, guint position)
{
  double top = pursuit_recycler_get_scroll (self) / pursuit_recycler_get_pitch (self);
  double page = (double) gtk_widget_get_height (GTK_WIDGET (self)) / pursuit_recycler_get_pitch (self);
  guint n = pursuit_recycler_count (self);

  if (position + 1 < top || position >= top + page)
    position = (guint) ceil (top);
  return n > 0 ? MIN (position, n - 1) : 0;
}

/* Gives the focus to the row that took the place of one that is gone. */
static void
refocus (PursuitRecycler *self, guint position)
{
  if (!pursuit_recycler_focus_row (self, get_seen_near (self, position)))
    {
      GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
      if (root != NULL)
        gtk_root_set_focus (root, NULL);
    }
}

static void
items_changed_cb (PursuitRecycler *self, guint position, guint removed, guint added)
{
  gint64 delta = (gint64) added - (gint64) removed;
  double first_seen = pursuit_recycler_get_scroll (self) / pursuit_recycler_get_pitch (self);
  guint lost_focus = G_MAXUINT;

  for (guint i = self->rows->len; i > 0; i--)
    {
      PursuitRecyclerRow *row = &g_array_index (self->rows, PursuitRecyclerRow, i - 1);
      if (row->position >= position && row->position - position < removed)
        {
          if (pursuit_recycler_is_pinned (self, row))
            lost_focus = row->position;
          pursuit_recycler_release_row (self, i - 1);
        }
      else if (row->position >= position)
        {
          row->position = (guint) (row->position + delta);
        }
    }
  if (self->focus_position >= position + removed)
    self->focus_position = (guint) (self->focus_position + delta);

  /* a change wholly above what is seen must not move what is seen; nothing was seen of a list that was
   * emptied a moment ago, and its scroll position is kept for what comes now */
  double n_before = (double) pursuit_recycler_count (self) - (double) delta;
  if (self->vadjustment != NULL && delta != 0 && first_seen >= 1 && first_seen < n_before &&
      position + removed <= floor (first_seen))
    {
      double value =
          gtk_adjustment_get_value (self->vadjustment) + (double) delta * pursuit_recycler_get_pitch (self);
      self->configuring = TRUE;
      gtk_adjustment_set_upper (self->vadjustment, MAX (pursuit_recycler_get_content_height (self),
                                                        gtk_adjustment_get_page_size (self->vadjustment)));
      gtk_adjustment_set_value (self->vadjustment, MAX (value, 0));
      self->configuring = FALSE;
    }
  pursuit_recycler_update_rows (self);
  if (lost_focus != G_MAXUINT)
    refocus (self, lost_focus);
  /* Not queue_allocate(): that one is lost when a row that was just bound has asked for a resize already, and
   * the list is then drawn without an allocation. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
move_focus (PursuitRecycler *self, gint64 position)
{
  guint n = pursuit_recycler_count (self);

  if (n > 0)
    pursuit_recycler_focus_row (self, (guint) CLAMP (position, 0, (gint64) n - 1));
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  PursuitRecycler *self = PURSUIT_RECYCLER (widget);
  gboolean pages;
  int amount;

  if (pursuit_recycler_count (self) == 0)
    return FALSE;
  g_variant_get (args, "(bi)", &pages, &amount);
  if (pages)
    amount *= MAX (1, gtk_widget_get_height (widget) / pursuit_recycler_get_pitch (self));
  move_focus (self, (gint64) self->focus_position + amount);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  PursuitRecycler *self = PURSUIT_RECYCLER (widget);

  if (gtk_widget_get_focus_child (widget) == NULL)
    return FALSE;
  g_signal_emit (self, signals[ACTIVATE], 0, self->focus_position);
  return TRUE;
}

static void
pressed_cb (PursuitRecycler *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  guint position;

  while (picked != NULL && gtk_widget_get_parent (picked) != GTK_WIDGET (self))
    picked = gtk_widget_get_parent (picked);
  position = picked != NULL ? pursuit_recycler_get_position (self, picked) : GTK_INVALID_LIST_POSITION;
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_grab_focus (picked);
  if (pursuit_compat_is_double_click (gesture))
    g_signal_emit (self, signals[ACTIVATE], 0, position);
}

static void
pursuit_recycler_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  PursuitRecycler *self = PURSUIT_RECYCLER (widget);

  *minimum = *natural = 0;
  for (guint i = 0; orientation == GTK_ORIENTATION_HORIZONTAL && i < self->rows->len; i++)
    {
      int row_minimum, row_natural;
      gtk_widget_measure (g_array_index (self->rows, PursuitRecyclerRow, i).widget, orientation, -1,
                          &row_minimum, &row_natural, NULL, NULL);
      *minimum = MAX (*minimum, row_minimum);
      *natural = MAX (*natural, row_natural);
    }
}

static void
allocate_at (PursuitRecycler *self, GtkWidget *child, double slot, int width, int height)
{
  double y =
      slot * pursuit_recycler_get_pitch (self) + self->spacing / 2 - pursuit_recycler_get_scroll (self);

  /* a pinned row may be 100 million pixels away: keep it where the renderer's numbers are exact */
  y = CLAMP (y, -2.0 * pursuit_recycler_get_pitch (self), height + 2.0 * pursuit_recycler_get_pitch (self));
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ 0, (int) y, width, self->row_height }, -1);
}

static void
pursuit_recycler_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PursuitRecycler *self = PURSUIT_RECYCLER (widget);

  pursuit_recycler_configure (self);
  pursuit_recycler_configure_sideways (self, width);
  pursuit_recycler_update_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      PursuitRecyclerRow *row = &g_array_index (self->rows, PursuitRecyclerRow, i);
      allocate_at (self, row->widget, pursuit_recycler_get_slot (self, row->position), width, height);
    }
  if (self->gap_widget != NULL && gtk_widget_get_child_visible (self->gap_widget))
    allocate_at (self, self->gap_widget, self->gap, width, height);
}

static gboolean
pursuit_recycler_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PursuitRecycler *self = PURSUIT_RECYCLER (widget);
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL;
  guint n = pursuit_recycler_count (self);

  if (n == 0)
    return FALSE;
  if (!inside)
    return pursuit_recycler_focus_row (self, get_seen_near (self, self->focus_position));
  if (direction == GTK_DIR_DOWN && self->focus_position + 1 < n)
    return pursuit_recycler_focus_row (self, self->focus_position + 1);
  if (direction == GTK_DIR_UP && self->focus_position > 0)
    return pursuit_recycler_focus_row (self, self->focus_position - 1);
  return FALSE;
}

static gboolean
pursuit_recycler_grab_focus (GtkWidget *widget)
{
  PursuitRecycler *self = PURSUIT_RECYCLER (widget);
  guint n = pursuit_recycler_count (self);

  return n > 0 && pursuit_recycler_focus_row (self, get_seen_near (self, self->focus_position));
}

static void
pursuit_recycler_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  PursuitRecycler *self = PURSUIT_RECYCLER (widget);
  guint position = child != NULL ? pursuit_recycler_get_position (self, child) : GTK_INVALID_LIST_POSITION;

  GTK_WIDGET_CLASS (pursuit_recycler_parent_class)->set_focus_child (widget, child);
  if (position != GTK_INVALID_LIST_POSITION)
    self->focus_position = position;
}

static void
pursuit_recycler_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PursuitRecycler *self = PURSUIT_RECYCLER (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pursuit_recycler_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PursuitRecycler *self = PURSUIT_RECYCLER (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      pursuit_recycler_set_model (self, g_value_get_object (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pursuit_recycler_dispose (GObject *object)
{
  PursuitRecycler *self = PURSUIT_RECYCLER (object);

  pursuit_recycler_set_model (self, NULL);
  for (guint i = 0; i < self->pool->len; i++)
    gtk_widget_unparent (self->pool->pdata[i]);
  g_ptr_array_set_size (self->pool, 0);
  g_clear_pointer (&self->gap_widget, gtk_widget_unparent);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);

  G_OBJECT_CLASS (pursuit_recycler_parent_class)->dispose (object);
}

static void
pursuit_recycler_finalize (GObject *object)
{
  PursuitRecycler *self = PURSUIT_RECYCLER (object);

  g_array_unref (self->rows);
  g_ptr_array_unref (self->pool);

  G_OBJECT_CLASS (pursuit_recycler_parent_class)->finalize (object);
}

static void
add_move_binding (GtkWidgetClass *klass, guint key, guint keypad_key, gboolean pages, int amount)
{
  gtk_widget_class_add_binding (klass, key, 0, move_cb, "(bi)", pages, amount);
  gtk_widget_class_add_binding (klass, keypad_key, 0, move_cb, "(bi)", pages, amount);
}

static void
pursuit_recycler_class_init (PursuitRecyclerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const int far = G_MAXINT32 / 2;

  object_class->dispose = pursuit_recycler_dispose;
  object_class->finalize = pursuit_recycler_finalize;
  object_class->get_property = pursuit_recycler_get_property;
  object_class->set_property = pursuit_recycler_set_property;
  widget_class->measure = pursuit_recycler_measure;
  widget_class->size_allocate = pursuit_recycler_size_allocate;
  widget_class->focus = pursuit_recycler_focus;
  widget_class->grab_focus = pursuit_recycler_grab_focus;
  widget_class->set_focus_child = pursuit_recycler_set_focus_child;

  g_object_class_install_property (object_class, PROP_MODEL,
                                   g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                            G_PARAM_STATIC_STRINGS));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * PursuitRecycler::activate:
   * @position: of the row that was double-clicked, or had the focus when Enter was pressed
   */
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  add_move_binding (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, FALSE, -1);
  add_move_binding (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, FALSE, 1);
  add_move_binding (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, TRUE, -1);
  add_move_binding (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, TRUE, 1);
  add_move_binding (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, FALSE, -far);
  add_move_binding (widget_class, GDK_KEY_End, GDK_KEY_KP_End, FALSE, far);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);

  gtk_widget_class_set_css_name (widget_class, "recycler");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
pursuit_recycler_init (PursuitRecycler *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->rows = g_array_new (FALSE, FALSE, sizeof (PursuitRecyclerRow));
  self->pool = g_ptr_array_new ();
  self->gap = PURSUIT_RECYCLER_NO_GAP;
  self->row_height = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * pursuit_recycler_new:
 * @rows: how rows are made; static, not copied
 * @user_data: for the functions of @rows; must live as long as the widget
 */
GtkWidget *
pursuit_recycler_new (const PursuitRecyclerRows *rows, gpointer user_data)
{
  g_return_val_if_fail (rows != NULL, NULL);

  PursuitRecycler *self = g_object_new (PURSUIT_TYPE_RECYCLER, NULL);
  self->row_funcs = rows;
  self->user_data = user_data;
  return GTK_WIDGET (self);
}

/**
 * pursuit_recycler_set_model:
 * @model: (nullable) (transfer none): its items are #GObjects
 *
 * Shows another list, from its top.
 */
void
pursuit_recycler_set_model (PursuitRecycler *self, GListModel *model)
{
  g_return_if_fail (PURSUIT_IS_RECYCLER (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (self->model == model)
    return;
  for (guint i = self->rows->len; i > 0; i--)
    pursuit_recycler_release_row (self, i - 1);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  self->gap = PURSUIT_RECYCLER_NO_GAP;
  self->focus_position = 0;
  if (model != NULL)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->vadjustment != NULL)
    gtk_adjustment_set_value (self->vadjustment, 0);
  pursuit_recycler_update_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "model");
}

/**
 * pursuit_recycler_set_row_height:
 * @height: of every row, in pixels
 * @spacing: pixels between two rows; half of it above the first and below the last
 *
 * Keeps the row at the top of the visible part there.
 */
void
pursuit_recycler_set_row_height (PursuitRecycler *self, int height, int spacing)
{
  g_return_if_fail (PURSUIT_IS_RECYCLER (self));
  g_return_if_fail (height > 0);
  g_return_if_fail (spacing >= 0);

  if (self->row_height == height && self->spacing == spacing)
    return;
  double rows_above = pursuit_recycler_get_scroll (self) / pursuit_recycler_get_pitch (self);
  self->row_height = height;
  self->spacing = spacing;
  if (self->vadjustment != NULL)
    {
      pursuit_recycler_configure (self);
      gtk_adjustment_set_value (self->vadjustment, rows_above * pursuit_recycler_get_pitch (self));
    }
  pursuit_recycler_update_rows (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
scroll_to_slot (PursuitRecycler *self, guint slot)
{
  double top = (double) slot * pursuit_recycler_get_pitch (self);
  double bottom = top + pursuit_recycler_get_pitch (self);

  if (self->vadjustment == NULL)
    return;
  pursuit_recycler_configure (self);
  gtk_adjustment_clamp_page (self->vadjustment, top, bottom);
}

/** pursuit_recycler_scroll_to: scrolls as little as needed to show @position wholly. */
void
pursuit_recycler_scroll_to (PursuitRecycler *self, guint position)
{
  g_return_if_fail (PURSUIT_IS_RECYCLER (self));

  if (position < pursuit_recycler_count (self))
    scroll_to_slot (self, pursuit_recycler_get_slot (self, position));
}

/** pursuit_recycler_scroll_to_top: puts @position at the top, as far as there is something below it. */
void
pursuit_recycler_scroll_to_top (PursuitRecycler *self, guint position)
{
  g_return_if_fail (PURSUIT_IS_RECYCLER (self));

  if (self->vadjustment == NULL)
    return;
  pursuit_recycler_configure (self);
  gtk_adjustment_set_value (self->vadjustment, (double) pursuit_recycler_get_slot (self, position) *
                                                   pursuit_recycler_get_pitch (self));
}

/** pursuit_recycler_scroll_to_gap: scrolls as little as needed to show the gap wholly; without one, nothing.
 */
void
pursuit_recycler_scroll_to_gap (PursuitRecycler *self)
{
  g_return_if_fail (PURSUIT_IS_RECYCLER (self));

  if (pursuit_recycler_has_gap (self))
    scroll_to_slot (self, self->gap);
}

/**
 * pursuit_recycler_focus_row:
 *
 * Scrolls to @position and gives its row the keyboard focus.
 *
 * Returns: whether it has it
 */
gboolean
pursuit_recycler_focus_row (PursuitRecycler *self, guint position)
{
  g_return_val_if_fail (PURSUIT_IS_RECYCLER (self), FALSE);

  if (position >= pursuit_recycler_count (self))
    return FALSE;
  pursuit_recycler_scroll_to (self, position);
  self->focus_position = position;
  PursuitRecyclerRow *row = pursuit_recycler_find_row (self, position);
  if (row == NULL)
    row = pursuit_recycler_acquire_row (self, position);
  return gtk_widget_grab_focus (row->widget);
}

/** pursuit_recycler_get_focus_position: what has the focus, or gets it with the list. */
guint
pursuit_recycler_get_focus_position (PursuitRecycler *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECYCLER (self), GTK_INVALID_LIST_POSITION);

  return self->focus_position;
}
