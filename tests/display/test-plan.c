/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where an annual plan is made: from nothing, by its rows and cells, to what the database then says. */

#include "pursuit-display-test.h"

#include "pursuit-money.h"
#include "pursuit-plan-grid.h"
#include "pursuit-plan-window.h"
#include "pursuit-plan.h"
#include "pursuit-preferences.h"
#include "pursuit-report-choices.h"
#include "pursuit-reports-page.h"
#include "pursuit-settings.h"
#include "pursuit-since-chooser.h"
#include "pursuit-split-button.h"

#define YEAR_OF_LINE "m1+m2+m3+m4+m5+m6+m7+m8+m9+m10+m11+m12"

/* What was won in the year before; the goal at 25 %. */
#define BASE "SELECT sum(amount) FROM deal WHERE outcome = 'won' AND closed LIKE '2025-%'"
#define GOAL                                                                                                 \
  "SELECT CAST (round (sum(amount) * 1.25) AS INTEGER) FROM deal WHERE outcome = 'won' AND closed LIKE "     \
  "'2025-%'"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  PursuitReportsPage *page;
  PursuitPlanWindow *plan;
} Fixture;

static const PursuitPlanBook *
book_of (Fixture *fixture)
{
  return pursuit_plan_window_get_book (fixture->plan);
}

static gint64
number (Fixture *fixture, const char *sql)
{
  g_autofree char *answer = pursuit_test_query (fixture->path, sql);

  return g_ascii_strtoll (answer, NULL, 10);
}

static void
assert_answer (Fixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *answer = pursuit_test_query (fixture->path, sql);

  g_assert_cmpstr (answer, ==, expected);
}

/* A sample team that has not planned its year. */
static char *
make_planless (const char *name)
{
  char *path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  g_autoptr (PursuitSession) session = pursuit_session_new ();
  g_autofree char *id = pursuit_test_query (path, "SELECT id FROM plan");
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (&PURSUIT_PLAN_ENTITY, g_ascii_strtoll (id, NULL, 10));
  g_autoptr (PursuitStep) step = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_session_open (session, path, PURSUIT_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  step = pursuit_session_run (session, command, &error);
  g_assert_no_error (error);
  pursuit_session_close (session);
  return path;
}

/* The report tells that there is no plan, and leads to where one is made. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int count;
  g_autofree char *name = g_strdup_printf ("plan-%d.db", count++);

  g_settings_reset (pursuit_settings_get (), "report");
  g_settings_reset (pursuit_settings_get (), "report-params");
  fixture->path = make_planless (name);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  fixture->page = PURSUIT_REPORTS_PAGE (pursuit_window_show_page (fixture->window, "reports"));
  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("plan"));
  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "No plan for 2026 yet"));
  pursuit_test_click (fixture->page, "_Build One…");
  pursuit_test_wait_for ((fixture->plan = pursuit_test_find_window (PURSUIT_TYPE_PLAN_WINDOW)) != NULL);
  pursuit_test_wait_for (pursuit_test_sees (fixture->plan, "No plan for 2026 yet"));
  /* Enter builds one at once. */
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (fixture->plan))));
  pursuit_test_wait_for (book_of (fixture)->id != 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

static GtkWidget *
row_of (Fixture *fixture, PursuitPlanEntry entry)
{
  return pursuit_plan_target_get_row (pursuit_plan_window_get_target (fixture->plan), entry);
}

/* Writes into a row, and presses Enter. */
static void
write_row (Fixture *fixture, PursuitPlanEntry entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row_of (fixture, entry)), text);
  g_signal_emit_by_name (row_of (fixture, entry), "entry-activated");
}

static GtkWidget *
cell_of (Fixture *fixture, guint line, guint part)
{
  return GTK_WIDGET (pursuit_plan_grid_get_cell (pursuit_plan_window_get_grid (fixture->plan), line, part));
}

/* Writes into a cell that has the focus, and presses Enter. */
static void
write_cell (Fixture *fixture, guint line, guint part, const char *text)
{
  GtkWidget *cell = cell_of (fixture, line, part);

  gtk_widget_grab_focus (cell);
  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  g_signal_emit_by_name (cell, "activate");
}

/* Presses a key in a cell before its text gets it; whether the cell took it. */
static gboolean
press (GtkWidget *cell, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (cell);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &taken);
    }
  return taken;
}

static gint64
sum_of (Fixture *fixture)
{
  gint64 targets[PURSUIT_PLAN_MONTHS];

  pursuit_plan_book_get_targets (book_of (fixture), targets);
  return pursuit_plan_sum (targets, PURSUIT_PLAN_MONTHS);
}

static void
undo (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->plan), "plan.undo", NULL));
}

/* Splits what is proposed, among owners, as last year came. */
static void
split (Fixture *fixture)
{
  write_row (fixture, PURSUIT_PLAN_ENTRY_GROWTH, "25");
  pursuit_test_wait_for (book_of (fixture)->growth == 0.25);
  gtk_menu_button_popup (
      GTK_MENU_BUTTON (pursuit_test_find (pursuit_test_find (fixture->plan, PURSUIT_TYPE_SPLIT_BUTTON, NULL),
                                          GTK_TYPE_MENU_BUTTON, NULL)));
  pursuit_test_click (fixture->plan, "_Split");
  pursuit_test_wait_for (book_of (fixture)->parts->len > 0);
}

/* What the plan starts from: each row is one step, and what is wrong is told below it. */
static void
test_target (Fixture *fixture, gconstpointer data)
{
  gint64 base = number (fixture, BASE);

  assert_answer (fixture, "SELECT year, split, currency FROM plan", "2026|quarter|CNY");
  g_assert_cmpint (pursuit_plan_sum (book_of (fixture)->base, PURSUIT_PLAN_MONTHS), ==, base);
  write_row (fixture, PURSUIT_PLAN_ENTRY_MARKET_GROWTH, "18 %");
  pursuit_test_wait_for (book_of (fixture)->market_growth == 0.18);
  write_row (fixture, PURSUIT_PLAN_ENTRY_GROWTH, "10");
  pursuit_test_wait_for (book_of (fixture)->growth == 0.1);
  g_assert_true (pursuit_test_sees_start (fixture->plan, "The plan lies under the market’s growth of +18 %"));
  /* the target's amount is our growth, to the minor unit */
  write_row (fixture, PURSUIT_PLAN_ENTRY_GOAL, "20,000,000.01");
  pursuit_test_wait_for (pursuit_plan_book_get_goal (book_of (fixture)) == 2000000001);
  g_assert_true (pursuit_test_sees_start (fixture->plan, "The market’s growth of +18 % would be"));
  assert_answer (fixture,
                 "SELECT market_growth, CAST (round ((" BASE ") * (1 + growth)) AS INTEGER) FROM plan",
                 "0.18|2000000001");
  undo (fixture);
  pursuit_test_wait_for (book_of (fixture)->growth == 0.1);
  assert_answer (fixture, "SELECT growth FROM plan", "0.1");

  write_row (fixture, PURSUIT_PLAN_ENTRY_GROWTH, "much");
  g_assert_true (pursuit_test_sees_start (fixture->plan, "Our growth: “much"));
  write_row (fixture, PURSUIT_PLAN_ENTRY_PRESALES, "2");
  write_row (fixture, PURSUIT_PLAN_ENTRY_PRESALES_LOAD, "5M");
  pursuit_test_wait_for (book_of (fixture)->presales_load == 500000000);
  g_assert_true (pursuit_test_sees_start (fixture->plan, "The plan takes"));
  assert_answer (fixture, "SELECT growth, presales, presales_load FROM plan", "0.1|2.0|500000000");
  /* nothing is lost: with a row that cannot be kept the window stays */
  gtk_window_close (GTK_WINDOW (fixture->plan));
  pursuit_test_settle (50);
  g_assert_true (pursuit_test_find_window (PURSUIT_TYPE_PLAN_WINDOW) == fixture->plan);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of (fixture, PURSUIT_PLAN_ENTRY_GROWTH))), ==,
                   "much");
}

/* What the grid says is left to give in a part of the year; the last one is the year. */
static void
assert_left (Fixture *fixture, guint part, gint64 amount)
{
  GtkWidget *grid = pursuit_test_find (fixture->plan, PURSUIT_TYPE_PLAN_GRID, NULL);
  g_autofree char *words = amount != 0 ? pursuit_money_format_short (amount, "CNY") : g_strdup ("–");

  g_assert_cmpstr (pursuit_plan_grid_get_left (PURSUIT_PLAN_GRID (grid), part), ==, words);
}

/* A plan is split, changed cell by cell, and taken back step by step. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  gint64 goal = number (fixture, GOAL);

  split (fixture);
  g_assert_cmpint (sum_of (fixture), ==, goal);
  g_assert_cmpint (number (fixture, "SELECT sum(" YEAR_OF_LINE ") FROM plan_line"), ==, goal);
  g_assert_true (pursuit_test_sees_start (fixture->plan, "The lines add up to the target"));

  for (guint part = 0; part <= 4; part++)
    assert_left (fixture, part, 0);

  /* the second quarter of the first line, spread over its months */
  gint64 line = ((PursuitPlanPart *) book_of (fixture)->parts->pdata[0])->id;
  g_autofree char *quarter = g_strdup_printf ("SELECT m4 + m5 + m6 FROM plan_line WHERE id = %d", (int) line);
  g_autofree char *year =
      g_strdup_printf ("SELECT " YEAR_OF_LINE " FROM plan_line WHERE id = %d", (int) line);
  gint64 before = number (fixture, quarter), of_year = number (fixture, year);
  write_cell (fixture, 0, 1, "100.01");
  pursuit_test_wait_for (sum_of (fixture) == goal - before + 10001);
  g_assert_cmpint (number (fixture, quarter), ==, 10001);
  g_assert_true (pursuit_test_sees_start (fixture->plan, before > 10001 ? "Left to give: " : "Too much by "));
  /* it is left to give in that quarter, and in the year */
  for (guint part = 0; part <= 4; part++)
    assert_left (fixture, part, part == 1 || part == 4 ? before - 10001 : 0);
  /* the year at its end */
  write_cell (fixture, 0, 4, "7000000");
  pursuit_test_wait_for (sum_of (fixture) == goal - of_year + 700000000);
  g_assert_cmpint (number (fixture, year), ==, 700000000);
  g_assert_true (pursuit_test_sees_start (fixture->plan, "Too much by "));
  /* in a cell, too, a step back is the plan's, as long as nothing is written */
  gtk_widget_grab_focus (cell_of (fixture, 0, 0));
  gtk_editable_set_text (GTK_EDITABLE (cell_of (fixture, 0, 0)), "1");
  g_assert_true (press (cell_of (fixture, 0, 0), GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_false (pursuit_amount_cell_is_changed (PURSUIT_AMOUNT_CELL (cell_of (fixture, 0, 0))));
  g_assert_true (press (cell_of (fixture, 0, 0), GDK_KEY_z, GDK_CONTROL_MASK));
  pursuit_test_wait_for (sum_of (fixture) == goal - before + 10001);
  undo (fixture);
  pursuit_test_wait_for (sum_of (fixture) == goal);
  g_assert_cmpint (number (fixture, quarter), ==, before);
  g_assert_cmpint (number (fixture, year), ==, of_year);

  /* the parts of the year are a step too; a cell is a month then */
  pursuit_test_click (fixture->plan, "Months");
  pursuit_test_wait_for (cell_of (fixture, 0, 12) != NULL);
  assert_answer (fixture, "SELECT split FROM plan", "month");
  write_cell (fixture, 0, 11, "0");
  pursuit_test_wait_for (((PursuitPlanPart *) book_of (fixture)->parts->pdata[0])->targets[11] == 0);

  undo (fixture);
  pursuit_test_wait_for (sum_of (fixture) == goal);
  undo (fixture);
  pursuit_test_wait_for (book_of (fixture)->split == PURSUIT_SPLIT_QUARTER);
  undo (fixture);
  pursuit_test_wait_for (book_of (fixture)->parts->len == 0);
  assert_answer (fixture, "SELECT count(*), (SELECT split FROM plan) FROM plan_line", "0|quarter");
}

/* What is no amount is told below its line, and stays until it is mended or taken back. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  split (fixture);
  gint64 sum = sum_of (fixture);
  g_autofree char *shown = g_strdup (gtk_editable_get_text (GTK_EDITABLE (cell_of (fixture, 1, 0))));
  static const char *const wrong[] = { "12x", "-5" };
  static const char *const told[] = { "“12x” is not an amount.", "A target is not below 0." };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      write_cell (fixture, 1, 0, wrong[i]);
      g_assert_true (pursuit_test_sees (fixture->plan, told[i]));
      g_assert_true (gtk_widget_has_css_class (cell_of (fixture, 1, 0), "error"));
    }
  /* what is read anew does not take away what is being written */
  write_row (fixture, PURSUIT_PLAN_ENTRY_MARKET_GROWTH, "18");
  pursuit_test_wait_for (book_of (fixture)->market_growth == 0.18);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell_of (fixture, 1, 0))), ==, "-5");
  gtk_window_close (GTK_WINDOW (fixture->plan));
  pursuit_test_settle (50);
  g_assert_true (pursuit_test_find_window (PURSUIT_TYPE_PLAN_WINDOW) == fixture->plan);

  g_assert_true (press (cell_of (fixture, 1, 0), GDK_KEY_Escape, 0));
  g_assert_false (pursuit_test_sees (fixture->plan, told[1]));
  gtk_widget_grab_focus (cell_of (fixture, 0, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell_of (fixture, 1, 0))), ==, shown);
  g_assert_cmpint (sum_of (fixture), ==, sum);
  g_assert_cmpint (number (fixture, "SELECT sum(" YEAR_OF_LINE ") FROM plan_line"), ==, sum);
}

/* Other years are a button away; one without a plan says so. */
static void
test_years (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->plan), "plan.next", NULL);
  pursuit_test_wait_for (pursuit_test_sees (fixture->plan, "No plan for 2027 yet"));
  pursuit_test_click (fixture->plan, "_Build One");
  pursuit_test_wait_for (book_of (fixture)->id != 0 && book_of (fixture)->year == 2027);
  assert_answer (fixture, "SELECT year FROM plan ORDER BY year", "2026\n2027");
  gtk_widget_activate_action (GTK_WIDGET (fixture->plan), "plan.delete", NULL);
  pursuit_test_wait_for (pursuit_test_sees (fixture->plan, "No plan for 2027 yet"));
  undo (fixture);
  pursuit_test_wait_for (book_of (fixture)->id != 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->plan), "plan.previous", NULL);
  pursuit_test_wait_for (book_of (fixture)->year == 2026);
  pursuit_test_wait_for (!pursuit_test_sees (fixture->page, "No plan for 2026 yet"));
}

static const char *
subtitle_of (Fixture *fixture)
{
  PursuitReport *report = pursuit_reports_page_get_report (fixture->page);

  return report != NULL ? pursuit_report_get_subtitle (report) : "";
}

/* The month that the fiscal year begins with is set in one place; plans and the usual periods follow it. */
static void
test_fiscal_month (Fixture *fixture, gconstpointer data)
{
  PursuitPreferences *preferences;
  AdwComboRow *row;

  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("forecast"));
  pursuit_test_wait_for (g_str_equal (subtitle_of (fixture), "1 January 2026 to 31 December 2026"));
  pursuit_preferences_present (fixture->window);
  preferences = pursuit_test_find_window (PURSUIT_TYPE_PREFERENCES);
  row = ADW_COMBO_ROW (pursuit_test_find (preferences, ADW_TYPE_COMBO_ROW, "_Fiscal year begins in"));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  adw_combo_row_set_selected (row, 3);
  pursuit_test_wait_for (g_str_equal (subtitle_of (fixture), "1 April 2026 to 31 March 2027"));
  assert_answer (fixture, "SELECT value FROM setting WHERE name = 'fiscal-month'", "4");
  pursuit_test_wait_for (book_of (fixture)->first_month == 4);
  g_assert_true (pursuit_test_sees (fixture->plan, "Apr 2026 – Mar 2027"));
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* From when changes are told is one of the usual days, which is remembered, or a day of one's own. */
static void
test_since (Fixture *fixture, gconstpointer data)
{
  PursuitDay today = pursuit_session_get_today (fixture->session);
  PursuitReportChoices *choices;
  PursuitSinceChooser *since;
  PursuitReportParams params;

  choices = PURSUIT_REPORT_CHOICES (pursuit_test_find (fixture->window, PURSUIT_TYPE_REPORT_CHOICES, NULL));
  g_assert_null (pursuit_test_find (choices, PURSUIT_TYPE_SINCE_CHOOSER, NULL));
  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("forecast"));
  since = PURSUIT_SINCE_CHOOSER (pursuit_test_find (choices, PURSUIT_TYPE_SINCE_CHOOSER, NULL));
  gtk_menu_button_popup (GTK_MENU_BUTTON (pursuit_test_find (since, GTK_TYPE_MENU_BUTTON, NULL)));
  pursuit_test_click (since, "Since last week");
  pursuit_report_choices_get_params (choices, &params);
  g_assert_cmpint (params.since, ==, today - 7);

  g_assert_false (pursuit_since_chooser_take_text (since, "soon"));
  g_assert_false (pursuit_since_chooser_take_text (since, "2027-01-01"));
  pursuit_report_choices_get_params (choices, &params);
  g_assert_cmpint (params.since, ==, today - 7);
  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("plan"));
  pursuit_report_choices_get_params (choices, &params);
  g_assert_cmpint (params.since, ==, 0);
  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("forecast"));
  g_assert_cmpint (pursuit_since_chooser_get_preset (since), ==, PURSUIT_SINCE_LAST_WEEK);
  g_assert_true (pursuit_since_chooser_take_text (since, "2026-10-05"));
  pursuit_report_choices_get_params (choices, &params);
  g_assert_cmpint (params.since, ==, pursuit_day_from_ymd (2026, 10, 5));
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/plan/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("target", test_target);
  ADD ("parts", test_parts);
  ADD ("refused", test_refused);
  ADD ("years", test_years);
  ADD ("fiscal-month", test_fiscal_month);
  ADD ("since", test_since);
#undef ADD
  return g_test_run ();
}
