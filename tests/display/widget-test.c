/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-test.h"

#include <locale.h>

GResource *
pursuit_ui_get_resource (void);

/* Starts GTK and libadwaita with the program's style sheet and translations. */
void
widget_test_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
  adw_init ();
  g_resources_register (pursuit_ui_get_resource ());

  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (css, "/app/pursuit/Pursuit/style/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Shows @child in a window of its own and waits until it is laid out. */
GtkWidget *
widget_test_window (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  widget_test_wait_frames (window, 3);
  return window;
}

typedef struct
{
  guint left;
  GMainLoop *loop;
} Wait;

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Wait *wait = user_data;

  if (wait->left-- > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (wait->loop);
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @widget's window has painted @n_frames. */
void
widget_test_wait_frames (GtkWidget *widget, guint n_frames)
{
  Wait wait = { n_frames, g_main_loop_new (NULL, FALSE) };

  gtk_widget_add_tick_callback (widget, count_frame_cb, &wait, NULL);
  g_main_loop_run (wait.loop);
  g_main_loop_unref (wait.loop);
}

/* Returns: (transfer full): what @widget looks like */
GdkTexture *
widget_test_render (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (root));
  return gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

void
widget_test_pixel (GdkTexture *texture, int x, int y, guint8 rgb[3])
{
  int width = gdk_texture_get_width (texture);
  g_autofree guchar *data = g_malloc ((gsize) width * gdk_texture_get_height (texture) * 4);
  guint32 pixel;

  gdk_texture_download (texture, data, (gsize) width * 4);
  memcpy (&pixel, data + ((gsize) y * width + x) * 4, 4);
  rgb[0] = (pixel >> 16) & 0xff;
  rgb[1] = (pixel >> 8) & 0xff;
  rgb[2] = pixel & 0xff;
}

static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *index)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*index)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, index);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): the @index-th widget of @type below @root, depth first */
GtkWidget *
widget_test_find (GtkWidget *root, GType type, guint index)
{
  return find_nth (root, type, &index);
}

/* Returns: (transfer none): the @index-th event controller of @type that @widget has */
GtkEventController *
widget_test_controller (GtkWidget *widget, GType type, guint index)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type) && index-- == 0)
        return controller;
    }
  g_assert_not_reached ();
}

static void
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
}

/* Runs the main loop for a while. */
void
widget_test_wait_ms (guint ms)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (ms, quit_cb, loop);
  g_main_loop_run (loop);
}
