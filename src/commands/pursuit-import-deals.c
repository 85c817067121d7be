/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-deals.h"

#include "pursuit-deal.h"
#include "pursuit-import-refs.h"
#include "pursuit-move-decision.h"
#include "pursuit-past-event.h"
#include "pursuit-stage.h"
#include "pursuit-template.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* What an existing deal gets in other ways than as a plain column. */
static const char *const SEEN_TO[] = { "company_id", "process_id", "stage_id", "outcome",
                                       "closed",     "owner_id",   "currency", NULL };

static void
free_deals (PursuitImporter *self)
{
  PursuitImportDeals *deals = self->data;

  if (deals == NULL)
    return;
  pursuit_import_table_clear (&deals->deals);
  g_clear_pointer (&deals->events, pursuit_bulk_free);
  g_clear_pointer (&deals->stages, g_hash_table_unref);
  g_clear_pointer (&deals->positions, g_hash_table_unref);
  g_clear_pointer (&deals->indexes, g_ptr_array_unref);
  g_clear_pointer (&deals->refs, pursuit_import_refs_free);
  g_clear_pointer (&deals->summary, pursuit_summary_delta_free);
  g_clear_pointer (&deals->chance, pursuit_import_chance_free);
  g_clear_pointer (&self->data, g_free);
}

static gboolean
load_stages (PursuitImporter *self, PursuitImportDeals *deals, GError **error)
{
  g_autoptr (PursuitRow) process = pursuit_txn_read (self->txn, "process", deals->process_id, error);
  g_autoptr (GPtrArray) stages =
      process ? pursuit_template_stages (self->txn, pursuit_row_get_text (process, "code"), error) : NULL;

  if (stages == NULL)
    return FALSE;
  for (guint i = 0; i < stages->len; i++)
    {
      PursuitRecord *stage = stages->pdata[i];
      gint64 id = pursuit_record_get_id (stage);
      PursuitStmt *stmt = pursuit_db_query (self->db, "position-end", error);
      if (stmt == NULL)
        return FALSE;
      pursuit_bind_int (stmt, 1, id);
      pursuit_bind_int (stmt, 2, 0);
      double next = pursuit_db_step (self->db, stmt, NULL) == 1 ? pursuit_column_real (stmt, 0) + 1 : 1;
      pursuit_stmt_reset (stmt);
      g_hash_table_insert (deals->stages, g_memdup2 (&id, sizeof id), g_object_ref (stage));
      g_hash_table_insert (deals->positions, g_memdup2 (&id, sizeof id), g_memdup2 (&next, sizeof next));
      if (deals->delivery == NULL &&
          g_str_equal (pursuit_record_get_text (stage, PURSUIT_STAGE_PHASE), "deliver"))
        deals->delivery = stage;
    }
  return TRUE;
}

static gboolean
in_bulk (PursuitDb *db, PursuitImport *import)
{
  return pursuit_import_is_large (import, (guint64) pursuit_find_id (db, "deal-count", 0));
}

/* The process whose stages the user mapped the file's values to. */
static gint64
process_of_mapping (PursuitImporter *self)
{
  GPtrArray *stages = self->import->mapping->stages;

  if (stages == NULL || stages->len == 0)
    return pursuit_find_id (self->db, "default-process", 0);
  return pursuit_find_id (self->db, "process-of-stage", ((PursuitMappingStage *) stages->pdata[0])->id);
}

static gboolean
begin (PursuitImporter *self, GError **error)
{
  PursuitImportDeals *deals = g_new0 (PursuitImportDeals, 1);

  self->data = deals;
  deals->stages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  deals->positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  deals->summary = pursuit_summary_delta_new ();
  deals->process_id = process_of_mapping (self);
  deals->chance = pursuit_import_chance_new (self, deals->process_id, error);
  if (deals->chance == NULL)
    return FALSE;
  if (!load_stages (self, deals, error) || !pursuit_import_companies_begin (self, error) ||
      !pursuit_import_new_deals_begin (self, error))
    return FALSE;
  deals->refs = pursuit_import_refs_new ();
  if (!self->in_bulk)
    return TRUE;
  if (!pursuit_import_refs_load (deals->refs, self->db, "deal-refs", error))
    return FALSE;
  deals->indexes = pursuit_bulk_drop_indexes (self->txn, "deal", NULL, NULL, error);
  return deals->indexes != NULL;
}

/** pursuit_import_day: what @row says of the date @field. */
PursuitDay
pursuit_import_day (const PursuitImportRow *row, guint field)
{
  return row->values[field].kind == PURSUIT_VALUE_INT ? (PursuitDay) row->values[field].i : PURSUIT_DAY_NONE;
}

/** pursuit_import_deals_stage: where the deal of @row stands by now that came into @begun_in: what was won is
 * being delivered. */
PursuitRecord *
pursuit_import_deals_stage (PursuitImportDeals *deals, const PursuitImportRow *row, PursuitRecord *begun_in)
{
  const char *outcome = pursuit_import_text (row, PURSUIT_DEAL_OUTCOME);

  return g_str_equal (outcome, "won") && deals->delivery != NULL ? deals->delivery : begun_in;
}

/** pursuit_import_deals_place: takes the next place at the end of the stage's column. */
double
pursuit_import_deals_place (PursuitImportDeals *deals, gint64 stage_id)
{
  double *next = g_hash_table_lookup (deals->positions, &stage_id);

  return (*next)++;
}

/* What the file says of where an existing deal stands: closed, or at another stage. */
static gboolean
update_standing (PursuitImporter *self,
                 gint64 id,
                 PursuitRow *old,
                 const PursuitImportRow *row,
                 PursuitRecord *begun_in,
                 PursuitRow *changes,
                 const char **kind)
{
  PursuitImportDeals *deals = self->data;
  const char *outcome = pursuit_import_text (row, PURSUIT_DEAL_OUTCOME);
  gint64 stage_id = pursuit_record_get_id (pursuit_import_deals_stage (deals, row, begun_in));
  const char *was = pursuit_row_get_text (old, "outcome");

  *kind = NULL;
  /* where it stands is known */
  if (self->policy == PURSUIT_IMPORT_DUPLICATE_MERGE)
    return TRUE;
  if (g_str_equal (was, outcome) &&
      (stage_id == pursuit_row_get_int (old, "stage_id") || !g_str_equal (was, "open")))
    return TRUE;
  if (!g_str_equal (was, "open"))
    {
      pursuit_import_reject (self, row, NULL,
                             _ ("The deal is closed already, and the file says otherwise. Reopen it first."));
      return FALSE;
    }
  *kind = g_str_equal (outcome, "open") ? "moved" : "closed";
  pursuit_row_set_int (changes, "stage_id", stage_id);
  pursuit_row_set_real (changes, "position", pursuit_import_deals_place (deals, stage_id));
  pursuit_row_set_text (changes, "outcome", outcome);
  if (!g_str_equal (outcome, "open"))
    pursuit_run_set_day (changes, "closed", pursuit_import_day (row, PURSUIT_DEAL_CLOSED));
  return TRUE;
}

/* Whether the rules let an existing deal go where the file says; a line that they do not is rejected with
 * what stands against it. Nobody can force or approve anything in a file. */
static gboolean
check_step (PursuitImporter *self,
            gint64 id,
            PursuitRow *old,
            const PursuitImportRow *row,
            PursuitRow *changes,
            gboolean *allowed,
            GError **error)
{
  gint64 stage_id = pursuit_row_get_int (changes, "stage_id");

  *allowed = TRUE;
  if (stage_id == pursuit_row_get_int (old, "stage_id"))
    return TRUE;
  g_autoptr (PursuitMoveDecision) decision =
      pursuit_move_decide (self->db, id, stage_id, pursuit_txn_get_today (self->txn), FALSE, FALSE, error);
  if (decision == NULL)
    return FALSE;
  *allowed = decision->verdict.kind == PURSUIT_VERDICT_GO;
  if (!*allowed)
    {
      g_autofree char *sentences = pursuit_move_decision_explain (decision);
      pursuit_import_reject (self, row, NULL, g_strdelimit (sentences, "\n", ' '));
    }
  return TRUE;
}

static gboolean
update_deal (PursuitImporter *self,
             gint64 id,
             const PursuitImportRow *row,
             gint64 company_id,
             gint64 owner_id,
             PursuitRecord *begun_in,
             GError **error)
{
  PursuitImportDeals *deals = self->data;
  const char *currency = pursuit_import_text (row, PURSUIT_DEAL_CURRENCY);
  const char *kind;

  if (pursuit_import_is_own (&deals->deals, id))
    {
      pursuit_import_reject (self, row, NULL, _ ("Another row of the file has the same reference."));
      return TRUE;
    }
  g_autoptr (PursuitRow) old = pursuit_txn_read (self->txn, "deal", id, error);
  g_autoptr (PursuitRow) changes = pursuit_import_changes (self, row, SEEN_TO);
  if (old == NULL || !pursuit_bulk_flush (self->companies.bulk, error))
    return FALSE;
  gboolean allowed;
  gint64 from = pursuit_row_get_int (old, "owner_id");
  if (pursuit_row_get_int (old, "process_id") != deals->process_id)
    {
      pursuit_import_reject (self, row, NULL, _ ("The deal belongs to another process."));
      return TRUE;
    }
  if (!pursuit_import_may_move (self, row, pursuit_row_get_int (old, "company_id"), company_id, from,
                                &allowed, error))
    return FALSE;
  if (!allowed || !update_standing (self, id, old, row, begun_in, changes, &kind))
    return TRUE;
  if (kind != NULL && !check_step (self, id, old, row, changes, &allowed, error))
    return FALSE;
  if (!allowed)
    return TRUE;
  if (row->title_made)
    pursuit_row_remove (changes, "title");
  if (company_id != 0)
    pursuit_row_set_int (changes, "company_id", company_id);
  if (owner_id != 0)
    pursuit_row_set_int (changes, "owner_id", owner_id);
  if (currency != NULL)
    pursuit_row_set_text (changes, "currency", currency);
  if (self->policy == PURSUIT_IMPORT_DUPLICATE_MERGE && from != 0)
    owner_id = 0;
  if (!pursuit_import_update (self, NULL, id, changes, error) ||
      (owner_id != 0 && owner_id != from &&
       !pursuit_txn_add_owner_event (self->txn, "deal", id, from, owner_id, error)))
    return FALSE;
  if (kind == NULL)
    return TRUE;

  PursuitDay closed = pursuit_import_day (row, PURSUIT_DEAL_CLOSED);
  PursuitStageEvent event = {
    .kind = kind,
    .from_stage_id = pursuit_row_get_int (old, "stage_id"),
    .at_ms = pursuit_txn_get_now_ms (self->txn),
    .day = closed != PURSUIT_DAY_NONE ? closed : pursuit_txn_get_today (self->txn),
    .at_known = closed != PURSUIT_DAY_NONE,
    .probability_before = -1,
  };
  return pursuit_txn_add_stage_event (self->txn, id, &event, error);
}

/* The deal with the row's identifier or reference; 0: there is none. */
static gboolean
find (PursuitImporter *self,
      const PursuitImportRow *row,
      gint64 *id,
      PursuitImportDuplicateReason *reason,
      GError **error)
{
  PursuitImportDeals *deals = self->data;
  const char *ref = pursuit_import_text (row, PURSUIT_DEAL_REF);

  *reason = PURSUIT_IMPORT_DUPLICATE_BY_UID;
  if (!pursuit_import_find_by_uid (self, row, deals->deals.bulk, id, error))
    return FALSE;
  if (*id != 0 || ref == NULL || *ref == '\0')
    return TRUE;
  *reason = PURSUIT_IMPORT_DUPLICATE_BY_REF;
  if (pursuit_import_refs_may_have (deals->refs, ref))
    {
      if (!pursuit_bulk_flush (deals->deals.bulk, error))
        return FALSE;
      *id = pursuit_import_refs_find (deals->refs, self->db, "deal-has-ref", ref);
    }
  if (*id == 0 && deals->indexes == NULL)
    *id = pursuit_import_find_by_ref (self, "find-deal-by-ref", ref);
  return TRUE;
}

static gboolean
import_row (PursuitImporter *self, const PursuitImportRow *row, GError **error)
{
  PursuitImportDeals *deals = self->data;
  PursuitImportDuplicateReason reason;
  gint64 company_id, owner_id, id;
  gboolean done = FALSE, allowed;

  if (!pursuit_import_row_company (self, row, PURSUIT_DEAL_COMPANY, &company_id, error) ||
      !pursuit_import_row_owner (self, row, PURSUIT_DEAL_OWNER, &owner_id, error))
    return FALSE;
  PursuitRecord *begun_in = g_hash_table_lookup (deals->stages, &row->values[PURSUIT_DEAL_STAGE_ID].i);
  if (begun_in == NULL)
    {
      pursuit_import_reject (self, row, NULL, _ ("Its stage does not belong to the process."));
      return TRUE;
    }
  if (!find (self, row, &id, &reason, error) ||
      (id != 0 && !pursuit_import_is_own (&deals->deals, id) &&
       !pursuit_import_decide (self, row, reason, &id, &done, error)))
    return FALSE;
  if (done)
    return TRUE;
  if (id != 0)
    return update_deal (self, id, row, company_id, owner_id, begun_in, error);
  if (!pursuit_import_may_write (self, row, company_id, 0, &allowed, error))
    return FALSE;
  return !allowed || pursuit_import_new_deal (self, row, company_id, owner_id, begun_in, error);
}

/* Looks up once what the rows refer to, thousands of times each: no row can have got another id than one of
 * these. */
static gboolean
check_references (PursuitImporter *self, GError **error)
{
  PursuitImportDeals *deals = self->data;
  gboolean sound = pursuit_import_are_there (self, "company-is-there", self->row_companies) &&
                   pursuit_import_are_there (self, "member-is-there", self->row_owners);
  GHashTableIter iter;
  gpointer stage_id;

  g_hash_table_iter_init (&iter, deals->stages);
  while (sound && g_hash_table_iter_next (&iter, &stage_id, NULL))
    sound = pursuit_find_id (self->db, "process-of-stage", *(gint64 *) stage_id) == deals->process_id;
  if (!sound)
    g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED,
                         _ ("A deal would refer to something that is not there. Nothing was written."));
  return sound;
}

static gboolean
end (PursuitImporter *self, GError **error)
{
  PursuitImportDeals *deals = self->data;

  if (!pursuit_bulk_flush (deals->deals.bulk, error) || !pursuit_bulk_flush (deals->events, error))
    return FALSE;
  if (self->in_bulk &&
      (!check_references (self, error) || !pursuit_bulk_make_indexes (self->txn, deals->indexes, error)))
    return FALSE;
  return pursuit_summary_delta_write (deals->summary, self->db, error) &&
         (!pursuit_import_chance_is_incomplete (deals->chance) ||
          pursuit_txn_derive_range (self->txn, deals->deals.first_id, deals->deals.next_id - 1, TRUE,
                                    error)) &&
         pursuit_import_table_end (self, &deals->deals, error);
}

const PursuitImportVerb PURSUIT_IMPORT_DEALS = {
  .entity = "deal",
  .begin = begin,
  .row = import_row,
  .end = end,
  .free = free_deals,
  .in_bulk = in_bulk,
};
