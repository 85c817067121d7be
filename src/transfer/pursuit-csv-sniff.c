/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-csv-sniff.h"

/* Counts the cells that @delimiter makes of each of the first lines, outside quotes. Returns how many lines
 * have as many as the first; sets @n_cells to that number. */
static guint
try_delimiter (const guint8 *text, gsize length, char delimiter, guint *n_cells)
{
  guint agreeing = 0, count = 1, lines = 0;
  gboolean quoted = FALSE, blank = TRUE;

  *n_cells = 0;
  for (gsize i = 0; i <= length && lines < 50; i++)
    {
      const gboolean ends = i == length || (!quoted && (text[i] == '\n' || text[i] == '\r'));

      if (!ends)
        {
          quoted ^= text[i] == '"';
          count += !quoted && text[i] == (guint8) delimiter;
          blank = FALSE;
          continue;
        }
      /* What the sample's end cuts off cannot be judged. */
      if (!blank && (i < length || lines == 0))
        {
          *n_cells = lines == 0 ? count : *n_cells;
          agreeing += count == *n_cells;
          lines++;
        }
      count = 1;
      blank = TRUE;
    }
  return agreeing;
}

/**
 * pursuit_csv_sniff_delimiter:
 * @text: the start of a table, UTF-8
 * @length: its bytes
 *
 * Returns: the one of comma, semicolon, tab and bar by which most of the first lines have the same number of
 * cells, and more than one; the comma if there is none
 */
char
pursuit_csv_sniff_delimiter (const guint8 *text, gsize length)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  char best = ',';
  guint best_score = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint n_cells;
      guint agreeing = try_delimiter (text, length, candidates[i], &n_cells);
      guint score = n_cells > 1 ? agreeing * 100 + MIN (n_cells, 99) : 0;

      if (score > best_score)
        {
          best_score = score;
          best = candidates[i];
        }
    }
  return best;
}
