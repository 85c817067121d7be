/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-tasks.h"

#include "pursuit-deal-case.h"
#include "pursuit-drift.h"
#include "pursuit-person.h"
#include "pursuit-session-private.h"

#include <glib/gi18n-lib.h>

static void
work_free (gpointer data)
{
  PursuitTaskWork *work = data;

  g_free (work->stage);
  g_free (work->name);
  g_free (work->by);
  g_free (work->note);
  g_free (work);
}

static void
need_free (gpointer data)
{
  PursuitTaskNeed *need = data;

  g_free (need->argument);
  g_free (need->text);
  g_free (need);
}

static void
node_free (gpointer data)
{
  PursuitTaskNode *node = data;

  g_free (node->stage);
  g_free (node->name);
  g_free (node->by);
  g_free (node->evidence);
  g_free (node->file);
  g_ptr_array_unref (node->needs);
  g_free (node);
}

static void
approval_free (gpointer data)
{
  PursuitTaskApproval *approval = data;

  g_free (approval->subject);
  g_free (approval->asked_by);
  g_free (approval->asked_of);
  g_free (approval->state);
  g_free (approval->reason);
  g_free (approval);
}

/** pursuit_deal_tasks_free: frees the answer. */
void
pursuit_deal_tasks_free (PursuitDealTasks *self)
{
  if (self == NULL)
    return;
  g_free (self->stage);
  g_ptr_array_unref (self->work);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->approvals);
  g_free (self->candidate);
  g_free (self->candidate_text);
  g_free (self);
}

/** pursuit_deal_tasks_count_open: how many key nodes of the present stage are not met. */
guint
pursuit_deal_tasks_count_open (const PursuitDealTasks *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const PursuitTaskNode *node = self->nodes->pdata[i];
      n += !node->missed && !node->met;
    }
  return n;
}

/** pursuit_deal_tasks_count_work: the work items of the present stage; with @done those that are done. */
guint
pursuit_deal_tasks_count_work (const PursuitDealTasks *self, gboolean done)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->work->len; i++)
    {
      const PursuitTaskWork *work = self->work->pdata[i];
      n += !work->missed && (work->done || !done);
    }
  return n;
}

/* What is read, and what it is read from. */
typedef struct
{
  PursuitDb *db;
  PursuitDealCase *deal_case;
  gint64 deal_id;
  gint64 actor_id;
  PursuitDealTasks *tasks;
  GArray *work_stages; /* gint64: of each work item */
  GArray *missed;      /* PursuitCatchUp */
} Reader;

/* Calls @take for each row that the named query gives for the deal; @process: and for its process as $2. */
static gboolean
each_row (Reader *self,
          const char *query,
          gboolean process,
          void (*take) (Reader *self, PursuitStmt *stmt),
          GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (self->db, query, error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, self->deal_id);
  if (process)
    pursuit_bind_int (stmt, 2, self->deal_case->book->process_id);
  while ((state = pursuit_db_step (self->db, stmt, error)) == 1)
    take (self, stmt);
  return state == 0;
}

static void
take_work (Reader *self, PursuitStmt *stmt)
{
  PursuitTaskWork *work = g_new0 (PursuitTaskWork, 1);
  gint64 stage = pursuit_column_int (stmt, 1);

  work->id = pursuit_column_int (stmt, 0);
  work->name = g_strdup (pursuit_column_text (stmt, 2));
  work->stage = g_strdup (pursuit_column_text (stmt, 3));
  work->done = !pursuit_column_is_null (stmt, 5);
  work->day = work->done ? pursuit_day_parse_iso (pursuit_column_text (stmt, 5)) : PURSUIT_DAY_NONE;
  work->by = g_strdup (pursuit_column_text (stmt, 6));
  work->note = g_strdup (pursuit_column_text (stmt, 7));
  g_ptr_array_add (self->tasks->work, work);
  g_array_append_val (self->work_stages, stage);
}

static PursuitTaskNode *
find_node (Reader *self, gint64 id)
{
  for (guint i = 0; i < self->tasks->nodes->len; i++)
    {
      PursuitTaskNode *node = self->tasks->nodes->pdata[i];
      if (node->id == id)
        return node;
    }
  return NULL;
}

static void
take_evidence (Reader *self, PursuitStmt *stmt)
{
  PursuitTaskNode *node = find_node (self, pursuit_column_int (stmt, 0));

  if (node == NULL)
    return;
  node->evidence = g_strdup (pursuit_column_text (stmt, 1));
  node->day = pursuit_day_parse_iso (pursuit_column_text (stmt, 2));
  node->by = g_strdup (pursuit_column_text (stmt, 3));
  node->file_id = pursuit_column_int (stmt, 4);
  node->file = g_strdup (pursuit_column_text (stmt, 5));
}

static void
take_approval (Reader *self, PursuitStmt *stmt)
{
  PursuitTaskApproval *approval = g_new0 (PursuitTaskApproval, 1);
  const char *decided = pursuit_column_text (stmt, 11);

  approval->id = pursuit_column_int (stmt, 0);
  approval->node_id = pursuit_column_int (stmt, 1);
  approval->subject = approval->node_id != 0 ? g_strdup (pursuit_column_text (stmt, 2))
                                             : g_strdup_printf ("%s → %s", pursuit_column_text (stmt, 3),
                                                                pursuit_column_text (stmt, 4));
  approval->mine = self->actor_id != 0 && pursuit_column_int (stmt, 5) == self->actor_id;
  approval->asked_by = g_strdup (pursuit_column_text (stmt, 6));
  approval->to_me = self->actor_id != 0 && pursuit_column_int (stmt, 7) == self->actor_id;
  approval->asked_of = g_strdup (pursuit_column_text (stmt, 8));
  approval->asked = pursuit_day_parse_iso (pursuit_column_text (stmt, 9));
  approval->state = g_strdup (pursuit_column_text (stmt, 10));
  approval->decided = decided ? pursuit_day_parse_iso (decided) : PURSUIT_DAY_NONE;
  approval->self_approved = (int) pursuit_column_int (stmt, 12) != 0;
  approval->reason = g_strdup (pursuit_column_text (stmt, 13));
  g_ptr_array_add (self->tasks->approvals, approval);
}

static void
take_candidate (Reader *self, PursuitStmt *stmt)
{
  const char *function = pursuit_choice_label (PURSUIT_FUNCTIONS, pursuit_column_text (stmt, 2));
  int attitude = (int) pursuit_column_int (stmt, 3);
  int contacts = (int) pursuit_column_int (stmt, 4);
  g_autoptr (GString) text = g_string_new (NULL);

  /* who neither speaks for us nor was ever met is no candidate */
  if (attitude <= 0 || contacts == 0)
    return;
  if (function != NULL)
    g_string_append_printf (text, "%s, ", function);
  g_string_append_printf (text, "%s, ", attitude > 1 ? _ ("champion") : _ ("supporter"));
  g_string_append_printf (text, ngettext ("met %d time", "met %d times", (gulong) contacts), contacts);
  self->tasks->candidate_id = pursuit_column_int (stmt, 0);
  self->tasks->candidate = g_strdup (pursuit_column_text (stmt, 1));
  self->tasks->candidate_text = g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_needs (PursuitTaskNode *node,
           const PursuitProcessBook *book,
           const PursuitGateResult *gate,
           const PursuitNodeState *state)
{
  for (guint i = 0; i < state->n_unmet; i++)
    {
      const PursuitUnmet *unmet = &gate->unmet[state->first_unmet + i];
      PursuitTaskNeed *need = g_new0 (PursuitTaskNeed, 1);
      PursuitGateAction action;

      need->text = pursuit_process_book_explain (book, unmet, &action);
      need->condition = pursuit_condition_kind_code (unmet->condition.kind);
      need->argument = g_strdup (unmet->condition.argument);
      need->action = pursuit_gate_action_code (action);
      need->action_label = pursuit_gate_action_label (action);
      g_ptr_array_add (node->needs, need);
    }
}

static gboolean
is_missed (Reader *self, gint64 node_id, gint64 work_id)
{
  for (guint i = 0; i < self->missed->len; i++)
    {
      const PursuitCatchUp *missed = &g_array_index (self->missed, PursuitCatchUp, i);
      if ((node_id != 0 && missed->node == node_id) || (work_id != 0 && missed->work == work_id))
        return TRUE;
    }
  return FALSE;
}

/* The nodes of the present stage, and the missed ones of those before. */
static void
add_nodes (Reader *self, const PursuitGateResult *gate, gint64 present)
{
  PursuitProcessBook *book = self->deal_case->book;

  for (guint i = 0; i < gate->n_nodes; i++)
    {
      const PursuitNodeState *state = &gate->nodes[i];
      gboolean missed = is_missed (self, state->node, 0);
      PursuitTaskNode *node;

      if (state->stage != present && !missed)
        continue;
      node = g_new0 (PursuitTaskNode, 1);
      node->id = state->node;
      node->name = g_strdup (pursuit_process_book_find_node (book, state->node)->name);
      node->stage = g_strdup (pursuit_process_book_find_stage (book, state->stage)->name);
      node->missed = missed;
      node->met = state->met;
      node->day = PURSUIT_DAY_NONE;
      node->needs = g_ptr_array_new_with_free_func (need_free);
      add_needs (node, book, gate, state);
      g_ptr_array_add (self->tasks->nodes, node);
    }
}

/* Work of later stages is not to be done yet, and what was done before is done. */
static void
drop_other_work (Reader *self, gint64 present)
{
  GPtrArray *work = self->tasks->work;

  for (guint i = work->len; i-- > 0;)
    {
      PursuitTaskWork *item = work->pdata[i];
      item->missed = is_missed (self, 0, item->id);
      if (g_array_index (self->work_stages, gint64, i) != present && !item->missed)
        g_ptr_array_remove_index (work, i);
    }
}

/* What was missed in the stages before the present one. */
static void
find_missed (Reader *self, int position)
{
  GArray *stages = self->deal_case->book->stages;
  g_autofree PursuitCatchUpStage *passed = g_new0 (PursuitCatchUpStage, stages->len);
  g_autoptr (GPtrArray) gates = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_gate_result_free);
  g_autoptr (GArray) work = g_array_sized_new (FALSE, FALSE, sizeof (PursuitCatchUpWork), 1);

  /* in the order of the stages, as the query gives it */
  for (guint i = 0; i < self->tasks->work->len; i++)
    {
      const PursuitTaskWork *item = self->tasks->work->pdata[i];
      PursuitCatchUpWork state = { .id = item->id, .done = item->done };
      g_array_append_val (work, state);
    }
  for (guint i = 0; i < stages->len; i++)
    {
      const PursuitBookStage *stage = &g_array_index (stages, PursuitBookStage, i);
      PursuitGateResult *gate = pursuit_deal_case_check_stage (self->deal_case, stage->id);

      g_ptr_array_add (gates, gate);
      passed[i] = (PursuitCatchUpStage){ .id = stage->id, .position = stage->position, .gate = gate };
      for (guint k = 0; k < work->len; k++)
        {
          if (g_array_index (self->work_stages, gint64, k) != stage->id)
            continue;
          if (passed[i].n_work++ == 0)
            passed[i].work = &g_array_index (work, PursuitCatchUpWork, k);
        }
    }
  self->missed = pursuit_catch_up_list (passed, stages->len, position);
}

static gboolean
read_tasks (Reader *self, GError **error)
{
  gint64 present = pursuit_record_get_int (self->deal_case->deal, PURSUIT_DEAL_STAGE_ID);
  const PursuitBookStage *stage = pursuit_process_book_find_stage (self->deal_case->book, present);
  g_autoptr (PursuitGateResult) gate = pursuit_deal_case_check_stages (self->deal_case);

  self->tasks->stage = g_strdup (stage->name);
  if (!each_row (self, "tasks-work", TRUE, take_work, error))
    return FALSE;
  find_missed (self, stage->position);
  drop_other_work (self, present);
  add_nodes (self, gate, present);
  return each_row (self, "tasks-evidence", FALSE, take_evidence, error) &&
         each_row (self, "tasks-approvals", FALSE, take_approval, error) &&
         each_row (self, "tasks-candidate", FALSE, take_candidate, error);
}

/* The question: of which deal, and who asks. */
typedef struct
{
  gint64 deal_id;
  gint64 actor_id;
} TasksData;

static gpointer
tasks_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const TasksData *asked = data;
  g_autoptr (PursuitDealCase) deal_case =
      pursuit_deal_case_read (db, asked->deal_id, pursuit_store_get_today (store), error);
  g_autoptr (GArray) work_stages = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PursuitDealTasks) tasks = NULL;

  if (deal_case == NULL)
    return NULL;
  tasks = g_new0 (PursuitDealTasks, 1);
  tasks->work = g_ptr_array_new_with_free_func (work_free);
  tasks->nodes = g_ptr_array_new_with_free_func (node_free);
  tasks->approvals = g_ptr_array_new_with_free_func (approval_free);
  Reader reader = { .db = db,
                    .deal_case = deal_case,
                    .deal_id = asked->deal_id,
                    .actor_id = asked->actor_id,
                    .tasks = tasks,
                    .work_stages = work_stages };
  gboolean read = read_tasks (&reader, error);
  g_clear_pointer (&reader.missed, g_array_unref);
  return read ? g_steal_pointer (&tasks) : NULL;
}

/**
 * pursuit_session_deal_tasks:
 *
 * Returns: (transfer full) (nullable): what is to be done for a deal
 */
PursuitDealTasks *
pursuit_session_deal_tasks (PursuitSession *self, gint64 deal_id, GError **error)
{
  TasksData data = { deal_id, pursuit_session_get_actor (self) };
  return pursuit_session_call (self, PURSUIT_LANE_READ, tasks_func, &data, NULL, error);
}

static void
free_tasks (gpointer tasks)
{
  pursuit_deal_tasks_free (tasks);
}

/** pursuit_session_deal_tasks_async: the asynchronous form of pursuit_session_deal_tasks(). */
void
pursuit_session_deal_tasks_async (PursuitSession *self,
                                  gint64 deal_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  TasksData data = { deal_id, pursuit_session_get_actor (self) };
  pursuit_session_call_async (self, pursuit_session_deal_tasks_async, PURSUIT_LANE_READ, tasks_func,
                              g_memdup2 (&data, sizeof data), g_free, free_tasks, cancellable, callback,
                              user_data);
}

/** pursuit_session_deal_tasks_finish: completes pursuit_session_deal_tasks_async(). */
PursuitDealTasks *
pursuit_session_deal_tasks_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_deal_tasks_async, result, error);
}
