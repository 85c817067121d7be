/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-list-spec.h"

#include "pursuit-error.h"
#include "pursuit-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *sign;
  PursuitOp op;
} SIGNS[] = {
  /* the longer ones first, so that <= is not read as < */
  { "!=", PURSUIT_OP_NE }, { "<=", PURSUIT_OP_LE }, { ">=", PURSUIT_OP_GE },      { "=", PURSUIT_OP_EQ },
  { "<", PURSUIT_OP_LT },  { ">", PURSUIT_OP_GT },  { "~", PURSUIT_OP_CONTAINS },
};

static void
clear_condition (gpointer data)
{
  PursuitListCondition *condition = data;
  g_free (condition->value);
}

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
  self->conditions = g_array_new (FALSE, TRUE, sizeof (PursuitListCondition));
  g_array_set_clear_func (self->conditions, clear_condition);
  self->sort = g_array_new (FALSE, TRUE, sizeof (PursuitSortKey));
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
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const PursuitListCondition *condition = &g_array_index (self->conditions, PursuitListCondition, i);
      pursuit_list_spec_where (copy, condition->field, condition->op, condition->value);
    }
  g_array_append_vals (copy->sort, self->sort->data, self->sort->len);
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
  g_array_unref (self->conditions);
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
  g_return_if_fail (self != NULL);
  g_return_if_fail (field < self->entity->n_fields);

  gboolean empty = value == NULL || *value == '\0';
  if (empty && op == PURSUIT_OP_EQ)
    op = PURSUIT_OP_IS_EMPTY;
  else if (empty && op == PURSUIT_OP_NE)
    op = PURSUIT_OP_IS_SET;

  gboolean takes_value = op != PURSUIT_OP_IS_SET && op != PURSUIT_OP_IS_EMPTY;
  g_return_if_fail (!takes_value || value != NULL);

  PursuitListCondition condition = { .field = field,
                                     .op = op,
                                     .value = takes_value ? g_strdup (value) : NULL };
  g_array_append_val (self->conditions, condition);
}

/** pursuit_list_spec_where_int: as pursuit_list_spec_where(), with the number @value (an id, 0 or 1, a whole
 * number). */
void
pursuit_list_spec_where_int (PursuitListSpec *self, guint field, PursuitOp op, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  pursuit_list_spec_where (self, field, op, text);
}

/* Checks that @value is something that @field can be compared with by @op. */
static gboolean
check_comparison (const PursuitField *field, PursuitOp op, const char *value, GError **error)
{
  g_auto (PursuitValue) parsed = { 0 };
  gboolean is_text = pursuit_field_is_text (field);

  if (op == PURSUIT_OP_CONTAINS && !is_text)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
                   _ ("“%s” is not text: it cannot be compared with ~."), field->name);
      return FALSE;
    }
  if (*value == '\0' && op != PURSUIT_OP_EQ && op != PURSUIT_OP_NE)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
                   _ ("The condition on “%s” lacks the value to compare with."), field->name);
      return FALSE;
    }
  if (op == PURSUIT_OP_CONTAINS || *value == '\0')
    return TRUE;
  return pursuit_field_parse_text (field, value, NULL, &parsed, error);
}

/**
 * pursuit_list_spec_where_text:
 * @condition: “FIELD OP VALUE” with one of = != < <= > >= ~, or “FIELD” (is set) or “!FIELD” (is empty);
 * blanks around each part do not matter
 *
 * Adds a condition that was written by hand.
 *
 * Returns: %FALSE with %PURSUIT_ERROR_USAGE for an unknown field or no condition at all, and with
 * %PURSUIT_ERROR_BAD_VALUE when the value is nothing that the field could have
 */
gboolean
pursuit_list_spec_where_text (PursuitListSpec *self, const char *condition, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (condition != NULL, FALSE);

  g_autofree char *text = g_strstrip (g_strdup (condition));
  gboolean negated = *text == '!';
  char *name = g_strchug (negated ? text + 1 : text);
  gsize name_length = strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
  const char *rest = name + name_length;
  while (g_ascii_isspace (*rest))
    rest++;

  g_autofree char *field_name = g_strdelimit (g_ascii_strdown (name, name_length), "-", '_');
  int index = pursuit_entity_find_field (self->entity, field_name);
  if (index < 0 || !(self->entity->fields[index].flags & PURSUIT_FIELD_JSON))
    {
      g_autofree char *shown = name_length > 0 ? g_strndup (name, name_length) : g_strdup (condition);
      g_autofree char *known = pursuit_entity_list_fields (self->entity, PURSUIT_FIELD_JSON);
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
                   _ ("“%s” is not a field that can be compared. There are: %s."), shown, known);
      return FALSE;
    }

  if (*rest == '\0')
    {
      pursuit_list_spec_where (self, index, negated ? PURSUIT_OP_IS_EMPTY : PURSUIT_OP_IS_SET, NULL);
      return TRUE;
    }
  for (guint i = 0; !negated && i < G_N_ELEMENTS (SIGNS); i++)
    {
      if (!g_str_has_prefix (rest, SIGNS[i].sign))
        continue;
      const char *value = rest + strlen (SIGNS[i].sign);
      while (g_ascii_isspace (*value))
        value++;
      if (!check_comparison (&self->entity->fields[index], SIGNS[i].op, value, error))
        return FALSE;
      pursuit_list_spec_where (self, index, SIGNS[i].op, value);
      return TRUE;
    }

  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
               _ ("“%s” is not a condition. Write FIELD OP VALUE with = != < <= > >= or ~, FIELD or !FIELD."),
               condition);
  return FALSE;
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
