/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-canvas.h"
#include "pursuit-theme.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CHART_VIEW (pursuit_chart_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (PursuitChartView, pursuit_chart_view, PURSUIT, CHART_VIEW, GtkWidget)

/**
 * PursuitChartViewClass:
 * @request: as GtkWidgetClass.measure
 * @lay_out: lays the chart out in a size in pixels, before it is placed and drawn
 * @draw: draws what was laid out; @selected is the mark under the pointer or with the focus, −1 for none
 * @place: where mark @mark lies
 * @activate: mark @mark was pressed
 *
 * @place and @activate are needed by views with marks only.
 */
struct _PursuitChartViewClass
{
  GtkWidgetClass parent_class;

  void (*request) (PursuitChartView *self,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural);
  void (*lay_out) (PursuitChartView *self, int width, int height);
  void (*draw) (PursuitChartView *self, PursuitCanvas *canvas, const PursuitTheme *theme, int selected);
  void (*place) (PursuitChartView *self, guint mark, GtkAllocation *allocation);
  void (*activate) (PursuitChartView *self, guint mark);
};

void
pursuit_chart_view_add_mark (PursuitChartView *self,
                             const char *css_class,
                             const char *words,
                             const char *tooltip,
                             gboolean active);
void
pursuit_chart_view_clear_marks (PursuitChartView *self);
GtkWidget *
pursuit_chart_view_get_mark (PursuitChartView *self, guint mark);
gboolean
pursuit_chart_view_find_mark (PursuitChartView *self, GtkWidget *widget, guint *mark);

G_END_DECLS
