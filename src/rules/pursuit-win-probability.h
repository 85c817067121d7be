/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-gate.h"

G_BEGIN_DECLS

/** PursuitWinFeature: what raises or lowers the chance of a deal, beside the base of its stage. Each is a
 * number that a model multiplies with its weight; 0 changes nothing. */
typedef enum
{
  PURSUIT_WIN_MISSING_NODES,  /* key nodes not met, of the stages up to and including the present one */
  PURSUIT_WIN_FORCED,         /* 1: moved by force, and the node is still not met */
  PURSUIT_WIN_CUSTOMER_AHEAD, /* steps that the customer is ahead of us */
  PURSUIT_WIN_WE_AHEAD,       /* steps that we are ahead of the customer */
  PURSUIT_WIN_STALE,          /* 1: in the stage for longer than its limit; 2: for twice as long */
  PURSUIT_WIN_ATTITUDE,       /* mean attitude of the buying centre by decision weight, -2 to 2 */
  PURSUIT_WIN_SCORECARD, /* latest opportunity score above or below the middle of its scale, -2.5 to 2.5 */
  PURSUIT_N_WIN_FEATURES
} PursuitWinFeature;

/** PURSUIT_WIN_MIDDLE_SCORE: the middle of a scorecard's scale, which says nothing either way. */
#define PURSUIT_WIN_MIDDLE_SCORE 2.5

/**
 * PursuitWinModel: log odds of winning = intercept + slope × log odds of the base + Σ weights × features.
 *
 * @intercept, @slope: 0 and 1 in the plain rule
 * @weights: one a feature, in log odds; exp() of it is the factor of the odds for one unit
 */
typedef struct
{
  double intercept;
  double slope;
  double weights[PURSUIT_N_WIN_FEATURES];
} PursuitWinModel;

/**
 * PursuitWinFacts: what a deal's chance is computed from. A plain value, to be kept with a stage event in its
 * textual form (pursuit_win_facts_to_code()).
 *
 * @base: of the stage, 0 to 1
 * @features: 0 where nothing is known
 */
typedef struct
{
  double base;
  double features[PURSUIT_N_WIN_FEATURES];
} PursuitWinFacts;

/** PursuitWinReasonKind: the features in their order, and what the model says of the base itself. */
typedef enum
{
  PURSUIT_WIN_REASON_CALIBRATION =
      PURSUIT_N_WIN_FEATURES, /* closed deals won more or less often than the base */
  PURSUIT_N_WIN_REASONS
} PursuitWinReasonKind;

/**
 * PursuitWinReason: one thing that moved the chance.
 *
 * @kind: a PursuitWinFeature or %PURSUIT_WIN_REASON_CALIBRATION
 * @value: the feature's
 * @factor: by which the odds were multiplied
 * @delta: by how much the chance went up (or down, negative), 0 to 1. The deltas of a deal, added to its base
 * in their order, give the computed chance.
 */
typedef struct
{
  guint kind;
  double value;
  double factor;
  double delta;
} PursuitWinReason;

/** PursuitWinProbability: the chance of a deal and the reasons that made it, in the order of their kinds. */
typedef struct
{
  double base;
  double computed;
  PursuitWinReason reasons[PURSUIT_N_WIN_REASONS];
  guint n_reasons;
} PursuitWinProbability;

/**
 * PURSUIT_WIN_PLAIN_RULE: the weights that ship with the program. Each missing key node multiplies the odds
 * by 0.7, a forced move by 0.4 (the method's §1a). The others are Pursuit's own choice: 0.9 for each step
 * apart, 0.85 for each time the stage's limit has passed, 1.25 for a unit of attitude and 1.2 for a point of
 * the score.
 */
extern const PursuitWinModel PURSUIT_WIN_PLAIN_RULE;

/** pursuit_win_facts_take_score: sets the score from an opportunity score @total of 0 to 5; NAN for none. */
void
pursuit_win_facts_take_score (PursuitWinFacts *facts, double total);

/**
 * pursuit_win_facts_to_code:
 *
 * Returns: (transfer full): the facts as text for storage with an event, `name=number` with spaces between
 *   them; features that are 0 are left out. The same in every language.
 */
char *
pursuit_win_facts_to_code (const PursuitWinFacts *facts);

/**
 * pursuit_win_facts_from_code:
 * @facts: (out caller-allocates): what pursuit_win_facts_to_code() wrote
 *
 * Names that are not known (from a later version) are passed over.
 *
 * Returns: whether @code has a base at least
 */
gboolean
pursuit_win_facts_from_code (PursuitWinFacts *facts, const char *code);

/**
 * pursuit_win_model_to_code:
 *
 * Returns: (transfer full): the model as text, `name=number` with spaces between them, to be kept in the
 * database: what was computed with it can be computed again
 */
char *
pursuit_win_model_to_code (const PursuitWinModel *model);

/**
 * pursuit_win_model_from_code:
 * @model: (out caller-allocates): what pursuit_win_model_to_code() wrote; else the plain rule
 * @code: (nullable): as it was kept
 *
 * Returns: whether @code has a model
 */
gboolean
pursuit_win_model_from_code (PursuitWinModel *model, const char *code);

/**
 * pursuit_win_probability_estimate:
 *
 * The computed chance without its reasons: what a recomputation of all deals calls. A base of 0 or 1 is
 * certain, and nothing moves it.
 *
 * Returns: 0 to 1
 */
double
pursuit_win_probability_estimate (const PursuitWinModel *model, const PursuitWinFacts *facts);

/**
 * pursuit_win_probability_compute:
 * @result: (out caller-allocates): the same chance with its reasons
 */
void
pursuit_win_probability_compute (const PursuitWinModel *model,
                                 const PursuitWinFacts *facts,
                                 PursuitWinProbability *result);

/**
 * pursuit_win_probability_effective:
 * @own: the user's own estimate, 0 to 1; below 0 when there is none
 *
 * Returns: the chance that counts: @own if there is one, else @computed
 */
double
pursuit_win_probability_effective (double computed, double own);

/**
 * pursuit_win_reason_explain:
 *
 * Returns: (transfer full): a translated sentence for the user, without the delta
 */
char *
pursuit_win_reason_explain (const PursuitWinReason *reason);

/** pursuit_win_reason_word: (transfer none): the reason in a translated word or two, where room is short. */
const char *
pursuit_win_reason_word (const PursuitWinReason *reason);

/** pursuit_win_reason_code: the code of a kind of reason, as interfaces name it. */
const char *
pursuit_win_reason_code (guint kind);

G_END_DECLS
