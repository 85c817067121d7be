/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-private.h"

#include "pursuit-error.h"
#include "pursuit-rules-read.h"
#include "pursuit-run-customer.h"

/*
 * Who may change what, as of every command (pursuit-run-rights.c). Rows come by the million and in bulk, so
 * that it is not asked at each that is written, but at each of the file that speaks of a company which was
 * there before, and of each of these once.
 */

/** pursuit_import_rights_begin: reads the rules. */
gboolean
pursuit_import_rights_begin (PursuitImporter *self, GError **error)
{
  self->writable = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return pursuit_rules_read (self->db, &self->rules, error);
}

/**
 * pursuit_import_may_write:
 * @company_id: that @row, or the record it speaks of, belongs to; 0: none
 * @part_owner_id: of the deal or activity that is there; 0: it is none
 * @allowed: (out): whether who imports may write that; when not, @row is rejected with the reason
 */
gboolean
pursuit_import_may_write (PursuitImporter *self,
                          const PursuitImportRow *row,
                          gint64 company_id,
                          gint64 part_owner_id,
                          gboolean *allowed,
                          GError **error)
{
  g_autoptr (GError) refusal = NULL;

  *allowed = company_id == 0 || pursuit_txn_get_actor (self->txn) == 0 ||
             pursuit_import_is_own (&self->companies, company_id) ||
             g_hash_table_contains (self->writable, &company_id);
  if (*allowed)
    return TRUE;
  *allowed = pursuit_run_check_rights (self->txn, &self->rules, company_id, part_owner_id, &refusal);
  if (*allowed && part_owner_id == 0)
    g_hash_table_add (self->writable, g_memdup2 (&company_id, sizeof company_id));
  if (*allowed)
    return TRUE;
  if (!g_error_matches (refusal, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  pursuit_import_reject (self, row, NULL, refusal->message);
  return TRUE;
}

/**
 * pursuit_import_may_move:
 * @before: the company that the record @row speaks of belongs to
 * @after: the one that it is to belong to; 0: it stays
 *
 * As pursuit_import_may_write(), of both.
 */
gboolean
pursuit_import_may_move (PursuitImporter *self,
                         const PursuitImportRow *row,
                         gint64 before,
                         gint64 after,
                         gint64 part_owner_id,
                         gboolean *allowed,
                         GError **error)
{
  return pursuit_import_may_write (self, row, before, part_owner_id, allowed, error) &&
         (!*allowed || pursuit_import_may_write (self, row, after, part_owner_id, allowed, error));
}
