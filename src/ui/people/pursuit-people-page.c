/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPeoplePage:
 *
 * All people as a list, and the org chart of the company of the one that is opened. The record that
 * pursuit_page_show_record() opens here is a company.
 */

#include "pursuit-people-page.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-departments-window.h"
#include "pursuit-session-vcard.h"
#include "pursuit-company.h"
#include "pursuit-deal-actions.h"
#include "pursuit-deal.h"
#include "pursuit-merge-dialog.h"
#include "pursuit-org-print.h"
#include "pursuit-person-dialog.h"
#include "pursuit-record-chooser.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

#define MAX_TITLE 60

struct _PursuitPeoplePage
{
  PursuitPage parent_instance;

  PursuitTable *table;
  PursuitListView *view;
  PursuitPeopleChart *chart;
  PursuitRecordChooser *deals;

  GtkStack *stack;
  AdwBin *table_place;
  AdwBin *chart_place;
  GtkWidget *back;
  GtkMenuButton *company_button;
  GtkMenuButton *deal_button;
  GtkLabel *deal_label;
  GtkWidget *open_deal;
  GtkWidget *departments;
  GtkWidget *panel_button;
};

G_DEFINE_FINAL_TYPE (PursuitPeoplePage, pursuit_people_page, PURSUIT_TYPE_PAGE)

static char *
format_last_contact (PursuitRecord *person, PursuitDay today, const char **style)
{
  if (!pursuit_record_is_set (person, PURSUIT_PERSON_LAST_CONTACT))
    return g_strdup ("—");
  return pursuit_day_format (pursuit_record_get_day (person, PURSUIT_PERSON_LAST_CONTACT), today);
}

static const PursuitColumn columns[] = {
  { PURSUIT_PERSON_NAME, 168, PURSUIT_COLUMN_STRONG | PURSUIT_COLUMN_EXPAND, .photo = PURSUIT_PERSON_PHOTO },
  { PURSUIT_PERSON_TITLE, 146, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_PERSON_COMPANY, 146, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_PERSON_DEPARTMENT, 100, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_PERSON_LEVEL, 140 },
  { PURSUIT_PERSON_FUNCTION, 140, PURSUIT_COLUMN_HIDDEN },
  { PURSUIT_PERSON_MOBILE, 120 },
  { PURSUIT_PERSON_LAST_CONTACT, 126, .format = format_last_contact },
};

static gboolean
shows_chart (PursuitPeoplePage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "chart") == 0;
}

/* Header bar */

static PursuitListSpec *
make_deals_spec (gint64 company_id)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_DEAL_COMPANY_ID, PURSUIT_OP_EQ, company_id);
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_CREATED, TRUE);
  return spec;
}

static void
update_header (PursuitPeoplePage *self)
{
  PursuitPeopleReader *reader = pursuit_people_chart_get_reader (self->chart);
  const char *company = pursuit_people_reader_get_company_name (reader);
  const char *deal = pursuit_people_reader_get_deal_title (reader);
  g_autofree char *about = pursuit_text_for_display (company ? company : deal ? deal : "", MAX_TITLE);
  g_autofree char *deal_line = pursuit_text_for_display (deal ? deal : _ ("none"), MAX_TITLE);
  /* Translators: %s is the title of a deal, or “none”. */
  g_autofree char *deal_text = g_strdup_printf (_ ("Deal: %s"), deal_line);
  /* Translators: the title of the window; %s is a company, or a deal without a company. */
  g_autofree char *title = g_strdup_printf (_ ("%s — People"), about);
  gboolean chart = shows_chart (self);

  gtk_widget_set_visible (self->back, chart);
  gtk_widget_set_visible (GTK_WIDGET (self->company_button), !chart);
  gtk_widget_set_visible (GTK_WIDGET (self->deal_button), chart);
  gtk_widget_set_sensitive (GTK_WIDGET (self->deal_button), pursuit_people_reader_get_company (reader) != 0);
  gtk_widget_set_visible (self->open_deal, chart && pursuit_people_reader_get_deal (reader) != 0);
  gtk_widget_set_visible (self->departments, chart && pursuit_people_reader_get_company (reader) != 0);
  gtk_widget_set_visible (self->panel_button, chart);
  gtk_label_set_text (self->deal_label, deal_text);
  pursuit_page_set_title (PURSUIT_PAGE (self), chart && *about ? title : NULL);
}

static void
chart_loaded_cb (PursuitPeoplePage *self)
{
  PursuitPeopleReader *reader = pursuit_people_chart_get_reader (self->chart);
  g_autoptr (PursuitListSpec) spec = make_deals_spec (pursuit_people_reader_get_company (reader));

  pursuit_record_chooser_set_spec (self->deals, spec);
  update_header (self);
  pursuit_page_set_ready (PURSUIT_PAGE (self));
}

static char *
describe_deal (PursuitRecord *deal, gpointer user_data)
{
  const char *outcome = pursuit_record_get_text (deal, PURSUIT_DEAL_OUTCOME);

  if (g_strcmp0 (outcome, "open") == 0)
    return g_strdup (pursuit_record_get_text (deal, PURSUIT_DEAL_STAGE));
  return g_strdup (pursuit_choice_label (PURSUIT_OUTCOMES, outcome));
}

static void
deal_chosen_cb (PursuitPeoplePage *self, gint64 id)
{
  pursuit_people_chart_set_deal (self->chart, id);
}

static char *
describe_company (PursuitRecord *company, gpointer user_data)
{
  return g_strdup (pursuit_record_get_text (company, PURSUIT_COMPANY_INDUSTRY));
}

static void
company_chosen_cb (PursuitPeoplePage *self, gint64 id)
{
  pursuit_people_page_show_chart (self, id, 0, 0);
}

static void
back_cb (PursuitPeoplePage *self)
{
  pursuit_people_page_show_list (self);
}

static void
open_deal_cb (PursuitPeoplePage *self)
{
  pursuit_deal_open (pursuit_window_of (self),
                     pursuit_people_reader_get_deal (pursuit_people_chart_get_reader (self->chart)), NULL);
}

static void
make_choosers (PursuitPeoplePage *self)
{
  const PursuitRecordChooserFuncs deal_funcs = { .describe = describe_deal };
  const PursuitRecordChooserFuncs company_funcs = { .describe = describe_company };
  PursuitSession *session = pursuit_page_get_session (PURSUIT_PAGE (self));
  g_autoptr (PursuitListSpec) deals = make_deals_spec (0);
  g_autoptr (PursuitListSpec) companies = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  PursuitRecordChooser *chooser;

  self->deals =
      pursuit_record_chooser_new (session, deals, PURSUIT_DEAL_TITLE, _ ("No deal"), &deal_funcs, self);
  g_signal_connect_object (self->deals, "chosen", G_CALLBACK (deal_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->deal_button, GTK_WIDGET (self->deals));
  pursuit_list_spec_sort (companies, PURSUIT_COMPANY_NAME, FALSE);
  chooser = pursuit_record_chooser_new (session, companies, PURSUIT_COMPANY_NAME, NULL, &company_funcs, self);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (company_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->company_button, GTK_WIDGET (chooser));
}

/* List */

static void
edit_person (PursuitPeoplePage *self, PursuitRecord *person)
{
  const PursuitPersonContext context = { 0 };

  gtk_window_present (GTK_WINDOW (pursuit_person_dialog_new (pursuit_window_of (self), person, &context)));
}

/* Whoever belongs to a company is shown on its chart; the others have none. */
static void
table_activated_cb (PursuitPeoplePage *self, gint64 id)
{
  g_autoptr (PursuitRecord) person = pursuit_table_get_selected_record (self->table);
  gint64 company_id;

  if (person == NULL)
    return;
  company_id = pursuit_record_get_int (person, PURSUIT_PERSON_COMPANY_ID);
  if (company_id)
    pursuit_people_page_show_chart (self, company_id, 0, id);
  else if (!pursuit_session_get_read_only (pursuit_page_get_session (PURSUIT_PAGE (self))))
    edit_person (self, person);
}

static void
selection_changed_cb (PursuitPeoplePage *self)
{
  gint64 id = pursuit_table_get_selected (self->table);
  gboolean writable = !pursuit_session_get_read_only (pursuit_page_get_session (PURSUIT_PAGE (self)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.open", id != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.edit", id != 0 && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.delete", id != 0 && writable);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeoplePage *self = PURSUIT_PEOPLE_PAGE (widget);

  table_activated_cb (self, pursuit_table_get_selected (self->table));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeoplePage *self = PURSUIT_PEOPLE_PAGE (widget);
  g_autoptr (PursuitRecord) person = pursuit_table_get_selected_record (self->table);

  if (person)
    edit_person (self, person);
}

/* Nothing is asked: the message that follows has an Undo button. */
static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeoplePage *self = PURSUIT_PEOPLE_PAGE (widget);
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (&PURSUIT_PERSON_ENTITY, pursuit_table_get_selected (self->table));

  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_people_page_show_list (PURSUIT_PEOPLE_PAGE (widget));
}

/* The buttons of the header bar stand outside of the page, where its actions are not known. */
static void
departments_cb (PursuitPeoplePage *self)
{
  PursuitPeopleReader *reader = pursuit_people_chart_get_reader (self->chart);
  gint64 company_id = pursuit_people_reader_get_company (reader);

  if (shows_chart (self) && company_id != 0)
    gtk_window_present (
        GTK_WINDOW (pursuit_departments_window_new (pursuit_window_of (self), company_id,
                                                    pursuit_people_reader_get_company_name (reader))));
}

static void
departments_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  departments_cb (PURSUIT_PEOPLE_PAGE (widget));
}

static void
vcards_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;
  PursuitWindow *window = pursuit_window_of (self);

  if (window == NULL)
    return;
  if (pursuit_session_save_vcards_finish (PURSUIT_SESSION (source), result, &error))
    pursuit_window_toast (window, _ ("The vCards were saved."));
  else
    pursuit_window_toast_error (window, error);
}

/* The people of the chart’s company, else all. */
static PursuitListSpec *
make_vcard_spec (PursuitPeoplePage *self)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_PERSON_ENTITY);
  gint64 company_id = pursuit_people_reader_get_company (pursuit_people_chart_get_reader (self->chart));

  if (shows_chart (self) && company_id != 0)
    pursuit_list_spec_where_int (spec, PURSUIT_PERSON_COMPANY_ID, PURSUIT_OP_EQ, company_id);
  return spec;
}

static void
vcard_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPeoplePage) self = user_data;
  g_autoptr (GFile) file = pursuit_compat_save_file_finish (result, NULL);

  if (file != NULL)
    pursuit_people_page_save_vcards (self, file);
}

static void
vcards_cb (PursuitPeoplePage *self)
{
  const PursuitFileType types[] = { { _ ("vCards"), "*.vcf" } };

  pursuit_compat_save_file_async (GTK_WINDOW (pursuit_window_of (self)), _ ("Save People as vCards"),
                                  _ ("people.vcf"), types, G_N_ELEMENTS (types), vcard_chosen_cb,
                                  g_object_ref (self));
}

static void
vcards_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vcards_cb (PURSUIT_PEOPLE_PAGE (widget));
}

static void
print_chart_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeoplePage *self = PURSUIT_PEOPLE_PAGE (widget);
  PursuitSession *session = pursuit_page_get_session (PURSUIT_PAGE (self));
  PursuitPeopleReader *reader = pursuit_people_chart_get_reader (self->chart);
  PursuitOrgPeople *people = pursuit_people_reader_get_people (reader);
  PursuitOrgReportData *data;

  if (!shows_chart (self) || people == NULL)
    return;
  data = g_new0 (PursuitOrgReportData, 1);
  data->people = pursuit_org_people_ref (people);
  data->company = g_strdup (pursuit_people_reader_get_company_name (reader));
  data->deal = g_strdup (pursuit_people_reader_get_deal_title (reader));
  data->database = g_path_get_basename (pursuit_session_get_path (session));
  data->today = pursuit_session_get_today (session);
  pursuit_org_print_present (pursuit_window_of (self), data);
}

static PursuitListSpec *
make_spec (void)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_PERSON_ENTITY);

  pursuit_list_spec_sort (spec, PURSUIT_PERSON_NAME, FALSE);
  return spec;
}

static void
view_chosen_cb (PursuitPeoplePage *self, const PursuitFilter *filter)
{
  g_autoptr (PursuitListSpec) spec = make_spec ();

  pursuit_window_uncover (pursuit_window_of (self));
  pursuit_people_page_show_list (self);
  pursuit_list_view_show (self->view, spec, filter);
  pursuit_window_show_page (pursuit_window_of (self), "people");
}

static void
make_table (PursuitPeoplePage *self)
{
  static const PursuitTableAction actions[] = {
    { N_ ("_Open Chart"), "people.open" },
    { N_ ("_Edit…"), "people.edit" },
    { N_ ("_Delete"), "people.delete", GDK_KEY_Delete },
  };
  static const PursuitBulkAction merge = { N_ ("_Merge…"), pursuit_merge_dialog_ask };
  PursuitSession *session = pursuit_page_get_session (PURSUIT_PAGE (self));
  g_autoptr (PursuitListSpec) spec = make_spec ();
  PursuitViewShelf *shelf;

  self->table = pursuit_table_new (session, "people", spec, columns, G_N_ELEMENTS (columns));
  pursuit_table_set_smart (self->table);
  pursuit_table_set_empty (self->table, "pursuit-org-chart-symbolic", _ ("No people"),
                           _ ("Add somebody with Ctrl+N, or clear the search."));
  pursuit_table_set_actions (self->table, actions, G_N_ELEMENTS (actions));
  self->view = pursuit_list_view_new (session, self->table, spec);
  adw_bin_set_child (self->table_place, GTK_WIDGET (self->view));
  if (!pursuit_session_get_read_only (session))
    pursuit_list_view_add_bulk (self->view, &merge, 1, NULL);
  shelf = pursuit_view_shelf_new (session, spec);
  pursuit_page_set_lists (PURSUIT_PAGE (self), GTK_WIDGET (shelf));
  pursuit_list_view_set_shelf (self->view, shelf);
  g_signal_connect_object (shelf, "chosen", G_CALLBACK (view_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (table_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "loaded", G_CALLBACK (pursuit_page_set_ready), self,
                           G_CONNECT_SWAPPED);
}

/* Page */

static void
pursuit_people_page_activate (PursuitPage *page)
{
  PursuitPeoplePage *self = PURSUIT_PEOPLE_PAGE (page);

  if (shows_chart (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  else
    pursuit_table_focus_rows (self->table);
}

static void
pursuit_people_page_create (PursuitPage *page)
{
  PursuitPeoplePage *self = PURSUIT_PEOPLE_PAGE (page);

  if (shows_chart (self))
    pursuit_people_chart_add_person (self->chart);
  else
    edit_person (self, NULL);
}

static void
pursuit_people_page_search (PursuitPage *page, const char *text)
{
  PursuitPeoplePage *self = PURSUIT_PEOPLE_PAGE (page);

  if (shows_chart (self))
    pursuit_people_chart_find (self->chart, text);
  else
    pursuit_list_view_search (self->view, text);
}

static void
pursuit_people_page_show_record (PursuitPage *page, gint64 id)
{
  pursuit_people_page_show_chart (PURSUIT_PEOPLE_PAGE (page), id, 0, 0);
}

static void
pursuit_people_page_constructed (GObject *object)
{
  PursuitPeoplePage *self = PURSUIT_PEOPLE_PAGE (object);

  G_OBJECT_CLASS (pursuit_people_page_parent_class)->constructed (object);

  make_table (self);
  make_choosers (self);
  self->chart =
      PURSUIT_PEOPLE_CHART (pursuit_people_chart_new (pursuit_page_get_session (PURSUIT_PAGE (self))));
  adw_bin_set_child (self->chart_place, GTK_WIDGET (self->chart));
  g_signal_connect_object (self->chart, "loaded", G_CALLBACK (chart_loaded_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->panel_button, "active", pursuit_people_chart_get_flap (self->chart),
                          "reveal-flap", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  selection_changed_cb (self);
  update_header (self);
}

static void
pursuit_people_page_class_init (PursuitPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitPageClass *page_class = PURSUIT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = pursuit_people_page_constructed;
  page_class->activate = pursuit_people_page_activate;
  page_class->create = pursuit_people_page_create;
  page_class->search = pursuit_people_page_search;
  page_class->show_record = pursuit_people_page_show_record;

  gtk_widget_class_install_action (widget_class, "people.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "people.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "people.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "people.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "people.departments", NULL, departments_action);
  gtk_widget_class_install_action (widget_class, "people.vcards", NULL, vcards_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "people.departments", NULL);
  gtk_widget_class_install_action (widget_class, "people.print-chart", NULL, print_chart_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "people.print-chart", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "people.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "people.edit", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/people/pursuit-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeoplePage, table_place);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeoplePage, chart_place);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeoplePage, back);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeoplePage, company_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeoplePage, deal_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeoplePage, deal_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeoplePage, open_deal);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeoplePage, departments);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeoplePage, panel_button);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_deal_cb);
  gtk_widget_class_bind_template_callback (widget_class, departments_cb);
  gtk_widget_class_bind_template_callback (widget_class, vcards_cb);
}

static void
pursuit_people_page_init (PursuitPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pursuit_people_page_show_chart:
 * @company_id: whose chart; 0: of those who take part in @deal_id
 * @deal_id: the deal whose roles, attitudes and weights are seen; 0 chooses the company's largest open one
 * @person_id: who is selected and brought to the middle; 0 for nobody
 */
void
pursuit_people_page_show_chart (PursuitPeoplePage *self, gint64 company_id, gint64 deal_id, gint64 person_id)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "chart");
  pursuit_people_chart_show (self->chart, company_id, deal_id, person_id);
  update_header (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->chart));
}

/** pursuit_people_page_show_list: shows the list of all people. */
void
pursuit_people_page_show_list (PursuitPeoplePage *self)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "list");
  update_header (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/** pursuit_people_page_save_vcards: saves the people of the chart’s company, or all, without their own life.
 */
void
pursuit_people_page_save_vcards (PursuitPeoplePage *self, GFile *file)
{
  g_autoptr (PursuitListSpec) spec = NULL;

  g_return_if_fail (PURSUIT_IS_PEOPLE_PAGE (self));

  spec = make_vcard_spec (self);
  pursuit_session_save_vcards_async (pursuit_page_get_session (PURSUIT_PAGE (self)), spec,
                                     PURSUIT_VCARD_DEFAULT, file, NULL, vcards_saved_cb, g_object_ref (self));
}

/** pursuit_people_page_get_chart: (transfer none): the chart. */
PursuitPeopleChart *
pursuit_people_page_get_chart (PursuitPeoplePage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_PAGE (self), NULL);

  return self->chart;
}
