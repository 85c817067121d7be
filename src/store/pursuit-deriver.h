/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-process-book.h"
#include "pursuit-summary-delta.h"
#include "pursuit-txn.h"
#include "pursuit-win-probability.h"

G_BEGIN_DECLS

/**
 * PursuitDerivedDeal: what the rules make of a deal, beside what its row keeps of that.
 *
 * @win: what the chance was computed from; the base alone when the deal is closed
 * @missing: key nodes not met, of the stages up to its own; 0 when it is closed
 * @overdue: how often its stage's limit has passed, 0 to 2; 0 when it is closed
 * @forced: came into its stage by force, and a node that was missing then still is
 * @drift: steps that the customer is ahead; 0 with @drift_known false
 * @findings: how many dangers and warnings the map of people shows; 0 when nobody is on it, or it is closed
 * @finding: (nullable): the worst of them: pursuit_finding_to_code(); valid as long as the deriver looks at
 *   these deals
 * @grade_was: the grade that its row keeps; empty: none
 * @grade_due: (nullable): what the rule says when that waits to be confirmed
 * @differs: the first kept column that is not as derived; %NULL when all are
 * @moves: whether its part in the kept summary changes
 */
typedef struct
{
  gint64 id;
  gboolean open;
  PursuitWinFacts win;
  PursuitDealDerived derived;
  guint missing;
  guint overdue;
  gboolean forced;
  int drift;
  gboolean drift_known;
  guint findings;
  const char *finding;
  char grade_was[2];
  const char *grade_due;
  const char *differs;
  gboolean moves;
} PursuitDerivedDeal;

/**
 * PursuitDeriver:
 *
 * Derives what the clock, the process and the model make of deals, many with a few queries. What it learns of
 * processes it keeps: make a new one when they have changed.
 */
typedef struct _PursuitDeriver PursuitDeriver;

/** PursuitDeriveEach: told each deal by its id, in order; %FALSE with an error stops. */
typedef gboolean (*PursuitDeriveEach) (const PursuitDerivedDeal *deal, gpointer data, GError **error);

/**
 * PursuitDeriveRange: which deals.
 *
 * @first, @last: ids, both included
 * @process_id: those of this process; 0: of all
 * @limit: at most so many of them
 * @open_only: not those that are closed
 * @acted: something was done to each of them: a grade that moves by that counts at once. Otherwise it is only
 *   proposed
 */
typedef struct
{
  gint64 first;
  gint64 last;
  gint64 process_id;
  guint limit;
  gboolean open_only;
  gboolean acted;
} PursuitDeriveRange;

/** PURSUIT_DERIVE_SLICE: so many deals are derived in one go. */
#define PURSUIT_DERIVE_SLICE 2000

/** PURSUIT_WIN_MODEL_SETTING: the setting that keeps the model of the win probability; without it the plain
 * rule counts. */
#define PURSUIT_WIN_MODEL_SETTING "win-model"

PursuitDeriver *
pursuit_deriver_new (PursuitDb *db, PursuitDay today, GError **error);
void
pursuit_deriver_free (PursuitDeriver *self);
const PursuitWinModel *
pursuit_deriver_get_model (PursuitDeriver *self);
gboolean
pursuit_deriver_scan (PursuitDeriver *self,
                      const PursuitDeriveRange *range,
                      PursuitDeriveEach each,
                      gpointer data,
                      gint64 *next,
                      GError **error);
gboolean
pursuit_deriver_write (PursuitDeriver *self,
                       const PursuitDeriveRange *range,
                       gboolean summary,
                       PursuitDeriveEach each,
                       gpointer data,
                       gint64 *next,
                       GError **error);
const PursuitCustomerRules *
pursuit_deriver_get_rules (PursuitDeriver *self);
const PursuitFieldRef *
pursuit_deriver_get_asked (PursuitDeriver *self, guint *n_asked);
gboolean
pursuit_deriver_read_company (PursuitDeriver *self, gint64 company_id, guint64 *filled, GError **error);
int
pursuit_deriver_count_bare (PursuitDeriver *self,
                            gint64 process_id,
                            gint64 stage_id,
                            guint64 filled,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDeriver, pursuit_deriver_free)

G_END_DECLS
