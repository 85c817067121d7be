/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitHistoryDialog:
 *
 * What was done to the database, the latest first: when, by whom, what. Steps that were taken back are
 * marked. It stays open while one undoes and redoes, and follows.
 */

#include "pursuit-history-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-day.h"
#include "pursuit-text.h"

#define MAX_ENTRIES 300
#define MAX_CHARS 200

struct _PursuitHistoryDialog
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* unowned; the dialog is destroyed with it */
  PursuitSession *session;
  GCancellable *cancellable;

  GtkListBox *list;
  GtkButton *undo;
  GtkButton *redo;
};

G_DEFINE_FINAL_TYPE (PursuitHistoryDialog, pursuit_history_dialog, ADW_TYPE_WINDOW)

static void
add_entry (PursuitHistoryDialog *self, const PursuitHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = pursuit_text_for_display (entry->label, MAX_CHARS);
  g_autofree char *moment = pursuit_moment_format (entry->at_ms);
  g_autofree char *actor = pursuit_text_for_display (entry->actor, 60);
  g_autofree char *who = *actor ? g_strdup_printf ("%s · %s", moment, actor) : g_strdup (moment);
  g_autofree char *title = g_markup_escape_text (line, -1);
  g_autofree char *subtitle = g_markup_escape_text (who, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  if (entry->undone)
    {
      GtkWidget *mark = gtk_label_new (_ ("undone"));

      gtk_widget_add_css_class (mark, "dim-label");
      gtk_widget_add_css_class (row, "undone");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  gtk_list_box_append (self->list, row);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = pursuit_session_history_finish (PURSUIT_SESSION (source), result, &error);
  GtkWidget *child;

  if (entries == NULL)
    {
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        pursuit_window_toast_error (self->window, error);
      return;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < entries->len; i++)
    add_entry (self, entries->pdata[i]);
}

static void
update (PursuitHistoryDialog *self)
{
  const char *undo = pursuit_session_get_undo_label (self->session);
  const char *redo = pursuit_session_get_redo_label (self->session);

  gtk_widget_set_sensitive (GTK_WIDGET (self->undo), undo != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->redo), redo != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->undo), undo);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->redo), redo);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pursuit_session_history_async (self->session, NULL, 0, MAX_ENTRIES, self->cancellable, read_cb,
                                 g_object_ref (self));
}

static void
undo_cb (PursuitHistoryDialog *self)
{
  pursuit_window_undo (self->window);
}

static void
redo_cb (PursuitHistoryDialog *self)
{
  pursuit_window_redo (self->window);
}

static void
pursuit_history_dialog_dispose (GObject *object)
{
  PursuitHistoryDialog *self = PURSUIT_HISTORY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_history_dialog_parent_class)->dispose (object);
}

static void
pursuit_history_dialog_class_init (PursuitHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_history_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/app/pursuit-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PursuitHistoryDialog, undo);
  gtk_widget_class_bind_template_child (widget_class, PursuitHistoryDialog, redo);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, redo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_history_dialog_init (PursuitHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** pursuit_history_dialog_present: (transfer none): shows the history of the database of @window. */
PursuitHistoryDialog *
pursuit_history_dialog_present (PursuitWindow *window)
{
  PursuitHistoryDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (pursuit_window_get_session (window) != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_HISTORY_DIALOG, "transient-for", window, NULL);
  self->window = window;
  self->session = g_object_ref (pursuit_window_get_session (window));
  g_signal_connect_object (self->session, "steps-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
