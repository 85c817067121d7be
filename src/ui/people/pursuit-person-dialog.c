/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPersonDialog:
 *
 * Makes or changes a person and, when a deal is chosen, what the person is in it; both are saved as one step.
 * Coverage and last contact are computed from the activities and only shown.
 */

#include "pursuit-person-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-department.h"
#include "pursuit-form-row.h"
#include "pursuit-parse.h"
#include "pursuit-participant-value.h"
#include "pursuit-people-command.h"
#include "pursuit-personal-file.h"
#include "pursuit-photo-row.h"
#include "pursuit-record-chooser.h"
#include "pursuit-text.h"

#define MAX_NAME 60

/* Deep: the best of how well somebody is known. */
#define MAX_COVERAGE 3

struct _PursuitPersonDialog
{
  PursuitRecordDialog parent_instance;

  PursuitOrgPeople *people;
  gint64 company_id;
  gint64 deal_id;
  gboolean joins;
  gint64 manager_id;
  gint64 stored_manager_id;

  PursuitForm *deal_form; /* NULL without a deal */
  AdwComboRow *attitude;
  guint stored_attitude;
  AdwComboRow *coverage; /* as judged */
  guint stored_coverage;
  GtkWidget *told_day; /* likewise: of what is said there */
  GtkWidget *told_source;
  AdwActionRow *manager;
  PursuitPersonalFile *file;
  PursuitPhotoRow *photo;
};

G_DEFINE_FINAL_TYPE (PursuitPersonDialog, pursuit_person_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint person_fields[] = {
  PURSUIT_PERSON_NAME,       PURSUIT_PERSON_PLACEHOLDER,   PURSUIT_PERSON_TITLE,
  PURSUIT_PERSON_DEPARTMENT, PURSUIT_PERSON_LEVEL,         PURSUIT_PERSON_FUNCTION,
  PURSUIT_PERSON_AUTHORITY,  PURSUIT_PERSON_PERSONALITY,   PURSUIT_PERSON_SALUTATION,
  PURSUIT_PERSON_EMAIL,      PURSUIT_PERSON_PHONE,         PURSUIT_PERSON_MOBILE,
  PURSUIT_PERSON_WECHAT,     PURSUIT_PERSON_MORE_CONTACTS, PURSUIT_PERSON_COMPANY,
  PURSUIT_PERSON_NOTES,
};
static const guint deal_fields[] = {
  PURSUIT_PARTICIPANT_ROLES,        PURSUIT_PARTICIPANT_WEIGHT,
  PURSUIT_PARTICIPANT_OUTSIDE,      PURSUIT_PARTICIPANT_INSIDER,
  PURSUIT_PARTICIPANT_TELLS,        PURSUIT_PARTICIPANT_WINS,
  PURSUIT_PARTICIPANT_WINS_TEXT,    PURSUIT_PARTICIPANT_CONCERN,
  PURSUIT_PARTICIPANT_POLITICS_FOR, PURSUIT_PARTICIPANT_POLITICS_AGAINST,
  PURSUIT_PARTICIPANT_NOTES,
};

/* Attitude: best first in the list, behind “not known” */

static guint
position_of_attitude (PursuitRecord *participant)
{
  if (participant == NULL || !pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_ATTITUDE))
    return 0;
  return 3 - CLAMP (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_ATTITUDE), -2, 2);
}

static GtkWidget *
make_attitude_row (PursuitPersonDialog *self, PursuitRecord *participant)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, "—");
  for (int attitude = 2; attitude >= -2; attitude--)
    {
      /* Translators: the sign of an attitude, such as “++”, and its name. */
      g_autofree char *label = g_strdup_printf (_ ("%s  %s"), pursuit_org_card_attitude_sign (attitude),
                                                pursuit_org_attitude_label (attitude));

      gtk_string_list_append (labels, label);
    }
  self->attitude = ADW_COMBO_ROW (adw_combo_row_new ());
  self->stored_attitude = position_of_attitude (participant);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->attitude), _ ("Attitude"));
  adw_combo_row_set_model (self->attitude, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->attitude, self->stored_attitude);
  return GTK_WIDGET (self->attitude);
}

/* Coverage: what contacts tell stands first, and holds as long as nobody judges */

static GtkWidget *
make_coverage_row (PursuitPersonDialog *self, PursuitRecord *participant)
{
  int met = participant ? (int) pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_COVERAGE_MET) : 0;
  gboolean said = participant && pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_COVERAGE_SAID);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  /* Translators: how well we know somebody, by the contacts that were: none, brief, regular, deep. */
  g_autofree char *told =
      g_strdup_printf (_ ("by contacts: %s"), pursuit_org_coverage_label (CLAMP (met, 0, MAX_COVERAGE)));

  gtk_string_list_append (labels, told);
  for (int coverage = 0; coverage <= MAX_COVERAGE; coverage++)
    gtk_string_list_append (labels, pursuit_org_coverage_label (coverage));
  self->coverage = ADW_COMBO_ROW (adw_combo_row_new ());
  self->stored_coverage =
      said ? 1 + (guint) CLAMP (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_COVERAGE_SAID), 0,
                                MAX_COVERAGE)
           : 0;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->coverage), _ ("Coverage"));
  adw_combo_row_set_model (self->coverage, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->coverage, self->stored_coverage);
  return GTK_WIDGET (self->coverage);
}

/* Manager */

static void
show_manager (PursuitPersonDialog *self, const char *name)
{
  g_autofree char *line = pursuit_text_for_display (name ? name : _ ("Nobody"), MAX_NAME);
  g_autofree char *markup = g_markup_escape_text (line, -1);

  adw_action_row_set_subtitle (self->manager, markup);
}

static void
manager_chosen_cb (PursuitPersonDialog *self, gint64 id, const char *name)
{
  self->manager_id = id;
  show_manager (self, id ? name : NULL);
}

static char *
describe_person (PursuitRecord *person, gpointer user_data)
{
  return g_strdup (pursuit_record_get_text (person, PURSUIT_PERSON_TITLE));
}

static char *
why_not_manager (PursuitRecord *person, gpointer user_data)
{
  PursuitPersonDialog *self = user_data;
  PursuitRecord *edited = pursuit_record_dialog_get_record (PURSUIT_RECORD_DIALOG (self));

  if (edited == NULL || self->people == NULL)
    return NULL;
  return pursuit_org_people_why_not (self->people, pursuit_record_get_id (edited),
                                     pursuit_record_get_id (person));
}

static GtkWidget *
make_manager_group (PursuitPersonDialog *self, PursuitSession *session, const char *name)
{
  const PursuitRecordChooserFuncs funcs = { .describe = describe_person, .why_not = why_not_manager };
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PERSON_ENTITY);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_menu_button_new ();
  PursuitRecordChooser *chooser;

  pursuit_list_spec_where_int (spec, PURSUIT_PERSON_COMPANY_ID, PURSUIT_OP_EQ, self->company_id);
  pursuit_list_spec_sort (spec, PURSUIT_PERSON_NAME, FALSE);
  chooser = pursuit_record_chooser_new (session, spec, PURSUIT_PERSON_NAME, _ ("Nobody"), &funcs, self);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (manager_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (chooser));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose whom this person reports to"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose whom this person reports to"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  self->manager = ADW_ACTION_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Reports to"));
  adw_action_row_add_suffix (self->manager, button);
  adw_action_row_set_activatable_widget (self->manager, button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  show_manager (self, name);
  return group;
}

/* Deal */

static void
add_computed_row (GtkWidget *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_computed (PursuitPersonDialog *self, GtkWidget *group, PursuitRecord *participant, PursuitDay today)
{
  gboolean met = participant && pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_LAST_CONTACT);
  g_autofree char *day =
      met ? pursuit_day_format (pursuit_record_get_day (participant, PURSUIT_PARTICIPANT_LAST_CONTACT), today)
          : g_strdup ("—");

  add_computed_row (group, _ ("Last contact"), day);
}

static const PursuitField *
told_field (guint index)
{
  return &PURSUIT_PARTICIPANT_VALUE_ENTITY.fields[index];
}

static GtkWidget *
make_told_group (PursuitPersonDialog *self, PursuitSession *session)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->told_day = pursuit_form_row_new (session, told_field (PURSUIT_PARTICIPANT_VALUE_DAY));
  self->told_source = pursuit_form_row_new (session, told_field (PURSUIT_PARTICIPANT_VALUE_SOURCE));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Since When, and Who Says So"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Of the roles, attitude, coverage, weight and insider that are changed above. "
         "When nothing is changed, what is "
         "known already is confirmed. Without a day it holds from today on."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->told_day);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->told_source);
  return group;
}

static void
add_deal_section (PursuitPersonDialog *self, PursuitSession *session, const char *deal, PursuitRecord *person)
{
  PursuitParticipant *participant =
      person && self->people
          ? pursuit_org_people_get_participant (self->people, pursuit_record_get_id (person))
          : NULL;
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *line = pursuit_text_for_display (deal ? deal : "", MAX_NAME);
  g_autofree char *title = g_strdup_printf (_ ("In “%s”"), line);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_attitude_row (self, (PursuitRecord *) participant));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_coverage_row (self, (PursuitRecord *) participant));
  add_computed (self, group, (PursuitRecord *) participant, pursuit_session_get_today (session));
  self->deal_form =
      pursuit_form_new (session, &PURSUIT_PARTICIPANT_ENTITY, deal_fields, G_N_ELEMENTS (deal_fields));
  if (participant)
    pursuit_form_load (self->deal_form, PURSUIT_RECORD (participant));
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), group);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), GTK_WIDGET (self->deal_form));
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), make_told_group (self, session));
}

/* Who says so */

static gboolean
is_told (PursuitPersonDialog *self)
{
  g_autofree char *day = NULL;
  g_autofree char *source = NULL;

  if (self->deal_form == NULL)
    return FALSE;
  day = pursuit_form_row_get_text (self->told_day, told_field (PURSUIT_PARTICIPANT_VALUE_DAY));
  source = pursuit_form_row_get_text (self->told_source, told_field (PURSUIT_PARTICIPANT_VALUE_SOURCE));
  return !pursuit_text_is_blank (day) || !pursuit_text_is_blank (source);
}

/* Dates what @command says of the participant. Returns: FALSE when the day is none */
static gboolean
add_told (PursuitPersonDialog *self, PursuitCommand *command)
{
  g_auto (PursuitValue) day = { 0 };
  g_auto (PursuitValue) source = { 0 };

  if (!is_told (self))
    return TRUE;
  if (!pursuit_form_row_read (self->told_day, told_field (PURSUIT_PARTICIPANT_VALUE_DAY), &day) ||
      !pursuit_form_row_read (self->told_source, told_field (PURSUIT_PARTICIPANT_VALUE_SOURCE), &source))
    return FALSE;
  pursuit_command_set_told (command, day.kind == PURSUIT_VALUE_NULL ? PURSUIT_DAY_NONE : (PursuitDay) day.i,
                            source.kind == PURSUIT_VALUE_NULL ? NULL : source.s);
  return TRUE;
}

/* What is known of the kept values is said once more. */
static void
confirm_known (PursuitFields *fields, PursuitRecord *participant)
{
  for (guint i = 0; i < PURSUIT_N_KEPT_FIELDS; i++)
    {
      guint index = pursuit_kept_field_index ((PursuitKeptField) i);

      /* That somebody is no insider is said of nobody. */
      if (pursuit_record_is_set (participant, index) &&
          (i != PURSUIT_KEPT_INSIDER || pursuit_record_get_int (participant, index) != 0))
        pursuit_fields_set_value (fields, index, pursuit_record_get_value (participant, index));
    }
}

static gboolean
values_are_changed (PursuitPersonDialog *self)
{
  return self->deal_form && (pursuit_form_is_changed (self->deal_form) ||
                             adw_combo_row_get_selected (self->attitude) != self->stored_attitude ||
                             adw_combo_row_get_selected (self->coverage) != self->stored_coverage);
}

static gboolean
deal_is_changed (PursuitPersonDialog *self)
{
  return values_are_changed (self) || is_told (self);
}

/* Saving */

static gboolean
add_deal_fields (PursuitPersonDialog *self, PursuitCommand *command, PursuitRecord *person)
{
  /* Who belongs to no company is on no chart but that of the deal. */
  gboolean joins = person == NULL && self->deal_id != 0 && (self->joins || self->company_id == 0);
  PursuitParticipant *participant =
      person && self->people
          ? pursuit_org_people_get_participant (self->people, pursuit_record_get_id (person))
          : NULL;
  g_autoptr (PursuitFields) fields = NULL;
  guint attitude, coverage;

  if (!deal_is_changed (self) && !joins)
    return TRUE;
  fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  if (!pursuit_form_collect (self->deal_form, fields))
    return FALSE;
  coverage = adw_combo_row_get_selected (self->coverage);
  if (coverage != self->stored_coverage && coverage == 0)
    pursuit_fields_unset (fields, PURSUIT_PARTICIPANT_COVERAGE_SAID);
  else if (coverage != self->stored_coverage)
    pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_COVERAGE_SAID, (int) coverage - 1);
  attitude = adw_combo_row_get_selected (self->attitude);
  if (attitude != self->stored_attitude && attitude == 0)
    pursuit_fields_unset (fields, PURSUIT_PARTICIPANT_ATTITUDE);
  else if (attitude != self->stored_attitude)
    pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_ATTITUDE, 3 - (int) attitude);
  if (participant && !values_are_changed (self))
    confirm_known (fields, PURSUIT_RECORD (participant));
  pursuit_command_add_participant (command, self->deal_id, fields);
  return add_told (self, command);
}

static void
add_place (PursuitPersonDialog *self, PursuitFields *fields, gboolean is_new)
{
  if (self->manager_id != self->stored_manager_id)
    {
      if (self->manager_id)
        pursuit_fields_set_int (fields, PURSUIT_PERSON_REPORTS_TO, self->manager_id);
      else
        pursuit_fields_unset (fields, PURSUIT_PERSON_REPORTS_TO);
    }
  if (is_new && self->people)
    pursuit_fields_set_int (fields, PURSUIT_PERSON_ON_CHART, 1);
}

static PursuitCommand *
pursuit_person_dialog_make_command (PursuitRecordDialog *dialog, PursuitFields *fields, PursuitRecord *record)
{
  PursuitPersonDialog *self = PURSUIT_PERSON_DIALOG (dialog);
  g_autoptr (PursuitCommand) command = NULL;

  if (!pursuit_personal_file_collect (self->file, fields))
    return NULL;
  add_place (self, fields, record == NULL);
  command = record ? pursuit_command_set_fields (pursuit_record_get_id (record),
                                                 pursuit_record_get_int (record, PURSUIT_RECORD_VER), fields)
                   : pursuit_command_new_record (fields);
  pursuit_photo_row_add_to (self->photo, command);
  return add_deal_fields (self, command, record) ? g_steal_pointer (&command) : NULL;
}

static gboolean
pursuit_person_dialog_is_changed (PursuitRecordDialog *dialog)
{
  PursuitPersonDialog *self = PURSUIT_PERSON_DIALOG (dialog);

  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_person_dialog_parent_class)->is_changed (dialog) ||
         deal_is_changed (self) || pursuit_personal_file_is_changed (self->file) ||
         pursuit_photo_row_is_changed (self->photo) || self->manager_id != self->stored_manager_id;
}

/* A position is known before the person is: it needs no name of its own. */
static void
placeholder_switched_cb (PursuitPersonDialog *self)
{
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));
  g_autofree char *unknown = pursuit_form_get_text (form, PURSUIT_PERSON_PLACEHOLDER);
  g_autofree char *name = pursuit_form_get_text (form, PURSUIT_PERSON_NAME);
  const char *placeholder = C_ ("person", "unknown");

  if (g_str_equal (unknown, "1") && pursuit_text_is_blank (name))
    pursuit_form_suggest (form, PURSUIT_PERSON_NAME, placeholder);
  else if (!g_str_equal (unknown, "1") && g_str_equal (name, placeholder))
    pursuit_form_suggest (form, PURSUIT_PERSON_NAME, "");
}

static void
pursuit_person_dialog_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_PERSON_DIALOG (object)->people, pursuit_org_people_unref);

  G_OBJECT_CLASS (pursuit_person_dialog_parent_class)->finalize (object);
}

static void
pursuit_person_dialog_class_init (PursuitPersonDialogClass *klass)
{
  PursuitRecordDialogClass *dialog_class = PURSUIT_RECORD_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_person_dialog_finalize;
  dialog_class->make_command = pursuit_person_dialog_make_command;
  dialog_class->is_changed = pursuit_person_dialog_is_changed;
}

static void
pursuit_person_dialog_init (PursuitPersonDialog *self)
{
}

static void
take_context (PursuitPersonDialog *self, PursuitRecord *person, const PursuitPersonContext *context)
{
  self->people = context->people ? pursuit_org_people_ref (context->people) : NULL;
  self->deal_id = context->deal_id;
  self->joins = context->joins;
  self->company_id =
      person ? pursuit_record_get_int (person, PURSUIT_PERSON_COMPANY_ID) : context->company_id;
  self->manager_id =
      person ? pursuit_record_get_int (person, PURSUIT_PERSON_REPORTS_TO) : context->manager_id;
  self->stored_manager_id = person ? self->manager_id : 0;
}

static GtkWidget *
make_photo_group (PursuitPersonDialog *self, PursuitWindow *window, PursuitRecord *person)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->photo = pursuit_photo_row_new (window, person);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->photo));
  return group;
}

static void
department_chosen_cb (PursuitPersonDialog *self, gint64 id, const char *name)
{
  pursuit_form_suggest (pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self)),
                        PURSUIT_PERSON_DEPARTMENT, id != 0 ? name : "");
}

/* The departments of the company, beside the row in which one can be written too. */
static void
offer_departments (PursuitPersonDialog *self, PursuitSession *session, PursuitForm *form)
{
  const PursuitRecordChooserFuncs funcs = { NULL, NULL };
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEPARTMENT_ENTITY);
  GtkWidget *row = pursuit_form_get_row (form, PURSUIT_PERSON_DEPARTMENT);
  GtkWidget *button = gtk_menu_button_new ();
  PursuitRecordChooser *chooser;

  pursuit_list_spec_where_int (spec, PURSUIT_DEPARTMENT_COMPANY_ID, PURSUIT_OP_EQ, self->company_id);
  pursuit_list_spec_sort (spec, PURSUIT_DEPARTMENT_NAME, FALSE);
  chooser = pursuit_record_chooser_new (session, spec, PURSUIT_DEPARTMENT_NAME, _ ("None"), &funcs, self);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (department_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (chooser));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose one of the company’s departments"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose one of the company’s departments"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

static char *
manager_name (PursuitPersonDialog *self, PursuitRecord *person)
{
  PursuitPerson *manager =
      self->people ? pursuit_org_people_get_person (self->people, self->manager_id) : NULL;

  if (manager)
    return g_strdup (pursuit_record_get_text (PURSUIT_RECORD (manager), PURSUIT_PERSON_NAME));
  return person ? g_strdup (pursuit_record_get_text (person, PURSUIT_PERSON_MANAGER)) : NULL;
}

/**
 * pursuit_person_dialog_new:
 * @window: on whose database
 * @person: (nullable): who is changed; %NULL makes a new person
 * @context: where from
 *
 * Returns: (transfer none): the dialog, to be presented
 */
PursuitPersonDialog *
pursuit_person_dialog_new (PursuitWindow *window, PursuitRecord *person, const PursuitPersonContext *context)
{
  PursuitPersonDialog *self;
  PursuitRecordDialog *dialog;
  PursuitSession *session;
  PursuitForm *form;
  g_autofree char *manager = NULL;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (context != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_PERSON_DIALOG, NULL);
  dialog = PURSUIT_RECORD_DIALOG (self);
  session = pursuit_window_get_session (window);
  take_context (self, person, context);
  pursuit_record_dialog_setup (dialog, window, person ? _ ("Edit Person") : _ ("New Person"),
                               &PURSUIT_PERSON_ENTITY, person_fields, G_N_ELEMENTS (person_fields), person);
  pursuit_record_dialog_add_custom (dialog);
  form = pursuit_record_dialog_get_form (dialog);
  if (person == NULL && context->company)
    pursuit_form_suggest (form, PURSUIT_PERSON_COMPANY, context->company);
  g_signal_connect_object (adw_action_row_get_activatable_widget (
                               ADW_ACTION_ROW (pursuit_form_get_row (form, PURSUIT_PERSON_PLACEHOLDER))),
                           "notify::active", G_CALLBACK (placeholder_switched_cb), self, G_CONNECT_SWAPPED);
  pursuit_record_dialog_add_section (dialog, make_photo_group (self, window, person));
  if (self->company_id)
    {
      manager = manager_name (self, person);
      pursuit_record_dialog_add_section (dialog, make_manager_group (self, session, manager));
      offer_departments (self, session, form);
    }
  if (self->deal_id)
    add_deal_section (self, session, context->deal, person);
  self->file = pursuit_personal_file_new (window, person);
  pursuit_record_dialog_add_section (dialog, GTK_WIDGET (self->file));
  return self;
}
