/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-list-reading.h"

#include "pursuit-select.h"

static void
clear_records (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    g_clear_object (&records->pdata[i]);
  g_ptr_array_unref (records);
}

/* Frees a reading. */
void
pursuit_list_reading_free (gpointer data)
{
  PursuitListReading *reading = data;

  pursuit_list_spec_unref (reading->spec);
  g_clear_pointer (&reading->changed, g_array_unref);
  g_clear_pointer (&reading->ids, g_array_unref);
  g_clear_pointer (&reading->places, g_array_unref);
  g_clear_pointer (&reading->records, clear_records);
  g_free (reading);
}

/* A reading of @spec, asked for in @generation of a list. */
PursuitListReading *
pursuit_list_reading_new (PursuitListSpec *spec, guint generation)
{
  PursuitListReading *reading = g_new0 (PursuitListReading, 1);

  reading->spec = pursuit_list_spec_ref (spec);
  reading->generation = generation;
  return reading;
}

/* On a reader: ids, places and rows, as far as they are asked for. */
gpointer
pursuit_list_reading_run (PursuitStore *store,
                          PursuitDb *db,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  PursuitListReading *reading = data;
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };

  reading->number = pursuit_store_get_number (store);
  if (reading->limit != 0)
    {
      reading->ids = pursuit_select_ids (db, reading->spec, &context, reading->limit, error);
      if (reading->ids == NULL)
        return NULL;
    }
  for (guint i = 0; reading->changed != NULL && i < reading->changed->len; i++)
    {
      gint64 next_id;
      if (!pursuit_select_place (db, reading->spec, &context, g_array_index (reading->changed, gint64, i),
                                 &next_id, error))
        return NULL;
      g_array_append_val (reading->places, next_id);
    }
  if (reading->ids != NULL && (reading->first || reading->limit == 0))
    {
      reading->records =
          pursuit_select_records (db, reading->spec->entity, &context, (const gint64 *) reading->ids->data,
                                  reading->ids->len, error);
      if (reading->records == NULL)
        return NULL;
    }
  return reading;
}
