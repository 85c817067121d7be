/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The work of one frame while all columns of a board scroll: seven columns over 1,000,000 deals, 40 pixels a
 * frame (a hand on the wheel) and 1,500 (a fling: every card is new). A frame's work is the time between the
 * frame clock's before-paint and after-paint: ticks, layout, drawing with the cairo renderer and sending it.
 * Given a number, it only shows the board for so many milliseconds.
 */

#include "pursuit-board-column.h"
#include "sample-deals.h"

#include <adwaita.h>
#include <time.h>

GResource *
pursuit_ui_get_resource (void);

enum
{
  N_COLUMNS = 7,
  N_DEALS = 1000000,
  N_FRAMES = 400,
  N_WARM_UP = 20
};

typedef struct
{
  GtkWidget *columns[N_COLUMNS];
  double step;
  guint frame;
  gint64 wall_start;
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
  if (run->wall_start == 0)
    return;
  gint64 wall = g_get_monotonic_time () - run->wall_start;
  gint64 cpu = cpu_now () - run->cpu_start;
  if (run->frame > N_WARM_UP)
    {
      g_array_append_val (run->wall, wall);
      g_array_append_val (run->cpu, cpu);
    }
  if (run->frame >= N_FRAMES + N_WARM_UP)
    g_main_loop_quit (run->loop);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Run *run = user_data;

  run->frame++;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      PursuitRecycler *recycler = pursuit_board_column_get_recycler (PURSUIT_BOARD_COLUMN (run->columns[i]));
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (recycler));
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + run->step);
    }
  return G_SOURCE_CONTINUE;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;
  return x < y ? -1 : x > y;
}

static double
percentile (GArray *times, double part)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, gint64, (guint) ((times->len - 1) * part)) / 1000.0;
}

static GtkWidget *
make_board (Run *run, PursuitCardStyle *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autoptr (GListModel) deals = sample_deals_new (N_DEALS / N_COLUMNS, i + 1);
      g_autoptr (PursuitRecord) stage = pursuit_record_new (&PURSUIT_STAGE_ENTITY);
      run->columns[i] = pursuit_board_column_new (style);
      pursuit_record_set_text (stage, PURSUIT_STAGE_NAME, "Negotiate");
      pursuit_record_set_text (stage, PURSUIT_STAGE_CURRENCY, "CNY");
      pursuit_record_set_int (stage, PURSUIT_STAGE_COUNT, N_DEALS / N_COLUMNS);
      pursuit_record_set_int (stage, PURSUIT_STAGE_AMOUNT, 610000000);
      pursuit_record_set_int (stage, PURSUIT_STAGE_WEIGHTED, 61000000);
      pursuit_board_column_set_stage (PURSUIT_BOARD_COLUMN (run->columns[i]), PURSUIT_STAGE (stage),
                                      0.1 * (i + 1));
      pursuit_board_column_set_today (PURSUIT_BOARD_COLUMN (run->columns[i]), SAMPLE_TODAY);
      pursuit_board_column_set_deals (PURSUIT_BOARD_COLUMN (run->columns[i]), deals);
      gtk_box_append (GTK_BOX (box), run->columns[i]);
    }
  return box;
}

static void
measure (Run *run, GtkWidget *window, const char *name, double step)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  run->step = step;
  run->frame = 0;
  run->wall_start = 0;
  run->wall = g_array_new (FALSE, FALSE, sizeof (gint64));
  run->cpu = g_array_new (FALSE, FALSE, sizeof (gint64));
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), run);
  gulong after = g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), run);
  guint tick = gtk_widget_add_tick_callback (window, tick_cb, run, NULL);

  g_main_loop_run (run->loop);
  gtk_widget_remove_tick_callback (window, tick);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  g_print ("%-22s frames %u  wall ms median %.1f  95%% %.1f  worst %.1f   cpu ms median %.1f  95%% %.1f  "
           "worst %.1f\n",
           name, run->wall->len, percentile (run->wall, 0.5), percentile (run->wall, 0.95),
           percentile (run->wall, 1), percentile (run->cpu, 0.5), percentile (run->cpu, 0.95),
           percentile (run->cpu, 1));
  g_array_unref (run->wall);
  g_array_unref (run->cpu);
}

static void
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
}

int
main (int argc, char **argv)
{
  Run run = { .loop = g_main_loop_new (NULL, FALSE) };

  adw_init ();
  g_resources_register (pursuit_ui_get_resource ());
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (css, "/app/pursuit/Pursuit/style/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  g_autoptr (PursuitCardStyle) style = pursuit_card_style_new ();
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1240, 860);
  pursuit_card_style_update (style, window);
  gtk_window_set_child (GTK_WINDOW (window), make_board (&run, style));
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add_once (500, quit_cb, run.loop);
  g_main_loop_run (run.loop);

  if (argc > 1)
    {
      g_timeout_add_once ((guint) g_ascii_strtoull (argv[1], NULL, 10), quit_cb, run.loop);
      g_main_loop_run (run.loop);
    }
  else
    {
      measure (&run, window, "scroll, 40 px a frame", 40);
      measure (&run, window, "fling, 1,500 px", 1500);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (run.loop);
  return 0;
}
