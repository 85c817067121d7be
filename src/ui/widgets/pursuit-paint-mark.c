/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-paint-mark.h"

#include "pursuit-debug.h"

typedef struct
{
  const char *milestone;
  void (*callback) (GtkWidget *widget);
  GtkWidget *widget; /* unowned; the signal goes with it */
} Mark;

static void
mark_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  Mark *mark = data;
  GtkWidget *widget = mark->widget;
  void (*callback) (GtkWidget * widget) = mark->callback;

  pursuit_debug_mark (mark->milestone);
  g_signal_handlers_disconnect_by_data (clock, mark);
  if (callback)
    callback (widget);
}

static void
begin (Mark *mark)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (mark->widget);
  GClosure *closure = g_cclosure_new (G_CALLBACK (painted_cb), mark, mark_free);

  g_object_watch_closure (G_OBJECT (mark->widget), closure);
  g_signal_connect_closure (clock, "after-paint", closure, FALSE);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static void
realized_cb (GtkWidget *widget, gpointer data)
{
  Mark *mark = data;

  pursuit_paint_mark (widget, mark->milestone, mark->callback);
  g_signal_handlers_disconnect_by_func (widget, realized_cb, mark);
}

/**
 * pursuit_paint_mark:
 * @milestone: a static string
 * @callback: (nullable): called behind that frame with @widget; not when @widget is gone by then
 *
 * Waits for the next frame that is painted. With PURSUIT_DEBUG=time it prints @milestone then; that is what
 * the start-up measurement reads.
 */
void
pursuit_paint_mark (GtkWidget *widget, const char *milestone, void (*callback) (GtkWidget *widget))
{
  Mark *mark;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  mark = g_new0 (Mark, 1);
  mark->milestone = milestone;
  mark->callback = callback;
  mark->widget = widget;
  if (gtk_widget_get_realized (widget))
    begin (mark);
  else
    g_signal_connect_data (widget, "realize", G_CALLBACK (realized_cb), mark, mark_free, 0);
}
