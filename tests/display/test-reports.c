/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reports page: what it shows, the deals behind it, export and print. */

#include "pursuit-display-test.h"

#include <string.h>

#include "pursuit-company-page.h"
#include "pursuit-deal.h"
#include "pursuit-kept-view.h"
#include "pursuit-deal-page.h"
#include "pursuit-print-preview.h"
#include "pursuit-report-book-dialog.h"
#include "pursuit-report-chart.h"
#include "pursuit-report-export-action.h"
#include "pursuit-report-printer.h"
#include "pursuit-report-grid.h"
#include "pursuit-reports-page.h"
#include "pursuit-settings.h"
#include "pursuit-table-row.h"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  PursuitReportsPage *page;
} Fixture;

static PursuitFunnelMode
shown_mode (Fixture *fixture)
{
  PursuitReport *report = pursuit_reports_page_get_report (fixture->page);

  const PursuitFunnelResult *result = report ? pursuit_report_get_funnel (report) : NULL;

  return result ? result->mode : PURSUIT_FUNNEL_N_MODES;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("reports-%d.db", number++);

  g_settings_reset (pursuit_settings_get (), "report");
  g_settings_reset (pursuit_settings_get (), "report-params");
  g_settings_reset (pursuit_settings_get (), "saved-views");
  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  fixture->page = PURSUIT_REPORTS_PAGE (pursuit_window_show_page (fixture->window, "reports"));
  pursuit_test_wait_for (shown_mode (fixture) == PURSUIT_FUNNEL_COHORT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

/* The first chart of the report. */
static PursuitReportChart *
funnel_of (Fixture *fixture)
{
  return PURSUIT_REPORT_CHART (pursuit_test_find (fixture->page, PURSUIT_TYPE_REPORT_CHART, NULL));
}

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  const PursuitFunnelResult *result;

  g_assert_true (pursuit_page_is_ready (PURSUIT_PAGE (fixture->page)));
  g_assert_true (pursuit_test_sees (fixture->page, "Win rate, by cohort"));
  g_assert_true (pursuit_test_sees (fixture->page, "Where deals leave, and why"));

  for (PursuitFunnelMode mode = 0; mode < PURSUIT_FUNNEL_N_MODES; mode++)
    {
      pursuit_reports_page_set_mode (fixture->page, mode);
      pursuit_test_wait_for (shown_mode (fixture) == mode);
      result = pursuit_report_get_funnel (pursuit_reports_page_get_report (fixture->page));
      g_assert_cmpint (result->n_stages, ==, 6);
      g_assert_cmpint (result->deals, >, 0);
      /* A real button over each stage, so that keyboard and screen reader get there. */
      for (guint i = 0; i < result->n_stages; i++)
        g_assert_true (gtk_widget_get_focusable (
            pursuit_chart_view_get_mark (PURSUIT_CHART_VIEW (funnel_of (fixture)), i)));
      g_assert_null (
          pursuit_chart_view_get_mark (PURSUIT_CHART_VIEW (funnel_of (fixture)), result->n_stages));
    }
  pursuit_reports_page_set_mode (fixture->page, PURSUIT_FUNNEL_NOW);
  pursuit_test_wait_for (shown_mode (fixture) == PURSUIT_FUNNEL_NOW);
  g_assert_false (pursuit_test_sees (fixture->page, "Win rate, by cohort"));
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_window_run_finish (PURSUIT_WINDOW (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* The table of the deals or companies behind a mark, once it has them; NULL before. */
static PursuitTable *
listed (Fixture *fixture)
{
  PursuitReportDeals *deals = pursuit_reports_page_get_deals (fixture->page);
  PursuitDealList *list = deals ? pursuit_report_deals_get_list (deals) : NULL;
  PursuitTable *other = deals ? pursuit_report_deals_get_table (deals) : NULL;
  PursuitTable *table = list ? pursuit_list_view_get_table (pursuit_deal_list_get_view (list)) : other;

  return table && pursuit_list_is_loaded (pursuit_table_get_list (table)) ? table : NULL;
}

static guint
n_listed (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (pursuit_table_get_list (listed (fixture))));
}

static void
press_mark (Fixture *fixture, guint mark)
{
  g_signal_emit_by_name (pursuit_chart_view_get_mark (PURSUIT_CHART_VIEW (funnel_of (fixture)), mark),
                         "clicked");
}

static void
go_back (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.back", NULL);
}

/* What scrolls the report up and down. */
static GtkAdjustment *
scrolled (Fixture *fixture)
{
  GtkWidget *own = gtk_widget_get_ancestor (GTK_WIDGET (funnel_of (fixture)), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *outer = gtk_widget_get_ancestor (gtk_widget_get_parent (own), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (outer));
}

static void
test_deals_of_stage (Fixture *fixture, gconstpointer data)
{
  PursuitReport *report = pursuit_reports_page_get_report (fixture->page);
  const PursuitFunnelResult *result = pursuit_report_get_funnel (report);
  g_autofree char *of =
      g_strdup_printf ("%s · %s", pursuit_report_get_title (report), pursuit_report_get_subtitle (report));

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *mark = pursuit_chart_view_get_mark (PURSUIT_CHART_VIEW (funnel_of (fixture)), i);

      gtk_widget_grab_focus (mark);
      press_mark (fixture, i);
      pursuit_test_wait_for (listed (fixture) != NULL);
      g_assert_cmpuint (n_listed (fixture), ==, result->stages[i].count);
      /* in the window itself, below what they are and the filter that was kept */
      g_assert_true (pursuit_test_sees (fixture->page, result->stages[i].name));
      g_assert_true (pursuit_test_sees (fixture->page, of));
      g_assert_false (gtk_widget_get_mapped (mark));
      pursuit_test_wait_for (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                                     GTK_WIDGET (listed (fixture))));
      go_back (fixture);
      g_assert_null (pursuit_reports_page_get_deals (fixture->page));
      pursuit_test_wait_for (gtk_widget_get_mapped (mark));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == mark);
    }
}

/* There and back, by way of a deal's page, and while the report is made anew: it is as it was left. */
static void
test_way_back (Fixture *fixture, gconstpointer data)
{
  PursuitReport *report = pursuit_reports_page_get_report (fixture->page);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  gboolean done = FALSE;
  double place;
  gint64 id;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 420);
  pursuit_test_wait_for (gtk_adjustment_get_upper (scrolled (fixture)) >
                         gtk_adjustment_get_page_size (scrolled (fixture)) + 80);
  gtk_adjustment_set_value (scrolled (fixture), 60);
  pursuit_test_settle (50);
  place = gtk_adjustment_get_value (scrolled (fixture));
  g_assert_cmpfloat (place, ==, 60);

  press_mark (fixture, 0);
  pursuit_test_wait_for (listed (fixture) != NULL);
  id = pursuit_list_get_id_at (pursuit_table_get_list (listed (fixture)), 1);
  g_signal_emit_by_name (listed (fixture), "activate", id);
  pursuit_test_wait_for (PURSUIT_IS_DEAL_PAGE (pursuit_window_get_page (fixture->window)));
  pursuit_window_go_back (fixture->window, id);
  g_assert_true (pursuit_window_get_page (fixture->window) == PURSUIT_PAGE (fixture->page));
  g_assert_nonnull (listed (fixture));
  g_assert_cmpint (pursuit_table_get_selected (listed (fixture)), ==, id);
  pursuit_test_wait_for (PURSUIT_IS_TABLE_ROW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));

  /* a change of the database makes the report anew, and leaves the list where it is */
  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "One more");
  command = pursuit_command_new_record (fields);
  pursuit_window_run (fixture->window, command, run_cb, &done);
  pursuit_test_wait_for (done && pursuit_reports_page_get_report (fixture->page) != NULL &&
                         pursuit_reports_page_get_report (fixture->page) != report);
  g_assert_nonnull (listed (fixture));
  go_back (fixture);
  pursuit_test_settle (50);
  g_assert_cmpint (shown_mode (fixture), ==, PURSUIT_FUNNEL_COHORT);
  g_assert_cmpfloat (gtk_adjustment_get_value (scrolled (fixture)), ==, place);
  go_back (fixture); /* there is nothing to go back from */
  g_assert_null (pursuit_reports_page_get_deals (fixture->page));
}

/* What is behind a mark of the report on customers are companies; from the page of one the way leads back. */
static void
test_companies (Fixture *fixture, gconstpointer data)
{
  PursuitReport *report = pursuit_reports_page_get_report (fixture->page);
  gint64 id;

  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("customers"));
  pursuit_test_wait_for (pursuit_reports_page_get_report (fixture->page) != NULL &&
                         pursuit_reports_page_get_report (fixture->page) != report);
  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "Rises and falls"));
  press_mark (fixture, 0);
  pursuit_test_wait_for (listed (fixture) != NULL);
  g_assert_null (pursuit_report_deals_get_list (pursuit_reports_page_get_deals (fixture->page)));
  id = pursuit_list_get_id_at (pursuit_table_get_list (listed (fixture)), 1);
  g_signal_emit_by_name (listed (fixture), "activate", id);
  pursuit_test_wait_for (PURSUIT_IS_COMPANY_PAGE (pursuit_window_get_page (fixture->window)));
  g_assert_cmpint (pursuit_company_page_get_company_id (
                       PURSUIT_COMPANY_PAGE (pursuit_window_get_page (fixture->window))),
                   ==, id);
  pursuit_window_go_back (fixture->window, id);
  g_assert_true (pursuit_window_get_page (fixture->window) == PURSUIT_PAGE (fixture->page));
  g_assert_cmpint (pursuit_table_get_selected (listed (fixture)), ==, id);
  pursuit_test_wait_for (PURSUIT_IS_TABLE_ROW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  g_assert_cmpint (pursuit_table_get_selected (listed (fixture)), ==, id);
  go_back (fixture);
  g_assert_true (pursuit_test_sees (fixture->page, "Rises and falls"));
}

static gboolean
is_vertical (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  gboolean vertical = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        vertical |= (gtk_event_controller_scroll_get_flags (GTK_EVENT_CONTROLLER_SCROLL (controller)) &
                     GTK_EVENT_CONTROLLER_SCROLL_VERTICAL) != 0;
    }
  return vertical;
}

/* The last table of the report that is shown, which may have been made anew meanwhile; NULL: not shown yet.
 */
static PursuitReportGrid *
last_grid (Fixture *fixture)
{
  PursuitReport *report = pursuit_reports_page_get_report (fixture->page);
  GtkWidget *label = NULL;

  for (guint i = 0; report != NULL && i < pursuit_report_get_n_blocks (report); i++)
    {
      const PursuitReportBlock *block = pursuit_report_get_block (report, i);
      if (block->kind == PURSUIT_BLOCK_HEADING)
        label = pursuit_test_find (fixture->page, GTK_TYPE_LABEL, block->text);
    }
  if (label == NULL)
    return NULL;
  return (PursuitReportGrid *) pursuit_test_find (gtk_widget_get_parent (gtk_widget_get_parent (label)),
                                                  PURSUIT_TYPE_REPORT_GRID, NULL);
}

static gboolean
scroll_to_end (Fixture *fixture)
{
  GtkWidget *grid = GTK_WIDGET (last_grid (fixture));
  GtkWidget *scroller = grid ? gtk_widget_get_ancestor (grid, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  GtkAdjustment *place =
      scroller ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)) : NULL;

  if (place != NULL)
    gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  return place != NULL;
}

/* The rows of a long list are made when one comes near to them; the wheel moves the page, not a table in it.
 */
static void
test_long_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *grid;

  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("monday"));
  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "Next step") && last_grid (fixture) != NULL);
  grid = pursuit_test_find (fixture->page, PURSUIT_TYPE_REPORT_GRID, NULL);
  g_assert_false (is_vertical (pursuit_test_find (grid, GTK_TYPE_SCROLLED_WINDOW, NULL)));
  g_assert_false (pursuit_report_grid_is_whole (last_grid (fixture)));
  pursuit_test_wait_for (scroll_to_end (fixture) && pursuit_report_grid_is_whole (last_grid (fixture)));
}

/* All that the menu of the button offers can be chosen. */
static void
test_export_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = pursuit_test_find (fixture->window, GTK_TYPE_LABEL, "Export");
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_MENU_BUTTON));
  const char *const items[] = { "PDF…", "SVG…", "PNG…", "CSV…", "XLSX…", "JSON…", "Report Book…" };

  gtk_menu_button_popup (button);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      GtkWidget *item = pursuit_test_find (gtk_menu_button_get_popover (button), GTK_TYPE_LABEL, items[i]);
      g_assert_nonnull (item);
      pursuit_test_wait_for (gtk_widget_is_sensitive (item));
    }
  gtk_menu_button_popdown (button);
}

static gint64
open_now (Fixture *fixture)
{
  return pursuit_report_get_funnel (pursuit_reports_page_get_report (fixture->page))->open;
}

/* In the narrowest window the cards stand below each other, the funnel scrolls within its own, and nothing
 * else is cut off. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *own = gtk_widget_get_ancestor (GTK_WIDGET (funnel_of (fixture)), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *outer = gtk_widget_get_ancestor (gtk_widget_get_parent (own), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *sideways = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (outer));
  GtkWidget *print = pursuit_test_find (fixture->window, GTK_TYPE_BUTTON, "Print…");
  int least;

  g_assert_true (gtk_widget_is_sensitive (print));
  /* what does not fit into the header bar is in the bar below it */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 700);
  pursuit_test_wait_for (gtk_widget_get_width (outer) <= 360);
  pursuit_test_wait_for (gtk_widget_get_ancestor (print, GTK_TYPE_WINDOW_HANDLE) == NULL);
  pursuit_test_wait_for (gtk_adjustment_get_upper (sideways) <= gtk_adjustment_get_page_size (sideways));
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  g_assert_true (gtk_widget_is_sensitive (print));
  /* no card lies over another one */
  GtkWidget *card = gtk_widget_get_parent (own), *side = gtk_widget_get_parent (card);
  pursuit_test_wait_for (gtk_widget_get_height (side) >= gtk_widget_get_height (card));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 700);
  pursuit_test_wait_for (gtk_widget_get_ancestor (print, GTK_TYPE_WINDOW_HANDLE) != NULL);
}

/* The card below the heading @text, within the page; FALSE: not shown, or not laid out yet. */
static gboolean
place_of_card (Fixture *fixture, const char *text, graphene_rect_t *place)
{
  GtkWidget *card = pursuit_test_find (fixture->page, GTK_TYPE_LABEL, text);

  while (card != NULL && !gtk_widget_has_css_class (card, "card"))
    card = gtk_widget_get_parent (card);
  return card != NULL && gtk_widget_compute_bounds (card, GTK_WIDGET (fixture->page), place) &&
         place->size.width > 0;
}

/* Words at the beginning of a report are as wide as both columns, which begin below them side by side. */
static void
test_words_above_columns (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t words, left, right;

  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("forecast"));
  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "Forecast against plan"));
  pursuit_test_wait_for (place_of_card (fixture, "Amounts are in CNY.", &words) &&
                         place_of_card (fixture, "Forecast against plan", &left) &&
                         place_of_card (fixture, "What changed since 1 November 2026", &right) &&
                         right.origin.x > left.origin.x && left.origin.y > words.origin.y);
  g_assert_cmpfloat (words.origin.x, ==, left.origin.x);
  g_assert_cmpfloat (words.origin.x + words.size.width, ==, right.origin.x + right.size.width);
  g_assert_cmpfloat (left.origin.y, ==, right.origin.y);
  g_assert_cmpfloat (left.origin.y, >=, words.origin.y + words.size.height);
}

/* A key figure that is words has two lines for them, and is not cut off. */
static void
test_figure_of_words (Fixture *fixture, gconstpointer data)
{
  GtkWidget *value;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  pursuit_test_wait_for ((value = pursuit_test_find (fixture->page, GTK_TYPE_LABEL, "An insider is won")) &&
                         gtk_widget_has_css_class (value, "figure-words") &&
                         gtk_widget_get_width (value) > 0);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (value))));
}

static void
test_follows_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  gboolean done = FALSE;
  gint64 before;

  pursuit_reports_page_set_mode (fixture->page, PURSUIT_FUNNEL_NOW);
  pursuit_test_wait_for (shown_mode (fixture) == PURSUIT_FUNNEL_NOW);
  before = open_now (fixture);
  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "One more");
  command = pursuit_command_new_record (fields);
  pursuit_window_run (fixture->window, command, run_cb, &done);
  pursuit_test_wait_for (done);
  pursuit_test_wait_for (open_now (fixture) == before + 1);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (open_now (fixture) == before);
}

/* The chooser behind a label of the popover, which need not be open. */
static GtkDropDown *
find_chooser (GtkWidget *root, const char *label)
{
  GtkDropDown *found = NULL;

  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_label (GTK_LABEL (root)), label))
    return GTK_DROP_DOWN (gtk_label_get_mnemonic_widget (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chooser (child, label);
  return found;
}

static void
choose (Fixture *fixture, const char *label, guint choice)
{
  GtkDropDown *chooser = find_chooser (GTK_WIDGET (fixture->window), label);

  g_assert_nonnull (chooser);
  gtk_drop_down_set_selected (chooser, choice);
}

/* The other period is outlined, told in figures and table, named in the line below the title, remembered, and
 * gone where there is no period. */
static void
test_comparison (Fixture *fixture, gconstpointer data)
{
  PursuitReport *report = pursuit_reports_page_get_report (fixture->page);
  const PursuitFunnelResult *before;

  g_assert_null (pursuit_report_get_funnel_before (report));
  choose (fixture, "_Compared with", PURSUIT_COMPARE_YEAR);
  pursuit_test_wait_for (pursuit_reports_page_get_report (fixture->page) != report);
  report = pursuit_reports_page_get_report (fixture->page);
  before = pursuit_report_get_funnel_before (report);
  g_assert_nonnull (before);
  g_assert_cmpint (before->from, ==, pursuit_day_parse_iso ("2025-01-01"));
  g_assert_cmpint (before->to, ==, pursuit_day_parse_iso ("2025-12-31"));
  g_assert_nonnull (strstr (pursuit_report_get_subtitle (report), "1 January 2025 – 31 December 2025"));
  g_assert_true (pursuit_test_sees (fixture->page, pursuit_report_get_subtitle (report)));
  g_autofree char *was = g_strdup_printf (", was %d", (int) before->stages[0].count);
  const char *words = pursuit_chart_get_words (pursuit_report_chart_get_chart (funnel_of (fixture)));
  g_assert_nonnull (strstr (words, was));
  g_assert_nonnull (strstr (words, "Dashed: 1 January 2025"));

  pursuit_reports_page_set_mode (fixture->page, PURSUIT_FUNNEL_NOW);
  pursuit_test_wait_for (shown_mode (fixture) == PURSUIT_FUNNEL_NOW);
  report = pursuit_reports_page_get_report (fixture->page);
  g_assert_null (pursuit_report_get_funnel_before (report));
  g_assert_null (strstr (pursuit_report_get_subtitle (report), "compared"));

  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("losses"));
  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("funnel"));
  pursuit_reports_page_set_mode (fixture->page, PURSUIT_FUNNEL_FLOW);
  pursuit_test_wait_for (shown_mode (fixture) == PURSUIT_FUNNEL_FLOW);
  before = pursuit_report_get_funnel_before (pursuit_reports_page_get_report (fixture->page));
  g_assert_nonnull (before);
}

/* Saves the condition as the user’s own view of deals, instead of all others. */
static void
save_view (const char *name, const char *condition)
{
  g_autoptr (GPtrArray) views = pursuit_kept_views_load (&PURSUIT_DEAL_ENTITY);
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (views, 0);
  if (name != NULL)
    {
      g_autoptr (PursuitFilter) all = pursuit_filter_new_group (PURSUIT_FILTER_ALL);

      pursuit_filter_add (all, pursuit_filter_from_text (&PURSUIT_DEAL_ENTITY, condition, &error));
      g_assert_no_error (error);
      g_ptr_array_add (views, pursuit_kept_view_new (name, g_steal_pointer (&all)));
    }
  pursuit_kept_views_store (&PURSUIT_DEAL_ENTITY, views);
}

static guint
n_views (Fixture *fixture)
{
  return g_list_model_get_n_items (
      gtk_drop_down_get_model (find_chooser (GTK_WIDGET (fixture->window), "_Saved view")));
}

static gint64
n_deals (Fixture *fixture)
{
  return pursuit_report_get_funnel (pursuit_reports_page_get_report (fixture->page))->deals;
}

static gint64
count_deals (Fixture *fixture, const char *where)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(DISTINCT d.id) FROM deal d JOIN stage_event e ON e.deal_id = d.id AND e.kind = 'created' "
      "WHERE d.process_id = 1 AND e.day BETWEEN '2026-01-01' AND '2026-12-31' AND %s",
      where);
  g_autofree char *count = pursuit_test_query (fixture->path, sql);

  return g_ascii_strtoll (count, NULL, 10);
}

/* A report of what a saved view shows: one that comes with the program, or one’s own, as long as there is
 * one. */
static void
test_views (Fixture *fixture, gconstpointer data)
{
  gint64 all = n_deals (fixture), stale = count_deals (fixture, "d.outcome = 'open' AND d.overdue > 0"),
         big = count_deals (fixture, "d.amount > 100000000"),
         huge = count_deals (fixture, "d.amount > 150000000");
  guint n_shipped = n_views (fixture);

  g_assert_cmpint (all, ==, count_deals (fixture, "1"));
  g_assert_cmpint (stale, >, 0);
  g_assert_cmpint (big, >, huge);
  g_assert_cmpint (huge, >, 0);
  choose (fixture, "_Saved view", 5);
  pursuit_test_wait_for (n_deals (fixture) == stale);
  g_assert_nonnull (
      strstr (pursuit_report_get_subtitle (pursuit_reports_page_get_report (fixture->page)), "view “Stale”"));

  save_view ("Big ones", "amount > 1000000");
  g_assert_cmpuint (n_views (fixture), ==, n_shipped + 1);
  pursuit_test_settle (50);
  g_assert_cmpint (n_deals (fixture), ==, stale); /* what was chosen is still */
  choose (fixture, "_Saved view", n_shipped);
  pursuit_test_wait_for (n_deals (fixture) == big);
  g_assert_nonnull (strstr (pursuit_report_get_subtitle (pursuit_reports_page_get_report (fixture->page)),
                            "view “Big ones”"));
  press_mark (fixture, 0);
  pursuit_test_wait_for (listed (fixture) != NULL);
  g_assert_cmpuint (n_listed (fixture), ==, big); /* the list keeps the filter */
  go_back (fixture);

  /* other conditions under the same name, and the same view when one comes back to the report */
  save_view ("Big ones", "amount > 1500000");
  pursuit_test_wait_for (n_deals (fixture) == huge);
  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("monday"));
  pursuit_test_wait_for (shown_mode (fixture) == PURSUIT_FUNNEL_N_MODES);
  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("funnel"));
  pursuit_test_wait_for (shown_mode (fixture) == PURSUIT_FUNNEL_COHORT);
  g_assert_cmpint (n_deals (fixture), ==, huge);

  save_view (NULL, NULL);
  pursuit_test_wait_for (
      pursuit_test_sees (fixture->window, "The view “Big ones” was deleted. The report is of all deals."));
  pursuit_test_wait_for (n_deals (fixture) == all);
}

/* How many dots the reliability chart has; 0 while the funnel is shown. */
static guint
n_dots (Fixture *fixture)
{
  PursuitReport *report = pursuit_reports_page_get_report (fixture->page);
  const PursuitReportBlock *block =
      report ? pursuit_report_find_block (report, PURSUIT_BLOCK_CHART, 0) : NULL;

  return block && pursuit_report_get_funnel (report) == NULL ? pursuit_chart_get_n_marks (block->chart) : 0;
}

static void
show_chances (Fixture *fixture)
{
  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("calibration"));
  pursuit_test_wait_for (n_dots (fixture) > 0);
  pursuit_test_settle (50);
}

/* How many points of a grid lie on a dot of the chart, as the pointer finds them. */
static guint
count_dots (Fixture *fixture)
{
  GtkWidget *view = GTK_WIDGET (funnel_of (fixture));
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  guint found = 0;

  for (int y = 0; y < gtk_widget_get_height (view); y += 4)
    for (int x = 0; x < gtk_widget_get_width (view); x += 4)
      {
        gboolean hit = FALSE;

        g_signal_emit_by_name (view, "query-tooltip", x, y, FALSE, tooltip, &hit);
        found += hit;
      }
  return found;
}

/* The sample's past is enough to see how well chances were told, and to learn from it. */
static void
test_chances (Fixture *fixture, gconstpointer data)
{
  const char *model = "SELECT count(*) FROM setting WHERE name = 'win-model' AND value LIKE 'intercept=%'";
  const char *chances = "SELECT sum(probability_computed) FROM deal WHERE outcome = 'open'";

  show_chances (fixture);
  g_assert_cmpuint (n_dots (fixture), >=, 8);
  pursuit_test_wait_for (count_dots (fixture) >= 8);
  g_assert_true (pursuit_test_sees (fixture->page, "The plain rule is in use"));

  g_autofree char *none = pursuit_test_query (fixture->path, model);
  g_autofree char *before = pursuit_test_query (fixture->path, chances);
  g_assert_cmpstr (none, ==, "0");
  pursuit_test_click (fixture->window, "Calibrate now");
  pursuit_test_wait_for (
      pursuit_test_sees (fixture->page, "The model in use was fitted on 21 November 2026"));
  g_autofree char *one = pursuit_test_query (fixture->path, model);
  g_autofree char *after = pursuit_test_query (fixture->path, chances);
  g_assert_cmpstr (one, ==, "1");
  /* the team wins more often than the bases of its stages say */
  g_assert_cmpfloat (g_ascii_strtod (after, NULL), >, 1.2 * g_ascii_strtod (before, NULL));
  pursuit_test_wait_for (count_dots (fixture) >= 8);
  g_assert_true (
      gtk_widget_is_sensitive (pursuit_test_find (fixture->window, GTK_TYPE_BUTTON, "Calibrate now")));
}

/* Without closed deals there is nothing to learn, and that is said. */
static void
test_too_few (void)
{
  g_autofree char *path = pursuit_test_make_database ("reports-few.db", PURSUIT_SAMPLE_NONE);
  g_autoptr (PursuitSession) session = pursuit_test_open (path);
  PursuitWindow *window = pursuit_test_window (session);
  PursuitPage *page = pursuit_window_show_page (window, "reports");

  pursuit_test_wait_for (pursuit_page_is_ready (page));
  pursuit_reports_page_set_kind (PURSUIT_REPORTS_PAGE (page), pursuit_report_registry_find ("calibration"));
  pursuit_test_wait_for (
      pursuit_test_sees (page, "Not calibrated: 0 closed deals are known, and 30 are needed."));
  pursuit_test_click (window, "Calibrate now");
  pursuit_test_wait_for (pursuit_test_sees (window, "The plain rule is in use"));
  g_autofree char *models =
      pursuit_test_query (path, "SELECT count(*) FROM setting WHERE name = 'win-model' AND value <> ''");
  g_assert_cmpstr (models, ==, "0");
  pursuit_test_close (window, session);
}

static gboolean
begins_with (const char *path, const char *start)
{
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (path, &contents, &length, NULL) && length > strlen (start) &&
         memcmp (contents, start, strlen (start)) == 0;
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  static const char *const starts[] = { "%PDF-", "<?xml", "\x89PNG", "\xef\xbb\xbfStage,", "PK", "{" };

  for (PursuitReportFormat format = 0; format < PURSUIT_N_REPORT_FORMATS; format++)
    {
      g_autofree char *name = g_strdup_printf ("report.%s", pursuit_report_format_to_string (format));
      g_autofree char *path = pursuit_test_path (name);
      g_autofree char *message = g_strdup_printf ("“%s” is written", name);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      pursuit_report_export_to_file (fixture->window, pursuit_reports_page_get_report (fixture->page), format,
                                     file);
      pursuit_test_wait_for (begins_with (path, starts[format]));
      pursuit_test_wait_for (pursuit_test_sees (fixture->window, message));
    }
}

static void
test_print (Fixture *fixture, gconstpointer data)
{
  for (int size = PURSUIT_PAPER_A4; size <= PURSUIT_PAPER_LETTER; size++)
    for (int landscape = 0; landscape <= 1; landscape++)
      {
        g_autofree char *name = g_strdup_printf ("print-%d-%d.pdf", size, landscape);
        g_autofree char *path = pursuit_test_path (name);
        g_autoptr (GtkPageSetup) setup = pursuit_report_printer_make_setup (size, landscape);
        g_autoptr (GtkPrintOperation) operation =
            pursuit_report_printer_new (pursuit_reports_page_get_report (fixture->page), setup);
        g_autoptr (GError) error = NULL;
        int n_pages;

        gtk_print_operation_set_export_filename (operation, path);
        gtk_print_operation_set_allow_async (operation, FALSE);
        g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                                  GTK_WINDOW (fixture->window), &error),
                         ==, GTK_PRINT_OPERATION_RESULT_APPLY);
        g_assert_no_error (error);
        g_object_get (operation, "n-pages", &n_pages, NULL);
        g_assert_cmpint (n_pages, >=, 2);
        g_assert_true (begins_with (path, "%PDF-"));
      }
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  PursuitPrintPreview *preview;
  GtkWidget *landscape;
  guint upright;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.print", NULL);
  preview = pursuit_test_find_window (PURSUIT_TYPE_PRINT_PREVIEW);
  g_assert_nonnull (preview);
  pursuit_test_wait_for (pursuit_print_preview_get_n_pages (preview) > 0);
  upright = pursuit_print_preview_get_n_pages (preview);
  g_assert_cmpint (upright, >=, 2);
  g_assert_cmpint (pursuit_test_count (preview, GTK_TYPE_DRAWING_AREA), ==, upright);
  landscape = pursuit_test_find (preview, GTK_TYPE_TOGGLE_BUTTON, "Landscape");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (landscape), TRUE);
  pursuit_test_wait_for (pursuit_print_preview_get_n_pages (preview) > 0);
  g_assert_cmpint (pursuit_print_preview_get_n_pages (preview), >=, upright);
  pursuit_test_settle (50);
  gtk_window_destroy (GTK_WINDOW (preview));
}

/* The check button of the report that stands at @place of the book. */
static GtkCheckButton *
book_check (PursuitReportBookDialog *dialog, int place)
{
  GtkWidget *list = pursuit_test_find (dialog, GTK_TYPE_LIST_BOX, NULL);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), place);

  return GTK_CHECK_BUTTON (pursuit_test_find (row, GTK_TYPE_CHECK_BUTTON, NULL));
}

static const char *
book_title (PursuitReportBookDialog *dialog, int place)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (book_check (dialog, place)), ADW_TYPE_ACTION_ROW);

  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
}

static guint
count_chosen (PursuitReportBookDialog *dialog)
{
  guint n = 0;

  for (guint i = 0; i < pursuit_report_registry_get_n (); i++)
    n += gtk_check_button_get_active (book_check (dialog, (int) i));
  return n;
}

static gboolean
has_folder (GtkFileChooser *chooser)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (chooser);

  return folder != NULL;
}

static gboolean
has_chosen (GtkFileChooser *chooser, GFile *file)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (chooser);

  return chosen != NULL && g_file_equal (chosen, file);
}

/* Chooses the file in which the book is exported, in the dialog that asks for it. */
static void
export_book (PursuitReportBookDialog *dialog, PursuitReportFormat format, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  GtkFileChooser *chooser;

  gtk_widget_activate_action (GTK_WIDGET (dialog), "book.make", "s",
                              pursuit_report_format_to_string (format));
  pursuit_test_wait_for (pursuit_test_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL);
  chooser = pursuit_test_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  pursuit_test_wait_for (has_folder (chooser)); /* the one that it begins with */
  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  gtk_file_chooser_set_current_name (chooser, name);
  pursuit_test_wait_for (has_chosen (chooser, file));
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
}

/* The book goes into files of every format. */
static void
check_book_files (Fixture *fixture, PursuitReportBookDialog *dialog)
{
  static const char *const starts[] = { "%PDF-", "<?xml", "\x89PNG", "\xef\xbb\xbfVelocity and ageing,",
                                        "PK",    "[" };
  GtkWidget *button = pursuit_test_find (dialog, GTK_TYPE_MENU_BUTTON, NULL);
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);

  g_assert_cmpint (g_menu_model_get_n_items (section), ==, PURSUIT_N_REPORT_FORMATS);
  for (PursuitReportFormat format = 0; format < PURSUIT_N_REPORT_FORMATS; format++)
    {
      const char *suffix = pursuit_report_format_to_string (format);
      g_autofree char *name = g_strdup_printf ("book.%s", suffix);
      g_autofree char *path = pursuit_test_path (name);
      g_autofree char *message = g_strdup_printf ("“%s” is written", name);
      g_autofree char *target = NULL;

      g_menu_model_get_item_attribute (section, (int) format, G_MENU_ATTRIBUTE_TARGET, "s", &target);
      g_assert_cmpstr (target, ==, suffix);
      export_book (dialog, format, path);
      pursuit_test_wait_for (begins_with (path, starts[format]));
      pursuit_test_wait_for (pursuit_test_sees (fixture->window, message));
    }
}

/* A book of some reports in another order, made while the window goes on, and seen before it is printed. */
static void
test_book (Fixture *fixture, gconstpointer data)
{
  PursuitReportBookDialog *dialog;
  PursuitPrintPreview *preview;
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.book", NULL);
  dialog = pursuit_test_find_window (PURSUIT_TYPE_REPORT_BOOK_DIALOG);
  g_assert_nonnull (dialog);
  pursuit_test_wait_for (gtk_widget_get_sensitive (pursuit_test_find (dialog, GTK_TYPE_BUTTON, "Pre_view…")));
  /* nothing is starred: what Monday's meeting looks at is chosen */
  g_assert_cmpuint (count_chosen (dialog), ==, 4);
  pursuit_test_click (dialog, "_All Reports");
  g_assert_cmpuint (count_chosen (dialog), ==, pursuit_report_registry_get_n ());
  pursuit_test_click (dialog, "_Favourites");
  g_assert_cmpuint (count_chosen (dialog), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (pursuit_test_find (dialog, GTK_TYPE_BUTTON, "Pre_view…")));
  pursuit_test_click (dialog, "_Monday Set");
  g_assert_cmpstr (book_title (dialog, 0), ==, "Funnel");
  row = gtk_widget_get_ancestor (GTK_WIDGET (book_check (dialog, 0)), ADW_TYPE_ACTION_ROW);
  /* the buttons up and down */
  g_signal_emit_by_name (gtk_widget_get_next_sibling (pursuit_test_find (row, GTK_TYPE_BUTTON, NULL)),
                         "clicked");
  g_assert_cmpstr (book_title (dialog, 1), ==, "Funnel");
  for (int i = 2; i < 4; i++)
    gtk_check_button_set_active (book_check (dialog, i), FALSE);
  check_book_files (fixture, dialog);
  pursuit_test_click (dialog, "Pre_view…");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_PRINT_PREVIEW) != NULL);
  preview = pursuit_test_find_window (PURSUIT_TYPE_PRINT_PREVIEW);
  pursuit_test_wait_for (pursuit_print_preview_get_n_pages (preview) > 0);
  /* the contents, and at least a page for each of the two */
  g_assert_cmpuint (pursuit_print_preview_get_n_pages (preview), >=, 3);
  pursuit_test_settle (50);
  gtk_window_destroy (GTK_WINDOW (preview));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The deals behind the first mark that has any: as many as the report's own list names. */
static void
check_mark (Fixture *fixture, const PursuitReportKind *kind)
{
  PursuitReportChart *view = funnel_of (fixture);
  PursuitChart *chart = view != NULL ? pursuit_report_chart_get_chart (view) : NULL;
  guint mark = 0, n_marks = chart != NULL ? pursuit_chart_get_n_marks (chart) : 0;

  while (mark < n_marks && pursuit_chart_get_mark (chart, mark)->id == 0)
    mark++;
  if (kind->list == NULL || mark >= n_marks)
    return;
  press_mark (fixture, mark);
  pursuit_test_wait_for (listed (fixture) != NULL);
  g_assert_cmpuint (n_listed (fixture), >, 0);
  go_back (fixture);
}

/* The first chart that has @n marks or more. */
static PursuitReportChart *
find_chart (GtkWidget *root, guint n)
{
  PursuitReportChart *found = NULL;

  if (PURSUIT_IS_REPORT_CHART (root))
    return pursuit_chart_get_n_marks (pursuit_report_chart_get_chart (PURSUIT_REPORT_CHART (root))) >= n
               ? PURSUIT_REPORT_CHART (root)
               : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chart (child, n);
  return found;
}

/* What the database says, as a number. */
static guint
ask (Fixture *fixture, const char *sql)
{
  g_autofree char *answer = pursuit_test_query (fixture->path, sql);

  return (guint) g_ascii_strtoull (answer, NULL, 10);
}

/* A day of the calendar and a row of the table of the time report open the activities that they count, and
 * one comes back to them. */
static void
test_activities (Fixture *fixture, gconstpointer data)
{
  PursuitReportChart *days;
  GtkWidget *mark, *row;
  const PursuitReportBlock *table;
  g_autofree char *first = NULL, *shown = NULL, *sql = NULL, *heading = NULL;
  const char *owner;
  guint day = 0;

  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("time"));
  pursuit_test_wait_for ((days = find_chart (GTK_WIDGET (fixture->page), 300)) != NULL);
  while (pursuit_chart_get_mark (pursuit_report_chart_get_chart (days), day)->id == 0)
    day++;
  mark = pursuit_chart_view_get_mark (PURSUIT_CHART_VIEW (days), day);
  gtk_widget_grab_focus (mark);
  gtk_widget_activate (mark); /* as the keyboard does */
  pursuit_test_wait_for (listed (fixture) != NULL);
  first = pursuit_test_query (fixture->path, "SELECT min (done) FROM activity WHERE done >= '2026-01-01'");
  shown = pursuit_day_format_long (pursuit_day_parse_iso (first));
  g_assert_cmpuint (n_listed (fixture), ==,
                    ask (fixture, "SELECT count(*) FROM activity WHERE done = (SELECT min (done) FROM "
                                  "activity WHERE done >= '2026-01-01')"));
  g_assert_true (pursuit_test_sees (fixture->page, shown));
  pursuit_test_wait_for (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                                 GTK_WIDGET (listed (fixture))));
  go_back (fixture);
  pursuit_test_wait_for (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == mark);

  /* the table behind the calendar */
  gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_next_sibling (
                                 gtk_widget_get_ancestor (GTK_WIDGET (days), GTK_TYPE_SCROLLED_WINDOW))),
                             TRUE);
  pursuit_test_wait_for ((row = pursuit_test_find (fixture->page, GTK_TYPE_BUTTON, "Jan 2026")) != NULL);
  g_signal_emit_by_name (row, "clicked");
  pursuit_test_wait_for (listed (fixture) != NULL);
  table = pursuit_report_find_block (pursuit_reports_page_get_report (fixture->page), PURSUIT_BLOCK_TABLE, 0);
  owner = pursuit_report_table_get_text (table->table, 0, 1);
  heading = g_strdup_printf ("Jan 2026 · %s", owner);
  sql = g_strdup_printf ("SELECT count(*) FROM activity a JOIN member m ON m.id = a.owner_id "
                         "WHERE a.done LIKE '2026-01-%%' AND m.name = '%s'",
                         owner);
  g_assert_cmpuint (n_listed (fixture), ==, ask (fixture, sql));
  g_assert_true (pursuit_test_sees (fixture->page, heading));
  go_back (fixture);
}

/* Each report can be chosen, says its figures and opens what is behind its first mark. */
static void
test_every_report (Fixture *fixture, gconstpointer data)
{
  for (guint i = pursuit_report_registry_get_n (); i-- > 0;)
    {
      const PursuitReportKind *kind = pursuit_report_registry_get (i);
      PursuitReport *before = pursuit_reports_page_get_report (fixture->page);
      const PursuitReportBlock *figures;

      pursuit_reports_page_set_kind (fixture->page, kind);
      pursuit_test_wait_for (pursuit_reports_page_get_report (fixture->page) != NULL &&
                             pursuit_reports_page_get_report (fixture->page) != before);
      figures = pursuit_report_find_block (pursuit_reports_page_get_report (fixture->page),
                                           PURSUIT_BLOCK_FIGURES, 0);
      g_assert_nonnull (figures);
      pursuit_test_wait_for (pursuit_test_sees (fixture->page, figures->figures[0].label));
      g_assert_true (pursuit_test_sees (fixture->page, figures->figures[0].value));
      pursuit_test_settle (50);
      check_mark (fixture, kind);
    }
}

static int n_stopped;

/* A report that takes for ever. */
static PursuitReport *
make_slowly (PursuitReportSource *source,
             const PursuitReportParams *params,
             GCancellable *cancellable,
             GError **error)
{
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (1000);
  g_atomic_int_inc (&n_stopped);
  return NULL;
}

/* What takes long says so while the old report stays, and can be cancelled; then it can be made after all, or
 * another one. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  static const PursuitReportKind slow = { "slow", "Slow",     "How long is long", "pursuit-funnel-symbolic",
                                          0,      make_slowly };

  g_atomic_int_set (&n_stopped, 0);
  pursuit_reports_page_set_kind (fixture->page, &slow);
  g_assert_false (pursuit_test_sees (fixture->page, "Making the report…"));
  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "Making the report…"));
  g_assert_nonnull (pursuit_reports_page_get_report (fixture->page));
  pursuit_test_click (fixture->page, "_Cancel");
  g_assert_false (pursuit_test_sees (fixture->page, "Making the report…"));
  g_assert_true (pursuit_test_sees (fixture->page, "The report was cancelled"));
  g_assert_null (pursuit_reports_page_get_report (fixture->page));
  pursuit_test_wait_for (g_atomic_int_get (&n_stopped) == 1);

  pursuit_test_click (fixture->page, "_Make It");
  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "Making the report…"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.cancel", NULL);
  pursuit_test_wait_for (g_atomic_int_get (&n_stopped) == 2);

  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("funnel"));
  pursuit_test_wait_for (shown_mode (fixture) == PURSUIT_FUNNEL_COHORT);
  g_assert_false (pursuit_test_sees (fixture->page, "Making the report…"));
  g_assert_false (pursuit_test_sees (fixture->page, "The report was cancelled"));
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/reports/modes", test_modes);
  ADD ("/reports/deals-of-stage", test_deals_of_stage);
  ADD ("/reports/way-back", test_way_back);
  ADD ("/reports/companies", test_companies);
  ADD ("/reports/long-list", test_long_list);
  ADD ("/reports/export-menu", test_export_menu);
  ADD ("/reports/comparison", test_comparison);
  ADD ("/reports/views", test_views);
  ADD ("/reports/narrow", test_narrow);
  ADD ("/reports/words-above-columns", test_words_above_columns);
  ADD ("/reports/figure-of-words", test_figure_of_words);
  ADD ("/reports/follows-changes", test_follows_changes);
  ADD ("/reports/chances", test_chances);
  g_test_add_func ("/reports/too-few", test_too_few);
  ADD ("/reports/export", test_export);
  ADD ("/reports/print", test_print);
  ADD ("/reports/preview", test_preview);
  ADD ("/reports/book", test_book);
  ADD ("/reports/every-report", test_every_report);
  ADD ("/reports/activities", test_activities);
  ADD ("/reports/cancel", test_cancel);
#undef ADD
  return g_test_run ();
}
