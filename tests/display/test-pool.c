/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Customers by the lists of their life, what is confirmed, the pool, target markets and the rules, as they
 * are seen and changed. */

#include <glib/gstdio.h>

#include "pursuit-customer-rules-dialog.h"
#include "pursuit-customer-sections.h"
#include "pursuit-company-dialog.h"
#include "pursuit-company.h"
#include "pursuit-customers-page.h"
#include "pursuit-display-test.h"
#include "pursuit-holding-dialog.h"
#include "pursuit-kept-view.h"
#include "pursuit-market-group.h"
#include "pursuit-market-window.h"
#include "pursuit-owner-log-dialog.h"
#include "pursuit-regrade-dialog.h"
#include "pursuit-view-menu.h"

typedef struct
{
  PursuitSession *session;
  PursuitWindow *window;
  PursuitCustomersPage *page;
} Fixture;

static gboolean
answers (Fixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *found = pursuit_test_query (pursuit_session_get_path (fixture->session), sql);

  return g_strcmp0 (found, expected) == 0;
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (pursuit_table_get_list (pursuit_customers_page_get_table (fixture->page))));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_make_database ("pool.db", PURSUIT_SAMPLE_TEAM);

  fixture->session = pursuit_test_open (path);
  fixture->window = pursuit_test_window (fixture->session);
  fixture->page = PURSUIT_CUSTOMERS_PAGE (pursuit_window_show_page (fixture->window, "customers"));
  pursuit_test_wait_for (pursuit_page_is_ready (PURSUIT_PAGE (fixture->page)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (pursuit_session_get_path (fixture->session));

  pursuit_test_close (fixture->window, fixture->session);
  g_clear_object (&fixture->session);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Chooses the list @id as a click does. */
static void
choose (Fixture *fixture, const char *id)
{
  GtkWidget *sections = pursuit_test_find (fixture->window, PURSUIT_TYPE_CUSTOMER_SECTIONS, NULL);

  pursuit_customer_sections_choose (PURSUIT_CUSTOMER_SECTIONS (sections), id);
  g_signal_emit_by_name (sections, "chosen", id);
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "pool");
  pursuit_test_wait_for (count_rows (fixture) == 4);
  choose (fixture, "release");
  pursuit_test_wait_for (count_rows (fixture) == 4);
  choose (fixture, "ceased");
  pursuit_test_wait_for (count_rows (fixture) == 1);
  choose (fixture, PURSUIT_SECTION_ALL);
  pursuit_test_wait_for (count_rows (fixture) == 73);
}

/* What is saved stands in the sidebar at once, with its count; it is of all customers, whatever was listed.
 */
static const char *
get_view_name (guint index)
{
  static char *name;
  g_autoptr (GPtrArray) views = pursuit_kept_views_load (&PURSUIT_COMPANY_ENTITY);

  g_free (name);
  name = index < views->len ? g_strdup (((PursuitKeptView *) views->pdata[index])->name) : NULL;
  return name;
}

/* Opens the menu of the view @index with the right button, and takes @action of it. */
static void
take_of_menu (GtkWidget *shelf, int index, const char *action)
{
  GtkWidget *list = pursuit_test_find (shelf, GTK_TYPE_LIST_BOX, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  GtkListBoxRow *row;
  GtkWidget *menu;
  graphene_rect_t bounds, seen;

  pursuit_test_wait_for ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index)) != NULL &&
                         gtk_widget_get_height (GTK_WIDGET (row)) > 0 &&
                         gtk_widget_compute_bounds (GTK_WIDGET (row), list, &bounds));
  /* the sidebar scrolls to what has the focus */
  gtk_widget_grab_focus (GTK_WIDGET (row));
  pursuit_test_wait_for (
      gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (gtk_widget_get_root (list)), &seen) &&
      seen.origin.y + seen.size.height <= gtk_widget_get_height (GTK_WIDGET (gtk_widget_get_root (list))));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY)
        g_signal_emit_by_name (controller, "pressed", 1, 20., bounds.origin.y + bounds.size.height / 2.);
    }
  pursuit_test_wait_for ((menu = pursuit_test_find (shelf, GTK_TYPE_POPOVER_MENU, NULL)) != NULL &&
                         gtk_widget_get_mapped (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  g_assert_true (gtk_widget_activate_action (shelf, action, NULL));
}

/* In the sidebar views take other places and names, and go when that is answered. */
static void
arrange_views (Fixture *fixture, PursuitViewMenu *menu, GtkWidget *shelf)
{
  GtkWidget *question;

  pursuit_view_menu_save (menu, "The same again");
  pursuit_test_wait_for (pursuit_test_sees (shelf, "The same again"));
  take_of_menu (shelf, 1, "view.up");
  g_assert_cmpstr (get_view_name (0), ==, "The same again");
  g_assert_cmpstr (get_view_name (1), ==, "Works of steel");

  take_of_menu (shelf, 1, "view.rename");
  pursuit_test_wait_for ((question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_test_find (question, GTK_TYPE_ENTRY, NULL)), "Mills");
  pursuit_test_click (question, "_Rename");
  pursuit_test_wait_for (pursuit_test_sees (shelf, "Mills"));
  g_assert_cmpstr (get_view_name (1), ==, "Mills");

  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  take_of_menu (shelf, 0, "view.delete");
  pursuit_test_wait_for ((question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_cmpstr (get_view_name (0), ==, "The same again");
  pursuit_test_click (question, "_Delete");
  pursuit_test_wait_for (!pursuit_test_sees (shelf, "The same again"));
  g_assert_cmpstr (get_view_name (0), ==, "Mills");
  g_assert_null (get_view_name (1));
}

static void
test_saved_view (Fixture *fixture, gconstpointer data)
{
  PursuitListView *view = pursuit_customers_page_get_view (fixture->page);
  GtkWidget *menu = pursuit_test_find (view, PURSUIT_TYPE_VIEW_MENU, NULL);
  g_autofree char *steel = pursuit_test_query (pursuit_session_get_path (fixture->session),
                                               "SELECT count(*) FROM company WHERE industry = 'Steel'");
  guint n_steel = (guint) g_ascii_strtoull (steel, NULL, 10);
  GtkWidget *shelf, *list;

  g_assert_null (pursuit_test_find (fixture->window, PURSUIT_TYPE_VIEW_SHELF, NULL));
  pursuit_filter_bar_add (pursuit_list_view_get_filter_bar (view),
                          pursuit_filter_new_test (PURSUIT_COMPANY_INDUSTRY, PURSUIT_OP_EQ,
                                                   (const char *const[]){ "Steel", NULL }));
  pursuit_view_menu_save (PURSUIT_VIEW_MENU (menu), "Works of steel");
  pursuit_test_wait_for ((shelf = pursuit_test_find (fixture->window, PURSUIT_TYPE_VIEW_SHELF, NULL)) !=
                         NULL);
  pursuit_test_wait_for (pursuit_test_sees (shelf, "Works of steel") && pursuit_test_sees (shelf, steel));
  g_assert_true (pursuit_view_shelf_has_shown (PURSUIT_VIEW_SHELF (shelf)));
  choose (fixture, "pool");
  pursuit_test_wait_for (count_rows (fixture) == 4);
  g_assert_false (pursuit_view_shelf_has_shown (PURSUIT_VIEW_SHELF (shelf)));
  list = pursuit_test_find (shelf, GTK_TYPE_LIST_BOX, NULL);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  pursuit_test_wait_for (count_rows (fixture) == n_steel);
  arrange_views (fixture, PURSUIT_VIEW_MENU (menu), shelf);
}

/* What the sample tells of the past is not counted. */
#define CLAIMED                                                                                              \
  "SELECT count(*) FROM owner_event WHERE kind = 'claim' AND operation_id > (SELECT min(id) FROM operation)"

static void
select_company (Fixture *fixture, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM company WHERE name = '%s'", name);
  g_autofree char *found = pursuit_test_query (pursuit_session_get_path (fixture->session), sql);
  gint64 id = g_ascii_strtoll (found, NULL, 10);

  g_assert_cmpint (id, >, 0);
  pursuit_table_select (pursuit_customers_page_get_table (fixture->page), id);
}

static void
test_claim (Fixture *fixture, gconstpointer data)
{
  select_company (fixture, "Nanchang Brick");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "pool.claim", NULL);
  pursuit_test_wait_for (answers (fixture, CLAIMED, "1"));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (answers (fixture, "SELECT count(*) FROM company WHERE pool_since IS NOT NULL", "4"));
}

/* The first thing that is planned stands beside the customer, and who speaks for it. */
static void
test_next_step (Fixture *fixture, gconstpointer data)
{
  const char *path = pursuit_session_get_path (fixture->session);
  g_autofree char *name =
      pursuit_test_query (path, "SELECT c.name FROM activity a JOIN company c ON c.id = a.company_id"
                                " JOIN deal d ON d.company_id = c.id WHERE a.done IS NULL AND"
                                " d.outcome = 'open' AND d.in_charge_id IS NOT NULL ORDER BY c.id LIMIT 1");
  g_autofree char *planned = g_strdup_printf (
      "SELECT a.planned || '|' || a.subject FROM activity a JOIN company c ON c.id ="
      " a.company_id WHERE c.name = '%s' AND a.done IS NULL ORDER BY a.planned, a.id LIMIT 1",
      name);
  g_autofree char *charge = g_strdup_printf (
      "SELECT p.name FROM deal d JOIN person p ON p.id = d.in_charge_id JOIN company c ON c.id = d.company_id"
      " WHERE c.name = '%s' AND d.outcome = 'open' ORDER BY d.amount DESC LIMIT 1",
      name);
  g_autofree char *first = pursuit_test_query (path, planned);
  g_autofree char *contact = pursuit_test_query (path, charge);
  g_auto (GStrv) parts = g_strsplit (first, "|", 2);
  PursuitTable *table = pursuit_customers_page_get_table (fixture->page);
  PursuitTableColumns *columns = pursuit_table_get_columns (table);
  PursuitDay today = pursuit_session_get_today (fixture->session);
  g_autofree char *day = pursuit_day_format (pursuit_day_parse_iso (parts[0]), today);
  g_autofree char *expected = g_strdup_printf ("%s %s", day, parts[1]);
  g_autoptr (PursuitRecord) company = NULL;
  const char *style = NULL;

  select_company (fixture, name);
  pursuit_test_wait_for ((company = pursuit_table_get_selected_record (table)) != NULL);
  int column = pursuit_table_columns_find (columns, PURSUIT_COMPANY_NEXT_DAY);
  g_assert_cmpint (column, >=, 0);
  g_autofree char *shown = pursuit_table_columns_format (columns, (guint) column, company, today, &style);
  g_assert_cmpstr (shown, ==, expected);
  column = pursuit_table_columns_find (columns, PURSUIT_COMPANY_MAIN_CONTACT);
  g_assert_cmpint (column, >=, 0);
  g_autofree char *who = pursuit_table_columns_format (columns, (guint) column, company, today, &style);
  g_assert_cmpstr (who, ==, contact);
}

/* A question about one customer names it, one about several counts them. */
static void
test_named (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = pursuit_test_query (pursuit_session_get_path (fixture->session),
                                              "SELECT name FROM company WHERE id = 2");
  const gint64 ids[] = { 2, 3 };

  for (PursuitHolding holding = PURSUIT_HOLDING_HAND_OVER; holding <= PURSUIT_HOLDING_GRADE; holding++)
    {
      for (guint n = 1; n <= G_N_ELEMENTS (ids); n++)
        {
          GtkWindow *question;

          pursuit_holding_dialog_ask (fixture->window, holding, ids, n);
          pursuit_test_wait_for ((question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
          g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (question)), ==,
                           n == 1 ? name : "2 customers");
          gtk_window_close (question);
          pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
        }
    }
}

/* A day that is none is told below the field, not only by a button that cannot be pressed. */
static void
test_wrong_day (Fixture *fixture, gconstpointer data)
{
  static const char sentence[] = "“2026-13-45” is not a date. Write it as YYYY-MM-DD.";
  const gint64 ids[] = { 2 };
  GtkWindow *question;
  GtkWidget *row;

  pursuit_holding_dialog_ask (fixture->window, PURSUIT_HOLDING_SHARE, ids, 1);
  pursuit_test_wait_for ((question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  row = pursuit_test_find (question, ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "2026-13-45");
  g_assert_true (pursuit_test_sees (question, sentence));
  gtk_editable_set_text (GTK_EDITABLE (row), "2026-12-31");
  g_assert_false (pursuit_test_sees (question, sentence));
  gtk_window_close (question);
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
}

/* New customers wait for those who are responsible; one click gives them all to them. */
static void
test_confirm (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = pursuit_regrade_dialog_new (fixture->window);
  GtkWidget *button;

  gtk_window_present (GTK_WINDOW (dialog));
  pursuit_test_wait_for ((button = pursuit_test_find (dialog, GTK_TYPE_BUTTON, "Assign _All")) != NULL);
  g_signal_emit_by_name (button, "clicked");
  pursuit_test_wait_for (
      answers (fixture, "SELECT count(*) FROM company WHERE owner_id IS NULL AND pool_since IS NULL", "0"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The rules are written with “Save”, and the window goes. */
static void
test_rules (Fixture *fixture, gconstpointer data)
{
  static const char written[] = "SELECT value FROM setting WHERE name = 'grade-months-a'";
  GtkWidget *dialog = pursuit_customer_rules_dialog_new (fixture->window);
  GtkWidget *months;

  gtk_window_present (GTK_WINDOW (dialog));
  pursuit_test_wait_for ((months = pursuit_test_find (dialog, GTK_TYPE_SPIN_BUTTON, NULL)) != NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (months)), ==, 3);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (months), 4);
  g_signal_emit_by_name (pursuit_test_find (dialog, GTK_TYPE_BUTTON, "_Save"), "clicked");
  pursuit_test_wait_for (answers (fixture, written, "4"));
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_CUSTOMER_RULES_DIALOG) == NULL);
}

/* Sets @rule in the open window of rules. */
static void
set_rule (GtkWidget *dialog, PursuitRule rule, int value)
{
  GtkWidget *row = pursuit_test_find (dialog, ADW_TYPE_ACTION_ROW, PURSUIT_RULES[rule].label);

  g_assert_nonnull (row);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (pursuit_test_find (row, GTK_TYPE_SPIN_BUTTON, NULL)), value);
}

/* What is set in the window is kept, and obeyed at once: by claims, by a protection, by the list. */
static void
test_rules_obeyed (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    PursuitRule rule;
    int value;
  } set[] = {
    { PURSUIT_RULE_CLAIMS_A_DAY, 1 },  { PURSUIT_RULE_COOL_DOWN, 45 },    { PURSUIT_RULE_ARRIVAL_LOCK, 20 },
    { PURSUIT_RULE_OWNED_LIMIT, 321 }, { PURSUIT_RULE_PROTECT_QUOTA, 7 }, { PURSUIT_RULE_WARN_DAYS, 2 },
  };
  static const char written[] =
      "SELECT group_concat(value, ' ') FROM (SELECT value FROM setting WHERE name IN ('pool-claims-a-day', "
      "'pool-cool-down-days', 'pool-arrival-lock-days', 'pool-owned-limit', 'pool-protect-quota', "
      "'pool-warn-days') ORDER BY name)";
  GtkWidget *dialog = pursuit_customer_rules_dialog_new (fixture->window);

  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "release in 3 d"));
  gtk_window_present (GTK_WINDOW (dialog));
  pursuit_test_wait_for (pursuit_test_find (dialog, GTK_TYPE_SPIN_BUTTON, NULL) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (set); i++)
    set_rule (dialog, set[i].rule, set[i].value);
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (answers (fixture, written, "20 1 45 321 7 2"));
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_CUSTOMER_RULES_DIALOG) == NULL);
  pursuit_test_wait_for (!pursuit_test_sees (fixture->page, "release in 3 d"));

  /* one claim a day, and none of what came to the pool 14 days ago */
  select_company (fixture, "Lanzhou Cable");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "pool.claim", NULL);
  pursuit_test_wait_for (pursuit_test_sees_start (fixture->window, "“Lanzhou Cable” has just come"));
  select_company (fixture, "Nanchang Brick");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "pool.claim", NULL);
  pursuit_test_wait_for (answers (fixture, CLAIMED, "1"));
  select_company (fixture, "Foshan Tiles");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "pool.claim", NULL);
  pursuit_test_wait_for (
      pursuit_test_sees_start (fixture->window,
                               "“Foshan Tiles” cannot be claimed: the limit of 1 claims a day"));
}

static void
test_markets (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = pursuit_market_window_new (fixture->window);

  gtk_window_present (GTK_WINDOW (window));
  pursuit_test_wait_for (pursuit_test_sees (window, "Manufacturing"));
}

/* A group that is entered stands in the grid, and whom the grid names is proposed for a new customer there.
 */
static void
test_new_in_market (Fixture *fixture, gconstpointer data)
{
  static const char cell[] =
      "SELECT g.name || '|' || r.name || '|' || m.name FROM market_cell c "
      "JOIN market_group g ON g.id = c.industry_id JOIN market_group r ON r.id = c.region_id "
      "JOIN member m ON m.id = c.owner_id ORDER BY c.id LIMIT 1";
  g_autofree char *found = pursuit_test_query (pursuit_session_get_path (fixture->session), cell);
  g_auto (GStrv) words = g_strsplit (found, "|", 3);
  GtkWidget *window = pursuit_market_window_new (fixture->window), *dialog;
  PursuitForm *form;

  gtk_window_present (GTK_WINDOW (window));
  pursuit_test_click (window, "New _Group…");
  pursuit_test_wait_for ((dialog = pursuit_test_find_window (PURSUIT_TYPE_RECORD_DIALOG)) != NULL);
  form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog));
  pursuit_form_suggest (form, PURSUIT_MARKET_GROUP_NAME, "Space");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_sees (window, "Space"));
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_RECORD_DIALOG) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));

  dialog = GTK_WIDGET (pursuit_company_dialog_new (fixture->window, NULL));
  form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  pursuit_form_suggest (form, PURSUIT_COMPANY_NAME, "Newcomer");
  pursuit_form_suggest (form, PURSUIT_COMPANY_INDUSTRY, words[0]);
  pursuit_form_suggest (form, PURSUIT_COMPANY_REGION, words[1]);
  pursuit_test_wait_for (pursuit_test_sees_start (dialog, words[2]));
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (answers (fixture,
                                  "SELECT m.name FROM company c JOIN member m ON m.id = c.owner_id "
                                  "WHERE c.name = 'Newcomer'",
                                  words[2]));
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_RECORD_DIALOG) == NULL);
}

/* What is still being read finds the windows closed, with the one they stand over. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  for (int round = 0; round < 2; round++)
    {
      GtkWidget *const windows[] = { pursuit_customer_rules_dialog_new (fixture->window),
                                     pursuit_market_window_new (fixture->window),
                                     pursuit_regrade_dialog_new (fixture->window),
                                     pursuit_owner_log_dialog_new (fixture->window, 0) };

      for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
        gtk_window_present (GTK_WINDOW (windows[i]));
      g_assert_nonnull (pursuit_test_find_window (PURSUIT_TYPE_OWNER_LOG_DIALOG));
      /* by themselves first, then with the window */
      for (guint i = 0; round == 0 && i < G_N_ELEMENTS (windows); i++)
        gtk_window_destroy (GTK_WINDOW (windows[i]));
      if (round == 0)
        pursuit_test_settle (200);
    }
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);
  g_test_add ("/pool/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/pool/saved-view", Fixture, NULL, set_up, test_saved_view, tear_down);
  g_test_add ("/pool/claim", Fixture, NULL, set_up, test_claim, tear_down);
  g_test_add ("/pool/next-step", Fixture, NULL, set_up, test_next_step, tear_down);
  g_test_add ("/pool/named", Fixture, NULL, set_up, test_named, tear_down);
  g_test_add ("/pool/wrong-day", Fixture, NULL, set_up, test_wrong_day, tear_down);
  g_test_add ("/pool/confirm", Fixture, NULL, set_up, test_confirm, tear_down);
  g_test_add ("/pool/rules", Fixture, NULL, set_up, test_rules, tear_down);
  g_test_add ("/pool/rules-obeyed", Fixture, NULL, set_up, test_rules_obeyed, tear_down);
  g_test_add ("/pool/markets", Fixture, NULL, set_up, test_markets, tear_down);
  g_test_add ("/pool/new-in-market", Fixture, NULL, set_up, test_new_in_market, tear_down);
  g_test_add ("/pool/closed", Fixture, NULL, set_up, test_closed, tear_down);
  return g_test_run ();
}
