/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-paint-mark.h"

#include "pursuit-debug.h"

typedef struct
{
  const char *milestone;
  GdkFrameClock *clock;
  gulong handler;
} Mark;

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  Mark *mark = data;

  pursuit_debug_mark (mark->milestone);
  g_signal_handler_disconnect (mark->clock, mark->handler);
  g_object_unref (mark->clock);
  g_free (mark);
}

static void
begin (GtkWidget *widget, const char *milestone)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->milestone = milestone;
  mark->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  mark->handler = g_signal_connect (mark->clock, "after-paint", G_CALLBACK (painted_cb), mark);
  gdk_frame_clock_request_phase (mark->clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static void
realized_cb (GtkWidget *widget, gpointer milestone)
{
  g_signal_handlers_disconnect_by_func (widget, realized_cb, milestone);
  begin (widget, milestone);
}

/**
 * pursuit_paint_mark:
 * @milestone: a static string
 *
 * With PURSUIT_DEBUG=time, prints @milestone behind the next frame that is painted; what the start-up
 * measurement reads.
 */
void
pursuit_paint_mark (GtkWidget *widget, const char *milestone)
{
  if (!pursuit_debug_on (PURSUIT_DEBUG_TIME))
    return;
  if (gtk_widget_get_realized (widget))
    begin (widget, milestone);
  else
    g_signal_connect (widget, "realize", G_CALLBACK (realized_cb), (gpointer) milestone);
}
