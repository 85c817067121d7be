/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-filter.h"

#include "pursuit-error.h"
#include "pursuit-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A number of days is less than this: about 100 years. */
static const gint64 MOST_DAYS = 36500;

/* More bytes of a pattern SQLite would refuse in words of its own. */
static const gsize MOST_BYTES = 16 * 1024;

static void
free_part (gpointer part)
{
  pursuit_filter_free (part);
}

/** pursuit_filter_new_group: (transfer full): a group without parts. */
PursuitFilter *
pursuit_filter_new_group (PursuitFilterKind kind)
{
  g_return_val_if_fail (kind != PURSUIT_FILTER_TEST, NULL);

  PursuitFilter *self = g_new0 (PursuitFilter, 1);
  self->kind = kind;
  self->parts = g_ptr_array_new_with_free_func (free_part);
  return self;
}

/**
 * pursuit_filter_new_test:
 * @field: index in the entity's table
 * @values: (nullable) (array zero-terminated=1): as the user would write them, empty ones left out; EQ and NE
 * without any become IS_EMPTY and IS_SET
 *
 * Returns: (transfer full): the condition; pursuit_filter_check() tells whether it makes sense
 */
PursuitFilter *
pursuit_filter_new_test (guint field, PursuitOp op, const char *const *values)
{
  g_return_val_if_fail ((guint) op < PURSUIT_N_OPS, NULL);

  PursuitFilter *self = g_new0 (PursuitFilter, 1);
  self->kind = PURSUIT_FILTER_TEST;
  self->field = field;
  self->values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; values != NULL && values[i] != NULL && pursuit_op_get_max_values (op) > 0; i++)
    if (*values[i] != '\0')
      g_ptr_array_add (self->values, g_strdup (values[i]));
  self->op = op;
  if (self->values->len == 0 && op == PURSUIT_OP_EQ)
    self->op = PURSUIT_OP_IS_EMPTY;
  else if (self->values->len == 0 && op == PURSUIT_OP_NE)
    self->op = PURSUIT_OP_IS_SET;
  return self;
}

/** pursuit_filter_free: frees it with its parts. */
void
pursuit_filter_free (PursuitFilter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

static gpointer
copy_text (gconstpointer text, gpointer unused)
{
  return g_strdup (text);
}

/** pursuit_filter_copy: (transfer full): the whole tree once more. */
PursuitFilter *
pursuit_filter_copy (const PursuitFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == PURSUIT_FILTER_TEST)
    {
      PursuitFilter *test = pursuit_filter_new_test (self->field, self->op, NULL);
      test->op = self->op;
      g_ptr_array_unref (test->values);
      test->values = g_ptr_array_copy (self->values, copy_text, NULL);
      return test;
    }
  PursuitFilter *group = pursuit_filter_new_group (self->kind);
  for (guint i = 0; i < self->parts->len; i++)
    g_ptr_array_add (group->parts, pursuit_filter_copy (self->parts->pdata[i]));
  return group;
}

/** pursuit_filter_add: puts @part (transfer full) into the group @self, behind the others. */
void
pursuit_filter_add (PursuitFilter *self, PursuitFilter *part)
{
  g_return_if_fail (self != NULL && self->kind != PURSUIT_FILTER_TEST);
  g_return_if_fail (part != NULL && part != self);

  g_ptr_array_add (self->parts, part);
}

/** pursuit_filter_equal: whether both are the same tree, part by part. */
gboolean
pursuit_filter_equal (const PursuitFilter *a, const PursuitFilter *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == PURSUIT_FILTER_TEST)
    {
      gboolean same = a->field == b->field && a->op == b->op && a->values->len == b->values->len;
      for (guint i = 0; same && i < a->values->len; i++)
        same = g_str_equal (a->values->pdata[i], b->values->pdata[i]);
      return same;
    }
  gboolean same = a->parts->len == b->parts->len;
  for (guint i = 0; same && i < a->parts->len; i++)
    same = pursuit_filter_equal (a->parts->pdata[i], b->parts->pdata[i]);
  return same;
}

/** pursuit_filter_count_tests: how many conditions there are in the whole tree. */
guint
pursuit_filter_count_tests (const PursuitFilter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  guint n = self->kind == PURSUIT_FILTER_TEST;
  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    n += pursuit_filter_count_tests (self->parts->pdata[i]);
  return n;
}

/** pursuit_filter_is_empty: whether it restricts nothing. */
gboolean
pursuit_filter_is_empty (const PursuitFilter *self)
{
  return pursuit_filter_count_tests (self) == 0;
}

/** pursuit_filter_uses: whether any condition of the tree asks for @field. */
gboolean
pursuit_filter_uses (const PursuitFilter *self, guint field)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->kind == PURSUIT_FILTER_TEST)
    return self->field == field;
  for (guint i = 0; i < self->parts->len; i++)
    if (pursuit_filter_uses (self->parts->pdata[i], field))
      return TRUE;
  return FALSE;
}

/**
 * pursuit_filter_find:
 * @self: a group of kind ALL
 *
 * Returns: (nullable): the first condition of the group itself, not of one within, on @field with @op: one
 * that surely holds for every record that is meant
 */
const PursuitFilter *
pursuit_filter_find (const PursuitFilter *self, guint field, PursuitOp op)
{
  g_return_val_if_fail (self != NULL && self->kind == PURSUIT_FILTER_ALL, NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const PursuitFilter *part = self->parts->pdata[i];
      if (part->kind == PURSUIT_FILTER_TEST && part->field == field && part->op == op)
        return part;
    }
  return NULL;
}

/** pursuit_filter_get_value: (nullable): value number @number of a condition, from 0 on; %NULL behind the
 * last. */
const char *
pursuit_filter_get_value (const PursuitFilter *self, guint number)
{
  g_return_val_if_fail (self != NULL && self->kind == PURSUIT_FILTER_TEST, NULL);

  return number < self->values->len ? self->values->pdata[number] : NULL;
}

static const char *
field_name (const PursuitField *field)
{
  return pursuit_field_get_label (field);
}

/**
 * pursuit_filter_parse_value:
 * @op: with which @text is compared
 * @home: (nullable): the currency of amounts: they are compared by what they are worth in the home currency
 * @value: (inout): what @text means: a number of days where @op counts them, text where it looks into text,
 * else a value of @field
 *
 * Returns: %FALSE with %PURSUIT_ERROR_BAD_VALUE and a sentence that names the field and what it takes
 */
gboolean
pursuit_filter_parse_value (const PursuitField *field,
                            PursuitOp op,
                            const char *text,
                            const char *home,
                            PursuitValue *value,
                            GError **error)
{
  g_return_val_if_fail (field != NULL && text != NULL && value != NULL, FALSE);

  if (pursuit_op_counts_days (op))
    {
      gint64 n_days;
      if (!g_ascii_string_to_signed (text, 10, 0, MOST_DAYS, &n_days, NULL))
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("%s: “%s” is not a number of days."),
                       field_name (field), text);
          return FALSE;
        }
      pursuit_value_set_int (value, n_days);
      return TRUE;
    }
  if (op == PURSUIT_OP_LETTER && !((g_ascii_isalpha (*text) || *text == '#') && text[1] == '\0'))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("%s: “%s” is neither a letter nor #."),
                   field_name (field), text);
      return FALSE;
    }
  if (op == PURSUIT_OP_CONTAINS || op == PURSUIT_OP_BEGINS || op == PURSUIT_OP_LETTER)
    {
      pursuit_value_set_text (value, text);
      return TRUE;
    }
  /* a name that has to be there is compared with as any other */
  PursuitField plain = *field;
  plain.flags &= ~PURSUIT_FIELD_REQUIRED;
  return pursuit_field_parse_text (&plain, text, home, value, error);
}

static gboolean
check_test (const PursuitFilter *self, const PursuitEntity *entity, GError **error)
{
  if (self->field >= entity->n_fields)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
                           _ ("A condition asks for a field that there is none of."));
      return FALSE;
    }
  const PursuitField *field = &entity->fields[self->field];
  if (!pursuit_op_suits (self->op, field))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("“%s” cannot be compared with “%s”."),
                   field->name, pursuit_op_get_name (self->op));
      return FALSE;
    }
  if (self->values->len < pursuit_op_get_min_values (self->op))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
                   _ ("The condition on “%s” lacks the value to compare with."), field->name);
      return FALSE;
    }
  if (self->values->len > pursuit_op_get_max_values (self->op))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
                   _ ("The condition on “%s” has too many values."), field->name);
      return FALSE;
    }
  for (guint i = 0; i < self->values->len; i++)
    {
      g_auto (PursuitValue) value = { 0 };
      if (strlen (self->values->pdata[i]) > MOST_BYTES)
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                       _ ("A value of the condition on “%s” is too long."), field->name);
          return FALSE;
        }
      if (!pursuit_filter_parse_value (field, self->op, self->values->pdata[i], NULL, &value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_part (const PursuitFilter *self, const PursuitEntity *entity, guint depth, GError **error)
{
  if (self->kind == PURSUIT_FILTER_TEST)
    return check_test (self, entity, error);
  if (depth >= PURSUIT_FILTER_MAX_DEPTH)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
                   _ ("More than %d groups of conditions stand in each other."), PURSUIT_FILTER_MAX_DEPTH);
      return FALSE;
    }
  for (guint i = 0; i < self->parts->len; i++)
    if (!check_part (self->parts->pdata[i], entity, depth + 1, error))
      return FALSE;
  return TRUE;
}

/**
 * pursuit_filter_check:
 *
 * Whether records of @entity can be asked: every field is there and suits its operator, the values are some
 * that it could have, and there are not too many.
 *
 * Returns: %FALSE with %PURSUIT_ERROR_USAGE, or with %PURSUIT_ERROR_BAD_VALUE for a value
 */
gboolean
pursuit_filter_check (const PursuitFilter *self, const PursuitEntity *entity, GError **error)
{
  g_return_val_if_fail (self != NULL && entity != NULL, FALSE);

  if (!check_part (self, entity, 0, error))
    return FALSE;
  if (pursuit_filter_count_tests (self) <= PURSUIT_FILTER_MAX_TESTS)
    return TRUE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("There are more than %d conditions."),
               PURSUIT_FILTER_MAX_TESTS);
  return FALSE;
}
