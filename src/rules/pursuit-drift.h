/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal-signals.h"
#include "pursuit-gate.h"

G_BEGIN_DECLS

/**
 * PursuitDriftLimits: of a process.
 *
 * @customer_ahead, @we_ahead: from how many steps on the drift is worth saying
 * @confirm_days: the customer's stage reads “unconfirmed” when its evidence is older than this
 */
typedef struct
{
  int customer_ahead;
  int we_ahead;
  int confirm_days;
} PursuitDriftLimits;

/** PURSUIT_DRIFT_LIMITS_INIT: the limits of a process that has none of its own. */
#define PURSUIT_DRIFT_LIMITS_INIT                                                                            \
  {                                                                                                          \
    .customer_ahead = 1, .we_ahead = 1, .confirm_days = 30                                                   \
  }

/**
 * PursuitDrift:
 *
 * @steps: buying stages that the customer is ahead of the one which our stage answers; negative when we are
 *   ahead; 0 when not known
 * @unconfirmed: the customer's stage is known, but its evidence has no date or is too old
 * @days_in_buying_stage: since that stage was reached, as far as we know; -1 when not known
 */
typedef struct
{
  PursuitDriftState state;
  int steps;
  gboolean unconfirmed;
  int days_in_buying_stage;
} PursuitDrift;

/**
 * PursuitBuyingPlace: where the customer is, and where our selling stage meets the customer. Buying stages
 * are numbered by their place in the process, from 1; 0 for not known.
 *
 * @customer: the customer's stage
 * @answered: the one that our present stage answers
 * @since: when the customer's stage was first found to be this one; or %PURSUIT_DAY_NONE
 * @confirmed: the day of the latest evidence for it; or %PURSUIT_DAY_NONE
 */
typedef struct
{
  int customer;
  int answered;
  PursuitDay since;
  PursuitDay confirmed;
} PursuitBuyingPlace;

/**
 * PursuitClocks: the two clocks of a deal. Days are whole and -1 when not known.
 *
 * @days_in_stage, @stage_staleness: since it entered its selling stage; nothing stops this clock
 * @days_since_contact, @contact_staleness: since the last real contact: an activity that was done. A next
 * step that is planned for today or later suspends it: then the days are counted, but the staleness is none.
 * @suspended: whether it is
 */
typedef struct
{
  int days_in_stage;
  PursuitStaleness stage_staleness;
  int days_since_contact;
  PursuitStaleness contact_staleness;
  gboolean suspended;
} PursuitClocks;

/**
 * PursuitClockTimes: what the clocks are read from; any day may be %PURSUIT_DAY_NONE.
 *
 * @next_step: the day of the next planned activity
 * @stage_limit, @contact_limit: days after which the deal is stale; 0 for never
 */
typedef struct
{
  PursuitDay entered_stage;
  PursuitDay last_contact;
  PursuitDay next_step;
  int stage_limit;
  int contact_limit;
} PursuitClockTimes;

/** PursuitCatchUpWork: a work item of a stage. */
typedef struct
{
  gint64 id;
  gboolean done;
} PursuitCatchUpWork;

/**
 * PursuitCatchUpStage: a stage of the process. Nothing is owned.
 *
 * @gate: (nullable): the check of its own key nodes
 */
typedef struct
{
  gint64 id;
  int position;
  const PursuitGateResult *gate;
  const PursuitCatchUpWork *work;
  guint n_work;
} PursuitCatchUpStage;

/**
 * PursuitCatchUp: something that was missed in a stage before the present one.
 *
 * @node: the key node that is not met, or 0
 * @work: the work item that is not done, or 0
 */
typedef struct
{
  gint64 stage;
  gint64 node;
  gint64 work;
} PursuitCatchUp;

/** pursuit_drift_state_from_code: the state that the code @code (nullable) of #PURSUIT_DRIFT_STATES stands
 * for; %PURSUIT_DRIFT_UNKNOWN for any other. */
PursuitDriftState
pursuit_drift_state_from_code (const char *code);

/** pursuit_drift_compute: how the two tracks lie to each other on the day @today. */
PursuitDrift
pursuit_drift_compute (const PursuitBuyingPlace *place, const PursuitDriftLimits *limits, PursuitDay today);

/**
 * pursuit_drift_explain:
 * @customer_stage: (nullable): the name of the customer's stage
 *
 * Returns: (transfer full): a translated sentence for the user that names the danger
 */
char *
pursuit_drift_explain (const PursuitDrift *drift, const char *customer_stage);

/**
 * pursuit_drift_start_stage:
 * @answers: (array length=n_stages): for each selling stage, in the order of the process, the number of the
 *   buying stage that it answers, 0 for none
 * @customer: the number of the customer's stage
 *
 * A deal that is found late starts where the customer is.
 *
 * Returns: the index of the first selling stage that answers @customer, or else of the last one that answers
 * an earlier buying stage; 0 when nothing is known
 */
guint
pursuit_drift_start_stage (const int *answers, guint n_stages, int customer);

/** pursuit_staleness: how a number of days compares with a limit; none when either is not known (-1, 0). */
PursuitStaleness
pursuit_staleness (int days, int limit);

/** pursuit_clocks_read: both clocks on the day @today. */
PursuitClocks
pursuit_clocks_read (const PursuitClockTimes *times, PursuitDay today);

/** pursuit_clocks_explain: (transfer full): both clocks in translated words, those that are known; "" for
 * none. */
char *
pursuit_clocks_explain (const PursuitClocks *clocks);

/**
 * pursuit_catch_up_list:
 * @stages: (array length=n_stages): of the process, in any order
 * @present: the position of the stage in which the deal is
 *
 * What was missed before the present stage: by stage in the order of their positions, in each first its
 * nodes, then its work.
 *
 * Returns: (transfer full) (element-type PursuitCatchUp): free with g_array_unref()
 */
GArray *
pursuit_catch_up_list (const PursuitCatchUpStage *stages, guint n_stages, int present);

G_END_DECLS
