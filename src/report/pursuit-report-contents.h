/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-paper.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * PursuitReportContents: the table of contents of a book of reports: what each is called and about, and the
 * page on which it begins, which can be clicked in a PDF. Free with pursuit_report_contents_free().
 */
typedef struct _PursuitReportContents PursuitReportContents;

/**
 * pursuit_report_contents_new:
 * @book: its parts are listed; kept by reference
 * @room: what head and foot leave free of a page
 *
 * Returns: (transfer full): the contents, which take a number of pages that does not depend on the numbers
 */
PursuitReportContents *
pursuit_report_contents_new (PursuitReport *book, const PursuitBox *room, const PursuitTheme *theme);
void
pursuit_report_contents_free (PursuitReportContents *self);
guint
pursuit_report_contents_get_n_pages (PursuitReportContents *self);

/** pursuit_report_contents_set_page: part @part begins on page @page, both from 0. */
void
pursuit_report_contents_set_page (PursuitReportContents *self, guint part, guint page);

/** pursuit_report_contents_draw: draws page @page of the contents, from 0, without head and foot. */
void
pursuit_report_contents_draw (PursuitReportContents *self, guint page, PursuitCanvas *canvas);

G_END_DECLS
