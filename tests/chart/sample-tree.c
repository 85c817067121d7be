/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-tree.h"

/* mulberry32 */
guint32
sample_random_next (guint32 *state)
{
  guint32 t;

  *state += 0x6D2B79F5u;
  t = *state;
  t = (t ^ t >> 15) * (t | 1);
  t ^= t + (t ^ t >> 7) * (t | 61);
  return t ^ t >> 14;
}

/* Returns: a number from 0 to k - 1 */
guint32
sample_random_bounded (guint32 *state, guint32 k)
{
  return (guint64) sample_random_next (state) * k >> 32;
}

SampleTree *
sample_tree_new (SampleTreeKind kind, guint n)
{
  SampleTree *tree = g_new0 (SampleTree, 1);
  guint32 state = 1;

  tree->n = n;
  tree->parent = g_new (gint, n);
  tree->width = g_new (double, n);
  tree->height = g_new (double, n);
  for (guint i = 0; i < n; i++)
    {
      tree->parent[i] =
          i == 0 ? -1 : (gint) sample_random_bounded (&state, kind == SAMPLE_TREE_RRT ? i : (i + 7) / 8);
      tree->width[i] = 120 + sample_random_bounded (&state, 121);
      tree->height[i] = 60 + sample_random_bounded (&state, 61);
      tree->checksum = tree->checksum * 31 + (guint32) tree->parent[i] * 7 + (guint32) tree->width[i] * 3 +
                       (guint32) tree->height[i];
    }
  return tree;
}

void
sample_tree_free (SampleTree *tree)
{
  if (tree == NULL)
    return;
  g_free (tree->parent);
  g_free (tree->width);
  g_free (tree->height);
  g_free (tree);
}
