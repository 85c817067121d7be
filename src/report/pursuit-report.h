/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "pursuit-chart.h"
#include "pursuit-funnel-result.h"
#include "pursuit-org-people.h"
#include "pursuit-report-params.h"
#include "pursuit-report-table.h"

G_BEGIN_DECLS

/**
 * PursuitReport:
 *
 * A report is a list of blocks, made once from parameters and data and never changed afterwards; screen,
 * print, PDF, SVG, PNG, CSV and JSON all come from it. It may be made on one thread and used on another.
 */
#define PURSUIT_TYPE_REPORT (pursuit_report_get_type ())
G_DECLARE_FINAL_TYPE (PursuitReport, pursuit_report, PURSUIT, REPORT, GObject)

typedef enum
{
  PURSUIT_BLOCK_HEADING,
  PURSUIT_BLOCK_TEXT,
  PURSUIT_BLOCK_FIGURES,
  PURSUIT_BLOCK_CHART,
  PURSUIT_BLOCK_TABLE,
  PURSUIT_BLOCK_PAGE_BREAK,
} PursuitBlockKind;

/** PursuitOrgForm: how an org chart comes on paper. */
typedef enum
{
  PURSUIT_ORG_FORM_PAGE,   /* all of it on one sheet */
  PURSUIT_ORG_FORM_POSTER, /* in its natural size on sheets to be glued together */
  PURSUIT_ORG_FORM_BOOK,   /* an overview, then a page for each manager with the way up */
} PursuitOrgForm;

/** PursuitReportOrg: the org chart that takes the pages of a report. @lanes: levels as lanes */
typedef struct
{
  PursuitOrgPeople *people;
  PursuitOrgForm form;
  gboolean lanes;
} PursuitReportOrg;

/** PursuitReportTrend: what a change means; the words of the change say which way it went. */
typedef enum
{
  PURSUIT_TREND_NONE,
  PURSUIT_TREND_GOOD,
  PURSUIT_TREND_BAD,
} PursuitReportTrend;

/**
 * PursuitReportFigure: a key figure.
 *
 * @label, @value: e.g. “Win rate”, “31 %”
 * @note: (nullable): e.g. “58 of 187 deals”
 * @change: (nullable): the difference to the period that is compared, e.g. “▲ +4 points”
 * @trend: whether that is good
 */
typedef struct
{
  const char *label;
  const char *value;
  const char *note;
  const char *change;
  PursuitReportTrend trend;
} PursuitReportFigure;

/**
 * PursuitReportBlock: one piece of a report; which fields are set depends on @kind. All belong to the report.
 *
 * @text: HEADING and TEXT
 * @figures, @n_figures: FIGURES
 * @chart: CHART
 * @table: TABLE
 */
typedef struct
{
  PursuitBlockKind kind;
  const char *text;
  const PursuitReportFigure *figures;
  guint n_figures;
  PursuitChart *chart;
  PursuitReportTable *table;
} PursuitReportBlock;

/**
 * pursuit_report_new:
 * @title: e.g. “Sales funnel”
 * @subtitle: the parameters in words
 * @database: named in the footer
 * @day: the day of the report
 *
 * Returns: (transfer full): a report without blocks
 */
PursuitReport *
pursuit_report_new (const char *title, const char *subtitle, const char *database, PursuitDay day);

const char *
pursuit_report_get_title (PursuitReport *self);
const char *
pursuit_report_get_subtitle (PursuitReport *self);
const char *
pursuit_report_get_database (PursuitReport *self);
PursuitDay
pursuit_report_get_day (PursuitReport *self);

/* Building, before the report is shown to anyone else. Words are copied, charts and tables are taken over. */
const char *
pursuit_report_keep (PursuitReport *self, const char *text);
void
pursuit_report_add_heading (PursuitReport *self, const char *text);
void
pursuit_report_add_text (PursuitReport *self, const char *text);
void
pursuit_report_add_figures (PursuitReport *self, const PursuitReportFigure *figures, guint n);
void
pursuit_report_add_chart (PursuitReport *self, PursuitChart *chart);
void
pursuit_report_add_table (PursuitReport *self, PursuitReportTable *table);
void
pursuit_report_add_page_break (PursuitReport *self);

/** pursuit_report_set_funnel: the numbers behind a funnel report; @before: (nullable): of the period that is
 * compared. Both are kept by reference. */
void
pursuit_report_set_funnel (PursuitReport *self, PursuitFunnelResult *result, PursuitFunnelResult *before);

/** pursuit_report_set_json: the numbers behind the report, where there are more than its blocks say; text is
 * copied. */
void
pursuit_report_set_json (PursuitReport *self, const char *json);

/** pursuit_report_set_org: the pages show this chart; blocks are for tables and data only. People are kept by
 * reference. */
void
pursuit_report_set_org (PursuitReport *self, const PursuitReportOrg *org);

/** pursuit_report_add_part: makes the report a book: its pages are a table of contents and then those of its
 * parts, which are kept by reference. It has no blocks of its own, and @part is neither a book nor an org
 * chart. */
void
pursuit_report_add_part (PursuitReport *self, PursuitReport *part);
guint
pursuit_report_get_n_parts (PursuitReport *self);
PursuitReport *
pursuit_report_get_part (PursuitReport *self, guint i);

/** pursuit_report_set_empty: no deal meets the parameters, so that the screen says that instead. */
void
pursuit_report_set_empty (PursuitReport *self);
gboolean
pursuit_report_is_empty (PursuitReport *self);

/** pursuit_report_set_hint: what the user may do first, e.g. “No plan for 2026 yet”; the screen says it above
 * the report. Text is copied. */
void
pursuit_report_set_hint (PursuitReport *self, const char *hint);

/** pursuit_report_get_hint: Returns: (nullable): what pursuit_report_set_hint() was given */
const char *
pursuit_report_get_hint (PursuitReport *self);

guint
pursuit_report_get_n_blocks (PursuitReport *self);
const PursuitReportBlock *
pursuit_report_get_block (PursuitReport *self, guint i);

/** pursuit_report_find_block: Returns: (nullable): the @nth block (from 0) of that kind */
const PursuitReportBlock *
pursuit_report_find_block (PursuitReport *self, PursuitBlockKind kind, guint nth);

/** pursuit_report_find_heading: Returns: (nullable): the text of the heading that @block of the report stands
 * under */
const char *
pursuit_report_find_heading (PursuitReport *self, const PursuitReportBlock *block);

/** pursuit_report_get_funnel: Returns: (transfer none) (nullable): the numbers behind a funnel report */
const PursuitFunnelResult *
pursuit_report_get_funnel (PursuitReport *self);

/** pursuit_report_get_funnel_before: Returns: (transfer none) (nullable): those of the period that is
 * compared */
const PursuitFunnelResult *
pursuit_report_get_funnel_before (PursuitReport *self);

/** pursuit_report_get_org: Returns: (nullable): what pursuit_report_set_org() was given */
const PursuitReportOrg *
pursuit_report_get_org (PursuitReport *self);

/** pursuit_report_get_json: Returns: (nullable): what pursuit_report_set_json() was given */
const char *
pursuit_report_get_json (PursuitReport *self);

G_END_DECLS
