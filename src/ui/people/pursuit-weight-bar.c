/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitWeightBar:
 *
 * How the weight in a decision is shared out: for us, neutral, against us, and the rest, of which the
 * attitude is not known.
 */

#include "pursuit-weight-bar.h"

#include <adwaita.h>

#include "pursuit-theme.h"

#define HEIGHT 14
#define RADIUS 4

struct _PursuitWeightBar
{
  GtkWidget parent_instance;

  PursuitPeopleFigures figures;
};

G_DEFINE_FINAL_TYPE (PursuitWeightBar, pursuit_weight_bar, GTK_TYPE_WIDGET)

static void
append_part (GtkSnapshot *snapshot, PursuitColor color, double from, double to, int height)
{
  GdkRGBA rgba = { color.red, color.green, color.blue, color.alpha };

  if (to > from)
    gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT (from, 0, to - from, height));
}

static void
pursuit_weight_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitWeightBar *self = PURSUIT_WEIGHT_BAR (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const PursuitTheme *theme = pursuit_theme_get (dark ? PURSUIT_THEME_DARK : PURSUIT_THEME_LIGHT);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double unit = width / (double) MAX (self->figures.weighed, 100);
  double ours = self->figures.ours * unit;
  double neutral = ours + self->figures.neutral * unit;
  double against = neutral + self->figures.against * unit;
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &GRAPHENE_RECT_INIT (0, 0, width, height), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  append_part (snapshot, theme->chip, 0, width, height);
  append_part (snapshot, theme->attitudes[PURSUIT_ATTITUDE_CHAMPION], 0, ours, height);
  append_part (snapshot, theme->attitudes[PURSUIT_ATTITUDE_NEUTRAL], ours, neutral, height);
  append_part (snapshot, theme->attitudes[PURSUIT_ATTITUDE_OPPONENT], neutral, against, height);
  gtk_snapshot_pop (snapshot);
}

static void
pursuit_weight_bar_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 60;
}

static void
pursuit_weight_bar_class_init (PursuitWeightBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = pursuit_weight_bar_snapshot;
  widget_class->measure = pursuit_weight_bar_measure;
  /* The row beside it says the same in numbers. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pursuit_weight_bar_init (PursuitWeightBar *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/** pursuit_weight_bar_new: (transfer floating): an empty bar. */
GtkWidget *
pursuit_weight_bar_new (void)
{
  return g_object_new (PURSUIT_TYPE_WEIGHT_BAR, NULL);
}

/** pursuit_weight_bar_set: shows the weights of @figures. */
void
pursuit_weight_bar_set (PursuitWeightBar *self, const PursuitPeopleFigures *figures)
{
  g_return_if_fail (PURSUIT_IS_WEIGHT_BAR (self));
  g_return_if_fail (figures != NULL);

  self->figures = *figures;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
