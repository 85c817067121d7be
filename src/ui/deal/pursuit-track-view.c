/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTrackView:
 *
 * The two tracks of a deal, with a mark over each step, which can be pressed.
 *
 * ::step-activated (gint64 stage_id): a step of the selling track was chosen.
 * ::buying-step-activated (gint64 buying_stage_id): one of the customer's.
 */

#include "pursuit-track-view.h"

#include <glib/gi18n-lib.h>

#include "pursuit-chart-style.h"

#define MIN_WIDTH 240
#define NATURAL_WIDTH 900

struct _PursuitTrackView
{
  PursuitChartView parent_instance;

  PursuitTrackLayout *layout; /* its marks are row by row */
};

G_DEFINE_FINAL_TYPE (PursuitTrackView, pursuit_track_view, PURSUIT_TYPE_CHART_VIEW)

enum
{
  STEP_ACTIVATED,
  BUYING_STEP_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The row and the step that mark @index lies over. */
static void
find_step (PursuitTrackView *self, guint index, guint *row, guint *step)
{
  *row = 0;
  *step = index;
  while (*row < self->layout->n_rows && *step >= self->layout->rows[*row].n_steps)
    *step -= self->layout->rows[(*row)++].n_steps;
  g_assert (*row < self->layout->n_rows);
}

/* Lays the words that are there out anew. */
static void
lay_out (PursuitTrackView *self, const PursuitTrackRow *rows, guint n_rows, double width)
{
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure (NULL);
  PursuitTheme theme = pursuit_chart_style_for_widget (GTK_WIDGET (self));
  PursuitTrackLayout *layout = pursuit_track_chart_layout (rows, n_rows, width, &theme, canvas);

  g_clear_pointer (&self->layout, pursuit_track_layout_free);
  self->layout = layout;
}

static void
lay_out_again (PursuitTrackView *self, double width)
{
  lay_out (self, self->layout->rows, self->layout->n_rows, width);
}

static void
pursuit_track_view_request (PursuitChartView *view,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural)
{
  PursuitTrackView *self = PURSUIT_TRACK_VIEW (view);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  lay_out_again (self, self->layout->width);
  *minimum = *natural = (int) self->layout->height + 1;
}

static void
pursuit_track_view_lay_out (PursuitChartView *view, int width, int height)
{
  lay_out_again (PURSUIT_TRACK_VIEW (view), width);
}

static void
pursuit_track_view_place (PursuitChartView *view, guint mark, GtkAllocation *allocation)
{
  PursuitTrackView *self = PURSUIT_TRACK_VIEW (view);
  guint row, step;

  find_step (self, mark, &row, &step);
  const PursuitTrackPlace *place = &self->layout->places[row][step];
  *allocation = (GtkAllocation){ (int) place->x, (int) place->y, (int) place->width, (int) place->height };
}

static void
pursuit_track_view_draw (PursuitChartView *view,
                         PursuitCanvas *canvas,
                         const PursuitTheme *theme,
                         int selected)
{
  PursuitTrackView *self = PURSUIT_TRACK_VIEW (view);
  guint row = 0, step = 0;

  if (selected >= 0)
    find_step (self, (guint) selected, &row, &step);
  self->layout->theme = *theme;
  pursuit_track_chart_draw (self->layout, canvas, selected >= 0 ? (int) row : -1, (int) step);
}

static void
pursuit_track_view_activate (PursuitChartView *view, guint mark)
{
  PursuitTrackView *self = PURSUIT_TRACK_VIEW (view);
  const PursuitTrackRow *shown;
  guint row, step;

  find_step (self, mark, &row, &step);
  shown = &self->layout->rows[row];
  g_signal_emit (self, signals[shown->side == PURSUIT_TRACK_BUYING ? BUYING_STEP_ACTIVATED : STEP_ACTIVATED],
                 0, shown->steps[step].id);
}

/* “We sell: Enter, now, 9 d”: what the place and the colour of a step say. What holds for the row is said of
 * its present step, and of all of them where none is. */
static char *
describe (const PursuitTrackRow *row, const PursuitTrackStep *step)
{
  GString *words = g_string_new (NULL);
  gboolean known = FALSE;

  for (guint i = 0; i < row->n_steps; i++)
    known |= row->steps[i].state == PURSUIT_TRACK_CURRENT;
  g_string_printf (words, "%s: %s", row->label, step->name);
  if (known)
    g_string_append_printf (words, ", %s",
                            step->state == PURSUIT_TRACK_CURRENT ? _ ("now")
                            : step->state == PURSUIT_TRACK_PAST  ? _ ("done")
                                                                 : _ ("to come"));
  if (row->note != NULL && (!known || step->state == PURSUIT_TRACK_CURRENT))
    g_string_append_printf (words, ", %s", row->note);
  if (step->note != NULL)
    g_string_append_printf (words, ", %s", step->note);
  return g_string_free (words, FALSE);
}

static void
pursuit_track_view_finalize (GObject *object)
{
  pursuit_track_layout_free (PURSUIT_TRACK_VIEW (object)->layout);

  G_OBJECT_CLASS (pursuit_track_view_parent_class)->finalize (object);
}

static void
pursuit_track_view_class_init (PursuitTrackViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitChartViewClass *view_class = PURSUIT_CHART_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_track_view_finalize;
  view_class->request = pursuit_track_view_request;
  view_class->lay_out = pursuit_track_view_lay_out;
  view_class->draw = pursuit_track_view_draw;
  view_class->place = pursuit_track_view_place;
  view_class->activate = pursuit_track_view_activate;

  signals[STEP_ACTIVATED] = g_signal_new ("step-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[BUYING_STEP_ACTIVATED] =
      g_signal_new ("buying-step-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "pursuit-tracks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pursuit_track_view_init (PursuitTrackView *self)
{
  lay_out (self, NULL, 0, MIN_WIDTH);
}

static gboolean
has_same_steps (PursuitTrackView *self, const PursuitTrackRow *rows, guint n_rows)
{
  if (self->layout->n_rows != n_rows)
    return FALSE;
  for (guint i = 0; i < n_rows; i++)
    {
      const PursuitTrackRow *shown = &self->layout->rows[i];

      if (shown->n_steps != rows[i].n_steps || g_strcmp0 (shown->note, rows[i].note) != 0)
        return FALSE;
      for (guint k = 0; k < shown->n_steps; k++)
        if (shown->steps[k].id != rows[i].steps[k].id || shown->steps[k].state != rows[i].steps[k].state ||
            g_strcmp0 (shown->steps[k].name, rows[i].steps[k].name) != 0 ||
            g_strcmp0 (shown->steps[k].note, rows[i].steps[k].note) != 0)
          return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_track_view_set_rows:
 * @rows: the tracks, copied; a step with id 0 cannot be chosen
 *
 * Shows the tracks. The focus stays on the step that has it.
 */
void
pursuit_track_view_set_rows (PursuitTrackView *self, const PursuitTrackRow *rows, guint n_rows)
{
  PursuitChartView *view = PURSUIT_CHART_VIEW (self);
  guint focused;

  g_return_if_fail (PURSUIT_IS_TRACK_VIEW (self));
  g_return_if_fail (rows != NULL || n_rows == 0);

  if (has_same_steps (self, rows, n_rows))
    return;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean has_focus =
      root != NULL && pursuit_chart_view_find_mark (view, gtk_root_get_focus (root), &focused);
  pursuit_chart_view_clear_marks (view);
  lay_out (self, rows, n_rows, self->layout->width);
  for (guint i = 0; i < n_rows; i++)
    for (guint k = 0; k < rows[i].n_steps; k++)
      {
        const PursuitTrackStep *step = &rows[i].steps[k];
        g_autofree char *words = describe (&rows[i], step);
        pursuit_chart_view_add_mark (view, "track-step", words, step->name, step->id != 0);
      }
  if (has_focus && pursuit_chart_view_get_mark (view, focused) != NULL)
    gtk_widget_grab_focus (pursuit_chart_view_get_mark (view, focused));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** pursuit_track_view_get_button: (transfer none) (nullable): the button over step @step of row @row. */
GtkWidget *
pursuit_track_view_get_button (PursuitTrackView *self, guint row, guint step)
{
  guint mark = step;

  g_return_val_if_fail (PURSUIT_IS_TRACK_VIEW (self), NULL);

  if (row >= self->layout->n_rows || step >= self->layout->rows[row].n_steps)
    return NULL;
  for (guint i = 0; i < row; i++)
    mark += self->layout->rows[i].n_steps;
  return pursuit_chart_view_get_mark (PURSUIT_CHART_VIEW (self), mark);
}
