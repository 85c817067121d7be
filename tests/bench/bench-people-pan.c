/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The work of one frame while an org chart of 100,000 people is moved, at 1:1 and from afar, beside that of a
 * window of the same size that shows one colour. The processor's time: other programs do not disturb it much.
 * What of it is the program's own stands below each, measured in as many frames more.
 */

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "frames.h"
#include "pursuit-org-view.h"
#include "sample-tree.h"

#define N_PEOPLE 100000
#define N_FRAMES 120
#define VIEW_WIDTH 1280
#define VIEW_HEIGHT 900

typedef struct
{
  GtkWidget *widget; /* PursuitOrgView, or the floor */
  double dx;         /* pixels a frame */
  double dy;
} Pan;

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

/* Another colour each time, or nothing would be drawn. */
static void
draw_floor_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  static double shade;

  shade = 1 - shade;
  cairo_set_source_rgb (cr, shade, 1, 1);
  cairo_paint (cr);
}

static void
pan_cb (double done, gpointer data)
{
  Pan *pan = data;

  if (PURSUIT_IS_ORG_VIEW (pan->widget))
    pursuit_org_view_pan (PURSUIT_ORG_VIEW (pan->widget), pan->dx, pan->dy);
  else
    gtk_widget_queue_draw (pan->widget);
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
report (const char *what, double *ms)
{
  qsort (ms, N_FRAMES, sizeof *ms, compare_doubles);
  g_print ("  %-40s cpu ms median %.1f  95%% %.1f  worst %.1f\n", what, ms[N_FRAMES / 2],
           ms[N_FRAMES * 95 / 100], ms[N_FRAMES - 1]);
}

/* What of a frame is the program's: the view moves, finds its cards, places them and says what is to be
 * painted; and what Cairo takes to paint just that. The rest of a frame is GTK's: its buffer, and sending it.
 */
static void
measure_own (PursuitOrgView *view, const Pan *pan)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, VIEW_WIDTH, VIEW_HEIGHT);
  GtkWidget *widget = GTK_WIDGET (view);
  double own[N_FRAMES], painted[N_FRAMES];

  for (guint i = 0; i < N_FRAMES; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      cairo_t *cr = cairo_create (surface);
      double begin = thread_ms ();
      GskRenderNode *node;

      pursuit_org_view_pan (view, pan->dx, pan->dy);
      gtk_widget_allocate (widget, gtk_widget_get_width (widget), gtk_widget_get_height (widget), -1, NULL);
      GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
      node = gtk_snapshot_free_to_node (snapshot);
      own[i] = thread_ms () - begin;
      begin = thread_ms ();
      gsk_render_node_draw (node, cr);
      painted[i] = thread_ms () - begin;
      gsk_render_node_unref (node);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
  report ("of it ours: move, place, snapshot", own);
  report ("of it Cairo’s painting of that", painted);
}

static void
measure (gpointer widget, const char *what, double dx, double dy)
{
  Pan pan = { .widget = widget, .dx = dx, .dy = dy };

  frames_measure (GTK_WIDGET (gtk_widget_get_root (widget)), what, N_FRAMES, pan_cb, &pan);
  if (PURSUIT_IS_ORG_VIEW (widget))
    measure_own (widget, &pan);
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
  measure (floor, "floor: one colour", 0, 0);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_test_widget_wait_for_draw (window);
  pursuit_org_view_set_people (view, people, TRUE);
  measure_relayout (view, people);

  pursuit_org_view_zoom_to (view, 1);
  pursuit_org_view_center (view, N_PEOPLE / 2);
  measure (view, "40 px at 1:1", 40, 0);
  measure (view, "fling 1,500 px at 1:1", 1500, 0);
  pursuit_org_view_zoom_to (view, 0.5);
  measure (view, "40 px at 1:2", 40, 0);
  pursuit_org_view_zoom_to (view, 0.2);
  measure (view, "40 px at 1:5, no text", 40, 0);
  pursuit_org_view_fit (view);
  measure (view, "overview of all", 2, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
