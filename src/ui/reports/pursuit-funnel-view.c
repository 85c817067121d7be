/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitFunnelView:
 *
 * The funnel of a report. The picture is drawn by chart/; over each stage lies a real, transparent button,
 * which gives focus, keyboard, pointer and what a screen reader says.
 *
 * ::stage-activated (gint64 stage_id, const char *name): a stage was chosen.
 */

#include "pursuit-funnel-view.h"

#include <glib/gi18n-lib.h>

#include "pursuit-chart-style.h"

struct _PursuitFunnelView
{
  GtkWidget parent_instance;

  PursuitReport *report;
  GPtrArray *buttons; /* GtkButton, one a bar, children */
  PursuitFunnelLayout *layout;
};

G_DEFINE_FINAL_TYPE (PursuitFunnelView, pursuit_funnel_view, GTK_TYPE_WIDGET)

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
lay_out (PursuitFunnelView *self, int width, int height)
{
  const PursuitReportBlock *block = get_block (self);
  g_autoptr (PursuitCanvas) canvas = pursuit_canvas_new_measure (NULL);
  PursuitTheme theme = pursuit_chart_style_for_widget (GTK_WIDGET (self));

  if (block == NULL)
    return NULL;
  return pursuit_funnel_chart_layout (block->bars, block->n_bars, width, height, &theme, canvas);
}

static GtkSizeRequestMode
pursuit_funnel_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
pursuit_funnel_view_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  PursuitFunnelView *self = PURSUIT_FUNNEL_VIEW (widget);
  g_autoptr (PursuitFunnelLayout) least = NULL;

  /* The buttons fit wherever their bars do, but GTK wants to have been asked. */
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_measure (self->buttons->pdata[i], orientation, -1, NULL, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 420; /* narrower ones cut their words off */
      *natural = 720;
      return;
    }
  least = lay_out (self, 720, 0);
  *minimum = least ? (int) least->height + 1 : 0;
  *natural = *minimum * 5 / 4;
}

static void
pursuit_funnel_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PursuitFunnelView *self = PURSUIT_FUNNEL_VIEW (widget);

  g_clear_pointer (&self->layout, pursuit_funnel_layout_free);
  self->layout = lay_out (self, width, height);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      const PursuitFunnelBarPlace *place = &self->layout->places[i];
      GtkAllocation allocation = { 0, (int) place->top, width, (int) place->height };

      gtk_widget_size_allocate (self->buttons->pdata[i], &allocation, -1);
    }
}

/* The bar under the pointer, else the one with the focus; −1 for none. */
static int
selected_bar (PursuitFunnelView *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_get_state_flags (self->buttons->pdata[i]) & GTK_STATE_FLAG_PRELIGHT)
      return i;
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_get_state_flags (self->buttons->pdata[i]) & GTK_STATE_FLAG_FOCUS_VISIBLE)
      return i;
  return -1;
}

static void
pursuit_funnel_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitFunnelView *self = PURSUIT_FUNNEL_VIEW (widget);
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (-4, -4, gtk_widget_get_width (widget) + 8, gtk_widget_get_height (widget) + 8);

  if (self->layout)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);
      PursuitCanvas *canvas = pursuit_canvas_new_cairo (cr, NULL);

      self->layout->theme = pursuit_chart_style_for_widget (widget);
      pursuit_funnel_chart_draw (self->layout, canvas, selected_bar (self));
      pursuit_canvas_free (canvas);
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (pursuit_funnel_view_parent_class)->snapshot (widget, snapshot);
}

static void
clicked_cb (PursuitFunnelView *self, GtkButton *button)
{
  const PursuitReportBlock *block = get_block (self);
  guint i;

  if (g_ptr_array_find (self->buttons, button, &i) && i < block->n_bars)
    g_signal_emit (self, signals[STAGE_ACTIVATED], 0, block->bars[i].id, block->bars[i].name);
}

static void
clear_buttons (PursuitFunnelView *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);
}

static void
add_button (PursuitFunnelView *self, const PursuitFunnelBar *bar)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *words = pursuit_funnel_chart_describe (bar, 1);

  gtk_widget_add_css_class (button, "funnel-stage");
  gtk_widget_set_sensitive (button, bar->id != 0);
  gtk_widget_set_tooltip_text (button, _ ("Show the deals"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "state-flags-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
}

static void
pursuit_funnel_view_dispose (GObject *object)
{
  PursuitFunnelView *self = PURSUIT_FUNNEL_VIEW (object);

  clear_buttons (self);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (pursuit_funnel_view_parent_class)->dispose (object);
}

static void
pursuit_funnel_view_finalize (GObject *object)
{
  PursuitFunnelView *self = PURSUIT_FUNNEL_VIEW (object);

  g_ptr_array_unref (self->buttons);
  g_clear_pointer (&self->layout, pursuit_funnel_layout_free);

  G_OBJECT_CLASS (pursuit_funnel_view_parent_class)->finalize (object);
}

static void
pursuit_funnel_view_class_init (PursuitFunnelViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_funnel_view_dispose;
  object_class->finalize = pursuit_funnel_view_finalize;
  widget_class->get_request_mode = pursuit_funnel_view_get_request_mode;
  widget_class->measure = pursuit_funnel_view_measure;
  widget_class->size_allocate = pursuit_funnel_view_size_allocate;
  widget_class->snapshot = pursuit_funnel_view_snapshot;

  signals[STAGE_ACTIVATED] = g_signal_new ("stage-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "pursuit-funnel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pursuit_funnel_view_init (PursuitFunnelView *self)
{
  self->buttons = g_ptr_array_new ();
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * pursuit_funnel_view_set_report:
 * @report: (nullable): whose first funnel is shown
 */
void
pursuit_funnel_view_set_report (PursuitFunnelView *self, PursuitReport *report)
{
  const PursuitReportBlock *block;

  g_return_if_fail (PURSUIT_IS_FUNNEL_VIEW (self));

  if (!g_set_object (&self->report, report))
    return;
  clear_buttons (self);
  g_clear_pointer (&self->layout, pursuit_funnel_layout_free);
  block = get_block (self);
  for (guint i = 0; block && i < block->n_bars; i++)
    add_button (self, &block->bars[i]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** pursuit_funnel_view_get_button: (transfer none) (nullable): the button over the @bar-th stage. */
GtkWidget *
pursuit_funnel_view_get_button (PursuitFunnelView *self, guint bar)
{
  g_return_val_if_fail (PURSUIT_IS_FUNNEL_VIEW (self), NULL);

  return bar < self->buttons->len ? self->buttons->pdata[bar] : NULL;
}
