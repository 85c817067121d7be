/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-customers.h"

#include "pursuit-session-private.h"

typedef struct
{
  const PursuitEntity *entity;
  gint64 id;
} GradeData;

/** pursuit_grade_proposal_free: frees @proposal. */
void
pursuit_grade_proposal_free (PursuitGradeProposal *proposal)
{
  if (proposal == NULL)
    return;
  g_free (proposal->deal);
  g_free (proposal->company);
  g_free (proposal->owner);
  g_free (proposal);
}

/** pursuit_grade_proposal_rises: whether the deal would be graded better. */
gboolean
pursuit_grade_proposal_rises (const PursuitGradeProposal *proposal)
{
  g_return_val_if_fail (proposal != NULL, FALSE);

  return *proposal->to < *proposal->from;
}

/** pursuit_grade_step_free: frees @step. */
void
pursuit_grade_step_free (PursuitGradeStep *step)
{
  if (step == NULL)
    return;
  g_free (step->from);
  g_free (step->to);
  g_free (step->kind);
  g_free (step->reason);
  g_free (step->by);
  g_free (step);
}

static PursuitGradeProposal *
read_proposal (PursuitStmt *stmt)
{
  PursuitGradeProposal *proposal = g_new0 (PursuitGradeProposal, 1);

  proposal->deal_id = pursuit_column_int (stmt, 0);
  proposal->deal = g_strdup (pursuit_column_text (stmt, 1));
  proposal->company_id = pursuit_column_int (stmt, 2);
  proposal->company = g_strdup (pursuit_column_text (stmt, 3));
  proposal->owner = g_strdup (pursuit_column_text (stmt, 4));
  g_strlcpy (proposal->from, pursuit_column_text (stmt, 5), sizeof proposal->from);
  g_strlcpy (proposal->to, pursuit_column_text (stmt, 6), sizeof proposal->to);
  proposal->expected_close = pursuit_day_parse_iso (pursuit_column_text (stmt, 7));
  proposal->probability = pursuit_column_real (stmt, 8);
  return proposal;
}

static gpointer
proposals_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) proposals =
      g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_grade_proposal_free);
  PursuitStmt *stmt = pursuit_db_query (db, "grade-proposals", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    g_ptr_array_add (proposals, read_proposal (stmt));
  return state == 0 ? g_steal_pointer (&proposals) : NULL;
}

/**
 * pursuit_session_grade_proposals:
 *
 * Returns: (transfer full) (nullable) (element-type PursuitGradeProposal): the grades that wait to be
 * confirmed, rises before falls
 */
GPtrArray *
pursuit_session_grade_proposals (PursuitSession *self, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, proposals_func, NULL, NULL, error);
}

/** pursuit_session_grade_proposals_async: the asynchronous form of pursuit_session_grade_proposals(). */
void
pursuit_session_grade_proposals_async (PursuitSession *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_grade_proposals_async, PURSUIT_LANE_READ, proposals_func,
                              NULL, NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                              user_data);
}

/** pursuit_session_grade_proposals_finish: completes pursuit_session_grade_proposals_async(). */
GPtrArray *
pursuit_session_grade_proposals_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_grade_proposals_async, result, error);
}

static gpointer
history_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const GradeData *grade = data;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_grade_step_free);
  PursuitStmt *stmt = pursuit_db_query (db, "grade-history", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_text (stmt, 1, grade->entity->name);
  pursuit_bind_int (stmt, 2, grade->id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitGradeStep *step = g_new0 (PursuitGradeStep, 1);
      step->day = pursuit_day_parse_iso (pursuit_column_text (stmt, 0));
      step->from = g_strdup (pursuit_column_text (stmt, 1));
      step->to = g_strdup (pursuit_column_text (stmt, 2));
      step->kind = g_strdup (pursuit_column_text (stmt, 3));
      step->reason = g_strdup (pursuit_column_text (stmt, 4));
      step->by = g_strdup (pursuit_column_text (stmt, 5));
      step->undone = pursuit_column_int (stmt, 6) != 0;
      g_ptr_array_add (steps, step);
    }
  return state == 0 ? g_steal_pointer (&steps) : NULL;
}

/**
 * pursuit_session_grade_history:
 * @entity: deals or companies
 *
 * Returns: (transfer full) (nullable) (element-type PursuitGradeStep): how the grade of record @id moved,
 * newest first; what was undone too
 */
GPtrArray *
pursuit_session_grade_history (PursuitSession *self, const PursuitEntity *entity, gint64 id, GError **error)
{
  GradeData data = { .entity = entity, .id = id };

  g_return_val_if_fail (entity != NULL, NULL);

  return pursuit_session_call (self, PURSUIT_LANE_READ, history_func, &data, NULL, error);
}

/** pursuit_session_grade_history_async: the asynchronous form of pursuit_session_grade_history(). */
void
pursuit_session_grade_history_async (PursuitSession *self,
                                     const PursuitEntity *entity,
                                     gint64 id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GradeData *data = g_new0 (GradeData, 1);

  data->entity = entity;
  data->id = id;
  pursuit_session_call_async (self, pursuit_session_grade_history_async, PURSUIT_LANE_READ, history_func,
                              data, g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                              user_data);
}

/** pursuit_session_grade_history_finish: completes pursuit_session_grade_history_async(). */
GPtrArray *
pursuit_session_grade_history_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_grade_history_async, result, error);
}
