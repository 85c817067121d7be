/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-chart.h"

#include <math.h>

#include "pursuit-org-overview.h"
#include "pursuit-org-relation.h"

/* Below this height of a card, in canvas units, boxes are merged. */
#define MERGE_HEIGHT 3.0

#define LINE_WIDTH 2.0
#define LABEL_SIZE 11.0
#define LABEL_MARGIN 10.0
#define LABEL_GROUND 0.85 /* opacity */
/* Labels keep their size on the canvas when the chart is made smaller, up to this factor. */
#define MAX_LABEL_GROWTH 1.6

typedef struct
{
  PursuitCanvas *canvas;
  const PursuitOrgChartLayout *layout;
  const PursuitOrgChartView *view;
} Drawing;

static gboolean
has_text (const PursuitOrgChartView *view)
{
  return view->scale >= (view->text_scale > 0 ? view->text_scale : PURSUIT_ORG_CHART_TEXT_SCALE);
}

static double
label_size (const Drawing *self)
{
  return LABEL_SIZE * CLAMP (1 / self->view->scale, 1, MAX_LABEL_GROWTH);
}

static void
draw_lane_rules (const Drawing *self)
{
  const PursuitTreeLayout *tree = self->layout->tree;
  const PursuitBox *area = &self->view->area;
  PursuitPaint paint = {
    .stroke = self->view->theme->line_faint, .stroke_width = 1, .dash_on = 3, .dash_off = 3
  };

  for (guint lane = 0; lane < tree->n_lanes; lane++)
    if (tree->lanes[lane].top >= area->y0 && tree->lanes[lane].top <= area->y1)
      pursuit_canvas_line (self->canvas, area->x0, tree->lanes[lane].top + 0.5, area->x1,
                           tree->lanes[lane].top + 0.5, &paint);
}

/* Names stand at the left of the view whatever part of the chart is in it, and on lines that cross them. */
static void
draw_lane_names (const Drawing *self)
{
  const PursuitTreeLayout *tree = self->layout->tree;
  const PursuitBox *area = &self->view->area;
  const PursuitTheme *theme = self->view->theme;
  double size = label_size (self);
  PursuitTextStyle style = {
    .family = theme->font_family, .size = size, .weight = 700, .color = theme->text_dim
  };
  PursuitPaint ground = { .fill = pursuit_color_fade (theme->background, LABEL_GROUND) };

  for (guint lane = 0; lane < tree->n_lanes && self->layout->options.lane_names != NULL; lane++)
    {
      double y = tree->lanes[lane].top + size * 1.1;
      g_autofree char *name = g_utf8_strup (self->layout->options.lane_names[lane], -1);
      double width = pursuit_canvas_measure (self->canvas, &style, name).width;

      if (tree->lanes[lane].top > area->y1 || tree->lanes[lane].bottom < area->y0)
        continue;
      pursuit_canvas_rect (self->canvas, area->x0 + LABEL_MARGIN - 3, y - size * 0.7, width + 6, size * 1.4,
                           3, &ground);
      pursuit_canvas_text_middle (self->canvas, &style, area->x0 + LABEL_MARGIN, y, name);
    }
}

/* Cuts the lines to the area, because Cairo loses lines that are millions of pixels long. */
static void
add_lines (const Drawing *self, const GArray *lines, const PursuitBandIndex *index, GArray *found)
{
  PursuitBox area = self->view->area;

  area.x0 -= LINE_WIDTH;
  area.y0 -= LINE_WIDTH;
  area.x1 += LINE_WIDTH;
  area.y1 += LINE_WIDTH;
  g_array_set_size (found, 0);
  pursuit_band_index_query (index, &area, found);
  for (guint i = 0; i < found->len; i++)
    {
      const PursuitBox *line = &g_array_index (lines, PursuitBox, g_array_index (found, guint, i));

      pursuit_canvas_move_to (self->canvas, MAX (line->x0, area.x0), MAX (line->y0, area.y0));
      pursuit_canvas_line_to (self->canvas, MIN (line->x1, area.x1), MIN (line->y1, area.y1));
    }
}

static void
draw_lines (const Drawing *self)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  PursuitPaint paint = {
    .stroke = self->view->theme->line,
    .stroke_width = LINE_WIDTH * CLAMP (0.5 / self->view->scale, 1, 3),
    .round_caps = TRUE,
  };

  add_lines (self, self->layout->across, self->layout->across_index, found);
  add_lines (self, self->layout->down, self->layout->down_index, found);
  pursuit_canvas_paint (self->canvas, &paint);
}

static void
draw_relations (const Drawing *self)
{
  const PursuitOrgChartLayout *layout = self->layout;
  gboolean labels = has_text (self->view);

  for (guint i = 0; i < layout->curves->len; i++)
    {
      const PursuitOrgCurve *curve = &g_array_index (layout->curves, PursuitOrgCurve, i);

      if (pursuit_box_meets (&curve->bounds, &self->view->area))
        pursuit_org_curve_draw (self->canvas, curve, layout, self->view->theme, labels);
    }
}

static void
draw_full_cards (const Drawing *self, const GArray *cards)
{
  const PursuitTreeLayout *tree = self->layout->tree;
  const PursuitTreeOptions *options = &self->layout->options.tree;
  const PursuitTheme *theme = self->view->theme;

  for (guint i = 0; i < cards->len; i++)
    {
      guint v = g_array_index (cards, guint, i);
      PursuitOrgCardState state =
          self->view->states != NULL ? self->view->states[v] : PURSUIT_ORG_CARD_NORMAL;
      PursuitOrgCard card = self->layout->data.cards[v];

      if (pursuit_org_route_has (self->view, v))
        state |= PURSUIT_ORG_CARD_ON_ROUTE;
      if (options->n_lanes > 0)
        state |= PURSUIT_ORG_CARD_IN_LANE;
      card.warning |= (tree->flags[v] & PURSUIT_TREE_LEVEL_ABOVE) != 0;
      pursuit_org_card_draw (self->canvas, &card, tree->x[v], tree->y[v], options->card_width,
                             options->card_height, theme, state);
      if (tree->n_hidden != NULL && tree->n_hidden[v] > 0)
        pursuit_org_card_draw_hidden_count (self->canvas, tree->n_hidden[v], tree->x[v], tree->y[v],
                                            options->card_width, options->card_height, theme);
    }
}

/* Boxes in the colours of the attitudes, those of one colour in one path. */
static void
draw_plain_cards (const Drawing *self, const GArray *cards)
{
  const PursuitTreeLayout *tree = self->layout->tree;
  const PursuitTreeOptions *options = &self->layout->options.tree;
  const PursuitTheme *theme = self->view->theme;

  for (gint attitude = -3; attitude <= 2; attitude++)
    {
      PursuitPaint paint = { .fill = pursuit_org_card_attitude_color (theme, attitude) };
      gboolean any = FALSE;

      if (attitude < -2)
        {
          paint.stroke = theme->line;
          paint.stroke_width = 1 / self->view->scale;
        }
      for (guint i = 0; i < cards->len; i++)
        {
          guint v = g_array_index (cards, guint, i);

          if (MAX (self->layout->data.cards[v].attitude, -3) != attitude)
            continue;
          pursuit_canvas_add_rect (self->canvas, tree->x[v], tree->y[v], options->card_width,
                                   options->card_height, 0);
          any = TRUE;
        }
      if (any)
        pursuit_canvas_paint (self->canvas, &paint);
    }
}

static void
draw_merged (const Drawing *self, GArray *cards)
{
  const PursuitOrgChartLayout *layout = self->layout;
  g_autoptr (GArray) across = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (guint));

  if ((self->view->parts & PURSUIT_ORG_CHART_LINES) != 0)
    {
      pursuit_band_index_query (layout->across_index, &self->view->area, across);
      pursuit_band_index_query (layout->down_index, &self->view->area, down);
    }
  pursuit_org_overview_draw (self->canvas, layout, self->view, cards, across, down);
}

/* Moves the corner of the view's area to the origin. */
static void
enter_world (const Drawing *self)
{
  pursuit_canvas_save (self->canvas);
  pursuit_canvas_scale (self->canvas, self->view->scale);
  pursuit_canvas_translate (self->canvas, -self->view->area.x0, -self->view->area.y0);
}

/**
 * pursuit_org_chart_draw:
 * @canvas: where to draw
 * @layout: what to draw
 * @view: which part of it, how large, in which colours
 *
 * Draws lanes, reporting lines, relations, the route and cards, in this order. Below the view's text_scale
 * cards are boxes in the colour of the attitude; when they are too small for that, boxes and lines are merged
 * per canvas unit, so that the time depends on the size of the area on the canvas.
 */
void
pursuit_org_chart_draw (PursuitCanvas *canvas,
                        const PursuitOrgChartLayout *layout,
                        const PursuitOrgChartView *view)
{
  Drawing self = { canvas, layout, view };
  g_autoptr (GArray) cards = NULL;
  PursuitBox area;
  gboolean merge;

  g_return_if_fail (canvas != NULL && layout != NULL && view != NULL);
  g_return_if_fail (view->theme != NULL && view->scale > 0);

  cards = g_array_new (FALSE, FALSE, sizeof (guint));
  merge = layout->options.tree.card_height * view->scale < MERGE_HEIGHT &&
          (view->parts & (PURSUIT_ORG_CHART_CARDS | PURSUIT_ORG_CHART_LINES)) != 0;
  area = view->area;
  area.x0 -= PURSUIT_ORG_CARD_OVERHANG;
  area.y0 -= PURSUIT_ORG_CARD_OVERHANG;
  area.x1 += PURSUIT_ORG_CARD_OVERHANG;
  area.y1 += PURSUIT_ORG_CARD_OVERHANG;
  if ((view->parts & PURSUIT_ORG_CHART_CARDS) != 0)
    pursuit_org_chart_find_cards (layout, &area, cards);

  pursuit_canvas_save (canvas);
  pursuit_canvas_clip_rect (canvas, 0, 0, (view->area.x1 - view->area.x0) * view->scale,
                            (view->area.y1 - view->area.y0) * view->scale);
  enter_world (&self);
  if ((view->parts & PURSUIT_ORG_CHART_LANES) != 0)
    draw_lane_rules (&self);
  if (!merge && (view->parts & PURSUIT_ORG_CHART_LINES) != 0)
    draw_lines (&self);
  if ((view->parts & PURSUIT_ORG_CHART_LANE_NAMES) != 0)
    draw_lane_names (&self);
  if ((view->parts & PURSUIT_ORG_CHART_RELATIONS) != 0)
    {
      draw_relations (&self);
      pursuit_org_route_draw (canvas, layout, view);
    }
  if (!merge && (view->parts & PURSUIT_ORG_CHART_CARDS) != 0)
    {
      if (has_text (view))
        draw_full_cards (&self, cards);
      else
        draw_plain_cards (&self, cards);
    }
  pursuit_canvas_restore (canvas);
  if (merge)
    draw_merged (&self, cards);
  pursuit_canvas_restore (canvas);
}
