/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-id-index.h"

#include <stdlib.h>

struct _PursuitIdIndex
{
  gatomicrefcount ref_count;
  guint n_places;
  PursuitIdPlace *places; /* by id */
};

static int
compare_places (const void *a, const void *b)
{
  gint64 left = ((const PursuitIdPlace *) a)->id, right = ((const PursuitIdPlace *) b)->id;

  return (left > right) - (left < right);
}

static void
sort_places (PursuitIdPlace *places, guint n_places)
{
  for (guint i = 1; i < n_places; i++)
    if (places[i - 1].id > places[i].id)
      {
        qsort (places, n_places, sizeof *places, compare_places);
        return;
      }
}

/**
 * pursuit_id_index_new:
 * @places: (transfer full) (nullable): @n_places of them in any order, no id twice; %NULL for none
 */
PursuitIdIndex *
pursuit_id_index_new (PursuitIdPlace *places, guint n_places)
{
  PursuitIdIndex *self;

  g_return_val_if_fail (n_places == 0 || places != NULL, NULL);

  self = g_new0 (PursuitIdIndex, 1);
  g_atomic_ref_count_init (&self->ref_count);
  sort_places (places, n_places);
  self->n_places = n_places;
  self->places = places;
  return self;
}

/**
 * pursuit_id_index_new_moved:
 * @before: of the array as it was
 * @to: of each old place the new one, or %PURSUIT_NO_PLACE for who is gone
 * @added: @n_added new ones in any order; who has another record at another place is gone and added
 *
 * Returns: (transfer full): the index of the array as it is now; linear in its length, without sorting
 */
PursuitIdIndex *
pursuit_id_index_new_moved (const PursuitIdIndex *before,
                            const guint *to,
                            const PursuitIdPlace *added,
                            guint n_added)
{
  g_autofree PursuitIdPlace *news = NULL;
  PursuitIdIndex *self;
  guint next = 0;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (before->n_places == 0 || to != NULL, NULL);
  g_return_val_if_fail (n_added == 0 || added != NULL, NULL);

  news = g_memdup2 (added, n_added * sizeof *added);
  sort_places (news, n_added);
  self = g_new0 (PursuitIdIndex, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->places = g_new (PursuitIdPlace, before->n_places + n_added);
  for (guint i = 0; i < before->n_places; i++)
    {
      const PursuitIdPlace *old = &before->places[i];
      guint place = to[old->place];

      while (next < n_added && news[next].id <= old->id)
        self->places[self->n_places++] = news[next++];
      if (place != PURSUIT_NO_PLACE)
        self->places[self->n_places++] = (PursuitIdPlace){ old->id, place };
    }
  while (next < n_added)
    self->places[self->n_places++] = news[next++];
  return self;
}

/** pursuit_id_index_ref: takes a reference; may be called on any thread. */
PursuitIdIndex *
pursuit_id_index_ref (PursuitIdIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** pursuit_id_index_unref: gives a reference back; may be called on any thread. */
void
pursuit_id_index_unref (PursuitIdIndex *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->places);
  g_free (self);
}

/** pursuit_id_index_find: the place of @id; %PURSUIT_NO_PLACE if it has none. */
guint
pursuit_id_index_find (const PursuitIdIndex *self, gint64 id)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, PURSUIT_NO_PLACE);

  for (high = self->n_places; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (self->places[middle].id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n_places && self->places[low].id == id ? self->places[low].place : PURSUIT_NO_PLACE;
}
