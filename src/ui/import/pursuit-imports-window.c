/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitImportsWindow:
 *
 * The imports of before, each of which can be taken back as a whole as long as nothing rests on it.
 */

#include "pursuit-imports-window.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-day.h"
#include "pursuit-money.h"
#include "pursuit-session-imports.h"

struct _PursuitImportsWindow
{
  AdwWindow parent_instance;

  PursuitSession *session;
  GCancellable *cancellable;
  gint64 asked; /* the import whose reverting the user is asked about */

  GtkListBox *list;
  GtkStack *pages;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (PursuitImportsWindow, pursuit_imports_window, ADW_TYPE_WINDOW)

static void
refresh (PursuitImportsWindow *self);

/* Reverting */

static void
set_busy (PursuitImportsWindow *self, gboolean busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !busy);
}

static void
reverted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitImportsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  PursuitStep *step = pursuit_session_revert_import_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (step == NULL)
    pursuit_compat_tell (GTK_WINDOW (self), _ ("The Import Stays"), error->message);
  g_clear_pointer (&step, pursuit_step_free);
  refresh (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitImportsWindow) self = user_data;
  g_autofree char *answer = pursuit_compat_ask_finish (result);

  if (g_strcmp0 (answer, "revert") != 0 || self->session == NULL)
    return;
  set_busy (self, TRUE);
  pursuit_session_revert_import_async (self->session, self->asked, self->cancellable, reverted_cb,
                                       g_object_ref (self));
}

static void
revert_cb (PursuitImportsWindow *self, GtkButton *button)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "revert", _ ("_Take Back"), PURSUIT_ANSWER_DESTRUCTIVE },
  };
  g_autofree char *heading = g_strdup_printf (_ ("Take back the import of “%s”?"),
                                              (const char *) g_object_get_data (G_OBJECT (button), "file"));

  self->asked = *(gint64 *) g_object_get_data (G_OBJECT (button), "import");
  pursuit_compat_ask_async (
      GTK_WINDOW (self), heading,
      _ ("The records that it made go, and those that it updated get their old values "
         "again. If something rests on them by now, nothing is changed and you are told "
         "what. You can undo this."),
      NULL, answers, G_N_ELEMENTS (answers), answered_cb, g_object_ref (self));
}

/* The list */

static char *
word_counts (const PursuitPastImport *import)
{
  g_autofree char *imported = pursuit_number_format (import->imported);
  g_autofree char *updated = pursuit_number_format (import->updated);
  g_autofree char *rejected = pursuit_number_format (import->rejected);
  g_autofree char *when = pursuit_moment_format (import->at_ms);

  /* Translators: when, what (“Company”), then three numbers */
  return g_strdup_printf (_ ("%s · %s · new %s, updated %s, rejected %s"), when,
                          import->entity != NULL ? _ (import->entity->label) : "", imported, updated,
                          rejected);
}

static GtkWidget *
make_end (PursuitImportsWindow *self, const PursuitPastImport *import)
{
  GtkWidget *end;

  if (import->state != PURSUIT_PAST_IMPORT_STANDS)
    {
      end = gtk_label_new (import->state == PURSUIT_PAST_IMPORT_UNDONE ? _ ("Undone") : _ ("Taken back"));
      gtk_widget_add_css_class (end, "dim-label");
      return end;
    }
  end = gtk_button_new_with_mnemonic (_ ("_Revert…"));
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (end), "import", g_memdup2 (&import->id, sizeof import->id), g_free);
  g_object_set_data_full (G_OBJECT (end), "file", g_strdup (import->file), g_free);
  g_signal_connect_object (end, "clicked", G_CALLBACK (revert_cb), self, G_CONNECT_SWAPPED);
  return end;
}

static void
add_row (PursuitImportsWindow *self, const PursuitPastImport *import)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *counts = word_counts (import);
  GtkWidget *end = make_end (self, import);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), import->file);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), counts);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), end);
  if (GTK_IS_BUTTON (end))
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), end);
  gtk_list_box_append (self->list, row);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitImportsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports =
      pursuit_session_list_imports_finish (PURSUIT_SESSION (source), result, &error);
  GtkWidget *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (imports == NULL)
    {
      pursuit_compat_tell (GTK_WINDOW (self), _ ("Earlier Imports"), error->message);
      return;
    }
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < imports->len; i++)
    add_row (self, imports->pdata[i]);
  gtk_stack_set_visible_child_name (self->pages, imports->len > 0 ? "list" : "empty");
}

static void
refresh (PursuitImportsWindow *self)
{
  set_busy (self, TRUE);
  pursuit_session_list_imports_async (self->session, self->cancellable, listed_cb, g_object_ref (self));
}

static void
pursuit_imports_window_dispose (GObject *object)
{
  PursuitImportsWindow *self = PURSUIT_IMPORTS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (pursuit_imports_window_parent_class)->dispose (object);
}

static void
pursuit_imports_window_class_init (PursuitImportsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_imports_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/import/pursuit-imports-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportsWindow, spinner);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_imports_window_init (PursuitImportsWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pursuit_imports_window_present:
 * @parent: (nullable): the window over which it is shown
 *
 * Returns: (transfer none): the window, shown
 */
PursuitImportsWindow *
pursuit_imports_window_present (GtkWindow *parent, PursuitSession *session)
{
  PursuitImportsWindow *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  self = g_object_new (PURSUIT_TYPE_IMPORTS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (session);
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
