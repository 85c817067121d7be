/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-period-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-money.h"

/** pursuit_report_word_share: (transfer full): e.g. “35 %”; a dash for NaN, which is not known. */
char *
pursuit_report_word_share (double share)
{
  /* Translators: a share, e.g. “35 %” */
  return isnan (share) ? g_strdup ("–") : g_strdup_printf (_ ("%.0f %%"), 100 * share);
}

/** pursuit_report_word_signed_share: (transfer full): e.g. “+6 %” or “−6 %”; a dash for NaN. */
char *
pursuit_report_word_signed_share (double share)
{
  double percent = round (100 * share);
  g_autofree char *size = pursuit_report_word_share (fabs (share));

  return isnan (share) ? g_strdup ("–")
                       : g_strconcat (percent > 0   ? "+"
                                      : percent < 0 ? "−"
                                                    : "",
                                      size, NULL);
}

/** pursuit_report_word_month: (transfer full): the month that a day lies in, e.g. “Nov 2026”. */
char *
pursuit_report_word_month (PursuitDay month)
{
  int y, m, d;

  pursuit_day_to_ymd (month, &y, &m, &d);
  g_autoptr (GDateTime) moment = g_date_time_new_utc (y, m, 1, 0, 0, 0);
  /* Translators: a month of a year as in strftime(), e.g. “Nov 2026” */
  return g_date_time_format (moment, _ ("%b %Y"));
}

/**
 * pursuit_report_word_part:
 * @begin: its first day, or the first one of it that counts
 *
 * Returns: (transfer full): a part of a fiscal year, e.g. “Nov 2026”, “2026 Q4”; years are called by the
 * calendar year in which they begin
 */
char *
pursuit_report_word_part (PursuitDay begin, PursuitSplit split, int first_month)
{
  int year = pursuit_fiscal_year_of (begin, first_month), y, month, d;

  pursuit_day_to_ymd (begin, &y, &month, &d);
  month = (month - first_month + 12) % 12;
  switch (split)
    {
    case PURSUIT_SPLIT_QUARTER:
      /* Translators: year and quarter, e.g. 2026 Q2 */
      return g_strdup_printf (_ ("%1$d Q%2$d"), year, month / 3 + 1);
    case PURSUIT_SPLIT_HALF:
      /* Translators: %d is a year; H1 and H2 are its halves */
      return g_strdup_printf (month < 6 ? _ ("%d H1") : _ ("%d H2"), year);
    case PURSUIT_SPLIT_YEAR:
      return g_strdup_printf ("%d", year);
    case PURSUIT_SPLIT_MONTH:
    case PURSUIT_N_SPLITS:
    default:
      return pursuit_report_word_month (begin);
    }
}

/** pursuit_report_word_deals: (transfer full): of whose deals a report is; "" for all. */
char *
pursuit_report_word_deals (const PursuitReportNames *names)
{
  const char *parts[4] = { NULL };
  guint n = 0;

  if (names->owner != NULL)
    parts[n++] = names->owner;
  if (names->market != NULL)
    parts[n++] = names->market;
  if (names->company != NULL)
    parts[n++] = names->company;
  return g_strjoinv (" · ", (char **) parts);
}

/** pursuit_report_units: an amount in whole units of its currency, for the scale of a chart. */
double
pursuit_report_units (gint64 minor, const char *currency)
{
  return (double) minor / pow (10, pursuit_currency_digits (currency));
}
