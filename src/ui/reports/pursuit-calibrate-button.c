/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitCalibrateButton:
 *
 * Fits the win probability to the closed deals now, which the program else does once a day. With a database
 * that cannot be written there is nothing to press.
 *
 * ::calibrated: it is done. Too few closed deals leave the plain rule: the report says which one is in use.
 */

#include "pursuit-calibrate-button.h"

#include <glib/gi18n-lib.h>

#include "pursuit-session-report.h"
#include "pursuit-window.h"

struct _PursuitCalibrateButton
{
  GtkButton parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitCalibrateButton, pursuit_calibrate_button, GTK_TYPE_BUTTON)

enum
{
  CALIBRATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
calibrated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCalibrateButton) self = user_data;
  g_autoptr (GError) error = NULL;
  PursuitWindow *window = pursuit_window_of (self);

  if (pursuit_session_calibrate_finish (PURSUIT_SESSION (source), result, &error))
    g_signal_emit (self, signals[CALIBRATED], 0);
  else if (window != NULL)
    pursuit_window_toast_error (window, error);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
}

static void
pursuit_calibrate_button_clicked (GtkButton *button)
{
  PursuitSession *session = pursuit_window_get_session (pursuit_window_of (button));

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  pursuit_session_calibrate_async (session, NULL, calibrated_cb, g_object_ref (button));
}

/* Whether the database can be written is known when the button comes into its window. */
static void
pursuit_calibrate_button_map (GtkWidget *widget)
{
  PursuitWindow *window = pursuit_window_of (widget);

  GTK_WIDGET_CLASS (pursuit_calibrate_button_parent_class)->map (widget);
  if (window != NULL && pursuit_session_get_read_only (pursuit_window_get_session (window)))
    gtk_widget_set_sensitive (widget, FALSE);
}

static void
pursuit_calibrate_button_class_init (PursuitCalibrateButtonClass *klass)
{
  GTK_BUTTON_CLASS (klass)->clicked = pursuit_calibrate_button_clicked;
  GTK_WIDGET_CLASS (klass)->map = pursuit_calibrate_button_map;
  signals[CALIBRATED] = g_signal_new ("calibrated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_calibrate_button_init (PursuitCalibrateButton *self)
{
  gtk_button_set_label (GTK_BUTTON (self), _ ("Calibrate now"));
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self), _ ("Learn from the closed deals, and compute the chances of all open deals anew"));
}
