/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-customer-rules.h"

G_BEGIN_DECLS

/**
 * PursuitReleaseFacts: what the day follows from on which a company goes back to the pool by itself.
 *
 * @grade: of the company, "A" to "D"
 * @owned: whether somebody owns it
 * @exclusive: locked: its owner holds it alone
 * @won: whether its last deal was won
 * @owner_since: the day it came to its owner, by the log of owners
 * @last_contact: the last thing that was done with it; %PURSUIT_DAY_NONE: nothing
 * @planned_until: the last day for which something is planned with it; %PURSUIT_DAY_NONE: nothing is
 * @protected_until: the last day of its protection; %PURSUIT_DAY_NONE: it has none
 */
typedef struct
{
  const char *grade;
  gboolean owned;
  gboolean exclusive;
  gboolean won;
  PursuitDay owner_since;
  PursuitDay last_contact;
  PursuitDay planned_until;
  PursuitDay protected_until;
} PursuitReleaseFacts;

PursuitDay
pursuit_pool_release_day (const PursuitCustomerRules *rules, const PursuitReleaseFacts *facts);

/** PursuitPoolRefusal: why somebody may not have a company. */
typedef enum
{
  PURSUIT_POOL_ALLOWED,
  PURSUIT_POOL_CEASED,
  PURSUIT_POOL_OWNED,
  PURSUIT_POOL_NEW_ARRIVAL, /* number: the first day on which it may be claimed */
  PURSUIT_POOL_COOL_DOWN,   /* number: the first day on which its former owner may claim it */
  PURSUIT_POOL_CLAIM_LIMIT, /* number: the limit */
  PURSUIT_POOL_OWNED_LIMIT, /* number: the limit */
  PURSUIT_POOL_NOT_OWNED,
  PURSUIT_POOL_NOT_YOURS,
  PURSUIT_POOL_EXCLUSIVE,
  PURSUIT_POOL_PROTECT_QUOTA, /* number: the quota */
  PURSUIT_POOL_PROTECT_DAYS,  /* number: the last day that is allowed */
  PURSUIT_POOL_SAME_OWNER,
  PURSUIT_POOL_READ_ONLY,
  PURSUIT_POOL_NOT_LET_IN,
} PursuitPoolRefusal;

/** PursuitPoolVerdict: an answer, with the number that belongs to it. */
typedef struct
{
  PursuitPoolRefusal refusal;
  int number;
} PursuitPoolVerdict;

/**
 * PursuitOwnFacts: what it depends on whether a company may become somebody's, by whatever way: claimed,
 * assigned, handed over, edited or imported.
 *
 * @to_id: who gets it
 * @actor_id: who sees to that; 0: the program itself
 * @owner_id: whose it is; 0: nobody's
 * @is_new: it is only just made, and lies in no pool
 * @n_owned: how many who gets it owns, won ones not counted, this one not counted
 * @arrived: of a claim: the day it came to the pool, by the log; %PURSUIT_DAY_NONE: it never was released
 * @left: of a claim: the last day on which it left the one who claims it, by the log, whoever owned it since;
 *   %PURSUIT_DAY_NONE: it never was theirs
 * @claimed_today: of a claim: how many they claimed today, by the log, this one not counted
 */
typedef struct
{
  gint64 to_id;
  gint64 actor_id;
  gint64 owner_id;
  gboolean is_new;
  gboolean exclusive;
  gboolean ceased;
  int n_owned;
  PursuitDay arrived;
  PursuitDay left;
  int claimed_today;
  PursuitDay today;
} PursuitOwnFacts;

gboolean
pursuit_pool_counts_life (const char *life);
gboolean
pursuit_pool_is_claim (const PursuitOwnFacts *facts);
PursuitPoolVerdict
pursuit_pool_may_own (const PursuitCustomerRules *rules, const PursuitOwnFacts *facts);

/**
 * PursuitHoldFacts: what it depends on whether the owner may protect or share a company.
 *
 * @owner_id: 0: nobody
 * @actor_id: who asks
 * @n_protected: how many the owner has under protection, this one not counted
 * @until: the last day that is asked for
 */
typedef struct
{
  gint64 owner_id;
  gint64 actor_id;
  gboolean exclusive;
  int n_protected;
  PursuitDay until;
  PursuitDay today;
} PursuitHoldFacts;

PursuitPoolVerdict
pursuit_pool_may_protect (const PursuitCustomerRules *rules, const PursuitHoldFacts *facts);
PursuitPoolVerdict
pursuit_pool_may_share (const PursuitHoldFacts *facts);

/**
 * PursuitWriteFacts: what it depends on whether somebody may change a company and what hangs on it.
 *
 * @owner_id: of the company; 0: nobody
 * @part_owner_id: of the deal or activity of the company that is changed; 0: it is not one
 * @actor_id: who changes it; 0: the program itself
 * @right: (nullable): what the owner lets the actor do, one of #PURSUIT_SHARE_RIGHTS
 * @right_until: the last day of that; %PURSUIT_DAY_NONE: it does not end
 */
typedef struct
{
  gint64 owner_id;
  gint64 part_owner_id;
  gint64 actor_id;
  gboolean exclusive;
  const char *right;
  PursuitDay right_until;
  PursuitDay today;
} PursuitWriteFacts;

PursuitPoolVerdict
pursuit_pool_may_write (const PursuitCustomerRules *rules, const PursuitWriteFacts *facts);

char *
pursuit_pool_word_refusal (const PursuitPoolVerdict *verdict, const char *company);

G_END_DECLS
