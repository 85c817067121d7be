/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitRatingView:
 *
 * Criteria with points from 0 to 5 on the screen, as bars or as dumbbells. What a screen reader says of it is
 * all of it in words; the pointer gets what is known of one row as a tooltip.
 */

#include "pursuit-rating-view.h"

#include "pursuit-chart-style.h"

#define MIN_WIDTH 180
#define NATURAL_WIDTH 320

struct _PursuitRatingView
{
  PursuitChartView parent_instance;

  PursuitRatingForm form;
  GArray *rows;        /* PursuitRatingRow, with words of their own */
  GPtrArray *tooltips; /* nullable strings, one a row */
  PursuitRatingLayout *layout;
};

G_DEFINE_FINAL_TYPE (PursuitRatingView, pursuit_rating_view, PURSUIT_TYPE_CHART_VIEW)

static void
row_clear (gpointer data)
{
  PursuitRatingRow *row = data;

  g_free ((char *) row->label);
  g_free ((char *) row->note);
}

static PursuitRatingLayout *
make_layout (PursuitRatingView *self, int width)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure (NULL);
  PursuitTheme theme = pursuit_chart_style_for_widget (GTK_WIDGET (self));

  return pursuit_rating_chart_layout ((PursuitRatingRow *) self->rows->data, self->rows->len, self->form,
                                      width, &theme, canvas);
}

static void
pursuit_rating_view_request (PursuitChartView *view,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  /* the height does not depend on the width */
  g_autoptr (PursuitRatingLayout) least = make_layout (PURSUIT_RATING_VIEW (view), NATURAL_WIDTH);
  *minimum = *natural = (int) least->height + 1;
}

static void
pursuit_rating_view_lay_out (PursuitChartView *view, int width, int height)
{
  PursuitRatingView *self = PURSUIT_RATING_VIEW (view);

  g_clear_pointer (&self->layout, pursuit_rating_layout_free);
  self->layout = make_layout (self, width);
}

static void
pursuit_rating_view_draw (PursuitChartView *view,
                          PursuitCanvas *canvas,
                          const PursuitTheme *theme,
                          int selected)
{
  PursuitRatingView *self = PURSUIT_RATING_VIEW (view);

  if (self->layout == NULL)
    return;
  self->layout->theme = *theme;
  pursuit_rating_chart_draw (self->layout, canvas);
}

static gboolean
pursuit_rating_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PursuitRatingView *self = PURSUIT_RATING_VIEW (widget);
  int row = !keyboard && self->layout != NULL ? pursuit_rating_chart_hit (self->layout, x, y) : -1;
  const char *text = row >= 0 ? g_ptr_array_index (self->tooltips, row) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
pursuit_rating_view_finalize (GObject *object)
{
  PursuitRatingView *self = PURSUIT_RATING_VIEW (object);

  g_array_unref (self->rows);
  g_ptr_array_unref (self->tooltips);
  g_clear_pointer (&self->layout, pursuit_rating_layout_free);

  G_OBJECT_CLASS (pursuit_rating_view_parent_class)->finalize (object);
}

static void
pursuit_rating_view_class_init (PursuitRatingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitChartViewClass *view_class = PURSUIT_CHART_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_rating_view_finalize;
  widget_class->query_tooltip = pursuit_rating_view_query_tooltip;
  view_class->request = pursuit_rating_view_request;
  view_class->lay_out = pursuit_rating_view_lay_out;
  view_class->draw = pursuit_rating_view_draw;

  gtk_widget_class_set_css_name (widget_class, "pursuit-rating");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pursuit_rating_view_init (PursuitRatingView *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (PursuitRatingRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->tooltips = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/** pursuit_rating_view_new: a chart without rows. */
GtkWidget *
pursuit_rating_view_new (PursuitRatingForm form)
{
  PursuitRatingView *self = g_object_new (PURSUIT_TYPE_RATING_VIEW, NULL);

  self->form = form;
  return GTK_WIDGET (self);
}

/** pursuit_rating_view_add_row: adds a last row. @tooltip: (nullable): what else is known of it. */
void
pursuit_rating_view_add_row (PursuitRatingView *self, const PursuitRatingRow *row, const char *tooltip)
{
  g_return_if_fail (PURSUIT_IS_RATING_VIEW (self));
  g_return_if_fail (row != NULL && row->label != NULL);

  PursuitRatingRow copy = *row;
  copy.label = g_strdup (row->label);
  copy.note = g_strdup (row->note);
  g_array_append_val (self->rows, copy);
  g_ptr_array_add (self->tooltips, g_strdup (tooltip));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** pursuit_rating_view_set_words: what a screen reader says instead of the picture. */
void
pursuit_rating_view_set_words (PursuitRatingView *self, const char *words)
{
  g_return_if_fail (PURSUIT_IS_RATING_VIEW (self));
  g_return_if_fail (words != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/** pursuit_rating_view_get_layout: (transfer none) (nullable): where its parts lie, in its own coordinates.
 */
const PursuitRatingLayout *
pursuit_rating_view_get_layout (PursuitRatingView *self)
{
  g_return_val_if_fail (PURSUIT_IS_RATING_VIEW (self), NULL);

  return self->layout;
}
