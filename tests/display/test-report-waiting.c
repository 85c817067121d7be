/* SPDX-License-Identifier: GPL-3.0-or-later */

/* While a report is made the window goes on: parameters can be changed, and only what is wanted last is made
 * to its end. */

#include "pursuit-display-test.h"

#include "pursuit-period-chooser.h"
#include "pursuit-report-choices.h"
#include "pursuit-report-grid.h"
#include "pursuit-reports-page.h"
#include "pursuit-settings.h"

#define N_CHANGES 10

/* What the report that counts has been asked for; the thread that makes it writes there. */
static int n_begun, n_stopped, n_made;
static int is_held; /* it does not come to its end */

typedef struct
{
  PursuitSession *session;
  PursuitWindow *window;
  PursuitReportsPage *page;
  GtkWidget *choices;
} Fixture;

static char *
word_params (const PursuitReportParams *params)
{
  return g_strdup_printf ("%d %d %d %d %d %d %d %d %c %s", (int) params->mode, params->from, params->to,
                          (int) params->comparison, (int) params->granularity, (int) params->owner,
                          (int) params->process, (int) params->market, params->grade ? params->grade : '-',
                          params->view ? params->view : "-");
}

static PursuitReport *
make_counted (PursuitReportSource *source,
              const PursuitReportParams *params,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *words = word_params (params);

  g_atomic_int_inc (&n_begun);
  while (g_atomic_int_get (&is_held) && !g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_atomic_int_inc (&n_stopped);
      return NULL;
    }
  g_atomic_int_inc (&n_made);
  return pursuit_report_new ("Counted", words, "db", pursuit_day_from_ymd (2026, 11, 21));
}

static const PursuitReportKind COUNTED = { "counted",
                                           "Counted",
                                           "How often is it made?",
                                           "pursuit-funnel-symbolic",
                                           PURSUIT_REPORT_USES_MODE | PURSUIT_REPORT_USES_PERIOD |
                                               PURSUIT_REPORT_USES_COMPARISON |
                                               PURSUIT_REPORT_USES_GRANULARITY | PURSUIT_REPORT_USES_PROCESS |
                                               PURSUIT_REPORT_USES_DEALS,
                                           make_counted };

/* Whether the report that is shown is the counted one, of what is chosen now. */
static gboolean
shows_chosen (Fixture *fixture)
{
  PursuitReport *report = pursuit_reports_page_get_report (fixture->page);
  g_auto (PursuitReportParams) params = { 0 };
  g_autofree char *words = NULL;

  pursuit_report_choices_get_params (PURSUIT_REPORT_CHOICES (fixture->choices), &params);
  words = word_params (&params);
  return report != NULL && g_str_equal (pursuit_report_get_title (report), "Counted") &&
         g_str_equal (pursuit_report_get_subtitle (report), words);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("waiting-%d.db", number++);
  g_autofree char *path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);

  g_settings_reset (pursuit_settings_get (), "report");
  g_settings_reset (pursuit_settings_get (), "report-params");
  fixture->session = pursuit_test_open (path);
  fixture->window = pursuit_test_window (fixture->session);
  fixture->page = PURSUIT_REPORTS_PAGE (pursuit_window_show_page (fixture->window, "reports"));
  fixture->choices = pursuit_test_find (fixture->window, PURSUIT_TYPE_REPORT_CHOICES, NULL);
  pursuit_test_wait_for (pursuit_reports_page_get_report (fixture->page) != NULL);
  g_atomic_int_set (&is_held, FALSE);
  pursuit_reports_page_set_kind (fixture->page, &COUNTED);
  pursuit_test_wait_for (shows_chosen (fixture));
  g_atomic_int_set (&n_begun, 0);
  g_atomic_int_set (&n_stopped, 0);
  g_atomic_int_set (&n_made, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_atomic_int_set (&is_held, FALSE);
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
}

/* The drop-downs below @root that offer a choice. */
static void
find_choosers (GtkWidget *root, GPtrArray *found)
{
  if (PURSUIT_IS_PERIOD_CHOOSER (root))
    return;
  if (GTK_IS_DROP_DOWN (root))
    {
      if (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (root))) > 1)
        g_ptr_array_add (found, root);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_choosers (child, found);
}

static PursuitPeriodChooser *
period_of (Fixture *fixture)
{
  return PURSUIT_PERIOD_CHOOSER (pursuit_test_find (fixture->choices, PURSUIT_TYPE_PERIOD_CHOOSER, NULL));
}

/* Each parameter that is changed makes the report once, while the one that was shown stays. */
static void
test_each_parameter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) choosers = g_ptr_array_new ();
  int n = 0;

  find_choosers (fixture->choices, choosers);
  g_assert_cmpuint (choosers->len, >=, 6); /* owner, process, comparison, granularity, view, grade */
  for (guint i = 0; i < choosers->len; i++)
    {
      gtk_drop_down_set_selected (choosers->pdata[i], 1);
      g_assert_nonnull (pursuit_reports_page_get_report (fixture->page));
      pursuit_test_wait_for (shows_chosen (fixture));
      g_assert_cmpint (g_atomic_int_get (&n_made), ==, ++n);
    }
  pursuit_period_chooser_set_preset (period_of (fixture), PURSUIT_PERIOD_LAST_YEAR);
  pursuit_test_wait_for (shows_chosen (fixture));
  pursuit_reports_page_set_mode (fixture->page, PURSUIT_FUNNEL_FLOW);
  pursuit_test_wait_for (shows_chosen (fixture));
  g_assert_cmpint (g_atomic_int_get (&n_made), ==, n + 2);
  g_assert_cmpint (g_atomic_int_get (&n_begun), ==, n + 2);
  g_assert_cmpint (g_atomic_int_get (&n_stopped), ==, 0);
}

/* Of ten changes in a row only the last one is made; those that had been begun are stopped. */
static void
test_last_of_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) choosers = g_ptr_array_new ();

  find_choosers (fixture->choices, choosers);
  g_atomic_int_set (&is_held, TRUE);
  for (guint i = 0; i < N_CHANGES; i++)
    {
      gtk_drop_down_set_selected (choosers->pdata[i % choosers->len], 1 + i / choosers->len);
      /* the first two are under way when the others come */
      if (i < 2)
        pursuit_test_wait_for (g_atomic_int_get (&n_begun) == (int) i + 1);
    }
  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "Making the report…"));
  g_assert_false (shows_chosen (fixture));
  g_atomic_int_set (&is_held, FALSE);
  pursuit_test_wait_for (shows_chosen (fixture));
  g_assert_cmpint (g_atomic_int_get (&n_made), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&n_begun), >=, 3);
  g_assert_cmpint (g_atomic_int_get (&n_stopped), ==, g_atomic_int_get (&n_begun) - 1);
  g_assert_false (pursuit_test_sees (fixture->page, "Making the report…"));
}

/* What is cancelled stops, and nothing more is made until it is wished for. */
static void
test_cancel_ends (Fixture *fixture, gconstpointer data)
{
  g_atomic_int_set (&is_held, TRUE);
  pursuit_period_chooser_set_preset (period_of (fixture), PURSUIT_PERIOD_LAST_YEAR);
  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "Making the report…"));
  pursuit_test_wait_for (g_atomic_int_get (&n_begun) == 1);
  pursuit_test_click (fixture->page, "_Cancel");
  g_assert_false (pursuit_test_sees (fixture->page, "Making the report…"));
  pursuit_test_wait_for (g_atomic_int_get (&n_stopped) == 1);
  g_atomic_int_set (&is_held, FALSE);
  pursuit_test_settle (50);
  g_assert_cmpint (g_atomic_int_get (&n_begun), ==, 1);
  pursuit_test_click (fixture->page, "_Make It");
  pursuit_test_wait_for (shows_chosen (fixture));
  g_assert_cmpint (g_atomic_int_get (&n_made), ==, 1);
}

/* What was on the page is gone for good, though not before the new report is shown. */
static void
test_taken_apart (Fixture *fixture, gconstpointer data)
{
  GtkWidget *grid;

  pursuit_reports_page_set_kind (fixture->page, pursuit_report_registry_find ("monday"));
  pursuit_test_wait_for ((grid = pursuit_test_find (fixture->page, PURSUIT_TYPE_REPORT_GRID, NULL)) != NULL);
  g_object_add_weak_pointer (G_OBJECT (grid), (gpointer *) &grid);
  pursuit_reports_page_set_kind (fixture->page, &COUNTED);
  pursuit_test_wait_for (shows_chosen (fixture));
  g_assert_null (pursuit_test_find (fixture->page, PURSUIT_TYPE_REPORT_GRID, NULL));
  pursuit_test_wait_for (grid == NULL);
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/report-waiting/each-parameter", test_each_parameter);
  ADD ("/report-waiting/last-of-many", test_last_of_many);
  ADD ("/report-waiting/cancel-ends", test_cancel_ends);
  ADD ("/report-waiting/taken-apart", test_taken_apart);
#undef ADD
  return g_test_run ();
}
