/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitShortlist: the first few of many items in an order, without holding the others. Set @items to an
 * array without a clear function, in which the items end up, and @max to how many are wanted, at least 1.
 * @compare gets two items, of which none are equal.
 */
typedef struct
{
  GArray *items;
  guint max;
  GCompareFunc compare;
  gboolean full; /* what comes behind item @max − 1 is not wanted any more */
} PursuitShortlist;

gboolean
pursuit_shortlist_wants (const PursuitShortlist *self, gconstpointer item);
void
pursuit_shortlist_add (PursuitShortlist *self, gconstpointer item);
void
pursuit_shortlist_finish (PursuitShortlist *self);

G_END_DECLS
