/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pursuit-report-pages.h"

G_BEGIN_DECLS

typedef enum
{
  PURSUIT_REPORT_PDF,
  PURSUIT_REPORT_SVG,
  PURSUIT_REPORT_PNG,
  PURSUIT_REPORT_CSV,
  PURSUIT_REPORT_XLSX,
  PURSUIT_REPORT_JSON,
  PURSUIT_N_REPORT_FORMATS
} PursuitReportFormat;

/** PursuitReportProgress: @done: from 0 to 1 */
typedef void (*PursuitReportProgress) (double done, gpointer data);

/**
 * PursuitReportOutput: how a report is written.
 *
 * @paper: of PDF, SVG and PNG
 * @theme: its colours and fonts
 * @page: of SVG and PNG, from 0; −1 for all, one below the other
 * @dpi: of PNG, pixels an inch
 * @bom: CSV begins with a byte order mark, by which some spreadsheets know UTF-8
 * @language: (nullable): as in pursuit_canvas_new_cairo()
 * @cancellable: (nullable): ends a PDF between two pages
 * @progress: (nullable): called with the share of a PDF that is drawn, on the thread that renders
 */
typedef struct
{
  PursuitPaper paper;
  PursuitTheme theme;
  int page;
  double dpi;
  gboolean bom;
  const char *language;
  GCancellable *cancellable;
  PursuitReportProgress progress;
  gpointer progress_data;
} PursuitReportOutput;

/** pursuit_report_output_init: the paper of the locale, upright, in the colours of paper, all pages at 150
 * dpi. */
void
pursuit_report_output_init (PursuitReportOutput *output);

/** pursuit_report_format_from_string: Returns: whether @name is a format (“pdf” …), then stored in @format */
gboolean
pursuit_report_format_from_string (const char *name, PursuitReportFormat *format);

/** pursuit_report_format_to_string: Returns: “pdf”, “svg”, “png”, “csv”, “xlsx” or “json”, which are also the
 * suffixes */
const char *
pursuit_report_format_to_string (PursuitReportFormat format);

/**
 * pursuit_report_render:
 *
 * CSV holds the report's first table, of a book all of all its reports, one below the other; XLSX, each of
 * them on a sheet; JSON, the numbers behind them. May take long.
 *
 * Returns: (transfer full) (nullable): the file's contents, or %NULL with @error set
 */
GBytes *
pursuit_report_render (PursuitReport *report,
                       PursuitReportFormat format,
                       const PursuitReportOutput *output,
                       GError **error);

/** pursuit_report_save: renders into the file @path, which others may not read and which replaces an older
 * one. */
gboolean
pursuit_report_save (PursuitReport *report,
                     PursuitReportFormat format,
                     const PursuitReportOutput *output,
                     const char *path,
                     GError **error);

/** pursuit_report_to_csv: Returns: (transfer full): the first table as RFC 4180 has it; of a book, each table
 * below a line that names the report, its parameters and the table, and with an empty line behind it */
char *
pursuit_report_to_csv (PursuitReport *report, gboolean bom);

/** pursuit_report_to_xlsx: Returns: (transfer full) (nullable): the tables, numbers as numbers, with a head
 * that stays and filters, of a book behind a sheet that links to each; or %NULL with @error set */
GBytes *
pursuit_report_to_xlsx (PursuitReport *report, GError **error);

/** pursuit_funnel_to_json: Returns: (transfer full): the numbers of a funnel report; unknown ones are null,
 * no key is missing */
char *
pursuit_funnel_to_json (PursuitReport *report);

/** pursuit_report_to_json: Returns: (transfer full): the numbers behind the report, or else its figures and
 * tables, numbers as numbers; of a book, an array of these with titles and parameters */
char *
pursuit_report_to_json (PursuitReport *report);

G_END_DECLS
