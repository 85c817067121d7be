/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-list-private.h"

/*
 * Implementation notes.
 *
 * `ids` is the whole list. Rows are read a page at a time, when a view asks for one that has none; the newest
 * pages are kept alive here, older rows only as long as a view holds them. `live` knows every row that
 * exists, whoever holds it, so that a record has one object; a row takes itself out when it goes.
 *
 * Each reading carries the generation it was asked in; an answer of an older one is dropped, and what still
 * runs for it is cancelled: a key that is typed ends the search for the one before. The first rows
 * are read before the rest, because a million ids take 200 ms and the first rows 0.1 ms.
 */

enum
{
  FIRST_ROWS = 32, /* more than a column shows on a tall screen */
  PAGE_SIZE = 100,
  MAX_PAGES = 6
};

enum
{
  PROP_SPEC = 1,
  PROP_LOADED,
  PROP_ITEM_TYPE,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitList,
                               pursuit_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

void
pursuit_list_start_reading (PursuitList *self, PursuitListReading *reading, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, self->reading, callback, NULL);

  g_task_set_source_tag (task, pursuit_list_start_reading);
  g_task_set_task_data (task, reading, pursuit_list_reading_free);
  pursuit_store_call_task (self->store, PURSUIT_LANE_READ, pursuit_list_reading_run, g_steal_pointer (&task),
                           NULL);
}

/* The answer, or NULL when it failed or nobody waits for it any longer. */
PursuitListReading *
pursuit_list_finish_reading (PursuitList *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  PursuitListReading *reading = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_pointer (G_TASK (result), &error) == NULL)
    {
      /* a list may outlive the database that it shows, for example while its window is closing */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_warning ("a list could not be read: %s", error->message);
      return NULL;
    }
  return reading->generation == self->generation ? reading : NULL;
}

/* The record is being disposed of, but still knows its values. */
static void
row_gone_cb (gpointer data, GObject *row)
{
  PursuitList *self = data;
  gint64 id = pursuit_record_get_id (PURSUIT_RECORD (row));

  g_hash_table_remove (self->live, &id);
}

static void
make_live (PursuitList *self, PursuitRecord *record)
{
  gint64 id = pursuit_record_get_id (record);

  g_hash_table_insert (self->live, g_memdup2 (&id, sizeof id), record);
  g_object_weak_ref (G_OBJECT (record), row_gone_cb, self);
}

static void
forget_rows (PursuitList *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_object_weak_unref (value, row_gone_cb, self);
  g_hash_table_remove_all (self->live);
}

static void
trim_pages (PursuitList *self)
{
  while (g_queue_get_length (&self->pages) > MAX_PAGES)
    g_ptr_array_unref (g_queue_pop_tail (&self->pages));
}

/* Takes over the rows that were read: those that exist get the new values. */
void
pursuit_list_take_rows (PursuitList *self, PursuitListReading *reading, gboolean keep)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_full (reading->records->len, g_object_unref);

  for (guint i = 0; i < reading->records->len; i++)
    {
      PursuitRecord *record = reading->records->pdata[i];
      PursuitRecord *known;
      if (record == NULL)
        continue;
      gint64 id = pursuit_record_get_id (record);
      known = g_hash_table_lookup (self->live, &id);
      if (known != NULL)
        pursuit_record_assign (known, record);
      else if (keep)
        make_live (self, record);
      if (keep)
        g_ptr_array_add (page, g_object_ref (known ? known : record));
    }
  if (keep)
    {
      g_queue_push_head (&self->pages, g_steal_pointer (&page));
      trim_pages (self);
    }
}

void
pursuit_list_items_changed (PursuitList *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/*
 * Replaces the ids and tells the smallest change: what is equal at both ends stays; a single row that moved
 * is told as leaving and coming.
 */
static void
replace_ids (PursuitList *self, GArray *fresh)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->ids);
  const gint64 *a = (const gint64 *) old->data;
  const gint64 *b = (const gint64 *) fresh->data;
  guint start = 0, end = 0;

  self->ids = g_array_ref (fresh);
  while (start < old->len && start < fresh->len && a[start] == b[start])
    start++;
  while (end < old->len - start && end < fresh->len - start &&
         a[old->len - 1 - end] == b[fresh->len - 1 - end])
    end++;

  guint removed = old->len - start - end;
  guint added = fresh->len - start - end;
  if (removed == 0 && added == 0)
    return;
  if (removed == added && removed > 2)
    {
      gsize rest = (removed - 1) * sizeof (gint64);
      gboolean down = a[start] == b[start + removed - 1] && memcmp (a + start + 1, b + start, rest) == 0;
      gboolean up = a[start + removed - 1] == b[start] && memcmp (a + start, b + start + 1, rest) == 0;
      if (down || up)
        {
          guint from = down ? start : start + removed - 1;
          guint to = down ? start + removed - 1 : start;
          gint64 id = a[from];
          g_autoptr (GArray) final = g_steal_pointer (&self->ids);
          self->ids = g_array_copy (old);
          g_array_remove_index (self->ids, from);
          pursuit_list_items_changed (self, from, 1, 0);
          g_array_insert_val (self->ids, to, id);
          pursuit_list_items_changed (self, to, 0, 1);
          g_assert (self->ids->len == final->len);
          return;
        }
    }
  pursuit_list_items_changed (self, start, removed, added);
}

static void
set_loaded (PursuitList *self, gboolean loaded)
{
  if (self->loaded == loaded)
    return;
  self->loaded = loaded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

static void
all_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitList *self = PURSUIT_LIST (source);
  PursuitListReading *reading = pursuit_list_finish_reading (self, result);

  if (reading == NULL)
    return;
  self->number = reading->number;
  replace_ids (self, reading->ids);
  set_loaded (self, TRUE);
}

void
pursuit_list_read_all (PursuitList *self)
{
  PursuitListReading *reading = pursuit_list_reading_new (self->spec, self->generation);

  reading->limit = -1;
  if (reading->spec->limit == 0)
    reading->limit = 0;
  pursuit_list_start_reading (self, reading, all_read_cb);
}

static void
first_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitList *self = PURSUIT_LIST (source);
  PursuitListReading *reading = pursuit_list_finish_reading (self, result);

  if (reading == NULL)
    return;
  gboolean whole = reading->ids->len < FIRST_ROWS;
  pursuit_list_take_rows (self, reading, TRUE);
  self->number = reading->number;
  replace_ids (self, reading->ids);
  self->waiting = !whole && self->held;
  if (whole)
    set_loaded (self, TRUE);
  else if (!self->held)
    pursuit_list_read_all (self);
}

/* Reads everything anew; the old rows stay until the new ones are there. */
void
pursuit_list_load (PursuitList *self)
{
  PursuitListReading *reading;

  self->generation++;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  self->waiting = FALSE;
  g_hash_table_remove_all (self->asked);
  set_loaded (self, FALSE);
  reading = pursuit_list_reading_new (self->spec, self->generation);
  reading->limit = FIRST_ROWS;
  reading->first = TRUE;
  pursuit_list_start_reading (self, reading, first_read_cb);
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitList *self = PURSUIT_LIST (source);
  PursuitListReading *reading = pursuit_list_finish_reading (self, result);

  if (reading == NULL)
    return;
  g_hash_table_remove (self->asked, GUINT_TO_POINTER (reading->page_start));
  pursuit_list_take_rows (self, reading, TRUE);
}

/* Asks for the rows around @position, once. */
static void
read_page (PursuitList *self, guint position)
{
  guint start = position / PAGE_SIZE * PAGE_SIZE;

  if (!g_hash_table_add (self->asked, GUINT_TO_POINTER (start)))
    return;
  PursuitListReading *reading = pursuit_list_reading_new (self->spec, self->generation);
  reading->page_start = start;
  reading->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (reading->ids, &g_array_index (self->ids, gint64, start),
                       MIN (PAGE_SIZE, self->ids->len - start));
  pursuit_list_start_reading (self, reading, page_read_cb);
}

static GType
pursuit_list_get_item_type (GListModel *model)
{
  return PURSUIT_LIST (model)->spec->entity->get_type ();
}

static guint
pursuit_list_get_n_items (GListModel *model)
{
  return PURSUIT_LIST (model)->ids->len;
}

static gpointer
pursuit_list_get_item (GListModel *model, guint position)
{
  PursuitList *self = PURSUIT_LIST (model);

  if (position >= self->ids->len)
    return NULL;
  gint64 id = g_array_index (self->ids, gint64, position);
  PursuitRecord *record = g_hash_table_lookup (self->live, &id);
  if (record != NULL)
    return g_object_ref (record);
  record = pursuit_record_new (self->spec->entity);
  pursuit_record_set_int (record, PURSUIT_RECORD_ID, id);
  make_live (self, record);
  read_page (self, position);
  return record;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = pursuit_list_get_item_type;
  iface->get_n_items = pursuit_list_get_n_items;
  iface->get_item = pursuit_list_get_item;
}

static void
pursuit_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PursuitList *self = PURSUIT_LIST (object);

  switch (prop_id)
    {
    case PROP_SPEC:
      g_value_set_pointer (value, self->spec);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, pursuit_list_get_item_type (G_LIST_MODEL (self)));
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pursuit_list_finalize (GObject *object)
{
  PursuitList *self = PURSUIT_LIST (object);

  g_clear_object (&self->reading);
  g_queue_clear_full (&self->pages, (GDestroyNotify) g_ptr_array_unref);
  forget_rows (self);
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->asked);
  g_array_unref (self->ids);
  pursuit_list_spec_unref (self->spec);
  g_object_unref (self->store);

  G_OBJECT_CLASS (pursuit_list_parent_class)->finalize (object);
}

static void
pursuit_list_class_init (PursuitListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pursuit_list_finalize;
  object_class->get_property = pursuit_list_get_property;

  properties[PROP_SPEC] = g_param_spec_pointer ("spec", NULL, NULL, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type", NULL, NULL, G_TYPE_OBJECT, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pursuit_list_init (PursuitList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->asked = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->pages);
}

/**
 * pursuit_list_new:
 * @store: open
 * @spec: which records
 *
 * Returns: (transfer full): the list, empty until its first page is read
 */
PursuitList *
pursuit_list_new (PursuitStore *store, PursuitListSpec *spec)
{
  PursuitList *self = g_object_new (PURSUIT_TYPE_LIST, NULL);

  self->store = g_object_ref (store);
  self->spec = pursuit_list_spec_ref (spec);
  g_signal_connect_object (store, "changed", G_CALLBACK (pursuit_list_follow), self, G_CONNECT_SWAPPED);
  pursuit_list_load (self);
  return self;
}

/**
 * pursuit_list_set_spec:
 * @spec: of the same entity
 *
 * Shows other records, or the same in another order. The old rows stay until the new ones are there.
 */
void
pursuit_list_set_spec (PursuitList *self, PursuitListSpec *spec)
{
  g_return_if_fail (PURSUIT_IS_LIST (self));
  g_return_if_fail (spec != NULL && spec->entity == self->spec->entity);

  if (spec == self->spec)
    return;
  pursuit_list_spec_ref (spec);
  pursuit_list_spec_unref (self->spec);
  self->spec = spec;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPEC]);
  pursuit_list_load (self);
}

/** pursuit_list_get_spec: (transfer none): what the list shows. */
PursuitListSpec *
pursuit_list_get_spec (PursuitList *self)
{
  g_return_val_if_fail (PURSUIT_IS_LIST (self), NULL);

  return self->spec;
}

/**
 * pursuit_list_hold:
 * @held: whether the first rows are enough for now
 *
 * Keeps a long list from being read to its end while something more urgent needs the processor: the first
 * frame of a window. Without it the list goes on.
 */
void
pursuit_list_hold (PursuitList *self, gboolean held)
{
  g_return_if_fail (PURSUIT_IS_LIST (self));

  self->held = held;
  if (held || !self->waiting)
    return;
  self->waiting = FALSE;
  pursuit_list_read_all (self);
}

/** pursuit_list_is_loaded: whether all ids are there. */
gboolean
pursuit_list_is_loaded (PursuitList *self)
{
  g_return_val_if_fail (PURSUIT_IS_LIST (self), FALSE);

  return self->loaded;
}

/** pursuit_list_get_id_at: the id at @position, without making a row; 0 behind the end. */
gint64
pursuit_list_get_id_at (PursuitList *self, guint position)
{
  g_return_val_if_fail (PURSUIT_IS_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/** pursuit_list_find_id: the position of @id, or -1. A plain search: 0.1 ms in 200,000 ids. */
int
pursuit_list_find_id (PursuitList *self, gint64 id)
{
  g_return_val_if_fail (PURSUIT_IS_LIST (self), -1);

  const gint64 *ids = (const gint64 *) self->ids->data;
  for (guint i = 0; i < self->ids->len; i++)
    {
      if (ids[i] == id)
        return (int) i;
    }
  return -1;
}
