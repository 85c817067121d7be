/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Moving a deal with the pointer. The board as a whole is the one drop target, and what is under the pointer
 * is told by geometry: cards come and go while the board scrolls below the pointer.
 */

#include "pursuit-board-private.h"

static const int EDGE = 40;       /* pixels from the board's side in which dragging scrolls sideways */
static const int EDGE_SPEED = 18; /* pixels a frame at the very side */

static const char *const OUTCOMES[PURSUIT_BOARD_N_ZONES] = { "won", "lost", "postponed" };

static GtkWidget *
get_zone (PursuitBoard *self, int zone)
{
  GtkWidget *zones[PURSUIT_BOARD_N_ZONES] = { self->won_zone, self->lost_zone, self->postpone_zone };
  return zone >= 0 ? zones[zone] : NULL;
}

static int
get_zone_at (PursuitBoard *self, double x, double y)
{
  for (int i = 0; i < PURSUIT_BOARD_N_ZONES; i++)
    {
      graphene_rect_t bounds;
      if (gtk_widget_compute_bounds (get_zone (self, i), GTK_WIDGET (self), &bounds) &&
          graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return i;
    }
  return -1;
}

static void
set_zone (PursuitBoard *self, int zone)
{
  if (self->zone == zone)
    return;
  if (self->zone >= 0)
    gtk_widget_remove_css_class (get_zone (self, self->zone), "hovered");
  self->zone = zone;
  if (zone >= 0)
    gtk_widget_add_css_class (get_zone (self, zone), "hovered");
}

/* The column over which @x lies; the nearest when it lies between two. */
static PursuitBoardColumn *
get_column_at (PursuitBoard *self, double x)
{
  PursuitBoardColumn *nearest = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkWidget *column = self->columns->pdata[i];
      double left;
      gtk_widget_translate_coordinates (column, GTK_WIDGET (self), 0, 0, &left, NULL);
      double distance = MAX (left - x, x - (left + gtk_widget_get_width (column)));
      if (distance < least)
        {
          least = distance;
          nearest = self->columns->pdata[i];
        }
    }
  return nearest;
}

static void
follow_pointer (PursuitBoard *self)
{
  double x = self->pointer_x, y = self->pointer_y;
  PursuitBoardColumn *column = get_column_at (self, x);

  set_zone (self, get_zone_at (self, x, y));
  if (self->zone >= 0 || column == NULL)
    pursuit_board_close_place (self);
  else
    pursuit_board_open_place (self, column,
                              pursuit_board_column_get_gap_at (column, GTK_WIDGET (self), x, y));
}

static gboolean
scroll_sideways (PursuitBoard *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  double before = gtk_adjustment_get_value (adjustment);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double depth = 0;

  if (self->pointer_x < EDGE)
    depth = self->pointer_x - EDGE;
  else if (self->pointer_x > width - EDGE)
    depth = self->pointer_x - (width - EDGE);
  if (depth == 0)
    return FALSE;
  gtk_adjustment_set_value (adjustment, before + CLAMP (depth / EDGE, -1, 1) * EDGE_SPEED);
  return gtk_adjustment_get_value (adjustment) != before;
}

/* Where the drop zones begin, which cover the lower end of the columns. */
static double
get_zones_top (PursuitBoard *self)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (self->won_zone, GTK_WIDGET (self), &bounds))
    return gtk_widget_get_height (GTK_WIDGET (self));
  return bounds.origin.y;
}

/* Shows or hides the zones; while they are there, the lists can be scrolled until their ends are clear. */
static void
show_zones (PursuitBoard *self, gboolean show)
{
  int height;

  gtk_widget_measure (gtk_revealer_get_child (self->zones), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL,
                      NULL);
  gtk_revealer_set_reveal_child (self->zones, show);
  for (guint i = 0; i < self->columns->len; i++)
    pursuit_recycler_set_padding (pursuit_board_column_get_recycler (self->columns->pdata[i]),
                                  show ? height : 0);
}

/* Scrolls what is at its edge under a pointer that may be resting, and moves the place along. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  PursuitBoard *self = PURSUIT_BOARD (widget);
  PursuitBoardColumn *column = get_column_at (self, self->pointer_x);
  gboolean scrolled;

  if (self->zone >= 0 || column == NULL)
    return G_SOURCE_CONTINUE;
  scrolled = scroll_sideways (self);
  scrolled |= pursuit_board_column_autoscroll (column, widget, self->pointer_y, get_zones_top (self));
  if (scrolled)
    follow_pointer (self);
  return G_SOURCE_CONTINUE;
}

static void
stop_following (PursuitBoard *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  set_zone (self, -1);
}

static GdkContentProvider *
prepare_cb (PursuitBoard *self, double x, double y, GtkDragSource *source)
{
  PursuitDealCard *card = pursuit_board_get_card_at (self, x, y);
  double card_x, card_y;

  if (card == NULL || pursuit_deal_card_get_deal (card) == NULL || self->state == MOVE_SETTLING)
    return NULL;
  pursuit_board_lift (self, pursuit_deal_card_get_deal (card), MOVE_DRAGGING);
  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (card), x, y, &card_x, &card_y);
  g_autoptr (GdkPaintable) icon = pursuit_deal_card_get_drag_icon (card);
  gtk_drag_source_set_icon (source, icon, (int) card_x, (int) card_y);
  return gdk_content_provider_new_typed (PURSUIT_TYPE_DEAL, self->deal);
}

static void
drag_begin_cb (PursuitBoard *self, GdkDrag *drag, GtkDragSource *source)
{
  show_zones (self, TRUE);
  g_clear_object (&self->escape);
  self->escape = pursuit_drag_escape_new (source);
}

/* Comes after the drop; a deal that was dropped is settling then, one that was not goes back. */
static void
drag_end_cb (PursuitBoard *self, GdkDrag *drag, gboolean delete_data, GtkDragSource *source)
{
  stop_following (self);
  g_clear_object (&self->escape);
  show_zones (self, FALSE);
  if (self->state == MOVE_DRAGGING)
    pursuit_board_put_back (self);
}

static GdkDragAction
motion_cb (PursuitBoard *self, double x, double y, GtkDropTarget *target)
{
  if (self->state != MOVE_DRAGGING)
    return 0;
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  follow_pointer (self);
  return self->zone < 0 && pursuit_board_is_forbidden (self) ? 0 : GDK_ACTION_MOVE;
}

static void
leave_cb (PursuitBoard *self, GtkDropTarget *target)
{
  stop_following (self);
  if (self->state == MOVE_DRAGGING)
    pursuit_board_close_place (self);
}

static gboolean
drop_cb (PursuitBoard *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  if (self->state != MOVE_DRAGGING || g_value_get_object (value) != self->deal)
    return FALSE;
  self->pointer_x = x;
  self->pointer_y = y;
  follow_pointer (self);

  int zone = self->zone;
  stop_following (self);
  if (zone < 0)
    return pursuit_board_drop (self);
  g_autoptr (PursuitDeal) deal = g_object_ref (self->deal);
  pursuit_board_put_back (self);
  pursuit_board_emit (self, PURSUIT_BOARD_CLOSE_DEAL, deal, OUTCOMES[zone]);
  return TRUE;
}

static void
menu_pressed_cb (PursuitBoard *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  PursuitDealCard *card = pursuit_board_get_card_at (self, x, y);
  double card_x, card_y;

  if (card == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (card));
  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (card), x, y, &card_x, &card_y);
  pursuit_board_emit (self, PURSUIT_BOARD_MENU, card, card_x, card_y);
}

void
pursuit_board_init_drag (PursuitBoard *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (PURSUIT_TYPE_DEAL, GDK_ACTION_MOVE);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));

  g_signal_connect_object (target, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
