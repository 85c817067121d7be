/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-customer.h"

#include "pursuit-pool-read.h"
#include "pursuit-rules-read.h"

/*
 * Who may change what: asked once, before each row that any command writes, so that no command forgets it.
 */

/* The tables whose rows belong to a company, by a column of their own or by that of their deal. */
static const struct
{
  const char *table;
  const char *company; /* (nullable): the column */
  gboolean owned;      /* the row has an owner of its own, who may change it */
} GUARDED[] = {
  { "company", "id", FALSE },
  { "person", "company_id", FALSE },
  { "deal", "company_id", TRUE },
  { "activity", "company_id", TRUE },
  { "department", "company_id", FALSE },
  { "product_in_use", "company_id", FALSE },
  { "buying_plan", "company_id", FALSE },
  { "company_dimension", "company_id", FALSE },
  { "complaint", "company_id", FALSE },
  { "quotation", "company_id", FALSE },
  { "attachment", "company_id", FALSE },
  { "participant", NULL, FALSE },
  { "node_state", NULL, FALSE },
  { "work_state", NULL, FALSE },
  { "scorecard", NULL, FALSE },
  { "buying_criterion", NULL, FALSE },
  { "need", NULL, FALSE },
  { "buying_decision", NULL, FALSE },
  { "deal_party", NULL, FALSE },
  { "party", NULL, FALSE },
};

/* Steps that have rules of their own for who takes them, or that the rules take by themselves. */
static const char *const EXEMPT[] = {
  "pool-release-due", "exchange", "decide-approval", "confirm-grades", "market-place", NULL,
};

/**
 * pursuit_run_check_rights:
 * @company_id: 0: none, which anybody may write
 * @part_owner_id: of the deal or activity of the company that is written; 0: it is not one
 *
 * Returns: whether @txn’s actor may write what belongs to the company; %FALSE with %PURSUIT_ERROR_REFUSED and
 * the reason, or with a store error
 */
gboolean
pursuit_run_check_rights (PursuitTxn *txn,
                          const PursuitCustomerRules *rules,
                          gint64 company_id,
                          gint64 part_owner_id,
                          GError **error)
{
  PursuitWriteFacts facts = { .part_owner_id = part_owner_id,
                              .actor_id = pursuit_txn_get_actor (txn),
                              .today = pursuit_txn_get_today (txn) };
  g_autoptr (PursuitRow) company = NULL;

  if (company_id == 0)
    return TRUE;
  if (!pursuit_pool_read_write (pursuit_txn_get_db (txn), company_id, &facts, &company, error))
    return FALSE;
  PursuitPoolVerdict verdict = pursuit_pool_may_write (rules, &facts);
  return verdict.refusal == PURSUIT_POOL_ALLOWED || pursuit_run_refuse_company (&verdict, company, error);
}

/* Of a row that moves to another company both are asked; of what hangs on a deal, the deal's. */
static gboolean
guard (PursuitTxn *txn, const char *table, PursuitRow *old, PursuitRow *row, gpointer rules, GError **error)
{
  gint64 company = 0, owner = 0, before = 0, after = 0;
  guint i = 0;

  while (i < G_N_ELEMENTS (GUARDED) && !g_str_equal (GUARDED[i].table, table))
    i++;
  if (i == G_N_ELEMENTS (GUARDED))
    return TRUE;
  PursuitRow *changes = row != NULL ? row : old;
  gint64 deal = pursuit_run_merged_int (old, changes, "deal_id");
  if (deal != 0 && !pursuit_pool_read_deal (pursuit_txn_get_db (txn), deal, &company, &owner, error))
    return FALSE;
  if (GUARDED[i].owned && old != NULL)
    owner = pursuit_row_get_int (old, "owner_id");
  if (GUARDED[i].company != NULL)
    {
      before = old != NULL ? pursuit_row_get_int (old, GUARDED[i].company) : 0;
      after = pursuit_run_merged_int (old, changes, GUARDED[i].company);
    }
  return pursuit_run_check_rights (txn, rules, before != 0 ? before : company, owner, error) &&
         (after == before || pursuit_run_check_rights (txn, rules, after, owner, error));
}

/**
 * pursuit_run_guard_rights:
 * @kind: of the command that will write through @txn
 * @rules: (out caller-allocates): outlives @txn
 *
 * From now on @txn refuses what its actor has no right to change.
 */
gboolean
pursuit_run_guard_rights (PursuitTxn *txn, const char *kind, PursuitCustomerRules *rules, GError **error)
{
  if (pursuit_txn_get_actor (txn) == 0 || g_strv_contains (EXEMPT, kind))
    return TRUE;
  if (!pursuit_rules_read (pursuit_txn_get_db (txn), rules, error))
    return FALSE;
  pursuit_txn_set_guard (txn, guard, rules);
  return TRUE;
}
