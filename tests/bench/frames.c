/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The work of a frame: the time between the frame clock's before-paint and after-paint, which is ticks,
 * layout, drawing with the cairo renderer and sending it.
 */

#include "frames.h"

#include <time.h>

/* So many frames come first and are not counted. */
static const guint N_WARM_UP = 20;

typedef struct
{
  FramesFunc scroll;
  gpointer data;
  guint n_frames;
  guint frame;
  gint64 wall_start; /* microseconds; 0: no frame has begun yet */
  gint64 cpu_start;
  GArray *wall; /* gint64 microseconds a frame */
  GArray *cpu;
  GMainLoop *loop;
} Run;

static gint64
cpu_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
before_paint_cb (GdkFrameClock *clock, Run *run)
{
  run->wall_start = g_get_monotonic_time ();
  run->cpu_start = cpu_now ();
}

static void
after_paint_cb (GdkFrameClock *clock, Run *run)
{
  gint64 wall = g_get_monotonic_time () - run->wall_start;
  gint64 cpu = cpu_now () - run->cpu_start;

  if (run->wall_start == 0)
    return;
  if (run->frame > N_WARM_UP)
    {
      g_array_append_val (run->wall, wall);
      g_array_append_val (run->cpu, cpu);
    }
  if (run->frame >= run->n_frames + N_WARM_UP)
    g_main_loop_quit (run->loop);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Run *run = user_data;

  run->frame++;
  run->scroll ((double) run->frame / (run->n_frames + N_WARM_UP), run->data);
  return G_SOURCE_CONTINUE;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* In milliseconds. */
static double
percentile (GArray *times, double part)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, gint64, (guint) ((times->len - 1) * part)) / 1000.0;
}

static void
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
}

/** frames_wait: lets the main loop run for so long. */
void
frames_wait (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (milliseconds, quit_cb, loop);
  g_main_loop_run (loop);
}

/**
 * frames_measure:
 * @window: whose frames
 * @name: what is done in them
 * @n_frames: how many are counted
 * @scroll: called in each
 *
 * Prints the median, the 95th percentile and the worst of their work.
 */
void
frames_measure (GtkWidget *window, const char *name, guint n_frames, FramesFunc scroll, gpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GArray) wall = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) cpu = g_array_new (FALSE, FALSE, sizeof (gint64));
  Run run = { .scroll = scroll, .data = data, .n_frames = n_frames, .wall = wall, .cpu = cpu, .loop = loop };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &run);
  gulong after = g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), &run);
  guint tick = gtk_widget_add_tick_callback (window, tick_cb, &run, NULL);

  g_main_loop_run (loop);
  gtk_widget_remove_tick_callback (window, tick);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  g_print ("%-24s frames %u  wall ms median %.1f  95%% %.1f  worst %.1f   cpu ms median %.1f  95%% %.1f  "
           "worst %.1f\n",
           name, wall->len, percentile (wall, 0.5), percentile (wall, 0.95), percentile (wall, 1),
           percentile (cpu, 0.5), percentile (cpu, 0.95), percentile (cpu, 1));
}
