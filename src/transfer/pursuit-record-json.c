/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-record-json.h"

#include "pursuit-parse.h"

/** pursuit_record_get_currency: Returns: (nullable): the currency of the amounts of @record */
const char *
pursuit_record_get_currency (PursuitRecord *record)
{
  int field = pursuit_entity_find_field (pursuit_record_get_entity (record), "currency");

  return field >= 0 ? pursuit_record_get_text (record, field) : NULL;
}

static void
write_set (PursuitJsonWriter *writer, const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes ? codes : "", ",", -1);

  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; parts[i] != NULL; i++)
    pursuit_json_writer_string (writer, parts[i]);
  pursuit_json_writer_end_array (writer);
}

/* Numbers as numbers, amounts as decimal strings, dates and moments as ISO strings, not known as null. */
static void
write_value (PursuitJsonWriter *writer,
             const PursuitField *field,
             const PursuitValue *value,
             const char *currency)
{
  g_autofree char *text = pursuit_value_to_text (field, value, currency);

  switch (field->type)
    {
    case PURSUIT_FIELD_SET:
      write_set (writer, text);
      break;
    case PURSUIT_FIELD_BOOL:
      if (value->kind == PURSUIT_VALUE_INT)
        pursuit_json_writer_bool (writer, value->i != 0);
      else
        pursuit_json_writer_null (writer);
      break;
    case PURSUIT_FIELD_INT:
    case PURSUIT_FIELD_REAL:
    case PURSUIT_FIELD_REF:
      pursuit_json_writer_number (writer, text);
      break;
    case PURSUIT_FIELD_TEXT:
    case PURSUIT_FIELD_MONEY:
    case PURSUIT_FIELD_DATE:
    case PURSUIT_FIELD_TIME:
    case PURSUIT_FIELD_ANNIVERSARY:
    case PURSUIT_FIELD_CHOICE:
    default:
      pursuit_json_writer_string (writer, text);
      break;
    }
}

/**
 * pursuit_record_write_json:
 * @fields: (element-type PursuitField): which of the entity's fields
 *
 * Writes the members of the JSON form of @record into an object that was begun.
 */
void
pursuit_record_write_json (PursuitRecord *record, GPtrArray *fields, PursuitJsonWriter *writer)
{
  const PursuitEntity *entity;
  const char *currency;

  g_return_if_fail (PURSUIT_IS_RECORD (record));
  g_return_if_fail (fields != NULL);
  g_return_if_fail (writer != NULL);

  entity = pursuit_record_get_entity (record);
  currency = pursuit_record_get_currency (record);
  for (guint i = 0; i < fields->len; i++)
    {
      const PursuitField *field = fields->pdata[i];

      pursuit_json_writer_key (writer, field->name);
      write_value (writer, field, pursuit_record_get_value (record, (guint) (field - entity->fields)),
                   currency);
    }
}
