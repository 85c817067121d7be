/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-case-rows.h"

#include "pursuit-criteria-standing.h"
#include "pursuit-deal-approval.h"
#include "pursuit-participant.h"
#include "pursuit-people-findings.h"
#include "pursuit-person.h"
#include "pursuit-score-read.h"

/* The kinds of rows. */
enum
{
  PEOPLE,
  TIES,
  ACTIVITIES,
  APPROVALS,
  EVIDENCE,
  DOCUMENTS,
  SCORES,
  CRITERIA,
  N_KINDS
};

/* The rows of one kind, those of a deal in a row, the deals by their ids. */
typedef struct
{
  GArray *deals; /* gint64: whose each row is */
  GArray *rows;
  guint next; /* the first row that no deal was pointed to */
} Rows;

struct _PursuitCaseRows
{
  Rows kinds[N_KINDS];
  const PursuitGateTie *ties; /* of the deal that was pointed to */
  guint n_ties;
  GArray *findings; /* (nullable): about it; PursuitFinding */
  GStringChunk *texts;
};

/* Adds the row that @stmt stands on; its first column is the deal. */
typedef void (*TakeFunc) (PursuitCaseRows *self, GArray *rows, sqlite3_stmt *stmt);

static const char *
keep_text (PursuitCaseRows *self, sqlite3_stmt *stmt, int column)
{
  const char *text = pursuit_column_text (stmt, column);
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static void
take_person (PursuitCaseRows *self, GArray *rows, sqlite3_stmt *stmt)
{
  PursuitGatePerson person = {
    .person = sqlite3_column_int64 (stmt, 1),
    .roles = pursuit_choice_bits (PURSUIT_ROLES, pursuit_column_text (stmt, 2)),
    .level = pursuit_choice_bits (PURSUIT_LEVELS, pursuit_column_text (stmt, 3)),
    .function = pursuit_choice_bits (PURSUIT_FUNCTIONS, pursuit_column_text (stmt, 4)),
    .attitude = pursuit_column_is_null (stmt, 5) ? PURSUIT_ATTITUDE_ANY : sqlite3_column_int (stmt, 5),
    .weight = pursuit_column_is_null (stmt, 6) ? -1 : sqlite3_column_int (stmt, 6),
    .insider = sqlite3_column_int (stmt, 7),
    .last_met = pursuit_day_parse_iso (pursuit_column_text (stmt, 8)),
    .met_here = pursuit_day_parse_iso (pursuit_column_text (stmt, 9)),
    .contacts = (guint) sqlite3_column_int (stmt, 10),
    .placeholder = sqlite3_column_int (stmt, 11),
    .outside = sqlite3_column_int (stmt, 12),
    .name = keep_text (self, stmt, 13),
  };
  g_array_append_val (rows, person);
}

static void
take_tie (PursuitCaseRows *self, GArray *rows, sqlite3_stmt *stmt)
{
  PursuitGateTie tie = { .person = sqlite3_column_int64 (stmt, 1),
                         .competitor = keep_text (self, stmt, 2),
                         .closeness = sqlite3_column_int (stmt, 3) };
  g_array_append_val (rows, tie);
}

static void
take_activity (PursuitCaseRows *self, GArray *rows, sqlite3_stmt *stmt)
{
  PursuitGateActivity activity = { .kind = keep_text (self, stmt, 1),
                                   .done = pursuit_day_parse_iso (pursuit_column_text (stmt, 2)) };
  g_array_append_val (rows, activity);
}

static void
take_approval (PursuitCaseRows *self, GArray *rows, sqlite3_stmt *stmt)
{
  PursuitGateApproval approval = { .node = sqlite3_column_int64 (stmt, 1), .state = PURSUIT_APPROVAL_NONE };

  for (guint i = 0; PURSUIT_APPROVAL_STATES[i].code != NULL; i++)
    {
      if (g_str_equal (PURSUIT_APPROVAL_STATES[i].code, pursuit_column_text (stmt, 2)))
        approval.state = (PursuitApprovalState) i;
    }
  g_array_append_val (rows, approval);
}

static void
take_evidence (PursuitCaseRows *self, GArray *rows, sqlite3_stmt *stmt)
{
  PursuitGateEvidence evidence = { .node = sqlite3_column_int64 (stmt, 1),
                                   .text = sqlite3_column_int (stmt, 2),
                                   .file = sqlite3_column_int (stmt, 3) };
  g_array_append_val (rows, evidence);
}

static void
take_document (PursuitCaseRows *self, GArray *rows, sqlite3_stmt *stmt)
{
  PursuitGateDocument document = { .tag = keep_text (self, stmt, 1) };
  g_array_append_val (rows, document);
}

static void
take_score (PursuitCaseRows *self, GArray *rows, sqlite3_stmt *stmt)
{
  PursuitGateScore score = { .template_code = keep_text (self, stmt, 1),
                             .total = sqlite3_column_double (stmt, 2) };
  g_array_append_val (rows, score);
}

/* How many there are is all that is kept: few deals have any, and their standing takes more. */
static void
take_criterion (PursuitCaseRows *self, GArray *rows, sqlite3_stmt *stmt)
{
  const guint8 one = 1;
  g_array_append_val (rows, one);
}

/* Each query gives the rows of the deals from $1 to $2, by deal; $3 is the day on which they are looked at.
 */
static const struct
{
  const char *query;
  gsize size;
  TakeFunc take;
} KINDS[] = {
  [PEOPLE] = { "case-people", sizeof (PursuitGatePerson), take_person },
  [TIES] = { "case-ties", sizeof (PursuitGateTie), take_tie },
  [ACTIVITIES] = { "case-activities", sizeof (PursuitGateActivity), take_activity },
  [APPROVALS] = { "case-approvals", sizeof (PursuitGateApproval), take_approval },
  [EVIDENCE] = { "case-evidence", sizeof (PursuitGateEvidence), take_evidence },
  [DOCUMENTS] = { "case-documents", sizeof (PursuitGateDocument), take_document },
  [SCORES] = { "case-scores", sizeof (PursuitGateScore), take_score },
  [CRITERIA] = { "case-criteria", 1, take_criterion },
};

G_STATIC_ASSERT (G_N_ELEMENTS (KINDS) == N_KINDS);

static gboolean
read_kind (PursuitCaseRows *self,
           guint kind,
           PursuitDb *db,
           gint64 first,
           gint64 last,
           const char *today,
           GError **error)
{
  Rows *rows = &self->kinds[kind];
  sqlite3_stmt *stmt = pursuit_db_query (db, KINDS[kind].query, error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, first);
  pursuit_bind_int (stmt, 2, last);
  if (sqlite3_bind_parameter_index (stmt, "$3") > 0)
    pursuit_bind_text (stmt, 3, today);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 deal = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (rows->deals, deal);
      KINDS[kind].take (self, rows->rows, stmt);
    }
  return state == 0;
}

/**
 * pursuit_case_rows_read:
 * @db: any connection; within a transaction it sees what that has written
 * @first_deal, @last_deal: ids, both included
 * @today: the day on which they are looked at
 *
 * Returns: (transfer full) (nullable): what belongs to these deals
 */
PursuitCaseRows *
pursuit_case_rows_read (PursuitDb *db, gint64 first_deal, gint64 last_deal, PursuitDay today, GError **error)
{
  g_autoptr (PursuitCaseRows) self = g_new0 (PursuitCaseRows, 1);
  char iso[11];

  self->texts = g_string_chunk_new (512);
  for (guint i = 0; i < N_KINDS; i++)
    {
      self->kinds[i].deals = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->kinds[i].rows = g_array_new (FALSE, FALSE, KINDS[i].size);
    }
  pursuit_day_write_iso (today, iso);
  for (guint i = 0; i < N_KINDS; i++)
    {
      /* where nobody takes part, no rival knows anybody either */
      if (i == TIES && self->kinds[PEOPLE].rows->len == 0)
        continue;
      if (!read_kind (self, i, db, first_deal, last_deal, iso, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/** pursuit_case_rows_free: frees the rows, and with them what facts point to. */
void
pursuit_case_rows_free (PursuitCaseRows *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_KINDS; i++)
    {
      g_clear_pointer (&self->kinds[i].deals, g_array_unref);
      g_clear_pointer (&self->kinds[i].rows, g_array_unref);
    }
  g_clear_pointer (&self->findings, g_array_unref);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/* The rows of @deal_id; passes over those of deals before it. */
static gconstpointer
find_rows (Rows *self, gsize size, gint64 deal_id, guint *n)
{
  const gint64 *deals = (const gint64 *) self->deals->data;
  guint begin;

  while (self->next < self->deals->len && deals[self->next] < deal_id)
    self->next++;
  begin = self->next;
  while (self->next < self->deals->len && deals[self->next] == deal_id)
    self->next++;
  *n = self->next - begin;
  return *n > 0 ? self->rows->data + begin * size : NULL;
}

/**
 * pursuit_case_rows_point:
 * @deal_id: in the range; greater than in the last call
 * @facts: are pointed to the deal's rows
 *
 * Returns: whether it has any
 */
gboolean
pursuit_case_rows_point (PursuitCaseRows *self, gint64 deal_id, PursuitGateFacts *facts)
{
  g_return_val_if_fail (self != NULL && facts != NULL, FALSE);

#define POINT(kind, field)                                                                                   \
  facts->field = find_rows (&self->kinds[kind], KINDS[kind].size, deal_id, &facts->n_##field)
  POINT (PEOPLE, people);
  POINT (ACTIVITIES, activities);
  POINT (APPROVALS, approvals);
  POINT (EVIDENCE, evidence);
  POINT (DOCUMENTS, documents);
  POINT (SCORES, scores);
#undef POINT
  self->ties = find_rows (&self->kinds[TIES], KINDS[TIES].size, deal_id, &self->n_ties);
  find_rows (&self->kinds[CRITERIA], KINDS[CRITERIA].size, deal_id, &facts->criteria.known);
  return facts->n_people + facts->n_activities + facts->n_approvals + facts->n_evidence + facts->n_documents +
             facts->n_scores + facts->criteria.known >
         0;
}

/**
 * pursuit_case_rows_take_findings:
 * @facts: from pursuit_case_rows_point(): gets what the map of people says, valid until the next call
 * @degrees: (nullable): what people have to do now: pursuit_process_book_get_degrees()
 */
void
pursuit_case_rows_take_findings (PursuitCaseRows *self, PursuitGateFacts *facts, const int *degrees)
{
  g_return_if_fail (self != NULL && facts != NULL);

  PursuitPeopleFacts people = pursuit_people_facts_of_deal (facts, self->ties, self->n_ties, degrees);

  g_clear_pointer (&self->findings, g_array_unref);
  self->findings = pursuit_people_find (&people);
  facts->findings = (PursuitFinding *) self->findings->data;
  facts->n_findings = self->findings->len;
}

/**
 * pursuit_case_rows_take_criteria:
 * @facts: with the number of criteria, from pursuit_case_rows_point(): gets how the bidders stand by them
 */
gboolean
pursuit_case_rows_take_criteria (PursuitDb *db, gint64 deal_id, PursuitGateFacts *facts, GError **error)
{
  g_return_val_if_fail (facts != NULL, FALSE);

  if (facts->criteria.known == 0)
    return TRUE;
  g_autoptr (PursuitCriteriaSheet) sheet = pursuit_criteria_sheet_read (db, deal_id, error);
  PursuitCriteriaStanding standing;
  if (sheet == NULL)
    return FALSE;
  pursuit_criteria_standing_compute (sheet, &standing);
  facts->criteria.our_score = standing.ours;
  facts->criteria.best_rival = standing.rival_total;
  return TRUE;
}
