/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What tests on a screen share: a temporary folder, databases in it, a window over one, and finding widgets
 * as a user finds them, by what they say.
 */

#include "pursuit-display-test.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "pursuit-deal-actions.h"
#include "pursuit-deal-page.h"
#include "pursuit-locale.h"
#include "pursuit-table-row.h"

static char *folder;

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_chmod (path, 0700);
      g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

/* What GTK 4.8 says of itself, not of the program; all other warnings are fatal.
 * While the window behind a modal one follows the database, one of its widgets is sometimes left out of a
 * frame, and the next frame has it. A window of shortcuts measures the signs between two keys narrower than
 * nothing. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0 &&
        (strstr (fields[i].value, "without a current allocation") != NULL ||
         strstr (fields[i].value, "(label) reported min width -") != NULL))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

/** pursuit_test_init: instead of g_test_init(): also the toolkit, the locale and the temporary folder. */
void
pursuit_test_init (int *argc, char ***argv)
{
  GtkSettings *settings;

  g_log_set_writer_func (write_log, NULL, NULL);
  g_test_init (argc, argv, NULL);
  pursuit_locale_init ();
  adw_init ();
  settings = gtk_settings_get_default ();
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  folder = g_dir_make_tmp ("pursuit-test-XXXXXX", NULL);
  g_assert_nonnull (folder);
  atexit (remove_folder);
}

/** pursuit_test_path: (transfer full): a file called @name in the temporary folder. */
char *
pursuit_test_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/** pursuit_test_make_database: (transfer full): the path of a new database called @name, closed again. */
char *
pursuit_test_make_database (const char *name, PursuitSampleKind sample)
{
  g_autoptr (PursuitSession) session = pursuit_session_new ();
  g_autoptr (GError) error = NULL;
  PursuitCreateOptions options = { .sample = sample, .n_deals = 200, .seed = 7, .language = "en" };
  char *path = pursuit_test_path (name);

  pursuit_session_set_today (session, pursuit_day_parse_iso (PURSUIT_TEST_TODAY));
  g_assert_true (pursuit_session_create (session, path, &options, NULL, &error));
  g_assert_no_error (error);
  pursuit_session_close (session);
  return path;
}

/** pursuit_test_query: (transfer full): what the sqlite3 shell reads in the database, beside the program. */
char *
pursuit_test_query (const char *path, const char *sql)
{
  const char *argv[] = { "sqlite3", "-readonly", path, sql, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_strchomp (output);
}

/** pursuit_test_open: (transfer full): an open session over the database @path, with this thread as GTK's. */
PursuitSession *
pursuit_test_open (const char *path)
{
  PursuitSession *session = pursuit_session_new ();
  g_autoptr (GError) error = NULL;

  pursuit_session_set_today (session, pursuit_day_parse_iso (PURSUIT_TEST_TODAY));
  g_assert_true (pursuit_session_open (session, path, PURSUIT_OPEN_DEFAULT, &error));
  g_assert_no_error (error);
  pursuit_session_set_ui_thread (session);
  return session;
}

/** pursuit_test_application: (transfer none): the program, registered; the same one every time. */
PursuitApplication *
pursuit_test_application (void)
{
  static PursuitApplication *application;

  if (application == NULL)
    {
      g_autoptr (GError) error = NULL;

      application = pursuit_application_new ();
      g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
      g_assert_no_error (error);
    }
  return application;
}

/** pursuit_test_window: (transfer none): a presented and drawn window over @session. */
PursuitWindow *
pursuit_test_window (PursuitSession *session)
{
  PursuitWindow *window = pursuit_window_new (GTK_APPLICATION (pursuit_test_application ()));

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  pursuit_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

/** pursuit_test_close: closes window and database, and lets what is under way end. */
void
pursuit_test_close (PursuitWindow *window, PursuitSession *session)
{
  gtk_window_destroy (GTK_WINDOW (window));
  pursuit_test_settle (20);
  if (session)
    pursuit_session_close (session);
}

/** pursuit_test_find_window: (transfer none) (nullable): the first window on the screen that is of @type. */
gpointer
pursuit_test_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (item->data, type))
        return item->data;
    }
  return NULL;
}

/** pursuit_test_open_deal: opens the page of the first deal called @title, and waits until it is filled; the
 * deal's id. */
gint64
pursuit_test_open_deal (PursuitWindow *window, PursuitSession *session, const char *title)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  pursuit_list_spec_where (spec, PURSUIT_DEAL_TITLE, PURSUIT_OP_EQ, title);
  g_autoptr (PursuitList) list = pursuit_session_list (session, spec);
  pursuit_test_wait_for (pursuit_list_is_loaded (list));
  gint64 id = pursuit_list_get_id_at (list, 0);
  pursuit_deal_open (window, id, NULL);
  pursuit_test_wait_for (pursuit_deal_page_is_filled (PURSUIT_DEAL_PAGE (pursuit_window_get_page (window))));
  return id;
}

/** pursuit_test_settle: runs the main loop for @milliseconds. */
void
pursuit_test_settle (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  do
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  while (g_get_monotonic_time () < end);
}

/* What a widget says to the user, or NULL. */
static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (ADW_IS_STATUS_PAGE (widget))
    return adw_status_page_get_title (ADW_STATUS_PAGE (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_EDITABLE (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return NULL;
}

/**
 * pursuit_test_find:
 * @root: a widget, in whose tree is searched, itself included; hidden children are left out
 * @type: of the widget
 * @text: (nullable): what it says: a label's text, a button's label, a row's title, …
 *
 * Returns: (transfer none) (nullable): the first such widget
 */
GtkWidget *
pursuit_test_find (gpointer root, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || g_strcmp0 (text_of (root), text) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_visible (child) ? pursuit_test_find (child, type, text) : NULL;

      if (found)
        return found;
    }
  return NULL;
}

/** pursuit_test_count: how many visible widgets of @type are in the tree of @root. */
guint
pursuit_test_count (gpointer root, GType type)
{
  guint count = g_type_is_a (G_OBJECT_TYPE (root), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      count += pursuit_test_count (child, type);
  return count;
}

/* A row of a table paints its cells. */
static gboolean
row_says (gpointer widget, const char *text)
{
  if (!PURSUIT_IS_TABLE_ROW (widget) || pursuit_table_row_get_record (widget) == NULL)
    return FALSE;
  for (guint i = 0; i < pursuit_table_row_get_n_cells (widget); i++)
    if (g_str_equal (pursuit_table_row_get_text (widget, i), text))
      return TRUE;
  return FALSE;
}

/** pursuit_test_sees: whether a widget that is mapped says exactly @text. */
gboolean
pursuit_test_sees (gpointer root, const char *text)
{
  if (gtk_widget_get_mapped (root) && (g_strcmp0 (text_of (root), text) == 0 || row_says (root, text)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (pursuit_test_sees (child, text))
      return TRUE;
  return FALSE;
}

/** pursuit_test_sees_start: whether a label that is mapped begins with @words. */
gboolean
pursuit_test_sees_start (gpointer root, const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) &&
      g_str_has_prefix (gtk_label_get_text (GTK_LABEL (root)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (pursuit_test_sees_start (child, words))
      return TRUE;
  return FALSE;
}

/** pursuit_test_write_numbers: from now on as in Germany, or as in C. */
void
pursuit_test_write_numbers (gboolean german)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "..", "build-aux", "make-locale", NULL);
  const char *argv[] = { script, g_getenv ("MESON_BUILD_ROOT"), NULL };
  g_autofree char *locales = NULL;

  g_assert_true (
      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &locales, NULL, NULL, NULL));
  g_setenv ("LOCPATH", g_strchomp (locales), TRUE);
  g_assert_nonnull (setlocale (LC_NUMERIC, german ? "de_DE.UTF-8" : "C"));
}

/** pursuit_test_click: presses the button, or activates the row, that says @label. */
void
pursuit_test_click (gpointer root, const char *label)
{
  GtkWidget *button = pursuit_test_find (root, GTK_TYPE_BUTTON, label);
  GtkWidget *row = button ? NULL : pursuit_test_find (root, ADW_TYPE_ACTION_ROW, label);

  g_assert_true (button || row);
  g_assert_true (gtk_widget_is_sensitive (button ? button : row));
  if (button)
    g_signal_emit_by_name (button, "clicked");
  else
    adw_action_row_activate (ADW_ACTION_ROW (row));
}

/** pursuit_test_press: presses a key as the controllers of @widget see it, one of which must take it. */
void
pursuit_test_press (gpointer widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }
  g_assert_true (handled);
}
