/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a list follows the commits of its database: rows are read again, moved, or the whole list is. */

#include "pursuit-list-private.h"

#include "pursuit-deal.h"

/* Up to so many rows are moved one by one. */
#define MAX_PATCHES 16

static void
rows_refreshed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitList *self = PURSUIT_LIST (source);
  PursuitListReading *reading = pursuit_list_finish_reading (self, result);

  if (reading != NULL)
    pursuit_list_take_rows (self, reading, FALSE);
}

/* Reads the rows again that somebody holds, all or those that @change names. */
static void
refresh_rows (PursuitList *self, PursuitChange *change, gboolean all)
{
  const char *table = self->spec->entity->name;
  GHashTableIter iter;
  gpointer key;
  PursuitListReading *reading = pursuit_list_reading_new (self->spec, self->generation);

  reading->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (all || pursuit_change_has (change, table, *(gint64 *) key))
        g_array_append_vals (reading->ids, key, 1);
    }
  if (reading->ids->len > 0)
    pursuit_list_start_reading (self, reading, rows_refreshed_cb);
  else
    pursuit_list_reading_free (reading);
}

/* Puts @id before @next_id (0: at the end, -1: nowhere). */
static void
patch_id (PursuitList *self, gint64 id, gint64 next_id)
{
  int position = pursuit_list_find_id (self, id);

  if (position >= 0)
    {
      gint64 follower =
          (guint) position + 1 < self->ids->len ? g_array_index (self->ids, gint64, position + 1) : 0;
      if (follower == next_id)
        return;
      g_array_remove_index (self->ids, position);
      pursuit_list_items_changed (self, position, 1, 0);
    }
  if (next_id < 0)
    return;
  int next = next_id > 0 ? pursuit_list_find_id (self, next_id) : -1;
  guint place = next >= 0 ? (guint) next : self->ids->len;
  g_array_insert_val (self->ids, place, id);
  pursuit_list_items_changed (self, place, 0, 1);
}

static void
places_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitList *self = PURSUIT_LIST (source);
  PursuitListReading *reading = pursuit_list_finish_reading (self, result);

  if (reading == NULL)
    return;
  self->number = MAX (self->number, reading->number);
  if (reading->records != NULL)
    pursuit_list_take_rows (self, reading, TRUE);
  /* from the last to the first, so that a row's follower is in its place before it */
  for (guint i = reading->changed->len; i-- > 0;)
    patch_id (self, g_array_index (reading->changed, gint64, i), g_array_index (reading->places, gint64, i));
}

/* In the order of position, one row's place can be asked for. */
static gboolean
can_patch (PursuitList *self)
{
  return self->loaded && self->spec->limit < 0 && self->spec->entity == &PURSUIT_DEAL_ENTITY &&
         self->spec->sort->len == 1 &&
         g_array_index (self->spec->sort, PursuitSortKey, 0).field == PURSUIT_DEAL_POSITION &&
         !g_array_index (self->spec->sort, PursuitSortKey, 0).descending;
}

/* Whether rows may come, go or move without a change of their own: exchange rates tell what amounts are
 * worth, and the thresholds of its process how a deal's tracks lie. */
static gboolean
asks_elsewhere (PursuitList *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "rate"))
    return TRUE;
  return self->spec->entity == &PURSUIT_DEAL_ENTITY && pursuit_change_touches (change, "process") &&
         pursuit_filter_uses (self->spec->filter, PURSUIT_DEAL_DRIFT_STATE);
}

void
pursuit_list_follow (PursuitList *self, PursuitChange *change, PursuitStore *store)
{
  const char *table = self->spec->entity->name;
  guint n_ids = 0;

  if (change->number <= self->number)
    return;
  if (asks_elsewhere (self, change))
    {
      refresh_rows (self, change, TRUE);
      if (self->loaded)
        pursuit_list_read_all (self);
      else
        pursuit_list_load (self);
      return;
    }
  if (!pursuit_change_touches (change, table))
    {
      refresh_rows (self, change, TRUE);
      return;
    }
  const gint64 *ids = pursuit_change_get_ids (change, table, &n_ids);
  if (ids == NULL || n_ids > MAX_PATCHES || !can_patch (self))
    {
      refresh_rows (self, change, ids == NULL);
      if (self->loaded)
        pursuit_list_read_all (self);
      else
        pursuit_list_load (self);
      return;
    }

  PursuitListReading *reading = pursuit_list_reading_new (self->spec, self->generation);
  reading->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  reading->places = g_array_new (FALSE, FALSE, sizeof (gint64));
  reading->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (reading->changed, ids, n_ids);
  g_array_append_vals (reading->ids, ids, n_ids);
  pursuit_list_start_reading (self, reading, places_read_cb);
}
