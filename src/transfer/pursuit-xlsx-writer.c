/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-xlsx-writer.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "pursuit-parse.h"
#include "pursuit-record-json.h"
#include "pursuit-transfer-error.h"

enum
{
  MAX_CELL = 32767,   /* characters that a spreadsheet takes */
  MAX_NAME = 31,      /* characters of a sheet's name */
  EXACT_DIGITS = 15,  /* of a number; one with more is written as text, so that nothing is lost */
  COLUMN_WIDTH = 16,  /* characters */
  UNIX_EPOCH = 25569, /* 1 January 1970 as a spreadsheet counts days */
  FIRST_DAY = 61      /* 1 March 1900: before it spreadsheets disagree on the date */
};

struct _PursuitXlsxWriter
{
  GOutputStream *stream;
  char *path; /* of the temporary file */
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *head;
  lxw_format *date;
  lxw_format *amount;
  GPtrArray *fields;
  lxw_row_t row;
  gboolean words; /* titles and choices as people read them */
};

/** pursuit_xlsx_writer_new: Returns: (transfer full): a writer before the first sheet; %NULL with @error set
 */
PursuitXlsxWriter *
pursuit_xlsx_writer_new (GOutputStream *stream, GError **error)
{
  g_autoptr (PursuitXlsxWriter) self = g_new0 (PursuitXlsxWriter, 1);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .use_zip64 = LXW_TRUE };
  int fd = g_file_open_tmp ("pursuit-XXXXXX.xlsx", &self->path, error);

  if (fd < 0)
    return NULL;
  close (fd);
  self->stream = g_object_ref (stream);
  self->book = workbook_new_opt (self->path, &options);
  self->head = workbook_add_format (self->book);
  format_set_bold (self->head);
  self->date = workbook_add_format (self->book);
  format_set_num_format (self->date, "yyyy-mm-dd");
  self->amount = workbook_add_format (self->book);
  format_set_num_format (self->amount, "#,##0.00");
  return g_steal_pointer (&self);
}

/** pursuit_xlsx_writer_free: frees the writer, and its temporary files with it. */
void
pursuit_xlsx_writer_free (PursuitXlsxWriter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->book, lxw_workbook_free);
  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self);
}

/** pursuit_xlsx_writer_set_words: see pursuit_table_writer_set_words(). */
void
pursuit_xlsx_writer_set_words (PursuitXlsxWriter *self)
{
  g_return_if_fail (self != NULL);

  self->words = TRUE;
}

static gboolean
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_WRITE, sentence);
  return FALSE;
}

/**
 * pursuit_xlsx_writer_begin_sheet:
 * @name: (nullable): of the sheet
 * @fields: (element-type PursuitField): its columns
 */
gboolean
pursuit_xlsx_writer_begin_sheet (PursuitXlsxWriter *self, const char *name, GPtrArray *fields, GError **error)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (fields != NULL && fields->len > 0, FALSE);

  shown = name != NULL ? g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_NAME)) : NULL;
  self->sheet = workbook_add_worksheet (self->book, shown);
  if (self->sheet == NULL)
    return fail (error, _ ("The workbook cannot have a sheet of this name."));
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = g_ptr_array_ref (fields);
  worksheet_set_column (self->sheet, 0, (lxw_col_t) (fields->len - 1), COLUMN_WIDTH, NULL);
  worksheet_freeze_panes (self->sheet, 1, 0);
  for (guint i = 0; i < fields->len; i++)
    {
      const PursuitField *field = fields->pdata[i];

      worksheet_write_string (self->sheet, 0, (lxw_col_t) i,
                              self->words ? pursuit_field_get_label (field) : field->name, self->head);
    }
  self->row = 1;
  return TRUE;
}

static gboolean
is_code (const char *text)
{
  return strlen (text) >= 7 && text[0] == '_' && text[1] == 'x' && g_ascii_isxdigit (text[2]) &&
         g_ascii_isxdigit (text[3]) && g_ascii_isxdigit (text[4]) && g_ascii_isxdigit (text[5]) &&
         text[6] == '_';
}

/* What XML cannot hold is written as its code, “_x000D_”, and what looks like such a code gets one too. */
static char *
escape (const char *text)
{
  GString *escaped = g_string_sized_new (strlen (text) + 8);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar code = g_utf8_get_char (p);

      if ((code < 0x20 && code != '\t' && code != '\n') || code == 0xFFFE || code == 0xFFFF ||
          (code == '_' && is_code (p)))
        g_string_append_printf (escaped, "_x%04X_", code);
      else
        g_string_append_unichar (escaped, code);
    }
  return g_string_free (escaped, FALSE);
}

static gboolean
write_text (PursuitXlsxWriter *self, guint column, const char *text, GError **error)
{
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;
  escaped = escape (text);
  if (g_utf8_strlen (escaped, -1) > MAX_CELL)
    return fail (error, _ ("A text is longer than a cell of a workbook can be. Write CSV or JSON instead."));
  return worksheet_write_string (self->sheet, self->row, (lxw_col_t) column, escaped, NULL) == LXW_NO_ERROR ||
         fail (error, _ ("The workbook cannot be written."));
}

/* A number, unless a spreadsheet would round it. */
static gboolean
write_number (PursuitXlsxWriter *self, guint column, const char *text, lxw_format *format, GError **error)
{
  guint digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    digits += g_ascii_isdigit (*p);
  if (digits > EXACT_DIGITS)
    return write_text (self, column, text, error);
  return worksheet_write_number (self->sheet, self->row, (lxw_col_t) column, g_ascii_strtod (text, NULL),
                                 format) == LXW_NO_ERROR ||
         fail (error, _ ("The workbook cannot be written."));
}

static gboolean
write_day (PursuitXlsxWriter *self, guint column, PursuitDay day, const char *text, GError **error)
{
  const PursuitDay epoch = pursuit_day_from_ymd (1970, 1, 1);
  const gint64 serial = (gint64) day - epoch + UNIX_EPOCH;

  if (serial < FIRST_DAY)
    return write_text (self, column, text, error);
  return worksheet_write_number (self->sheet, self->row, (lxw_col_t) column, (double) serial, self->date) ==
             LXW_NO_ERROR ||
         fail (error, _ ("The workbook cannot be written."));
}

static gboolean
write_value (PursuitXlsxWriter *self,
             guint column,
             const PursuitField *field,
             const PursuitValue *value,
             const char *currency,
             GError **error)
{
  g_autofree char *text = self->words ? pursuit_value_to_words (field, value, currency)
                                      : pursuit_value_to_text (field, value, currency);

  if (text == NULL || value->kind == PURSUIT_VALUE_NULL)
    return TRUE;
  if (field->type == PURSUIT_FIELD_DATE && value->kind == PURSUIT_VALUE_INT)
    return write_day (self, column, (PursuitDay) value->i, text, error);
  if (field->type == PURSUIT_FIELD_MONEY)
    return write_number (self, column, text, self->amount, error);
  if (value->kind != PURSUIT_VALUE_TEXT && field->type != PURSUIT_FIELD_TIME &&
      !(self->words && field->type == PURSUIT_FIELD_BOOL))
    return write_number (self, column, text, NULL, error);
  return write_text (self, column, text, error);
}

/** pursuit_xlsx_writer_add: writes @record as a row. */
gboolean
pursuit_xlsx_writer_add (PursuitXlsxWriter *self, PursuitRecord *record, GError **error)
{
  const PursuitEntity *entity;
  const char *currency;

  g_return_val_if_fail (self != NULL && self->sheet != NULL, FALSE);
  g_return_val_if_fail (PURSUIT_IS_RECORD (record), FALSE);

  if (self->row >= LXW_ROW_MAX)
    return fail (error, _ ("A sheet holds no more than 1,048,576 rows. Write CSV or JSON instead."));
  entity = pursuit_record_get_entity (record);
  currency = pursuit_record_get_currency (record);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const PursuitField *field = self->fields->pdata[i];
      const PursuitValue *value = pursuit_record_get_value (record, (guint) (field - entity->fields));

      if (!write_value (self, i, field, value, currency, error))
        return FALSE;
    }
  self->row++;
  return TRUE;
}

/** pursuit_xlsx_writer_finish: puts the workbook together and writes it into the stream. */
gboolean
pursuit_xlsx_writer_finish (PursuitXlsxWriter *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) source = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  /* frees the workbook whatever comes of it */
  if (workbook_close (g_steal_pointer (&self->book)) != LXW_NO_ERROR)
    return fail (error, _ ("The workbook cannot be written."));
  file = g_file_new_for_path (self->path);
  source = g_file_read (file, cancellable, error);
  return source != NULL && g_output_stream_splice (self->stream, G_INPUT_STREAM (source),
                                                   G_OUTPUT_STREAM_SPLICE_NONE, cancellable, error) >= 0;
}
