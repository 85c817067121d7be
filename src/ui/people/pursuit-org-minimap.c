/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitOrgMinimap:
 *
 * All of an org chart in little, with a frame around the part that the view shows. Pressing or dragging on it
 * moves the view. It hides itself while the view shows nearly all there is. The keyboard reaches every place
 * of the chart in the view itself, so this is for the pointer alone.
 */

#include "pursuit-org-minimap.h"

#include <adwaita.h>
#include <math.h>

#define WIDTH 190
#define HEIGHT 120
#define PADDING 6.0
/* Shown when the view shows less than this part of the chart. */
#define MAX_PART_SEEN 0.7
/* A chart that was laid out anew is drawn when its cards have come to rest. */
#define REST_MS 300

struct _PursuitOrgMinimap
{
  GtkWidget parent_instance;

  PursuitOrgView *view; /* unowned; shows the chart */
  guint layout;         /* the number of the layout in the picture, or to be */
  cairo_surface_t *picture;
  guint source;
  guint rest_source;
};

G_DEFINE_FINAL_TYPE (PursuitOrgMinimap, pursuit_org_minimap, GTK_TYPE_WIDGET)

static double
get_scale (PursuitOrgMinimap *self, const PursuitOrgChartLayout *layout)
{
  double width = MAX (layout->bounds.x1 - layout->bounds.x0, 1);
  double height = MAX (layout->bounds.y1 - layout->bounds.y0, 1);

  return MIN ((WIDTH - 2 * PADDING) / width, (HEIGHT - 2 * PADDING) / height);
}

/* Where the chart's upper left corner lies on the map. */
static graphene_point_t
get_origin (PursuitOrgMinimap *self, const PursuitOrgChartLayout *layout)
{
  double scale = get_scale (self, layout);

  return GRAPHENE_POINT_INIT ((WIDTH - (layout->bounds.x1 - layout->bounds.x0) * scale) / 2,
                              (HEIGHT - (layout->bounds.y1 - layout->bounds.y0) * scale) / 2);
}

static gboolean
is_needed (PursuitOrgMinimap *self)
{
  const PursuitOrgChartLayout *layout = pursuit_org_view_get_layout (self->view);
  PursuitBox area;
  double wide, high;

  if (layout == NULL || gtk_widget_get_width (GTK_WIDGET (self->view)) < 3 * WIDTH)
    return FALSE;
  area = pursuit_org_view_get_area (self->view);
  wide = (area.x1 - area.x0) / MAX (layout->width, 1);
  high = (area.y1 - area.y0) / MAX (layout->height, 1);
  return MIN (wide, 1) * MIN (high, 1) < MAX_PART_SEEN;
}

static void
make_picture (PursuitOrgMinimap *self, const PursuitOrgChartLayout *layout)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  graphene_point_t origin = get_origin (self, layout);
  const PursuitOrgChartView view = { .theme =
                                         pursuit_theme_get (dark ? PURSUIT_THEME_DARK : PURSUIT_THEME_LIGHT),
                                     .area = layout->bounds,
                                     .scale = get_scale (self, layout),
                                     .parts = PURSUIT_ORG_CHART_CARDS };
  PursuitCanvas *canvas;
  cairo_t *cr;

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * factor, HEIGHT * factor);
  cairo_surface_set_device_scale (self->picture, factor, factor);
  cr = cairo_create (self->picture);
  cairo_translate (cr, origin.x, origin.y);
  canvas = pursuit_canvas_new_cairo (cr, NULL);
  pursuit_org_chart_draw (canvas, layout, &view);
  pursuit_canvas_free (canvas);
  cairo_destroy (cr);
}

static void
draw_frame (PursuitOrgMinimap *self, cairo_t *cr, const PursuitOrgChartLayout *layout)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  PursuitColor accent = pursuit_theme_get (dark ? PURSUIT_THEME_DARK : PURSUIT_THEME_LIGHT)->accent;
  graphene_point_t origin = get_origin (self, layout);
  PursuitBox area = pursuit_org_view_get_area (self->view);
  double scale = get_scale (self, layout);
  double x0 = CLAMP (origin.x + (area.x0 - layout->bounds.x0) * scale, 1, WIDTH - 5);
  double y0 = CLAMP (origin.y + (area.y0 - layout->bounds.y0) * scale, 1, HEIGHT - 5);
  double x1 = CLAMP (origin.x + (area.x1 - layout->bounds.x0) * scale, x0 + 4, WIDTH - 1);
  double y1 = CLAMP (origin.y + (area.y1 - layout->bounds.y0) * scale, y0 + 4, HEIGHT - 1);

  cairo_rectangle (cr, x0, y0, x1 - x0, y1 - y0);
  cairo_set_source_rgba (cr, accent.red, accent.green, accent.blue, 0.15);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, accent.red, accent.green, accent.blue, 0.9);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
pursuit_org_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitOrgMinimap *self = PURSUIT_ORG_MINIMAP (widget);
  const PursuitOrgChartLayout *layout = self->view ? pursuit_org_view_get_layout (self->view) : NULL;
  cairo_t *cr;

  if (layout == NULL)
    return;
  if (self->picture == NULL)
    make_picture (self, layout);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
  draw_frame (self, cr, layout);
  cairo_destroy (cr);
}

static void
pursuit_org_minimap_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

/* What is shown cannot change while the view is being allocated. */
static gboolean
update_cb (gpointer user_data)
{
  PursuitOrgMinimap *self = user_data;

  self->source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), is_needed (self));
  return G_SOURCE_REMOVE;
}

static void
redraw (PursuitOrgMinimap *self)
{
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
rest_cb (gpointer user_data)
{
  PursuitOrgMinimap *self = user_data;

  self->rest_source = 0;
  redraw (self);
  return G_SOURCE_REMOVE;
}

/* Until then the old picture stays: all the people take longer to draw than the rest of the frame. */
static void
redraw_at_rest (PursuitOrgMinimap *self)
{
  self->layout = pursuit_org_view_get_layout_number (self->view);
  if (self->rest_source == 0)
    self->rest_source = g_timeout_add_full (G_PRIORITY_LOW, REST_MS, rest_cb, self, NULL);
}

static void
moved_cb (PursuitOrgMinimap *self)
{
  if (self->layout != pursuit_org_view_get_layout_number (self->view))
    redraw_at_rest (self);
  if (is_needed (self) != gtk_widget_get_visible (GTK_WIDGET (self)) && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
look_at (PursuitOrgMinimap *self, double x, double y)
{
  const PursuitOrgChartLayout *layout = self->view ? pursuit_org_view_get_layout (self->view) : NULL;
  graphene_point_t origin;
  double scale;

  if (layout == NULL)
    return;
  origin = get_origin (self, layout);
  scale = get_scale (self, layout);
  pursuit_org_view_look_at (self->view, layout->bounds.x0 + (x - origin.x) / scale,
                            layout->bounds.y0 + (y - origin.y) / scale);
}

static void
drag_cb (PursuitOrgMinimap *self, double dx, double dy, GtkGestureDrag *drag)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    look_at (self, x + dx, y + dy);
}

static void
pursuit_org_minimap_dispose (GObject *object)
{
  PursuitOrgMinimap *self = PURSUIT_ORG_MINIMAP (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->view = NULL;

  G_OBJECT_CLASS (pursuit_org_minimap_parent_class)->dispose (object);
}

static void
pursuit_org_minimap_class_init (PursuitOrgMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_org_minimap_dispose;
  widget_class->measure = pursuit_org_minimap_measure;
  widget_class->snapshot = pursuit_org_minimap_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "org-minimap");
}

static void
pursuit_org_minimap_init (PursuitOrgMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (look_at), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (redraw), self,
                           G_CONNECT_SWAPPED);
}

/** pursuit_org_minimap_set_view: the map is of @view, which outlives it. */
void
pursuit_org_minimap_set_view (PursuitOrgMinimap *self, PursuitOrgView *view)
{
  g_return_if_fail (PURSUIT_IS_ORG_MINIMAP (self));
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  g_signal_connect_object (view, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}
