/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-gate.h"

#include "pursuit-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The parts of a line, in their order. */
enum
{
  PART_NODE,
  PART_CONDITION,
  PART_KIND,
  PART_ARGUMENT,
  PART_THRESHOLD,
  PART_CODE,
  PART_HAVE,
  PART_NEED,
  PART_PERSON,
  N_PARTS
};

static const char *const CODES[] = {
  [PURSUIT_UNMET_TOO_FEW] = "too-few", [PURSUIT_UNMET_NONE] = "none",
  [PURSUIT_UNMET_NOT_MET] = "not-met", [PURSUIT_UNMET_SUM] = "sum",
  [PURSUIT_UNMET_TOO_LOW] = "too-low", [PURSUIT_UNMET_NOT_SCORED] = "not-scored",
  [PURSUIT_UNMET_BEHIND] = "behind",   [PURSUIT_UNMET_PENDING] = "pending",
  [PURSUIT_UNMET_REFUSED] = "refused", [PURSUIT_UNMET_WRONG_SORT] = "wrong-sort",
  [PURSUIT_UNMET_FOUND] = "found",
};

static gboolean
find_code (const char *text, PursuitUnmetCode *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (CODES); i++)
    {
      if (g_str_equal (CODES[i], text))
        {
          *code = i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
parse_real (const char *text, double *number)
{
  char *end = NULL;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

static gboolean
parse_parts (PursuitUnmet *unmet, GStrv parts)
{
  gint64 condition;
  double threshold;

  *unmet = (PursuitUnmet){ 0 };
  return g_ascii_string_to_signed (parts[PART_NODE], 10, G_MININT64, G_MAXINT64, &unmet->node, NULL) &&
         g_ascii_string_to_signed (parts[PART_CONDITION], 10, G_MININT64, G_MAXINT64, &condition, NULL) &&
         parse_real (parts[PART_THRESHOLD], &threshold) &&
         pursuit_condition_parse (&unmet->condition, condition, parts[PART_KIND], parts[PART_ARGUMENT],
                                  threshold, NULL) &&
         find_code (parts[PART_CODE], &unmet->code) && parse_real (parts[PART_HAVE], &unmet->have) &&
         parse_real (parts[PART_NEED], &unmet->need) &&
         g_ascii_string_to_signed (parts[PART_PERSON], 10, G_MININT64, G_MAXINT64, &unmet->person, NULL);
}

char *
pursuit_unmet_to_code (const PursuitUnmet *unmet)
{
  g_return_val_if_fail (unmet != NULL, NULL);

  char threshold[G_ASCII_DTOSTR_BUF_SIZE], have[G_ASCII_DTOSTR_BUF_SIZE], need[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT
                          "\t%s\t%s\t%s\t%s\t%s\t%s\t%" G_GINT64_FORMAT,
                          unmet->node, unmet->condition.id,
                          pursuit_condition_kind_code (unmet->condition.kind), unmet->condition.argument,
                          g_ascii_dtostr (threshold, sizeof threshold, unmet->condition.threshold),
                          CODES[unmet->code], g_ascii_dtostr (have, sizeof have, unmet->have),
                          g_ascii_dtostr (need, sizeof need, unmet->need), unmet->person);
}

gboolean
pursuit_unmet_from_code (PursuitUnmet *unmet, const char *line, GError **error)
{
  g_return_val_if_fail (unmet != NULL && line != NULL, FALSE);

  g_auto (GStrv) parts = g_strsplit (line, "\t", -1);

  if (g_strv_length (parts) == N_PARTS && parse_parts (unmet, parts))
    return TRUE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("“%s” is no condition that was not met."),
               line);
  return FALSE;
}
