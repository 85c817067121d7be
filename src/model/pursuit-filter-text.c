/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The text of a filter. A group is {"all": [PARTS]}, {"any": [PARTS]} or {"none": [PARTS]}; a condition is
 * {"field": NAME, "op": NAME, "values": [TEXTS]}, without values where there are none. By hand a condition
 * can be written shorter, see pursuit_filter_from_text().
 */

#include "pursuit-filter.h"

#include "pursuit-error.h"
#include "pursuit-json.h"
#include "pursuit-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Each group is an object and a list, a condition an object and a list. */
static const guint MOST_BRACKETS = 2 * (PURSUIT_FILTER_MAX_DEPTH + 1);

static const char *const GROUPS[] = {
  [PURSUIT_FILTER_ALL] = "all",
  [PURSUIT_FILTER_ANY] = "any",
  [PURSUIT_FILTER_NONE] = "none",
};

static void
build (JsonBuilder *builder, const PursuitFilter *self, const PursuitEntity *entity)
{
  json_builder_begin_object (builder);
  if (self->kind != PURSUIT_FILTER_TEST)
    {
      json_builder_set_member_name (builder, GROUPS[self->kind]);
      json_builder_begin_array (builder);
      for (guint i = 0; i < self->parts->len; i++)
        build (builder, self->parts->pdata[i], entity);
      json_builder_end_array (builder);
    }
  else
    {
      json_builder_set_member_name (builder, "field");
      json_builder_add_string_value (builder, entity->fields[self->field].name);
      json_builder_set_member_name (builder, "op");
      json_builder_add_string_value (builder, pursuit_op_get_name (self->op));
      if (self->values->len > 0)
        {
          json_builder_set_member_name (builder, "values");
          json_builder_begin_array (builder);
          for (guint i = 0; i < self->values->len; i++)
            json_builder_add_string_value (builder, self->values->pdata[i]);
          json_builder_end_array (builder);
        }
    }
  json_builder_end_object (builder);
}

/**
 * pursuit_filter_to_json:
 * @entity: what @self was made for
 *
 * Returns: (transfer full): the text that is kept, always the same for the same tree
 */
char *
pursuit_filter_to_json (const PursuitFilter *self, const PursuitEntity *entity)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (self != NULL && entity != NULL, NULL);

  build (builder, self, entity);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gpointer
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, sentence);
  return NULL;
}

/* The index of a field that may be asked for, or -1. */
static int
find_field (const PursuitEntity *entity, const char *name, GError **error)
{
  int index = pursuit_entity_find_field (entity, name);

  if (index >= 0 && ((entity->fields[index].flags & PURSUIT_FIELD_JSON) || entity->fields[index].label))
    return index;
  g_autofree char *known = pursuit_entity_list_fields (entity, PURSUIT_FIELD_JSON);
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
               _ ("“%s” is not a field that can be compared. There are: %s."), name, known);
  return -1;
}

static GPtrArray *
read_values (JsonNode *node, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, _ ("The values of a condition are no list."));
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *value = pursuit_json_get_text (json_array_get_element (array, i));
      if (value == NULL)
        return fail (error, _ ("A value of a condition is no text."));
      g_ptr_array_add (values, (gpointer) value);
    }
  g_ptr_array_add (values, NULL);
  return g_steal_pointer (&values);
}

static PursuitFilter *
read_test (const PursuitEntity *entity, JsonObject *object, GError **error)
{
  const char *name = pursuit_json_get_text (json_object_get_member (object, "field"));
  const char *op_name = pursuit_json_get_text (json_object_get_member (object, "op"));
  PursuitOp op;

  if (name == NULL || op_name == NULL)
    return fail (error, _ ("A condition lacks its field or its operator."));
  int field = find_field (entity, name, error);
  if (field < 0)
    return NULL;
  if (!pursuit_op_find (op_name, &op))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("“%s” is no way to compare."), op_name);
      return NULL;
    }
  g_autoptr (GPtrArray) values = read_values (json_object_get_member (object, "values"), error);
  return values != NULL ? pursuit_filter_new_test (field, op, (const char *const *) values->pdata) : NULL;
}

static PursuitFilter *
read_part (const PursuitEntity *entity, JsonNode *node, GError **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, _ ("A part of the filter is neither a group nor a condition."));
  JsonObject *object = json_node_get_object (node);
  if (json_object_has_member (object, "field"))
    return read_test (entity, object, error);

  for (guint kind = 0; kind < G_N_ELEMENTS (GROUPS); kind++)
    {
      JsonNode *parts = json_object_get_member (object, GROUPS[kind]);
      if (parts == NULL)
        continue;
      if (!JSON_NODE_HOLDS_ARRAY (parts) || json_object_get_size (object) != 1)
        break;
      JsonArray *array = json_node_get_array (parts);
      g_autoptr (PursuitFilter) group = pursuit_filter_new_group ((PursuitFilterKind) kind);
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          PursuitFilter *part = read_part (entity, json_array_get_element (array, i), error);
          if (part == NULL)
            return NULL;
          pursuit_filter_add (group, part);
        }
      return g_steal_pointer (&group);
    }
  return fail (error, _ ("A part of the filter is neither a group nor a condition."));
}

/**
 * pursuit_filter_from_json:
 * @json: from anywhere
 *
 * Returns: (transfer full) (nullable): the filter, whose root is a group; %NULL with %PURSUIT_ERROR_USAGE or
 * %PURSUIT_ERROR_BAD_VALUE and a sentence for the user
 */
PursuitFilter *
pursuit_filter_from_json (const PursuitEntity *entity, const char *json, GError **error)
{
  g_return_val_if_fail (entity != NULL && json != NULL, NULL);

  g_autoptr (JsonNode) root = pursuit_json_parse (json, MOST_BRACKETS, error);
  g_autoptr (PursuitFilter) filter = root != NULL ? read_part (entity, root, error) : NULL;
  if (filter == NULL || !pursuit_filter_check (filter, entity, error))
    return NULL;
  if (filter->kind != PURSUIT_FILTER_TEST)
    return g_steal_pointer (&filter);
  PursuitFilter *group = pursuit_filter_new_group (PURSUIT_FILTER_ALL);
  pursuit_filter_add (group, g_steal_pointer (&filter));
  return group;
}

static const struct
{
  const char *sign;
  PursuitOp op;
} SIGNS[] = {
  /* the longer ones first, so that <= is not read as < */
  { "!=", PURSUIT_OP_NE }, { "<=", PURSUIT_OP_LE }, { ">=", PURSUIT_OP_GE },      { "=", PURSUIT_OP_EQ },
  { "<", PURSUIT_OP_LT },  { ">", PURSUIT_OP_GT },  { "~", PURSUIT_OP_CONTAINS },
};

static const char *
skip_blanks (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

/* “SIGN VALUE”: whatever stands behind the sign is the value. */
static PursuitFilter *
read_sign (guint field, const char *rest)
{
  for (guint i = 0; i < G_N_ELEMENTS (SIGNS); i++)
    {
      if (!g_str_has_prefix (rest, SIGNS[i].sign))
        continue;
      const char *values[] = { skip_blanks (rest + strlen (SIGNS[i].sign)), NULL };
      return pursuit_filter_new_test (field, SIGNS[i].op, values);
    }
  return NULL;
}

/* “WORD” or “WORD VALUE|VALUE”. */
static PursuitFilter *
read_word (guint field, const char *rest)
{
  gsize length = strcspn (rest, " \t");
  g_autofree char *name = g_strndup (rest, length);
  g_auto (GStrv) values = g_strsplit (skip_blanks (rest + length), "|", -1);
  PursuitOp op;

  if (!g_ascii_isalpha (*name) || !pursuit_op_find (name, &op))
    return NULL;
  for (guint i = 0; values[i] != NULL; i++)
    g_strstrip (values[i]);
  return pursuit_filter_new_test (field, op, (const char *const *) values);
}

/* How many bytes of @text are the name of a field, in whatever script users named theirs. */
static gsize
find_name_end (const char *text)
{
  const char *end = text;

  for (gunichar c; (c = g_utf8_get_char_validated (end, -1)) != 0; end = g_utf8_next_char (end))
    {
      if (c >= (gunichar) -2 || !(g_unichar_isalnum (c) || c == '_' || c == '-'))
        break;
    }
  return (gsize) (end - text);
}

/**
 * pursuit_filter_from_text:
 * @condition: “FIELD OP VALUE” with one of = != < <= > >= ~; “FIELD WORD VALUE|VALUE” with the name of an
 * operator, such as “region is North|South” or “created last-days 30”; “FIELD” (is set) or “!FIELD” (is
 * empty); or a whole filter in JSON. Blanks around each part do not matter
 *
 * Reads what was written by hand.
 *
 * Returns: (transfer full) (nullable): %NULL with %PURSUIT_ERROR_USAGE for an unknown field or no condition
 * at all, and with %PURSUIT_ERROR_BAD_VALUE when the value is nothing that the field could have
 */
PursuitFilter *
pursuit_filter_from_text (const PursuitEntity *entity, const char *condition, GError **error)
{
  g_return_val_if_fail (entity != NULL && condition != NULL, NULL);

  g_autofree char *text = g_strstrip (g_strdup (condition));
  if (*text == '{')
    return pursuit_filter_from_json (entity, text, error);
  gboolean negated = *text == '!';
  char *name = g_strchug (negated ? text + 1 : text);
  gsize name_length = find_name_end (name);
  const char *rest = skip_blanks (name + name_length);
  g_autofree char *field_name =
      name_length > 0 ? g_strdelimit (g_utf8_strdown (name, name_length), "-", '_') : g_strdup (condition);
  int field = find_field (entity, field_name, error);
  g_autoptr (PursuitFilter) test = NULL;

  if (field < 0)
    return NULL;
  if (*rest == '\0')
    test = pursuit_filter_new_test (field, negated ? PURSUIT_OP_IS_EMPTY : PURSUIT_OP_IS_SET, NULL);
  else if (!negated)
    test = read_sign (field, rest);
  if (test == NULL && !negated)
    test = read_word (field, rest);
  if (test == NULL)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
                   _ ("“%s” is not a condition. Write FIELD OP VALUE with = != < <= > >= or ~, FIELD or "
                      "!FIELD, FIELD WORD VALUE|VALUE, or JSON."),
                   condition);
      return NULL;
    }
  return pursuit_filter_check (test, entity, error) ? g_steal_pointer (&test) : NULL;
}
