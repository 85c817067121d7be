/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How long the window is away while a report is chosen: the processor time of its thread in the turn of the
 * main loop that asks for the report, in the longest one while it is being made, in the one that takes it,
 * and in the longest one of the frames that show it. The database is $PURSUIT_BENCH_DATABASE, which
 * bench-reports has filled in, or random deals made here.
 */
#include "pursuit-display-test.h"

#include "pursuit-reports-page.h"

#include <time.h>

enum
{
  ROUNDS = 5,
  FRAMES_US = 500000 /* in which it is painted */
};

enum
{
  ASKING,
  WAITING,
  TAKING,
  FRAME,
  N_PARTS
};

static double
processor_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static double
turn (void)
{
  double start = processor_ms ();

  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
  return processor_ms () - start;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
choose (PursuitReportsPage *page, const PursuitReportKind *kind, double parts[N_PARTS])
{
  g_autoptr (PursuitReport) before = g_object_ref (pursuit_reports_page_get_report (page));
  double start = processor_ms ();

  memset (parts, 0, N_PARTS * sizeof *parts);
  pursuit_reports_page_set_kind (page, kind);
  parts[ASKING] = processor_ms () - start;
  while (TRUE)
    {
      double used = turn ();

      if (pursuit_reports_page_get_report (page) != before)
        {
          parts[TAKING] = used;
          break;
        }
      parts[WAITING] = MAX (parts[WAITING], used);
    }
  for (gint64 end = g_get_monotonic_time () + FRAMES_US; g_get_monotonic_time () < end;)
    parts[FRAME] = MAX (parts[FRAME], turn ());
}

static void
measure (PursuitReportsPage *page, const PursuitReportKind *kind, const PursuitReportKind *other)
{
  static const char *const names[N_PARTS] = { "asking", "waiting", "taking it", "frame" };
  double times[N_PARTS][ROUNDS], parts[N_PARTS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      choose (page, other, parts);
      pursuit_test_settle (100);
      choose (page, kind, parts);
      for (guint k = 0; k < N_PARTS; k++)
        times[k][i] = parts[k];
      pursuit_test_settle (100);
    }
  g_print ("%-14s", kind->name);
  for (guint k = 0; k < N_PARTS; k++)
    {
      qsort (times[k], ROUNDS, sizeof (double), compare_doubles);
      g_print ("  %s %.1f, worst %.1f", names[k], times[k][ROUNDS / 2], times[k][ROUNDS - 1]);
    }
  g_print (" ms\n");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  const char *given = g_getenv ("PURSUIT_BENCH_DATABASE"), *deals = g_getenv ("PURSUIT_BENCH_DEALS");
  g_autoptr (PursuitSession) session = pursuit_session_new ();
  PursuitCreateOptions options = { .sample = PURSUIT_SAMPLE_RANDOM,
                                   .n_deals = deals ? g_ascii_strtoll (deals, NULL, 10) : 20000,
                                   .seed = 1 };
  guint n = pursuit_report_registry_get_n ();

  pursuit_test_init (&argc, &argv);
  g_autofree char *own = pursuit_test_path ("bench.db");
  if (given != NULL ? !pursuit_session_open (session, given, PURSUIT_OPEN_READ_ONLY, &error)
                    : !pursuit_session_create (session, own, &options, NULL, &error))
    g_error ("%s", error->message);
  pursuit_session_set_ui_thread (session);
  PursuitWindow *window = pursuit_test_window (session);
  PursuitReportsPage *page = PURSUIT_REPORTS_PAGE (pursuit_window_show_page (window, "reports"));
  pursuit_test_wait_for (pursuit_reports_page_get_report (page) != NULL);
  pursuit_test_settle (1000);
  g_print ("processor time of the window’s thread\n");
  for (guint i = 0; i < n; i++)
    measure (page, pursuit_report_registry_get (i), pursuit_report_registry_get ((i + 1) % n));
  pursuit_test_close (window, session);
  return 0;
}
