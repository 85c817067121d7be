/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-case-rows.h"
#include "pursuit-deriver-private.h"
#include "pursuit-drift.h"
#include "pursuit-people-findings.h"
#include "pursuit-rules-read.h"

static void
asking_free (gpointer data)
{
  PursuitAsking *asking = data;

  g_clear_pointer (&asking->book, pursuit_process_book_free);
  g_hash_table_unref (asking->bare);
  g_free (asking->places);
  g_free (asking);
}

static guint
hash_bare (gconstpointer data)
{
  const PursuitBareDeal *bare = data;
  return ((guint) bare->stage_id * 31 + (guint) bare->buying_stage_id) * 31 + (guint) bare->filled;
}

static gboolean
equal_bare (gconstpointer first, gconstpointer second)
{
  const PursuitBareDeal *a = first, *b = second;
  return a->stage_id == b->stage_id && a->buying_stage_id == b->buying_stage_id && a->filled == b->filled;
}

/**
 * pursuit_deriver_new:
 * @db: outlives the deriver
 * @today: the day on which deals are looked at
 *
 * Returns: (transfer full) (nullable): with the model that the database keeps
 */
PursuitDeriver *
pursuit_deriver_new (PursuitDb *db, PursuitDay today, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (PursuitDeriver) self = g_new0 (PursuitDeriver, 1);
  g_autofree char *model = pursuit_store_get_setting (db, PURSUIT_WIN_MODEL_SETTING);

  self->db = db;
  self->today = today;
  pursuit_win_model_from_code (&self->model, model);
  self->processes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, asking_free);
  self->nodes = pursuit_asked_nodes_new ();
  self->texts = g_string_chunk_new (4096);
  return pursuit_rules_read (db, &self->rules, error) && pursuit_deriver_read_asked (self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

/** pursuit_deriver_free: frees the deriver. */
void
pursuit_deriver_free (PursuitDeriver *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->processes);
  pursuit_asked_nodes_free (self->nodes);
  g_string_chunk_free (self->texts);
  g_free (self->sql);
  g_free (self->company_sql);
  g_free (self);
}

/** pursuit_deriver_get_model: (transfer none): the model that it computes with. */
const PursuitWinModel *
pursuit_deriver_get_model (PursuitDeriver *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->model;
}

/** pursuit_deriver_get_rules: (transfer none): the rules that it grades by. */
const PursuitCustomerRules *
pursuit_deriver_get_rules (PursuitDeriver *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->rules;
}

/**
 * pursuit_deriver_get_asked:
 *
 * Returns: (transfer none) (array length=n_asked): the fields that key nodes ask for; field i has bit i in
 * pursuit_deriver_count_bare()
 */
const PursuitFieldRef *
pursuit_deriver_get_asked (PursuitDeriver *self, guint *n_asked)
{
  g_return_val_if_fail (self != NULL && n_asked != NULL, NULL);

  *n_asked = self->n_asked;
  return self->asked;
}

static PursuitAsking *
get_asking (PursuitDeriver *self, gint64 process_id, GError **error)
{
  PursuitAsking *asking = g_hash_table_lookup (self->processes, &process_id);

  if (asking != NULL)
    return asking;
  PursuitProcessBook *book = pursuit_process_book_read (self->db, process_id, error);
  if (book == NULL)
    return NULL;
  asking = g_new0 (PursuitAsking, 1);
  asking->book = book;
  asking->bare = g_hash_table_new_full (hash_bare, equal_bare, g_free, NULL);
  asking->places = g_new0 (int, book->nodes->len);
  for (guint i = 0; i < book->nodes->len; i++)
    {
      const PursuitKeyNode *node = &g_array_index (book->nodes, PursuitKeyNode, i);
      asking->places[i] = pursuit_process_book_find_stage (book, node->stage)->position;
    }
  g_hash_table_insert (self->processes, g_memdup2 (&process_id, sizeof process_id), asking);
  return asking;
}

static void
set_filled (PursuitDeriver *self, PursuitGateFacts *facts, guint64 filled)
{
  for (guint i = 0; i < self->n_asked; i++)
    {
      if (filled >> i & 1)
        pursuit_gate_facts_set_field (facts, self->asked[i].entity, self->asked[i].field);
    }
}

/* How many nodes are not met, of the stages up to @position. */
static guint
count_missing (PursuitDeriver *self, PursuitAsking *asking, int position, const PursuitGateFacts *facts)
{
  pursuit_asked_nodes_clear (self->nodes, asking->book);
  for (guint i = 0; i < asking->book->nodes->len; i++)
    {
      if (asking->places[i] <= position)
        pursuit_asked_nodes_add (self->nodes, &g_array_index (asking->book->nodes, PursuitKeyNode, i), facts);
    }
  g_autoptr (PursuitGateResult) result = pursuit_asked_nodes_check (self->nodes, facts);
  return result->n_missing;
}

/* @wanted: a deal of which nothing else is known, in the stage at @position */
static guint
count_bare (PursuitDeriver *self, PursuitAsking *asking, PursuitBareDeal wanted, int position)
{
  PursuitBareDeal *bare = g_hash_table_lookup (asking->bare, &wanted);

  if (bare == NULL)
    {
      PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
      facts.today = self->today;
      set_filled (self, &facts, wanted.filled);
      const int *degrees =
          pursuit_process_book_get_degrees (asking->book, wanted.buying_stage_id, wanted.stage_id);
      PursuitPeopleFacts people = pursuit_people_facts_of_deal (&facts, NULL, 0, degrees);
      g_autoptr (GArray) findings = pursuit_people_find (&people);
      facts.findings = (PursuitFinding *) findings->data;
      facts.n_findings = findings->len;
      bare = g_memdup2 (&wanted, sizeof wanted);
      bare->missing = (int) count_missing (self, asking, position, &facts);
      g_hash_table_add (asking->bare, bare);
    }
  return (guint) bare->missing;
}

/**
 * pursuit_deriver_read_company:
 * @filled: (out): bit i is set when asked field i is one of the company's and has a value
 */
gboolean
pursuit_deriver_read_company (PursuitDeriver *self, gint64 company_id, guint64 *filled, GError **error)
{
  g_return_val_if_fail (self != NULL && filled != NULL, FALSE);

  sqlite3_stmt *stmt = pursuit_db_prepare (self->db, self->company_sql, error);
  if (stmt == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (stmt) > 0)
    pursuit_bind_int (stmt, 1, company_id);
  int state = pursuit_db_step (self->db, stmt, error);
  *filled = state == 1 ? (guint64) sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return state >= 0;
}

/**
 * pursuit_deriver_count_bare:
 * @filled: bit i is set when asked field i has a value (pursuit_deriver_get_asked())
 *
 * For operations on many new deals, of which nothing but fields is known.
 *
 * Returns: how many key nodes are not met up to the stage; -1 on failure
 */
int
pursuit_deriver_count_bare (PursuitDeriver *self,
                            gint64 process_id,
                            gint64 stage_id,
                            guint64 filled,
                            GError **error)
{
  g_return_val_if_fail (self != NULL, -1);

  PursuitAsking *asking = get_asking (self, process_id, error);
  const PursuitBookStage *stage = asking ? pursuit_process_book_find_stage (asking->book, stage_id) : NULL;
  g_return_val_if_fail (stage != NULL || asking == NULL, -1);

  PursuitBareDeal wanted = { .stage_id = stage_id, .filled = filled };
  return stage != NULL ? (int) count_bare (self, asking, wanted, stage->position) : -1;
}

/* Whether a node that was missing when the deal was moved by force still is. Of a move from before anything
 * was known of key nodes nobody can say that they are met. */
static gboolean
is_still_missing (PursuitDeriver *self,
                  PursuitAsking *asking,
                  const char *codes,
                  const PursuitGateFacts *facts)
{
  g_auto (GStrv) lines = codes ? g_strsplit (codes, "\n", -1) : NULL;

  if (lines == NULL)
    return TRUE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      PursuitUnmet unmet;
      const PursuitKeyNode *node = pursuit_unmet_from_code (&unmet, lines[i], NULL)
                                       ? pursuit_process_book_find_node (asking->book, unmet.node)
                                       : NULL;
      if (node == NULL)
        continue;
      pursuit_asked_nodes_clear (self->nodes, asking->book);
      pursuit_asked_nodes_add (self->nodes, node, facts);
      g_autoptr (PursuitGateResult) result = pursuit_asked_nodes_check (self->nodes, facts);
      if (result->n_missing > 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
find_difference (const PursuitDeriverDeal *deal)
{
  const PursuitDerivedDeal *kept = &deal->kept, *result = &deal->result;

#define DIFFERS(field, name)                                                                                 \
  if (kept->field != result->field)                                                                          \
    return name;
  DIFFERS (derived.probability_computed, "probability_computed")
  DIFFERS (derived.probability, "probability")
  DIFFERS (derived.weighted, "weighted")
  DIFFERS (derived.on_board, "on_board")
  DIFFERS (missing, "missing")
  DIFFERS (overdue, "overdue")
  DIFFERS (forced, "forced")
  DIFFERS (drift_known, "drift")
  DIFFERS (drift, "drift")
  DIFFERS (findings, "findings")
#undef DIFFERS
  if (g_strcmp0 (kept->finding, result->finding) != 0)
    return "finding";
  if (!g_str_equal (deal->grade_due, result->grade_due ? result->grade_due : ""))
    return "grade_due";
  return g_str_equal (deal->grade, result->derived.grade ? result->derived.grade : "") ? NULL : "grade";
}

/* What the clock, a setting or a process moves in a grade waits until somebody confirms it; what is done to
 * the deal itself counts at once. A deal that is closed keeps the grade it was closed with. */
static void
hold_grade (PursuitDeriverDeal *deal, gboolean acted)
{
  PursuitDerivedDeal *result = &deal->result;
  const char *rule = result->derived.grade;
  const char *said_before = *deal->grade_due != '\0' ? deal->grade_due : deal->grade;

  result->grade_due = NULL;
  if (rule == NULL || deal->facts.own_grade != NULL || *deal->grade == '\0' ||
      g_str_equal (rule, deal->grade))
    return;
  if (!deal->open)
    {
      result->derived.grade = deal->grade;
      return;
    }
  if (acted && !g_str_equal (rule, said_before))
    return;
  result->derived.grade = deal->grade;
  result->grade_due = rule;
}

static void
derive (PursuitDeriver *self, PursuitDeriverDeal *deal, gboolean acted)
{
  PursuitDerivedDeal *result = &deal->result;

  deal->facts.outcome = deal->outcome;
  deal->facts.phase = deal->phase;
  deal->facts.own_grade = *deal->own_grade != '\0' ? deal->own_grade : NULL;
  deal->facts.model = &self->model;
  deal->facts.rules = &self->rules;
  if (deal->open)
    {
      int days = deal->stage_since != PURSUIT_DAY_NONE ? self->today - deal->stage_since : -1;
      result->overdue = (guint) pursuit_staleness (days, deal->stale_days);
      deal->facts.win.features[PURSUIT_WIN_MISSING_NODES] = result->missing;
      deal->facts.win.features[PURSUIT_WIN_FORCED] = result->forced;
      deal->facts.win.features[PURSUIT_WIN_STALE] = result->overdue;
    }
  result->win = deal->facts.win;
  pursuit_store_get_derive () (&deal->facts, &result->derived);
  hold_grade (deal, acted);
  result->differs = find_difference (deal);
  result->moves = deal->kept.derived.weighted != result->derived.weighted ||
                  deal->kept.derived.on_board != result->derived.on_board ||
                  !g_str_equal (deal->grade, result->derived.grade ? result->derived.grade : "");
}

/* What the map of people shows of an open @deal; a map with nobody on it shows nothing. */
static void
take_findings (PursuitDeriver *self, PursuitDeriverDeal *deal, const PursuitGateFacts *facts)
{
  PursuitDerivedDeal *result = &deal->result;

  for (guint i = 0; facts->n_people > 0 && i < facts->n_findings; i++)
    result->findings += facts->findings[i].severity <= PURSUIT_SEVERITY_WARNING;
  if (result->findings == 0)
    return;
  g_autofree char *code = pursuit_finding_to_code (&facts->findings[0], self->today);
  result->finding = g_string_chunk_insert (self->texts, code);
}

/* What the key nodes say of @deal; @forced: the events of forced moves, on the row of the next deal that has
 * one.
 */
static gboolean
ask_nodes (PursuitDeriver *self,
           PursuitDeriverDeal *deal,
           PursuitCaseRows *rows,
           gboolean was_forced,
           const char *codes,
           GError **error)
{
  PursuitAsking *asking = get_asking (self, deal->process_id, error);
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;

  if (asking == NULL)
    return FALSE;
  /* a closed deal stays as it was on its last day */
  facts.today = deal->open || deal->closed == PURSUIT_DAY_NONE ? self->today : deal->closed;
  gboolean known = pursuit_case_rows_point (rows, deal->id, &facts);
  facts.criteria.reason = deal->criteria_reason;
  if (known)
    pursuit_case_rows_take_findings (rows, &facts,
                                     pursuit_process_book_get_degrees (asking->book, deal->buying_stage_id,
                                                                       deal->stage_id));
  if (!pursuit_case_rows_take_criteria (self->db, deal->id, &facts, error))
    return FALSE;
  if (was_forced || (deal->open && known))
    set_filled (self, &facts, deal->filled);
  if (deal->open)
    {
      PursuitBareDeal bare = { .stage_id = deal->stage_id,
                               .buying_stage_id = deal->buying_stage_id,
                               .filled = deal->filled };
      deal->result.missing = known ? count_missing (self, asking, deal->stage_position, &facts)
                                   : count_bare (self, asking, bare, deal->stage_position);
      take_findings (self, deal, &facts);
    }
  deal->result.forced = was_forced && is_still_missing (self, asking, codes, &facts);
  return TRUE;
}

/* Fills in the results of @deals, which lie in a row of ids; @acted: see PursuitDeriveRange. */
gboolean
pursuit_deriver_derive (PursuitDeriver *self, GArray *deals, gboolean acted, GError **error)
{
  gint64 first = g_array_index (deals, PursuitDeriverDeal, 0).id;
  gint64 last = g_array_index (deals, PursuitDeriverDeal, deals->len - 1).id;
  g_autoptr (PursuitCaseRows) rows = NULL;
  sqlite3_stmt *forced = pursuit_db_query (self->db, "case-forced", error);
  int state = -1;

  if (forced == NULL)
    return FALSE;
  pursuit_bind_int (forced, 1, first);
  pursuit_bind_int (forced, 2, last);
  state = pursuit_db_step (self->db, forced, error);
  for (guint i = 0; state >= 0 && i < deals->len; i++)
    {
      PursuitDeriverDeal *deal = &g_array_index (deals, PursuitDeriverDeal, i);
      while (state == 1 && sqlite3_column_int64 (forced, 0) < deal->id)
        state = pursuit_db_step (self->db, forced, error);
      gboolean was_forced = state == 1 && sqlite3_column_int64 (forced, 0) == deal->id;
      gboolean asked = deal->open || was_forced;
      if (asked && rows == NULL)
        rows = pursuit_case_rows_read (self->db, first, last, self->today, error);
      if (asked && (rows == NULL || !ask_nodes (self, deal, rows, was_forced,
                                                was_forced ? pursuit_column_text (forced, 1) : NULL, error)))
        state = -1;
      else
        derive (self, deal, acted);
    }
  sqlite3_reset (forced);
  return state >= 0;
}

/* The first id behind @deals, which were read for @range; 0 when the range is at its end. */
gint64
pursuit_deriver_next (GArray *deals, const PursuitDeriveRange *range)
{
  return deals->len == range->limit ? g_array_index (deals, PursuitDeriverDeal, deals->len - 1).id + 1 : 0;
}

/**
 * pursuit_deriver_scan:
 * @range: which deals
 * @each: told each of them; must not write deals
 * @next: (out) (optional): the first id that was not looked at; 0 when there is none in the range
 *
 * Derives deals and compares them with what their rows keep.
 */
gboolean
pursuit_deriver_scan (PursuitDeriver *self,
                      const PursuitDeriveRange *range,
                      PursuitDeriveEach each,
                      gpointer data,
                      gint64 *next,
                      GError **error)
{
  g_return_val_if_fail (self != NULL && range != NULL, FALSE);

  g_autoptr (GArray) deals = pursuit_deriver_read_deals (self, range, error);
  if (deals == NULL || (deals->len > 0 && !pursuit_deriver_derive (self, deals, range->acted, error)))
    return FALSE;
  for (guint i = 0; i < deals->len; i++)
    {
      if (!each (&g_array_index (deals, PursuitDeriverDeal, i).result, data, error))
        return FALSE;
    }
  if (next != NULL)
    *next = pursuit_deriver_next (deals, range);
  return TRUE;
}
