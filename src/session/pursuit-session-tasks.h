/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/*
 * What is to be done for a deal: the work and the key nodes of its stage, what was missed before, and who was
 * asked for approval. All texts are in words and all days in the database's calendar.
 */

/**
 * PursuitTaskWork: a work item of the present stage, or a missed one of an earlier stage.
 *
 * @stage: what its stage is called
 * @missed: it belongs to an earlier stage
 * @by: (nullable): who did it, on @day
 * @note: (nullable)
 */
typedef struct
{
  gint64 id;
  char *stage;
  char *name;
  gboolean missed;
  gboolean done;
  PursuitDay day;
  char *by;
  char *note;
} PursuitTaskWork;

/**
 * PursuitTaskNeed: a condition of a key node that is not met.
 *
 * @condition: static: its kind
 * @argument: of the condition: a tag, a field, a scorecard, people, kinds of activity; "" for none
 * @text: a sentence
 * @action: static: the code of what meets it
 * @action_label: static, translated: the words of a button for that
 */
typedef struct
{
  const char *condition;
  char *argument;
  char *text;
  const char *action;
  const char *action_label;
} PursuitTaskNeed;

/**
 * PursuitTaskNode: a key node of the present stage, or one of an earlier stage that is not met.
 *
 * @missed: it belongs to an earlier stage
 * @evidence: (nullable): what somebody gave as evidence, on @day
 * @file_id: of the attachment that is the evidence, or 0
 * @file: (nullable): what that is called
 * @needs: (element-type PursuitTaskNeed): what is not met
 */
typedef struct
{
  gint64 id;
  char *stage;
  char *name;
  gboolean missed;
  gboolean met;
  PursuitDay day;
  char *by;
  char *evidence;
  gint64 file_id;
  char *file;
  GPtrArray *needs;
} PursuitTaskNode;

/**
 * PursuitTaskApproval: somebody was asked to approve a key node or a step.
 *
 * @subject: what, in words
 * @state: pending, granted, refused or withdrawn
 * @mine: whoever works with the program asked for it
 * @to_me: and is the one who was asked
 */
typedef struct
{
  gint64 id;
  gint64 node_id;
  char *subject;
  char *asked_by;
  char *asked_of;
  gboolean mine;
  gboolean to_me;
  PursuitDay asked;
  char *state;
  PursuitDay decided;
  gboolean self_approved;
  char *reason;
} PursuitTaskApproval;

/**
 * PursuitDealTasks: free with pursuit_deal_tasks_free().
 *
 * @stage: what the present stage is called
 * @work: (element-type PursuitTaskWork)
 * @nodes: (element-type PursuitTaskNode)
 * @approvals: (element-type PursuitTaskApproval): the oldest first
 * @candidate_id: the person who is the closest to an insider, or 0
 * @candidate: (nullable): who that is
 * @candidate_text: (nullable): and why, in words
 */
typedef struct
{
  char *stage;
  GPtrArray *work;
  GPtrArray *nodes;
  GPtrArray *approvals;
  gint64 candidate_id;
  char *candidate;
  char *candidate_text;
} PursuitDealTasks;

PursuitDealTasks *
pursuit_session_deal_tasks (PursuitSession *self, gint64 deal_id, GError **error);
void
pursuit_session_deal_tasks_async (PursuitSession *self,
                                  gint64 deal_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PursuitDealTasks *
pursuit_session_deal_tasks_finish (PursuitSession *self, GAsyncResult *result, GError **error);
void
pursuit_deal_tasks_free (PursuitDealTasks *self);
guint
pursuit_deal_tasks_count_open (const PursuitDealTasks *self);
guint
pursuit_deal_tasks_count_work (const PursuitDealTasks *self, gboolean done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDealTasks, pursuit_deal_tasks_free)

G_END_DECLS
