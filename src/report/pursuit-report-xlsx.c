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

/* A workbook while it is written. @names: of its sheets, folded, as a set: no two are alike but for case */
typedef struct
{
  lxw_workbook *book;
  lxw_format *head;
  lxw_format *link;
  GHashTable *names;
} Writer;

/* A new name for a sheet of the report @title: the title, numbered where it is taken. Some characters may not
 * stand in it, nor may it be empty. */
static char *
name_sheet (Writer *self, const char *title)
{
  g_autofree char *clean = g_strdelimit (g_strdup (title), "[]:*?/\\'", ' ');

  g_strstrip (clean);
  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 || *clean == '\0' ? g_strdup_printf (" %u", i) : g_strdup ("");
      g_autofree char *begin = cut (clean, MAX_SHEET_CHARS - (glong) strlen (number));
      g_autofree char *name = g_strstrip (g_strconcat (begin, number, NULL));

      if (g_hash_table_add (self->names, g_utf8_casefold (name, -1)))
        return g_steal_pointer (&name);
    }
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
write_table (Writer *self, lxw_worksheet *sheet, PursuitReportTable *table)
{
  guint n_columns = pursuit_report_table_get_n_columns (table);
  guint n_rows = MIN (pursuit_report_table_get_n_rows (table), LXW_ROW_MAX - 1);

  for (guint c = 0; c < n_columns; c++)
    {
      glong width = g_utf8_strlen (pursuit_report_table_get_label (table, c), -1) + 2;

      worksheet_write_string (sheet, 0, c, pursuit_report_table_get_label (table, c), self->head);
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

/* A line of the contents of a book: the report, its parameters, and a link to one of its tables. */
static void
write_entry (Writer *self,
             lxw_worksheet *contents,
             guint row,
             PursuitReport *part,
             const PursuitReportBlock *block,
             const char *sheet)
{
  g_autofree char *target = g_strdup_printf ("internal:'%s'!A1", sheet);
  const char *heading = pursuit_report_find_heading (part, block);

  write_cell (contents, row, 0, pursuit_report_get_title (part), FALSE);
  write_cell (contents, row, 1, pursuit_report_get_subtitle (part), FALSE);
  worksheet_write_url_opt (contents, row, 2, target, self->link, heading != NULL ? heading : sheet, NULL);
  worksheet_write_number (contents, row, 3, pursuit_report_table_get_n_rows (block->table), NULL);
}

/* Every table of @report on a sheet. @contents: (nullable): where they are told, from *@row on */
static void
write_tables (Writer *self, PursuitReport *report, lxw_worksheet *contents, guint *row)
{
  const PursuitReportBlock *block;

  for (guint i = 0; (block = pursuit_report_find_block (report, PURSUIT_BLOCK_TABLE, i)) != NULL; i++)
    {
      g_autofree char *name = name_sheet (self, pursuit_report_get_title (report));

      write_table (self, workbook_add_worksheet (self->book, name), block->table);
      if (contents != NULL)
        write_entry (self, contents, (*row)++, report, block, name);
    }
}

/* The sheet before those of a book. */
static lxw_worksheet *
begin_contents (Writer *self)
{
  const char *const labels[] = { _ ("Report"), _ ("Parameters"), _ ("Table"), _ ("Rows") };
  static const double widths[] = { 24, 48, 36, 8 };
  g_autofree char *name = name_sheet (self, _ ("Contents"));
  lxw_worksheet *contents = workbook_add_worksheet (self->book, name);

  for (guint c = 0; c < G_N_ELEMENTS (labels); c++)
    {
      worksheet_write_string (contents, 0, c, labels[c], self->head);
      worksheet_set_column (contents, c, c, widths[c], NULL);
    }
  worksheet_freeze_panes (contents, 1, 0);
  return contents;
}

/* The library writes to a file only, so there is one for as long as that takes. */
static gboolean
write_book (PursuitReport *report, const char *path, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lxw_workbook *book = workbook_new (path);
  Writer self = { book, workbook_add_format (book), workbook_add_format (book), names };
  guint n_parts = pursuit_report_get_n_parts (report), row = 1;
  lxw_worksheet *contents = n_parts > 0 ? begin_contents (&self) : NULL;
  lxw_doc_properties properties = {
    .title = (char *) pursuit_report_get_title (report),
    .subject = (char *) pursuit_report_get_subtitle (report),
    .author = (char *) pursuit_report_get_database (report),
  };
  lxw_error status;

  format_set_bold (self.head);
  format_set_bottom (self.head, LXW_BORDER_THIN);
  format_set_font_color (self.link, LXW_COLOR_BLUE);
  format_set_underline (self.link, LXW_UNDERLINE_SINGLE);
  workbook_set_properties (book, &properties);
  write_tables (&self, report, NULL, NULL);
  for (guint i = 0; i < n_parts; i++)
    write_tables (&self, pursuit_report_get_part (report, i), contents, &row);
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
