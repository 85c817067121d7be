/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitReportChoices:
 *
 * The parameters of a report: those that it uses, and no others. What hangs on no database is remembered for
 * each report.
 *
 * Signal “changed”: something else was chosen, or a saved view has other conditions.
 */

#include "pursuit-report-choices.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "pursuit-deal-view.h"
#include "pursuit-deal.h"
#include "pursuit-kept-view.h"
#include "pursuit-market-group.h"
#include "pursuit-member.h"
#include "pursuit-period-chooser.h"
#include "pursuit-process.h"
#include "pursuit-session-plan.h"
#include "pursuit-settings.h"
#include "pursuit-since-chooser.h"
#include "pursuit-text.h"

#define KEY_PARAMS "report-params"
#define KEY_VIEWS "report-views"
/* How a view is remembered: by its code, or by what the user calls it. */
#define VIEW_CODE "code:"
#define VIEW_NAME "name:"
#define MAX_NAMES 500

/* The lists of names that come from the database. */
typedef enum
{
  LIST_OWNER,
  LIST_PROCESS,
  LIST_MARKET,
  N_LISTS
} ListKind;

struct _PursuitReportChoices
{
  AdwBin parent_instance;

  PursuitSession *session;
  const PursuitReportKind *kind;
  GPtrArray *records[N_LISTS]; /* in the order of the drop-downs, behind what stands for all */
  gboolean loading;            /* what was remembered is being shown */
  GPtrArray *views; /* (element-type utf8): as they are remembered, in the order of their drop-down */
  char *lost_view;  /* (nullable): the name of a view that was chosen and is gone */

  GtkWidget *modes;
  GtkToggleButton *now;
  GtkToggleButton *cohort;
  GtkToggleButton *flow;
  PursuitPeriodChooser *period;
  PursuitSinceChooser *since;
  GtkDropDown *owner;
  GtkStringList *owner_names;
  GtkDropDown *process;
  GtkStringList *process_names;
  GtkDropDown *market;
  GtkStringList *market_names;
  GtkMenuButton *more;
  GtkWidget *compare_row;
  GtkDropDown *compare;
  GtkWidget *by_row;
  GtkDropDown *by;
  GtkWidget *grade_row;
  GtkDropDown *grade;
  GtkWidget *market_row;
  GtkWidget *view_row;
  GtkDropDown *view;
  GtkStringList *view_names;
};

G_DEFINE_FINAL_TYPE (PursuitReportChoices, pursuit_report_choices, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static PursuitFunnelMode
get_mode (PursuitReportChoices *self)
{
  return gtk_toggle_button_get_active (self->now)    ? PURSUIT_FUNNEL_NOW
         : gtk_toggle_button_get_active (self->flow) ? PURSUIT_FUNNEL_FLOW
                                                     : PURSUIT_FUNNEL_COHORT;
}

static gint64
selected_id (GtkDropDown *chooser, GPtrArray *records)
{
  guint selected = gtk_drop_down_get_selected (chooser);

  return selected > 0 && selected <= records->len ? pursuit_record_get_id (records->pdata[selected - 1]) : 0;
}

/* How many of the choices behind the “More” button differ from all deals as they are. */
static guint
count_more (PursuitReportChoices *self)
{
  GtkDropDown *const drops[] = { self->compare, self->grade, self->market, self->view };
  GtkWidget *const rows[] = { self->compare_row, self->grade_row, self->market_row, self->view_row };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (drops); i++)
    n += gtk_widget_get_visible (rows[i]) && gtk_drop_down_get_selected (drops[i]) > 0;
  return n;
}

/* What was chosen is remembered as numbers: mode, period, comparison, granularity, grade, since when. A
 * period that is no preset is two days, which mean nothing next year, and is forgotten; so is such a day. */
static void
remember (PursuitReportChoices *self)
{
  GSettings *settings = pursuit_settings_get ();

  if (settings == NULL || self->kind == NULL)
    return;
  g_autoptr (GVariant) old = g_settings_get_value (settings, KEY_PARAMS);
  g_autofree char *text =
      g_strdup_printf ("%d %d %u %u %u %d", (int) get_mode (self),
                       pursuit_period_chooser_get_preset (self->period),
                       gtk_drop_down_get_selected (self->compare), gtk_drop_down_get_selected (self->by),
                       gtk_drop_down_get_selected (self->grade),
                       pursuit_since_chooser_get_preset (self->since));
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name, *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    if (!g_str_equal (name, self->kind->name))
      g_variant_builder_add (&builder, "{ss}", name, value);
  g_variant_builder_add (&builder, "{ss}", self->kind->name, text);
  g_settings_set_value (settings, KEY_PARAMS, g_variant_builder_end (&builder));
}

static void
recall (PursuitReportChoices *self)
{
  GSettings *settings = pursuit_settings_get ();
  int mode = PURSUIT_FUNNEL_COHORT, preset = PURSUIT_PERIOD_THIS_YEAR, since = PURSUIT_SINCE_MONTH_BEGAN;
  guint compare = 0, by = 0, grade = 0;
  g_autoptr (GVariant) all = settings ? g_settings_get_value (settings, KEY_PARAMS) : NULL;
  const char *text = NULL;

  if (all && g_variant_lookup (all, self->kind->name, "&s", &text) &&
      sscanf (text, "%d %d %u %u %u %d", &mode, &preset, &compare, &by, &grade, &since) < 5)
    mode = PURSUIT_FUNNEL_COHORT;
  self->loading = TRUE;
  pursuit_report_choices_set_mode (self, (PursuitFunnelMode) CLAMP (mode, 0, PURSUIT_FUNNEL_N_MODES - 1));
  pursuit_period_chooser_set_preset (self->period, preset >= 0 && preset < PURSUIT_N_PERIODS
                                                       ? (PursuitPeriodPreset) preset
                                                       : PURSUIT_PERIOD_THIS_YEAR);
  gtk_drop_down_set_selected (self->compare, MIN (compare, PURSUIT_N_COMPARISONS - 1));
  gtk_drop_down_set_selected (self->by, MIN (by, PURSUIT_N_GRANULARITIES - 1));
  gtk_drop_down_set_selected (self->grade, MIN (grade, 4));
  pursuit_since_chooser_set_preset (self->since, (PursuitSincePreset) CLAMP (since, 0, PURSUIT_N_SINCES - 1));
  self->loading = FALSE;
}

/* Saved views of deals */

/* Those that come with the program, then the user’s own. */
static void
load_views (PursuitReportChoices *self)
{
  g_autoptr (GPtrArray) kept = pursuit_kept_views_load (&PURSUIT_DEAL_ENTITY);

  self->loading = TRUE;
  g_ptr_array_set_size (self->views, 0);
  gtk_string_list_splice (self->view_names, 1, g_list_model_get_n_items (G_LIST_MODEL (self->view_names)) - 1,
                          NULL);
  for (const PursuitChoice *view = PURSUIT_DEAL_VIEWS; view->code != NULL; view++)
    {
      g_ptr_array_add (self->views, g_strconcat (VIEW_CODE, view->code, NULL));
      gtk_string_list_append (self->view_names, pursuit_choice_get_label (view));
    }
  for (guint i = 0; i < kept->len; i++)
    {
      const char *name = ((PursuitKeptView *) kept->pdata[i])->name;
      g_autofree char *line = pursuit_text_for_display (name, 40);

      g_ptr_array_add (self->views, g_strconcat (VIEW_NAME, name, NULL));
      gtk_string_list_append (self->view_names, line);
    }
  self->loading = FALSE;
}

/* The chosen view as it is remembered; %NULL for all deals. */
static const char *
selected_view (PursuitReportChoices *self)
{
  guint selected = gtk_drop_down_get_selected (self->view);

  return selected > 0 && selected <= self->views->len ? self->views->pdata[selected - 1] : NULL;
}

static void
remember_view (PursuitReportChoices *self)
{
  GSettings *settings = pursuit_settings_get ();
  const char *view = selected_view (self);

  if (settings == NULL)
    return;
  g_autoptr (GVariant) old = g_settings_get_value (settings, KEY_VIEWS);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name, *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    if (!g_str_equal (name, self->kind->name))
      g_variant_builder_add (&builder, "{ss}", name, value);
  if (view != NULL)
    g_variant_builder_add (&builder, "{ss}", self->kind->name, view);
  g_settings_set_value (settings, KEY_VIEWS, g_variant_builder_end (&builder));
}

/* Chooses the view that was chosen last; one that is gone leaves all deals, and its name. */
static void
recall_view (PursuitReportChoices *self)
{
  GSettings *settings = pursuit_settings_get ();
  g_autoptr (GVariant) all = settings ? g_settings_get_value (settings, KEY_VIEWS) : NULL;
  const char *view = NULL;
  guint place = 0;

  if (all != NULL && g_variant_lookup (all, self->kind->name, "&s", &view) &&
      !g_ptr_array_find_with_equal_func (self->views, view, g_str_equal, &place))
    {
      const char *name = g_str_has_prefix (view, VIEW_NAME) ? view + strlen (VIEW_NAME) : view;

      g_free (self->lost_view);
      self->lost_view = g_strdup (name);
    }
  else if (view != NULL)
    place++;
  self->loading = TRUE;
  gtk_drop_down_set_selected (self->view, place);
  self->loading = FALSE;
  if (self->lost_view != NULL)
    remember_view (self);
}

static void
get_view (PursuitReportChoices *self, PursuitReportParams *params)
{
  const char *view = selected_view (self);

  if (view == NULL)
    return;
  if (g_str_has_prefix (view, VIEW_CODE))
    params->view = g_strdup (view + strlen (VIEW_CODE));
  else
    {
      params->view_filter = pursuit_kept_views_find (&PURSUIT_DEAL_ENTITY, view + strlen (VIEW_NAME));
      params->view = params->view_filter != NULL ? g_strdup (view + strlen (VIEW_NAME)) : NULL;
    }
  params->viewer = pursuit_session_get_actor (self->session);
}

static void
update_more (PursuitReportChoices *self)
{
  guint n = count_more (self);
  g_autofree char *label = g_strdup_printf ("%u", n);

  if (n > 0)
    gtk_menu_button_set_label (self->more, label);
  else
    gtk_menu_button_set_icon_name (self->more, "view-more-symbolic");
}

static void
update_rows (PursuitReportChoices *self)
{
  PursuitReportUses uses = self->kind->uses;
  const struct
  {
    GtkWidget *widget;
    gboolean visible;
  } parts[] = {
    { self->modes, (uses & PURSUIT_REPORT_USES_MODE) != 0 },
    { GTK_WIDGET (self->period), (uses & PURSUIT_REPORT_USES_PERIOD) != 0 },
    { GTK_WIDGET (self->since), (uses & PURSUIT_REPORT_USES_SINCE) != 0 },
    { GTK_WIDGET (self->owner), (uses & PURSUIT_REPORT_USES_OWNER) != 0 },
    { GTK_WIDGET (self->process),
      uses & PURSUIT_REPORT_USES_PROCESS && self->records[LIST_PROCESS]->len > 0 },
    { self->compare_row, (uses & PURSUIT_REPORT_USES_COMPARISON) != 0 },
    { self->by_row, (uses & PURSUIT_REPORT_USES_GRANULARITY) != 0 },
    { self->grade_row, (uses & PURSUIT_REPORT_USES_GRADE) != 0 },
    { self->market_row, uses & PURSUIT_REPORT_USES_MARKET && self->records[LIST_MARKET]->len > 0 },
    { self->view_row, (uses & PURSUIT_REPORT_USES_FILTER) != 0 },
  };
  gboolean more = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_widget_set_visible (parts[i].widget, parts[i].visible);
      more |= i > 4 && parts[i].visible;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more), more);
  gtk_widget_set_sensitive (GTK_WIDGET (self->period),
                            !(uses & PURSUIT_REPORT_USES_MODE) || get_mode (self) != PURSUIT_FUNNEL_NOW);
  update_more (self);
}

static void
choice_changed_cb (PursuitReportChoices *self)
{
  if (self->kind == NULL || self->loading)
    return;
  update_rows (self);
  remember (self);
  remember_view (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
views_changed_cb (PursuitReportChoices *self)
{
  load_views (self);
  if (self->kind == NULL)
    return;
  recall_view (self);
  update_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Names from the database */

static void
append_names (PursuitReportChoices *self,
              ListKind list,
              GPtrArray *records,
              guint field,
              GtkStringList *names)
{
  /* The first process is the default one, which needs no name of its own: so nothing is asked anew when the
   * names come. */
  for (guint i = list == LIST_PROCESS ? 1 : 0; records && i < records->len; i++)
    {
      const char *name = pursuit_record_get_text (records->pdata[i], field);
      g_autofree char *line = pursuit_text_for_display (name ? name : "", 40);

      g_ptr_array_add (self->records[list], g_object_ref (records->pdata[i]));
      gtk_string_list_append (names, line);
    }
  if (self->kind)
    update_rows (self);
}

static void
owners_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitReportChoices) self = user_data;
  g_autoptr (GPtrArray) members = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  append_names (self, LIST_OWNER, members, PURSUIT_MEMBER_NAME, self->owner_names);
}

static void
processes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitReportChoices) self = user_data;
  g_autoptr (GPtrArray) processes = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  if (processes && processes->len > 0)
    {
      const char *name = pursuit_record_get_text (processes->pdata[0], PURSUIT_PROCESS_NAME);
      g_autofree char *line = pursuit_text_for_display (name ? name : "", 40);

      self->loading = TRUE;
      gtk_string_list_append (self->process_names, line);
      self->loading = FALSE;
    }
  append_names (self, LIST_PROCESS, processes, PURSUIT_PROCESS_NAME, self->process_names);
}

static void
markets_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitReportChoices) self = user_data;
  g_autoptr (GPtrArray) markets = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  append_names (self, LIST_MARKET, markets, PURSUIT_MARKET_GROUP_NAME, self->market_names);
}

static void
read_names (PursuitReportChoices *self)
{
  g_autoptr (PursuitListSpec) members = pursuit_list_spec_new (&PURSUIT_MEMBER_ENTITY);
  g_autoptr (PursuitListSpec) processes = pursuit_list_spec_new (&PURSUIT_PROCESS_ENTITY);
  g_autoptr (PursuitListSpec) markets = pursuit_list_spec_new (&PURSUIT_MARKET_GROUP_ENTITY);

  pursuit_list_spec_sort (members, PURSUIT_MEMBER_NAME, FALSE);
  pursuit_list_spec_set_limit (members, MAX_NAMES);
  pursuit_session_fetch_async (self->session, members, NULL, owners_read_cb, g_object_ref (self));
  pursuit_list_spec_where (processes, PURSUIT_PROCESS_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_where (processes, PURSUIT_PROCESS_KIND, PURSUIT_OP_EQ, "deal");
  pursuit_list_spec_sort (processes, PURSUIT_PROCESS_POSITION, FALSE);
  pursuit_session_fetch_async (self->session, processes, NULL, processes_read_cb, g_object_ref (self));
  pursuit_list_spec_set_limit (markets, MAX_NAMES);
  pursuit_session_fetch_async (self->session, markets, NULL, markets_read_cb, g_object_ref (self));
}

static void
update_calendar (PursuitReportChoices *self)
{
  PursuitDay today = pursuit_session_get_today (self->session);
  int first_month = pursuit_session_get_fiscal_month (self->session);

  pursuit_period_chooser_set_calendar (self->period, today, first_month);
  pursuit_since_chooser_set_calendar (self->since, today, first_month);
}

/* The month that the fiscal year begins with changes the months of plans. */
static void
changed_cb (PursuitReportChoices *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "plan"))
    update_calendar (self);
}

/* Object */

static void
pursuit_report_choices_dispose (GObject *object)
{
  g_clear_object (&PURSUIT_REPORT_CHOICES (object)->session);

  G_OBJECT_CLASS (pursuit_report_choices_parent_class)->dispose (object);
}

static void
pursuit_report_choices_finalize (GObject *object)
{
  PursuitReportChoices *self = PURSUIT_REPORT_CHOICES (object);

  for (guint i = 0; i < N_LISTS; i++)
    g_ptr_array_unref (self->records[i]);
  g_ptr_array_unref (self->views);
  g_free (self->lost_view);

  G_OBJECT_CLASS (pursuit_report_choices_parent_class)->finalize (object);
}

static void
pursuit_report_choices_class_init (PursuitReportChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_report_choices_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_report_choices_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  g_type_ensure (PURSUIT_TYPE_PERIOD_CHOOSER);
  g_type_ensure (PURSUIT_TYPE_SINCE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/reports/pursuit-report-choices.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PursuitReportChoices, child)
  BIND (modes);
  BIND (now);
  BIND (cohort);
  BIND (flow);
  BIND (period);
  BIND (since);
  BIND (owner);
  BIND (owner_names);
  BIND (process);
  BIND (process_names);
  BIND (market);
  BIND (market_names);
  BIND (more);
  BIND (compare_row);
  BIND (compare);
  BIND (by_row);
  BIND (by);
  BIND (grade_row);
  BIND (grade);
  BIND (market_row);
  BIND (view_row);
  BIND (view);
  BIND (view_names);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
}

static void
pursuit_report_choices_init (PursuitReportChoices *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    self->records[i] = g_ptr_array_new_with_free_func (g_object_unref);
  self->views = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  load_views (self);
  if (pursuit_settings_get () != NULL)
    g_signal_connect_object (pursuit_settings_get (), "changed::saved-views", G_CALLBACK (views_changed_cb),
                             self, G_CONNECT_SWAPPED);
}

/** pursuit_report_choices_set_session: where names come from; once, before anything else. */
void
pursuit_report_choices_set_session (PursuitReportChoices *self, PursuitSession *session)
{
  g_return_if_fail (PURSUIT_IS_REPORT_CHOICES (self) && PURSUIT_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  update_calendar (self);
  g_signal_connect_object (session, "day-changed", G_CALLBACK (update_calendar), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_names (self);
}

/** pursuit_report_choices_set_kind: shows what that report uses, as it was chosen for it last. */
void
pursuit_report_choices_set_kind (PursuitReportChoices *self, const PursuitReportKind *kind)
{
  g_return_if_fail (PURSUIT_IS_REPORT_CHOICES (self) && kind != NULL);

  self->kind = kind;
  recall (self);
  recall_view (self);
  update_rows (self);
}

/** pursuit_report_choices_get_params: @params: (out): what is chosen, of what the report uses; the caller
 * clears them. */
void
pursuit_report_choices_get_params (PursuitReportChoices *self, PursuitReportParams *params)
{
  g_return_if_fail (PURSUIT_IS_REPORT_CHOICES (self) && self->kind != NULL && params != NULL);

  PursuitReportUses uses = self->kind->uses;
  guint grade = gtk_drop_down_get_selected (self->grade);

  *params = (PursuitReportParams){ .from = PURSUIT_DAY_NONE, .to = PURSUIT_DAY_NONE };
  if (uses & PURSUIT_REPORT_USES_MODE)
    params->mode = get_mode (self);
  if (uses & PURSUIT_REPORT_USES_PERIOD)
    pursuit_period_chooser_get_period (self->period, &params->from, &params->to);
  if (uses & PURSUIT_REPORT_USES_SINCE)
    params->since = pursuit_since_chooser_get_day (self->since);
  if (uses & PURSUIT_REPORT_USES_COMPARISON)
    params->comparison = (PursuitReportComparison) gtk_drop_down_get_selected (self->compare);
  if (uses & PURSUIT_REPORT_USES_GRANULARITY)
    params->granularity = (PursuitGranularity) gtk_drop_down_get_selected (self->by);
  if (uses & PURSUIT_REPORT_USES_OWNER)
    params->owner = selected_id (self->owner, self->records[LIST_OWNER]);
  if (uses & PURSUIT_REPORT_USES_PROCESS)
    params->process = selected_id (self->process, self->records[LIST_PROCESS]);
  if (uses & PURSUIT_REPORT_USES_MARKET)
    params->market = selected_id (self->market, self->records[LIST_MARKET]);
  if (uses & PURSUIT_REPORT_USES_GRADE && grade > 0)
    params->grade = (char) ('A' + grade - 1);
  if (uses & PURSUIT_REPORT_USES_FILTER)
    get_view (self, params);
}

/** pursuit_report_choices_steal_notice: (transfer full) (nullable): what is to be told of the choices: that a
 * view which was chosen is gone. Once. */
char *
pursuit_report_choices_steal_notice (PursuitReportChoices *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_CHOICES (self), NULL);

  g_autofree char *view = g_steal_pointer (&self->lost_view);
  /* Translators: %s is what a saved view was called */
  return view != NULL ? g_strdup_printf (_ ("The view “%s” was deleted. The report is of all deals."), view)
                      : NULL;
}

/** pursuit_report_choices_set_mode: chooses the question that the funnel answers, as its buttons do. */
void
pursuit_report_choices_set_mode (PursuitReportChoices *self, PursuitFunnelMode mode)
{
  g_return_if_fail (PURSUIT_IS_REPORT_CHOICES (self));

  gtk_toggle_button_set_active (mode == PURSUIT_FUNNEL_NOW    ? self->now
                                : mode == PURSUIT_FUNNEL_FLOW ? self->flow
                                                              : self->cohort,
                                TRUE);
}
