/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What it takes to open a deal's page: from the wish to the frame that says whose deal it is, and to the one
 * that shows all that was read of it. Beside the time on the clock stands that of the window's thread on a
 * processor, which does not grow when others want one too. The floors are one deal read through the session,
 * and the frame in which a window shows another label. The database is $PURSUIT_BENCH_DATABASE, or random
 * deals made here.
 */
#include "pursuit-display-test.h"

#include "pursuit-deal-actions.h"
#include "pursuit-deal-page.h"

#include <time.h>

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

/* Milliseconds on the clock and of this thread on a processor. */
typedef struct
{
  double wall[OPENINGS];
  double processor[OPENINGS];
} Times;

typedef struct
{
  gint64 wall;
  struct timespec processor;
} Start;

static Start
start (void)
{
  Start now = { g_get_monotonic_time () };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now.processor);
  return now;
}

static void
stop (Times *times, guint i, const Start *begin)
{
  Start end = start ();

  times->wall[i] = (double) (end.wall - begin->wall) / 1000;
  times->processor[i] = (double) (end.processor.tv_sec - begin->processor.tv_sec) * 1000 +
                        (double) (end.processor.tv_nsec - begin->processor.tv_nsec) / 1000000;
}

static double
median (const double *values)
{
  double sorted[OPENINGS];

  memcpy (sorted, values, sizeof sorted);
  qsort (sorted, OPENINGS, sizeof *sorted, compare_doubles);
  return sorted[OPENINGS / 2];
}

static void
report (const char *name, Times *times, const Times *floor)
{
  double first = times->wall[0], processor = median (times->processor), middle = median (times->wall);

  qsort (times->wall, OPENINGS, sizeof *times->wall, compare_doubles);
  g_print ("%-32s median %6.2f ms  95 %% %6.2f  worst %6.2f  the first %6.2f; processor %6.2f ms", name,
           middle, times->wall[OPENINGS * 95 / 100], times->wall[OPENINGS - 1], first, processor);
  if (floor != NULL)
    g_print ("; %.1f x the floor, processor %.1f x", middle / median (floor->wall),
             processor / median (floor->processor));
  g_print ("\n");
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
  Times times;

  for (guint i = 0; i < OPENINGS; i++)
    {
      Start begin = start ();
      gboolean done = FALSE;

      pursuit_session_record_async (session, &PURSUIT_DEAL_ENTITY, pursuit_list_get_id_at (deals, i), NULL,
                                    read_cb, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      stop (&times, i, &begin);
    }
  report ("one deal read", &times, NULL);
}

static void
wait_frame (guint *frames)
{
  guint before = *frames;

  while (*frames == before)
    g_main_context_iteration (NULL, TRUE);
}

/* A window as large as ours that shows one label, then another. */
static void
measure_labels (Times *times)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  guint frames = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("one"), "0");
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("another"), "1");
  adw_window_set_content (ADW_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  pursuit_test_settle (500);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (count_frame_cb), &frames);
  for (guint i = 0; i < OPENINGS; i++)
    {
      Start begin = start ();

      gtk_stack_set_visible_child_name (GTK_STACK (stack), i % 2 == 0 ? "1" : "0");
      wait_frame (&frames);
      stop (times, i, &begin);
      pursuit_test_settle (50);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
measure_pages (PursuitWindow *window, PursuitList *deals, const Times *floor)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Times shell, filled;
  guint frames = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame_cb), &frames);

  for (guint i = 0; i < OPENINGS; i++)
    {
      Start begin = start ();
      PursuitDealPage *page;

      pursuit_deal_open (window, pursuit_list_get_id_at (deals, i), G_LIST_MODEL (deals));
      page = PURSUIT_DEAL_PAGE (pursuit_window_get_page (window));
      wait_frame (&frames);
      stop (&shell, i, &begin);
      while (!pursuit_deal_page_is_filled (page))
        g_main_context_iteration (NULL, TRUE);
      wait_frame (&frames);
      stop (&filled, i, &begin);
      pursuit_test_settle (50);
    }
  g_signal_handler_disconnect (clock, handler);
  report ("first frame of the page", &shell, floor);
  report ("page with all that was read", &filled, floor);
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
  Times floor;

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
  measure_labels (&floor);
  measure_pages (window, list, &floor);
  report ("another label in a window", &floor, NULL);
  pursuit_test_close (window, session);
  return 0;
}
