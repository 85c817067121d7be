/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-case.h"

#include "pursuit-criteria-standing.h"
#include "pursuit-deal-approval.h"
#include "pursuit-participant.h"
#include "pursuit-person.h"
#include "pursuit-score-read.h"
#include "pursuit-select.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

/** pursuit_deal_case_free: frees a case. */
void
pursuit_deal_case_free (PursuitDealCase *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->deal);
  g_clear_pointer (&self->book, pursuit_process_book_free);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->activities, g_array_unref);
  g_clear_pointer (&self->approvals, g_array_unref);
  g_clear_pointer (&self->evidence, g_array_unref);
  g_clear_pointer (&self->documents, g_array_unref);
  g_clear_pointer (&self->scores, g_array_unref);
  g_clear_pointer (&self->kept, g_array_unref);
  g_free (self);
}

static void
take_person (PursuitDealCase *self, sqlite3_stmt *stmt)
{
  PursuitGatePerson person = {
    .person = sqlite3_column_int64 (stmt, 0),
    .roles = pursuit_choice_bits (PURSUIT_ROLES, pursuit_column_text (stmt, 1)),
    .level = pursuit_choice_bits (PURSUIT_LEVELS, pursuit_column_text (stmt, 2)),
    .function = pursuit_choice_bits (PURSUIT_FUNCTIONS, pursuit_column_text (stmt, 3)),
    .attitude = pursuit_column_is_null (stmt, 4) ? PURSUIT_ATTITUDE_ANY : sqlite3_column_int (stmt, 4),
    .weight = pursuit_column_is_null (stmt, 5) ? -1 : sqlite3_column_int (stmt, 5),
    .insider = sqlite3_column_int (stmt, 6),
    .last_met = pursuit_day_parse_iso (pursuit_column_text (stmt, 7)),
  };
  g_array_append_val (self->people, person);
}

static void
take_activity (PursuitDealCase *self, sqlite3_stmt *stmt)
{
  PursuitGateActivity activity = { .kind = g_intern_string (pursuit_column_text (stmt, 0)),
                                   .done = pursuit_day_parse_iso (pursuit_column_text (stmt, 1)) };
  g_array_append_val (self->activities, activity);
}

static void
take_approval (PursuitDealCase *self, sqlite3_stmt *stmt)
{
  PursuitGateApproval approval = { .node = sqlite3_column_int64 (stmt, 0), .state = PURSUIT_APPROVAL_NONE };

  for (guint i = 0; PURSUIT_APPROVAL_STATES[i].code != NULL; i++)
    {
      if (g_str_equal (PURSUIT_APPROVAL_STATES[i].code, pursuit_column_text (stmt, 1)))
        approval.state = (PursuitApprovalState) i;
    }
  g_array_append_val (self->approvals, approval);
}

static void
take_evidence (PursuitDealCase *self, sqlite3_stmt *stmt)
{
  PursuitGateEvidence evidence = { .node = sqlite3_column_int64 (stmt, 0),
                                   .text = sqlite3_column_int (stmt, 1) != 0,
                                   .file = !pursuit_column_is_null (stmt, 2) };
  g_array_append_val (self->evidence, evidence);
}

static void
take_document (PursuitDealCase *self, sqlite3_stmt *stmt)
{
  const char *tag = pursuit_column_text (stmt, 0);
  PursuitGateDocument document = { .tag = tag ? g_string_chunk_insert_const (self->book->texts, tag) : NULL };
  g_array_append_val (self->documents, document);
}

/* The newest come first, and only the newest of a scorecard counts. */
static void
take_score (PursuitDealCase *self, sqlite3_stmt *stmt)
{
  PursuitGateScore score = { .template_code = g_intern_string (pursuit_column_text (stmt, 0)),
                             .total = sqlite3_column_double (stmt, 1) };

  for (guint i = 0; i < self->scores->len; i++)
    {
      if (g_array_index (self->scores, PursuitGateScore, i).template_code == score.template_code)
        return;
    }
  g_array_append_val (self->scores, score);
}

/* How the bidders stand by the customer's criteria. */
static gboolean
take_criteria (PursuitDealCase *self, PursuitDb *db, GError **error)
{
  g_autoptr (PursuitCriteriaSheet) sheet =
      pursuit_criteria_sheet_read (db, pursuit_record_get_id (self->deal), error);
  PursuitCriteriaStanding standing;

  if (sheet == NULL)
    return FALSE;
  pursuit_criteria_standing_compute (sheet, &standing);
  self->facts.criteria = (PursuitGateCriteria){
    .known = sheet->rows->len,
    .our_score = standing.ours,
    .best_rival = standing.rival_total,
    .reason = !pursuit_text_is_blank (pursuit_record_get_text (self->deal, PURSUIT_DEAL_CRITERIA_REASON)),
  };
  return TRUE;
}

/* Every row that the named query gives for the deal. */
static gboolean
take_rows (PursuitDealCase *self,
           PursuitDb *db,
           const char *query,
           void (*take) (PursuitDealCase *self, sqlite3_stmt *stmt),
           GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, query, error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, pursuit_record_get_id (self->deal));
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    take (self, stmt);
  return state == 0;
}

static PursuitRecord *
read_record (PursuitDb *db, const PursuitEntity *entity, gint64 id, PursuitDay today, GError **error)
{
  PursuitSelectContext context = { .today = today };
  g_autoptr (GPtrArray) records = pursuit_select_records (db, entity, &context, &id, 1, error);

  if (records == NULL)
    return NULL;
  if (records->len == 0 || records->pdata[0] == NULL)
    {
      g_autofree char *number = g_strdup_printf ("%" PRIi64, id);
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND,
                   _ ("The record is no longer there (%s %s)."), entity->name, number);
      return NULL;
    }
  return g_steal_pointer (&records->pdata[0]); /* the array owns none of them */
}

static gboolean
has_evidence (PursuitDealCase *self, gint64 node_id)
{
  for (guint i = 0; i < self->evidence->len; i++)
    {
      if (g_array_index (self->evidence, PursuitGateEvidence, i).node == node_id)
        return TRUE;
    }
  return FALSE;
}

/* Evidence that somebody gave stands for what the program would look up by itself. It does not stand for the
 * approval of somebody else. */
static void
apply_evidence (PursuitDealCase *self)
{
  GArray *nodes = self->book->nodes;

  /* never grows beyond that, so that nodes can point into it */
  self->kept = g_array_sized_new (FALSE, FALSE, sizeof (PursuitCondition), self->book->conditions->len);
  for (guint i = 0; i < nodes->len; i++)
    {
      PursuitKeyNode *node = &g_array_index (nodes, PursuitKeyNode, i);
      guint begin = self->kept->len;
      if (!has_evidence (self, node->id))
        continue;
      for (guint k = 0; k < node->n_conditions; k++)
        {
          PursuitConditionKind kind = node->conditions[k].kind;
          if (kind == PURSUIT_CONDITION_APPROVAL_GIVEN || kind == PURSUIT_CONDITION_MANUAL)
            g_array_append_val (self->kept, node->conditions[k]);
        }
      node->conditions = &g_array_index (self->kept, PursuitCondition, begin);
      node->n_conditions = self->kept->len - begin;
    }
}

static void
point_facts (PursuitDealCase *self)
{
  self->facts.people = (PursuitGatePerson *) self->people->data;
  self->facts.n_people = self->people->len;
  self->facts.activities = (PursuitGateActivity *) self->activities->data;
  self->facts.n_activities = self->activities->len;
  self->facts.approvals = (PursuitGateApproval *) self->approvals->data;
  self->facts.n_approvals = self->approvals->len;
  self->facts.evidence = (PursuitGateEvidence *) self->evidence->data;
  self->facts.n_evidence = self->evidence->len;
  self->facts.documents = (PursuitGateDocument *) self->documents->data;
  self->facts.n_documents = self->documents->len;
  self->facts.scores = (PursuitGateScore *) self->scores->data;
  self->facts.n_scores = self->scores->len;
}

/**
 * pursuit_deal_case_read:
 * @db: any connection; within a transaction it sees what that has written
 * @today: the day on which the deal is looked at
 *
 * Reads all that the rules ask about one deal.
 *
 * Returns: (transfer full) (nullable): the case
 */
PursuitDealCase *
pursuit_deal_case_read (PursuitDb *db, gint64 deal_id, PursuitDay today, GError **error)
{
  g_autoptr (PursuitDealCase) self = g_new0 (PursuitDealCase, 1);

  self->facts = (PursuitGateFacts) PURSUIT_GATE_FACTS_INIT;
  self->facts.today = today;
  self->people = g_array_new (FALSE, FALSE, sizeof (PursuitGatePerson));
  self->activities = g_array_new (FALSE, FALSE, sizeof (PursuitGateActivity));
  self->approvals = g_array_new (FALSE, FALSE, sizeof (PursuitGateApproval));
  self->evidence = g_array_new (FALSE, FALSE, sizeof (PursuitGateEvidence));
  self->documents = g_array_new (FALSE, FALSE, sizeof (PursuitGateDocument));
  self->scores = g_array_new (FALSE, FALSE, sizeof (PursuitGateScore));
  self->deal = read_record (db, &PURSUIT_DEAL_ENTITY, deal_id, today, error);
  if (self->deal == NULL)
    return NULL;
  self->book =
      pursuit_process_book_read (db, pursuit_record_get_int (self->deal, PURSUIT_DEAL_PROCESS_ID), error);
  if (self->book == NULL || !take_rows (self, db, "case-people", take_person, error) ||
      !take_rows (self, db, "case-activities", take_activity, error) ||
      !take_rows (self, db, "case-approvals", take_approval, error) ||
      !take_rows (self, db, "case-evidence", take_evidence, error) ||
      !take_rows (self, db, "case-documents", take_document, error) ||
      !take_rows (self, db, "case-scores", take_score, error) || !take_criteria (self, db, error))
    return NULL;

  gint64 company_id = pursuit_record_get_int (self->deal, PURSUIT_DEAL_COMPANY_ID);
  g_autoptr (PursuitRecord) company =
      company_id ? read_record (db, &PURSUIT_COMPANY_ENTITY, company_id, today, error) : NULL;
  if (company_id != 0 && company == NULL)
    return NULL;
  pursuit_gate_facts_take_fields (&self->facts, self->deal);
  if (company != NULL)
    pursuit_gate_facts_take_fields (&self->facts, company);
  apply_evidence (self);
  point_facts (self);
  return g_steal_pointer (&self);
}

/* The check of the nodes of those stages for which @asks says so. */
static PursuitGateResult *
check_nodes (PursuitDealCase *self,
             gboolean (*asks) (PursuitDealCase *self, gint64 stage, gint64 to),
             gint64 to)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (PursuitKeyNode));

  for (guint i = 0; i < self->book->nodes->len; i++)
    {
      PursuitKeyNode *node = &g_array_index (self->book->nodes, PursuitKeyNode, i);
      if (asks (self, node->stage, to))
        g_array_append_val (nodes, *node);
    }
  return pursuit_gate_check ((PursuitKeyNode *) nodes->data, nodes->len, &self->facts);
}

static gboolean
step_asks (PursuitDealCase *self, gint64 stage, gint64 to)
{
  return pursuit_transition_asks (self->book->matrix,
                                  pursuit_record_get_int (self->deal, PURSUIT_DEAL_STAGE_ID), to, stage);
}

static gboolean
is_reached (PursuitDealCase *self, gint64 stage, gint64 unused)
{
  return pursuit_process_book_find_stage (self->book, stage)->position <=
         pursuit_record_get_int (self->deal, PURSUIT_DEAL_STAGE_POSITION);
}

/**
 * pursuit_deal_case_check_step:
 *
 * Returns: (transfer full): how the key nodes stand that must be met for the step to @to_stage_id
 */
PursuitGateResult *
pursuit_deal_case_check_step (PursuitDealCase *self, gint64 to_stage_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return check_nodes (self, step_asks, to_stage_id);
}

/**
 * pursuit_deal_case_check_stages:
 *
 * Returns: (transfer full): how the key nodes stand of the present stage and of all before it: what was
 * missed on the way stays missing until it is made up for
 */
PursuitGateResult *
pursuit_deal_case_check_stages (PursuitDealCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return check_nodes (self, is_reached, 0);
}

static gboolean
is_of_stage (PursuitDealCase *self, gint64 stage, gint64 wanted)
{
  return stage == wanted;
}

/** pursuit_deal_case_check_stage: (transfer full): how the key nodes of one stage stand. */
PursuitGateResult *
pursuit_deal_case_check_stage (PursuitDealCase *self, gint64 stage_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return check_nodes (self, is_of_stage, stage_id);
}

/**
 * pursuit_deal_case_is_missing:
 * @missing: unmet conditions as they are kept with an event: one line each (pursuit_unmet_to_code())
 *
 * Returns: whether one of the key nodes that these conditions belong to is still not met
 */
gboolean
pursuit_deal_case_is_missing (PursuitDealCase *self, const char *missing)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (missing != NULL, FALSE);

  g_auto (GStrv) lines = g_strsplit (missing, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      PursuitUnmet unmet;
      const PursuitKeyNode *node = pursuit_unmet_from_code (&unmet, lines[i], NULL)
                                       ? pursuit_process_book_find_node (self->book, unmet.node)
                                       : NULL;
      g_autoptr (PursuitGateResult) result = node ? pursuit_gate_check (node, 1, &self->facts) : NULL;
      if (result != NULL && result->n_missing > 0)
        return TRUE;
    }
  return FALSE;
}
