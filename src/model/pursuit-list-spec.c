/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-list-spec.h"

/**
 * pursuit_list_spec_new:
 * @entity: what the list holds
 *
 * Returns: (transfer full): all records of @entity in the order of their ids
 */
PursuitListSpec *
pursuit_list_spec_new (const PursuitEntity *entity)
{
  g_return_val_if_fail (entity != NULL, NULL);

  PursuitListSpec *self = g_new0 (PursuitListSpec, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->entity = entity;
  self->filter = pursuit_filter_new_group (PURSUIT_FILTER_ALL);
  self->sort = g_array_new (FALSE, TRUE, sizeof (PursuitSortKey));
  self->group = -1;
  self->limit = -1;
  return self;
}

/**
 * pursuit_list_spec_copy:
 *
 * Returns: (transfer full): a spec like @self that may be changed
 */
PursuitListSpec *
pursuit_list_spec_copy (PursuitListSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  PursuitListSpec *copy = pursuit_list_spec_new (self->entity);
  pursuit_filter_free (copy->filter);
  copy->filter = pursuit_filter_copy (self->filter);
  g_array_append_vals (copy->sort, self->sort->data, self->sort->len);
  copy->group = self->group;
  copy->group_descending = self->group_descending;
  copy->match = g_strdup (self->match);
  copy->limit = self->limit;
  copy->on_board = self->on_board;
  copy->ids = self->ids ? g_array_copy (self->ids) : NULL;
  copy->person_id = self->person_id;
  copy->asked_of_id = self->asked_of_id;
  copy->asked_by_id = self->asked_by_id;
  return copy;
}

/** pursuit_list_spec_ref: takes a reference; may be called on any thread. */
PursuitListSpec *
pursuit_list_spec_ref (PursuitListSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** pursuit_list_spec_unref: gives a reference back; may be called on any thread. */
void
pursuit_list_spec_unref (PursuitListSpec *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  pursuit_filter_free (self->filter);
  g_array_unref (self->sort);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->match);
  g_free (self);
}

/**
 * pursuit_list_spec_where:
 * @field: index in the entity's table
 * @value: (nullable): as the user would write it; an empty or missing one turns EQ into IS_EMPTY and NE into
 * IS_SET
 *
 * Adds a condition.
 */
void
pursuit_list_spec_where (PursuitListSpec *self, guint field, PursuitOp op, const char *value)
{
  const char *values[] = { value, NULL };

  g_return_if_fail (self != NULL);
  g_return_if_fail (field < self->entity->n_fields);

  pursuit_filter_add (self->filter, pursuit_filter_new_test (field, op, values));
}

/** pursuit_list_spec_where_int: as pursuit_list_spec_where(), with the number @value (an id, 0 or 1, a whole
 * number). */
void
pursuit_list_spec_where_int (PursuitListSpec *self, guint field, PursuitOp op, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  pursuit_list_spec_where (self, field, op, text);
}

/**
 * pursuit_list_spec_where_text:
 * @condition: see pursuit_filter_from_text()
 *
 * Adds a condition, or a whole filter, that was written by hand.
 *
 * Returns: %FALSE with the errors of pursuit_filter_from_text(); nothing was added then
 */
gboolean
pursuit_list_spec_where_text (PursuitListSpec *self, const char *condition, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (condition != NULL, FALSE);

  PursuitFilter *part = pursuit_filter_from_text (self->entity, condition, error);
  if (part != NULL)
    pursuit_filter_add (self->filter, part);
  return part != NULL;
}

/** pursuit_list_spec_add_filter: restricts the list by @part (transfer full) as well, a condition or a group.
 */
void
pursuit_list_spec_add_filter (PursuitListSpec *self, PursuitFilter *part)
{
  g_return_if_fail (self != NULL && part != NULL);

  pursuit_filter_add (self->filter, part);
}

/** pursuit_list_spec_set_filter: restricts the list by a copy of @filter (nullable) instead of what its
 * filter was. */
void
pursuit_list_spec_set_filter (PursuitListSpec *self, const PursuitFilter *filter)
{
  g_return_if_fail (self != NULL);

  /* @filter may be the list's own */
  PursuitFilter *copy = filter != NULL ? pursuit_filter_copy (filter) : NULL;
  pursuit_filter_free (self->filter);
  self->filter =
      copy != NULL && copy->kind == PURSUIT_FILTER_ALL ? copy : pursuit_filter_new_group (PURSUIT_FILTER_ALL);
  if (copy != NULL && copy != self->filter)
    pursuit_filter_add (self->filter, copy);
}

/** pursuit_list_spec_sort: adds a field to sort by, after those that were added before. */
void
pursuit_list_spec_sort (PursuitListSpec *self, guint field, gboolean descending)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field < self->entity->n_fields);

  PursuitSortKey key = { .field = field, .descending = descending };
  g_array_append_val (self->sort, key);
}

/** pursuit_list_spec_clear_sort: sorts by nothing but the id. */
void
pursuit_list_spec_clear_sort (PursuitListSpec *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->sort, 0);
}

/** pursuit_field_can_group: whether rows can stand together by the value of @field; those with a date do by
 * its month. */
gboolean
pursuit_field_can_group (const PursuitField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->label != NULL && !(field->flags & (PURSUIT_FIELD_LONG | PURSUIT_FIELD_PRIVATE)) &&
         field->type != PURSUIT_FIELD_REAL && field->type != PURSUIT_FIELD_MONEY &&
         field->type != PURSUIT_FIELD_TIME && field->type != PURSUIT_FIELD_ANNIVERSARY;
}

/** pursuit_list_spec_set_group: rows with the same value of @field stand together; -1 for no groups. */
void
pursuit_list_spec_set_group (PursuitListSpec *self, int field, gboolean descending)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field < 0 || ((guint) field < self->entity->n_fields &&
                                  pursuit_field_can_group (&self->entity->fields[field])));

  self->group = MAX (field, -1);
  self->group_descending = field >= 0 && descending;
}

/** pursuit_list_spec_set_match: quick match by @text (nullable): no match is asked for when it is blank. */
void
pursuit_list_spec_set_match (PursuitListSpec *self, const char *text)
{
  g_return_if_fail (self != NULL);

  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));
  g_free (self->match);
  self->match = *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
}

/** pursuit_list_spec_set_limit: at most @limit records; -1 for all. */
void
pursuit_list_spec_set_limit (PursuitListSpec *self, gint64 limit)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (limit >= -1);

  self->limit = limit;
}

/** pursuit_list_spec_set_on_board: only deals that stand in a column of the board. */
void
pursuit_list_spec_set_on_board (PursuitListSpec *self, gboolean on_board)
{
  g_return_if_fail (self != NULL);

  self->on_board = on_board;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;
  return (left > right) - (left < right);
}

/**
 * pursuit_list_spec_set_ids:
 * @ids: (array length=n_ids): the records that may be listed, in any order; copied
 */
void
pursuit_list_spec_set_ids (PursuitListSpec *self, const gint64 *ids, guint n_ids)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_ids > 0)
    g_array_append_vals (self->ids, ids, n_ids);
  g_array_sort (self->ids, compare_ids);
}

/** pursuit_list_spec_set_person: only activities that a person of the customer took part in; 0 for all. */
void
pursuit_list_spec_set_person (PursuitListSpec *self, gint64 person_id)
{
  g_return_if_fail (self != NULL);

  self->person_id = person_id;
}

/** pursuit_list_spec_set_pending: leaves only deals with an approval that is waited for, asked of
 * @asked_of_id and by @asked_by_id; 0 for whomever. */
void
pursuit_list_spec_set_pending (PursuitListSpec *self, gint64 asked_of_id, gint64 asked_by_id)
{
  g_return_if_fail (self != NULL && g_str_equal (self->entity->name, "deal"));

  self->asked_of_id = asked_of_id;
  self->asked_by_id = asked_by_id;
}
