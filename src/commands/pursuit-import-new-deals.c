/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-deals.h"

#include "pursuit-deal.h"
#include "pursuit-past-event.h"
#include "pursuit-stage.h"

/* Deals that a file brings: their rows, what the rules derive for them, and their events. */

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

/** pursuit_import_new_deals_begin: prepares for new deals; they come in behind the companies they name. */
gboolean
pursuit_import_new_deals_begin (PursuitImporter *self, GError **error)
{
  PursuitImportDeals *deals = self->data;

  if (!pursuit_import_table_begin (self, &deals->deals, "deal", COLUMNS, error))
    return FALSE;
  deals->events = pursuit_past_events_begin (self->txn, error);
  if (deals->events == NULL)
    return FALSE;
  pursuit_bulk_set_first (deals->deals.bulk, self->companies.bulk);
  return TRUE;
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
  PursuitImportDeals *deals = self->data;
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
    .expected_close = pursuit_import_day (row, PURSUIT_DEAL_EXPECTED_CLOSE),
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
  PursuitImportDeals *deals = self->data;
  PursuitDay today = pursuit_txn_get_today (self->txn);
  PursuitDay created = pursuit_import_day (row, PURSUIT_DEAL_CREATED);
  PursuitDay closed = pursuit_import_day (row, PURSUIT_DEAL_CLOSED);
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

/**
 * pursuit_import_new_deal:
 * @company_id, @owner_id: 0: none
 * @begun_in: the stage that the file says
 *
 * Puts @row in as a new deal, with the events of a deal that was imported and perhaps closed.
 */
gboolean
pursuit_import_new_deal (PursuitImporter *self,
                         const PursuitImportRow *row,
                         gint64 company_id,
                         gint64 owner_id,
                         PursuitRecord *begun_in,
                         GError **error)
{
  PursuitImportDeals *deals = self->data;
  PursuitBulk *bulk = deals->deals.bulk;
  const char *ref = pursuit_import_text (row, PURSUIT_DEAL_REF);
  const char *outcome = pursuit_import_text (row, PURSUIT_DEAL_OUTCOME);
  const char *currency = pursuit_import_text (row, PURSUIT_DEAL_CURRENCY);
  gboolean won = g_str_equal (outcome, "won");
  PursuitRecord *stage = pursuit_import_deals_stage (deals, row, begun_in);
  gint64 stage_id = pursuit_record_get_id (stage);
  PursuitDay closed = pursuit_import_day (row, PURSUIT_DEAL_CLOSED);
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
  pursuit_bulk_set_real (bulk, COL_POSITION, pursuit_import_deals_place (deals, stage_id));
  pursuit_bulk_set_text (bulk, COL_OUTCOME, outcome);
  pursuit_bulk_set_text (bulk, COL_PRODUCT, pursuit_import_text (row, PURSUIT_DEAL_PRODUCT));
  if (row->values[PURSUIT_DEAL_AMOUNT].kind == PURSUIT_VALUE_INT)
    pursuit_bulk_set_int (bulk, COL_AMOUNT, row->values[PURSUIT_DEAL_AMOUNT].i);
  pursuit_bulk_set_text (bulk, COL_CURRENCY, currency ? currency : self->currency);
  if (owner_id != 0)
    pursuit_bulk_set_int (bulk, COL_OWNER_ID, owner_id);
  pursuit_bulk_set_day (bulk, COL_CREATED, pursuit_import_day (row, PURSUIT_DEAL_CREATED));
  pursuit_bulk_set_day (bulk, COL_CLOSED, closed);
  pursuit_bulk_set_day (bulk, COL_EXPECTED_CLOSE, pursuit_import_day (row, PURSUIT_DEAL_EXPECTED_CLOSE));
  pursuit_bulk_set_day (bulk, COL_FINISHED, finished);
  pursuit_bulk_set_text (bulk, COL_SOURCE, pursuit_import_text (row, PURSUIT_DEAL_SOURCE));
  pursuit_bulk_set_text (bulk, COL_NOTES, pursuit_import_text (row, PURSUIT_DEAL_NOTES));
  pursuit_bulk_set_text (bulk, COL_SEARCH, row->search);
  pursuit_bulk_set_text (bulk, COL_SORT_KEY, row->sort_key);
  pursuit_bulk_set_day (bulk, COL_STAGE_SINCE, pursuit_import_day (row, PURSUIT_DEAL_CREATED));
  pursuit_bulk_set_int (bulk, COL_LAST_SEQ, open ? 1 : 2);
  set_derived (self, bulk, row, stage, outcome, owner_id, currency ? currency : self->currency, finished,
               &win);
  if (!pursuit_bulk_add (bulk, error))
    return FALSE;
  deals->deals.next_id++;
  self->import->imported++;
  return add_events (self, id, row, begun_in, stage, outcome, owner_id,
                     pursuit_import_chance_get_features (deals->chance, begun_in, &win), error);
}
