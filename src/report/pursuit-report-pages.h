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
 * PursuitReportPages: a report laid out on sheets of paper. Free with pursuit_report_pages_free().
 *
 * A row of a table is never broken and its head stands on every page; a heading stands with what follows it;
 * a chart that is higher than a page is drawn smaller.
 */
typedef struct _PursuitReportPages PursuitReportPages;

/**
 * pursuit_report_pages_new:
 * @report: kept by reference
 * @language: (nullable): as in pursuit_canvas_new_cairo()
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
guint
pursuit_report_pages_get_n_items (PursuitReportPages *self);
const PursuitReportItem *
pursuit_report_pages_get_item (PursuitReportPages *self, guint i);

/** pursuit_report_pages_get_bookmark: Returns: (nullable): what the outline of a PDF calls page @page */
const char *
pursuit_report_pages_get_bookmark (PursuitReportPages *self, guint page);

/** pursuit_report_pages_draw: draws page @page (from 0) with its upper left corner at the canvas' origin. */
void
pursuit_report_pages_draw (PursuitReportPages *self, guint page, PursuitCanvas *canvas);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitReportPages, pursuit_report_pages_free)

G_END_DECLS
