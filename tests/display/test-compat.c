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
xdotool (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static GtkWidget *
present (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < PATIENCE_MS / 20 && !gtk_window_is_active (GTK_WINDOW (window)); i++)
    pursuit_test_settle (20);
  pursuit_test_settle (100);
  return window;
}

/* A key comes between the removal of the widget that had the focus and the next frame. */
static void
test_key_after_removal (void)
{
  GtkWidget *window, *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *gone = gtk_check_button_new_with_label ("gone");
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  guint n = 0;

  gtk_box_append (GTK_BOX (box), gone);
  gtk_box_append (GTK_BOX (box), gtk_check_button_new_with_label ("stays"));
  window = present (box);
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F7, 0),
                                                          gtk_callback_action_new (count_cb, &n, NULL)));
  gtk_widget_add_controller (window, shortcuts);
  gtk_widget_grab_focus (gone);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == gone);

  gtk_box_remove (GTK_BOX (box), gone);
  xdotool ((const char *[]){ "xdotool", "key", "F7", NULL });
  for (guint i = 0; i < PATIENCE_MS / 20 && n == 0; i++)
    pursuit_test_settle (20);
  g_assert_cmpuint (n, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct
{
  guint presses;
  guint doubles;
} Clicks;

static void
busy_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, Clicks *clicks)
{
  clicks->doubles += pursuit_compat_is_double_click (click);
  if (clicks->presses++ == 0)
    g_usleep (800 * G_TIME_SPAN_MILLISECOND);
}

/* The program is busy for longer than a double click may take, from its first press on. */
static void
test_double_click_while_busy (void)
{
  GtkWidget *window, *label = gtk_label_new ("here");
  GtkGesture *click = gtk_gesture_click_new ();
  Clicks clicks = { 0 };

  gtk_widget_set_size_request (label, 300, 200);
  g_signal_connect (click, "pressed", G_CALLBACK (busy_pressed_cb), &clicks);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));
  window = present (label);

  xdotool ((const char *[]){ "xdotool", "getactivewindow", "mousemove", "--window", "%1", "150", "100",
                             "click", "--repeat", "2", "--delay", "60", "1", NULL });
  for (guint i = 0; i < PATIENCE_MS / 20 && clicks.presses < 2; i++)
    pursuit_test_settle (20);
  g_assert_cmpuint (clicks.doubles, ==, 1);
  /* two single clicks are none, however late they are seen */
  pursuit_test_settle (600);
  xdotool ((const char *[]){ "xdotool", "click", "--repeat", "2", "--delay", "600", "1", NULL });
  for (guint i = 0; i < PATIENCE_MS / 20 && clicks.presses < 4; i++)
    pursuit_test_settle (20);
  g_assert_cmpuint (clicks.presses, ==, 4);
  g_assert_cmpuint (clicks.doubles, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);
  pursuit_compat_init ();
  g_test_add_func ("/compat/key-after-removal", test_key_after_removal);
  g_test_add_func ("/compat/double-click-while-busy", test_double_click_while_busy);
  return g_test_run ();
}
