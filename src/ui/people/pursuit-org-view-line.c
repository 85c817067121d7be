/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Lines between people on the org chart view: drawing one from card to card, choosing one, and dragging its
 * ends to another card or away.
 */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-org-view-private.h"

/* A click this near to a line means it, in pixels of the view. */
#define REACH 7.0
#define N_STEPS 32
#define END_RADIUS 6.0

static double
curve_at (const double c[4], double t)
{
  double s = 1 - t;

  return s * s * s * c[0] + 3 * s * s * t * c[1] + 3 * s * t * t * c[2] + t * t * t * c[3];
}

static double
distance_to (const PursuitOrgCurve *curve, double x, double y)
{
  double least = G_MAXDOUBLE;
  double ax = curve->x[0], ay = curve->y[0];

  for (guint i = 1; i <= N_STEPS; i++)
    {
      double bx = curve_at (curve->x, (double) i / N_STEPS), by = curve_at (curve->y, (double) i / N_STEPS);
      double length = MAX ((bx - ax) * (bx - ax) + (by - ay) * (by - ay), 1e-9);
      double t = CLAMP (((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length, 0, 1);

      least = MIN (least, hypot (ax + t * (bx - ax) - x, ay + t * (by - ay) - y));
      ax = bx;
      ay = by;
    }
  return least;
}

static const PursuitOrgCurve *
find_curve (PursuitOrgView *self, gint64 line)
{
  for (guint i = 0; self->layout && i < self->layout->curves->len; i++)
    {
      const PursuitOrgCurve *curve = &g_array_index (self->layout->curves, PursuitOrgCurve, i);

      if (curve->relation->id == line)
        return curve;
    }
  return NULL;
}

/* pursuit_org_view_line_at: id of the line at a point of the view; 0 for none. */
gint64
pursuit_org_view_line_at (PursuitOrgView *self, double x, double y)
{
  double wx, wy, reach;
  double least = G_MAXDOUBLE;
  gint64 line = 0;

  if (self->layout == NULL || self->viewport.scale < PURSUIT_ORG_CHART_TEXT_SCALE)
    return 0;
  pursuit_org_viewport_to_world (&self->viewport, x, y, &wx, &wy);
  reach = REACH / self->viewport.scale;
  for (guint i = 0; i < self->layout->curves->len; i++)
    {
      const PursuitOrgCurve *curve = &g_array_index (self->layout->curves, PursuitOrgCurve, i);
      double distance;

      if (wx < curve->bounds.x0 - reach || wx > curve->bounds.x1 + reach || wy < curve->bounds.y0 - reach ||
          wy > curve->bounds.y1 + reach)
        continue;
      distance = distance_to (curve, wx, wy);
      if (distance <= reach && distance < least)
        {
          least = distance;
          line = curve->relation->id;
        }
    }
  return line;
}

static void
place_end (PursuitOrgView *self, const PursuitOrgCurve *curve, guint end, double *x, double *y)
{
  pursuit_org_viewport_to_view (&self->viewport, curve->x[end ? 3 : 0], curve->y[end ? 3 : 0], x, y);
}

/* pursuit_org_view_line_end_at: whether an end of the chosen line is at a point of the view; 0 is its first
 * end, 1 its second. */
gboolean
pursuit_org_view_line_end_at (PursuitOrgView *self, double x, double y, guint *end)
{
  const PursuitOrgCurve *curve = self->line ? find_curve (self, self->line) : NULL;

  for (*end = 0; curve && *end < 2; (*end)++)
    {
      double ex, ey;

      place_end (self, curve, *end, &ex, &ey);
      if (hypot (ex - x, ey - y) <= END_RADIUS + 3)
        return TRUE;
    }
  return FALSE;
}

/* pursuit_org_view_choose_line: the line is marked, and its ends can be dragged; 0 for none. */
void
pursuit_org_view_choose_line (PursuitOrgView *self, gint64 line)
{
  if (line == self->line)
    return;
  self->line = line;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const char *
name_of (PursuitOrgView *self, gint index)
{
  return pursuit_org_card_display_name (&self->people->cards[index]);
}

/* What letting the pulled end go would do. */
static void
update_hint (PursuitOrgView *self)
{
  gint from = pursuit_org_people_find (self->people, self->line_from);
  gint to = pursuit_org_view_hit (self, self->band.x1, self->band.y1);
  g_autofree char *hint = NULL;

  if (to >= 0 && to != from && from >= 0)
    hint = self->pull == PURSUIT_ORG_PULL_LINE
               ? g_strdup_printf (_ ("%s influences %s"), name_of (self, from), name_of (self, to))
               : g_strdup_printf (_ ("Line between %s and %s"), name_of (self, from), name_of (self, to));
  else if (to < 0 && self->pull == PURSUIT_ORG_PULL_END)
    hint = g_strdup (_ ("Let go here to delete the line"));
  pursuit_org_view_set_hint (self, hint);
}

/* pursuit_org_view_pull_line: begins a line at a card. */
void
pursuit_org_view_pull_line (PursuitOrgView *self, gint64 from, double x, double y)
{
  self->pull = PURSUIT_ORG_PULL_LINE;
  self->line_from = from;
  self->band = (PursuitBox){ x, y, x, y };
}

/* pursuit_org_view_pull_end: takes up an end of the chosen line; the other one stays. */
void
pursuit_org_view_pull_end (PursuitOrgView *self, guint end)
{
  const PursuitOrgCurve *curve = find_curve (self, self->line);
  guint stays = end ? curve->relation->from : curve->relation->to;
  double x, y;

  place_end (self, curve, !end, &x, &y);
  self->pull = PURSUIT_ORG_PULL_END;
  self->line_end = end;
  self->line_from = self->people->cards[stays].id;
  self->band = (PursuitBox){ x, y, x, y };
}

/* pursuit_org_view_pull_to: the pulled end is at a point of the view. */
void
pursuit_org_view_pull_to (PursuitOrgView *self, double x, double y)
{
  self->pressed = 0; /* a drag, and no click */
  self->band.x1 = x;
  self->band.y1 = y;
  self->pointer_x = x;
  self->pointer_y = y;
  update_hint (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* pursuit_org_view_emit_end: the end of @line that is not at @stays goes to @to; @end is 0 for the first end,
 * 1 for the second. */
void
pursuit_org_view_emit_end (PursuitOrgView *self, gint64 line, guint end, gint64 stays, gint64 to)
{
  g_signal_emit_by_name (self, "relink", line, end ? stays : to, end ? to : stays);
}

/* pursuit_org_view_pull_done: the pulled end is let go where it is. */
void
pursuit_org_view_pull_done (PursuitOrgView *self)
{
  gint index = pursuit_org_view_hit (self, self->band.x1, self->band.y1);
  gint64 to = pursuit_org_people_id_at (self->people, index);
  PursuitOrgPull pull = self->pull;

  self->pull = PURSUIT_ORG_PULL_GROUND;
  pursuit_org_view_set_hint (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (to == self->line_from)
    return;
  if (pull == PURSUIT_ORG_PULL_LINE && to)
    g_signal_emit_by_name (self, "relate", self->line_from, to);
  else if (pull == PURSUIT_ORG_PULL_END && to)
    pursuit_org_view_emit_end (self, self->line, self->line_end, self->line_from, to);
  else if (pull == PURSUIT_ORG_PULL_END)
    g_signal_emit_by_name (self, "relink", self->line, (gint64) 0, (gint64) 0);
}

/**
 * pursuit_org_view_get_line_place:
 * @line: id of a relation
 * @place: (out): a point of the line, in pixels of the view
 *
 * Returns: %FALSE when the line is not shown
 */
gboolean
pursuit_org_view_get_line_place (PursuitOrgView *self, gint64 line, GdkRectangle *place)
{
  const PursuitOrgCurve *curve;
  double x, y;

  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  curve = find_curve (self, line);
  if (curve == NULL)
    return FALSE;
  pursuit_org_viewport_to_view (&self->viewport, curve_at (curve->x, 0.5), curve_at (curve->y, 0.5), &x, &y);
  *place = (GdkRectangle){ (int) CLAMP (x, 0, self->viewport.width),
                           (int) CLAMP (y, 0, self->viewport.height), 1, 1 };
  return TRUE;
}

/* pursuit_org_view_next_line: a line of the selected person, behind the chosen one; 0 for none. */
gint64
pursuit_org_view_next_line (PursuitOrgView *self)
{
  gint index = pursuit_org_people_find (self->people, self->selected);
  gboolean behind = self->line == 0;
  gint64 first = 0;

  for (guint i = 0; index >= 0 && i < self->people->n_relations; i++)
    {
      const PursuitOrgRelation *relation = &self->people->relations[i];

      if ((gint) relation->from != index && (gint) relation->to != index)
        continue;
      if (behind)
        return relation->id;
      if (first == 0)
        first = relation->id;
      behind = relation->id == self->line;
    }
  return first;
}

static void
paint_mark (PursuitOrgView *self, PursuitCanvas *canvas, const PursuitOrgCurve *curve)
{
  PursuitPaint glow = { .stroke = pursuit_color_fade (self->theme.accent, 0.35),
                        .stroke_width = 7,
                        .round_caps = TRUE };
  PursuitPaint disc = { .fill = self->theme.card, .stroke = self->theme.accent, .stroke_width = 2 };
  double x[4], y[4];

  for (guint i = 0; i < 4; i++)
    pursuit_org_viewport_to_view (&self->viewport, curve->x[i], curve->y[i], &x[i], &y[i]);
  pursuit_canvas_move_to (canvas, x[0], y[0]);
  pursuit_canvas_curve_to (canvas, x[1], y[1], x[2], y[2], x[3], y[3]);
  pursuit_canvas_paint (canvas, &glow);
  for (guint end = 0; end < 2; end++)
    {
      pursuit_canvas_arc (canvas, x[end * 3], y[end * 3], END_RADIUS - 1, 0, 2 * G_PI);
      pursuit_canvas_paint (canvas, &disc);
    }
}

/* pursuit_org_view_draw_lines: marks the chosen line and shows the one that is being drawn. */
void
pursuit_org_view_draw_lines (PursuitOrgView *self, GtkSnapshot *snapshot)
{
  const PursuitOrgCurve *curve = self->line ? find_curve (self, self->line) : NULL;
  gboolean pulling = self->pull == PURSUIT_ORG_PULL_LINE || self->pull == PURSUIT_ORG_PULL_END;
  PursuitPaint line = { .stroke = self->theme.accent, .stroke_width = 2, .dash_on = 4, .dash_off = 4 };
  PursuitCanvas *canvas;
  cairo_t *cr;

  if (curve == NULL && !pulling)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, self->viewport.width, self->viewport.height));
  canvas = pursuit_canvas_new_cairo (cr, NULL);
  if (curve)
    paint_mark (self, canvas, curve);
  if (pulling)
    pursuit_canvas_line (canvas, self->band.x0, self->band.y0, self->band.x1, self->band.y1, &line);
  pursuit_canvas_free (canvas);
  cairo_destroy (cr);
}
