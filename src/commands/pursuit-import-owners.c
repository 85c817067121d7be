/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-private.h"

#include "pursuit-company.h"
#include "pursuit-error.h"
#include "pursuit-run-customer.h"

/*
 * Whose customers the companies of a file become: by the rules that hold for claiming and assigning. What
 * members own is counted once and kept, as rows come by the million and may wait to be written.
 */

static int *
get_count (PursuitImporter *self, gint64 member_id)
{
  int *count = g_hash_table_lookup (self->n_owned, &member_id);

  if (count == NULL)
    {
      count = g_new0 (int, 1);
      g_hash_table_insert (self->n_owned, g_memdup2 (&member_id, sizeof member_id), count);
    }
  return count;
}

/** pursuit_import_owners_begin: counts what members own, as far as that is going to be asked. */
gboolean
pursuit_import_owners_begin (PursuitImporter *self, GError **error)
{
  const PursuitMapping *mapping = self->import->mapping;
  int state;

  self->n_owned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (mapping->field_columns[PURSUIT_COMPANY_OWNER] < 0 || self->rules.values[PURSUIT_RULE_OWNED_LIMIT] == 0)
    return TRUE;
  PursuitStmt *stmt = pursuit_db_query (self->db, "pool-owned-by-all", error);
  if (stmt == NULL)
    return FALSE;
  while ((state = pursuit_db_step (self->db, stmt, error)) == 1)
    *get_count (self, pursuit_column_int (stmt, 0)) = (int) pursuit_column_int (stmt, 1);
  pursuit_stmt_reset (stmt);
  return state == 0;
}

/**
 * pursuit_import_may_own:
 * @company: (nullable): the one that is there; %NULL: @row makes it
 * @owner_id: whom @row names; 0: nobody
 * @kind: (inout): of the step in the log
 * @allowed: (out): whether the rules let them have it; when not, @row is rejected with the reason
 *
 * When they do, it counts as theirs from now on.
 */
gboolean
pursuit_import_may_own (PursuitImporter *self,
                        const PursuitImportRow *row,
                        PursuitRow *company,
                        gint64 owner_id,
                        const char **kind,
                        gboolean *allowed,
                        GError **error)
{
  const gint64 from = company != NULL ? pursuit_row_get_int (company, "owner_id") : 0;
  g_autoptr (GError) refusal = NULL;
  g_autoptr (PursuitRow) made = NULL;

  *allowed = owner_id == from;
  if (*allowed)
    return TRUE;
  if (company == NULL)
    {
      made = pursuit_row_new ();
      pursuit_row_set_text (made, "name", pursuit_import_text (row, PURSUIT_COMPANY_NAME));
    }
  *allowed = pursuit_run_check_owner (self->txn, &self->rules, company != NULL ? company : made,
                                      company == NULL, owner_id, pursuit_txn_get_actor (self->txn),
                                      *get_count (self, owner_id), kind, &refusal);
  if (*allowed)
    {
      if (company == NULL || pursuit_pool_counts_life (pursuit_row_get_text (company, "life")))
        {
          *get_count (self, owner_id) += 1;
          *get_count (self, from) -= 1;
        }
      return TRUE;
    }
  if (!g_error_matches (refusal, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  const PursuitMapping *mapping = self->import->mapping;
  const PursuitMappingColumn *column = mapping->columns->pdata[mapping->field_columns[PURSUIT_COMPANY_OWNER]];
  pursuit_import_reject (self, row, column->header, refusal->message);
  return TRUE;
}
