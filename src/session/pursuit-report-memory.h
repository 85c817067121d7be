/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-params.h"

G_BEGIN_DECLS

/**
 * PursuitReportMemory: what was last chosen for a report. Clear with pursuit_report_memory_clear().
 *
 * Records are known by their uids, which no other database has: one that is gone, or is in another database,
 * is not found, and stands for all.
 *
 * @mode: which question the funnel answers
 * @period: a PursuitPeriodPreset, or −1 for the days @from to @to, PURSUIT_DAY_NONE for an open end
 * @comparison, @granularity: as in PursuitReportParams
 * @grade: 'A' to 'D', 0 for all
 * @since: a PursuitSincePreset, or −1 for the day @since_day
 * @owner, @process, @market: (nullable): the uid of a member, a process, a group of a market; %NULL for all,
 * or the default process
 * @view: (nullable): a saved view, as the chooser calls it; %NULL for all deals
 */
typedef struct
{
  PursuitFunnelMode mode;
  int period;
  PursuitDay from;
  PursuitDay to;
  PursuitReportComparison comparison;
  PursuitGranularity granularity;
  char grade;
  int since;
  PursuitDay since_day;
  char *owner;
  char *process;
  char *market;
  char *view;
} PursuitReportMemory;

void
pursuit_report_memory_load (const char *report, PursuitReportMemory *memory);
void
pursuit_report_memory_store (const char *report, const PursuitReportMemory *memory);
void
pursuit_report_memory_clear (PursuitReportMemory *memory);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitReportMemory, pursuit_report_memory_clear)

G_END_DECLS
