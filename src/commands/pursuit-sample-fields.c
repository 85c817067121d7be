/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sample-fields.h"

/* The custom fields of the sample team, and what they hold. Nothing is owned. */
typedef struct
{
  PursuitTemplateSeed *seed;
  JsonArray *fields;
  GHashTable *ids;
  gint64 minor_per_unit;
  PursuitDay today;
} Fields;

static const char *
get_string (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/* The choices of @field as a definition keeps them; %NULL: it has none. */
static char *
word_choices (const Fields *self, JsonObject *field)
{
  JsonObject *choices =
      json_object_has_member (field, "choices") ? json_object_get_object_member (field, "choices") : NULL;
  g_autoptr (GList) codes = choices != NULL ? json_object_get_members (choices) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (GList *l = codes; l != NULL; l = l->next)
    g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "\n" : "", (char *) l->data,
                            pursuit_template_text (choices, l->data, self->seed->language));
  return choices != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Writes the definition of @field, which fills place @slot of its entity. */
static gboolean
define (const Fields *self, JsonObject *field, gint64 slot, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autofree char *choices = word_choices (self, field);

  pursuit_row_set_text (row, "entity", get_string (field, "entity"));
  pursuit_row_set_int (row, "slot", slot);
  pursuit_row_set_text (row, "code", get_string (field, "code"));
  pursuit_row_set_text (row, "label", pursuit_template_text (field, "label", self->seed->language));
  pursuit_row_set_text (row, "type", get_string (field, "type"));
  pursuit_row_set_text (row, "choices", choices);
  pursuit_row_set_text (row, "unit", pursuit_template_text (field, "unit", self->seed->language));
  pursuit_row_set_int (row, "position", slot);
  pursuit_row_set_int (row, "retired", 0);
  return pursuit_template_insert (self->seed, "custom_field", row, error) != 0;
}

/* The field of @entity with @code, and its slot, counted from 1 as they were defined. */
static JsonObject *
find_field (const Fields *self, const char *entity, const char *code, gint64 *slot)
{
  *slot = 0;
  for (guint i = 0; i < json_array_get_length (self->fields); i++)
    {
      JsonObject *field = json_array_get_object_element (self->fields, i);
      *slot += g_str_equal (get_string (field, "entity"), entity);
      if (g_str_equal (get_string (field, "entity"), entity) &&
          g_strcmp0 (get_string (field, "code"), code) == 0)
        return field;
    }
  return NULL;
}

static void
set_value (const Fields *self, PursuitRow *row, const char *column, const char *type, JsonNode *value)
{
  if (g_str_equal (type, "number"))
    pursuit_row_set_real (row, column, json_node_get_double (value));
  else if (g_str_equal (type, "money"))
    pursuit_row_set_int (row, column, json_node_get_int (value) * self->minor_per_unit);
  else if (g_str_equal (type, "bool"))
    pursuit_row_set_int (row, column, json_node_get_boolean (value));
  else if (g_str_equal (type, "date"))
    pursuit_template_set_day (row, column, self->today + (PursuitDay) json_node_get_int (value));
  else
    pursuit_row_set_text (row, column, pursuit_template_node_text (value, self->seed->language));
}

/* What record @id of @entity says. */
static gboolean
tell_record (const Fields *self, const char *entity, gint64 id, JsonObject *values, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autoptr (GList) codes = json_object_get_members (values);

  for (GList *l = codes; l != NULL; l = l->next)
    {
      gint64 slot;
      JsonObject *field = find_field (self, entity, l->data, &slot);
      if (field == NULL)
        g_error ("the sample has no field %s of %s", (char *) l->data, entity);
      g_autofree char *column = g_strdup_printf ("custom_%d", (int) slot);
      set_value (self, row, column, get_string (field, "type"), json_object_get_member (values, l->data));
    }
  return pursuit_txn_amend (self->seed->txn, entity, id, row, error);
}

static gboolean
tell_entity (const Fields *self, const char *entity, JsonObject *records, GError **error)
{
  g_autoptr (GList) codes = json_object_get_members (records);

  for (GList *l = codes; l != NULL; l = l->next)
    {
      g_autofree char *key = g_strconcat (entity, "/", l->data, NULL);
      const gint64 *id = g_hash_table_lookup (self->ids, key);
      if (id == NULL)
        g_error ("the sample has values of the unknown %s", key);
      if (!tell_record (self, entity, *id, json_object_get_object_member (records, l->data), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_sample_tell_fields:
 * @ids: (element-type utf8 gint64): of companies, people and deals: “company/hengda”, “person/hengda/gm”,
 * “deal/hengda/title”
 * @minor_per_unit: of the sample's currency
 * @today: from which days are counted
 *
 * Gives the sample's customers, people and deals the fields that such a team would add, with their values.
 */
gboolean
pursuit_sample_tell_fields (PursuitTemplateSeed *seed,
                            GHashTable *ids,
                            gint64 minor_per_unit,
                            PursuitDay today,
                            GError **error)
{
  g_autoptr (JsonObject) root = pursuit_template_load ("sample/fields.json", error);

  if (root == NULL)
    return FALSE;
  const Fields self = { seed, json_object_get_array_member (root, "fields"), ids, minor_per_unit, today };
  JsonObject *values = json_object_get_object_member (root, "values");
  g_autoptr (GList) entities = json_object_get_members (values);

  for (guint i = 0; i < json_array_get_length (self.fields); i++)
    {
      JsonObject *field = json_array_get_object_element (self.fields, i);
      gint64 slot;
      find_field (&self, get_string (field, "entity"), get_string (field, "code"), &slot);
      if (!define (&self, field, slot, error))
        return FALSE;
    }
  for (GList *l = entities; l != NULL; l = l->next)
    {
      if (!tell_entity (&self, l->data, json_object_get_object_member (values, l->data), error))
        return FALSE;
    }
  return TRUE;
}
