/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-table-writer.h"

#include <string.h>

#include "pursuit-csv-writer.h"
#include "pursuit-json-writer.h"
#include "pursuit-parse.h"
#include "pursuit-record-json.h"
#include "pursuit-xlsx-writer.h"

struct _PursuitTableWriter
{
  PursuitTableFormat format;
  PursuitCsvWriter *csv; /* one of the three */
  PursuitJsonWriter *json;
  PursuitXlsxWriter *xlsx;
  GPtrArray *fields; /* of the sheet: PursuitField, not owned */
  gboolean named;    /* the sheets of JSON have keys */
  gboolean words;    /* titles and choices as people read them */
  gboolean in_sheet;
};

static const char *const SUFFIXES[] = { "csv", "tsv", "xlsx", "json" };

G_STATIC_ASSERT (G_N_ELEMENTS (SUFFIXES) == PURSUIT_TABLE_N_FORMATS);

/** pursuit_table_format_get_suffix: Returns: what the names of such files end with, without the dot */
const char *
pursuit_table_format_get_suffix (PursuitTableFormat format)
{
  g_return_val_if_fail (format < PURSUIT_TABLE_N_FORMATS, NULL);

  return SUFFIXES[format];
}

/** pursuit_table_format_find: Returns: whether there is a format of this suffix */
gboolean
pursuit_table_format_find (const char *suffix, PursuitTableFormat *format)
{
  g_return_val_if_fail (suffix != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (SUFFIXES); i++)
    {
      *format = (PursuitTableFormat) i;
      if (g_ascii_strcasecmp (SUFFIXES[i], suffix) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * pursuit_table_writer_new:
 * @stream: where it goes; it is not closed
 *
 * Returns: (transfer full): a writer before the first sheet; %NULL with a #PursuitTransferError
 */
PursuitTableWriter *
pursuit_table_writer_new (PursuitTableFormat format, GOutputStream *stream, GError **error)
{
  g_autoptr (PursuitTableWriter) self = NULL;

  g_return_val_if_fail (format < PURSUIT_TABLE_N_FORMATS, NULL);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (PursuitTableWriter, 1);
  self->format = format;
  if (format == PURSUIT_TABLE_JSON)
    self->json = pursuit_json_writer_new (stream);
  else if (format == PURSUIT_TABLE_XLSX)
    self->xlsx = pursuit_xlsx_writer_new (stream, error);
  else
    self->csv = pursuit_csv_writer_new (stream, format == PURSUIT_TABLE_TSV ? '\t' : ',');
  return self->json != NULL || self->xlsx != NULL || self->csv != NULL ? g_steal_pointer (&self) : NULL;
}

/** pursuit_table_writer_free: frees the writer. What was not finished is lost. */
void
pursuit_table_writer_free (PursuitTableWriter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->csv, pursuit_csv_writer_free);
  g_clear_pointer (&self->json, pursuit_json_writer_free);
  g_clear_pointer (&self->xlsx, pursuit_xlsx_writer_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self);
}

/** pursuit_table_writer_set_words: writes the titles of columns and choices as people read them, in their
 * language, instead of their names and codes; JSON keeps these. Before the first sheet. */
void
pursuit_table_writer_set_words (PursuitTableWriter *self)
{
  g_return_if_fail (self != NULL && !self->in_sheet);

  self->words = TRUE;
  if (self->xlsx != NULL)
    pursuit_xlsx_writer_set_words (self->xlsx);
}

static void
end_sheet (PursuitTableWriter *self)
{
  if (self->in_sheet && self->json != NULL)
    pursuit_json_writer_end_array (self->json);
  self->in_sheet = FALSE;
}

/**
 * pursuit_table_writer_begin_sheet:
 * @name: (nullable): of the sheet; %NULL if it is the only one. Delimited text has one without a name
 * @fields: (element-type PursuitField): its columns, under their own names
 */
gboolean
pursuit_table_writer_begin_sheet (PursuitTableWriter *self,
                                  const char *name,
                                  GPtrArray *fields,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (fields != NULL, FALSE);

  end_sheet (self);
  self->in_sheet = TRUE;
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = g_ptr_array_ref (fields);
  if (self->json != NULL)
    {
      if (name != NULL && !self->named)
        pursuit_json_writer_begin_object (self->json);
      self->named = name != NULL;
      if (name != NULL)
        pursuit_json_writer_key (self->json, name);
      pursuit_json_writer_begin_array (self->json);
      return TRUE;
    }
  if (self->xlsx != NULL)
    return pursuit_xlsx_writer_begin_sheet (self->xlsx, name, fields, error);
  for (guint i = 0; i < fields->len; i++)
    {
      const PursuitField *field = fields->pdata[i];

      pursuit_csv_writer_add_cell (self->csv, self->words ? pursuit_field_get_label (field) : field->name,
                                   -1);
    }
  return pursuit_csv_writer_end_row (self->csv, cancellable, error);
}

static void
add_json (PursuitTableWriter *self, PursuitRecord *record)
{
  pursuit_json_writer_begin_object (self->json);
  pursuit_record_write_json (record, self->fields, self->json);
  pursuit_json_writer_end_object (self->json);
}

static gboolean
add_text (PursuitTableWriter *self, PursuitRecord *record, GCancellable *cancellable, GError **error)
{
  const PursuitEntity *entity = pursuit_record_get_entity (record);
  const char *currency = pursuit_record_get_currency (record);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const PursuitField *field = self->fields->pdata[i];
      const PursuitValue *value = pursuit_record_get_value (record, (guint) (field - entity->fields));
      g_autofree char *text = self->words ? pursuit_value_to_words (field, value, currency)
                                          : pursuit_value_to_text (field, value, currency);

      pursuit_csv_writer_add_cell (self->csv, text, -1);
    }
  return pursuit_csv_writer_end_row (self->csv, cancellable, error);
}

/** pursuit_table_writer_add: writes @record, of the entity whose fields the sheet has, as a row. */
gboolean
pursuit_table_writer_add (PursuitTableWriter *self,
                          PursuitRecord *record,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->in_sheet, FALSE);
  g_return_val_if_fail (PURSUIT_IS_RECORD (record), FALSE);

  if (self->xlsx != NULL)
    return pursuit_xlsx_writer_add (self->xlsx, record, error);
  if (self->csv != NULL)
    return add_text (self, record, cancellable, error);
  add_json (self, record);
  return TRUE;
}

/** pursuit_table_writer_finish: writes what is left; %FALSE with @error set. To be called at the end. */
gboolean
pursuit_table_writer_finish (PursuitTableWriter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  end_sheet (self);
  if (self->xlsx != NULL)
    return pursuit_xlsx_writer_finish (self->xlsx, cancellable, error);
  if (self->csv != NULL)
    return pursuit_csv_writer_flush (self->csv, cancellable, error);
  if (self->named)
    pursuit_json_writer_end_object (self->json);
  return pursuit_json_writer_finish (self->json, error);
}
