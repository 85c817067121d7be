/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-tidy-tree.h"

/*
 * Non-layered tidy tree in linear time: A. van der Ploeg, "Drawing non-layered tidy trees in linear time",
 * Software: Practice and Experience 44 (2014), with one difference: a subtree may also be drawn towards its
 * left neighbour, so that the two roots stand at the gap when nothing below them is in the way.
 *
 * In preorder the first child of a box is its neighbour in memory, and in a backward pass children come
 * before their parents: nothing recurses.
 */

/* The lowest right-contour ends of the siblings placed so far, the nearest on top. */
typedef struct
{
  double low_y;
  gint ordinal;
} Low;

typedef struct
{
  PursuitTidyItem *items;
  const gint *next; /* next sibling */
  double sibling_gap;
  double subtree_gap;
  double *shift; /* per ordinal of a child: how the space between two pushed siblings is spread */
  double *change;
  Low *lows;
} Walk;

/* Spreads a push of child `ordinal` over the children between it and child `from`, which it was pushed off.
 */
static gboolean
spread_push (Walk *self, gint ordinal, gint from, double distance)
{
  double part = distance / (ordinal - from);

  if (ordinal - from <= 1)
    return FALSE;
  self->shift[from + 1] += part;
  self->shift[ordinal] -= part;
  self->change[ordinal] -= distance - part;
  return TRUE;
}

/* Where one of two contours ended, a thread leads on along the other. */
static void
set_threads (Walk *self,
             gint first,
             gint before,
             gint current,
             gint right,
             double right_sum,
             gint left,
             double left_sum)
{
  PursuitTidyItem *items = self->items;

  if (right < 0 && left >= 0)
    {
      PursuitTidyItem *end = &items[items[first].extreme_left];
      double difference = left_sum - items[left].mod - items[first].extreme_left_mod;

      end->left = left;
      end->mod += difference;
      end->prelim -= difference;
      items[first].extreme_left = items[current].extreme_left;
      items[first].extreme_left_mod = items[current].extreme_left_mod;
    }
  else if (right >= 0 && left < 0)
    {
      PursuitTidyItem *end = &items[items[current].extreme_right];
      double difference = right_sum - items[right].mod - items[current].extreme_right_mod;

      end->right = right;
      end->mod += difference;
      end->prelim -= difference;
      items[current].extreme_right = items[before].extreme_right;
      items[current].extreme_right_mod = items[before].extreme_right_mod;
    }
}

/* Moves child `current` beside the children before it, down both contours.
 * Returns whether space between earlier children is to be spread. */
static gboolean
separate (Walk *self, gint first, gint before, gint current, gint ordinal, const Low *low)
{
  PursuitTidyItem *items = self->items;
  gint right = before;
  gint left = current;
  double right_sum = items[before].mod;
  double left_sum = items[current].mod;
  double gap = self->sibling_gap;
  gboolean spread = FALSE;

  while (right >= 0 && left >= 0)
    {
      double right_bottom = items[right].bottom;
      double left_bottom = items[left].bottom;
      double distance;

      if (right_bottom > low->low_y)
        low--;
      distance = right_sum + items[right].prelim + items[right].width + gap - left_sum - items[left].prelim;
      if (distance > 0 || (right == before && left == current))
        {
          left_sum += distance;
          items[current].mod += distance;
          items[current].extreme_left_mod += distance;
          items[current].extreme_right_mod += distance;
          spread |= spread_push (self, ordinal, low->ordinal, distance);
        }
      gap = self->subtree_gap;
      if (right_bottom <= left_bottom)
        {
          right = items[right].right;
          right_sum += right >= 0 ? items[right].mod : 0;
        }
      if (right_bottom >= left_bottom)
        {
          left = items[left].left;
          left_sum += left >= 0 ? items[left].mod : 0;
        }
    }
  set_threads (self, first, before, current, right, right_sum, left, left_sum);
  return spread;
}

/* Those between two pushed children are hidden behind them from both sides, so they may move at once. */
static void
spread_children (Walk *self, gint first)
{
  double sum = 0;
  double offset = 0;
  gint ordinal = 0;

  for (gint c = first; c >= 0; c = self->next[c], ordinal++)
    {
      sum += self->shift[ordinal];
      offset += sum + self->change[ordinal];
      self->items[c].mod += offset;
      self->shift[ordinal] = self->change[ordinal] = 0;
    }
}

static void
place_children (Walk *self, gint parent)
{
  PursuitTidyItem *items = self->items;
  gint first = items[parent].left;
  gint last = items[parent].right;
  gint before = first;
  gint ordinal = 1;
  gboolean spread = FALSE;
  Low *low = self->lows + 1; /* below lies a sentinel */

  *low = (Low){ items[items[first].extreme_left].bottom, 0 };
  for (gint c = self->next[first]; c >= 0; before = c, c = self->next[c], ordinal++)
    {
      double lowest = items[items[c].extreme_right].bottom;

      spread |= separate (self, first, before, c, ordinal, low);
      while (low > self->lows && lowest >= low->low_y)
        low--;
      *++low = (Low){ lowest, ordinal };
    }
  if (spread)
    spread_children (self, first);

  items[parent].prelim = (items[first].prelim + items[first].mod + items[last].prelim + items[last].mod +
                          items[last].width - items[parent].width) /
                         2;
  items[parent].extreme_left = items[first].extreme_left;
  items[parent].extreme_left_mod = items[first].extreme_left_mod;
  items[parent].extreme_right = items[last].extreme_right;
  items[parent].extreme_right_mod = items[last].extreme_right_mod;
}

/**
 * pursuit_tidy_item_init:
 * @items: the boxes
 * @index: the box to set up, as yet without children
 * @width: px
 * @height: px; the caller replaces it by the lower edge before the tree is placed
 */
void
pursuit_tidy_item_init (PursuitTidyItem *items, gint index, double width, double height)
{
  items[index] = (PursuitTidyItem){ .width = width, .bottom = height, .left = -1, .right = -1 };
  items[index].extreme_left = items[index].extreme_right = index;
}

/**
 * pursuit_tidy_tree_place:
 * @items: @n_items boxes in preorder, with widths, lower edges and children set
 * @next: the next sibling of each box, or -1
 * @n_items: their number
 * @sibling_gap: px between the boxes of neighbouring siblings
 * @subtree_gap: px between all other boxes
 *
 * Sets `prelim` and `mod`: the left edge of a box is its `prelim` and the sum of `mod` from the root down to
 * it. Parents are centred between the outer edges of their first and last child. Linear in @n_items.
 */
void
pursuit_tidy_tree_place (PursuitTidyItem *items,
                         const gint *next,
                         gint n_items,
                         double sibling_gap,
                         double subtree_gap)
{
  Walk self = { .items = items, .next = next, .sibling_gap = sibling_gap, .subtree_gap = subtree_gap };
  g_autofree double *shift = g_new0 (double, n_items);
  g_autofree double *change = g_new0 (double, n_items);
  g_autofree Low *lows = g_new0 (Low, n_items + 1);

  lows[0] = (Low){ G_MAXDOUBLE, 0 };
  self.shift = shift;
  self.change = change;
  self.lows = lows;
  for (gint i = n_items - 1; i >= 0; i--)
    if (items[i].left >= 0)
      place_children (&self, i);
}
