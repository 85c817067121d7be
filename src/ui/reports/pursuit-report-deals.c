/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitReportDeals:
 *
 * The deals behind a mark of a report: exactly those that it counts there, in the list of deals as it is
 * everywhere, below a heading that says which mark and which report. Of a report about customers or time, the
 * companies or the activities.
 */

#include "pursuit-report-deals.h"

#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-board-process.h"
#include "pursuit-company-actions.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-session-report.h"
#include "pursuit-stage.h"

#include <glib/gi18n-lib.h>

struct _PursuitReportDeals
{
  AdwBin parent_instance;

  GCancellable *cancellable;
  PursuitDealList *list; /* (nullable): once the deals are found */
  PursuitTable *table;   /* (nullable): once what else is listed is found, instead of deals */
  GPtrArray *stages;     /* (nullable): where they can be moved, once that is known */

  GtkLabel *title;
  GtkLabel *report;
  GtkStack *states;
  AdwBin *place;
  AdwStatusPage *problem;
};

G_DEFINE_FINAL_TYPE (PursuitReportDeals, pursuit_report_deals, ADW_TYPE_BIN)

/* The rows have the focus as soon as there are any. */
static void
loaded_cb (PursuitReportDeals *self, PursuitDealList *list)
{
  g_signal_handlers_disconnect_by_func (list, loaded_cb, self);
  pursuit_deal_list_focus (list, 0);
}

static const PursuitColumn company_columns[] = {
  { PURSUIT_COMPANY_GRADE, 74 },
  { PURSUIT_COMPANY_NAME, 200, PURSUIT_COLUMN_STRONG | PURSUIT_COLUMN_EXPAND },
  { PURSUIT_COMPANY_INDUSTRY, 130, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_COMPANY_REGION, 110, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_COMPANY_OWNER, 110, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_COMPANY_OPEN_DEALS, 96 },
  { PURSUIT_COMPANY_LAST_CONTACT, 110 },
};

static const PursuitColumn activity_columns[] = {
  { PURSUIT_ACTIVITY_DONE, 110 },
  { PURSUIT_ACTIVITY_KIND, 116 },
  { PURSUIT_ACTIVITY_SUBJECT, 190, PURSUIT_COLUMN_STRONG | PURSUIT_COLUMN_EXPAND },
  { PURSUIT_ACTIVITY_COMPANY, 150, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_ACTIVITY_DEAL, 160, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_ACTIVITY_OWNER, 104 },
};

static void
company_activated_cb (PursuitReportDeals *self, gint64 id)
{
  pursuit_company_open (pursuit_window_of (self), id);
}

static void
activity_activated_cb (PursuitReportDeals *self, gint64 id)
{
  pursuit_activity_dialog_edit (pursuit_window_of (self), id);
}

static void
table_loaded_cb (PursuitReportDeals *self, PursuitTable *table)
{
  g_signal_handlers_disconnect_by_func (table, table_loaded_cb, self);
  pursuit_table_focus_rows (table);
}

static GtkWidget *
take_table (PursuitReportDeals *self, PursuitTable *table, GCallback activated_cb)
{
  self->table = table;
  g_signal_connect_object (table, "activate", activated_cb, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "loaded", G_CALLBACK (table_loaded_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (table);
}

static GtkWidget *
make_companies (PursuitReportDeals *self, PursuitSession *session, PursuitListSpec *spec)
{
  PursuitTable *table;

  pursuit_list_spec_sort (spec, PURSUIT_COMPANY_NAME, FALSE);
  table =
      pursuit_table_new (session, "report-companies", spec, company_columns, G_N_ELEMENTS (company_columns));
  pursuit_table_set_empty (table, "pursuit-company-symbolic", _ ("No customers"),
                           _ ("None of them is there any more."));
  return take_table (self, table, G_CALLBACK (company_activated_cb));
}

static GtkWidget *
make_activities (PursuitReportDeals *self, PursuitSession *session, PursuitListSpec *spec)
{
  PursuitTable *table;

  pursuit_list_spec_sort (spec, PURSUIT_ACTIVITY_DONE, TRUE);
  table = pursuit_table_new (session, "report-activities", spec, activity_columns,
                             G_N_ELEMENTS (activity_columns));
  pursuit_table_set_empty (table, "x-office-calendar-symbolic", _ ("No activities"),
                           _ ("None of them is there any more."));
  return take_table (self, table, G_CALLBACK (activity_activated_cb));
}

static GtkWidget *
make_deals (PursuitReportDeals *self, PursuitSession *session, PursuitListSpec *spec)
{
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_AMOUNT, TRUE);
  self->list = pursuit_deal_list_new (session, spec);
  if (self->stages != NULL)
    pursuit_deal_list_set_stages (self->list, self->stages);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->list);
}

static GtkWidget *
make_list (PursuitReportDeals *self, PursuitSession *session, PursuitListSpec *spec)
{
  if (spec->entity == &PURSUIT_COMPANY_ENTITY)
    return make_companies (self, session, spec);
  if (spec->entity == &PURSUIT_ACTIVITY_ENTITY)
    return make_activities (self, session, spec);
  return make_deals (self, session, spec);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitReportDeals) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) found =
      pursuit_session_report_list_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->states, "problem");
      return;
    }
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_copy (found);
  adw_bin_set_child (self->place, make_list (self, PURSUIT_SESSION (source), spec));
  gtk_stack_set_visible_child_name (self->states, "list");
}

static void
stages_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitReportDeals) self = user_data;
  g_autoptr (GPtrArray) stages = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  if (stages == NULL)
    return;
  self->stages = g_steal_pointer (&stages);
  if (self->list != NULL)
    pursuit_deal_list_set_stages (self->list, self->stages);
}

static void
read_stages (PursuitReportDeals *self, PursuitSession *session, gint64 process)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_STAGE_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_STAGE_PROCESS_ID, PURSUIT_OP_EQ, process);
  pursuit_list_spec_where (spec, PURSUIT_STAGE_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_sort (spec, PURSUIT_STAGE_POSITION, FALSE);
  pursuit_session_fetch_async (session, spec, self->cancellable, stages_read_cb, g_object_ref (self));
}

/* The first process is the default one. */
static void
processes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitReportDeals) self = user_data;
  g_autoptr (GPtrArray) processes = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  if (processes != NULL && processes->len > 0)
    read_stages (self, PURSUIT_SESSION (source), pursuit_record_get_id (processes->pdata[0]));
}

static void
pursuit_report_deals_dispose (GObject *object)
{
  PursuitReportDeals *self = PURSUIT_REPORT_DEALS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->stages, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_report_deals_parent_class)->dispose (object);
}

static void
pursuit_report_deals_class_init (PursuitReportDealsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_report_deals_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/reports/pursuit-report-deals.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitReportDeals, title);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportDeals, report);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportDeals, states);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportDeals, place);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportDeals, problem);
}

static void
pursuit_report_deals_init (PursuitReportDeals *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pursuit_report_deals_show:
 * @kind, @params: of the report
 * @mark: the one whose deals are wanted
 *
 * Lists what is behind @mark.
 */
void
pursuit_report_deals_show (PursuitReportDeals *self,
                           PursuitSession *session,
                           const PursuitReportKind *kind,
                           const PursuitReportParams *params,
                           const PursuitReportMark *mark)
{
  g_return_if_fail (PURSUIT_IS_REPORT_DEALS (self) && PURSUIT_IS_SESSION (session));
  g_return_if_fail (kind != NULL && params != NULL && mark != NULL);

  pursuit_report_deals_clear (self);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_text (self->title, mark->title);
  gtk_label_set_text (self->report, mark->report);
  pursuit_session_report_list_async (session, kind, params, mark->id, self->cancellable, found_cb,
                                     g_object_ref (self));
  /* deals of several processes cannot be moved together */
  if (kind->uses & PURSUIT_REPORT_USES_PROCESS && params->process != 0)
    read_stages (self, session, params->process);
  else if (kind->uses & PURSUIT_REPORT_USES_PROCESS)
    {
      g_autoptr (PursuitListSpec) processes = pursuit_board_process_spec ();

      pursuit_session_fetch_async (session, processes, self->cancellable, processes_read_cb,
                                   g_object_ref (self));
    }
}

/** pursuit_report_deals_clear: lets go of the list. */
void
pursuit_report_deals_clear (PursuitReportDeals *self)
{
  g_return_if_fail (PURSUIT_IS_REPORT_DEALS (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->list = NULL;
  self->table = NULL;
  adw_bin_set_child (self->place, NULL);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  gtk_stack_set_visible_child_name (self->states, "searching");
}

/** pursuit_report_deals_get_list: (transfer none) (nullable): the list, once the deals are found. */
PursuitDealList *
pursuit_report_deals_get_list (PursuitReportDeals *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_DEALS (self), NULL);

  return self->list;
}

/** pursuit_report_deals_get_table: (transfer none) (nullable): the companies or activities instead, once they
 * are found. */
PursuitTable *
pursuit_report_deals_get_table (PursuitReportDeals *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_DEALS (self), NULL);

  return self->table;
}
