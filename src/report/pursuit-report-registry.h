/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-field.h"
#include "pursuit-report-source.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/** PursuitReportUses: which parameters a report takes; the page shows choosers for these and no others. */
typedef enum
{
  PURSUIT_REPORT_USES_MODE = 1 << 0,
  PURSUIT_REPORT_USES_PERIOD = 1 << 1,
  PURSUIT_REPORT_USES_COMPARISON = 1 << 2,
  PURSUIT_REPORT_USES_GRANULARITY = 1 << 3,
  PURSUIT_REPORT_USES_PROCESS = 1 << 4,
  PURSUIT_REPORT_USES_OWNER = 1 << 5,
  PURSUIT_REPORT_USES_COMPANY = 1 << 6,
  PURSUIT_REPORT_USES_MARKET = 1 << 7,
  PURSUIT_REPORT_USES_GRADE = 1 << 8,
  PURSUIT_REPORT_USES_FILTER = 1 << 9,
  PURSUIT_REPORT_USES_SINCE = 1 << 10,
} PursuitReportUses;

/** PURSUIT_REPORT_USES_DEALS: all that say which deals are meant, as $deals in a query holds them. */
#define PURSUIT_REPORT_USES_DEALS                                                                            \
  (PURSUIT_REPORT_USES_OWNER | PURSUIT_REPORT_USES_COMPANY | PURSUIT_REPORT_USES_MARKET |                    \
   PURSUIT_REPORT_USES_GRADE | PURSUIT_REPORT_USES_FILTER)

/** PursuitReportListFunc: (transfer full) (element-type gint64): the ids of what is behind a mark; %NULL with
 * @error set on failure or cancellation. */
typedef GArray *(*PursuitReportListFunc) (PursuitReportSource *source,
                                          const PursuitReportParams *params,
                                          gint64 mark,
                                          GCancellable *cancellable,
                                          GError **error);

/**
 * PursuitReportKind: a report that can be asked for, a line of the table in pursuit-report-registry.c.
 *
 * @name: for the command line and for what is remembered; never changed
 * @title, @question: what the chooser shows: a name, and the question it answers as a sentence
 * @icon: a symbolic icon
 * @uses: its parameters
 * @make: (transfer full): makes it, on a worker thread; %NULL with @error set on failure or cancellation
 * @listed: (nullable): what is behind the marks of its charts and tables: deals, companies or activities;
 *   %NULL if no mark has anything
 * @list: (transfer full) (element-type gint64): the ids of these behind a mark
 *
 * To add a report:
 *
 *  1. Read what it needs. Write a query into a file of its own, store/sql/queries-NAME.sql (one line in
 *     store.gresource.xml), and get its rows by pursuit_report_source_read(): what the parameters leave is in
 *     $from, $to, $today, $process and $deals. Add amounts up by pursuit_report_source_convert_cell(). What
 *     has to be decided belongs into rules/, as pure functions of these rows.
 *  2. Make it in report/pursuit-NAME-report.c: pursuit_report_new(), then blocks in the order in which they
 *     are read. Figures come first; a heading begins a card of its own on the screen; a table behind a chart
 *     is what the chart shows in numbers. A new chart is one file pair in chart/, see PursuitChart; neither
 *     the page nor paper nor export have to learn of it.
 *  3. Give marks (PursuitChartMark, pursuit_report_table_set_mark()) an id of your own choice and answer it
 * in
 *     @list by the same query, so that the list holds exactly what was counted.
 *  4. Add its line to the table, and a test that computes its figures a second way.
 *
 * The page, the command line, print, PDF, SVG, PNG, CSV, XLSX and JSON then have it.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *question;
  const char *icon;
  PursuitReportUses uses;
  PursuitReport *(*make) (PursuitReportSource *source,
                          const PursuitReportParams *params,
                          GCancellable *cancellable,
                          GError **error);
  const PursuitEntity *listed;
  PursuitReportListFunc list;
} PursuitReportKind;

guint
pursuit_report_registry_get_n (void);
const PursuitReportKind *
pursuit_report_registry_get (guint i);

/** pursuit_report_registry_find: Returns: (nullable): the report of that name */
const PursuitReportKind *
pursuit_report_registry_find (const char *name);

G_END_DECLS
