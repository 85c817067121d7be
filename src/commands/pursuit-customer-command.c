/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-customer-command.h"

#include "pursuit-command-private.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-market-cell.h"

static PursuitCommand *
make_for (const char *kind, const gint64 *ids, guint n_ids)
{
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  PursuitCommand *self = pursuit_command_make (kind, &PURSUIT_COMPANY_ENTITY, NULL);
  pursuit_command_put_ids (self, "ids", ids, n_ids);
  return self;
}

/**
 * pursuit_command_release_companies:
 * @ids: (array length=n_ids): owned companies
 * @reason: (nullable): why
 *
 * Returns: (transfer full): gives companies back to the pool; protection, sharing and locks end
 */
PursuitCommand *
pursuit_command_release_companies (const gint64 *ids, guint n_ids, const char *reason)
{
  PursuitCommand *self = make_for ("pool-release", ids, n_ids);

  pursuit_command_put_text (self, "reason", reason);
  return self;
}

/** pursuit_command_release_due: (transfer full): releases every company whose day has come by the rules. */
PursuitCommand *
pursuit_command_release_due (void)
{
  return make_for ("pool-release-due", NULL, 0);
}

/** pursuit_command_claim_companies: (transfer full): the actor takes companies that nobody owns. */
PursuitCommand *
pursuit_command_claim_companies (const gint64 *ids, guint n_ids)
{
  return make_for ("pool-claim", ids, n_ids);
}

/**
 * pursuit_command_hand_over_companies:
 * @ids: (array length=n_ids): companies, owned or not
 * @member_id: who gets them
 * @with_deals: whether open deals of the owner before go with their company
 * @reason: (nullable): why
 *
 * Returns: (transfer full): assigns companies that nobody owns, and hands others over
 */
PursuitCommand *
pursuit_command_hand_over_companies (const gint64 *ids,
                                     guint n_ids,
                                     gint64 member_id,
                                     gboolean with_deals,
                                     const char *reason)
{
  PursuitCommand *self = make_for ("hand-over", ids, n_ids);

  pursuit_command_put_int (self, "member_id", member_id);
  pursuit_command_put_int (self, "with_deals", with_deals);
  pursuit_command_put_text (self, "reason", reason);
  return self;
}

/**
 * pursuit_command_exchange_companies:
 * @ids: (array length=n_ids): companies of either of the two
 * @member_id: one salesperson
 * @other_id: the other one
 * @with_deals: whether open deals go with their company
 * @reason: (nullable): why
 *
 * Returns: (transfer full): each of the companies goes to the other one of the two, in one step
 */
PursuitCommand *
pursuit_command_exchange_companies (const gint64 *ids,
                                    guint n_ids,
                                    gint64 member_id,
                                    gint64 other_id,
                                    gboolean with_deals,
                                    const char *reason)
{
  PursuitCommand *self = make_for ("exchange", ids, n_ids);

  pursuit_command_put_int (self, "member_id", member_id);
  pursuit_command_put_int (self, "other_id", other_id);
  pursuit_command_put_int (self, "with_deals", with_deals);
  pursuit_command_put_text (self, "reason", reason);
  return self;
}

/**
 * pursuit_command_place_companies:
 * @ids: (array length=n_ids): companies that nobody owns
 *
 * Returns: (transfer full): assigns each to whoever is responsible for its target market
 */
PursuitCommand *
pursuit_command_place_companies (const gint64 *ids, guint n_ids)
{
  return make_for ("market-place", ids, n_ids);
}

/**
 * pursuit_command_share_companies:
 * @member_id: with whom
 * @right: “read” or “write”
 * @until: the last day; %PURSUIT_DAY_NONE: until it is taken back
 *
 * Returns: (transfer full): shares companies, or changes how they are shared
 */
PursuitCommand *
pursuit_command_share_companies (const gint64 *ids,
                                 guint n_ids,
                                 gint64 member_id,
                                 const char *right,
                                 PursuitDay until)
{
  PursuitCommand *self = make_for ("share", ids, n_ids);

  pursuit_command_put_int (self, "member_id", member_id);
  pursuit_command_put_text (self, "right", right);
  pursuit_command_put_day (self, "until", until);
  return self;
}

/** pursuit_command_unshare_companies: (transfer full): @member_id (0: everybody) is let in no longer. */
PursuitCommand *
pursuit_command_unshare_companies (const gint64 *ids, guint n_ids, gint64 member_id)
{
  PursuitCommand *self = make_for ("unshare", ids, n_ids);

  pursuit_command_put_int (self, "member_id", member_id);
  return self;
}

/**
 * pursuit_command_protect_companies:
 * @until: the last day on which they stay; %PURSUIT_DAY_NONE ends the protection
 *
 * Returns: (transfer full): keeps companies from the pool for a time
 */
PursuitCommand *
pursuit_command_protect_companies (const gint64 *ids, guint n_ids, PursuitDay until)
{
  PursuitCommand *self = make_for ("protect", ids, n_ids);

  pursuit_command_put_day (self, "until", until);
  return self;
}

/** pursuit_command_set_exclusive: (transfer full): locks companies to their owners, or unlocks them. */
PursuitCommand *
pursuit_command_set_exclusive (const gint64 *ids, guint n_ids, gboolean exclusive)
{
  PursuitCommand *self = make_for ("exclusive", ids, n_ids);

  pursuit_command_put_int (self, "on", exclusive);
  return self;
}

/**
 * pursuit_command_confirm_grades:
 * @deal_ids: (array length=n_ids) (nullable): deals with a grade to be confirmed; none: all of them
 *
 * Returns: (transfer full): gives deals the grades that the rule says
 */
PursuitCommand *
pursuit_command_confirm_grades (const gint64 *deal_ids, guint n_ids)
{
  PursuitCommand *self = pursuit_command_make ("confirm-grades", &PURSUIT_DEAL_ENTITY, NULL);

  pursuit_command_put_ids (self, "ids", deal_ids, n_ids);
  return self;
}

static PursuitCommand *
make_grade (const PursuitEntity *entity, gint64 id, const char *grade, const char *reason)
{
  PursuitCommand *self = pursuit_command_make ("grade", entity, NULL);

  pursuit_command_put_int (self, "id", id);
  pursuit_command_put_text (self, "grade", grade);
  pursuit_command_put_text (self, "reason", reason);
  return self;
}

/**
 * pursuit_command_grade_deal:
 * @grade: (nullable): “A” to “D”; %NULL: what the rule says
 * @reason: why; (nullable) when @grade is %NULL
 *
 * Returns: (transfer full): gives a deal another grade than the rule does
 */
PursuitCommand *
pursuit_command_grade_deal (gint64 deal_id, const char *grade, const char *reason)
{
  return make_grade (&PURSUIT_DEAL_ENTITY, deal_id, grade, reason);
}

/** pursuit_command_grade_company: (transfer full): as pursuit_command_grade_deal(), of a company. */
PursuitCommand *
pursuit_command_grade_company (gint64 company_id, const char *grade, const char *reason)
{
  return make_grade (&PURSUIT_COMPANY_ENTITY, company_id, grade, reason);
}

/** pursuit_command_verify_companies: (transfer full): from the target market into the valid database, or
 * back. */
PursuitCommand *
pursuit_command_verify_companies (const gint64 *ids, guint n_ids, gboolean verified)
{
  PursuitCommand *self = make_for ("verify", ids, n_ids);

  pursuit_command_put_int (self, "on", verified);
  return self;
}

/** pursuit_command_cease_companies: (transfer full): companies ceased business, or are active again. */
PursuitCommand *
pursuit_command_cease_companies (const gint64 *ids, guint n_ids, gboolean ceased)
{
  PursuitCommand *self = make_for ("cease", ids, n_ids);

  pursuit_command_put_int (self, "on", ceased);
  return self;
}

/**
 * pursuit_command_set_market:
 * @industry_id, @region_id: groups of the grid
 * @member_id: 0: nobody
 *
 * Returns: (transfer full): makes somebody responsible for a target market
 */
PursuitCommand *
pursuit_command_set_market (gint64 industry_id, gint64 region_id, gint64 member_id)
{
  PursuitCommand *self = pursuit_command_make ("set-market", &PURSUIT_MARKET_CELL_ENTITY, NULL);

  pursuit_command_put_int (self, "industry_id", industry_id);
  pursuit_command_put_int (self, "region_id", region_id);
  pursuit_command_put_int (self, "member_id", member_id);
  return self;
}
