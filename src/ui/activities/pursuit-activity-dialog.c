/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitActivityDialog:
 *
 * Notes what happened or is planned: with whom, what came of it, where the customer is now, and the next
 * step, which becomes a planned activity of its own.
 */

#include "pursuit-activity-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity.h"
#include "pursuit-call-plan.h"
#include "pursuit-buying-command.h"
#include "pursuit-error.h"
#include "pursuit-form-row.h"
#include "pursuit-parse.h"
#include "pursuit-people-picker.h"
#include "pursuit-text.h"

#define TYPING_DELAY_MS 250

struct _PursuitActivityDialog
{
  PursuitRecordDialog parent_instance;

  gint64 company_id; /* what a new activity is about, 0 when the form asks */
  gint64 deal_id;
  gint64 actor;
  guint company_source;
  guint deal_source;
  PursuitCustomerQuestion *customer; /* of what was not done before */
  PursuitPeoplePicker *people;
  PursuitPeoplePicker *colleagues;
  PursuitCallPlan *plan;
  GtkWidget *next_step; /* of a new activity only */
  GtkWidget *next_day;
};

G_DEFINE_FINAL_TYPE (PursuitActivityDialog, pursuit_activity_dialog, PURSUIT_TYPE_RECORD_DIALOG)

/* A new activity about something known does not ask what it is about. */
static const guint known_fields[] = {
  PURSUIT_ACTIVITY_KIND,  PURSUIT_ACTIVITY_SUBJECT, PURSUIT_ACTIVITY_DONE,  PURSUIT_ACTIVITY_PLANNED,
  PURSUIT_ACTIVITY_OWNER, PURSUIT_ACTIVITY_OUTCOME, PURSUIT_ACTIVITY_NOTES,
};
static const guint all_fields[] = {
  PURSUIT_ACTIVITY_KIND,  PURSUIT_ACTIVITY_SUBJECT, PURSUIT_ACTIVITY_COMPANY,
  PURSUIT_ACTIVITY_DEAL,  PURSUIT_ACTIVITY_DONE,    PURSUIT_ACTIVITY_PLANNED,
  PURSUIT_ACTIVITY_OWNER, PURSUIT_ACTIVITY_OUTCOME, PURSUIT_ACTIVITY_NOTES,
};

/* The next step is an activity to come; these say how its two rows look. */
static const PursuitField next_step_field = { .name = "next_step",
                                              .type = PURSUIT_FIELD_TEXT,
                                              .label = N_ ("What") };
static const PursuitField next_day_field = { .name = "next_day",
                                             .type = PURSUIT_FIELD_DATE,
                                             .label = N_ ("When") };

static gboolean
read_next_step (PursuitActivityDialog *self, char **what, PursuitDay *day)
{
  g_auto (PursuitValue) value = { 0 };

  *what = pursuit_form_row_get_text (self->next_step, &next_step_field);
  *day = PURSUIT_DAY_NONE;
  pursuit_form_row_tell (self->next_step, NULL);
  if (!pursuit_form_row_read (self->next_day, &next_day_field, &value))
    {
      gtk_widget_grab_focus (self->next_day);
      return FALSE;
    }
  if (value.kind == PURSUIT_VALUE_INT)
    *day = value.i;
  if (*day != PURSUIT_DAY_NONE && pursuit_text_is_blank (*what))
    {
      pursuit_form_row_tell (self->next_step, _ ("Say what the next step is."));
      gtk_widget_grab_focus (self->next_step);
      return FALSE;
    }
  return TRUE;
}

static PursuitCommand *
make_new (PursuitActivityDialog *self, PursuitFields *fields, GArray *people, GArray *members)
{
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));
  g_autofree char *owner = pursuit_form_get_text (form, PURSUIT_ACTIVITY_OWNER);
  g_autofree char *what = NULL;
  PursuitDay day;

  if (!read_next_step (self, &what, &day))
    return NULL;
  if (self->company_id)
    pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_COMPANY_ID, self->company_id);
  if (self->deal_id)
    pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_DEAL_ID, self->deal_id);
  if (pursuit_text_is_blank (owner) && self->actor)
    pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_OWNER_ID, self->actor);
  return pursuit_command_log_activity (fields, (gint64 *) people->data, people->len, (gint64 *) members->data,
                                       members->len, what, day);
}

static PursuitCommand *
make_edit (PursuitFields *fields, GArray *people, GArray *members, PursuitRecord *record)
{
  return pursuit_command_edit_activity (pursuit_record_get_id (record),
                                        pursuit_record_get_int (record, PURSUIT_RECORD_VER), fields,
                                        (gint64 *) people->data, people->len, (gint64 *) members->data,
                                        members->len);
}

static PursuitCommand *
pursuit_activity_dialog_make_command (PursuitRecordDialog *dialog,
                                      PursuitFields *fields,
                                      PursuitRecord *record)
{
  PursuitActivityDialog *self = PURSUIT_ACTIVITY_DIALOG (dialog);
  g_autoptr (GArray) people = pursuit_people_picker_get_picked (self->people);
  g_autoptr (GArray) members = pursuit_people_picker_get_picked (self->colleagues);

  gint64 stage = self->customer != NULL ? pursuit_customer_question_get_stage (self->customer) : 0;
  PursuitCommand *command =
      record != NULL ? make_edit (fields, people, members, record) : make_new (self, fields, people, members);

  if (command != NULL && stage != 0)
    pursuit_command_add_buying_stage (command, stage, NULL);
  if (command != NULL)
    pursuit_call_plan_add_to_command (self->plan, command);
  return command;
}

static gboolean
pursuit_activity_dialog_is_changed (PursuitRecordDialog *dialog)
{
  return pursuit_call_plan_is_changed (PURSUIT_ACTIVITY_DIALOG (dialog)->plan) ||
         PURSUIT_RECORD_DIALOG_CLASS (pursuit_activity_dialog_parent_class)->is_changed (dialog);
}

static gboolean
company_cb (gpointer user_data)
{
  PursuitActivityDialog *self = user_data;
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));
  g_autofree char *name = pursuit_form_get_text (form, PURSUIT_ACTIVITY_COMPANY);

  self->company_source = 0;
  pursuit_people_picker_set_company_name (self->people, name);
  return G_SOURCE_REMOVE;
}

static void
company_typed_cb (PursuitActivityDialog *self)
{
  g_clear_handle_id (&self->company_source, g_source_remove);
  self->company_source = g_timeout_add (TYPING_DELAY_MS, company_cb, self);
}

static gboolean
deal_cb (gpointer user_data)
{
  PursuitActivityDialog *self = user_data;
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));
  g_autofree char *title = pursuit_form_get_text (form, PURSUIT_ACTIVITY_DEAL);

  self->deal_source = 0;
  pursuit_customer_question_set_title (self->customer, title);
  return G_SOURCE_REMOVE;
}

static void
deal_typed_cb (PursuitActivityDialog *self)
{
  g_clear_handle_id (&self->deal_source, g_source_remove);
  self->deal_source = g_timeout_add (TYPING_DELAY_MS, deal_cb, self);
}

static void
done_typed_cb (PursuitActivityDialog *self)
{
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));
  g_autofree char *done = pursuit_form_get_text (form, PURSUIT_ACTIVITY_DONE);

  pursuit_customer_question_set_done (self->customer, !pursuit_text_is_blank (done));
}

static void
pursuit_activity_dialog_dispose (GObject *object)
{
  g_clear_handle_id (&PURSUIT_ACTIVITY_DIALOG (object)->company_source, g_source_remove);
  g_clear_handle_id (&PURSUIT_ACTIVITY_DIALOG (object)->deal_source, g_source_remove);

  G_OBJECT_CLASS (pursuit_activity_dialog_parent_class)->dispose (object);
}

static void
pursuit_activity_dialog_class_init (PursuitActivityDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_activity_dialog_dispose;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_activity_dialog_make_command;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->is_changed = pursuit_activity_dialog_is_changed;
}

static void
pursuit_activity_dialog_init (PursuitActivityDialog *self)
{
}

static void
add_next_step (PursuitActivityDialog *self, PursuitSession *session)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->next_step = pursuit_form_row_new (session, &next_step_field);
  self->next_day = pursuit_form_row_new (session, &next_day_field);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Next step"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->next_step);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->next_day);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), group);
}

/* What is done already told where the customer was when it was noted. */
static void
add_customer (PursuitActivityDialog *self, PursuitSession *session, PursuitRecord *activity)
{
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));
  GtkWidget *deal = pursuit_form_get_row (form, PURSUIT_ACTIVITY_DEAL);

  if (activity != NULL && pursuit_record_is_set (activity, PURSUIT_ACTIVITY_DONE))
    return;
  self->customer = pursuit_customer_question_new (session);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), GTK_WIDGET (self->customer));
  if (activity != NULL)
    pursuit_customer_question_set_deal (self->customer,
                                        pursuit_record_get_int (activity, PURSUIT_ACTIVITY_DEAL_ID));
  if (deal != NULL)
    g_signal_connect_object (deal, "changed", G_CALLBACK (deal_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pursuit_form_get_row (form, PURSUIT_ACTIVITY_DONE), "changed",
                           G_CALLBACK (done_typed_cb), self, G_CONNECT_SWAPPED);
}

static PursuitActivityDialog *
make_dialog (PursuitWindow *window, const char *title, gboolean ask_about, PursuitRecord *activity)
{
  PursuitActivityDialog *self = g_object_new (PURSUIT_TYPE_ACTIVITY_DIALOG, NULL);
  PursuitSession *session = pursuit_window_get_session (window);
  GtkWidget *company;

  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window, title, &PURSUIT_ACTIVITY_ENTITY,
                               ask_about ? all_fields : known_fields,
                               ask_about ? G_N_ELEMENTS (all_fields) : G_N_ELEMENTS (known_fields), activity);
  pursuit_record_dialog_add_custom (PURSUIT_RECORD_DIALOG (self));
  self->actor = pursuit_session_get_actor (session);
  add_customer (self, session, activity);
  self->plan =
      PURSUIT_CALL_PLAN (pursuit_call_plan_new (session, activity ? pursuit_record_get_id (activity) : 0));
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), GTK_WIDGET (self->plan));
  self->people = pursuit_people_picker_new (session);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), GTK_WIDGET (self->people));
  self->colleagues = pursuit_people_picker_new (session);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), GTK_WIDGET (self->colleagues));
  company = pursuit_form_get_row (pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self)),
                                  PURSUIT_ACTIVITY_COMPANY);
  if (company)
    g_signal_connect_object (company, "changed", G_CALLBACK (company_typed_cb), self, G_CONNECT_SWAPPED);
  if (activity == NULL)
    add_next_step (self, session);
  return self;
}

/**
 * pursuit_activity_dialog_log:
 * @window: on whose database
 * @company_id: the customer that it is about; 0 when not known
 * @deal_id: the deal that it is about; 0 for none
 * @person_id: who took part for certain; 0 for nobody
 * @about: (nullable): name of what it is about, for the title; %NULL lets the user choose customer and deal
 *
 * Presents the dialog for a new activity, done today unless the user says otherwise.
 *
 * Returns: (transfer none): the dialog
 */
PursuitActivityDialog *
pursuit_activity_dialog_log (PursuitWindow *window,
                             gint64 company_id,
                             gint64 deal_id,
                             gint64 person_id,
                             const char *about)
{
  g_autofree char *name = about ? pursuit_text_for_display (about, 60) : NULL;
  /* Translators: %s is a customer, a deal or a person. */
  g_autofree char *title =
      name ? g_strdup_printf (_ ("Log Activity: %s"), name) : g_strdup (_ ("Log Activity"));
  g_autofree char *today = NULL;
  PursuitActivityDialog *self;
  PursuitForm *form;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  self = make_dialog (window, title, about == NULL, NULL);
  form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));
  today = pursuit_day_to_iso (pursuit_session_get_today (pursuit_window_get_session (window)));
  pursuit_form_suggest (form, PURSUIT_ACTIVITY_DONE, today);
  self->company_id = company_id;
  self->deal_id = deal_id;
  if (deal_id)
    pursuit_customer_question_set_deal (self->customer, deal_id);
  if (person_id)
    pursuit_people_picker_pick (self->people, person_id);
  if (company_id)
    pursuit_people_picker_set_company (self->people, company_id);
  pursuit_people_picker_set_colleagues (self->colleagues);
  gtk_window_set_focus (GTK_WINDOW (self), pursuit_form_get_row (form, PURSUIT_ACTIVITY_SUBJECT));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* Editing needs three answers: the activity, then who of theirs took part, then who of ours. */

typedef struct
{
  PursuitWindow *window;
  PursuitRecord *activity;
  GArray *people;
} Edit;

static void
edit_free (Edit *edit)
{
  g_object_unref (edit->window);
  g_clear_object (&edit->activity);
  g_clear_pointer (&edit->people, g_array_unref);
  g_free (edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

static void
present_edit (Edit *edit, GArray *members)
{
  PursuitActivityDialog *self = make_dialog (edit->window, _ ("Edit Activity"), TRUE, edit->activity);

  for (guint i = 0; i < members->len; i++)
    pursuit_people_picker_pick (self->colleagues, g_array_index (members, gint64, i));
  pursuit_people_picker_set_colleagues (self->colleagues);
  for (guint i = 0; i < edit->people->len; i++)
    pursuit_people_picker_pick (self->people, g_array_index (edit->people, gint64, i));
  if (pursuit_record_is_set (edit->activity, PURSUIT_ACTIVITY_COMPANY_ID))
    pursuit_people_picker_set_company (self->people,
                                       pursuit_record_get_int (edit->activity, PURSUIT_ACTIVITY_COMPANY_ID));
  gtk_window_present (GTK_WINDOW (self));
}

static void
members_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Edit) edit = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) members =
      pursuit_session_activity_members_finish (PURSUIT_SESSION (source), result, &error);

  if (members)
    present_edit (edit, members);
  else
    pursuit_window_toast_error (edit->window, error);
}

static void
people_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Edit) edit = user_data;
  PursuitSession *session = PURSUIT_SESSION (source);
  g_autoptr (GError) error = NULL;

  gint64 id = pursuit_record_get_id (edit->activity);

  edit->people = pursuit_session_activity_people_finish (session, result, &error);
  if (edit->people)
    pursuit_session_activity_members_async (session, id, NULL, members_read_cb, g_steal_pointer (&edit));
  else
    pursuit_window_toast_error (edit->window, error);
}

static void
activity_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Edit) edit = user_data;
  PursuitSession *session = PURSUIT_SESSION (source);
  g_autoptr (GError) error = NULL;

  gint64 id;

  edit->activity = pursuit_session_record_finish (session, result, &error);
  if (edit->activity == NULL)
    {
      pursuit_window_toast_error (edit->window, error);
      return;
    }
  /* Read before the call that takes @edit over: the order of arguments is the compiler's. */
  id = pursuit_record_get_id (edit->activity);
  pursuit_session_activity_people_async (session, id, NULL, people_read_cb, g_steal_pointer (&edit));
}

/** pursuit_activity_dialog_get_customer: (transfer none) (nullable): the question where the customer is now.
 */
PursuitCustomerQuestion *
pursuit_activity_dialog_get_customer (PursuitActivityDialog *self)
{
  g_return_val_if_fail (PURSUIT_IS_ACTIVITY_DIALOG (self), NULL);

  return self->customer;
}

/** pursuit_activity_dialog_edit: presents the dialog for the activity @activity_id when it has been read. */
void
pursuit_activity_dialog_edit (PursuitWindow *window, gint64 activity_id)
{
  Edit *edit;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));

  edit = g_new0 (Edit, 1);
  edit->window = g_object_ref (window);
  pursuit_session_record_async (pursuit_window_get_session (window), &PURSUIT_ACTIVITY_ENTITY, activity_id,
                                NULL, activity_read_cb, edit);
}
