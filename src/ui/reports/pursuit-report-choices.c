/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitReportChoices:
 *
 * The parameters of a report: those that it uses, and no others. All are remembered for each report. Which
 * records were chosen is known once their names are read.
 *
 * Signal “changed”: something else was chosen, a saved view has other conditions, or the names are there.
 */

#include "pursuit-report-choices.h"

#include <glib/gi18n-lib.h>

#include "pursuit-board-process.h"
#include "pursuit-deal-view.h"
#include "pursuit-deal.h"
#include "pursuit-kept-view.h"
#include "pursuit-market-group.h"
#include "pursuit-member.h"
#include "pursuit-period-chooser.h"
#include "pursuit-process.h"
#include "pursuit-record-names.h"
#include "pursuit-report-memory.h"
#include "pursuit-session-plan.h"
#include "pursuit-settings.h"
#include "pursuit-since-chooser.h"
#include "pursuit-text.h"

/* How a view is remembered: by its code, or by what the user calls it. */
#define VIEW_CODE "code:"
#define VIEW_NAME "name:"

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
  PursuitRecordNames *names[N_LISTS];
  gboolean loading; /* what was remembered is being shown */
  GPtrArray *views; /* (element-type utf8): as they are remembered, in the order of their drop-down */
  char *lost_view;  /* (nullable): the name of a view that was chosen and is gone */

  GtkWidget *modes;
  GtkToggleButton *now;
  GtkToggleButton *cohort;
  GtkToggleButton *flow;
  PursuitPeriodChooser *period;
  PursuitSinceChooser *since;
  GtkDropDown *owner;
  GtkDropDown *process;
  GtkDropDown *market;
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

static char
get_grade (PursuitReportChoices *self)
{
  guint selected = gtk_drop_down_get_selected (self->grade);

  return selected > 0 ? (char) ('A' + selected - 1) : 0;
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

/* Chooses the view that was chosen last; one that is gone leaves all deals, and its name. */
static void
choose_view (PursuitReportChoices *self, const char *view)
{
  guint place = 0;

  if (view != NULL && g_ptr_array_find_with_equal_func (self->views, view, g_str_equal, &place))
    place++;
  else if (view != NULL)
    {
      g_free (self->lost_view);
      self->lost_view = g_strdup (g_str_has_prefix (view, VIEW_NAME) ? view + strlen (VIEW_NAME) : view);
    }
  gtk_drop_down_set_selected (self->view, place);
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

/* What was chosen last */

static void
remember (PursuitReportChoices *self)
{
  g_auto (PursuitReportMemory) chosen = {
    .mode = get_mode (self),
    .period = pursuit_period_chooser_get_preset (self->period),
    .comparison = (PursuitReportComparison) gtk_drop_down_get_selected (self->compare),
    .granularity = (PursuitGranularity) gtk_drop_down_get_selected (self->by),
    .grade = get_grade (self),
    .since = pursuit_since_chooser_get_preset (self->since),
    .since_day = pursuit_since_chooser_get_day (self->since),
    .owner = g_strdup (pursuit_record_names_get_uid (self->names[LIST_OWNER])),
    .process = g_strdup (pursuit_record_names_get_uid (self->names[LIST_PROCESS])),
    .market = g_strdup (pursuit_record_names_get_uid (self->names[LIST_MARKET])),
    .view = g_strdup (selected_view (self)),
  };

  pursuit_period_chooser_get_period (self->period, &chosen.from, &chosen.to);
  pursuit_report_memory_store (self->kind->name, &chosen);
}

static void
recall_period (PursuitReportChoices *self, const PursuitReportMemory *chosen)
{
  if (chosen->period >= 0)
    pursuit_period_chooser_set_preset (self->period, (PursuitPeriodPreset) chosen->period);
  else
    pursuit_period_chooser_set_period (self->period, chosen->from, chosen->to);
  if (chosen->since >= 0)
    pursuit_since_chooser_set_preset (self->since, (PursuitSincePreset) chosen->since);
  else
    pursuit_since_chooser_set_day (self->since, chosen->since_day);
}

static void
recall (PursuitReportChoices *self)
{
  g_auto (PursuitReportMemory) chosen = { 0 };

  pursuit_report_memory_load (self->kind->name, &chosen);
  self->loading = TRUE;
  pursuit_report_choices_set_mode (self, chosen.mode);
  recall_period (self, &chosen);
  gtk_drop_down_set_selected (self->compare, chosen.comparison);
  gtk_drop_down_set_selected (self->by, chosen.granularity);
  gtk_drop_down_set_selected (self->grade, chosen.grade != 0 ? (guint) (chosen.grade - 'A') + 1 : 0);
  pursuit_record_names_choose (self->names[LIST_OWNER], chosen.owner);
  pursuit_record_names_choose (self->names[LIST_PROCESS], chosen.process);
  pursuit_record_names_choose (self->names[LIST_MARKET], chosen.market);
  choose_view (self, chosen.view);
  self->loading = FALSE;
  if (self->lost_view != NULL)
    remember (self);
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
      uses & PURSUIT_REPORT_USES_PROCESS && pursuit_record_names_get_n (self->names[LIST_PROCESS]) > 0 },
    { self->compare_row, (uses & PURSUIT_REPORT_USES_COMPARISON) != 0 },
    { self->by_row, (uses & PURSUIT_REPORT_USES_GRANULARITY) != 0 },
    { self->grade_row, (uses & PURSUIT_REPORT_USES_GRADE) != 0 },
    { self->market_row,
      uses & PURSUIT_REPORT_USES_MARKET && pursuit_record_names_get_n (self->names[LIST_MARKET]) > 0 },
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
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
views_changed_cb (PursuitReportChoices *self)
{
  load_views (self);
  if (self->kind == NULL)
    return;
  recall (self);
  update_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Names from the database */

static void
names_read_cb (PursuitReportChoices *self)
{
  if (self->kind == NULL || !pursuit_report_choices_is_ready (self))
    return;
  update_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
follow_names (PursuitReportChoices *self,
              ListKind list,
              GtkDropDown *chooser,
              PursuitListSpec *spec,
              guint name_field)
{
  self->names[list] = pursuit_record_names_new (chooser, spec, name_field);
  g_signal_connect_object (self->names[list], "read", G_CALLBACK (names_read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names[list], "chosen", G_CALLBACK (choice_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
create_names (PursuitReportChoices *self)
{
  PursuitListSpec *members = pursuit_list_spec_new (&PURSUIT_MEMBER_ENTITY);

  pursuit_list_spec_sort (members, PURSUIT_MEMBER_NAME, FALSE);
  follow_names (self, LIST_OWNER, self->owner, members, PURSUIT_MEMBER_NAME);
  /* The first process is the default one, and stands for itself. */
  follow_names (self, LIST_PROCESS, self->process, pursuit_board_process_spec (), PURSUIT_PROCESS_NAME);
  follow_names (self, LIST_MARKET, self->market, pursuit_list_spec_new (&PURSUIT_MARKET_GROUP_ENTITY),
                PURSUIT_MARKET_GROUP_NAME);
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
  PursuitReportChoices *self = PURSUIT_REPORT_CHOICES (object);

  for (guint i = 0; i < N_LISTS; i++)
    g_clear_object (&self->names[i]);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_report_choices_parent_class)->dispose (object);
}

static void
pursuit_report_choices_finalize (GObject *object)
{
  PursuitReportChoices *self = PURSUIT_REPORT_CHOICES (object);

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
  BIND (process);
  BIND (market);
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
  self->views = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  create_names (self);
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
  for (guint i = 0; i < N_LISTS; i++)
    pursuit_record_names_read (self->names[i], session);
}

/** pursuit_report_choices_is_ready: whether it is known who and what can be chosen; until then the parameters
 * are not what was remembered. */
gboolean
pursuit_report_choices_is_ready (PursuitReportChoices *self)
{
  gboolean ready = TRUE;

  g_return_val_if_fail (PURSUIT_IS_REPORT_CHOICES (self), FALSE);

  for (guint i = 0; i < N_LISTS; i++)
    ready &= pursuit_record_names_is_read (self->names[i]);
  return ready;
}

/** pursuit_report_choices_set_kind: shows what that report uses, as it was chosen for it last. */
void
pursuit_report_choices_set_kind (PursuitReportChoices *self, const PursuitReportKind *kind)
{
  g_return_if_fail (PURSUIT_IS_REPORT_CHOICES (self) && kind != NULL);

  self->kind = kind;
  recall (self);
  update_rows (self);
}

/** pursuit_report_choices_get_params: @params: (out): what is chosen, of what the report uses; the caller
 * clears them. */
void
pursuit_report_choices_get_params (PursuitReportChoices *self, PursuitReportParams *params)
{
  g_return_if_fail (PURSUIT_IS_REPORT_CHOICES (self) && self->kind != NULL && params != NULL);

  PursuitReportUses uses = self->kind->uses;

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
    params->owner = pursuit_record_names_get_id (self->names[LIST_OWNER]);
  if (uses & PURSUIT_REPORT_USES_PROCESS)
    params->process = pursuit_record_names_get_id (self->names[LIST_PROCESS]);
  if (uses & PURSUIT_REPORT_USES_MARKET)
    params->market = pursuit_record_names_get_id (self->names[LIST_MARKET]);
  if (uses & PURSUIT_REPORT_USES_GRADE)
    params->grade = get_grade (self);
  if (uses & PURSUIT_REPORT_USES_FILTER)
    get_view (self, params);
}

/** pursuit_report_choices_word_deals: (transfer full) (nullable): which deals are chosen, e.g. “Li Wei ·
 * Grade A”; %NULL for all. */
char *
pursuit_report_choices_word_deals (PursuitReportChoices *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_CHOICES (self) && self->kind != NULL, NULL);

  const struct
  {
    PursuitReportUses use;
    GtkDropDown *chooser;
  } parts[] = {
    { PURSUIT_REPORT_USES_PROCESS, self->process },
    { PURSUIT_REPORT_USES_OWNER, self->owner },
    { PURSUIT_REPORT_USES_MARKET, self->market },
    { PURSUIT_REPORT_USES_FILTER, self->view },
  };
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  char grade = self->kind->uses & PURSUIT_REPORT_USES_GRADE ? get_grade (self) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint line = self->kind->uses & parts[i].use ? gtk_drop_down_get_selected (parts[i].chooser) : 0;
      GtkStringObject *item =
          line > 0 ? GTK_STRING_OBJECT (gtk_drop_down_get_selected_item (parts[i].chooser)) : NULL;

      if (item != NULL)
        g_strv_builder_add (words, gtk_string_object_get_string (item));
    }
  if (grade != 0)
    {
      g_autofree char *graded = g_strdup_printf (_ ("Grade %c"), grade);

      g_strv_builder_add (words, graded);
    }
  g_auto (GStrv) all = g_strv_builder_end (words);
  return all[0] != NULL ? g_strjoinv (" · ", all) : NULL;
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
