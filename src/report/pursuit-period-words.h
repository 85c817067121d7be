/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-fiscal.h"
#include "pursuit-report-source.h"

G_BEGIN_DECLS

/* Words and numbers that several reports write alike. */

char *
pursuit_report_word_share (double share);
char *
pursuit_report_word_signed_share (double share);
char *
pursuit_report_word_month (PursuitDay month);
char *
pursuit_report_word_part (PursuitDay begin, PursuitSplit split, int first_month);
char *
pursuit_report_word_deals (const PursuitReportNames *names);
double
pursuit_report_units (gint64 minor, const char *currency);

G_END_DECLS
