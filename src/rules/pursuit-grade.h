/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-customer-rules.h"

G_BEGIN_DECLS

/**
 * PursuitGradeFacts: what a deal's grade follows from.
 *
 * @expected_close: %PURSUIT_DAY_NONE when not known
 * @need_recorded: whether a need of the deal is written down
 * @probability: the effective chance, 0 to 1
 */
typedef struct
{
  PursuitDay expected_close;
  gboolean need_recorded;
  double probability;
  PursuitDay today;
} PursuitGradeFacts;

const char *
pursuit_grade_of_deal (const PursuitCustomerRules *rules, const PursuitGradeFacts *facts);

/**
 * PursuitLifeFacts: what a company's grade and its place in the life of a customer follow from.
 *
 * @said: (nullable): the grade that somebody gave it
 * @best: (nullable): the best grade of its open deals; %NULL: it has none
 * @last_outcome: (nullable): how the deal ended that was closed last
 */
typedef struct
{
  gboolean ceased;
  gboolean verified;
  const char *said;
  const char *best;
  const char *last_outcome;
} PursuitLifeFacts;

const char *
pursuit_grade_of_company (const PursuitLifeFacts *facts);
const char *
pursuit_life_of_company (const PursuitLifeFacts *facts);

G_END_DECLS
