/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-private.h"

/* What users added to an entity comes in as every other column, whatever verb reads the rows. */

/**
 * pursuit_import_custom_begin:
 * @table: whose new rows are prepared; it is told which custom fields the file fills
 * @columns: (array zero-terminated=1): that the verb fills itself
 *
 * Returns: (transfer full): @columns and behind them those of the custom fields
 */
GStrv
pursuit_import_custom_begin (PursuitImporter *self, PursuitImportTable *table, const char *const *columns)
{
  const PursuitMapping *mapping = self->import->mapping;
  const PursuitEntity *entity = mapping->entity;
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  g_strv_builder_addv (all, (const char **) columns);
  table->first_custom = g_strv_length ((char **) columns);
  g_clear_pointer (&table->custom, g_array_unref);
  if (!g_str_equal (entity->name, table->table))
    return g_strv_builder_end (all);
  table->custom = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = entity->n_fields - entity->n_custom; i < entity->n_fields; i++)
    {
      if (!(entity->fields[i].flags & PURSUIT_FIELD_IMPORT) || mapping->field_columns[i] < 0)
        continue;
      g_array_append_val (table->custom, i);
      g_strv_builder_add (all, pursuit_field_get_column (&entity->fields[i]));
    }
  return g_strv_builder_end (all);
}

/** pursuit_import_custom_set: gives the new row of @table what @row, which is of the same entity, says of the
 * custom fields. */
void
pursuit_import_custom_set (PursuitImportTable *table, const PursuitImportRow *row)
{
  const PursuitEntity *entity = pursuit_entity_find (table->table);

  for (guint i = 0; table->custom != NULL && i < table->custom->len; i++)
    {
      guint field = g_array_index (table->custom, guint, i);
      const PursuitImportValue *value = &row->values[field];
      guint column = table->first_custom + i;

      if (value->kind == PURSUIT_VALUE_INT && entity->fields[field].type == PURSUIT_FIELD_DATE)
        pursuit_bulk_set_day (table->bulk, column, (PursuitDay) value->i);
      else if (value->kind == PURSUIT_VALUE_INT)
        pursuit_bulk_set_int (table->bulk, column, value->i);
      else if (value->kind == PURSUIT_VALUE_REAL)
        pursuit_bulk_set_real (table->bulk, column, value->d);
      else if (value->kind == PURSUIT_VALUE_TEXT)
        pursuit_bulk_set_text (table->bulk, column, value->text);
    }
}
