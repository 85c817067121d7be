/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor of the start-up measurement: an empty AdwApplicationWindow that says when its first frame is
 * painted and stays. */
#include <adwaita.h>
#include <stdio.h>

static gboolean painted;

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  if (!painted)
    fprintf (stderr, "pursuit-time %" G_GINT64_FORMAT " cards painted\n", g_get_monotonic_time ());
  painted = TRUE;
}

static void
activate_cb (GtkApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 860);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
