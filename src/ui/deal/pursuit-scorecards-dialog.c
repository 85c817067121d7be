/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitScorecardsDialog:
 *
 * The scorecards of the database: each can be edited, copied, retired and brought back. It follows the
 * database, so that undoing is seen.
 */

#include "pursuit-scorecards-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-icon-button.h"
#include "pursuit-scorecard-editor.h"
#include "pursuit-scorecard-template.h"
#include "pursuit-text.h"

struct _PursuitScorecardsDialog
{
  AdwPreferencesWindow parent_instance;

  PursuitWindow *window; /* unowned; the dialog is destroyed with it */
  GPtrArray *sheets;     /* (nullable): PursuitScoreSheet */
  GPtrArray *rows;       /* not owned: one a scorecard */
  AdwPreferencesGroup *group;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (PursuitScorecardsDialog, pursuit_scorecards_dialog, ADW_TYPE_PREFERENCES_WINDOW)

static PursuitSession *
get_session (PursuitScorecardsDialog *self)
{
  return pursuit_window_get_session (self->window);
}

static const PursuitScoreSheet *
get_sheet (PursuitScorecardsDialog *self, gpointer widget)
{
  return self->sheets->pdata[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "sheet"))];
}

static void
edit_cb (PursuitScorecardsDialog *self, GtkWidget *row)
{
  pursuit_scorecard_editor_new (self->window, GTK_WINDOW (self), get_sheet (self, row));
}

/* Everything but what makes it the one that it is. */
static void
copy_cb (PursuitScorecardsDialog *self, GtkWidget *button)
{
  g_autoptr (PursuitScoreSheet) copy = pursuit_score_sheet_copy (get_sheet (self, button));
  char *name = g_strdup_printf (_ ("%s (copy)"), copy->name);

  copy->id = 0;
  copy->retired = FALSE;
  g_clear_pointer (&copy->code, g_free);
  g_clear_pointer (&copy->name_other, g_free);
  g_free (copy->name);
  copy->name = name;
  for (guint i = 0; i < copy->items->len; i++)
    pursuit_score_sheet_get_item (copy, i)->id = 0;
  pursuit_scorecard_editor_new (self->window, GTK_WINDOW (self), copy);
}

static void
retire_cb (PursuitScorecardsDialog *self, GtkWidget *button)
{
  const PursuitScoreSheet *sheet = get_sheet (self, button);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_SCORECARD_TEMPLATE_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_SCORECARD_TEMPLATE_RETIRED, !sheet->retired);
  g_autoptr (PursuitCommand) command = pursuit_command_set_fields (sheet->id, 0, fields);
  pursuit_window_run (self->window, command, NULL, NULL);
}

static void
new_cb (PursuitScorecardsDialog *self)
{
  g_autoptr (PursuitScoreSheet) sheet = pursuit_score_sheet_new ();

  pursuit_scorecard_editor_new (self->window, GTK_WINDOW (self), sheet);
}

static void
add_button (PursuitScorecardsDialog *self,
            GtkWidget *row,
            guint index,
            const char *icon,
            const char *words,
            GCallback callback)
{
  GtkWidget *button = pursuit_icon_button_new (icon, words, callback, self);

  g_object_set_data (G_OBJECT (button), "sheet", GUINT_TO_POINTER (index));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static guint
count_items (const PursuitScoreSheet *sheet)
{
  guint n = 0;

  for (guint i = 0; i < sheet->items->len; i++)
    n += !pursuit_score_sheet_get_item (sheet, i)->retired;
  return n;
}

static void
add_row (PursuitScorecardsDialog *self, guint index)
{
  const PursuitScoreSheet *sheet = self->sheets->pdata[index];
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = pursuit_text_for_display (sheet->name, 80);
  g_autofree char *title = g_markup_escape_text (name, -1);
  guint n = count_items (sheet);
  g_autofree char *items = g_strdup_printf (ngettext ("%u criterion", "%u criteria", n), n);
  g_autofree char *subtitle =
      /* Translators: %s tells how many criteria a scorecard has */
      sheet->retired ? g_strdup_printf (_ ("%s · retired"), items) : g_strdup (items);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "sheet", GUINT_TO_POINTER (index));
  gtk_widget_set_sensitive (row, !pursuit_session_get_read_only (get_session (self)));
  g_signal_connect_object (row, "activated", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  add_button (self, row, index, "edit-copy-symbolic", _ ("Copy the scorecard"), G_CALLBACK (copy_cb));
  add_button (self, row, index, sheet->retired ? "edit-undo-symbolic" : "user-trash-symbolic",
              sheet->retired ? _ ("Bring the scorecard back") : _ ("Retire the scorecard"),
              G_CALLBACK (retire_cb));
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
sheets_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitScorecardsDialog) self = user_data;
  GPtrArray *sheets = pursuit_session_score_sheets_finish (PURSUIT_SESSION (source), result, NULL);

  if (sheets == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  self->sheets = sheets;
  for (guint i = 0; i < sheets->len; i++)
    add_row (self, i);
}

static void
read_sheets (PursuitScorecardsDialog *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pursuit_session_score_sheets_async (get_session (self), 0, self->reading, sheets_read_cb,
                                      g_object_ref (self));
}

static void
changed_cb (PursuitScorecardsDialog *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "scorecard_template") ||
      pursuit_change_touches (change, "scorecard_criterion"))
    read_sheets (self);
}

static void
pursuit_scorecards_dialog_dispose (GObject *object)
{
  PursuitScorecardsDialog *self = PURSUIT_SCORECARDS_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_scorecards_dialog_parent_class)->dispose (object);
}

static void
pursuit_scorecards_dialog_class_init (PursuitScorecardsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_scorecards_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_scorecards_dialog_init (PursuitScorecardsDialog *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_New…"));

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (
      self->group,
      _ ("By what deals are assessed. Retired scorecards stay where deals were assessed by them."));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (new_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (self->group, button);
  adw_preferences_page_add (page, self->group);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), page);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self), FALSE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Scorecards"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 560);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

/** pursuit_scorecards_dialog_new: (transfer none): presents the dialog above @window. */
PursuitScorecardsDialog *
pursuit_scorecards_dialog_new (PursuitWindow *window)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  PursuitScorecardsDialog *self = g_object_new (PURSUIT_TYPE_SCORECARDS_DIALOG, NULL);
  self->window = window;
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (window));
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_sheets (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
