/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-tree-layout.h"

G_BEGIN_DECLS

/* Larger trees are never seen whole, so nothing is tried out for them. */
#define PURSUIT_TREE_SHAPE_MAX_NODES 20000

PursuitTreeLayout *
pursuit_tree_layout_new_for_view (const PursuitTreeInput *input,
                                  const PursuitTreeOptions *options,
                                  double view_width,
                                  double view_height);
gboolean
pursuit_tree_collapse_below (const gint *parent, guint n_nodes, guint level, guint8 *collapsed);

G_END_DECLS
