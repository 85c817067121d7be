/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-funnel-result.h"

G_BEGIN_DECLS

/** PursuitFunnelOutcome: in the order of PURSUIT_OUTCOMES. */
typedef enum
{
  PURSUIT_FUNNEL_OPEN,
  PURSUIT_FUNNEL_WON,
  PURSUIT_FUNNEL_LOST,
  PURSUIT_FUNNEL_WITHDRAWN,
  PURSUIT_FUNNEL_POSTPONED,
} PursuitFunnelOutcome;

typedef enum
{
  PURSUIT_FUNNEL_EVENT_CREATED,
  PURSUIT_FUNNEL_EVENT_IMPORTED,
  PURSUIT_FUNNEL_EVENT_MOVED,
  PURSUIT_FUNNEL_EVENT_CLOSED,
  PURSUIT_FUNNEL_EVENT_REOPENED,
  PURSUIT_FUNNEL_EVENT_OWNER_CHANGED,
  PURSUIT_FUNNEL_EVENT_PROCESS_CHANGED,
} PursuitFunnelEventKind;

/**
 * PursuitFunnelEvent: one live (not undone) event of a deal. Everything is as of the moment after it.
 *
 * @stage: where the deal is now; 0 when the event does not say, then it stays where it was
 * @owner: a member's id, 0 for none
 * @amount: minor units of @currency, 0 when not known
 * @day: PURSUIT_DAY_NONE when the date is not known (at_known = 0)
 * @probability: the deal's effective win probability, 0 to 1; below 0, the stage's base is taken
 * @currency: ISO 4217, ended by NUL
 * @kind, @outcome, @loss: PursuitFunnelEventKind, PursuitFunnelOutcome and PursuitLossKind
 * @forced: the stage was changed without its key node
 * @missing: (nullable): of a forced move, what was missing: lines of pursuit_unmet_to_code(). Not kept
 */
typedef struct
{
  gint64 deal;
  gint64 stage;
  gint64 owner;
  gint64 amount;
  double probability;
  PursuitDay day;
  char currency[4];
  guint8 kind;
  guint8 outcome;
  guint8 loss;
  guint8 forced;
  const char *missing;
} PursuitFunnelEvent;

/**
 * PursuitFunnelStanding: a deal that stands in a stage today, or @count of them from a kept summary (mode now
 * only).
 *
 * @deal: its id, 0 when they are several
 * @amount, @weighted: their sums, minor units of @currency
 * @since: of one deal, the day on which it came into the stage, or PURSUIT_DAY_NONE; of several see
 *   pursuit_funnel_add_ages()
 * @closed: the day on which they were closed, whose rate they take; PURSUIT_DAY_NONE: today's
 */
typedef struct
{
  gint64 deal;
  gint64 stage;
  gint64 count;
  gint64 amount;
  gint64 weighted;
  PursuitDay since;
  PursuitDay closed;
  char currency[4];
} PursuitFunnelStanding;

/** PursuitFunnelStageInfo: a stage of the process; @probability is its base, 0 to 1. One that is @retired is
 * shown only when it counted something. */
typedef struct
{
  gint64 id;
  const char *name;
  int position;
  gboolean delivery;
  double probability;
  gboolean retired;
} PursuitFunnelStageInfo;

/**
 * PursuitRateFunc:
 * @currency: ISO 4217
 * @day: on which day the rate is wanted
 *
 * Returns: how many minor units of the report's currency one minor unit of @currency is worth that day; 0 or
 *   less when it is not known. A missing rate is counted and shown, never taken as 1.
 */
typedef double (*PursuitRateFunc) (const char *currency, PursuitDay day, gpointer user_data);

/** PursuitFunnelListing: which of the counted deals are to be named in the result. */
typedef enum
{
  PURSUIT_FUNNEL_LIST_NONE,
  PURSUIT_FUNNEL_LIST_ENTERED,  /* that stand in a stage (now), or came to it */
  PURSUIT_FUNNEL_LIST_LOST,     /* that were lost from a stage */
  PURSUIT_FUNNEL_LIST_LOSSES,   /* of these, those with one kind of loss */
  PURSUIT_FUNNEL_LIST_FORCED,   /* that were moved by force, wherever */
  PURSUIT_FUNNEL_LIST_UNFORCED, /* that were not */
  PURSUIT_FUNNEL_LIST_MISSING,  /* that were moved by force without a key node */
  PURSUIT_FUNNEL_LIST_COUNTED,  /* all, whatever stage they came to */
} PursuitFunnelListing;

/** PursuitFunnelList: @stage, @loss, @node: where @listing needs them. */
typedef struct
{
  PursuitFunnelListing listing;
  gint64 stage;
  PursuitLossKind loss;
  gint64 node;
} PursuitFunnelList;

/**
 * PursuitFunnelParams:
 *
 * @from, @to: the period, both days included; PURSUIT_DAY_NONE leaves that end open. A cohort's deals began
 * in it, a flow's visits began in it and are looked at until @to.
 * @today: events after it are not looked at; ages count up to it
 * @owner: only deals (now: of this owner today; cohort: begun by this owner; flow: visits while with this
 *   owner); 0 is everybody
 * @currency: of the report, ISO 4217
 * @rate: for amounts in other currencies; may be %NULL
 * @list: which counted deals are to be named in the result
 */
typedef struct
{
  PursuitFunnelMode mode;
  PursuitDay from;
  PursuitDay to;
  PursuitDay today;
  gint64 owner;
  char currency[4];
  PursuitRateFunc rate;
  gpointer rate_data;
  PursuitFunnelList list;
} PursuitFunnelParams;

/* As many stages as a set of bits in one machine word holds. */
#define PURSUIT_FUNNEL_MAX_STAGES 64

/**
 * PursuitFunnel: one pass over the stage events of all deals.
 *
 * It keeps the state of the deal at hand only, allocates nothing per event and takes medians from histograms
 * of days. Where a deal goes:
 *
 * - It stands in a stage while it is open, or won and in a delivery stage. Now, it stands there until
 * delivery is finished; events do not tell that, so that in a cohort and a flow it stays.
 * - Leaving a stage is `advanced` when it goes to a later one or is won, `back` when it goes to an earlier
 * one, `lost` when it is lost, withdrawn or postponed (a loss belongs to the stage it was lost from),
 *   `handed_over` when its owner changes (flow) or its process does; otherwise it is `still_here`.
 * - In a cohort the fate is that of the whole life after the deal last entered the stage: `advanced` if it
 * ever reached a later stage from then on or was won, else as above. An owner's change is no fate there.
 * - Events without a date say where a deal is, but begin no visit that counts and end no time that is
 * measured; a deal whose beginning has no date is in no cohort.
 * - Amounts and chances: now, the deal's as they are; cohort, at its last event; flow, at the visit's
 * beginning. What stands now is converted at today's rate; in a cohort and a flow, deals that are closed at
 * the closing day's, others at today's.
 */
typedef struct _PursuitFunnel PursuitFunnel;

/**
 * pursuit_funnel_new:
 * @stages: (array length=n_stages): the stages of one process, in any order; copied
 * @params: copied
 * @error: set when there are more than PURSUIT_FUNNEL_MAX_STAGES stages
 *
 * Returns: (nullable): a funnel without events, free with pursuit_funnel_free()
 */
PursuitFunnel *
pursuit_funnel_new (const PursuitFunnelStageInfo *stages,
                    gsize n_stages,
                    const PursuitFunnelParams *params,
                    GError **error);

void
pursuit_funnel_free (PursuitFunnel *funnel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitFunnel, pursuit_funnel_free)

/**
 * pursuit_funnel_add_event:
 * @funnel: of a cohort or a flow; what stands where now is added by pursuit_funnel_add_standing()
 * @event: the next event; all events of a deal come together and in the order in which they happened
 */
void
pursuit_funnel_add_event (PursuitFunnel *funnel, const PursuitFunnelEvent *event);

/** pursuit_funnel_add_standing: adds what stands in a stage instead of events. Only for mode now. */
void
pursuit_funnel_add_standing (PursuitFunnel *funnel, const PursuitFunnelStanding *standing);

void
pursuit_funnel_add_ages (PursuitFunnel *funnel, gint64 stage, PursuitDay since, gint64 count);

/** pursuit_funnel_finish: Returns: (transfer full): the result. Nothing can be added afterwards. */
PursuitFunnelResult *
pursuit_funnel_finish (PursuitFunnel *funnel);

G_END_DECLS
