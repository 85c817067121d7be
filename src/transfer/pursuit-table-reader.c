/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-table-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-json-reader.h"
#include "pursuit-transfer-error.h"
#include "pursuit-vcard-reader.h"
#include "pursuit-xlsx-reader.h"

enum
{
  START_SIZE = 512,  /* bytes that tell a format */
  OLE_SIZE = 1 << 16 /* bytes within which an OLE file names its streams, as a rule */
};

/* What every format can do. */
typedef struct
{
  void (*free) (gpointer reader);
  gboolean (*next) (gpointer reader, PursuitCsvRow *row, GCancellable *cancellable, GError **error);
  guint64 (*get_read) (gpointer reader);
  guint64 (*get_total) (gpointer reader);
  char **(*list_sheets) (gpointer reader); /* (nullable) */
  guint (*get_sheet) (gpointer reader);    /* (nullable) */
} Format;

#define FORMAT(name, list, sheet)                                                                            \
  {                                                                                                          \
    (void (*) (gpointer)) pursuit_##name##_reader_free,                                                      \
        (gboolean (*) (gpointer, PursuitCsvRow *, GCancellable *, GError **)) pursuit_##name##_reader_next,  \
        (guint64 (*) (gpointer)) pursuit_##name##_reader_get_bytes_read,                                     \
        (guint64 (*) (gpointer)) pursuit_##name##_reader_get_bytes_total, list, sheet                        \
  }

static const Format CSV = FORMAT (csv, NULL, NULL);
static const Format VCARD = FORMAT (vcard, NULL, NULL);
static const Format XLSX = FORMAT (xlsx,
                                   (char **(*) (gpointer)) pursuit_xlsx_reader_list_sheets,
                                   (guint (*) (gpointer)) pursuit_xlsx_reader_get_sheet);
static const Format JSON = FORMAT (json,
                                   (char **(*) (gpointer)) pursuit_json_reader_list_sheets,
                                   (guint (*) (gpointer)) pursuit_json_reader_get_sheet);

struct _PursuitTableReader
{
  const Format *format;
  gpointer reader;
};

/* The first bytes of a regular file; nothing of what cannot be read, as opening it will tell. */
static gsize
read_start (const char *path, char *start, gsize size)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  /* opening a pipe would wait for whoever writes into it */
  g_autoptr (GFileInputStream) stream =
      info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR ? g_file_read (file, NULL, NULL)
                                                                              : NULL;
  gsize length = 0;

  if (stream != NULL)
    g_input_stream_read_all (G_INPUT_STREAM (stream), start, size, &length, NULL, NULL);
  return length;
}

/* Old workbooks, and new ones with a password, are OLE files; the names of their streams are UTF-16. */
static void
explain_ole (const char *path, GError **error)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  g_autofree char *start = g_malloc (OLE_SIZE);
  const gsize length = read_start (path, start, OLE_SIZE);

  if (memmem (start, length, name, sizeof name) != NULL)
    g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_UNREADABLE,
                         _ ("The file is protected by a password. Save it without one and import that."));
  else
    g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_BINARY,
                         _ ("This is a workbook of the old kind (XLS). Save it as XLSX and import that."));
}

/**
 * pursuit_table_reader_open:
 * @form: (nullable): how to read it
 *
 * Returns: (transfer full): a reader before the row of names; %NULL with a #PursuitTransferError if the file
 * cannot be read as any of the formats
 */
PursuitTableReader *
pursuit_table_reader_open (const char *path,
                           const PursuitTableForm *form,
                           GCancellable *cancellable,
                           GError **error)
{
  const PursuitTableForm automatic = { 0 };
  g_autoptr (PursuitTableReader) self = NULL;
  char start[START_SIZE];
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (PursuitTableReader, 1);
  form = form != NULL ? form : &automatic;
  length = read_start (path, start, sizeof start);
  if (length >= 8 && memcmp (start, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
    {
      explain_ole (path, error);
      return NULL;
    }
  if (length >= 4 && memcmp (start, "PK", 2) == 0 && start[2] < 8)
    {
      self->format = &XLSX;
      self->reader = pursuit_xlsx_reader_open (path, form->sheet, cancellable, error);
    }
  else if (pursuit_json_reader_is_json (start, length))
    {
      self->format = &JSON;
      self->reader = pursuit_json_reader_open (path, form->sheet, cancellable, error);
    }
  else if (pursuit_vcard_reader_is_vcard (path))
    {
      self->format = &VCARD;
      self->reader = pursuit_vcard_reader_open (path, form->encoding, cancellable, error);
    }
  else
    {
      self->format = &CSV;
      self->reader = pursuit_csv_reader_open (path, form->encoding, form->delimiter, cancellable, error);
    }
  return self->reader != NULL ? g_steal_pointer (&self) : NULL;
}

/** pursuit_table_reader_free: closes the file. */
void
pursuit_table_reader_free (PursuitTableReader *self)
{
  g_return_if_fail (self != NULL);

  if (self->reader != NULL)
    self->format->free (self->reader);
  g_free (self);
}

/** pursuit_table_reader_next: see pursuit_csv_reader_next(). */
gboolean
pursuit_table_reader_next (PursuitTableReader *self,
                           PursuitCsvRow *row,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->format->next (self->reader, row, cancellable, error);
}

/** pursuit_table_reader_get_encoding: Returns: how the file is written, never auto */
PursuitEncoding
pursuit_table_reader_get_encoding (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, PURSUIT_ENCODING_AUTO);

  if (self->format == &CSV)
    return pursuit_csv_reader_get_encoding (self->reader);
  return self->format == &VCARD ? pursuit_vcard_reader_get_encoding (self->reader) : PURSUIT_ENCODING_UTF8;
}

/** pursuit_table_reader_get_encoding_is_certain: Returns: %FALSE if the encoding is only a fallback */
gboolean
pursuit_table_reader_get_encoding_is_certain (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->format != &CSV || pursuit_csv_reader_get_encoding_is_certain (self->reader);
}

/** pursuit_table_reader_get_delimiter: Returns: what separates the cells, or those of saved rejects */
char
pursuit_table_reader_get_delimiter (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->format == &CSV ? pursuit_csv_reader_get_delimiter (self->reader) : ',';
}

/** pursuit_table_reader_list_sheets: Returns: (transfer full) (nullable): the names of the sheets there are
 */
char **
pursuit_table_reader_list_sheets (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->format->list_sheets != NULL ? self->format->list_sheets (self->reader) : NULL;
}

/** pursuit_table_reader_get_sheet: Returns: which sheet is read, from 1; 0: there are none */
guint
pursuit_table_reader_get_sheet (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->format->get_sheet != NULL ? self->format->get_sheet (self->reader) : 0;
}

/** pursuit_table_reader_is_text: whether it is delimited text, in which an apostrophe may guard a cell. */
gboolean
pursuit_table_reader_is_text (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->format == &CSV;
}

/** pursuit_table_reader_get_bytes_read: Returns: how far the file has been read, for a progress bar */
guint64
pursuit_table_reader_get_bytes_read (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->format->get_read (self->reader);
}

/** pursuit_table_reader_get_bytes_total: Returns: how much there is to read */
guint64
pursuit_table_reader_get_bytes_total (PursuitTableReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->format->get_total (self->reader);
}
