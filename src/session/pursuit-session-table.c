/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-table.h"

#include "pursuit-select-groups.h"
#include "pursuit-session-private.h"

typedef struct
{
  PursuitListSpec *spec;
  int field; /* what is summed up, or a name */
} TableData;

static TableData *
table_data_new (PursuitListSpec *spec, int field)
{
  TableData *data = g_new (TableData, 1);

  *data = (TableData){ .spec = pursuit_list_spec_ref (spec), .field = field };
  return data;
}

static void
table_data_free (gpointer data)
{
  TableData *table = data;

  pursuit_list_spec_unref (table->spec);
  g_free (table);
}

static gpointer
groups_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const TableData *table = data;
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };

  return pursuit_select_groups (db, table->spec, &context, table->field, error);
}

/**
 * pursuit_session_groups:
 * @spec: which rows, grouped by a field, see pursuit_list_spec_set_group()
 * @sum_field: what is summed up in each group, see pursuit_entity_find_sum_field(); -1: nothing
 *
 * Returns: (transfer full) (nullable) (element-type PursuitListGroup): in the order in which the rows of the
 * list stand: the first row of a group comes behind the rows of all groups before it
 */
GPtrArray *
pursuit_session_groups (PursuitSession *self, PursuitListSpec *spec, int sum_field, GError **error)
{
  TableData data = { .spec = spec, .field = sum_field };

  g_return_val_if_fail (spec != NULL && spec->group >= 0, NULL);

  return pursuit_session_call (self, PURSUIT_LANE_READ, groups_func, &data, NULL, error);
}

/** pursuit_session_groups_async: the asynchronous form of pursuit_session_groups(). */
void
pursuit_session_groups_async (PursuitSession *self,
                              PursuitListSpec *spec,
                              int sum_field,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (spec != NULL && spec->group >= 0);

  pursuit_session_call_async (self, pursuit_session_groups_async, PURSUIT_LANE_READ, groups_func,
                              table_data_new (spec, sum_field), table_data_free,
                              (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/** pursuit_session_groups_finish: completes pursuit_session_groups_async(). */
GPtrArray *
pursuit_session_groups_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_groups_async, result, error);
}

static gpointer
letters_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const TableData *table = data;
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };
  g_autofree PursuitListLetters *letters = g_new0 (PursuitListLetters, 1);

  return pursuit_select_letters (db, table->spec, &context, table->field, letters->counts, error)
             ? g_steal_pointer (&letters)
             : NULL;
}

/**
 * pursuit_session_letters:
 * @field: a name by which the list is sorted
 *
 * Returns: (transfer full) (nullable): how many rows of the list stand under each letter
 */
PursuitListLetters *
pursuit_session_letters (PursuitSession *self, PursuitListSpec *spec, guint field, GError **error)
{
  TableData data = { .spec = spec, .field = (int) field };

  g_return_val_if_fail (spec != NULL && field < spec->entity->n_fields, NULL);

  return pursuit_session_call (self, PURSUIT_LANE_READ, letters_func, &data, NULL, error);
}

/** pursuit_session_letters_async: the asynchronous form of pursuit_session_letters(). */
void
pursuit_session_letters_async (PursuitSession *self,
                               PursuitListSpec *spec,
                               guint field,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (spec != NULL && field < spec->entity->n_fields);

  pursuit_session_call_async (self, pursuit_session_letters_async, PURSUIT_LANE_READ, letters_func,
                              table_data_new (spec, (int) field), table_data_free, g_free, cancellable,
                              callback, user_data);
}

/** pursuit_session_letters_finish: completes pursuit_session_letters_async(). */
PursuitListLetters *
pursuit_session_letters_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_letters_async, result, error);
}

typedef struct
{
  PursuitListSpec *spec;
  PursuitListSpec
      *restricted; /* those of its rows that are looked for; %NULL: the one that was edited last */
  gint64 after_id;
} LocateData;

static LocateData *
locate_data_new (PursuitListSpec *spec, const PursuitFilter *state, gint64 after_id)
{
  LocateData *data = g_new0 (LocateData, 1);

  data->spec = pursuit_list_spec_ref (spec);
  data->after_id = after_id;
  if (state != NULL)
    {
      data->restricted = pursuit_list_spec_copy (spec);
      pursuit_list_spec_add_filter (data->restricted, pursuit_filter_copy (state));
    }
  return data;
}

static void
locate_data_free (gpointer pointer)
{
  LocateData *data = pointer;

  pursuit_list_spec_unref (data->spec);
  g_clear_pointer (&data->restricted, pursuit_list_spec_unref);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LocateData, locate_data_free)

static gpointer
box (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static GHashTable *
make_set (GArray *ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

/* The first of @found behind @after_id in the order of @all; behind the last one comes the first again. */
static gint64
find_next (GArray *all, GArray *found, gint64 after_id)
{
  g_autoptr (GHashTable) set = make_set (found);
  guint place = 0;

  while (place < all->len && g_array_index (all, gint64, place) != after_id)
    place++;
  for (guint i = place + 1; i < all->len; i++)
    if (g_hash_table_contains (set, &g_array_index (all, gint64, i)))
      return g_array_index (all, gint64, i);
  return found->len > 0 ? g_array_index (found, gint64, 0) : 0;
}

static gpointer
locate_func (PursuitStore *store, PursuitDb *db, gpointer pointer, GCancellable *cancellable, GError **error)
{
  const LocateData *data = pointer;
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };
  g_autoptr (GArray) found =
      pursuit_select_ids (db, data->restricted, &context, data->after_id == 0 ? 1 : -1, error);
  g_autoptr (GArray) all = NULL;

  if (found == NULL)
    return NULL;
  if (data->after_id == 0 || found->len == 0)
    return box (found->len > 0 ? g_array_index (found, gint64, 0) : 0);
  all = pursuit_select_ids (db, data->spec, &context, -1, error);
  return all != NULL ? box (find_next (all, found, data->after_id)) : NULL;
}

static gint64
unbox (gpointer boxed)
{
  g_autofree gint64 *id = boxed;

  return id != NULL ? *id : -1;
}

/**
 * pursuit_session_locate:
 * @spec: a list in its order
 * @state: what is looked for: a stage, a grade, a letter (%PURSUIT_OP_LETTER)
 * @after_id: the row from which to go on, whatever it is; 0 for the first of all
 *
 * Returns: the id of the next row of the list that has it, beginning again behind the last, whose place
 * pursuit_list_find_id() tells; 0 when none has; -1 with @error set
 */
gint64
pursuit_session_locate (PursuitSession *self,
                        PursuitListSpec *spec,
                        const PursuitFilter *state,
                        gint64 after_id,
                        GError **error)
{
  g_autoptr (LocateData) data = NULL;

  g_return_val_if_fail (spec != NULL && state != NULL, -1);

  data = locate_data_new (spec, state, after_id);
  return unbox (pursuit_session_call (self, PURSUIT_LANE_READ, locate_func, data, NULL, error));
}

/** pursuit_session_locate_async: the asynchronous form of pursuit_session_locate(). */
void
pursuit_session_locate_async (PursuitSession *self,
                              PursuitListSpec *spec,
                              const PursuitFilter *state,
                              gint64 after_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (spec != NULL && state != NULL);

  pursuit_session_call_async (self, pursuit_session_locate_async, PURSUIT_LANE_READ, locate_func,
                              locate_data_new (spec, state, after_id), locate_data_free, g_free, cancellable,
                              callback, user_data);
}

/** pursuit_session_locate_finish: completes pursuit_session_locate_async(), and
 * pursuit_session_locate_edited_async(). */
gint64
pursuit_session_locate_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return unbox (pursuit_session_call_finish (self, pursuit_session_locate_async, result, error));
}

/* The journal from its end, until one of the rows that changed is in the list. */
static gpointer
edited_func (PursuitStore *store, PursuitDb *db, gpointer pointer, GCancellable *cancellable, GError **error)
{
  const LocateData *data = pointer;
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };
  g_autoptr (GArray) all = pursuit_select_ids (db, data->spec, &context, -1, error);
  g_autoptr (GHashTable) set = all != NULL ? make_set (all) : NULL;
  PursuitStmt *stmt = set != NULL ? pursuit_db_query (db, "edited-last", error) : NULL;
  gint64 id = 0;
  int state;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_text (stmt, 1, data->spec->entity->name);
  while ((state = pursuit_db_step (db, stmt, error)) == 1 && id == 0)
    {
      gint64 edited = pursuit_column_int (stmt, 0);

      if (g_hash_table_contains (set, &edited))
        id = edited;
    }
  pursuit_stmt_reset (stmt);
  return state >= 0 ? box (id) : NULL;
}

/** pursuit_session_locate_edited: the row of a list that somebody made or changed last, as
 * pursuit_session_locate(); only the last thousands of changes are looked through. */
gint64
pursuit_session_locate_edited (PursuitSession *self, PursuitListSpec *spec, GError **error)
{
  g_autoptr (LocateData) data = NULL;

  g_return_val_if_fail (spec != NULL, -1);

  data = locate_data_new (spec, NULL, 0);
  return unbox (pursuit_session_call (self, PURSUIT_LANE_READ, edited_func, data, NULL, error));
}

/** pursuit_session_locate_edited_async: the asynchronous form of pursuit_session_locate_edited(); completed
 * by pursuit_session_locate_finish(). */
void
pursuit_session_locate_edited_async (PursuitSession *self,
                                     PursuitListSpec *spec,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (spec != NULL);

  pursuit_session_call_async (self, pursuit_session_locate_async, PURSUIT_LANE_READ, edited_func,
                              locate_data_new (spec, NULL, 0), locate_data_free, g_free, cancellable,
                              callback, user_data);
}
