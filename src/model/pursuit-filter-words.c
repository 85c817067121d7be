/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-filter.h"

#include "pursuit-parse.h"

#include <glib/gi18n-lib.h>

/* So many values of a chip are named. */
enum
{
  MOST_NAMED = 3
};

/* What amounts and dates are worded for. */
typedef struct
{
  const char *home;
  PursuitDay today;
} Reader;

/* One value as people read it; free text in quotation marks. */
static char *
value_to_words (const PursuitField *field, PursuitOp op, const char *text, const Reader *reader)
{
  g_auto (PursuitValue) value = { 0 };

  if (!pursuit_filter_parse_value (field, op, text, reader->home, &value, NULL))
    return g_strdup (text);
  if (pursuit_op_counts_days (op))
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) value.i), (int) value.i);
  if (op == PURSUIT_OP_LETTER)
    return g_ascii_strup (text, -1);
  if (field->type == PURSUIT_FIELD_TEXT || op == PURSUIT_OP_CONTAINS || op == PURSUIT_OP_BEGINS)
    return g_strdup_printf (_ ("“%s”"), value.s);
  return pursuit_value_to_display (field, &value, reader->home, reader->today);
}

/* The first few values of a list. */
static char *
values_to_words (const PursuitField *field, const PursuitFilter *self, const Reader *reader)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n_named = self->values->len <= MOST_NAMED ? self->values->len : MOST_NAMED - 1;
  gboolean negated = self->op == PURSUIT_OP_NE;

  for (guint i = 0; i < n_named; i++)
    g_ptr_array_add (words, value_to_words (field, self->op, self->values->pdata[i], reader));
  if (n_named < self->values->len)
    {
      int rest = (int) (self->values->len - n_named);
      g_ptr_array_add (words, g_strdup_printf (ngettext ("%d more", "%d more", rest), rest));
    }
  g_ptr_array_add (words, NULL);
  /* Translators: between the values of a condition: “Region is “North” or “South””, “Region is not …” */
  return g_strjoinv (negated ? C_ ("between values", " nor ") : C_ ("between values", " or "),
                     (char **) words->pdata);
}

static char *
test_to_words (const PursuitFilter *self, const PursuitEntity *entity, const Reader *reader)
{
  const PursuitField *field = &entity->fields[self->field];
  const char *name = pursuit_field_get_label (field);
  const char *sentence = pursuit_op_get_sentence (self->op, field);
  g_autofree char *first = NULL, *second = NULL;

  if (self->op == PURSUIT_OP_BETWEEN && self->values->len == 2)
    {
      first = value_to_words (field, self->op, self->values->pdata[0], reader);
      second = value_to_words (field, self->op, self->values->pdata[1], reader);
    }
  else if (self->values->len > 0)
    first = values_to_words (field, self, reader);

  /* the format may come in any order, and without what it does not need: it is filled in by hand */
  GString *words = g_string_new (NULL);
  for (const char *p = sentence; *p != '\0'; p++)
    {
      if (g_str_has_prefix (p, "%1$s"))
        g_string_append (words, name);
      else if (g_str_has_prefix (p, "%2$s"))
        g_string_append (words, first != NULL ? first : "");
      else if (g_str_has_prefix (p, "%3$s"))
        g_string_append (words, second != NULL ? second : "");
      else
        {
          g_string_append_c (words, *p);
          continue;
        }
      p += 3;
    }
  return g_string_free (words, FALSE);
}

static char *
part_to_words (const PursuitFilter *self,
               const PursuitEntity *entity,
               const Reader *reader,
               gboolean outermost)
{
  if (self->kind == PURSUIT_FILTER_TEST)
    return test_to_words (self, entity, reader);

  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->parts->len; i++)
    if (!pursuit_filter_is_empty (self->parts->pdata[i]))
      g_ptr_array_add (words, part_to_words (self->parts->pdata[i], entity, reader, FALSE));
  guint n_parts = words->len;
  g_ptr_array_add (words, NULL);
  /* Translators: between conditions: “Region is “North” and Grade is A” */
  g_autofree char *joined = g_strjoinv (self->kind == PURSUIT_FILTER_ALL ? C_ ("between conditions", " and ")
                                                                         : C_ ("between conditions", " or "),
                                        (char **) words->pdata);
  if (self->kind == PURSUIT_FILTER_NONE)
    /* Translators: %s is one or more conditions */
    return g_strdup_printf (_ ("not (%s)"), joined);
  if (n_parts > 1 && !outermost)
    return g_strdup_printf (_ ("(%s)"), joined);
  return g_steal_pointer (&joined);
}

/**
 * pursuit_filter_to_sentence:
 * @self: a condition, for the label of its chip, or a group
 * @home: the home currency, in which amounts are compared
 * @today: decides whether a date shows its year; %PURSUIT_DAY_NONE shows it always
 *
 * Returns: (transfer full): what @self asks for in the user's language: “Region is “North””; "" for a group
 * that asks for nothing
 */
char *
pursuit_filter_to_sentence (const PursuitFilter *self,
                            const PursuitEntity *entity,
                            const char *home,
                            PursuitDay today)
{
  const Reader reader = { home, today };

  g_return_val_if_fail (self != NULL && entity != NULL, NULL);

  if (pursuit_filter_is_empty (self))
    return g_strdup ("");
  return part_to_words (self, entity, &reader, TRUE);
}
