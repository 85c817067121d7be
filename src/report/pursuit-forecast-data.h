/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-fiscal.h"
#include "pursuit-forecast.h"
#include "pursuit-plan-book.h"
#include "pursuit-report-source.h"

G_BEGIN_DECLS

/** PURSUIT_FORECAST_NO_PLAN: nothing was planned, or not for what the parameters leave. */
#define PURSUIT_FORECAST_NO_PLAN ((gint64) -1)

/**
 * PursuitForecastData: what a forecast is made from. Amounts are in the home currency: of open deals at
 * today's rate, of won ones at the closing day's, of a snapshot at its day's.
 *
 * @names: the words of the parameters
 * @from, @to: the period, both days included: the present fiscal year where the parameters leave it open
 * @begins: (element-type PursuitDay): its parts, as pursuit_fiscal_split() gives them
 * @book: what was won and is open, by these parts
 * @plan: of each part, the targets of the months that begin in it; or %PURSUIT_FORECAST_NO_PLAN
 * @targets: what is planned within the period, by owner
 * @members: names of us, by id
 * @marks: (element-type PursuitForecastMark): forecasts of months that are over, by month
 * @since: the day of the snapshot that @changes begin with; %PURSUIT_DAY_NONE: there is none
 * @unconverted: deals that count nothing because there is no rate for their currency
 * @unrated_plan: the currency of a plan that is left out for the same reason; ""
 */
typedef struct
{
  PursuitReportNames names;
  PursuitDay from;
  PursuitDay to;
  PursuitSplit split;
  GArray *begins;
  PursuitForecastBook *book;
  gint64 *plan;
  GHashTable *targets;
  GHashTable *members;
  GArray *marks;
  PursuitDay since;
  PursuitForecastChanges changes;
  gint64 unconverted;
  char unrated_plan[4];
} PursuitForecastData;

PursuitForecastData *
pursuit_forecast_data_read (PursuitReportSource *source,
                            const PursuitReportParams *params,
                            GCancellable *cancellable,
                            GError **error);
void
pursuit_forecast_data_free (PursuitForecastData *self);
const char *
pursuit_forecast_data_get_member (const PursuitForecastData *self, gint64 id);

gint64
pursuit_forecast_data_get_target (const PursuitForecastData *self, gint64 owner);

/** What a mark of a forecast stands for: see pursuit_forecast_data_list_deals(). */
gint64
pursuit_forecast_mark_of_part (guint part, int category);
gint64
pursuit_forecast_mark_of_owner (gint64 owner);
gint64
pursuit_forecast_mark_of_all (void);
gint64
pursuit_forecast_mark_of_move (guint move);
GArray *
pursuit_forecast_data_list_deals (PursuitReportSource *source,
                                  const PursuitReportParams *params,
                                  gint64 mark,
                                  GCancellable *cancellable,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitForecastData, pursuit_forecast_data_free)

G_END_DECLS
