/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitChanceView:
 *
 * How well chances were told: the reliability chart of a report. What a screen reader says of it is the chart
 * in words; the pointer gets the same of one dot as a tooltip.
 */

#include "pursuit-chance-view.h"

#include <glib/gi18n-lib.h>

#include "pursuit-chart-style.h"

struct _PursuitChanceView
{
  PursuitChartView parent_instance;

  PursuitReport *report;
  PursuitReliabilityLayout *layout;
};

G_DEFINE_FINAL_TYPE (PursuitChanceView, pursuit_chance_view, PURSUIT_TYPE_CHART_VIEW)

static const PursuitReportBlock *
get_block (PursuitChanceView *self)
{
  return self->report ? pursuit_report_find_block (self->report, PURSUIT_BLOCK_RELIABILITY, 0) : NULL;
}

static PursuitReliabilityLayout *
make_layout (PursuitChanceView *self, int width, int height)
{
  const PursuitReportBlock *block = get_block (self);
  PursuitTheme theme = pursuit_chart_style_for_widget (GTK_WIDGET (self));

  return block ? pursuit_reliability_chart_layout (&block->reliability, width, height, &theme) : NULL;
}

static void
pursuit_chance_view_request (PursuitChartView *view,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 340;
  *natural = 460;
}

static void
pursuit_chance_view_lay_out (PursuitChartView *view, int width, int height)
{
  PursuitChanceView *self = PURSUIT_CHANCE_VIEW (view);

  g_clear_pointer (&self->layout, pursuit_reliability_layout_free);
  self->layout = make_layout (self, width, height);
}

static void
pursuit_chance_view_draw (PursuitChartView *view,
                          PursuitCanvas *canvas,
                          const PursuitTheme *theme,
                          int selected)
{
  PursuitChanceView *self = PURSUIT_CHANCE_VIEW (view);

  if (self->layout == NULL)
    return;
  self->layout->theme = *theme;
  pursuit_reliability_chart_draw (self->layout, canvas);
}

static gboolean
pursuit_chance_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PursuitChanceView *self = PURSUIT_CHANCE_VIEW (widget);
  const PursuitReportBlock *block = get_block (self);

  if (keyboard || block == NULL || self->layout == NULL)
    return FALSE;
  const PursuitReliabilityDot *dot = pursuit_reliability_chart_hit (self->layout, x, y);
  if (dot != NULL)
    {
      const PursuitReliabilityPoint *point = &block->reliability.points[dot->point];
      g_autofree char *predicted = block->reliability.format (point->predicted);
      g_autofree char *won = block->reliability.format (point->observed);
      g_autofree char *text =
          g_strdup_printf (_ ("Predicted %1$s, won %2$s, %3$u times"), predicted, won, point->n);

      gtk_tooltip_set_text (tooltip, text);
    }
  return dot != NULL;
}

static void
pursuit_chance_view_finalize (GObject *object)
{
  PursuitChanceView *self = PURSUIT_CHANCE_VIEW (object);

  g_clear_object (&self->report);
  g_clear_pointer (&self->layout, pursuit_reliability_layout_free);

  G_OBJECT_CLASS (pursuit_chance_view_parent_class)->finalize (object);
}

static void
pursuit_chance_view_class_init (PursuitChanceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitChartViewClass *view_class = PURSUIT_CHART_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_chance_view_finalize;
  widget_class->query_tooltip = pursuit_chance_view_query_tooltip;
  view_class->request = pursuit_chance_view_request;
  view_class->lay_out = pursuit_chance_view_lay_out;
  view_class->draw = pursuit_chance_view_draw;

  gtk_widget_class_set_css_name (widget_class, "pursuit-chances");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pursuit_chance_view_init (PursuitChanceView *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * pursuit_chance_view_set_report:
 * @report: (nullable): whose first reliability chart is shown
 */
void
pursuit_chance_view_set_report (PursuitChanceView *self, PursuitReport *report)
{
  g_return_if_fail (PURSUIT_IS_CHANCE_VIEW (self));

  if (!g_set_object (&self->report, report))
    return;
  g_clear_pointer (&self->layout, pursuit_reliability_layout_free);
  const PursuitReportBlock *block = get_block (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  block && block->text ? block->text : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
