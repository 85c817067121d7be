/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "pursuit-funnel-result.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_REPORT_PARAMS (pursuit_report_params_get_type ())

/** PursuitReportComparison: with which other period the report’s own is compared. */
typedef enum
{
  PURSUIT_COMPARE_NONE,
  PURSUIT_COMPARE_PREVIOUS, /* the one of the same length directly before */
  PURSUIT_COMPARE_YEAR,     /* the same days a year earlier */
  PURSUIT_N_COMPARISONS
} PursuitReportComparison;

/** PursuitGranularity: into what stretches of time a period is divided. */
typedef enum
{
  PURSUIT_GRANULARITY_MONTH,
  PURSUIT_GRANULARITY_QUARTER,
  PURSUIT_GRANULARITY_HALF,
  PURSUIT_GRANULARITY_YEAR,
  PURSUIT_N_GRANULARITIES
} PursuitGranularity;

/**
 * PursuitReportParams: what a report is about. Copy and free it with the functions below; which of them a
 * report uses, its line in the registry tells.
 *
 * @mode: which question the funnel answers
 * @from, @to: the period, both days included; PURSUIT_DAY_NONE leaves that end open
 * @comparison: another period to compare it with; a period with an open end has none
 * @since: the day that changes are told from; 0 or less for the one that the report likes best
 * @granularity: what its time is divided into
 * @owner: a member's id, 0 for all
 * @process: a process' id, 0 for the default one
 * @company: a company's id, 0 for all
 * @market: the id of a group of industries or regions into which the deal’s company falls, 0 for all
 * @grade: of the deal, 'A' to 'D', 0 for all
 * @filter: (nullable): more conditions on deals, see pursuit_filter_from_text(); owned by the params
 * @view: (nullable): a saved view of deals: the code of one of PURSUIT_DEAL_VIEWS, or what the user calls one
 * of their own; owned by the params
 * @view_filter: (nullable): the conditions of one of their own, %NULL of those that come with the program;
 * owned by the params
 * @viewer: the member who looks, whom some views are about; 0 for nobody
 */
typedef struct
{
  PursuitFunnelMode mode;
  PursuitDay from;
  PursuitDay to;
  PursuitReportComparison comparison;
  PursuitDay since;
  PursuitGranularity granularity;
  gint64 owner;
  gint64 process;
  gint64 company;
  gint64 market;
  char grade;
  char *filter;
  char *view;
  char *view_filter;
  gint64 viewer;
} PursuitReportParams;

GType
pursuit_report_params_get_type (void);

PursuitReportParams *
pursuit_report_params_copy (const PursuitReportParams *params);
void
pursuit_report_params_free (PursuitReportParams *params);
void
pursuit_report_params_clear (PursuitReportParams *params);

/** pursuit_report_params_same_deals: Returns: whether both mean the same deals, in whatever period */
gboolean
pursuit_report_params_same_deals (const PursuitReportParams *a, const PursuitReportParams *b);

/** pursuit_report_params_equal: Returns: whether both ask for the same report */
gboolean
pursuit_report_params_equal (const PursuitReportParams *a, const PursuitReportParams *b);

/**
 * pursuit_report_params_get_compared:
 * @from, @to: (out): the other period, both days included
 *
 * A period of whole months is moved by months, any other one by days.
 *
 * Returns: whether there is another period to compare with
 */
gboolean
pursuit_report_params_get_compared (const PursuitReportParams *params, PursuitDay *from, PursuitDay *to);

/** PursuitPeriodPreset: periods that people ask for, relative to today: parts of the fiscal year. */
typedef enum
{
  PURSUIT_PERIOD_THIS_QUARTER,
  PURSUIT_PERIOD_LAST_QUARTER,
  PURSUIT_PERIOD_THIS_HALF,
  PURSUIT_PERIOD_LAST_HALF,
  PURSUIT_PERIOD_THIS_YEAR,
  PURSUIT_PERIOD_LAST_YEAR,
  PURSUIT_PERIOD_ALL,
  PURSUIT_N_PERIODS
} PursuitPeriodPreset;

/**
 * pursuit_period_resolve:
 * @today: the day it is
 * @first_month: 1 to 12: in which the fiscal year begins
 * @from: (out): first day, PURSUIT_DAY_NONE for all
 * @to: (out): last day, PURSUIT_DAY_NONE for all
 */
void
pursuit_period_resolve (PursuitPeriodPreset preset,
                        PursuitDay today,
                        int first_month,
                        PursuitDay *from,
                        PursuitDay *to);

/** pursuit_period_words: Returns: (transfer full): the preset's name with its period, e.g. “2026 H1”; a
 * fiscal year is called by the calendar year in which it begins */
char *
pursuit_period_words (PursuitPeriodPreset preset, PursuitDay today, int first_month);

/** PursuitSincePreset: the days from which people ask what changed, relative to today. */
typedef enum
{
  PURSUIT_SINCE_MONTH_BEGAN, /* or what the report likes best */
  PURSUIT_SINCE_LAST_WEEK,
  PURSUIT_SINCE_LAST_MONTH,
  PURSUIT_SINCE_QUARTER_BEGAN,
  PURSUIT_SINCE_YEAR_BEGAN,
  PURSUIT_N_SINCES
} PursuitSincePreset;

/** pursuit_since_resolve: Returns: the day for PursuitReportParams.since; 0 for what the report likes best */
PursuitDay
pursuit_since_resolve (PursuitSincePreset preset, PursuitDay today, int first_month);

/** pursuit_since_label: Returns: e.g. “Since last week”, translated */
const char *
pursuit_since_label (PursuitSincePreset preset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitReportParams, pursuit_report_params_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitReportParams, pursuit_report_params_clear)

G_END_DECLS
