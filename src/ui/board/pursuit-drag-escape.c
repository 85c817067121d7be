/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-drag-escape.h"

#include <gdk/x11/gdkx.h>
#include <X11/extensions/XInput2.h>

/**
 * PursuitDragEscape:
 *
 * Cancels a drag when Escape is pressed, as long as it lives. On Wayland the compositor does that. On X11 GDK
 * 4 grabs the key on the root window and then drops the event, because the root window is none of its
 * surfaces (seen with 4.8): the key reaches neither the drag nor any widget. So the raw event is caught.
 */
struct _PursuitDragEscape
{
  GObject parent_instance;

  GtkDragSource *source;
  GdkDisplay *display; /* %NULL when it is not X11 */
  gulong handler;
  int opcode; /* of the input extension */
  KeyCode escape;
};

G_DEFINE_FINAL_TYPE (PursuitDragEscape, pursuit_drag_escape, G_TYPE_OBJECT)

static gboolean
is_escape (PursuitDragEscape *self, XEvent *event)
{
  XGenericEventCookie *cookie = &event->xcookie;

  if (event->type != GenericEvent || cookie->extension != self->opcode || cookie->evtype != XI_KeyPress)
    return FALSE;

  /* GDK may have fetched the data, and will free it then */
  gboolean fetched = cookie->data == NULL && XGetEventData (cookie->display, cookie);
  const XIDeviceEvent *device_event = cookie->data;
  gboolean escape = device_event != NULL && device_event->detail == self->escape;
  if (fetched)
    XFreeEventData (cookie->display, cookie);
  return escape;
}

static gboolean
xevent_cb (PursuitDragEscape *self, gpointer event)
{
  if (!is_escape (self, event))
    return FALSE;
  g_clear_signal_handler (&self->handler, self->display);
  gtk_drag_source_drag_cancel (self->source);
  return TRUE;
}

static void
pursuit_drag_escape_dispose (GObject *object)
{
  PursuitDragEscape *self = PURSUIT_DRAG_ESCAPE (object);

  if (self->display != NULL)
    g_clear_signal_handler (&self->handler, self->display);
  g_clear_object (&self->display);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (pursuit_drag_escape_parent_class)->dispose (object);
}

static void
pursuit_drag_escape_class_init (PursuitDragEscapeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_drag_escape_dispose;
}

static void
pursuit_drag_escape_init (PursuitDragEscape *self)
{
}

/**
 * pursuit_drag_escape_new:
 * @source: whose drag has just begun
 *
 * Returns: (transfer full): watches until it is freed
 */
PursuitDragEscape *
pursuit_drag_escape_new (GtkDragSource *source)
{
  g_return_val_if_fail (GTK_IS_DRAG_SOURCE (source), NULL);

  PursuitDragEscape *self = g_object_new (PURSUIT_TYPE_DRAG_ESCAPE, NULL);
  GdkDisplay *display =
      gtk_widget_get_display (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));
  int first_event, first_error;

  self->source = g_object_ref (source);
  if (!GDK_IS_X11_DISPLAY (display))
    return self;
  Display *xdisplay = gdk_x11_display_get_xdisplay (display);
  if (!XQueryExtension (xdisplay, "XInputExtension", &self->opcode, &first_event, &first_error))
    return self;
  self->display = g_object_ref (display);
  self->escape = XKeysymToKeycode (xdisplay, GDK_KEY_Escape);
  self->handler = g_signal_connect_swapped (display, "xevent", G_CALLBACK (xevent_cb), self);
  return self;
}
