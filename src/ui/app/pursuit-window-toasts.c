/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The messages over the window's page. */

#include "pursuit-window-private.h"

#include <glib/gi18n-lib.h>

#include "pursuit-text.h"

#define TOAST_SECONDS 8
#define MAX_CHARS 120

static void
toast_gone_cb (AdwToast *toast, gpointer user_data)
{
  PursuitWindow *self = user_data;

  if (self->toast == toast)
    self->toast = NULL;
}

/* Titles of messages are markup and have one line: what the user wrote is escaped and cut. */
static AdwToast *
make_toast (const char *text)
{
  g_autofree char *line = pursuit_text_for_display (text, MAX_CHARS);
  g_autofree char *markup = g_markup_escape_text (line, -1);

  return adw_toast_new (markup);
}

/* One message at a time: libadwaita 1.2 aborts when a message that makes way for an urgent one is wanted back
 * before it has faded out, so nothing is ever queued. */
static void
show (PursuitWindow *self, AdwToast *toast, gboolean undoes)
{
  if (self->toast)
    adw_toast_dismiss (self->toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self, 0);
  self->toast = toast;
  self->toast_undoes = undoes;
  adw_toast_overlay_add_toast (self->toasts, toast);
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

  show (self, make_toast (text), FALSE);
}

/** pursuit_window_dismiss_step: takes the message away whose Undo button has lost its meaning. */
void
pursuit_window_dismiss_step (PursuitWindow *self)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  if (self->toast && self->toast_undoes)
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
  show (self, toast, TRUE);
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
