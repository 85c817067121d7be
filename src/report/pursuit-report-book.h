/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-registry.h"

G_BEGIN_DECLS

/** PursuitBookEntry: a report that is to be in a book, and what it is about. */
typedef struct
{
  const PursuitReportKind *kind;
  PursuitReportParams params;
} PursuitBookEntry;

/** pursuit_book_entries_new: (transfer full) (element-type PursuitBookEntry): none yet. */
GArray *
pursuit_book_entries_new (void);

/** pursuit_book_entries_add: adds a report; @params are copied. */
void
pursuit_book_entries_add (GArray *entries, const PursuitReportKind *kind, const PursuitReportParams *params);

/** pursuit_report_book_is_monday: whether the report is one of those that the Monday meeting looks at. */
gboolean
pursuit_report_book_is_monday (const PursuitReportKind *kind);

/**
 * pursuit_report_book_new:
 * @parts: (element-type PursuitReport): at least one; kept by reference
 *
 * Returns: (transfer full): a report that is all of them behind a table of contents
 */
PursuitReport *
pursuit_report_book_new (GPtrArray *parts);

G_END_DECLS
