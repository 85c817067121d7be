/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

G_BEGIN_DECLS

/**
 * PursuitFunnelMode: which question the funnel answers.
 *
 * - now: which deals stand in each stage today. Unit: a deal.
 * - cohort: what became of the deals that began in the period, followed until today. Unit: a deal; however
 * often it comes back to a stage, it counts there once.
 * - flow: what happened to the visits that began in the period, until the period's end. Unit: a visit, that
 * is a deal's unbroken stay in one stage with one owner; a deal that comes back makes another visit.
 */
typedef enum
{
  PURSUIT_FUNNEL_NOW,
  PURSUIT_FUNNEL_COHORT,
  PURSUIT_FUNNEL_FLOW,
  PURSUIT_FUNNEL_N_MODES
} PursuitFunnelMode;

/** PursuitLossKind: why a deal left the funnel, as far as the charts tell reasons apart. */
typedef enum
{
  PURSUIT_LOSS_RIVAL,
  PURSUIT_LOSS_WITHDRAWN,
  PURSUIT_LOSS_POSTPONED,
  PURSUIT_LOSS_NO_NEED,
  PURSUIT_LOSS_OTHER,
  PURSUIT_N_LOSS_KINDS
} PursuitLossKind;

/** PursuitSpread: the middle of a set of whole days; the numbers are NAN when @n is 0. */
typedef struct
{
  gint64 n;
  double first_quartile;
  double median;
  double third_quartile;
} PursuitSpread;

/**
 * PursuitFunnelStage: one row of the funnel.
 *
 * @count: deals that stand here (now); deals or visits that entered in the period (cohort, flow)
 * @deals: the different deals among these
 * @amount: of those, in minor units of the report's currency
 * @weighted: amount × win probability of those that are open and still here
 * @entered … @still_here: the fates of the counted deals or visits; always
 *   entered = advanced + lost + back + handed_over + still_here
 * @conversion: advanced / entered, 0 to 1; NAN for mode now, for a delivery stage and when nobody entered
 * @days: days from entering to leaving (now: to today), of those whose dates are both known. In a cohort the
 * stays of one deal in one stage are added up.
 * @losses: @lost by reason
 */
typedef struct
{
  gint64 id;
  char *name;
  int position;
  gboolean delivery;
  gint64 count;
  gint64 deals;
  gint64 amount;
  gint64 weighted;
  gint64 entered;
  gint64 advanced;
  gint64 lost;
  gint64 back;
  gint64 handed_over;
  gint64 still_here;
  double conversion;
  PursuitSpread days;
  gint64 losses[PURSUIT_N_LOSS_KINDS];
} PursuitFunnelStage;

/** PursuitFunnelNode: a key node that was missing in forced moves. @name: %NULL until whoever knows it says
 * it;
 * @moves: in how many; @deals: of how many deals */
typedef struct
{
  gint64 id;
  char *name;
  gint64 moves;
  gint64 deals;
} PursuitFunnelNode;

/**
 * PursuitFunnelResult: what the fold found; immutable, shared by reference, safe to hand to another thread.
 *
 * @deals: different deals that are counted in at least one stage
 * @open, @won, @lost: of a cohort, what its deals are today; of a flow, the deals that were open at the
 * period's end and those won or lost (also withdrawn or postponed) in the period, in this process; now, the
 * open ones
 * @win_rate: cohort: won / deals; flow: won / (won + lost); NAN where there are none, and for now
 * @cycle_won, @cycle_lost: days from a deal's beginning to its being won or lost
 * @amount, @weighted: of the open deals, in minor units of @currency
 * @forced_moves, @forced_deals, @forced_won, @forced_lost: moves without their key node, the deals that have
 * one, and how many of those were won or not (cohort, flow); the others are open
 * @missing: (element-type PursuitFunnelNode): the key nodes that were missing then, most often first
 * @undated_deals: deals of which something is left out because its date is not known
 * @listed: (element-type gint64): ids of the deals that were asked for, each once
 * @from, @to: the period, as in the params
 * @unconverted, @unconverted_currencies: deals or visits whose amount is left out because there is no
 * exchange rate, and their currencies (NULL-terminated)
 */
typedef struct
{
  PursuitFunnelMode mode;
  PursuitDay from;
  PursuitDay to;
  char currency[4];
  guint n_stages;
  PursuitFunnelStage *stages; /* in order of position */
  gint64 deals;
  gint64 open;
  gint64 won;
  gint64 lost;
  double win_rate;
  PursuitSpread cycle_won;
  PursuitSpread cycle_lost;
  gint64 amount;
  gint64 weighted;
  gint64 forced_moves;
  gint64 forced_deals;
  gint64 forced_won;
  gint64 forced_lost;
  GArray *missing;
  gint64 undated_deals;
  gint64 unconverted;
  char **unconverted_currencies;
  GArray *listed;
} PursuitFunnelResult;

/* Below so many, a share says little and views show the raw counts instead. */
#define PURSUIT_FUNNEL_MIN_SHARE 10

/** pursuit_funnel_mode_to_string: Returns: "now", "cohort" or "flow" */
const char *
pursuit_funnel_mode_to_string (PursuitFunnelMode mode);

/** pursuit_funnel_mode_from_string: Returns: whether @name is the name of a mode, then stored in @mode */
gboolean
pursuit_funnel_mode_from_string (const char *name, PursuitFunnelMode *mode);

/**
 * pursuit_loss_kind_from_codes:
 * @outcome: (nullable): the deal's outcome, as in the database
 * @reason: (nullable): the code of the reason, or free text
 * @has_competitor: whether a competitor is named
 *
 * Returns: the kind under which the charts count such a loss; free text without a competitor is OTHER
 */
PursuitLossKind
pursuit_loss_kind_from_codes (const char *outcome, const char *reason, gboolean has_competitor);

/** pursuit_loss_kind_to_string: Returns: the kind's code, e.g. "no-need" */
const char *
pursuit_loss_kind_to_string (PursuitLossKind kind);

/** pursuit_funnel_result_join: shows in @result, with nothing in it, each stage that only @before counted: a
 * retired one that nobody came to any more. Before @result is shared. */
void
pursuit_funnel_result_join (PursuitFunnelResult *result, const PursuitFunnelResult *before);

/** pursuit_funnel_result_find: Returns: (transfer none) (nullable): the row of that stage */
const PursuitFunnelStage *
pursuit_funnel_result_find (const PursuitFunnelResult *result, gint64 stage);

PursuitFunnelResult *
pursuit_funnel_result_ref (PursuitFunnelResult *result);
void
pursuit_funnel_result_unref (PursuitFunnelResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitFunnelResult, pursuit_funnel_result_unref)

G_END_DECLS
