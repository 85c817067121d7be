/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the caller knows of the tree. Nothing is copied or kept; every array has n_nodes entries.
 * Siblings stand in the order of their indices; a parent may come before or after its children. */
typedef struct
{
  guint n_nodes;
  const gint *parent;      /* index of the manager, -1 for a root; several roots stand side by side */
  const double *width;     /* px, or NULL: all are as wide as PursuitTreeOptions.card_width */
  const double *height;    /* px, or NULL: all are as high as PursuitTreeOptions.card_height */
  const gint8 *level;      /* lane wished for, 0 is the top one, -1 unknown; NULL: all unknown */
  const guint8 *columns;   /* per manager: columns of leaf reports 1..3, 0 automatic; NULL: all automatic */
  const guint8 *collapsed; /* non-zero: what is below this node is not laid out; NULL: none */
  const guint8
      *assistant; /* non-zero: stands beside the manager's stem if nobody reports to it; NULL: none */
} PursuitTreeInput;

typedef struct
{
  double card_width;
  double card_height;
  double sibling_gap;   /* px between the cards of one manager */
  double subtree_gap;   /* px between cards of different managers */
  double level_gap;     /* px between a manager and the cards below */
  double block_row_gap; /* px between the rows of a block of leaf reports */
  gboolean leaf_blocks; /* stack leaf reports in blocks */
  guint auto_columns;   /* of managers who wish for none: 1..3, or 0 by the number of leaf reports */
  guint n_lanes;        /* 0: no swim lanes */
  double lane_header;   /* px from the top of a lane to its first card */
  double lane_padding;  /* px from the last card of a lane to the next lane */
} PursuitTreeOptions;

#define PURSUIT_TREE_OPTIONS_INIT                                                                            \
  ((PursuitTreeOptions){ .card_width = 176,                                                                  \
                         .card_height = 84,                                                                  \
                         .sibling_gap = 20,                                                                  \
                         .subtree_gap = 20,                                                                  \
                         .level_gap = 40,                                                                    \
                         .block_row_gap = 16,                                                                \
                         .leaf_blocks = FALSE,                                                               \
                         .n_lanes = 0,                                                                       \
                         .lane_header = 36,                                                                  \
                         .lane_padding = 34 })

#define PURSUIT_TREE_MAX_LANES 8
#define PURSUIT_TREE_MAX_COLUMNS 3

typedef enum
{
  PURSUIT_TREE_HIDDEN = 1 << 0,      /* below a collapsed node; has no place */
  PURSUIT_TREE_LEVEL_ABOVE = 1 << 1, /* its level is above its manager's; stands in the manager's lane */
  PURSUIT_TREE_ASSISTANT = 1 << 2,   /* stands beside the stem below its manager */
} PursuitTreeFlags;

/* Consecutive leaf reports of one manager, row by row: order[first] … order[first + n_cards - 1]. */
typedef struct
{
  guint first;
  guint n_cards;
  guint columns;
} PursuitTreeBlock;

typedef struct
{
  double top;
  double bottom;
} PursuitTreeLane;

typedef struct
{
  guint n_nodes;
  guint n_visible;
  double *x;       /* left edge of each node, px; undefined for hidden ones. The leftmost is at 0 */
  double *y;       /* top edge of each node, px, growing downwards. The top of all is 0 */
  guint8 *flags;   /* PursuitTreeFlags of each node */
  guint *order;    /* the n_visible nodes in preorder: a manager, his assistants, his reports with theirs */
  guint *n_hidden; /* how many people a collapsed node hides; NULL if nothing is collapsed */
  gint8 *lane;     /* lane of each visible node; NULL without lanes */
  GArray *blocks;  /* of PursuitTreeBlock, in the order of `order` */
  double width;    /* px; the bounds of all cards, and of the lanes if there are any */
  double height;
  guint n_lanes;
  PursuitTreeLane lanes[PURSUIT_TREE_MAX_LANES];
} PursuitTreeLayout;

PursuitTreeLayout *
pursuit_tree_layout_new (const PursuitTreeInput *input, const PursuitTreeOptions *options);
void
pursuit_tree_layout_free (PursuitTreeLayout *layout);
guint
pursuit_tree_block_columns (guint n_leaves, guint wished);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTreeLayout, pursuit_tree_layout_free)

G_END_DECLS
