/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Whatever a newer GTK or libadwaita deprecates is called from this file alone, behind functions shaped like
 * what replaces it (GtkFileDialog, GtkAlertDialog), so that a later move touches one file.
 */

#include "compat.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Surfaces that live longer than their window, and windows that live longer than the one they stand over */

static void
unrealize_cb (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  gtk_window_set_transient_for (GTK_WINDOW (window), NULL);
  g_signal_handlers_disconnect_matched (surface, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA,
                                        g_signal_lookup ("compute-size", GDK_TYPE_TOPLEVEL), 0, NULL, NULL,
                                        window);
}

static void
windows_changed_cb (GListModel *windows, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      g_signal_connect (window, "unrealize", G_CALLBACK (unrealize_cb), NULL);
    }
}

/* Keys for a widget that is gone */

static gboolean
surface_event_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer unused)
{
  GdkEvent *event = g_value_get_pointer (&values[1]);
  GtkNative *native = NULL;
  GtkRoot *root = NULL;
  GtkWidget *focus = NULL;

  if (gdk_event_get_event_type (event) == GDK_KEY_PRESS)
    native = gtk_native_get_for_surface (g_value_get_object (&values[0]));
  if (native)
    root = gtk_widget_get_root (GTK_WIDGET (native));
  if (root)
    focus = gtk_root_get_focus (root);
  if (focus && gtk_widget_get_root (focus) != root)
    gtk_root_set_focus (root, NULL);
  return TRUE;
}

/**
 * pursuit_compat_init: what every window of the program needs.
 *
 * GTK 4.8 leaves its handler of “compute-size” on the surface of a destroyed window, and X may ask that
 * surface once more before it is gone: a window closed while the window manager was still sizing it ended the
 * program.
 *
 * It also leaves a window that goes with the one it stands over a pointer to that: a window that something
 * being read still holds followed it when it was freed at last.
 *
 * When the widget with the focus is removed, as when a page is filled anew, GTK 4.8 leaves the focus with it
 * until the next frame is drawn, and keys that come before that are lost, those of the whole window too.
 */
void
pursuit_compat_init (void)
{
  g_signal_add_emission_hook (g_signal_lookup ("event", GDK_TYPE_SURFACE), 0, surface_event_hook, NULL, NULL);
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), NULL);
}

/**
 * pursuit_compat_set_tooltip:
 * @text: (nullable): the tooltip of @widget
 *
 * For each tooltip that a visible widget gets, GTK 4.8 asks the display server where the pointer is and waits
 * for the answer, to no purpose where the widget is not on the screen yet: the sixty of a deal’s page took as
 * long as a frame.
 */
void
pursuit_compat_set_tooltip (GtkWidget *widget, const char *text)
{
  gboolean visible;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  visible = gtk_widget_get_visible (widget);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  if (!gtk_widget_get_mapped (widget))
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  gtk_widget_set_visible (widget, visible);
}

/* Files */

static GtkFileFilter *
make_filter (const PursuitFileType *type)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  g_auto (GStrv) patterns = g_strsplit (type->patterns, ";", -1);

  gtk_file_filter_set_name (filter, type->label);
  for (guint i = 0; patterns[i]; i++)
    {
      if (g_str_has_prefix (patterns[i], "*."))
        gtk_file_filter_add_suffix (filter, patterns[i] + 2);
      else
        gtk_file_filter_add_pattern (filter, patterns[i]);
    }
  return filter;
}

static void
file_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GtkNativeDialog) owned = dialog;
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("No file was chosen."));
  gtk_native_dialog_destroy (owned);
}

static void
choose_file (GtkWindow *parent,
             const char *title,
             GtkFileChooserAction action,
             const char *suggested_name,
             const PursuitFileType *types,
             gsize n_types,
             GTask *task)
{
  const char *accept = action == GTK_FILE_CHOOSER_ACTION_SAVE ? _ ("_Save") : _ ("_Open");
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, accept, _ ("_Cancel"));

  for (gsize i = 0; i < n_types; i++)
    {
      g_autoptr (GtkFileFilter) filter = make_filter (&types[i]);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  if (suggested_name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (file_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * pursuit_compat_open_file_async:
 * @parent: (nullable): the window that the dialog belongs to
 * @title: the dialog's title, translated
 * @types: what the user may choose from; the first is preselected
 * @n_types: number of @types
 *
 * Asks for one existing file. @callback always comes once, on the main loop.
 */
void
pursuit_compat_open_file_async (GtkWindow *parent,
                                const char *title,
                                const PursuitFileType *types,
                                gsize n_types,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (title != NULL);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, pursuit_compat_open_file_async);
  choose_file (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, types, n_types, task);
}

/**
 * pursuit_compat_open_file_finish:
 *
 * Returns: (transfer full) (nullable): the chosen file; %NULL with %G_IO_ERROR_CANCELLED, which needs no
 *   message, when the user chose none
 */
GFile *
pursuit_compat_open_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pursuit_compat_save_file_async:
 * @parent: (nullable): the window that the dialog belongs to
 * @title: the dialog's title, translated
 * @suggested_name: (nullable): the file name to begin with, without a folder
 * @types: what the user may choose from; the first is preselected
 * @n_types: number of @types
 *
 * Asks where to save; the dialog itself asks before an existing file is replaced.
 */
void
pursuit_compat_save_file_async (GtkWindow *parent,
                                const char *title,
                                const char *suggested_name,
                                const PursuitFileType *types,
                                gsize n_types,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (title != NULL);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, pursuit_compat_save_file_async);
  choose_file (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, suggested_name, types, n_types, task);
}

/**
 * pursuit_compat_save_file_finish:
 *
 * Returns: (transfer full) (nullable): where to save; %NULL with %G_IO_ERROR_CANCELLED, which needs no
 * message
 */
GFile *
pursuit_compat_save_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Answers once; the dialog holds the task as long as there is no answer. */
static void
answer (AdwMessageDialog *dialog, const char *response)
{
  g_autoptr (GTask) task = g_object_steal_data (G_OBJECT (dialog), "task");

  if (task)
    g_task_return_pointer (task, g_strdup (response), g_free);
}

static void
ask_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  answer (dialog, response);
}

/* A question that goes with its window was not answered, which means what closing it means. */
static void
ask_destroy_cb (AdwMessageDialog *dialog, gpointer user_data)
{
  answer (dialog, adw_message_dialog_get_close_response (dialog));
}

/**
 * pursuit_compat_ask_async:
 * @parent: (nullable): the window that the question belongs to
 * @heading: the question in a few words, translated; text, not markup
 * @body: (nullable): what follows from it; text, not markup
 * @extra: (nullable) (transfer floating): a widget below the body, for example a field for a reason
 * @answers: the buttons, from the left; exactly one is of kind %PURSUIT_ANSWER_CANCEL
 * @n_answers: number of @answers
 *
 * Asks a question. @callback always comes once, on the main loop.
 *
 * Returns: (transfer none): the question's window, for pursuit_compat_ask_set_enabled(); it goes when
 * answered
 */
GtkWidget *
pursuit_compat_ask_async (GtkWindow *parent,
                          const char *heading,
                          const char *body,
                          GtkWidget *extra,
                          const PursuitAnswer *answers,
                          gsize n_answers,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  AdwMessageDialog *dialog;
  GTask *task;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (heading != NULL, NULL);
  g_return_val_if_fail (n_answers > 0, NULL);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  for (gsize i = 0; i < n_answers; i++)
    {
      const PursuitAnswer *answer = &answers[i];

      adw_message_dialog_add_response (dialog, answer->id, answer->label);
      if (answer->kind == PURSUIT_ANSWER_SUGGESTED)
        {
          adw_message_dialog_set_response_appearance (dialog, answer->id, ADW_RESPONSE_SUGGESTED);
          adw_message_dialog_set_default_response (dialog, answer->id);
        }
      else if (answer->kind == PURSUIT_ANSWER_DESTRUCTIVE)
        adw_message_dialog_set_response_appearance (dialog, answer->id, ADW_RESPONSE_DESTRUCTIVE);
      else if (answer->kind == PURSUIT_ANSWER_CANCEL)
        adw_message_dialog_set_close_response (dialog, answer->id);
    }
  if (extra)
    adw_message_dialog_set_extra_child (dialog, extra);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, pursuit_compat_ask_async);
  g_object_set_data_full (G_OBJECT (dialog), "task", task, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (ask_response_cb), NULL);
  g_signal_connect (dialog, "destroy", G_CALLBACK (ask_destroy_cb), NULL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WIDGET (dialog);
}

/** pursuit_compat_ask_set_enabled: makes the button @answer of an open question usable or not. */
void
pursuit_compat_ask_set_enabled (GtkWidget *question, const char *answer, gboolean enabled)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (question));
  g_return_if_fail (answer != NULL);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (question), answer, enabled);
}

/**
 * pursuit_compat_ask_finish:
 *
 * Returns: (transfer full): the id of the answer that the user gave
 */
char *
pursuit_compat_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * pursuit_compat_tell:
 * @parent: (nullable): the window that the message belongs to
 * @heading: what happened, translated; text, not markup
 * @body: (nullable): why, and what can be done; text, not markup
 *
 * Shows a message with one button.
 */
void
pursuit_compat_tell (GtkWindow *parent, const char *heading, const char *body)
{
  const PursuitAnswer answers[] = { { "close", _ ("_Close"), PURSUIT_ANSWER_CANCEL } };

  pursuit_compat_ask_async (parent, heading, body, NULL, answers, G_N_ELEMENTS (answers), NULL, NULL);
}

/* Where and when the last press of a gesture was, by the display server. */
typedef struct
{
  guint32 time;
  double x, y;
} Press;

/**
 * pursuit_compat_is_double_click:
 * @click: a gesture, in its "pressed"; only this function may count its presses
 *
 * Whether this press is the second of a double click. GTK 4.8 counts presses by a timer of its own: when the
 * program is busy meanwhile, it takes the second press for a first one, or two clicks for a double one. The
 * times of the events tell what the hand did.
 */
gboolean
pursuit_compat_is_double_click (GtkGestureClick *click)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (click));
  GtkSettings *settings =
      gtk_widget_get_settings (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)));
  Press *last = g_object_get_data (G_OBJECT (click), "pursuit-press");
  Press press = { 0 };
  int most_time, most_distance;
  gboolean again;

  g_return_val_if_fail (GTK_IS_GESTURE_CLICK (click), FALSE);

  if (event == NULL ||
      gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click)) != GDK_BUTTON_PRIMARY)
    return FALSE;
  g_object_get (settings, "gtk-double-click-time", &most_time, "gtk-double-click-distance", &most_distance,
                NULL);
  press.time = gdk_event_get_time (event);
  gdk_event_get_position (event, &press.x, &press.y);
  again = last && press.time - last->time <= (guint32) most_time &&
          fabs (press.x - last->x) <= most_distance && fabs (press.y - last->y) <= most_distance;
  g_object_set_data_full (G_OBJECT (click), "pursuit-press", again ? NULL : g_memdup2 (&press, sizeof press),
                          g_free);
  return again;
}

/** pursuit_compat_open_path: opens a file by the program that the desktop has for it. */
void
pursuit_compat_open_path (GtkWindow *parent, const char *path)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;

  g_return_if_fail (path != NULL);

  file = g_file_new_for_path (path);
  uri = g_file_get_uri (file);
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

/**
 * pursuit_compat_lookup_color:
 * @name: a colour that the style sheet defines with @define-color
 * @color: (out): its value for @widget
 *
 * Returns: whether there is such a colour; @color is untouched when there is none
 */
gboolean
pursuit_compat_lookup_color (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color);
}

/* Scrolling */

/**
 * pursuit_compat_scroll_sideways:
 * @window: scrolls what is too wide, and never up or down
 *
 * GTK 4.8 swallows the wheel over such a window, so that the page around it stands still. Its controllers are
 * told to leave the vertical axis alone.
 */
void
pursuit_compat_scroll_sideways (GtkScrolledWindow *window)
{
  g_autoptr (GListModel) controllers = NULL;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (window));

  gtk_scrolled_window_set_policy (window, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_scroll_set_flags (GTK_EVENT_CONTROLLER_SCROLL (controller),
                                               gtk_event_controller_scroll_get_flags (
                                                   GTK_EVENT_CONTROLLER_SCROLL (controller)) &
                                                   ~GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
    }
}
