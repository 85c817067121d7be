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

char *
pursuit_report_to_csv (PursuitReport *report, gboolean bom)
{
  const PursuitReportBlock *block;
  GString *csv;
  guint n;

  g_return_val_if_fail (PURSUIT_IS_REPORT (report), NULL);

  csv = g_string_new (bom ? BYTE_ORDER_MARK : "");
  block = pursuit_report_find_block (report, PURSUIT_BLOCK_TABLE, 0);
  if (block == NULL)
    return g_string_free (csv, FALSE);

  n = pursuit_report_table_get_n_columns (block->table);
  for (guint c = 0; c < n; c++)
    {
      g_string_append (csv, c > 0 ? "," : "");
      append_cell (csv, pursuit_report_table_get_label (block->table, c), FALSE);
    }
  g_string_append (csv, "\r\n");
  for (guint r = 0; r < pursuit_report_table_get_n_rows (block->table); r++)
    {
      for (guint c = 0; c < n; c++)
        {
          g_string_append (csv, c > 0 ? "," : "");
          append_cell (csv, pursuit_report_table_get_raw (block->table, r, c),
                       pursuit_report_table_get_numeric (block->table, c));
        }
      g_string_append (csv, "\r\n");
    }
  return g_string_free (csv, FALSE);
}
