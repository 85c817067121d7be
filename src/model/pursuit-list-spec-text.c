/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A list as saved views keep it: {"filter": FILTER, "match": TEXT, "group": FIELD, "sort": [FIELDS]}. A field
 * that is sorted downwards has a minus sign behind its name. What is not there is as in a new list.
 */

#include "pursuit-list-spec.h"

#include "pursuit-error.h"
#include "pursuit-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_key (JsonBuilder *builder, PursuitListSpec *self, guint field, gboolean descending)
{
  g_autofree char *name = g_strconcat (self->entity->fields[field].name, descending ? "-" : NULL, NULL);

  json_builder_add_string_value (builder, name);
}

/**
 * pursuit_list_spec_to_json:
 *
 * Returns: (transfer full): filter, quick match, group and order as one text; neither limit nor chosen ids
 */
char *
pursuit_list_spec_to_json (PursuitListSpec *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  if (!pursuit_filter_is_empty (self->filter))
    {
      g_autofree char *filter = pursuit_filter_to_json (self->filter, self->entity);
      json_builder_set_member_name (builder, "filter");
      json_builder_add_value (builder, json_from_string (filter, NULL));
    }
  if (self->match != NULL)
    {
      json_builder_set_member_name (builder, "match");
      json_builder_add_string_value (builder, self->match);
    }
  if (self->group >= 0)
    {
      json_builder_set_member_name (builder, "group");
      add_key (builder, self, self->group, self->group_descending);
    }
  if (self->sort->len > 0)
    {
      json_builder_set_member_name (builder, "sort");
      json_builder_begin_array (builder);
      for (guint i = 0; i < self->sort->len; i++)
        {
          const PursuitSortKey *key = &g_array_index (self->sort, PursuitSortKey, i);
          add_key (builder, self, key->field, key->descending);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* The field of @key, “FIELD” or “FIELD-”; −1: there is none of that @name. */
static int
find_key (PursuitListSpec *self, const char *key, char **name, gboolean *descending)
{
  *descending = g_str_has_suffix (key, "-");
  *name = g_strndup (key, strlen (key) - (*descending ? 1 : 0));
  return pursuit_entity_find_field (self->entity, *name);
}

/**
 * pursuit_list_spec_sort_text:
 * @key: “FIELD”, or “FIELD-” for descending order
 *
 * Adds a field to sort by, as pursuit_list_spec_sort() does.
 */
gboolean
pursuit_list_spec_sort_text (PursuitListSpec *self, const char *key, GError **error)
{
  g_return_val_if_fail (self != NULL && key != NULL, FALSE);

  g_autofree char *name = NULL;
  gboolean descending;
  int field = find_key (self, key, &name, &descending);
  if (field < 0 || !((self->entity->fields[field].flags & PURSUIT_FIELD_JSON) ||
                     self->entity->fields[field].label != NULL))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("“%s” is not a field to sort by."), name);
      return FALSE;
    }
  pursuit_list_spec_sort (self, field, descending);
  return TRUE;
}

/** pursuit_list_spec_group_text: groups by @key, “FIELD” or “FIELD-”. */
gboolean
pursuit_list_spec_group_text (PursuitListSpec *self, const char *key, GError **error)
{
  g_return_val_if_fail (self != NULL && key != NULL, FALSE);

  g_autofree char *name = NULL;
  gboolean descending;
  int field = find_key (self, key, &name, &descending);
  if (field < 0 || !pursuit_field_can_group (&self->entity->fields[field]))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("“%s” is not a field to group by."), name);
      return FALSE;
    }
  pursuit_list_spec_set_group (self, field, descending);
  return TRUE;
}

static gboolean
read_order (PursuitListSpec *self, JsonObject *object, GError **error)
{
  const char *match = pursuit_json_get_text (json_object_get_member (object, "match"));
  const char *group = pursuit_json_get_text (json_object_get_member (object, "group"));
  JsonNode *sort = json_object_get_member (object, "sort");
  JsonArray *keys = sort != NULL && JSON_NODE_HOLDS_ARRAY (sort) ? json_node_get_array (sort) : NULL;

  pursuit_list_spec_set_match (self, match);
  if (group != NULL && !pursuit_list_spec_group_text (self, group, error))
    return FALSE;
  for (guint i = 0; keys != NULL && i < json_array_get_length (keys); i++)
    {
      const char *key = pursuit_json_get_text (json_array_get_element (keys, i));
      if (!pursuit_list_spec_sort_text (self, key != NULL ? key : "", error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_list_spec_from_json:
 * @json: from pursuit_list_spec_to_json(), or from anywhere
 *
 * Returns: (transfer full) (nullable): %NULL with %PURSUIT_ERROR_USAGE or %PURSUIT_ERROR_BAD_VALUE
 */
PursuitListSpec *
pursuit_list_spec_from_json (const PursuitEntity *entity, const char *json, GError **error)
{
  g_return_val_if_fail (entity != NULL && json != NULL, NULL);

  g_autoptr (PursuitListSpec) self = pursuit_list_spec_new (entity);
  g_autoptr (JsonNode) root = pursuit_json_parse (json, 4 + 2 * PURSUIT_FILTER_MAX_DEPTH, error);
  if (root == NULL)
    return NULL;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("The list is no JSON object."));
      return NULL;
    }
  JsonNode *filter = json_object_get_member (object, "filter");
  if (filter != NULL)
    {
      g_autofree char *text = json_to_string (filter, FALSE);
      g_autoptr (PursuitFilter) read = pursuit_filter_from_json (entity, text, error);
      if (read == NULL)
        return NULL;
      pursuit_list_spec_set_filter (self, read);
    }
  return read_order (self, object, error) ? g_steal_pointer (&self) : NULL;
}
