/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-activity.h"
#include "pursuit-deal.h"
#include "pursuit-transfer-error.h"

/** pursuit_mapping_get_date_order_label: Returns: the order in the user's language */
const char *
pursuit_mapping_get_date_order_label (PursuitDateOrder order)
{
  switch (order)
    {
    case PURSUIT_DATE_ORDER_YMD:
      return _ ("year-month-day");
    case PURSUIT_DATE_ORDER_MDY:
      return _ ("month/day/year");
    case PURSUIT_DATE_ORDER_DMY:
      return _ ("day/month/year");
    case PURSUIT_DATE_ORDER_UNKNOWN:
    default:
      return _ ("no dates");
    }
}

/** pursuit_mapping_list_unmapped: Returns: (transfer container) (element-type utf8): headers that fill no
 * field */
GPtrArray *
pursuit_mapping_list_unmapped (PursuitMapping *self)
{
  GPtrArray *headers = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, headers);

  for (guint i = 0; i < self->columns->len; i++)
    if (pursuit_mapping_get_field (self, i) < 0)
      g_ptr_array_add (headers, ((PursuitMappingColumn *) self->columns->pdata[i])->header);
  return headers;
}

/** pursuit_mapping_get_name_field: Returns: the field without which a row of @entity, no deal, says nothing
 */
guint
pursuit_mapping_get_name_field (const PursuitEntity *entity)
{
  const int name = pursuit_entity_find_field (entity, "name");

  return (guint) (name >= 0 ? name : pursuit_entity_find_field (entity, "subject"));
}

/**
 * pursuit_mapping_check:
 *
 * Returns: %FALSE with %PURSUIT_TRANSFER_ERROR_MAPPING if a field is mapped to no column without which no row
 * can be used: the name, or for a deal all of title, product, company and reference
 */
gboolean
pursuit_mapping_check (PursuitMapping *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->entity == &PURSUIT_DEAL_ENTITY)
    {
      if (self->field_columns[PURSUIT_DEAL_TITLE] >= 0 || self->field_columns[PURSUIT_DEAL_PRODUCT] >= 0 ||
          self->field_columns[PURSUIT_DEAL_COMPANY] >= 0 || self->field_columns[PURSUIT_DEAL_REF] >= 0)
        return TRUE;
      g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
                           _ ("No column holds the deals’ title, product, company or reference."));
      return FALSE;
    }
  if (self->field_columns[pursuit_mapping_get_name_field (self->entity)] >= 0)
    return TRUE;
  g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
                       self->entity == &PURSUIT_ACTIVITY_ENTITY ? _ ("No column holds the subject.")
                                                                : _ ("No column holds the name."));
  return FALSE;
}

/**
 * pursuit_mapping_describe:
 *
 * Returns: (transfer full): what has been guessed, one sentence a line, for the command line
 */
char *
pursuit_mapping_describe (PursuitMapping *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) unmapped = NULL;

  g_return_val_if_fail (self != NULL, g_string_free (text, FALSE));

  g_string_append_printf (text,
                          self->encoding_certain ? _ ("Encoding: %s")
                                                 : _ ("Encoding: %s (assumed; nothing proves it)"),
                          pursuit_encoding_get_name (self->encoding));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (self->field_columns[i] >= 0)
      {
        PursuitMappingColumn *column = self->columns->pdata[self->field_columns[i]];
        g_string_append_printf (text, _ ("Column “%s” is the field %s"), column->header,
                                self->entity->fields[i].name);
        g_string_append_c (text, '\n');
      }
  unmapped = pursuit_mapping_list_unmapped (self);
  for (guint i = 0; i < unmapped->len; i++)
    {
      g_string_append_printf (text, _ ("Column “%s” is not imported"), (char *) unmapped->pdata[i]);
      g_string_append_c (text, '\n');
    }
  if (self->date_order != PURSUIT_DATE_ORDER_UNKNOWN)
    {
      g_string_append_printf (text,
                              self->date_certain ? _ ("Dates are read as %s")
                                                 : _ ("Dates are read as %s (assumed; nothing proves it)"),
                              pursuit_mapping_get_date_order_label (self->date_order));
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < self->values->len; i++)
    {
      PursuitMappingValue *value = self->values->pdata[i];

      if (*value->to != '\0')
        g_string_append_printf (text, _ ("%s “%s” becomes %s"), self->entity->fields[value->field].name,
                                value->from, value->to);
      else
        g_string_append_printf (text, _ ("%s “%s” is not known; its rows are rejected"),
                                self->entity->fields[value->field].name, value->from);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/** pursuit_mapping_make_header_key: Returns: (transfer full): the headers in whatever order, by which a
 * mapping is remembered */
char *
pursuit_mapping_make_header_key (PursuitMapping *self)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (keys, pursuit_mapping_key (((PursuitMappingColumn *) self->columns->pdata[i])->header));
  g_ptr_array_sort (keys, compare_texts);
  g_ptr_array_add (keys, NULL);
  return g_strjoinv ("\n", (char **) keys->pdata);
}

/**
 * pursuit_mapping_to_string:
 *
 * Writes what pursuit_mapping_apply_string() reads: fields with their headers, values, date order. It does
 * not depend on the order of the columns, so it serves for the next file of the same kind.
 *
 * Returns: (transfer full): the mapping as text
 */
char *
pursuit_mapping_to_string (PursuitMapping *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  static const char *const orders[] = { "", "y-m-d", "m/d/y", "d/m/y" };

  g_return_val_if_fail (self != NULL, NULL);

  g_key_file_set_string (file, "mapping", "entity", self->entity->name);
  if (self->date_order != PURSUIT_DATE_ORDER_UNKNOWN)
    g_key_file_set_string (file, "mapping", "date-format", orders[self->date_order]);
  g_key_file_set_boolean (file, "mapping", "decimal-comma", self->decimal_comma);
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (self->field_columns[i] >= 0)
      {
        PursuitMappingColumn *column = self->columns->pdata[self->field_columns[i]];
        g_key_file_set_string (file, "fields", self->entity->fields[i].name, column->header);
      }
  for (guint i = 0; i < self->values->len; i++)
    {
      PursuitMappingValue *value = self->values->pdata[i];
      g_autofree char *key = g_strdup_printf ("%u", i + 1);
      g_autofree char *line =
          g_strdup_printf ("%s:%s=%s", self->entity->fields[value->field].name, value->from, value->to);

      if (*value->to != '\0')
        g_key_file_set_string (file, "values", key, line);
    }
  return g_key_file_to_data (file, NULL, NULL);
}

/**
 * pursuit_mapping_apply_string:
 * @text: from pursuit_mapping_to_string()
 *
 * Takes over what @text says about columns that this file has too. The rest stays as it was guessed.
 *
 * Returns: %FALSE with %PURSUIT_TRANSFER_ERROR_MAPPING if @text is for another entity or is no mapping
 */
gboolean
pursuit_mapping_apply_string (PursuitMapping *self, const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *entity = NULL;
  g_autofree char *format = NULL;
  g_auto (GStrv) fields = NULL;
  g_auto (GStrv) values = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL) ||
      (entity = g_key_file_get_string (file, "mapping", "entity", NULL)) == NULL ||
      strcmp (entity, self->entity->name) != 0)
    {
      g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
                           _ ("The saved mapping does not fit this file."));
      return FALSE;
    }
  format = g_key_file_get_string (file, "mapping", "date-format", NULL);
  if (format != NULL && !pursuit_mapping_set_date_format (self, format, error))
    return FALSE;
  self->decimal_comma = g_key_file_get_boolean (file, "mapping", "decimal-comma", NULL);

  fields = g_key_file_get_keys (file, "fields", NULL, NULL);
  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    {
      g_autofree char *header = g_key_file_get_string (file, "fields", fields[i], NULL);
      g_autofree char *option = g_strdup_printf ("%s=%s", fields[i], header);

      /* A column that this file does not have is no reason to refuse the rest. */
      pursuit_mapping_map (self, option, NULL);
    }
  values = g_key_file_get_keys (file, "values", NULL, NULL);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autofree char *line = g_key_file_get_string (file, "values", values[i], NULL);

      /* Nor is a stage that this database does not have. */
      if (line != NULL)
        pursuit_mapping_map_value (self, line, NULL);
    }
  return TRUE;
}
