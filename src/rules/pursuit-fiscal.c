/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-fiscal.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *label;
  guint months;
} SPLITS[PURSUIT_N_SPLITS] = {
  [PURSUIT_SPLIT_MONTH] = { "month", N_ ("Months"), 1 },
  [PURSUIT_SPLIT_QUARTER] = { "quarter", N_ ("Quarters"), 3 },
  [PURSUIT_SPLIT_HALF] = { "half", N_ ("Half-years"), 6 },
  [PURSUIT_SPLIT_YEAR] = { "year", N_ ("Years"), 12 },
};

/** pursuit_fiscal_month_parse: the month that the setting names; 1 when @text is %NULL or no month. */
int
pursuit_fiscal_month_parse (const char *text)
{
  guint64 month;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, 12, &month, NULL) ? (int) month : 1;
}

/** pursuit_fiscal_year_of: the fiscal year that @day lies in, by the calendar year in which it begins. */
int
pursuit_fiscal_year_of (PursuitDay day, int first_month)
{
  int year, month, mday;

  g_return_val_if_fail (day != PURSUIT_DAY_NONE, 0);

  pursuit_day_to_ymd (day, &year, &month, &mday);
  return month < first_month ? year - 1 : year;
}

/** pursuit_fiscal_begin: the first day of the @month-th month, from 0, of a fiscal year; 12 is the day after
 * it. */
PursuitDay
pursuit_fiscal_begin (int year, int first_month, int month)
{
  int months = year * 12 + first_month - 1 + month;

  return pursuit_day_from_ymd (months / 12, months % 12 + 1, 1);
}

/** pursuit_split_months: how many months a part has. */
guint
pursuit_split_months (PursuitSplit split)
{
  g_return_val_if_fail (split < PURSUIT_N_SPLITS, 1);

  return SPLITS[split].months;
}

/** pursuit_split_from_code: “month”, “quarter”, “half” or “year”; @split is left alone when it is none. */
gboolean
pursuit_split_from_code (const char *code, PursuitSplit *split)
{
  for (guint i = 0; code != NULL && i < PURSUIT_N_SPLITS; i++)
    {
      if (g_str_equal (SPLITS[i].code, code))
        {
          *split = (PursuitSplit) i;
          return TRUE;
        }
    }
  return FALSE;
}

/** pursuit_split_code: “month”, “quarter”, “half” or “year”, as it is stored. */
const char *
pursuit_split_code (PursuitSplit split)
{
  g_return_val_if_fail (split < PURSUIT_N_SPLITS, NULL);

  return SPLITS[split].code;
}

/** pursuit_split_label: e.g. “Quarters”, translated. */
const char *
pursuit_split_label (PursuitSplit split)
{
  g_return_val_if_fail (split < PURSUIT_N_SPLITS, NULL);

  return _ (SPLITS[split].label);
}

/**
 * pursuit_fiscal_split:
 * @from, @to: the period, both days included
 *
 * Divides a period at the borders of the fiscal year's parts; the first and the last one may be cut.
 *
 * Returns: (transfer full) (element-type PursuitDay): the first day of each part, and the day after the last
 */
GArray *
pursuit_fiscal_split (PursuitDay from, PursuitDay to, int first_month, PursuitSplit split)
{
  GArray *begins = g_array_new (FALSE, FALSE, sizeof (PursuitDay));
  int months = (int) pursuit_split_months (split);

  g_return_val_if_fail (from != PURSUIT_DAY_NONE && to != PURSUIT_DAY_NONE, begins);

  int year = pursuit_fiscal_year_of (from, first_month);
  g_array_append_val (begins, from);
  for (int month = months;; month += months)
    {
      PursuitDay begin = pursuit_fiscal_begin (year, first_month, month);
      if (begin > to)
        break;
      if (begin > from)
        g_array_append_val (begins, begin);
    }
  PursuitDay end = MAX (to, from - 1) + 1;
  if (end > from)
    g_array_append_val (begins, end);
  return begins;
}

/** pursuit_fiscal_find: which of the parts @day lies in; −1: in none. */
int
pursuit_fiscal_find (const GArray *begins, PursuitDay day)
{
  guint low = 0, high = begins->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (g_array_index (begins, PursuitDay, middle) <= day)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 && low < begins->len ? (int) low - 1 : -1;
}
