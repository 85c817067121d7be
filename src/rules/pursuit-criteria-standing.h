/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-criteria-sheet.h"

G_BEGIN_DECLS

/**
 * PursuitCriteriaStanding: how we stand by the customer's buying criteria.
 *
 * @ours: our points, weighted by the customer: 0 to 5; NAN when nothing that counts is scored
 * @rival: the competitor with the best total, or -1 when none is scored
 * @rival_total: that total; NAN without a rival
 * @n_unscored: criteria that count and on which we have no points
 * @lever: the criterion on which we are the most points ahead of @rival, the heavier one of equals: more
 * weight for it helps us most; -1 when we lead nowhere
 * @burden: the criterion whose weighted gap to @rival costs us most; -1 when we trail nowhere
 */
typedef struct
{
  double ours;
  int rival;
  double rival_total;
  guint n_unscored;
  int lever;
  int burden;
} PursuitCriteriaStanding;

/** pursuit_criteria_standing_compute: how @sheet stands. The total of a bidder is the mean of the points by
 * the customer's weights; criteria on which the bidder has none, and those of weight 0, are left out. */
void
pursuit_criteria_standing_compute (const PursuitCriteriaSheet *sheet, PursuitCriteriaStanding *result);

/** pursuit_criteria_lead: the points by which we lead the rival @rival on @row, below 0 when we trail; 0 too
 * when one of the two is not scored. */
int
pursuit_criteria_lead (const PursuitCriteriaRow *row, int rival);

/** pursuit_criteria_standing_explain: (transfer full): translated: who is ahead, on what we lead and trail,
 * and what to push; one sentence a line. */
char *
pursuit_criteria_standing_explain (const PursuitCriteriaSheet *sheet,
                                   const PursuitCriteriaStanding *standing);

G_END_DECLS
