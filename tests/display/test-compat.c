/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What compat.c mends of the toolkit. */

#include "pursuit-display-test.h"

#include "compat.h"

/* As long as a busy machine may take to show a window or to bring a key. */
#define PATIENCE_MS 20000

static gboolean
count_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static void
press (const char *key)
{
  const char *argv[] = { "xdotool", "key", key, NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* A key comes between the removal of the widget that had the focus and the next frame. */
static void
test_key_after_removal (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *gone = gtk_check_button_new_with_label ("gone");
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  guint n = 0;

  gtk_box_append (GTK_BOX (box), gone);
  gtk_box_append (GTK_BOX (box), gtk_check_button_new_with_label ("stays"));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F7, 0),
                                                          gtk_callback_action_new (count_cb, &n, NULL)));
  gtk_widget_add_controller (window, shortcuts);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < PATIENCE_MS / 20 && !gtk_window_is_active (GTK_WINDOW (window)); i++)
    pursuit_test_settle (20);
  pursuit_test_settle (100);
  gtk_widget_grab_focus (gone);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == gone);

  gtk_box_remove (GTK_BOX (box), gone);
  press ("F7");
  for (guint i = 0; i < PATIENCE_MS / 20 && n == 0; i++)
    pursuit_test_settle (20);
  g_assert_cmpuint (n, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);
  pursuit_compat_init ();
  g_test_add_func ("/compat/key-after-removal", test_key_after_removal);
  return g_test_run ();
}
