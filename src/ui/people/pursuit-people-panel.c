/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPeoplePanel:
 *
 * What stands beside the org chart: facts about the buying centre, those who are not on the chart, and the
 * selected person with the latest activities. Its buttons activate the actions “person.edit”, “person.log”
 * and “person.place” of the chart around it.
 */

#include "pursuit-people-panel.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-buying-centre.h"
#include "pursuit-parse.h"
#include "pursuit-text.h"
#include "pursuit-weight-bar.h"

#define WIDTH 304
#define MAX_CHARS 300
/* What a wrapping value asks for; without it one long value would widen the panel. */
#define VALUE_CHARS 16
#define LINE_CHARS 24
#define MAX_ACTIVITIES 20

struct _PursuitPeoplePanel
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitOrgPeople *people;
  gboolean in_deal;
  gint64 selected;
  GCancellable *cancellable; /* of the activities being read */

  GtkLabel *deciders;
  GtkLabel *weight;
  GtkWidget *weight_row;
  PursuitWeightBar *bar;
  GtkLabel *contacts;
  PursuitUnplacedList *unplaced;
  GtkWidget *person;
  GtkLabel *name;
  GtkBox *facts;
  GtkListBox *activities;
};

G_DEFINE_FINAL_TYPE (PursuitPeoplePanel, pursuit_people_panel, ADW_TYPE_BIN)

static GtkWidget *
make_card (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "people-group");
  if (title)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static GtkWidget *
make_row (GtkWidget *box, const char *title, GtkLabel **value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 1);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (box), row);
  *value = GTK_LABEL (text);
  return row;
}

/* Buying centre */

static void
show_weight (PursuitPeoplePanel *self, const PursuitBuyingCentre *facts)
{
  g_autofree char *text = facts->neutral > 0
                              /* Translators: percent of the decision's weight on our side, and neutral. */
                              ? g_strdup_printf (_ ("%d %% + %d %% neutral"), facts->ours, facts->neutral)
                              : g_strdup_printf (_ ("%d %%"), facts->ours);

  gtk_label_set_text (self->weight, text);
  pursuit_weight_bar_set (self->bar, facts);
  gtk_widget_set_visible (self->weight_row, self->in_deal && facts->weighed > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), self->in_deal && facts->weighed > 0);
}

static void
show_facts (PursuitPeoplePanel *self)
{
  PursuitDay today = pursuit_session_get_today (self->session);
  PursuitBuyingCentre facts = pursuit_buying_centre_count (self->people, self->in_deal, today);
  /* Translators: so many of so many people. */
  g_autofree char *deciders = g_strdup_printf (_ ("%u of %u"), facts.deciders_met, facts.deciders);
  /* Translators: so many of so many people were met in so many days. */
  g_autofree char *contacts =
      g_strdup_printf (_ ("%u of %u met in %d d"), facts.recent, facts.people, PURSUIT_BUYING_CENTRE_DAYS);

  gtk_label_set_text (self->deciders, facts.deciders ? deciders : "—");
  if (facts.deciders_met < facts.deciders)
    gtk_widget_add_css_class (GTK_WIDGET (self->deciders), "missing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->deciders), "missing");
  gtk_label_set_text (self->contacts, facts.people ? contacts : "—");
  show_weight (self, &facts);
}

/* Selected person */

static void
add_fact (PursuitPeoplePanel *self, const char *title, const char *text)
{
  g_autofree char *line = NULL;
  GtkLabel *value;

  if (text == NULL || *text == '\0')
    return;
  line = pursuit_text_for_display (text, MAX_CHARS);
  make_row (GTK_WIDGET (self->facts), title, &value);
  gtk_label_set_text (value, line);
  gtk_label_set_max_width_chars (value, VALUE_CHARS);
  gtk_label_set_selectable (value, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (value), "dim-label");
}

static void
add_field (PursuitPeoplePanel *self, PursuitRecord *record, guint index)
{
  const PursuitField *field = &pursuit_record_get_entity (record)->fields[index];
  g_autofree char *text = NULL;

  if (!pursuit_record_is_set (record, index))
    return;
  text = pursuit_value_to_display (field, pursuit_record_get_value (record, index), NULL,
                                   pursuit_session_get_today (self->session));
  add_fact (self, _ (field->label), text);
}

static void
add_participant (PursuitPeoplePanel *self, PursuitRecord *participant)
{
  int coverage = pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_COVERAGE);

  add_field (self, participant, PURSUIT_PARTICIPANT_ROLES);
  if (pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_ATTITUDE))
    {
      int attitude = CLAMP (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_ATTITUDE), -2, 2);
      g_autofree char *text = g_strdup_printf (_ ("%s  %s"), pursuit_org_card_attitude_sign (attitude),
                                               pursuit_org_attitude_label (attitude));

      add_fact (self, _ ("Attitude"), text);
    }
  if (pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_WEIGHT))
    {
      g_autofree char *text =
          g_strdup_printf (_ ("%d %%"),
                           (int) pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_WEIGHT));

      add_fact (self, _ ("Decision weight"), text);
    }
  if (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_INSIDER))
    add_fact (self, _ ("Insider"), _ ("yes"));
  add_fact (self, _ ("Coverage"), pursuit_org_coverage_label (CLAMP (coverage, 0, 3)));
  add_field (self, participant, PURSUIT_PARTICIPANT_NOTES);
}

/* A new box each time: one that was measured while it was empty does not ask for height by width again. */
static void
renew_facts (PursuitPeoplePanel *self)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (GTK_WIDGET (self->facts));

  gtk_box_remove (GTK_BOX (self->person), GTK_WIDGET (self->facts));
  self->facts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_insert_child_after (GTK_BOX (self->person), GTK_WIDGET (self->facts), before);
}

static void
show_person (PursuitPeoplePanel *self, PursuitRecord *person)
{
  static const guint fields[] = {
    PURSUIT_PERSON_TITLE,    PURSUIT_PERSON_DEPARTMENT, PURSUIT_PERSON_LEVEL,
    PURSUIT_PERSON_FUNCTION, PURSUIT_PERSON_MANAGER,    PURSUIT_PERSON_EMAIL,
    PURSUIT_PERSON_PHONE,    PURSUIT_PERSON_MOBILE,     PURSUIT_PERSON_NOTES,
  };
  PursuitParticipant *participant =
      pursuit_org_people_get_participant (self->people, pursuit_record_get_id (person));
  PursuitOrgCard card = { .name = pursuit_record_get_text (person, PURSUIT_PERSON_NAME) };
  g_autofree char *name = pursuit_text_for_display (pursuit_org_card_display_name (&card), MAX_CHARS);

  gtk_label_set_text (self->name, name);
  renew_facts (self);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i] == PURSUIT_PERSON_MANAGER)
        add_fact (self, _ ("Reports to"), pursuit_record_get_text (person, PURSUIT_PERSON_MANAGER));
      else
        add_field (self, person, fields[i]);
    }
  if (participant)
    add_participant (self, PURSUIT_RECORD (participant));
  add_field (self, person, PURSUIT_PERSON_LAST_CONTACT);
}

/* Activities */

static void
add_activity (PursuitPeoplePanel *self, PursuitRecord *activity)
{
  PursuitDay today = pursuit_session_get_today (self->session);
  gboolean done = pursuit_record_is_set (activity, PURSUIT_ACTIVITY_DONE);
  guint field = done ? PURSUIT_ACTIVITY_DONE : PURSUIT_ACTIVITY_PLANNED;
  g_autofree char *day = pursuit_record_is_set (activity, field)
                             ? pursuit_day_format (pursuit_record_get_day (activity, field), today)
                             : g_strdup ("");
  const char *kind = pursuit_choice_label (PURSUIT_ACTIVITY_KINDS,
                                           pursuit_record_get_text (activity, PURSUIT_ACTIVITY_KIND));
  /* Translators: the kind of a planned activity, and its day. */
  g_autofree char *when =
      done ? g_strdup_printf ("%s · %s", kind, day) : g_strdup_printf (_ ("%s, planned for %s"), kind, day);
  const char *subject = pursuit_record_get_text (activity, PURSUIT_ACTIVITY_SUBJECT);
  g_autofree char *line = pursuit_text_for_display (subject ? subject : "", MAX_CHARS);
  gint64 id = pursuit_record_get_id (activity);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_label_new (line);
  GtkWidget *second = gtk_label_new (when);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (first), LINE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (second), LINE_CHARS);
  gtk_label_set_ellipsize (GTK_LABEL (first), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, when, -1);
  gtk_list_box_append (self->activities, row);
}

static void
clear_activities (PursuitPeoplePanel *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->activities, 0)) != NULL)
    gtk_list_box_remove (self->activities, GTK_WIDGET (row));
}

static void
activities_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPeoplePanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear_activities (self);
  for (guint i = 0; records && i < records->len; i++)
    add_activity (self, records->pdata[i]);
}

static void
read_activities (PursuitPeoplePanel *self)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_ACTIVITY_ENTITY);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->selected == 0)
    return;
  self->cancellable = g_cancellable_new ();
  pursuit_list_spec_set_person (spec, self->selected);
  pursuit_list_spec_sort (spec, PURSUIT_ACTIVITY_DONE, TRUE);
  pursuit_list_spec_set_limit (spec, MAX_ACTIVITIES);
  pursuit_session_fetch_async (self->session, spec, self->cancellable, activities_read_cb,
                               g_object_ref (self));
}

static void
activity_activated_cb (PursuitPeoplePanel *self, GtkListBoxRow *row)
{
  pursuit_activity_dialog_edit (pursuit_window_of (self),
                                *(gint64 *) g_object_get_data (G_OBJECT (row), "id"));
}

static void
show_selected (PursuitPeoplePanel *self)
{
  PursuitPerson *person = self->people ? pursuit_org_people_get_person (self->people, self->selected) : NULL;

  gtk_widget_set_visible (self->person, person != NULL);
  if (person == NULL)
    self->selected = 0;
  else
    show_person (self, PURSUIT_RECORD (person));
  read_activities (self);
}

static void
pursuit_people_panel_dispose (GObject *object)
{
  PursuitPeoplePanel *self = PURSUIT_PEOPLE_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->people, pursuit_org_people_unref);

  G_OBJECT_CLASS (pursuit_people_panel_parent_class)->dispose (object);
}

static void
pursuit_people_panel_class_init (PursuitPeoplePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_people_panel_dispose;
}

static GtkWidget *
make_facts_card (PursuitPeoplePanel *self)
{
  GtkWidget *card = make_card (_ ("Buying centre"));

  make_row (card, _ ("Decision level reached"), &self->deciders);
  self->weight_row = make_row (card, _ ("Weight on our side"), &self->weight);
  self->bar = PURSUIT_WEIGHT_BAR (pursuit_weight_bar_new ());
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->bar));
  make_row (card, _ ("Contact breadth"), &self->contacts);
  gtk_widget_add_css_class (GTK_WIDGET (self->deciders), "figure");
  gtk_widget_add_css_class (GTK_WIDGET (self->weight), "figure");
  gtk_widget_add_css_class (GTK_WIDGET (self->contacts), "figure");
  return card;
}

static GtkWidget *
make_person_card (PursuitPeoplePanel *self)
{
  GtkWidget *card = make_card (NULL);
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  GtkWidget *log = gtk_button_new_with_mnemonic (_ ("_Log Activity…"));
  GtkWidget *place = gtk_button_new_with_mnemonic (_ ("_Place on the Chart…"));
  GtkWidget *none = gtk_label_new (_ ("Nothing noted yet"));

  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_wrap (self->name, TRUE);
  gtk_label_set_max_width_chars (self->name, LINE_CHARS);
  gtk_label_set_wrap_mode (self->name, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "heading");
  gtk_widget_set_tooltip_text (edit, _ ("Edit this person (Enter)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Edit the person"),
                                  -1);
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_set_valign (edit, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "person.edit");
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (header), edit);
  self->facts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->activities = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->activities, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (none), 0);
  gtk_list_box_set_placeholder (self->activities, none);
  gtk_widget_add_css_class (GTK_WIDGET (self->activities), "unplaced");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->activities), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Activities"), -1);
  g_signal_connect_object (self->activities, "row-activated", G_CALLBACK (activity_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (log), "person.log");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (place), "person.place");
  /* Those on the chart have a place already. */
  g_object_bind_property (place, "sensitive", place, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (card), header);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->activities));
  gtk_box_append (GTK_BOX (card), log);
  gtk_box_append (GTK_BOX (card), place);
  return card;
}

static void
pursuit_people_panel_init (PursuitPeoplePanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *unplaced = make_card (NULL);

  self->unplaced = PURSUIT_UNPLACED_LIST (pursuit_unplaced_list_new ());
  gtk_box_append (GTK_BOX (unplaced), GTK_WIDGET (self->unplaced));
  self->person = make_person_card (self);
  gtk_widget_set_visible (self->person, FALSE);
  gtk_widget_add_css_class (box, "people-panel");
  gtk_box_append (GTK_BOX (box), make_facts_card (self));
  gtk_box_append (GTK_BOX (box), unplaced);
  gtk_box_append (GTK_BOX (box), self->person);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, WIDTH, -1);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/** pursuit_people_panel_new: (transfer floating): a panel over the database @session. */
GtkWidget *
pursuit_people_panel_new (PursuitSession *session)
{
  PursuitPeoplePanel *self = g_object_new (PURSUIT_TYPE_PEOPLE_PANEL, NULL);

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * pursuit_people_panel_set_people:
 * @people: whom the chart shows
 * @in_deal: whether a deal is chosen; only those who take part in it count then
 */
void
pursuit_people_panel_set_people (PursuitPeoplePanel *self, PursuitOrgPeople *people, gboolean in_deal)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_PANEL (self));
  g_return_if_fail (people != NULL);

  pursuit_org_people_ref (people);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  self->people = people;
  self->in_deal = in_deal;
  show_facts (self);
  pursuit_unplaced_list_set_people (self->unplaced, people);
  show_selected (self);
}

/** pursuit_people_panel_select: shows the data of @id; 0 shows nobody. */
void
pursuit_people_panel_select (PursuitPeoplePanel *self, gint64 id)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_PANEL (self));

  if (id == self->selected)
    return;
  self->selected = id;
  clear_activities (self);
  show_selected (self);
}

/** pursuit_people_panel_get_unplaced: (transfer none): the list of those who are not on the chart. */
PursuitUnplacedList *
pursuit_people_panel_get_unplaced (PursuitPeoplePanel *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_PANEL (self), NULL);

  return self->unplaced;
}
