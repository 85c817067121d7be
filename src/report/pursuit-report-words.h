/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-fiscal.h"
#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * pursuit_report_words_change, pursuit_report_words_change_share:
 * @figure: gets the difference between @now and @before, with an arrow and a sign
 * @more_is_good: what a rise means
 *
 * A share is between 0 and 1, and differs by points.
 */
void
pursuit_report_words_change (PursuitReport *report,
                             PursuitReportFigure *figure,
                             gint64 now,
                             gint64 before,
                             gboolean more_is_good);
void
pursuit_report_words_change_share (PursuitReport *report,
                                   PursuitReportFigure *figure,
                                   double now,
                                   double before,
                                   gboolean more_is_good);

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
pursuit_report_words_keep_money (PursuitReport *report, gint64 minor, const char *currency);
void
pursuit_report_words_add_amount_column (PursuitReportTable *table, const char *currency);
double
pursuit_report_units (gint64 minor, const char *currency);

G_END_DECLS
