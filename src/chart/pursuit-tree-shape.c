/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-tree-shape.h"

/* How large the whole tree can be shown in a view: canvas units per px. */
static double
fitting_scale (const PursuitTreeLayout *layout, double view_width, double view_height)
{
  return MIN (view_width / MAX (layout->width, 1), view_height / MAX (layout->height, 1));
}

/**
 * pursuit_tree_layout_new_for_view:
 * @input: the tree
 * @options: sizes and gaps; auto_columns is not looked at
 * @view_width: of the view, in any unit
 * @view_height: in the same unit
 *
 * Chooses the columns of all managers who wish for none so that the tree fits the view at the largest scale:
 * a wide view gets wide blocks, a narrow one columns. The number that goes by the size of each block wins
 * when it is as good as the best. For trees above PURSUIT_TREE_SHAPE_MAX_NODES it is taken unseen.
 *
 * Returns: (transfer full) (nullable): as pursuit_tree_layout_new()
 */
PursuitTreeLayout *
pursuit_tree_layout_new_for_view (const PursuitTreeInput *input,
                                  const PursuitTreeOptions *options,
                                  double view_width,
                                  double view_height)
{
  g_autoptr (PursuitTreeLayout) best = NULL;
  PursuitTreeOptions tried;

  g_return_val_if_fail (input != NULL && options != NULL, NULL);
  g_return_val_if_fail (view_width > 0 && view_height > 0, NULL);

  tried = *options;
  tried.auto_columns = 0;
  best = pursuit_tree_layout_new (input, &tried);
  if (best == NULL || !options->leaf_blocks || input->n_nodes > PURSUIT_TREE_SHAPE_MAX_NODES)
    return g_steal_pointer (&best);
  for (tried.auto_columns = 1; tried.auto_columns <= PURSUIT_TREE_MAX_COLUMNS; tried.auto_columns++)
    {
      g_autoptr (PursuitTreeLayout) layout = pursuit_tree_layout_new (input, &tried);

      if (fitting_scale (layout, view_width, view_height) <= fitting_scale (best, view_width, view_height))
        continue;
      pursuit_tree_layout_free (best);
      best = g_steal_pointer (&layout);
    }
  return g_steal_pointer (&best);
}

/**
 * pursuit_tree_collapse_below:
 * @parent: index of each node's manager, or -1
 * @n_nodes: their number
 * @level: how many levels to show: 1 is the roots alone; 0 shows all
 * @collapsed: (out): as PursuitTreeInput wants it, @n_nodes entries
 *
 * Expands the tree down to a level: the nodes on it that have reports are collapsed, all others are not.
 *
 * Returns: whether it could be done: %FALSE if the parents form a cycle or are out of range; then @collapsed
 *   is undefined
 */
gboolean
pursuit_tree_collapse_below (const gint *parent, guint n_nodes, guint level, guint8 *collapsed)
{
  g_autofree guint *depth = NULL; /* 1 for roots, 0 not yet known */

  g_return_val_if_fail (n_nodes == 0 || (parent != NULL && collapsed != NULL), FALSE);

  depth = g_new0 (guint, n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    {
      guint above = 0; /* how many on the way up whose depth is not known */
      gint v;

      collapsed[i] = FALSE;
      for (v = i; v >= 0 && depth[v] == 0; v = parent[v])
        if (++above > n_nodes || parent[v] < -1 || parent[v] >= (gint) n_nodes)
          return FALSE;
      above += v >= 0 ? depth[v] : 0;
      for (v = i; v >= 0 && depth[v] == 0; v = parent[v])
        depth[v] = above--;
    }
  for (guint i = 0; i < n_nodes; i++)
    if (parent[i] >= 0 && depth[parent[i]] == level)
      collapsed[parent[i]] = TRUE;
  return TRUE;
}
