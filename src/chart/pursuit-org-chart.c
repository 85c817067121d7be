/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-chart.h"

#include <math.h>

#include "pursuit-org-relation.h"
#include "pursuit-tree-shape.h"

#define LANE_NAME_SIZE 11.0

/* The lines from one manager to his reports hang on a horizontal one. */
typedef struct
{
  double y; /* of the horizontal line */
  double x0;
  double x1;
  guint n_hangers;
} Rail;

static void
add_line (GArray *lines, double x0, double y0, double x1, double y1)
{
  PursuitBox line = { x0, y0, x1, y1 };

  g_array_append_val (lines, line);
}

static void
extend_rail (Rail *rail, double x, double y)
{
  rail->y = MIN (rail->y, y);
  rail->x0 = MIN (rail->x0, x);
  rail->x1 = MAX (rail->x1, x);
  rail->n_hangers++;
}

/* Trunks stand left of the first column if it is the only one, else between the columns. */
static double
trunk_x (const PursuitOrgChartLayout *self, const PursuitTreeBlock *block, guint trunk)
{
  guint column = block->columns == 1 ? 0 : trunk + 1;

  return self->tree->x[self->tree->order[block->first + column]] - self->options.tree.sibling_gap / 2;
}

static guint
count_trunks (const PursuitTreeBlock *block)
{
  return MAX (block->columns, 2) - 1;
}

static const PursuitTreeBlock *
get_block (const PursuitOrgChartLayout *self, guint i)
{
  return i < self->tree->blocks->len ? &g_array_index (self->tree->blocks, PursuitTreeBlock, i) : NULL;
}

/* Finds how far each manager's rail reaches and at which height it lies: half a gap above the highest report.
 */
static Rail *
measure_rails (const PursuitOrgChartLayout *self)
{
  const PursuitTreeLayout *tree = self->tree;
  const PursuitTreeOptions *options = &self->options.tree;
  Rail *rails = g_new0 (Rail, tree->n_nodes);
  guint next_block = 0;

  for (guint k = 0; k < tree->n_visible;)
    {
      const PursuitTreeBlock *block = get_block (self, next_block);
      guint v = tree->order[k];
      gint p = self->data.parent[v];
      double y = tree->y[v] - options->level_gap / 2;
      double centre = tree->x[v] + options->card_width / 2;

      if (block != NULL && block->first == k)
        {
          for (guint t = 0; t < count_trunks (block); t++)
            extend_rail (&rails[p], trunk_x (self, block, t), y);
          k += block->n_cards;
          next_block++;
          continue;
        }
      rails[v] = (Rail){ G_MAXDOUBLE, centre, centre, 0 };
      if (p >= 0 && (tree->flags[v] & PURSUIT_TREE_ASSISTANT) == 0)
        extend_rail (&rails[p], centre, y);
      k++;
    }
  return rails;
}

/* A trunk runs down along the block, with a short line to each card beside it. */
static void
add_block_lines (PursuitOrgChartLayout *self, const PursuitTreeBlock *block, double rail_y)
{
  const PursuitTreeLayout *tree = self->tree;
  const PursuitTreeOptions *options = &self->options.tree;

  for (guint t = 0; t < count_trunks (block); t++)
    {
      guint right_column = block->columns == 1 ? 0 : t + 1;
      double x = trunk_x (self, block, t);
      double bottom = 0;

      for (guint i = 0; i < block->n_cards; i++)
        {
          guint column = i % block->columns;
          guint v = tree->order[block->first + i];
          double y = tree->y[v] + options->card_height / 2;

          if (column == right_column)
            add_line (self->across, x, y, tree->x[v], y);
          else if (t == 0 && column == 0)
            add_line (self->across, tree->x[v] + options->card_width, y, x, y);
          else
            continue;
          bottom = y;
        }
      add_line (self->down, x, rail_y, x, bottom);
    }
}

/* Lines from a manager's stem to the assistants beside it, who stand in the order from @position on.
 * Returns: how far down the stem must reach for them */
static double
add_assistant_lines (PursuitOrgChartLayout *self, guint position)
{
  const PursuitTreeLayout *tree = self->tree;
  const PursuitTreeOptions *options = &self->options.tree;
  double stem = tree->x[tree->order[position - 1]] + options->card_width / 2;
  double bottom = 0;

  for (guint k = position; k < tree->n_visible; k++)
    {
      guint v = tree->order[k];
      double y = tree->y[v] + options->card_height / 2;

      if ((tree->flags[v] & PURSUIT_TREE_ASSISTANT) == 0)
        break;
      if (tree->x[v] < stem)
        add_line (self->across, tree->x[v] + options->card_width, y, stem, y);
      else
        add_line (self->across, stem, y, tree->x[v], y);
      bottom = y;
    }
  return bottom;
}

static void
build_lines (PursuitOrgChartLayout *self)
{
  const PursuitTreeLayout *tree = self->tree;
  const PursuitTreeOptions *options = &self->options.tree;
  g_autofree Rail *rails = measure_rails (self);
  guint next_block = 0;

  for (guint k = 0; k < tree->n_visible;)
    {
      const PursuitTreeBlock *block = get_block (self, next_block);
      guint v = tree->order[k];
      gint p = self->data.parent[v];
      double x = tree->x[v] + options->card_width / 2;
      double stem;

      if (block != NULL && block->first == k)
        {
          add_block_lines (self, block, rails[p].y);
          k += block->n_cards;
          next_block++;
          continue;
        }
      k++;
      if ((tree->flags[v] & PURSUIT_TREE_ASSISTANT) != 0)
        continue;
      if (p >= 0)
        add_line (self->down, x, rails[p].y, x, tree->y[v]);
      stem = add_assistant_lines (self, k);
      if (rails[v].n_hangers > 0)
        stem = rails[v].y;
      if (stem > 0)
        add_line (self->down, x, tree->y[v] + options->card_height, x, stem);
      if (rails[v].x1 > rails[v].x0)
        add_line (self->across, rails[v].x0, rails[v].y, rails[v].x1, rails[v].y);
    }
}

static void
build_boxes (PursuitOrgChartLayout *self)
{
  PursuitTreeLayout *tree = self->tree;

  self->n_boxes = tree->n_visible;
  self->boxes = g_new (PursuitBox, self->n_boxes);
  for (guint k = 0; k < tree->n_visible; k++)
    {
      guint v = tree->order[k];
      double x = tree->x[v] = floor (tree->x[v] + 0.5);
      double y = tree->y[v] = floor (tree->y[v] + 0.5);

      self->boxes[k] =
          (PursuitBox){ x, y, x + self->options.tree.card_width, y + self->options.tree.card_height };
    }
}

/* Lane names get a margin of their own, so that none covers a card when the whole chart is shown. */
static void
measure_bounds (PursuitOrgChartLayout *self)
{
  double names = 0;

  for (guint i = 0; i < self->tree->n_lanes && self->options.lane_names != NULL; i++)
    names = MAX (names, pursuit_org_estimate_width (self->options.lane_names[i], LANE_NAME_SIZE));
  self->bounds =
      (PursuitBox){ -names - PURSUIT_ORG_CARD_OVERHANG, -PURSUIT_ORG_CARD_OVERHANG,
                    self->width + PURSUIT_ORG_CARD_OVERHANG, self->height + PURSUIT_ORG_CARD_OVERHANG };
  for (guint i = 0; i < self->curves->len; i++)
    {
      const PursuitBox *curve = &g_array_index (self->curves, PursuitOrgCurve, i).bounds;

      self->bounds.x0 = MIN (self->bounds.x0, curve->x0);
      self->bounds.y0 = MIN (self->bounds.y0, curve->y0);
      self->bounds.x1 = MAX (self->bounds.x1, curve->x1);
      self->bounds.y1 = MAX (self->bounds.y1, curve->y1);
    }
  self->bounds = (PursuitBox){ floor (self->bounds.x0), floor (self->bounds.y0), ceil (self->bounds.x1),
                               ceil (self->bounds.y1) };
}

static void
build_curves (PursuitOrgChartLayout *self)
{
  const guint8 *flags = self->tree->flags;

  for (guint i = 0; i < self->data.n_relations; i++)
    {
      const PursuitOrgRelation *relation = &self->data.relations[i];
      PursuitOrgCurve curve;

      if (((flags[relation->from] | flags[relation->to]) & PURSUIT_TREE_HIDDEN) != 0)
        continue;
      curve = pursuit_org_curve_new (self, relation);
      g_array_append_val (self->curves, curve);
    }
}

/**
 * pursuit_org_chart_layout_new:
 * @data: the people and their lines; only the pointers are copied
 * @options: sizes and lanes; copied
 *
 * Places cards and lines, and sorts them so that those in view are found in microseconds.
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL if the reporting lines form a cycle
 */
PursuitOrgChartLayout *
pursuit_org_chart_layout_new (const PursuitOrgChartData *data, const PursuitOrgChartOptions *options)
{
  g_autoptr (PursuitOrgChartLayout) self = NULL;
  g_autofree gint8 *level = NULL;
  PursuitTreeInput input = { 0 };
  double band_height;

  g_return_val_if_fail (data != NULL && options != NULL, NULL);
  g_return_val_if_fail (options->tree.card_width > 0 && options->tree.card_height > 0, NULL);

  if (options->tree.n_lanes > 0)
    {
      level = g_new0 (gint8, data->n_cards);
      for (guint i = 0; i < data->n_cards; i++)
        level[i] = data->cards[i].level;
    }
  input.n_nodes = data->n_cards;
  input.parent = data->parent;
  input.level = level;
  input.columns = data->columns;
  input.collapsed = data->collapsed;
  input.assistant = data->assistants;

  self = g_new0 (PursuitOrgChartLayout, 1);
  self->data = *data;
  self->options = *options;
  self->across = g_array_sized_new (FALSE, FALSE, sizeof (PursuitBox), data->n_cards);
  self->down = g_array_sized_new (FALSE, FALSE, sizeof (PursuitBox), data->n_cards);
  self->curves = g_array_new (FALSE, FALSE, sizeof (PursuitOrgCurve));
  if (options->view_width > 0 && options->view_height > 0)
    self->tree =
        pursuit_tree_layout_new_for_view (&input, &options->tree, options->view_width, options->view_height);
  else
    self->tree = pursuit_tree_layout_new (&input, &options->tree);
  if (self->tree == NULL)
    return NULL;
  self->width = self->tree->width;
  self->height = self->tree->height;
  build_boxes (self);
  build_lines (self);
  band_height = options->tree.card_height;
  self->card_index = pursuit_band_index_new (self->boxes, self->n_boxes, band_height);
  self->across_index =
      pursuit_band_index_new ((const PursuitBox *) self->across->data, self->across->len, band_height);
  self->down_index =
      pursuit_band_index_new ((const PursuitBox *) self->down->data, self->down->len, band_height);
  build_curves (self);
  measure_bounds (self);
  return g_steal_pointer (&self);
}

void
pursuit_org_chart_layout_free (PursuitOrgChartLayout *layout)
{
  if (layout == NULL)
    return;
  pursuit_tree_layout_free (layout->tree);
  g_free (layout->boxes);
  g_array_unref (layout->across);
  g_array_unref (layout->down);
  g_array_unref (layout->curves);
  pursuit_band_index_free (layout->card_index);
  pursuit_band_index_free (layout->across_index);
  pursuit_band_index_free (layout->down_index);
  g_free (layout);
}

/**
 * pursuit_org_chart_find_cards:
 * @layout: a layout
 * @area: a part of the world
 * @found: (element-type guint): array to which the indices of the cards in it are appended
 *
 * Finds the visible cards that meet an area, without looking at the others.
 */
void
pursuit_org_chart_find_cards (const PursuitOrgChartLayout *layout, const PursuitBox *area, GArray *found)
{
  guint from;

  g_return_if_fail (layout != NULL && area != NULL && found != NULL);

  from = found->len;
  pursuit_band_index_query (layout->card_index, area, found);
  for (guint i = from; i < found->len; i++)
    g_array_index (found, guint, i) = layout->tree->order[g_array_index (found, guint, i)];
}

/**
 * pursuit_org_chart_hit:
 * @layout: a layout
 * @x: in world pixels
 * @y: in world pixels
 *
 * Returns: the index of the card at a point, or -1
 */
gint
pursuit_org_chart_hit (const PursuitOrgChartLayout *layout, double x, double y)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  PursuitBox point = { x, y, x, y };

  g_return_val_if_fail (layout != NULL, -1);

  pursuit_org_chart_find_cards (layout, &point, found);
  return found->len > 0 ? (gint) g_array_index (found, guint, 0) : -1;
}

/* The place of a visible card in the preorder, which is also its number among the boxes. */
static guint
find_position (const PursuitOrgChartLayout *self, guint card)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  const PursuitTreeLayout *tree = self->tree;
  PursuitBox point = { tree->x[card] + 1, tree->y[card] + 1, tree->x[card] + 1, tree->y[card] + 1 };

  pursuit_band_index_query (self->card_index, &point, found);
  g_assert (found->len == 1);
  return g_array_index (found, guint, 0);
}

static const PursuitTreeBlock *
find_block (const PursuitOrgChartLayout *self, guint position)
{
  guint low = 0;
  guint high = self->tree->blocks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const PursuitTreeBlock *block = get_block (self, middle);

      if (position < block->first)
        high = middle;
      else if (position >= block->first + block->n_cards)
        low = middle + 1;
      else
        return block;
    }
  return NULL;
}

/* The nearest card beside this one, at whatever distance: the search widens until it is found. */
static gint
find_beside (const PursuitOrgChartLayout *self, guint card, double facing)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  const PursuitTreeLayout *tree = self->tree;
  double width = self->options.tree.card_width;
  double y = tree->y[card] + self->options.tree.card_height / 2;
  double start = facing > 0 ? tree->x[card] + width + 1 : tree->x[card] - 1;

  for (double reach = 2 * width;; reach *= 4)
    {
      PursuitBox area = { facing > 0 ? start : start - reach, y, facing > 0 ? start + reach : start, y };
      gint nearest = -1;

      pursuit_org_chart_find_cards (self, &area, found);
      for (guint i = 0; i < found->len; i++)
        {
          gint v = g_array_index (found, guint, i);

          if (nearest < 0 || (tree->x[v] - tree->x[nearest]) * facing < 0)
            nearest = v;
        }
      if (nearest >= 0 || area.x0 < 0 - width || area.x1 > self->width + width)
        return nearest;
    }
}

static gboolean
is_assistant (const PursuitOrgChartLayout *self, guint position)
{
  return position < self->tree->n_visible &&
         (self->tree->flags[self->tree->order[position]] & PURSUIT_TREE_ASSISTANT) != 0;
}

/* Below an assistant are the next row of assistants, then the reports. */
static gint
find_below_assistant (const PursuitOrgChartLayout *self, guint position)
{
  const guint *order = self->tree->order;
  gint manager = self->data.parent[order[position]];
  guint below = position + 2;

  if (!is_assistant (self, below) || self->data.parent[order[below]] != manager)
    for (below = position + 1; is_assistant (self, below); below++)
      ;
  return below < self->tree->n_visible && self->data.parent[order[below]] == manager ? (gint) order[below]
                                                                                     : -1;
}

/**
 * pursuit_org_chart_neighbor:
 * @layout: a layout
 * @card: the index of a visible card
 * @direction: where to go
 *
 * The next card for the arrow keys: up is the manager, down the first report, left and right the nearest card
 * in the same row, whoever's report it is. Inside a block, up and down go through its rows first. Assistants
 * stand between the manager and the reports, and up from each of them is the manager.
 *
 * Returns: the index of that card, or -1 if there is none
 */
gint
pursuit_org_chart_neighbor (const PursuitOrgChartLayout *layout,
                            guint card,
                            PursuitOrgChartDirection direction)
{
  const PursuitTreeLayout *tree;
  const PursuitTreeBlock *block;
  guint position;

  g_return_val_if_fail (layout != NULL && card < layout->data.n_cards, -1);
  g_return_val_if_fail ((layout->tree->flags[card] & PURSUIT_TREE_HIDDEN) == 0, -1);

  tree = layout->tree;
  position = find_position (layout, card);
  block = find_block (layout, position);
  switch (direction)
    {
    case PURSUIT_ORG_CHART_UP:
      if (block != NULL && position >= block->first + block->columns)
        return tree->order[position - block->columns];
      return layout->data.parent[card];
    case PURSUIT_ORG_CHART_DOWN:
      if (is_assistant (layout, position))
        return find_below_assistant (layout, position);
      if (block != NULL)
        return position + block->columns < block->first + block->n_cards
                   ? (gint) tree->order[position + block->columns]
                   : -1;
      if (position + 1 < tree->n_visible && layout->data.parent[tree->order[position + 1]] == (gint) card)
        return tree->order[position + 1];
      return -1;
    case PURSUIT_ORG_CHART_LEFT:
      return find_beside (layout, card, -1);
    case PURSUIT_ORG_CHART_RIGHT:
      return find_beside (layout, card, 1);
    default:
      g_return_val_if_reached (-1);
    }
}
