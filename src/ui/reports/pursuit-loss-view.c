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
  GtkWidget parent_instance;

  PursuitReport *report;
};

G_DEFINE_FINAL_TYPE (PursuitLossView, pursuit_loss_view, GTK_TYPE_WIDGET)

static const PursuitReportBlock *
get_block (PursuitLossView *self)
{
  return self->report ? pursuit_report_find_block (self->report, PURSUIT_BLOCK_BARS, 0) : NULL;
}

static PursuitBarLayout *
lay_out (PursuitLossView *self, int width, int height)
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
pursuit_loss_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  PursuitLossView *self = PURSUIT_LOSS_VIEW (widget);
  g_autoptr (PursuitBarLayout) least = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 280;
      *natural = 440;
      return;
    }
  least = lay_out (self, for_size > 0 ? for_size : 280, 0);
  *minimum = least ? (int) least->height + 1 : 0;
  *natural = *minimum;
}

static void
pursuit_loss_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitLossView *self = PURSUIT_LOSS_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (PursuitBarLayout) layout = NULL;

  layout = lay_out (self, width, height);
  if (layout)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
      PursuitCanvas *canvas = pursuit_canvas_new_cairo (cr, NULL);

      pursuit_bar_chart_draw (layout, canvas);
      pursuit_canvas_free (canvas);
      cairo_destroy (cr);
    }
}

static gboolean
pursuit_loss_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PursuitLossView *self = PURSUIT_LOSS_VIEW (widget);
  const PursuitReportBlock *block = get_block (self);
  g_autoptr (PursuitBarLayout) layout = NULL;
  const PursuitBarPart *part = NULL;

  if (keyboard || !block)
    return FALSE;
  layout = lay_out (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  part = pursuit_bar_chart_hit (layout, x, y);
  if (part)
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
  g_clear_object (&PURSUIT_LOSS_VIEW (object)->report);

  G_OBJECT_CLASS (pursuit_loss_view_parent_class)->finalize (object);
}

static void
pursuit_loss_view_class_init (PursuitLossViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_loss_view_finalize;
  widget_class->get_request_mode = pursuit_loss_view_get_request_mode;
  widget_class->measure = pursuit_loss_view_measure;
  widget_class->snapshot = pursuit_loss_view_snapshot;
  widget_class->query_tooltip = pursuit_loss_view_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "pursuit-losses");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pursuit_loss_view_init (PursuitLossView *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * pursuit_loss_view_set_report:
 * @report: (nullable): whose first bar chart is shown
 */
void
pursuit_loss_view_set_report (PursuitLossView *self, PursuitReport *report)
{
  const PursuitReportBlock *block;

  g_return_if_fail (PURSUIT_IS_LOSS_VIEW (self));

  if (!g_set_object (&self->report, report))
    return;
  block = get_block (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  block && block->text ? block->text : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
