/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitReportsPage:
 *
 * A report: chosen in the header bar, made by the session on another thread, shown as cards, exported and
 * printed. What takes longer shows that it is under way, and can be cancelled. An answer that is no longer
 * wanted is cancelled too; the old report stays until the new one is there. A mark that is pressed leads to
 * the list of the deals behind it, and back from there to the report as it was left.
 */

#include "pursuit-reports-page.h"

#include "pursuit-calibrate-button.h"
#include "pursuit-plan-window.h"
#include "pursuit-print-preview.h"
#include "pursuit-report-book-dialog.h"
#include "pursuit-report-choices.h"
#include "pursuit-report-chooser.h"
#include "pursuit-report-deals.h"
#include "pursuit-report-export-action.h"
#include "pursuit-report-view.h"
#include "pursuit-session-report.h"
#include "pursuit-window.h"

/* Below this width the cards stand one above the other. */
#define NARROW_WIDTH 980
/* A quick answer shows no progress, any other a tenth of a second after the wish, with the frame that shows
 * it; changes of the database are gathered for a while. */
#define PROGRESS_DELAY_MS 80
#define PROGRESS_PULSE_MS 120
#define CHANGE_DELAY_MS 400

struct _PursuitReportsPage
{
  PursuitPage parent_instance;

  PursuitReport *report;
  const PursuitReportKind *kind; /* of what is being made or shown */
  PursuitReportParams params;
  GCancellable *cancellable;
  GSimpleAction *export_action;
  GSimpleAction *print_action;
  GSimpleAction *plan_action;
  GSimpleAction *back_action;
  GSimpleAction *cancel_action;
  GtkWidget *left_mark; /* (nullable): weak; what had the focus when the list of deals was opened */
  guint progress_source;
  guint change_source;
  guint layout_source;
  gboolean narrow;
  gboolean stale;      /* changed while the page was not seen */
  gboolean calibrated; /* on the user's wish: what came of it is told */

  PursuitReportChooser *chooser;
  PursuitReportChoices *choices;
  GtkMenuButton *export_button;
  GMenuModel *export_menu;
  GtkWidget *making;
  GtkProgressBar *progress;
  GtkStack *states;
  GtkScrolledWindow *scroller;
  PursuitReportView *view;
  PursuitReportDeals *deals;
  GtkWidget *back;
  GtkWidget *parameters;
  GtkWidget *tools;
  GtkWidget *calibrate;
  GtkWidget *plan;
  GtkWidget *hint_bar;
  GtkLabel *hint;
  AdwStatusPage *problem;
};

G_DEFINE_FINAL_TYPE (PursuitReportsPage, pursuit_reports_page, PURSUIT_TYPE_PAGE)

static void
update_actions (PursuitReportsPage *self)
{
  gboolean there = self->report != NULL;

  g_simple_action_set_enabled (self->export_action, there);
  g_simple_action_set_enabled (self->print_action, there);
}

/* Whether the deals behind a mark are shown, and not the report. */
static gboolean
shows_deals (PursuitReportsPage *self)
{
  return g_action_get_enabled (G_ACTION (self->back_action));
}

/* Shows the report, or why there is none; the list of deals stays until one goes back. */
static void
show_state (PursuitReportsPage *self)
{
  const char *state = "report";

  if (shows_deals (self))
    return;
  if (self->report == NULL)
    state = g_cancellable_is_cancelled (self->cancellable) ? "cancelled" : "problem";
  else if (pursuit_report_is_empty (self->report))
    state = "empty";
  gtk_stack_set_visible_child_name (self->states, state);
}

static void
show_report (PursuitReportsPage *self)
{
  const char *hint = pursuit_report_get_hint (self->report);

  pursuit_report_view_set_report (self->view, self->report);
  gtk_label_set_text (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (self->hint_bar, hint != NULL);
}

static void
stop_progress (PursuitReportsPage *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  gtk_widget_set_visible (self->making, FALSE);
  g_simple_action_set_enabled (self->cancel_action, FALSE);
}

static gboolean
pulse_cb (gpointer data)
{
  PursuitReportsPage *self = data;

  gtk_widget_set_visible (self->making, !shows_deals (self));
  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static gboolean
start_progress_cb (gpointer data)
{
  PursuitReportsPage *self = data;

  self->progress_source = g_timeout_add (PROGRESS_PULSE_MS, pulse_cb, self);
  pulse_cb (self);
  return G_SOURCE_REMOVE;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) report = pursuit_session_report_finish (PURSUIT_SESSION (source), result, &error);

  /* Another one is under way, or the page is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  stop_progress (self);
  g_set_object (&self->report, report);
  if (report)
    show_report (self);
  else
    adw_status_page_set_description (self->problem, error->message);
  show_state (self);
  g_autofree char *notice = pursuit_report_choices_steal_notice (self->choices);
  if (notice)
    pursuit_window_toast (pursuit_window_of (self), notice);
  if (report && self->calibrated)
    pursuit_window_toast (pursuit_window_of (self), pursuit_report_get_subtitle (report));
  self->calibrated = FALSE;
  update_actions (self);
  pursuit_page_set_ready (PURSUIT_PAGE (self));
}

/* Until it is known what can be chosen there is nothing to ask for; the choices tell when they are. */
static void
make_report (PursuitReportsPage *self)
{
  if (!pursuit_report_choices_is_ready (self->choices))
    return;
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stale = FALSE;
  stop_progress (self);
  self->progress_source = g_timeout_add (PROGRESS_DELAY_MS, start_progress_cb, self);
  g_simple_action_set_enabled (self->cancel_action, TRUE);
  pursuit_report_params_clear (&self->params);
  pursuit_report_choices_get_params (self->choices, &self->params);
  self->kind = pursuit_report_chooser_get_kind (self->chooser);
  pursuit_session_report_async (pursuit_page_get_session (PURSUIT_PAGE (self)), self->kind, &self->params,
                                self->cancellable, made_cb, g_object_ref (self));
}

/* The old report is not what the header bar says any more, so that it goes too. */
static void
cancel_cb (PursuitReportsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  stop_progress (self);
  g_clear_object (&self->report);
  show_state (self);
  update_actions (self);
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
  g_auto (PursuitReportParams) wanted = { 0 };

  pursuit_report_choices_get_params (self->choices, &wanted);
  if (self->cancellable == NULL || !pursuit_report_params_equal (&wanted, &self->params))
    make_report (self);
}

static void
show_kind (PursuitReportsPage *self)
{
  const PursuitReportKind *kind = pursuit_report_chooser_get_kind (self->chooser);

  pursuit_report_choices_set_kind (self->choices, kind);
  gtk_widget_set_visible (self->calibrate, g_str_equal (kind->name, "calibration"));
  gtk_widget_set_visible (self->plan, g_str_equal (kind->name, "plan"));
  g_simple_action_set_enabled (self->plan_action, g_str_equal (kind->name, "plan"));
}

static void
kind_changed_cb (PursuitReportsPage *self)
{
  show_kind (self);
  make_report (self);
}

static gboolean
change_cb (gpointer data)
{
  PursuitReportsPage *self = data;

  self->change_source = 0;
  if (g_cancellable_is_cancelled (self->cancellable))
    return G_SOURCE_REMOVE; /* the user did not want to wait */
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

/* The deals behind a mark */

/* The header bar has what belongs to the report, or to the list. */
static void
show_deals (PursuitReportsPage *self, gboolean deals)
{
  g_simple_action_set_enabled (self->back_action, deals);
  gtk_widget_set_visible (self->back, deals);
  gtk_widget_set_visible (self->parameters, !deals);
  gtk_widget_set_visible (self->tools, !deals);
}

static void
mark_activated_cb (PursuitReportsPage *self, gint64 mark, const char *title)
{
  g_autofree char *report = g_strdup_printf ("%s · %s", pursuit_report_get_title (self->report),
                                             pursuit_report_get_subtitle (self->report));
  const PursuitReportMark pressed = { mark, title, report };

  g_set_weak_pointer (&self->left_mark, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  pursuit_report_deals_show (self->deals, pursuit_page_get_session (PURSUIT_PAGE (self)), self->kind,
                             &self->params, &pressed);
  show_deals (self, TRUE);
  gtk_stack_set_visible_child_name (self->states, "deals");
  gtk_widget_grab_focus (self->back);
}

static void
back_cb (PursuitReportsPage *self)
{
  g_autoptr (GtkWidget) mark = self->left_mark ? g_object_ref (self->left_mark) : NULL;

  show_deals (self, FALSE);
  show_state (self);
  pursuit_report_deals_clear (self->deals);
  /* a report that was made anew has other marks */
  if (mark == NULL || !gtk_widget_is_ancestor (mark, GTK_WIDGET (self->view)) ||
      !gtk_widget_grab_focus (mark))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* Back from the page of a deal, or of a company, of the list. */
static gboolean
pursuit_reports_page_focus_record (PursuitPage *page, gint64 id)
{
  PursuitReportsPage *self = PURSUIT_REPORTS_PAGE (page);
  PursuitDealList *list = shows_deals (self) ? pursuit_report_deals_get_list (self->deals) : NULL;
  PursuitTable *table = shows_deals (self) ? pursuit_report_deals_get_table (self->deals) : NULL;

  if (table != NULL && !pursuit_table_focus_record (table, id))
    pursuit_table_focus_rows (table);
  return table != NULL || (list != NULL && pursuit_deal_list_focus (list, id));
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

static void
book_cb (PursuitReportsPage *self)
{
  pursuit_report_book_dialog_present (pursuit_window_of (self), self->chooser);
}

static void
plan_cb (PursuitReportsPage *self)
{
  pursuit_plan_window_present (pursuit_window_of (self), self->params.from);
}

/* When buttons are moved to another bar, GTK 4.8 disables them until it is given their actions anew. */
static void
header_moved_cb (GtkWidget *header, GParamSpec *pspec, GActionGroup *group)
{
  gtk_widget_insert_action_group (header, "reports", NULL);
  gtk_widget_insert_action_group (header, "reports", group);
}

/* A menu that was there before the button came into the header bar does not learn of its actions in GTK 4.8.
 */
static void
create_export_menu_cb (GtkMenuButton *button, gpointer menu)
{
  gtk_menu_button_set_menu_model (button, menu);
}

/* Leaves the list of deals, or the wait. */
static gboolean
escape_cb (GtkWidget *page, GVariant *arguments, gpointer unused)
{
  PursuitReportsPage *self = PURSUIT_REPORTS_PAGE (page);
  GAction *action = G_ACTION (shows_deals (self) ? self->back_action : self->cancel_action);

  if (!gtk_widget_get_mapped (page) || !g_action_get_enabled (action))
    return FALSE;
  g_action_activate (action, NULL);
  return TRUE;
}

static void
add_keys (PursuitReportsPage *self)
{
  static const PursuitPageKey keys[] = { { GDK_KEY_p, GDK_CONTROL_MASK, "reports.print" },
                                         { GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reports.book" },
                                         { GDK_KEY_e, GDK_CONTROL_MASK, "reports.plan" },
                                         { GDK_KEY_Left, GDK_ALT_MASK, "reports.back" } };
  GtkShortcutController *shortcuts = pursuit_page_add_keys (PURSUIT_PAGE (self), keys, G_N_ELEMENTS (keys));

  gtk_shortcut_controller_add_shortcut (shortcuts,
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, NULL, NULL)));
}

static GSimpleAction *
add_action (PursuitReportsPage *self,
            GSimpleActionGroup *group,
            const char *name,
            const GVariantType *type,
            GCallback callback)
{
  GSimpleAction *action = g_simple_action_new (name, type);

  g_signal_connect_object (action, "activate", callback, self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  return action;
}

/* The header bar is not a part of the page, so that both get the same actions. No other process can reach
 * them. */
static void
add_actions (PursuitReportsPage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->export_action = add_action (self, group, "export", G_VARIANT_TYPE_STRING, G_CALLBACK (export_cb));
  self->print_action = add_action (self, group, "print", NULL, G_CALLBACK (print_cb));
  self->plan_action = add_action (self, group, "plan", NULL, G_CALLBACK (plan_cb));
  self->back_action = add_action (self, group, "back", NULL, G_CALLBACK (back_cb));
  self->cancel_action = add_action (self, group, "cancel", NULL, G_CALLBACK (cancel_cb));
  g_object_unref (add_action (self, group, "book", NULL, G_CALLBACK (book_cb)));
  g_simple_action_set_enabled (self->back_action, FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "reports", G_ACTION_GROUP (group));
  g_signal_connect_object (pursuit_page_get_header_start (PURSUIT_PAGE (self)), "notify::root",
                           G_CALLBACK (header_moved_cb), group, 0);
  g_signal_connect_object (pursuit_page_get_header_end (PURSUIT_PAGE (self)), "notify::root",
                           G_CALLBACK (header_moved_cb), group, 0);
}

/* Page */

static gboolean
update_layout_cb (gpointer data)
{
  PursuitReportsPage *self = data;

  self->layout_source = 0;
  pursuit_report_view_set_narrow (self->view, self->narrow);
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
  if (shows_deals (self) && pursuit_report_deals_get_list (self->deals) != NULL)
    pursuit_deal_list_focus (pursuit_report_deals_get_list (self->deals), 0);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
pursuit_reports_page_constructed (GObject *object)
{
  PursuitReportsPage *self = PURSUIT_REPORTS_PAGE (object);
  PursuitSession *session = pursuit_page_get_session (PURSUIT_PAGE (self));

  G_OBJECT_CLASS (pursuit_reports_page_parent_class)->constructed (object);

  pursuit_report_choices_set_session (self->choices, session);
  show_kind (self);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size",
                           G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (database_changed_cb), self, G_CONNECT_SWAPPED);
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
  pursuit_report_params_clear (&self->params);
  g_clear_object (&self->export_action);
  g_clear_object (&self->print_action);
  g_clear_object (&self->plan_action);
  g_clear_object (&self->back_action);
  g_clear_weak_pointer (&self->left_mark);
  g_clear_object (&self->cancel_action);

  G_OBJECT_CLASS (pursuit_reports_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, calibrate);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, plan);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, hint_bar);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, hint);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, choices);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, view);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, deals);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, back);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, parameters);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, tools);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, export_menu);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, making);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, states);
  gtk_widget_class_bind_template_child (widget_class, PursuitReportsPage, problem);
  gtk_widget_class_bind_template_callback (widget_class, calibrated_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_report);
}

static void
pursuit_reports_page_class_init (PursuitReportsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pursuit_reports_page_constructed;
  object_class->dispose = pursuit_reports_page_dispose;
  PURSUIT_PAGE_CLASS (klass)->activate = pursuit_reports_page_activate;
  PURSUIT_PAGE_CLASS (klass)->focus_record = pursuit_reports_page_focus_record;

  g_type_ensure (PURSUIT_TYPE_CALIBRATE_BUTTON);
  g_type_ensure (PURSUIT_TYPE_REPORT_CHOICES);
  g_type_ensure (PURSUIT_TYPE_REPORT_CHOOSER);
  g_type_ensure (PURSUIT_TYPE_REPORT_DEALS);
  g_type_ensure (PURSUIT_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/reports/pursuit-reports-page.ui");
  bind_template (widget_class);
}

static void
pursuit_reports_page_init (PursuitReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->export_button, create_export_menu_cb, self->export_menu, NULL);
  add_actions (self);
  add_keys (self);
}

/** pursuit_reports_page_get_report: (transfer none) (nullable): what is shown, once it is made. */
PursuitReport *
pursuit_reports_page_get_report (PursuitReportsPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORTS_PAGE (self), NULL);

  return self->report;
}

/** pursuit_reports_page_get_deals: (transfer none) (nullable): the deals behind a mark, while they are shown.
 */
PursuitReportDeals *
pursuit_reports_page_get_deals (PursuitReportsPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORTS_PAGE (self), NULL);

  return shows_deals (self) ? self->deals : NULL;
}

/** pursuit_reports_page_set_mode: chooses the question that the funnel answers, as its buttons do. */
void
pursuit_reports_page_set_mode (PursuitReportsPage *self, PursuitFunnelMode mode)
{
  g_return_if_fail (PURSUIT_IS_REPORTS_PAGE (self));

  pursuit_report_choices_set_mode (self->choices, mode);
}

/** pursuit_reports_page_set_kind: chooses the report, as the list of all does. */
void
pursuit_reports_page_set_kind (PursuitReportsPage *self, const PursuitReportKind *kind)
{
  g_return_if_fail (PURSUIT_IS_REPORTS_PAGE (self));

  pursuit_report_chooser_set_kind (self->chooser, kind);
}
