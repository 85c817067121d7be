/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the org chart view draws itself: the ground under the cards, and marks over them. */

#include "pursuit-org-view-private.h"

#define MARK_RADIUS 9
#define MARK_WIDTH 2
/* A selected card that is smaller than this in an overview gets a mark of this size. */
#define MIN_MARK 9.0

static GdkRGBA
to_rgba (PursuitColor color, double opacity)
{
  return (GdkRGBA){ color.red, color.green, color.blue, color.alpha * opacity };
}

/* Names of lanes stand at the left whatever part of the chart is seen, so that they are in no picture. */
static void
draw_lane_names (PursuitOrgView *self, cairo_t *cr)
{
  const PursuitOrgChartView view = { .theme = &self->theme,
                                     .area = pursuit_org_viewport_get_area (&self->viewport),
                                     .scale = self->viewport.scale,
                                     .parts = PURSUIT_ORG_CHART_LANE_NAMES };
  PursuitCanvas *canvas;

  if (self->layout == NULL || self->layout->tree->n_lanes == 0)
    return;
  canvas = pursuit_canvas_new_cairo (cr, NULL);
  pursuit_org_chart_draw (canvas, self->layout, &view);
  pursuit_canvas_free (canvas);
}

static void
draw_ground (PursuitOrgView *self, GtkSnapshot *snapshot)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, self->viewport.width,
                                                                          self->viewport.height));

  pursuit_org_view_draw_tile (self, cr);
  draw_lane_names (self, cr);
  cairo_destroy (cr);
}

static void
draw_frame (GtkSnapshot *snapshot, const PursuitBox *box, double distance, double width, GdkRGBA color)
{
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect,
                                   &GRAPHENE_RECT_INIT (box->x0 - distance, box->y0 - distance,
                                                        box->x1 - box->x0 + 2 * distance,
                                                        box->y1 - box->y0 + 2 * distance),
                                   MIN (MARK_RADIUS, (box->y1 - box->y0) / 2 + distance));
  gtk_snapshot_append_border (snapshot, &rect, (float[]){ width, width, width, width },
                              (GdkRGBA[]){ color, color, color, color });
}

/* Everybody in view who could be the new manager, apart from the one under the pointer, who has a stronger
 * mark of its own. */
static void
draw_legal_targets (PursuitOrgView *self, GtkSnapshot *snapshot)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = *(gint64 *) key;
      gint index = pursuit_org_people_find (self->people, id);
      PursuitBox box = pursuit_org_view_card_box (self, index);

      if (index == self->drop.card || pursuit_org_view_is_carried (self, index))
        continue;
      draw_frame (snapshot, &box, 3, MARK_WIDTH, to_rgba (self->theme.accent, 0.5));
    }
}

static void
draw_insertion (PursuitOrgView *self, GtkSnapshot *snapshot)
{
  GdkRGBA color = to_rgba (self->theme.accent, 1);
  double x0, y0, x1, y1;

  pursuit_org_viewport_to_view (&self->viewport, self->drop.line.x0, self->drop.line.y0, &x0, &y0);
  pursuit_org_viewport_to_view (&self->viewport, self->drop.line.x1, self->drop.line.y1, &x1, &y1);
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x0, y0, MAX (x1 - x0, 3), y1 - y0));
}

static void
draw_top_strip (PursuitOrgView *self, GtkSnapshot *snapshot)
{
  PursuitBox box = { 6, 6, self->viewport.width - 6, self->viewport.height - 6 };

  draw_frame (snapshot, &box, 0, MARK_WIDTH, to_rgba (self->theme.accent, 0.7));
}

static void
draw_band (PursuitOrgView *self, GtkSnapshot *snapshot)
{
  PursuitBox band = { MIN (self->band.x0, self->band.x1), MIN (self->band.y0, self->band.y1),
                      MAX (self->band.x0, self->band.x1), MAX (self->band.y0, self->band.y1) };
  GdkRGBA fill = to_rgba (self->theme.accent, 0.12);

  gtk_snapshot_append_color (snapshot, &fill,
                             &GRAPHENE_RECT_INIT (band.x0, band.y0, band.x1 - band.x0, band.y1 - band.y0));
  draw_frame (snapshot, &band, 0, 1, to_rgba (self->theme.accent, 0.8));
}

/* Where reports can be folded away: on the card that is looked at. One that is folded says how many they
 * are. */
static void
draw_knob (PursuitOrgView *self, GtkSnapshot *snapshot)
{
  gint64 id = self->hovered ? self->hovered : self->selected;
  gint index = pursuit_org_people_find (self->people, id);
  double u = self->viewport.scale;
  PursuitPaint disc, bar;
  PursuitCanvas *canvas;
  PursuitBox box;
  double x;
  cairo_t *cr;

  if (!pursuit_org_view_shows (self, id) || self->people->n_reports[index] == 0 ||
      pursuit_org_view_count_hidden (self, index) > 0)
    return;
  box = pursuit_org_view_card_box (self, index);
  x = (box.x0 + box.x1) / 2;
  disc = (PursuitPaint){ .fill = self->theme.card, .stroke = self->theme.line, .stroke_width = 1 };
  bar = (PursuitPaint){ .stroke = self->theme.text, .stroke_width = MAX (1, 1.5 * u) };
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - 12, box.y1 - 12, 24, 24));
  canvas = pursuit_canvas_new_cairo (cr, NULL);
  pursuit_canvas_arc (canvas, x, box.y1, 8 * u, 0, 2 * G_PI);
  pursuit_canvas_paint (canvas, &disc);
  pursuit_canvas_line (canvas, x - 4 * u, box.y1, x + 4 * u, box.y1, &bar);
  pursuit_canvas_free (canvas);
  cairo_destroy (cr);
}

static void
draw_overview_mark (PursuitOrgView *self, GtkSnapshot *snapshot, gint64 id, double opacity)
{
  gint index = pursuit_org_people_find (self->people, id);
  PursuitBox box;
  double grow;

  if (index < 0)
    return;
  box = pursuit_org_view_card_box (self, index);
  grow = MAX (2, MIN_MARK - (box.y1 - box.y0) / 2);
  draw_frame (snapshot, &box, grow, MARK_WIDTH, to_rgba (self->theme.accent, opacity));
}

/* pursuit_org_view_draw: the ground, the cards, and what a move or a selection marks. */
void
pursuit_org_view_draw (PursuitOrgView *self, GtkSnapshot *snapshot)
{
  GHashTableIter iter;
  gpointer card;

  if (self->viewport.width <= 0 || self->viewport.height <= 0)
    return;
  draw_ground (self, snapshot);
  if (self->move != PURSUIT_ORG_MOVE_NONE)
    draw_legal_targets (self, snapshot);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    gtk_widget_snapshot_child (GTK_WIDGET (self), card, snapshot);
  if (self->layout == NULL)
    return;
  if (self->viewport.scale < PURSUIT_ORG_CHART_TEXT_SCALE)
    {
      draw_overview_mark (self, snapshot, self->selected, 1);
      draw_overview_mark (self, snapshot, self->hovered, 0.5);
    }
  else if (self->move == PURSUIT_ORG_MOVE_NONE)
    draw_knob (self, snapshot);
  if (self->pull == PURSUIT_ORG_PULL_BAND)
    draw_band (self, snapshot);
  pursuit_org_view_draw_lines (self, snapshot);
  if (self->drop.kind == PURSUIT_ORG_DROP_ORDER)
    draw_insertion (self, snapshot);
  else if (self->drop.kind == PURSUIT_ORG_DROP_TOP)
    draw_top_strip (self, snapshot);
}

/**
 * pursuit_org_view_set_route:
 * @people: (element-type gint64): one after the other; of no length for none
 *
 * Highlights a way from one person to another.
 */
void
pursuit_org_view_set_route (PursuitOrgView *self, GArray *people)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));
  g_return_if_fail (people != NULL);

  if (people->len == 0 && self->route->len == 0)
    return;
  g_array_set_size (self->route, 0);
  g_array_append_vals (self->route, people->data, people->len);
  pursuit_org_view_clear_tile (self);
  pursuit_org_view_update_states (self);
}
