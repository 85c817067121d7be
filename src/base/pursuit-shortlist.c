/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-shortlist.h"

/* So many times more items are held than are wanted, that they need not be sorted with each one. */
#define SPARE 2

static gconstpointer
get_item (const PursuitShortlist *self, guint i)
{
  return self->items->data + (gsize) i * g_array_get_element_size (self->items);
}

/** pursuit_shortlist_wants: whether @item, which need not be complete but for what is compared, may be one of
 * the first: what belongs to it is fetched only then. */
gboolean
pursuit_shortlist_wants (const PursuitShortlist *self, gconstpointer item)
{
  g_return_val_if_fail (self != NULL && item != NULL, FALSE);

  return !self->full || self->compare (item, get_item (self, self->max - 1)) < 0;
}

/** pursuit_shortlist_add: adds a copy of @item, which is wanted. */
void
pursuit_shortlist_add (PursuitShortlist *self, gconstpointer item)
{
  g_return_if_fail (self != NULL && item != NULL);

  g_array_append_vals (self->items, item, 1);
  if (self->items->len < SPARE * self->max)
    return;
  pursuit_shortlist_finish (self);
  self->full = TRUE;
}

/** pursuit_shortlist_finish: sorts the items, and leaves the first ones. */
void
pursuit_shortlist_finish (PursuitShortlist *self)
{
  g_return_if_fail (self != NULL);

  g_array_sort (self->items, self->compare);
  g_array_set_size (self->items, MIN (self->items->len, self->max));
}
