/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPeoplePanel:
 *
 * What stands beside the org chart: figures of the buying centre, what is wrong with it, the path of trust to
 * who is selected or decides, the selected person with the latest activities, and those who are not on the
 * chart. Its buttons activate the actions “person.edit”, “person.log”, “person.place”, “person.report” and
 * “person.erase” of the chart around it.
 *
 * Signals: ::route-changed: pursuit_people_panel_get_route() gives another route to be shown on the chart.
 */

#include "pursuit-people-panel.h"

#include <glib/gi18n-lib.h>

#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-finding-act.h"
#include "pursuit-findings-card.h"
#include "pursuit-parse.h"
#include "pursuit-parties-card.h"
#include "pursuit-path-card.h"
#include "pursuit-person-activities.h"
#include "pursuit-person-avatar.h"
#include "pursuit-person-data.h"
#include "pursuit-person-facts.h"
#include "pursuit-personality-card.h"
#include "pursuit-text.h"
#include "pursuit-weight-bar.h"

#define WIDTH 304
#define MAX_CHARS 300
#define LINE_CHARS 24
/* Beside the photo. */
#define NAME_CHARS 12
#define AVATAR_SIZE 40
/* Findings and path wait until the hand, or the chart, has come to rest. */
#define SELECT_REST_MS 40
#define CHANGE_REST_MS 300

struct _PursuitPeoplePanel
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitOrgPeople *people;
  PursuitPeopleMap *map; /* NULL before the first one was read */
  gint64 selected;
  GCancellable *reading; /* of what is read from the map */
  guint read_source;     /* what is to be read soon */

  GtkLabel *deciders;
  GtkLabel *weight;
  GtkWidget *weight_row;
  PursuitWeightBar *bar;
  GtkLabel *contacts;
  PursuitFindingsCard *findings;
  PursuitPathCard *path;
  PursuitPartiesCard *parties;
  PursuitUnplacedList *unplaced;
  GtkWidget *person;
  PursuitPersonAvatar *avatar;
  GtkLabel *name;
  GtkWidget *facts;
  PursuitPersonalityCard *personality;
  PursuitPersonActivities *activities;
};

G_DEFINE_FINAL_TYPE (PursuitPeoplePanel, pursuit_people_panel, ADW_TYPE_BIN)

enum
{
  ROUTE_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

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

/* Buying centre */

static void
show_weight (PursuitPeoplePanel *self, const PursuitPeopleFigures *figures)
{
  g_autofree char *text = figures->neutral > 0
                              /* Translators: percent of the decision's weight on our side, and neutral. */
                              ? g_strdup_printf (_ ("%d %% + %d %% neutral"), figures->ours, figures->neutral)
                              : g_strdup_printf (_ ("%d %%"), figures->ours);

  gtk_label_set_text (self->weight, text);
  pursuit_weight_bar_set (self->bar, figures);
  gtk_widget_set_visible (self->weight_row, figures->weighed > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), figures->weighed > 0);
}

static void
show_figures (PursuitPeoplePanel *self, const PursuitPeopleFigures *figures)
{
  /* Translators: so many of so many people. */
  g_autofree char *deciders = g_strdup_printf (_ ("%u of %u"), figures->deciders_met, figures->deciders);
  /* Translators: so many of so many people were met in so many days. */
  g_autofree char *contacts =
      g_strdup_printf (_ ("%u of %u met in %d d"), figures->recent, figures->people, PURSUIT_FINDING_DAYS);

  gtk_label_set_text (self->deciders, figures->deciders ? deciders : "—");
  if (figures->deciders_met < figures->deciders)
    gtk_widget_add_css_class (GTK_WIDGET (self->deciders), "missing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->deciders), "missing");
  gtk_label_set_text (self->contacts, figures->people ? contacts : "—");
  show_weight (self, figures);
}

/* What is read from the map */

static void
reading_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPeoplePanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitPeopleReading) reading =
      pursuit_session_people_reading_finish (PURSUIT_SESSION (source), result, &error);

  if (reading == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pursuit_window_toast_error (pursuit_window_of (self), error);
      return;
    }
  g_clear_object (&self->reading);
  show_figures (self, &reading->figures);
  pursuit_findings_card_set_reading (self->findings, reading);
  pursuit_path_card_set_reading (self->path, reading);
}

/* Everything at once: the path is to who is selected, or else to who decides. */
static void
read_map (PursuitPeoplePanel *self)
{
  g_clear_handle_id (&self->read_source, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->map == NULL)
    return;
  self->reading = g_cancellable_new ();
  pursuit_session_map_reading_async (self->session, self->map, self->selected, self->reading, reading_read_cb,
                                     g_object_ref (self));
}

static gboolean
read_map_cb (gpointer user_data)
{
  PursuitPeoplePanel *self = user_data;

  self->read_source = 0;
  read_map (self);
  return G_SOURCE_REMOVE;
}

static void
read_map_soon (PursuitPeoplePanel *self, guint milliseconds)
{
  g_clear_handle_id (&self->read_source, g_source_remove);
  self->read_source = g_timeout_add_full (G_PRIORITY_LOW, milliseconds, read_map_cb, self, NULL);
}

static gboolean
same_company (const PursuitPeopleMap *a, const PursuitPeopleMap *b)
{
  return a->company && b->company && pursuit_record_get_id (a->company) == pursuit_record_get_id (b->company);
}

static void
act_cb (PursuitPeoplePanel *self, gpointer finding)
{
  const PursuitPersonContext place = {
    .people = self->people,
    .company_id = self->map->company ? pursuit_record_get_id (self->map->company) : 0,
    .company = self->map->company ? pursuit_record_get_text (self->map->company, PURSUIT_COMPANY_NAME) : NULL,
    .deal_id = self->map->deal ? pursuit_record_get_id (self->map->deal) : 0,
    .deal = self->map->deal ? pursuit_record_get_text (self->map->deal, PURSUIT_DEAL_TITLE) : NULL,
  };

  pursuit_finding_act (pursuit_window_of (self), &place, finding);
}

static void
route_changed_cb (PursuitPeoplePanel *self)
{
  g_signal_emit (self, signals[ROUTE_CHANGED], 0);
}

/* Selected person */

/* A new box each time: one that was measured while it was empty does not ask for height by width again. */
static void
renew_facts (PursuitPeoplePanel *self, PursuitRecord *person)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (self->facts);

  gtk_box_remove (GTK_BOX (self->person), self->facts);
  self->facts = pursuit_person_facts_new (self->session, self->people, person);
  gtk_box_insert_child_after (GTK_BOX (self->person), self->facts, before);
}

static void
show_person (PursuitPeoplePanel *self, PursuitRecord *person)
{
  PursuitOrgCard card = { .name = pursuit_record_get_text (person, PURSUIT_PERSON_NAME) };
  g_autofree char *name = pursuit_text_for_display (pursuit_org_card_display_name (&card), MAX_CHARS);

  gtk_label_set_text (self->name, name);
  pursuit_person_avatar_show (self->avatar, self->session, card.name,
                              pursuit_record_get_text (person, PURSUIT_PERSON_PHOTO));
  renew_facts (self, person);
  pursuit_personality_card_show (self->personality, self->session, NULL,
                                 pursuit_record_get_text (person, PURSUIT_PERSON_PERSONALITY));
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
  pursuit_person_activities_read (self->activities, self->session, self->selected);
}

static void
pursuit_people_panel_dispose (GObject *object)
{
  PursuitPeoplePanel *self = PURSUIT_PEOPLE_PANEL (object);

  g_clear_handle_id (&self->read_source, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  g_clear_pointer (&self->map, pursuit_people_map_unref);

  G_OBJECT_CLASS (pursuit_people_panel_parent_class)->dispose (object);
}

static void
pursuit_people_panel_class_init (PursuitPeoplePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_people_panel_dispose;

  signals[ROUTE_CHANGED] = g_signal_new ("route-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_facts_card (PursuitPeoplePanel *self)
{
  GtkWidget *card = make_card (_ ("Buying centre"));

  pursuit_person_facts_add_row (card, _ ("Decision level reached"), &self->deciders);
  self->weight_row = pursuit_person_facts_add_row (card, _ ("Weight on our side"), &self->weight);
  self->bar = PURSUIT_WEIGHT_BAR (pursuit_weight_bar_new ());
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->bar));
  pursuit_person_facts_add_row (card, _ ("Contact breadth"), &self->contacts);
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
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = pursuit_person_data_menu_new ();

  self->avatar = PURSUIT_PERSON_AVATAR (pursuit_person_avatar_new (AVATAR_SIZE));
  gtk_widget_set_valign (GTK_WIDGET (self->avatar), GTK_ALIGN_START);
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_wrap (self->name, TRUE);
  gtk_label_set_max_width_chars (self->name, NAME_CHARS);
  gtk_label_set_wrap_mode (self->name, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "heading");
  gtk_widget_set_tooltip_text (edit, _ ("Edit this person (Enter)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Edit the person"),
                                  -1);
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_set_valign (edit, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "person.edit");
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->avatar));
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (header), edit);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_widget_set_tooltip_text (more, _ ("What is stored of this person"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is stored of this person"), -1);
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_valign (more, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (header), more);
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->personality = PURSUIT_PERSONALITY_CARD (pursuit_personality_card_new (FALSE));
  self->activities = PURSUIT_PERSON_ACTIVITIES (pursuit_person_activities_new ());
  gtk_actionable_set_action_name (GTK_ACTIONABLE (log), "person.log");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (place), "person.place");
  /* Those on the chart have a place already. */
  g_object_bind_property (place, "sensitive", place, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (card), header);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->personality));
  gtk_box_append (GTK_BOX (card), self->facts);
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
  self->findings = PURSUIT_FINDINGS_CARD (pursuit_findings_card_new (FALSE));
  self->path = PURSUIT_PATH_CARD (pursuit_path_card_new ());
  g_signal_connect_object (self->findings, "act", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->path, "route-changed", G_CALLBACK (route_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_facts_card (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->findings));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->path));
  gtk_box_append (GTK_BOX (box), self->person);
  self->parties = PURSUIT_PARTIES_CARD (pursuit_parties_card_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->parties));
  gtk_box_append (GTK_BOX (box), unplaced);
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
  pursuit_findings_card_set_can_act (self->findings, !pursuit_session_get_read_only (session));
  return GTK_WIDGET (self);
}

/**
 * pursuit_people_panel_set_people:
 * @people: whom the chart shows
 * @map: what they were made from
 */
void
pursuit_people_panel_set_people (PursuitPeoplePanel *self, PursuitOrgPeople *people, PursuitPeopleMap *map)
{
  gboolean again;

  g_return_if_fail (PURSUIT_IS_PEOPLE_PANEL (self));
  g_return_if_fail (people != NULL && map != NULL);

  pursuit_org_people_ref (people);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  self->people = people;
  again = self->map != NULL && same_company (self->map, map);
  pursuit_people_map_ref (map);
  g_clear_pointer (&self->map, pursuit_people_map_unref);
  self->map = map;
  pursuit_unplaced_list_set_people (self->unplaced, people);
  pursuit_parties_card_set_people (self->parties, people, !pursuit_session_get_read_only (self->session));
  show_selected (self);
  if (again)
    read_map_soon (self, CHANGE_REST_MS);
  else
    read_map (self);
}

/** pursuit_people_panel_select: shows the data of @id; 0 shows nobody. */
void
pursuit_people_panel_select (PursuitPeoplePanel *self, gint64 id)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_PANEL (self));

  if (id == self->selected)
    return;
  self->selected = id;
  pursuit_parties_card_select (self->parties, id);
  pursuit_person_activities_clear (self->activities);
  show_selected (self);
  read_map_soon (self, SELECT_REST_MS);
}

/** pursuit_people_panel_get_unplaced: (transfer none): the list of those who are not on the chart. */
PursuitUnplacedList *
pursuit_people_panel_get_unplaced (PursuitPeoplePanel *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_PANEL (self), NULL);

  return self->unplaced;
}

/** pursuit_people_panel_get_route: (transfer full) (element-type gint64): the people whom the chart is asked
 * to show as a path, in their order; empty for none. */
GArray *
pursuit_people_panel_get_route (PursuitPeoplePanel *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_PANEL (self), NULL);

  return pursuit_path_card_get_route (self->path);
}
