/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-pool.h"

#include <glib/gi18n-lib.h>

static PursuitPoolVerdict
verdict (PursuitPoolRefusal refusal, int number)
{
  return (PursuitPoolVerdict){ .refusal = refusal, .number = number };
}

/* The later of two days, either of which may be none. */
static PursuitDay
later (PursuitDay a, PursuitDay b)
{
  if (a == PURSUIT_DAY_NONE)
    return b;
  return b == PURSUIT_DAY_NONE ? a : MAX (a, b);
}

/**
 * pursuit_pool_release_day:
 * @rules: whose @since is a day
 *
 * The grade's days without contact, counted from the last contact, from the day it came to its owner and from
 * the day the rules began, whichever is the latest; never before the day behind a planned follow-up or a
 * protection. What its owner holds alone, and what was won, stays.
 *
 * Returns: the day on which it goes to the pool when nothing happens; %PURSUIT_DAY_NONE: it does not
 */
PursuitDay
pursuit_pool_release_day (const PursuitCustomerRules *rules, const PursuitReleaseFacts *facts)
{
  g_return_val_if_fail (rules != NULL && facts != NULL, PURSUIT_DAY_NONE);
  g_return_val_if_fail (facts->grade != NULL && *facts->grade >= 'A' && *facts->grade <= 'D',
                        PURSUIT_DAY_NONE);

  int days = rules->values[PURSUIT_RULE_DAYS_A + (*facts->grade - 'A')];
  if (!rules->values[PURSUIT_RULE_AUTOMATIC] || days == 0 || !facts->owned || facts->exclusive || facts->won)
    return PURSUIT_DAY_NONE;

  PursuitDay from = later (later (facts->last_contact, facts->owner_since), rules->since);
  if (from == PURSUIT_DAY_NONE)
    return PURSUIT_DAY_NONE;
  PursuitDay hold = later (facts->planned_until, facts->protected_until);
  return hold != PURSUIT_DAY_NONE ? MAX (from + days, hold + 1) : from + days;
}

/** pursuit_pool_counts_life: whether a company with that life counts to what its owner may own. */
gboolean
pursuit_pool_counts_life (const char *life)
{
  return g_strcmp0 (life, "won") != 0 && g_strcmp0 (life, "ceased") != 0;
}

/** pursuit_pool_is_claim: whether somebody takes a company out of the pool for themselves. */
gboolean
pursuit_pool_is_claim (const PursuitOwnFacts *facts)
{
  return !facts->is_new && facts->owner_id == 0 && facts->to_id == facts->actor_id;
}

/* What holds for claims beside what holds for every way to an owner. */
static PursuitPoolVerdict
may_claim (const PursuitCustomerRules *rules, const PursuitOwnFacts *facts)
{
  const int *values = rules->values;

  if (facts->ceased)
    return verdict (PURSUIT_POOL_CEASED, 0);
  if (facts->arrived != PURSUIT_DAY_NONE && facts->today < facts->arrived + values[PURSUIT_RULE_ARRIVAL_LOCK])
    return verdict (PURSUIT_POOL_NEW_ARRIVAL, facts->arrived + values[PURSUIT_RULE_ARRIVAL_LOCK]);
  if (facts->left != PURSUIT_DAY_NONE && facts->today < facts->left + values[PURSUIT_RULE_COOL_DOWN])
    return verdict (PURSUIT_POOL_COOL_DOWN, facts->left + values[PURSUIT_RULE_COOL_DOWN]);
  if (values[PURSUIT_RULE_CLAIMS_A_DAY] > 0 && facts->claimed_today >= values[PURSUIT_RULE_CLAIMS_A_DAY])
    return verdict (PURSUIT_POOL_CLAIM_LIMIT, values[PURSUIT_RULE_CLAIMS_A_DAY]);
  return verdict (PURSUIT_POOL_ALLOWED, 0);
}

/**
 * pursuit_pool_may_own: whether a company may become somebody's.
 *
 * What somebody else holds alone is theirs to give only. Who takes a company out of the pool for themselves
 * claims it, whichever way they take, with the limits of claiming; from others one gets companies up to the
 * number that one may own.
 */
PursuitPoolVerdict
pursuit_pool_may_own (const PursuitCustomerRules *rules, const PursuitOwnFacts *facts)
{
  int limit = rules->values[PURSUIT_RULE_OWNED_LIMIT];

  if (facts->owner_id == facts->to_id)
    return verdict (PURSUIT_POOL_SAME_OWNER, 0);
  if (facts->exclusive && facts->owner_id != facts->actor_id)
    return verdict (PURSUIT_POOL_EXCLUSIVE, 0);
  PursuitPoolVerdict claim =
      pursuit_pool_is_claim (facts) ? may_claim (rules, facts) : verdict (PURSUIT_POOL_ALLOWED, 0);
  if (claim.refusal == PURSUIT_POOL_ALLOWED && limit > 0 && facts->n_owned >= limit)
    return verdict (PURSUIT_POOL_OWNED_LIMIT, limit);
  return claim;
}

/** pursuit_pool_may_protect: whether a company may be kept from the pool until a day. */
PursuitPoolVerdict
pursuit_pool_may_protect (const PursuitCustomerRules *rules, const PursuitHoldFacts *facts)
{
  const int *values = rules->values;
  PursuitDay last = facts->today + values[PURSUIT_RULE_PROTECT_DAYS];

  if (facts->owner_id == 0)
    return verdict (PURSUIT_POOL_NOT_OWNED, 0);
  if (facts->until > last)
    return verdict (PURSUIT_POOL_PROTECT_DAYS, last);
  if (values[PURSUIT_RULE_PROTECT_QUOTA] > 0 && facts->n_protected >= values[PURSUIT_RULE_PROTECT_QUOTA])
    return verdict (PURSUIT_POOL_PROTECT_QUOTA, values[PURSUIT_RULE_PROTECT_QUOTA]);
  return verdict (PURSUIT_POOL_ALLOWED, 0);
}

/** pursuit_pool_may_share: whether others may be let in: what is held alone is not shared. */
PursuitPoolVerdict
pursuit_pool_may_share (const PursuitHoldFacts *facts)
{
  if (facts->owner_id == 0)
    return verdict (PURSUIT_POOL_NOT_OWNED, 0);
  return verdict (facts->exclusive ? PURSUIT_POOL_EXCLUSIVE : PURSUIT_POOL_ALLOWED, 0);
}

/**
 * pursuit_pool_may_write:
 *
 * Owners may, of what is theirs. What somebody holds alone nobody else changes; whom the owner lets in may do
 * what the owner says, as long as that lasts. All others may, unless the rules leave it to owners.
 */
PursuitPoolVerdict
pursuit_pool_may_write (const PursuitCustomerRules *rules, const PursuitWriteFacts *facts)
{
  gboolean shared =
      facts->right != NULL && (facts->right_until == PURSUIT_DAY_NONE || facts->today <= facts->right_until);

  if (facts->actor_id == 0 || facts->owner_id == 0 || facts->owner_id == facts->actor_id ||
      facts->part_owner_id == facts->actor_id)
    return verdict (PURSUIT_POOL_ALLOWED, 0);
  if (facts->exclusive)
    return verdict (PURSUIT_POOL_EXCLUSIVE, 0);
  if (shared)
    return verdict (g_str_equal (facts->right, "write") ? PURSUIT_POOL_ALLOWED : PURSUIT_POOL_READ_ONLY, 0);
  return verdict (rules->values[PURSUIT_RULE_OWNERS_WRITE] ? PURSUIT_POOL_NOT_LET_IN : PURSUIT_POOL_ALLOWED,
                  0);
}

/**
 * pursuit_pool_word_refusal:
 * @company: its name
 *
 * Returns: (transfer full): the sentence for the user
 */
char *
pursuit_pool_word_refusal (const PursuitPoolVerdict *verdict, const char *company)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (verdict != NULL && verdict->refusal != PURSUIT_POOL_ALLOWED, NULL);

  switch (verdict->refusal)
    {
    case PURSUIT_POOL_NEW_ARRIVAL:
      day = pursuit_day_format_long (verdict->number);
      return g_strdup_printf (_ ("“%s” has just come to the pool; it can be claimed from %s on."), company,
                              day);
    case PURSUIT_POOL_COOL_DOWN:
      day = pursuit_day_format_long (verdict->number);
      return g_strdup_printf (_ ("“%s” was yours not long ago; you can claim it again from %s on."), company,
                              day);
    case PURSUIT_POOL_PROTECT_DAYS:
      day = pursuit_day_format_long (verdict->number);
      return g_strdup_printf (_ ("“%s” can be protected until %s at most."), company, day);
    case PURSUIT_POOL_CLAIM_LIMIT:
      return g_strdup_printf (_ ("“%s” cannot be claimed: the limit of %d claims a day is reached."), company,
                              verdict->number);
    case PURSUIT_POOL_OWNED_LIMIT:
      return g_strdup_printf (_ ("“%s” would be one too many: the limit is %d customers for each owner."),
                              company, verdict->number);
    case PURSUIT_POOL_PROTECT_QUOTA:
      return g_strdup_printf (_ ("“%s” cannot be protected: the owner’s quota of %d is used up."), company,
                              verdict->number);
    case PURSUIT_POOL_CEASED:
      return g_strdup_printf (_ ("“%s” has ceased business."), company);
    case PURSUIT_POOL_OWNED:
      return g_strdup_printf (_ ("“%s” has an owner already."), company);
    case PURSUIT_POOL_NOT_OWNED:
      return g_strdup_printf (_ ("“%s” has no owner."), company);
    case PURSUIT_POOL_NOT_YOURS:
      return g_strdup_printf (_ ("“%s” does not belong to whom it should be taken from."), company);
    case PURSUIT_POOL_SAME_OWNER:
      return g_strdup_printf (_ ("“%s” belongs to that owner already."), company);
    case PURSUIT_POOL_EXCLUSIVE:
      return g_strdup_printf (_ ("“%s” is held by its owner alone."), company);
    case PURSUIT_POOL_READ_ONLY:
      return g_strdup_printf (_ ("“%s” is shared with you for reading only."), company);
    case PURSUIT_POOL_NOT_LET_IN:
      return g_strdup_printf (_ ("“%s” is somebody else’s, who does not share it with you for writing."),
                              company);
    case PURSUIT_POOL_ALLOWED:
    default:
      g_return_val_if_reached (NULL);
    }
}
