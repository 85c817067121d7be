/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitChartView:
 *
 * What every chart on the screen has in common. The picture is drawn by chart/; over each part of it that can
 * be chosen lies a mark: a real, transparent button, which gives focus, keyboard, pointer and what a screen
 * reader says.
 */

#include "pursuit-chart-view.h"

#include "compat.h"
#include "pursuit-chart-style.h"

/* A focus ring may stand out that far, in pixels. */
#define MARGIN 4

typedef struct
{
  GPtrArray *marks; /* GtkButton, children */
} PursuitChartViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PursuitChartView, pursuit_chart_view, GTK_TYPE_WIDGET)

static GPtrArray *
get_marks (PursuitChartView *self)
{
  return ((PursuitChartViewPrivate *) pursuit_chart_view_get_instance_private (self))->marks;
}

static GtkSizeRequestMode
pursuit_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
pursuit_chart_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  PursuitChartView *self = PURSUIT_CHART_VIEW (widget);
  GPtrArray *marks = get_marks (self);

  /* The buttons fit wherever their marks do, but GTK wants to have been asked. */
  for (guint i = 0; i < marks->len; i++)
    gtk_widget_measure (marks->pdata[i], orientation, -1, NULL, NULL, NULL, NULL);
  PURSUIT_CHART_VIEW_GET_CLASS (self)->request (self, orientation, for_size, minimum, natural);
}

static void
pursuit_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PursuitChartView *self = PURSUIT_CHART_VIEW (widget);
  PursuitChartViewClass *klass = PURSUIT_CHART_VIEW_GET_CLASS (self);
  GPtrArray *marks = get_marks (self);

  klass->lay_out (self, width, height);
  for (guint i = 0; i < marks->len; i++)
    {
      GtkAllocation allocation;

      klass->place (self, i, &allocation);
      gtk_widget_size_allocate (marks->pdata[i], &allocation, -1);
    }
}

/* The mark under the pointer, else the one with the focus; −1 for none. */
static int
find_selected (GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    if (gtk_widget_is_sensitive (marks->pdata[i]) &&
        gtk_widget_get_state_flags (marks->pdata[i]) & GTK_STATE_FLAG_PRELIGHT)
      return (int) i;
  for (guint i = 0; i < marks->len; i++)
    if (gtk_widget_get_state_flags (marks->pdata[i]) & GTK_STATE_FLAG_FOCUS_VISIBLE)
      return (int) i;
  return -1;
}

static void
pursuit_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitChartView *self = PURSUIT_CHART_VIEW (widget);
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (-MARGIN, -MARGIN, (float) gtk_widget_get_width (widget) + 2 * MARGIN,
                          (float) gtk_widget_get_height (widget) + 2 * MARGIN);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);
  PursuitCanvas *canvas = pursuit_canvas_new_cairo (cr, NULL);
  PursuitTheme theme = pursuit_chart_style_for_widget (widget);

  PURSUIT_CHART_VIEW_GET_CLASS (self)->draw (self, canvas, &theme, find_selected (get_marks (self)));
  pursuit_canvas_free (canvas);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (pursuit_chart_view_parent_class)->snapshot (widget, snapshot);
}

static void
pursuit_chart_view_dispose (GObject *object)
{
  pursuit_chart_view_clear_marks (PURSUIT_CHART_VIEW (object));

  G_OBJECT_CLASS (pursuit_chart_view_parent_class)->dispose (object);
}

static void
pursuit_chart_view_finalize (GObject *object)
{
  g_ptr_array_unref (get_marks (PURSUIT_CHART_VIEW (object)));

  G_OBJECT_CLASS (pursuit_chart_view_parent_class)->finalize (object);
}

static void
pursuit_chart_view_class_init (PursuitChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_chart_view_dispose;
  object_class->finalize = pursuit_chart_view_finalize;
  widget_class->get_request_mode = pursuit_chart_view_get_request_mode;
  widget_class->measure = pursuit_chart_view_measure;
  widget_class->size_allocate = pursuit_chart_view_size_allocate;
  widget_class->snapshot = pursuit_chart_view_snapshot;
}

static void
pursuit_chart_view_init (PursuitChartView *self)
{
  PursuitChartViewPrivate *private = pursuit_chart_view_get_instance_private (self);

  private->marks = g_ptr_array_new ();
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
clicked_cb (PursuitChartView *self, GtkWidget *button)
{
  guint mark;

  if (pursuit_chart_view_find_mark (self, button, &mark))
    PURSUIT_CHART_VIEW_GET_CLASS (self)->activate (self, mark);
}

/**
 * pursuit_chart_view_add_mark:
 * @css_class: of the button, which the style sheet makes transparent
 * @words: what a screen reader says
 * @tooltip: (nullable): what the pointer gets to read
 * @active: whether it can be pressed
 *
 * Adds a mark behind the others.
 */
void
pursuit_chart_view_add_mark (PursuitChartView *self,
                             const char *css_class,
                             const char *words,
                             const char *tooltip,
                             gboolean active)
{
  g_return_if_fail (PURSUIT_IS_CHART_VIEW (self));
  g_return_if_fail (words != NULL);

  GtkWidget *button = gtk_button_new ();
  gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_sensitive (button, active);
  pursuit_compat_set_tooltip (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "state-flags-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (get_marks (self), button);
}

/** pursuit_chart_view_clear_marks: takes all marks away. */
void
pursuit_chart_view_clear_marks (PursuitChartView *self)
{
  g_return_if_fail (PURSUIT_IS_CHART_VIEW (self));

  GPtrArray *marks = get_marks (self);
  for (guint i = 0; i < marks->len; i++)
    gtk_widget_unparent (marks->pdata[i]);
  g_ptr_array_set_size (marks, 0);
}

/** pursuit_chart_view_get_mark: (transfer none) (nullable): the button of mark @mark, from 0. */
GtkWidget *
pursuit_chart_view_get_mark (PursuitChartView *self, guint mark)
{
  g_return_val_if_fail (PURSUIT_IS_CHART_VIEW (self), NULL);

  GPtrArray *marks = get_marks (self);
  return mark < marks->len ? marks->pdata[mark] : NULL;
}

/**
 * pursuit_chart_view_find_mark:
 * @widget: (nullable): any widget
 * @mark: (out): whose button it is
 *
 * Returns: whether it is the button of a mark
 */
gboolean
pursuit_chart_view_find_mark (PursuitChartView *self, GtkWidget *widget, guint *mark)
{
  g_return_val_if_fail (PURSUIT_IS_CHART_VIEW (self), FALSE);

  return widget != NULL && g_ptr_array_find (get_marks (self), widget, mark);
}
