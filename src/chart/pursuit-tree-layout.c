/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-tree-layout.h"
#include "pursuit-tidy-tree.h"

/*
 * The tree is renumbered in preorder and becomes an array of items. Then children come before parents in a
 * backward pass and parents before children in a forward one: no pass recurses, and none jumps about in
 * memory.
 *
 * An item is one card, a manager with his assistants, or one block of leaf reports. It reaches from the lower
 * edge of its parent to its own, level gap included; swim lanes only make it longer. So nothing can come
 * between a card and its manager, and lines down through a lane cross no card.
 */

#define CACHE_LINE 64 /* bytes, and the size of an item */

typedef struct
{
  const PursuitTreeInput *input;
  const PursuitTreeOptions *options;
  PursuitTreeLayout *layout;

  gint *topological;  /* parents before children; NULL: the order of the indices is such an order */
  gint *size;         /* visible people in the subtree of a node, itself included */
  gint *item_of;      /* node → item */
  gint *n_assistants; /* shown beside the stem of a node; NULL: nobody is an assistant */

  PursuitTidyItem *items; /* item 0 stands above all roots */
  gint *item_parent;
  gint *item_next;      /* next sibling */
  guint *item_first;    /* index in layout->order of the item's first card */
  guint8 *item_columns; /* 0: a single card, else several, in so many columns */
  double *item_top;
  gint n_items;
} Builder;

static double
node_width (const Builder *self, guint node)
{
  return self->input->width != NULL ? self->input->width[node] : self->options->card_width;
}

static double
node_height (const Builder *self, guint node)
{
  return self->input->height != NULL ? self->input->height[node] : self->options->card_height;
}

static gboolean
is_collapsed (const Builder *self, guint node)
{
  return self->input->collapsed != NULL && self->input->collapsed[node] != 0;
}

static gboolean
is_leaf (const Builder *self, guint node)
{
  return self->size[node] == 1 && !is_collapsed (self, node);
}

/* One to whom people report is drawn as a manager. */
static gboolean
is_assistant (const Builder *self, guint node)
{
  return self->n_assistants != NULL && self->input->assistant[node] != 0 && self->input->parent[node] >= 0 &&
         is_leaf (self, node);
}

static guint
count_assistants (const Builder *self, guint node)
{
  return self->n_assistants != NULL ? self->n_assistants[node] : 0;
}

static gint
nth_node (const Builder *self, guint position)
{
  return self->topological != NULL ? self->topological[position] : (gint) position;
}

/* Orders the nodes so that parents precede their children, siblings keeping their order.
 * Children lists by counting sort, then breadth first. Returns FALSE if a node is on or below a cycle. */
static gboolean
find_topological_order (Builder *self)
{
  guint n = self->input->n_nodes;
  const gint *parent = self->input->parent;
  g_autofree gint *start = NULL;
  g_autofree gint *child = NULL;
  guint head = 0;
  guint tail = 0;
  gboolean sorted = TRUE;

  for (guint i = 0; i < n; i++)
    {
      if (parent[i] < -1 || parent[i] >= (gint) n)
        return FALSE;
      sorted = sorted && parent[i] < (gint) i;
    }
  if (sorted)
    return TRUE;

  start = g_new0 (gint, n + 1);
  child = g_new0 (gint, n);
  self->topological = g_new0 (gint, n);
  for (guint i = 0; i < n; i++)
    if (parent[i] >= 0)
      start[parent[i]]++;
    else
      self->topological[tail++] = i;
  for (guint i = 0, sum = 0; i <= n; i++)
    {
      sum += start[i];
      start[i] = sum;
    }
  for (gint i = (gint) n - 1; i >= 0; i--)
    if (parent[i] >= 0)
      child[--start[parent[i]]] = i;
  for (; head < tail; head++)
    for (gint c = start[self->topological[head]]; c < start[self->topological[head] + 1]; c++)
      self->topological[tail++] = child[c];
  return tail == n;
}

/* Counts who is in each subtree, whether shown or collapsed away, and the assistants. */
static void
count_people (Builder *self)
{
  guint n = self->input->n_nodes;
  PursuitTreeLayout *layout = self->layout;
  g_autofree gint *full = NULL;

  if (self->input->collapsed != NULL)
    {
      full = g_new0 (gint, n);
      layout->n_hidden = g_new0 (guint, n);
    }
  for (guint i = 0; i < n; i++)
    self->size[i] = 1;
  for (guint i = 0; full != NULL && i < n; i++)
    full[i] = 1;
  for (gint k = (gint) n - 1; k >= 0; k--)
    {
      gint v = nth_node (self, k);
      gint p = self->input->parent[v];

      if (full != NULL && is_collapsed (self, v))
        layout->n_hidden[v] = full[v] - 1;
      if (p < 0)
        continue;
      if (full != NULL)
        full[p] += full[v];
      if (is_collapsed (self, p))
        continue;
      self->size[p] += self->size[v];
      if (is_assistant (self, v))
        self->n_assistants[p]++;
    }
}

/* Fills layout->order with the visible nodes in preorder, assistants before the other reports. */
static void
find_preorder (Builder *self)
{
  guint n = self->input->n_nodes;
  const gint *parent = self->input->parent;
  PursuitTreeLayout *layout = self->layout;
  g_autofree gint *next = g_new (gint, n);
  g_autofree gint *next_assistant = self->n_assistants != NULL ? g_new (gint, n) : NULL;
  gint next_root = 0;

  for (guint k = 0; k < n; k++)
    {
      gint v = nth_node (self, k);
      gint p = parent[v];
      gint *place = p < 0 ? &next_root : &next[p];

      if (p >= 0 && ((layout->flags[p] & PURSUIT_TREE_HIDDEN) || is_collapsed (self, p)))
        {
          layout->flags[v] |= PURSUIT_TREE_HIDDEN;
          continue;
        }
      if (next_assistant != NULL && is_assistant (self, v))
        {
          layout->flags[v] |= PURSUIT_TREE_ASSISTANT;
          place = &next_assistant[p];
        }
      layout->order[*place] = v;
      next[v] = *place + 1 + count_assistants (self, v);
      if (next_assistant != NULL)
        next_assistant[v] = *place + 1;
      *place += self->size[v];
    }
  layout->n_visible = next_root;
}

/* The lane of a node is the lower of its manager's and its own level's; assistants stay with their manager.
 */
static void
assign_lanes (Builder *self)
{
  PursuitTreeLayout *layout = self->layout;

  for (guint k = 0; k < layout->n_visible; k++)
    {
      guint v = layout->order[k];
      gint p = self->input->parent[v];
      gint above = p >= 0 ? layout->lane[p] : 0;
      gint wished = self->input->level != NULL ? self->input->level[v] : -1;

      wished = MIN (wished, (gint) self->options->n_lanes - 1);
      if (wished >= 0 && wished < above)
        layout->flags[v] |= PURSUIT_TREE_LEVEL_ABOVE;
      layout->lane[v] = (layout->flags[v] & PURSUIT_TREE_ASSISTANT) != 0 ? above : MAX (above, wished);
    }
}

/* How many of the cards from position k on are leaf reports of one manager in one lane. */
static guint
count_leaf_run (const Builder *self, guint k)
{
  const PursuitTreeLayout *layout = self->layout;
  const gint *parent = self->input->parent;
  guint v = layout->order[k];
  guint n = 1;

  if (parent[v] < 0 || !is_leaf (self, v))
    return 1;
  for (; k + n < layout->n_visible; n++)
    {
      guint w = layout->order[k + n];

      if (parent[w] != parent[v] || !is_leaf (self, w))
        break;
      if (layout->lane != NULL && layout->lane[w] != layout->lane[v])
        break;
    }
  return n;
}

/* The size of a block: columns as wide as their widest card, rows as high as their highest.
 * Also writes the cards' places within the block to the layout. */
static void
measure_block (Builder *self, guint first, guint n, guint columns, double *width, double *height)
{
  PursuitTreeLayout *layout = self->layout;
  const PursuitTreeOptions *options = self->options;
  double left[PURSUIT_TREE_MAX_COLUMNS] = { 0 };
  double column_width[PURSUIT_TREE_MAX_COLUMNS] = { 0 };
  double y = 0;

  g_assert (columns > 0 && columns <= PURSUIT_TREE_MAX_COLUMNS);
  for (guint i = 0; i < n; i++)
    column_width[i % columns] = MAX (column_width[i % columns], node_width (self, layout->order[first + i]));
  for (guint c = 1; c < columns; c++)
    left[c] = left[c - 1] + column_width[c - 1] + options->sibling_gap;
  *width = left[columns - 1] + column_width[columns - 1];
  for (guint i = 0; i < n; i += columns)
    {
      double row_height = 0;

      for (guint c = 0; c < columns && i + c < n; c++)
        {
          guint v = layout->order[first + i + c];

          layout->x[v] = left[c];
          layout->y[v] = y;
          row_height = MAX (row_height, node_height (self, v));
        }
      y += row_height + options->block_row_gap;
    }
  *height = y - options->block_row_gap;
}

/* Appends one item below its parent; its height is left in `bottom` until the rows are set. */
static void
append_item (Builder *self, gint parent_item, guint first, guint columns, double width, double height)
{
  gint i = self->n_items++;

  pursuit_tidy_item_init (self->items, i, width, height);
  self->item_parent[i] = parent_item;
  self->item_next[i] = -1;
  self->item_first[i] = first;
  self->item_columns[i] = columns;
  if (parent_item < 0)
    return;
  if (self->items[parent_item].left < 0)
    self->items[parent_item].left = i;
  else
    self->item_next[self->items[parent_item].right] = i;
  self->items[parent_item].right = i;
}

/* A manager with assistants is one item: the card, and below it rows of two, left and right of the stem. Both
 * halves are as wide as the wider one, so that the card stands in the middle. */
static void
append_with_assistants (Builder *self, gint parent_item, guint first)
{
  PursuitTreeLayout *layout = self->layout;
  const PursuitTreeOptions *options = self->options;
  const guint *card = layout->order + first;
  guint n = count_assistants (self, card[0]);
  double gap = options->sibling_gap / 2;
  double half = node_width (self, card[0]) / 2;
  double y = node_height (self, card[0]);

  for (guint i = 1; i <= n; i++)
    half = MAX (half, gap + node_width (self, card[i]));
  layout->x[card[0]] = half - node_width (self, card[0]) / 2;
  layout->y[card[0]] = 0;
  for (guint i = 1; i <= n; i += 2)
    {
      y += options->block_row_gap;
      layout->x[card[i]] = half - gap - node_width (self, card[i]);
      layout->y[card[i]] = y;
      if (i < n)
        {
          layout->x[card[i + 1]] = half + gap;
          layout->y[card[i + 1]] = y;
        }
      y += MAX (node_height (self, card[i]), i < n ? node_height (self, card[i + 1]) : 0);
    }
  self->item_of[card[0]] = self->n_items;
  append_item (self, parent_item, first, 2, 2 * half, y);
}

static void
build_items (Builder *self)
{
  PursuitTreeLayout *layout = self->layout;
  const gint *parent = self->input->parent;

  append_item (self, -1, 0, 0, 0, 0);
  for (guint k = 0; k < layout->n_visible;)
    {
      guint v = layout->order[k];
      gint p = parent[v];
      guint n = self->options->leaf_blocks ? count_leaf_run (self, k) : 1;
      guint wished = p >= 0 && self->input->columns != NULL ? self->input->columns[p] : 0;
      guint columns = pursuit_tree_block_columns (n, wished > 0 ? wished : self->options->auto_columns);
      gint above = p < 0 ? 0 : self->item_of[p];

      if (count_assistants (self, v) > 0)
        {
          append_with_assistants (self, above, k);
          n += count_assistants (self, v);
        }
      else if (columns < n)
        {
          PursuitTreeBlock block = { k, n, columns };
          double width;
          double height;

          measure_block (self, k, n, columns, &width, &height);
          append_item (self, above, k, columns, width, height);
          g_array_append_val (layout->blocks, block);
        }
      else
        {
          for (guint i = 0; i < n; i++)
            {
              guint w = layout->order[k + i];

              self->item_of[w] = self->n_items;
              append_item (self, above, k + i, 0, node_width (self, w), node_height (self, w));
            }
        }
      k += n;
    }
}

/* Heights become lower edges: each item below its parent and, with lanes, below the top of its lane. */
static void
place_rows (Builder *self)
{
  PursuitTreeLayout *layout = self->layout;
  const PursuitTreeOptions *options = self->options;
  double bottom = 0;

  self->items[0].bottom = 0;
  if (layout->lane == NULL)
    for (gint i = 1; i < self->n_items; i++)
      {
        double top = self->items[self->item_parent[i]].bottom;

        self->item_top[i] = top;
        bottom = MAX (bottom, top + self->items[i].bottom);
        self->items[i].bottom += top + options->level_gap;
      }
  for (guint lane = 0; lane < layout->n_lanes; lane++)
    {
      double first_top = bottom + options->lane_header;

      layout->lanes[lane].top = bottom;
      bottom = first_top + options->card_height;
      for (gint i = 1; i < self->n_items; i++)
        {
          PursuitTidyItem *item = &self->items[i];
          double top;

          if (layout->lane[layout->order[self->item_first[i]]] != lane)
            continue;
          top = MAX (first_top, self->items[self->item_parent[i]].bottom);
          self->item_top[i] = top;
          bottom = MAX (bottom, top + item->bottom);
          item->bottom += top + options->level_gap;
        }
      bottom += options->lane_padding;
      layout->lanes[lane].bottom = bottom;
    }
  layout->height = bottom;
}

/* Sums the modifiers from the top down and hands the places to the cards. */
static void
place_cards (Builder *self)
{
  PursuitTreeLayout *layout = self->layout;
  PursuitTidyItem *items = self->items;
  double leftmost = G_MAXDOUBLE;

  items[0].mod = 0;
  for (gint i = 1; i < self->n_items; i++)
    {
      items[i].mod += items[self->item_parent[i]].mod;
      leftmost = MIN (leftmost, items[i].prelim + items[i].mod);
    }
  for (gint i = 1; i < self->n_items; i++)
    {
      double x = items[i].prelim + items[i].mod - leftmost;
      double y = self->item_top[i];
      guint first = self->item_first[i];
      guint end = i + 1 < self->n_items ? self->item_first[i + 1] : layout->n_visible;

      layout->width = MAX (layout->width, x + items[i].width);
      if (self->item_columns[i] == 0)
        {
          layout->x[layout->order[first]] = x;
          layout->y[layout->order[first]] = y;
          continue;
        }
      for (guint k = first; k < end; k++)
        {
          layout->x[layout->order[k]] += x;
          layout->y[layout->order[k]] += y;
        }
    }
}

static void
lay_out_items (Builder *self)
{
  guint n = self->layout->n_visible + 1;

  self->items = g_aligned_alloc (n, sizeof (PursuitTidyItem), CACHE_LINE);
  self->item_parent = g_new (gint, n);
  self->item_next = g_new (gint, n);
  self->item_first = g_new (guint, n);
  self->item_columns = g_new (guint8, n);
  self->item_top = g_new (double, n);

  build_items (self);
  place_rows (self);
  pursuit_tidy_tree_place (self->items, self->item_next, self->n_items, self->options->sibling_gap,
                           self->options->subtree_gap);
  place_cards (self);

  g_aligned_free (self->items);
  g_free (self->item_parent);
  g_free (self->item_next);
  g_free (self->item_first);
  g_free (self->item_columns);
  g_free (self->item_top);
}

/**
 * pursuit_tree_block_columns:
 * @n_leaves: leaf reports that stand together
 * @wished: columns set by the user, 0 for automatic
 *
 * Automatic is one row for up to three, two columns for up to eight, and three for more: so a block stays
 * near the shape of a page and its rows can be read at a glance.
 *
 * Returns: the number of columns, at most @n_leaves; equal to it means one row, which needs no block
 */
guint
pursuit_tree_block_columns (guint n_leaves, guint wished)
{
  if (wished > 0)
    return MIN (MIN (wished, PURSUIT_TREE_MAX_COLUMNS), n_leaves);
  if (n_leaves <= 3)
    return n_leaves;
  return n_leaves <= 8 ? 2 : 3;
}

/**
 * pursuit_tree_layout_new:
 * @input: the tree
 * @options: sizes and gaps
 *
 * Gives each card of a forest its place, so that no two overlap, every manager is centred over his reports,
 * and siblings keep their order. Linear in time and memory, whatever the shape
 * of the tree; 100,000 people take about 10 ms.
 *
 * What stands below a manager are items: single cards, blocks of leaf reports, and managers together with the
 * assistants beside their stems. Centred means: the middle of the manager's card lies halfway between the
 * left edge of the first item and the right edge of the last one. Lanes move cards down only, never sideways.
 * Assistants stand in rows of two, left and right of the stem, the first of all top left; one to whom people
 * report, or whose reports are collapsed, is drawn as any other report.
 *
 * With lanes, a card stands below its manager and not above the top of its own lane.
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL if a parent is out of range or the parents form a
 *   cycle
 */
PursuitTreeLayout *
pursuit_tree_layout_new (const PursuitTreeInput *input, const PursuitTreeOptions *options)
{
  g_autoptr (PursuitTreeLayout) layout = NULL;
  Builder self = { .input = input, .options = options };
  guint n;

  g_return_val_if_fail (input != NULL && options != NULL, NULL);
  g_return_val_if_fail (input->n_nodes == 0 || input->parent != NULL, NULL);
  g_return_val_if_fail (input->n_nodes < G_MAXINT, NULL);
  g_return_val_if_fail (options->n_lanes <= PURSUIT_TREE_MAX_LANES, NULL);

  n = input->n_nodes;
  layout = g_new0 (PursuitTreeLayout, 1);
  layout->n_nodes = n;
  layout->x = g_new0 (double, n);
  layout->y = g_new0 (double, n);
  layout->flags = g_new0 (guint8, n);
  layout->order = g_new (guint, n);
  layout->blocks = g_array_new (FALSE, FALSE, sizeof (PursuitTreeBlock));
  layout->n_lanes = options->n_lanes;
  if (options->n_lanes > 0)
    layout->lane = g_new0 (gint8, n);
  self.layout = layout;

  if (find_topological_order (&self))
    {
      self.size = g_new (gint, n);
      self.item_of = g_new (gint, n);
      if (input->assistant != NULL)
        self.n_assistants = g_new0 (gint, n);
      count_people (&self);
      find_preorder (&self);
      if (layout->lane != NULL)
        assign_lanes (&self);
      lay_out_items (&self);
      g_free (self.size);
      g_free (self.item_of);
      g_free (self.n_assistants);
    }
  else
    g_clear_pointer (&layout, pursuit_tree_layout_free);
  g_free (self.topological);
  return g_steal_pointer (&layout);
}

void
pursuit_tree_layout_free (PursuitTreeLayout *layout)
{
  if (layout == NULL)
    return;
  g_free (layout->x);
  g_free (layout->y);
  g_free (layout->flags);
  g_free (layout->order);
  g_free (layout->n_hidden);
  g_free (layout->lane);
  g_clear_pointer (&layout->blocks, g_array_unref);
  g_free (layout);
}
