/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitLossView:
 *
 * Where deals leave, and why: the stacked bars of a report. What a screen reader says of it is the chart in
 * words; the pointer gets the same of one piece as a tooltip.
 */

#include "pursuit-loss-view.h"

#include "pursuit-chart-style.h"

struct _PursuitLossView
{
  PursuitChartView parent_instance;

  PursuitReport *report;
  PursuitBarLayout *layout;
};

G_DEFINE_FINAL_TYPE (PursuitLossView, pursuit_loss_view, PURSUIT_TYPE_CHART_VIEW)

static const PursuitReportBlock *
get_block (PursuitLossView *self)
{
  return self->report ? pursuit_report_find_block (self->report, PURSUIT_BLOCK_BARS, 0) : NULL;
}

static PursuitBarLayout *
make_layout (PursuitLossView *self, int width, int height)
{
  const PursuitReportBlock *block = get_block (self);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure (NULL);
  PursuitTheme theme = pursuit_chart_style_for_widget (GTK_WIDGET (self));

  return block ? pursuit_bar_chart_layout (&block->chart, width, height, &theme, canvas) : NULL;
}

static GtkSizeRequestMode
pursuit_loss_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pursuit_loss_view_request (PursuitChartView *view,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 280;
      *natural = 440;
      return;
    }
  g_autoptr (PursuitBarLayout) least =
      make_layout (PURSUIT_LOSS_VIEW (view), for_size > 0 ? for_size : 280, 0);
  *minimum = least ? (int) least->height + 1 : 0;
  *natural = *minimum;
}

static void
pursuit_loss_view_lay_out (PursuitChartView *view, int width, int height)
{
  PursuitLossView *self = PURSUIT_LOSS_VIEW (view);

  g_clear_pointer (&self->layout, pursuit_bar_layout_free);
  self->layout = make_layout (self, width, height);
}

static void
pursuit_loss_view_draw (PursuitChartView *view,
                        PursuitCanvas *canvas,
                        const PursuitTheme *theme,
                        int selected)
{
  PursuitLossView *self = PURSUIT_LOSS_VIEW (view);

  if (self->layout == NULL)
    return;
  self->layout->theme = *theme;
  pursuit_bar_chart_draw (self->layout, canvas);
}

static gboolean
pursuit_loss_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PursuitLossView *self = PURSUIT_LOSS_VIEW (widget);
  const PursuitReportBlock *block = get_block (self);

  if (keyboard || block == NULL || self->layout == NULL)
    return FALSE;
  const PursuitBarPart *part = pursuit_bar_chart_hit (self->layout, x, y);
  if (part != NULL)
    {
      const PursuitBarRow *row = &block->chart.rows[part->row];
      g_autofree char *value = block->chart.format (row->values[part->series]);
      g_autofree char *text =
          g_strdup_printf ("%s · %s: %s", row->label, block->chart.series_names[part->series], value);

      gtk_tooltip_set_text (tooltip, text);
    }
  return part != NULL;
}

static void
pursuit_loss_view_finalize (GObject *object)
{
  PursuitLossView *self = PURSUIT_LOSS_VIEW (object);

  g_clear_object (&self->report);
  g_clear_pointer (&self->layout, pursuit_bar_layout_free);

  G_OBJECT_CLASS (pursuit_loss_view_parent_class)->finalize (object);
}

static void
pursuit_loss_view_class_init (PursuitLossViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitChartViewClass *view_class = PURSUIT_CHART_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_loss_view_finalize;
  widget_class->get_request_mode = pursuit_loss_view_get_request_mode;
  widget_class->query_tooltip = pursuit_loss_view_query_tooltip;
  view_class->request = pursuit_loss_view_request;
  view_class->lay_out = pursuit_loss_view_lay_out;
  view_class->draw = pursuit_loss_view_draw;

  gtk_widget_class_set_css_name (widget_class, "pursuit-losses");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pursuit_loss_view_init (PursuitLossView *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * pursuit_loss_view_set_report:
 * @report: (nullable): whose first bar chart is shown
 */
void
pursuit_loss_view_set_report (PursuitLossView *self, PursuitReport *report)
{
  g_return_if_fail (PURSUIT_IS_LOSS_VIEW (self));

  if (!g_set_object (&self->report, report))
    return;
  g_clear_pointer (&self->layout, pursuit_bar_layout_free);
  const PursuitReportBlock *block = get_block (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  block && block->text ? block->text : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
