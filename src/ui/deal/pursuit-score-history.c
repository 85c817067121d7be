/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitScoreHistory:
 *
 * How a deal's total by one scorecard went over time, as a line; dashed lines are the totals from which the
 * verdict is another one. What a screen reader says of it is all of it in words; the pointer gets one
 * assessment as a tooltip.
 */

#include "pursuit-score-history.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-chart-style.h"

#define HEIGHT 116

struct _PursuitScoreHistory
{
  PursuitChartView parent_instance;

  GArray *points;   /* PursuitLinePoint, with labels of their own */
  GPtrArray *words; /* strings, one a point */
  double levels[2];
  guint n_levels;
  PursuitLineLayout *layout;
};

G_DEFINE_FINAL_TYPE (PursuitScoreHistory, pursuit_score_history, PURSUIT_TYPE_CHART_VIEW)

static void
point_clear (gpointer point)
{
  g_free ((char *) ((PursuitLinePoint *) point)->label);
}

static void
pursuit_score_history_request (PursuitChartView *view,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : HEIGHT;
}

static void
pursuit_score_history_lay_out (PursuitChartView *view, int width, int height)
{
  PursuitScoreHistory *self = PURSUIT_SCORE_HISTORY (view);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure (NULL);
  PursuitTheme theme = pursuit_chart_style_for_widget (GTK_WIDGET (self));
  PursuitLineChart chart = { .points = (const PursuitLinePoint *) self->points->data,
                             .n_points = self->points->len,
                             .lowest = 0,
                             .highest = PURSUIT_SCORE_MAX,
                             .step = 1,
                             .levels = self->levels,
                             .n_levels = self->n_levels };

  g_clear_pointer (&self->layout, pursuit_line_layout_free);
  self->layout = pursuit_line_chart_layout (&chart, width, height, &theme, canvas);
}

static void
pursuit_score_history_draw (PursuitChartView *view,
                            PursuitCanvas *canvas,
                            const PursuitTheme *theme,
                            int selected)
{
  PursuitScoreHistory *self = PURSUIT_SCORE_HISTORY (view);

  if (self->layout == NULL)
    return;
  self->layout->theme = *theme;
  pursuit_line_chart_draw (self->layout, canvas);
}

static gboolean
pursuit_score_history_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PursuitScoreHistory *self = PURSUIT_SCORE_HISTORY (widget);
  const PursuitLineDot *dot =
      keyboard || self->layout == NULL ? NULL : pursuit_line_chart_hit (self->layout, x, y);

  if (dot != NULL)
    gtk_tooltip_set_text (tooltip, self->words->pdata[dot->point]);
  return dot != NULL;
}

static void
pursuit_score_history_finalize (GObject *object)
{
  PursuitScoreHistory *self = PURSUIT_SCORE_HISTORY (object);

  g_array_unref (self->points);
  g_ptr_array_unref (self->words);
  g_clear_pointer (&self->layout, pursuit_line_layout_free);

  G_OBJECT_CLASS (pursuit_score_history_parent_class)->finalize (object);
}

static void
pursuit_score_history_class_init (PursuitScoreHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitChartViewClass *view_class = PURSUIT_CHART_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_score_history_finalize;
  widget_class->query_tooltip = pursuit_score_history_query_tooltip;
  view_class->request = pursuit_score_history_request;
  view_class->lay_out = pursuit_score_history_lay_out;
  view_class->draw = pursuit_score_history_draw;

  gtk_widget_class_set_css_name (widget_class, "pursuit-score-history");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pursuit_score_history_init (PursuitScoreHistory *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (PursuitLinePoint));
  g_array_set_clear_func (self->points, point_clear);
  self->words = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static void
add_level (PursuitScoreHistory *self, double level)
{
  if (!isnan (level))
    self->levels[self->n_levels++] = level;
}

/**
 * pursuit_score_history_new:
 * @sheet: a scorecard by which a deal was assessed
 * @today: the day that dates are told from
 *
 * Returns: (transfer floating): the line of its totals
 */
GtkWidget *
pursuit_score_history_new (const PursuitScoreSheet *sheet, PursuitDay today)
{
  PursuitScoreHistory *self = g_object_new (PURSUIT_TYPE_SCORE_HISTORY, NULL);
  g_autofree char *all = NULL;

  g_return_val_if_fail (sheet != NULL, NULL);

  for (guint i = sheet->assessments->len; i-- > 0;)
    {
      const PursuitAssessment *assessment = sheet->assessments->pdata[i];
      PursuitLinePoint point = { .time = assessment->day,
                                 .value = assessment->total,
                                 .label = pursuit_day_format (assessment->day, today) };
      g_array_append_val (self->points, point);
      /* Translators: a day and the total of a scorecard */
      g_ptr_array_add (self->words, g_strdup_printf (_ ("%s: %.1f of 5"), point.label, point.value));
    }
  add_level (self, sheet->pursue);
  add_level (self, sheet->lower);
  g_ptr_array_add (self->words, NULL);
  all = g_strjoinv ("\n", (char **) self->words->pdata);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  return GTK_WIDGET (self);
}
