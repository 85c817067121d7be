/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-pages.h"
#include "pursuit-report-contents.h"
#include "pursuit-report-pages.h"

G_BEGIN_DECLS

/* How pages are laid out (pursuit-report-pages.c) and drawn (pursuit-report-pages-draw.c). All in heights of
 * the body font. */
#define PURSUIT_PAGES_TITLE_SCALE 1.7
#define PURSUIT_PAGES_HEADING_SCALE 1.2
#define PURSUIT_PAGES_FOOTER_HEIGHT 4.0
#define PURSUIT_PAGES_FIGURES_A_ROW 5

/* What is drawn of an item. @chart: of a chart, drawn @scale times as large. */
typedef struct
{
  PursuitReportItem place;
  double scale;
  PursuitChartLayout *chart;
} PursuitPlacedItem;

/*
 * @sheets: (element-type gboolean): of each page, whether the paper is turned on its side for a wide table
 * @tables: one a block, empty where it is no table
 * @turned: one a block, whether it is a table that needs the paper turned
 * @org: all pages, if the report is an org chart
 * @contents, @parts: (element-type PursuitReportPages): of a book: its first pages, and those behind them
 * @first_number, @n_numbers: by which the footer counts: other ones than its own in a book
 * @head_height: of the first page; the running head of the others is lower
 * @canvas: to measure with, while the pages are filled; @y: how far the last one is
 */
struct _PursuitReportPages
{
  PursuitReport *report;
  PursuitPaper paper;
  PursuitTheme theme;
  char *language;
  GArray *items;
  GArray *sheets;
  GArray *bookmarks;
  PursuitReportTableLayout *tables;
  gboolean *turned;
  PursuitOrgPages *org;
  PursuitReportContents *contents;
  GPtrArray *parts;
  guint first_number;
  guint n_numbers;
  double head_height;
  PursuitCanvas *canvas;
  double y;
};

double
pursuit_report_pages_content_width (PursuitReportPages *self, guint page);
double
pursuit_report_pages_content_top (PursuitReportPages *self, guint page);
double
pursuit_report_pages_content_bottom (PursuitReportPages *self, guint page);
double
pursuit_report_pages_figures_height (PursuitReportPages *self, const PursuitReportBlock *block);

PursuitTextStyle
pursuit_report_pages_title_style (PursuitReportPages *self, guint page);
PursuitTextStyle
pursuit_report_pages_subtitle_style (PursuitReportPages *self, guint page);
PursuitTextStyle
pursuit_report_pages_heading_style (PursuitReportPages *self, guint page);
PursuitTextStyle
pursuit_report_pages_body_style (PursuitReportPages *self, guint page);

G_END_DECLS
