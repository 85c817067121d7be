/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealActivitiesTab:
 *
 * What was done for a deal and what is planned, the latest day first, with a line above that notes what has
 * just happened.
 */

#include "pursuit-deal-activities-tab.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-buying-command.h"
#include "pursuit-customer-question.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

struct _PursuitDealActivitiesTab
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkBox *line; /* the quick log */
  GtkDropDown *kind;
  GtkEntry *subject;
  GtkWidget *log;
  PursuitCustomerQuestion *customer; /* comes with the first word of the quick log */
  PursuitSession *session;
  PursuitTable *table;
  gint64 deal_id;
};

G_DEFINE_FINAL_TYPE (PursuitDealActivitiesTab, pursuit_deal_activities_tab, ADW_TYPE_BIN)

/* A planned day in the past is told by words and a sign, not by colour alone. */
static char *
format_when (PursuitRecord *activity, PursuitDay today, const char **style)
{
  gboolean done = pursuit_record_is_set (activity, PURSUIT_ACTIVITY_DONE);
  PursuitDay day = pursuit_record_get_day (activity, PURSUIT_ACTIVITY_DAY);
  g_autofree char *date = pursuit_day_format (day, today);

  if (done)
    return g_steal_pointer (&date);
  if (day < today)
    {
      *style = "late";
      /* Translators: the day of a planned activity that has passed, in a narrow column. */
      return g_strdup_printf (_ ("▲ planned for %s"), date);
    }
  *style = day == today ? "due" : NULL;
  return g_strdup_printf (_ ("planned for %s"), date);
}

static const PursuitColumn columns[] = {
  { PURSUIT_ACTIVITY_DAY, 180, 0, N_ ("When"), format_when },
  { PURSUIT_ACTIVITY_KIND, 116 },
  { PURSUIT_ACTIVITY_SUBJECT, 200, PURSUIT_COLUMN_STRONG | PURSUIT_COLUMN_EXPAND },
  { PURSUIT_ACTIVITY_PEOPLE, 150 },
  { PURSUIT_ACTIVITY_OUTCOME, 180 },
  { PURSUIT_ACTIVITY_OWNER, 104 },
};

static PursuitListSpec *
make_spec (gint64 deal_id)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_ACTIVITY_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_ACTIVITY_DEAL_ID, PURSUIT_OP_EQ, deal_id);
  pursuit_list_spec_sort (spec, PURSUIT_ACTIVITY_DAY, TRUE);
  return spec;
}

static void
activated_cb (PursuitDealActivitiesTab *self, gint64 id)
{
  pursuit_activity_dialog_edit (pursuit_window_of (self), id);
}

static void
logged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealActivitiesTab) self = user_data;
  g_autoptr (PursuitStep) step = pursuit_window_run_finish (PURSUIT_WINDOW (source), result, NULL);

  if (step == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->subject), "");
  pursuit_customer_question_set_deal (self->customer, self->deal_id);
}

static void
log_cb (PursuitDealActivitiesTab *self)
{
  g_autoptr (PursuitFields) fields = NULL;
  g_autoptr (PursuitCommand) command = NULL;
  const char *subject = gtk_editable_get_text (GTK_EDITABLE (self->subject));

  if (pursuit_text_is_blank (subject) || self->deal_id == 0)
    return;
  fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_KIND,
                           PURSUIT_ACTIVITY_KINDS[gtk_drop_down_get_selected (self->kind)].code);
  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_SUBJECT, subject);
  pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_DEAL_ID, self->deal_id);
  pursuit_fields_set_day (fields, PURSUIT_ACTIVITY_DONE, pursuit_session_get_today (self->session));
  gint64 stage = pursuit_customer_question_get_stage (self->customer);
  command = pursuit_command_log_activity (fields, NULL, 0, NULL, 0, NULL, PURSUIT_DAY_NONE);
  if (stage != 0)
    pursuit_command_add_buying_stage (command, stage, NULL);
  pursuit_window_run (pursuit_window_of (self), command, logged_cb, g_object_ref (self));
}

static void
subject_changed_cb (PursuitDealActivitiesTab *self)
{
  gboolean said = !pursuit_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->subject)));

  gtk_widget_set_sensitive (self->log, said);
  if (self->customer != NULL)
    pursuit_customer_question_set_done (self->customer, said);
}

static void
make_line (PursuitDealActivitiesTab *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  for (const PursuitChoice *kind = PURSUIT_ACTIVITY_KINDS; kind->code != NULL; kind++)
    gtk_string_list_append (kinds, _ (kind->label));
  self->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (kinds)), NULL));
  self->subject = GTK_ENTRY (gtk_entry_new ());
  self->log = gtk_button_new_with_mnemonic (_ ("_Log"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->kind), _ ("What kind of activity it was"));
  gtk_entry_set_placeholder_text (self->subject, _ ("What happened today?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->subject), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What happened today?"), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->subject), TRUE);
  gtk_widget_set_sensitive (self->log, FALSE);
  g_signal_connect_object (self->subject, "changed", G_CALLBACK (subject_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->subject, "activate", G_CALLBACK (log_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->log, "clicked", G_CALLBACK (log_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->line, GTK_WIDGET (self->kind));
  gtk_box_append (self->line, GTK_WIDGET (self->subject));
  gtk_box_append (self->line, self->log);
}

static void
pursuit_deal_activities_tab_finalize (GObject *object)
{
  g_clear_object (&PURSUIT_DEAL_ACTIVITIES_TAB (object)->session);

  G_OBJECT_CLASS (pursuit_deal_activities_tab_parent_class)->finalize (object);
}

static void
pursuit_deal_activities_tab_class_init (PursuitDealActivitiesTabClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_deal_activities_tab_finalize;
}

static void
pursuit_deal_activities_tab_init (PursuitDealActivitiesTab *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "deal-tab");
  make_line (self);
  gtk_box_append (self->box, GTK_WIDGET (self->line));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/** pursuit_deal_activities_tab_set_session: where the activities are read from; called once. */
void
pursuit_deal_activities_tab_set_session (PursuitDealActivitiesTab *self, PursuitSession *session)
{
  g_autoptr (PursuitListSpec) spec = NULL;

  g_return_if_fail (PURSUIT_IS_DEAL_ACTIVITIES_TAB (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  gtk_widget_set_visible (GTK_WIDGET (self->line), !pursuit_session_get_read_only (session));
  self->customer = pursuit_customer_question_new (session);
  gtk_box_append (self->box, GTK_WIDGET (self->customer));
  spec = make_spec (0);
  self->table = pursuit_table_new (session, "deal-activities", spec, columns, G_N_ELEMENTS (columns));
  pursuit_table_set_empty (self->table, "x-office-calendar-symbolic", _ ("Nothing noted yet"),
                           _ ("Note above what happened."));
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->table));
}

/** pursuit_deal_activities_tab_show: reads the activities of @deal_id. */
void
pursuit_deal_activities_tab_show (PursuitDealActivitiesTab *self, gint64 deal_id)
{
  g_autoptr (PursuitListSpec) spec = make_spec (deal_id);

  g_return_if_fail (PURSUIT_IS_DEAL_ACTIVITIES_TAB (self));

  if (deal_id != self->deal_id)
    gtk_editable_set_text (GTK_EDITABLE (self->subject), "");
  /* an answer that is being given stays */
  if (pursuit_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->subject))))
    pursuit_customer_question_set_deal (self->customer, deal_id);
  self->deal_id = deal_id;
  pursuit_table_show (self->table, spec);
}

/** pursuit_deal_activities_tab_get_table: (transfer none): the list of activities. */
PursuitTable *
pursuit_deal_activities_tab_get_table (PursuitDealActivitiesTab *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_ACTIVITIES_TAB (self), NULL);

  return self->table;
}
