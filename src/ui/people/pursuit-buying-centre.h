/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-people.h"

G_BEGIN_DECLS

/** PURSUIT_BUYING_CENTRE_DAYS: a contact within so many days is a recent one. */
#define PURSUIT_BUYING_CENTRE_DAYS 30

/**
 * PursuitBuyingCentre:
 * @deciders: people of the decision level
 * @deciders_met: those of them whom one of us has met
 * @ours, @neutral, @against: the weights, in percent, of those with an attitude for us, neither, or against
 * us; a person whose attitude is not known counts nowhere
 * @weighed: the weights of all together
 * @people: everybody who is known; a placeholder is not
 * @recent: those who were met within %PURSUIT_BUYING_CENTRE_DAYS days
 *
 * Plain facts about the people who take part in a deal; without a deal, about all people shown.
 */
typedef struct
{
  guint deciders;
  guint deciders_met;
  int ours;
  int neutral;
  int against;
  int weighed;
  guint people;
  guint recent;
} PursuitBuyingCentre;

PursuitBuyingCentre
pursuit_buying_centre_count (const PursuitOrgPeople *people, gboolean in_deal, PursuitDay today);

G_END_DECLS
