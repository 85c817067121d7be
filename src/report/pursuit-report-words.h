/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-fiscal.h"
#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * pursuit_report_words_change, _change_money, _change_days, _change_part:
 * @figure: gets the difference between @now and @before, with an arrow and a sign
 * @more_is_good: what a rise means
 *
 * Days that are NaN are not known, and nothing is said then. Of a part of a whole, shares are compared by
 * points; where one of the wholes is below PURSUIT_FUNNEL_MIN_SHARE only its raw counts are said, and nothing
 * without any.
 */
void
pursuit_report_words_change (PursuitReport *report,
                             PursuitReportFigure *figure,
                             gint64 now,
                             gint64 before,
                             gboolean more_is_good);
void
pursuit_report_words_change_money (PursuitReport *report,
                                   PursuitReportFigure *figure,
                                   gint64 now,
                                   gint64 before,
                                   const char *currency,
                                   gboolean more_is_good);
void
pursuit_report_words_change_days (PursuitReport *report,
                                  PursuitReportFigure *figure,
                                  double now,
                                  double before,
                                  gboolean more_is_good);

/** PursuitPart: @part of @whole. */
typedef struct
{
  gint64 part;
  gint64 whole;
} PursuitPart;

void
pursuit_report_words_change_part (PursuitReport *report,
                                  PursuitReportFigure *figure,
                                  PursuitPart now,
                                  PursuitPart before,
                                  gboolean more_is_good);

/** pursuit_report_words_difference: (transfer full): e.g. “▲ +34, was 153” */
char *
pursuit_report_words_difference (gint64 now, gint64 before);

/** pursuit_report_words_signed: (transfer full): e.g. “+34”, “−3” or “0” */
char *
pursuit_report_words_signed (gint64 number);

/** pursuit_report_words_count: (transfer full): a whole number, for the scale and the parts of a chart. */
char *
pursuit_report_words_count (double number);

/** pursuit_report_words_compared: (transfer full) (nullable): the period that is compared, as
 * pursuit_report_words_period() says it; %NULL without one */
char *
pursuit_report_words_compared (const PursuitReportParams *params);

/** pursuit_report_words_params: (transfer full): @period and the other parameters in one line. */
char *
pursuit_report_words_params (const char *period,
                             const PursuitReportParams *params,
                             const PursuitReportNames *names);

/** pursuit_report_words_period: (transfer full): “1 January 2026 – 30 June 2026”, “Since …”, “Until …”, “All
 * time” */
char *
pursuit_report_words_period (const PursuitReportParams *params);

/** pursuit_report_add_unconverted: says that the amounts of so many deals are left out, if there are any. */
void
pursuit_report_add_unconverted (PursuitReport *report, gint64 unconverted);

char *
pursuit_report_words_share (double share);
char *
pursuit_report_words_signed_share (double share);
char *
pursuit_report_words_part (PursuitDay begin, PursuitSplit split, int first_month);
char *
pursuit_report_words_column (PursuitDay begin, PursuitSplit split, int first_month);
char *
pursuit_report_words_deals (const PursuitReportNames *names);
char *
pursuit_report_words_value (double value);
const char *
pursuit_report_words_keep_deals (PursuitReport *report, guint n);
const char *
pursuit_report_words_keep_money (PursuitReport *report, gint64 minor, const char *currency);
void
pursuit_report_words_add_amount_column (PursuitReportTable *table, const char *currency);
void
pursuit_report_words_add_rest (PursuitReport *report, guint n);
double
pursuit_report_units (gint64 minor, const char *currency);

G_END_DECLS
