/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "pursuit-funnel-result.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_REPORT_PARAMS (pursuit_report_params_get_type ())

/**
 * PursuitReportParams: what a report is about. Copy and free it with the functions below.
 *
 * @mode: which question the funnel answers
 * @from, @to: the period, both days included; PURSUIT_DAY_NONE leaves that end open
 * @owner: a member's id, 0 for all
 * @process: a process' id, 0 for the default one
 * @company: a company's id, 0 for all
 */
typedef struct
{
  PursuitFunnelMode mode;
  PursuitDay from;
  PursuitDay to;
  gint64 owner;
  gint64 process;
  gint64 company;
} PursuitReportParams;

GType
pursuit_report_params_get_type (void);

PursuitReportParams *
pursuit_report_params_copy (const PursuitReportParams *params);
void
pursuit_report_params_free (PursuitReportParams *params);

/** pursuit_report_params_equal: Returns: whether both ask for the same report */
gboolean
pursuit_report_params_equal (const PursuitReportParams *a, const PursuitReportParams *b);

/** PursuitPeriodPreset: periods that people ask for, relative to today. */
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
 * @from: (out): first day, PURSUIT_DAY_NONE for all
 * @to: (out): last day, PURSUIT_DAY_NONE for all
 */
void
pursuit_period_resolve (PursuitPeriodPreset preset, PursuitDay today, PursuitDay *from, PursuitDay *to);

/** pursuit_period_words: Returns: (transfer full): the preset's name with its period, e.g. “2026 H1” */
char *
pursuit_period_words (PursuitPeriodPreset preset, PursuitDay today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitReportParams, pursuit_report_params_free)

G_END_DECLS
