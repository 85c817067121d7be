/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-change.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (PursuitChange, pursuit_change, pursuit_change_ref, pursuit_change_unref)

/* Where @id stands in the sorted @ids, or where it would have to be inserted. */
static guint
find_place (GArray *ids, gint64 id)
{
  guint low = 0, high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (ids, gint64, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_at (GArray *ids, guint place, gint64 id)
{
  return place < ids->len && g_array_index (ids, gint64, place) == id;
}

/* A table that changed as a whole has no array. */
static void
free_ids (gpointer ids)
{
  if (ids != NULL)
    g_array_unref (ids);
}

/**
 * pursuit_change_new:
 *
 * Returns: (transfer full): a change with number 0 that touches nothing
 */
PursuitChange *
pursuit_change_new (void)
{
  PursuitChange *self = g_new0 (PursuitChange, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_ids);
  return self;
}

/** pursuit_change_ref: takes a reference; may be called on any thread. */
PursuitChange *
pursuit_change_ref (PursuitChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** pursuit_change_unref: gives a reference back; may be called on any thread. */
void
pursuit_change_unref (PursuitChange *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->tables);
  g_free (self);
}

/**
 * pursuit_change_add:
 * @table: an entity's name
 * @id: of the record made, changed or deleted; adding one twice changes nothing
 *
 * Beyond %PURSUIT_CHANGE_MAX_IDS ids the whole @table counts as changed. Not after @self was handed to
 * others.
 */
void
pursuit_change_add (PursuitChange *self, const char *table, gint64 id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (table != NULL);

  gpointer known = NULL;
  const char *name = g_intern_string (table);
  if (!g_hash_table_lookup_extended (self->tables, name, NULL, &known))
    {
      known = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->tables, (gpointer) name, known);
    }
  if (known == NULL)
    return;

  GArray *ids = known;
  guint place = find_place (ids, id);
  if (is_at (ids, place, id))
    return;
  if (ids->len >= PURSUIT_CHANGE_MAX_IDS)
    pursuit_change_add_all (self, name);
  else
    g_array_insert_val (ids, place, id);
}

/** pursuit_change_add_all: any record of @table may have changed. */
void
pursuit_change_add_all (PursuitChange *self, const char *table)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (table != NULL);

  g_hash_table_insert (self->tables, (gpointer) g_intern_string (table), NULL);
}

/** pursuit_change_merge: adds all that @other touches; not after @self was handed to others. */
void
pursuit_change_merge (PursuitChange *self, PursuitChange *other)
{
  GHashTableIter iter;
  gpointer table, ids;

  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL && other != self);

  g_hash_table_iter_init (&iter, other->tables);
  while (g_hash_table_iter_next (&iter, &table, &ids))
    {
      if (ids == NULL)
        pursuit_change_add_all (self, table);
      for (guint i = 0; ids != NULL && i < ((GArray *) ids)->len; i++)
        pursuit_change_add (self, table, g_array_index ((GArray *) ids, gint64, i));
    }
}

/** pursuit_change_touches: whether any record of @table changed. */
gboolean
pursuit_change_touches (PursuitChange *self, const char *table)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (table != NULL, FALSE);

  return g_hash_table_contains (self->tables, table);
}

/** pursuit_change_has: whether record @id of @table changed, or may have because all of the table counts as
 * changed. */
gboolean
pursuit_change_has (PursuitChange *self, const char *table, gint64 id)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (table != NULL, FALSE);

  gpointer ids = NULL;
  if (!g_hash_table_lookup_extended (self->tables, table, NULL, &ids))
    return FALSE;
  return ids == NULL || is_at (ids, find_place (ids, id), id);
}

/**
 * pursuit_change_get_ids:
 * @n_ids: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_ids): the ids in rising order; %NULL when @table is not
 * touched or when all of it is, which pursuit_change_touches() tells apart
 */
const gint64 *
pursuit_change_get_ids (PursuitChange *self, const char *table, guint *n_ids)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (n_ids != NULL, NULL);

  GArray *ids = g_hash_table_lookup (self->tables, table);
  *n_ids = ids ? ids->len : 0;
  return ids ? (const gint64 *) (gpointer) ids->data : NULL;
}
