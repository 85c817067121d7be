/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitCompanyPanel:
 *
 * Everything about one customer beside the list: its data, its deals, people and activities, each leading on.
 * It reads in the background and drops answers about a customer that is no longer shown. The signal ::closed
 * is emitted when the user closes it.
 */

#include "pursuit-company-panel.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-company-actions.h"
#include "pursuit-company-dialog.h"
#include "pursuit-company.h"
#include "pursuit-deal-actions.h"
#include "pursuit-deal.h"
#include "pursuit-money.h"
#include "pursuit-parse.h"
#include "pursuit-people-page.h"
#include "pursuit-person.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

/* How many records a section shows at most; the pages show all. */
#define MAX_ROWS 50
#define MAX_CHARS 200

struct _PursuitCompanyPanel
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitRecord *company;
  gint64 id;
  GCancellable *cancellable; /* of what is being read */
  guint reload_source;

  GtkLabel *name;
  GtkLabel *grade;
  GtkWidget *chart_button;
  GtkBox *facts;
  GtkListBox *deals;
  GtkListBox *people;
  GtkListBox *activities;
};

G_DEFINE_FINAL_TYPE (PursuitCompanyPanel, pursuit_company_panel, ADW_TYPE_BIN)

enum
{
  CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const guint fact_fields[] = {
  PURSUIT_COMPANY_INDUSTRY,     PURSUIT_COMPANY_REGION,      PURSUIT_COMPANY_NATURE,  PURSUIT_COMPANY_OWNER,
  PURSUIT_COMPANY_STATE,        PURSUIT_COMPANY_OPEN_AMOUNT, PURSUIT_COMPANY_PHONE,   PURSUIT_COMPANY_WEBSITE,
  PURSUIT_COMPANY_REVENUE,      PURSUIT_COMPANY_EMPLOYEES,   PURSUIT_COMPANY_FOUNDED, PURSUIT_COMPANY_PARENT,
  PURSUIT_COMPANY_LAST_CONTACT, PURSUIT_COMPANY_REF,         PURSUIT_COMPANY_NOTES,
};

static void
clear_children (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    {
      if (GTK_IS_LIST_BOX (parent))
        gtk_list_box_remove (GTK_LIST_BOX (parent), child);
      else
        gtk_box_remove (GTK_BOX (parent), child);
    }
}

static void
add_fact (PursuitCompanyPanel *self, guint index, PursuitDay today)
{
  const PursuitField *field = &PURSUIT_COMPANY_ENTITY.fields[index];
  const char *currency = pursuit_record_get_text (self->company, PURSUIT_COMPANY_CURRENCY);
  g_autofree char *value =
      pursuit_record_is_set (self->company, index)
          ? pursuit_value_to_display (field, pursuit_record_get_value (self->company, index), currency, today)
          : NULL;
  GtkWidget *row, *label, *text;

  if (value == NULL || *value == '\0')
    return;
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  label = gtk_label_new (pursuit_field_get_label (field));
  text = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_size_request (label, 128, -1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (text), 8);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (self->facts, row);
}

static void
show_company (PursuitCompanyPanel *self)
{
  const char *name = pursuit_record_get_text (self->company, PURSUIT_COMPANY_NAME);
  const char *grade = pursuit_record_get_text (self->company, PURSUIT_COMPANY_GRADE);
  g_autofree char *style = grade ? g_strdup_printf ("grade-%s", grade) : NULL;
  g_autofree char *css_style = style ? g_ascii_strdown (style, -1) : NULL;
  const char *classes[] = { "grade", css_style, NULL };
  g_autofree char *line = pursuit_text_for_display (name ? name : "", MAX_CHARS);

  gtk_label_set_text (self->name, line);
  gtk_label_set_text (self->grade, grade ? grade : "");
  gtk_widget_set_visible (GTK_WIDGET (self->grade), grade != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->grade), classes);
  clear_children (GTK_WIDGET (self->facts));
  for (gsize i = 0; i < G_N_ELEMENTS (fact_fields); i++)
    add_fact (self, fact_fields[i], pursuit_session_get_today (self->session));
}

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle, gint64 id)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_line = pursuit_text_for_display (title ? title : "", MAX_CHARS);
  g_autofree char *subtitle_line = pursuit_text_for_display (subtitle ? subtitle : "", MAX_CHARS);
  g_autofree char *title_markup = g_markup_escape_text (title_line, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle_line, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), id != 0);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (list, row);
  return row;
}

static gint64
row_id (GtkListBoxRow *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), "id");
}

static void
add_deal (PursuitCompanyPanel *self, PursuitRecord *deal)
{
  const char *outcome = pursuit_record_get_text (deal, PURSUIT_DEAL_OUTCOME);
  gboolean open = g_strcmp0 (outcome, "open") == 0;
  g_autofree char *amount =
      pursuit_record_is_set (deal, PURSUIT_DEAL_AMOUNT)
          ? pursuit_money_format_short (pursuit_record_get_int (deal, PURSUIT_DEAL_AMOUNT),
                                        pursuit_record_get_text (deal, PURSUIT_DEAL_CURRENCY))
          : NULL;
  g_autofree char *subtitle = pursuit_text_join (open ? pursuit_record_get_text (deal, PURSUIT_DEAL_STAGE)
                                                      : pursuit_choice_label (PURSUIT_OUTCOMES, outcome),
                                                 amount);

  add_row (self->deals, pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE), subtitle,
           pursuit_record_get_id (deal));
}

static void
add_person (PursuitCompanyPanel *self, PursuitRecord *person)
{
  g_autofree char *subtitle = pursuit_text_join (pursuit_record_get_text (person, PURSUIT_PERSON_TITLE),
                                                 pursuit_record_get_text (person, PURSUIT_PERSON_DEPARTMENT));

  add_row (self->people, pursuit_record_get_text (person, PURSUIT_PERSON_NAME), subtitle,
           pursuit_record_get_id (person));
}

static void
add_activity (PursuitCompanyPanel *self, PursuitRecord *activity)
{
  PursuitDay today = pursuit_session_get_today (self->session);
  gboolean done = pursuit_record_is_set (activity, PURSUIT_ACTIVITY_DONE);
  guint field = done ? PURSUIT_ACTIVITY_DONE : PURSUIT_ACTIVITY_PLANNED;
  g_autofree char *day = pursuit_record_is_set (activity, field)
                             ? pursuit_day_format (pursuit_record_get_day (activity, field), today)
                             : NULL;
  g_autofree char *when = day && !done ? g_strdup_printf (_ ("planned for %s"), day) : g_strdup (day);
  g_autofree char *subtitle =
      pursuit_text_join (pursuit_choice_label (PURSUIT_ACTIVITY_KINDS,
                                               pursuit_record_get_text (activity, PURSUIT_ACTIVITY_KIND)),
                         when);

  add_row (self->activities, pursuit_record_get_text (activity, PURSUIT_ACTIVITY_SUBJECT), subtitle,
           pursuit_record_get_id (activity));
}

typedef void (*AddFunc) (PursuitCompanyPanel *self, PursuitRecord *record);

static void
fill_list (PursuitCompanyPanel *self, GtkListBox *list, AddFunc add, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pursuit_session_fetch_finish (self->session, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear_children (GTK_WIDGET (list));
  for (guint i = 0; records && i < records->len; i++)
    add (self, records->pdata[i]);
  if (error)
    add_row (list, error->message, NULL, 0);
}

static void
deals_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCompanyPanel) self = user_data;

  fill_list (self, self->deals, add_deal, result);
}

static void
people_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCompanyPanel) self = user_data;

  fill_list (self, self->people, add_person, result);
}

static void
activities_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCompanyPanel) self = user_data;

  fill_list (self, self->activities, add_activity, result);
}

static void
company_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCompanyPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) company =
      pursuit_session_record_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (company == NULL || pursuit_record_get_id (company) != self->id)
    {
      g_signal_emit (self, signals[CLOSED], 0); /* it was deleted */
      return;
    }
  g_set_object (&self->company, company);
  show_company (self);
}

static void
read_section (PursuitCompanyPanel *self,
              const PursuitEntity *entity,
              guint company_field,
              guint sort_field,
              gboolean descending,
              GAsyncReadyCallback callback)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);

  pursuit_list_spec_where_int (spec, company_field, PURSUIT_OP_EQ, self->id);
  pursuit_list_spec_sort (spec, sort_field, descending);
  pursuit_list_spec_set_limit (spec, MAX_ROWS);
  pursuit_session_fetch_async (self->session, spec, self->cancellable, callback, g_object_ref (self));
}

static void
reload (PursuitCompanyPanel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session == NULL || self->id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  pursuit_session_record_async (self->session, &PURSUIT_COMPANY_ENTITY, self->id, self->cancellable,
                                company_read_cb, g_object_ref (self));
  read_section (self, &PURSUIT_DEAL_ENTITY, PURSUIT_DEAL_COMPANY_ID, PURSUIT_DEAL_CREATED, TRUE,
                deals_read_cb);
  read_section (self, &PURSUIT_PERSON_ENTITY, PURSUIT_PERSON_COMPANY_ID, PURSUIT_PERSON_NAME, FALSE,
                people_read_cb);
  read_section (self, &PURSUIT_ACTIVITY_ENTITY, PURSUIT_ACTIVITY_COMPANY_ID, PURSUIT_ACTIVITY_PLANNED, TRUE,
                activities_read_cb);
}

static gboolean
reload_cb (gpointer user_data)
{
  PursuitCompanyPanel *self = user_data;

  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PursuitCompanyPanel *self, PursuitChange *change)
{
  if (self->id == 0 || self->reload_source != 0)
    return;
  if (pursuit_change_has (change, "company", self->id) || pursuit_change_touches (change, "deal") ||
      pursuit_change_touches (change, "person") || pursuit_change_touches (change, "activity"))
    self->reload_source = g_idle_add (reload_cb, self);
}

static void
close_cb (PursuitCompanyPanel *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
edit_cb (PursuitCompanyPanel *self)
{
  if (self->company)
    gtk_window_present (GTK_WINDOW (pursuit_company_dialog_new (pursuit_window_of (self), self->company)));
}

static void
log_cb (PursuitCompanyPanel *self)
{
  if (self->company)
    pursuit_activity_dialog_log (pursuit_window_of (self), self->id, 0, 0,
                                 pursuit_record_get_text (self->company, PURSUIT_COMPANY_NAME));
}

static void
full_cb (PursuitCompanyPanel *self)
{
  pursuit_company_open (pursuit_window_of (self), self->id);
}

static void
chart_cb (PursuitCompanyPanel *self)
{
  PursuitPage *page = pursuit_window_show_page (pursuit_window_of (self), "people");

  if (page)
    pursuit_page_show_record (page, self->id);
}

static void
deal_activated_cb (PursuitCompanyPanel *self, GtkListBoxRow *row)
{
  pursuit_deal_open (pursuit_window_of (self), row_id (row), NULL);
}

static void
person_activated_cb (PursuitCompanyPanel *self, GtkListBoxRow *row)
{
  PursuitPage *page = pursuit_window_show_page (pursuit_window_of (self), "people");

  if (page)
    pursuit_people_page_show_chart (PURSUIT_PEOPLE_PAGE (page), self->id, 0, row_id (row));
}

static void
activity_activated_cb (PursuitCompanyPanel *self, GtkListBoxRow *row)
{
  pursuit_activity_dialog_edit (pursuit_window_of (self), row_id (row));
}

static GtkWidget *
make_placeholder (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "panel-placeholder");
  return label;
}

static void
pursuit_company_panel_root (GtkWidget *widget)
{
  PursuitCompanyPanel *self = PURSUIT_COMPANY_PANEL (widget);
  PursuitWindow *window;

  GTK_WIDGET_CLASS (pursuit_company_panel_parent_class)->root (widget);
  window = pursuit_window_of (self);
  gtk_widget_set_visible (self->chart_button, window && pursuit_window_has_page (window, "people"));
}

static void
pursuit_company_panel_dispose (GObject *object)
{
  PursuitCompanyPanel *self = PURSUIT_COMPANY_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->company);

  G_OBJECT_CLASS (pursuit_company_panel_parent_class)->dispose (object);
}

static void
pursuit_company_panel_finalize (GObject *object)
{
  g_clear_object (&PURSUIT_COMPANY_PANEL (object)->session);

  G_OBJECT_CLASS (pursuit_company_panel_parent_class)->finalize (object);
}

static void
pursuit_company_panel_class_init (PursuitCompanyPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_company_panel_dispose;
  object_class->finalize = pursuit_company_panel_finalize;
  widget_class->root = pursuit_company_panel_root;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/customers/pursuit-company-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitCompanyPanel, name);
  gtk_widget_class_bind_template_child (widget_class, PursuitCompanyPanel, grade);
  gtk_widget_class_bind_template_child (widget_class, PursuitCompanyPanel, chart_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitCompanyPanel, facts);
  gtk_widget_class_bind_template_child (widget_class, PursuitCompanyPanel, deals);
  gtk_widget_class_bind_template_child (widget_class, PursuitCompanyPanel, people);
  gtk_widget_class_bind_template_child (widget_class, PursuitCompanyPanel, activities);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, log_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_cb);
  gtk_widget_class_bind_template_callback (widget_class, full_cb);
  gtk_widget_class_bind_template_callback (widget_class, deal_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activity_activated_cb);
}

static void
pursuit_company_panel_init (PursuitCompanyPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_placeholder (self->deals, make_placeholder (_ ("No deals yet")));
  gtk_list_box_set_placeholder (self->people, make_placeholder (_ ("Nobody known yet")));
  gtk_list_box_set_placeholder (self->activities, make_placeholder (_ ("Nothing noted yet")));
}

/** pursuit_company_panel_set_session: the database that the panel reads; set once. */
void
pursuit_company_panel_set_session (PursuitCompanyPanel *self, PursuitSession *session)
{
  g_return_if_fail (PURSUIT_IS_COMPANY_PANEL (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/** pursuit_company_panel_show: shows another customer; 0 shows none. */
void
pursuit_company_panel_show (PursuitCompanyPanel *self, gint64 company_id)
{
  g_return_if_fail (PURSUIT_IS_COMPANY_PANEL (self));

  if (company_id == self->id)
    return;
  self->id = company_id;
  g_clear_object (&self->company);
  reload (self);
}
