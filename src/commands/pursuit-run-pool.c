/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-customer.h"

#include "pursuit-pool-read.h"
#include "pursuit-rules-read.h"

#include <glib/gi18n-lib.h>

/*
 * Whose customers companies are. Everything that changes an owner goes through pass_on(), so that the log has
 * the owner before as the row had it, whoever does it.
 */

/** pursuit_run_refuse_company: sets @error to the sentence of @verdict about @company. */
gboolean
pursuit_run_refuse_company (const PursuitPoolVerdict *verdict, PursuitRow *company, GError **error)
{
  g_autofree char *sentence = pursuit_pool_word_refusal (verdict, pursuit_row_get_text (company, "name"));

  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, sentence);
  return FALSE;
}

/* Calls @func with each of them; notes for the label how many they are, and what the first is called. */
static gboolean
run_on (PursuitRun *run,
        const gint64 *ids,
        guint n_ids,
        PursuitCompanyFunc func,
        gpointer data,
        GError **error)
{
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (PursuitRow) company = pursuit_txn_read (run->txn, "company", ids[i], error);
      if (company == NULL || !func (run, company, data, error))
        return FALSE;
      if (i == 0)
        pursuit_row_set_text (run->args, "name", pursuit_row_get_text (company, "name"));
    }
  run->record_id = ids[0];
  pursuit_row_set_int (run->args, "companies", n_ids);
  return TRUE;
}

/**
 * pursuit_run_each_company:
 * @func: called with each company that the command names
 *
 * Notes for the label how many they are, and what the first is called.
 */
gboolean
pursuit_run_each_company (PursuitRun *run, PursuitCompanyFunc func, gpointer data, GError **error)
{
  guint n_ids;
  const gint64 *ids = pursuit_command_get_ids (run->command, "ids", &n_ids);

  if (n_ids > 0)
    return run_on (run, ids, n_ids, func, data, error);
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("No company is named."));
  return FALSE;
}

/** pursuit_run_name_member: notes the member whom argument @name of the command names, for the label. */
gboolean
pursuit_run_name_member (PursuitRun *run, const char *name, const char *arg, gint64 *id, GError **error)
{
  *id = pursuit_command_get_int (run->command, name);
  g_autoptr (PursuitRow) member = pursuit_txn_read (run->txn, "member", *id, error);

  if (member == NULL)
    return FALSE;
  pursuit_row_set_text (run->args, arg, pursuit_row_get_text (member, "name"));
  return TRUE;
}

/* Open deals of the owner before go with their company. */
static gboolean
pass_deals (PursuitRun *run, gint64 company_id, gint64 from, gint64 to, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, "open-deals-of-owner", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, company_id);
  pursuit_bind_int (stmt, 2, from);
  g_autoptr (GArray) ids = pursuit_find_take_ids (run->db, stmt, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PursuitRow) changes = pursuit_row_new ();
      pursuit_row_set_int (changes, "owner_id", to);
      if (!pursuit_run_set_deal (run, g_array_index (ids, gint64, i), 0, changes, error))
        return FALSE;
    }
  return ids != NULL;
}

/* Gives @company to @to (0: to the pool). What the owner before arranged about it ends. */
static gboolean
pass_on (PursuitRun *run, PursuitRow *company, gint64 to, const char *kind, GError **error)
{
  gint64 id = pursuit_row_get_int (company, "id");
  gint64 from = pursuit_row_get_int (company, "owner_id");
  gboolean with_deals = from != 0 && to != 0 && pursuit_command_get_int (run->command, "with_deals");
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (to != 0)
    pursuit_row_set_int (changes, "owner_id", to);
  else
    pursuit_row_set_null (changes, "owner_id");
  pursuit_run_set_day (changes, "pool_since", to == 0 ? pursuit_txn_get_today (run->txn) : PURSUIT_DAY_NONE);
  pursuit_row_set_int (changes, "exclusive", 0);
  pursuit_row_set_null (changes, "protected_until");
  return pursuit_run_delete_all (run, "shares-of-company", id, "company_share", error) &&
         pursuit_txn_update (run->txn, "company", id, 0, changes, error) &&
         pursuit_txn_add_owner_step (run->txn, "company", id, from, to, kind,
                                     pursuit_command_get_text (run->command, "reason"), error) &&
         (!with_deals || pass_deals (run, id, from, to, error));
}

static gboolean
release_one (PursuitRun *run, PursuitRow *company, gpointer unused, GError **error)
{
  gint64 owner = pursuit_row_get_int (company, "owner_id");
  gboolean locked = pursuit_row_get_int (company, "exclusive") != 0;
  PursuitPoolVerdict verdict = { owner == 0 ? PURSUIT_POOL_NOT_OWNED : PURSUIT_POOL_EXCLUSIVE };

  if (owner == 0 || (locked && owner != pursuit_txn_get_actor (run->txn)))
    return pursuit_run_refuse_company (&verdict, company, error);
  return pass_on (run, company, 0, "release", error);
}

/** pursuit_run_pool_release: gives companies back to the pool. */
gboolean
pursuit_run_pool_release (PursuitRun *run, GError **error)
{
  return pursuit_run_each_company (run, release_one, NULL, error);
}

static gboolean
release_due_one (PursuitRun *run, PursuitRow *company, gpointer unused, GError **error)
{
  return pass_on (run, company, 0, "automatic", error);
}

/** pursuit_run_pool_release_due: releases those whose day has come; the day itself was found by the rules. */
gboolean
pursuit_run_pool_release_due (PursuitRun *run, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, "pool-due", error);
  g_autofree char *today = pursuit_day_to_iso (pursuit_txn_get_today (run->txn));

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_text (stmt, 1, today);
  g_autoptr (GArray) ids = pursuit_find_take_ids (run->db, stmt, error);
  if (ids != NULL && ids->len > 0)
    return run_on (run, (const gint64 *) (gpointer) ids->data, ids->len, release_due_one, NULL, error);
  if (ids != NULL)
    g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING,
                         _ ("No customer is due to be released."));
  return FALSE;
}

/**
 * pursuit_run_check_owner:
 * @company: as it is; or, when @is_new, what it is made of
 * @to: the member who is to get it, who owns @n_owned beside it
 * @by: who sees to that; 0: the program itself
 * @kind: (inout): of the step in the log: taking a company out of the pool for oneself is a claim, whichever
 * way
 *
 * The one place where a company’s way to an owner is asked for, of every command and of imports.
 *
 * Returns: whether the rules allow it; %FALSE with %PURSUIT_ERROR_REFUSED and the reason, or with a store
 * error
 */
gboolean
pursuit_run_check_owner (PursuitTxn *txn,
                         const PursuitCustomerRules *rules,
                         PursuitRow *company,
                         gboolean is_new,
                         gint64 to,
                         gint64 by,
                         int n_owned,
                         const char **kind,
                         GError **error)
{
  PursuitOwnFacts facts = {
    .to_id = to, .actor_id = by, .n_owned = n_owned, .today = pursuit_txn_get_today (txn)
  };

  if (!pursuit_pool_read_own (pursuit_txn_get_db (txn), is_new ? NULL : company, &facts, error))
    return FALSE;
  PursuitPoolVerdict verdict = pursuit_pool_may_own (rules, &facts);
  if (pursuit_pool_is_claim (&facts))
    *kind = "claim";
  return verdict.refusal == PURSUIT_POOL_ALLOWED || pursuit_run_refuse_company (&verdict, company, error);
}

/** pursuit_run_receive: gives @company to @to when the rules let them have one more; as
 * pursuit_run_check_owner(). */
gboolean
pursuit_run_receive (PursuitRun *run,
                     PursuitRow *company,
                     const PursuitCustomerRules *rules,
                     gint64 to,
                     gint64 by,
                     const char *kind,
                     GError **error)
{
  int n_owned = 0;

  return pursuit_pool_count_owned (run->db, to, &n_owned, error) &&
         pursuit_run_check_owner (run->txn, rules, company, FALSE, to, by, n_owned, &kind, error) &&
         pass_on (run, company, to, kind, error);
}

static gboolean
claim_one (PursuitRun *run, PursuitRow *company, gpointer rules, GError **error)
{
  gint64 actor = pursuit_txn_get_actor (run->txn);
  PursuitPoolVerdict owned = { PURSUIT_POOL_OWNED };

  if (pursuit_row_get_int (company, "owner_id") != 0)
    return pursuit_run_refuse_company (&owned, company, error);
  return pursuit_run_receive (run, company, rules, actor, actor, "claim", error);
}

/** pursuit_run_pool_claim: the actor takes companies that nobody owns. */
gboolean
pursuit_run_pool_claim (PursuitRun *run, GError **error)
{
  PursuitCustomerRules rules;

  if (pursuit_txn_get_actor (run->txn) == 0)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                           _ ("Nobody is named who claims this."));
      return FALSE;
    }
  return pursuit_rules_read (run->db, &rules, error) &&
         pursuit_run_each_company (run, claim_one, &rules, error);
}

/* Who gets companies, and by which rules. */
typedef struct
{
  PursuitCustomerRules rules;
  gint64 member_id;
  gint64 other_id;
} Transfer;

static gboolean
hand_over_one (PursuitRun *run, PursuitRow *company, gpointer data, GError **error)
{
  const Transfer *transfer = data;
  gboolean owned = pursuit_row_get_int (company, "owner_id") != 0;

  return pursuit_run_receive (run, company, &transfer->rules, transfer->member_id,
                              pursuit_txn_get_actor (run->txn), owned ? "hand-over" : "assign", error);
}

/** pursuit_run_hand_over: assigns companies, or hands them over. */
gboolean
pursuit_run_hand_over (PursuitRun *run, GError **error)
{
  Transfer transfer;

  return pursuit_rules_read (run->db, &transfer.rules, error) &&
         pursuit_run_name_member (run, "member_id", "member", &transfer.member_id, error) &&
         pursuit_run_each_company (run, hand_over_one, &transfer, error);
}

/* One goes for another: how many each owns is asked at the end. */
static gboolean
exchange_one (PursuitRun *run, PursuitRow *company, gpointer data, GError **error)
{
  const Transfer *transfer = data;
  gint64 owner = pursuit_row_get_int (company, "owner_id");
  PursuitPoolVerdict verdict = { PURSUIT_POOL_NOT_YOURS };

  if (owner != transfer->member_id && owner != transfer->other_id)
    return pursuit_run_refuse_company (&verdict, company, error);
  verdict.refusal = PURSUIT_POOL_EXCLUSIVE;
  if (pursuit_row_get_int (company, "exclusive") != 0 && owner != pursuit_txn_get_actor (run->txn))
    return pursuit_run_refuse_company (&verdict, company, error);
  return pass_on (run, company, owner == transfer->member_id ? transfer->other_id : transfer->member_id,
                  "exchange", error);
}

static gboolean
check_owned (PursuitRun *run, const PursuitCustomerRules *rules, gint64 member_id, GError **error)
{
  int limit = rules->values[PURSUIT_RULE_OWNED_LIMIT], n_owned = 0;

  if (!pursuit_pool_count_owned (run->db, member_id, &n_owned, error))
    return FALSE;
  if (limit == 0 || n_owned <= limit)
    return TRUE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
               _ ("One of the two would own %d customers; the limit is %d."), n_owned, limit);
  return FALSE;
}

/** pursuit_run_exchange: two salespeople exchange companies, in one step. */
gboolean
pursuit_run_exchange (PursuitRun *run, GError **error)
{
  Transfer transfer;

  if (!pursuit_rules_read (run->db, &transfer.rules, error) ||
      !pursuit_run_name_member (run, "member_id", "member", &transfer.member_id, error) ||
      !pursuit_run_name_member (run, "other_id", "other", &transfer.other_id, error))
    return FALSE;
  if (transfer.member_id == transfer.other_id)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
                           _ ("It takes two to exchange customers."));
      return FALSE;
    }
  return pursuit_run_each_company (run, exchange_one, &transfer, error) &&
         check_owned (run, &transfer.rules, transfer.member_id, error) &&
         check_owned (run, &transfer.rules, transfer.other_id, error);
}

/**
 * pursuit_run_end_holding:
 * @row: what becomes of it; in and out
 *
 * What the owner before arranged about a company ends when it goes to another one by an edit or an import.
 */
gboolean
pursuit_run_end_holding (PursuitTxn *txn, gint64 company_id, PursuitRow *row, GError **error)
{
  pursuit_row_set_int (row, "exclusive", 0);
  pursuit_row_set_null (row, "protected_until");
  pursuit_row_set_null (row, "pool_since");
  return pursuit_run_delete_found (txn, "shares-of-company", company_id, "company_share", error);
}

/**
 * pursuit_run_note_owner:
 * @old: (nullable): the company as it was; %NULL: it is new, and written already
 * @row: what becomes of it; in and out: what has an owner is not in the pool
 *
 * An edit of a company's owner enters the log; the rules hold for it as for any other way to an owner.
 */
gboolean
pursuit_run_note_owner (PursuitRun *run, gint64 company_id, PursuitRow *old, PursuitRow *row, GError **error)
{
  const gboolean is_new = old == NULL;
  const char *kind = is_new ? "new" : "set";
  PursuitCustomerRules rules;
  int n_owned = 0;

  if (pursuit_row_get (row, "owner_id") == NULL)
    return TRUE;

  gint64 from = is_new ? 0 : pursuit_row_get_int (old, "owner_id");
  gint64 to = pursuit_row_get_int (row, "owner_id");
  if (from == to)
    return TRUE;
  /* a new one is counted already */
  if (to != 0 &&
      (!pursuit_rules_read (run->db, &rules, error) ||
       !pursuit_pool_count_owned (run->db, to, &n_owned, error) ||
       !pursuit_run_check_owner (run->txn, &rules, is_new ? row : old, is_new, to,
                                 pursuit_txn_get_actor (run->txn), n_owned - is_new, &kind, error)))
    return FALSE;
  return (is_new || pursuit_run_end_holding (run->txn, company_id, row, error)) &&
         pursuit_txn_add_owner_step (run->txn, "company", company_id, from, to, kind, NULL, error);
}
