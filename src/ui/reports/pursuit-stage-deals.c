/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitStageDeals:
 *
 * The deals behind a stage of the funnel: exactly those that the report counts there. Opening one shows its
 * page in the window behind.
 */

#include "pursuit-stage-deals.h"

#include <glib/gi18n-lib.h>

#include "pursuit-deal-actions.h"
#include "pursuit-deal.h"
#include "pursuit-session-report.h"

struct _PursuitStageDeals
{
  AdwWindow parent_instance;

  PursuitSession *session;
  GCancellable *cancellable;
  PursuitTable *table;

  AdwWindowTitle *title;
  GtkStack *states;
  AdwBin *place;
  AdwStatusPage *problem;
};

G_DEFINE_FINAL_TYPE (PursuitStageDeals, pursuit_stage_deals, ADW_TYPE_WINDOW)

static const PursuitColumn columns[] = {
  { PURSUIT_DEAL_TITLE, 240, PURSUIT_COLUMN_STRONG | PURSUIT_COLUMN_EXPAND },
  { PURSUIT_DEAL_COMPANY, 180 },
  { PURSUIT_DEAL_OWNER, 120 },
  { PURSUIT_DEAL_AMOUNT, 120 },
  { PURSUIT_DEAL_STAGE, 110 },
  { PURSUIT_DEAL_OUTCOME, 100 },
  { PURSUIT_DEAL_CREATED, 110 },
};

static void
activated_cb (PursuitStageDeals *self, gint64 id)
{
  pursuit_deal_open (pursuit_window_of (self), id, G_LIST_MODEL (pursuit_table_get_list (self->table)));
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_list (PursuitStageDeals *self, PursuitListSpec *spec)
{
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_AMOUNT, TRUE);
  self->table = pursuit_table_new (self->session, "stage-deals", spec, columns, G_N_ELEMENTS (columns));
  pursuit_table_set_empty (self->table, "pursuit-funnel-symbolic", _ ("No deals"),
                           _ ("The report counts no deal in this stage."));
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->place, GTK_WIDGET (self->table));
  gtk_stack_set_visible_child_name (self->states, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitStageDeals) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) found =
      pursuit_session_report_deals_finish (PURSUIT_SESSION (source), result, &error);

  if (found)
    {
      g_autoptr (PursuitListSpec) spec = pursuit_list_spec_copy (found);

      show_list (self, spec);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->states, "problem");
    }
}

static void
pursuit_stage_deals_dispose (GObject *object)
{
  PursuitStageDeals *self = PURSUIT_STAGE_DEALS (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_stage_deals_parent_class)->dispose (object);
}

static void
pursuit_stage_deals_class_init (PursuitStageDealsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_stage_deals_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/reports/pursuit-stage-deals.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitStageDeals, title);
  gtk_widget_class_bind_template_child (widget_class, PursuitStageDeals, states);
  gtk_widget_class_bind_template_child (widget_class, PursuitStageDeals, place);
  gtk_widget_class_bind_template_child (widget_class, PursuitStageDeals, problem);
}

static void
pursuit_stage_deals_init (PursuitStageDeals *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pursuit_stage_deals_present:
 * @params: of the report
 * @mark, @title: one of its marks
 * @subtitle: the report's parameters in words
 *
 * Returns: (transfer none): the window, which is its own owner
 */
PursuitStageDeals *
pursuit_stage_deals_present (PursuitWindow *parent,
                             const PursuitReportKind *kind,
                             const PursuitReportParams *params,
                             gint64 mark,
                             const char *title,
                             const char *subtitle)
{
  PursuitStageDeals *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (parent) && params != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_STAGE_DEALS, "transient-for", parent, "title", title, NULL);
  self->session = g_object_ref (pursuit_window_get_session (parent));
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  pursuit_session_report_deals_async (self->session, kind, params, mark, self->cancellable, found_cb,
                                      g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/** pursuit_stage_deals_get_table: (transfer none) (nullable): the list, once it is found. */
PursuitTable *
pursuit_stage_deals_get_table (PursuitStageDeals *self)
{
  g_return_val_if_fail (PURSUIT_IS_STAGE_DEALS (self), NULL);

  return self->table;
}
