/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deriver-private.h"
#include "pursuit-select-private.h"
#include "pursuit-text.h"

#include <string.h>

/* The columns of the scan. */
enum
{
  COLUMN_ID,
  COLUMN_PROCESS,
  COLUMN_STAGE,
  COLUMN_STAGE_POSITION,
  COLUMN_STALE_DAYS,
  COLUMN_OUTCOME,
  COLUMN_PHASE,
  COLUMN_BASE,
  COLUMN_OWN,
  COLUMN_AMOUNT,
  COLUMN_EXPECTED_CLOSE,
  COLUMN_FINISHED,
  COLUMN_CLOSED,
  COLUMN_GRADE_OWN,
  COLUMN_STAGE_SINCE,
  COLUMN_DRIFT,
  COLUMN_SUPPORT,
  COLUMN_OPPORTUNITY,
  COLUMN_OWNER,
  COLUMN_CURRENCY,
  COLUMN_KEPT_COMPUTED,
  COLUMN_KEPT_PROBABILITY,
  COLUMN_KEPT_WEIGHTED,
  COLUMN_KEPT_GRADE,
  COLUMN_KEPT_ON_BOARD,
  COLUMN_KEPT_MISSING,
  COLUMN_KEPT_OVERDUE,
  COLUMN_KEPT_FORCED,
  COLUMN_KEPT_DRIFT,
  COLUMN_KEPT_FINDINGS,
  COLUMN_KEPT_FINDING,
  COLUMN_BUYING_STAGE,
  COLUMN_CRITERIA_REASON,
  COLUMN_KEPT_DUE,
  COLUMN_NEED,
  COLUMN_FILLED,
};

static const char SCAN[] =
    "SELECT d.id, d.process_id, d.stage_id, s.position, s.stale_days, d.outcome, s.phase, s.probability,"
    " d.probability_own, d.amount, d.expected_close, d.finished, d.closed, d.grade_own, d.stage_since,"
    " b.position - a.position, d.support, d.opportunity, d.owner_id, d.currency,"
    " d.probability_computed, d.probability, d.weighted, d.grade, d.on_board, d.missing, d.overdue, d.forced,"
    " d.drift, d.findings, d.finding, d.buying_stage_id, d.criteria_reason, d.grade_due";
/* Looked up for each deal, which is dear: only where the rules ask for it. */
static const char SCAN_NEED[] =
    ", EXISTS (SELECT 1 FROM need n WHERE n.deal_id = d.id AND n.dropped IS NULL)";
static const char SCAN_FROM[] =
    " FROM deal d JOIN stage s ON s.id = d.stage_id LEFT JOIN buying_stage b ON b.id = d.buying_stage_id"
    " LEFT JOIN buying_stage a ON a.id = s.buying_stage_id"
    " WHERE d.id BETWEEN $1 AND $2 AND ($3 = 0 OR d.process_id = $3) AND ($5 = 0 OR d.outcome = 'open')"
    " ORDER BY d.id LIMIT $4";

/* Appends to the scan what is 2^@bit when the field has a value, else 0. */
static void
append_filled (GString *sql, const PursuitFieldRef *ref, const char *id, guint bit)
{
  gboolean is_text = pursuit_field_is_text (&ref->entity->fields[ref->field]);

  g_string_append (sql, " + CASE WHEN COALESCE((SELECT CASE WHEN ");
  pursuit_select_append_kept (sql, ref->entity, ref->field);
  g_string_append_printf (sql,
                          " %s THEN 1 ELSE 0 END FROM %s WHERE t.id = %s), 0) = 1 THEN %" G_GUINT64_FORMAT
                          " ELSE 0 END",
                          is_text ? "<> ''" : "IS NOT NULL", pursuit_select_find_source (ref->entity)->from,
                          id, G_GUINT64_CONSTANT (1) << bit);
}

/* The fields that key nodes ask for, each with its bit. */
gboolean
pursuit_deriver_read_asked (PursuitDeriver *self, GError **error)
{
  g_autoptr (GString) sql = g_string_new (SCAN);
  g_autoptr (GString) company_sql = g_string_new ("SELECT 0");
  sqlite3_stmt *stmt = pursuit_db_query (self->db, "asked-fields", error);
  int state = -1;

  g_string_append (sql, self->rules.values[PURSUIT_RULE_NEED_RECORDED] ? SCAN_NEED : ", 0");
  g_string_append (sql, ", 0");
  while (stmt != NULL && (state = pursuit_db_step (self->db, stmt, error)) == 1)
    {
      PursuitCondition condition;
      if (self->n_asked == PURSUIT_MAX_ASKED ||
          !pursuit_condition_parse (&condition, 0, "field-filled", pursuit_column_text (stmt, 0), 1, error))
        {
          sqlite3_reset (stmt);
          g_return_val_if_fail (self->n_asked < PURSUIT_MAX_ASKED, FALSE);
          return FALSE;
        }
      const PursuitFieldRef ref = { condition.entity, condition.field };
      gboolean of_deal = ref.entity == &PURSUIT_DEAL_ENTITY;
      append_filled (sql, &ref, of_deal ? "d.id" : "d.company_id", self->n_asked);
      if (!of_deal)
        append_filled (company_sql, &ref, "$1", self->n_asked);
      self->asked[self->n_asked++] = ref;
    }
  g_string_append (sql, SCAN_FROM);
  self->sql = g_string_free (g_steal_pointer (&sql), FALSE);
  self->company_sql = g_string_free (g_steal_pointer (&company_sql), FALSE);
  return state == 0;
}

static PursuitDay
column_day (sqlite3_stmt *stmt, int column)
{
  return pursuit_day_parse_iso (pursuit_column_text (stmt, column));
}

static void
copy_text (char *copy, gsize size, sqlite3_stmt *stmt, int column)
{
  const char *text = pursuit_column_text (stmt, column);
  g_strlcpy (copy, text != NULL ? text : "", size);
}

static void
read_kept (PursuitDeriver *self, PursuitDeriverDeal *deal, sqlite3_stmt *stmt)
{
  const char *finding = pursuit_column_text (stmt, COLUMN_KEPT_FINDING);

  deal->kept.derived.probability_computed = sqlite3_column_double (stmt, COLUMN_KEPT_COMPUTED);
  deal->kept.derived.probability = sqlite3_column_double (stmt, COLUMN_KEPT_PROBABILITY);
  deal->kept.derived.weighted = sqlite3_column_int64 (stmt, COLUMN_KEPT_WEIGHTED);
  copy_text (deal->grade, sizeof deal->grade, stmt, COLUMN_KEPT_GRADE);
  copy_text (deal->grade_due, sizeof deal->grade_due, stmt, COLUMN_KEPT_DUE);
  memcpy (deal->result.grade_was, deal->grade, sizeof deal->grade);
  deal->kept.derived.on_board = sqlite3_column_int (stmt, COLUMN_KEPT_ON_BOARD);
  deal->kept.missing = (guint) sqlite3_column_int (stmt, COLUMN_KEPT_MISSING);
  deal->kept.overdue = (guint) sqlite3_column_int (stmt, COLUMN_KEPT_OVERDUE);
  deal->kept.forced = sqlite3_column_int (stmt, COLUMN_KEPT_FORCED);
  deal->kept.drift = sqlite3_column_int (stmt, COLUMN_KEPT_DRIFT);
  deal->kept.findings = (guint) sqlite3_column_int (stmt, COLUMN_KEPT_FINDINGS);
  deal->kept.finding = finding != NULL ? g_string_chunk_insert (self->texts, finding) : NULL;
  deal->kept.drift_known = !pursuit_column_is_null (stmt, COLUMN_KEPT_DRIFT);
}

static void
read_deal (PursuitDeriver *self, PursuitDeriverDeal *deal, sqlite3_stmt *stmt)
{
  *deal = (PursuitDeriverDeal){ .id = sqlite3_column_int64 (stmt, COLUMN_ID),
                                .process_id = sqlite3_column_int64 (stmt, COLUMN_PROCESS),
                                .stage_id = sqlite3_column_int64 (stmt, COLUMN_STAGE),
                                .buying_stage_id = sqlite3_column_int64 (stmt, COLUMN_BUYING_STAGE),
                                .stage_position = sqlite3_column_int (stmt, COLUMN_STAGE_POSITION),
                                .filled = (guint64) sqlite3_column_int64 (stmt, COLUMN_FILLED),
                                .stage_since = column_day (stmt, COLUMN_STAGE_SINCE),
                                .stale_days = sqlite3_column_int (stmt, COLUMN_STALE_DAYS),
                                .closed = column_day (stmt, COLUMN_CLOSED),
                                .owner_id = sqlite3_column_int64 (stmt, COLUMN_OWNER) };
  copy_text (deal->outcome, sizeof deal->outcome, stmt, COLUMN_OUTCOME);
  copy_text (deal->phase, sizeof deal->phase, stmt, COLUMN_PHASE);
  copy_text (deal->currency, sizeof deal->currency, stmt, COLUMN_CURRENCY);
  read_kept (self, deal, stmt);
  if (sqlite3_column_int (stmt, COLUMN_GRADE_OWN) != 0)
    memcpy (deal->own_grade, deal->grade, sizeof deal->own_grade);
  deal->criteria_reason = !pursuit_text_is_blank (pursuit_column_text (stmt, COLUMN_CRITERIA_REASON));
  deal->open = g_str_equal (deal->outcome, "open");
  deal->facts = (PursuitDealFacts){
    .win.base = sqlite3_column_double (stmt, COLUMN_BASE),
    .own_probability =
        pursuit_column_is_null (stmt, COLUMN_OWN) ? -1 : sqlite3_column_double (stmt, COLUMN_OWN),
    .has_amount = !pursuit_column_is_null (stmt, COLUMN_AMOUNT),
    .amount = sqlite3_column_int64 (stmt, COLUMN_AMOUNT),
    .expected_close = column_day (stmt, COLUMN_EXPECTED_CLOSE),
    .finished = column_day (stmt, COLUMN_FINISHED),
    .today = self->today,
    .need_recorded = sqlite3_column_int (stmt, COLUMN_NEED) != 0,
  };
  deal->result.id = deal->id;
  deal->result.open = deal->open;
  deal->result.drift_known = !pursuit_column_is_null (stmt, COLUMN_DRIFT);
  deal->result.drift = sqlite3_column_int (stmt, COLUMN_DRIFT);
  if (!deal->open)
    return;
  double *features = deal->facts.win.features;
  features[PURSUIT_WIN_CUSTOMER_AHEAD] = MAX (deal->result.drift, 0);
  features[PURSUIT_WIN_WE_AHEAD] = MAX (-deal->result.drift, 0);
  features[PURSUIT_WIN_ATTITUDE] = sqlite3_column_double (stmt, COLUMN_SUPPORT);
  if (!pursuit_column_is_null (stmt, COLUMN_OPPORTUNITY))
    pursuit_win_facts_take_score (&deal->facts.win, sqlite3_column_double (stmt, COLUMN_OPPORTUNITY));
}

/* The deals of @range, with nothing derived yet. */
GArray *
pursuit_deriver_read_deals (PursuitDeriver *self, const PursuitDeriveRange *range, GError **error)
{
  g_autoptr (GArray) deals = g_array_new (FALSE, FALSE, sizeof (PursuitDeriverDeal));
  sqlite3_stmt *stmt = pursuit_db_prepare (self->db, self->sql, error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  g_string_chunk_clear (self->texts);
  pursuit_bind_int (stmt, 1, range->first);
  pursuit_bind_int (stmt, 2, range->last);
  pursuit_bind_int (stmt, 3, range->process_id);
  pursuit_bind_int (stmt, 4, range->limit);
  pursuit_bind_int (stmt, 5, range->open_only);
  while ((state = pursuit_db_step (self->db, stmt, error)) == 1)
    {
      g_array_set_size (deals, deals->len + 1);
      read_deal (self, &g_array_index (deals, PursuitDeriverDeal, deals->len - 1), stmt);
    }
  return state == 0 ? g_steal_pointer (&deals) : NULL;
}
