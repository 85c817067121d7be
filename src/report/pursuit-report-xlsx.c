/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-export.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* Widths are counted in characters there. */
#define MIN_WIDTH 8
#define MAX_WIDTH 48

/* What a cell or a sheet can hold; more is left out there. */
#define MAX_CELL_CHARS 32767
#define MAX_SHEET_CHARS 31

static char *
cut (const char *text, glong n_chars)
{
  return g_utf8_strlen (text, -1) > n_chars ? g_utf8_substring (text, 0, n_chars) : g_strdup (text);
}

/* Names of sheets may not hold some characters, nor be empty. */
static char *
sheet_name (const char *title)
{
  g_autofree char *clean = g_strdelimit (g_strdup (title), "[]:*?/\\'", ' ');

  g_strstrip (clean);
  return cut (*clean != '\0' ? clean : "1", MAX_SHEET_CHARS);
}

/* Numbers stay numbers, all else is words: nothing is taken for a formula. */
static void
write_cell (lxw_worksheet *sheet, guint row, guint column, const char *raw, gboolean numeric)
{
  g_autofree char *text = NULL;
  char *end = NULL;
  double number;

  if (raw == NULL || *raw == '\0')
    return;
  number = numeric ? g_ascii_strtod (raw, &end) : 0;
  if (numeric && *end == '\0')
    {
      worksheet_write_number (sheet, row, column, number, NULL);
      return;
    }
  text = cut (raw, MAX_CELL_CHARS);
  worksheet_write_string (sheet, row, column, text, NULL);
}

static void
write_table (lxw_workbook *book, lxw_worksheet *sheet, PursuitReportTable *table)
{
  guint n_columns = pursuit_report_table_get_n_columns (table);
  guint n_rows = MIN (pursuit_report_table_get_n_rows (table), LXW_ROW_MAX - 1);
  lxw_format *head = workbook_add_format (book);

  format_set_bold (head);
  format_set_bottom (head, LXW_BORDER_THIN);
  for (guint c = 0; c < n_columns; c++)
    {
      glong width = g_utf8_strlen (pursuit_report_table_get_label (table, c), -1) + 2;

      worksheet_write_string (sheet, 0, c, pursuit_report_table_get_label (table, c), head);
      for (guint r = 0; r < n_rows; r++)
        {
          const char *raw = pursuit_report_table_get_raw (table, r, c);

          width = MAX (width, g_utf8_strlen (raw, -1));
          write_cell (sheet, r + 1, c, raw, pursuit_report_table_get_numeric (table, c));
        }
      worksheet_set_column (sheet, c, c, CLAMP (width, MIN_WIDTH, MAX_WIDTH), NULL);
    }
  worksheet_freeze_panes (sheet, 1, 0);
  if (n_rows > 0 && n_columns > 0)
    worksheet_autofilter (sheet, 0, 0, n_rows, n_columns - 1);
}

/* The library writes to a file only, so there is one for as long as that takes. */
static gboolean
write_book (PursuitReport *report, const char *path, GError **error)
{
  lxw_workbook *book = workbook_new (path);
  lxw_doc_properties properties = {
    .title = (char *) pursuit_report_get_title (report),
    .subject = (char *) pursuit_report_get_subtitle (report),
    .author = (char *) pursuit_report_get_database (report),
  };
  const PursuitReportBlock *block;
  lxw_error status;

  workbook_set_properties (book, &properties);
  for (guint i = 0; (block = pursuit_report_find_block (report, PURSUIT_BLOCK_TABLE, i)) != NULL; i++)
    {
      g_autofree char *title =
          i == 0 ? sheet_name (pursuit_report_get_title (report)) : g_strdup_printf ("%u", i + 1);

      write_table (book, workbook_add_worksheet (book, title), block->table);
    }
  status = workbook_close (book);
  if (status == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The table could not be written: %s."),
               lxw_strerror (status));
  return FALSE;
}

GBytes *
pursuit_report_to_xlsx (PursuitReport *report, GError **error)
{
  g_autofree char *path = NULL;
  char *contents = NULL;
  gsize length;
  gboolean written;
  gint fd;

  g_return_val_if_fail (PURSUIT_IS_REPORT (report), NULL);

  fd = g_file_open_tmp ("pursuit-XXXXXX.xlsx", &path, error); /* nobody else can read it */
  if (fd < 0)
    return NULL;
  close (fd);
  written = write_book (report, path, error) && g_file_get_contents (path, &contents, &length, error);
  g_unlink (path);
  return written ? g_bytes_new_take (contents, length) : NULL;
}
