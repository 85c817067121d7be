/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-value.h"

/**
 * pursuit_value_clear:
 * @value: becomes NULL; its text is freed
 */
void
pursuit_value_clear (PursuitValue *value)
{
  if (value->kind == PURSUIT_VALUE_TEXT)
    g_free (value->s);
  *value = (PursuitValue){ .kind = PURSUIT_VALUE_NULL };
}

/**
 * pursuit_value_copy:
 * @target: its old content is freed
 * @source: may be @target
 */
void
pursuit_value_copy (PursuitValue *target, const PursuitValue *source)
{
  if (target == source)
    return;

  PursuitValue copy = *source;
  if (copy.kind == PURSUIT_VALUE_TEXT)
    copy.s = g_strdup (source->s);
  pursuit_value_clear (target);
  *target = copy;
}

/**
 * pursuit_value_equal:
 *
 * Returns: whether both have the same kind and the same content
 */
gboolean
pursuit_value_equal (const PursuitValue *a, const PursuitValue *b)
{
  if (a->kind != b->kind)
    return FALSE;

  switch (a->kind)
    {
    case PURSUIT_VALUE_INT:
      return a->i == b->i;
    case PURSUIT_VALUE_REAL:
      return a->d == b->d;
    case PURSUIT_VALUE_TEXT:
      return g_str_equal (a->s, b->s);
    case PURSUIT_VALUE_NULL:
    default:
      return TRUE;
    }
}

/** pursuit_value_set_int: makes @value the whole number @number. */
void
pursuit_value_set_int (PursuitValue *value, gint64 number)
{
  pursuit_value_clear (value);
  *value = (PursuitValue){ .kind = PURSUIT_VALUE_INT, .i = number };
}

/** pursuit_value_set_real: makes @value the number @number. */
void
pursuit_value_set_real (PursuitValue *value, double number)
{
  pursuit_value_clear (value);
  *value = (PursuitValue){ .kind = PURSUIT_VALUE_REAL, .d = number };
}

/**
 * pursuit_value_set_text:
 * @text: (nullable): copied; %NULL makes the value NULL
 */
void
pursuit_value_set_text (PursuitValue *value, const char *text)
{
  char *copy = g_strdup (text);

  pursuit_value_clear (value);
  if (copy != NULL)
    *value = (PursuitValue){ .kind = PURSUIT_VALUE_TEXT, .s = copy };
}
