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

static void
free_groups (gpointer groups)
{
  g_ptr_array_unref (groups);
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
                              table_data_new (spec, sum_field), table_data_free, free_groups, cancellable,
                              callback, user_data);
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

/* @spec with @state as one more condition. */
static PursuitListSpec *
restrict_to (PursuitListSpec *spec, const PursuitFilter *state)
{
  PursuitListSpec *restricted = pursuit_list_spec_copy (spec);

  pursuit_list_spec_add_filter (restricted, pursuit_filter_copy (state));
  return restricted;
}

static gpointer
locate_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };
  g_autoptr (GArray) ids = pursuit_select_ids (db, data, &context, 1, error);
  gint64 none = 0;

  return ids == NULL ? NULL : g_memdup2 (ids->len > 0 ? ids->data : (gconstpointer) &none, sizeof (gint64));
}

static gint64
unbox (gpointer box)
{
  g_autofree gint64 *id = box;

  return id != NULL ? *id : -1;
}

/**
 * pursuit_session_locate:
 * @spec: a list in its order
 * @state: what is looked for: a stage, a grade, a letter (%PURSUIT_OP_LETTER)
 *
 * Returns: the id of the first row of the list that has it, whose place pursuit_list_find_id() tells; 0 when
 * none has; -1 with @error set
 */
gint64
pursuit_session_locate (PursuitSession *self,
                        PursuitListSpec *spec,
                        const PursuitFilter *state,
                        GError **error)
{
  g_return_val_if_fail (spec != NULL && state != NULL, -1);

  g_autoptr (PursuitListSpec) restricted = restrict_to (spec, state);
  return unbox (pursuit_session_call (self, PURSUIT_LANE_READ, locate_func, restricted, NULL, error));
}

static void
free_spec (gpointer spec)
{
  pursuit_list_spec_unref (spec);
}

/** pursuit_session_locate_async: the asynchronous form of pursuit_session_locate(). */
void
pursuit_session_locate_async (PursuitSession *self,
                              PursuitListSpec *spec,
                              const PursuitFilter *state,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (spec != NULL && state != NULL);

  pursuit_session_call_async (self, pursuit_session_locate_async, PURSUIT_LANE_READ, locate_func,
                              restrict_to (spec, state), free_spec, g_free, cancellable, callback, user_data);
}

/** pursuit_session_locate_finish: completes pursuit_session_locate_async(). */
gint64
pursuit_session_locate_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return unbox (pursuit_session_call_finish (self, pursuit_session_locate_async, result, error));
}
