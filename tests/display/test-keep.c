/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups, restoring them, and the history, as the window offers them. */

#include "pursuit-display-test.h"

#include <string.h>
#include <unistd.h>

#include "pursuit-backup-dialog.h"
#include "pursuit-company.h"
#include "pursuit-history-dialog.h"
#include "pursuit-session-keep.h"
#include "pursuit-trouble-page.h"

typedef struct
{
  gint64 count;
  gboolean done;
} Answer;

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;

  answer->count = pursuit_session_count_finish (PURSUIT_SESSION (source), result, &error);
  g_assert_no_error (error);
  answer->done = TRUE;
}

static gint64
count_companies (PursuitSession *session)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  Answer answer = { 0 };

  pursuit_session_count_async (session, spec, NULL, counted_cb, &answer);
  pursuit_test_wait_for (answer.done);
  return answer.count;
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_window_run_finish (PURSUIT_WINDOW (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (step);
  answer->done = TRUE;
}

static void
make_company (PursuitWindow *window, const char *name)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  Answer answer = { 0 };

  pursuit_fields_set_text (fields, PURSUIT_COMPANY_NAME, name);
  pursuit_fields_set_text (fields, PURSUIT_COMPANY_CURRENCY, "CNY");
  command = pursuit_command_new_record (fields);
  pursuit_window_run (window, command, ran_cb, &answer);
  pursuit_test_wait_for (answer.done);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (pursuit_session_backup_finish (PURSUIT_SESSION (source), result, &error));
  g_assert_no_error (error);
  answer->done = TRUE;
}

static char *
back_up (PursuitSession *session, const char *name)
{
  char *path = pursuit_test_path (name);
  Answer answer = { 0 };

  pursuit_session_backup_async (session, path, PURSUIT_BACKUP_DEFAULT, NULL, NULL, NULL, backed_up_cb,
                                &answer);
  pursuit_test_wait_for (answer.done);
  return path;
}

static PursuitWindow *
open_window (const char *path)
{
  PursuitApplication *application = pursuit_test_application ();

  pursuit_application_open (application, path, PURSUIT_OPEN_DEFAULT);
  g_application_activate (G_APPLICATION (application));
  /* a message or progress of the test before may still be the active window */
  pursuit_test_wait_for (
      PURSUIT_IS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application))));
  return PURSUIT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

static void
close_window (PursuitWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  pursuit_test_settle (20);
  pursuit_test_wait_for (gtk_application_get_windows (GTK_APPLICATION (pursuit_test_application ())) == NULL);
}

/* The first window over @parent that says @text. */
static GtkWindow *
find_message (const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (pursuit_test_sees (window, text))
        return window;
    }
  return NULL;
}

static void
test_restore (void)
{
  g_autofree char *path = pursuit_test_make_database ("restore.db", PURSUIT_SAMPLE_TEAM);
  PursuitWindow *window = open_window (path);
  g_autofree char *backup = NULL;
  gint64 before;

  pursuit_test_wait_for (pursuit_window_get_session (window) != NULL);
  before = count_companies (pursuit_window_get_session (window));
  backup = back_up (pursuit_window_get_session (window), "restore.backup");
  make_company (window, "Made After The Backup");
  g_assert_cmpint (count_companies (pursuit_window_get_session (window)), ==, before + 1);

  pursuit_application_restore (pursuit_test_application (), backup);
  g_assert_null (pursuit_window_get_session (window)); /* no page reads it meanwhile */
  pursuit_test_wait_for (pursuit_window_get_session (window) != NULL);
  g_assert_cmpint (count_companies (pursuit_window_get_session (window)), ==, before);
  g_assert_cmpstr (pursuit_session_get_path (pursuit_window_get_session (window)), ==, path);
  pursuit_test_wait_for (find_message ("The backup is restored") != NULL);
  gtk_window_destroy (find_message ("The backup is restored"));
  close_window (window);
}

static void
test_restore_nonsense (void)
{
  g_autofree char *path = pursuit_test_make_database ("keep.db", PURSUIT_SAMPLE_TEAM);
  g_autofree char *nonsense = pursuit_test_path ("nonsense.backup");
  PursuitWindow *window = open_window (path);
  gint64 before;

  pursuit_test_wait_for (pursuit_window_get_session (window) != NULL);
  before = count_companies (pursuit_window_get_session (window));
  g_assert_true (g_file_set_contents (nonsense, "no backup at all", -1, NULL));
  pursuit_application_restore (pursuit_test_application (), nonsense);
  pursuit_test_wait_for (find_message ("The backup could not be restored") != NULL);
  gtk_window_destroy (find_message ("The backup could not be restored"));
  g_assert_nonnull (pursuit_window_get_session (window));
  g_assert_cmpint (count_companies (pursuit_window_get_session (window)), ==, before);
  close_window (window);
}

static void
test_restore_over_damaged (void)
{
  g_autofree char *path = pursuit_test_make_database ("damaged.db", PURSUIT_SAMPLE_TEAM);
  PursuitWindow *window = open_window (path);
  g_autofree char *backup = NULL;
  gint64 before;

  pursuit_test_wait_for (pursuit_window_get_session (window) != NULL);
  before = count_companies (pursuit_window_get_session (window));
  backup = back_up (pursuit_window_get_session (window), "damaged.backup");
  close_window (window);
  g_assert_cmpint (truncate (path, 5000), ==, 0);

  window = open_window (path);
  pursuit_test_wait_for (pursuit_test_find (window, PURSUIT_TYPE_TROUBLE_PAGE, NULL) != NULL);
  g_assert_nonnull (pursuit_test_find (window, GTK_TYPE_BUTTON, "Restore a _Backup…"));
  pursuit_application_restore (pursuit_test_application (), backup);
  pursuit_test_wait_for (pursuit_window_get_session (window) != NULL);
  g_assert_cmpint (count_companies (pursuit_window_get_session (window)), ==, before);
  pursuit_test_wait_for (find_message ("The backup is restored") != NULL);
  gtk_window_destroy (find_message ("The backup is restored"));
  close_window (window);
}

static void
test_backup_dialog (void)
{
  g_autofree char *path = pursuit_test_make_database ("dialog.db", PURSUIT_SAMPLE_NONE);
  PursuitWindow *window = open_window (path);
  PursuitBackupDialog *dialog;

  pursuit_test_wait_for (pursuit_window_get_session (window) != NULL);
  dialog = pursuit_backup_dialog_present (GTK_WINDOW (window), pursuit_test_application (), path);
  g_assert_nonnull (pursuit_test_find (dialog, ADW_TYPE_ACTION_ROW, "Choose a _File…"));
  gtk_window_close (GTK_WINDOW (dialog));
  close_window (window);
}

#define STEP "New company “Tai & <Sons>”"

/* Whether the step is there and marked as taken back, or not. */
static gboolean
is_marked (PursuitHistoryDialog *dialog, gboolean undone)
{
  GtkWidget *label = pursuit_test_find (dialog, GTK_TYPE_LABEL, STEP);
  GtkWidget *row = label ? gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW) : NULL;

  return row && gtk_widget_has_css_class (row, "undone") == undone;
}

static void
test_history (void)
{
  g_autofree char *path = pursuit_test_make_database ("history.db", PURSUIT_SAMPLE_NONE);
  PursuitWindow *window = open_window (path);
  PursuitHistoryDialog *dialog;

  pursuit_test_wait_for (pursuit_window_get_session (window) != NULL);
  make_company (window, "Tai & <Sons>");
  dialog = pursuit_history_dialog_present (window);
  pursuit_test_wait_for (is_marked (dialog, FALSE));
  pursuit_test_wait_for (pursuit_session_get_undo_label (pursuit_window_get_session (window)) != NULL);
  pursuit_test_click (dialog, "_Undo");
  pursuit_test_wait_for (is_marked (dialog, TRUE));
  pursuit_test_wait_for (pursuit_test_sees (dialog, "Undo: " STEP));
  pursuit_test_wait_for (pursuit_session_get_redo_label (pursuit_window_get_session (window)) != NULL);
  pursuit_test_click (dialog, "_Redo");
  pursuit_test_wait_for (is_marked (dialog, FALSE));
  pursuit_test_wait_for (pursuit_test_sees (dialog, "Redo: " STEP));
  gtk_window_close (GTK_WINDOW (dialog));
  close_window (window);
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);

  g_test_add_func ("/keep/restore", test_restore);
  g_test_add_func ("/keep/restore-nonsense", test_restore_nonsense);
  g_test_add_func ("/keep/restore-over-damaged", test_restore_over_damaged);
  g_test_add_func ("/keep/backup-dialog", test_backup_dialog);
  g_test_add_func ("/keep/history", test_history);

  return g_test_run ();
}
