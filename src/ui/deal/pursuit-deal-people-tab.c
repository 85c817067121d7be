/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealPeopleTab:
 *
 * What is wrong with the people of a deal, who takes part in it, the weightiest first, and how to deal with
 * the one that is selected. A deal with nobody offers to add the first one, or those of the company's last
 * deal.
 *
 * Signals: ::person-activated (gint64 person_id; 0 for nobody): the chart is asked for. ::act (gpointer
 * PursuitFindingLine): what helps against a finding. ::add: somebody new is to be entered.
 */

#include "pursuit-deal-people-tab.h"

#include <glib/gi18n-lib.h>

#include "pursuit-participant.h"
#include "pursuit-people-columns.h"
#include "pursuit-people-copy.h"
#include "pursuit-personality-card.h"
#include "pursuit-session-people.h"

struct _PursuitDealPeopleTab
{
  AdwBin parent_instance;

  GtkBox *box;
  PursuitSession *session;
  PursuitFindingsCard *findings;
  PursuitTable *table;
  PursuitPersonalityCard *personality;
  GtkWidget *add;
  GtkWidget *copy;
  PursuitPeopleMap *map; /* (nullable): of the deal, once it was read */
  gint64 deal_id;
  GCancellable *reading; /* of the map and the findings */
};

G_DEFINE_FINAL_TYPE (PursuitDealPeopleTab, pursuit_deal_people_tab, ADW_TYPE_BIN)

enum
{
  PERSON_ACTIVATED,
  ACT,
  ADD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const PursuitColumn columns[] = {
  { PURSUIT_PARTICIPANT_PERSON, 180, PURSUIT_COLUMN_STRONG },
  { PURSUIT_PARTICIPANT_ROLES, 220, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_PARTICIPANT_WEIGHT, 120, 0, N_ ("Weight"), pursuit_people_format_weight },
  { PURSUIT_PARTICIPANT_ATTITUDE, 140, PURSUIT_COLUMN_WORDS, NULL, pursuit_people_format_attitude },
  { PURSUIT_PARTICIPANT_COVERAGE, 136, PURSUIT_COLUMN_WORDS, NULL, pursuit_people_format_coverage },
  { PURSUIT_PARTICIPANT_INSIDER, 90, 0, NULL, pursuit_people_format_insider },
  { PURSUIT_PARTICIPANT_LAST_CONTACT, 120 },
};

static PursuitListSpec *
make_spec (gint64 deal_id)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_PARTICIPANT_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_PARTICIPANT_DEAL_ID, PURSUIT_OP_EQ, deal_id);
  pursuit_list_spec_sort (spec, PURSUIT_PARTICIPANT_WEIGHT, TRUE);
  return spec;
}

static void
activated_cb (PursuitDealPeopleTab *self, gint64 id)
{
  g_autoptr (PursuitRecord) participant = pursuit_table_get_selected_record (self->table);

  if (participant != NULL)
    g_signal_emit (self, signals[PERSON_ACTIVATED], 0,
                   pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_PERSON_ID));
}

static void
chart_cb (PursuitDealPeopleTab *self)
{
  g_signal_emit (self, signals[PERSON_ACTIVATED], 0, (gint64) 0);
}

static void
add_cb (PursuitDealPeopleTab *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static void
copy_cb (PursuitDealPeopleTab *self)
{
  if (self->map != NULL && self->map->earlier_people > 0)
    pursuit_people_copy_run (pursuit_window_of (self), self->map);
}

/* How to deal with the selected person. */
static void
show_selected (PursuitDealPeopleTab *self)
{
  g_autoptr (PursuitRecord) participant = pursuit_table_get_selected_record (self->table);
  PursuitPerson *person =
      participant != NULL && self->map != NULL
          ? pursuit_people_map_get_person (self->map, pursuit_record_get_int (participant,
                                                                              PURSUIT_PARTICIPANT_PERSON_ID))
          : NULL;

  if (person == NULL)
    pursuit_personality_card_show (self->personality, self->session, NULL, NULL);
  else
    pursuit_personality_card_show (self->personality, self->session,
                                   pursuit_record_get_text (PURSUIT_RECORD (person), PURSUIT_PERSON_NAME),
                                   pursuit_record_get_text (PURSUIT_RECORD (person),
                                                            PURSUIT_PERSON_PERSONALITY));
}

/* The people of the company's last deal are offered as long as there is nobody here. */
static void
show_copy (PursuitDealPeopleTab *self)
{
  gboolean offered = self->map != NULL && self->map->standings->len == 0 && self->map->earlier_people > 0 &&
                     !pursuit_session_get_read_only (self->session);
  g_autofree char *label = offered ? pursuit_people_copy_label (self->map) : NULL;

  if (offered)
    gtk_button_set_label (GTK_BUTTON (self->copy), label);
  gtk_widget_set_visible (self->copy, offered);
}

/* Findings */

static void
reading_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealPeopleTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitPeopleReading) reading =
      pursuit_session_people_reading_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  /* the page around it says what is wrong with a deal that cannot be read */
  pursuit_findings_card_set_reading (self->findings, reading);
}

static void
map_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealPeopleTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitPeopleMap) map =
      pursuit_session_people_map_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->map, pursuit_people_map_unref);
  self->map = g_steal_pointer (&map);
  show_copy (self);
  show_selected (self);
  if (self->map != NULL)
    pursuit_session_map_reading_async (self->session, self->map, 0, self->reading, reading_read_cb,
                                       g_object_ref (self));
}

static void
read_findings (PursuitDealPeopleTab *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->deal_id == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->reading = g_cancellable_new ();
  pursuit_session_people_map_async (self->session, 0, self->deal_id, PURSUIT_DAY_NONE, self->reading,
                                    map_read_cb, g_object_ref (self));
}

static void
changed_cb (PursuitDealPeopleTab *self, PursuitChange *change)
{
  static const char *const entities[] = { "person", "participant", "activity", "deal", "rival_tie" };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      if (pursuit_change_touches (change, entities[i]))
        {
          read_findings (self);
          return;
        }
    }
}

static void
act_cb (PursuitDealPeopleTab *self, gpointer finding)
{
  g_signal_emit (self, signals[ACT], 0, finding);
}

/* What nobody looks at is not read. */
static void
pursuit_deal_people_tab_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pursuit_deal_people_tab_parent_class)->map (widget);

  read_findings (PURSUIT_DEAL_PEOPLE_TAB (widget));
}

static void
pursuit_deal_people_tab_dispose (GObject *object)
{
  PursuitDealPeopleTab *self = PURSUIT_DEAL_PEOPLE_TAB (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->map, pursuit_people_map_unref);

  G_OBJECT_CLASS (pursuit_deal_people_tab_parent_class)->dispose (object);
}

static void
pursuit_deal_people_tab_finalize (GObject *object)
{
  g_clear_object (&PURSUIT_DEAL_PEOPLE_TAB (object)->session);

  G_OBJECT_CLASS (pursuit_deal_people_tab_parent_class)->finalize (object);
}

static void
pursuit_deal_people_tab_class_init (PursuitDealPeopleTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_deal_people_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_deal_people_tab_finalize;
  GTK_WIDGET_CLASS (klass)->map = pursuit_deal_people_tab_map;

  signals[PERSON_ACTIVATED] = g_signal_new ("person-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACT] = g_signal_new ("act", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[ADD] =
      g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_buttons (PursuitDealPeopleTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *chart = gtk_button_new_with_mnemonic (_ ("Show the _Chart"));

  self->add = gtk_button_new_with_mnemonic (_ ("_Add Person…"));
  self->copy = gtk_button_new_with_mnemonic ("");
  gtk_widget_set_visible (self->copy, FALSE);
  gtk_widget_set_tooltip_text (chart, _ ("Show these people on the chart of their company"));
  g_signal_connect_object (chart, "clicked", G_CALLBACK (chart_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->copy, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), chart);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_box_append (GTK_BOX (box), self->copy);
  return box;
}

static void
pursuit_deal_people_tab_init (PursuitDealPeopleTab *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "deal-tab");
  self->findings = PURSUIT_FINDINGS_CARD (pursuit_findings_card_new (TRUE));
  g_signal_connect_object (self->findings, "act", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->findings));
  gtk_box_append (self->box, make_buttons (self));
  self->personality = PURSUIT_PERSONALITY_CARD (pursuit_personality_card_new (TRUE));
  gtk_widget_add_css_class (GTK_WIDGET (self->personality), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self->personality), "people-group");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/** pursuit_deal_people_tab_set_session: where the people are read from; called once. */
void
pursuit_deal_people_tab_set_session (PursuitDealPeopleTab *self, PursuitSession *session)
{
  g_autoptr (PursuitListSpec) spec = NULL;

  g_return_if_fail (PURSUIT_IS_DEAL_PEOPLE_TAB (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  spec = make_spec (0);
  self->table = pursuit_table_new (session, "deal-people", spec, columns, G_N_ELEMENTS (columns));
  pursuit_table_set_empty (self->table, "pursuit-org-chart-symbolic", _ ("Nobody yet"),
                           _ ("People decide, not companies. Add the first person you know here, and the "
                              "program tells who is still missing."));
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (show_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->table));
  gtk_box_append (self->box, GTK_WIDGET (self->personality));
  gtk_widget_set_visible (self->add, !pursuit_session_get_read_only (session));
  pursuit_findings_card_set_can_act (self->findings, !pursuit_session_get_read_only (session));
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/** pursuit_deal_people_tab_show: reads the people of @deal_id. */
void
pursuit_deal_people_tab_show (PursuitDealPeopleTab *self, gint64 deal_id)
{
  g_autoptr (PursuitListSpec) spec = make_spec (deal_id);

  g_return_if_fail (PURSUIT_IS_DEAL_PEOPLE_TAB (self));

  pursuit_table_show (self->table, spec);
  if (deal_id != self->deal_id)
    {
      pursuit_findings_card_set_reading (self->findings, NULL);
      g_clear_pointer (&self->map, pursuit_people_map_unref);
      show_copy (self);
      show_selected (self);
    }
  self->deal_id = deal_id;
  read_findings (self);
}

/** pursuit_deal_people_tab_get_table: (transfer none): the list of people. */
PursuitTable *
pursuit_deal_people_tab_get_table (PursuitDealPeopleTab *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_PEOPLE_TAB (self), NULL);

  return self->table;
}

/** pursuit_deal_people_tab_get_findings: (transfer none): what is wrong with them. */
PursuitFindingsCard *
pursuit_deal_people_tab_get_findings (PursuitDealPeopleTab *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_PEOPLE_TAB (self), NULL);

  return self->findings;
}
