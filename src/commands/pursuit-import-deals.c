/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-private.h"

#include "pursuit-deal.h"
#include "pursuit-import-chance.h"
#include "pursuit-import-refs.h"
#include "pursuit-move-decision.h"
#include "pursuit-past-event.h"
#include "pursuit-stage.h"
#include "pursuit-summary-delta.h"
#include "pursuit-template.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

static const char *const COLUMNS[] = { PURSUIT_IMPORT_COMMON,
                                       "ref",
                                       "title",
                                       "company_id",
                                       "process_id",
                                       "stage_id",
                                       "position",
                                       "outcome",
                                       "product",
                                       "amount",
                                       "currency",
                                       "owner_id",
                                       "created",
                                       "closed",
                                       "expected_close",
                                       "finished",
                                       "source",
                                       "notes",
                                       "search",
                                       "sort_key",
                                       "on_board",
                                       "probability_computed",
                                       "probability",
                                       "weighted",
                                       "grade",
                                       "stage_since",
                                       "last_seq",
                                       "missing",
                                       "overdue",
                                       NULL };

enum
{
  COL_REF = PURSUIT_IMPORT_N_COMMON,
  COL_TITLE,
  COL_COMPANY_ID,
  COL_PROCESS_ID,
  COL_STAGE_ID,
  COL_POSITION,
  COL_OUTCOME,
  COL_PRODUCT,
  COL_AMOUNT,
  COL_CURRENCY,
  COL_OWNER_ID,
  COL_CREATED,
  COL_CLOSED,
  COL_EXPECTED_CLOSE,
  COL_FINISHED,
  COL_SOURCE,
  COL_NOTES,
  COL_SEARCH,
  COL_SORT_KEY,
  COL_ON_BOARD,
  COL_PROBABILITY_COMPUTED,
  COL_PROBABILITY,
  COL_WEIGHTED,
  COL_GRADE,
  COL_STAGE_SINCE,
  COL_LAST_SEQ,
  COL_MISSING,
  COL_OVERDUE,
};

/* What an existing deal gets in other ways than as a plain column. */
static const char *const SEEN_TO[] = { "company_id", "process_id", "stage_id", "outcome",
                                       "closed",     "owner_id",   "currency", NULL };

typedef struct
{
  PursuitImportTable deals;
  PursuitBulk *events;
  GHashTable *stages;    /* gint64* id → PursuitStage */
  GHashTable *positions; /* gint64* stage id → double*: the next place at the end of the column */
  PursuitRecord *delivery;
  gint64 process_id;
  GPtrArray *indexes; /* (nullable): to be made again; until then only the refs know all references */
  PursuitImportRefs *refs;
  PursuitSummaryDelta *summary;
  PursuitImportChance *chance;
} Deals;

static void
free_deals (PursuitImporter *self)
{
  Deals *deals = self->data;

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
load_stages (PursuitImporter *self, Deals *deals, GError **error)
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
  Deals *deals = g_new0 (Deals, 1);

  self->data = deals;
  deals->stages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  deals->positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  deals->summary = pursuit_summary_delta_new ();
  deals->process_id = process_of_mapping (self);
  deals->chance = pursuit_import_chance_new (self, deals->process_id, error);
  if (deals->chance == NULL)
    return FALSE;
  if (!load_stages (self, deals, error) || !pursuit_import_companies_begin (self, error) ||
      !pursuit_import_table_begin (self, &deals->deals, "deal", COLUMNS, error))
    return FALSE;
  deals->events = pursuit_past_events_begin (self->txn, error);
  if (deals->events == NULL)
    return FALSE;
  pursuit_bulk_set_first (deals->deals.bulk, self->companies.bulk);
  deals->refs = pursuit_import_refs_new ();
  if (!self->in_bulk)
    return TRUE;
  if (!pursuit_import_refs_load (deals->refs, self->db, "deal-refs", error))
    return FALSE;
  deals->indexes = pursuit_bulk_drop_indexes (self->txn, "deal", NULL, NULL, error);
  return deals->indexes != NULL;
}

static PursuitDay
day_of (const PursuitImportRow *row, guint field)
{
  return row->values[field].kind == PURSUIT_VALUE_INT ? (PursuitDay) row->values[field].i : PURSUIT_DAY_NONE;
}

/* The figures that the rules derive for a deal that comes in. */
static void
set_derived (PursuitImporter *self,
             PursuitBulk *bulk,
             const PursuitImportRow *row,
             PursuitRecord *stage,
             const char *outcome,
             gint64 owner_id,
             const char *currency,
             PursuitDay finished,
             const PursuitWinFacts *win)
{
  Deals *deals = self->data;
  const PursuitImportValue *amount = &row->values[PURSUIT_DEAL_AMOUNT];
  PursuitDealFacts facts = {
    .outcome = outcome,
    .phase = pursuit_record_get_text (stage, PURSUIT_STAGE_PHASE),
    .win = *win,
    .model = pursuit_import_chance_get_model (deals->chance),
    .rules = pursuit_import_chance_get_rules (deals->chance),
    .own_probability = -1,
    .has_amount = amount->kind == PURSUIT_VALUE_INT,
    .amount = amount->kind == PURSUIT_VALUE_INT ? amount->i : 0,
    .expected_close = day_of (row, PURSUIT_DEAL_EXPECTED_CLOSE),
    .finished = finished,
    .today = pursuit_txn_get_today (self->txn),
  };
  PursuitDealDerived derived = { 0 };

  pursuit_store_get_derive () (&facts, &derived);
  pursuit_bulk_set_int (bulk, COL_MISSING, (gint64) win->features[PURSUIT_WIN_MISSING_NODES]);
  pursuit_bulk_set_int (bulk, COL_OVERDUE, (gint64) win->features[PURSUIT_WIN_STALE]);
  pursuit_bulk_set_int (bulk, COL_ON_BOARD, derived.on_board);
  pursuit_bulk_set_real (bulk, COL_PROBABILITY_COMPUTED, derived.probability_computed);
  pursuit_bulk_set_real (bulk, COL_PROBABILITY, derived.probability);
  pursuit_bulk_set_int (bulk, COL_WEIGHTED, derived.weighted);
  pursuit_bulk_set_text (bulk, COL_GRADE, derived.grade);
  pursuit_summary_delta_add (deals->summary,
                             &(PursuitSummaryKey){
                                 .process_id = deals->process_id,
                                 .stage_id = pursuit_record_get_id (stage),
                                 .owner_id = owner_id,
                                 .outcome = outcome,
                                 .on_board = derived.on_board,
                                 .grade = derived.grade,
                                 .currency = currency,
                             },
                             facts.amount, derived.weighted);
}

static gboolean
add_events (PursuitImporter *self,
            gint64 id,
            const PursuitImportRow *row,
            PursuitRecord *begun_in,
            PursuitRecord *stage,
            const char *outcome,
            gint64 owner_id,
            const char *features,
            GError **error)
{
  Deals *deals = self->data;
  PursuitDay today = pursuit_txn_get_today (self->txn);
  PursuitDay created = day_of (row, PURSUIT_DEAL_CREATED);
  PursuitDay closed = day_of (row, PURSUIT_DEAL_CLOSED);
  const PursuitImportValue *amount = &row->values[PURSUIT_DEAL_AMOUNT];
  const char *currency = pursuit_import_text (row, PURSUIT_DEAL_CURRENCY);
  PursuitPastEvent event = {
    .deal_id = id,
    .seq = 1,
    .kind = "imported",
    .to = begun_in,
    .outcome = "open",
    .day = created != PURSUIT_DAY_NONE ? created : today,
    .day_unknown = created == PURSUIT_DAY_NONE,
    .by_id = pursuit_txn_get_actor (self->txn),
    .owner_id = owner_id,
    .features = features,
    .amount = amount->kind == PURSUIT_VALUE_INT ? amount->i : 0,
    .amount_unknown = amount->kind != PURSUIT_VALUE_INT,
    .currency = currency ? currency : self->currency,
  };

  if (!pursuit_past_events_add (deals->events, self->txn, &event, error))
    return FALSE;
  if (g_str_equal (outcome, "open"))
    return TRUE;
  event.seq = 2;
  event.features = NULL;
  event.kind = "closed";
  event.from = begun_in;
  event.to = stage;
  event.outcome = outcome;
  event.day = closed != PURSUIT_DAY_NONE ? closed : today;
  event.day_unknown = closed == PURSUIT_DAY_NONE;
  return pursuit_past_events_add (deals->events, self->txn, &event, error);
}

static gboolean
add_deal (PursuitImporter *self,
          const PursuitImportRow *row,
          gint64 company_id,
          gint64 owner_id,
          PursuitRecord *begun_in,
          GError **error)
{
  Deals *deals = self->data;
  PursuitBulk *bulk = deals->deals.bulk;
  const char *ref = pursuit_import_text (row, PURSUIT_DEAL_REF);
  const char *outcome = pursuit_import_text (row, PURSUIT_DEAL_OUTCOME);
  const char *currency = pursuit_import_text (row, PURSUIT_DEAL_CURRENCY);
  gboolean won = g_str_equal (outcome, "won");
  PursuitRecord *stage = won && deals->delivery ? deals->delivery : begun_in;
  gint64 stage_id = pursuit_record_get_id (stage);
  double *position = g_hash_table_lookup (deals->positions, &stage_id);
  PursuitDay closed = day_of (row, PURSUIT_DEAL_CLOSED);
  /* a file of past deals says nothing of delivery: what was won is taken as delivered and does not crowd the
   * board */
  PursuitDay finished =
      !won ? PURSUIT_DAY_NONE : (closed != PURSUIT_DAY_NONE ? closed : pursuit_txn_get_today (self->txn));
  gboolean open = g_str_equal (outcome, "open");
  /* how a deal that is closed in the file stood when it came, nobody knows */
  PursuitWinFacts win = { .base = pursuit_record_get_real (begun_in, PURSUIT_STAGE_PROBABILITY) };
  gint64 id = pursuit_import_table_next (self, &deals->deals, row);

  if (open && !pursuit_import_chance_look (deals->chance, row, stage, company_id, owner_id, &win, error))
    return FALSE;

  if (ref != NULL)
    pursuit_import_refs_add (deals->refs, ref, id);
  pursuit_bulk_set_text (bulk, COL_REF, ref);
  pursuit_bulk_set_text (bulk, COL_TITLE, pursuit_import_text (row, PURSUIT_DEAL_TITLE));
  if (company_id != 0)
    pursuit_bulk_set_int (bulk, COL_COMPANY_ID, company_id);
  pursuit_bulk_set_int (bulk, COL_PROCESS_ID, deals->process_id);
  pursuit_bulk_set_int (bulk, COL_STAGE_ID, stage_id);
  pursuit_bulk_set_real (bulk, COL_POSITION, *position);
  pursuit_bulk_set_text (bulk, COL_OUTCOME, outcome);
  pursuit_bulk_set_text (bulk, COL_PRODUCT, pursuit_import_text (row, PURSUIT_DEAL_PRODUCT));
  if (row->values[PURSUIT_DEAL_AMOUNT].kind == PURSUIT_VALUE_INT)
    pursuit_bulk_set_int (bulk, COL_AMOUNT, row->values[PURSUIT_DEAL_AMOUNT].i);
  pursuit_bulk_set_text (bulk, COL_CURRENCY, currency ? currency : self->currency);
  if (owner_id != 0)
    pursuit_bulk_set_int (bulk, COL_OWNER_ID, owner_id);
  pursuit_bulk_set_day (bulk, COL_CREATED, day_of (row, PURSUIT_DEAL_CREATED));
  pursuit_bulk_set_day (bulk, COL_CLOSED, closed);
  pursuit_bulk_set_day (bulk, COL_EXPECTED_CLOSE, day_of (row, PURSUIT_DEAL_EXPECTED_CLOSE));
  pursuit_bulk_set_day (bulk, COL_FINISHED, finished);
  pursuit_bulk_set_text (bulk, COL_SOURCE, pursuit_import_text (row, PURSUIT_DEAL_SOURCE));
  pursuit_bulk_set_text (bulk, COL_NOTES, pursuit_import_text (row, PURSUIT_DEAL_NOTES));
  pursuit_bulk_set_text (bulk, COL_SEARCH, row->search);
  pursuit_bulk_set_text (bulk, COL_SORT_KEY, row->sort_key);
  pursuit_bulk_set_day (bulk, COL_STAGE_SINCE, day_of (row, PURSUIT_DEAL_CREATED));
  pursuit_bulk_set_int (bulk, COL_LAST_SEQ, open ? 1 : 2);
  set_derived (self, bulk, row, stage, outcome, owner_id, currency ? currency : self->currency, finished,
               &win);
  if (!pursuit_bulk_add (bulk, error))
    return FALSE;
  deals->deals.next_id++;
  *position += 1;
  self->import->imported++;
  return add_events (self, id, row, begun_in, stage, outcome, owner_id,
                     pursuit_import_chance_get_features (deals->chance, begun_in, &win), error);
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
  Deals *deals = self->data;
  const char *outcome = pursuit_import_text (row, PURSUIT_DEAL_OUTCOME);
  gboolean won = g_str_equal (outcome, "won");
  PursuitRecord *stage = won && deals->delivery ? deals->delivery : begun_in;
  gint64 stage_id = pursuit_record_get_id (stage);
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
  double *position = g_hash_table_lookup (deals->positions, &stage_id);
  pursuit_row_set_int (changes, "stage_id", stage_id);
  pursuit_row_set_real (changes, "position", *position);
  *position += 1;
  pursuit_row_set_text (changes, "outcome", outcome);
  if (!g_str_equal (outcome, "open"))
    pursuit_run_set_day (changes, "closed", day_of (row, PURSUIT_DEAL_CLOSED));
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
  Deals *deals = self->data;
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

  PursuitDay closed = day_of (row, PURSUIT_DEAL_CLOSED);
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
  Deals *deals = self->data;
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
  Deals *deals = self->data;
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
  return !allowed || add_deal (self, row, company_id, owner_id, begun_in, error);
}

/* Looks up once what the rows refer to, thousands of times each: no row can have got another id than one of
 * these. */
static gboolean
check_references (PursuitImporter *self, GError **error)
{
  Deals *deals = self->data;
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
  Deals *deals = self->data;

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
