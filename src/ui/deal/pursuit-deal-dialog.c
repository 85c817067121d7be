/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealDialog:
 *
 * Makes a deal, or changes one. A new deal is also given its place: a process and the stage in which it
 * starts. Later it changes stage by being moved, which is another step than editing; only when it is put into
 * another process it is asked for the stage there.
 */

#include "pursuit-deal-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-process.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"

struct _PursuitDealDialog
{
  PursuitRecordDialog parent_instance;

  GtkWidget *place;
  AdwComboRow *process;
  AdwComboRow *stage;
  gint64 wanted_process; /* chosen at first; of a deal that is changed: where it is */
  GPtrArray *processes;  /* PursuitProcess */
  GPtrArray *stages;     /* PursuitStage of all processes, in their order */
  GArray *shown;         /* guint: indices in `stages` of those that can be chosen now */
};

G_DEFINE_FINAL_TYPE (PursuitDealDialog, pursuit_deal_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint FIELDS[] = {
  PURSUIT_DEAL_TITLE,
  PURSUIT_DEAL_COMPANY,
  PURSUIT_DEAL_AMOUNT,
  PURSUIT_DEAL_CURRENCY,
  PURSUIT_DEAL_OWNER,
  PURSUIT_DEAL_GRADE,
  PURSUIT_DEAL_EXPECTED_CLOSE,
  PURSUIT_DEAL_PRODUCT,
  PURSUIT_DEAL_SOURCE,
  PURSUIT_DEAL_PROBABILITY_OWN,
  PURSUIT_DEAL_PROBABILITY_REASON,
  PURSUIT_DEAL_FORECAST,
  PURSUIT_DEAL_FORECAST_MANAGER,
  PURSUIT_DEAL_BUDGET,
  PURSUIT_DEAL_BUYING_WHEN,
  PURSUIT_DEAL_BUYING_METHOD,
  PURSUIT_DEAL_IN_CHARGE,
  PURSUIT_DEAL_STRATEGY,
  PURSUIT_DEAL_NOTES,
};

static PursuitRecord *
get_process (PursuitDealDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->process);

  return self->processes != NULL && selected < self->processes->len ? self->processes->pdata[selected] : NULL;
}

static PursuitRecord *
get_stage (PursuitDealDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->stage);

  if (self->stages == NULL || selected >= self->shown->len)
    return NULL;
  return self->stages->pdata[g_array_index (self->shown, guint, selected)];
}

static gboolean
is_new (PursuitDealDialog *self)
{
  return pursuit_record_dialog_get_record (PURSUIT_RECORD_DIALOG (self)) == NULL;
}

/* Whether the deal gets a place by this dialog. */
static gboolean
gives_place (PursuitDealDialog *self)
{
  PursuitRecord *process = get_process (self);

  return process != NULL && (is_new (self) || pursuit_record_get_id (process) != self->wanted_process);
}

static PursuitCommand *
pursuit_deal_dialog_make_command (PursuitRecordDialog *dialog, PursuitFields *fields, PursuitRecord *record)
{
  PursuitDealDialog *self = PURSUIT_DEAL_DIALOG (dialog);

  if (gives_place (self))
    pursuit_fields_set_int (fields, PURSUIT_DEAL_PROCESS_ID, pursuit_record_get_id (get_process (self)));
  if (gives_place (self) && get_stage (self) != NULL)
    pursuit_fields_set_int (fields, PURSUIT_DEAL_STAGE_ID, pursuit_record_get_id (get_stage (self)));
  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_deal_dialog_parent_class)
      ->make_command (dialog, fields, record);
}

static gboolean
pursuit_deal_dialog_is_changed (PursuitRecordDialog *dialog)
{
  PursuitDealDialog *self = PURSUIT_DEAL_DIALOG (dialog);

  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_deal_dialog_parent_class)->is_changed (dialog) ||
         (!is_new (self) && gives_place (self));
}

static void
append_name (GtkStringList *names, PursuitRecord *record, guint field)
{
  g_autofree char *name = pursuit_text_for_display (pursuit_record_get_text (record, field), 60);
  gtk_string_list_append (names, name);
}

/* Offers the stages of the chosen process. */
static void
process_chosen_cb (PursuitDealDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  PursuitRecord *process = get_process (self);

  g_array_set_size (self->shown, 0);
  for (guint i = 0; process != NULL && self->stages != NULL && i < self->stages->len; i++)
    {
      if (pursuit_record_get_int (self->stages->pdata[i], PURSUIT_STAGE_PROCESS_ID) !=
          pursuit_record_get_id (process))
        continue;
      g_array_append_val (self->shown, i);
      append_name (names, self->stages->pdata[i], PURSUIT_STAGE_NAME);
    }
  adw_combo_row_set_model (self->stage, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->stage), gives_place (self));
}

static void
stages_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealDialog) self = user_data;

  self->stages = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  process_chosen_cb (self);
}

/* A process that is no longer used takes no more deals, and keeps those that it has. */
static void
drop_retired (PursuitDealDialog *self)
{
  for (guint i = self->processes->len; i-- > 0;)
    {
      PursuitRecord *process = self->processes->pdata[i];
      gboolean own = !is_new (self) && pursuit_record_get_id (process) == self->wanted_process;

      if (pursuit_record_get_int (process, PURSUIT_PROCESS_RETIRED) != 0 && !own)
        g_ptr_array_remove_index (self->processes, i);
    }
}

static void
processes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealDialog) self = user_data;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  self->processes = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  if (self->processes == NULL)
    return;
  drop_retired (self);
  for (guint i = 0; i < self->processes->len; i++)
    {
      append_name (names, self->processes->pdata[i], PURSUIT_PROCESS_NAME);
      if (pursuit_record_get_id (self->processes->pdata[i]) == self->wanted_process)
        selected = i;
    }
  adw_combo_row_set_model (self->process, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->process, selected);
  gtk_widget_set_visible (self->place, is_new (self) || self->processes->len > 1);
  process_chosen_cb (self);
}

static void
read_places (PursuitDealDialog *self, PursuitSession *session)
{
  g_autoptr (PursuitListSpec) processes = pursuit_list_spec_new (&PURSUIT_PROCESS_ENTITY);
  g_autoptr (PursuitListSpec) stages = pursuit_list_spec_new (&PURSUIT_STAGE_ENTITY);

  pursuit_list_spec_where (processes, PURSUIT_PROCESS_KIND, PURSUIT_OP_EQ, "deal");
  pursuit_list_spec_sort (processes, PURSUIT_PROCESS_POSITION, FALSE);
  pursuit_session_fetch_async (session, processes, NULL, processes_read_cb, g_object_ref (self));
  pursuit_list_spec_where (stages, PURSUIT_STAGE_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_sort (stages, PURSUIT_STAGE_POSITION, FALSE);
  pursuit_session_fetch_async (session, stages, NULL, stages_read_cb, g_object_ref (self));
}

static void
add_place_section (PursuitDealDialog *self, PursuitSession *session, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->place = group;
  self->process = ADW_COMBO_ROW (adw_combo_row_new ());
  self->stage = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->process), _ ("Process"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->stage), _ ("Stage"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->process));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->stage));
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), group);
  g_signal_connect_object (self->process, "notify::selected", G_CALLBACK (process_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  read_places (self, session);
}

static void
pursuit_deal_dialog_finalize (GObject *object)
{
  PursuitDealDialog *self = PURSUIT_DEAL_DIALOG (object);

  g_clear_pointer (&self->processes, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_array_unref (self->shown);

  G_OBJECT_CLASS (pursuit_deal_dialog_parent_class)->finalize (object);
}

static void
pursuit_deal_dialog_class_init (PursuitDealDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_deal_dialog_finalize;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_deal_dialog_make_command;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->is_changed = pursuit_deal_dialog_is_changed;
}

static void
pursuit_deal_dialog_init (PursuitDealDialog *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

static PursuitForm *
set_up (PursuitDealDialog *self, PursuitWindow *window, const char *title, PursuitRecord *deal)
{
  PursuitForm *form;

  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window, title, &PURSUIT_DEAL_ENTITY, FIELDS,
                               G_N_ELEMENTS (FIELDS), deal);
  pursuit_record_dialog_add_custom (PURSUIT_RECORD_DIALOG (self));
  form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));
  gtk_widget_set_tooltip_text (pursuit_form_get_row (form, PURSUIT_DEAL_GRADE),
                               _ ("Leave it open to have it follow from the expected close"));
  return form;
}

/**
 * pursuit_deal_dialog_new:
 * @process_id: the process that is chosen at first; 0 for the default one
 * @company: (nullable): name of the customer that is filled in
 *
 * Presents the dialog for a new deal.
 *
 * Returns: (transfer none): the dialog
 */
PursuitDealDialog *
pursuit_deal_dialog_new (PursuitWindow *window, gint64 process_id, const char *company)
{
  PursuitDealDialog *self;
  PursuitSession *session;
  PursuitForm *form;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  self = g_object_new (PURSUIT_TYPE_DEAL_DIALOG, NULL);
  session = pursuit_window_get_session (window);
  form = set_up (self, window, _ ("New Deal"), NULL);
  pursuit_form_suggest (form, PURSUIT_DEAL_CURRENCY, pursuit_session_get_currency (session));
  if (company != NULL)
    pursuit_form_suggest (form, PURSUIT_DEAL_COMPANY, company);
  self->wanted_process = process_id;
  add_place_section (self, session, _ ("Where it starts"));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/**
 * pursuit_deal_dialog_edit:
 * @deal: with all its values
 *
 * Presents the dialog that changes @deal.
 *
 * Returns: (transfer none): the dialog
 */
PursuitDealDialog *
pursuit_deal_dialog_edit (PursuitWindow *window, PursuitDeal *deal)
{
  PursuitDealDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PURSUIT_IS_DEAL (deal), NULL);

  self = g_object_new (PURSUIT_TYPE_DEAL_DIALOG, NULL);
  set_up (self, window, _ ("Edit Deal"), PURSUIT_RECORD (deal));
  self->wanted_process = pursuit_record_get_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_PROCESS_ID);
  add_place_section (self, pursuit_window_get_session (window), _ ("Where it is"));
  if (g_strcmp0 (pursuit_record_get_text (PURSUIT_RECORD (deal), PURSUIT_DEAL_OUTCOME), "open") != 0)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->process), FALSE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->process),
                                   _ ("Reopen the deal to put it into another process"));
    }
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
