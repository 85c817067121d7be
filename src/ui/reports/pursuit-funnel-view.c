/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitFunnelView:
 *
 * The funnel of a report, with a mark over each stage.
 *
 * ::stage-activated (gint64 stage_id, const char *name): a stage was chosen.
 */

#include "pursuit-funnel-view.h"

#include <glib/gi18n-lib.h>

#include "pursuit-chart-style.h"

struct _PursuitFunnelView
{
  PursuitChartView parent_instance;

  PursuitReport *report;
  PursuitFunnelLayout *layout;
};

G_DEFINE_FINAL_TYPE (PursuitFunnelView, pursuit_funnel_view, PURSUIT_TYPE_CHART_VIEW)

enum
{
  STAGE_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const PursuitReportBlock *
get_block (PursuitFunnelView *self)
{
  return self->report ? pursuit_report_find_block (self->report, PURSUIT_BLOCK_FUNNEL, 0) : NULL;
}

static PursuitFunnelLayout *
make_layout (PursuitFunnelView *self, int width, int height)
{
  const PursuitReportBlock *block = get_block (self);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure (NULL);
  PursuitTheme theme = pursuit_chart_style_for_widget (GTK_WIDGET (self));

  if (block == NULL)
    return NULL;
  return pursuit_funnel_chart_layout (block->bars, block->n_bars, width, height, &theme, canvas);
}

static void
pursuit_funnel_view_request (PursuitChartView *view,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 420; /* narrower ones cut their words off */
      *natural = 720;
      return;
    }
  g_autoptr (PursuitFunnelLayout) least = make_layout (PURSUIT_FUNNEL_VIEW (view), 720, 0);
  *minimum = least ? (int) least->height + 1 : 0;
  *natural = *minimum * 5 / 4;
}

static void
pursuit_funnel_view_lay_out (PursuitChartView *view, int width, int height)
{
  PursuitFunnelView *self = PURSUIT_FUNNEL_VIEW (view);

  g_clear_pointer (&self->layout, pursuit_funnel_layout_free);
  self->layout = make_layout (self, width, height);
}

static void
pursuit_funnel_view_place (PursuitChartView *view, guint mark, GtkAllocation *allocation)
{
  const PursuitFunnelBarPlace *place = &PURSUIT_FUNNEL_VIEW (view)->layout->places[mark];

  *allocation =
      (GtkAllocation){ 0, (int) place->top, gtk_widget_get_width (GTK_WIDGET (view)), (int) place->height };
}

static void
pursuit_funnel_view_draw (PursuitChartView *view,
                          PursuitCanvas *canvas,
                          const PursuitTheme *theme,
                          int selected)
{
  PursuitFunnelView *self = PURSUIT_FUNNEL_VIEW (view);

  if (self->layout == NULL)
    return;
  self->layout->theme = *theme;
  pursuit_funnel_chart_draw (self->layout, canvas, selected);
}

static void
pursuit_funnel_view_activate (PursuitChartView *view, guint mark)
{
  const PursuitReportBlock *block = get_block (PURSUIT_FUNNEL_VIEW (view));

  if (mark < block->n_bars)
    g_signal_emit (view, signals[STAGE_ACTIVATED], 0, block->bars[mark].id, block->bars[mark].name);
}

static void
pursuit_funnel_view_finalize (GObject *object)
{
  PursuitFunnelView *self = PURSUIT_FUNNEL_VIEW (object);

  g_clear_object (&self->report);
  g_clear_pointer (&self->layout, pursuit_funnel_layout_free);

  G_OBJECT_CLASS (pursuit_funnel_view_parent_class)->finalize (object);
}

static void
pursuit_funnel_view_class_init (PursuitFunnelViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitChartViewClass *view_class = PURSUIT_CHART_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_funnel_view_finalize;
  view_class->request = pursuit_funnel_view_request;
  view_class->lay_out = pursuit_funnel_view_lay_out;
  view_class->draw = pursuit_funnel_view_draw;
  view_class->place = pursuit_funnel_view_place;
  view_class->activate = pursuit_funnel_view_activate;

  signals[STAGE_ACTIVATED] = g_signal_new ("stage-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "pursuit-funnel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pursuit_funnel_view_init (PursuitFunnelView *self)
{
}

/**
 * pursuit_funnel_view_set_report:
 * @report: (nullable): whose first funnel is shown
 */
void
pursuit_funnel_view_set_report (PursuitFunnelView *self, PursuitReport *report)
{
  g_return_if_fail (PURSUIT_IS_FUNNEL_VIEW (self));

  if (!g_set_object (&self->report, report))
    return;
  pursuit_chart_view_clear_marks (PURSUIT_CHART_VIEW (self));
  g_clear_pointer (&self->layout, pursuit_funnel_layout_free);
  const PursuitReportBlock *block = get_block (self);
  for (guint i = 0; block && i < block->n_bars; i++)
    {
      g_autofree char *words = pursuit_funnel_chart_describe (&block->bars[i], 1);
      pursuit_chart_view_add_mark (PURSUIT_CHART_VIEW (self), "funnel-stage", words, _ ("Show the deals"),
                                   block->bars[i].id != 0);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
