/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-satisfaction.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static const struct
{
  const char *label;
  const char *measure;
} CARES[PURSUIT_N_CARES] = {
  [PURSUIT_CARE_ASSURE] = { N_ ("Buy much, not satisfied"), N_ ("Strengthen and assure after-sales") },
  [PURSUIT_CARE_STAFF] = { N_ ("Buy much, satisfied"), N_ ("Put more salespeople on them") },
  [PURSUIT_CARE_INFORM] = { N_ ("Buy little, not satisfied"), N_ ("Follow up actively, keep informed") },
  [PURSUIT_CARE_CREATE] = { N_ ("Buy little, satisfied"), N_ ("Create new needs") },
};

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/**
 * pursuit_satisfaction_find_high_amount:
 * @amounts: what each customer bought, minor units
 *
 * Returns: from which amount on a customer buys much: the median, of an even number the higher one of the two
 *   in the middle, and never nothing
 */
gint64
pursuit_satisfaction_find_high_amount (const gint64 *amounts, guint n_amounts)
{
  g_return_val_if_fail (amounts != NULL || n_amounts == 0, 1);

  g_autofree gint64 *sorted = g_memdup2 (amounts, n_amounts * sizeof *amounts);

  if (n_amounts == 0)
    return 1;
  qsort (sorted, n_amounts, sizeof *sorted, compare_amounts);
  return MAX (sorted[n_amounts / 2], 1);
}

/** pursuit_satisfaction_get_care: the group of a customer; @high_amount is what
 * pursuit_satisfaction_find_high_amount() said, @satisfaction is of 5. */
PursuitCare
pursuit_satisfaction_get_care (gint64 amount, gint64 high_amount, double satisfaction)
{
  gboolean satisfied = satisfaction >= PURSUIT_SATISFIED;

  if (amount >= high_amount)
    return satisfied ? PURSUIT_CARE_STAFF : PURSUIT_CARE_ASSURE;
  return satisfied ? PURSUIT_CARE_CREATE : PURSUIT_CARE_INFORM;
}

/** pursuit_care_get_label: (transfer none): what the group is called, translated. */
const char *
pursuit_care_get_label (PursuitCare care)
{
  g_return_val_if_fail (care < PURSUIT_N_CARES, NULL);

  return _ (CARES[care].label);
}

/** pursuit_care_get_measure: (transfer none): what to do about the group, translated. */
const char *
pursuit_care_get_measure (PursuitCare care)
{
  g_return_val_if_fail (care < PURSUIT_N_CARES, NULL);

  return _ (CARES[care].measure);
}
