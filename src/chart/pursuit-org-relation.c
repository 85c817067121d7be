/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-relation.h"

#include <math.h>

#define LINE_WIDTH 2.0
#define LABEL_SIZE 11.0
#define ARROW_LENGTH 9.0
#define ARROW_ANGLE 0.4 /* radians to each side */

/* A curve around the right edges of two cards passes other cards at this distance, unless that takes it
 * further away than MAX_DETOUR. */
#define CLEARANCE 26.0
#define MAX_DETOUR 500.0

/* Where along the curve its label may stand, the best first. */
static const double label_places[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82 };

static double
curve_at (const double c[4], double t)
{
  double s = 1 - t;

  return s * s * s * c[0] + 3 * s * s * t * c[1] + 3 * s * t * t * c[2] + t * t * t * c[3];
}

/* How far right a curve must reach that starts and ends at the right edges of two cards above each other. */
static double
find_peak (const PursuitOrgChartLayout *layout, double right, double top, double bottom)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  double peak = right + CLAMP ((bottom - top) * 0.3, 40, 200);
  PursuitBox area = { right + 1, top, peak + CLEARANCE, bottom };

  for (;;)
    {
      double clear = peak;

      g_array_set_size (found, 0);
      pursuit_org_chart_find_cards (layout, &area, found);
      for (guint i = 0; i < found->len; i++)
        {
          guint v = g_array_index (found, guint, i);

          clear = MAX (clear, layout->tree->x[v] + layout->options.tree.card_width + CLEARANCE);
        }
      if (clear - right > MAX_DETOUR)
        return peak;
      if (clear <= peak)
        return peak;
      peak = clear;
      area.x1 = peak + CLEARANCE;
    }
}

static PursuitOrgCurve
curve_between_neighbours (double ax, double ay, double bx, double by, double w, double gap)
{
  double facing = bx > ax ? 1 : -1;
  double rise = CLAMP (fabs (bx - ax) * 0.12, 28, MAX (28, gap * 1.2));
  double from = ax + w * (0.5 + 0.12 * facing);
  double to = bx + w * (0.5 - 0.12 * facing);

  return (PursuitOrgCurve){ .x = { from, from + facing * w * 0.2, to - facing * w * 0.2, to },
                            .y = { ay, MIN (ay, by) - rise, MIN (ay, by) - rise, by } };
}

/* pursuit_org_estimate_width:
 * @size: of the font, in world pixels
 *
 * Returns: about the width of a bold label, rather too much; for bounds, which are known before any font is
 */
double
pursuit_org_estimate_width (const char *text, double size)
{
  double width = 0;

  /* By first bytes, so that invalid text does no harm: from 0xe0 on they begin three bytes or more, as in
   * Chinese. */
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    width += *p >= 0xe0 ? size : *p < 0x80 || *p >= 0xc0 ? 0.72 * size : 0;
  return width;
}

/* The curve and its label wherever it stands; the label's width is estimated, as no font is known yet. */
static PursuitBox
find_bounds (const PursuitOrgCurve *curve)
{
  const char *label = curve->relation->label;
  double half_label = label != NULL ? pursuit_org_estimate_width (label, LABEL_SIZE) / 2 : 0;
  PursuitBox bounds = { MIN (curve->x[0], curve->x[3]), MIN (curve->y[0], curve->y[3]),
                        MAX (curve->x[0], curve->x[3]), MAX (curve->y[0], curve->y[3]) };

  for (double t = 0; t <= 1; t += 0.0625)
    {
      double x = curve_at (curve->x, t);
      double y = curve_at (curve->y, t);

      bounds.x0 = MIN (bounds.x0, x - half_label);
      bounds.y0 = MIN (bounds.y0, y - LABEL_SIZE);
      bounds.x1 = MAX (bounds.x1, x + half_label);
      bounds.y1 = MAX (bounds.y1, y + LABEL_SIZE);
    }
  return bounds;
}

/**
 * pursuit_org_curve_new:
 * @layout: a layout with its cards in place
 * @relation: a relation between two visible cards
 *
 * Cards side by side are joined by an arc above them, cards above each other by one around their right edges,
 * others from side to side.
 *
 * Returns: the curve
 */
PursuitOrgCurve
pursuit_org_curve_new (const PursuitOrgChartLayout *layout, const PursuitOrgRelation *relation)
{
  const PursuitTreeLayout *tree = layout->tree;
  const PursuitTreeOptions *options = &layout->options.tree;
  double w = options->card_width;
  double h = options->card_height;
  double ax = tree->x[relation->from];
  double ay = tree->y[relation->from];
  double bx = tree->x[relation->to];
  double by = tree->y[relation->to];
  double facing = bx > ax ? 1 : -1;
  double from = facing > 0 ? ax + w : ax;
  double to = facing > 0 ? bx : bx + w;
  PursuitOrgCurve curve;

  if (fabs (ay - by) < h)
    curve = curve_between_neighbours (ax, ay, bx, by, w, options->level_gap);
  else if (fabs (bx - ax) < w * 1.5)
    {
      double peak = find_peak (layout, MAX (ax, bx) + w, MIN (ay, by), MAX (ay, by) + h);
      double bulge = (8 * peak - ax - bx - 2 * w) / 6;

      curve = (PursuitOrgCurve){ .x = { ax + w, bulge, bulge, bx + w },
                                 .y = { ay + h * 0.4, ay + h * 0.2, by + h * 0.5, by + h * 0.4 } };
    }
  else
    curve = (PursuitOrgCurve){ .x = { from, (from + to) / 2 + facing * w * 0.25,
                                      (from + to) / 2 - facing * w * 0.25, to },
                               .y = { ay + h * 0.4, ay + h * 0.4, by + h * 0.4, by + h * 0.4 } };

  curve.relation = relation;
  curve.bounds = find_bounds (&curve);
  return curve;
}

static PursuitColor
relation_color (const PursuitTheme *theme, PursuitOrgRelationKind kind)
{
  switch (kind)
    {
    case PURSUIT_ORG_RELATION_FRIEND:
      return theme->attitudes[PURSUIT_ATTITUDE_CHAMPION];
    case PURSUIT_ORG_RELATION_RIVAL:
      return theme->attitudes[PURSUIT_ATTITUDE_OPPONENT];
    case PURSUIT_ORG_RELATION_INFLUENCE:
    default:
      return theme->text_dim;
    }
}

static void
draw_arrow (PursuitCanvas *canvas, const PursuitOrgCurve *curve, PursuitColor color)
{
  double angle = atan2 (curve->y[3] - curve->y[2], curve->x[3] - curve->x[2]);
  double x = curve->x[3];
  double y = curve->y[3];
  const double points[] = { x,
                            y,
                            x - ARROW_LENGTH * cos (angle - ARROW_ANGLE),
                            y - ARROW_LENGTH * sin (angle - ARROW_ANGLE),
                            x - ARROW_LENGTH * cos (angle + ARROW_ANGLE),
                            y - ARROW_LENGTH * sin (angle + ARROW_ANGLE) };

  pursuit_canvas_polygon (canvas, points, 3, &(PursuitPaint){ .fill = color });
}

/* The label stands where no card covers it, on the background's colour so that it can be read on a line. */
static void
draw_label (PursuitCanvas *canvas,
            const PursuitOrgCurve *curve,
            const PursuitOrgChartLayout *layout,
            const PursuitTheme *theme,
            PursuitColor color)
{
  PursuitTextStyle style = {
    .family = theme->font_family, .size = LABEL_SIZE, .weight = 700, .color = color
  };
  PursuitTextExtents extents = pursuit_canvas_measure (canvas, &style, curve->relation->label);
  PursuitPaint ground = { .fill = pursuit_color_fade (theme->background, 0.85) };
  double w = extents.width + 6;
  double h = extents.height;
  double x = curve_at (curve->x, label_places[0]) - w / 2;
  double y = curve_at (curve->y, label_places[0]) - h / 2;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < G_N_ELEMENTS (label_places); i++)
    {
      double px = curve_at (curve->x, label_places[i]) - w / 2;
      double py = curve_at (curve->y, label_places[i]) - h / 2;
      const double around = PURSUIT_ORG_CARD_OVERHANG;
      PursuitBox area = { px - around, py - around, px + w + around, py + h + around };

      g_array_set_size (found, 0);
      pursuit_org_chart_find_cards (layout, &area, found);
      if (found->len > 0)
        continue;
      x = px;
      y = py;
      break;
    }
  pursuit_canvas_rect (canvas, x, y, w, h, 3, &ground);
  pursuit_canvas_text (canvas, &style, x + 3, y, curve->relation->label);
}

/**
 * pursuit_org_curve_draw:
 * @with_label: whether there is room for text
 *
 * Draws a relation in world pixels: friends dotted in the colour for us, rivals dashed in the one against us,
 * influence in grey with an arrow, so that they differ without colour too.
 */
void
pursuit_org_curve_draw (PursuitCanvas *canvas,
                        const PursuitOrgCurve *curve,
                        const PursuitOrgChartLayout *layout,
                        const PursuitTheme *theme,
                        gboolean with_label)
{
  PursuitOrgRelationKind kind = curve->relation->kind;
  const char *label = curve->relation->label;
  PursuitColor color = relation_color (theme, kind);
  PursuitPaint paint = { .stroke = color,
                         .stroke_width = LINE_WIDTH,
                         .round_caps = TRUE,
                         .dash_on = kind == PURSUIT_ORG_RELATION_RIVAL ? 6 : 1.5,
                         .dash_off = 5 };

  pursuit_canvas_move_to (canvas, curve->x[0], curve->y[0]);
  pursuit_canvas_curve_to (canvas, curve->x[1], curve->y[1], curve->x[2], curve->y[2], curve->x[3],
                           curve->y[3]);
  pursuit_canvas_paint (canvas, &paint);
  if (kind == PURSUIT_ORG_RELATION_INFLUENCE)
    draw_arrow (canvas, curve, color);
  if (with_label && label != NULL && *label != '\0')
    draw_label (canvas, curve, layout, theme, color);
}
