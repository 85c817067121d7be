/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was chosen for a report is chosen again when one comes back to it: from another report, after a new
 * start of the program, and in the dialog of the report book. What is gone since stands for all. */

#include "pursuit-display-test.h"

#include <string.h>

#include "pursuit-deal.h"
#include "pursuit-kept-view.h"
#include "pursuit-market-group.h"
#include "pursuit-member.h"
#include "pursuit-period-chooser.h"
#include "pursuit-process-command.h"
#include "pursuit-process.h"
#include "pursuit-report-book-dialog.h"
#include "pursuit-report-choices.h"
#include "pursuit-reports-page.h"
#include "pursuit-settings.h"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  PursuitReportsPage *page;
  PursuitReportChoices *choices;
} Fixture;

/* The words below the title of the report that is shown; NULL while there is none. */
static const char *
get_subtitle (Fixture *fixture)
{
  PursuitReport *report = pursuit_reports_page_get_report (fixture->page);

  return report != NULL ? pursuit_report_get_subtitle (report) : NULL;
}

static gboolean
says (Fixture *fixture, const char *words)
{
  return get_subtitle (fixture) != NULL && strstr (get_subtitle (fixture), words) != NULL;
}

static void
start (Fixture *fixture)
{
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  fixture->page = PURSUIT_REPORTS_PAGE (pursuit_window_show_page (fixture->window, "reports"));
  fixture->choices =
      PURSUIT_REPORT_CHOICES (pursuit_test_find (fixture->window, PURSUIT_TYPE_REPORT_CHOICES, NULL));
  pursuit_test_wait_for (get_subtitle (fixture) != NULL);
}

static void
stop (Fixture *fixture)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_clear_object (&fixture->session);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("choices-%d.db", number++);

  g_settings_reset (pursuit_settings_get (), "report");
  g_settings_reset (pursuit_settings_get (), "report-params");
  g_settings_reset (pursuit_settings_get (), "saved-views");
  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  start (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  stop (fixture);
  g_free (fixture->path);
}

/* Chooses the line @line of the drop-down that has it. */
static gboolean
choose_in (GtkWidget *root, const char *line)
{
  gboolean chosen = FALSE;

  if (GTK_IS_DROP_DOWN (root))
    {
      GListModel *lines = gtk_drop_down_get_model (GTK_DROP_DOWN (root));

      for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
        if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (lines), i), line))
          {
            gtk_drop_down_set_selected (GTK_DROP_DOWN (root), i);
            return TRUE;
          }
      return FALSE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !chosen;
       child = gtk_widget_get_next_sibling (child))
    chosen = choose_in (child, line);
  return chosen;
}

static void
choose (Fixture *fixture, const char *line)
{
  g_assert_true (choose_in (GTK_WIDGET (fixture->choices), line));
}

static void
show (Fixture *fixture, const char *report)
{
  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find (report));
}

static void
save_view (const char *name, const char *condition)
{
  g_autoptr (GPtrArray) views = pursuit_kept_views_load (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitFilter) all = pursuit_filter_new_group (PURSUIT_FILTER_ALL);
  g_autoptr (GError) error = NULL;

  pursuit_filter_add (all, pursuit_filter_from_text (&PURSUIT_DEAL_ENTITY, condition, &error));
  g_assert_no_error (error);
  g_ptr_array_add (views, pursuit_kept_view_new (name, g_steal_pointer (&all)));
  pursuit_kept_views_store (&PURSUIT_DEAL_ENTITY, views);
}

/* Every choice there is, for the funnel. */
static void
choose_everything (Fixture *fixture)
{
  save_view ("Large & mid", "amount > 100");
  choose (fixture, "Zhou Qi");
  choose (fixture, "Project sale, six steps");
  choose (fixture, "East China");
  choose (fixture, "B");
  choose (fixture, "Large & mid");
  choose (fixture, "The year before");
  pursuit_period_chooser_set_period (
      PURSUIT_PERIOD_CHOOSER (pursuit_test_find (fixture->choices, PURSUIT_TYPE_PERIOD_CHOOSER, NULL)),
      pursuit_day_parse_iso ("2026-02-03"), pursuit_day_parse_iso ("2026-10-30"));
  pursuit_test_wait_for (says (fixture, "Zhou Qi") && says (fixture, "Project sale, six steps") &&
                         says (fixture, "East China") && says (fixture, "Grade B") &&
                         says (fixture, "view “Large & mid”") && says (fixture, "3 February 2026") &&
                         says (fixture, "compared with"));
}

static void
assert_all (Fixture *fixture)
{
  g_auto (PursuitReportParams) params = { 0 };

  pursuit_report_choices_get_params (fixture->choices, &params);
  g_assert_cmpint (params.owner, ==, 0);
  g_assert_cmpint (params.process, ==, 0);
  g_assert_cmpint (params.market, ==, 0);
  g_assert_cmpint (params.grade, ==, 0);
  g_assert_null (params.view);
}

static void
assert_same (Fixture *fixture, const PursuitReportParams *params)
{
  g_auto (PursuitReportParams) now = { 0 };

  pursuit_report_choices_get_params (fixture->choices, &now);
  g_assert_true (pursuit_report_params_equal (&now, params));
}

static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  g_auto (PursuitReportParams) params = { 0 };
  g_autofree char *subtitle = NULL;

  choose_everything (fixture);
  pursuit_report_choices_get_params (fixture->choices, &params);
  g_assert_cmpint (params.owner, >, 0);
  g_assert_cmpint (params.process, ==, 2);
  g_assert_cmpint (params.market, >, 0);
  g_assert_cmpint (params.grade, ==, 'B');
  g_assert_cmpstr (params.view, ==, "Large & mid");
  subtitle = g_strdup (get_subtitle (fixture));

  /* for this report and no other */
  show (fixture, "losses");
  assert_all (fixture);
  choose (fixture, "Lin Fang");
  pursuit_test_wait_for (says (fixture, "Lin Fang"));
  /* a period without both ends has a name */
  pursuit_period_chooser_set_period (
      PURSUIT_PERIOD_CHOOSER (pursuit_test_find (fixture->choices, PURSUIT_TYPE_PERIOD_CHOOSER, NULL)),
      PURSUIT_DAY_NONE, PURSUIT_DAY_NONE);
  g_assert_true (pursuit_test_sees (fixture->choices, "All time"));
  show (fixture, "velocity");
  assert_all (fixture);
  show (fixture, "funnel");
  assert_same (fixture, &params);
  pursuit_test_wait_for (g_strcmp0 (get_subtitle (fixture), subtitle) == 0);

  /* the program ends and is started again */
  stop (fixture);
  start (fixture);
  g_assert_cmpstr (get_subtitle (fixture), ==, subtitle); /* of the first report that is made */
  assert_same (fixture, &params);
  show (fixture, "losses");
  pursuit_test_wait_for (says (fixture, "Lin Fang"));
}

/* The words below the name of a report in the dialog. */
static const char *
get_row_words (GtkWidget *root, const char *title)
{
  const char *words = NULL;

  if (ADW_IS_ACTION_ROW (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return adw_action_row_get_subtitle (ADW_ACTION_ROW (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && words == NULL;
       child = gtk_widget_get_next_sibling (child))
    words = get_row_words (child, title);
  return words;
}

static void
test_book (Fixture *fixture, gconstpointer data)
{
  PursuitReportBookDialog *dialog;

  choose_everything (fixture);
  show (fixture, "losses");
  choose (fixture, "Lin Fang");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.book", NULL);
  dialog = pursuit_test_find_window (PURSUIT_TYPE_REPORT_BOOK_DIALOG);
  pursuit_test_wait_for (gtk_widget_get_sensitive (pursuit_test_find (dialog, GTK_TYPE_BUTTON, "Pre_view…")));
  g_assert_cmpstr (
      get_row_words (GTK_WIDGET (dialog), "Funnel"), ==,
      "Cohort · 3 February 2026 – 30 October 2026 · Project sale, six steps · Zhou Qi · East China · "
      "Large & mid · Grade B");
  g_assert_cmpstr (get_row_words (GTK_WIDGET (dialog), "Losses"), ==,
                   "1 January 2026 – 31 December 2026 · Lin Fang");
  g_assert_cmpstr (get_row_words (GTK_WIDGET (dialog), "Velocity and ageing"), ==,
                   "1 January 2026 – 31 December 2026");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_window_run_finish (PURSUIT_WINDOW (source), result, &error);

  g_assert_no_error (error);
  *(gint64 *) data = step->record_id != 0 ? step->record_id : -1;
}

/* Returns: the id of the record that the command made or changed first */
static gint64
run (Fixture *fixture, PursuitCommand *command)
{
  g_autoptr (PursuitCommand) owned = command;
  gint64 id = 0;

  pursuit_window_run (fixture->window, command, run_cb, &id);
  pursuit_test_wait_for (id != 0);
  return id;
}

static gint64
make_member (Fixture *fixture, const char *name)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_MEMBER_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_MEMBER_NAME, name);
  return run (fixture, pursuit_command_new_record (fields));
}

/* An owner who joined a moment ago can be chosen. When owner, process and market are gone the report is of
 * all deals at once, and after a new start, with no word of an error. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_auto (PursuitReportParams) params = { 0 };
  gint64 member = make_member (fixture, "Quick & gone");

  pursuit_test_wait_for (choose_in (GTK_WIDGET (fixture->choices), "Quick & gone"));
  choose (fixture, "Abroad");
  choose (fixture, "Grade-A solution sale");
  pursuit_test_wait_for (says (fixture, "Quick & gone") && says (fixture, "Abroad") &&
                         says (fixture, "Grade-A solution sale"));
  pursuit_report_choices_get_params (fixture->choices, &params);
  g_assert_cmpint (params.owner, ==, member);

  /* an owner goes when what made him is taken back */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  pursuit_test_wait_for (says (fixture, "All owners"));
  run (fixture, pursuit_command_delete_record (&PURSUIT_MARKET_GROUP_ENTITY, params.market));
  run (fixture, pursuit_command_retire (&PURSUIT_PROCESS_ENTITY, params.process));
  pursuit_test_wait_for (says (fixture, "All owners") && says (fixture, "Key account, six stages") &&
                         !says (fixture, "Abroad"));
  assert_all (fixture);

  stop (fixture);
  start (fixture);
  assert_all (fixture);
  g_assert_true (says (fixture, "All owners") && says (fixture, "Key account, six stages"));

  /* what else is chosen is remembered then, too */
  choose (fixture, "A");
  pursuit_test_wait_for (says (fixture, "Grade A"));
  stop (fixture);
  start (fixture);
  g_assert_true (says (fixture, "Grade A") && says (fixture, "All owners"));
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/report-choices/remembered", test_remembered);
  ADD ("/report-choices/book", test_book);
  ADD ("/report-choices/gone", test_gone);
#undef ADD
  return g_test_run ();
}
