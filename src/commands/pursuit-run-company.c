/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company-command.h"
#include "pursuit-run-private.h"

#include "pursuit-buying-plan.h"
#include "pursuit-company.h"
#include "pursuit-deal-party.h"
#include "pursuit-quotation.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/*
 * The parts of a company's file are records like others; here is what they need beyond their fields, and what
 * becomes of them when the company goes.
 */

/* What is said once of a company, or of a party in a deal. */
static gboolean
check_twice (PursuitRun *run,
             PursuitRow *old,
             const char *query,
             gint64 first,
             gint64 second,
             const char *text,
             const char *sentence,
             GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, query, error);
  int parameter = 1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, parameter++, first);
  if (second != 0)
    pursuit_bind_int (stmt, parameter++, second);
  pursuit_bind_text (stmt, parameter, text);
  int state = pursuit_db_step (run->db, stmt, error);
  gint64 id = state == 1 ? pursuit_column_int (stmt, 0) : 0;
  pursuit_stmt_reset (stmt);
  if (id != 0 && (old == NULL || id != pursuit_row_get_int (old, "id")))
    return pursuit_run_refuse (error, sentence);
  return state >= 0;
}

static gboolean
check_dimension (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  const char *name = pursuit_run_merged_text (old, row, "name");

  return name == NULL ||
         check_twice (run, old, "dimension-find", pursuit_run_merged_int (old, row, "company_id"), 0, name,
                      _ ("The company is classified by that already."), error);
}

static gboolean
check_kind (const PursuitChoice *choices, const char *code, const char *sentence, GError **error)
{
  return code == NULL || pursuit_choice_is_valid (choices, code) || pursuit_run_refuse (error, sentence);
}

static gboolean
check_plan (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  if (pursuit_run_merged_text (old, row, "kind") == NULL)
    pursuit_row_set_text (row, "kind", PURSUIT_BUYING_PLAN_KINDS[0].code);
  return check_kind (PURSUIT_BUYING_PLAN_KINDS, pursuit_run_merged_text (old, row, "kind"),
                     _ ("It is one of plan and problem."), error);
}

static gboolean
check_party (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  gint64 deal_id = pursuit_run_merged_int (old, row, "deal_id");
  const char *role = pursuit_run_merged_text (old, row, "role");
  g_autoptr (PursuitRow) deal = deal_id ? pursuit_txn_read (run->txn, "deal", deal_id, error) : NULL;

  if (deal_id == 0)
    return pursuit_run_refuse (error, _ ("A party belongs to a deal."));
  if (deal == NULL ||
      !check_kind (PURSUIT_DEAL_PARTY_ROLES, role,
                   _ ("A party is one of end-user, design, contractor, agent, tender and other."), error))
    return FALSE;
  pursuit_row_set_text (run->args, "other", pursuit_row_get_text (deal, "title"));
  return role == NULL ||
         check_twice (run, old, "deal-party-find", deal_id, pursuit_run_merged_int (old, row, "company_id"),
                      role, _ ("The company has that role in the deal already."), error);
}

static gboolean
check_complaint (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  const char *day = pursuit_run_merged_text (old, row, "day"),
             *resolved = pursuit_run_merged_text (old, row, "resolved");

  if (day == NULL)
    pursuit_run_set_day (row, "day", pursuit_txn_get_today (run->txn));
  /* ISO dates sort as text */
  return day == NULL || resolved == NULL || g_strcmp0 (day, resolved) <= 0 ||
         pursuit_run_refuse (error, _ ("A complaint cannot be resolved before it was received."));
}

static gboolean
check_quotation (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  if (pursuit_run_merged_text (old, row, "day") == NULL)
    pursuit_run_set_day (row, "day", pursuit_txn_get_today (run->txn));
  if (pursuit_run_merged_text (old, row, "state") == NULL)
    pursuit_row_set_text (row, "state", PURSUIT_QUOTATION_STATES[0].code);
  if (pursuit_run_merged_text (old, row, "currency") == NULL)
    {
      g_autoptr (PursuitRow) company =
          pursuit_txn_read (run->txn, "company", pursuit_run_merged_int (old, row, "company_id"), error);
      if (company == NULL)
        return FALSE;
      pursuit_row_set_text (row, "currency", pursuit_row_get_text (company, "currency"));
    }
  return check_kind (PURSUIT_QUOTATION_STATES, pursuit_run_merged_text (old, row, "state"),
                     _ ("A quotation is one of draft, sent, accepted and declined."), error);
}

static gboolean
check_product (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  return !pursuit_run_merged_int (old, row, "ours") ||
         pursuit_run_merged_text (old, row, "supplier") == NULL ||
         pursuit_run_refuse (error, _ ("What is ours has no other supplier."));
}

static const struct
{
  const char *entity;
  gboolean (*check) (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error);
} PARTS[] = {
  { "product_in_use", check_product },      { "buying_plan", check_plan },
  { "company_dimension", check_dimension }, { "deal_party", check_party },
  { "complaint", check_complaint },         { "quotation", check_quotation },
};

/* A company does not belong to itself, directly or through others. */
static gboolean
check_parent (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  gint64 id = old ? pursuit_row_get_int (old, "id") : 0;
  gint64 parent_id = pursuit_row_get_int (row, "parent_id");

  if (id == 0 || parent_id == 0 || !pursuit_run_is_below (run, "company", parent_id, id))
    return TRUE;
  g_autoptr (PursuitRow) parent = pursuit_txn_read (run->txn, "company", parent_id, error);
  if (parent == NULL)
    return FALSE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
               id == parent_id
                   ? _ ("%s cannot belong to %s: no company is its own parent.")
                   : _ ("%s cannot belong to %s, which belongs to it, directly or through others."),
               pursuit_row_get_text (old, "name"), pursuit_row_get_text (parent, "name"));
  return FALSE;
}

/**
 * pursuit_run_check_company_file:
 * @old: (nullable): what is there; %NULL for a new record
 * @row: the columns to be written; what follows from them is filled in
 *
 * Refuses parts of no company's file and what is said twice, and a company in a circle of parents. Does
 * nothing for other records.
 */
gboolean
pursuit_run_check_company_file (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  const char *entity = pursuit_command_get_entity (run->command)->name;

  if (g_str_equal (entity, "company"))
    return check_parent (run, old, row, error);
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      gint64 company_id = pursuit_run_merged_int (old, row, "company_id");
      if (!g_str_equal (PARTS[i].entity, entity))
        continue;
      if (company_id == 0)
        return pursuit_run_refuse (error, _ ("It belongs to a company: which one?"));
      g_autoptr (PursuitRow) company = pursuit_txn_read (run->txn, "company", company_id, error);
      if (company == NULL)
        return FALSE;
      pursuit_row_set_text (run->args, "name", pursuit_row_get_text (company, "name"));
      return PARTS[i].check (run, old, row, error);
    }
  return TRUE;
}

/** pursuit_run_is_company_part: whether @entity is a part of a company's file; such a record may be deleted.
 */
gboolean
pursuit_run_is_company_part (const char *entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      if (g_str_equal (PARTS[i].entity, entity))
        return TRUE;
    }
  return FALSE;
}

/** pursuit_run_name_company_part: names for the label the company, and the deal, that @row is a part of. */
gboolean
pursuit_run_name_company_part (PursuitRun *run, PursuitRow *row, GError **error)
{
  gint64 deal_id = pursuit_row_get_int (row, "deal_id");
  g_autoptr (PursuitRow) company =
      pursuit_txn_read (run->txn, "company", pursuit_row_get_int (row, "company_id"), error);
  g_autoptr (PursuitRow) deal =
      company && deal_id ? pursuit_txn_read (run->txn, "deal", deal_id, error) : NULL;

  if (company == NULL || (deal_id != 0 && deal == NULL))
    return FALSE;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (company, "name"));
  if (deal != NULL)
    pursuit_row_set_text (run->args, "other", pursuit_row_get_text (deal, "title"));
  return TRUE;
}

/* Files of a deal or a person stay with them. */
static gboolean
detach_files (PursuitRun *run, gint64 id, GError **error)
{
  g_autoptr (GArray) files = pursuit_find_ids (run->db, "attachments-of-company", id, error);
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  pursuit_row_set_null (changes, "company_id");
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      gint64 file_id = g_array_index (files, gint64, i);
      g_autoptr (PursuitRow) file = pursuit_txn_read (run->txn, "attachment", file_id, error);
      if (file == NULL)
        return FALSE;
      gboolean others =
          pursuit_row_get_int (file, "deal_id") != 0 || pursuit_row_get_int (file, "person_id") != 0;
      if (!(others ? pursuit_txn_update (run->txn, "attachment", file_id, 0, changes, error)
                   : pursuit_txn_delete (run->txn, "attachment", file_id, error)))
        return FALSE;
    }
  return files != NULL;
}

/** pursuit_run_detach_company: what is nothing without the company goes with it; its deals, people and
 * activities stay. */
gboolean
pursuit_run_detach_company (PursuitRun *run, gint64 id, GError **error)
{
  return pursuit_run_set_null_ref (run, "deals-of-company", id, "deal", "company_id", error) &&
         pursuit_run_set_null_ref (run, "people-of-company", id, "person", "company_id", error) &&
         pursuit_run_set_null_ref (run, "activities-of-company", id, "activity", "company_id", error) &&
         pursuit_run_set_null_ref (run, "companies-of-parent", id, "company", "parent_id", error) &&
         detach_files (run, id, error) &&
         pursuit_run_delete_all (run, "products-of-company", id, "product_in_use", error) &&
         pursuit_run_delete_all (run, "buying-plans-of-company", id, "buying_plan", error) &&
         pursuit_run_delete_all (run, "dimensions-of-company", id, "company_dimension", error) &&
         pursuit_run_delete_all (run, "deal-parties-of-company", id, "deal_party", error) &&
         pursuit_run_delete_all (run, "complaints-of-company", id, "complaint", error) &&
         pursuit_run_delete_all (run, "quotations-of-company", id, "quotation", error) &&
         pursuit_run_delete_all (run, "not-duplicates-of-company", id, "not_duplicate", error) &&
         pursuit_run_delete_all (run, "shares-of-company", id, "company_share", error) &&
         pursuit_run_delete_departments (run, id, error);
}

/** pursuit_run_detach_deal_parties: what of companies hangs on a deal that goes. */
gboolean
pursuit_run_detach_deal_parties (PursuitRun *run, gint64 deal_id, GError **error)
{
  return pursuit_run_delete_all (run, "deal-parties-of-deal", deal_id, "deal_party", error) &&
         pursuit_run_set_null_ref (run, "complaints-of-deal", deal_id, "complaint", "deal_id", error) &&
         pursuit_run_set_null_ref (run, "quotations-of-deal", deal_id, "quotation", "deal_id", error);
}

/* Deletes the records of @entity that @query finds, each with what hangs on it. */
static gboolean
delete_records (PursuitRun *run, const char *query, const char *entity, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = pursuit_find_ids (run->db, query, id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (!pursuit_run_delete_record (run, entity, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  return ids != NULL;
}

/* Whoever goes to @to_id leaves what belongs together together: all of the company's records move. */
static gboolean
move_over (PursuitRun *run, gint64 id, gint64 to_id, GError **error)
{
  g_autoptr (PursuitRow) to = to_id ? pursuit_txn_read (run->txn, "company", to_id, error) : NULL;
  g_autoptr (PursuitRow) from = to ? pursuit_txn_read (run->txn, "company", id, error) : NULL;
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (to_id == 0 || to_id == id)
    return pursuit_run_refuse (error, _ ("Say to which other company all of it goes."));
  if (from == NULL)
    return FALSE;
  pursuit_row_set_text (run->args, "other", pursuit_row_get_text (to, "name"));
  /* else it would come to belong to itself */
  pursuit_row_set (changes, "parent_id", pursuit_row_get (from, "parent_id"));
  if (pursuit_run_is_below (run, "company", to_id, id) &&
      !pursuit_txn_update (run->txn, "company", to_id, 0, changes, error))
    return FALSE;
  return pursuit_run_move_references (run, "company", id, to_id, error);
}

/** pursuit_run_delete_company: deletes a company, and what hangs on it as was chosen. */
gboolean
pursuit_run_delete_company (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  gint64 how = pursuit_command_get_int (run->command, "how");
  gboolean done = TRUE;

  pursuit_row_set_int (run->args, "how", how);
  if (how == PURSUIT_DELETE_ALL)
    done = delete_records (run, "activities-of-company", "activity", id, error) &&
           delete_records (run, "deals-of-company", "deal", id, error) &&
           delete_records (run, "people-of-company", "person", id, error);
  else if (how == PURSUIT_DELETE_MOVE)
    done = move_over (run, id, pursuit_command_get_int (run->command, "to_id"), error);
  return done && pursuit_run_delete_record (run, "company", id, error);
}

/** pursuit_run_not_duplicates: remembers that two companies that look alike are two. */
gboolean
pursuit_run_not_duplicates (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  gint64 other_id = pursuit_command_get_int (run->command, "other_id");
  g_autoptr (PursuitRow) company = pursuit_txn_read (run->txn, "company", id, error);
  g_autoptr (PursuitRow) other = company ? pursuit_txn_read (run->txn, "company", other_id, error) : NULL;
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (other == NULL)
    return FALSE;
  if (id == other_id)
    return pursuit_run_refuse (error, _ ("A company is the same as itself."));
  run->record_id = id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (company, "name"));
  pursuit_row_set_text (run->args, "other", pursuit_row_get_text (other, "name"));
  if (pursuit_find_pair (run->db, "not-duplicate-find", MIN (id, other_id), MAX (id, other_id)) != 0)
    return TRUE;
  pursuit_row_set_int (row, "first_id", MIN (id, other_id));
  pursuit_row_set_int (row, "second_id", MAX (id, other_id));
  pursuit_run_set_day (row, "day", pursuit_txn_get_today (run->txn));
  if (pursuit_txn_get_actor (run->txn) != 0)
    pursuit_row_set_int (row, "by_id", pursuit_txn_get_actor (run->txn));
  return pursuit_txn_insert (run->txn, "not_duplicate", row, error) != 0;
}
