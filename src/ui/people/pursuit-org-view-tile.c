/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The ground of the org chart view as a picture: dots, lanes, lines, and from afar the cards. It is larger
 * than the view once the view was moved, so that most frames of a movement only copy it, however many people
 * there are; and it is no render node, which GTK's Cairo renderer would draw line by line in every frame.
 */

#include <math.h>

#include "pursuit-org-view-private.h"

#define DOT_STEP 24
/* How far the picture reaches beyond a view that is being moved, on each side; a faster movement than a
 * quarter of it a frame would draw more than it saves. */
#define MARGIN 240

/* Dots that move with the chart, so that one sees the ground being dragged. */
static void
draw_dots (PursuitOrgView *self, cairo_t *cr)
{
  PursuitColor color = self->theme.line_faint;
  cairo_surface_t *tile =
      cairo_surface_create_similar_image (cairo_get_target (cr), CAIRO_FORMAT_ARGB32, DOT_STEP, DOT_STEP);
  cairo_t *tile_cr = cairo_create (tile);

  cairo_set_source_rgba (tile_cr, color.red, color.green, color.blue, color.alpha * 0.8);
  cairo_rectangle (tile_cr, 0, 0, 1, 1);
  cairo_fill (tile_cr);
  cairo_destroy (tile_cr);
  cairo_set_source_surface (cr, tile, fmod (-self->tile.x, DOT_STEP), fmod (-self->tile.y, DOT_STEP));
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_surface_destroy (tile);
}

/* The cards of those on the highlighted way; who left the chart is passed over. */
static GArray *
find_route (PursuitOrgView *self)
{
  GArray *cards = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->route->len; i++)
    {
      gint index = pursuit_org_people_find (self->people, g_array_index (self->route, gint64, i));

      if (index >= 0)
        g_array_append_val (cards, index);
    }
  return cards;
}

static PursuitBox
get_area (const PursuitOrgTile *tile)
{
  return (PursuitBox){ tile->x / tile->scale, tile->y / tile->scale, (tile->x + tile->width) / tile->scale,
                       (tile->y + tile->height) / tile->scale };
}

static void
draw_chart (PursuitOrgView *self, cairo_t *cr)
{
  g_autoptr (GArray) route = find_route (self);
  PursuitOrgChartView view = { .theme = &self->theme,
                               .area = get_area (&self->tile),
                               .scale = self->tile.scale,
                               .parts = PURSUIT_ORG_CHART_LANES | PURSUIT_ORG_CHART_LINES |
                                        PURSUIT_ORG_CHART_RELATIONS,
                               .route = (const guint *) route->data,
                               .n_route = route->len };
  PursuitCanvas *canvas;

  if (self->tile.scale < PURSUIT_ORG_CHART_TEXT_SCALE)
    view.parts |= PURSUIT_ORG_CHART_CARDS;
  canvas = pursuit_canvas_new_cairo (cr, NULL);
  pursuit_org_chart_draw (canvas, self->layout, &view);
  pursuit_canvas_free (canvas);
}

/* Paints the place that the tile has been given. */
static void
paint_tile (PursuitOrgView *self)
{
  PursuitColor background = self->theme.background;
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_t *cr;

  self->tile.surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->tile.width * factor, self->tile.height * factor);
  cairo_surface_set_device_scale (self->tile.surface, factor, factor);
  cr = cairo_create (self->tile.surface);
  cairo_set_source_rgb (cr, background.red, background.green, background.blue);
  cairo_paint (cr);
  draw_dots (self, cr);
  if (self->layout)
    draw_chart (self, cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->tile.surface);
}

static gboolean
covers (const PursuitOrgTile *tile, double x, double y, const PursuitOrgViewport *viewport)
{
  return tile->surface && tile->scale == viewport->scale && x >= tile->x && y >= tile->y &&
         x + viewport->width <= tile->x + tile->width && y + viewport->height <= tile->y + tile->height;
}

/* pursuit_org_view_clear_tile: the ground shows something else now. */
void
pursuit_org_view_clear_tile (PursuitOrgView *self)
{
  g_clear_pointer (&self->tile.surface, cairo_surface_destroy);
}

/* pursuit_org_view_draw_tile: the ground, with the view's upper left corner at the origin. */
void
pursuit_org_view_draw_tile (PursuitOrgView *self, cairo_t *cr)
{
  const PursuitOrgViewport *viewport = &self->viewport;
  PursuitOrgTile *tile = &self->tile;
  double x = 0, y = 0;

  pursuit_org_viewport_to_view (viewport, 0, 0, &x, &y);
  x = -x;
  y = -y;
  if (!covers (tile, x, y, viewport))
    {
      /* Only a view that moves at one scale, and not too fast, comes back to what lies around it. */
      gboolean moves = tile->surface && tile->scale == viewport->scale &&
                       fabs (x - self->drawn_x) <= MARGIN / 4.0 && fabs (y - self->drawn_y) <= MARGIN / 4.0;
      int margin = moves ? MARGIN : 0;

      pursuit_org_view_clear_tile (self);
      *tile = (PursuitOrgTile){ .x = x - margin,
                                .y = y - margin,
                                .scale = viewport->scale,
                                .width = (int) viewport->width + 2 * margin,
                                .height = (int) viewport->height + 2 * margin };
      paint_tile (self);
    }
  self->drawn_x = x;
  self->drawn_y = y;
  cairo_set_source_surface (cr, tile->surface, tile->x - x, tile->y - y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
}
