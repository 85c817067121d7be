/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-tree-layout.h"

G_BEGIN_DECLS

/* A tree, its options and its layout; the arrays belong to the case. */
typedef struct
{
  guint n;
  gint *parent;
  double *width;
  double *height;
  gint8 *level;
  guint8 *columns;
  guint8 *collapsed;
  guint8 *assistant;
  PursuitTreeOptions options;
  PursuitTreeLayout *layout;
} TreeCase;

TreeCase *
tree_case_new_random (guint32 seed);
void
tree_case_free (TreeCase *self);
void
tree_case_lay_out (TreeCase *self);
const char *
tree_case_check (const TreeCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TreeCase, tree_case_free)

G_END_DECLS
