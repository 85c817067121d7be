/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Commands about companies: their files, whose customers they are, grades, target markets, and two that
 * become one. Some are refused.
 */

#include "property-commands.h"

#include "pursuit-buying-plan.h"
#include "pursuit-company-command.h"
#include "pursuit-company-dimension.h"
#include "pursuit-company.h"
#include "pursuit-complaint.h"
#include "pursuit-customer-command.h"
#include "pursuit-deal-party.h"
#include "pursuit-deal.h"
#include "pursuit-market-group.h"
#include "pursuit-person.h"
#include "pursuit-product-in-use.h"
#include "pursuit-quotation.h"
#include "pursuit-session-batch.h"

enum
{
  MAX_COMPANIES = 2, /* that a command names */
};

static gint64
pick_company (Play *play)
{
  return play_pick (play, "company", "1 = 1");
}

static gint64
pick_member (Play *play)
{
  return play_pick (play, "member", "1 = 1");
}

/* A company, so that some look alike; now and then below another one, or with a grade that somebody gave. */
static PursuitCommand *
make_company (Play *play)
{
  static const char *const names[] = { "Steel Ltd", "Pine", "Pine GmbH", "Oak", NULL };
  static const char *const owners[] = { "Anna", "Bo", "", NULL };
  static const char *const grades[] = { "A", "D", "", NULL };
  static const char *const reasons[] = { "They know us", "", NULL };
  g_autoptr (PursuitFields) fields =
      session_make_fields (&PURSUIT_COMPANY_ENTITY,
                           (const char *const[]){ "phone", play_chance (play, 2) ? "+49 30 901820" : "",
                                                  NULL });

  if (play_chance (play, 3))
    pursuit_fields_set_text (fields, PURSUIT_COMPANY_OWNER, play_one_of (play, owners));
  if (play_chance (play, 3))
    pursuit_fields_set_int (fields, PURSUIT_COMPANY_PARENT_ID, pick_company (play));
  if (play_chance (play, 3))
    {
      pursuit_fields_set_text (fields, PURSUIT_COMPANY_GRADE_SAID, play_one_of (play, grades));
      pursuit_fields_set_text (fields, PURSUIT_COMPANY_GRADE_REASON, play_one_of (play, reasons));
    }
  if (play_chance (play, 2))
    return pursuit_command_set_fields (pick_company (play), 0, fields);
  pursuit_fields_set_text (fields, PURSUIT_COMPANY_NAME, play_one_of (play, names));
  /* of the first group of either axis */
  pursuit_fields_set_text (fields, PURSUIT_COMPANY_INDUSTRY, "Mining");
  pursuit_fields_set_text (fields, PURSUIT_COMPANY_REGION, "Beijing");
  return pursuit_command_new_record (fields);
}

/* A part of a company's file, or a file that is attached. */
static PursuitCommand *
make_part (Play *play, gint64 deal)
{
  static const struct
  {
    const PursuitEntity *entity;
    const char *pairs[5];
  } parts[] = {
    { &PURSUIT_PRODUCT_IN_USE_ENTITY, { "product", "Oil", "supplier", "Castor" } },
    { &PURSUIT_BUYING_PLAN_ENTITY, { "text", "More oil", "kind", "problem" } },
    { &PURSUIT_COMPANY_DIMENSION_ENTITY, { "name", "Safety", "value", "high" } },
    { &PURSUIT_DEAL_PARTY_ENTITY, { "role", "agent" } },
    { &PURSUIT_COMPLAINT_ENTITY, { "subject", "Late", "resolved", "2026-11-20" } },
    { &PURSUIT_QUOTATION_ENTITY, { "title", "Oil", "amount", "10" } },
  };
  guint part = (guint) g_rand_int_range (play->rand, 0, G_N_ELEMENTS (parts));

  if (play_chance (play, 10))
    return pursuit_command_attach_to_company (pick_company (play), play->file, "offer");
  const PursuitEntity *entity = parts[part].entity;
  g_autoptr (PursuitFields) fields = session_make_fields (entity, parts[part].pairs);
  int of_deal = pursuit_entity_find_field (entity, "deal_id");

  pursuit_fields_set_int (fields, (guint) pursuit_entity_find_field (entity, "company_id"),
                          pick_company (play));
  if (of_deal >= 0 && !play_chance (play, 4))
    pursuit_fields_set_int (fields, (guint) of_deal, deal);
  return play_make_record (play, fields, entity);
}

/* Whose customers companies are, and what their owners arrange about them. */
static PursuitCommand *
make_holding (Play *play)
{
  static const char *const rights[] = { "read", "write", "burn", NULL };
  gint64 ids[MAX_COMPANIES];
  guint n = (guint) g_rand_int_range (play->rand, 1, MAX_COMPANIES + 1);
  gboolean on = play_chance (play, 2);

  for (guint i = 0; i < n; i++)
    ids[i] = pick_company (play);
  switch (g_rand_int_range (play->rand, 0, 13))
    {
    case 0:
      return pursuit_command_release_companies (ids, n, on ? "No budget" : NULL);
    case 1:
      return pursuit_command_claim_companies (ids, n);
    case 2:
    case 3:
      return pursuit_command_hand_over_companies (ids, n, pick_member (play), on, NULL);
    case 4:
    case 5:
      return pursuit_command_exchange_companies (ids, n, pick_member (play), pick_member (play), on, NULL);
    case 6:
      return pursuit_command_share_companies (ids, n, pick_member (play), play_one_of (play, rights),
                                              on ? PURSUIT_DAY_NONE : pursuit_day_from_ymd (2026, 12, 1));
    case 7:
      return pursuit_command_unshare_companies (ids, n, on ? 0 : pick_member (play));
    case 8:
      return pursuit_command_protect_companies (ids, n,
                                                on ? pursuit_day_from_ymd (2026, 12, 24) : PURSUIT_DAY_NONE);
    case 9:
      return pursuit_command_set_exclusive (ids, n, on);
    case 10:
      return pursuit_command_verify_companies (ids, n, on);
    case 11:
      return pursuit_command_cease_companies (ids, n, on);
    default:
      return pursuit_command_place_companies (ids, n);
    }
}

/* The groups of the target markets, and who is responsible for a cell. */
static PursuitCommand *
make_market (Play *play)
{
  static const char *const words[] = { "Steel", "Wood, Paper", "", NULL };
  g_autoptr (PursuitFields) fields = NULL;
  const char *where = play_chance (play, 2) ? "position = 1" : "1 = 1";
  g_autofree char *industry = g_strconcat ("axis = 'industry' AND ", where, NULL);
  g_autofree char *region = g_strconcat ("axis = 'region' AND ", where, NULL);

  if (!play_chance (play, 3))
    return pursuit_command_set_market (play_pick (play, "market_group", industry),
                                       play_pick (play, "market_group", region),
                                       play_chance (play, 4) ? 0 : pick_member (play));
  fields = pursuit_fields_new (&PURSUIT_MARKET_GROUP_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_MARKET_GROUP_NAME, "Metal");
  pursuit_fields_set_text (fields, PURSUIT_MARKET_GROUP_INCLUDES, play_one_of (play, words));
  pursuit_fields_set_text (fields, PURSUIT_MARKET_GROUP_AXIS, play_chance (play, 2) ? "industry" : "region");
  return play_make_record (play, fields, &PURSUIT_MARKET_GROUP_ENTITY);
}

/* A grade that somebody gives, with a reason or without, or that is taken back or confirmed. */
static PursuitCommand *
make_grade (Play *play, gint64 deal)
{
  static const char *const grades[] = { "A", "B", "C", "D", "E", NULL };
  const char *grade = play_chance (play, 4) ? NULL : play_one_of (play, grades);
  const char *reason = play_chance (play, 4) ? NULL : "They know us";

  if (play_chance (play, 3))
    return pursuit_command_confirm_grades (&deal, play_chance (play, 2));
  return play_chance (play, 2) ? pursuit_command_grade_deal (deal, grade, reason)
                               : pursuit_command_grade_company (pick_company (play), grade, reason);
}

/* Two companies or people become one, or are said to be two; or a company goes. */
static PursuitCommand *
make_end (Play *play)
{
  gboolean people = play_chance (play, 3);
  const PursuitEntity *entity = people ? &PURSUIT_PERSON_ENTITY : &PURSUIT_COMPANY_ENTITY;
  gint64 keep = play_pick (play, entity->name, "1 = 1"), drop = play_pick (play, entity->name, "1 = 1");
  PursuitCommand *merge;

  if (play_chance (play, 4))
    return pursuit_command_not_duplicates (pick_company (play), pick_company (play));
  if (play_chance (play, 3))
    return pursuit_command_delete_company (pick_company (play),
                                           (PursuitDeleteHow) g_rand_int_range (play->rand,
                                                                                PURSUIT_DELETE_KEEP,
                                                                                PURSUIT_DELETE_ALL + 1),
                                           pick_company (play));
  merge = pursuit_command_merge (entity, keep, drop);
  if (!people && play_chance (play, 2))
    {
      pursuit_command_set_merge_choice (merge, PURSUIT_COMPANY_OWNER_ID, PURSUIT_MERGE_DROP);
      pursuit_command_set_merge_choice (merge, PURSUIT_COMPANY_PARENT_ID, PURSUIT_MERGE_DROP);
      pursuit_command_set_merge_choice (merge, PURSUIT_COMPANY_NOTES, PURSUIT_MERGE_BOTH);
    }
  return merge;
}

/**
 * play_make_customer:
 * @deal: the deal that it is about
 *
 * Returns: (transfer full): some command about companies
 */
PursuitCommand *
play_make_customer (Play *play, gint64 deal)
{
  switch (g_rand_int_range (play->rand, 0, 14))
    {
    case 0:
    case 1:
    case 2:
      return make_company (play);
    case 3:
    case 4:
    case 5:
      return make_part (play, deal);
    case 6:
    case 7:
    case 8:
    case 9:
      return make_holding (play);
    case 10:
      return make_market (play);
    case 11:
    case 12:
      return make_grade (play, deal);
    default:
      return make_end (play);
    }
}

/* What is done to each of several records. */
static PursuitCommand *
make_for_each (Play *play, const PursuitEntity *entity)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (entity);

  if (entity == &PURSUIT_COMPANY_ENTITY)
    {
      pursuit_fields_set_text (fields, PURSUIT_COMPANY_OWNER, play_chance (play, 2) ? "Anna" : "Bo");
      return pursuit_command_set_fields (0, 0, fields);
    }
  if (play_chance (play, 2))
    return pursuit_command_move_deal (0, play_pick (play, "stage", "process_id = 1"), PURSUIT_PLACE_TOP);
  if (play_chance (play, 4))
    return pursuit_command_delete_record (entity, 0);
  pursuit_fields_set_int (fields, PURSUIT_DEAL_AMOUNT, g_rand_int_range (play->rand, 1, 1000000));
  return pursuit_command_set_fields (0, 0, fields);
}

/** play_batch: does one thing to several deals or companies; whether it was done to any. */
gboolean
play_batch (Play *play)
{
  const PursuitEntity *entity = play_chance (play, 2) ? &PURSUIT_DEAL_ENTITY : &PURSUIT_COMPANY_ENTITY;
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);
  g_autoptr (PursuitCommand) command = make_for_each (play, entity);
  g_autoptr (GError) error = NULL;

  pursuit_list_spec_set_limit (spec, g_rand_int_range (play->rand, 1, 4));
  g_autoptr (PursuitBatchResult) result =
      pursuit_session_batch (play->fixture.session, command, spec, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->n_done > 0, ==, result->step != NULL);
  return result->step != NULL;
}
