/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

G_BEGIN_DECLS

/** PursuitForecastCategory: how sure an open deal is, in the order of PURSUIT_FORECASTS. */
typedef enum
{
  PURSUIT_FORECAST_COMMIT,
  PURSUIT_FORECAST_BEST_CASE,
  PURSUIT_FORECAST_PIPELINE,
  PURSUIT_FORECAST_OMITTED,
  PURSUIT_N_FORECASTS
} PursuitForecastCategory;

/** The chances from which on a deal is one of them when its owner says nothing; below the last it is omitted.
 */
#define PURSUIT_FORECAST_COMMIT_FROM 0.75
#define PURSUIT_FORECAST_BEST_CASE_FROM 0.5
#define PURSUIT_FORECAST_PIPELINE_FROM 0.05

PursuitForecastCategory
pursuit_forecast_category (const char *said, double probability);
const char *
pursuit_forecast_code (PursuitForecastCategory category);

/**
 * PursuitForecastDeal: a deal that counts: open, or won.
 *
 * @owner: a member's id, 0 for nobody
 * @day: the expected close of an open one, the closing day of a won one; %PURSUIT_DAY_NONE when not known
 * @amount, @weighted: minor units of the report's currency
 * @manager: what the manager counts on; negative: they said nothing
 */
typedef struct
{
  gint64 owner;
  PursuitDay day;
  gint64 amount;
  gint64 weighted;
  gint64 manager;
  PursuitForecastCategory category;
  gboolean won;
} PursuitForecastDeal;

/** PursuitForecastSum: what deals add up to, in minor units. @manager: see pursuit_forecast_sum_add(). */
typedef struct
{
  guint n_won;
  guint n_open;
  guint n_commit; /* of the open ones, as n_best_case */
  guint n_best_case;
  gint64 won;
  gint64 commit;
  gint64 best_case;
  gint64 pipeline;
  gint64 weighted;
  gint64 manager;
} PursuitForecastSum;

void
pursuit_forecast_sum_add (PursuitForecastSum *sum, const PursuitForecastDeal *deal);
void
pursuit_forecast_sum_join (PursuitForecastSum *sum, const PursuitForecastSum *other);

/**
 * PursuitForecastBook: won and open deals by period and owner.
 *
 * What is open and expected before today stands in the period in which it was expected, and in
 * pursuit_forecast_book_get_overdue() as well; what has no date is in pursuit_forecast_book_get_undated()
 * only.
 */
typedef struct _PursuitForecastBook PursuitForecastBook;

PursuitForecastBook *
pursuit_forecast_book_new (GArray *begins, PursuitDay today);
void
pursuit_forecast_book_free (PursuitForecastBook *self);
void
pursuit_forecast_book_add (PursuitForecastBook *self, const PursuitForecastDeal *deal);
guint
pursuit_forecast_book_get_n_periods (PursuitForecastBook *self);
PursuitDay
pursuit_forecast_book_get_begin (PursuitForecastBook *self, guint period);
GArray *
pursuit_forecast_book_list_owners (PursuitForecastBook *self);
void
pursuit_forecast_book_get (PursuitForecastBook *self, gint64 owner, guint period, PursuitForecastSum *sum);
void
pursuit_forecast_book_get_period (PursuitForecastBook *self, guint period, PursuitForecastSum *sum);
void
pursuit_forecast_book_get_owner (PursuitForecastBook *self, gint64 owner, PursuitForecastSum *sum);
void
pursuit_forecast_book_get_all (PursuitForecastBook *self, PursuitForecastSum *sum);
const PursuitForecastSum *
pursuit_forecast_book_get_overdue (PursuitForecastBook *self);
const PursuitForecastSum *
pursuit_forecast_book_get_undated (PursuitForecastBook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitForecastBook, pursuit_forecast_book_free)

/** PursuitForecastMark: forecasts of one owner for one month or more, held against what came. */
typedef struct
{
  gint64 owner;
  PursuitDay month;
  gint64 forecast;
  gint64 commit;
  gint64 actual;
} PursuitForecastMark;

double
pursuit_forecast_accuracy (const PursuitForecastMark *marks, guint n_marks);
double
pursuit_forecast_bias (const PursuitForecastMark *marks, guint n_marks);
PursuitDay
pursuit_forecast_opening (const PursuitDay *snapshots, guint n_snapshots, PursuitDay month);
gboolean
pursuit_forecast_is_snapshot_due (PursuitDay last, PursuitDay today);

/** PursuitForecastMove: why the forecast of a period is another one than before. */
typedef enum
{
  PURSUIT_FORECAST_NEW,      /* a deal that was not there */
  PURSUIT_FORECAST_MOVED_IN, /* one that was there and did not count: another date, reopened, omitted before
                              */
  PURSUIT_FORECAST_GROWN,
  PURSUIT_FORECAST_SHRUNK,
  PURSUIT_FORECAST_SLIPPED,  /* its date lies in another period now, or it has none */
  PURSUIT_FORECAST_LEFT_OUT, /* omitted now */
  PURSUIT_FORECAST_LOST,     /* lost, withdrawn, postponed, or gone */
  PURSUIT_FORECAST_WON,
  PURSUIT_N_FORECAST_MOVES
} PursuitForecastMove;

/**
 * PursuitForecastState: what a deal was at a moment.
 *
 * @known: whether it was there at all
 * @open, @won: how it stood
 * @amount: minor units of the report's currency
 */
typedef struct
{
  gboolean known;
  gboolean open;
  gboolean won;
  PursuitDay expected;
  gint64 amount;
  PursuitForecastCategory category;
} PursuitForecastState;

/**
 * PursuitForecastChanges: from then to now. @before plus the amounts of all moves is @after, to the minor
 * unit.
 */
typedef struct
{
  gint64 before;
  gint64 after;
  guint n_before;
  guint n_after;
  gint64 amounts[PURSUIT_N_FORECAST_MOVES];
  guint counts[PURSUIT_N_FORECAST_MOVES];
} PursuitForecastChanges;

void
pursuit_forecast_changes_add (PursuitForecastChanges *changes,
                              const PursuitForecastState *then,
                              const PursuitForecastState *now,
                              PursuitDay from,
                              PursuitDay to);
const char *
pursuit_forecast_move_label (PursuitForecastMove move);
const char *
pursuit_forecast_move_code (PursuitForecastMove move);

G_END_DECLS
