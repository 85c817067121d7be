/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-funnel-words.h"
#include "pursuit-money.h"

#define UP "▲ +"
#define DOWN "▼ −"

static char *
word_change (double difference, const char *words, const char *before)
{
  /* Translators: a difference, and what it was in the period that is compared, e.g. “▲ +3, was 12” */
  return g_strdup_printf (_ ("%1$s%2$s, was %3$s"),
                          difference > 0   ? UP
                          : difference < 0 ? DOWN
                                           : "= ",
                          words, before);
}

static void
set_change (PursuitReport *report,
            PursuitReportFigure *figure,
            double difference,
            const char *words,
            const char *before,
            gboolean more_is_good)
{
  g_autofree char *text = word_change (difference, words, before);

  figure->change = pursuit_report_keep (report, text);
  figure->trend = difference == 0                    ? PURSUIT_TREND_NONE
                  : (difference > 0) == more_is_good ? PURSUIT_TREND_GOOD
                                                     : PURSUIT_TREND_BAD;
}

void
pursuit_report_words_change (PursuitReport *report,
                             PursuitReportFigure *figure,
                             gint64 now,
                             gint64 before,
                             gboolean more_is_good)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && figure != NULL);

  g_autofree char *difference = pursuit_number_format (ABS (now - before));
  g_autofree char *was = pursuit_number_format (before);
  set_change (report, figure, (double) (now - before), difference, was, more_is_good);
}

void
pursuit_report_words_change_money (PursuitReport *report,
                                   PursuitReportFigure *figure,
                                   gint64 now,
                                   gint64 before,
                                   const char *currency,
                                   gboolean more_is_good)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && figure != NULL && currency != NULL);

  g_autofree char *difference = pursuit_money_format_short (ABS (now - before), currency);
  g_autofree char *was = pursuit_money_format_short (before, currency);
  set_change (report, figure, (double) (now - before), difference, was, more_is_good);
}

void
pursuit_report_words_change_days (PursuitReport *report,
                                  PursuitReportFigure *figure,
                                  double now,
                                  double before,
                                  gboolean more_is_good)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && figure != NULL);

  if (isnan (now) || isnan (before))
    return;
  g_autofree char *difference = pursuit_funnel_words_days (fabs (now - before));
  g_autofree char *was = pursuit_funnel_words_days (before);
  set_change (report, figure, now - before, difference, was, more_is_good);
}

void
pursuit_report_words_change_part (PursuitReport *report,
                                  PursuitReportFigure *figure,
                                  PursuitPart now,
                                  PursuitPart before,
                                  gboolean more_is_good)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && figure != NULL);

  if (now.whole <= 0 || before.whole <= 0)
    return;
  g_autofree char *was = pursuit_funnel_words_share (before.part, before.whole);
  if (MIN (now.whole, before.whole) < PURSUIT_FUNNEL_MIN_SHARE)
    {
      /* Translators: what it was in the period that is compared, e.g. “was 7 of 9” */
      g_autofree char *text = g_strdup_printf (_ ("was %s"), was);

      figure->change = pursuit_report_keep (report, text);
      return;
    }
  double points = round (100.0 * now.part / now.whole) - round (100.0 * before.part / before.whole);
  /* Translators: by how many points a share in percent differs */
  g_autofree char *difference = g_strdup_printf (_ ("%.0f points"), fabs (points));
  set_change (report, figure, points, difference, was, more_is_good);
}

char *
pursuit_report_words_difference (gint64 now, gint64 before)
{
  g_autofree char *difference = pursuit_number_format (ABS (now - before));
  g_autofree char *was = pursuit_number_format (before);

  return word_change ((double) (now - before), difference, was);
}

char *
pursuit_report_words_signed (gint64 number)
{
  g_autofree char *size = pursuit_number_format (ABS (number));

  return g_strconcat (number > 0 ? "+" : number < 0 ? "−" : "", size, NULL);
}

char *
pursuit_report_words_count (double number)
{
  return pursuit_number_format ((gint64) number);
}

char *
pursuit_report_words_compared (const PursuitReportParams *params)
{
  g_return_val_if_fail (params != NULL, NULL);

  g_autoptr (PursuitReportParams) other = pursuit_report_params_copy (params);
  return pursuit_report_params_get_compared (params, &other->from, &other->to)
             ? pursuit_report_words_period (other)
             : NULL;
}

char *
pursuit_report_words_params (const char *period,
                             const PursuitReportParams *params,
                             const PursuitReportNames *names)
{
  g_return_val_if_fail (period != NULL && params != NULL && names != NULL, NULL);

  g_autoptr (GString) line = g_string_new (period);
  g_autofree char *grade = params->grade != 0 ? g_strdup_printf (_ ("Grade %c"), params->grade) : NULL;
  g_autofree char *compared = pursuit_report_words_compared (params);
  const char *const parts[] = { names->process, names->owner != NULL ? names->owner : _ ("All owners"),
                                names->company, names->market,
                                grade,          names->filter };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (line, " · %s", parts[i]);
  if (compared != NULL)
    {
      g_string_append (line, " · ");
      /* Translators: a period, e.g. “1 January 2025 – 30 June 2025” */
      g_string_append_printf (line, _ ("compared with %s"), compared);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

char *
pursuit_report_words_period (const PursuitReportParams *params)
{
  g_return_val_if_fail (params != NULL, NULL);

  g_autofree char *from = params->from != PURSUIT_DAY_NONE ? pursuit_day_format_long (params->from) : NULL;
  g_autofree char *to = params->to != PURSUIT_DAY_NONE ? pursuit_day_format_long (params->to) : NULL;

  if (from != NULL && to != NULL)
    /* Translators: two dates */
    return g_strdup_printf (_ ("%1$s – %2$s"), from, to);
  if (from != NULL)
    /* Translators: a date */
    return g_strdup_printf (_ ("Since %s"), from);
  if (to != NULL)
    /* Translators: a date */
    return g_strdup_printf (_ ("Until %s"), to);
  return g_strdup (_ ("All time"));
}

void
pursuit_report_add_unconverted (PursuitReport *report, gint64 unconverted)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report));

  if (unconverted == 0)
    return;
  g_autofree char *text =
      g_strdup_printf (ngettext ("The amount of %d deal is left out: no exchange rate is known.",
                                 "The amounts of %d deals are left out: no exchange rate is known.",
                                 (gulong) unconverted),
                       (int) unconverted);
  pursuit_report_add_text (report, text);
}

/** pursuit_report_words_share: (transfer full): e.g. “35 %”; a dash for NaN, which is not known. */
char *
pursuit_report_words_share (double share)
{
  /* Translators: a share, e.g. “35 %” */
  return isnan (share) ? g_strdup ("–") : g_strdup_printf (_ ("%.0f %%"), 100 * share);
}

/** pursuit_report_words_signed_share: (transfer full): e.g. “+6 %” or “−6 %”; a dash for NaN. */
char *
pursuit_report_words_signed_share (double share)
{
  double percent = round (100 * share);
  g_autofree char *size = pursuit_report_words_share (fabs (share));

  return isnan (share) ? g_strdup ("–")
                       : g_strconcat (percent > 0   ? "+"
                                      : percent < 0 ? "−"
                                                    : "",
                                      size, NULL);
}

/**
 * pursuit_report_words_part:
 * @begin: its first day, or the first one of it that counts
 *
 * Returns: (transfer full): a part of a fiscal year, e.g. “Nov 2026”, “2026 Q4”; years are called by the
 * calendar year in which they begin
 */
char *
pursuit_report_words_part (PursuitDay begin, PursuitSplit split, int first_month)
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
      /* Translators: a year, e.g. 2026 */
      return g_strdup_printf (_ ("%d"), year);
    case PURSUIT_SPLIT_MONTH:
    case PURSUIT_N_SPLITS:
    default:
      return pursuit_day_format_month (begin, TRUE);
    }
}

/** pursuit_report_words_column: (transfer full): the same below a narrow column: a month without its year,
 * which the head of the report tells. */
char *
pursuit_report_words_column (PursuitDay begin, PursuitSplit split, int first_month)
{
  return split == PURSUIT_SPLIT_MONTH ? pursuit_day_format_month (begin, FALSE)
                                      : pursuit_report_words_part (begin, split, first_month);
}

/** pursuit_report_words_deals: (transfer full): of whose deals a report is; "" for all. */
char *
pursuit_report_words_deals (const PursuitReportNames *names)
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

/** pursuit_report_words_value: (transfer full): a value of a chart’s scale, in whole units of a currency. */
char *
pursuit_report_words_value (double value)
{
  return pursuit_number_format_value (value);
}

/** pursuit_report_words_keep_deals: e.g. “3 deals”; it lives as long as @report. */
const char *
pursuit_report_words_keep_deals (PursuitReport *report, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u deal", "%u deals", n), n);

  return pursuit_report_keep (report, text);
}

/** pursuit_report_words_keep_money: an amount for a figure; it lives as long as @report. */
const char *
pursuit_report_words_keep_money (PursuitReport *report, gint64 minor, const char *currency)
{
  g_autofree char *text = pursuit_money_format_short (minor, currency);

  return pursuit_report_keep (report, text);
}

/** pursuit_report_words_add_amount_column: a column of amounts that are all in @currency. */
void
pursuit_report_words_add_amount_column (PursuitReportTable *table, const char *currency)
{
  g_autofree char *label = g_strdup_printf (_ ("Amount (%s)"), currency);

  pursuit_report_table_add_column (table, label, TRUE);
}

/** pursuit_report_words_add_rest: says below a table how many deals it leaves out; nothing when @n is 0. */
void
pursuit_report_words_add_rest (PursuitReport *report, guint n)
{
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u more deal is not shown.", "%u more deals are not shown.", n), n);

  if (n > 0)
    pursuit_report_add_text (report, words);
}

/** pursuit_report_units: an amount in whole units of its currency, for the scale of a chart. */
double
pursuit_report_units (gint64 minor, const char *currency)
{
  return (double) minor / pow (10, pursuit_currency_digits (currency));
}
