/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The work of one frame while an org chart of 100,000 people is moved, at 1:1 and from afar, beside that of a
 * window of the same size that shows one colour. The processor's time: other programs do not disturb it much.
 */

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "pursuit-org-view.h"
#include "sample-tree.h"

#define N_PEOPLE 100000
#define N_FRAMES 120
#define VIEW_WIDTH 1280
#define VIEW_HEIGHT 900

typedef struct
{
  GtkWidget *widget;
  GdkFrameClock *clock;
  double dx; /* pixels a frame */
  double dy;
  double begin;
  guint n_frames;
  double ms[N_FRAMES];
} Run;

static GPtrArray *
make_people (void)
{
  g_autoptr (SampleTree) tree = sample_tree_new (SAMPLE_TREE_ORG8, N_PEOPLE);
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      PursuitRecord *person = pursuit_record_new (&PURSUIT_PERSON_ENTITY);
      g_autofree char *name = g_strdup_printf ("Person %u", i + 1);

      pursuit_record_set_int (person, PURSUIT_RECORD_ID, i + 1);
      pursuit_record_set_text (person, PURSUIT_PERSON_NAME, name);
      pursuit_record_set_text (person, PURSUIT_PERSON_TITLE, "Process engineer");
      pursuit_record_set_text (person, PURSUIT_PERSON_FUNCTION, PURSUIT_FUNCTIONS[i % 5].code);
      pursuit_record_set_text (person, PURSUIT_PERSON_LEVEL,
                               i == 0    ? "decision"
                               : i < 600 ? "management"
                                         : "operating");
      pursuit_record_set_int (person, PURSUIT_PERSON_ON_CHART, 1);
      if (tree->parent[i] >= 0)
        pursuit_record_set_int (person, PURSUIT_PERSON_REPORTS_TO, tree->parent[i] + 1);
      g_ptr_array_add (people, person);
    }
  return people;
}

static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
before_paint_cb (GdkFrameClock *clock, Run *run)
{
  run->begin = thread_ms ();
}

/* Another colour each time, or nothing would be drawn. */
static void
draw_floor_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  static double shade;

  shade = 1 - shade;
  cairo_set_source_rgb (cr, shade, 1, 1);
  cairo_paint (cr);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Run *run = user_data;

  if (PURSUIT_IS_ORG_VIEW (widget))
    pursuit_org_view_pan (PURSUIT_ORG_VIEW (widget), run->dx, run->dy);
  else
    gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
after_paint_cb (GdkFrameClock *clock, Run *run)
{
  if (run->begin && run->n_frames < N_FRAMES)
    run->ms[run->n_frames++] = thread_ms () - run->begin;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
measure (gpointer widget, const char *what, double dx, double dy)
{
  Run run = { .widget = widget, .clock = gtk_widget_get_frame_clock (widget), .dx = dx, .dy = dy };
  gulong before = g_signal_connect (run.clock, "before-paint", G_CALLBACK (before_paint_cb), &run);
  gulong after = g_signal_connect_after (run.clock, "after-paint", G_CALLBACK (after_paint_cb), &run);
  guint tick = gtk_widget_add_tick_callback (widget, tick_cb, &run, NULL);

  while (run.n_frames < N_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, tick);
  g_signal_handler_disconnect (run.clock, before);
  g_signal_handler_disconnect (run.clock, after);
  qsort (run.ms, N_FRAMES, sizeof *run.ms, compare_doubles);
  g_print ("%-44s median %6.2f  95 %% %6.2f  worst %6.2f ms\n", what, run.ms[N_FRAMES / 2],
           run.ms[N_FRAMES * 95 / 100], run.ms[N_FRAMES - 1]);
}

static void
measure_relayout (PursuitOrgView *view, PursuitOrgPeople *people)
{
  double begin = thread_ms ();

  pursuit_org_view_set_people (view, people, FALSE);
  g_print ("%-44s %6.2f ms\n", "new layout on the GTK thread", thread_ms () - begin);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (PursuitOrgPeople) people = NULL;
  PursuitOrgView *view;
  GtkWidget *window, *floor;

  adw_init ();
  records = make_people ();
  people = pursuit_org_people_new (records, NULL);
  view = PURSUIT_ORG_VIEW (pursuit_org_view_new ());
  floor = gtk_drawing_area_new ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), VIEW_WIDTH, VIEW_HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), floor);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (floor), draw_floor_cb, NULL, NULL);
  measure (floor, "floor: a window of one colour", 0, 0);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_test_widget_wait_for_draw (window);
  pursuit_org_view_set_people (view, people, TRUE);
  measure_relayout (view, people);

  pursuit_org_view_zoom_to (view, 1);
  pursuit_org_view_center (view, N_PEOPLE / 2);
  measure (view, "pan 40 px a frame at 1:1", 40, 0);
  measure (view, "fling 1,500 px a frame at 1:1", 1500, 0);
  pursuit_org_view_zoom_to (view, 0.5);
  measure (view, "pan 40 px a frame at 1:2", 40, 0);
  pursuit_org_view_zoom_to (view, 0.2);
  measure (view, "pan 40 px a frame at 1:5, without text", 40, 0);
  pursuit_org_view_fit (view);
  measure (view, "overview of all, redrawn each frame", 2, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
