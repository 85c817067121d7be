/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitCustomersPage:
 *
 * The list of all customers; opening one shows its panel at the side.
 */

#include "pursuit-customers-page.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity-dialog.h"
#include "pursuit-company-actions.h"
#include "pursuit-company-dialog.h"
#include "pursuit-company-panel.h"
#include "pursuit-company.h"
#include "pursuit-customer-sections.h"
#include "pursuit-duplicates-window.h"
#include "pursuit-holding-dialog.h"
#include "pursuit-merge-dialog.h"
#include "pursuit-money.h"
#include "pursuit-paint-mark.h"
#include "pursuit-pool-actions.h"
#include "pursuit-window.h"

/* A customer that nobody spoke to for so many days is told apart. */
#define LATE_DAYS 30

struct _PursuitCustomersPage
{
  PursuitPage parent_instance;

  PursuitTable *table;
  PursuitListView *view;
  PursuitCustomerSections *sections;
  PursuitViewShelf *shelf;
  AdwBin *table_place;
  AdwBin *export_place;
  AdwFlap *flap;
  PursuitCompanyPanel *panel;
};

G_DEFINE_FINAL_TYPE (PursuitCustomersPage, pursuit_customers_page, PURSUIT_TYPE_PAGE)

static char *
format_last_contact (PursuitRecord *record, PursuitDay today, const char **style)
{
  PursuitDay day = pursuit_record_get_day (record, PURSUIT_COMPANY_LAST_CONTACT);
  int days;

  if (!pursuit_record_is_set (record, PURSUIT_COMPANY_LAST_CONTACT))
    return g_strdup ("—");
  days = today - day;
  if (days > LATE_DAYS)
    *style = "late";
  if (days <= 0)
    return g_strdup (_ ("today"));
  /* Translators: how many days ago, in a narrow column. */
  return g_strdup_printf (_ ("%d d"), days);
}

/* “25 Nov Call Guo Rui”; what should have been done by now is late, and so is an open deal without one. */
static char *
format_next_step (PursuitRecord *record, PursuitDay today, const char **style)
{
  PursuitDay day = pursuit_record_get_day (record, PURSUIT_COMPANY_NEXT_DAY);
  const char *step = pursuit_record_get_text (record, PURSUIT_COMPANY_NEXT_STEP);
  gboolean planned = pursuit_record_is_set (record, PURSUIT_COMPANY_NEXT_DAY);
  g_autofree char *shown = NULL;

  if (planned ? day < today : pursuit_record_get_int (record, PURSUIT_COMPANY_OPEN_DEALS) > 0)
    *style = "late";
  if (!planned)
    return g_strdup ("—");
  shown = pursuit_day_format (day, today);
  return g_strdup_printf ("%s %s", shown, step != NULL ? step : "");
}

static char *
format_open_amount (PursuitRecord *record, PursuitDay today, const char **style)
{
  gint64 amount = pursuit_record_get_int (record, PURSUIT_COMPANY_OPEN_AMOUNT);
  gboolean unrated = pursuit_record_get_int (record, PURSUIT_COMPANY_OPEN_UNRATED) > 0;

  if (amount == 0 && !unrated)
    return g_strdup ("—");
  g_autofree char *rated =
      pursuit_money_format_short (amount, pursuit_record_get_text (record, PURSUIT_COMPANY_CURRENCY));
  return unrated ? g_strdup_printf (_ ("%s + ?"), rated) : g_steal_pointer (&rated);
}

static char *
format_open_deals (PursuitRecord *record, PursuitDay today, const char **style)
{
  gint64 count = pursuit_record_get_int (record, PURSUIT_COMPANY_OPEN_DEALS);

  return count == 0 ? g_strdup ("—") : pursuit_number_format (count);
}

static char *
format_file_known (PursuitRecord *record, PursuitDay today, const char **style)
{
  return g_strdup_printf (_ ("%d %%"), (int) pursuit_record_get_int (record, PURSUIT_COMPANY_FILE_KNOWN));
}

/* How long before a release a row tells of it is one of the rules. */
static char *
format_state (PursuitRecord *record, PursuitDay today, const char **style, gpointer page)
{
  PursuitCustomersPage *self = page;

  return pursuit_pool_format_state (record, today, style,
                                    pursuit_customer_sections_get_rules (self->sections));
}

static const PursuitColumn columns[] = {
  { PURSUIT_COMPANY_GRADE, 70 },
  { PURSUIT_COMPANY_NAME, 130, PURSUIT_COLUMN_STRONG | PURSUIT_COLUMN_EXPAND },
  { PURSUIT_COMPANY_INDUSTRY, 86, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_COMPANY_REGION, 78, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_COMPANY_OWNER, 80, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_COMPANY_OPEN_DEALS, 54, .format = format_open_deals, .title = N_ ("Deals") },
  { PURSUIT_COMPANY_OPEN_AMOUNT, 100, .format = format_open_amount },
  { PURSUIT_COMPANY_FILE_KNOWN, 112, PURSUIT_COLUMN_BAR, .format = format_file_known,
    .title = N_ ("File known") },
  { PURSUIT_COMPANY_LAST_CONTACT, 92, .format = format_last_contact },
  { PURSUIT_COMPANY_NEXT_DAY, 106, PURSUIT_COLUMN_EXPAND, .format = format_next_step,
    .title = N_ ("Next step") },
  { PURSUIT_COMPANY_RELEASE_DAY, 106, PURSUIT_COLUMN_PILL, .title = N_ ("State") },
  { PURSUIT_COMPANY_MAIN_CONTACT, 110, PURSUIT_COLUMN_EXPAND },
};

static void
show_panel (PursuitCustomersPage *self, gint64 id)
{
  pursuit_company_panel_show (self->panel, id);
  adw_flap_set_reveal_flap (self->flap, id != 0);
}

static void
table_activated_cb (PursuitCustomersPage *self, gint64 id)
{
  show_panel (self, id);
}

/* While the panel is open it follows the selection. */
static void
selection_changed_cb (PursuitCustomersPage *self)
{
  gint64 id = pursuit_table_get_selected (self->table);
  gboolean writable = !pursuit_session_get_read_only (pursuit_page_get_session (PURSUIT_PAGE (self)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.open", id != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.edit", id != 0 && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.log", id != 0 && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.delete", id != 0 && writable);
  g_autoptr (PursuitRecord) company = pursuit_table_get_selected_record (self->table);
  pursuit_pool_actions_update (GTK_WIDGET (self), company, writable);
  if (adw_flap_get_reveal_flap (self->flap) && id != 0)
    pursuit_company_panel_show (self->panel, id);
}

/* What the actions of the pool are about. */
static GArray *
get_selection (GtkWidget *page)
{
  PursuitTable *table = PURSUIT_CUSTOMERS_PAGE (page)->table;
  PursuitTableSelection *selection = pursuit_table_get_selection (table);
  PursuitList *list = pursuit_table_get_list (table);
  GArray *ids = pursuit_table_selection_get_ids (selection);
  gint64 id = pursuit_table_get_selected (table);

  if (ids->len == 0 && id != 0)
    g_array_append_val (ids, id);
  if (!pursuit_table_selection_is_all (selection))
    return ids;
  g_array_set_size (ids, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      id = pursuit_list_get_id_at (list, i);
      if (pursuit_table_selection_has (selection, id))
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
ask_holding (gpointer page, PursuitHolding holding)
{
  g_autoptr (GArray) ids = get_selection (page);

  if (ids->len > 0)
    pursuit_holding_dialog_ask (pursuit_window_of (page), holding, (const gint64 *) ids->data, ids->len);
}

static void
share_cb (PursuitTable *table, PursuitListSpec *spec, guint count, gpointer page)
{
  ask_holding (page, PURSUIT_HOLDING_SHARE);
}

static void
protect_cb (PursuitTable *table, PursuitListSpec *spec, guint count, gpointer page)
{
  ask_holding (page, PURSUIT_HOLDING_PROTECT);
}

static void
release_cb (PursuitTable *table, PursuitListSpec *spec, guint count, gpointer page)
{
  ask_holding (page, PURSUIT_HOLDING_RELEASE);
}

static void
add_bulk (PursuitCustomersPage *self)
{
  static const PursuitBulkAction actions[] = {
    { N_ ("_Share…"), share_cb },
    { N_ ("_Protect…"), protect_cb },
    { N_ ("_Release to Pool…"), release_cb },
    { N_ ("_Merge…"), pursuit_merge_dialog_ask },
  };

  if (!pursuit_session_get_read_only (pursuit_page_get_session (PURSUIT_PAGE (self))))
    pursuit_list_view_add_bulk (self->view, actions, G_N_ELEMENTS (actions), self);
}

static PursuitListSpec *
make_spec (PursuitCustomersPage *self)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);

  pursuit_list_spec_sort (spec, PURSUIT_COMPANY_NAME, FALSE);
  if (self->sections != NULL)
    pursuit_customer_sections_restrict (self->sections, spec);
  return spec;
}

/* From the page of a company or deal that was opened here, the list is shown again. */
static void
show_list (PursuitCustomersPage *self)
{
  PursuitWindow *window = pursuit_window_of (self);

  if (pursuit_window_get_page (window) != PURSUIT_PAGE (self))
    pursuit_window_show_page (window, "customers");
}

static void
opened_cb (PursuitCustomersPage *self, const char *what)
{
  g_autofree char *action = g_strconcat ("pool.", what, NULL);

  pursuit_window_uncover (pursuit_window_of (self));
  if (pursuit_customer_sections_is_list (what))
    show_list (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

/* The conditions of a saved view were of that view; others stay. */
static void
section_chosen_cb (PursuitCustomersPage *self)
{
  g_autoptr (PursuitListSpec) spec = make_spec (self);

  if (pursuit_view_shelf_has_shown (self->shelf))
    pursuit_list_view_show (self->view, spec, NULL);
  else
    pursuit_list_view_set_base (self->view, spec);
  show_list (self);
}

/* A saved view is of all customers. */
static void
view_chosen_cb (PursuitCustomersPage *self, const PursuitFilter *filter)
{
  g_autoptr (PursuitListSpec) spec = NULL;

  pursuit_window_uncover (pursuit_window_of (self));
  pursuit_customer_sections_choose (self->sections, PURSUIT_SECTION_ALL);
  spec = make_spec (self);
  pursuit_list_view_show (self->view, spec, filter);
  show_list (self);
}

/* There are rows now that can have the focus; before, it fell to the lists beside them. */
static void
painted (GtkWidget *widget)
{
  PursuitCustomersPage *self = PURSUIT_CUSTOMERS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL && gtk_widget_get_mapped (widget) && !GTK_IS_EDITABLE (gtk_root_get_focus (root)))
    pursuit_table_focus_rows (self->table);
}

static void
loaded_cb (PursuitCustomersPage *self)
{
  if (!pursuit_page_is_ready (PURSUIT_PAGE (self)))
    pursuit_paint_mark (GTK_WIDGET (self), "customers painted", painted);
  pursuit_page_set_ready (PURSUIT_PAGE (self));
}

static void
panel_closed_cb (PursuitCustomersPage *self)
{
  show_panel (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* Actions on the selected customer */

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitCustomersPage *self = PURSUIT_CUSTOMERS_PAGE (widget);

  show_panel (self, pursuit_table_get_selected (self->table));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitCustomersPage *self = PURSUIT_CUSTOMERS_PAGE (widget);
  g_autoptr (PursuitRecord) company = pursuit_table_get_selected_record (self->table);

  if (company)
    gtk_window_present (GTK_WINDOW (pursuit_company_dialog_new (pursuit_window_of (self), company)));
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitCustomersPage *self = PURSUIT_CUSTOMERS_PAGE (widget);
  g_autoptr (PursuitRecord) company = pursuit_table_get_selected_record (self->table);

  if (company)
    pursuit_activity_dialog_log (pursuit_window_of (self), pursuit_record_get_id (company), 0, 0,
                                 pursuit_record_get_text (company, PURSUIT_COMPANY_NAME));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitCustomersPage *self = PURSUIT_CUSTOMERS_PAGE (widget);
  g_autoptr (PursuitRecord) company = pursuit_table_get_selected_record (self->table);

  if (company)
    pursuit_company_delete (pursuit_window_of (self), company);
}

static void
full_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitCustomersPage *self = PURSUIT_CUSTOMERS_PAGE (widget);
  gint64 id = pursuit_table_get_selected (self->table);

  if (id != 0)
    pursuit_company_open (pursuit_window_of (self), id);
}

static void
duplicates_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_duplicates_window_present (pursuit_window_of (widget));
}

/* Page */

static void
pursuit_customers_page_activate (PursuitPage *page)
{
  pursuit_table_focus_rows (PURSUIT_CUSTOMERS_PAGE (page)->table);
}

/* What was just made is opened, so that its first deal or activity can follow. */
static void
pursuit_customers_page_create (PursuitPage *page)
{
  PursuitRecordDialog *dialog = pursuit_company_dialog_new (pursuit_window_of (page), NULL);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (pursuit_page_show_record), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
pursuit_customers_page_search (PursuitPage *page, const char *text)
{
  pursuit_list_view_search (PURSUIT_CUSTOMERS_PAGE (page)->view, text);
}

static void
pursuit_customers_page_show_record (PursuitPage *page, gint64 id)
{
  PursuitCustomersPage *self = PURSUIT_CUSTOMERS_PAGE (page);

  pursuit_table_select (self->table, id);
  show_panel (self, id);
}

/* The lists of the life of a customer stand in the sidebar, the saved views below them. */
static void
place_lists (PursuitCustomersPage *self, PursuitSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (PursuitListSpec) all = make_spec (self);

  self->sections = pursuit_customer_sections_new (session);
  self->shelf = pursuit_view_shelf_new (session, all);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sections));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->shelf));
  pursuit_page_set_lists (PURSUIT_PAGE (self), box);
  pursuit_list_view_set_shelf (self->view, self->shelf);
  adw_bin_set_child (self->table_place, GTK_WIDGET (self->view));
  g_signal_connect_object (self->shelf, "chosen", G_CALLBACK (view_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sections, "chosen", G_CALLBACK (section_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sections, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sections, "rules-changed", G_CALLBACK (pursuit_table_refill), self->table,
                           G_CONNECT_SWAPPED);
}

static void
pursuit_customers_page_constructed (GObject *object)
{
  static const PursuitTableAction actions[] = {
    { N_ ("_Open"), "customers.open" },
    { N_ ("_Full View"), "customers.full", GDK_KEY_Return, GDK_CONTROL_MASK },
    { N_ ("_Edit…"), "customers.edit", GDK_KEY_Return, GDK_ALT_MASK },
    { N_ ("_Log Activity…"), "customers.log" },
    { N_ ("Find D_uplicates…"), "customers.duplicates" },
  };
  static const PursuitTableAction last = { N_ ("_Delete…"), "customers.delete", GDK_KEY_Delete };
  PursuitCustomersPage *self = PURSUIT_CUSTOMERS_PAGE (object);
  PursuitSession *session = pursuit_page_get_session (PURSUIT_PAGE (self));
  g_autoptr (PursuitListSpec) spec = make_spec (self);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (PursuitTableAction));

  G_OBJECT_CLASS (pursuit_customers_page_parent_class)->constructed (object);

  self->table = pursuit_table_new (session, "customers", spec, columns, G_N_ELEMENTS (columns));
  pursuit_table_set_smart (self->table);
  pursuit_table_set_empty (self->table, "pursuit-company-symbolic", _ ("No customers"),
                           _ ("Make one with Ctrl+N, or clear the search."));
  g_array_append_vals (all, actions, G_N_ELEMENTS (actions));
  g_array_append_vals (all, PURSUIT_POOL_ACTIONS, PURSUIT_N_POOL_ACTIONS);
  g_array_append_val (all, last);
  pursuit_table_set_actions (self->table, (const PursuitTableAction *) all->data, all->len);
  pursuit_pool_actions_install (GTK_WIDGET (self), get_selection);
  self->view = pursuit_list_view_new (session, self->table, spec);
  adw_bin_set_child (self->export_place, pursuit_list_view_take_export_button (self->view));
  add_bulk (self);
  place_lists (self, session);
  pursuit_table_columns_set_format (pursuit_table_get_columns (self->table), PURSUIT_COMPANY_RELEASE_DAY,
                                    format_state, self);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (table_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  pursuit_company_panel_set_session (self->panel, session);
  selection_changed_cb (self);
}

static void
pursuit_customers_page_class_init (PursuitCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitPageClass *page_class = PURSUIT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = pursuit_customers_page_constructed;
  page_class->activate = pursuit_customers_page_activate;
  page_class->create = pursuit_customers_page_create;
  page_class->search = pursuit_customers_page_search;
  page_class->search_hint = N_ ("Search, or pinyin initials");
  page_class->show_record = pursuit_customers_page_show_record;

  gtk_widget_class_install_action (widget_class, "customers.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "customers.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "customers.log", NULL, log_action);
  gtk_widget_class_install_action (widget_class, "customers.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "customers.full", NULL, full_action);
  gtk_widget_class_install_action (widget_class, "customers.duplicates", NULL, duplicates_action);

  g_type_ensure (PURSUIT_TYPE_COMPANY_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/customers/pursuit-customers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitCustomersPage, table_place);
  gtk_widget_class_bind_template_child (widget_class, PursuitCustomersPage, export_place);
  gtk_widget_class_bind_template_child (widget_class, PursuitCustomersPage, flap);
  gtk_widget_class_bind_template_child (widget_class, PursuitCustomersPage, panel);
  gtk_widget_class_bind_template_callback (widget_class, panel_closed_cb);
}

static void
pursuit_customers_page_init (PursuitCustomersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** pursuit_customers_page_get_table: (transfer none): the list. */
PursuitTable *
pursuit_customers_page_get_table (PursuitCustomersPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_CUSTOMERS_PAGE (self), NULL);

  return self->table;
}

/** pursuit_customers_page_get_view: (transfer none): the list with its conditions. */
PursuitListView *
pursuit_customers_page_get_view (PursuitCustomersPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_CUSTOMERS_PAGE (self), NULL);

  return self->view;
}
