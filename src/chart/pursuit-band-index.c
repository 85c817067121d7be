/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-band-index.h"

#include <stdlib.h>

/*
 * The plane is cut into horizontal bands, and the bands are the leaves of a segment tree in heap order: node
 * `size + b` is band b, node k is above 2k and 2k + 1. A box not higher than a band lies in the band of its
 * upper edge; a higher one, such as a long line, lies in the few nodes that together cover its bands. Within
 * a node boxes are sorted by their left edges, and `reach` is the furthest right edge so far, so that the
 * first one that can meet an area is found by bisection.
 *
 * The cards of a tidy tree come in preorder and so are sorted already: building is then linear.
 */

/* There is no use in many more bands than boxes. */
#define MAX_BANDS_PER_BOX 4

typedef struct
{
  double x0;
  double x1;
  double reach;
  guint box;
} Entry;

struct _PursuitBandIndex
{
  const PursuitBox *boxes;
  double top;
  double band_height;
  double per_height; /* 1 / band_height */
  guint size;        /* leaves of the tree, a power of two */
  guint *start;      /* entries of node k: start[k] … start[k + 1] - 1 */
  Entry *entries;
};

static guint
find_band (const PursuitBandIndex *self, double y)
{
  double band = (y - self->top) * self->per_height;

  return band <= 0 ? 0 : band >= self->size - 1 ? self->size - 1 : (guint) band;
}

static int
compare_entries (const void *a, const void *b)
{
  double x = ((const Entry *) a)->x0;
  double y = ((const Entry *) b)->x0;

  return (x > y) - (x < y);
}

/* Counts a box in its nodes (entries == NULL), or puts it there. */
static inline void
visit_nodes (PursuitBandIndex *self, guint box, Entry *entries)
{
  const PursuitBox *b = &self->boxes[box];
  guint from = find_band (self, b->y0) + self->size;
  guint to;

  /* Nearly all boxes. */
  if (b->y1 - b->y0 <= self->band_height)
    {
      if (entries == NULL)
        self->start[from + 1]++;
      else
        entries[self->start[from + 1]++] = (Entry){ b->x0, b->x1, 0, box };
      return;
    }
  to = find_band (self, b->y1) + self->size + 1;
  for (; from < to; from /= 2, to /= 2)
    {
      guint nodes[2];
      guint n_nodes = 0;

      if (from % 2 == 1)
        nodes[n_nodes++] = from++;
      if (to % 2 == 1)
        nodes[n_nodes++] = --to;
      for (guint i = 0; i < n_nodes; i++)
        if (entries == NULL)
          self->start[nodes[i] + 1]++;
        else
          entries[self->start[nodes[i] + 1]++] = (Entry){ b->x0, b->x1, 0, box };
    }
}

static void
finish_node (PursuitBandIndex *self, guint node)
{
  Entry *entries = self->entries + self->start[node];
  guint n = self->start[node + 1] - self->start[node];
  gboolean sorted = TRUE;

  for (guint i = 1; i < n && sorted; i++)
    sorted = entries[i - 1].x0 <= entries[i].x0;
  if (!sorted)
    qsort (entries, n, sizeof (Entry), compare_entries);
  for (guint i = 0; i < n; i++)
    entries[i].reach = i == 0 ? entries[i].x1 : MAX (entries[i - 1].reach, entries[i].x1);
}

/**
 * pursuit_band_index_new:
 * @boxes: @n_boxes boxes, which must outlive the index unchanged
 * @n_boxes: their number
 * @band_height: of a band, > 0; best the usual height of a box
 *
 * Makes an index that finds the boxes in an area without looking at the others.
 *
 * Returns: (transfer full): the index
 */
PursuitBandIndex *
pursuit_band_index_new (const PursuitBox *boxes, guint n_boxes, double band_height)
{
  PursuitBandIndex *self;
  double bottom = 0;
  guint n_nodes;

  g_return_val_if_fail (band_height > 0, NULL);
  g_return_val_if_fail (n_boxes == 0 || boxes != NULL, NULL);

  self = g_new0 (PursuitBandIndex, 1);
  self->boxes = boxes;
  for (guint i = 0; i < n_boxes; i++)
    {
      self->top = i == 0 ? boxes[i].y0 : MIN (self->top, boxes[i].y0);
      bottom = i == 0 ? boxes[i].y1 : MAX (bottom, boxes[i].y1);
    }
  self->band_height = MAX (band_height, (bottom - self->top) / (MAX_BANDS_PER_BOX * (n_boxes + 1.0)));
  self->per_height = 1 / self->band_height;
  self->size = 1;
  while (self->size * self->band_height <= bottom - self->top)
    self->size *= 2;

  /* Counts stand two places further on, so that filling turns ends into starts. */
  n_nodes = 2 * self->size;
  self->start = g_new0 (guint, n_nodes + 2);
  self->start++;
  for (guint i = 0; i < n_boxes; i++)
    visit_nodes (self, i, NULL);
  for (guint k = 1; k <= n_nodes; k++)
    self->start[k] += self->start[k - 1];
  self->entries = g_new0 (Entry, self->start[n_nodes]);
  self->start--;
  for (guint i = 0; i < n_boxes; i++)
    visit_nodes (self, i, self->entries);
  for (guint k = 0; k < n_nodes; k++)
    finish_node (self, k);
  return self;
}

void
pursuit_band_index_free (PursuitBandIndex *index)
{
  if (index == NULL)
    return;
  g_free (index->start);
  g_free (index->entries);
  g_free (index);
}

static void
query_node (const PursuitBandIndex *self,
            guint node,
            guint level,
            guint first_band,
            const PursuitBox *area,
            GArray *found)
{
  guint low = self->start[node];
  guint end = self->start[node + 1];
  guint high = end;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->entries[middle].reach < area->x0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < end && self->entries[low].x0 <= area->x1; low++)
    {
      const PursuitBox *box = &self->boxes[self->entries[low].box];
      guint band = MAX (find_band (self, box->y0), first_band);

      /* Of the nodes of a high box only one holds the first band that it shares with the area. */
      if ((band + self->size) >> level == node && pursuit_box_meets (box, area))
        g_array_append_val (found, self->entries[low].box);
    }
}

/**
 * pursuit_band_index_query:
 * @index: the index
 * @area: where to look; edges count
 * @found: (element-type guint): array to which the indices of the boxes are appended, each once
 *
 * Finds all boxes that meet @area, band by band and from left to right in a band of boxes not higher than it.
 */
void
pursuit_band_index_query (const PursuitBandIndex *index, const PursuitBox *area, GArray *found)
{
  guint first;
  guint last;

  g_return_if_fail (index != NULL && area != NULL && found != NULL);

  first = find_band (index, area->y0 - index->band_height);
  last = find_band (index, area->y1);
  for (guint level = 0; index->size >> level > 0; level++)
    for (guint node = (first + index->size) >> level; node <= (last + index->size) >> level; node++)
      if (index->start[node] < index->start[node + 1])
        query_node (index, node, level, first, area, found);
}
