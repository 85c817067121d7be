/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Consultants, design institutes and others who belong to another company come on the map of a deal. */

#include <glib/gi18n-lib.h>

#include "pursuit-people-chart-private.h"
#include "pursuit-record-chooser.h"

static char *
describe_guest (PursuitRecord *person, gpointer user_data)
{
  const char *company = pursuit_record_get_text (person, PURSUIT_PERSON_COMPANY);
  const char *title = pursuit_record_get_text (person, PURSUIT_PERSON_TITLE);

  if (company == NULL || title == NULL)
    return g_strdup (company ? company : title);
  return g_strdup_printf (_ ("%s · %s"), company, title);
}

static char *
why_not_guest (PursuitRecord *person, gpointer user_data)
{
  PursuitOrgPeople *people = pursuit_people_chart_get_people (user_data);

  return people && pursuit_org_people_get_participant (people, pursuit_record_get_id (person))
             ? g_strdup (_ ("takes part in this deal already"))
             : NULL;
}

/* The person is looked at as soon as the map has come with them. */
static void
guest_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPeopleChart) self = user_data;
  g_autoptr (PursuitStep) step = pursuit_window_run_finish (PURSUIT_WINDOW (source), result, NULL);

  if (step == NULL)
    self->centered = 0;
}

static void
guest_chosen_cb (PursuitPeopleChart *self, gint64 id)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  g_autoptr (PursuitCommand) command =
      pursuit_command_set_participant (pursuit_people_reader_get_deal (self->reader), id, fields);

  self->centered = id;
  pursuit_window_run (pursuit_window_of (self), command, guest_added_cb, g_object_ref (self));
}

/* pursuit_people_chart_add_guest: the action that lets one of all people of other companies be chosen. */
void
pursuit_people_chart_add_guest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const PursuitRecordChooserFuncs funcs = { .describe = describe_guest, .why_not = why_not_guest };
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PERSON_ENTITY);
  PursuitRecordChooser *chooser;

  pursuit_list_spec_where_int (spec, PURSUIT_PERSON_COMPANY_ID, PURSUIT_OP_NE,
                               pursuit_people_reader_get_company (self->reader));
  pursuit_list_spec_sort (spec, PURSUIT_PERSON_NAME, FALSE);
  chooser = pursuit_record_chooser_new (self->session, spec, PURSUIT_PERSON_NAME, NULL, &funcs, self);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (guest_chosen_cb), self, G_CONNECT_SWAPPED);
  g_clear_pointer (&self->guest_chooser, gtk_widget_unparent);
  self->guest_chooser = GTK_WIDGET (chooser);
  gtk_widget_set_parent (self->guest_chooser, self->menu_button);
  gtk_popover_popup (GTK_POPOVER (self->guest_chooser));
}
