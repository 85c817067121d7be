/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-customer.h"

#include "pursuit-company-share.h"
#include "pursuit-pool-read.h"
#include "pursuit-rules-read.h"

#include <glib/gi18n-lib.h>

/* What an owner arranges about companies: who is let in, what stays for a time, what nobody else may have. */

static gboolean
share_one (PursuitRun *run, PursuitRow *company, gpointer data, GError **error)
{
  gint64 id = pursuit_row_get_int (company, "id");
  gint64 member_id = pursuit_command_get_int (run->command, "member_id");
  gint64 share_id = pursuit_find_pair (run->db, "share-of-member", id, member_id);
  PursuitHoldFacts facts = { .actor_id = pursuit_txn_get_actor (run->txn) };
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (!pursuit_pool_read_hold (run->db, company, pursuit_txn_get_today (run->txn), &facts, error))
    return FALSE;
  PursuitPoolVerdict verdict = pursuit_pool_may_share (&facts);
  if (facts.owner_id == member_id)
    verdict.refusal = PURSUIT_POOL_SAME_OWNER;
  if (verdict.refusal != PURSUIT_POOL_ALLOWED)
    return pursuit_run_refuse_company (&verdict, company, error);
  pursuit_row_set_text (row, "may", pursuit_command_get_text (run->command, "right"));
  pursuit_run_set_day (row, "until", pursuit_command_get_day (run->command, "until"));
  if (share_id != 0)
    return pursuit_txn_update (run->txn, "company_share", share_id, 0, row, error);
  pursuit_row_set_int (row, "company_id", id);
  pursuit_row_set_int (row, "member_id", member_id);
  return pursuit_txn_insert (run->txn, "company_share", row, error) != 0;
}

/** pursuit_run_share: lets a member into companies. */
gboolean
pursuit_run_share (PursuitRun *run, GError **error)
{
  const char *right = pursuit_command_get_text (run->command, "right");
  PursuitDay until = pursuit_command_get_day (run->command, "until");
  gint64 member_id;

  if (!pursuit_choice_is_valid (PURSUIT_SHARE_RIGHTS, right))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("There is no right “%s”."), right);
      return FALSE;
    }
  if (until != PURSUIT_DAY_NONE && until < pursuit_txn_get_today (run->txn))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("This day is over."));
      return FALSE;
    }
  return pursuit_run_name_member (run, "member_id", "member", &member_id, error) &&
         pursuit_run_each_company (run, share_one, NULL, error);
}

static gboolean
unshare_one (PursuitRun *run, PursuitRow *company, gpointer data, GError **error)
{
  gint64 id = pursuit_row_get_int (company, "id");
  gint64 member_id = pursuit_command_get_int (run->command, "member_id");

  if (member_id == 0)
    return pursuit_run_delete_all (run, "shares-of-company", id, "company_share", error);
  gint64 share_id = pursuit_find_pair (run->db, "share-of-member", id, member_id);
  return share_id == 0 || pursuit_txn_delete (run->txn, "company_share", share_id, error);
}

/** pursuit_run_unshare: lets somebody, or everybody, in no longer. */
gboolean
pursuit_run_unshare (PursuitRun *run, GError **error)
{
  return pursuit_run_each_company (run, unshare_one, NULL, error);
}

static gboolean
protect_one (PursuitRun *run, PursuitRow *company, gpointer rules, GError **error)
{
  PursuitHoldFacts facts = { .actor_id = pursuit_txn_get_actor (run->txn),
                             .until = pursuit_command_get_day (run->command, "until") };
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (!pursuit_pool_read_hold (run->db, company, pursuit_txn_get_today (run->txn), &facts, error))
    return FALSE;
  PursuitPoolVerdict verdict = pursuit_pool_may_protect (rules, &facts);
  if (facts.until != PURSUIT_DAY_NONE && verdict.refusal != PURSUIT_POOL_ALLOWED)
    return pursuit_run_refuse_company (&verdict, company, error);
  pursuit_run_set_day (changes, "protected_until", facts.until);
  return pursuit_txn_update (run->txn, "company", pursuit_row_get_int (company, "id"), 0, changes, error);
}

/** pursuit_run_protect: keeps companies from the pool until a day; without one the protection ends. */
gboolean
pursuit_run_protect (PursuitRun *run, GError **error)
{
  PursuitDay until = pursuit_command_get_day (run->command, "until");
  PursuitCustomerRules rules;

  if (until != PURSUIT_DAY_NONE && until < pursuit_txn_get_today (run->txn))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("This day is over."));
      return FALSE;
    }
  pursuit_row_set_int (run->args, "on", until != PURSUIT_DAY_NONE);
  return pursuit_rules_read (run->db, &rules, error) &&
         pursuit_run_each_company (run, protect_one, &rules, error);
}

/* Who holds a company alone shares it with nobody. */
static gboolean
lock_one (PursuitRun *run, PursuitRow *company, gpointer data, GError **error)
{
  gint64 id = pursuit_row_get_int (company, "id");
  gint64 owner = pursuit_row_get_int (company, "owner_id");
  gboolean on = pursuit_command_get_int (run->command, "on") != 0;
  PursuitPoolVerdict verdict = { owner == 0 ? PURSUIT_POOL_NOT_OWNED : PURSUIT_POOL_EXCLUSIVE };
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (owner == 0 || (!on && owner != pursuit_txn_get_actor (run->txn)))
    return pursuit_run_refuse_company (&verdict, company, error);
  pursuit_row_set_int (changes, "exclusive", on);
  return (!on || pursuit_run_delete_all (run, "shares-of-company", id, "company_share", error)) &&
         pursuit_txn_update (run->txn, "company", id, 0, changes, error);
}

/** pursuit_run_exclusive: locks companies to their owners, or unlocks them; only their owner unlocks them. */
gboolean
pursuit_run_exclusive (PursuitRun *run, GError **error)
{
  pursuit_row_set_int (run->args, "on", pursuit_command_get_int (run->command, "on"));
  return pursuit_run_each_company (run, lock_one, NULL, error);
}

static gboolean
set_one (PursuitRun *run, PursuitRow *company, gpointer changes, GError **error)
{
  return pursuit_txn_update (run->txn, "company", pursuit_row_get_int (company, "id"), 0, changes, error);
}

/** pursuit_run_verify: companies are valid ones, or are not known to be. */
gboolean
pursuit_run_verify (PursuitRun *run, GError **error)
{
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  pursuit_row_set_int (changes, "verified", pursuit_command_get_int (run->command, "on"));
  pursuit_row_set_int (run->args, "on", pursuit_command_get_int (run->command, "on"));
  return pursuit_run_each_company (run, set_one, changes, error);
}

/** pursuit_run_cease: companies ceased business, or are active again. */
gboolean
pursuit_run_cease (PursuitRun *run, GError **error)
{
  gboolean on = pursuit_command_get_int (run->command, "on") != 0;
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  pursuit_row_set_text (changes, "state", on ? "ceased" : "active");
  pursuit_row_set_int (run->args, "on", on);
  return pursuit_run_each_company (run, set_one, changes, error);
}
