/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealCloseDialog:
 *
 * Closes a deal as won, lost, withdrawn or postponed: when, why, and to whom it was lost. Whatever does not
 * end as won needs a reason: without it nobody learns from it.
 */

#include "pursuit-deal-close-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-error.h"
#include "pursuit-form-row.h"
#include "pursuit-parse.h"
#include "pursuit-text.h"

struct _PursuitDealCloseDialog
{
  PursuitRecordDialog parent_instance;

  AdwComboRow *outcome;
  GtkWidget *day;
  GtkWidget *step; /* what winning needs when something stands against it */
  GtkSwitch *force;
  GtkWidget *approver;
};

G_DEFINE_FINAL_TYPE (PursuitDealCloseDialog, pursuit_deal_close_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint FIELDS[] = { PURSUIT_DEAL_CLOSE_REASON, PURSUIT_DEAL_COMPETITOR };

static const PursuitField DAY_FIELD = { .name = "closed",
                                        .type = PURSUIT_FIELD_DATE,
                                        .label = N_ ("Closed on") };

/* The outcome of the row; the open one is no way to close a deal. */
static const PursuitChoice *
get_outcome (PursuitDealCloseDialog *self)
{
  return &PURSUIT_OUTCOMES[adw_combo_row_get_selected (self->outcome) + 1];
}

static void
refuse (GtkWidget *row, const char *sentence)
{
  pursuit_form_row_tell (row, sentence);
  gtk_widget_grab_focus (row);
}

static gboolean
read_day (PursuitDealCloseDialog *self, PursuitDay *day)
{
  g_auto (PursuitValue) value = { 0 };

  if (!pursuit_form_row_read (self->day, &DAY_FIELD, &value))
    {
      gtk_widget_grab_focus (self->day);
      return FALSE;
    }
  if (value.kind != PURSUIT_VALUE_INT)
    {
      refuse (self->day, _ ("Say on which day the deal was closed."));
      return FALSE;
    }
  *day = (PursuitDay) value.i;
  return TRUE;
}

static PursuitCommand *
pursuit_deal_close_dialog_make_command (PursuitRecordDialog *dialog,
                                        PursuitFields *fields,
                                        PursuitRecord *record)
{
  PursuitDealCloseDialog *self = PURSUIT_DEAL_CLOSE_DIALOG (dialog);
  PursuitForm *form = pursuit_record_dialog_get_form (dialog);
  g_autofree char *reason = pursuit_form_get_text (form, PURSUIT_DEAL_CLOSE_REASON);
  g_autofree char *competitor = pursuit_form_get_text (form, PURSUIT_DEAL_COMPETITOR);
  const char *outcome = get_outcome (self)->code;
  PursuitDay day;

  if (!read_day (self, &day))
    return NULL;
  if (!g_str_equal (outcome, "won") && pursuit_text_is_blank (reason))
    {
      refuse (pursuit_form_get_row (form, PURSUIT_DEAL_CLOSE_REASON), _ ("Say in a few words why."));
      return NULL;
    }
  gboolean won = g_str_equal (outcome, "won");
  const char *approver = gtk_editable_get_text (GTK_EDITABLE (self->approver));
  if (won && gtk_switch_get_active (self->force) && pursuit_text_is_blank (reason))
    {
      refuse (pursuit_form_get_row (form, PURSUIT_DEAL_CLOSE_REASON), _ ("Say in a few words why."));
      return NULL;
    }
  PursuitCommand *command =
      pursuit_command_close_deal (pursuit_record_get_id (record), outcome, reason, competitor, day);
  if (won && gtk_switch_get_active (self->force))
    pursuit_command_set_force (command, reason);
  if (won && !pursuit_text_is_blank (approver))
    pursuit_command_set_approval (command, approver, reason);
  return command;
}

static void
outcome_chosen_cb (PursuitDealCloseDialog *self)
{
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));

  gtk_widget_set_visible (self->step, g_str_equal (get_outcome (self)->code, "won"));
  /* a won deal had competitors too, but one that is only put off was lost to nobody */
  gtk_widget_set_visible (pursuit_form_get_row (form, PURSUIT_DEAL_COMPETITOR),
                          !g_str_equal (get_outcome (self)->code, "postponed"));
}

static void
add_outcome_section (PursuitDealCloseDialog *self, PursuitSession *session, const char *outcome)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *today = pursuit_day_to_iso (pursuit_session_get_today (session));
  GtkWidget *group = adw_preferences_group_new ();
  guint selected = 0;

  for (guint i = 1; PURSUIT_OUTCOMES[i].code != NULL; i++)
    {
      gtk_string_list_append (names, _ (PURSUIT_OUTCOMES[i].label));
      if (g_str_equal (PURSUIT_OUTCOMES[i].code, outcome))
        selected = i - 1;
    }
  self->outcome = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->outcome), _ ("Outcome"));
  adw_combo_row_set_model (self->outcome, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->outcome, selected);
  self->day = pursuit_form_row_new (session, &DAY_FIELD);
  pursuit_form_row_set_text (self->day, &DAY_FIELD, today);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->outcome));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->day);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), group);
  g_signal_connect_object (self->outcome, "notify::selected", G_CALLBACK (outcome_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Winning a deal is a step into delivery: key nodes and colleagues have a say in it. */
static void
add_step_section (PursuitDealCloseDialog *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->force = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->force), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Win though a key node is not met"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->force));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->force));
  self->approver = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->approver), _ ("Approved by"));
  self->step = adw_preferences_group_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->step), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->step), self->approver);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), self->step);
}

static void
pursuit_deal_close_dialog_class_init (PursuitDealCloseDialogClass *klass)
{
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_deal_close_dialog_make_command;
}

static void
pursuit_deal_close_dialog_init (PursuitDealCloseDialog *self)
{
}

/**
 * pursuit_deal_close_dialog_new:
 * @outcome: the code that is chosen at first: won, lost, withdrawn or postponed
 *
 * Presents the dialog that closes @deal.
 *
 * Returns: (transfer none): the dialog
 */
PursuitDealCloseDialog *
pursuit_deal_close_dialog_new (PursuitWindow *window, PursuitDeal *deal, const char *outcome)
{
  PursuitDealCloseDialog *self;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PURSUIT_IS_DEAL (deal), NULL);
  g_return_val_if_fail (outcome != NULL, NULL);

  name = pursuit_text_for_display (pursuit_record_get_text (PURSUIT_RECORD (deal), PURSUIT_DEAL_TITLE), 60);
  /* Translators: %s is a deal. */
  title = g_strdup_printf (_ ("Close “%s”"), name);
  self = g_object_new (PURSUIT_TYPE_DEAL_CLOSE_DIALOG, NULL);
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window, title, &PURSUIT_DEAL_ENTITY, FIELDS,
                               G_N_ELEMENTS (FIELDS), PURSUIT_RECORD (deal));
  add_outcome_section (self, pursuit_window_get_session (window), outcome);
  add_step_section (self);
  outcome_chosen_cb (self);
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 560);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
