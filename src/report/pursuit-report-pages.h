/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-paper.h"
#include "pursuit-report.h"

G_BEGIN_DECLS

/**
 * PursuitReportItem: what stands where.
 *
 * @page: from 0
 * @block: index of the block
 * @x, @y, @width, @height: in points on the page
 * @first_row, @n_rows: of a table; its head is repeated in each item
 */
typedef struct
{
  guint page;
  guint block;
  double x;
  double y;
  double width;
  double height;
  guint first_row;
  guint n_rows;
} PursuitReportItem;

/**
 * PursuitReportBookmark: a line of a PDF's outline.
 *
 * @title: what is there
 * @page: where, from 0
 * @level: 0 for the uppermost
 */
typedef struct
{
  char *title;
  guint page;
  guint level;
} PursuitReportBookmark;

/**
 * PursuitReportPages: a report laid out on sheets of paper. Free with pursuit_report_pages_free().
 *
 * A row of a table is never broken, its head stands on every page, and totals are carried over; a heading
 * stands with what follows it; a chart gives way to what would else stand alone on another page, and one that
 * is higher than a page is drawn smaller. A table that does not fit across upright paper stands on sheets
 * that are turned on their side. The parts of a book follow on its contents and are numbered as one.
 */
typedef struct _PursuitReportPages PursuitReportPages;

/**
 * pursuit_report_pages_new:
 * @report: kept by reference
 * @language: (nullable): as in pursuit_canvas_new_cairo()
 *
 * May take long; the pages may be made on one thread and drawn on another.
 *
 * Returns: (transfer full): the pages; at least one
 */
PursuitReportPages *
pursuit_report_pages_new (PursuitReport *report,
                          const PursuitPaper *paper,
                          const PursuitTheme *theme,
                          const char *language);
void
pursuit_report_pages_free (PursuitReportPages *self);

guint
pursuit_report_pages_get_n_pages (PursuitReportPages *self);

/** pursuit_report_pages_get_paper: the sheet of page @page: what was asked for, or that turned on its side.
 */
PursuitPaper
pursuit_report_pages_get_paper (PursuitReportPages *self, guint page);

/** pursuit_report_pages_get_n_items, _get_item: of the report's own pages, not those of parts. */
guint
pursuit_report_pages_get_n_items (PursuitReportPages *self);
const PursuitReportItem *
pursuit_report_pages_get_item (PursuitReportPages *self, guint i);

/** pursuit_report_pages_get_n_bookmarks, _get_bookmark: the outline, in the order of the pages. */
guint
pursuit_report_pages_get_n_bookmarks (PursuitReportPages *self);
const PursuitReportBookmark *
pursuit_report_pages_get_bookmark (PursuitReportPages *self, guint i);

/** pursuit_report_pages_draw: draws page @page (from 0) with its upper left corner at the canvas' origin. */
void
pursuit_report_pages_draw (PursuitReportPages *self, guint page, PursuitCanvas *canvas);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitReportPages, pursuit_report_pages_free)

G_END_DECLS
