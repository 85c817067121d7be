/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-cell.h"
#include "pursuit-day.h"
#include "pursuit-db.h"

G_BEGIN_DECLS

/**
 * PursuitReportScope: what a report is about, resolved for its queries.
 *
 * @from, @to: both days included; %PURSUIT_DAY_NONE leaves an end open
 * @deals: (nullable) (element-type gint64): only these, rising; %NULL: all
 */
typedef struct
{
  PursuitDay from;
  PursuitDay to;
  PursuitDay today;
  gint64 process;
  GArray *deals;
} PursuitReportScope;

gboolean
pursuit_report_read (PursuitDb *db,
                     const char *query,
                     const PursuitReportScope *scope,
                     PursuitCellFunc func,
                     gpointer data,
                     GError **error);

G_END_DECLS
