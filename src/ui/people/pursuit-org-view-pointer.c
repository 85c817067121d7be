/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pointer and touch on the org chart view: panning, zooming, choosing a card. */

#include <math.h>

#include "pursuit-org-view-private.h"
#include "compat.h"

/* Pixels that one notch of a wheel moves the view. */
#define WHEEL_STEP 64.0
#define WHEEL_ZOOM 1.15

static void
set_hovered (PursuitOrgView *self, gint64 id)
{
  if (id == self->hovered)
    return;
  self->hovered = id;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), id ? "pointer" : NULL);
  pursuit_org_view_update_states (self);
}

static void
motion_cb (PursuitOrgView *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  set_hovered (self, pursuit_org_people_id_at (self->people, pursuit_org_view_hit (self, x, y)));
}

static void
leave_cb (PursuitOrgView *self)
{
  set_hovered (self, 0);
}

/* Who of several is pressed may be dragged with the others; they stay selected until the button goes up. */
static void
choose (PursuitOrgView *self, gint64 id, guint button, GdkModifierType state)
{
  gboolean several = pursuit_org_view_get_n_picked (self) > 1 && pursuit_org_view_is_picked (self, id);

  self->pressed = 0;
  self->press_toggles = FALSE;
  if (button == GDK_BUTTON_PRIMARY && id && self->move == PURSUIT_ORG_MOVE_KEYS)
    {
      /* The target that M waits for may be shown with the pointer too. */
      pursuit_org_view_select (self, id);
      pursuit_org_view_finish_move (self);
    }
  else if (button == GDK_BUTTON_PRIMARY && id && (state & GDK_CONTROL_MASK))
    {
      /* A drag would be a line, which chooses nobody. */
      self->pressed = id;
      self->press_toggles = TRUE;
    }
  else if (button == GDK_BUTTON_PRIMARY && id && (state & GDK_SHIFT_MASK))
    pursuit_org_view_pick_range (self, id);
  else if (several)
    self->pressed = button == GDK_BUTTON_PRIMARY ? id : 0;
  else if (id || !(state & GDK_SHIFT_MASK))
    pursuit_org_view_select (self, id);
}

static void
released_cb (PursuitOrgView *self)
{
  if (self->pressed && self->press_toggles)
    pursuit_org_view_pick_also (self, self->pressed, TRUE);
  else if (self->pressed && self->move == PURSUIT_ORG_MOVE_NONE)
    pursuit_org_view_select (self, self->pressed);
  self->pressed = 0;
}

static void
pressed_cb (PursuitOrgView *self, int n_press, double x, double y, GtkGestureClick *click)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  gint64 id = pursuit_org_people_id_at (self->people, pursuit_org_view_hit (self, x, y));
  gint64 knob = button == GDK_BUTTON_PRIMARY ? pursuit_org_view_knob_at (self, x, y) : 0;
  gint64 line;
  guint end;

  if (button == GDK_BUTTON_PRIMARY && pursuit_org_view_line_end_at (self, x, y, &end))
    return;
  line = id == 0 && button == GDK_BUTTON_PRIMARY && !(state & GDK_SHIFT_MASK)
             ? pursuit_org_view_line_at (self, x, y)
             : 0;
  pursuit_org_view_choose_line (self, line);
  if (line)
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      g_signal_emit_by_name (self, "line-activated", line);
      return;
    }
  if (knob)
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      pursuit_org_view_toggle_fold (self, knob);
      return;
    }
  choose (self, id, button, state);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (id == 0)
    return;
  if (button == GDK_BUTTON_SECONDARY)
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      pursuit_org_view_popup_menu (self, x, y);
    }
  else if (pursuit_compat_is_double_click (click))
    pursuit_org_view_emit_activate (self, id);
}

static void
pan_begin_cb (PursuitOrgView *self, double x, double y, GtkGesture *drag)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (drag));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));

  gint hit = button == GDK_BUTTON_PRIMARY ? pursuit_org_view_hit (self, x, y) : -1;
  guint end;

  self->pull_x = x;
  self->pull_y = y;
  if (button == GDK_BUTTON_PRIMARY && pursuit_org_view_line_end_at (self, x, y, &end))
    {
      gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
      pursuit_org_view_pull_end (self, end);
      return;
    }
  if (hit >= 0 && (state & GDK_CONTROL_MASK))
    {
      pursuit_org_view_pull_line (self, pursuit_org_people_id_at (self->people, hit), x, y);
      return;
    }
  if (hit >= 0)
    {
      gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->pan_x = 0;
  self->pan_y = 0;
  self->pull = button == GDK_BUTTON_PRIMARY && (state & GDK_SHIFT_MASK) ? PURSUIT_ORG_PULL_BAND
                                                                        : PURSUIT_ORG_PULL_GROUND;
  self->band = (PursuitBox){ x, y, x, y };
}

static void
pan_update_cb (PursuitOrgView *self, double dx, double dy)
{
  if (self->pull == PURSUIT_ORG_PULL_LINE || self->pull == PURSUIT_ORG_PULL_END)
    {
      pursuit_org_view_pull_to (self, self->pull_x + dx, self->pull_y + dy);
      return;
    }
  if (self->pull == PURSUIT_ORG_PULL_BAND)
    {
      self->band.x1 = self->band.x0 + dx;
      self->band.y1 = self->band.y0 + dy;
      pursuit_org_view_pick_box (self, &self->band);
      return;
    }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  pursuit_org_view_pan (self, self->pan_x - dx, self->pan_y - dy);
  self->pan_x = dx;
  self->pan_y = dy;
}

static void
pan_end_cb (PursuitOrgView *self)
{
  if (self->pull == PURSUIT_ORG_PULL_LINE || self->pull == PURSUIT_ORG_PULL_END)
    pursuit_org_view_pull_done (self);
  self->pull = PURSUIT_ORG_PULL_GROUND;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->hovered ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
zoom_at (PursuitOrgView *self, double scale, double x, double y)
{
  pursuit_org_viewport_zoom (&self->viewport, scale, x, y);
  pursuit_org_view_viewport_changed (self);
  g_object_notify (G_OBJECT (self), "scale");
}

static gboolean
scroll_cb (PursuitOrgView *self, double dx, double dy, GtkEventControllerScroll *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (scroll));
  GdkDevice *device = event ? gdk_event_get_device (event) : NULL;
  gboolean wheel = device == NULL || gdk_device_get_source (device) == GDK_SOURCE_MOUSE;
  double step = wheel ? WHEEL_STEP : 1;

  if (state & GDK_CONTROL_MASK)
    zoom_at (self, self->viewport.scale * pow (WHEEL_ZOOM, wheel ? -dy : -dy / WHEEL_STEP), self->pointer_x,
             self->pointer_y);
  else if (state & GDK_SHIFT_MASK)
    pursuit_org_view_pan (self, (dx + dy) * step, 0);
  else
    pursuit_org_view_pan (self, dx * step, dy * step);
  set_hovered (self, pursuit_org_people_id_at (self->people, pursuit_org_view_hit (self, self->pointer_x,
                                                                                   self->pointer_y)));
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (PursuitOrgView *self)
{
  self->zoom_scale = self->viewport.scale;
}

static void
pinch_cb (PursuitOrgView *self, double factor, GtkGesture *zoom)
{
  double x = self->viewport.width / 2, y = self->viewport.height / 2;

  gtk_gesture_get_bounding_box_center (zoom, &x, &y);
  zoom_at (self, self->zoom_scale * factor, x, y);
}

/* pursuit_org_view_init_pointer: adds the controllers; called once. */
void
pursuit_org_view_init_pointer (PursuitOrgView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES |
                                                                GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pan = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), 0);
  g_signal_connect_swapped (pan, "drag-begin", G_CALLBACK (pan_begin_cb), self);
  g_signal_connect_swapped (pan, "drag-update", G_CALLBACK (pan_update_cb), self);
  g_signal_connect_swapped (pan, "drag-end", G_CALLBACK (pan_end_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pan));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
