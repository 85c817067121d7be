/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-relation.h"

#define ROUTE_WIDTH 6.0
#define ROUTE_OPACITY 0.55

/* The line between two people who stand to each other, or NULL. */
static const PursuitOrgCurve *
find_curve (const PursuitOrgChartLayout *layout, guint a, guint b)
{
  for (guint i = 0; i < layout->curves->len; i++)
    {
      const PursuitOrgCurve *curve = &g_array_index (layout->curves, PursuitOrgCurve, i);

      if ((curve->relation->from == a && curve->relation->to == b) ||
          (curve->relation->from == b && curve->relation->to == a))
        return curve;
    }
  return NULL;
}

static void
add_curve (PursuitCanvas *canvas, const PursuitOrgCurve *curve)
{
  pursuit_canvas_move_to (canvas, curve->x[0], curve->y[0]);
  pursuit_canvas_curve_to (canvas, curve->x[1], curve->y[1], curve->x[2], curve->y[2], curve->x[3],
                           curve->y[3]);
}

/* Whether a line leads from a stem to an assistant beside it. */
static gboolean
ends_at_assistant (const PursuitOrgChartLayout *layout, const PursuitBox *line)
{
  gint left = pursuit_org_chart_hit (layout, line->x0 - 1, line->y0);
  gint right = pursuit_org_chart_hit (layout, line->x1 + 1, line->y0);

  return (left >= 0 && (layout->tree->flags[left] & PURSUIT_TREE_ASSISTANT) != 0) ||
         (right >= 0 && (layout->tree->flags[right] & PURSUIT_TREE_ASSISTANT) != 0);
}

/* The height of the horizontal line that a manager's reports hang on: the first one that the stem meets.
 * Returns: @lowest if there is none, because one report stands right below */
static double
find_rail (const PursuitOrgChartLayout *layout, double stem, double top, double lowest)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  PursuitBox column = { stem, top, stem, lowest };

  pursuit_band_index_query (layout->across_index, &column, found);
  for (guint i = 0; i < found->len; i++)
    {
      const PursuitBox *line = &g_array_index (layout->across, PursuitBox, g_array_index (found, guint, i));

      if (line->y0 < lowest && !ends_at_assistant (layout, line))
        lowest = line->y0;
    }
  return lowest;
}

/* The x of the trunk or stem that a line leads from to the side of a card; FALSE if lines come from above. */
static gboolean
find_trunk (const PursuitOrgChartLayout *layout, guint card, double *trunk, double *side)
{
  const PursuitTreeOptions *options = &layout->options.tree;
  double left = layout->tree->x[card], right = left + options->card_width;
  double y = layout->tree->y[card] + options->card_height / 2;
  PursuitBox around = { left - 1, y, right + 1, y };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  pursuit_band_index_query (layout->across_index, &around, found);
  for (guint i = 0; i < found->len; i++)
    {
      const PursuitBox *line = &g_array_index (layout->across, PursuitBox, g_array_index (found, guint, i));

      if (line->y0 != y || (line->x1 != left && line->x0 != right))
        continue;
      *trunk = line->x1 == left ? line->x0 : line->x1;
      *side = line->x1 == left ? left : right;
      return TRUE;
    }
  return FALSE;
}

/* Along the lines from a manager's lower edge to the report. */
static void
add_reporting_line (PursuitCanvas *canvas, const PursuitOrgChartLayout *layout, guint manager, guint report)
{
  const PursuitTreeLayout *tree = layout->tree;
  const PursuitTreeOptions *options = &layout->options.tree;
  double stem = tree->x[manager] + options->card_width / 2;
  double bottom = tree->y[manager] + options->card_height;
  double x = tree->x[report] + options->card_width / 2, y = tree->y[report];
  double rail = find_rail (layout, stem, bottom, y);
  double trunk, side;

  pursuit_canvas_move_to (canvas, stem, bottom);
  if (find_trunk (layout, report, &trunk, &side))
    {
      if ((tree->flags[report] & PURSUIT_TREE_ASSISTANT) == 0)
        {
          pursuit_canvas_line_to (canvas, stem, rail);
          pursuit_canvas_line_to (canvas, trunk, rail);
        }
      pursuit_canvas_line_to (canvas, trunk, y + options->card_height / 2);
      pursuit_canvas_line_to (canvas, side, y + options->card_height / 2);
      return;
    }
  pursuit_canvas_line_to (canvas, stem, rail);
  pursuit_canvas_line_to (canvas, x, rail);
  pursuit_canvas_line_to (canvas, x, y);
}

/* pursuit_org_route_has: whether a card lies on the view's route. */
gboolean
pursuit_org_route_has (const PursuitOrgChartView *view, guint card)
{
  for (guint i = 0; view->route != NULL && i < view->n_route; i++)
    if (view->route[i] == card)
      return TRUE;
  return FALSE;
}

/**
 * pursuit_org_route_draw:
 *
 * Draws the view's route as a broad line in world pixels: along reporting lines and relations where there are
 * any, in a curve else. Parts between people who are not shown are left out.
 */
void
pursuit_org_route_draw (PursuitCanvas *canvas,
                        const PursuitOrgChartLayout *layout,
                        const PursuitOrgChartView *view)
{
  PursuitPaint paint = { .stroke = pursuit_color_fade (view->theme->accent, ROUTE_OPACITY),
                         .stroke_width = ROUTE_WIDTH,
                         .round_caps = TRUE };
  const gint *parent = layout->data.parent;

  for (guint i = 0; view->route != NULL && i + 1 < view->n_route; i++)
    {
      guint a = view->route[i], b = view->route[i + 1];
      const PursuitOrgCurve *known;

      g_return_if_fail (a < layout->data.n_cards && b < layout->data.n_cards);

      if (((layout->tree->flags[a] | layout->tree->flags[b]) & PURSUIT_TREE_HIDDEN) != 0 || a == b)
        continue;
      known = find_curve (layout, a, b);
      if (known != NULL)
        add_curve (canvas, known);
      else if (parent[a] == (gint) b)
        add_reporting_line (canvas, layout, b, a);
      else if (parent[b] == (gint) a)
        add_reporting_line (canvas, layout, a, b);
      else
        {
          PursuitOrgRelation relation = { .from = a, .to = b, .kind = PURSUIT_ORG_RELATION_FRIEND };
          PursuitOrgCurve curve = pursuit_org_curve_new (layout, &relation);

          add_curve (canvas, &curve);
        }
      pursuit_canvas_paint (canvas, &paint);
    }
}
