/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A box of a tree whose boxes stand in preorder in one array. Two links serve two purposes each, so that a
 * box fills one cache line: in a box with children they are its first and last child, in a leaf they are
 * threads. */
typedef struct
{
  double prelim; /* x relative to the parent's sum of modifiers */
  double mod;    /* shift of the whole subtree, relative to the parent's */
  double width;
  double bottom;           /* lower edge; the upper edge is the parent's lower one */
  double extreme_left_mod; /* sum of modifiers from here down to the extreme */
  double extreme_right_mod;
  gint left;         /* first child, or the next box down the left contour; -1 */
  gint right;        /* last child, or the next box down the right contour; -1 */
  gint extreme_left; /* lowest box of the left contour */
  gint extreme_right;
} PursuitTidyItem;

void
pursuit_tidy_item_init (PursuitTidyItem *items, gint index, double width, double height);
void
pursuit_tidy_tree_place (PursuitTidyItem *items,
                         const gint *next,
                         gint n_items,
                         double sibling_gap,
                         double subtree_gap);

G_END_DECLS
