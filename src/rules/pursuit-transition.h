/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-gate.h"

G_BEGIN_DECLS

/** PursuitTransitionRule: what a cell of the transition matrix says about a step, in the order of
 * PURSUIT_TRANSITION_RULES. */
typedef enum
{
  PURSUIT_TRANSITION_ALLOWED,
  PURSUIT_TRANSITION_APPROVAL,
  PURSUIT_TRANSITION_FORBIDDEN,
  PURSUIT_N_TRANSITION_RULES
} PursuitTransitionRule;

/** The codes as they are stored, and their names for people (marked for translation). */
extern const PursuitChoice PURSUIT_TRANSITION_RULES[];

/** PursuitTransitionStage: a stage of the process; @code is not owned and only read while a matrix is made.
 */
typedef struct
{
  gint64 id;
  const char *code;
  int position;
  gboolean retired;
} PursuitTransitionStage;

/** PursuitFieldRef: a field of the deal or of its company. */
typedef struct
{
  const PursuitEntity *entity;
  guint field;
} PursuitFieldRef;

/* The fields that one step can require. */
#define PURSUIT_TRANSITION_MAX_FIELDS 16

/**
 * PursuitTransitionMatrix: for every pair of stages of a process whether a deal may step from one to the
 * other, and which fields must have a value then.
 */
typedef struct _PursuitTransitionMatrix PursuitTransitionMatrix;

/** PursuitVerdictKind: what comes of a step. The first that stops it, in the order in which it is looked at.
 */
typedef enum
{
  PURSUIT_VERDICT_GO,
  PURSUIT_VERDICT_FORBIDDEN,      /* by the matrix: never overridden */
  PURSUIT_VERDICT_NEEDS_APPROVAL, /* by the matrix: a colleague must grant it */
  PURSUIT_VERDICT_BLOCKED,        /* key nodes are not met, and the step is not forced */
  PURSUIT_VERDICT_MISSING_FIELDS, /* required fields are empty */
} PursuitVerdictKind;

/**
 * PursuitVerdict: whether a deal may step, with everything that stands against it, so that one dialog can ask
 * for all of it. A plain value.
 *
 * @kind: the first thing that stops the step
 * @rule: of the matrix
 * @needs_approval: the rule asks for an approval that is not given
 * @n_missing_nodes: key nodes that are not met, whether they stop the step or it is forced
 * @forced: the step goes in spite of @n_missing_nodes: it must be recorded as a forced move
 * @missing: the required fields that are empty
 */
typedef struct
{
  PursuitVerdictKind kind;
  PursuitTransitionRule rule;
  gboolean needs_approval;
  guint n_missing_nodes;
  gboolean forced;
  PursuitFieldRef missing[PURSUIT_TRANSITION_MAX_FIELDS];
  guint n_missing;
} PursuitVerdict;

/**
 * PursuitTransitionRequest: a step that somebody wants to take.
 *
 * @from, @to: ids of stages
 * @gate: (nullable): the check of the nodes of all stages for which pursuit_transition_asks() says so; %NULL
 *   when there are none
 * @facts: for the required fields; those that the same dialog fills in are to be set in it already
 * @force: go in spite of key nodes that are not met
 * @approved: a colleague granted this step
 */
typedef struct
{
  gint64 from;
  gint64 to;
  const PursuitGateResult *gate;
  const PursuitGateFacts *facts;
  gboolean force;
  gboolean approved;
} PursuitTransitionRequest;

/**
 * pursuit_transition_matrix_new:
 * @stages: (array length=n_stages): of one process, in any order
 *
 * A matrix with the default rules (the method's §1c): one step on or any step back is allowed, every forward
 * skip needs approval; and where the process has stages of these codes, `contract` without `quotation` and
 * `quotation` or anything later straight from `list` are forbidden. Retired stages do not count as steps;
 * none may be entered. Nothing is required.
 *
 * Returns: (transfer full): free with pursuit_transition_matrix_free()
 */
PursuitTransitionMatrix *
pursuit_transition_matrix_new (const PursuitTransitionStage *stages, guint n_stages);

void
pursuit_transition_matrix_free (PursuitTransitionMatrix *matrix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTransitionMatrix, pursuit_transition_matrix_free)

/**
 * pursuit_transition_matrix_get:
 *
 * Returns: the rule for a step. Within a stage everything is allowed; to a stage that is retired or of
 * another process nothing is.
 */
PursuitTransitionRule
pursuit_transition_matrix_get (const PursuitTransitionMatrix *matrix, gint64 from, gint64 to);

/** pursuit_transition_matrix_set: sets the rule of the cell @from, @to; both must be stages of the matrix. */
void
pursuit_transition_matrix_set (PursuitTransitionMatrix *matrix,
                               gint64 from,
                               gint64 to,
                               PursuitTransitionRule rule);

/**
 * pursuit_transition_matrix_set_required:
 * @fields: (nullable): names with commas between them, of the deal (`amount`) or with the entity before it
 *   (`company.phone`)
 * @error: PURSUIT_ERROR_BAD_VALUE with a sentence that names the field which is not known
 *
 * Returns: whether all fields are known; when not, nothing is changed
 */
gboolean
pursuit_transition_matrix_set_required (PursuitTransitionMatrix *matrix,
                                        gint64 from,
                                        gint64 to,
                                        const char *fields,
                                        GError **error);

/**
 * pursuit_transition_matrix_get_required:
 * @n_fields: (out): how many
 *
 * Returns: (transfer none) (array length=n_fields): the fields that the step requires
 */
const PursuitFieldRef *
pursuit_transition_matrix_get_required (const PursuitTransitionMatrix *matrix,
                                        gint64 from,
                                        gint64 to,
                                        guint *n_fields);

/** pursuit_transition_rule_next: the rule that follows when a cell is cycled: allowed, approval, forbidden.
 */
PursuitTransitionRule
pursuit_transition_rule_next (PursuitTransitionRule rule);

/** pursuit_transition_rule_parse: whether @code is one of PURSUIT_TRANSITION_RULES, and which (@rule, out).
 */
gboolean
pursuit_transition_rule_parse (const char *code, PursuitTransitionRule *rule);

/**
 * pursuit_transition_asks:
 * @stage: a stage of the process
 *
 * Returns: whether the key nodes of @stage must be met for a step: on a step forward those of the stage that
 * is left and of every stage that is skipped; on a step back none
 */
gboolean
pursuit_transition_asks (const PursuitTransitionMatrix *matrix, gint64 from, gint64 to, gint64 stage);

/**
 * pursuit_transition_decide:
 * @verdict: (out caller-allocates): matrix, then key nodes, then required fields
 *
 * Returns: whether the deal may step, the same as verdict->kind being %PURSUIT_VERDICT_GO
 */
gboolean
pursuit_transition_decide (const PursuitTransitionMatrix *matrix,
                           const PursuitTransitionRequest *request,
                           PursuitVerdict *verdict);

/**
 * pursuit_verdict_explain:
 * @from, @to: the names of the stages
 *
 * Returns: (transfer full) (nullable): a translated sentence that says what stops the step; %NULL for a go.
 * The conditions behind %PURSUIT_VERDICT_BLOCKED have their own, from pursuit_gate_explain().
 */
char *
pursuit_verdict_explain (const PursuitVerdict *verdict, const char *from, const char *to);

/**
 * pursuit_field_ref_label:
 *
 * Returns: (transfer none): the translated name of the field
 */
const char *
pursuit_field_ref_label (const PursuitFieldRef *ref);

G_END_DECLS
