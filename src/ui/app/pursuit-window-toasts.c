/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The messages over the window's page. */

#include "pursuit-window-private.h"

#include <glib/gi18n-lib.h>

#include "pursuit-text.h"

#define TOAST_SECONDS 8
#define MAX_CHARS 120
/* How long a message moves in at most, and some frames to spare; in microseconds. */
#define ENTRY_TIME (600 * 1000)

/* Titles of messages are markup and have one line: what the user wrote is escaped and cut. */
static AdwToast *
make_toast (const char *text)
{
  g_autofree char *line = pursuit_text_for_display (text, MAX_CHARS);
  g_autofree char *markup = g_markup_escape_text (line, -1);

  return adw_toast_new (markup);
}

/* Whoever takes the message away, it goes when it has come: libadwaita 1.2 frees one that goes while it still
 * moves in, and then comes back to it. */
static void
dismissed_cb (AdwToast *toast, gpointer user_data)
{
  PursuitWindow *self = user_data;

  if (self->toast_entry == 0)
    {
      self->toast = NULL;
      return;
    }
  g_signal_stop_emission_by_name (toast, "dismissed");
  adw_toast_set_button_label (toast, NULL);
  self->toast_leaves = TRUE;
}

static void
make_way (PursuitWindow *self);

static gboolean
came_cb (GtkWidget *toasts, GdkFrameClock *clock, gpointer user_data)
{
  PursuitWindow *self = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->toast_since == 0)
    self->toast_since = now;
  if (now - self->toast_since < ENTRY_TIME)
    return G_SOURCE_CONTINUE;
  self->toast_entry = 0;
  if (self->toast_leaves)
    make_way (self);
  return G_SOURCE_REMOVE;
}

/* One message at a time: libadwaita 1.2 aborts when a message that makes way for an urgent one is wanted back
 * before it has faded out, so nothing is ever queued there. */
static void
make_way (PursuitWindow *self)
{
  GtkWidget *toasts = GTK_WIDGET (self->toasts);

  /* adw_toast_dismiss() takes one that was put off for one that is gone */
  if (self->toast != NULL)
    g_signal_emit_by_name (self->toast, "dismissed");
  if (self->toast != NULL || self->next_toast == NULL)
    return;
  self->toast = self->next_toast;
  self->toast_leaves = FALSE;
  self->toast_since = 0;
  if (adw_get_enable_animations (toasts) && gtk_widget_get_mapped (toasts))
    self->toast_entry = gtk_widget_add_tick_callback (toasts, came_cb, self, NULL);
  /* before the overlay hears of it */
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, g_steal_pointer (&self->next_toast));
}

static void
show (PursuitWindow *self, AdwToast *toast)
{
  g_clear_object (&self->next_toast);
  self->next_toast = toast;
  make_way (self);
}

/**
 * pursuit_window_toast:
 * @text: what happened, translated; text, not markup
 *
 * Shows a message over the page for a few seconds.
 */
void
pursuit_window_toast (PursuitWindow *self, const char *text)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  show (self, make_toast (text));
}

/** pursuit_window_dismiss_step: takes the message away whose Undo button has lost its meaning. */
void
pursuit_window_dismiss_step (PursuitWindow *self)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  if (self->next_toast != NULL && adw_toast_get_action_name (self->next_toast) != NULL)
    g_clear_object (&self->next_toast);
  if (self->toast != NULL && adw_toast_get_action_name (self->toast) != NULL)
    adw_toast_dismiss (self->toast);
}

/**
 * pursuit_window_toast_step:
 * @step: the step that was just made
 *
 * Tells what was done, with an Undo button. Undo always takes the last step, so the message of an earlier
 * step goes.
 */
void
pursuit_window_toast_step (PursuitWindow *self, const PursuitStep *step)
{
  AdwToast *toast;

  g_return_if_fail (PURSUIT_IS_WINDOW (self));
  g_return_if_fail (step != NULL);

  toast = make_toast (step->label);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  show (self, toast);
}

/**
 * pursuit_window_toast_error:
 * @error: (nullable): why something was not done; a cancelled request needs no message
 */
void
pursuit_window_toast_error (PursuitWindow *self, const GError *error)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pursuit_window_toast (self, error->message);
}
