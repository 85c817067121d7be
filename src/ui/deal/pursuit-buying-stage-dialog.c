/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitBuyingStageDialog:
 *
 * Asks where the customer of a deal is: the buying stage, the day of the evidence, and who told us. It never
 * follows from where we are; it may skip a stage and go back.
 */

#include "pursuit-buying-stage-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-buying-stage.h"
#include "pursuit-form-row.h"
#include "pursuit-text.h"
#include "pursuit-told-by.h"

#define MAX_CHARS 60

struct _PursuitBuyingStageDialog
{
  PursuitRecordDialog parent_instance;

  GPtrArray *stages; /* PursuitBuyingStage, in the chooser behind “Not known” */
  AdwComboRow *stage;
  GtkWidget *day;
  GtkWidget *told_by;
  guint first_selected;
};

G_DEFINE_FINAL_TYPE (PursuitBuyingStageDialog, pursuit_buying_stage_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const PursuitField DAY_FIELD = { .name = "buying_day",
                                        .type = PURSUIT_FIELD_DATE,
                                        .label = N_ ("Day of the evidence") };

static gboolean
read_day (PursuitBuyingStageDialog *self, PursuitDay *day)
{
  g_auto (PursuitValue) value = { 0 };
  gboolean valid = pursuit_form_row_read (self->day, &DAY_FIELD, &value);

  *day = valid && value.kind == PURSUIT_VALUE_INT ? (PursuitDay) value.i : PURSUIT_DAY_NONE;
  if (valid && *day == PURSUIT_DAY_NONE)
    pursuit_form_row_tell (self->day, _ ("Say on which day it was seen or told."));
  if (*day == PURSUIT_DAY_NONE)
    gtk_widget_grab_focus (self->day);
  return *day != PURSUIT_DAY_NONE;
}

static PursuitCommand *
pursuit_buying_stage_dialog_make_command (PursuitRecordDialog *dialog,
                                          PursuitFields *fields,
                                          PursuitRecord *record)
{
  PursuitBuyingStageDialog *self = PURSUIT_BUYING_STAGE_DIALOG (dialog);
  guint selected = adw_combo_row_get_selected (self->stage);
  const char *told_by = gtk_editable_get_text (GTK_EDITABLE (self->told_by));
  PursuitDay day;

  if (selected == 0)
    {
      pursuit_fields_unset (fields, PURSUIT_DEAL_BUYING_STAGE);
      return pursuit_command_set_fields (pursuit_record_get_id (record), 0, fields);
    }
  if (!read_day (self, &day))
    return NULL;
  pursuit_fields_set_text (fields, PURSUIT_DEAL_BUYING_STAGE,
                           pursuit_record_get_text (self->stages->pdata[selected - 1],
                                                    PURSUIT_BUYING_STAGE_CODE));
  pursuit_fields_set_day (fields, PURSUIT_DEAL_BUYING_DAY, day);
  if (pursuit_text_is_blank (told_by))
    pursuit_fields_unset (fields, PURSUIT_DEAL_BUYING_SOURCE);
  else
    pursuit_fields_set_text (fields, PURSUIT_DEAL_BUYING_SOURCE, told_by);
  return pursuit_command_set_fields (pursuit_record_get_id (record), 0, fields);
}

static gboolean
pursuit_buying_stage_dialog_is_changed (PursuitRecordDialog *dialog)
{
  PursuitBuyingStageDialog *self = PURSUIT_BUYING_STAGE_DIALOG (dialog);

  return adw_combo_row_get_selected (self->stage) != self->first_selected ||
         *gtk_editable_get_text (GTK_EDITABLE (self->told_by)) != '\0';
}

static void
stage_chosen_cb (PursuitBuyingStageDialog *self)
{
  gboolean known = adw_combo_row_get_selected (self->stage) > 0;

  gtk_widget_set_visible (self->day, known);
  gtk_widget_set_visible (self->told_by, known);
}

static void
pursuit_buying_stage_dialog_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_BUYING_STAGE_DIALOG (object)->stages, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_buying_stage_dialog_parent_class)->finalize (object);
}

static void
pursuit_buying_stage_dialog_class_init (PursuitBuyingStageDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_buying_stage_dialog_finalize;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_buying_stage_dialog_make_command;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->is_changed = pursuit_buying_stage_dialog_is_changed;
}

static void
pursuit_buying_stage_dialog_init (PursuitBuyingStageDialog *self)
{
}

static void
add_rows (PursuitBuyingStageDialog *self, PursuitSession *session, PursuitRecord *deal, gint64 stage_id)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *today = pursuit_day_to_iso (pursuit_session_get_today (session));
  GtkWidget *group = adw_preferences_group_new ();

  gtk_string_list_append (names, _ ("Not known"));
  for (guint i = 0; i < self->stages->len; i++)
    {
      const char *name = pursuit_record_get_text (self->stages->pdata[i], PURSUIT_BUYING_STAGE_NAME);
      g_autofree char *shown = pursuit_text_for_display (name, MAX_CHARS);

      gtk_string_list_append (names, shown);
      if (pursuit_record_get_id (self->stages->pdata[i]) == stage_id)
        self->first_selected = i + 1;
    }
  self->stage = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->stage), _ ("Buying stage"));
  adw_combo_row_set_model (self->stage, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->stage, self->first_selected);
  self->day = pursuit_form_row_new (session, &DAY_FIELD);
  pursuit_form_row_set_text (self->day, &DAY_FIELD, today);
  self->told_by = pursuit_told_by_new (session, pursuit_record_get_id (deal));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->stage));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->day);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->told_by);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), group);
  g_signal_connect_object (self->stage, "notify::selected", G_CALLBACK (stage_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  stage_chosen_cb (self);
}

/**
 * pursuit_buying_stage_dialog_new:
 * @stages: (element-type PursuitBuyingStage): of the deal's process, in order
 * @stage_id: the one that is chosen at first; 0 for none
 *
 * Presents the dialog “Where is the customer?”.
 *
 * Returns: (transfer none): the dialog
 */
PursuitBuyingStageDialog *
pursuit_buying_stage_dialog_new (PursuitWindow *window, PursuitDeal *deal, GPtrArray *stages, gint64 stage_id)
{
  PursuitBuyingStageDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PURSUIT_IS_DEAL (deal), NULL);
  g_return_val_if_fail (stages != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_BUYING_STAGE_DIALOG, NULL);
  self->stages = g_ptr_array_ref (stages);
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window, _ ("Where is the customer?"),
                               &PURSUIT_DEAL_ENTITY, NULL, 0, PURSUIT_RECORD (deal));
  gtk_widget_set_visible (GTK_WIDGET (pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self))), FALSE);
  add_rows (self, pursuit_window_get_session (window), PURSUIT_RECORD (deal), stage_id);
  gtk_window_set_focus (GTK_WINDOW (self),
                        stage_id == 0 ? GTK_WIDGET (self->stage) : GTK_WIDGET (self->told_by));
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 320);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
