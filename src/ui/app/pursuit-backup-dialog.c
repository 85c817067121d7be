/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitBackupDialog:
 *
 * From which backup the database is to be restored: one of those that were made by themselves, or a file.
 * Before anything happens the user is asked.
 */

#include "pursuit-backup-dialog.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "compat.h"
#include "pursuit-day.h"
#include "pursuit-progress.h"
#include "pursuit-session-keep.h"

struct _PursuitBackupDialog
{
  AdwWindow parent_instance;

  PursuitApplication *application; /* unowned; it outlives its windows */
  char *chosen;
  AdwPreferencesGroup *automatic;
};

G_DEFINE_FINAL_TYPE (PursuitBackupDialog, pursuit_backup_dialog, ADW_TYPE_WINDOW)

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PursuitBackupDialog *self = PURSUIT_BACKUP_DIALOG (source);
  g_autofree char *answer = pursuit_compat_ask_finish (result);

  if (g_strcmp0 (answer, "restore") != 0)
    return;
  pursuit_application_restore (self->application, self->chosen);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask (PursuitBackupDialog *self, const char *file)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "restore", _ ("_Restore"), PURSUIT_ANSWER_DESTRUCTIVE },
  };
  g_autofree char *name = g_filename_display_basename (file);
  g_autofree char *heading = g_strdup_printf (_ ("Restore “%s”?"), name);

  g_free (self->chosen);
  self->chosen = g_strdup (file);
  pursuit_compat_ask_async (
      GTK_WINDOW (self), heading,
      _ ("Everything is as it was in the backup afterwards. What was done since is not lost: "
         "the present files are moved aside and kept. This cannot be undone in the program."),
      NULL, answers, G_N_ELEMENTS (answers), answered_cb, NULL);
}

static void
row_activated_cb (PursuitBackupDialog *self, AdwActionRow *row)
{
  ask (self, g_object_get_data (G_OBJECT (row), "file"));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = pursuit_compat_open_file_finish (result, NULL);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    ask (PURSUIT_BACKUP_DIALOG (source), path);
}

static void
choose_cb (PursuitBackupDialog *self)
{
  const PursuitFileType types[] = {
    { _ ("Backups"), "*.backup;*.db" },
    { _ ("All files"), "*" },
  };

  pursuit_compat_open_file_async (GTK_WINDOW (self), _ ("Choose a Backup"), types, G_N_ELEMENTS (types),
                                  file_chosen_cb, NULL);
}

/* “21 Nov 2026, 14:05”, then the size. */
static void
add_backup (PursuitBackupDialog *self, const char *file)
{
  GtkWidget *row = adw_action_row_new ();
  GStatBuf status = { 0 };
  g_autofree char *title = NULL, *size = NULL;

  if (g_stat (file, &status) != 0)
    return;
  title = pursuit_moment_format ((gint64) status.st_mtime * 1000);
  size = g_format_size (status.st_size);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "file", g_strdup (file), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->automatic, row);
}

static void
pursuit_backup_dialog_finalize (GObject *object)
{
  g_free (PURSUIT_BACKUP_DIALOG (object)->chosen);

  G_OBJECT_CLASS (pursuit_backup_dialog_parent_class)->finalize (object);
}

static void
pursuit_backup_dialog_class_init (PursuitBackupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_backup_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/app/pursuit-backup-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitBackupDialog, automatic);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_backup_dialog_init (PursuitBackupDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pursuit_backup_dialog_present:
 * @path: the database, open or not, that is to be restored
 *
 * Returns: (transfer none): the dialog; what is chosen is done by @application
 */
PursuitBackupDialog *
pursuit_backup_dialog_present (GtkWindow *parent, PursuitApplication *application, const char *path)
{
  PursuitBackupDialog *self;
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PURSUIT_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_BACKUP_DIALOG, "transient-for", parent, NULL);
  self->application = application;
  files = pursuit_session_automatic_backups (path);
  for (guint i = 0; i < files->len; i++)
    add_backup (self, files->pdata[i]);
  if (files->len == 0)
    adw_preferences_group_set_description (self->automatic, _ ("None was made yet."));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* Making a backup */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitProgress) progress = user_data;
  PursuitWindow *window = PURSUIT_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (progress)));
  g_autoptr (GError) error = NULL;
  gboolean done = pursuit_session_backup_finish (PURSUIT_SESSION (source), result, &error);

  pursuit_progress_end (progress);
  if (window == NULL)
    return;
  if (done)
    pursuit_window_toast (window, _ ("The backup is made and was read again."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pursuit_compat_tell (GTK_WINDOW (window), _ ("The backup could not be made"), error->message);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = pursuit_compat_save_file_finish (result, NULL);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  PursuitSession *session = pursuit_window_get_session (PURSUIT_WINDOW (source));
  PursuitProgress *progress;

  if (path == NULL || session == NULL)
    return;
  progress = g_object_ref (pursuit_progress_new (GTK_WINDOW (source), _ ("Making a backup")));
  pursuit_session_backup_async (session, path, PURSUIT_BACKUP_REPLACE, pursuit_progress_report, progress,
                                pursuit_progress_get_cancellable (progress), saved_cb, progress);
}

/** pursuit_backup_save: asks where to, and writes a backup of the database of @window there. */
void
pursuit_backup_save (PursuitWindow *window)
{
  const PursuitFileType types[] = { { _ ("Backups"), "*.backup" } };
  PursuitSession *session;
  g_autofree char *day = NULL, *name = NULL;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));

  session = pursuit_window_get_session (window);
  g_return_if_fail (session != NULL);

  day = pursuit_day_to_iso (pursuit_session_get_today (session));
  name = g_strdup_printf ("pursuit-%s.backup", day);
  pursuit_compat_save_file_async (GTK_WINDOW (window), _ ("Back Up"), name, types, G_N_ELEMENTS (types),
                                  place_chosen_cb, NULL);
}
