/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-person-report.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "pursuit-parse.h"

/* Numbers as numbers, sets as arrays, amounts as decimal strings, days as ISO text, not known as null: as the
 * command line writes records. */
static void
add_value (JsonBuilder *builder, const PursuitField *field, const PursuitValue *value, const char *currency)
{
  g_autofree char *text = pursuit_value_to_text (field, value, currency);

  if (value->kind == PURSUIT_VALUE_NULL && field->type != PURSUIT_FIELD_SET)
    json_builder_add_null_value (builder);
  else if (field->type == PURSUIT_FIELD_BOOL)
    json_builder_add_boolean_value (builder, value->i != 0);
  else if (value->kind == PURSUIT_VALUE_INT &&
           (field->type == PURSUIT_FIELD_INT || field->type == PURSUIT_FIELD_REF))
    json_builder_add_int_value (builder, value->i);
  else if (field->type == PURSUIT_FIELD_REAL)
    json_builder_add_double_value (builder, value->kind == PURSUIT_VALUE_REAL ? value->d : (double) value->i);
  else if (field->type == PURSUIT_FIELD_SET)
    {
      g_auto (GStrv) codes = g_strsplit (text ? text : "", ",", -1);
      json_builder_begin_array (builder);
      for (guint i = 0; codes[i] != NULL; i++)
        json_builder_add_string_value (builder, codes[i]);
      json_builder_end_array (builder);
    }
  else
    json_builder_add_string_value (builder, text);
}

/* The members of one record. @part: of which it is one; %PURSUIT_N_PERSON_PARTS is the person */
static void
add_fields (JsonBuilder *builder, PursuitRecord *record, PursuitPersonPart part)
{
  const PursuitEntity *entity = pursuit_record_get_entity (record);
  int place = pursuit_entity_find_field (entity, "currency");
  const char *currency = place >= 0 ? pursuit_record_get_text (record, (guint) place) : NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const PursuitField *field = &entity->fields[i];
      if (part < PURSUIT_N_PERSON_PARTS ? !pursuit_person_part_has (part, field)
                                        : !(field->flags & PURSUIT_FIELD_JSON))
        continue;
      json_builder_set_member_name (builder, field->name);
      add_value (builder, field, pursuit_record_get_value (record, i), currency);
    }
}

static void
add_part (JsonBuilder *builder, const PursuitPersonReportData *data, PursuitPersonPart part)
{
  GPtrArray *records = data->parts[part];

  json_builder_set_member_name (builder, pursuit_person_part_key (part));
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      json_builder_begin_object (builder);
      if (part == PURSUIT_PERSON_PART_ROLES)
        {
          json_builder_set_member_name (builder, "deal");
          json_builder_add_string_value (builder, g_ptr_array_index (data->deals, i));
        }
      add_fields (builder, records->pdata[i], part);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * pursuit_person_report_to_json:
 *
 * Returns: (transfer full): an object: `about` says what it is, `day` of when, `person` holds the fields, the
 * private ones too, and each part is an array that is there even when it is empty
 */
char *
pursuit_person_report_to_json (const PursuitPersonReportData *data)
{
  g_return_val_if_fail (data != NULL && data->person != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *day = pursuit_day_to_iso (data->today);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "about");
  json_builder_add_string_value (builder,
                                 _ ("This is everything that is stored of this person, private things too: "
                                    "it is meant for the person’s own eyes. Keep it safe."));
  json_builder_set_member_name (builder, "day");
  json_builder_add_string_value (builder, day);
  json_builder_set_member_name (builder, "person");
  json_builder_begin_object (builder);
  add_fields (builder, data->person, PURSUIT_N_PERSON_PARTS);
  json_builder_end_object (builder);
  for (guint part = 0; part < PURSUIT_N_PERSON_PARTS; part++)
    add_part (builder, data, part);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
