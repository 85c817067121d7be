/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-scorecard-total.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Sums of products differ in their last digits from what people compute. */
static const double EPSILON = 1e-9;

void
pursuit_score_total_compute (const PursuitScoreSheet *sheet, const int *points, PursuitScoreTotal *result)
{
  double sum = 0, weights = 0;

  g_return_if_fail (sheet != NULL);
  g_return_if_fail (points != NULL || sheet->items->len == 0);
  g_return_if_fail (result != NULL);

  *result = (PursuitScoreTotal){ .total = NAN };
  for (guint i = 0; i < sheet->items->len; i++)
    {
      const PursuitScoreItem *item = pursuit_score_sheet_get_item (sheet, i);
      if (item->retired || item->weight <= 0)
        continue;
      if (points[i] == PURSUIT_NOT_SCORED)
        {
          result->n_missing++;
          continue;
        }
      result->n_scored++;
      sum += item->weight * points[i];
      weights += item->weight;
    }
  if (result->n_scored > 0)
    result->total = sum / weights;
  result->verdict = pursuit_score_verdict (sheet, result->total);
}

PursuitScoreVerdict
pursuit_score_verdict (const PursuitScoreSheet *sheet, double total)
{
  g_return_val_if_fail (sheet != NULL, PURSUIT_SCORE_VERDICT_NONE);

  if (isnan (total) || isnan (sheet->pursue))
    return PURSUIT_SCORE_VERDICT_NONE;
  if (total >= sheet->pursue - EPSILON)
    return PURSUIT_SCORE_VERDICT_PURSUE;
  if (!isnan (sheet->lower) && total >= sheet->lower - EPSILON)
    return PURSUIT_SCORE_VERDICT_LOWER;
  return PURSUIT_SCORE_VERDICT_DROP;
}

const char *
pursuit_score_verdict_code (PursuitScoreVerdict verdict)
{
  static const char *const codes[] = {
    [PURSUIT_SCORE_VERDICT_NONE] = NULL,
    [PURSUIT_SCORE_VERDICT_PURSUE] = "pursue",
    [PURSUIT_SCORE_VERDICT_LOWER] = "lower",
    [PURSUIT_SCORE_VERDICT_DROP] = "drop",
  };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (codes), NULL);

  return codes[verdict];
}

static const char *
word_verdict (PursuitScoreVerdict verdict)
{
  switch (verdict)
    {
    case PURSUIT_SCORE_VERDICT_PURSUE:
      return _ ("Pursue it: worth the whole sales process.");
    case PURSUIT_SCORE_VERDICT_LOWER:
      return _ ("Lower the contact level: stay in touch, but spend less on it.");
    case PURSUIT_SCORE_VERDICT_DROP:
      return _ ("Drop it: the effort brings more elsewhere.");
    case PURSUIT_SCORE_VERDICT_NONE:
    default:
      return NULL;
    }
}

char *
pursuit_score_total_explain (const PursuitScoreTotal *total)
{
  g_return_val_if_fail (total != NULL, NULL);

  const char *verdict = word_verdict (total->verdict);
  g_autofree char *missing = NULL;

  if (total->n_missing > 0 && total->n_scored > 0)
    missing =
        g_strdup_printf (ngettext ("%u criterion is not scored and left out of the mean.",
                                   "%u criteria are not scored and left out of the mean.", total->n_missing),
                         total->n_missing);
  if (verdict != NULL && missing != NULL)
    return g_strdup_printf ("%s %s", verdict, missing);
  return g_strdup (verdict != NULL ? verdict : missing != NULL ? missing : "");
}
