/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's main menu, its actions and keys; what they do to the database goes through the session. */

#include "pursuit-window-private.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-about.h"
#include "pursuit-application.h"
#include "pursuit-backup-dialog.h"
#include "pursuit-board-page.h"
#include "pursuit-error.h"
#include "pursuit-fields-dialog.h"
#include "pursuit-history-dialog.h"
#include "pursuit-import-window.h"
#include "pursuit-preferences.h"
#include "pursuit-rates-window.h"
#include "pursuit-scorecards-dialog.h"
#include "pursuit-start-page.h"

/* Running, undoing and redoing */

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PursuitWindow *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  PursuitStep *step = pursuit_session_run_finish (PURSUIT_SESSION (source), result, &error);

  if (step)
    {
      pursuit_window_toast_step (self, step);
      g_task_return_pointer (task, step, (GDestroyNotify) pursuit_step_free);
    }
  else
    {
      /* a step that can still be taken is asked about, not refused */
      if (!g_error_matches (error, PURSUIT_ERROR, PURSUIT_ERROR_UNMET))
        pursuit_window_toast_error (self, error);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

/**
 * pursuit_window_run:
 * @command: what the user wants
 * @callback: (nullable): called on the main loop when it is done or refused
 *
 * Runs @command on the window's database and says what happened: the step with an Undo button, or why not.
 * %PURSUIT_ERROR_UNMET is left to whoever ran it.
 */
void
pursuit_window_run (PursuitWindow *self,
                    PursuitCommand *command,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WINDOW (self));
  g_return_if_fail (command != NULL);
  g_return_if_fail (pursuit_window_get_session (self) != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pursuit_window_run);
  pursuit_session_run_async (pursuit_window_get_session (self), command, NULL, run_cb, task);
}

/**
 * pursuit_window_run_finish:
 *
 * Returns: (transfer full) (nullable): the step that was made; %NULL when it was refused, which the user was
 * told
 */
PursuitStep *
pursuit_window_run_finish (PursuitWindow *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
tell_step (PursuitWindow *self, const char *format, const PursuitStep *step, const GError *error)
{
  g_autofree char *text = step ? g_strdup_printf (format, step->label) : NULL;

  if (step)
    pursuit_window_toast (self, text);
  else
    pursuit_window_toast_error (self, error);
}

static void
undo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_undo_finish (PURSUIT_SESSION (source), result, &error);

  /* Translators: what was undone, for example “Move “Liaoning Steel” to Bid”. */
  tell_step (self, _ ("Undone: %s"), step, error);
}

static void
redo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_redo_finish (PURSUIT_SESSION (source), result, &error);

  tell_step (self, _ ("Done again: %s"), step, error);
}

/** pursuit_window_undo: takes the database's last step back and says so. */
void
pursuit_window_undo (PursuitWindow *self)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  pursuit_window_dismiss_step (self);
  if (pursuit_window_get_session (self))
    pursuit_session_undo_async (pursuit_window_get_session (self), NULL, undo_cb, g_object_ref (self));
}

static void
undo_step_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_undo_step_finish (PURSUIT_SESSION (source), result, &error);

  tell_step (self, _ ("Undone: %s"), step, error);
}

/** pursuit_window_undo_step: takes one step back, leaves the later ones, and says so. */
void
pursuit_window_undo_step (PursuitWindow *self, gint64 operation_id)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  pursuit_window_dismiss_step (self);
  if (pursuit_window_get_session (self))
    pursuit_session_undo_step_async (pursuit_window_get_session (self), operation_id, NULL, undo_step_cb,
                                     g_object_ref (self));
}

/** pursuit_window_redo: does the step again that was taken back last, and says so. */
void
pursuit_window_redo (PursuitWindow *self)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  pursuit_window_dismiss_step (self);
  if (pursuit_window_get_session (self))
    pursuit_session_redo_async (pursuit_window_get_session (self), NULL, redo_cb, g_object_ref (self));
}

/* The sidebar */

/** pursuit_window_choose: shows what was chosen there: a page, or a saved view of the board; “Board” shows
 * all of it. */
void
pursuit_window_choose (PursuitWindow *self, const char *id)
{
  gboolean is_view = g_str_has_prefix (id, PURSUIT_SIDEBAR_VIEW);
  PursuitPage *page = pursuit_window_show_page (self, is_view ? "board" : id);

  if (PURSUIT_IS_BOARD_PAGE (page))
    pursuit_board_page_set_view (PURSUIT_BOARD_PAGE (page),
                                 is_view ? id + strlen (PURSUIT_SIDEBAR_VIEW) : NULL);
}

/** pursuit_window_select_listed: marks in the sidebar what is shown, or was before a page that is not there,
 * with the lists it has. */
void
pursuit_window_select_listed (PursuitWindow *self)
{
  GtkWidget *board = gtk_stack_get_child_by_name (self->pages, "board");
  const char *view = board != NULL && g_strcmp0 (self->listed, "board") == 0
                         ? pursuit_board_page_get_view (PURSUIT_BOARD_PAGE (board))
                         : NULL;
  g_autofree char *id =
      view != NULL ? g_strconcat (PURSUIT_SIDEBAR_VIEW, view, NULL) : g_strdup (self->listed);

  if (id == NULL)
    return;
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, self->listed);
  pursuit_sidebar_set_lists (self->sidebar,
                             page != NULL ? pursuit_page_get_lists (PURSUIT_PAGE (page)) : NULL);
  pursuit_sidebar_select (self->sidebar, id);
}

/** pursuit_window_uncover: puts the sidebar away where it covers the page. */
void
pursuit_window_uncover (PursuitWindow *self)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  if (self->narrow)
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/* Going back */

/** pursuit_window_note_way: notes, before @page is shown, from where one came to it; @id: its name (static);
 * @is_listed: whether the sidebar leads to it. */
void
pursuit_window_note_way (PursuitWindow *self, PursuitPage *page, const char *id, gboolean is_listed)
{
  const char *left = self->page != NULL ? gtk_stack_get_visible_child_name (self->pages) : NULL;
  gboolean from_list = g_strcmp0 (left, self->listed) == 0;

  if (is_listed)
    {
      self->listed = id;
      self->before = NULL;
    }
  else if (self->page != page)
    {
      if (from_list)
        g_set_weak_pointer (&self->listed_focus, gtk_window_get_focus (GTK_WINDOW (self)));
      self->before = from_list ? NULL : g_intern_string (left);
    }
}

/**
 * pursuit_window_go_back:
 * @record_id: what the page that is left was about
 *
 * Shows the page again from which the present one was opened: that of a deal or company as it was, one of the
 * sidebar with the focus on that record where the page lists it, else where it was.
 */
void
pursuit_window_go_back (PursuitWindow *self, gint64 record_id)
{
  g_autoptr (GtkWidget) focus = NULL;
  PursuitPage *page;

  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  if (self->before != NULL)
    {
      pursuit_window_show_page (self, self->before);
      /* from there on it leads to the sidebar's page: two pages do not lead to each other for ever */
      self->before = NULL;
      return;
    }
  g_set_object (&focus, self->listed_focus);
  page = pursuit_window_show_page (self, self->listed);
  if (page != NULL && !pursuit_page_focus_record (page, record_id) && focus != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    gtk_widget_grab_focus (focus);
}

/* Databases */

static PursuitApplication *
application_of (PursuitWindow *self)
{
  return PURSUIT_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = pursuit_compat_open_file_finish (result, NULL);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  PursuitWindow *self = PURSUIT_WINDOW (source);
  PursuitSession *session = pursuit_window_get_session (self);

  if (path == NULL || application_of (self) == NULL)
    return;
  if (session && g_strcmp0 (pursuit_session_get_path (session), path) == 0)
    pursuit_window_toast (self, _ ("This database is open already."));
  else
    pursuit_application_open (application_of (self), path, PURSUIT_OPEN_ELSE_READ_ONLY);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const PursuitFileType types[] = {
    { _ ("Databases of Pursuit"), "*.db" },
    { _ ("All files"), "*" },
  };

  pursuit_compat_open_file_async (GTK_WINDOW (widget), _ ("Open a Database"), types, G_N_ELEMENTS (types),
                                  open_chosen_cb, NULL);
}

static void
new_database_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *path = user_data;
  g_autofree char *answer = pursuit_compat_ask_finish (result);
  PursuitWindow *self = PURSUIT_WINDOW (source);
  PursuitSession *session = pursuit_window_get_session (self);
  PursuitCreateOptions options = {
    .sample = g_strcmp0 (answer, "sample") == 0 ? PURSUIT_SAMPLE_TEAM : PURSUIT_SAMPLE_NONE,
    .language = pursuit_start_page_guess_language (),
    .currency = session ? pursuit_session_get_currency (session) : pursuit_start_page_guess_currency (),
  };

  if (application_of (self) && g_strcmp0 (answer, "cancel") != 0)
    pursuit_application_create (application_of (self), path, &options);
}

static void
new_database_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "sample", _ ("_Sample Data"), PURSUIT_ANSWER_PLAIN },
    { "empty", _ ("_Nothing Yet"), PURSUIT_ANSWER_SUGGESTED },
  };
  g_autoptr (GFile) file = pursuit_compat_save_file_finish (result, NULL);
  char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    pursuit_compat_ask_async (GTK_WINDOW (source), _ ("What should the new database hold?"),
                              _ ("The sales processes and their stages are always there."), NULL, answers,
                              G_N_ELEMENTS (answers), new_database_answered_cb, path);
}

static void
new_database_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const PursuitFileType types[] = { { _ ("Databases of Pursuit"), "*.db" } };

  pursuit_compat_save_file_async (GTK_WINDOW (widget), _ ("New Database"), "pursuit.db", types,
                                  G_N_ELEMENTS (types), new_database_chosen_cb, NULL);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitSession *session = pursuit_window_get_session (PURSUIT_WINDOW (widget));

  if (session && !pursuit_session_get_read_only (session))
    pursuit_import_window_present (GTK_WINDOW (widget), session);
}

/* Actions */

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_window_undo (PURSUIT_WINDOW (widget));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_window_redo (PURSUIT_WINDOW (widget));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPage *page = pursuit_window_get_page (PURSUIT_WINDOW (widget));

  if (page)
    pursuit_page_create (page);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_window_focus_search (PURSUIT_WINDOW (widget));
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  if (pursuit_window_has_page (PURSUIT_WINDOW (widget), id))
    pursuit_window_show_page (PURSUIT_WINDOW (widget), id);
}

static void
sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_window_toggle_sidebar (PURSUIT_WINDOW (widget));
}

static void
scorecards_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_scorecards_dialog_new (PURSUIT_WINDOW (widget));
}

static void
fields_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_fields_dialog_present (GTK_WINDOW (widget), NULL);
}

static void
rates_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (pursuit_rates_window_new (PURSUIT_WINDOW (widget))));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_history_dialog_present (PURSUIT_WINDOW (widget));
}

static void
backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_backup_save (PURSUIT_WINDOW (widget));
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitWindow *self = PURSUIT_WINDOW (widget);
  const char *path = pursuit_application_get_path (application_of (self));

  if (path)
    pursuit_backup_dialog_present (GTK_WINDOW (self), application_of (self), path);
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_preferences_present (PURSUIT_WINDOW (widget));
}

static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/app/pursuit/Pursuit/app/pursuit-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_about_present (GTK_WINDOW (widget));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Inside a text field Ctrl+Z belongs to the field, also when the field has nothing to undo any more. */
static gboolean
step_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));
  const char *action;

  g_variant_get (arguments, "(&s)", &action);
  if (focus && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)))
    return FALSE;
  return gtk_widget_activate_action (widget, action, NULL);
}

static void
add_step_key (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_widget_class_add_binding (widget_class, key, modifiers, step_key_cb, "(s)", action);
}

/** pursuit_window_install_actions: adds the window's actions and keys to its class. */
void
pursuit_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.sidebar", NULL, sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.new-database", NULL, new_database_action);
  gtk_widget_class_install_action (widget_class, "win.backup", NULL, backup_action);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.scorecards", NULL, scorecards_action);
  gtk_widget_class_install_action (widget_class, "win.fields", NULL, fields_action);
  gtk_widget_class_install_action (widget_class, "win.rates", NULL, rates_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_action);

  add_step_key (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo");
  add_step_key (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo");
  add_step_key (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo");
}

/* Menu */

static void
append_item (GMenu *menu, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (accel)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static GQuark
steps_quark (void)
{
  return g_quark_from_static_string ("pursuit-menu-steps");
}

/* In labels of a menu an underscore marks the letter behind it. */
static char *
step_label (const char *format, const char *plain, const char *step)
{
  g_auto (GStrv) parts = step ? g_strsplit (step, "_", -1) : NULL;
  g_autofree char *doubled = parts ? g_strjoinv ("__", parts) : NULL;

  return doubled ? g_strdup_printf (format, doubled) : g_strdup (plain);
}

/** pursuit_window_update_steps: words Undo and Redo in the menu by what they would do, and enables them. */
void
pursuit_window_update_steps (PursuitWindow *self)
{
  PursuitSession *session = pursuit_window_get_session (self);
  GMenu *steps = g_object_get_qdata (G_OBJECT (self), steps_quark ());
  gboolean writable = session && !pursuit_session_get_read_only (session);
  const char *undo = writable ? pursuit_session_get_undo_label (session) : NULL;
  const char *redo = writable ? pursuit_session_get_redo_label (session) : NULL;
  /* Translators: %s is a step, for example “Move “Liaoning Steel” to Bid”. */
  g_autofree char *undo_label = step_label (_ ("_Undo: %s"), _ ("_Undo"), undo);
  g_autofree char *redo_label = step_label (_ ("_Redo: %s"), _ ("_Redo"), redo);

  g_menu_remove_all (steps);
  append_item (steps, undo_label, "win.undo", "<Control>z");
  append_item (steps, redo_label, "win.redo", "<Control><Shift>z");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history", session != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.scorecards", session != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.fields", session != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.rates", session != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.backup", session != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", writable);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/** pursuit_window_init_menu: gives @button the window's main menu, which is made when it is first opened. */
void
pursuit_window_init_menu (PursuitWindow *self, GtkMenuButton *button)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) program = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  g_autoptr (GMenu) keeping = g_menu_new ();
  GMenu *steps = g_menu_new ();

  g_object_set_qdata_full (G_OBJECT (self), steps_quark (), steps, g_object_unref);
  append_item (files, _ ("_New Database…"), "win.new-database", NULL);
  append_item (files, _ ("_Open…"), "win.open", NULL);
  append_item (keeping, _ ("_Back Up…"), "win.backup", NULL);
  append_item (keeping, _ ("_Restore…"), "win.restore", NULL);
  append_item (keeping, _ ("_History…"), "win.history", NULL);
  append_item (files, _ ("_Import…"), "win.import", NULL);
  append_item (program, _ ("_Scorecards…"), "win.scorecards", NULL);
  append_item (program, _ ("Custom _Fields…"), "win.fields", NULL);
  append_item (program, _ ("_Exchange Rates…"), "win.rates", NULL);
  append_item (program, _ ("_Preferences"), "win.preferences", NULL);
  append_item (program, _ ("_Keyboard Shortcuts"), "win.shortcuts", NULL);
  append_item (program, _ ("_About Pursuit"), "win.about", NULL);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (steps));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (keeping));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (program));
  gtk_menu_button_set_create_popup_func (button, create_menu_cb, g_steal_pointer (&menu), g_object_unref);
  pursuit_window_update_steps (self);
}
