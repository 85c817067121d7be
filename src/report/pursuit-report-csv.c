/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pursuit-report-export.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Adds a cell; words that a spreadsheet would take for a formula get an apostrophe in front. */
static void
append_cell (GString *csv, const char *text, gboolean numeric)
{
  gboolean guard = !numeric && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
  gboolean quote = strpbrk (text, ",\"\r\n") != NULL;

  if (quote)
    g_string_append_c (csv, '"');
  if (guard)
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  if (quote)
    g_string_append_c (csv, '"');
}

static void
append_table (GString *csv, PursuitReportTable *table)
{
  guint n = pursuit_report_table_get_n_columns (table);

  for (guint c = 0; c < n; c++)
    {
      g_string_append (csv, c > 0 ? "," : "");
      append_cell (csv, pursuit_report_table_get_label (table, c), FALSE);
    }
  g_string_append (csv, "\r\n");
  for (guint r = 0; r < pursuit_report_table_get_n_rows (table); r++)
    {
      for (guint c = 0; c < n; c++)
        {
          g_string_append (csv, c > 0 ? "," : "");
          append_cell (csv, pursuit_report_table_get_raw (table, r, c),
                       pursuit_report_table_get_numeric (table, c));
        }
      g_string_append (csv, "\r\n");
    }
}

/* All tables of a part of a book, below a line of its title, parameters and the table's heading; an empty
 * line ends each. */
static void
append_part (GString *csv, PursuitReport *part)
{
  const PursuitReportBlock *block;

  for (guint i = 0; (block = pursuit_report_find_block (part, PURSUIT_BLOCK_TABLE, i)) != NULL; i++)
    {
      const char *heading = pursuit_report_find_heading (part, block);

      append_cell (csv, pursuit_report_get_title (part), FALSE);
      g_string_append_c (csv, ',');
      append_cell (csv, pursuit_report_get_subtitle (part), FALSE);
      if (heading != NULL)
        {
          g_string_append_c (csv, ',');
          append_cell (csv, heading, FALSE);
        }
      g_string_append (csv, "\r\n");
      append_table (csv, block->table);
      g_string_append (csv, "\r\n");
    }
}

char *
pursuit_report_to_csv (PursuitReport *report, gboolean bom)
{
  const PursuitReportBlock *block;
  GString *csv;

  g_return_val_if_fail (PURSUIT_IS_REPORT (report), NULL);

  csv = g_string_new (bom ? BYTE_ORDER_MARK : "");
  block = pursuit_report_find_block (report, PURSUIT_BLOCK_TABLE, 0);
  if (block != NULL)
    append_table (csv, block->table);
  for (guint i = 0; i < pursuit_report_get_n_parts (report); i++)
    append_part (csv, pursuit_report_get_part (report, i));
  return g_string_free (csv, FALSE);
}
