/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What it takes to open a deal's page: from the wish to the first frame that is painted, and to the one that
 * shows all that was read, with one deal read through the session as the floor. The database is
 * $PURSUIT_BENCH_DATABASE, or random deals made here.
 */
#include "pursuit-display-test.h"

#include "pursuit-deal-actions.h"
#include "pursuit-deal-page.h"

enum
{
  OPENINGS = 60,
  STAGE = 2
};

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return x < y ? -1 : x > y;
}

static void
report (const char *name, double *ms, guint n)
{
  qsort (ms, n, sizeof *ms, compare_doubles);
  g_print ("%-28s median %6.2f ms   95 %% %6.2f ms   worst %6.2f ms\n", name, ms[n / 2], ms[n * 95 / 100],
           ms[n - 1]);
}

static void
count_frame_cb (GdkFrameClock *clock, guint *frames)
{
  (*frames)++;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitRecord) deal = pursuit_session_record_finish (PURSUIT_SESSION (source), result, NULL);

  g_assert_nonnull (deal);
  *(gboolean *) data = TRUE;
}

static void
measure_reading (PursuitSession *session, PursuitList *deals)
{
  double ms[OPENINGS];

  for (guint i = 0; i < OPENINGS; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      gboolean done = FALSE;

      pursuit_session_record_async (session, &PURSUIT_DEAL_ENTITY, pursuit_list_get_id_at (deals, i), NULL,
                                    read_cb, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      ms[i] = (double) (g_get_monotonic_time () - begin) / 1000;
    }
  report ("one deal read", ms, OPENINGS);
}

static void
measure_pages (PursuitWindow *window, PursuitList *deals)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  double shell[OPENINGS], filled[OPENINGS];
  guint frames = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame_cb), &frames);

  for (guint i = 0; i < OPENINGS; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      PursuitDealPage *page;
      guint last;

      frames = 0;
      pursuit_deal_open (window, pursuit_list_get_id_at (deals, i), G_LIST_MODEL (deals));
      page = PURSUIT_DEAL_PAGE (pursuit_window_get_page (window));
      while (frames == 0)
        g_main_context_iteration (NULL, TRUE);
      shell[i] = (double) (g_get_monotonic_time () - begin) / 1000;
      last = pursuit_deal_page_is_filled (page) ? 0 : frames;
      while (!pursuit_deal_page_is_filled (page))
        {
          last = frames;
          g_main_context_iteration (NULL, TRUE);
        }
      while (frames == last)
        g_main_context_iteration (NULL, TRUE);
      filled[i] = (double) (g_get_monotonic_time () - begin) / 1000;
      pursuit_test_settle (50);
    }
  g_signal_handler_disconnect (clock, handler);
  report ("first frame of the page", shell, OPENINGS);
  report ("page with all that was read", filled, OPENINGS);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *own = NULL;
  const char *given = g_getenv ("PURSUIT_BENCH_DATABASE");
  const char *deals = g_getenv ("PURSUIT_BENCH_DEALS");
  g_autoptr (PursuitSession) session = pursuit_session_new ();
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitList) list = NULL;
  PursuitCreateOptions options = { .sample = PURSUIT_SAMPLE_RANDOM,
                                   .n_deals = deals ? atoll (deals) : 1000000,
                                   .seed = 1 };
  PursuitWindow *window;

  pursuit_test_init (&argc, &argv);
  own = pursuit_test_path ("bench.db");
  if (given != NULL ? !pursuit_session_open (session, given, PURSUIT_OPEN_DEFAULT, &error)
                    : !pursuit_session_create (session, own, &options, NULL, &error))
    g_error ("%s", error->message);
  pursuit_session_set_ui_thread (session);
  pursuit_list_spec_where_int (spec, PURSUIT_DEAL_STAGE_ID, PURSUIT_OP_EQ, STAGE);
  pursuit_list_spec_set_on_board (spec, TRUE);
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_POSITION, FALSE);
  list = pursuit_session_list (session, spec);
  pursuit_test_wait_for (pursuit_list_is_loaded (list));
  window = pursuit_test_window (session);
  pursuit_test_settle (2000);
  measure_reading (session, list);
  measure_pages (window, list);
  pursuit_test_close (window, session);
  return 0;
}
