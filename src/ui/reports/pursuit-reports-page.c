/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitReportsPage:
 *
 * The funnel report, or the one on win probability: chosen in the header bar, made by the session on another
 * thread, shown as cards, exported and printed. An answer that is no longer wanted is cancelled; the old
 * report stays until the new one is there.
 */

#include "pursuit-reports-page.h"

#include <glib/gi18n-lib.h>

#include "pursuit-calibrate-button.h"
#include "pursuit-chance-view.h"
#include "pursuit-funnel-view.h"
#include "pursuit-loss-view.h"
#include "pursuit-member.h"
#include "pursuit-period-chooser.h"
#include "pursuit-print-preview.h"
#include "pursuit-process.h"
#include "pursuit-report-export-action.h"
#include "pursuit-session-report.h"
#include "pursuit-stage-deals.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

#define MAX_OWNERS 500
/* Below this width the cards stand one above the other. */
#define NARROW_WIDTH 980
/* A quick answer shows no progress; changes of the database are gathered for a while. */
#define PROGRESS_DELAY_MS 200
#define PROGRESS_PULSE_MS 120
#define CHANGE_DELAY_MS 400

struct _PursuitReportsPage
{
  PursuitPage parent_instance;

  PursuitReport *report;
  PursuitReportParams params; /* of what is being made or shown */
  gboolean tells_chances;     /* the other report */
  GCancellable *cancellable;
  GPtrArray *owners;    /* PursuitMember, in the order of the chooser behind “All owners” */
  GPtrArray *processes; /* PursuitProcess, in the order of the chooser */
  GSimpleAction *export_action;
  GSimpleAction *print_action;
  guint progress_source;
  guint change_source;
  guint layout_source;
  gboolean narrow;
  gboolean stale;      /* changed while the page was not seen */
  gboolean calibrated; /* on the user's wish: what came of it is told */

  GtkToggleButton *now;
  GtkToggleButton *cohort;
  GtkToggleButton *flow;
  GtkToggleButton *chances;
  PursuitPeriodChooser *period;
  GtkDropDown *owner;
  GtkStringList *owner_names;
  GtkDropDown *process;
  GtkStringList *process_names;
  GtkMenuButton *export_button;
  GtkProgressBar *progress;
  GtkStack *states;
  GtkScrolledWindow *scroller;
  GtkFlowBox *figures;
  GtkBox *cards;
  GtkLabel *heading;
  GtkLabel *subtitle;
  GtkWidget *funnel_scroller;
  GtkWidget *calibrate;
  PursuitChanceView *reliability;
  PursuitFunnelView *funnel;
  GtkLabel *remarks;
  GtkWidget *loss_card;
  PursuitLossView *losses;
  AdwStatusPage *problem;
};

G_DEFINE_FINAL_TYPE (PursuitReportsPage, pursuit_reports_page, PURSUIT_TYPE_PAGE)

static gint64
selected_id (GtkDropDown *chooser, GPtrArray *records, guint first)
{
  guint selected = gtk_drop_down_get_selected (chooser);

  if (selected < first || selected - first >= records->len)
    return 0;
  return pursuit_record_get_id (records->pdata[selected - first]);
}

static void
read_choices (PursuitReportsPage *self, PursuitReportParams *params)
{
  *params = (PursuitReportParams){ .mode = PURSUIT_FUNNEL_COHORT };
  if (gtk_toggle_button_get_active (self->now))
    params->mode = PURSUIT_FUNNEL_NOW;
  else if (gtk_toggle_button_get_active (self->flow))
    params->mode = PURSUIT_FUNNEL_FLOW;
  pursuit_period_chooser_get_period (self->period, &params->from, &params->to);
  params->owner = selected_id (self->owner, self->owners, 1);
  /* The first one is the default, which needs no name: so nothing is asked anew when the names come. */
  if (gtk_drop_down_get_selected (self->process) > 0)
    params->process = selected_id (self->process, self->processes, 0);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_figure (PursuitReportsPage *self, const PursuitReportFigure *figure)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = make_label (figure->label, "caption");
  GtkWidget *note = make_label (figure->note ? figure->note : "", "caption");
  GtkWidget *child;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "figure-card");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_set_tooltip_text (note, figure->note);
  gtk_box_append (GTK_BOX (card), label);
  gtk_box_append (GTK_BOX (card), make_label (figure->value, "figure-value"));
  gtk_box_append (GTK_BOX (card), note);
  gtk_flow_box_insert (self->figures, card, -1);
  /* Nothing can be done with a figure, so it is no stop on the way of the Tab key. */
  child = gtk_widget_get_parent (card);
  gtk_widget_set_focusable (child, FALSE);
}

static void
show_figures (PursuitReportsPage *self)
{
  const PursuitReportBlock *block = pursuit_report_find_block (self->report, PURSUIT_BLOCK_FIGURES, 0);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->figures))) != NULL)
    gtk_flow_box_remove (self->figures, child);
  for (guint i = 0; block && i < block->n_figures; i++)
    add_figure (self, &block->figures[i]);
  if (block)
    {
      gtk_flow_box_set_min_children_per_line (self->figures, self->narrow ? 1 : MIN (block->n_figures, 5));
      gtk_flow_box_set_max_children_per_line (self->figures, CLAMP (block->n_figures, 1, 5));
    }
}

static void
update_actions (PursuitReportsPage *self)
{
  gboolean there = self->report != NULL;

  g_simple_action_set_enabled (self->export_action, there);
  g_simple_action_set_enabled (self->print_action, there);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), there);
}

static void
show_report (PursuitReportsPage *self)
{
  const PursuitReportBlock *remarks = pursuit_report_find_block (self->report, PURSUIT_BLOCK_TEXT, 0);
  const PursuitFunnelResult *result = pursuit_report_get_funnel (self->report);

  show_figures (self);
  gtk_label_set_text (self->subtitle, pursuit_report_get_subtitle (self->report));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle), pursuit_report_get_subtitle (self->report));
  gtk_label_set_text (self->remarks, remarks ? remarks->text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), remarks != NULL);
  gtk_label_set_text (self->heading, self->tells_chances ? _ ("Win probability") : _ ("Funnel"));
  gtk_widget_set_visible (self->funnel_scroller, !self->tells_chances);
  gtk_widget_set_visible (self->calibrate, self->tells_chances);
  gtk_widget_set_visible (GTK_WIDGET (self->reliability), self->tells_chances);
  pursuit_chance_view_set_report (self->reliability, self->report);
  pursuit_funnel_view_set_report (self->funnel, self->report);
  pursuit_loss_view_set_report (self->losses, self->report);
  gtk_widget_set_visible (self->loss_card,
                          pursuit_report_find_block (self->report, PURSUIT_BLOCK_BARS, 0) != NULL);
  gtk_stack_set_visible_child_name (self->states, result && result->deals == 0 ? "empty" : "report");
}

static void
stop_progress (PursuitReportsPage *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (PURSUIT_REPORTS_PAGE (data)->progress);
  return G_SOURCE_CONTINUE;
}

static gboolean
start_progress_cb (gpointer data)
{
  PursuitReportsPage *self = data;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  self->progress_source = g_timeout_add (PROGRESS_PULSE_MS, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean chances = g_task_get_source_tag (G_TASK (result)) == pursuit_session_chance_report_async;
  g_autoptr (PursuitReport) report =
      chances ? pursuit_session_chance_report_finish (PURSUIT_SESSION (source), result, &error)
              : pursuit_session_report_finish (PURSUIT_SESSION (source), result, &error);

  /* Another one is under way, or the page is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  stop_progress (self);
  g_set_object (&self->report, report);
  if (report)
    show_report (self);
  else
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->states, "problem");
    }
  if (report && self->calibrated)
    pursuit_window_toast (pursuit_window_of (self), pursuit_report_get_subtitle (report));
  self->calibrated = FALSE;
  update_actions (self);
  pursuit_page_set_ready (PURSUIT_PAGE (self));
}

static void
make_report (PursuitReportsPage *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stale = FALSE;
  stop_progress (self);
  self->progress_source = g_timeout_add (PROGRESS_DELAY_MS, start_progress_cb, self);
  read_choices (self, &self->params);
  self->tells_chances = gtk_toggle_button_get_active (self->chances);
  if (self->tells_chances)
    pursuit_session_chance_report_async (pursuit_page_get_session (PURSUIT_PAGE (self)), self->cancellable,
                                         made_cb, g_object_ref (self));
  else
    pursuit_session_report_async (pursuit_page_get_session (PURSUIT_PAGE (self)), &self->params,
                                  self->cancellable, made_cb, g_object_ref (self));
}

static void
calibrated_cb (PursuitReportsPage *self)
{
  self->calibrated = TRUE;
  make_report (self);
}

static void
choice_changed_cb (PursuitReportsPage *self)
{
  PursuitReportParams wanted;

  /* While the page is being built there is nothing to ask for yet. */
  if (self->cancellable == NULL)
    return;
  read_choices (self, &wanted);
  gboolean chances = gtk_toggle_button_get_active (self->chances);
  gtk_widget_set_sensitive (GTK_WIDGET (self->period), wanted.mode != PURSUIT_FUNNEL_NOW && !chances);
  gtk_widget_set_sensitive (GTK_WIDGET (self->owner), !chances);
  gtk_widget_set_sensitive (GTK_WIDGET (self->process), !chances);
  if (chances != self->tells_chances || !pursuit_report_params_equal (&wanted, &self->params))
    make_report (self);
}

static gboolean
change_cb (gpointer data)
{
  PursuitReportsPage *self = data;

  self->change_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_report (self);
  else
    self->stale = TRUE;
  return G_SOURCE_REMOVE;
}

static void
database_changed_cb (PursuitReportsPage *self)
{
  if (self->change_source == 0)
    self->change_source = g_timeout_add (CHANGE_DELAY_MS, change_cb, self);
}

static void
update_today (PursuitReportsPage *self)
{
  pursuit_period_chooser_set_today (self->period, pursuit_session_get_today (
                                                      pursuit_page_get_session (PURSUIT_PAGE (self))));
}

static void
stage_activated_cb (PursuitReportsPage *self, gint64 stage, const char *name)
{
  pursuit_stage_deals_present (pursuit_window_of (self), &self->params, stage, name,
                               pursuit_report_get_subtitle (self->report));
}

static void
export_cb (PursuitReportsPage *self, GVariant *parameter)
{
  PursuitReportFormat format;

  if (self->report && pursuit_report_format_from_string (g_variant_get_string (parameter, NULL), &format))
    pursuit_report_export_choose (pursuit_window_of (self), self->report, format);
}

static void
print_cb (PursuitReportsPage *self)
{
  if (self->report)
    pursuit_print_preview_present (self->report, NULL, GTK_WINDOW (pursuit_window_of (self)));
}

/* When buttons are moved to another bar, GTK 4.8 disables them until it is given their actions anew. */
static void
header_moved_cb (GtkWidget *header, GParamSpec *pspec, GActionGroup *group)
{
  gtk_widget_insert_action_group (header, "reports", NULL);
  gtk_widget_insert_action_group (header, "reports", group);
}

/* The header bar is not a part of the page, so that both get the same actions. No other process can reach
 * them. */
static void
add_actions (PursuitReportsPage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->export_action = g_simple_action_new ("export", G_VARIANT_TYPE_STRING);
  self->print_action = g_simple_action_new ("print", NULL);
  g_signal_connect_object (self->export_action, "activate", G_CALLBACK (export_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->print_action, "activate", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->export_action));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->print_action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "reports", G_ACTION_GROUP (group));
  g_signal_connect_object (pursuit_page_get_header_end (PURSUIT_PAGE (self)), "notify::root",
                           G_CALLBACK (header_moved_cb), group, 0);
}

/* Choosers */

static void
append_names (GPtrArray *records, guint field, GPtrArray *kept, GtkStringList *names)
{
  for (guint i = 0; records && i < records->len; i++)
    {
      const char *name = pursuit_record_get_text (records->pdata[i], field);
      g_autofree char *line = pursuit_text_for_display (name ? name : "", 40);

      g_ptr_array_add (kept, g_object_ref (records->pdata[i]));
      gtk_string_list_append (names, line);
    }
}

static void
owners_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitReportsPage) self = user_data;
  g_autoptr (GPtrArray) members = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  append_names (members, PURSUIT_MEMBER_NAME, self->owners, self->owner_names);
}

static void
processes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitReportsPage) self = user_data;
  g_autoptr (GPtrArray) processes = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  append_names (processes, PURSUIT_PROCESS_NAME, self->processes, self->process_names);
  gtk_widget_set_visible (GTK_WIDGET (self->process), self->processes->len > 1);
}

static void
read_choosers (PursuitReportsPage *self)
{
  PursuitSession *session = pursuit_page_get_session (PURSUIT_PAGE (self));
  g_autoptr (PursuitListSpec) members = pursuit_list_spec_new (&PURSUIT_MEMBER_ENTITY);
  g_autoptr (PursuitListSpec) processes = pursuit_list_spec_new (&PURSUIT_PROCESS_ENTITY);

  pursuit_list_spec_sort (members, PURSUIT_MEMBER_NAME, FALSE);
  pursuit_list_spec_set_limit (members, MAX_OWNERS);
  pursuit_session_fetch_async (session, members, NULL, owners_read_cb, g_object_ref (self));
  pursuit_list_spec_where (processes, PURSUIT_PROCESS_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_where (processes, PURSUIT_PROCESS_KIND, PURSUIT_OP_EQ, "deal");
  pursuit_list_spec_sort (processes, PURSUIT_PROCESS_POSITION, FALSE);
  pursuit_session_fetch_async (session, processes, NULL, processes_read_cb, g_object_ref (self));
}

/* Page */

static gboolean
update_layout_cb (gpointer data)
{
  PursuitReportsPage *self = data;

  self->layout_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (self->report)
    show_figures (self);
  return G_SOURCE_REMOVE;
}

static void
width_changed_cb (PursuitReportsPage *self, GParamSpec *pspec, GtkAdjustment *sideways)
{
  gboolean narrow = gtk_adjustment_get_page_size (sideways) < NARROW_WIDTH;

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  /* Orientation cannot be changed while the children are being allocated. */
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_layout_cb, self, NULL);
}

static void
pursuit_reports_page_activate (PursuitPage *page)
{
  PursuitReportsPage *self = PURSUIT_REPORTS_PAGE (page);

  if (self->stale)
    make_report (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
pursuit_reports_page_constructed (GObject *object)
{
  PursuitReportsPage *self = PURSUIT_REPORTS_PAGE (object);
  PursuitSession *session = pursuit_page_get_session (PURSUIT_PAGE (self));

  G_OBJECT_CLASS (pursuit_reports_page_parent_class)->constructed (object);

  update_today (self);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size",
                           G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  pursuit_period_chooser_set_preset (self->period, PURSUIT_PERIOD_THIS_YEAR);
  g_signal_connect_object (session, "changed", G_CALLBACK (database_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "day-changed", G_CALLBACK (update_today), self, G_CONNECT_SWAPPED);
  read_choosers (self);
  update_actions (self);
  make_report (self);
}

static void
pursuit_reports_page_dispose (GObject *object)
{
  PursuitReportsPage *self = PURSUIT_REPORTS_PAGE (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_handle_id (&self->change_source, g_source_remove);
  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_object (&self->report);
  g_clear_object (&self->export_action);
  g_clear_object (&self->print_action);

  G_OBJECT_CLASS (pursuit_reports_page_parent_class)->dispose (object);
}

static void
pursuit_reports_page_finalize (GObject *object)
{
  PursuitReportsPage *self = PURSUIT_REPORTS_PAGE (object);

  g_ptr_array_unref (self->owners);
  g_ptr_array_unref (self->processes);

  G_OBJECT_CLASS (pursuit_reports_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, now);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, cohort);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, flow);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, chances);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, funnel_scroller);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, reliability);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, calibrate);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, period);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, owner);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, owner_names);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, process);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, process_names);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, states);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, figures);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, funnel);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, remarks);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, loss_card);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, losses);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, problem);
  gtk_widget_class_bind_template_callback (widget_class, calibrated_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_activated_cb);
}

static void
pursuit_reports_page_class_init (PursuitReportsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pursuit_reports_page_constructed;
  object_class->dispose = pursuit_reports_page_dispose;
  object_class->finalize = pursuit_reports_page_finalize;
  PURSUIT_PAGE_CLASS (klass)->activate = pursuit_reports_page_activate;

  g_type_ensure (PURSUIT_TYPE_CALIBRATE_BUTTON);
  g_type_ensure (PURSUIT_TYPE_CHANCE_VIEW);
  g_type_ensure (PURSUIT_TYPE_FUNNEL_VIEW);
  g_type_ensure (PURSUIT_TYPE_LOSS_VIEW);
  g_type_ensure (PURSUIT_TYPE_PERIOD_CHOOSER);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "reports.print", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/reports/pursuit-reports-page.ui");
  bind_template (widget_class);
}

static void
pursuit_reports_page_init (PursuitReportsPage *self)
{
  self->owners = g_ptr_array_new_with_free_func (g_object_unref);
  self->processes = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_actions (self);
}

/** pursuit_reports_page_get_report: (transfer none) (nullable): what is shown, once it is made. */
PursuitReport *
pursuit_reports_page_get_report (PursuitReportsPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORTS_PAGE (self), NULL);

  return self->report;
}

/** pursuit_reports_page_set_mode: chooses the question that the funnel answers, as its buttons do. */
void
pursuit_reports_page_set_mode (PursuitReportsPage *self, PursuitFunnelMode mode)
{
  g_return_if_fail (PURSUIT_IS_REPORTS_PAGE (self));

  gtk_toggle_button_set_active (mode == PURSUIT_FUNNEL_NOW    ? self->now
                                : mode == PURSUIT_FUNNEL_FLOW ? self->flow
                                                              : self->cohort,
                                TRUE);
}
