/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tree-case.h"

#include <math.h>

#include "pursuit-band-index.h"
#include "sample-tree.h"

#define EPSILON 1e-6

void
tree_case_free (TreeCase *self)
{
  g_free (self->parent);
  g_free (self->width);
  g_free (self->height);
  g_free (self->level);
  g_free (self->columns);
  g_free (self->collapsed);
  g_free (self->assistant);
  pursuit_tree_layout_free (self->layout);
  g_free (self);
}

/* A forest of 1 to 60 people in any order, with blocks, lanes, sizes, assistants and collapsed managers at
 * random. */
TreeCase *
tree_case_new_random (guint32 seed)
{
  TreeCase *self = g_new0 (TreeCase, 1);
  guint32 state = seed;
  guint n = 1 + sample_random_bounded (&state, 60);
  guint spread = 1 + sample_random_bounded (&state, 12);
  gboolean lanes = sample_random_bounded (&state, 2);
  gboolean collapse = sample_random_bounded (&state, 4) == 0;
  gboolean assistants = sample_random_bounded (&state, 2);
  g_autofree guint *name = g_new0 (guint, n);

  self->n = n;
  self->parent = g_new0 (gint, n);
  self->width = g_new0 (double, n);
  self->height = g_new0 (double, n);
  self->level = g_new0 (gint8, n);
  self->columns = g_new0 (guint8, n);
  self->collapsed = g_new0 (guint8, n);
  self->assistant = g_new0 (guint8, n);
  for (guint i = 0; i < n; i++)
    name[i] = i;
  for (guint i = n - 1; i > 0; i--)
    {
      guint j = sample_random_bounded (&state, i + 1);
      guint held = name[i];

      name[i] = name[j];
      name[j] = held;
    }
  for (guint i = 0; i < n; i++)
    {
      guint v = name[i];
      gboolean is_root = i == 0 || sample_random_bounded (&state, 20) == 0;
      guint back = is_root ? 0 : 1 + sample_random_bounded (&state, MIN (i, spread));

      self->parent[v] = is_root ? -1 : (gint) name[i - back];
      self->width[v] = 120 + sample_random_bounded (&state, 121);
      self->height[v] = 60 + sample_random_bounded (&state, 61);
      self->level[v] = (gint8) sample_random_bounded (&state, 4) - 1;
      self->columns[v] = sample_random_bounded (&state, 4);
      self->collapsed[v] = collapse && sample_random_bounded (&state, 8) == 0;
      self->assistant[v] = assistants && sample_random_bounded (&state, 4) == 0;
    }
  self->options = PURSUIT_TREE_OPTIONS_INIT;
  self->options.subtree_gap = 20 + sample_random_bounded (&state, 3) * 10;
  self->options.leaf_blocks = sample_random_bounded (&state, 2);
  self->options.n_lanes = lanes ? 3 : 0;
  return self;
}

void
tree_case_lay_out (TreeCase *self)
{
  PursuitTreeInput input = {
    .n_nodes = self->n,
    .parent = self->parent,
    .width = self->width,
    .height = self->height,
    .level = self->level,
    .columns = self->columns,
    .collapsed = self->collapsed,
    .assistant = self->assistant,
  };

  g_clear_pointer (&self->layout, pursuit_tree_layout_free);
  self->layout = pursuit_tree_layout_new (&input, &self->options);
}

static gboolean
is_hidden (const TreeCase *self, guint v)
{
  for (gint p = self->parent[v]; p >= 0; p = self->parent[p])
    if (self->collapsed[p])
      return TRUE;
  return FALSE;
}

/* Whether somebody must stand beside the stem of the manager, from the rule and not from the layout. */
static gboolean
is_assistant (const TreeCase *self, guint v)
{
  for (guint w = 0; w < self->n; w++)
    if (self->parent[w] == (gint) v)
      return FALSE;
  return self->assistant[v] && self->parent[v] >= 0 && !self->collapsed[v];
}

/* Two cards whose heights, level gap included, meet keep the smaller of the gaps between them. */
static const char *
check_apart (const TreeCase *self)
{
  const PursuitTreeLayout *layout = self->layout;
  double gap = MIN (self->options.sibling_gap, self->options.subtree_gap);

  for (guint u = 0; u < self->n; u++)
    for (guint v = u + 1; v < self->n; v++)
      {
        if (((layout->flags[u] | layout->flags[v]) & PURSUIT_TREE_HIDDEN) != 0)
          continue;
        if (layout->y[u] + self->height[u] + self->options.block_row_gap <= layout->y[v] + EPSILON ||
            layout->y[v] + self->height[v] + self->options.block_row_gap <= layout->y[u] + EPSILON)
          continue;
        if (layout->x[u] + self->width[u] + gap > layout->x[v] + EPSILON &&
            layout->x[v] + self->width[v] + gap > layout->x[u] + EPSILON)
          return "two cards overlap";
      }
  return NULL;
}

/* The block that begins with or contains a position of the order, or NULL. */
static const PursuitTreeBlock *
find_block (const TreeCase *self, guint position)
{
  for (guint i = 0; i < self->layout->blocks->len; i++)
    {
      const PursuitTreeBlock *block = &g_array_index (self->layout->blocks, PursuitTreeBlock, i);

      if (position >= block->first && position < block->first + block->n_cards)
        return block;
    }
  return NULL;
}

static const char *
check_block (const TreeCase *self, const PursuitTreeBlock *block)
{
  const PursuitTreeLayout *layout = self->layout;
  const guint *card = layout->order + block->first;
  gint manager = self->parent[card[0]];
  double row_gap = self->options.block_row_gap;
  double bottom = 0;

  if (!self->options.leaf_blocks || block->columns < 1 || block->columns > 3 ||
      block->columns >= block->n_cards)
    return "a block has a wrong number of columns";
  if (self->columns[manager] != 0 && self->columns[manager] != block->columns)
    return "a block has other columns than its manager wants";
  for (guint i = 0; i < block->n_cards; i++)
    {
      if (self->parent[card[i]] != manager)
        return "a block holds reports of two managers";
      if (fabs (layout->x[card[i]] - layout->x[card[i % block->columns]]) > EPSILON)
        return "a column of a block is not straight";
      if (fabs (layout->y[card[i]] - layout->y[card[i - i % block->columns]]) > EPSILON)
        return "a row of a block is not straight";
      if (i % block->columns == 0 && i > 0 && fabs (layout->y[card[i]] - bottom - row_gap) > EPSILON)
        return "the rows of a block are too near or too far";
      if (i % block->columns == 0)
        bottom = 0;
      bottom = MAX (bottom, layout->y[card[i]] + self->height[card[i]]);
    }
  return NULL;
}

/* The edges of an item: a block, or a card with the assistants below it, which has two equal halves. */
static PursuitBox
find_item (const TreeCase *self, guint position, const PursuitTreeBlock *block)
{
  const PursuitTreeLayout *layout = self->layout;
  guint n = block != NULL ? block->n_cards : 1;
  guint first = layout->order[position];
  double middle = layout->x[first] + self->width[first] / 2;
  PursuitBox box = { G_MAXDOUBLE, layout->y[first], 0, 0 };
  double half;

  while (block == NULL && position + n < layout->n_visible &&
         is_assistant (self, layout->order[position + n]))
    n++;
  for (guint i = 0; i < n; i++)
    {
      guint v = layout->order[position + i];

      box.x0 = MIN (box.x0, layout->x[v]);
      box.x1 = MAX (box.x1, layout->x[v] + self->width[v]);
      box.y1 = MAX (box.y1, layout->y[v] + self->height[v]);
    }
  half = MAX (middle - box.x0, box.x1 - middle);
  return block != NULL ? box : (PursuitBox){ middle - half, box.y0, middle + half, box.y1 };
}

/* The reports of each manager: in order, not nearer than the gap, and centred below him. */
static const char *
check_managers (const TreeCase *self)
{
  const PursuitTreeLayout *layout = self->layout;
  g_autofree double *first = g_new0 (double, self->n);
  g_autofree double *last = g_new0 (double, self->n);
  g_autofree gint *previous = g_new0 (gint, self->n);
  gint previous_root = -1;

  g_assert (self->n > 0);
  for (guint v = 0; v < self->n; v++)
    previous[v] = -1;
  for (guint k = 0; k < layout->n_visible; k++)
    {
      const PursuitTreeBlock *block = find_block (self, k);
      guint v = layout->order[k];
      gint p = self->parent[v];
      gint *before = p >= 0 ? &previous[p] : &previous_root;
      PursuitBox item;

      if (is_assistant (self, v))
        continue;
      if (*before > (gint) v)
        return "siblings are out of order";
      if (block != NULL && block->first != k)
        {
          *before = v;
          continue;
        }
      item = find_item (self, k, block);
      if (p >= 0 && *before >= 0 && last[p] + self->options.sibling_gap > item.x0 + EPSILON)
        return "siblings are too near or out of order";
      if (p >= 0)
        {
          if (*before < 0)
            first[p] = item.x0;
          last[p] = item.x1;
        }
      *before = v;
    }
  for (guint p = 0; p < self->n; p++)
    if (previous[p] >= 0 && fabs (layout->x[p] + self->width[p] / 2 - (first[p] + last[p]) / 2) > EPSILON)
      return "a manager is not centred over his reports";
  return NULL;
}

/* Assistants follow their manager in the order, two a row, each at the same distance from the stem. */
static const char *
check_assistants (const TreeCase *self)
{
  const PursuitTreeLayout *layout = self->layout;

  for (guint k = 0, nth = 0; k < layout->n_visible; k++)
    {
      guint v = layout->order[k];
      gint p = self->parent[v];
      double stem;
      double near;
      double top;

      if (is_assistant (self, v) != ((layout->flags[v] & PURSUIT_TREE_ASSISTANT) != 0))
        return "the wrong cards are assistants";
      nth = is_assistant (self, v) ? nth + 1 : 0;
      if (nth == 0)
        continue;
      if (layout->order[k - nth] != (guint) p || (nth > 1 && layout->order[k - 1] > v))
        return "assistants are out of order";
      stem = layout->x[p] + self->width[p] / 2;
      near = nth % 2 == 1 ? stem - layout->x[v] - self->width[v] : layout->x[v] - stem;
      if (fabs (near - self->options.sibling_gap / 2) > EPSILON)
        return "an assistant is too near to the stem or too far from it";
      top = layout->y[p] + self->height[p];
      for (guint row = 0; row < (nth - 1) / 2; row++)
        {
          const guint *card = &layout->order[k - nth + 1 + 2 * row];

          top += self->options.block_row_gap + MAX (self->height[card[0]], self->height[card[1]]);
        }
      if (fabs (layout->y[v] - top - self->options.block_row_gap) > EPSILON)
        return "a row of assistants is too high or too low";
    }
  return NULL;
}

/* The lane that a card must stand in, from the rule and not from the layout. */
static gint
wanted_lane (const TreeCase *self, guint v)
{
  gint lane = is_assistant (self, v) ? 0 : MAX (self->level[v], 0);

  for (gint p = self->parent[v]; p >= 0; p = self->parent[p])
    lane = MAX (lane, self->level[p]);
  return lane;
}

/* The lowest edge of what a manager's reports must stand below. */
static double
find_bottom (const TreeCase *self, gint manager)
{
  for (guint k = 0; k < self->layout->n_visible; k++)
    if (self->layout->order[k] == (guint) manager)
      return find_item (self, k, NULL).y1;
  return 0;
}

static const char *
check_lane (const TreeCase *self, guint v)
{
  const PursuitTreeLayout *layout = self->layout;
  gint lane = wanted_lane (self, v);
  gint p = self->parent[v];
  gboolean above = p >= 0 && self->level[v] >= 0 && self->level[v] < wanted_lane (self, p);

  if (layout->lane[v] != lane)
    return "a card is in the wrong lane";
  if (above != ((layout->flags[v] & PURSUIT_TREE_LEVEL_ABOVE) != 0))
    return "a level above the manager's is not flagged";
  if (layout->y[v] < layout->lanes[lane].top || layout->y[v] + self->height[v] > layout->lanes[lane].bottom)
    return "a card reaches out of its lane";
  return NULL;
}

static const char *
check_rows (const TreeCase *self)
{
  const PursuitTreeLayout *layout = self->layout;

  for (guint k = 0; k < layout->n_visible; k++)
    {
      const PursuitTreeBlock *block = find_block (self, k);
      guint v = layout->order[k];
      gint p = self->parent[v];
      double top = p < 0 ? 0 : find_bottom (self, p) + self->options.level_gap;
      const char *wrong = self->options.n_lanes > 0 ? check_lane (self, v) : NULL;

      if (wrong != NULL)
        return wrong;
      if (is_assistant (self, v))
        continue;
      if (self->options.n_lanes > 0)
        top = MAX (top, layout->lanes[layout->lane[v]].top + self->options.lane_header);
      if ((block == NULL || k < block->first + block->columns) && fabs (layout->y[v] - top) > EPSILON)
        return "a card is not below its manager or not at the top of its lane";
    }
  for (guint i = 1; i < layout->n_lanes; i++)
    if (layout->lanes[i].top < layout->lanes[i - 1].bottom)
      return "two lanes overlap";
  return NULL;
}

static const char *
check_visible (const TreeCase *self)
{
  const PursuitTreeLayout *layout = self->layout;
  guint n_visible = 0;

  for (guint v = 0; v < self->n; v++)
    {
      guint below = 0;

      if (is_hidden (self, v) != ((layout->flags[v] & PURSUIT_TREE_HIDDEN) != 0))
        return "the wrong cards are hidden";
      n_visible += !is_hidden (self, v);
      for (guint w = 0; w < self->n; w++)
        for (gint p = self->parent[w]; p >= 0; p = self->parent[p])
          below += p == (gint) v;
      if (layout->n_hidden[v] != (self->collapsed[v] ? below : 0))
        return "a collapsed manager hides another number of people";
    }
  return n_visible == layout->n_visible ? NULL : "the order lacks visible cards";
}

/* Returns: what is wrong with the layout, or NULL. Everything below is judged by it, so that the negative
 * controls show that it can fail. */
const char *
tree_case_check (const TreeCase *self)
{
  const char *wrong = check_visible (self);

  for (guint i = 0; wrong == NULL && i < self->layout->blocks->len; i++)
    wrong = check_block (self, &g_array_index (self->layout->blocks, PursuitTreeBlock, i));
  if (wrong == NULL)
    wrong = check_assistants (self);
  if (wrong == NULL)
    wrong = check_rows (self);
  if (wrong == NULL)
    wrong = check_managers (self);
  if (wrong == NULL)
    wrong = check_apart (self);
  return wrong;
}
