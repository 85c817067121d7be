/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDepartmentDialog:
 *
 * Makes or changes a department of a company: its name, of which other it is a part, who heads it.
 */

#include "pursuit-department-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-department.h"
#include "pursuit-person.h"
#include "pursuit-record-chooser.h"
#include "pursuit-text.h"

#define MAX_NAME 60

/* A row whose record is chosen from a list. */
typedef struct
{
  AdwActionRow *row;
  gint64 id;
  gint64 stored;
} Choice;

struct _PursuitDepartmentDialog
{
  PursuitRecordDialog parent_instance;

  gint64 company_id;
  Choice parent;
  Choice head;
};

G_DEFINE_FINAL_TYPE (PursuitDepartmentDialog, pursuit_department_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint form_fields[] = { PURSUIT_DEPARTMENT_NAME, PURSUIT_DEPARTMENT_NOTES };

static void
choose (Choice *choice, gint64 id, const char *name)
{
  g_autofree char *line = pursuit_text_for_display (id != 0 && name != NULL ? name : "—", MAX_NAME);
  g_autofree char *markup = g_markup_escape_text (line, -1);

  choice->id = id;
  adw_action_row_set_subtitle (choice->row, markup);
}

/** pursuit_department_dialog_set_parent: makes the department a part of another; 0: of none. */
void
pursuit_department_dialog_set_parent (PursuitDepartmentDialog *self, gint64 id, const char *name)
{
  g_return_if_fail (PURSUIT_IS_DEPARTMENT_DIALOG (self));

  choose (&self->parent, id, name);
}

/** pursuit_department_dialog_set_head: says who heads the department; 0: nobody. */
void
pursuit_department_dialog_set_head (PursuitDepartmentDialog *self, gint64 id, const char *name)
{
  g_return_if_fail (PURSUIT_IS_DEPARTMENT_DIALOG (self));

  choose (&self->head, id, name);
}

static char *
why_not_parent (PursuitRecord *department, gpointer user_data)
{
  PursuitRecord *edited = pursuit_record_dialog_get_record (user_data);

  if (edited == NULL || pursuit_record_get_id (edited) != pursuit_record_get_id (department))
    return NULL;
  return g_strdup (_ ("A department is no part of itself."));
}

static char *
describe_person (PursuitRecord *person, gpointer user_data)
{
  return g_strdup (pursuit_record_get_text (person, PURSUIT_PERSON_TITLE));
}

static void
add_choice (AdwPreferencesGroup *group,
            Choice *choice,
            const char *title,
            const char *action,
            PursuitRecordChooser *chooser)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (chooser));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_widget_set_tooltip_text (button, action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, action, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
  choice->row = ADW_ACTION_ROW (row);
}

static GtkWidget *
make_choices (PursuitDepartmentDialog *self, PursuitSession *session)
{
  const PursuitRecordChooserFuncs department_funcs = { .why_not = why_not_parent };
  const PursuitRecordChooserFuncs person_funcs = { .describe = describe_person };
  g_autoptr (PursuitListSpec) departments = pursuit_list_spec_new (&PURSUIT_DEPARTMENT_ENTITY);
  g_autoptr (PursuitListSpec) people = pursuit_list_spec_new (&PURSUIT_PERSON_ENTITY);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  PursuitRecordChooser *chooser;

  pursuit_list_spec_where_int (departments, PURSUIT_DEPARTMENT_COMPANY_ID, PURSUIT_OP_EQ, self->company_id);
  pursuit_list_spec_sort (departments, PURSUIT_DEPARTMENT_NAME, FALSE);
  chooser = pursuit_record_chooser_new (session, departments, PURSUIT_DEPARTMENT_NAME, _ ("Nothing"),
                                        &department_funcs, self);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (pursuit_department_dialog_set_parent), self,
                           G_CONNECT_SWAPPED);
  add_choice (group, &self->parent, _ ("Part of"), _ ("Choose of which department this is a part"), chooser);

  pursuit_list_spec_where_int (people, PURSUIT_PERSON_COMPANY_ID, PURSUIT_OP_EQ, self->company_id);
  pursuit_list_spec_sort (people, PURSUIT_PERSON_NAME, FALSE);
  chooser =
      pursuit_record_chooser_new (session, people, PURSUIT_PERSON_NAME, _ ("Nobody"), &person_funcs, self);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (pursuit_department_dialog_set_head), self,
                           G_CONNECT_SWAPPED);
  add_choice (group, &self->head, _ ("Head"), _ ("Choose who heads this department"), chooser);
  return GTK_WIDGET (group);
}

static void
add_choice_field (PursuitFields *fields, const Choice *choice, guint field)
{
  if (choice->id == choice->stored)
    return;
  if (choice->id != 0)
    pursuit_fields_set_int (fields, field, choice->id);
  else
    pursuit_fields_unset (fields, field);
}

static PursuitCommand *
pursuit_department_dialog_make_command (PursuitRecordDialog *dialog,
                                        PursuitFields *fields,
                                        PursuitRecord *record)
{
  PursuitDepartmentDialog *self = PURSUIT_DEPARTMENT_DIALOG (dialog);

  if (record == NULL)
    pursuit_fields_set_int (fields, PURSUIT_DEPARTMENT_COMPANY_ID, self->company_id);
  add_choice_field (fields, &self->parent, PURSUIT_DEPARTMENT_PARENT_ID);
  add_choice_field (fields, &self->head, PURSUIT_DEPARTMENT_HEAD_ID);
  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_department_dialog_parent_class)
      ->make_command (dialog, fields, record);
}

static gboolean
pursuit_department_dialog_is_changed (PursuitRecordDialog *dialog)
{
  PursuitDepartmentDialog *self = PURSUIT_DEPARTMENT_DIALOG (dialog);

  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_department_dialog_parent_class)->is_changed (dialog) ||
         self->parent.id != self->parent.stored || self->head.id != self->head.stored;
}

static void
pursuit_department_dialog_class_init (PursuitDepartmentDialogClass *klass)
{
  PursuitRecordDialogClass *dialog_class = PURSUIT_RECORD_DIALOG_CLASS (klass);

  dialog_class->make_command = pursuit_department_dialog_make_command;
  dialog_class->is_changed = pursuit_department_dialog_is_changed;
}

static void
pursuit_department_dialog_init (PursuitDepartmentDialog *self)
{
}

/**
 * pursuit_department_dialog_new:
 * @window: on whose database
 * @company_id: whose department
 * @department: (nullable): what is changed; %NULL makes a new one
 *
 * Returns: (transfer none): the dialog, to be presented
 */
PursuitDepartmentDialog *
pursuit_department_dialog_new (PursuitWindow *window, gint64 company_id, PursuitRecord *department)
{
  PursuitDepartmentDialog *self = g_object_new (PURSUIT_TYPE_DEPARTMENT_DIALOG, NULL);

  self->company_id = company_id;
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window,
                               department ? _ ("Edit Department") : _ ("New Department"),
                               &PURSUIT_DEPARTMENT_ENTITY, form_fields, G_N_ELEMENTS (form_fields),
                               department);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self),
                                     make_choices (self, pursuit_window_get_session (window)));
  self->parent.stored = department ? pursuit_record_get_int (department, PURSUIT_DEPARTMENT_PARENT_ID) : 0;
  self->head.stored = department ? pursuit_record_get_int (department, PURSUIT_DEPARTMENT_HEAD_ID) : 0;
  choose (&self->parent, self->parent.stored,
          department ? pursuit_record_get_text (department, PURSUIT_DEPARTMENT_PARENT) : NULL);
  choose (&self->head, self->head.stored,
          department ? pursuit_record_get_text (department, PURSUIT_DEPARTMENT_HEAD) : NULL);
  return self;
}
