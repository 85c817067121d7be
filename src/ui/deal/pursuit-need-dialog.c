/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitNeedDialog:
 *
 * Notes what somebody at the customer needs, or says it anew: what was said before stays and is shown below.
 */

#include "pursuit-need-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-buying-command.h"
#include "pursuit-buying-criterion.h"
#include "pursuit-form-row.h"
#include "pursuit-need-version.h"
#include "pursuit-text.h"

#define MAX_CHARS 300
#define MAX_NAME 60

struct _PursuitNeedDialog
{
  PursuitRecordDialog parent_instance;

  PursuitWindow *window; /* unowned; the dialog is destroyed with it */
  gint64 deal_id;
  gint64 need_id; /* 0: a new one */
  GtkWidget *text;
  GtkWidget *source;
  GtkWidget *day;
  AdwComboRow *criterion;
  AdwPreferencesGroup *versions;

  char *first_text;
  char *first_source;
  gint64 first_criterion;
  GPtrArray *criteria; /* (nullable): what the deal is judged by, behind “none” in the chooser */
};

G_DEFINE_FINAL_TYPE (PursuitNeedDialog, pursuit_need_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint FIELDS[] = { PURSUIT_NEED_HOLDER, PURSUIT_NEED_KIND };

static const PursuitField *
version_field (guint index)
{
  return &PURSUIT_NEED_VERSION_ENTITY.fields[index];
}

static char *
get_text (PursuitNeedDialog *self)
{
  return g_strstrip (pursuit_form_row_get_text (self->text, version_field (PURSUIT_NEED_VERSION_TEXT)));
}

static char *
get_source (PursuitNeedDialog *self)
{
  return g_strstrip (pursuit_form_row_get_text (self->source, version_field (PURSUIT_NEED_VERSION_SOURCE)));
}

static gint64
get_criterion (PursuitNeedDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->criterion);

  if (self->criteria == NULL || selected == GTK_INVALID_LIST_POSITION)
    return self->first_criterion;
  return selected > 0 ? pursuit_record_get_id (self->criteria->pdata[selected - 1]) : 0;
}

/* Whether what is needed is said in other words, or comes from another source. */
static gboolean
is_said_anew (PursuitNeedDialog *self)
{
  g_autofree char *text = get_text (self);
  g_autofree char *source = get_source (self);

  return !g_str_equal (text, self->first_text) || !g_str_equal (source, self->first_source);
}

static PursuitCommand *
pursuit_need_dialog_make_command (PursuitRecordDialog *dialog, PursuitFields *fields, PursuitRecord *record)
{
  PursuitNeedDialog *self = PURSUIT_NEED_DIALOG (dialog);
  gboolean anew = is_said_anew (self);
  g_autofree char *text = get_text (self);
  g_autofree char *source = get_source (self);
  g_auto (PursuitValue) day = { 0 };

  if (*text == '\0')
    {
      pursuit_form_row_tell (self->text, _ ("Say what is needed."));
      gtk_widget_grab_focus (self->text);
      return NULL;
    }
  if (!pursuit_form_row_read (self->day, version_field (PURSUIT_NEED_VERSION_DAY), &day))
    {
      gtk_widget_grab_focus (self->day);
      return NULL;
    }
  if (get_criterion (self) != self->first_criterion)
    pursuit_fields_set_int (fields, PURSUIT_NEED_CRITERION_ID, get_criterion (self));
  if (!anew && pursuit_fields_is_empty (fields))
    {
      gtk_window_close (GTK_WINDOW (self));
      return NULL;
    }
  return pursuit_command_note_need (self->deal_id, self->need_id, fields, anew ? text : NULL, source,
                                    day.kind == PURSUIT_VALUE_INT ? (PursuitDay) day.i : PURSUIT_DAY_NONE);
}

static gboolean
pursuit_need_dialog_is_changed (PursuitRecordDialog *dialog)
{
  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_need_dialog_parent_class)->is_changed (dialog) ||
         is_said_anew (PURSUIT_NEED_DIALOG (dialog));
}

static void
pursuit_need_dialog_finalize (GObject *object)
{
  PursuitNeedDialog *self = PURSUIT_NEED_DIALOG (object);

  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  g_free (self->first_text);
  g_free (self->first_source);

  G_OBJECT_CLASS (pursuit_need_dialog_parent_class)->finalize (object);
}

static void
pursuit_need_dialog_class_init (PursuitNeedDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_need_dialog_finalize;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_need_dialog_make_command;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->is_changed = pursuit_need_dialog_is_changed;
}

static void
pursuit_need_dialog_init (PursuitNeedDialog *self)
{
}

static void
criteria_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitNeedDialog) self = user_data;
  g_autoptr (GPtrArray) criteria = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  if (criteria == NULL || criteria->len == 0)
    return;
  /* Translators: of the buying criteria, none */
  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; i < criteria->len; i++)
    {
      g_autofree char *name = pursuit_text_for_display (
          pursuit_record_get_text (criteria->pdata[i], PURSUIT_BUYING_CRITERION_NAME), MAX_NAME);

      gtk_string_list_append (names, name);
      if (pursuit_record_get_id (criteria->pdata[i]) == self->first_criterion)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->criterion, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->criterion, selected);
  self->criteria = g_steal_pointer (&criteria);
  gtk_widget_set_visible (GTK_WIDGET (self->criterion), TRUE);
}

static void
read_criteria (PursuitNeedDialog *self, PursuitSession *session)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_BUYING_CRITERION_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_BUYING_CRITERION_DEAL_ID, PURSUIT_OP_EQ, self->deal_id);
  pursuit_session_fetch_async (session, spec, NULL, criteria_read_cb, g_object_ref (self));
}

/* What was said before, the latest first; that one stands above. */
static void
versions_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitNeedDialog) self = user_data;
  PursuitSession *session = PURSUIT_SESSION (source);
  g_autoptr (GPtrArray) versions = pursuit_session_fetch_finish (session, result, NULL);

  for (guint i = 1; versions != NULL && i < versions->len; i++)
    {
      PursuitRecord *version = versions->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *text =
          pursuit_text_for_display (pursuit_record_get_text (version, PURSUIT_NEED_VERSION_TEXT), MAX_CHARS);
      g_autofree char *day = pursuit_day_format (pursuit_record_get_day (version, PURSUIT_NEED_VERSION_DAY),
                                                 pursuit_session_get_today (session));
      const char *from = pursuit_record_get_text (version, PURSUIT_NEED_VERSION_SOURCE);
      const char *by = pursuit_record_get_text (version, PURSUIT_NEED_VERSION_BY);
      g_autofree char *note = g_strdup_printf ("%s%s%s%s%s", day, from ? " · " : "", from ? from : "",
                                               by ? " · " : "", by ? by : "");
      g_autofree char *shown = pursuit_text_for_display (note, MAX_CHARS);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
      adw_preferences_group_add (self->versions, row);
      gtk_widget_set_visible (GTK_WIDGET (self->versions), TRUE);
    }
}

static void
read_versions (PursuitNeedDialog *self, PursuitSession *session)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_NEED_VERSION_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_NEED_VERSION_NEED_ID, PURSUIT_OP_EQ, self->need_id);
  pursuit_list_spec_sort (spec, PURSUIT_NEED_VERSION_DAY, TRUE);
  pursuit_list_spec_sort (spec, PURSUIT_RECORD_ID, TRUE);
  pursuit_session_fetch_async (session, spec, NULL, versions_read_cb, g_object_ref (self));
}

static void
drop_clicked_cb (PursuitNeedDialog *self)
{
  PursuitRecord *need = pursuit_record_dialog_get_record (PURSUIT_RECORD_DIALOG (self));
  g_autoptr (PursuitCommand) command =
      pursuit_command_drop_need (self->need_id, !pursuit_record_is_set (need, PURSUIT_NEED_DROPPED));

  pursuit_window_run (self->window, command, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_drop (PursuitNeedDialog *self, PursuitRecord *need)
{
  gboolean dropped = pursuit_record_is_set (need, PURSUIT_NEED_DROPPED);
  GtkWidget *button =
      gtk_button_new_with_mnemonic (dropped ? _ ("_Restore This Need") : _ ("_Drop This Need"));

  gtk_widget_set_tooltip_text (button, dropped ? _ ("It is a need again")
                                               : _ ("It is no need any longer; what was said of it stays"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (drop_clicked_cb), self, G_CONNECT_SWAPPED);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), button);
}

static void
add_rows (PursuitNeedDialog *self, PursuitSession *session)
{
  g_autofree char *today = pursuit_day_to_iso (pursuit_session_get_today (session));
  GtkWidget *group = adw_preferences_group_new ();

  self->text = pursuit_form_row_new (session, version_field (PURSUIT_NEED_VERSION_TEXT));
  self->source = pursuit_form_row_new (session, version_field (PURSUIT_NEED_VERSION_SOURCE));
  self->day = pursuit_form_row_new (session, version_field (PURSUIT_NEED_VERSION_DAY));
  self->criterion = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->criterion), _ ("Buying criterion"));
  gtk_widget_set_visible (GTK_WIDGET (self->criterion), FALSE);
  pursuit_form_row_set_text (self->text, version_field (PURSUIT_NEED_VERSION_TEXT), self->first_text);
  pursuit_form_row_set_text (self->source, version_field (PURSUIT_NEED_VERSION_SOURCE), self->first_source);
  pursuit_form_row_set_text (self->day, version_field (PURSUIT_NEED_VERSION_DAY), today);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->source);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->day);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->criterion));
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), group);

  self->versions = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->versions, _ ("What was said before"));
  gtk_widget_set_visible (GTK_WIDGET (self->versions), FALSE);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), GTK_WIDGET (self->versions));
}

static char *
text_or_nothing (PursuitRecord *need, guint field)
{
  const char *text = need != NULL ? pursuit_record_get_text (need, field) : NULL;

  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

/**
 * pursuit_need_dialog_new:
 * @deal_id: whose customer needs it
 * @need: (nullable): what is known of it; %NULL for a new one
 *
 * Presents the dialog.
 *
 * Returns: (transfer none): the dialog
 */
PursuitNeedDialog *
pursuit_need_dialog_new (PursuitWindow *window, gint64 deal_id, PursuitNeed *need)
{
  PursuitRecord *record = (PursuitRecord *) need;
  PursuitNeedDialog *self;
  PursuitSession *session;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (need == NULL || PURSUIT_IS_NEED (need), NULL);

  self = g_object_new (PURSUIT_TYPE_NEED_DIALOG, NULL);
  session = pursuit_window_get_session (window);
  self->window = window;
  self->deal_id = deal_id;
  self->need_id = record != NULL ? pursuit_record_get_id (record) : 0;
  self->first_text = text_or_nothing (record, PURSUIT_NEED_TEXT);
  self->first_source = text_or_nothing (record, PURSUIT_NEED_SOURCE);
  self->first_criterion = record != NULL ? pursuit_record_get_int (record, PURSUIT_NEED_CRITERION_ID) : 0;
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window,
                               record != NULL ? _ ("Need") : _ ("New Need"), &PURSUIT_NEED_ENTITY, FIELDS,
                               G_N_ELEMENTS (FIELDS), record);
  add_rows (self, session);
  read_criteria (self, session);
  if (record != NULL)
    {
      read_versions (self, session);
      add_drop (self, record);
    }
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 480);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
