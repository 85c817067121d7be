/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sample-process.h"

#include "pursuit-find.h"
#include "pursuit-process-book.h"
#include "pursuit-stage.h"
#include "pursuit-win-probability.h"

/* Where the customer is: where our stage meets them, unless the sample says something else. Told on the day
 * on which the deal came into its stage. */
static gboolean
tell_buying_stage (PursuitTemplateSeed *seed, const PursuitSampleDeal *deal, PursuitDay day, GError **error)
{
  PursuitDb *db = pursuit_txn_get_db (seed->txn);
  const char *code = json_object_get_string_member_with_default (deal->json, "buying_stage", NULL);
  g_autoptr (PursuitRow) stage = pursuit_txn_read (seed->txn, "stage", deal->stage_id, error);
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autofree char *iso = pursuit_day_to_iso (day);

  if (stage == NULL)
    return FALSE;
  pursuit_row_set_int (row, "buying_stage_id",
                       code ? pursuit_find_buying_stage (db, deal->process_id, code)
                            : pursuit_row_get_int (stage, "buying_stage_id"));
  pursuit_row_set_text (row, "buying_day", iso);
  return pursuit_txn_amend (seed->txn, "deal", deal->id, row, error) &&
         pursuit_txn_add_buying_event (seed->txn, deal->id, 0, day, error);
}

/* The day on which the deal left the stage at @position, or came into its present one. */
static PursuitDay
day_behind (PursuitTemplateSeed *seed, const PursuitSampleDeal *deal, PursuitProcessBook *book, int position)
{
  PursuitDb *db = pursuit_txn_get_db (seed->txn);
  JsonArray *steps = json_object_get_array_member (deal->json, "stages");
  int days = 0;

  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonArray *step = json_array_get_array_element (steps, i);
      gint64 id = pursuit_find_stage (db, deal->process_id, json_array_get_string_element (step, 0));
      days = (int) json_array_get_int_element (step, 1);
      if (pursuit_process_book_find_stage (book, id)->position > position)
        break;
    }
  return pursuit_txn_get_today (seed->txn) + days;
}

static gboolean
is_named (JsonObject *object, const char *member, const char *code)
{
  JsonArray *codes =
      json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;

  for (guint i = 0; codes != NULL && i < json_array_get_length (codes); i++)
    {
      if (g_str_equal (json_array_get_string_element (codes, i), code))
        return TRUE;
    }
  return FALSE;
}

static gboolean
approve (PursuitTemplateSeed *seed,
         const PursuitSampleDeal *deal,
         gint64 node_id,
         const char *day,
         GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "deal_id", deal->id);
  pursuit_row_set_int (row, "node_id", node_id);
  pursuit_row_set_int (row, "asked_by_id", deal->owner_id);
  pursuit_row_set_int (row, "asked_of_id", deal->approver_id);
  pursuit_row_set_text (row, "asked", day);
  pursuit_row_set_text (row, "state", "granted");
  pursuit_row_set_text (row, "decided", day);
  pursuit_row_set_int (row, "self_approved", 0);
  return pursuit_template_insert (seed, "approval", row, error) != 0;
}

/* What people and activities show is left to them: an insider is there, or is not. */
static gboolean
shows_by_itself (const PursuitKeyNode *node)
{
  for (guint i = 0; i < node->n_conditions; i++)
    {
      switch (node->conditions[i].kind)
        {
        case PURSUIT_CONDITION_HAS_PERSON:
        case PURSUIT_CONDITION_HAS_INSIDER:
        case PURSUIT_CONDITION_FIELD_FILLED:
          continue;
        default:
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
confirm (PursuitTemplateSeed *seed,
         const PursuitSampleDeal *deal,
         const PursuitKeyNode *node,
         PursuitDay day,
         GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autofree char *iso = pursuit_day_to_iso (day);
  const char *own = pursuit_template_text (deal->evidence, node->code, seed->language);

  if (node->n_conditions > 0 && node->conditions[0].kind == PURSUIT_CONDITION_APPROVAL_GIVEN)
    return approve (seed, deal, node->id, iso, error);
  pursuit_row_set_int (row, "deal_id", deal->id);
  pursuit_row_set_int (row, "node_id", node->id);
  pursuit_row_set_text (row, "evidence",
                        own ? own : pursuit_template_text (deal->evidence, "*", seed->language));
  pursuit_row_set_text (row, "day", iso);
  pursuit_row_set_int (row, "by_id", deal->owner_id);
  return pursuit_template_insert (seed, "node_state", row, error) != 0;
}

/* Whether the sample says that the work item at @place, from 1, of the present stage is done; where it says
 * nothing, the first half is. */
static gboolean
is_done (const PursuitSampleDeal *deal, guint place, guint n)
{
  JsonArray *done =
      json_object_has_member (deal->json, "work") ? json_object_get_array_member (deal->json, "work") : NULL;

  for (guint i = 0; done != NULL && i < json_array_get_length (done); i++)
    {
      if (json_array_get_int_element (done, i) == place)
        return TRUE;
    }
  return done == NULL && place <= n / 2;
}

/* A work item, and at which place, from 1, of how many it stands in its stage. */
typedef struct
{
  gint64 id;
  gint64 stage_id;
  guint place;
  guint n;
} SampleWork;

/* The work items of the deal's process in order. */
static GArray *
read_work (PursuitTemplateSeed *seed, const PursuitSampleDeal *deal, GError **error)
{
  PursuitDb *db = pursuit_txn_get_db (seed->txn);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (SampleWork));
  PursuitStmt *stmt = pursuit_db_query (db, "tasks-work", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, deal->id);
  pursuit_bind_int (stmt, 2, deal->process_id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      SampleWork work = { .id = pursuit_column_int (stmt, 0),
                          .stage_id = pursuit_column_int (stmt, 1),
                          .place = 1 };
      for (guint i = 0; i < list->len; i++)
        work.place += g_array_index (list, SampleWork, i).stage_id == work.stage_id;
      for (guint i = 0; i < list->len; i++)
        {
          SampleWork *other = &g_array_index (list, SampleWork, i);
          if (other->stage_id == work.stage_id)
            other->n = work.place;
        }
      work.n = work.place;
      g_array_append_val (list, work);
    }
  return state == 0 ? g_steal_pointer (&list) : NULL;
}

/* Ticks off the work of the stages that the deal has left, and some of its present stage's. */
static gboolean
tick_work (PursuitTemplateSeed *seed,
           const PursuitSampleDeal *deal,
           PursuitProcessBook *book,
           int present,
           GError **error)
{
  g_autoptr (GArray) list = read_work (seed, deal, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SampleWork *work = &g_array_index (list, SampleWork, i);
      int position = pursuit_process_book_find_stage (book, work->stage_id)->position;
      PursuitDay day = day_behind (seed, deal, book, position);
      if (position > present || (position == present && !is_done (deal, work->place, work->n)))
        continue;
      if (position == present)
        day = MIN (day + 2 * (int) work->place, pursuit_txn_get_today (seed->txn));
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      g_autofree char *iso = pursuit_day_to_iso (day);
      pursuit_row_set_int (row, "deal_id", deal->id);
      pursuit_row_set_int (row, "work_id", work->id);
      pursuit_row_set_text (row, "day", iso);
      pursuit_row_set_int (row, "by_id", deal->owner_id);
      if (pursuit_template_insert (seed, "work_state", row, error) == 0)
        return FALSE;
    }
  return list != NULL;
}

/**
 * pursuit_sample_tell_process:
 *
 * Tells of an open deal where its customer is, which work is done, and which key nodes somebody has
 * confirmed: those of the stages that it has left, and those of its present stage that the sample names.
 */
gboolean
pursuit_sample_tell_process (PursuitTemplateSeed *seed, const PursuitSampleDeal *deal, GError **error)
{
  g_autoptr (PursuitProcessBook) book =
      pursuit_process_book_read (pursuit_txn_get_db (seed->txn), deal->process_id, error);

  if (book == NULL)
    return FALSE;
  int present = pursuit_process_book_find_stage (book, deal->stage_id)->position;
  if (!tell_buying_stage (seed, deal, day_behind (seed, deal, book, present), error) ||
      !tick_work (seed, deal, book, present, error))
    return FALSE;
  for (guint i = 0; i < book->nodes->len; i++)
    {
      const PursuitKeyNode *node = &g_array_index (book->nodes, PursuitKeyNode, i);
      int position = pursuit_process_book_find_stage (book, node->stage)->position;
      gboolean met = position < present ? !shows_by_itself (node)
                                        : position == present && is_named (deal->json, "met", node->code);
      if (met && !confirm (seed, deal, node, day_behind (seed, deal, book, position), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_sample_word_facts:
 * @step: a stage event of the sample
 * @stage: which the deal came into
 *
 * Returns: (transfer full) (nullable): what the event keeps of the deal's chance on that day: the stage's
 * base and what the sample knows beside it; %NULL where it knows nothing
 */
char *
pursuit_sample_word_facts (JsonArray *step, PursuitRecord *stage)
{
  JsonObject *how = json_array_get_length (step) > 2 ? json_array_get_object_element (step, 2) : NULL;
  PursuitWinFacts facts;

  if (how == NULL || !json_object_has_member (how, "facts"))
    return NULL;
  pursuit_win_facts_from_code (&facts, json_object_get_string_member (how, "facts"));
  facts.base = pursuit_record_get_real (stage, PURSUIT_STAGE_PROBABILITY);
  return pursuit_win_facts_to_code (&facts);
}

/**
 * pursuit_sample_word_missing:
 * @step: a forced move of the sample
 * @stage: which the deal came into
 * @missing: (out) (nullable): what the event keeps of the key nodes that were overridden: those that the
 *   sample names, of a deal of which nothing else is known; free with g_free()
 */
gboolean
pursuit_sample_word_missing (PursuitTemplateSeed *seed,
                             JsonArray *step,
                             PursuitRecord *stage,
                             char **missing,
                             GError **error)
{
  static const PursuitGateFacts nothing = PURSUIT_GATE_FACTS_INIT;
  JsonObject *how = json_array_get_object_element (step, 2);
  g_autoptr (PursuitProcessBook) book =
      pursuit_process_book_read (pursuit_txn_get_db (seed->txn),
                                 pursuit_record_get_int (stage, PURSUIT_STAGE_PROCESS_ID), error);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; book != NULL && i < book->nodes->len; i++)
    {
      const PursuitKeyNode *node = &g_array_index (book->nodes, PursuitKeyNode, i);

      if (!is_named (how, "missing", node->code))
        continue;
      g_autoptr (PursuitGateResult) result = pursuit_gate_check (node, 1, &nothing);
      for (guint k = 0; k < result->n_unmet; k++)
        {
          g_autofree char *line = pursuit_unmet_to_code (&result->unmet[k]);
          g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
        }
    }
  *missing = lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
  return book != NULL;
}

/**
 * pursuit_sample_plan_call:
 * @plan: of the answers to questions of the call plan: step, place of the question from 1, text
 *
 * Plans the call @activity_id.
 */
gboolean
pursuit_sample_plan_call (PursuitTemplateSeed *seed, gint64 activity_id, JsonArray *plan, GError **error)
{
  PursuitDb *db = pursuit_txn_get_db (seed->txn);

  for (guint i = 0; i < json_array_get_length (plan); i++)
    {
      JsonObject *answer = json_array_get_object_element (plan, i);
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      PursuitStmt *stmt = pursuit_db_query (db, "call-question-at", error);
      if (stmt == NULL)
        return FALSE;
      pursuit_bind_text (stmt, 1, json_object_get_string_member (answer, "step"));
      pursuit_bind_int (stmt, 2, json_object_get_int_member (answer, "question"));
      gint64 work_id = pursuit_db_step (db, stmt, NULL) == 1 ? pursuit_column_int (stmt, 0) : 0;
      pursuit_stmt_reset (stmt);
      pursuit_row_set_int (row, "activity_id", activity_id);
      pursuit_row_set_int (row, "work_id", work_id);
      pursuit_row_set_text (row, "text", pursuit_template_text (answer, "text", seed->language));
      if (pursuit_template_insert (seed, "call_note", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}
