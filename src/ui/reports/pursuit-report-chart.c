/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitReportChart:
 *
 * Any chart of a report on the screen. A screen reader says it in words; the pointer gets the words of the
 * mark under it. Over each mark that has deals behind it lies a button, so that the keyboard reaches it too.
 *
 * Signal “mark-activated” (gint64 id, const char *title): a mark was pressed.
 */

#include "pursuit-report-chart.h"

#include <math.h>

#include "pursuit-chart-style.h"

struct _PursuitReportChart
{
  PursuitChartView parent_instance;

  PursuitChart *chart;
  PursuitChartLayout *layout;
  PursuitTheme theme; /* in which it is laid out */
  int width;
  int height;
};

G_DEFINE_FINAL_TYPE (PursuitReportChart, pursuit_report_chart, PURSUIT_TYPE_CHART_VIEW)

enum
{
  MARK_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GtkSizeRequestMode
pursuit_report_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pursuit_report_chart_request (PursuitChartView *view,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural)
{
  PursuitReportChart *self = PURSUIT_REPORT_CHART (view);
  PursuitTheme theme = pursuit_chart_style_for_widget (GTK_WIDGET (self));
  double width = pursuit_chart_get_least_width (self->chart, &theme);
  double least, likes;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = (int) ceil (width);
      return;
    }
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure (NULL);
  pursuit_chart_get_heights (self->chart, MAX (width, for_size), &theme, canvas, &least, &likes);
  *minimum = (int) ceil (least);
  *natural = (int) ceil (likes);
}

static void
lay_out (PursuitReportChart *self)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure (NULL);

  self->theme = pursuit_chart_style_for_widget (GTK_WIDGET (self));
  g_clear_pointer (&self->layout, pursuit_chart_layout_free);
  self->layout = pursuit_chart_lay_out (self->chart, self->width, self->height, &self->theme, canvas);
}

static void
pursuit_report_chart_lay_out (PursuitChartView *view, int width, int height)
{
  PursuitReportChart *self = PURSUIT_REPORT_CHART (view);

  self->width = width;
  self->height = height;
  lay_out (self);
}

static void
pursuit_report_chart_place (PursuitChartView *view, guint mark, GtkAllocation *allocation)
{
  PursuitBox box = { 0 };

  *allocation = (GtkAllocation){ 0 };
  if (!pursuit_chart_layout_place (PURSUIT_REPORT_CHART (view)->layout, mark, &box))
    return;
  allocation->x = (int) floor (box.x0);
  allocation->y = (int) floor (box.y0);
  allocation->width = (int) ceil (box.x1) - allocation->x;
  allocation->height = (int) ceil (box.y1) - allocation->y;
}

static void
pursuit_report_chart_draw (PursuitChartView *view,
                           PursuitCanvas *canvas,
                           const PursuitTheme *theme,
                           int selected)
{
  PursuitReportChart *self = PURSUIT_REPORT_CHART (view);

  /* Between light and dark nothing moves, but words have other colours. */
  if (self->layout != NULL && self->theme.kind != theme->kind)
    lay_out (self);
  if (self->layout != NULL)
    pursuit_chart_layout_draw (self->layout, canvas, selected);
}

static void
pursuit_report_chart_activate (PursuitChartView *view, guint mark)
{
  const PursuitChartMark *pressed = pursuit_chart_get_mark (PURSUIT_REPORT_CHART (view)->chart, mark);

  g_signal_emit (view, signals[MARK_ACTIVATED], 0, pressed->id, pressed->title);
}

static gboolean
pursuit_report_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PursuitReportChart *self = PURSUIT_REPORT_CHART (widget);
  int mark = keyboard || self->layout == NULL ? -1 : pursuit_chart_layout_hit (self->layout, x, y);

  if (mark >= 0)
    gtk_tooltip_set_text (tooltip, pursuit_chart_get_mark (self->chart, (guint) mark)->words);
  return mark >= 0;
}

static void
pursuit_report_chart_finalize (GObject *object)
{
  PursuitReportChart *self = PURSUIT_REPORT_CHART (object);

  g_clear_pointer (&self->layout, pursuit_chart_layout_free);
  g_clear_pointer (&self->chart, pursuit_chart_unref);

  G_OBJECT_CLASS (pursuit_report_chart_parent_class)->finalize (object);
}

static void
pursuit_report_chart_class_init (PursuitReportChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitChartViewClass *view_class = PURSUIT_CHART_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_report_chart_finalize;
  widget_class->get_request_mode = pursuit_report_chart_get_request_mode;
  widget_class->query_tooltip = pursuit_report_chart_query_tooltip;
  view_class->request = pursuit_report_chart_request;
  view_class->lay_out = pursuit_report_chart_lay_out;
  view_class->draw = pursuit_report_chart_draw;
  view_class->place = pursuit_report_chart_place;
  view_class->activate = pursuit_report_chart_activate;

  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "pursuit-report-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pursuit_report_chart_init (PursuitReportChart *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/** pursuit_report_chart_new: shows @chart, which is kept by reference. */
GtkWidget *
pursuit_report_chart_new (PursuitChart *chart)
{
  g_return_val_if_fail (chart != NULL, NULL);

  PursuitReportChart *self = g_object_new (PURSUIT_TYPE_REPORT_CHART, NULL);
  self->chart = pursuit_chart_ref (chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pursuit_chart_get_words (chart), -1);
  for (guint i = 0; i < pursuit_chart_get_n_marks (chart); i++)
    {
      const PursuitChartMark *mark = pursuit_chart_get_mark (chart, i);

      pursuit_chart_view_add_mark (PURSUIT_CHART_VIEW (self), "chart-mark", mark->words, NULL, mark->id != 0);
    }
  return GTK_WIDGET (self);
}

/** pursuit_report_chart_get_chart: (transfer none): what it shows. */
PursuitChart *
pursuit_report_chart_get_chart (PursuitReportChart *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_CHART (self), NULL);

  return self->chart;
}
