/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How long the window is away while a report is chosen: the processor time of its thread in the turn of the
 * main loop that asks for the report, in the longest one while it is being made, in the one that takes it,
 * and in the longest one of the frames that show it; then the same while each of its parameters is changed,
 * and how long it took until something was seen: the report, or that it is being made. The database is
 * $PURSUIT_BENCH_DATABASE, which bench-reports has filled in, or random deals made here;
 * $PURSUIT_BENCH_REPORT names the only report wanted.
 */
#include "pursuit-display-test.h"

#include "measure.h"
#include "pursuit-report-choices.h"
#include "pursuit-reports-page.h"

enum
{
  ROUNDS = 5,
  FRAMES_MS = 500,   /* in which it is painted */
  LONGEST_MS = 20000 /* that a report takes */
};

enum
{
  ASKING,
  WAITING,
  TAKING,
  FRAME,
  N_PARTS
};

/* The longest frame since it was 0, and when the present one began. */
typedef struct
{
  double longest;
  MeasureTime start;
} Frames;

static void
before_paint_cb (GdkFrameClock *clock, Frames *frames)
{
  frames->start = measure_now ();
}

static void
after_paint_cb (GdkFrameClock *clock, Frames *frames)
{
  frames->longest = MAX (frames->longest, measure_since (frames->start).thread);
}

static double
turn (void)
{
  MeasureTime start = measure_now ();

  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
  return measure_since (start).thread;
}

/* What is chosen already is not made again. */
static void
choose (PursuitReportsPage *page, const PursuitReportKind *kind, Frames *frames, double parts[N_PARTS])
{
  static const PursuitReportKind *shown;
  g_autoptr (PursuitReport) before = g_object_ref (pursuit_reports_page_get_report (page));
  MeasureTime start = measure_now ();

  memset (parts, 0, N_PARTS * sizeof *parts);
  if (kind == shown)
    return;
  shown = kind;
  pursuit_reports_page_set_kind (page, kind);
  parts[ASKING] = measure_since (start).thread;
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
  frames->longest = 0;
  pursuit_test_settle (FRAMES_MS);
  parts[FRAME] = frames->longest;
}

static void
measure (PursuitReportsPage *page,
         const PursuitReportKind *kind,
         const PursuitReportKind *other,
         Frames *frames)
{
  static const char *const names[N_PARTS] = { "asking", "waiting", "taking it", "frame" };
  double times[N_PARTS][ROUNDS], parts[N_PARTS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      choose (page, other, frames, parts);
      pursuit_test_settle (100);
      choose (page, kind, frames, parts);
      for (guint k = 0; k < N_PARTS; k++)
        times[k][i] = parts[k];
      pursuit_test_settle (100);
    }
  g_print ("%-14s", kind->name);
  for (guint k = 0; k < N_PARTS; k++)
    {
      measure_sort (times[k], ROUNDS);
      g_print ("  %s %.1f, worst %.1f", names[k], times[k][ROUNDS / 2], times[k][ROUNDS - 1]);
    }
  g_print (" ms\n");
}

/* Parameters */

/* The drop-downs below @root that offer a choice. */
static void
find_choosers (GtkWidget *root, GPtrArray *found)
{
  if (GTK_IS_DROP_DOWN (root))
    {
      if (gtk_widget_get_visible (root) &&
          g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (root))) > 1)
        g_ptr_array_add (found, root);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_choosers (child, found);
}

/* Changes each parameter in turn and waits for the report, or for its end when it does not use it. */
static void
measure_changes (PursuitWindow *window,
                 PursuitReportsPage *page,
                 const PursuitReportKind *kind,
                 Frames *frames)
{
  g_autoptr (GPtrArray) choosers = g_ptr_array_new ();
  double longest = 0, seen = 0, parts[N_PARTS];
  guint n = 0;

  choose (page, kind, frames, parts);
  find_choosers (pursuit_test_find (window, PURSUIT_TYPE_REPORT_CHOICES, NULL), choosers);
  for (guint i = 0; i < choosers->len; i++)
    {
      g_autoptr (PursuitReport) before = g_object_ref (pursuit_reports_page_get_report (page));
      MeasureTime start = measure_now ();
      gboolean answered = FALSE;

      gtk_drop_down_set_selected (choosers->pdata[i],
                                  gtk_drop_down_get_selected (choosers->pdata[i]) == 1 ? 2 : 1);
      longest = MAX (longest, measure_since (start).thread);
      frames->longest = 0;
      while (pursuit_reports_page_get_report (page) == before && measure_since (start).wall < LONGEST_MS)
        {
          longest = MAX (longest, turn ());
          if (!answered && pursuit_test_sees (page, "Making the report…"))
            {
              answered = TRUE;
              seen = MAX (seen, measure_since (start).wall);
            }
        }
      if (pursuit_reports_page_get_report (page) == before)
        continue; /* no other value than before */
      if (!answered)
        seen = MAX (seen, measure_since (start).wall);
      pursuit_test_settle (FRAMES_MS);
      longest = MAX (longest, frames->longest);
      n++;
    }
  g_print (
      "%-14s  %u parameters changed: longest turn or frame %.1f ms; something seen after %.0f ms, at worst\n",
      kind->name, n, longest, seen);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  const char *given = g_getenv ("PURSUIT_BENCH_DATABASE"), *deals = g_getenv ("PURSUIT_BENCH_DEALS");
  const char *only = g_getenv ("PURSUIT_BENCH_REPORT");
  g_autoptr (PursuitSession) session = pursuit_session_new ();
  PursuitCreateOptions options = { .sample = PURSUIT_SAMPLE_RANDOM,
                                   .n_deals = deals ? g_ascii_strtoll (deals, NULL, 10) : 20000,
                                   .seed = 1 };
  guint n = pursuit_report_registry_get_n ();
  double parts[N_PARTS];
  Frames frames = { 0 };

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
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &frames);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), &frames);
  choose (page, pursuit_report_registry_get (n / 2), &frames, parts);
  g_print ("processor time of the window’s thread\n");
  for (guint i = 0; i < n; i++)
    if (only == NULL || g_str_equal (only, pursuit_report_registry_get (i)->name))
      {
        const PursuitReportKind *kind = pursuit_report_registry_get (i);

        measure (page, kind, pursuit_report_registry_get ((i + 1) % n), &frames);
        measure_changes (window, page, kind, &frames);
      }
  pursuit_test_close (window, session);
  return 0;
}
