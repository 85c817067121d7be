/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-score-sheet.h"

G_BEGIN_DECLS

/** PursuitScoreVerdict: what the total says to do. */
typedef enum
{
  PURSUIT_SCORE_VERDICT_NONE,   /* the scorecard gives none, or nothing is scored */
  PURSUIT_SCORE_VERDICT_PURSUE, /* pursue: worth the whole sales process */
  PURSUIT_SCORE_VERDICT_LOWER,  /* lower: go on, but with contacts at a lower level */
  PURSUIT_SCORE_VERDICT_DROP,   /* drop: put the effort elsewhere */
} PursuitScoreVerdict;

/**
 * PursuitScoreTotal: what the points of an assessment come to.
 *
 * @total: 0 to 5; NAN when nothing that counts is scored
 * @n_scored, @n_missing: how many of the criteria that count have points, and how many have not
 */
typedef struct
{
  double total;
  guint n_scored;
  guint n_missing;
  PursuitScoreVerdict verdict;
} PursuitScoreTotal;

/**
 * pursuit_score_total_compute:
 * @points: one a criterion of @sheet, %PURSUIT_NOT_SCORED where there are none
 * @result: (out caller-allocates): what they come to
 *
 * The total is the mean of the points, weighted: sum of weight × points over sum of weights. A criterion
 * without points is left out of both sums, so that it speaks neither for nor against the deal; how many were
 * left out is said with the total. Retired criteria and those of weight 0 do not count at all.
 */
void
pursuit_score_total_compute (const PursuitScoreSheet *sheet, const int *points, PursuitScoreTotal *result);

/** pursuit_score_verdict: what a total from 0 to 5, or NAN, means by the thresholds of @sheet; a threshold
 * that is just reached counts as reached. */
PursuitScoreVerdict
pursuit_score_verdict (const PursuitScoreSheet *sheet, double total);

/** pursuit_score_verdict_code: (nullable) (transfer none): pursue, lower or drop, as interfaces name it. */
const char *
pursuit_score_verdict_code (PursuitScoreVerdict verdict);

/** pursuit_score_total_explain: (transfer full): the verdict as a translated sentence, and how many criteria
 * are not scored; "" when there is neither. */
char *
pursuit_score_total_explain (const PursuitScoreTotal *total);

G_END_DECLS
