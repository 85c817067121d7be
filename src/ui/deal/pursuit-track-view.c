/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTrackView:
 *
 * The two tracks of a deal. The picture is drawn by chart/; over each step lies a real, transparent button,
 * which gives focus, keyboard, pointer and what a screen reader says. Those of the selling track can be
 * pressed.
 *
 * ::step-activated (gint64 stage_id): a step of the selling track was chosen.
 */

#include "pursuit-track-view.h"

#include <glib/gi18n-lib.h>

#include "pursuit-chart-style.h"

#define MIN_WIDTH 240
#define NATURAL_WIDTH 900

struct _PursuitTrackView
{
  GtkWidget parent_instance;

  PursuitTrackLayout *layout;
  GPtrArray *buttons; /* GtkButton, children, row by row */
};

G_DEFINE_FINAL_TYPE (PursuitTrackView, pursuit_track_view, GTK_TYPE_WIDGET)

enum
{
  STEP_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The row and the step that button @index lies over. */
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

static GtkSizeRequestMode
pursuit_track_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
pursuit_track_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  PursuitTrackView *self = PURSUIT_TRACK_VIEW (widget);

  /* The buttons fit wherever their steps do, but GTK wants to have been asked. */
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_measure (self->buttons->pdata[i], orientation, -1, NULL, NULL, NULL, NULL);
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
pursuit_track_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PursuitTrackView *self = PURSUIT_TRACK_VIEW (widget);

  lay_out_again (self, width);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      const PursuitTrackPlace *place;
      guint row, step;

      find_step (self, i, &row, &step);
      place = &self->layout->places[row][step];
      gtk_widget_size_allocate (self->buttons->pdata[i],
                                &(GtkAllocation){ (int) place->x, (int) place->y, (int) place->width,
                                                  (int) place->height },
                                -1);
    }
}

/* The button under the pointer, else the one with the focus; −1 for none. */
static int
find_selected (PursuitTrackView *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_is_sensitive (self->buttons->pdata[i]) &&
        gtk_widget_get_state_flags (self->buttons->pdata[i]) & GTK_STATE_FLAG_PRELIGHT)
      return (int) i;
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_get_state_flags (self->buttons->pdata[i]) & GTK_STATE_FLAG_FOCUS_VISIBLE)
      return (int) i;
  return -1;
}

static void
pursuit_track_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitTrackView *self = PURSUIT_TRACK_VIEW (widget);
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (-4, -4, gtk_widget_get_width (widget) + 8, gtk_widget_get_height (widget) + 8);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);
  PursuitCanvas *canvas = pursuit_canvas_new_cairo (cr, NULL);
  int selected = find_selected (self);
  guint row = 0, step = 0;

  if (selected >= 0)
    find_step (self, (guint) selected, &row, &step);
  self->layout->theme = pursuit_chart_style_for_widget (widget);
  pursuit_track_chart_draw (self->layout, canvas, selected >= 0 ? (int) row : -1, (int) step);
  pursuit_canvas_free (canvas);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (pursuit_track_view_parent_class)->snapshot (widget, snapshot);
}

static void
clicked_cb (PursuitTrackView *self, GtkButton *button)
{
  guint index, row, step;

  if (!g_ptr_array_find (self->buttons, button, &index))
    return;
  find_step (self, index, &row, &step);
  g_signal_emit (self, signals[STEP_ACTIVATED], 0, self->layout->rows[row].steps[step].id);
}

static void
clear_buttons (PursuitTrackView *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);
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
add_button (PursuitTrackView *self, const PursuitTrackRow *row, const PursuitTrackStep *step)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *words = describe (row, step);

  gtk_widget_add_css_class (button, "track-step");
  gtk_widget_set_sensitive (button, step->id != 0);
  gtk_widget_set_tooltip_text (button, step->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "state-flags-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
}

static void
pursuit_track_view_dispose (GObject *object)
{
  clear_buttons (PURSUIT_TRACK_VIEW (object));

  G_OBJECT_CLASS (pursuit_track_view_parent_class)->dispose (object);
}

static void
pursuit_track_view_finalize (GObject *object)
{
  PursuitTrackView *self = PURSUIT_TRACK_VIEW (object);

  g_ptr_array_unref (self->buttons);
  pursuit_track_layout_free (self->layout);

  G_OBJECT_CLASS (pursuit_track_view_parent_class)->finalize (object);
}

static void
pursuit_track_view_class_init (PursuitTrackViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_track_view_dispose;
  object_class->finalize = pursuit_track_view_finalize;
  widget_class->get_request_mode = pursuit_track_view_get_request_mode;
  widget_class->measure = pursuit_track_view_measure;
  widget_class->size_allocate = pursuit_track_view_size_allocate;
  widget_class->snapshot = pursuit_track_view_snapshot;

  signals[STEP_ACTIVATED] = g_signal_new ("step-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "pursuit-tracks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pursuit_track_view_init (PursuitTrackView *self)
{
  self->buttons = g_ptr_array_new ();
  lay_out (self, NULL, 0, MIN_WIDTH);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
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
  GtkRoot *root;
  GtkWidget *focus;
  guint focused = G_MAXUINT;

  g_return_if_fail (PURSUIT_IS_TRACK_VIEW (self));
  g_return_if_fail (rows != NULL || n_rows == 0);

  if (has_same_steps (self, rows, n_rows))
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL)
    g_ptr_array_find (self->buttons, focus, &focused);
  clear_buttons (self);
  lay_out (self, rows, n_rows, self->layout->width);
  for (guint i = 0; i < n_rows; i++)
    for (guint k = 0; k < rows[i].n_steps; k++)
      add_button (self, &rows[i], &rows[i].steps[k]);
  if (focused < self->buttons->len)
    gtk_widget_grab_focus (self->buttons->pdata[focused]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** pursuit_track_view_get_button: (transfer none) (nullable): the button over step @step of row @row. */
GtkWidget *
pursuit_track_view_get_button (PursuitTrackView *self, guint row, guint step)
{
  guint index = step;

  g_return_val_if_fail (PURSUIT_IS_TRACK_VIEW (self), NULL);

  if (row >= self->layout->n_rows || step >= self->layout->rows[row].n_steps)
    return NULL;
  for (guint i = 0; i < row; i++)
    index += self->layout->rows[i].n_steps;
  return self->buttons->pdata[index];
}
