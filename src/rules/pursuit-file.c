/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-file.h"

#include "pursuit-text.h"

#include <string.h>

/*
 * How complete a file is, of a person or of a company: the share of what there is to know, each thing by its
 * weight.
 */

/** pursuit_file_is_listed: whether @codes (nullable), with commas between them, has @code. */
gboolean
pursuit_file_is_listed (const char *codes, const char *code)
{
  g_return_val_if_fail (code != NULL, FALSE);

  gsize length = strlen (code);
  for (const char *at = codes; at != NULL && *at != '\0';)
    {
      const char *end = strchr (at, ',');
      gsize n = end ? (gsize) (end - at) : strlen (at);
      if (n == length && memcmp (at, code, n) == 0)
        return TRUE;
      at = end ? end + 1 : NULL;
    }
  return FALSE;
}

static gboolean
is_known (PursuitRecord *record, guint field)
{
  const PursuitValue *value = pursuit_record_get_value (record, field);

  return value->kind != PURSUIT_VALUE_NULL &&
         !(value->kind == PURSUIT_VALUE_TEXT && pursuit_text_is_blank (value->s));
}

/**
 * pursuit_file_measure:
 * @record: with all its fields
 * @rows: bit i is set when there are rows that tell item i
 * @known_none: (nullable): codes of what there is known to be none of, with commas between
 *
 * Returns: bit i is set when item i is known, be it that there is none
 */
guint64
pursuit_file_measure (const PursuitFile *file, PursuitRecord *record, guint64 rows, const char *known_none)
{
  guint64 known = 0;

  g_return_val_if_fail (file != NULL && file->n_items <= 64, 0);
  g_return_val_if_fail (PURSUIT_IS_RECORD (record), 0);

  for (gsize i = 0; i < file->n_items; i++)
    {
      const PursuitFileItem *item = &file->items[i];
      gboolean has = item->field == PURSUIT_FILE_ROWS ? (rows >> i & 1) != 0 : is_known (record, item->field);
      if (has || pursuit_file_is_listed (known_none, item->code))
        known |= G_GUINT64_CONSTANT (1) << i;
    }
  return known;
}

/** pursuit_file_percent: how much of the file is known, by weight, to the nearest percent. */
guint
pursuit_file_percent (const PursuitFile *file, guint64 known)
{
  guint sum = 0, total = 0;

  g_return_val_if_fail (file != NULL, 0);

  for (gsize i = 0; i < file->n_items; i++)
    {
      total += file->items[i].weight;
      sum += (known >> i & 1) ? file->items[i].weight : 0;
    }
  return total > 0 ? (200 * sum + total) / (2 * total) : 0;
}

/**
 * pursuit_file_gaps:
 * @gaps: (out caller-allocates) (array length=max): numbers of items that are not known, the most valuable
 *   first; those of one weight in the order of the file
 *
 * Returns: how many there are in @gaps
 */
guint
pursuit_file_gaps (const PursuitFile *file, guint64 known, guint max, guint *gaps)
{
  guint n = 0;

  g_return_val_if_fail (file != NULL, 0);
  g_return_val_if_fail (gaps != NULL || max == 0, 0);

  for (guint i = 0; max > 0 && i < file->n_items; i++)
    {
      guint place = n;
      if (known >> i & 1)
        continue;
      while (place > 0 && file->items[gaps[place - 1]].weight < file->items[i].weight)
        place--;
      if (place == max)
        continue;
      n = MIN (n + 1, max);
      memmove (&gaps[place + 1], &gaps[place], (n - place - 1) * sizeof *gaps);
      gaps[place] = i;
    }
  return n;
}
